"""Defects of the way to the org that can be planted, each one that somebody could make.

`test_planted_two_way` plants each and names the test that then fails.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from apdesk.domain.clock import to_iso
from apdesk.domain.plan import Decision, Sides
from apdesk.domain.plan import plan as decide
from apdesk.store import apply, changing, failures, inheritance, pending, removal, weighing
from apdesk.store import outbox as sending
from apdesk.store.outbox import Outbox, Outcome, Outgoing
from apdesk.sync import creating, engine, outcomes, propagate, pull, push_bulk, removals
from apdesk.sync.membership import ObjectPlan
from apdesk.sync.run_state import Run

Plant = Callable[[pytest.MonkeyPatch], None]

DEFECTS: dict[str, Plant] = {}


def defect(plant: Plant) -> Plant:
    DEFECTS[plant.__name__] = plant
    return plant


def _decided(patch: pytest.MonkeyPatch, change: Callable[[Sides, Decision], Decision]) -> None:
    def changed(sides: Sides, *given: Any, **named: Any) -> Decision:
        return change(sides, decide(sides, *given, **named))

    patch.setattr(weighing, "plan", changed)


# -- deciding -------------------------------------------------------------------------------------


@defect
def last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    _decided(patch, lambda sides, found: Decision("D13", sides.local, send=True))


@defect
def unlogged_conflict(patch: pytest.MonkeyPatch) -> None:
    _decided(patch, lambda sides, found: replace(found, conflict=None))


@defect
def blank_is_not_filled(patch: pytest.MonkeyPatch) -> None:
    _decided(
        patch,
        lambda sides, found: Decision("D11", sides.remote) if found.row == "D12" else found,
    )


@defect
def opt_out_is_a_field_like_any_other(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        weighing,
        "plan",
        lambda *given, **named: decide(*given, **{**named, "opt_out": False}),
    )


@defect
def edits_are_dated_by_the_laptop(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pending, "by_org_clock", lambda connection, at: at)


@defect
def echo_is_a_change(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(apply, "tells_nothing", lambda sobject, mapped: frozenset())


# -- sending --------------------------------------------------------------------------------------


@defect
def written_without_looking(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(propagate, "look", lambda run, state: iter(()))


@defect
def mark_of_the_flight_left_out(patch: pytest.MonkeyPatch) -> None:
    begin = Outbox.begin

    def unmarked(self: Outbox, sobject: str, ids: Sequence[int]) -> tuple[Outgoing, ...]:
        begun = begin(self, sobject, ids)
        self.not_sent(ids)
        return begun

    patch.setattr(Outbox, "begin", unmarked)


@defect
def base_not_updated_after_a_push(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sending.pending, "drop", lambda *given: None)


@defect
def acknowledgement_drops_a_newer_edit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sending, "same", lambda one, other: True)


@defect
def clears_are_left_out(patch: pytest.MonkeyPatch) -> None:
    values = outcomes._json_values

    def filled(*given: Any) -> dict[str, Any]:
        return {name: value for name, value in values(*given).items() if value is not None}

    patch.setattr(outcomes, "_json_values", filled)


@defect
def a_call_for_each_record(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(propagate, "GROUP", 1)
    patch.setattr(propagate, "GROUPS_A_CALL", 1)


@defect
def one_failing_row_fails_its_batch(patch: pytest.MonkeyPatch) -> None:
    settle = Outbox.settle

    def all_alike(self: Outbox, outcomes: Sequence[Outcome], run_id: int, at: str) -> Any:
        failed = next((each.failure for each in outcomes if each.failure), None)
        return settle(self, [replace(each, failure=failed) for each in outcomes], run_id, at)

    patch.setattr(Outbox, "settle", all_alike)


@defect
def validation_failures_are_repeated(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outcomes, "_retry_at", lambda error, now, attempts, **named: to_iso(now))


@defect
def passing_failures_wait_for_a_person(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outcomes, "_retry_at", lambda error, now, attempts, **named: None)


@defect
def edit_does_not_lift_its_failure(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(changing.failures, "lift", lambda *given: None)


@defect
def no_circuit_breaker(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(propagate.Breaker, "count", lambda self, errors: None)


@defect
def refused_field_is_not_read_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "_SendAgain", lambda run, drift: lambda state: iter(()))


@defect
def fields_filled_from_here_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ObjectPlan, "filled_from_here", lambda self, stored: set())


@defect
def filling_is_forgotten_with_the_pull(patch: pytest.MonkeyPatch) -> None:
    change = pull.replace

    def forgetful(position: Any, **named: Any) -> Any:
        return change(position, **{"filling": "", **named})

    patch.setattr(pull, "replace", forgetful)


# -- sending in bulk ------------------------------------------------------------------------------


@defect
def job_without_looking(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(propagate, "_look_at_many", lambda *given: iter(()))


@defect
def unanswered_are_taken_for_unsent(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Outbox, "in_flight", lambda self, sobject, ids: set())


@defect
def refused_job_leaves_its_mark(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Outbox, "not_sent", lambda self, ids: None)


@defect
def one_result_hides_the_rest_of_the_job(patch: pytest.MonkeyPatch) -> None:
    def impatient(*given: Any) -> Any:
        found = outcomes.acknowledge(*given)
        if found[1] is not None:
            raise found[1]
        return found

    patch.setattr(push_bulk, "acknowledge", impatient)


# -- leaving --------------------------------------------------------------------------------------


@defect
def leaves_do_not_wait_for_edits(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(removals, "_staying", lambda run, sobject: set())


@defect
def edits_go_with_their_record(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(removal, "_keep_lost", lambda *given: None)


@defect
def edits_of_a_merged_record_are_dropped(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(inheritance, "pass_on", lambda *given: None)


@defect
def fields_that_the_contact_lacks_are_dropped(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(failures, "lose", lambda *given, **named: None)


# -- creating -------------------------------------------------------------------------------------


@defect
def create_repeated_without_looking(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(creating, "_found", lambda *given: {})


@defect
def lost_create_is_repeated_at_once(patch: pytest.MonkeyPatch) -> None:
    def all_of_them(run: Run, state: Any) -> Any:
        return run.outbox.creations(to_iso(run.clock.now()), state.sobject)

    patch.setattr(creating, "_due", all_of_them)


@defect
def record_that_entered_is_taken_for_another(patch: pytest.MonkeyPatch) -> None:
    def linked(self: Outbox, sobject: str, ids: Any) -> set[str]:
        with self._store.reading() as connection:
            known = {row[0] for row in connection.execute("SELECT salesforce_id FROM person")}
        return known & set(ids)

    patch.setattr(Outbox, "taken", linked)


@defect
def anybody_of_that_name_is_adopted(patch: pytest.MonkeyPatch) -> None:
    questions = creating._questions

    def wide(*given: Any) -> list[str]:
        return [text.replace("CreatedById = ", "CreatedById != ") for text in questions(*given)]

    patch.setattr(creating, "_questions", wide)


@defect
def one_record_is_adopted_twice(patch: pytest.MonkeyPatch) -> None:
    class Forgetful(set[str]):
        def add(self, element: str) -> None:
            return

    patch.setattr(Outbox, "taken", lambda self, sobject, ids: Forgetful())
