"""Crashes and lost connections at every single place of runs in which much is done."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from apdesk.domain.criteria import Criterion, Operator
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    AssignGroup,
    AssignLead,
    ByHand,
    CampaignStatusChanged,
    CheckCampaignStatus,
    CheckFields,
    CheckList,
    Delay,
    Eject,
    Email,
    FieldMatch,
    Kind,
    ListAction,
    ListTrigger,
    Save,
    SegmentTrigger,
    SetCampaignStatus,
    Task,
    Unit,
    UpdateField,
)
from apdesk.errors import KnownError
from apdesk.store.journeys.campaigns import Campaigns, Member
from apdesk.store.journeys.effects import Fate
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from tests.journeys.bench import ACME, NO, OUT, YES, chain
from tests.journeys.observing import AROUND_EFFECTS, SeenDesk
from tests.journeys.strategies import CAMPAIGNS, USERS
from tests.unit.store.store_builders import sf

pytestmark = pytest.mark.logs("apdesk.journeys")

#: All places in the nightly profile, a selection of them otherwise.
NIGHTLY = hypothesis.settings.get_current_profile_name() == "nightly"
FAIR = CAMPAIGNS[0]
MANY = (Criterion("number_of_employees", Operator.AT_LEAST, "40"),)
#: What is done between the runs: each is one day.
DAYS = 4


def welcome() -> Graph:
    """By a company or by hand, again: a number, then a mail, an hour and a task; or a list."""
    return (
        chain(
            (Kind.FIELD_MATCH, FieldMatch(ACME, existing=True)),
            (Kind.UPDATE_FIELD, UpdateField("number_of_employees", "40")),
            (Kind.CHECK_FIELDS, CheckFields((Criterion("phone", Operator.BLANK),))),
            (Kind.EMAIL, Email("Hello")),
            (Kind.DELAY, Delay(1, Unit.HOURS)),
            (Kind.TASK, Task("Call", due_days=2)),
        )
        .with_shape(Shape("h", Kind.BY_HAND, ByHand(again=True)))
        .with_shape(Shape("a", Kind.ADD_TO_LIST, ListAction("Guests")))
        .with_shape(Shape("g", Kind.ASSIGN_GROUP, AssignGroup(USERS)))
        .connected("h", OUT, "s2")
        .connected("s3", YES, "s4")
        .connected("s3", NO, "a")
        .connected("a", OUT, "g")
    )


def guests() -> Graph:
    """By a list: a campaign, then Salesforce, a day, and a list of Salesforce."""
    return chain(
        (Kind.JOINED_LIST, ListTrigger("Guests")),
        (Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(FAIR, "Sent")),
        (Kind.CHECK_LIST, CheckList("leads")),
        (Kind.SAVE, Save("Lead")),
        (Kind.DELAY, Delay(1, Unit.DAYS)),
        (Kind.ADD_TO_LIST, ListAction("leads")),
        (Kind.ASSIGN_LEAD, AssignLead(USERS[0])),
    )


def farewell() -> Graph:
    """By a campaign or a segment: off a list, and out of this journey, wherever in it."""
    return (
        chain(
            (Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(FAIR, ("Responded",), again=True)),
            (Kind.CHECK_CAMPAIGN_STATUS, CheckCampaignStatus(FAIR, ("Responded",))),
            (Kind.REMOVE_FROM_LIST, ListAction("Old")),
            (Kind.EJECT, Eject()),
        )
        .with_shape(Shape("m", Kind.JOINED_SEGMENT, SegmentTrigger("Many")))
        .with_shape(Shape("d", Kind.DELAY, Delay(10, Unit.DAYS)))
        .connected("m", OUT, "d")
    )


def busy(directory: Path) -> SeenDesk:
    """Everybody is ready to come in."""
    directory.mkdir(parents=True)
    desk = SeenDesk(directory)
    lists = OwnLists(desk.store)
    for name in ("Guests", "Old"):
        lists.create(name, desk.now)
    Segments(desk.store).create("Many", MANY, desk.now)
    Campaigns(desk.store).watch([FAIR.id])
    Campaigns(desk.store).take([], at=desk.now, events=False, cursors={FAIR.id: desk.now})
    desk.people(*({"company": "Acme"} for _ in range(4)), {"company": "Other", "phone": "2"})
    for number in range(1, 5):
        desk.synced("Lead", number, Company="Acme" if number < 3 else "Other", Phone="1")
    desk.synced("Contact", 5)
    lists.add(2, list(range(1, 11)), desk.now)
    for name, graph in (("Welcome", welcome()), ("Guests", guests()), ("Out", farewell())):
        desk.publish(graph, name)
    desk.journeys.start(1, [5, 8, 9, 10], at=desk.now)
    return desk


def day(desk: SeenDesk, number: int) -> None:
    """What people do in the morning of a day; the first one is as `busy` left it."""
    if number == 1:
        responded = [
            Member(f"m{each}", FAIR.id, sf("Lead", each), "Responded") for each in (1, 2, 3)
        ]
        Campaigns(desk.store).take(responded, at=desk.now, events=True)
        desk.edit(5, company="Acme")
        desk.ledger.fates["task"] = Fate.AGAIN
    if number == 2:
        desk.ledger.fates.update(owner=Fate.FAILED, task=Fate.DONE)
        desk.republish(1, welcome().connected("s4", OUT, "s6"))
        desk.journeys.start(1, [1, 8], at=desk.now)
        Campaigns(desk.store).take(
            [Member("m1", FAIR.id, sf("Lead", 1), "Sent")], at=desk.now, events=True
        )
    if number == 3:
        desk.ledger.fates.clear()
        with desk.store.reading() as connection:
            failed = connection.execute("SELECT id FROM effect WHERE state = 'failed'").fetchall()
        desk.effects.retry([each[0] for each in failed])


def week(desk: SeenDesk, run: Callable[[SeenDesk], None]) -> dict[str, object]:
    """Runs on all days; what it came to."""
    for number in range(DAYS):
        day(desk, number)
        run(desk)
        desk.clock.tick(days=1, hours=2)
    run(desk)
    return outcome(desk)


def outcome(desk: SeenDesk) -> dict[str, object]:
    """Where everybody is and was, what they have, and what was had outside."""
    people = desk.seen()
    with desk.store.reading() as connection:
        open_effects = connection.execute(
            "SELECT person_id, kind, state FROM effect WHERE state <> 'done' ORDER BY 1, 2"
        ).fetchall()
    return {
        "people": {
            person_id: (seen.person.fields, seen.person.lists, seen.person.wanted)
            for person_id, seen in people.items()
        },
        "noted": {person_id: seen.person.noted for person_id, seen in people.items()},
        "ways": {
            person_id: Counter(
                (each.journey, each.source, each.visits, each.state, each.outcome, each.effects)
                for each in seen.person.passages
            )
            for person_id, seen in people.items()
        },
        "had": Counter(
            (kind, person_id, str(sorted(payload.items())))
            for _, kind, person_id, payload in desk.ledger.had
        ),
        "open": open_effects,
        "numbers": {journey: desk.numbers.numbers(journey) for journey in (1, 2, 3)},
    }


def straight(desk: SeenDesk) -> None:
    desk.run()


def stubborn(desk: SeenDesk) -> None:
    """Runs again where the process went, or nobody was there outside."""
    while (report := desk.run_or_crash()) is None or report.problems:
        pass


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database before the first run: it is copied for each week."""
    directory = tmp_path_factory.mktemp("start") / "desk"
    busy(directory).close()
    return directory


def again(start: Path, directory: Path) -> SeenDesk:
    shutil.copytree(start, directory)
    return SeenDesk(directory)


def test_much_is_done_in_that_week(start: Path, tmp_path: Path) -> None:
    desk = again(start, tmp_path / "quiet")
    found = week(desk, straight)
    desk.close()
    assert desk.points > 250
    assert found["open"] == []
    kinds = Counter(kind for _, kind, _, _ in desk.ledger.had)
    assert kinds.keys() == {"owner", "member", "save", "task", "mail"}
    ends = Counter(
        each[4]
        for seen in found["ways"].values()  # type: ignore[attr-defined]
        for each in seen
    )
    assert ends.keys() == {"finished", "ejected", None}


def sweep(start: Path, directory: Path, first: int, step: int) -> None:
    """A crash at each `step`-th place, each in a week of its own."""
    quiet = again(start, directory / "quiet")
    wanted, places = week(quiet, straight), quiet.points
    quiet.close()
    for number in range(first, places, step):
        desk = again(start, directory / str(number))
        desk.crash_after(number)
        found = week(desk, stubborn)
        desk.close()
        assert found == wanted, number
        tokens = desk.ledger.tokens()
        assert len(set(tokens)) == len(tokens), number
        shutil.rmtree(directory / str(number))


def test_a_crash_at_any_place(start: Path, tmp_path: Path) -> None:
    # A transaction has three points: such a step meets each kind in turn.
    sweep(start, tmp_path, 0, 1 if NIGHTLY else 13)


@pytest.mark.parametrize("name", AROUND_EFFECTS)
def test_a_lost_connection_at_any_effect(start: Path, tmp_path: Path, name: str) -> None:
    quiet = again(start, tmp_path / "quiet")
    wanted = week(quiet, straight)
    quiet.close()
    for number in range(0, len(quiet.ledger.had), 1 if NIGHTLY else 5):
        desk = again(start, tmp_path / str(number))
        desk.strike = _losing(desk, name, number)
        found = week(desk, stubborn)
        desk.close()
        assert found == wanted, number
        assert len(desk.ledger.had) == len(quiet.ledger.had)
        shutil.rmtree(tmp_path / str(number))


def _losing(desk: SeenDesk, name: str, number: int) -> Callable[[int, str], None]:
    passed = 0

    def strike(_: int, point: str) -> None:
        nonlocal passed
        passed += point == name
        if point == name and passed == number + 1:
            raise KnownError("Gone", "Nobody answers.", "Wait.", code="network.gone")

    return strike
