"""The searchable combo box that chooses a field, by label or API name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

from apdesk.domain.operators import shown_in_editor, why_not_filterable
from apdesk.domain.schema import FieldSchema, SObjectSchema
from apdesk.language import tr
from apdesk.ui.criteria.words import field_caption, type_words
from apdesk.ui.theme import set_role
from apdesk.ui.widgets import LineEdit, named
from apdesk.ui.widgets.combo import ComboBox

_NAME = Qt.ItemDataRole.UserRole
#: Wide enough for a label with its API name, in pixels.
_LIST_WIDTH = 400


class CalmComboBox(ComboBox):
    """A combo box that leaves the wheel to the page it is on unless it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FieldChooser(CalmComboBox):
    """Chooses one field of an object; those that can't be filtered are shown, disabled, with why.

    Signals:
        field_changed: Another field was chosen.
    """

    field_changed = Signal()

    def __init__(self, schema: SObjectSchema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._name = ""
        self.line = LineEdit(parent=self)
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self.setModel(self._items())
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        self._found = QListView()
        self._found.setUniformItemSizes(True)
        # QCompleter would leave room for a scroll bar that isn't needed.
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self._found, "boxed")
        self._found.setMinimumWidth(_LIST_WIDTH)
        named(self._found, tr("Fields found"))
        completer.setPopup(self._found)
        self.setCurrentIndex(-1)
        line = self.line
        line.setPlaceholderText(tr("Choose a field"))
        line.editingFinished.connect(self._settle)
        line.replaced.connect(self._replaced)
        self.activated.connect(self._chosen)

    def _items(self) -> QStandardItemModel:
        model = QStandardItemModel(self)
        fields = shown_in_editor(self._schema)
        open_fields = [each for each in fields if why_not_filterable(each) is None]
        shut_fields = [each for each in fields if why_not_filterable(each) is not None]
        for each in (*open_fields, *shut_fields):
            reason = why_not_filterable(each)
            caption = field_caption(each)
            item = QStandardItem(caption if reason is None else f"{caption} – {reason}")
            item.setData(each.name, _NAME)
            item.setToolTip(reason or f"{type_words(each)} · {each.name}")
            item.setEditable(False)
            item.setEnabled(reason is None)
            model.appendRow(item)
        return model

    @property
    def field_name(self) -> str:
        """The API name of the chosen field, '' while none is. A vanished field keeps its name."""
        return self._name

    @property
    def field(self) -> FieldSchema | None:
        return self._schema.field(self._name) if self._name else None

    def choose(self, name: str) -> None:
        """Shows a field without telling; one that the org no longer has stays as its name."""
        found = self._schema.field(name)
        self._name = found.name if found is not None else name
        index = self.findData(self._name, _NAME) if self._name else -1
        self.setCurrentIndex(index)
        self._show()

    def showPopup(self) -> None:
        """The list is as wide as its captions, up to a bound."""
        wanted = self.view().sizeHintForColumn(0) + self.view().verticalScrollBar().width() + 24
        self.view().setMinimumWidth(max(self.width(), min(wanted, 560)))
        super().showPopup()

    def _show(self) -> None:
        field = self.field
        caption = field_caption(field) if field is not None else self._name
        self.line.show_text(caption)
        self.line.setCursorPosition(0)
        self.setToolTip(f"{type_words(field)} · {field.name}" if field is not None else "")

    @Slot(int)
    def _chosen(self, index: int) -> None:
        name = self.itemData(index, _NAME)
        if name and self._is_open(str(name)):
            self._take(str(name))
        else:
            self._show()

    @Slot(str)
    def _replaced(self, text: str) -> None:
        """An assistive technology puts the text in whole, with nothing to finish it."""
        if self._found.isVisible():
            return  # an entry of the list was looked at
        match = self._match(text.strip(), whole=True)
        if match is not None and match.name != self._name:
            self._take(match.name)

    @Slot()
    def _settle(self) -> None:
        """Takes what was typed when it names one field, else puts back what was chosen."""
        typed = self.line.text().strip()
        field = self.field
        if typed == (field_caption(field) if field is not None else self._name):
            return
        self._found.hide()
        match = self._match(typed)
        if match is not None:
            self._take(match.name)
        else:
            self._show()

    def _match(self, typed: str, *, whole: bool = False) -> FieldSchema | None:
        """The one field that is meant; `whole`: only by its whole name, label or caption."""
        wanted = typed.casefold()
        if not wanted:
            return None
        usable = [each for each in self._schema.fields if why_not_filterable(each) is None]
        tests: list[Callable[[FieldSchema], bool]] = [
            lambda each: each.name.casefold() == wanted,
            lambda each: each.label.casefold() == wanted,
            lambda each: field_caption(each).casefold() == wanted,
        ]
        if not whole:
            tests.append(lambda each: wanted in field_caption(each).casefold())
        for test in tests:
            hits = [each for each in usable if test(each)]
            if len(hits) == 1:
                return hits[0]
        return None

    def _is_open(self, name: str) -> bool:
        field = self._schema.field(name)
        return field is not None and why_not_filterable(field) is None

    def _take(self, name: str) -> None:
        changed = name != self._name
        self.choose(name)
        if changed:
            self.field_changed.emit()

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """What was typed counts before the focus goes on: the next control may depend on it."""
        self._settle()
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.line.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
