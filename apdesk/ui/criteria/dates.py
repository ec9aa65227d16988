"""The value editor of dates: a day, one of Salesforce's relative dates, or typed text."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDateEdit, QWidget

from apdesk.domain.relative_dates import LITERALS, LiteralChoice, parse
from apdesk.language import tr, translated
from apdesk.ui.criteria.field_chooser import CalmComboBox
from apdesk.ui.criteria.values import ValueEditor, plain_line
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit
from apdesk.ui.words import day_format

_DAY = "day"
_TYPED = "typed"
_ISO = Qt.DateFormat.ISODate
_USUAL_N = "30"

_BY_NAME = {each.name: each for each in LITERALS}


class DateValue(ValueEditor):
    """Chooses how the date is meant, and then the day or the number that belongs to it."""

    def __init__(self, *, many: bool, parent: QWidget | None = None) -> None:
        """`many`: several dates in a comma list make sense, so typing is offered for that."""
        super().__init__(parent)
        self.kind = CalmComboBox(self)
        self.kind.setMaxVisibleItems(16)
        self.kind.addItem(tr("A day"), _DAY)
        for each in LITERALS:
            self.kind.addItem(translated(each.label), each.name)
        self.kind.addItem(tr("Several dates") if many else tr("A typed date or time"), _TYPED)
        self.kind.setSizeAdjustPolicy(
            CalmComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.kind.setMinimumContentsLength(12)
        self.day = QDateEdit(QDate.currentDate(), self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(day_format())
        self.day.setDateRange(QDate(1700, 1, 1), QDate(4000, 12, 31))
        self.number = LineEdit(_USUAL_N, self)
        self.number.setValidator(QIntValidator(0, 99_999, self.number))
        self.number.setMinimumWidth(7 * SPACE)
        self.line = plain_line(
            "2026-01-31, LAST_N_DAYS:30" if many else "2026-01-31T10:00:00Z", self
        )
        self.row.addWidget(self.kind, 3)
        for control in (self.day, self.number, self.line):
            self.row.addWidget(control, 2)
        self.setFocusProxy(self.kind)
        self.kind.activated.connect(self._kind_chosen)
        self.day.dateChanged.connect(self._edited)
        self.number.edited.connect(self._edited)
        self.line.edited.connect(self._edited)
        self._loading = False
        self._show_inputs()

    @property
    def _literal(self) -> LiteralChoice | None:
        return _BY_NAME.get(str(self.kind.currentData()))

    def value(self) -> str:
        chosen = str(self.kind.currentData())
        if chosen == _DAY:
            return self.day.date().toString(_ISO)
        if chosen == _TYPED:
            return self.line.text().strip()
        literal = self._literal
        if literal is None or not literal.takes_number:
            return chosen
        return f"{chosen}{self.number.text().strip()}"

    def set_value(self, text: str) -> None:
        text = text.strip()
        self._loading = True
        try:
            day = QDate.fromString(text, _ISO)
            if not text:
                self._choose(_DAY)
            elif day.isValid() and len(text) == 10:
                self._choose(_DAY)
                self.day.setDate(day)
            elif not self._set_literal(text):
                self._choose(_TYPED)
                self.line.show_text(text)
        finally:
            self._loading = False
        self._show_inputs()

    def inputs(self) -> tuple[QWidget, ...]:
        return tuple(each for each in (self.day, self.number, self.line) if not each.isHidden())

    def name_controls(self, name: str) -> None:
        self.kind.setAccessibleName(name)
        self.day.setAccessibleName(tr("{name}, day", name=name))
        self.number.setAccessibleName(tr("{name}, number", name=name))
        self.line.setAccessibleName(tr("{name}, typed", name=name))

    def _set_literal(self, text: str) -> bool:
        try:
            literal = parse(text)
        except ValueError:
            return False
        stem, colon, _ = literal.name.partition(":")
        if stem + colon not in _BY_NAME:
            return False
        self._choose(stem + colon)
        if colon:
            self.number.show_text(str(literal.n))
        return True

    def _choose(self, data: str) -> None:
        self.kind.setCurrentIndex(self.kind.findData(data))

    def _show_inputs(self) -> None:
        chosen, literal = str(self.kind.currentData()), self._literal
        takes_number = literal is not None and literal.takes_number
        self.day.setVisible(chosen == _DAY)
        self.line.setVisible(chosen == _TYPED)
        self.number.setVisible(takes_number)
        self.kind.setToolTip(self.kind.currentText())

    @Slot(int)
    def _kind_chosen(self, _index: int) -> None:
        self._show_inputs()
        self.changed.emit()

    @Slot()
    def _edited(self) -> None:
        if not self._loading:
            self.changed.emit()
