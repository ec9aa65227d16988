"""What journeys cost: many people entering at once, and ticks at which little happens. Figures.

    python tests/benchmarks/bench_journeys.py [PEOPLE] [--ticks LEADS] [--org FILE] [--profile FILE]

A practice org over HTTP has PEOPLE leads; all of them enter a journey when it is published, and go
on until its delay: field match → check → update field → assign to group → campaign status → delay.
What apdesk waited for the org's answers is told apart. The floor makes the same rows in a copy of
the file by one bare SQL statement for each table and step, without deciding anything or asking the
org. Then turns at which nothing happened, and turns after 1,000 people were changed, in a file of
10,000 leads and in one of LEADS, where a field match watches everybody.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import SystemClock, to_iso
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    AssignGroup,
    CheckFields,
    Delay,
    FieldMatch,
    Kind,
    Named,
    Port,
    SetCampaignStatus,
    Settings,
    UpdateField,
)
from apdesk.domain.operators import Criterion, Operator
from apdesk.headless import Headless
from apdesk.journeys.engine import JourneyReport
from apdesk.paths import DataDir
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.edits import Edits, RecordEdit
from apdesk.store.journeys.catalogue import Journeys
from apdesk.sync.engine import drive
from apdesk.sync.locality import context_of
from tests.benchmarks.bench_first_sync import PREFERENCES
from tests.benchmarks.bench_ticks import Waits
from tests.helpers.processes import Apdesk, OrgProcess, practice_org

SMALL = 10_000
CHANGED = 1_000
TIMES = 9
#: Nobody of the practice org has this title.
TITLE = "Guest of the fair"
EVERYBODY = (Criterion("last_name", Operator.NOT_BLANK),)


@dataclass(slots=True)
class Transactions:
    """How long the transactions of a store took: others that write wait so long."""

    seconds: list[float] = field(default_factory=list)
    _began: float = 0.0

    def note(self, point: str) -> None:
        if point == "begin":
            self._began = time.perf_counter()
        elif point == "after commit":
            self.seconds.append(time.perf_counter() - self._began)

    def __str__(self) -> str:
        if not self.seconds:
            return "no transactions"
        return (
            f"{len(self.seconds)} transactions, the longest {max(self.seconds) * 1000:.0f} ms, "
            f"the middle one {median(self.seconds) * 1000:.1f} ms"
        )


@dataclass(frozen=True, slots=True)
class Spent:
    """What something took: seconds, those of them that the org took, CPU seconds."""

    wall: float
    waited: float
    cpu: float


@contextmanager
def spent(found: list[Spent]) -> Iterator[None]:
    """Adds what the block takes."""
    gc.collect()
    waited, cpu, began = Waits.seconds, time.process_time(), time.perf_counter()
    yield
    found.append(
        Spent(time.perf_counter() - began, Waits.seconds - waited, time.process_time() - cpu)
    )


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


# -- many at once ---------------------------------------------------------------------------------


def graph(*shapes: tuple[Kind, Settings]) -> Graph:
    """Shapes s1, s2, … one after the other."""
    made = Graph(tuple(Shape(f"s{at}", *each) for at, each in enumerate(shapes, 1)))
    for source, target in pairwise(made.shapes):
        port = Port.YES if Port.YES in source.kind.ports else Port.OUT
        made = made.connected(source.id, port, target.id)
    return made


def welcome(campaign: Named, group: tuple[Named, ...]) -> Graph:
    return graph(
        (Kind.FIELD_MATCH, FieldMatch(EVERYBODY, existing=True)),
        (Kind.CHECK_FIELDS, CheckFields(EVERYBODY)),
        (Kind.UPDATE_FIELD, UpdateField("title", TITLE)),
        (Kind.ASSIGN_GROUP, AssignGroup(group)),
        (Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(campaign, "Sent")),
        (Kind.DELAY, Delay(2)),
    )


def publish(work: Headless, name: str, shapes: Graph) -> int:
    journeys, at = Journeys(work.store), to_iso(work.clock.now())
    journey_id = journeys.create(name, shapes, at=at)
    context = context_of(work.settings.binding(), work.clock.now())
    journeys.publish(journey_id, at=at, context=context)
    return journey_id


def turn(work: Headless, *, after_sync: bool = False) -> JourneyReport:
    steps = work.journeys(after_sync=after_sync)
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            report: JourneyReport = ended.value
            assert not report.problems, report
            return report


def counted(org: OrgProcess) -> int:
    calls: int = org.control("calls")["counted"]
    return calls


def enter(people: int, folder: Path, org_file: Path, profile: Path | None) -> None:
    """Lets them all in, prints what it took, and what the floor takes."""
    options = ("--leads", str(people), "--contacts", "0", "--accounts", "0")
    with practice_org(*options, "--data", str(org_file)) as org:
        home = DataDir(folder / "entering")
        verbs = Apdesk(home.path)
        verbs.connect(org)
        verbs.apply(PREFERENCES)
        assert verbs.json("sync")["result"] == "done"
        campaign = org.call("create", sobject="Campaign", values={"Name": "Fair", "IsActive": True})
        users = org.query(
            "SELECT Id, Name FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Id"
        )
        group = tuple(Named(each["Id"], each["Name"]) for each in users[:5])
        with Headless(home, CancelToken()) as work:
            work.store.checkpoint()
            shutil.copy(home.database, folder / "floor.sqlite3")
            transactions = Transactions()
            work.store.point = transactions.note
            took: list[Spent] = []
            with spent(took):
                journey_id = publish(work, "Welcome", welcome(Named(campaign, "Fair"), group))
            say(f"published in {took.pop().wall * 1000:.0f} ms")
            transactions.seconds.clear()
            before = counted(org)
            profiler = cProfile.Profile()
            with spent(took):
                if profile is not None:
                    profiler.enable()
                report = turn(work, after_sync=True)
                profiler.disable()
            calls = counted(org) - before
            if profile is not None:
                profiler.dump_stats(profile)
            inside = waiting(work.store, journey_id)
            (whole,) = took
            own = whole.wall - whole.waited
            say(
                f"{inside:,} people to their delay: {whole.wall:.1f} s ({whole.waited:.1f} s of "
                f"them the org's), {whole.cpu:.1f} s CPU, {inside / whole.wall:,.0f} people/s "
                f"({inside / own:,.0f} without the org's time), {report.moved:,} steps"
            )
            touched = sum(report.effects.values())
            say(f"{calls} API calls for {touched:,} records: one for {touched / calls:,.0f}")
            say(str(transactions))
            before, took = counted(org), []
            with spent(took):
                assert drive(work.sync()).objects["Lead"].sent_updated == inside
            say(
                f"the sync that sends the {inside:,} edits: {took[0].wall:.1f} s, "
                f"{counted(org) - before} API calls"
            )
            said = measured(lambda: turn(work))
            say(f"a turn with {inside:,} inside and nothing to do: {said}")
    bare = floor(folder / "floor.sqlite3")
    say(f"floor: {bare:.1f} s; apdesk without the org's time is {own / bare:.1f} x that")


def waiting(store: Store, journey_id: int) -> int:
    with store.reading() as connection:
        (found,) = connection.execute(
            "SELECT count(*) FROM passage WHERE journey_id = ? AND state = 'waiting'", (journey_id,)
        ).fetchone()
        (others,) = connection.execute(
            "SELECT count(*) FROM passage WHERE state <> 'waiting'"
        ).fetchone()
    assert not others
    return int(found)


#: Everything that is stored of each person on the way to the delay, but for the search index.
_ENTER = """
INSERT INTO trigger_match SELECT 1, 's1', id FROM person;
INSERT INTO passage (journey_id, person_id, source, began_at, version, shape, arrived_at, state)
    SELECT 1, id, 's1', :at, 1, 's1', :at, 'ready' FROM person
"""
_ARRIVE = """
INSERT INTO step (passage_id, journey_id, person_id, version, shape, arrived_at)
    SELECT id, journey_id, person_id, version, shape, arrived_at FROM passage
"""
_GO_ON = """
UPDATE step SET left_at = :at, port = 'out' WHERE left_at IS NULL;
UPDATE passage SET shape = :shape, arrived_at = :at, state = 'ready'
"""
_UPDATE = """
INSERT INTO history (entity, record_id, at, author, kind, field, old, new)
    SELECT 'person', id, :at, 'Journey: Welcome', 'field', 'title', {title}, :title FROM person;
INSERT INTO pending_edit (entity, record_id, field, base, local, at, author)
    SELECT 'person', id, 'title', {title}, :title, :at, 'Journey: Welcome' FROM person;
UPDATE person SET {title} = :title, changed_at = :at, changed_run = NULL
"""
_EFFECT = """
INSERT INTO effect (passage_id, journey_id, shape, version, person_id, kind, payload, token, state,
    wanted_at) SELECT id, 1, shape, 1, person_id, :shape, :payload, lower(hex(randomblob(8))),
    'wanted', :at FROM passage;
UPDATE passage SET state = 'outside';
UPDATE effect SET state = 'asked', asked_at = :at, attempts = 1 WHERE state = 'wanted';
UPDATE effect SET state = 'done', settled_at = :at WHERE state = 'asked'
"""
_OWNER = """
INSERT INTO history (entity, record_id, at, author, kind, field, old, new)
    SELECT 'person', id, :at, 'Journey: Welcome', 'field', 'owner_id', {owner}, :user FROM person;
UPDATE person SET {owner} = :user, changed_at = :at, changed_run = NULL
"""
_MEMBER = """
INSERT INTO campaign_member SELECT '00v' || salesforce_id, :user, salesforce_id, 'Sent', ''
    FROM person;
INSERT INTO member_event (campaign_id, salesforce_id, new, at)
    SELECT :user, salesforce_id, 'Sent', :at FROM person;
DELETE FROM member_event
"""
_WAIT = "UPDATE passage SET state = 'waiting', due_at = :at"


def floor(database: Path) -> float:
    """Seconds for the same rows, each table and step at once."""
    values = {
        "at": to_iso(SystemClock().now()),
        "title": TITLE,
        "user": "005000000000001AAA",
        "payload": '{"user": {"id": "005000000000001AAA", "name": "Ana Lima"}}',
    }
    steps = ("", _UPDATE, _EFFECT + ";" + _OWNER, _EFFECT + ";" + _MEMBER, _WAIT)
    with Store(database) as store:
        with store.reading() as connection:
            catalogue = Catalogue.read(connection)
        names = {"title": catalogue.field("person", "title")}
        names["owner"] = catalogue.column_of("Lead", "OwnerId")
        columns = {name: each.sql for name, each in names.items() if each is not None}
        began = time.perf_counter()
        for at, step in enumerate((_ENTER, *steps), 1):
            going_on = "" if at == 1 else _GO_ON
            with store.transaction() as connection:
                for each in f"{going_on};{step if at == 1 else ''};{_ARRIVE}".split(";"):
                    connection.execute(each, {**values, "shape": f"s{at}"})
                for each in ("" if at == 1 else step.format(**columns)).split(";"):
                    connection.execute(each, {**values, "shape": f"s{at}"})
        return time.perf_counter() - began


# -- ticks ----------------------------------------------------------------------------------------


def measured(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> str:
    """The middle one of some times, in words."""
    found: list[Spent] = []
    for _ in range(TIMES):
        before()
        with spent(found):
            work()
    wall = median(each.wall - each.waited for each in found)
    return f"{wall * 1000:.1f} ms, {median(each.cpu for each in found) * 1000:.1f} ms CPU"


def tick(leads: int, folder: Path) -> None:
    """Turns in a file of so many leads, all of them watched."""
    options = ("--leads", str(leads), "--contacts", "0", "--accounts", "0")
    home = DataDir(folder / f"ticks-{leads}")
    with practice_org(*options) as org:
        verbs = Apdesk(home.path)
        verbs.connect(org)
        verbs.apply(PREFERENCES)
        assert verbs.json("sync")["result"] == "done"
    with Headless(home, CancelToken()) as work:
        criteria = (Criterion("title", Operator.IS, TITLE),)
        transactions = Transactions()
        work.store.point = transactions.note
        publish(
            work, "Watch", graph((Kind.FIELD_MATCH, FieldMatch(criteria)), (Kind.DELAY, Delay(2)))
        )
        turn(work)
        say(f"{leads:,} leads: nothing happened: {measured(lambda: turn(work))}")
        with work.store.reading() as connection:
            ids = [row[0] for row in connection.execute("SELECT id FROM person")]
        choose = random.Random(7)
        choose.shuffle(ids)

        def change() -> None:
            some = [RecordEdit("person", ids.pop(), {"title": TITLE}) for _ in range(CHANGED)]
            Edits(work.store).apply(some, at=to_iso(work.clock.now()), title="Guests")
            transactions.seconds.clear()

        said = measured(lambda: turn(work), change)
        say(f"{leads:,} leads: {CHANGED:,} were changed and come in: {said}; {transactions}")
        began = time.perf_counter()
        transactions.seconds.clear()
        publish(
            work, "Both", graph((Kind.FIELD_MATCH, FieldMatch(EVERYBODY)), (Kind.DELAY, Delay()))
        )
        say(
            f"{leads:,} leads: a journey is published whose trigger all of them meet: "
            f"{(time.perf_counter() - began) * 1000:.0f} ms, one transaction"
        )


def main(people: int, leads: int, kept: Path | None, profile: Path | None) -> int:
    Waits.measure()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        enter(people, folder, kept or folder / "org.sqlite3", profile)
        for each in sorted({SMALL, leads}):
            tick(each, folder)
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("people", type=int, nargs="?", default=50_000)
    parser.add_argument("--ticks", type=int, default=100_000)
    parser.add_argument("--org", type=Path)
    parser.add_argument("--profile", type=Path)
    parsed = parser.parse_args()
    raise SystemExit(main(parsed.people, parsed.ticks, parsed.org, parsed.profile))
