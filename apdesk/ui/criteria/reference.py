"""The value editor of lookup fields: ids, typed or picked by name from the org."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QPushButton, QVBoxLayout, QWidget

from apdesk.domain.schema import FieldSchema
from apdesk.domain.value_list import join_values, split_values
from apdesk.domain.wording import one_of
from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.criteria.references import FoundRecord, References, ids_in
from apdesk.ui.criteria.values import ValueEditor, plain_line
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import SearchField, column, host_popups, named, row, wrapped
from apdesk.worker.tasks import LatestRequest

_ID = Qt.ItemDataRole.UserRole
_CHECKABLE = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
)


class NamePicker(QFrame):
    """A pop-up that searches records by name and ticks them.

    Signals:
        toggled: (18-character id, on): the user ticked or unticked a record.
    """

    toggled = Signal(str, bool)

    def __init__(
        self, field: FieldSchema, references: References, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._field = field
        self._references = references
        self._chosen: tuple[str, ...] = ()
        self._found: Sequence[FoundRecord] = ()
        self._loading = False
        self._request = LatestRequest(references.runner, self, delay_ms=0)
        self._request.answered.connect(self._answered)
        self._request.failed.connect(self._failed)
        self.search = SearchField(tr("Search by name"))
        self.search.searched.connect(self._ask)
        self.search.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self._model.itemChanged.connect(self._item_changed)
        self.view = named(QListView(), tr("Records for {field}", field=field.label))
        self.view.setModel(self._model)
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFixedHeight(SPACE * 32)
        self.view.installEventFilter(self)
        self.said = wrapped("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        for each in (self.search, self.view, self.said):
            layout.addWidget(each)

    @property
    def captions(self) -> tuple[str, ...]:
        """What is offered, from the top."""
        return tuple(self._model.item(at).text() for at in range(self._model.rowCount()))

    def open_at(self, corner: QPoint, width: int, chosen: Sequence[str]) -> None:
        """Shows the pop-up below `corner` (global), inside the screen; `chosen` are ticked."""
        self._chosen = tuple(chosen)
        self.setFixedWidth(max(width, SPACE * 44))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(corner.x(), screen.right() - self.width())
        y = min(corner.y(), screen.bottom() - self.height())
        self.move(max(x, screen.left()), max(y, screen.top()))
        self.search.clear()
        self.show()
        self.search.setFocus()
        self._ask("")

    def toggle(self, at: int) -> None:
        """Ticks or unticks a line, as a click on it does."""
        item = self._model.item(at)
        on = item.checkState() is not Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    @Slot(str)
    def _ask(self, text: str) -> None:
        self.said.setText(tr("Searching…"))
        self.said.show()
        self._request.ask(self._references.lookup.find_by_name(self._field.reference_to, text))

    @Slot(object)
    def _answered(self, found: Sequence[FoundRecord]) -> None:
        self._found = found
        self._references.learn(found)
        self._fill()
        text = self.search.text().strip()
        what = one_of(self._field.reference_to)
        self.said.setText(
            tr("No {what} has “{text}” in its name.", what=what, text=text)
            if text
            else tr("There is no {what} to choose.", what=what)
        )
        self.said.setVisible(not found)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.said.setText(str(error))
        self.said.show()

    def _fill(self) -> None:
        names: Mapping[str, str] = self._references.names
        several = len(self._field.reference_to) > 1
        lines = {each: names[each] for each in self._chosen if each in names}
        for each in self._found:
            caption = f"{each.name} ({each.sobject})" if several else each.name
            lines[each.salesforce_id] = caption
        self._loading = True
        try:
            self._model.clear()
            for key, caption in lines.items():
                item = QStandardItem(caption)
                item.setData(key, _ID)
                item.setToolTip(key)
                item.setFlags(_CHECKABLE)
                on = key in self._chosen
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                self._model.appendRow(item)
        finally:
            self._loading = False
        self.view.setCurrentIndex(self._model.index(0, 0))

    @Slot(object)
    def _item_changed(self, item: QStandardItem) -> None:
        if self._loading:
            return
        key, on = str(item.data(_ID)), item.checkState() is Qt.CheckState.Checked
        rest = tuple(each for each in self._chosen if each != key)
        self._chosen = (*rest, key) if on else rest
        self.toggled.emit(key, on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.search and event.key() == Qt.Key.Key_Down:
                self.view.setFocus()
                return True
            if watched is self.view and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.close()
                return True
        return super().eventFilter(watched, event)


class ReferenceValue(ValueEditor):
    """A comma list of ids with the names of their records under it."""

    def __init__(
        self, field: FieldSchema, references: References, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._references = references
        self.line = plain_line(tr("Choose by name, or type IDs"), self)
        self.line.edited.connect(self._edited)
        self.button = QPushButton(tr("Choose…"), self)
        set_icon(self.button, "search")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.open_list)
        self.shown_names = wrapped("", "small")
        self.shown_names.hide()
        line = row(self.line, self.button)
        line.setStretch(0, 1)
        self.row.addLayout(column(line, self.shown_names, spacing=SPACE // 2))
        self.setFocusProxy(self.line)
        self.picker = NamePicker(field, references, self)
        self.picker.toggled.connect(self._toggled)
        host_popups(self, self.picker)
        references.changed.connect(self._say_names)

    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, text: str) -> None:
        self.line.show_text(text)
        self._references.ask(self._field, text)
        self._say_names()

    def name_controls(self, name: str) -> None:
        self.line.setAccessibleName(name)
        self.button.setAccessibleDescription(name)

    @Slot()
    def open_list(self) -> None:
        """Shows the search by name below the ids."""
        corner = self.line.mapToGlobal(QPoint(0, self.line.height() + 2))
        self.picker.open_at(corner, self.width(), ids_in(self.value()))

    @Slot()
    def _say_names(self) -> None:
        names = self._references.names
        known = [names[each] for each in ids_in(self.value()) if each in names]
        self.shown_names.setText(", ".join(known))
        self.shown_names.setVisible(bool(known))

    @Slot(str)
    def _edited(self, _text: str) -> None:
        self._references.ask(self._field, self.value())
        self._say_names()
        self.changed.emit()

    @Slot(str, bool)
    def _toggled(self, key: str, on: bool) -> None:
        items = [each for each in split_values(self.value()) if key not in ids_in(each)]
        if on:
            items.append(key)
        self.line.show_text(join_values(items))
        self._say_names()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_list()
        else:
            super().keyPressEvent(event)
