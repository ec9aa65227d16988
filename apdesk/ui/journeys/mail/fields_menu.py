"""The menu of what can be put into a template: the way to unsubscribe, and fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from apdesk.language import order, tr
from apdesk.store.lists import ListField
from apdesk.ui.widgets import named
from apdesk.worker.mail import UNSUBSCRIBE

#: What e-mails most often hold, in that order.
_COMMON = ("first_name", "last_name", "name", "salutation", "company", "title", "email")


class FieldsMenu(QMenu):
    """Signals:
    chosen: (str) The name of a field, or `UNSUBSCRIBE`.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, tr("Insert field"))

    def offer(self, fields: Sequence[ListField]) -> None:
        """Replaces what is offered."""
        self.clear()
        known = {each.name: each for each in fields}
        common = [known[name] for name in _COMMON if name in known]
        for each in common:
            self._add(self, each.label, each.name)
        rest = sorted(
            (each for each in fields if each not in common), key=lambda each: order(each.label)
        )
        if rest:
            more = self.addMenu(tr("All other fields"))
            for each in rest:
                self._add(more, each.label, each.name)
        self.addSeparator()
        self._add(self, tr("Address to unsubscribe"), UNSUBSCRIBE)

    def _add(self, menu: QMenu, text: str, name: str) -> None:
        # An ampersand in a label would be taken for a shortcut.
        action = menu.addAction(text.replace("&", "&&"))
        action.setToolTip(name)
        action.triggered.connect(lambda: self.chosen.emit(name))
