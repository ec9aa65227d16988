"""Named histories of an org, each with what must be here after the next runs."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.clock import from_iso
from apdesk.domain.preferences import MappedField, ObjectMapping, OnLeave, Rule
from apdesk.domain.run import Cause, ChangeSet, Progress, Result
from apdesk.errors import KnownError
from apdesk.store.position import Positions
from apdesk.sync.engine import SyncSettings, drive
from tests.sync.bench import SMALL, Bench, choose, only, started

NOT_JUNK = only(("Status", "is not", "junk"))


# -- the first run and idle ticks ------------------------------------------------------------------


def test_first_run_takes_everything_in_pages(bench: Bench) -> None:
    for number in range(20):
        bench.lead(f"Lead {number}", Email=f"l{number}@example.com" if number % 3 else None)
    for number in range(7):
        bench.contact(f"Contact {number}")
    bench.account("Acme, Inc.")
    bench.prefer(choose())
    report = bench.run()
    assert report.result is Result.DONE
    assert report.objects["Lead"].entered == report.objects["Lead"].members == 20
    assert report.objects["Contact"].entered == 7
    assert report.objects["Account"].entered == 1
    bench.assert_equal()


def test_idle_tick_with_three_objects_is_one_call(bench: Bench) -> None:
    bench.lead()
    bench.contact()
    bench.account()
    started(bench)
    for _ in range(4):
        before, calls = bench.dump(), bench.org.calls()
        report = bench.tick_run()
        assert report.api_calls == bench.org.calls() - calls == 1
        assert len(bench.org.log[-1]) == 5
        assert bench.dump() == before
    counted = {query for asked in bench.org.log[-3:] for query in asked if "COUNT()" in query}
    assert len(counted) == 3, "the member counts take turns"


def test_steps_are_small_and_say_what_they_do(bench: Bench) -> None:
    for number in range(9):
        bench.lead(f"Lead {number}")
    bench.prefer(choose())
    steps = bench.steps()
    sizes = [len(step.people) for step in steps if isinstance(step, ChangeSet)]
    assert max(sizes) <= SMALL.chunk
    pulled = [s.done for s in steps if isinstance(s, Progress) and s.sobject == "Lead" and s.total]
    assert pulled == sorted(pulled)
    assert pulled[-1] == 9


def test_cursor_is_the_orgs_clock_not_ours(bench: Bench) -> None:
    bench.prefer(choose())
    bench.run()
    before = bench.clock.now()
    bench.tick_run()
    positions = Positions(bench.store).positions()
    assert {from_iso(each.cursor or "") for each in positions.values()} == {bench.clock.now()}
    assert bench.clock.now() > before


# -- enter, change, leave --------------------------------------------------------------------------


def test_create_change_delete(bench: Bench) -> None:
    first = bench.lead("First")
    started(bench)
    second = bench.lead("Second")
    bench.state.update("Lead", first, {"Title": "Boss"})
    report = bench.tick_run()
    assert (report.objects["Lead"].entered, report.objects["Lead"].changed) == (1, 1)
    bench.assert_equal()
    bench.clock.tick(minutes=1)
    bench.state.delete("Lead", second)
    report = bench.tick_run()
    assert (report.objects["Lead"].deleted, report.objects["Lead"].left) == (1, 0)
    bench.assert_equal()


def test_flip_flop(bench: Bench) -> None:
    """Out and in again between two runs: the same record, never removed."""
    lead = bench.lead(Status="Open - Not Contacted")
    started(bench, choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    here = bench.apdesk_id("Lead", lead)
    bench.state.update("Lead", lead, {"Status": "Closed - Not Converted"})
    bench.clock.tick(seconds=5)
    bench.state.update("Lead", lead, {"Status": "Open - Not Contacted"})
    bench.tick_run()
    assert bench.apdesk_id("Lead", lead) == here
    bench.assert_equal()


def test_leaver_is_removed_without_a_trace_and_returns_as_new(bench: Bench) -> None:
    lead = bench.lead("Unmistakable", Status="Open - Not Contacted", Company="Zanzibar Ltd")
    for number in range(12):
        bench.lead(f"Other {number}", Status="Open - Not Contacted")
    started(bench, choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    here = bench.apdesk_id("Lead", lead)
    bench.state.update("Lead", lead, {"Status": "Closed - Not Converted"})
    report = bench.tick_run()
    assert report.objects["Lead"].left == 1
    assert bench.apdesk_id("Lead", lead) is None
    for file in bench.path.parent.glob("apdesk.sqlite3*"):
        content = file.read_bytes()
        assert b"Unmistakable" not in content, file
        assert b"zanzibar" not in content.lower(), file
        assert lead.encode() not in content, file
    bench.state.update("Lead", lead, {"Status": "Open - Not Contacted"})
    report = bench.tick_run()
    assert report.objects["Lead"].entered == 1
    again = bench.apdesk_id("Lead", lead)
    assert again is not None
    assert again != here
    bench.assert_equal()


def test_keep_stays_unsynced_until_it_matches_again(bench: Bench) -> None:
    lead = bench.lead(Status="Open - Not Contacted", Title="Before")
    started(bench, choose(OnLeave.KEEP, Lead=only(("Status", "is", "Open - Not Contacted"))))
    here = bench.apdesk_id("Lead", lead)
    bench.state.update("Lead", lead, {"Status": "Closed - Not Converted"})
    report = bench.tick_run()
    assert report.objects["Lead"].left == 1
    assert bench.state_of("Lead", lead) == "kept"
    bench.state.update("Lead", lead, {"Title": "Ignored"})
    bench.tick_run()
    assert bench.state_of("Lead", lead) == "kept"
    with bench.store.reading() as connection:
        assert connection.execute("SELECT f_title FROM person").fetchone() == ("Before",)
    bench.clock.tick(minutes=20)
    bench.state.update("Lead", lead, {"Status": "Open - Not Contacted"})
    report = bench.tick_run()
    assert report.objects["Lead"].entered == 1
    assert bench.apdesk_id("Lead", lead) == here
    bench.assert_equal()


def test_kept_record_that_is_deleted_in_the_org_stays(bench: Bench) -> None:
    lead = bench.lead(Status="Open - Not Contacted")
    started(bench, choose(OnLeave.KEEP, Lead=only(("Status", "is", "Open - Not Contacted"))))
    bench.state.update("Lead", lead, {"Status": "Closed - Not Converted"})
    bench.tick_run()
    bench.state.delete("Lead", lead)
    bench.tick_run()
    assert bench.state_of("Lead", lead) == "kept"


def test_change_within_the_second_of_the_last_read_is_seen(bench: Bench) -> None:
    """Two changes with one stamp: the second comes after we read the first."""
    lead = bench.lead()
    started(bench)
    bench.state.update("Lead", lead, {"Title": "One"})
    bench.run()
    bench.state.update("Lead", lead, {"Title": "Two"})
    bench.tick_run()
    bench.assert_equal()


def test_leaving_within_the_second_of_the_last_read_is_seen(bench: Bench) -> None:
    lead = bench.lead(Status="Open - Not Contacted")
    started(bench, choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    bench.state.update("Lead", lead, {"Title": "One"})
    bench.run()
    bench.state.update("Lead", lead, {"Status": "Closed - Not Converted"})
    bench.tick_run()
    bench.assert_equal()
    assert bench.ids("Lead") == set()


def test_late_commit(bench: Bench) -> None:
    """A slow transaction becomes visible with a stamp from before the last run."""
    lead = bench.lead()
    started(bench)
    with bench.state.commit_delay(timedelta(minutes=4)):
        bench.state.update("Lead", lead, {"Title": "Slow"})
    bench.clock.tick(minutes=2)
    bench.run()
    bench.clock.tick(minutes=3)
    bench.run()
    bench.assert_equal()
    assert bench.members("Lead")[lead]["title"] == "Slow"


def test_late_creation_enters(bench: Bench) -> None:
    started(bench, choose(Lead=NOT_JUNK))
    with bench.state.commit_delay(timedelta(minutes=4)):
        bench.lead("Slow")
    bench.tick_run(2)
    assert bench.ids("Lead") == set()
    bench.tick_run(3)
    bench.assert_equal()
    assert len(bench.ids("Lead")) == 1


def test_without_overlap_a_late_commit_is_found_by_the_count(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SyncSettings(page_size=6, chunk=2, overlap=timedelta(0)))
    started(bench)
    with bench.state.commit_delay(timedelta(minutes=4)):
        bench.lead("Slow")
    for _ in range(3):
        bench.tick_run(3)
    bench.assert_equal()
    bench.close()


def test_a_delta_of_many_pages(bench: Bench) -> None:
    leads = [bench.lead(f"Lead {number}") for number in range(25)]
    started(bench)
    for number, lead in enumerate(leads):
        bench.state.update("Lead", lead, {"Title": f"T{number}"})
    report = bench.tick_run()
    assert report.objects["Lead"].changed == 25
    bench.assert_equal()


def test_many_changes_of_one_second_are_paged_by_id(bench: Bench) -> None:
    started(bench)
    for number in range(20):
        bench.lead(f"Lead {number}")  # one stamp for all: the clock stands still
    report = bench.tick_run()
    assert report.objects["Lead"].entered == 20
    bench.assert_equal()


# -- two runs, cancel, mapping rules ---------------------------------------------------------------


def test_a_second_run_is_refused_while_one_is_under_way(bench: Bench) -> None:
    bench.prefer(choose())
    first = bench.engine().run(Cause.TIMER)
    next(first)
    with pytest.raises(KnownError) as refused:
        drive(bench.engine().run(Cause.TIMER))
    assert refused.value.code == "run.busy"
    drive(first)
    assert bench.run().result is Result.DONE


def test_unmapped_fields_are_not_asked_for(bench: Bench) -> None:
    off = ObjectMapping("custom", (MappedField("Fax", "fax", ApdeskType.PHONE, Rule.OFF),))
    bench.prefer(choose(mappings={"Lead": off}))
    bench.run()
    assert not any(
        " Fax," in query for asked in bench.org.log for query in asked if "FROM Lead" in query
    )


def test_the_database_is_one_file_that_sqlite_reads(bench: Bench) -> None:
    bench.lead()
    started(bench)
    bench.store.close()
    with sqlite3.connect(bench.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    bench.store.open()
