"""Defects that can be planted into the sync, each one that somebody could make.

Layers of defence hide each other's absence, so a layer that is broken must be noticed by a test of
its own. `test_planted_defects` plants each defect and names the test that then fails.

The columns of a bench are made once for many tests: a defect of how they are made would have to be
caught with a bench that is made `anew`.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from typing import Any

import pytest

from apdesk.domain.criteria import Criterion, Operator
from apdesk.domain.preferences import ObjectChoice, Preferences, SyncMode
from apdesk.domain.run import Cause
from apdesk.domain.schema import SObjectSchema
from apdesk.store.changes import Applied, PageChanges, State
from apdesk.store.database import Store
from apdesk.store.mirror import Mirror
from apdesk.store.position import Position, Positions
from apdesk.sync import changes, engine, membership, pull, removals, sweep, verdicts
from apdesk.sync.run_state import Run
from apdesk.sync.verdicts import Judge, Judged, Verdict

Plant = Callable[[pytest.MonkeyPatch], None]

DEFECTS: dict[str, Plant] = {}


def defect(plant: Plant) -> Plant:
    DEFECTS[plant.__name__] = plant
    return plant


@defect
def cursor_saved_before_its_page(patch: pytest.MonkeyPatch) -> None:
    apply = Mirror.apply

    def early(self: Mirror, page: PageChanges, run_id: int, at: str) -> Applied:
        if page.position is not None:
            Positions(self._store).save(page.position)
        return apply(self, replace(page, position=None), run_id, at)

    patch.setattr(Mirror, "apply", early)


@defect
def page_applied_in_two_transactions(patch: pytest.MonkeyPatch) -> None:
    apply = Mirror.apply

    def halved(self: Mirror, page: PageChanges, run_id: int, at: str) -> Applied:
        apply(self, replace(page, leaves=(), deletes=(), position=None), run_id, at)
        return apply(self, replace(page, rows=(), merges=(), conversions=()), run_id, at)

    patch.setattr(Mirror, "apply", halved)


@defect
def later_than_instead_of_at_or_after(patch: pytest.MonkeyPatch) -> None:
    delta = changes.soql.delta
    patch.setattr(
        changes.soql,
        "delta",
        lambda *given: delta(*given).replace("SystemModstamp >= ", "SystemModstamp > "),
    )


@defect
def no_overlap(patch: pytest.MonkeyPatch) -> None:
    delta = changes.soql.delta

    def late(sobject: str, fields: Any, since: Any, after: Any, limit: int) -> str:
        return delta(sobject, fields, since + engine.SyncSettings().overlap, after, limit)

    patch.setattr(changes.soql, "delta", late)


@defect
def cursor_of_the_laptops_clock(patch: pytest.MonkeyPatch) -> None:
    ask = Run.ask

    def asked(self: Run, *given: Any, **named: Any) -> Any:
        answer = ask(self, *given, **named)
        self.first_answer = self.clock.now()
        return answer

    patch.setattr(Run, "ask", asked)


@defect
def no_count_check(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(changes, "counted_in_turn", lambda run, states: [])


@defect
def no_daily_sweep(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "_sweep_due", lambda position, now, every: position.swept_at is None)


@defect
def sweep_removes_without_asking(patch: pytest.MonkeyPatch) -> None:
    judge = sweep._judge

    def hasty(*given: Any) -> Judged:
        return replace(judge(*given), verdict=Verdict.LEAVE)

    patch.setattr(sweep, "_judge", hasty)


@defect
def vanished_field_counts_as_blank(patch: pytest.MonkeyPatch) -> None:
    make_plan = membership.make_plan

    def blank(schema: SObjectSchema, preferences: Preferences, *given: Any) -> Any:
        choice = preferences.choice(schema.name)
        criteria = tuple(
            each
            if schema.field(each.field) is not None
            else Criterion("LastName", Operator.IS, "nobody at all")
            for each in choice.effective_criteria
        )
        if criteria:
            wanted = ObjectChoice(SyncMode.CRITERIA, criteria)
            preferences = replace(preferences, objects={**preferences.objects, schema.name: wanted})
        return make_plan(schema, preferences, *given)

    patch.setattr(engine, "make_plan", blank)


@defect
def safety_stop_off_by_one(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        removals.guards,
        "held",
        lambda count, members, limit, share: count >= limit and count > members * share,
    )


@defect
def safety_stop_lets_one_more_pass(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        removals.guards,
        "held",
        lambda count, members, limit, share: count > limit + 1 and count > members * share,
    )


@defect
def kept_record_is_updated(patch: pytest.MonkeyPatch) -> None:
    judge = Judge.judge

    def eager(self: Judge, row: Any, known: Any) -> Judged:
        judged = judge(self, row, known)
        kept = known is not None and known.state is State.KEPT
        return replace(judged, verdict=Verdict.TAKE) if kept else judged

    patch.setattr(Judge, "judge", eager)


@defect
def relinked_record_is_made_anew(patch: pytest.MonkeyPatch) -> None:
    apply = Mirror.apply

    def forgetful(self: Mirror, page: PageChanges, run_id: int, at: str) -> Applied:
        ids = [str(row[page.fields.index("Id")]) for row in page.rows]
        known = self.known(page.sobject, ids)
        kept = [each.record_id for each in known.values() if each.state is State.KEPT]
        self.discard("company" if page.sobject == "Account" else "person", kept)
        return apply(self, page, run_id, at)

    patch.setattr(Mirror, "apply", forgetful)


@defect
def converted_lead_stays_a_member(patch: pytest.MonkeyPatch) -> None:
    judge = Judge.judge

    def blind(self: Judge, row: Any, known: Any) -> Judged:
        return judge(replace(self, at=replace(self.at, converted=None)), row, known)

    patch.setattr(Judge, "judge", blind)


@defect
def purge_left_out(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Store, "purge", lambda self, now: True)


@defect
def unstage_forgotten(patch: pytest.MonkeyPatch) -> None:
    apply = Mirror.apply

    def stubborn(self: Mirror, page: PageChanges, run_id: int, at: str) -> Applied:
        with self._store.reading() as connection:
            waiting = connection.execute("SELECT * FROM removal").fetchall()
        applied = apply(self, page, run_id, at)
        with self._store.transaction() as connection:
            for row in waiting:
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT OR IGNORE INTO removal VALUES ({marks})", row)
        return applied

    patch.setattr(Mirror, "apply", stubborn)


@defect
def paused_mapping_clears_values(patch: pytest.MonkeyPatch) -> None:
    apply = Mirror.apply

    def wiping(self: Mirror, page: PageChanges, run_id: int, at: str) -> Applied:
        applied = apply(self, page, run_id, at)
        with self._store.transaction() as connection:
            entity = "company" if page.sobject == "Account" else "person"
            for name, column in connection.execute(
                "SELECT name, column_name FROM apdesk_field WHERE entity = ?", (entity,)
            ).fetchall():
                if name == "title" and "Title" not in page.fields:
                    connection.execute(f"UPDATE {entity} SET {column} = NULL")
        return applied

    patch.setattr(Mirror, "apply", wiping)


@defect
def restarted_pull_forgets_when_it_began(patch: pytest.MonkeyPatch) -> None:
    restarted = engine._restarted

    def forgetful(position: Position) -> Position:
        return replace(restarted(position), pull_started=None)

    patch.setattr(engine, "_restarted", forgetful)


@defect
def pull_ends_with_the_time_of_its_end(patch: pytest.MonkeyPatch) -> None:
    run_pull = engine.pull

    def late(run: Run, state: Any) -> Generator[Any, None, None]:
        yield from run_pull(run, state)
        answer = run.ask([changes.count_query(run, state)], cause="pull")
        state.position = replace(state.position, cursor=pull.to_iso(answer.server_time))
        run.positions.save(state.position)

    patch.setattr(engine, "pull", late)


@defect
def doubt_is_not_put_to_the_org(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(verdicts.Judge, "_read_before", lambda self, seen, known: False)


@defect
def new_mapping_is_not_filled_in(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(membership.ObjectPlan, "new_columns", lambda self, stored: False)


@defect
def other_criteria_do_not_sweep(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(membership, "selection_of", lambda choice, context: "always the same")


@defect
def page_outlives_its_fields(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(changes.Changes, "_is_current", lambda self, sobject, plan: True)


@defect
def approval_covers_what_nobody_was_shown(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "_PREVIEWED", tuple(Cause))


@defect
def held_removals_go_once_they_are_few(patch: pytest.MonkeyPatch) -> None:
    remove = removals.remove

    def hasty(run: Run, sobject: str, *, approved: bool, foreseen: bool) -> Any:
        few = not removals.guards.held(
            run.mirror.staged_count(sobject),
            run.mirror.member_count(sobject),
            run.settings.removal_limit,
            run.settings.removal_share,
        )
        yield from remove(run, sobject, approved=approved or few, foreseen=foreseen)

    patch.setattr(removals, "remove", hasty)


@defect
def leave_on_our_own_word(patch: pytest.MonkeyPatch) -> None:
    judge = Judge.judge

    def certain(self: Judge, row: Any, known: Any) -> Judged:
        judged = judge(self, row, known)
        leaves = judged.verdict is Verdict.LEAVE
        return replace(judged, doubtful=judged.doubtful and not leaves)

    patch.setattr(Judge, "judge", certain)


@defect
def time_zone_of_the_sign_in_for_ever(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine, "identity_due", lambda *given: False)
