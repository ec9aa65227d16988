"""The value editor of picklist fields: typed text, with a checklist of the org's entries."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QSortFilterProxyModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from apdesk.domain.operators import Operator
from apdesk.domain.schema import FieldSchema
from apdesk.domain.value_list import join_values, split_values
from apdesk.language import tr
from apdesk.ui.criteria.values import ValueEditor, plain_line
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import LineEdit, host_popups, named

_VALUE = Qt.ItemDataRole.UserRole
_SEARCH_FROM = 9
#: The frame of the line, the button in it that clears it, and the gap between it and the other.
_AROUND_WORDS = SPACE * 7


class Checklist(QFrame):
    """A pop-up list of picklist entries with check marks.

    Signals:
        toggled: (value, on): the user ticked or unticked an entry.
    """

    toggled = Signal(str, bool)

    def __init__(
        self, entries: Iterable[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        """`entries` are (value, caption); `name` is the accessible name of the list."""
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        self._model = QStandardItemModel(self)
        for value, caption in entries:
            item = QStandardItem(caption)
            item.setData(value, _VALUE)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self._model.appendRow(item)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._model)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = LineEdit(parent=self)
        self.search.setPlaceholderText(tr("Search"))
        named(self.search, tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._searched)
        self.search.setVisible(self._model.rowCount() >= _SEARCH_FROM)
        self.search.installEventFilter(self)
        self.view = QListView(self)
        self.view.setModel(self._proxy)
        self.view.setAccessibleName(name)
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.installEventFilter(self)
        self.empty = QLabel(tr("This field has no entries."), self)
        set_role(self.empty, "muted")
        self.empty.setVisible(self._model.rowCount() == 0)
        layout.addWidget(self.search)
        layout.addWidget(self.view)
        layout.addWidget(self.empty)
        self._model.itemChanged.connect(self._item_changed)
        self._loading = False

    def check(self, values: Iterable[str]) -> None:
        """Ticks exactly these values (compared without regard to case); emits nothing."""
        wanted = {each.casefold() for each in values}
        self._loading = True
        try:
            for row in range(self._model.rowCount()):
                item = self._model.item(row)
                on = str(item.data(_VALUE)).casefold() in wanted
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        finally:
            self._loading = False

    def open_at(self, corner: QPoint, width: int) -> None:
        """Shows the list below `corner` (global), inside the screen."""
        height = self.view.sizeHintForRow(0) * min(self._model.rowCount(), 10)
        self.view.setFixedHeight(max(height, 0) + SPACE)
        hint = self.view.sizeHintForColumn(0) + 8 * SPACE
        self.setMinimumWidth(max(width, min(hint, 60 * SPACE)))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(corner.x(), screen.right() - self.width())
        y = min(corner.y(), screen.bottom() - self.height())
        self.move(max(x, screen.left()), max(y, screen.top()))
        self.search.clear()
        self.show()
        (self.search if self.search.isVisible() else self.view).setFocus()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self._proxy.index(0, 0))

    @Slot(str)
    def _searched(self, text: str) -> None:
        self._proxy.setFilterFixedString(text)
        if self._model.rowCount():
            self.empty.setText(tr("Nothing found"))
            self.empty.setVisible(self._proxy.rowCount() == 0)

    @Slot(object)
    def _item_changed(self, item: QStandardItem) -> None:
        if not self._loading:
            self.toggled.emit(str(item.data(_VALUE)), item.checkState() is Qt.CheckState.Checked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return):
                self.view.setFocus()
                return True
            if watched is self.view and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.close()
                return True
        return super().eventFilter(watched, event)


class PicklistValue(ValueEditor):
    """Typed values, or ticked ones; retired entries are offered too and marked."""

    def __init__(
        self, field: FieldSchema, operator: Operator | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._long, self._short = tr("Choose or type; a comma means “or”"), tr("Choose or type")
        self.line = plain_line(self._long, self)
        self.line.edited.connect(self._edited)
        self.button = QPushButton(tr("Choose…"), self)
        set_icon(self.button, "chevron-down")
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.clicked.connect(self.open_list)
        self.row.addWidget(self.line, 1)
        self.row.addWidget(self.button)
        self.setFocusProxy(self.line)
        entries = []
        for each in field.picklist:
            caption = each.value if each.label == each.value else f"{each.label} – {each.value}"
            entries.append(
                (each.value, caption if each.active else tr("{entry} (retired)", entry=caption))
            )
        if operator in (Operator.IS, Operator.IS_NOT):
            entries.append(("", tr("(blank)")))
        self.checklist = Checklist(entries, tr("Values of {field}", field=field.label), self)
        self.checklist.toggled.connect(self._toggled)
        host_popups(self, self.checklist)

    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, text: str) -> None:
        self.line.show_text(text)

    def name_controls(self, name: str) -> None:
        self.line.setAccessibleName(name)
        self.button.setAccessibleDescription(name)

    @Slot()
    def open_list(self) -> None:
        """Shows the checklist below the typed text."""
        self.checklist.check(split_values(self.value()))
        self.checklist.open_at(
            self.line.mapToGlobal(QPoint(0, self.line.height() + 2)), self.width()
        )

    @Slot(str)
    def _edited(self, _text: str) -> None:
        self.changed.emit()

    @Slot(str, bool)
    def _toggled(self, value: str, on: bool) -> None:
        items = [each for each in split_values(self.value()) if each.casefold() != value.casefold()]
        if on:
            items.append(value)
        self.line.show_text(join_values(items))
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says as much as there is room for; the tooltip says it all."""
        super().resizeEvent(event)
        fits = self._room_for(self._long) <= event.size().width()
        self.line.setPlaceholderText(self._long if fits else self._short)

    def room_for_words(self) -> int:
        return self._room_for(self._short)

    def _room_for(self, words: str) -> int:
        for each in (self.line, self.button):
            each.ensurePolished()
        advance = self.line.fontMetrics().horizontalAdvance(words)
        return advance + _AROUND_WORDS + self.button.sizeHint().width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_list()
        else:
            super().keyPressEvent(event)
