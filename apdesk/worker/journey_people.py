"""The people in journeys for the window, as tasks for a `TaskRunner`.

Each task opens the database for itself, in the pool's thread; what it needs for that it imports
there, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import Kind
from apdesk.worker.journeys import opened_store
from apdesk.worker.tasks import Progress, Work

if TYPE_CHECKING:
    from apdesk.store.journeys.catalogue import JourneyRow
    from apdesk.store.journeys.mails import MailRow as MailRow
    from apdesk.store.journeys.numbers import PassageRow as PassageRow
    from apdesk.store.journeys.numbers import PersonHere as PersonHere
    from apdesk.store.journeys.numbers import ShapeNumbers as ShapeNumbers
    from apdesk.store.journeys.numbers import StepRow as StepRow
    from apdesk.store.journeys.numbers import TimelineRow as TimelineRow
    from apdesk.store.journeys.numbers import Waiting as Waiting
    from apdesk.store.journeys.numbers import Which as Which
    from apdesk.store.lists import Records

#: People of one page of the panel.
PAGE = 200
#: People who are acted on at once.
_AT_ONCE = 2_000


class Looked(NamedTuple):
    """A journey as it runs: what is published, how many are where, and what they wait for that
    isn't done outside at present."""

    row: JourneyRow
    published: Graph | None
    numbers: Mapping[str, ShapeNumbers]
    waiting: tuple[Waiting, ...] = ()


class People(NamedTuple):
    """Some of the people of a shape; `more`: there are others after them."""

    people: tuple[PersonHere, ...]
    more: bool


class Started(NamedTuple):
    """What became of adding people by hand. `entered`: those who came in."""

    journey: str
    asked: int
    entered: int


@dataclass(frozen=True, slots=True)
class OfPerson:
    """What journeys have to do with one person."""

    passages: tuple[PassageRow, ...]
    timeline: tuple[TimelineRow, ...]
    mails: tuple[MailRow, ...]


def looked(database: Path, journey_id: int) -> Work:
    """A task -> Looked. Raises KnownError "journey.gone"."""

    def work(_progress: Progress, _cancel: CancelToken) -> Looked:
        from apdesk.store.journeys.catalogue import Journeys
        from apdesk.store.journeys.numbers import JourneyNumbers

        with opened_store(database) as store:
            journeys, numbers = Journeys(store), JourneyNumbers(store.reading)
            return Looked(
                journeys.row(journey_id),
                journeys.published(journey_id),
                numbers.numbers(journey_id),
                numbers.waiting(journey_id),
            )

    return work


def people(
    database: Path, journey_id: int, shape: str, which: Which, limit: int = PAGE, offset: int = 0
) -> Work:
    """A task -> People: who came to a shape, the latest first."""

    def work(_progress: Progress, _cancel: CancelToken) -> People:
        from apdesk.store.journeys.numbers import JourneyNumbers

        with opened_store(database) as store:
            found = JourneyNumbers(store.reading).people(
                journey_id, shape, which=which, limit=limit + 1, offset=offset
            )
        return People(found[:limit], len(found) > limit)

    return work


def path(database: Path, passage_id: int) -> Work:
    """A task -> tuple[StepRow, ...]: the way of one passage."""

    def work(_progress: Progress, _cancel: CancelToken) -> tuple[StepRow, ...]:
        from apdesk.store.journeys.numbers import JourneyNumbers

        with opened_store(database) as store:
            return JourneyNumbers(store.reading).path(passage_id)

    return work


def try_again(database: Path, effect_ids: Sequence[int]) -> Work:
    """A task -> int: wants effects that failed once more; how many were given."""
    chosen = tuple(effect_ids)

    def work(_progress: Progress, _cancel: CancelToken) -> int:
        from apdesk.store.journeys.effects import Effects

        with opened_store(database) as store:
            effects = Effects(store)
            for some in _slices(chosen):
                effects.retry(some)
        return len(chosen)

    return work


def let_go_on(database: Path, clock: Clock, effect_ids: Sequence[int]) -> Work:
    """A task -> int: lets people go on without what failed; how many were given."""
    chosen = tuple(effect_ids)

    def work(_progress: Progress, _cancel: CancelToken) -> int:
        from apdesk.store.journeys.effects import Effects

        with opened_store(database) as store:
            effects = Effects(store)
            for some in _slices(chosen):
                effects.let_go(some, to_iso(clock.now()))
        return len(chosen)

    return work


def stuck_effects(database: Path, journey_id: int, shape: str, title: str | None) -> Work:
    """A task -> tuple[int, ...]: the effects that failed at a shape, all (None) or those for one
    cause, by its title."""

    def work(_progress: Progress, cancel: CancelToken) -> tuple[int, ...]:
        from apdesk.store.journeys.numbers import JourneyNumbers

        found: list[int] = []
        with opened_store(database) as store:
            numbers, offset = JourneyNumbers(store.reading), 0
            while True:
                cancel.check()
                some = numbers.people(
                    journey_id, shape, which="stuck", limit=_AT_ONCE, offset=offset
                )
                found += [
                    each.effect_id
                    for each in some
                    if each.effect_id is not None and title in (None, each.title)
                ]
                offset += len(some)
                if len(some) < _AT_ONCE:
                    return tuple(found)

    return work


def remove(database: Path, clock: Clock, journey_id: int, person_ids: Sequence[int]) -> Work:
    """A task -> int: takes people out of a journey; how many were given."""
    chosen = tuple(person_ids)

    def work(_progress: Progress, _cancel: CancelToken) -> int:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            for some in _slices(chosen):
                Journeys(store).remove(journey_id, some, at=to_iso(clock.now()))
        return len(chosen)

    return work


def startable(database: Path) -> Work:
    """A task -> tuple[JourneyRow, ...]: those into which people can be put by hand now, by name."""

    def work(_progress: Progress, _cancel: CancelToken) -> tuple[JourneyRow, ...]:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            journeys = Journeys(store)
            found = []
            for each in journeys.rows():
                graph = journeys.published(each.id) if each.state == "live" else None
                if graph is not None and graph.of_kind(Kind.BY_HAND):
                    found.append(each)
            return tuple(found)

    return work


def start(
    database: Path, clock: Clock, journey_id: int, records: Records, stop: CancelToken
) -> Work:
    """A task -> Started: puts people into a journey by hand, some thousands in a transaction each;
    `stop` ends it between two of them. Progress: (done, total). Raises KnownError
    "journey.not_live", "journey.no_hand", "journey.gone"; who came in until then stays."""

    def work(progress: Progress, cancel: CancelToken) -> Started:
        from apdesk.store.journeys.catalogue import Journeys

        with opened_store(database) as store:
            journeys = Journeys(store)
            name = journeys.row(journey_id).name
            done = entered = 0
            for some in _pieces(database, records, cancel):
                if stop.cancelled:
                    break
                entered += journeys.start(journey_id, some, at=to_iso(clock.now()))
                done += len(some)
                progress((done, max(done, len(records))))
            return Started(name, done, entered)

    return work


def of_person(database: Path, person_id: int) -> Work:
    """A task -> OfPerson."""

    def work(_progress: Progress, _cancel: CancelToken) -> OfPerson:
        from apdesk.store.journeys.mails import Mails
        from apdesk.store.journeys.numbers import JourneyNumbers

        with opened_store(database) as store:
            numbers = JourneyNumbers(store.reading)
            return OfPerson(
                numbers.passages(person_id),
                numbers.timeline(person_id),
                Mails(store).of_person(person_id),
            )

    return work


# -- within ---------------------------------------------------------------------------------------


def _pieces(database: Path, records: Records, cancel: CancelToken) -> Iterator[Sequence[int]]:
    """The ids of records, some thousands at a time."""
    from apdesk.store.lists import Selection

    if isinstance(records, Selection):
        from apdesk.store.views import Views

        with Views(database) as views:
            views.watch(lambda: cancel.cancelled)
            yield from views.slices(records, _AT_ONCE)
        return
    yield from _slices(records)


def _slices(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(ids), _AT_ONCE):
        yield ids[at : at + _AT_ONCE]
