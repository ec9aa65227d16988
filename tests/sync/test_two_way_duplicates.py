"""Edits that a duplicate rule stops: a person who tries again saves them all the same, as a second
press of Save in Salesforce does; a rule that blocks goes on blocking."""

from __future__ import annotations

from apdesk.practice_org.state.org import DuplicateRule
from tests.sync.two_way import TwoWay, settled, synced

TWIN = "twin@acme.example"


def warned(desk: TwoWay, action: str) -> list[str]:
    leads = synced(desk, "Ada", "Bea", "Cleo")
    desk.state.update("Lead", leads[0], {"Email": TWIN})
    desk.tick_run()
    desk.state.add_duplicate_rule(DuplicateRule("Leads_DR", "Lead", action))
    desk.edit("Lead", leads[1], Email=TWIN)
    desk.edit("Lead", leads[2], Title="Here")
    assert desk.tick_run().objects["Lead"].failed == 1
    (failure,) = desk.failures()
    assert (failure.error_code, failure.retry_at) == ("DUPLICATES_DETECTED", None)
    assert "Save anyway" in failure.next_step
    return leads


def failure_id(desk: TwoWay) -> int:
    (failure,) = desk.failures()
    return failure.id


def test_trying_everything_again_agrees_to_no_duplicate(desk: TwoWay) -> None:
    leads = warned(desk, "alert")
    assert desk.troubles.retry(at=desk.now()) == 1
    assert desk.tick_run().objects["Lead"].failed == 1, "it was sent, and stopped once more"
    assert desk.there("Lead", leads[1], "Email") is None
    (group,) = desk.troubles.causes()
    assert (group.waiting, group.duplicates) == (1, 1)
    desk.tick_run()
    assert desk.troubles.retry(cause=group.cause, at=desk.now()) == 1
    desk.tick_run()
    assert desk.there("Lead", leads[1], "Email") == TWIN


def test_trying_again_saves_what_a_rule_only_warns_of(desk: TwoWay) -> None:
    leads = warned(desk, "alert")
    desk.tick_run()
    assert desk.there("Lead", leads[1], "Email") is None, "nobody has agreed to it yet"
    desk.troubles.retry([failure_id(desk)], at=desk.now())
    desk.edit("Lead", leads[2], Email=TWIN)
    desk.tick_run()
    assert desk.there("Lead", leads[1], "Email") == TWIN
    assert desk.there("Lead", leads[2], "Email") is None, "that one hasn't been agreed to"
    (failure,) = desk.failures()
    assert failure.salesforce_id == leads[2]
    desk.edit("Lead", leads[2], Email=None)
    desk.tick_run()
    settled(desk)


def test_a_rule_that_blocks_goes_on_blocking(desk: TwoWay) -> None:
    leads = warned(desk, "block")
    desk.troubles.retry([failure_id(desk)], at=desk.now())
    desk.tick_run()
    assert desk.there("Lead", leads[1], "Email") is None
    (failure,) = desk.failures()
    assert (failure.error_code, failure.retry_at) == ("DUPLICATES_DETECTED", None)


def test_another_value_is_another_question(desk: TwoWay) -> None:
    """Who changes the value hasn't agreed to anything."""
    leads = warned(desk, "alert")
    desk.edit("Lead", leads[1], Email="other@acme.example")
    desk.tick_run()
    desk.edit("Lead", leads[1], Email=TWIN)
    desk.tick_run()
    assert desk.there("Lead", leads[1], "Email") == "other@acme.example"
    assert len(desk.failures()) == 1
