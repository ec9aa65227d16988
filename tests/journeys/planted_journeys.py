"""Defects of journeys that can be planted, each one that somebody could make.

`test_planted_journeys` plants each and names what then fails.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import pytest

from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.journey import timing
from apdesk.domain.journey.kinds import Port
from apdesk.journeys import engine, steps
from apdesk.store.journeys import acting, belongings, effects, passages, references, watching
from apdesk.store.journeys.effects import Effects, Fate, Outcome
from apdesk.store.journeys.graphs import Graphs

Plant = Callable[[pytest.MonkeyPatch], None]

DEFECTS: dict[str, Plant] = {}


def defect(plant: Plant) -> Plant:
    DEFECTS[plant.__name__] = plant
    return plant


class _Reworded:
    """A connection that says something else than it is told."""

    def __init__(self, connection: sqlite3.Connection, old: str, new: str) -> None:
        self._connection = connection
        self._words = (old, new)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
        return self._connection.execute(statement.replace(*self._words), *given)


def _reword(patch: pytest.MonkeyPatch, module: Any, name: str, old: str, new: str) -> None:
    """Lets a function say something else to the database."""
    real = getattr(module, name)

    def changed(connection: sqlite3.Connection, *given: Any, **named: Any) -> Any:
        return real(_Reworded(connection, old, new), *given, **named)

    patch.setattr(module, name, changed)


# -- moving on ------------------------------------------------------------------------------------


@defect
def people_go_on_by_the_arrows_of_the_newest_version(patch: pytest.MonkeyPatch) -> None:
    real = passages.leave

    def leave(
        connection: sqlite3.Connection,
        graphs: Graphs,
        place: passages.Place,
        *given: Any,
        **named: Any,
    ) -> None:
        newest = graphs.newest(connection, place.journey_id)
        if (
            newest is not None
            and place.shape in graphs.graph(connection, place.journey_id, newest).by_id
        ):
            place = passages.Place(place.journey_id, newest, place.shape)
        real(connection, graphs, place, *given, **named)

    patch.setattr(passages, "leave", leave)


@defect
def people_stay_with_the_version_by_which_they_came_in(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Graphs, "newest", staticmethod(lambda connection, journey_id: None))


@defect
def a_delay_is_counted_from_the_time_of_its_step(patch: pytest.MonkeyPatch) -> None:
    def late(delay: Any, entered: Any, zone: str) -> Any:
        return timing.due(delay, timing.due(delay, entered, zone), zone)

    patch.setattr(steps, "due", late)


@defect
def a_delay_is_over_a_little_late(patch: pytest.MonkeyPatch) -> None:
    _reword(patch, passages, "due", "due_at <= ?", "due_at < ?")


@defect
def nobody_passes_a_delay_that_holds_nobody_back(patch: pytest.MonkeyPatch) -> None:
    def ready(self: Any, turn: Any) -> bool:
        with self._store.reading() as connection:
            return any(each not in turn.stopped for each in passages.places(connection))

    patch.setattr(engine.JourneyEngine, "_anybody_ready", ready)


@defect
def yes_and_no_are_mixed_up(patch: pytest.MonkeyPatch) -> None:
    real = steps.Scene.leave

    def leave(self: Any, place: Any, standing: Any, port: Port = Port.OUT, note: str = "") -> None:
        other = {Port.YES: Port.NO, Port.NO: Port.YES}.get(port, port)
        real(self, place, standing, other, note)

    patch.setattr(steps.Scene, "leave", leave)


@defect
def eject_ends_one_passage_alone(patch: pytest.MonkeyPatch) -> None:
    _reword(
        patch,
        passages,
        "eject",
        "AND state <> 'ended'",
        "AND state <> 'ended' ORDER BY id DESC LIMIT 1",
    )


@defect
def eject_leaves_effects_behind(patch: pytest.MonkeyPatch) -> None:
    _reword(patch, passages, "_end", "WHERE state IN ('wanted', 'failed')", "WHERE 0")


@defect
def paused_journeys_go_on(patch: pytest.MonkeyPatch) -> None:
    _reword(patch, passages, "due", "AND j.state = 'live'", "AND j.state <> 'draft'")


# -- coming in ------------------------------------------------------------------------------------


@defect
def again_is_ignored(patch: pytest.MonkeyPatch) -> None:
    real = passages.begin

    def begin(*given: Any, again: bool) -> int:
        return real(*given, again=False)

    patch.setattr(passages, "begin", begin)


@defect
def people_come_in_again_and_again(patch: pytest.MonkeyPatch) -> None:
    real = passages.begin

    def begin(*given: Any, again: bool) -> int:
        return real(*given, again=True)

    patch.setattr(passages, "begin", begin)


@defect
def paused_journeys_let_people_in(patch: pytest.MonkeyPatch) -> None:
    _reword(patch, watching, "watches", "state = 'live'", "state <> 'draft'")


@defect
def who_came_to_match_while_a_journey_stood_still_comes_in(patch: pytest.MonkeyPatch) -> None:
    real = watching.arrange

    def arrange(*given: Any, anew: bool = False) -> None:
        real(*given, anew=False)

    patch.setattr(watching, "arrange", arrange)


@defect
def existing_people_are_forgotten_when_a_paused_journey_is_published(
    patch: pytest.MonkeyPatch,
) -> None:
    real = watching.arrange

    def arrange(
        connection: Any, catalogue: Any, journey_id: int, graph: Any, *given: Any, **named: Any
    ) -> None:
        if named.get("anew"):
            for each in graph.of_kind(*watching.WATCHED):
                watch = watching.Watch(passages.Place(journey_id, 0, each.id), each)
                connection.execute(
                    "INSERT OR IGNORE INTO trigger_look VALUES (?, ?, ?, '')",
                    (journey_id, each.id, watching._meaning(watch)),
                )
        real(connection, catalogue, journey_id, graph, *given, **named)

    patch.setattr(watching, "arrange", arrange)


@defect
def what_happened_before_a_journey_ran_lets_people_in(patch: pytest.MonkeyPatch) -> None:
    real = watching.campaign_events

    def events(connection: Any, graphs: Any, at: str, limit: int) -> tuple[int, int]:
        return (0, 0) if limit < 0 else real(connection, graphs, at, limit)

    patch.setattr(watching, "campaign_events", events)


@defect
def the_touched_are_forgotten_before_they_are_looked_at(patch: pytest.MonkeyPatch) -> None:
    real = watching.look_at_touched

    def look(connection: sqlite3.Connection, *given: Any) -> Any:
        connection.execute(
            "DELETE FROM touched WHERE person_id = (SELECT max(person_id) FROM touched)"
        )
        return real(connection, *given)

    patch.setattr(watching, "look_at_touched", look)


@defect
def who_leaves_a_list_is_not_noted(patch: pytest.MonkeyPatch) -> None:
    patch.delitem(watching._NOTING, "touched_unlisted")


@defect
def a_new_name_makes_another_trigger(patch: pytest.MonkeyPatch) -> None:
    _reword(patch, references, "rename", "FROM trigger_look", "FROM trigger_look WHERE 0")


@defect
def the_day_changes_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(watching, "_fingerprint", lambda asked: asked.sql)


@defect
def the_first_batch_of_existing_people_is_all(patch: pytest.MonkeyPatch) -> None:
    real = watching.look_at_all

    def look(connection: sqlite3.Connection, catalogue: Any, watch: Any, *given: Any) -> Any:
        found = real(connection, catalogue, watch, *given)
        connection.execute(
            "UPDATE trigger_look SET looked_at = ? WHERE journey_id = ? AND shape = ?",
            (found.fingerprint if found else "", watch.place.journey_id, watch.place.shape),
        )
        return None

    patch.setattr(watching, "look_at_all", look)


@defect
def a_look_that_broke_off_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    class Forgetful(_Reworded):
        def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
            if statement.startswith("UPDATE trigger_look") and not given[0][0]:
                statement, given = "SELECT 1", ()
            return super().execute(statement, *given)

    real = watching.look_at_all

    def look(connection: sqlite3.Connection, *given: Any) -> Any:
        return real(Forgetful(connection, "", ""), *given)  # type: ignore[arg-type]

    patch.setattr(watching, "look_at_all", look)


# -- effects --------------------------------------------------------------------------------------


@defect
def effects_are_marked_when_they_were_had(patch: pytest.MonkeyPatch) -> None:
    real = Effects.settle

    def settle(self: Effects, outcomes: Sequence[Outcome], at: str, **named: Any) -> None:
        mark(self, [each.effect_id for each in outcomes if each.fate is Fate.DONE], at)
        real(self, outcomes, at, **named)

    mark = Effects.mark
    patch.setattr(Effects, "mark", lambda self, ids, at: None)
    patch.setattr(Effects, "settle", settle)


@defect
def doubtful_effects_are_repeated(patch: pytest.MonkeyPatch) -> None:
    def settle(self: Any, turn: Any, performer: Any) -> Iterator[Any]:
        with self._store.transaction() as connection:
            connection.execute("UPDATE effect SET state = 'wanted' WHERE state = 'asked'")
        yield from ()

    patch.setattr(engine.JourneyEngine, "_settle", settle)


@defect
def doubtful_effects_are_taken_for_had(patch: pytest.MonkeyPatch) -> None:
    def settle(self: Any, turn: Any, performer: Any) -> Iterator[Any]:
        doubtful = self._effects.doubtful(performer.kinds, self._now(), 1000)
        self._effects.settle([Outcome(each.id, Fate.DONE) for each in doubtful], self._now())
        yield from ()

    patch.setattr(engine.JourneyEngine, "_settle", settle)


@defect
def effects_are_acknowledged_apart_from_their_people(patch: pytest.MonkeyPatch) -> None:
    real = Effects.settle

    def settle(self: Effects, outcomes: Sequence[Outcome], at: str, **named: Any) -> None:
        with self._store.transaction() as connection:
            connection.executemany(
                "UPDATE effect SET state = 'done' WHERE id = ?",
                [(each.effect_id,) for each in outcomes if each.fate is Fate.DONE],
            )
        real(self, outcomes, at, **named)

    patch.setattr(Effects, "settle", settle)


@defect
def who_was_ejected_in_doubt_gets_it_all_the_same(patch: pytest.MonkeyPatch) -> None:
    _reword(patch, effects, "settle", "WHERE state = 'ended'", "WHERE 0")


@defect
def what_was_put_off_is_tried_too_soon(patch: pytest.MonkeyPatch) -> None:
    soon = lambda wanted, at: wanted or to_iso(from_iso(at) + timedelta(seconds=20))  # noqa: E731
    patch.setattr(effects, "_later", soon)


@defect
def one_refusal_holds_nobody(patch: pytest.MonkeyPatch) -> None:
    _reword(patch, effects, "settle", "SET state = 'stuck'", "SET state = 'outside'")


@defect
def the_first_of_a_group_gets_all(patch: pytest.MonkeyPatch) -> None:
    _reword(patch, acting, "choose_users", "AND shape = ?", "AND shape = ? AND 0")


@defect
def a_group_forgets_who_is_inactive(patch: pytest.MonkeyPatch) -> None:
    _reword(patch, acting, "choose_users", "WHERE NOT active", "WHERE 0")


# -- people who go on as others -------------------------------------------------------------------


@defect
def who_is_merged_loses_its_passages(patch: pytest.MonkeyPatch) -> None:
    kept = tuple(each for each in belongings._OF_A_PERSON if each not in ("passage", "step"))

    def pass_on(connection: sqlite3.Connection, person_id: int, heir: int) -> None:
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(belongings, "_OF_A_PERSON", kept)
            real(connection, person_id, heir)

    real = belongings.pass_on
    patch.setattr(belongings, "pass_on", pass_on)


@defect
def an_heir_is_taken_for_what_the_other_one_was(patch: pytest.MonkeyPatch) -> None:
    _reword(patch, belongings, "pass_on", "WHERE EXISTS", "WHERE 0 AND EXISTS")


@defect
def who_is_removed_leaves_something_behind(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        belongings,
        "_OF_A_PERSON",
        tuple(each for each in belongings._OF_A_PERSON if each != "trigger_match"),
    )
