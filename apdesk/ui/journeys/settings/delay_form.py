"""How long people wait, and at which times they go on."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from apdesk.domain.clock import Clock, SystemClock
from apdesk.domain.journey.kinds import Delay, Kind, Unit
from apdesk.domain.journey.sentences import weekday
from apdesk.language import marked, tr, translated
from apdesk.ui.criteria.field_chooser import CalmComboBox
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings import delay_words
from apdesk.ui.journeys.settings.field import Field
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.reading import Readings
from apdesk.ui.journeys.settings.spin_box import CalmSpinBox
from apdesk.ui.journeys.settings.ticks import Tick
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import LineEdit, button, column, named, row, wrapped

#: Ten years in minutes, as much as `check` allows.
MOST = 5_270_400
_USUAL = (9 * 60, 17 * 60)
_DAYS_A_LINE = 4
#: The example says "now", which passes.
_RENEW_MS = 30_000
_NO_TIME = marked("Write a time of the day like 9:00.")
_UNITS = {
    Unit.MINUTES: marked("minutes"),
    Unit.HOURS: marked("hours"),
    Unit.DAYS: marked("days"),
    Unit.WEEKS: marked("weeks"),
}
_TOO_EARLY = marked("Let the window end after it starts, by 24:00 at the latest.")


class WeekdayButtons(QWidget):
    """Monday to Sunday as buttons that stay pressed.

    Signals:
        changed: The user pressed one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.buttons: dict[int, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE // 2)
        for day in range(1, 8):
            made = button(weekday(day))
            made.setCheckable(True)
            made.toggled.connect(lambda on, made=made: self._toggled(made, on))
            grid.addWidget(made, (day - 1) // _DAYS_A_LINE, (day - 1) % _DAYS_A_LINE)
            self.buttons[day] = made

    def chosen(self) -> tuple[int, ...]:
        """1 (Monday) to 7 (Sunday), in order."""
        return tuple(day for day, each in self.buttons.items() if each.isChecked())

    def show_chosen(self, days: tuple[int, ...]) -> None:
        """Shows weekdays; emits nothing."""
        self._showing = True
        try:
            for day, each in self.buttons.items():
                each.setChecked(day in days)
        finally:
            self._showing = False

    def _toggled(self, made: QPushButton, on: bool) -> None:
        set_role(made, "primary" if on else "secondary")
        if not self._showing:
            self.changed.emit()


class DelayForm(SettingsForm[Delay]):
    """Delay."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self._clock = clock or SystemClock()
        self.amount = CalmSpinBox(0, MOST)
        self.amount.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.amount.edited.connect(self._typed)
        self.unit = CalmComboBox()
        for unit in Unit:
            self.unit.addItem(translated(_UNITS[unit]), unit)
        self.unit.activated.connect(self._edited)
        self.window_tick = Tick(
            tr("Only at certain times of the day"), off=tr("People go on at any time of the day.")
        )
        self.window_tick.toggled.connect(self._window_toggled)
        self.begin, self.end = LineEdit(), LineEdit()
        for line in (self.begin, self.end):
            line.edited.connect(self._typed)
        self.window_field = Field(
            "", _side_by_side(Field(tr("Between"), self.begin), Field(tr("and"), self.end))
        )
        self.weekdays = WeekdayButtons()
        self.weekdays.changed.connect(self._edited)
        self.meaning = wrapped("")
        self.example = wrapped("", "strong")
        self.clock_hint = wrapped("", "small")
        said = QFrame()
        set_role(said, "sunken")
        said.setLayout(column(self.meaning, self.example, self.clock_hint, margins=SPACE * 3 // 2))
        for each in (
            _side_by_side(Field(tr("Wait for"), self.amount), Field(tr("Unit"), self.unit)),
            self.window_tick,
            self.window_field,
            Field(
                tr("Only on"),
                named(self.weekdays, tr("Only on")),
                hint=tr("None pressed: on any day."),
            ),
            said,
        ):
            self.body.addWidget(each)
        self._shown_window: tuple[int | None, int | None] = (None, None)
        self._renewal = QTimer(self)
        self._renewal.setInterval(_RENEW_MS)
        self._renewal.timeout.connect(self._say)
        self._renewal.start()
        readings.fields.changed.connect(self._say)
        readings.fields.ask()
        self.show_settings(Delay())

    def settings(self) -> Delay | None:
        """None while the window isn't one."""
        window = self._window()
        if window is None:
            return None
        unit = Unit(self.unit.currentData())
        return Delay(self.amount.value(), unit, *window, self.weekdays.chosen())

    def _window(self) -> tuple[int | None, int | None] | None:
        """Start and end; None while what was typed is no window."""
        if not self.window_tick.checked:
            return None, None
        begin = delay_words.read_time(self.begin.text())
        end = delay_words.read_time(self.end.text())
        if begin is None or end is None or begin >= end:
            return None
        # A window that is open at one end stays so while it means the same.
        shown = self._shown_window
        kept = shown != (None, None) and _closed(shown) == (begin, end)
        return shown if kept else (begin, end)

    def show_settings(self, settings: Delay) -> None:
        self.amount.show_value(settings.amount)
        self.unit.setCurrentIndex(self.unit.findData(settings.unit))
        self._shown_window = (settings.start, settings.end)
        limited = self._shown_window != (None, None)
        self.window_tick.show_checked(limited)
        begin, end = _closed(self._shown_window) if limited else _USUAL
        self.begin.show_text(delay_words.time_text(begin))
        self.end.show_text(delay_words.time_text(end))
        self.window_field.setVisible(limited)
        self.weekdays.show_chosen(settings.weekdays)
        self._say()

    @Slot(bool)
    def _window_toggled(self, on: bool) -> None:
        self.window_field.setVisible(on)
        self._edited()

    @Slot()
    def _edited(self) -> None:
        self._say()
        self.edited.emit()

    @Slot()
    def _typed(self) -> None:
        self._say()
        self.typed.emit()

    @Slot()
    def _say(self) -> None:
        delay = self.settings()
        self.window_field.show_problem("" if delay is not None else self._window_problem())
        self.meaning.setText("" if delay is None else delay_words.meaning(delay))
        said = "" if delay is None else self._example(delay)
        self.example.setText(said)
        self.clock_hint.setText("" if delay is None else self._whose_clock())
        for each in (self.meaning, self.example, self.clock_hint):
            each.setVisible(bool(each.text()))

    def _example(self, delay: Delay) -> str:
        zone = self.readings.timezone
        return "" if zone is None else delay_words.example(delay, self._clock.now(), zone)

    def _whose_clock(self) -> str:
        zone = self.readings.timezone
        return "" if zone is None else delay_words.whose_clock(zone, self._clock.now().astimezone())

    def _window_problem(self) -> str:
        times = [delay_words.read_time(each.text()) for each in (self.begin, self.end)]
        return translated(_NO_TIME if None in times else _TOO_EARLY)


def _closed(window: tuple[int | None, int | None]) -> tuple[int, int]:
    """The same window with both its ends."""
    start, end = window
    return start or 0, 1440 if end is None else end


def _side_by_side(left: Field, right: Field) -> QWidget:
    made = QWidget()
    line = row(left, right)
    for each in (left, right):
        line.setStretchFactor(each, 1)
    made.setLayout(line)
    return made
