from __future__ import annotations

from apdesk.domain.preferences import OnLeave
from apdesk.domain.run import Cause, ObjectCounts, Problem, Result, RunReport
from apdesk.store import models
from apdesk.store.journal import COUNT_NAMES, Journal
from tests.unit.store.store_builders import AT, Desk, page, record, sf

PROBLEM = Problem("Lead", "membership.frozen", "Leads are frozen", "A field is gone.", "Look.")


def report(run_id: int, **more: object) -> RunReport:
    counts = ObjectCounts(members=5, entered=3, changed=2, left=1, deleted=1, held=4)
    return RunReport(
        run_id, Cause.TIMER, Result.DONE, AT, 1.25, 7, {"Lead": counts}, (PROBLEM,), **more
    )  # type: ignore[arg-type]


def test_a_run_is_kept_as_it_was_reported(desk: Desk) -> None:
    journal = Journal(desk.store)
    run_id = journal.start_run(Cause.TIMER, AT)
    begun = journal.run(run_id)
    assert begun is not None
    assert (begun.result, begun.finished_at) == (None, None)
    assert begun.report().result is Result.STOPPED
    assert journal.last_finished() is None
    for _ in range(2):
        journal.finish_run(report(run_id), "2026-03-01T10:00:02Z")
    done = journal.run(run_id)
    assert done is not None
    assert done.report() == report(run_id)
    assert done.finished_at == "2026-03-01T10:00:02Z"
    assert journal.last_finished() == done
    assert desk.views.runs() == (done,)
    assert journal.run(99) is None


def test_why_a_run_failed_is_kept(desk: Desk) -> None:
    journal = Journal(desk.store)
    run_id = journal.start_run(Cause.MANUAL, AT)
    error = Problem(None, "network.unreachable", "Salesforce can't be reached", "No net.")
    journal.finish_run(
        RunReport(run_id, Cause.MANUAL, Result.FAILED, AT, 0.5, 1, {}, (), error), AT
    )
    (found,) = journal.runs()
    assert (found.result, found.error) == (Result.FAILED, error)
    assert journal.last_finished() is None


def test_runs_come_newest_first_and_are_pruned(desk: Desk) -> None:
    journal = Journal(desk.store)
    ids = [journal.start_run(Cause.TIMER, AT) for _ in range(5)]
    for each in ids:
        journal.finish_run(report(each), AT)
    assert [each.run_id for each in journal.runs(2)] == [5, 4]
    journal.prune_runs(keep=3)
    assert [each.run_id for each in journal.runs()] == [5, 4, 3]
    with desk.store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM run_object").fetchone() == (3,)
        assert connection.execute("SELECT count(*) FROM problem").fetchone() == (3,)
    assert journal.start_run(Cause.TIMER, AT) == 6


def test_what_a_run_touched(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", n, Name=f"N{n}") for n in range(4)]), 1)
    desk.apply(
        page(
            "Lead",
            [record("Lead", 1, Name="M", Company="C"), record("Lead", 9)],
            leaves=[(sf("Lead", 2), "criteria")],
            on_leave=OnLeave.KEEP,
        ),
        2,
    )
    desk.apply(page("Account", [record("Account", 1, Name="Acme")]), 2)
    found = [(each.entity, each.name, each.what, each.fields) for each in desk.views.run_touched(2)]
    assert found == [
        ("person", "M", ("changed",), ("Name", "Company")),
        ("person", "N2", ("kept",), ()),
        ("person", sf("Lead", 9), ("entered",), ()),
        ("company", "Acme", ("entered",), ()),
    ]
    assert Journal(desk.store).touched(2) == desk.views.run_touched(2)
    assert len(desk.views.run_touched(1, limit=2)) == 2
    assert len(desk.views.run_touched(2, limit=3)) == 3
    assert desk.views.run_touched(7) == ()


def test_the_models_agree_with_the_tables(desk: Desk) -> None:
    tables = (models.Meta, models.Describe, models.Run, models.RunObject, models.RunProblem)
    with desk.store.reading() as connection:
        for model in tables:
            name = model._meta.table_name
            columns = {
                (row[1], bool(row[5])) for row in connection.execute(f"PRAGMA table_info({name})")
            }
            keys = {each.column_name for each in model._meta.get_primary_keys()}
            described = {
                (each.column_name, each.column_name in keys) for each in model._meta.sorted_fields
            }
            assert columns == described, name
    assert {each.name for each in models.RunObject._meta.sorted_fields} >= set(COUNT_NAMES)
