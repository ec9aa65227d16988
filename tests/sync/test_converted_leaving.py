"""Leads with unsent edits that are converted to a contact which isn't synced."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from apdesk.domain.preferences import OnLeave, Preferences
from apdesk.store.views import ListKey, Views
from apdesk.sync.explain import explain
from tests.sync.bench import NONE, choose, only
from tests.sync.two_way import TwoWay, settled, synced

pytestmark = pytest.mark.logs("apdesk.sync")


def no_contacts(on_leave: OnLeave) -> Preferences:
    return choose(on_leave, Contact=NONE)


def others(on_leave: OnLeave) -> Preferences:
    return choose(on_leave, Contact=only(("Department", "is", "None of them")))


def hidden(desk: TwoWay, contact: str) -> None:
    desk.state.hide_record(contact, desk.user.id)


def seen(desk: TwoWay, contact: str) -> None:
    assert desk.there("Contact", contact, "Id") == contact


@pytest.mark.parametrize(
    ("preferences", "becomes"),
    [(no_contacts, seen), (others, seen), (choose, hidden)],
    ids=["not synced", "left out", "hidden"],
)
@pytest.mark.parametrize("on_leave", list(OnLeave))
def test_it_leaves_at_once_and_its_edit_is_told(
    desk: TwoWay,
    on_leave: OnLeave,
    preferences: Callable[[OnLeave], Preferences],
    becomes: Callable[[TwoWay, str], None],
) -> None:
    lead, _ = synced(desk, "Ada", "Bob", Title="Base", preferences=preferences(on_leave))
    desk.edit("Lead", lead, Title="Here")
    record_id = desk.apdesk_id("Lead", lead)
    becomes(desk, desk.state.convert(lead).contact_id)
    report = desk.run()
    kept = on_leave is OnLeave.KEEP
    assert desk.state_of("Lead", lead) == ("kept" if kept else None)
    assert desk.sent == []
    counts = report.objects["Lead"]
    assert (counts.left, counts.deleted, counts.failed, counts.members) == (1, 0, 0, 1)
    assert [each.code for each in report.problems] == ["edits.lost"]
    (lost,) = desk.failures()
    assert (lost.code, lost.values) == ("lost.converted", (("Title", "Here"),))
    assert lost.record_id == (record_id if kept else None)
    assert desk.unsent() == (0, 0)
    with Views(desk.path) as views:
        assert views.member_counts()["Lead"] == counts.members
    if kept:
        with Views(desk.path) as views:
            assert views.rows(ListKey.ALL, [record_id or 0], ["title"]) == {record_id: ("Here",)}
        assert not explain(desk.org, desk.store, lead).member
    settled(desk)


def test_one_that_waits_to_be_kept_is_counted_alike(desk: TwoWay) -> None:
    """By the status as by the run: a leaving member whose last edit has to be sent first."""
    preferences = choose(OnLeave.KEEP, Lead=only(("Rating", "is", "Hot")))
    lead, _ = synced(desk, "Ada", "Bob", Rating="Hot", preferences=preferences)
    desk.edit("Lead", lead, Title="Boss")
    desk.state.update("Lead", lead, {"Rating": "Cold"})
    members = desk.run().objects["Lead"].members
    assert desk.state_of("Lead", lead) == "member"
    with Views(desk.path) as views:
        assert views.member_counts()["Lead"] == members == 1
    desk.tick_run(10)
    assert desk.state_of("Lead", lead) == "kept"
