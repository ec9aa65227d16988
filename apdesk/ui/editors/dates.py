"""Editors of dates, and of dates with a time: typed, or taken from a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTime, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QSpinBox, QTableView, QToolButton, QWidget

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.clock import to_iso
from apdesk.domain.entry import EntryError, parse_entry
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema
from apdesk.language import marked, tr, translated
from apdesk.ui import words
from apdesk.ui.editors.base import ValueEditor
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE, set_role, theme, tokens
from apdesk.ui.widgets import LineEdit, column, host_popups, icon_button, named, row

_ISO = Qt.DateFormat.ISODate
_TIME_HINT = "14:30"
#: What the style sheet gives to tables and bars, and a calendar has no room for.
_PLAIN = """
#qt_calendar_navigationbar { background: transparent; }
QTableView::item { padding: 0; border: 0; }
QToolButton { padding: 4px 6px; }
"""
_STEPS = {
    "qt_calendar_prevmonth": ("chevron-left", marked("Month before")),
    "qt_calendar_nextmonth": ("chevron-right", marked("Month after")),
}


def read_day(text: str) -> str | None:
    """A typed day as 'YYYY-MM-DD': as it is shown here, or as `parse_entry` takes it.

    Raises EntryError.
    """
    typed = " ".join(text.split())
    for form in tr("d MMM yyyy", note="how a day may be typed, one way after the other").split(";"):
        shown = QLocale().toDate(typed, form)
        if shown.isValid():
            return shown.toString(_ISO)
    found = parse_entry(ApdeskType.DATE, text)
    return None if found is None else str(found)


def read_time(text: str) -> QTime:
    """A typed time of day; midnight where there is none. Raises EntryError."""
    found = parse_entry(ApdeskType.TIME, text)
    return QTime(0, 0) if found is None else QTime.fromString(str(found)[:8], "HH:mm:ss")


class CalendarPopup(QFrame):
    """A month to take a day from.

    Signals:
        chosen: (QDate) A day was clicked, or Enter pressed on it.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "card")
        named(self, tr("Calendar"))
        self.calendar = named(QCalendarWidget(), tr("Calendar"))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        )
        self._dress_controls()
        self.calendar.setDateRange(QDate(1700, 1, 1), QDate(4000, 12, 31))
        self.calendar.clicked.connect(self._taken)
        self.calendar.activated.connect(self._taken)
        self.setLayout(column(self.calendar, margins=SPACE))
        self.setFixedWidth(SPACE * 40)
        self._dress()
        theme().changed.connect(self._dress)

    def _dress_controls(self) -> None:
        """Gives the parts that Qt made the looks and the names of ours."""
        for each in self.calendar.findChildren(QTableView):
            named(each, tr("Days"))
        for year in self.calendar.findChildren(QSpinBox):
            named(year, tr("Year"))
        for tool in self.calendar.findChildren(QToolButton):
            sign, text = _STEPS.get(tool.objectName(), ("", ""))
            set_role(tool, "icon" if sign else "quiet")
            if sign:
                set_icon(tool, sign)
                tool.setToolTip(translated(text))
                named(tool, translated(text))

    @Slot()
    def _dress(self) -> None:
        ground = f"QTableView {{ background: {tokens().raised}; }}"
        self.calendar.setStyleSheet(_PLAIN + ground)
        weekend, head = QTextCharFormat(), QTextCharFormat()
        weekend.setForeground(QColor(tokens().text))
        head.setForeground(QColor(tokens().muted))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekend)
        self.calendar.setHeaderTextFormat(head)

    def open_below(self, anchor: QWidget, day: QDate) -> None:
        """Shows the month of a day below a control, inside the screen."""
        self.calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        screen = self.screen().availableGeometry()
        x = min(corner.x(), screen.right() - self.width())
        y = corner.y()
        if y + self.height() > screen.bottom():
            y = anchor.mapToGlobal(QPoint(0, -2)).y() - self.height()
        self.move(max(x, screen.left()), max(y, screen.top()))
        self.show()
        self.calendar.setFocus()

    @Slot(QDate)
    def _taken(self, day: QDate) -> None:
        # A click is told twice where the style activates by one.
        if self.isVisible():
            self.hide()
            self.chosen.emit(day)


class DateEditor(ValueEditor):
    """A day."""

    def __init__(
        self, field: FieldSchema | None, kind: ApdeskType, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, kind, parent)
        self.line = LineEdit()
        self.line.setPlaceholderText(words.value("2026-02-03", ApdeskType.DATE))
        self.line.edited.connect(self.changed)
        self.button = icon_button("calendar", tr("Open calendar"), clicked=self.open_choices)
        self.calendar = CalendarPopup(self)
        self.calendar.chosen.connect(self._chosen)
        host_popups(self, self.calendar)
        self.line_row = row(self.line, self.button, spacing=SPACE // 2)
        self.line_row.setStretch(0, 1)
        self.body.addLayout(self.line_row)
        self.setFocusProxy(self.line)

    def value(self) -> FieldValue:
        return read_day(self.line.text())

    def show_value(self, value: FieldValue) -> None:
        self.line.show_text(words.value(value, ApdeskType.DATE))

    def open_choices(self) -> None:
        try:
            day = QDate.fromString(read_day(self.line.text()) or "", _ISO)
        except EntryError:
            day = QDate()
        self.calendar.open_below(self.line, day)

    @Slot(object)
    def _chosen(self, day: QDate) -> None:
        self.line.show_text(words.value(day.toString(_ISO), ApdeskType.DATE))
        self.line.setFocus()
        self.changed.emit()
        if self.in_place and self.chosen_is_all():
            self.committed.emit()

    def chosen_is_all(self) -> bool:
        """Whether the value is complete with the day."""
        return True


class MomentEditor(DateEditor):
    """A day and a time, as they are here; kept in UTC."""

    def __init__(
        self, field: FieldSchema | None, kind: ApdeskType, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, kind, parent)
        self._shown: tuple[str, str, FieldValue] = ("", "", None)
        self.time = LineEdit()
        self.time.setPlaceholderText(_TIME_HINT)
        self.time.edited.connect(self.changed)
        self.line_row.insertWidget(1, self.time)
        self.line_row.setStretch(0, 3)
        self.line_row.setStretch(1, 2)

    def inputs(self) -> Sequence[QWidget]:
        return (self.line, self.time)

    def name_controls(self, name: str) -> None:
        named(self.line, name)
        named(self.time, tr("{name}, time", name=name))

    def value(self) -> FieldValue:
        typed = (self.line.text(), self.time.text())
        if typed == self._shown[:2]:
            return self._shown[2]  # seconds, which aren't shown, are kept
        day = read_day(typed[0])
        if day is None:
            if typed[1].strip():
                raise EntryError(tr("A time needs a day: write both, or none."))
            return None
        time = read_time(typed[1])
        date = QDate.fromString(day, _ISO)
        local = datetime(  # noqa: DTZ001
            date.year(), date.month(), date.day(), time.hour(), time.minute(), time.second()
        )
        try:
            return to_iso(local.astimezone(UTC))
        except (OverflowError, OSError, ValueError):
            raise EntryError(tr("Salesforce takes days between 1700 and 4000.")) from None

    def show_value(self, value: FieldValue) -> None:
        day = time = ""
        if isinstance(value, str) and value:
            local = datetime.fromisoformat(value).astimezone()
            day = words.value(local.date().isoformat(), ApdeskType.DATE)
            time = f"{local:%H:%M}"
        self._shown = (day, time, value if day else None)
        self.line.show_text(day)
        self.time.show_text(time)

    def chosen_is_all(self) -> bool:
        return False
