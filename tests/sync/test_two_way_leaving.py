"""Edits of records that leave, are deleted, merged, converted, kept or come back."""

from __future__ import annotations

import pytest

from apdesk.domain.preferences import OnLeave
from apdesk.practice_org.state.org import Automation, ValidationRule
from tests.sync.bench import choose, only
from tests.sync.two_way import TwoWay, settled, synced

pytestmark = pytest.mark.logs("apdesk.sync")


@pytest.mark.parametrize("on_leave", list(OnLeave))
def test_the_last_edit_of_a_record_that_leaves_is_sent_first(
    desk: TwoWay, on_leave: OnLeave
) -> None:
    (lead,) = synced(
        desk, "Ada", Rating="Hot", preferences=choose(on_leave, Lead=only(("Rating", "is", "Hot")))
    )
    desk.edit("Lead", lead, Title="Boss")
    desk.state.update("Lead", lead, {"Rating": "Cold"})
    desk.run()
    assert desk.there("Lead", lead, "Title") == "Boss"
    desk.tick_run(10)
    assert desk.state_of("Lead", lead) == ("kept" if on_leave is OnLeave.KEEP else None)
    assert desk.failures() == ()


def test_an_edit_that_brings_a_leaving_record_back_keeps_it(desk: TwoWay) -> None:
    """The same record stays: its last edit makes it meet the criteria again."""
    (lead,) = synced(
        desk, "Ada", Rating="Hot", Title="In", preferences=choose(Lead=only(("Title", "is", "In")))
    )
    before = desk.apdesk_id("Lead", lead)
    desk.edit("Lead", lead, Title="In")
    desk.state.update("Lead", lead, {"Title": "Out"})
    desk.edit("Lead", lead, Rating="Cold")
    desk.state.add_automation(
        Automation("back", "Lead", condition="Rating = 'Cold'", assign={"Title": "In"})
    )
    desk.run()
    desk.tick_run(10)
    assert desk.apdesk_id("Lead", lead) == before
    settled(desk)


def test_an_edit_that_is_refused_for_good_is_told_when_its_record_leaves(desk: TwoWay) -> None:
    desk.state.add_validation_rule(ValidationRule("x", "Lead", "Title = 'X'", "No X here."))
    (lead,) = synced(
        desk, "Ada", Rating="Hot", preferences=choose(Lead=only(("Rating", "is", "Hot")))
    )
    desk.edit("Lead", lead, Title="X")
    desk.run()
    desk.state.update("Lead", lead, {"Rating": "Cold"})
    desk.tick_run(10)
    assert desk.state_of("Lead", lead) is None
    (lost,) = desk.failures()
    assert lost.operation == "lost"
    assert lost.values == (("Title", "X"),)
    assert desk.troubles.dismiss_lost([lost.id]) == 1
    assert desk.failures() == ()


def test_edits_of_a_deleted_record_are_told(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, Title="Boss", Phone="1")
    desk.state.delete("Lead", lead)
    desk.run()
    assert desk.state_of("Lead", lead) is None
    (lost,) = desk.failures()
    assert dict(lost.values) == {"Title": "Boss", "Phone": "1"}
    assert desk.sent == []


@pytest.mark.parametrize("winner_is_here", [True, False])
def test_edits_of_a_merged_record_go_on_with_its_winner(desk: TwoWay, winner_is_here: bool) -> None:
    preferences = choose(Lead=only(("Rating", "is", "Hot")))
    loser = desk.lead("Loser", Rating="Hot", Title="Base")
    winner = desk.lead("Winner", Rating="Hot" if winner_is_here else "Cold", Title="Base")
    desk.prefer(preferences)
    desk.run()
    desk.clock.tick(minutes=10)
    desk.edit("Lead", loser, Title="Here")
    desk.state.merge("Lead", winner, [loser])
    desk.state.update("Lead", winner, {"Rating": "Hot"})
    desk.run()
    desk.tick_run(10)
    assert desk.there("Lead", winner, "Title") == "Here"
    settled(desk)


def test_edits_of_a_converted_lead_go_on_with_its_contact(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Base", Industry="Energy")
    desk.edit("Lead", lead, Title="Here", Industry="Media")
    contact = desk.state.convert(lead).contact_id
    desk.run()
    desk.tick_run(10)
    assert desk.there("Contact", contact, "Title") == "Here"
    (lost,) = desk.failures()
    assert lost.operation == "lost"
    assert lost.values == (("Industry", "Media"),)
    settled(desk)


def test_edits_of_a_kept_record_travel_when_it_is_linked_again(desk: TwoWay) -> None:
    preferences = choose(OnLeave.KEEP, Lead=only(("Rating", "is", "Hot")))
    (lead,) = synced(desk, "Ada", Rating="Hot", Title="Base", preferences=preferences)
    desk.state.update("Lead", lead, {"Rating": "Cold"})
    desk.run()
    assert desk.state_of("Lead", lead) == "kept"
    desk.edit("Lead", lead, Title="Here")
    desk.tick_run(10)
    assert desk.there("Lead", lead, "Title") == "Base"
    desk.state.update("Lead", lead, {"Rating": "Hot"})
    desk.tick_run(10)
    assert desk.there("Lead", lead, "Title") == "Here"
    settled(desk)


def test_an_undeleted_record_enters_as_new_without_old_edits(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Base")
    desk.edit("Lead", lead, Title="Here")
    desk.state.delete("Lead", lead)
    desk.run()
    desk.clock.tick(minutes=5)
    desk.state.undelete("Lead", lead)
    desk.tick_run(10)
    assert desk.value("Lead", lead, "Title") == "Base"
    settled(desk)


def test_a_run_says_that_edits_were_left_over(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, Title="Boss")
    desk.state.delete("Lead", lead)
    assert [each.code for each in desk.run().problems] == ["edits.lost"]
    assert desk.tick_run(10).problems == ()
