"""How often the sync runs, what it may remove without asking, how many API calls it may make."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from apdesk.language import tr
from apdesk.ui import words
from apdesk.ui.help import what_is_this
from apdesk.ui.settings.budget import BudgetField
from apdesk.ui.settings.lines import FormLine
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Card, label, row
from apdesk.ui.widgets.combo import ComboBox
from apdesk.worker import readers
from apdesk.worker.readers import DeskState

INTERVALS = (5, 10, 15, 30, 60, 120, 240)


def interval_words(minutes: int) -> str:
    """'Every 10 minutes', 'Every hour', 'Every 2 hours'."""
    said = words.every(minutes)
    return said[:1].upper() + said[1:]


class ScheduleCard(Card):
    """Signals:
    chosen: (settings by name) The user changed a number.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Schedule and safety"), parent=parent)
        self._filling = False
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(400)
        self._saving.timeout.connect(self._tell)
        self.interval = ComboBox()
        for minutes in INTERVALS:
            self.interval.addItem(interval_words(minutes), minutes)
        self.interval.currentIndexChanged.connect(self._changed)
        self.limit = QSpinBox()
        self.limit.setRange(0, 1_000_000)
        self.limit.setGroupSeparatorShown(True)
        self.share = QSpinBox()
        self.share.setRange(0, 100)
        self.share.setSuffix(" %")
        for box in (self.limit, self.share):
            box.valueChanged.connect(self._changed)
            box.lineEdit().setTextMargins(SPACE, 0, 0, 0)
        self.budget = BudgetField()
        self.budget.chosen.connect(self._tell)
        self._line(tr("Sync", note="how often"), self.interval, "settings.interval")
        self._heading(tr("Safety stop"), "settings.safety_stop")
        self.body.addWidget(
            label(
                tr(
                    "A sync that would remove more than both of these applies everything else, and "
                    "asks you before it removes anything."
                ),
                "muted",
                wrap=True,
            )
        )
        self._line(tr("More than this many records"), self.limit)
        self._line(tr("and more than this share of an object"), self.share)
        self._heading(tr("Daily budget"), "settings.budget")
        self.body.addWidget(self.budget)

    def _heading(self, text: str, topic: str) -> None:
        self.body.addSpacing(SPACE)
        self.body.addLayout(row(label(text, "strong"), what_is_this(topic), None))

    def _line(self, text: str, field: QWidget, topic: str = "") -> None:
        self.body.addWidget(FormLine(text, field, topic=topic, wide=False))

    def show_state(self, state: DeskState) -> None:
        """What the database says, unless the user is changing it just now."""
        if self._saving.isActive():
            return
        self._filling = True
        try:
            at = self.interval.findData(state.interval_minutes)
            if at < 0:
                self.interval.addItem(
                    interval_words(state.interval_minutes), state.interval_minutes
                )
                at = self.interval.count() - 1
            self.interval.setCurrentIndex(at)
            self.limit.setValue(state.removal_limit)
            self.share.setValue(round(state.removal_share * 100))
            self.budget.show_budget(state.daily_budget)
        finally:
            self._filling = False

    def hideEvent(self, event: QHideEvent) -> None:
        """What was changed a moment ago is stored before anything else is looked at."""
        super().hideEvent(event)
        if self._saving.isActive():
            self._saving.stop()
            self._tell()

    def let_change(self, on: bool) -> None:
        """Whether there is a database in which it could be stored."""
        for each in (self.interval, self.limit, self.share, self.budget):
            each.setEnabled(on)

    @Slot()
    def _changed(self) -> None:
        if not self._filling:
            self._saving.start()

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(
            readers.schedule(
                int(self.interval.currentData()),
                self.limit.value(),
                self.share.value() / 100,
                self.budget.budget,
            )
        )
