"""What a draft would do with the people who are here now: tried on a copy of the database.

The engine that runs published journeys runs the draft there; only Salesforce and the mail server
are replaced by somebody who counts (`counting`). Delays pass at once, once for each person; the
clock stands still, so that everybody is judged as of now. The copy is gone afterwards, whatever
happens.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import filelock

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    CampaignStatusChanged,
    CheckCampaignStatus,
    CheckList,
    FieldMatch,
    Kind,
    ListTrigger,
    SegmentTrigger,
)
from apdesk.domain.operators import EvaluationContext
from apdesk.domain.run import Problem
from apdesk.errors import KnownError
from apdesk.journeys.counting import CountingPerformer
from apdesk.journeys.engine import JourneyEngine
from apdesk.language import tr
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.journeys import conditions, passages
from apdesk.store.journeys.catalogue import Journeys
from apdesk.store.journeys.numbers import JourneyNumbers
from apdesk.store.journeys.passages import Place

_NAME = "dry-run"
_PATIENCE_SECONDS = 120.0
#: People who are let in at once.
_CHUNK = 5_000
#: More times that everybody's delays pass than this are a circle.
_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Outside:
    """What one step would do in Salesforce or by e-mail.

    Attributes:
        kind: "owner", "member", "save", "task" or "mail".
        done: People for whom it would be done.
        skipped: People who would go on without it, by the reason.
        waiting: People who would wait there, by the reason.
    """

    shape: str
    kind: str
    done: int
    skipped: Mapping[str, int]
    waiting: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a draft would do.

    Attributes:
        people: How many people would come in.
        passed: Shape -> how many times somebody would come to it.
        waiting: Shape -> how many would be there still, when all delays have passed once.
        finished, ejected: How many times somebody would reach an end, or be ejected.
        outside: What would be done outside, in the order of the graph.
        problems: What would keep people waiting, and what can't be told beforehand.
    """

    people: int
    passed: Mapping[str, int]
    waiting: Mapping[str, int]
    finished: int
    ejected: int
    outside: tuple[Outside, ...]
    problems: tuple[Problem, ...]

    @property
    def mails(self) -> int:
        """E-mails that would be sent."""
        return sum(each.done for each in self.outside if each.kind == "mail")

    @property
    def mails_skipped(self) -> Mapping[str, int]:
        """E-mails that wouldn't be sent, by the reason."""
        found: dict[str, int] = {}
        for each in self.outside:
            if each.kind == "mail":
                for why, number in each.skipped.items():
                    found[why] = found.get(why, 0) + number
        return found


def dry_run(
    database: Path,
    folder: Path,
    journey_id: int,
    clock: Clock,
    context: Callable[[], EvaluationContext],
    cancel: CancelToken,
    *,
    by_hand: str = "",
    tell: Callable[[int], object] = lambda _steps: None,
) -> DryRun:
    """Tries the stored draft of a journey; the database itself isn't changed.

    Everybody who meets a trigger now comes in: who is in a list or a segment (also of a trigger for
    leaving it: as if they left), who meets the fields, who is a campaign member with such a status.

    Args:
        folder: Where the copy is made; nobody else may write there.
        by_hand: The list (as journeys name lists) of those who are taken for added by hand; '':
            who was added by hand to the published journey so far.
        tell: Called with the number of transactions so far.

    Raises Cancelled; KnownError "journey.gone", "journey.dry_run_busy", those of the database, and
    those of triggers that can't be looked at ("journey.list_gone" …).
    """
    with _alone(folder, cancel):
        copy = folder / f"{_NAME}.sqlite3"
        try:
            with Store(database, check=False) as store:
                draft = Journeys(store).draft(journey_id)
                store.backup(copy)
            cancel.check()
            with Store(copy, check=False) as store:
                rehearsal = _Rehearsal(store, draft, clock.now(), context(), cancel, tell)
                return rehearsal.run(journey_id, by_hand)
        finally:
            _clear(folder)


def clear_away(folder: Path) -> None:
    """Removes what a dry run left behind that was killed; one that goes on is left alone."""
    if not folder.is_dir():
        return
    lock = filelock.FileLock(folder / f"{_NAME}.lock", timeout=0)
    try:
        with lock:
            _clear(folder)
    except (filelock.Timeout, OSError):
        return


@contextmanager
def _alone(folder: Path, cancel: CancelToken) -> Iterator[None]:
    """One dry run at a time; the next one waits until the last has cleared away its copy."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = filelock.FileLock(folder / f"{_NAME}.lock")
    waited = 0.0
    while True:
        try:
            lock.acquire(timeout=0.2)
            break
        except filelock.Timeout:
            cancel.check()
            waited += 0.2
            if waited > _PATIENCE_SECONDS:
                raise _busy() from None
    try:
        _clear(folder)
        yield
    finally:
        lock.release()


def _clear(folder: Path) -> None:
    for each in folder.glob(f"{_NAME}.sqlite3*"):
        each.unlink(missing_ok=True)


class _Still:
    """A clock that stands."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment


class _Rehearsal:
    """One dry run on a copy that is open."""

    def __init__(
        self,
        store: Store,
        draft: Graph,
        now: datetime,
        context: EvaluationContext,
        cancel: CancelToken,
        tell: Callable[[int], object],
    ) -> None:
        self._store = store
        self._graph = _open_to_all(draft)
        self._context = context
        self._cancel = cancel
        self._tell = tell
        self._at = to_iso(now)
        self._outside = CountingPerformer(store, _Still(now))
        self._engine = JourneyEngine(
            store,
            _Still(now),
            [self._outside],
            context=lambda: self._context,
            windows=False,
        )
        self._steps = 0
        self._problems: list[Problem] = []

    def run(self, original: int, by_hand: str) -> DryRun:
        self._quiet()
        journeys = Journeys(self._store)
        name = f"Dry run {secrets.token_hex(8)}"
        journey_id = journeys.create(name, self._graph, at=self._at)
        version = journeys.publish(journey_id, at=self._at, context=self._context)
        for shape in self._graph.triggers():
            self._let_in(Place(journey_id, version, shape.id), shape, original, by_hand)
        self._look_at_campaigns()
        self._advance()
        for _ in range(_ROUNDS):
            arrived = self._outside.let_arrive(
                "record_id IN (SELECT person_id FROM passage WHERE journey_id = ?)", (journey_id,)
            )
            if not self._pass_delays(journey_id) and not arrived:
                break
            self._advance()
        else:
            self._problems.append(_in_circles())
        return self._told(journey_id)

    # -- before ---------------------------------------------------------------------------------

    def _quiet(self) -> None:
        """Nothing else moves on the copy, and no commit waits for the disk."""
        with self._store.reading() as connection:
            connection.execute("PRAGMA synchronous = OFF")
        with self._store.transaction() as connection:
            connection.execute("UPDATE journey SET state = 'paused' WHERE state = 'live'")
            connection.execute("DELETE FROM effect WHERE state <> 'done'")
            connection.execute("DELETE FROM touched")
            connection.execute("DELETE FROM member_event")

    def _let_in(self, place: Place, shape: Shape, original: int, by_hand: str) -> None:
        if shape.kind in (Kind.LEFT_LIST, Kind.LEFT_SEGMENT):
            # they are known to be there: publishing has noted them
            self._begin(
                place,
                "SELECT person_id FROM trigger_match WHERE journey_id = ? AND shape = ?",
                (place.journey_id, place.shape),
            )
        elif shape.kind is Kind.BY_HAND and by_hand:
            with self._store.reading() as connection:
                asked = conditions.condition(
                    connection, Catalogue.read(connection), CheckList(by_hand), self._context
                )
            self._begin(place, f"SELECT r.id FROM person r WHERE {asked.sql}", asked.arguments)
        elif shape.kind is Kind.BY_HAND:
            self._begin(
                place,
                "SELECT DISTINCT person_id FROM passage WHERE journey_id = ? AND source = ?",
                (original, place.shape),
            )

    def _begin(self, place: Place, who: str, arguments: Sequence[object]) -> None:
        with self._store.reading() as connection:
            ids = [row[0] for row in connection.execute(who, tuple(arguments))]
        for start in range(0, len(ids), _CHUNK):
            self._cancel.check()
            with self._store.transaction() as connection:
                some = ids[start : start + _CHUNK]
                passages.begin(connection, place, some, self._at, again=False)

    def _look_at_campaigns(self) -> None:
        """Members of campaigns come in as if they had just got the status that they have."""
        asked = {
            each.settings.campaign.id: each.settings.campaign.name
            for each in self._graph.shapes
            if isinstance(each.settings, CampaignStatusChanged | CheckCampaignStatus)
        }
        events = {
            each.settings.campaign.id
            for each in self._graph.triggers()
            if isinstance(each.settings, CampaignStatusChanged)
        }
        with self._store.transaction() as connection:
            known = {
                row[0]
                for row in connection.execute(
                    "SELECT campaign_id FROM campaign_watch WHERE cursor IS NOT NULL"
                )
            }
            for campaign_id, name in asked.items():
                # what the draft itself does to members is seen by its later steps
                connection.execute(
                    "INSERT INTO campaign_watch (campaign_id, cursor) VALUES (?, ?) "
                    "ON CONFLICT (campaign_id) DO UPDATE SET cursor = coalesce(cursor, ?2)",
                    (campaign_id, self._at),
                )
                if campaign_id not in known:
                    self._problems.append(_members_unknown(name or campaign_id))
            for campaign_id in sorted(events):
                connection.execute(
                    "INSERT INTO member_event (campaign_id, salesforce_id, old, new, at) "
                    "SELECT campaign_id, salesforce_id, NULL, status, ? FROM campaign_member "
                    "WHERE campaign_id = ? ORDER BY id",
                    (self._at, campaign_id),
                )

    # -- on the way -----------------------------------------------------------------------------

    def _advance(self) -> None:
        turn = self._engine.run(self._cancel)
        while True:
            try:
                next(turn)
            except StopIteration as ended:
                for each in ended.value.problems:
                    if each not in self._problems:
                        self._problems.append(each)
                return
            self._steps += 1
            self._tell(self._steps)

    def _pass_delays(self, journey_id: int) -> int:
        """Lets the waiting of people be over, of each at each delay once: who comes to one again
        goes round in a circle. How many go on."""
        with self._store.transaction() as connection:
            return connection.execute(
                "UPDATE passage SET due_at = ? WHERE journey_id = ? AND state = 'waiting' "
                "AND NOT EXISTS (SELECT 1 FROM step s WHERE s.passage_id = passage.id "
                "AND s.shape = passage.shape AND s.left_at IS NOT NULL)",
                (self._at, journey_id),
            ).rowcount

    # -- after ----------------------------------------------------------------------------------

    def _told(self, journey_id: int) -> DryRun:
        numbers = JourneyNumbers(self._store.reading).numbers(journey_id)
        with self._store.reading() as connection:
            (people,) = connection.execute(
                "SELECT count(DISTINCT person_id) FROM passage WHERE journey_id = ?", (journey_id,)
            ).fetchone()
            ends = dict(
                connection.execute(
                    "SELECT outcome, count(*) FROM passage WHERE journey_id = ? "
                    "AND state = 'ended' GROUP BY outcome",
                    (journey_id,),
                ).fetchall()
            )
        places = {each.id: at for at, each in enumerate(self._graph.shapes)}
        return DryRun(
            people=people,
            passed={
                each.id: numbers[each.id].entered
                for each in self._graph.shapes
                if each.id in numbers
            },
            waiting={shape: each.here for shape, each in numbers.items() if each.here},
            finished=ends.get("finished", 0),
            ejected=ends.get("ejected", 0),
            outside=tuple(
                Outside(shape, kind, tally.done, dict(tally.skipped), dict(tally.waiting))
                for (shape, kind), tally in sorted(
                    self._outside.tallies.items(), key=lambda each: places[each[0][0]]
                )
            ),
            problems=tuple(self._problems),
        )


def _open_to_all(graph: Graph) -> Graph:
    """With triggers that let in who meets them already."""
    for shape in graph.triggers():
        settings = shape.settings
        if isinstance(settings, ListTrigger | FieldMatch | SegmentTrigger):
            graph = graph.with_shape(replace(shape, settings=replace(settings, existing=True)))
    return graph


def _members_unknown(campaign: str) -> Problem:
    return Problem(
        None,
        "journey.members_unknown",
        tr("The members of “{campaign}” aren't here yet", campaign=campaign),
        tr(
            "They are read from Salesforce once the journey is published, so the dry run counts "
            "as if "
            "the campaign had none."
        ),
    )


def _in_circles() -> Problem:
    return Problem(
        None,
        "journey.circle",
        tr("People come in again and again"),
        tr(
            "What the journey does lets the same people in once more, as when it adds them to "
            "the list "
            "that they come from. The dry run stopped counting after a while."
        ),
        tr("Look at the triggers that let people in each time."),
    )


def _busy() -> KnownError:
    return KnownError(
        tr("Another dry run is still going on"),
        tr("Only one goes on at a time, and this one has waited long enough. Nothing was changed."),
        tr("Try it again in a moment."),
        code="journey.dry_run_busy",
    )
