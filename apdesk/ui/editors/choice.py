"""Editors of values that are chosen: one entry of a list, yes or no, several entries."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.entry import parse_entry
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema, PicklistValue
from apdesk.language import marked, tr, translated
from apdesk.ui.criteria.field_chooser import CalmComboBox
from apdesk.ui.editors.base import ValueEditor
from apdesk.ui.theme import SPACE, set_role

_VALUE = Qt.ItemDataRole.UserRole
_MOST_LINES = 6
BLANK = marked("(blank)")


def entry_caption(entry: PicklistValue) -> str:
    """How an entry reads in a list; one that the org has retired says so."""
    both = entry.label != entry.value
    caption = f"{entry.label} – {entry.value}" if both else entry.value
    return caption if entry.active else f"{caption} (retired)"


def offered(field: FieldSchema | None, present: Iterable[str]) -> list[tuple[str, str]]:
    """(value, caption) of the entries to choose from.

    Retired ones come last, and only where Salesforce would still take them or the record has them.
    What the record has and the list has not is offered too, so that it is never lost in silence.
    """
    entries = field.picklist if field is not None else ()
    restricted = field is not None and field.restricted_picklist
    had = [each for each in present if each]
    known = {each.value for each in entries}
    found = [(each.value, entry_caption(each)) for each in entries if each.active]
    found += [
        (each.value, entry_caption(each))
        for each in entries
        if not each.active and (each.value in had or not restricted)
    ]
    found += [
        (each, tr("{entry} (not in the list)", entry=each)) for each in had if each not in known
    ]
    return found


class _ListBox(CalmComboBox):
    """Knows whether an entry was taken from its open list, and not by an arrow key."""

    def __init__(self) -> None:
        super().__init__()
        self.from_list = False
        self.setMaxVisibleItems(14)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def showPopup(self) -> None:
        self.from_list = True
        wanted = self.view().sizeHintForColumn(0) + SPACE * 5
        self.view().setMinimumWidth(max(self.width(), min(wanted, SPACE * 48)))
        super().showPopup()

    def hidePopup(self) -> None:
        super().hidePopup()
        # `activated` follows at once where an entry was taken.
        QTimer.singleShot(0, self, self._closed)

    @Slot()
    def _closed(self) -> None:
        self.from_list = self.view().isVisible()


class ChoiceEditor(ValueEditor):
    """One entry of a picklist."""

    def __init__(
        self, field: FieldSchema | None, kind: ApdeskType, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, kind, parent)
        self.combo = _ListBox()
        self.combo.activated.connect(self._activated)
        self.body.addWidget(self.combo)
        self.setFocusProxy(self.combo)
        self._fill("")

    def _fill(self, present: str) -> None:
        self.combo.clear()
        if self.field is None or self.field.nillable or not present:
            self.combo.addItem(translated(BLANK), "")
        for value, caption in offered(self.field, (present,)):
            self.combo.addItem(caption, value)
        self.combo.setCurrentIndex(max(0, self.combo.findData(present)))

    def value(self) -> FieldValue:
        return str(self.combo.currentData() or "") or None

    def show_value(self, value: FieldValue) -> None:
        self._fill("" if value is None else str(value))

    @property
    def chosen_from_list(self) -> bool:
        return True

    def open_choices(self) -> None:
        self.combo.showPopup()

    @Slot(int)
    def _activated(self, _index: int) -> None:
        self.changed.emit()
        if self.in_place and self.combo.from_list:
            self.committed.emit()


class YesNoEditor(ChoiceEditor):
    """A checkbox; never blank."""

    def _fill(self, present: str) -> None:
        self.combo.clear()
        self.combo.addItem(tr("Yes"), True)
        self.combo.addItem(tr("No"), False)
        self.combo.setCurrentIndex(0 if present else 1)

    def value(self) -> FieldValue:
        return bool(self.combo.currentData())

    def show_value(self, value: FieldValue) -> None:
        self._fill("yes" if value else "")


class TicksEditor(ValueEditor):
    """Several entries of a picklist, each with a tick."""

    def __init__(
        self, field: FieldSchema | None, kind: ApdeskType, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, kind, parent)
        self._loading = False
        self._model = QStandardItemModel(self)
        self._model.itemChanged.connect(self._item_changed)
        self.view = QListView()
        set_role(self.view, "boxed")
        self.view.setModel(self._model)
        self.view.setUniformItemSizes(True)
        self.body.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.show_value(None)

    def value(self) -> FieldValue:
        items = [self._model.item(at) for at in range(self._model.rowCount())]
        ticked = [
            str(each.data(_VALUE)) for each in items if each.checkState() is Qt.CheckState.Checked
        ]
        return parse_entry(ApdeskType.MULTI_PICKLIST, ";".join(ticked), self.field)

    def show_value(self, value: FieldValue) -> None:
        present = [each for each in str(value or "").split(";") if each]
        self._loading = True
        try:
            self._model.clear()
            for each, caption in offered(self.field, present):
                item = QStandardItem(caption)
                item.setData(each, _VALUE)
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled
                    | Qt.ItemFlag.ItemIsSelectable
                    | Qt.ItemFlag.ItemIsUserCheckable
                )
                on = each in present
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                self._model.appendRow(item)
        finally:
            self._loading = False
        lines = min(max(self._model.rowCount(), 1), _MOST_LINES)
        height = max(self.view.sizeHintForRow(0), self.view.fontMetrics().height() + SPACE)
        self.view.setFixedHeight(height * lines + SPACE)
        self.view.setCurrentIndex(self._model.index(0, 0))

    @Slot(object)
    def _item_changed(self, _item: QStandardItem) -> None:
        if not self._loading:
            self.changed.emit()
