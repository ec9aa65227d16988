"""What every editor of a record's value has in common.

Unlike the value editors of criteria, which speak the text of a criterion, these hold one canonical
value of one field (`apdesk.domain.records.FieldValue`).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.entry import EntryError, check_value
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema
from apdesk.ui.criteria.values import mark_invalid
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import named


class ValueEditor(QWidget):
    """An editor of one value. Setting a value never tells; only the user's edits do.

    Attributes:
        field: What Salesforce says of the field; None for apdesk's own fields.
        kind: What the field holds.
        in_place: The editor stands where the value stood: an entry that is chosen is committed at
            once, and Tab is told (`tabbed`) instead of moving the focus.
        touched: Whether the user has changed the value since it was set. One that is as it was is
            not to be read: typed text loses the space around it, which nobody asked for.

    Signals:
        changed: The user changed the value.
        committed: Enter, or an entry was chosen in place: the user means it. `problem()` may say
            that it can't be so.
        cancelled: Escape.
        tabbed: (bool) Tab, or Shift+Tab (False), left an editor that is in place.
    """

    changed = Signal()
    committed = Signal()
    cancelled = Signal()
    tabbed = Signal(bool)

    def __init__(
        self, field: FieldSchema | None, kind: ApdeskType, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.kind = kind
        self.in_place = False
        self.touched = False
        self.changed.connect(self._touch)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE // 2)

    # -- the value ------------------------------------------------------------------------------

    def value(self) -> FieldValue:
        """The canonical value. Raises EntryError when what was typed is none."""
        raise NotImplementedError

    def set_value(self, value: FieldValue) -> None:
        """Shows a canonical value."""
        self.show_value(value)
        self.touched = False

    def show_value(self, value: FieldValue) -> None:
        """Puts a value into the controls."""
        raise NotImplementedError

    @Slot()
    def _touch(self) -> None:
        self.touched = True

    def problem(self, *, creating: bool = False) -> str | None:
        """What is wrong with the value, as a sentence; None when Salesforce should take it."""
        try:
            value = self.value()
        except EntryError as error:
            return error.message
        if self.field is None:
            return None
        return check_value(self.field, value, creating=creating)

    # -- the controls ---------------------------------------------------------------------------

    def inputs(self) -> Sequence[QWidget]:
        """The controls, in the order of Tab."""
        proxy = self.focusProxy()
        return (proxy,) if proxy is not None else ()

    def name_controls(self, name: str) -> None:
        """Gives the controls the label that is read beside them."""
        for each in self.inputs():
            named(each, name)

    def mark(self, problem: str | None) -> None:
        """Outlines the controls while there is a problem, which is also their description."""
        for each in self.inputs():
            mark_invalid(each, problem is not None)
            each.setAccessibleDescription(problem or "")

    def start(self) -> None:
        """Takes the focus, the present value selected, so that typing replaces it."""
        first = next(iter(self.inputs()), None)
        if first is None:
            return
        first.setFocus()
        if isinstance(first, QLineEdit | QPlainTextEdit):
            first.selectAll()

    @property
    def chosen_from_list(self) -> bool:
        """Whether there is nothing to do in the editor but to choose from its list."""
        return False

    def open_choices(self) -> None:
        """Opens the list or the calendar, where the editor has one."""

    def owns_focus(self) -> bool:
        """Whether the user is within the editor or a pop-up of its."""
        at: QWidget | None = QApplication.activePopupWidget() or QApplication.focusWidget()
        while at is not None:
            if at is self:
                return True
            at = at.parentWidget()
        return False

    # -- events ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.committed.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.accept()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_choices()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        if not self.in_place:
            return super().focusNextPrevChild(forward)
        stops = list(self.inputs())
        at = next((i for i, each in enumerate(stops) if each.hasFocus()), -1)
        then = at + (1 if forward else -1)
        if at >= 0 and 0 <= then < len(stops):
            stops[then].setFocus(
                Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            )
        else:
            self.tabbed.emit(forward)
        return True
