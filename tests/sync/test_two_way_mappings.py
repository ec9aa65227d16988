"""Fields that are mapped anew: whose existing values win, and what the preview says of it."""

from __future__ import annotations

import pytest

from apdesk.domain.preferences import FirstSync, Rule
from apdesk.domain.run import Cause, Result
from tests.sync.two_way import TwoWay, ruled, settled, synced

pytestmark = pytest.mark.logs("apdesk.sync")


@pytest.mark.parametrize("first", list(FirstSync))
def test_whose_existing_values_win_when_a_field_is_mapped_anew(
    desk: TwoWay, first: FirstSync
) -> None:
    """The Lead's title stays here while it isn't mapped; then both sides have one."""
    both, here, there = synced(desk, "Both", "Here", "There", Title="Old")
    desk.prefer(ruled(Rule.OFF))
    desk.run()
    desk.state.update("Lead", both, {"Title": "New"})
    desk.state.update("Lead", here, {"Title": None})
    desk.clock.tick(minutes=10)
    desk.prefer(ruled(Rule.SALESFORCE_WINS, first=first))
    assert desk.run().result is Result.DONE
    mine = first is FirstSync.APDESK
    assert desk.there("Lead", both, "Title") == ("Old" if mine else "New")
    assert desk.there("Lead", here, "Title") == ("Old" if mine else None)
    assert desk.there("Lead", there, "Title") == "Old"
    settled(desk)


def test_a_filling_from_here_goes_on_where_it_was_broken_off(desk: TwoWay) -> None:
    leads = synced(desk, *(f"L{n}" for n in range(9)), Title="Old")
    desk.prefer(ruled(Rule.OFF))
    desk.run()
    for each in leads:
        desk.state.update("Lead", each, {"Title": "New"})
    desk.clock.tick(minutes=10)
    desk.prefer(ruled(Rule.SALESFORCE_WINS, first=FirstSync.APDESK))
    run = desk.engine().run(Cause.TIMER)
    for _ in range(4):
        next(run)
    run.close()
    desk.reopen()
    desk.run()
    assert {desk.there("Lead", each, "Title") for each in leads} == {"Old"}
    settled(desk)


def test_the_preview_says_what_would_be_sent(desk: TwoWay) -> None:
    from apdesk.sync.preview import preview

    (lead,) = synced(desk, "Ada", Title="Old")
    desk.prefer(ruled(Rule.OFF))
    desk.run()
    desk.state.update("Lead", lead, {"Title": "New"})
    desk.tick_run(10)
    chosen = ruled(Rule.SALESFORCE_WINS, first=FirstSync.APDESK)
    before = desk.dump()
    work = preview(desk.org, desk.store, chosen, desk.laptop)
    while True:
        try:
            next(work)
        except StopIteration as ended:
            result = ended.value
            break
    (record,) = result.objects["Lead"].change.records
    (change,) = record.changes
    assert (change.field, change.old, change.new, change.sends) == ("Title", "Old", "New", True)
    assert "changes Salesforce" in result.to_csv()
    assert desk.dump() == before
    assert desk.sent == []
