"""Each layer of the sync alone, with those off that would make up for it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from apdesk.domain.clock import to_iso
from apdesk.domain.run import Cause, Result
from apdesk.store.position import Positions
from apdesk.sync.engine import SyncSettings
from tests.sync.bench import CAREFUL, Bench, Prepared, choose, crashed_at, only

#: Nothing is read twice: what the cursor passed over is lost.
NO_OVERLAP = SyncSettings(page_size=6, chunk=2, overlap=timedelta(0), removal_limit=1000)


def bench_in(directory: Path, settings: SyncSettings = NO_OVERLAP) -> Bench:
    directory.mkdir()
    return Bench(directory, settings)


def test_a_change_in_the_very_second_of_the_cursor_is_read(tmp_path: Path) -> None:
    bench = bench_in(tmp_path / "one")
    lead = bench.lead()
    bench.prefer(choose())
    bench.run()
    bench.clock.tick(minutes=10)
    bench.run()
    assert Positions(bench.store).positions()["Lead"].cursor == to_iso(bench.clock.now())
    bench.state.update("Lead", lead, {"Title": "Same second"})
    bench.tick_run()
    bench.assert_equal()
    bench.close()


def test_no_position_is_stored_without_its_rows(tmp_path: Path) -> None:
    """A crash at each point of a tick in which values changed; nothing is read a second time."""
    bench = bench_in(tmp_path / "prepared")
    leads = [bench.lead(f"L{n}") for n in range(5)]
    bench.prefer(choose())
    bench.run()
    bench.clock.tick(minutes=10)
    for lead in leads:
        bench.state.update("Lead", lead, {"Title": "Boss"})
    bench.clock.tick(minutes=10)
    prepared = Prepared(bench)
    number = 0
    while True:
        bench = prepared.bench(tmp_path / str(number))
        crashed = crashed_at(bench.store, number, bench.run)
        bench.reopen()
        bench.tick_run()
        bench.assert_equal()
        bench.close()
        if not crashed:
            assert number > 10
            return
        number += 1


def test_a_chunk_is_one_transaction(tmp_path: Path) -> None:
    """Rows, removals and position of a chunk: all or nothing, after each single commit."""
    bench = bench_in(tmp_path / "one", SyncSettings(page_size=50, chunk=50))
    leads = [bench.lead(f"L{n}", Rating="Hot") for n in range(4)]
    bench.prefer(choose(Lead=only(("Rating", "is", "Hot"))))
    bench.run()
    bench.clock.tick(minutes=10)
    cursor = Positions(bench.store).positions()["Lead"].cursor
    bench.state.update("Lead", leads[0], {"Title": "Boss"})
    bench.state.update("Lead", leads[1], {"Rating": "Cold"})
    bench.state.delete("Lead", leads[2])
    bench.clock.tick(minutes=10)
    seen: list[tuple[object, ...]] = []

    def look(point: str) -> None:
        if point != "after commit":
            return
        with bench.store.reading() as connection:
            (waiting,) = connection.execute("SELECT count(*) FROM removal").fetchone()
            (here,) = connection.execute(
                "SELECT count(*) FROM person WHERE sobject = 'Lead'"
            ).fetchone()
            (titles,) = connection.execute(
                "SELECT count(*) FROM person WHERE f_title = 'Boss'"
            ).fetchone()
        moved = Positions(bench.store).positions()["Lead"].cursor != cursor
        seen.append((titles, waiting + 4 - here, moved))

    bench.store.point = look
    bench.run()
    bench.store.point = lambda point: None
    assert set(seen) == {(0, 0, False), (1, 2, True)}
    bench.close()


def test_the_safety_stop_holds_above_its_limit_and_not_at_it(tmp_path: Path) -> None:
    for count, result in ((3, Result.DONE), (4, Result.HELD)):
        bench = bench_in(tmp_path / str(count), CAREFUL)
        leads = [bench.lead(f"L{n}") for n in range(12)]
        bench.prefer(choose())
        bench.run()
        bench.clock.tick(minutes=10)
        for lead in leads[:count]:
            bench.state.delete("Lead", lead)
        assert bench.tick_run().result is result
        assert len(bench.ids("Lead")) == (9 if result is Result.DONE else 12)
        bench.close()


def test_a_pull_that_starts_again_keeps_its_beginning(tmp_path: Path) -> None:
    """What was pulled before the restart may have been deleted since: the cursor must be older."""
    bench = bench_in(tmp_path / "one")
    for number in range(20):
        bench.lead(f"L{number}", Rating="Hot")
    bench.prefer(choose(Lead=only(("Rating", "is", "Hot"))))
    began = bench.clock.now()
    run = bench.engine().run(Cause.FIRST)
    while len(bench.ids("Lead")) < 8:
        next(run)
    run.close()
    bench.clock.tick(hours=2)
    bench.prefer(choose())
    run = bench.engine().run(Cause.TIMER)
    while Positions(bench.store).positions()["Lead"].cursor is None:
        next(run)
    assert Positions(bench.store).positions()["Lead"].cursor == to_iso(began)
    for _ in run:
        pass
    bench.assert_equal()
    bench.close()


def test_what_changes_during_the_first_pull_is_read_after_it(tmp_path: Path) -> None:
    bench = bench_in(tmp_path / "one")
    leads = [bench.lead(f"L{n}") for n in range(20)]
    bench.prefer(choose())
    bench.clock.tick(minutes=1)
    run = bench.engine().run(Cause.FIRST)
    while len(bench.ids("Lead")) < 8:
        next(run)
    bench.clock.tick(minutes=1)
    bench.state.update("Lead", leads[0], {"Title": "Behind the pull"})
    bench.clock.tick(minutes=1)
    for _ in run:
        pass
    bench.tick_run()
    bench.assert_equal()
    bench.close()


@pytest.mark.parametrize("minutes", [1, 30])
def test_removals_wait_only_as_long_as_the_org_says_so(tmp_path: Path, minutes: int) -> None:
    bench = bench_in(tmp_path / "one")
    leads = [bench.lead(f"L{n}", Rating="Hot") for n in range(4)]
    bench.prefer(choose(Lead=only(("Rating", "is", "Hot"))))
    bench.run()
    bench.clock.tick(minutes=minutes)
    for lead in leads:
        bench.state.update("Lead", lead, {"Rating": "Cold"})
    bench.clock.tick(minutes=minutes)
    for lead in leads[:2]:
        bench.state.update("Lead", lead, {"Rating": "Hot"})
    bench.tick_run()
    bench.assert_equal()
    bench.close()


def test_a_record_that_comes_back_into_sight_during_a_sweep_stays(tmp_path: Path) -> None:
    """A sweep asks about each record that its list lacks before it lets it go."""
    bench = bench_in(tmp_path / "one")
    lead = bench.lead()
    bench.lead("Other")
    bench.prefer(choose())
    bench.run()
    here = bench.apdesk_id("Lead", lead)
    bench.state.hide_record(lead, bench.user.id)
    bench.clock.tick(days=2)
    before = bench.org.calls()

    def share(number: int) -> None:
        if "sweep" in bench.org.causes[before:]:
            bench.state.share_record(lead, bench.user.id)

    bench.org.before = share
    bench.run()
    assert bench.org.causes[before:].count("lookup") == 2
    assert bench.apdesk_id("Lead", lead) == here
    bench.assert_equal()
    bench.close()
