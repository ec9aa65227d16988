"""Edits of many records, by jobs of Bulk API: what is looked at, written, refused and told."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import requests

from apdesk.domain.clock import to_iso
from apdesk.domain.records import FieldValue
from apdesk.domain.run import Phase, Progress, Result
from apdesk.practice_org.state.org import ValidationRule
from apdesk.salesforce.bulk_writes import unprocessed
from apdesk.salesforce.errors import SalesforceError, from_exception, from_item, from_response
from apdesk.salesforce.org import WriteGroup, WriteRow
from apdesk.store.position import Positions
from tests.sync.bench import Crash, choose
from tests.sync.many_edits import (
    MANY,
    before_call,
    calls,
    in_flight,
    many,
    no_bulk,
    raising,
    retitle,
    titles,
)
from tests.sync.two_way import LOOKING, TwoWay, settled

pytestmark = pytest.mark.logs("apdesk.sync")


# -- there ----------------------------------------------------------------------------------------


def test_many_edits_arrive_by_one_job(desk: TwoWay) -> None:
    """Each row with its own fields; one more call than the job has, for looking."""
    leads = many(desk, title="Base")
    desk.tick_run(30)  # what made them is no change of late any more
    values: dict[str, dict[str, FieldValue]] = {each: {"Title": "Here"} for each in leads[:5]}
    values |= {each: {"Phone": None, "Rating": "Hot"} for each in leads[5:11]}
    values |= {leads[11]: {"Title": None}}
    desk.edit_all("Lead", values)
    report = desk.run()
    assert report.result is Result.DONE
    assert calls(desk, "job to update") == ["job to update 12 Lead"]
    assert calls(desk, "update") == []
    assert {record: dict(given) for _, record, given in desk.sent} == values
    assert report.objects["Lead"].sent_updated == 12
    assert report.objects["Lead"].failed == 0
    # changes, look; create, upload, begin, two looks at the job, its results
    assert report.api_calls == 2 + 6
    assert desk.there("Lead", leads[0], "Phone") == "0"
    assert desk.there("Lead", leads[5], "Title") == "Base"
    assert desk.there("Lead", leads[5], "Phone") is None
    assert desk.there("Lead", leads[11], "Title") is None
    assert not (desk.path.parent / "incoming").exists()
    settled(desk)


def test_few_edits_go_in_collections(desk: TwoWay) -> None:
    leads = many(desk)
    desk.tick_run(30)
    retitle(desk, leads[:7])
    assert desk.run().api_calls == 3  # changes, look, one call of writing
    assert calls(desk, "job") == []
    assert calls(desk, "update") == ["update 7 Lead"]
    settled(desk)


def test_a_job_holds_a_bounded_number_and_small_objects_go_beside(desk: TwoWay) -> None:
    leads = many(desk, 12, job=5)
    contact = desk.contact("Roe")
    desk.tick_run()
    retitle(desk, leads)
    desk.edit("Contact", contact, Title="Here")
    report = desk.run()
    assert calls(desk, "job to update") == [
        "job to update 5 Lead",
        "job to update 5 Lead",
        "job to update 2 Lead",
    ]
    assert calls(desk, "update") == ["update 1 Contact"]
    assert report.objects["Lead"].sent_updated == 12
    assert titles(desk, leads) == {"Here"}
    assert desk.there("Contact", contact, "Title") == "Here"
    settled(desk)


def test_what_happened_is_in_the_history_and_in_the_progress(desk: TwoWay) -> None:
    leads = many(desk, job=7)
    retitle(desk, leads)
    steps = desk.steps()
    told = [each for each in steps if isinstance(each, Progress) and each.phase is Phase.SEND]
    assert all(one.done <= other.done for one, other in pairwise(told))
    assert (told[-1].done, told[-1].total) == (12, 12)
    assert [each.kind for each in desk.history("Lead", leads[0])].count("sent") == 1
    settled(desk)


def test_an_edit_while_the_job_runs_is_sent_next(desk: TwoWay) -> None:
    leads = many(desk)
    retitle(desk, leads, "First")
    before_call(desk, "look at", lambda: retitle(desk, leads[:1], "Second"))
    desk.run()
    assert titles(desk, leads) == {"First"}
    assert desk.value("Lead", leads[0], "Title") == "Second"
    assert desk.unsent() == (1, 0)
    desk.tick_run()
    assert desk.there("Lead", leads[0], "Title") == "Second"
    assert desk.conflicts() == ()
    settled(desk)


# -- looking --------------------------------------------------------------------------------------


def test_many_are_looked_at_by_what_changed(desk: TwoWay) -> None:
    leads = many(desk)
    desk.tick_run(30)
    retitle(desk, leads)
    desk.org.log.clear()
    desk.run()
    looks = [each for call in desk.org.log for each in call if "FROM Lead" in each]
    assert not any("Id IN" in each for each in looks)
    assert sum("COUNT() FROM Lead WHERE SystemModstamp" in each for each in looks) == 1


def test_a_change_before_the_job_is_seen(desk: TwoWay) -> None:
    leads = many(desk, title="Base")
    desk.tick_run(30)
    retitle(desk, leads)

    def change() -> None:
        desk.clock.tick(seconds=1)
        desk.state.update("Lead", leads[3], {"Title": "There"})
        desk.state.delete("Lead", leads[4])

    before_call(desk, "SELECT Id, SystemModstamp", lambda: before_look(desk, change))
    desk.run()
    assert desk.there("Lead", leads[3], "Title") == "There"
    assert [(each.local, each.remote) for each in desk.conflicts()] == [("Here", "There")]
    assert sorted(record or "" for _, record, _ in desk.sent) == sorted(leads[:3] + leads[5:])
    desk.tick_run()
    assert [each.operation for each in desk.failures()] == ["lost"]
    settled(desk)


def before_look(desk: TwoWay, act: Callable[[], None]) -> None:
    """Does something behind the changes of this run, and before the look of it."""

    def acting(number: int) -> None:
        if desk.org.causes[-1] == "changes":
            desk.heal()
            act()

    desk.org.after = acting


def test_a_change_while_a_job_runs_is_seen_before_the_next_one(desk: TwoWay) -> None:
    """By their ids, as what the first job has written is more than what the second one writes."""
    leads = many(desk, 20, job=10, title="Base")
    desk.tick_run(30)
    retitle(desk, leads)
    desk.org.log.clear()

    def change() -> None:
        desk.clock.tick(seconds=1)
        desk.state.update("Lead", leads[15], {"Title": "There"})

    before_call(desk, "look at", change)
    desk.run()
    assert desk.there("Lead", leads[15], "Title") == "There"
    assert [each.local for each in desk.conflicts()] == ["Here"]
    assert len(desk.sent) == 19
    by_id = calls(desk, "SELECT Id, SystemModstamp")
    assert any("Id IN" in each for each in by_id)
    assert all(leads[0] not in each for each in by_id), "the first job's were read by what changed"
    settled(desk)


def test_more_changes_than_a_page_are_all_looked_at(desk: TwoWay) -> None:
    leads = many(desk, 40)
    desk.tick_run(30)
    retitle(desk, leads)

    def change() -> None:
        for each in leads[32:]:  # a fifth of 40: of more, the records would be read by their ids
            desk.clock.tick(seconds=1)
            desk.state.update("Lead", each, {"Title": "There"})

    desk.settings = replace(desk.settings, page_size=7)
    before_call(desk, "SELECT Id, SystemModstamp", lambda: before_look(desk, change))
    retitle(desk, leads)
    desk.run()
    assert {desk.there("Lead", each, "Title") for each in leads[32:]} == {"There"}
    assert len(desk.conflicts()) == 8
    assert len(desk.sent) == 32
    assert not any("Id IN" in each for each in calls(desk, "SELECT Id, SystemModstamp"))
    settled(desk)


def test_the_unanswered_are_looked_at_by_id(desk: TwoWay) -> None:
    """What arrived in another run may be older than all that counts as changed."""
    leads = many(desk)
    desk.tick_run(30)
    retitle(desk, leads)
    before_call(desk, "results", raising(Crash("results")))
    with suppress(Crash):
        desk.run()
    assert titles(desk, leads) == {"Here"}
    desk.clock.tick(minutes=30)
    positions = Positions(desk.store)
    position = positions.position("Lead")
    assert position is not None
    positions.save(replace(position, cursor=to_iso(desk.clock.now())))
    desk.run()
    assert len(desk.org.writes) == 1, "nothing is written twice"
    assert desk.unsent() == (0, 0)
    settled(desk)


def test_an_object_that_cannot_be_looked_at_waits(desk: TwoWay) -> None:
    leads = many(desk)
    retitle(desk, leads)
    blind = from_response(403, [{"errorCode": "INSUFFICIENT_ACCESS", "message": "no"}])
    desk.org.refuse = lambda query: blind if desk.org.causes[-1] == "lookup" else None
    report = desk.run()
    assert report.result is Result.DONE
    assert [each.code for each in report.problems] == ["object.unreadable"]
    assert desk.org.writes == []
    assert desk.unsent() == (12, 0)
    desk.org.refuse = lambda query: None
    desk.tick_run()
    assert titles(desk, leads) == {"Here"}
    settled(desk)


def test_fields_that_changed_before_the_look_are_read_again(desk: TwoWay) -> None:
    leads = many(desk)
    retitle(desk, leads)
    before_call(
        desk,
        "SELECT Id, SystemModstamp",
        lambda: before_look(desk, lambda: desk.hide("Lead", "Phone")),
    )
    report = desk.run()
    assert report.result is Result.DONE
    assert titles(desk, leads) == {"Here"}
    assert len(calls(desk, "job to update")) == 1


# -- refusals -------------------------------------------------------------------------------------


def test_a_refused_row_fails_as_in_collections(tmp_path: Path) -> None:
    told = []
    for name, settings in (("jobs", MANY), ("collections", LOOKING)):
        (tmp_path / name).mkdir()
        desk = TwoWay(tmp_path / name)
        leads = many(desk)
        desk.settings = settings
        desk.state.add_validation_rule(
            ValidationRule("no_x", "Lead", "Phone = 'X'", "No X.", "Phone")
        )
        retitle(desk, leads)
        desk.edit_all("Lead", {leads[2]: {"Phone": "X"}})
        desk.state.lock_record(leads[3], times=1)
        report = desk.run()
        assert bool(calls(desk, "job")) is (name == "jobs")
        counts = report.objects["Lead"]
        assert (counts.sent_updated, counts.failed) == (10, 2)
        assert report.problems == ()
        told.append(
            [replace(each, id=0, record_id=0, salesforce_id=None) for each in desk.failures()]
        )
        desk.tick_run()
        assert titles(desk, [*leads[:2], *leads[3:]]) == {"Here"}
        desk.edit_all("Lead", {leads[2]: {"Phone": "1"}})
        desk.tick_run()
        settled(desk)
        desk.close()
    assert told[0] == told[1]
    assert len(told[0]) == 2


def test_a_field_that_most_of_a_job_is_refused_for_is_no_trouble(desk: TwoWay) -> None:
    """So many equal refusals stop an object, but its fields are read again first."""
    leads = many(desk, title="Base")
    retitle(desk, leads)
    desk.state.make_read_only("Lead", "Title", desk.user.id)
    assert desk.run().problems == ()
    settled(desk)


def test_what_the_job_did_not_come_to_is_sent_again(desk: TwoWay) -> None:
    leads = many(desk)
    retitle(desk, leads)
    desk.org.refuse_row = lambda group, row: unprocessed() if row.record_id in leads[6:] else None
    report = desk.run()
    assert (report.objects["Lead"].sent_updated, report.objects["Lead"].failed) == (6, 6)
    assert all(each.retry_at is not None for each in desk.failures())
    desk.org.refuse_row = lambda group, row: None
    desk.tick_run()
    assert titles(desk, leads) == {"Here"}
    assert desk.failures() == ()
    settled(desk)


def test_a_result_in_doubt_stays_in_flight(desk: TwoWay) -> None:
    """As where the second of two jobs for one group breaks off."""
    leads = many(desk)
    retitle(desk, leads)
    doubt = from_exception(requests.exceptions.ConnectionError("gone"))
    desk.org.refuse_row = lambda group, row: doubt if row.record_id in leads[6:] else None
    report = desk.run()
    assert (report.objects["Lead"].sent_updated, report.objects["Lead"].failed) == (6, 0)
    assert desk.failures() == ()
    assert in_flight(desk, leads) == 6
    desk.org.refuse_row = lambda group, row: None
    desk.tick_run()
    assert titles(desk, leads) == {"Here"}
    settled(desk)


def test_a_text_that_a_job_would_take_for_a_clear_arrives(desk: TwoWay) -> None:
    leads = many(desk)
    retitle(desk, leads)
    retitle(desk, leads[:1], "#N/A")
    desk.run()
    desk.tick_run()
    assert desk.there("Lead", leads[0], "Title") == "#N/A"
    assert calls(desk, "update") == ["update 1 Lead"]
    settled(desk)


@pytest.mark.parametrize("job", [5, 50_000])
def test_collections_take_over_where_bulk_is_refused(desk: TwoWay, job: int) -> None:
    leads = many(desk, job=job)
    retitle(desk, leads)
    before_call(desk, "job to create", raising(no_bulk()))
    report = desk.run()
    assert report.result is Result.DONE
    assert report.problems == ()
    assert report.objects["Lead"].sent_updated == 12
    assert calls(desk, "job") == []
    assert len(calls(desk, "update")) == (3 if job == 5 else 1)
    assert titles(desk, leads) == {"Here"}
    settled(desk)


def test_collections_take_over_from_a_job_that_fails(desk: TwoWay) -> None:
    leads = many(desk)
    retitle(desk, leads)
    desk.org.fail_next_job = "InvalidBatch : Field name not found : Nonsense"
    report = desk.run()
    assert report.result is Result.DONE
    assert calls(desk, "update") == ["update 12 Lead"]
    assert desk.failures() == ()
    assert titles(desk, leads) == {"Here"}
    settled(desk)


def test_an_org_without_calls_stops_the_run_and_nothing_is_in_flight(desk: TwoWay) -> None:
    leads = many(desk)
    retitle(desk, leads)
    item = {"errorCode": "REQUEST_LIMIT_EXCEEDED", "message": "TotalRequests Limit exceeded."}
    before_call(desk, "job to create", raising(from_response(403, [item])))
    report = desk.run()
    assert report.result is Result.FAILED
    assert report.error is not None
    assert report.error.code == "salesforce.limit"
    assert desk.org.writes == []
    assert in_flight(desk, leads) == 0
    assert desk.unsent() == (12, 0)
    desk.tick_run(60)
    assert titles(desk, leads) == {"Here"}
    settled(desk)


def test_an_error_of_the_org_is_raised_when_all_is_noted(desk: TwoWay) -> None:
    leads = many(desk)
    retitle(desk, leads)
    full = from_item({"statusCode": "STORAGE_LIMIT_EXCEEDED", "message": "x", "fields": []})
    desk.org.refuse_row = lambda group, row: full if row.record_id == leads[1] else None
    report = desk.run()
    assert report.error is not None
    assert report.error.code == "salesforce.storage"
    assert report.objects["Lead"].sent_updated == 11
    assert in_flight(desk, leads) == 0
    assert desk.unsent() == (1, 0)
    desk.org.refuse_row = lambda group, row: None
    desk.tick_run()
    settled(desk)


def test_equal_refusals_of_a_job_stop_the_object(desk: TwoWay) -> None:
    leads = many(desk, 20, job=8)
    retitle(desk, leads)

    def refuse(group: WriteGroup, row: WriteRow) -> SalesforceError:
        return from_item({"statusCode": "UNKNOWN_EXCEPTION", "message": "x", "fields": []})

    desk.org.refuse_row = refuse
    report = desk.run()
    assert [each.code for each in report.problems] == ["object.sending_stopped"]
    assert len(calls(desk, "job to update")) == 1
    desk.org.refuse_row = lambda group, row: None
    desk.tick_run()
    assert titles(desk, leads) == {"Here"}
    settled(desk)


def test_a_field_that_can_no_longer_be_written_is_read_again_once(desk: TwoWay) -> None:
    leads = many(desk, job=4, title="Base")
    desk.edit_all("Lead", {each: {"Title": "Here", "Phone": "5"} for each in leads})
    desk.state.make_read_only("Lead", "Title", desk.user.id)
    report = desk.run()
    assert report.result is Result.DONE
    assert {desk.there("Lead", each, "Phone") for each in leads} == {"5"}
    assert titles(desk, leads) == {"Base"}
    assert {each.local for each in desk.conflicts()} == {"Here"}
    # the first one, and all three when the field was known to be read-only
    assert len(calls(desk, "job to update")) == 4
    settled(desk)


def test_the_whole_object_is_refused_at_last(desk: TwoWay) -> None:
    """Refused in bulk and then in collections, too: each record has its failure, once."""
    leads = many(desk)
    retitle(desk, leads)
    desk.prefer(choose())
    before_call(desk, "job to create", raising(no_bulk()))
    no = from_item({"statusCode": "FIELD_CUSTOM_VALIDATION_EXCEPTION", "message": "x"})
    desk.org.refuse_row = lambda group, row: no
    assert desk.run().objects["Lead"].failed == 12
    assert len(desk.failures()) == 12
