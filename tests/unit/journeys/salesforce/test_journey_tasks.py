"""Tasks are made in collections, each exactly once; one in doubt is looked for, never repeated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from apdesk.domain.preferences import Rule
from apdesk.practice_org.http.server import PracticeServer
from apdesk.practice_org.state.org import ValidationRule
from apdesk.salesforce import network_cases
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.rest import RestOrg
from apdesk.store.journeys.effects import Fate
from tests.sync.org_in_process import LaptopClock
from tests.sync.two_way import ruled
from tests.unit.journeys.salesforce.journey_desk import (
    JourneyDesk,
    at_every_point,
    crashing,
    fates,
)

Make = Callable[[], JourneyDesk]


def wanted(**more: Any) -> dict[str, Any]:
    return {
        "subject": "Call {{first_name|there}}",
        "description": "",
        "due_days": None,
        "priority": "Normal",
        "status": "Not Started",
        "user": {"id": "", "name": ""},
        **more,
    }


def tasks(desk: JourneyDesk, where: str = "") -> list[dict[str, Any]]:
    text = "SELECT FIELDS(ALL) FROM Task" + (f" WHERE {where}" if where else "")
    found: list[dict[str, Any]] = desk.state.query(f"{text} ORDER BY Id LIMIT 200").records()
    return found


def test_a_task_is_for_the_owner_with_the_persons_values(desk: JourneyDesk) -> None:
    owner = desk.state.users()[2].id
    ((ada, person),) = desk.people("Lovelace", FirstName="Ada", OwnerId=owner, DoNotCall=True)
    text = "{{first_name}} of {{company}}:\n{{title|no title}}, do not call: {{do_not_call}}"
    desk.wish("task", wanted(description=text, due_days=3, priority="High"), person)
    (outcome,) = desk.perform("task")
    assert (outcome.fate, outcome.note) == (Fate.DONE, "Task “Call Ada” created")
    (task,) = tasks(desk)
    assert outcome.result == task["Id"]
    assert (task["WhoId"], task["OwnerId"], task["Subject"]) == (ada, owner, "Call Ada")
    assert (task["Priority"], task["Status"]) == ("High", "Not Started")
    lines = task["Description"].split("\n")
    assert lines[:2] == ["Ada of Acme:", "no title, do not call: Yes"]
    assert lines[-1].startswith("Reference: apdesk-")


def test_it_is_due_by_the_users_days(desk: JourneyDesk) -> None:
    """Wanted at 23:30 in the user's zone, and made on the next day."""
    zone = "Pacific/Auckland"
    desk.move_user(zone)
    ((_, person),) = desk.people("Ada")
    desk.clock.tick(hours=26)
    desk.run()
    wanted_at = desk.laptop.now()
    desk.wish("task", wanted(due_days=2), person)
    desk.clock.tick(hours=8)
    desk.perform("task")
    day = wanted_at.astimezone(ZoneInfo(zone)).date()
    assert tasks(desk)[0]["ActivityDate"] == day.replace(day=day.day + 2).isoformat()


def test_a_user_can_be_named(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    user = desk.state.users()[4]
    desk.wish("task", wanted(user={"id": user.id, "name": user.name}), person)
    desk.perform("task")
    assert tasks(desk)[0]["OwnerId"] == user.id


def test_the_task_of_a_queues_lead_is_the_connected_users(desk: JourneyDesk) -> None:
    queue = desk.state.query("SELECT Id FROM Group WHERE Type = 'Queue'").records()[0]["Id"]
    ((_, person),) = desk.people("Ada", OwnerId=queue)
    desk.wish("task", wanted(), person)
    assert fates(desk.perform("task")) == [Fate.DONE]
    assert tasks(desk)[0]["OwnerId"] == desk.user.id


def test_the_owner_is_asked_for_where_it_is_not_mirrored(desk: JourneyDesk) -> None:
    owner = desk.state.users()[2].id
    people = desk.people("Ada", "Bob", OwnerId=owner, preferences=ruled(Rule.OFF, "OwnerId"))
    desk.wish("task", wanted(), *(person for _, person in people))
    before = desk.org.calls()
    assert set(fates(desk.perform("task"))) == {Fate.DONE}
    assert desk.org.calls() == before + 2
    assert {each["OwnerId"] for each in tasks(desk)} == {owner}


def test_what_is_too_long_is_cut_and_keeps_its_reference(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    desk.wish("task", wanted(subject="😀" * 300, description="x" * 40_000), person)
    assert fates(desk.perform("task")) == [Fate.DONE]
    (task,) = tasks(desk)
    assert task["Subject"] == "😀" * 127 + "…"
    assert len(task["Description"]) <= 32_000
    assert "\nReference: apdesk-" in task["Description"]


def test_an_e_mail_is_noted_as_a_completed_task(desk: JourneyDesk) -> None:
    (ada, first), (_, second) = desk.people("Ada", "Bob")
    with desk.store.transaction() as connection:
        connection.executemany(
            "INSERT INTO mail (id, person_id, template, address, subject, message_id, state, at) "
            "VALUES (?, ?, 'Hello', 'ada@example.com', 'Hello Ada', ?, ?, ?)",
            [(1, first, "a", "sent", desk.now()), (2, second, "b", "refused", desk.now())],
        )
    desk.wish("task", {"mail": 1}, first)
    desk.wish("task", {"mail": 2}, second)
    desk.wish("task", {"mail": 3}, second)
    assert sorted(fates(desk.perform("task"))) == [Fate.DONE, Fate.SKIPPED, Fate.SKIPPED]
    (task,) = tasks(desk)
    assert (task["Subject"], task["Status"], task["WhoId"]) == (
        "Email: Hello Ada",
        "Completed",
        ada,
    )
    assert "ada@example.com" in task["Description"]


def test_people_who_are_not_synced_get_none(desk: JourneyDesk) -> None:
    desk.people("Ada")
    desk.wish("task", wanted(), desk.person(LastName="Local"))
    assert fates(desk.perform("task")) == [Fate.SKIPPED]
    assert tasks(desk) == []


def test_a_rule_of_the_org_keeps_only_its_own_back(desk: JourneyDesk) -> None:
    people = desk.people("Ada", "Bob", FirstName="X")
    desk.state.add_validation_rule(
        ValidationRule("no", "Task", f"WhoId = '{people[0][0]}'", "Not her!", "WhoId")
    )
    desk.wish("task", wanted(), *(person for _, person in people))
    assert fates(desk.perform("task")) == [Fate.FAILED, Fate.DONE]
    assert desk.states() == [("failed", "salesforce.validation"), ("done", None)]


def test_a_thousand_tasks_are_one_call(desk: JourneyDesk) -> None:
    people = desk.people(*(f"L{number}" for number in range(1000)))
    desk.wish("task", wanted(), *(person for _, person in people))
    before = desk.org.calls()
    assert set(fates(desk.perform("task"))) == {Fate.DONE}
    assert desk.org.calls() == before + 1
    assert desk.count_there("Task") == 1000


def lose(desk: JourneyDesk, *, arrived: bool) -> None:
    desk.lose_answer("journeys.write", arrived=arrived)
    with pytest.raises(SalesforceError):
        desk.perform("task")
    desk.heal()


def test_one_that_arrived_is_found_by_its_reference(desk: JourneyDesk) -> None:
    people = desk.people(*(f"L{number}" for number in range(30)))
    desk.wish("task", wanted(), *(person for _, person in people))
    lose(desk, arrived=True)
    before = desk.org.calls()
    outcomes = desk.perform("task")
    assert desk.org.calls() == before + 1
    assert fates(outcomes) == [Fate.DONE] * 30
    assert desk.count_there("Task") == 30
    assert {each.result for each in outcomes} == {each["Id"] for each in tasks(desk)}


def test_one_that_never_arrived_is_made_ten_minutes_later_not_before(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    desk.wish("task", wanted(), person)
    lose(desk, arrived=False)
    for _ in range(9):
        desk.perform("task")
        desk.clock.tick(minutes=1)
        assert desk.count_there("Task") == 0
    desk.clock.tick(minutes=1)
    assert fates(desk.perform("task")) == [Fate.UNDONE, Fate.DONE]
    assert desk.count_there("Task") == 1


def test_one_that_appears_late_is_waited_for(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    desk.wish("task", wanted(), person)
    desk.org.late = timedelta(minutes=9)
    lose(desk, arrived=True)
    desk.org.late = timedelta(0)
    for _ in range(15):
        desk.perform("task")
        desk.clock.tick(minutes=1)
    assert desk.count_there("Task") == 1
    assert desk.states() == [("done", None)]


def test_one_that_somebody_deleted_was_made(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    desk.wish("task", wanted(), person)
    lose(desk, arrived=True)
    desk.state.delete("Task", tasks(desk)[0]["Id"])
    desk.clock.tick(minutes=11)
    assert fates(desk.perform("task")) == [Fate.DONE]
    assert desk.count_there("Task") == 1


def test_one_whose_lead_was_converted_is_found_at_the_contact(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    desk.wish("task", wanted(), person)
    lose(desk, arrived=True)
    desk.state.convert(ada)
    desk.tick_run(11)
    assert fates(desk.perform("task")) == [Fate.DONE]
    assert desk.count_there("Task") == 1


@pytest.mark.parametrize("hours", [-5, 5])
def test_one_is_found_though_the_clock_here_was_put_right_meanwhile(
    desk: JourneyDesk, hours: int
) -> None:
    """The sync learns of the clock's error at its next run, for moments of before, too."""
    desk.laptop = LaptopClock(desk.clock, timedelta(hours=hours))
    ((_, person),) = desk.people("Ada")
    desk.wish("task", wanted(), person)
    lose(desk, arrived=True)
    desk.laptop = LaptopClock(desk.clock, timedelta(0))
    desk.tick_run(11)
    desk.perform("task")
    desk.clock.tick(minutes=11)
    desk.perform("task")
    assert desk.count_there("Task") == 1
    assert desk.states() == [("done", None)]


def test_a_call_that_never_left_is_made_again_at_once(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    desk.wish("task", wanted(), person)

    def unreachable(number: int) -> None:
        raise network_cases.UNREACHABLE.error(sent=False)

    desk.org.before = unreachable
    with pytest.raises(SalesforceError):
        desk.perform("task")
    desk.heal()
    assert fates(desk.perform("task")) == [Fate.DONE]
    assert desk.count_there("Task") == 1


def test_a_crash_anywhere_makes_one_task_each(desks: Make) -> None:
    def attempt(number: int) -> int:
        desk = desks()
        people = desk.people("Ada", "Bob", "Cyd")
        desk.wish("task", wanted(), *(person for _, person in people))
        with crashing(desk, number) as passed:
            desk.perform("task")
        for _ in range(4):
            desk.perform("task")
            desk.clock.tick(minutes=4)
        assert desk.count_there("Task") == 3
        assert sorted(each["WhoId"] for each in tasks(desk)) == sorted(who for who, _ in people)
        assert [state for state, _ in desk.states()] == ["done"] * 3
        return passed[0]

    assert at_every_point(attempt) >= 8


def test_over_http(desk: JourneyDesk, practice_org: Callable[[PracticeServer], RestOrg]) -> None:
    ((_, person),) = desk.people("Ada")
    with PracticeServer() as server:
        made = server.org.create("Lead", {"LastName": "Ada", "Company": "Acme"})
        with desk.store.transaction() as connection:
            connection.execute("UPDATE person SET salesforce_id = ? WHERE id = ?", (made, person))
        desk.org = practice_org(server)  # type: ignore[assignment]
        desk.wish("task", wanted(), person, person)
        assert fates(desk.perform("task")) == [Fate.DONE, Fate.DONE]
        found = server.org.query("SELECT WhoId, Description FROM Task").records()
        assert [each["WhoId"] for each in found] == [made, made]
        assert len({each["Description"] for each in found}) == 2
