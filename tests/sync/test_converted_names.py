"""Edits of a converted lead whose field has another apdesk name for contacts, or none."""

from __future__ import annotations

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.preferences import MappedField, ObjectMapping, Preferences, Rule
from apdesk.domain.run import Result
from tests.sync.bench import choose
from tests.sync.two_way import TwoWay, settled, synced

pytestmark = pytest.mark.logs("apdesk.sync")


def named(contact: Rule = Rule.SALESFORCE_WINS) -> Preferences:
    """The phone is called `lead_phone` for leads and `phone` for contacts."""
    lead = MappedField("Phone", "lead_phone", ApdeskType.PHONE, Rule.SALESFORCE_WINS)
    other = MappedField("Phone", "phone", ApdeskType.PHONE, contact)
    return choose(
        mappings={
            "Lead": ObjectMapping("custom", (lead,)),
            "Contact": ObjectMapping("custom", (other,)),
        }
    )


def convert(desk: TwoWay, lead: str, contact: str | None = None) -> str:
    """The contact that the lead goes on as: a new one, or one that is here."""
    if contact is None:
        made = desk.state.convert(lead).contact_id
    else:
        account = desk.there("Contact", contact, "AccountId")
        made = desk.state.convert(lead, contact_id=contact, account_id=account).contact_id
    assert made is not None
    return made


@pytest.mark.parametrize("is_here", [False, True])
def test_an_edit_goes_on_under_the_contact_s_name(desk: TwoWay, is_here: bool) -> None:
    other = desk.contact("Ada", AccountId=desk.account(), Phone="1") if is_here else None
    (lead,) = synced(desk, "Ada", Phone="1", preferences=named())
    desk.edit("Lead", lead, Phone="2")
    contact = convert(desk, lead, other)
    desk.run()
    desk.tick_run(10)
    assert desk.there("Contact", contact, "Phone") == "2"
    assert desk.value("Contact", contact, "Phone") == "2"
    assert desk.failures() == desk.conflicts() == ()
    told = [(e.kind, e.old, e.new, e.author) for e in desk.history("Contact", contact) if e.new]
    assert ("field", "1", "2", "You") in told
    assert ("sent", "1", "2", "You") in told
    settled(desk)


@pytest.mark.parametrize("is_here", [False, True])
def test_the_field_s_rule_decides_where_the_contact_has_another_value(
    desk: TwoWay, is_here: bool
) -> None:
    other = desk.contact("Ada", AccountId=desk.account(), Phone="3") if is_here else None
    (lead,) = synced(desk, "Ada", Phone="1", preferences=named())
    desk.edit("Lead", lead, Phone="2")
    contact = convert(desk, lead, other)
    if not is_here:
        desk.state.update("Contact", contact, {"Phone": "3"})
    desk.run()
    assert desk.value("Contact", contact, "Phone") == "3"
    (conflict,) = desk.conflicts()
    assert (conflict.field, conflict.losing) == ("phone", "2")
    desk.troubles.use_other(conflict.id, at=desk.now())
    desk.tick_run(10)
    assert desk.there("Contact", contact, "Phone") == "2"
    settled(desk)


@pytest.mark.parametrize("is_here", [False, True])
@pytest.mark.parametrize("rule", [Rule.OFF, Rule.SALESFORCE_ONLY])
def test_an_edit_that_the_contact_takes_nowhere_is_kept_and_told(
    desk: TwoWay, rule: Rule, is_here: bool
) -> None:
    other = desk.contact("Ada", AccountId=desk.account(), Phone="1") if is_here else None
    (lead,) = synced(desk, "Ada", Phone="1", preferences=named(rule))
    desk.edit("Lead", lead, Phone="2")
    contact = convert(desk, lead, other)
    assert [each.code for each in desk.run().problems] == ["edits.lost"]
    (lost,) = desk.failures()
    assert (lost.operation, lost.code, lost.values) == ("lost", "lost.no_field", (("Phone", "2"),))
    assert lost.record_id == desk.apdesk_id("Contact", contact)
    assert desk.there("Contact", contact, "Phone") == "1"
    desk.tick_run(10)
    assert desk.failures() == (lost,)
    assert desk.troubles.dismiss_lost([lost.id]) == 1
    settled(desk)


def test_a_name_that_is_given_because_the_types_differ(desk: TwoWay) -> None:
    """`topics` of the leads is a multi-select, so that the contacts' text is `topics_contact`."""
    desk.state.add_custom_field("Lead", "Topics__c", type="multipicklist", values=["A", "B"])
    desk.state.add_custom_field("Contact", "Topics__c", type="text")
    preferences = choose(
        mappings={
            sobject: ObjectMapping("custom", (MappedField("Topics__c", "topics", kind),))
            for sobject, kind in (
                ("Lead", ApdeskType.MULTI_PICKLIST),
                ("Contact", ApdeskType.TEXT),
            )
        }
    )
    (lead,) = synced(desk, "Ada", preferences=preferences)
    assert desk.apdesk_name("Contact", "Topics__c") == "topics_contact"
    desk.edit("Lead", lead, Topics__c="A;B")
    contact = convert(desk, lead)
    desk.run()
    (lost,) = desk.failures()
    assert [value for _, value in lost.values] == ["A;B"]
    assert desk.there("Contact", contact, "Topics__c") is None
    settled(desk)


@pytest.mark.parametrize("arrived", [False, True])
def test_a_write_to_the_lead_without_an_answer_counts_for_the_contact(
    desk: TwoWay, arrived: bool
) -> None:
    (lead,) = synced(desk, "Ada", Phone="1", preferences=named())
    desk.edit("Lead", lead, Phone="2")
    desk.lose_answer("push", arrived=arrived)
    assert desk.run().result is not Result.DONE
    desk.heal()
    contact = convert(desk, lead)
    desk.tick_run(10)
    desk.tick_run(10)
    assert desk.there("Contact", contact, "Phone") == "2"
    assert [sobject for sobject, _, _ in desk.accepted] == ["Lead" if arrived else "Contact"]
    assert desk.failures() == desk.conflicts() == ()
    settled(desk)


def test_an_edit_of_a_merged_lead_goes_on_with_a_winner_that_was_converted(desk: TwoWay) -> None:
    loser, winner = synced(desk, "Loser", "Winner", Phone="1", preferences=named())
    desk.edit("Lead", loser, Phone="2")
    desk.state.merge("Lead", winner, [loser])
    contact = convert(desk, winner)
    desk.run()
    desk.tick_run(10)
    assert desk.there("Contact", contact, "Phone") == "2"
    assert desk.failures() == desk.conflicts() == ()
    settled(desk)


def test_an_edit_of_a_merged_lead_goes_on_with_its_winner(desk: TwoWay) -> None:
    loser, winner = synced(desk, "Loser", "Winner", Phone="1", preferences=named())
    desk.edit("Lead", loser, Phone="2")
    desk.state.merge("Lead", winner, [loser])
    desk.run()
    desk.tick_run(10)
    assert desk.there("Lead", winner, "Phone") == "2"
    settled(desk)


def test_a_person_made_here_that_is_converted_before_the_answer_came(desk: TwoWay) -> None:
    """Created without an answer, changed here, converted there: the change goes to the contact."""
    synced(desk, preferences=named())
    made = desk.person(LastName="Lovelace", Company="Acme", Email="ada@acme.example", Phone="1")
    desk.want(made)
    desk.lose_answer("create", arrived=True)
    desk.run()
    desk.heal()
    desk.edit_record(made, "Lead", Phone="2")
    ((_, lead, _),) = desk.accepted
    contact = convert(desk, lead)
    for _ in range(3):
        desk.tick_run(10)
    assert desk.there("Contact", contact, "Phone") == "2"
    assert desk.apdesk_id("Contact", contact) == made
    assert desk.failures() == desk.conflicts() == ()
    settled(desk)
