"""Texts that fields of the person can be put into."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from apdesk.domain.journey.merge_text import Placeholder
from apdesk.language import order, tr
from apdesk.ui.journeys.settings.reading import Readings
from apdesk.ui.journeys.settings.search_list import Option, ReadingFinder, SearchList
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit, button, column
from apdesk.worker.journey_choices import FieldChoices

_LINES = 5


class FieldFinder(ReadingFinder):
    """The fields of people, by label or name."""

    def __init__(self, readings: Readings, parent: QObject | None = None) -> None:
        super().__init__(readings.fields, parent)

    def options(self, answer: object) -> tuple[Option, ...]:
        fields = answer.schema.fields if isinstance(answer, FieldChoices) else ()
        options = (
            Option(each.name, each.label, "" if each.label == each.name else each.name)
            for each in fields
        )
        return tuple(sorted(options, key=lambda each: order(each.name)))


class MergeText(QWidget):
    """A text with a button that puts fields into it, where the cursor is.

    Signals:
        typed: The user is changing the text.
        edited: A field was put in.
    """

    typed = Signal()
    edited = Signal()

    def __init__(
        self, readings: Readings, *, lines: bool = False, parent: QWidget | None = None
    ) -> None:
        """`lines`: of several lines."""
        super().__init__(parent)
        self._showing = False
        # What nobody touched stays as it is: the control knows one kind of line break and space.
        self._shown: str | None = ""
        self.control: LineEdit | QPlainTextEdit = self._area() if lines else self._line()
        self.search = SearchList(tr("Search fields"), tr("fields"), FieldFinder(readings, self))
        self.search.taken.connect(self._insert)
        self.search.left.connect(self.close_search)
        self.insert = button(tr("Insert field"), "link", icon="plus", clicked=self.open)
        self.cancel = button(tr("Insert nothing"), "link", clicked=self.close_search)
        layout = column(self.control, self.insert, self.search, self.cancel, spacing=SPACE // 2)
        for each in (self.insert, self.cancel):
            layout.setAlignment(each, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(layout)
        self.setFocusProxy(self.control)
        self._arrange(searching=False)

    def _line(self) -> LineEdit:
        made = LineEdit()
        made.edited.connect(self._touched)
        return made

    def _area(self) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setTabChangesFocus(True)
        made.setFixedHeight(made.fontMetrics().lineSpacing() * _LINES + SPACE * 2)
        made.textChanged.connect(self._touched)
        return made

    def setAccessibleName(self, name: str, /) -> None:
        self.control.setAccessibleName(name)
        self.insert.setAccessibleDescription(name)

    def text(self) -> str:
        control = self.control
        if self._shown is not None:
            return self._shown
        return control.toPlainText() if isinstance(control, QPlainTextEdit) else control.text()

    def show_text(self, text: str) -> None:
        """Shows a text; emits nothing."""
        if text == self.text():
            return
        self._shown = text
        self._showing = True
        try:
            if isinstance(self.control, QPlainTextEdit):
                self.control.setPlainText(text)
            else:
                self.control.show_text(text)
        finally:
            self._showing = False

    @Slot()
    def open(self) -> None:
        """Opens the search for a field."""
        self._arrange(searching=True)
        self.search.start()

    @Slot()
    def close_search(self) -> None:
        self.search.stop()
        self._arrange(searching=False)
        self.control.setFocus()

    def _arrange(self, *, searching: bool) -> None:
        self.search.setVisible(searching)
        self.cancel.setVisible(searching)
        self.insert.setVisible(not searching)

    @Slot(object)
    def _insert(self, option: Option) -> None:
        placed = str(Placeholder(option.id))
        if isinstance(self.control, QPlainTextEdit):
            self.control.insertPlainText(placed)
        else:
            self.control.insert(placed)
        self.close_search()
        self.edited.emit()

    @Slot()
    def _touched(self) -> None:
        if not self._showing:
            self._shown = None
            self.typed.emit()
