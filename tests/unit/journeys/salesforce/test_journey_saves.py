"""People are created in Salesforce by the sync, and journeys wait for that."""

from __future__ import annotations

from apdesk.practice_org.state.org import ValidationRule
from apdesk.store.journeys.effects import Fate
from tests.unit.journeys.salesforce.journey_desk import JourneyDesk, fates


def test_somebody_made_here_is_created_by_the_next_run(desk: JourneyDesk) -> None:
    desk.people("Ada")
    made = desk.person(LastName="New", Company="Acme")
    desk.wish("save", {"sobject": "Lead"}, made)
    before = desk.org.calls()
    assert fates(desk.perform("save")) == [Fate.AGAIN]
    assert desk.org.calls() == before
    desk.tick_run()
    (outcome,) = desk.perform("save")
    assert outcome.fate is Fate.DONE
    assert outcome.result in desk.ids("Lead")
    assert desk.count_there("Lead", "LastName = 'New'") == 1


def test_as_a_contact_too(desk: JourneyDesk) -> None:
    desk.people("Ada")
    made = desk.person("Contact", LastName="New")
    desk.wish("save", {"sobject": "Contact"}, made)
    desk.perform("save")
    desk.tick_run()
    assert fates(desk.perform("save")) == [Fate.DONE]
    assert desk.count_there("Contact", "LastName = 'New'") == 1


def test_edits_are_waited_for(desk: JourneyDesk) -> None:
    (ada, first), (_, second) = desk.people("Ada", "Bob")
    desk.edit("Lead", ada, Title="Countess")
    desk.wish("save", {"sobject": "Lead"}, first, second)
    assert fates(desk.perform("save")) == [Fate.AGAIN, Fate.DONE]
    desk.tick_run()
    assert fates(desk.perform("save")) == [Fate.DONE]
    assert desk.there("Lead", ada, "Title") == "Countess"


def test_what_the_org_refuses_is_told_in_its_words(desk: JourneyDesk) -> None:
    ((ada, first),) = desk.people("Ada")
    made = desk.person(LastName="New", Company="Acme")
    desk.state.add_validation_rule(ValidationRule("t", "Lead", "Title = 'X'", "No X!", "Title"))
    desk.state.add_validation_rule(
        ValidationRule("n", "Lead", "LastName = 'New'", "Not new!", "LastName")
    )
    desk.edit("Lead", ada, Title="X")
    desk.wish("save", {"sobject": "Lead"}, first, made)
    desk.perform("save")
    desk.tick_run()
    outcomes = desk.perform("save")
    assert fates(outcomes) == [Fate.FAILED, Fate.FAILED]
    assert [each.trouble.said for each in outcomes if each.trouble] == ["No X!", "Not new!"]


def test_a_refusal_that_passes_is_waited_for(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    desk.state.lock_record(ada, times=1)
    desk.edit("Lead", ada, Title="X")
    desk.wish("save", {"sobject": "Lead"}, person)
    desk.tick_run()
    assert fates(desk.perform("save")) == [Fate.AGAIN]
    desk.tick_run()
    assert fates(desk.perform("save")) == [Fate.DONE]


def test_kept_people_are_skipped(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    with desk.store.transaction() as connection:
        connection.execute("UPDATE person SET state = 'kept'")
    desk.wish("save", {"sobject": "Lead"}, person)
    assert fates(desk.perform("save")) == [Fate.SKIPPED]


def test_other_actions_wait_for_the_creation(desk: JourneyDesk) -> None:
    desk.people("Ada")
    user = desk.state.users()[2]
    made = desk.person(LastName="New", Company="Acme")
    desk.wish("save", {"sobject": "Lead"}, made)
    desk.wish("owner", {"user": {"id": user.id, "name": user.name}}, made)
    desk.perform("save")
    assert fates(desk.perform("owner")) == [Fate.AGAIN]
    desk.tick_run()
    assert fates(desk.perform("owner")) == [Fate.DONE]
    (record,) = desk.state.query("SELECT OwnerId FROM Lead WHERE LastName = 'New'").records()
    assert record["OwnerId"] == user.id
