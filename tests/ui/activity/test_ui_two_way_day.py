"""The whole way back: the window, the sync thread and an org on a socket."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from apdesk.domain.run import Result
from apdesk.practice_org.state.rules import DuplicateRule, ValidationRule
from apdesk.store.backups import Backups
from apdesk.store.database import Store
from apdesk.store.lists import ListKey
from apdesk.store.mirror import Mirror
from apdesk.store.settings import Settings
from apdesk.sync.budget import LIMIT_PAUSE
from apdesk.ui.activity.settling import ALL_ROWS
from apdesk.ui.sidebar import Place
from apdesk.worker.messages import SyncState
from tests.ui.activity.by_name import Hands
from tests.ui.activity.trouble_builder import edit, ids_of
from tests.ui.main.synced_day import Day


@pytest.fixture
def at_work(qtbot: QtBot, day: Day) -> Hands:
    """A person on the Sync page of a synced day."""
    made = Hands(qtbot, day.window, day.desktop.runner)
    day.window.activateWindow()
    qtbot.waitActive(day.window)
    made.rest()
    return made


def leads(day: Day, count: int) -> list[int]:
    return ids_of(day.data_dir.database, ListKey.LEADS)[:count]


def in_the_org(day: Day, record_id: int, field: str) -> object:
    with Store(day.data_dir.database, check=False) as store, store.reading() as connection:
        (salesforce_id,) = connection.execute(
            "SELECT salesforce_id FROM person WHERE id = ?", (record_id,)
        ).fetchone()
    return day.server.org.retrieve("Lead", salesforce_id)[field]


def change(day: Day, ids: list[int], **values: str) -> None:
    """Edits that the window is told of."""
    edit(day.data_dir.database, "person", ids, dict(values))
    day.window.edited(ALL_ROWS)


def backups(day: Day) -> list[str]:
    with Store(day.data_dir.database, check=False) as store:
        return [each.reason for each in Backups(store).all()]


def test_an_edit_waits_until_a_run_sends_it(day: Day, at_work: Hands) -> None:
    runs = len(day.runs())
    (lead,) = leads(day, 1)
    change(day, [lead], title="Head of Travel", city="Lyon")
    at_work.rest()
    at_work.sees("2 changes wait to be sent")
    assert day.window.sidebar.status.text().startswith("2 changes wait to be sent · next")
    assert len(day.runs()) == runs, "nothing starts by itself"
    day.sync()
    assert in_the_org(day, lead, "Title") == "Head of Travel"
    assert in_the_org(day, lead, "City") == "Lyon"
    day.until(lambda: day.window.sync_page.card.headline.text() == "Up to date")
    at_work.open_tab("Runs")
    assert at_work.rows("Runs")[0][7] == "1"


def test_a_refused_edit_is_corrected_in_place_and_arrives(day: Day, at_work: Hands) -> None:
    day.server.org.add_validation_rule(
        ValidationRule("Titles", "Lead", "Title = 'Boss'", "Nobody is called that.", "Title")
    )
    (lead,) = leads(day, 1)
    change(day, [lead], title="Boss")
    day.sync()
    bar = at_work.find(QTabBar, "Sync")
    day.until(lambda: bar.tabText(2) == "Errors (1)")
    at_work.sees("Up to date, with problems")
    assert day.window.sidebar.buttons[Place.SYNC].number == "1"
    at_work.open_tab("Errors")
    at_work.sees("1 change has not reached Salesforce. It waits for you.", "Nobody is called that.")
    panel = day.window.sync_page.errors.panel
    panel.editors["title"].set_value("Head")
    panel.editors["title"].changed.emit()
    at_work.press("Save and send again")
    at_work.sees("It was corrected, and is sent again with the next sync.", "No errors")
    day.sync()
    assert in_the_org(day, lead, "Title") == "Head"
    day.until(lambda: bar.tabText(2) == "Errors")
    assert day.window.sidebar.buttons[Place.SYNC].number == ""


def test_a_conflict_is_listed_and_the_other_value_travels(day: Day, at_work: Hands) -> None:
    (lead,) = leads(day, 1)
    with Store(day.data_dir.database, check=False) as store, store.reading() as connection:
        (salesforce_id,) = connection.execute(
            "SELECT salesforce_id FROM person WHERE id = ?", (lead,)
        ).fetchone()
    change(day, [lead], title="Here")
    day.server.org.update("Lead", salesforce_id, {"Title": "There"})
    day.sync()
    bar = at_work.find(QTabBar, "Sync")
    day.until(lambda: bar.tabText(3) == "Conflicts (1)")
    at_work.open_tab("Conflicts")
    assert at_work.rows("Conflicts")[0][3:6] == ["Here", "There", "Salesforce"]
    at_work.press("Use the other value")
    at_work.rest()
    day.sync()
    assert in_the_org(day, lead, "Title") == "Here"
    day.until(lambda: bar.tabText(3) == "Conflicts")


def test_imported_people_become_leads(day: Day, at_work: Hands, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "First name,Last name,Company,Email\n"
        "Ada,Brandt,Nordlicht,ada.brandt@new.example\n"
        "Joe,Marsh,Hillside,joe.marsh@new.example\n",
        encoding="utf-8",
    )
    dialog = day.window.imports.open_file(file)
    at_work.rest()
    dialog.columns.lists["Lead"].setChecked(True)
    at_work.press("Preview")
    at_work.press("Import 2 contacts")
    at_work.sees("The next sync creates 2 of them as Leads.")
    at_work.press("Close")
    day.sync()
    soql = "SELECT Email FROM Lead WHERE Email LIKE '%@new.example'"
    found = {str(each["Email"]) for each in day.server.org.query(soql).records()}
    assert found == {"ada.brandt@new.example", "joe.marsh@new.example"}
    day.until(lambda: day.salesforce_ids() == day.leads_of_the_org())


def test_a_duplicate_is_created_anyway(day: Day, at_work: Hands, tmp_path: Path) -> None:
    day.server.org.create(
        "Lead", {"LastName": "Older", "Company": "Elsewhere", "Email": "twin@new.example"}
    )
    day.sync()
    day.server.org.add_duplicate_rule(DuplicateRule("Twins", "Lead"))
    file = tmp_path / "people.csv"
    file.write_text(
        "First name,Last name,Company,Email\nAda,Twin,Nordlicht,twin@new.example\n",
        encoding="utf-8",
    )
    dialog = day.window.imports.open_file(file)
    at_work.rest()
    dialog.columns.lists["Lead"].setChecked(True)
    at_work.press("Preview")
    dialog.preview.choices["add"].setChecked(True)
    at_work.press("Import 1 contact")
    at_work.press("Close")
    day.sync()
    bar = at_work.find(QTabBar, "Sync")
    day.until(lambda: bar.tabText(2) == "Errors (1)")
    at_work.open_tab("Errors")
    at_work.press("Create it anyway")
    day.sync()
    soql = "SELECT Id FROM Lead WHERE Email = 'twin@new.example'"
    assert len(list(day.server.org.query(soql).records())) == 2


# -- backups ------------------------------------------------------------------------------------


def test_a_backup_is_made_after_a_run_once_a_day(day: Day) -> None:
    day.until(lambda: backups(day) == ["scheduled"])
    day.sync()
    assert backups(day) == ["scheduled"]


def test_removals_that_are_approved_are_backed_up_first(day: Day, at_work: Hands) -> None:
    with Store(day.data_dir.database, check=False) as store:
        settings = Settings(store)
        settings.set_setting("sync.removal_limit", 2)
        settings.set_setting("sync.removal_share", 0.01)
    gone = sorted(day.salesforce_ids())[:5]
    for each in gone:
        day.server.org.delete("Lead", each)
    day.sync()
    assert day.runs()[0].result is Result.HELD
    day.until(day.window.sync_page.held_banner.isVisible)
    assert day.window.sidebar.buttons[Place.SYNC].number == "5"
    assert backups(day) == ["scheduled"]
    at_work.press("Review removals")
    at_work.press("Remove 5 Leads")
    day.until(lambda: not set(gone) & day.salesforce_ids())
    assert sorted(backups(day)) == ["before-removals", "scheduled"]
    day.until(lambda: day.state is SyncState.IDLE)


@pytest.mark.logs("apdesk")
def test_without_its_backup_nothing_is_removed(
    day: Day, at_work: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(day.data_dir.database, check=False) as store:
        mirror = Mirror(store)
        some = list(mirror.member_ids("Lead"))[:3]
        mirror.stage("Lead", [(each, "criteria") for each in some], 1)
        mirror.hold("Lead")
    folder = day.data_dir.backups
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()
    folder.write_bytes(b"a file where the folder should be")
    runs = len(day.runs())
    day.window.approve_asked.emit()
    day.until(lambda: day.window.next_run.error is not None)
    assert set(some) <= day.salesforce_ids()
    assert len(day.runs()) == runs


def test_a_backup_is_put_in_place_while_the_sync_thread_lives(day: Day, at_work: Hands) -> None:
    day.window.go(Place.PREFERENCES)
    day.window.preferences_page.show_section("backups")
    at_work.rest()
    at_work.press("Back up now")
    (lead,) = leads(day, 1)
    change(day, [lead], title="Never sent")
    at_work.rest()
    at_work.go_down_to("Backups", "You asked for it", column=1)
    at_work.press("Restore…")
    at_work.press("Restore this backup")
    at_work.sees("The backup was restored")
    assert "before-restore" in backups(day)
    day.until(lambda: day.window.sync_page.status.waiting.changes == 0)
    day.window.go(Place.SYNC)
    day.new_lead()
    day.sync()
    assert in_the_org(day, lead, "Title") != "Never sent"
    day.assert_catches_up()


# -- the budget ---------------------------------------------------------------------------------


@pytest.mark.logs("apdesk")
def test_a_used_up_budget_stops_until_its_calls_are_free_and_goes_on_when_raised(
    day: Day, at_work: Hands
) -> None:
    with Store(day.data_dir.database, check=False) as store:
        Settings(store).set_setting("sync.daily_budget", 1)
    day.sync()
    assert day.state is SyncState.LIMITED
    at = day.window.next_run.at
    assert at is not None
    now = datetime.now(UTC)
    assert now + LIMIT_PAUSE < at <= now + timedelta(hours=24)
    assert (at.minute, at.second) == (0, 0)
    at_work.sees("The daily budget of API calls is used up", "Waiting for API calls")
    at_work.open_tab("API usage")
    at_work.sees("No calls until")
    at_work.press("Limit apdesk’s own API calls")
    day.until(lambda: day.state is SyncState.IDLE)
    assert day.window.next_run.error is None
    assert day.window.next_run.at is not None
    assert day.window.next_run.at < at
    day.sync()
    assert day.runs()[0].result is Result.DONE


@pytest.mark.logs("apdesk")
def test_scarce_calls_of_the_org_slow_the_timer_down_until_there_are_more(
    day: Day, at_work: Hands
) -> None:
    ten, half = timedelta(minutes=10), timedelta(minutes=30)
    day.server.usage.set_limit(1000, used=850)
    day.sync()
    assert day.state is SyncState.IDLE
    assert waits(day) > ten * 2
    at_work.sees("(85 %). Until that falls to 80 %, apdesk syncs every 30 minutes")
    assert "above 80 %" in day.window.sidebar.status.text()
    day.new_lead()
    day.sync()
    day.until(lambda: day.salesforce_ids() == day.leads_of_the_org())
    assert ten * 2 < waits(day) <= half, "who asks has a run at once; the timer waits"
    day.server.usage.set_limit(1000, used=100)
    day.sync()
    assert waits(day) <= ten
    assert not day.window.sync_page.card.slower.isVisible()
    assert "above 80 %" not in day.window.sidebar.status.text()


@pytest.mark.logs("apdesk")
def test_a_budget_of_which_little_is_left_slows_the_timer_down_until_it_is_raised(
    day: Day, at_work: Hands
) -> None:
    with Store(day.data_dir.database, check=False) as store:
        settings = Settings(store)
        used = settings.own_calls_24h(datetime.now(UTC))
        settings.set_setting("sync.daily_budget", used + 2)
    day.sync()
    assert day.state is SyncState.IDLE
    assert waits(day) > timedelta(minutes=20)
    at_work.sees("API calls that you allow it in 24 hours", "at the earliest), it syncs every 30")
    at_work.open_tab("API usage")
    at_work.sees("Syncing less often")
    at_work.press("Limit apdesk’s own API calls")
    day.until(lambda: day.window.next_run.slowing is None)
    assert waits(day) <= timedelta(minutes=10)
    assert not day.window.sync_page.usage.stopped.isVisible()


def waits(day: Day) -> timedelta:
    """How long it is until the next run by the timer."""
    at = day.window.next_run.at
    assert at is not None
    return at - datetime.now(UTC)
