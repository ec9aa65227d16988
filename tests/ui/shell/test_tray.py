"""The tray: what its icon says, what is told of, and how apdesk lives there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QImage, QPainter, qGray
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from apdesk.domain.run import Cause, ObjectCounts, Problem, Result, RunReport
from apdesk.journeys.engine import Standing
from apdesk.ui.shell.attention import Attention, Trouble, Where
from apdesk.ui.shell.tray import NOTIFY, Tray
from apdesk.ui.shell.tray_icon import Badge, tray_icon
from apdesk.ui.theme import apply_theme
from apdesk.worker.journey_turns import JourneyNews
from apdesk.worker.messages import ErrorInfo, NextRun, SyncState, Treatment
from apdesk.worker.readers import DeskState, Waiting

pytestmark = pytest.mark.ui

LOGIN = ErrorInfo("Log in again", "It ended.", "Log in.", "login.expired", Treatment.LOGIN)
BROKEN = ErrorInfo("Not allowed", "It can't.", "Ask.", "salesforce.refused", Treatment.PERSON)
NETWORK = ErrorInfo("No network", "It broke.", "Wait.", "network.down", Treatment.RETRY)


def report(held: int = 0, problem: Problem | None = None) -> RunReport:
    counts = {"Lead": ObjectCounts(members=100, held=held)}
    return RunReport(
        run_id=1,
        cause=Cause.TIMER,
        result=Result.HELD if held else Result.DONE,
        started_at="2026-11-30T12:00:00.000Z",
        seconds=1.0,
        api_calls=1,
        objects=counts,
        error=problem,
    )


# -- what needs a person ------------------------------------------------------------------------


class Told(list[Trouble]):
    """What was told of, one after the other."""

    def __init__(self, attention: Attention) -> None:
        super().__init__()
        attention.raised.connect(self.append)

    def titles(self) -> list[str]:
        told = [each.title for each in self]
        self.clear()
        return told


@pytest.fixture
def attention(qapp: QApplication) -> Attention:
    made = Attention()
    made.show_state(DeskState())
    made.show_stuck({})
    return made


def test_the_same_trouble_is_told_once(attention: Attention) -> None:
    told = Told(attention)
    attention.run_failed(LOGIN)
    attention.run_failed(LOGIN)
    assert told.titles() == ["Log in again"]
    assert attention.needed
    attention.next_run_changed(NextRun(SyncState.LOGIN, None, LOGIN))
    assert attention.needed
    attention.next_run_changed(NextRun(SyncState.RUNNING))
    assert not attention.needed
    attention.run_failed(LOGIN)
    assert told.titles() == ["Log in again"]
    attention.run_finished(report())
    assert not attention.needed


def test_a_run_that_fails_again_by_the_timer_is_not_told_again(attention: Attention) -> None:
    told = Told(attention)
    attention.run_failed(ErrorInfo("A defect", "It broke."))  # without a code
    attention.run_failed(BROKEN)
    assert told.titles() == ["A defect", BROKEN.title]
    for _ in range(3):
        attention.next_run_changed(NextRun(SyncState.IDLE, None, BROKEN))
        attention.next_run_changed(NextRun(SyncState.RUNNING))
        attention.run_failed(BROKEN)
    assert told.titles() == []
    attention.run_failed(LOGIN)
    assert told.titles() == [LOGIN.title], "another trouble"
    attention.run_finished(report())
    attention.run_failed(LOGIN)
    assert told.titles() == [LOGIN.title], "it was over in between"


def test_what_heals_by_itself_and_routine_are_not_told(attention: Attention) -> None:
    told = Told(attention)
    attention.run_failed(NETWORK)
    attention.run_finished(report())
    attention.show_state(DeskState(synced_before=True))
    assert told == []
    assert not attention.needed


def test_held_removals_are_told_again_only_when_there_are_more(attention: Attention) -> None:
    told = Told(attention)
    for held, titles in ((120, 1), (120, 0), (130, 1), (40, 0), (0, 0), (40, 1)):
        attention.run_finished(report(held))
        assert len(told.titles()) == titles, held
    attention.run_finished(report(1))
    attention.run_finished(report(0))
    attention.run_finished(report(1))
    assert told[-1].text == "1 record would be removed. Open the Sync page to see it."
    assert told[-1].where is Where.SYNC


def test_refused_changes_and_people_that_wait_are_told_by_what_is_new(attention: Attention) -> None:
    told = Told(attention)
    attention.show_waiting(Waiting(errors=3, stuck=2))
    attention.show_waiting(Waiting(errors=4, stuck=3))
    attention.show_waiting(Waiting(errors=4, stuck=3))
    assert told.titles() == [
        "2 changes were not taken by Salesforce",
        "A change was not taken by Salesforce",
    ]
    attention.show_waiting(Waiting())
    assert not attention.needed


def test_people_who_cannot_go_on_are_told_once_for_each_journey(attention: Attention) -> None:
    told = Told(attention)
    attention.show_stuck({1: 2})
    attention.show_stuck({1: 5})
    attention.show_stuck({1: 6, 2: 1, 3: 2})
    assert [(each.where, each.text.split(" can’t")[0]) for each in told] == [
        (Where.JOURNEYS, "2 people"),
        (Where.JOURNEYS, "3 people"),
    ]
    attention.show_stuck({2: 1})
    assert attention.needed
    told.clear()
    attention.show_stuck({1: 1, 2: 1})
    assert [each.text.split(" can’t")[0] for each in told] == ["1 person"], "mended in between"
    attention.show_stuck({})
    assert not attention.needed


GONE = ErrorInfo("A list is gone", "It isn’t there.", "Choose another.", "journey.list_gone")
MAIL = ErrorInfo("The login was refused", "No.", "Enter it again.", "mail.login")


def stands(*names: str) -> tuple[Standing, ...]:
    return tuple(Standing(GONE.code, at, name) for at, name in enumerate(names, 1))


def test_a_journey_that_stands_still_is_told_once_until_it_is_mended(attention: Attention) -> None:
    told = Told(attention)
    for _ in range(3):
        attention.journeys_moved(JourneyNews(0, 0, (GONE,), stands("Welcome"), complete=True))
    (trouble,) = told
    assert trouble == (
        "The journey “Welcome” can’t go on",
        "A list is gone. It isn’t there. Choose another.",
        Where.JOURNEYS,
    )
    attention.journeys_moved(JourneyNews(0, 0, (GONE,), stands("Welcome", "Two", "Three")))
    assert told[-1].title == "2 journeys can’t go on"
    told.clear()
    # a turn that was cut short, or didn't ask Salesforce, says of nothing that it is mended
    attention.journeys_moved(JourneyNews(3, 0, ()))
    attention.journeys_moved(JourneyNews(0, 0, (GONE,), stands("Welcome"), complete=True))
    assert told == []
    attention.journeys_moved(JourneyNews(3, 0, (), complete=True))
    assert not attention.needed
    attention.journeys_moved(JourneyNews(0, 0, (GONE,), stands("Welcome")))
    assert attention.needed
    assert len(told) == 1


def test_what_stops_all_journeys_is_told_unless_it_heals_or_the_sync_says_it(
    attention: Attention,
) -> None:
    told = Told(attention)
    busy = ErrorInfo("The server is busy", "It is.", "", "mail.busy", Treatment.RETRY)
    attention.journeys_moved(JourneyNews(0, 0, (busy, NETWORK, LOGIN)))
    assert (told, attention.needed) == ([], False)
    attention.journeys_moved(JourneyNews(0, 0, (MAIL,)))
    attention.journeys_moved(JourneyNews(0, 0, (MAIL,)))
    assert told.titles() == ["Journeys can’t go on"]
    attention.run_failed(BROKEN)
    attention.journeys_moved(JourneyNews(0, 0, (BROKEN, MAIL)))
    assert told.titles() == [BROKEN.title]


def test_what_waited_already_when_apdesk_started_is_shown_but_not_told(qtbot: QtBot) -> None:
    attention = Attention()
    told = Told(attention)
    with qtbot.waitSignal(attention.changed) as changed:
        attention.show_state(DeskState(waiting=Waiting(errors=2, stuck=2)))
    assert changed.args == [True]
    attention.show_stuck({1: 4})
    assert told == []
    attention.show_stuck({1: 5, 2: 1})
    assert told.titles() == ["A journey needs you"]


# -- the icon -----------------------------------------------------------------------------------


class Shown(list[tuple[str, str]]):
    """Takes the place of the desktop's notifications."""

    def message(self, title: str, text: str, _icon: object) -> None:
        self.append((title, text))


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture
def tray(
    qapp: QApplication, tmp_path: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Tray]:
    apply_theme(qapp, "light")
    made = Tray(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    monkeypatch.setattr(made.icon, "showMessage", shown.message)
    yield made
    made.hide()


@pytest.mark.parametrize(
    ("state", "needed", "badge"),
    [
        (SyncState.IDLE, False, Badge.IDLE),
        (SyncState.UNSET, False, Badge.IDLE),
        (SyncState.RUNNING, False, Badge.SYNCING),
        (SyncState.RUNNING, True, Badge.SYNCING),
        (SyncState.PAUSED, False, Badge.PAUSED),
        (SyncState.PAUSED, True, Badge.ATTENTION),
        (SyncState.IDLE, True, Badge.ATTENTION),
        (SyncState.LOGIN, False, Badge.ATTENTION),
        (SyncState.RETRYING, False, Badge.IDLE),
    ],
)
def test_the_icon_says_how_it_is(tray: Tray, state: SyncState, needed: bool, badge: Badge) -> None:
    tray.show_needed(needed)
    tray.show_next_run(NextRun(state, datetime(2026, 11, 30, 13, tzinfo=UTC)))
    assert tray.badge is badge
    assert tray.status.text() in tray.icon.toolTip()
    assert ("needs you" in tray.icon.toolTip()) is (badge is Badge.ATTENTION)
    assert tray.resume_action.isVisible() is (state is SyncState.PAUSED)
    assert tray.sync_action.isEnabled() is (state in (SyncState.IDLE, SyncState.RETRYING))


def outline(image: QImage, dark: bool) -> set[tuple[int, int]]:
    """Where a picture is on a panel, told by lightness alone."""
    panel = QImage(image.size(), QImage.Format.Format_RGB32)
    panel.fill(0x202020 if dark else 0xF0F0F0)
    painter = QPainter(panel)
    painter.drawImage(0, 0, image)
    painter.end()
    return {
        (x, y)
        for x in range(panel.width())
        for y in range(panel.height())
        if qGray(panel.pixel(x, y)) > 150
    }


@pytest.mark.parametrize("size", [16, 22, 48])
@pytest.mark.parametrize("dark", [False, True])
def test_the_badges_differ_by_more_than_their_colours(
    qapp: QApplication, size: int, dark: bool
) -> None:
    shapes = [outline(tray_icon(each).pixmap(QSize(size, size)).toImage(), dark) for each in Badge]
    for at, one in enumerate(shapes):
        for other in shapes[at + 1 :]:
            assert len(one ^ other) >= size * size * 0.02


# -- notifications ------------------------------------------------------------------------------


def test_a_click_on_a_notification_leads_to_its_place(
    qtbot: QtBot, tray: Tray, shown: Shown
) -> None:
    tray.tell(Trouble("A journey needs you", "Why.", Where.JOURNEYS))
    assert shown == [("A journey needs you", "Why.")]
    with qtbot.waitSignals([tray.open_asked, tray.shown_asked]):
        tray.icon.messageClicked.emit()


def test_notifications_can_be_turned_off(tray: Tray, shown: Shown) -> None:
    tray._memory.setValue(NOTIFY, False)
    tray.tell(Trouble("A journey needs you", "Why.", Where.JOURNEYS))
    assert shown == []


def test_that_apdesk_goes_on_is_said_once(qtbot: QtBot, tray: Tray, shown: Shown) -> None:
    tray.tell_it_goes_on()
    tray.tell_it_goes_on()
    assert [title for title, _ in shown] == ["apdesk goes on in the tray"]
    with qtbot.assertNotEmitted(tray.shown_asked):
        tray.icon.messageClicked.emit()


def test_a_click_opens_the_window(qtbot: QtBot, tray: Tray) -> None:
    with qtbot.waitSignal(tray.open_asked):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
