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
from apdesk.ui.widgets import button, icon_button, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apdesk.domain.operators import Criterion
    from apdesk.domain.schema import FieldSchema, PicklistValue
    from apdesk.store.lists import ListField
    from apdesk.ui.lists.filter_editor import FilterEditor
    from apdesk.ui.lists.names_here import NamesHere

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
        self.change = button(text, "chip", clicked=self.changed.emit)
        self.remove = icon_button(
            "close", tr("Remove filter {filter}", filter=text), clicked=self.removed.emit
        )
        set_icon(self.remove, "close", "muted", 12)
        layout.addWidget(self.change)
        layout.addWidget(self.remove)

    def say(self, text: str) -> None:
        """The filter reads otherwise."""
        self.change.setText(text)
        named(self.change, text)
        remove = tr("Remove filter {filter}", filter=text)
        self.remove.setToolTip(remove)
        named(self.remove, remove)


class FilterBar(QWidget):
    """The chips of a list's filters; hidden while there is none.

    Signals:
        filters_changed: (tuple[Criterion, ...])
        segment_asked: The filters are to be saved as a segment.
        focus_left: The last filter is gone, and what had the focus went with it.
    """

    filters_changed = Signal(object)
    focus_left = Signal()
    segment_asked = Signal()

    def __init__(self, names: Later[NamesHere], parent: QWidget | None = None) -> None:
        """`names`: those behind the lookups of the list."""
        super().__init__(parent)
        self._names = names
        self._picklists: Picklists = {}
        self._offered: tuple[ListField, ...] = ()
        self._filters: tuple[Criterion, ...] = ()
        self._editing: int | None = None
        self._chips: list[_Chip] = []
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

        made = FilterEditor(self._names(), self)
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

    def say_names(self) -> None:
        """Lookups may be called something by now, or something else."""
        if self._filters:
            for chip, said in zip(self._chips, self._words(), strict=True):
                if chip.change.text() != said:
                    chip.say(said)

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
        held = self._focused()
        gone: list[QWidget] = []
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                gone.append(widget)
        self._chips = []
        if self._filters:
            self._add_chips()
        self._row.addStretch(1)
        if held is not None and self._chips:
            at, changing = held
            chip = self._chips[min(at, len(self._chips) - 1)]
            chip.show()
            (chip.change if changing else chip.remove).setFocus()
        for widget in gone:
            widget.hide()
            widget.deleteLater()
        self.setVisible(bool(self._filters))
        if held is not None and not self._chips:
            self.focus_left.emit()

    def _focused(self) -> tuple[int, bool] | None:
        """Which chip has the focus of the window (also while the editor is open over it), and
        whether to be changed; None: the focus is elsewhere."""
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return None
        for at, chip in enumerate(self._chips):
            if chip.isAncestorOf(focus):
                return at, focus is chip.change
        return len(self._chips), False

    def _words(self) -> list[str]:
        """What each filter says."""
        from apdesk.ui.criteria.references import ids_in
        from apdesk.ui.lists.filter_editor import filter_words
        from apdesk.ui.lists.names_here import is_lookup

        fields = self._fields
        lookups = {each.name for each in fields if is_lookup(each)}
        ids = {each: ids_in(each.value) for each in self._filters if each.field in lookups}
        wanted = sorted({key for some in ids.values() for key in some})
        names = self._names().names(wanted) if wanted else {}
        return [
            filter_words(each, fields, names if each in ids else None) for each in self._filters
        ]

    def _add_chips(self) -> None:
        for at, said in enumerate(self._words()):
            chip = _Chip(said)
            chip.changed.connect(lambda at=at, chip=chip: self._change(at, chip))
            chip.removed.connect(lambda at=at: self._remove(at))
            self._row.addWidget(chip)
            self._chips.append(chip)
        self._row.addWidget(button(tr("Clear all"), "link", clicked=lambda: self.set_filters(())))
        if self._may_be_segment:
            save = button(tr("Save as a segment…"), "link", clicked=self.segment_asked.emit)
            save.setToolTip(tr("Save these filters as a segment, which fills itself"))
            self._row.addWidget(save)
