"""An org that is too large for some of our questions: what it stops after two minutes is done
without, or asked for in another way; nobody waits for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from apdesk.domain.run import Result
from apdesk.salesforce.errors import SalesforceError, from_response
from apdesk.salesforce.org import CountQuery, Query, RowQuery
from tests.sync.bench import NONE, Bench, choose, only
from tests.sync.test_sync_bulk import no_bulk

WIDE = only(("Company", "contains", "cm"))


def too_long() -> SalesforceError:
    said = "Your query request was running for too long."
    return from_response(400, [{"errorCode": "QUERY_TIMEOUT", "message": said}])


def no_counts(query: Query) -> SalesforceError | None:
    return too_long() if isinstance(query, CountQuery) else None


@pytest.fixture
def slow(bench: Bench) -> Bench:
    for number in range(9):
        bench.lead(f"L{number}")
    bench.prefer(choose(Lead=WIDE, Contact=NONE, Account=NONE))
    bench.org.refuse = no_counts
    return bench


def test_changes_arrive_although_the_members_cannot_be_counted(slow: Bench) -> None:
    lead = slow.lead("Ada")
    assert slow.run().result is Result.DONE
    for number in range(3):
        slow.state.update("Lead", lead, {"Title": f"T{number}"})
        report = slow.tick_run()
        assert (report.result, report.problems) == (Result.DONE, ())
        assert slow.members("Lead")[lead]["title"] == f"T{number}"
    assert slow.tick_run(30).api_calls == 1


def test_many_changes_arrive_although_the_members_cannot_be_counted(slow: Bench) -> None:
    slow.org.refuse = lambda query: None
    assert slow.run().result is Result.DONE
    for number, lead in enumerate(sorted(slow.ids("Lead"))):
        slow.state.update("Lead", lead, {"Title": f"T{number}"})
    counts: list[Query] = []

    def after_the_first(query: Query) -> SalesforceError | None:
        if isinstance(query, CountQuery):
            counts.append(query)
        return too_long() if isinstance(query, CountQuery) and len(counts) > 1 else None

    slow.org.refuse = after_the_first
    report = slow.tick_run()
    assert len(counts) > 1
    assert report.problems == ()
    slow.assert_equal()


def test_a_first_pull_that_cannot_be_counted_goes_by_bulk(slow: Bench) -> None:
    report = slow.run()
    assert (report.result, report.problems) == (Result.DONE, ())
    assert any(each.startswith("bulk ") for queries in slow.org.log for each in queries)
    slow.org.refuse = lambda query: None
    slow.assert_equal()


def test_a_first_pull_whose_pages_take_too_long_goes_by_bulk(slow: Bench) -> None:
    def no_pages(query: Query) -> SalesforceError | None:
        paged = isinstance(query, RowQuery) and "LIMIT" in query.soql
        return too_long() if paged and not query.include_deleted else None

    slow.org.refuse = no_pages
    report = slow.run()
    assert (report.result, report.problems) == (Result.DONE, ())
    slow.assert_equal()


def test_without_bulk_it_is_read_without_being_counted(slow: Bench) -> None:
    slow.org.refuse = lambda query: no_counts(query) or no_bulk(query)
    report = slow.run()
    assert (report.result, report.problems) == (Result.DONE, ())
    assert len(slow.ids("Lead")) == 9
    counted = [each for queries in slow.org.log for each in queries if "COUNT()" in each]
    assert len(counted) <= 2


def test_a_pull_that_goes_no_way_pauses_its_object_alone(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.lead("Ada")
    bench.contact("Roe")
    bench.prefer(choose(Lead=WIDE, Account=NONE))

    def no_leads(query: Query) -> SalesforceError | None:
        if "FROM Lead" not in query.soql:
            return None
        return no_bulk(query) if "LIMIT" not in query.soql else too_long()

    bench.org.refuse = no_leads
    report = bench.run()
    assert report.result is Result.DONE
    assert [(each.sobject, each.code) for each in report.problems] == [
        ("Lead", "salesforce.query_timeout")
    ]
    assert len(bench.ids("Contact")) == 1
    bench.org.refuse = lambda query: None
    bench.tick_run()
    bench.assert_equal()
    bench.close()
