"""The short ways of the benches lead to where the long ones do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from apdesk.domain.preferences import Preferences, Rule
from apdesk.store.database import Store
from apdesk.store.sqltext import quoted
from tests.sync import test_push_bulk_ends as bulk
from tests.sync import test_sync_crashes as one_way
from tests.sync import test_two_way_crashes as both_ways
from tests.sync.bench import NONE, Bench, Prepared, choose, only
from tests.sync.two_way import PreparedTwoWay, TwoWay, ruled

#: Said anew by chance in each database.
BY_CHANCE = {("meta", "catalogue"), ("meta", "setting.installation_id")}


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """The tables with all their rows, and how they were made."""
    with store.reading() as connection:
        made = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
        ).fetchall()
        return {"": made} | {
            name: [
                row
                for row in connection.execute(f"SELECT * FROM {quoted(name)}").fetchall()
                if (name, row[0]) not in BY_CHANCE
            ]
            for name, sql in made
            if sql.startswith("CREATE TABLE")
        }


def columns(bench: Bench) -> int:
    with bench.store.reading() as connection:
        return len(connection.execute("PRAGMA table_info(person)").fetchall())


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Bench, Bench]]:
    """With columns that are there, and with those that the run makes."""
    for name in ("grown", "anew"):
        (tmp_path / name).mkdir()
    made = Bench(tmp_path / "grown"), Bench(tmp_path / "anew", anew=True)
    yield made
    for each in made:
        each.close()


@pytest.mark.parametrize(
    "preferences",
    [
        choose(),
        choose(Lead=only(("Rating", "is", "Hot")), Account=NONE),
        ruled(Rule.SALESFORCE_WINS),
        choose(Contact=only(("Level__c", "is blank", "")), mappings=ruled(Rule.OFF).mappings),
    ],
    ids=["all", "some", "by hand", "a field of a criterion"],
)
def test_columns_that_are_there_are_those_that_a_first_run_makes(
    two: tuple[Bench, Bench], preferences: Preferences
) -> None:
    for bench in two:
        bench.contact(AccountId=bench.account())
        bench.lead(Title="Boss", Rating="Hot")
        bench.prefer(preferences)
    grown, anew = two
    fixed, before = columns(anew), columns(grown)
    assert before > fixed
    for bench in two:
        bench.run()
        bench.assert_equal()
    assert columns(grown) == columns(anew) == before
    assert everything(grown.store) == everything(anew.store)


def test_columns_come_by_the_fields_that_the_user_sees(two: tuple[Bench, Bench]) -> None:
    for bench in two:
        bench.hide("Lead", "Title")
        bench.hide("Contact", "Title")
        bench.prefer(choose())
        bench.run()
    assert everything(two[0].store) == everything(two[1].store)


def test_what_is_here_before_the_preferences_stays(bench: Bench) -> None:
    with bench.store.transaction() as connection:
        connection.execute("INSERT INTO meta (key, value) VALUES ('here', 'before')")
    bench.prefer(choose())
    with bench.store.reading() as connection:
        found = connection.execute("SELECT value FROM meta WHERE key = 'here'").fetchone()
    assert found == ("before",)
    bench.run()
    bench.assert_equal()


def test_a_copy_goes_on_as_what_was_prepared(tmp_path: Path) -> None:
    """Run for run, and call for call."""
    for name in ("new", "prepared"):
        (tmp_path / name).mkdir()
    new = one_way.busy(tmp_path / "new")
    copies = Prepared(one_way.busy(tmp_path / "prepared"))
    copy, other = copies.bench(tmp_path / "copy"), copies.bench(tmp_path / "other")
    assert columns(copy) == columns(new)
    for bench in (new, copy):
        one_way.finish(bench)
    assert copy.org.log == new.org.log
    assert copy.org.calls() == new.org.calls()
    assert copy.clock.now() == new.clock.now()
    assert everything(copy.store) == everything(new.store)
    one_way.finish(other)
    assert everything(other.store) == everything(new.store), "copies leave each other alone"
    for bench in (new, copy, other):
        bench.close()


@pytest.mark.parametrize("new_busy", [both_ways.new_busy, bulk.new_busy], ids=["few", "many"])
def test_a_copy_of_both_directions_goes_on_as_what_was_prepared(
    tmp_path: Path, new_busy: Callable[[Path], TwoWay]
) -> None:
    for name in ("new", "prepared"):
        (tmp_path / name).mkdir()
    new = new_busy(tmp_path / "new")
    copy = PreparedTwoWay(new_busy(tmp_path / "prepared")).desk(tmp_path / "copy")
    for desk in (new, copy):
        desk.run()
        for _ in range(4):
            desk.tick_run(11)
        desk.assert_equal()
    assert copy.org.log == new.org.log
    assert copy.org.calls() == new.org.calls()
    assert copy.org.jobs == new.org.jobs
    assert copy.sent == new.sent
    assert copy.accepted == new.accepted
    assert both_ways.outcome(copy) == both_ways.outcome(new)
    assert org_of(copy) == org_of(new)
    assert everything(copy.store) == everything(new.store)
    for desk in (new, copy):
        desk.close()


def org_of(desk: TwoWay) -> list[dict[str, object]]:
    """All that the org has of its people and companies, deleted ones too."""
    return [
        record
        for sobject in ("Lead", "Contact", "Account")
        for record in desk.state.query(
            f"SELECT FIELDS(ALL) FROM {sobject} ORDER BY Id LIMIT 200", include_deleted=True
        ).records()
    ]
