"""The tally of the values here decides as the evaluator does on the org's rows."""

from __future__ import annotations

import itertools

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.criteria import Criteria, EvaluationContext, Matcher
from apdesk.domain.mapping import all_mappings
from apdesk.domain.values import column_reader
from apdesk.errors import BugError, Cancelled
from apdesk.store import scanning
from apdesk.store.scanning import MemberScan
from apdesk.sync import preview_tally
from apdesk.sync.preview_tally import Sieve, Tally, Tallying, tally, window_of
from tests.sync.bench import Bench, choose, only

CRITERIA: list[Criteria] = [
    only(*each).criteria
    for each in (
        [("Rating", "is", "hot")],
        [("Rating", "is not", "Hot"), ("Title", "contains", "SS")],
        [("Title", "is blank", "")],
        [("HasOptedOutOfEmail", "is", "false")],
        [("HasOptedOutOfEmail", "is", "true")],
        [("AnnualRevenue", "between", "1,8"), ("NumberOfEmployees", "is not", "5")],
        [("NumberOfEmployees", "less than", "6")],
        [("CreatedDate", "is", "TODAY"), ("Rating", "is not blank", "")],
        [],
    )
]


@pytest.fixture
def filled(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(scanning, "SLICE", 7)
    monkeypatch.setattr(preview_tally, "_REMEMBERED", 2)
    monkeypatch.setattr(preview_tally, "_TOLD", 2)
    values = itertools.product(
        (None, "Hot", "Warm"), (None, "Boss", "Clerk"), (True, False), (None, 7.5)
    )
    for number, (rating, title, out, revenue) in enumerate(values):
        bench.lead(
            f"L{number}",
            Rating=rating,
            Title=title,
            HasOptedOutOfEmail=out,
            NumberOfEmployees=(None, 5, 6)[number % 3],
            AnnualRevenue=revenue,
        )
    bench.contact("Roe", Title="Boss")
    bench.prefer(choose())
    bench.run()
    return bench


def matched(bench: Bench, criteria: Criteria, context: EvaluationContext) -> set[str]:
    """The leads of the org that the evaluator selects."""
    schema = bench.schemas()["Lead"]
    fields = ("Id", *(each.salesforce for each in all_mappings(choose(), {"Lead": schema})["Lead"]))
    readers = []
    for name in fields:
        field = schema.field(name)
        assert field is not None
        readers.append((name, column_reader(field)))
    matcher = Matcher(criteria, schema, context, fields)
    found = bench.state.query(f"SELECT {', '.join(fields)} FROM Lead", bench.user.id)
    rows = (tuple(read(record[name]) for name, read in readers) for record in found.records())
    return {str(row[0]) for row in rows if matcher.matches(row)}


def counted(scan: MemberScan, sieve: Sieve, bounds: list[str], most: int) -> Tally:
    return tally(scan, sieve, bounds, most, lambda: False, lambda done: None)


def test_who_leaves_is_who_the_evaluator_leaves_out(filled: Bench) -> None:
    for criteria in CRITERIA:
        assert_decided_alike(filled, criteria)


def assert_decided_alike(filled: Bench, criteria: Criteria) -> None:
    context = EvaluationContext(filled.clock.now(), filled.user.timezone, filled.user.locale)
    members = filled.ids("Lead")
    leaving = members - matched(filled, criteria, context)
    with MemberScan(filled.path, "Lead") as scan:
        bounds = scan.every(10)
        assert bounds == sorted(members)[9::10]
        sieve = Sieve(criteria, (), filled.schemas()["Lead"], context, scan)
        found = counted(scan, sieve, bounds, 1000)
        assert found.members == len(members) == 36
        assert [row[0] for row in found.first] == sorted(leaving)
        assert found.whole
        assert sum(found.left) == len(leaving)
        assert found.left == [
            sum(window_of(each, bounds) == number for each in leaving) for number in range(4)
        ]
        few = counted(scan, sieve, bounds, 3)
        assert few.left == found.left
        assert [row[0] for row in few.first] == sorted(leaving)[:3]
        assert few.whole is (len(leaving) <= 3)
        by_id = scan.rows(sieve.fields, [*sorted(members)[:5], "00Q000000000000AAA"])
        assert by_id.keys() == set(sorted(members)[:5])
        _, left = sieve.split(list(by_id.values()))
        assert {row[0] for row in left} == leaving & by_id.keys()


def test_values_come_as_the_org_has_them(filled: Bench) -> None:
    context = EvaluationContext(filled.clock.now(), "UTC", "en_US")
    criteria = only(("HasOptedOutOfEmail", "is", "true")).criteria
    with MemberScan(filled.path, "Lead") as scan:
        sieve = Sieve(criteria, (), filled.schemas()["Lead"], context, scan)
        found = counted(scan, sieve, [], 1)
        assert sieve.values(found.first[0]) == (False,)


def test_criteria_asked_no_more_are_looked_at_among_those_who_stay(filled: Bench) -> None:
    context = EvaluationContext(filled.clock.now(), "UTC", "en_US")
    moving = only(("CreatedDate", "is", "YESTERDAY")).criteria
    hot = only(("Rating", "is", "Hot")).criteria
    with MemberScan(filled.path, "Lead") as scan:
        sieve = Sieve(hot, moving, filled.schemas()["Lead"], context, scan)
        found = counted(scan, sieve, [], 1)
        assert found.crossed == [12]
        assert found.left == [24]


def test_it_tells_how_far_it_is_and_stops_when_told(filled: Bench) -> None:
    context = EvaluationContext(filled.clock.now(), "UTC", "en_US")
    cancel = CancelToken()
    told: list[int] = []

    def hear(done: int) -> None:
        told.append(done)
        if len(told) == 3:
            cancel.cancel()

    with MemberScan(filled.path, "Lead") as scan:
        sieve = Sieve((), (), filled.schemas()["Lead"], context, scan)
        with pytest.raises(Cancelled):
            tally(scan, sieve, [], 5, lambda: cancel.cancelled, hear)
        assert len(told) == 3
        with Tallying(scan, sieve, [], 5) as tallying:
            assert tallying.wait(60)
            assert tallying.result().members == 36
    with pytest.raises(BugError):
        scan.every(5)


def test_who_waits_to_be_kept_is_no_member(filled: Bench) -> None:
    lead = sorted(filled.ids("Lead"))[0]
    with filled.store.transaction() as connection:
        connection.execute(
            "INSERT INTO removal (entity, record_id, salesforce_id, sobject, reason, run_id, keep) "
            "VALUES ('person', ?, ?, 'Lead', 'left', 1, 1)",
            (filled.apdesk_id("Lead", lead), lead),
        )
    with MemberScan(filled.path, "Lead") as scan:
        assert lead not in {
            row[0] for rows in scan.slices(("Title",), lambda: [()]) for row in rows
        }
        assert scan.count() == len(filled.ids("Lead"))
        assert lead not in scan.rows((), [lead])
        assert lead not in scan.every(1)
        assert set(scan.every(1)) == filled.ids("Lead")
