"""Edits whose field can't be written any more, and edits that wait for a field to be sent again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apdesk.domain.preferences import FirstSync, Preferences, Rule
from apdesk.domain.run import Result, RunReport
from apdesk.salesforce.errors import SalesforceError, from_item
from apdesk.salesforce.org import WriteGroup, WriteRow
from apdesk.store.settings import Settings
from apdesk.sync.preview import PreviewGroup
from apdesk.sync.schema_check import SchemaCheck
from tests.sync.previewing import looked
from tests.sync.two_way import TwoWay, ruled, settled, synced

ONE_WAY = ruled(Rule.SALESFORCE_ONLY)


def said(desk: TwoWay, wanted: Preferences) -> PreviewGroup:
    """Who changes; both ways to find it out say the same."""
    quick = looked(desk, wanted, quick_from=0)
    assert quick == looked(desk, wanted, quick_from=10**9)
    return quick.objects["Lead"].change


def calls(desk: TwoWay, report: RunReport) -> list[str]:
    return desk.org.causes[-report.api_calls :]


def read_only(desk: TwoWay, field: str) -> None:
    """The org takes the field no more, and applying the preferences has read its fields anew."""
    desk.state.make_read_only("Lead", field, desk.user.id)
    check = SchemaCheck(desk.org, Settings(desk.store), desk.laptop, timedelta(days=1))
    check.refresh("Lead", force=True)


def test_an_edit_of_a_field_that_becomes_one_way_ends_as_a_conflict(desk: TwoWay) -> None:
    lead, other = synced(desk, "Ada", "Bob", Title="There")
    desk.edit("Lead", lead, Title="only here")
    (record,) = said(desk, ONE_WAY).records
    (change,) = record.changes
    assert (record.salesforce_id, change.field, change.sends) == (lead, "Title", False)
    assert (change.old, change.new) == ("only here", "There")
    desk.prefer(ONE_WAY)
    assert said(desk, ONE_WAY).ids == (lead,), "applied, and not yet in force"
    report = desk.run()
    counts = report.objects["Lead"]
    assert (counts.changed, counts.conflicts, counts.sent_updated) == (1, 1, 0)
    assert desk.value("Lead", lead, "Title") == desk.there("Lead", lead, "Title") == "There"
    (conflict,) = desk.conflicts()
    assert (conflict.local, conflict.remote) == ("only here", "There")
    assert said(desk, ONE_WAY).count == 0
    assert calls(desk, desk.tick_run(10)) == ["changes"]
    assert len(desk.conflicts()) == 1
    assert desk.value("Lead", other, "Title") == "There"
    settled(desk)


def test_an_edit_of_a_field_that_becomes_read_only_ends_as_a_conflict(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="There")
    desk.edit("Lead", lead, Title="only here")
    read_only(desk, "Title")
    assert said(desk, desk.preferences).ids == (lead,)
    assert desk.run().objects["Lead"].conflicts == 1
    assert desk.value("Lead", lead, "Title") == "There"
    assert desk.sent == []
    settled(desk)


def test_an_opt_out_waits_for_its_field_and_costs_no_call(desk: TwoWay) -> None:
    field = "HasOptedOutOfEmail"
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, HasOptedOutOfEmail=True)
    one_way = ruled(Rule.SALESFORCE_ONLY, field)
    assert said(desk, one_way).count == 0
    desk.prefer(one_way)
    assert "lookup" not in calls(desk, desk.run())
    for _ in range(2):
        assert calls(desk, desk.tick_run(10)) == ["changes"]
    assert desk.value("Lead", lead, field) == 1
    assert desk.conflicts() == ()
    two_way = ruled(Rule.SALESFORCE_WINS, field)
    (record,) = said(desk, two_way).records
    assert [(each.field, each.sends) for each in record.changes] == [(field, True)]
    desk.prefer(two_way)
    assert desk.run().objects["Lead"].sent_updated == 1
    assert desk.there("Lead", lead, field) is True
    settled(desk)


def test_whom_a_reading_does_not_settle_is_read_once_until_the_next_sweep(desk: TwoWay) -> None:
    """A converted lead stays undecided as long as contacts can't be read."""
    (lead,) = synced(desk, "Ada", Title="There")
    desk.state.revoke_object("Contact", desk.user.id)
    desk.edit("Lead", lead, Title="only here")
    contact = desk.state.convert(lead).contact_id
    desk.prefer(ONE_WAY)
    desk.run()
    desk.tick_run(60)
    desk.org.causes.clear()
    for _ in range(3):
        desk.tick_run(60)
    assert "lookup" not in desk.org.causes
    assert desk.state_of("Lead", lead) == "member"
    desk.state.grant_object("Contact", desk.user.id)
    for _ in range(3):
        desk.tick_run(60)
    assert desk.there("Contact", contact, "Title") == "only here"
    settled(desk)


@pytest.mark.parametrize("first", list(FirstSync))
def test_an_edit_that_waited_while_its_field_was_off_is_told_when_it_goes(
    desk: TwoWay, first: FirstSync
) -> None:
    here, other = synced(desk, "Ada", "Bob", Title="There")
    desk.edit("Lead", here, Title="waits")
    desk.prefer(ruled(Rule.OFF))
    desk.run()
    assert desk.values("Lead", ["title"])[here]["title"] == "waits", "what is here stays here"
    desk.state.update("Lead", other, {"Title": "New"})
    desk.tick_run(20)
    wanted = ruled(Rule.SALESFORCE_WINS, first=first)
    told = {
        record.salesforce_id: [(each.old, each.new, each.sends) for each in record.changes]
        for record in said(desk, wanted).records
    }
    mine = first is FirstSync.APDESK
    assert told == {here: [("waits", "There", True)], other: [("There", "New", mine)]}
    desk.prefer(wanted)
    report = desk.run()
    assert report.result is Result.DONE
    counts = report.objects["Lead"]
    assert (counts.sent_updated, counts.changed) == ((2, 0) if mine else (1, 1))
    assert desk.there("Lead", here, "Title") == "waits"
    settled(desk)


@pytest.mark.parametrize("before", [Rule.SALESFORCE_WINS, Rule.SALESFORCE_ONLY, Rule.OFF])
@pytest.mark.parametrize("after", list(Rule))
def test_the_run_does_with_an_edit_what_the_preview_said(
    desk: TwoWay, before: Rule, after: Rule
) -> None:
    """Under one rule and then another: what waits already is no news, all else is."""
    (lead,) = synced(desk, "Ada", Title="There")
    desk.edit("Lead", lead, Title="Here")
    if before is not Rule.SALESFORCE_WINS:
        desk.prefer(ruled(before))
        desk.run()
    wanted = ruled(after)
    told = said(desk, wanted)
    sends = [change.sends for record in told.records for change in record.changes]
    waited = desk.unsent() == (1, 0)
    desk.prefer(wanted)
    counts = desk.run().objects["Lead"]
    assert counts.changed == sends.count(False)
    if waited:
        assert not any(sends)
    else:
        assert counts.sent_updated == sends.count(True)
    assert counts.conflicts == counts.changed
    assert said(desk, wanted).count == 0
    settled(desk)


def test_a_refusal_that_the_run_settles_is_no_failure(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="There")
    desk.edit("Lead", lead, Title="only here")
    desk.state.make_read_only("Lead", "Title", desk.user.id)
    counts = desk.run().objects["Lead"]
    assert (counts.failed, counts.conflicts) == (0, 1)
    assert desk.failures() == ()


def test_a_record_that_is_refused_twice_is_one_failure(desk: TwoWay) -> None:
    """Once before the fields were read again, and once after."""
    (lead,) = synced(desk, "Ada", Title="There")
    desk.edit("Lead", lead, Title="only here")

    def refuse(group: WriteGroup, row: WriteRow) -> SalesforceError:
        return from_item({"statusCode": "INVALID_FIELD", "message": "x", "fields": ["Title"]})

    desk.org.refuse_row = refuse
    assert desk.run().objects["Lead"].failed == 1
    assert len(desk.org.writes) == 2
    assert len(desk.failures()) == 1
