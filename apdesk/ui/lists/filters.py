"""The filter bar: one chip for each filter; its editor is made when it is first opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from apdesk.language import tr
from apdesk.ui.icons import set_icon
from apdesk.ui.shell.later import Later
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import button, icon_button

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apdesk.domain.operators import Criterion
    from apdesk.domain.schema import FieldSchema, PicklistValue
    from apdesk.store.lists import ListField
    from apdesk.ui.lists.filter_editor import FilterEditor

    Picklists = Mapping[str, tuple[PicklistValue, ...]]


class _Chip(QFrame):
    changed = Signal()
    removed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        set_role(self, "chip")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE, 0, 0, 0)
        layout.setSpacing(0)
        change = button(text, "chip", clicked=self.changed.emit)
        remove = icon_button(
            "close", tr("Remove filter {filter}", filter=text), clicked=self.removed.emit
        )
        set_icon(remove, "close", "muted", 12)
        layout.addWidget(change)
        layout.addWidget(remove)


class FilterBar(QWidget):
    """The chips of a list's filters; hidden while there is none.

    Signals:
        filters_changed: (tuple[Criterion, ...])
        segment_asked: The filters are to be saved as a segment.
    """

    filters_changed = Signal(object)
    segment_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picklists: Picklists = {}
        self._offered: tuple[ListField, ...] = ()
        self._filters: tuple[Criterion, ...] = ()
        self._editing: int | None = None
        self._may_be_segment = False
        self.later_editor = Later(self._make_editor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE)
        self.hide()

    @property
    def filters(self) -> tuple[Criterion, ...]:
        return self._filters

    @property
    def editor(self) -> FilterEditor:
        return self.later_editor()

    def _make_editor(self) -> FilterEditor:
        from apdesk.ui.lists.filter_editor import FilterEditor

        made = FilterEditor(self)
        made.applied.connect(self._applied)
        return made

    def set_fields(self, fields: Sequence[ListField]) -> None:
        """What can be filtered by; filters by fields that are gone are dropped."""
        self._offered = tuple(fields)
        known = {each.name for each in fields}
        self.set_filters([each for each in self._filters if each.field in known])

    def set_picklists(self, picklists: Picklists) -> None:
        """The entries of picklist fields, by the name of the field in the list."""
        self._picklists = picklists

    @property
    def _fields(self) -> tuple[FieldSchema, ...]:
        from apdesk.domain.local_filter import local_field

        return tuple(
            local_field(each.name, each.label, each.type, self._picklists.get(each.name, ()))
            for each in self._offered
        )

    def set_filters(self, filters: Sequence[Criterion]) -> None:
        """Replaces all filters."""
        chosen = tuple(filters)
        if chosen == self._filters:
            return
        self._filters = chosen
        self._rebuild()
        self.filters_changed.emit(chosen)

    def offer_segment(self) -> None:
        """Lets the filters be saved as a segment."""
        self._may_be_segment = True

    def add(self, anchor: QWidget) -> None:
        """Opens the editor for one more filter."""
        self._editing = None
        self.editor.offer(self._fields)
        self.editor.show_below(anchor)

    def _change(self, at: int, anchor: QWidget) -> None:
        self._editing = at
        self.editor.offer(self._fields, self._filters[at])
        self.editor.show_below(anchor)

    def _remove(self, at: int) -> None:
        self.set_filters([each for i, each in enumerate(self._filters) if i != at])

    def _applied(self, made: Criterion) -> None:
        filters = list(self._filters)
        if self._editing is not None and self._editing < len(filters):
            filters[self._editing] = made
        else:
            filters.append(made)
        self.set_filters(filters)

    def _rebuild(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._filters:
            self._add_chips()
        self._row.addStretch(1)
        self.setVisible(bool(self._filters))

    def _add_chips(self) -> None:
        from apdesk.ui.lists.filter_editor import filter_words

        fields = self._fields
        for at, each in enumerate(self._filters):
            chip = _Chip(filter_words(each, fields))
            chip.changed.connect(lambda at=at, chip=chip: self._change(at, chip))
            chip.removed.connect(lambda at=at: self._remove(at))
            self._row.addWidget(chip)
        self._row.addWidget(button(tr("Clear all"), "link", clicked=lambda: self.set_filters(())))
        if self._may_be_segment:
            save = button(tr("Save as a segment…"), "link", clicked=self.segment_asked.emit)
            save.setToolTip(tr("Save these filters as a segment, which fills itself"))
            self._row.addWidget(save)
