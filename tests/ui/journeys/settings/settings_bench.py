"""The panel with a user's gestures on it, and what it tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.kinds import SETTINGS, Kind, Settings
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.panel import ShapeSettings
from apdesk.worker.tasks import TaskRunner
from tests.ui.journeys.settings.prepared_choices import PreparedChoices

PATIENCE = 10_000


class StandingClock:
    """Monday, 30 November 2026, 8:00 UTC."""

    def now(self) -> datetime:
        return datetime(2026, 11, 30, 8, tzinfo=UTC)


@dataclass
class Bench:
    """The panel with gestures on it."""

    panel: ShapeSettings
    choices: PreparedChoices
    runner: TaskRunner
    qtbot: QtBot
    told: list[tuple[str, Settings]] = field(default_factory=list)

    def show(self, kind: Kind, settings: Settings | None = None, shape_id: str = "s1") -> None:
        """Shows a shape, and waits until all that there is to choose from is known."""
        self.panel.show_shape(Shape(shape_id, kind, settings or SETTINGS[kind]()))
        self.settle()

    def settle(self) -> None:
        """Until nothing is asked any more, and what was answered is shown and in its place."""
        self.until(self._quiet)

    def _quiet(self) -> bool:
        QApplication.sendPostedEvents()
        at_once = (each for each in self.panel.findChildren(QTimer) if not each.interval())
        return not self.runner.busy and not any(each.isActive() for each in at_once)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    @property
    def form(self) -> SettingsForm[Settings]:
        assert self.panel.form is not None
        return self.panel.form

    @property
    def last(self) -> Settings:
        """What the panel told last, with what is being typed."""
        self.panel.flush()
        assert self.told
        return self.told[-1][1]

    def control(self, name: str) -> QWidget:
        """The visible control of that name; a person finds it in no other way."""
        found = [
            each
            for each in self.form.findChildren(QWidget)
            if each.accessibleName() == name
            and each.isVisible()
            and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
            and not isinstance(each.parentWidget(), QComboBox)
        ]
        assert len(found) == 1, f"{name}: {found}"
        return found[0]

    def press(self, name: str) -> None:
        """A click on a button, a box, or a radio button."""
        control = self.control(name)
        assert isinstance(control, QAbstractButton)
        control.click()
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Types into a field, in the place of what is there."""
        control = self.control(name)
        control.setFocus()
        if isinstance(control, QComboBox):
            line = control.lineEdit()
            assert line is not None
            line.selectAll()
        select = getattr(control, "selectAll", None)
        if select is not None:
            select()
        QTest.keyClicks(control, text)

    def choose(self, name: str, caption: str) -> None:
        """Takes an entry of a combo box."""
        combo = self.control(name)
        assert isinstance(combo, QComboBox)
        at = combo.findText(caption)
        assert at >= 0, [combo.itemText(each) for each in range(combo.count())]
        combo.setCurrentIndex(at)
        combo.activated.emit(at)
        self.settle()
