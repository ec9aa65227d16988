"""Leads are assigned in collections, each once, whatever breaks off."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import pytest

from apdesk.domain.preferences import Rule
from apdesk.journeys.salesforce.writing import NOT_SYNCED
from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce import network_cases
from apdesk.salesforce.errors import SalesforceError, from_item, from_response
from apdesk.salesforce.rest import RestOrg
from apdesk.store.journeys.effects import Fate
from tests.sync.two_way import ruled, settled
from tests.unit.journeys.salesforce.journey_desk import (
    JourneyDesk,
    at_every_point,
    crashing,
    fates,
)

Make = Callable[[], JourneyDesk]


def wanted(desk: JourneyDesk, number: int = 2) -> dict[str, dict[str, str]]:
    user = desk.state.users()[number]
    return {"user": {"id": user.id, "name": user.name}}


def owners(desk: JourneyDesk, *leads: str) -> list[str]:
    return [desk.there("Lead", each, "OwnerId") for each in leads]


def test_a_lead_gets_its_owner_there_and_here(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    payload = wanted(desk)
    desk.wish("owner", payload, person)
    (outcome,) = desk.perform("owner")
    user_id, name = payload["user"]["id"], payload["user"]["name"]
    assert (outcome.fate, outcome.note) == (Fate.DONE, f"Assigned to {name}")
    assert owners(desk, ada) == [user_id]
    assert desk.value("Lead", ada, "OwnerId") == user_id
    entry = desk.history("Lead", ada)[0]
    assert (entry.author, entry.new, entry.field) == ("Journey: Welcome", user_id, "owner_id")
    assert desk.states() == [("done", None)]


def test_what_comes_back_is_no_news(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    desk.wish("owner", wanted(desk), person)
    desk.perform("owner")
    before = len(desk.history("Lead", ada))
    desk.tick_run()
    assert len(desk.history("Lead", ada)) == before
    settled(desk)


def test_a_thousand_are_one_call_and_a_look_at_a_thousand_too(desk: JourneyDesk) -> None:
    people = desk.people(*(f"L{number}" for number in range(1000)))
    desk.wish("owner", wanted(desk), *(person for _, person in people))
    before = desk.org.calls()
    desk.lose_answer("journeys.write", arrived=True)
    with pytest.raises(SalesforceError):
        desk.perform("owner")
    desk.heal()
    assert desk.org.calls() == before + 1
    assert set(fates(desk.perform("owner"))) == {Fate.DONE}
    assert desk.org.calls() == before + 2
    assert len(desk.sent) == 1000


def test_only_synced_leads_are_assigned(desk: JourneyDesk) -> None:
    contact = desk.contact("Con")
    (_, lead), (_, kept) = desk.people("Ada", "Kept")
    made_here = desk.person(LastName="Local")
    coming = desk.person(LastName="Coming", Company="Acme")
    desk.want(coming)
    with desk.store.transaction() as connection:
        connection.execute("UPDATE person SET state = 'kept' WHERE id = ?", (kept,))
    other = desk.apdesk_id("Contact", contact)
    assert other is not None
    desk.wish("owner", wanted(desk), lead, other, made_here, coming, kept)
    outcomes = {each.effect_id: each for each in desk.perform("owner")}
    assert [outcomes[number].fate for number in range(1, 6)] == [
        Fate.DONE,
        Fate.SKIPPED,
        Fate.SKIPPED,
        Fate.AGAIN,
        Fate.SKIPPED,
    ]
    assert outcomes[3].note == outcomes[5].note == NOT_SYNCED
    desk.tick_run()
    (after,) = desk.perform("owner")
    assert (after.effect_id, after.fate) == (4, Fate.DONE)


def test_one_refusal_keeps_nobody_else_back(desk: JourneyDesk) -> None:
    (_, first), (_, second) = desk.people("Ada", "Bob")
    gone = next(each for each in desk.state.users() if not each.active)
    desk.wish("owner", {"user": {"id": gone.id, "name": gone.name}}, first)
    desk.wish("owner", wanted(desk), second)
    before = desk.org.calls()
    outcomes = desk.perform("owner")
    assert desk.org.calls() == before + 1
    assert fates(outcomes) == [Fate.FAILED, Fate.DONE]
    assert desk.states() == [("failed", "salesforce.reference"), ("done", None)]
    trouble = outcomes[0].trouble
    assert trouble is not None
    assert "inactive user" in trouble.said
    assert "edit" not in trouble.message
    assert trouble.said not in trouble.message


@pytest.mark.parametrize(
    ("code", "said", "minutes"),
    [
        ("UNABLE_TO_LOCK_ROW", "busy", 1),
        ("ENTITY_IS_LOCKED", "in approval", 60),
        ("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", 1),
    ],
)
def test_what_passes_is_tried_again_by_itself(
    desk: JourneyDesk, code: str, said: str, minutes: int
) -> None:
    (_, first), (_, second) = desk.people("Ada", "Bob")
    desk.wish("owner", wanted(desk), first, second)
    desk.org.refuse_row = lambda group, row: (
        from_item({"statusCode": code, "message": said}) if row.key == 1 else None
    )
    of_the_org = code == "REQUEST_LIMIT_EXCEEDED"
    with pytest.raises(SalesforceError) if of_the_org else nullcontext():
        desk.perform("owner")
    assert [state for state, _ in desk.states()] == ["wanted", "done"]
    desk.org.refuse_row = lambda group, row: None
    desk.clock.tick(minutes=minutes - 1, seconds=59)
    assert desk.perform("owner") == []
    desk.clock.tick(seconds=1)
    assert fates(desk.perform("owner")) == [Fate.DONE]


def test_waits_grow(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    desk.wish("owner", wanted(desk), person)
    desk.org.refuse_row = lambda group, row: from_item(
        {"statusCode": "UNABLE_TO_LOCK_ROW", "message": "busy"}
    )
    tries = 0
    for _ in range(60):
        tries += len(desk.perform("owner"))
        desk.clock.tick(minutes=1)
    assert tries == 6


def test_a_call_that_never_left_is_simply_made_again(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    desk.wish("owner", wanted(desk), person)

    def unreachable(number: int) -> None:
        raise network_cases.UNREACHABLE.error(sent=False)

    desk.org.before = unreachable
    with pytest.raises(SalesforceError):
        desk.perform("owner")
    assert desk.states() == [("wanted", None)]
    desk.heal()
    before = desk.org.calls()
    desk.perform("owner")
    assert desk.org.calls() == before + 1


@pytest.mark.parametrize("arrived", [True, False])
def test_a_lost_answer_is_settled_by_looking(desk: JourneyDesk, arrived: bool) -> None:
    ((ada, person),) = desk.people("Ada")
    payload = wanted(desk)
    desk.wish("owner", payload, person)
    desk.lose_answer("journeys.write", arrived=arrived)
    with pytest.raises(SalesforceError):
        desk.perform("owner")
    desk.heal()
    desk.clock.tick(minutes=2)
    desk.perform("owner")
    assert owners(desk, ada) == [payload["user"]["id"]]
    assert len(desk.accepted) == 1
    assert desk.value("Lead", ada, "OwnerId") == payload["user"]["id"]
    assert desk.states() == [("done", None)]


def test_nobodys_change_is_undone_by_one_in_doubt(desk: JourneyDesk) -> None:
    """Ours arrived, its answer didn't, and then a person gave the lead to somebody else."""
    ((ada, person),) = desk.people("Ada")
    desk.wish("owner", wanted(desk), person)
    desk.lose_answer("journeys.write", arrived=True)
    with pytest.raises(SalesforceError):
        desk.perform("owner")
    desk.heal()
    desk.clock.tick(minutes=5)
    theirs = desk.state.users()[4].id
    desk.state.update("Lead", ada, {"OwnerId": theirs})
    (outcome,) = desk.perform("owner")
    assert outcome.fate is Fate.DONE
    assert "Somebody" in outcome.note
    assert owners(desk, ada) == [theirs]


def test_one_in_doubt_is_done_though_the_owner_here_was_outdated(desk: JourneyDesk) -> None:
    """A person changed the owner before we asked, unknown to us, and ours never arrived."""
    ((ada, person),) = desk.people("Ada")
    desk.state.update("Lead", ada, {"OwnerId": desk.state.users()[4].id})
    desk.clock.tick(minutes=5)
    payload = wanted(desk)
    desk.wish("owner", payload, person)
    desk.lose_answer("journeys.write", arrived=False)
    with pytest.raises(SalesforceError):
        desk.perform("owner")
    desk.heal()
    desk.perform("owner")
    assert owners(desk, ada) == [payload["user"]["id"]]


def test_a_lead_that_is_gone_is_let_go(desk: JourneyDesk) -> None:
    (ada, first), (bob, second) = desk.people("Ada", "Bob")
    desk.wish("owner", wanted(desk), first, second)
    desk.state.delete("Lead", ada)
    desk.state.convert(bob)
    assert fates(desk.perform("owner")) == [Fate.AGAIN, Fate.AGAIN]
    for _ in range(5):
        desk.clock.tick(minutes=1)
        outcomes = desk.perform("owner")
        if outcomes and outcomes[0].fate is not Fate.AGAIN:
            break
    assert fates(outcomes) == [Fate.SKIPPED, Fate.SKIPPED]


def test_a_doubtful_one_of_somebody_who_is_gone_is_let_go(desk: JourneyDesk) -> None:
    (ada, first), (bob, second) = desk.people("Ada", "Bob")
    desk.wish("owner", wanted(desk), first, second)
    desk.lose_answer("journeys.write", arrived=False)
    with pytest.raises(SalesforceError):
        desk.perform("owner")
    desk.heal()
    desk.state.delete("Lead", ada)
    desk.state.convert(bob)
    assert fates(desk.perform("owner")) == [Fate.SKIPPED, Fate.SKIPPED]


def test_two_journeys_want_the_same_lead(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    desk.wish("owner", wanted(desk, 2), person)
    desk.wish("owner", wanted(desk, 3), person)
    assert fates(desk.perform("owner")) == [Fate.DONE, Fate.DONE]
    assert owners(desk, ada) == [desk.state.users()[3].id]
    assert [len(group.rows) for groups in desk.org.writes for group in groups] == [1, 1]


def test_an_edit_of_the_owner_that_waits_is_left_alone(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada")
    mine = desk.state.users()[5].id
    desk.edit("Lead", ada, OwnerId=mine)
    desk.wish("owner", wanted(desk), person)
    desk.perform("owner")
    assert desk.value("Lead", ada, "OwnerId") == mine


def test_without_a_mirrored_owner_it_works_all_the_same(desk: JourneyDesk) -> None:
    ((ada, person),) = desk.people("Ada", preferences=ruled(Rule.OFF, "OwnerId"))
    payload = wanted(desk)
    desk.wish("owner", payload, person)
    desk.lose_answer("journeys.write", arrived=False)
    with pytest.raises(SalesforceError):
        desk.perform("owner")
    desk.heal()
    desk.clock.tick(minutes=2)
    desk.perform("owner")
    assert owners(desk, ada) == [payload["user"]["id"]]


def test_a_look_that_the_org_refuses_is_told(desk: JourneyDesk) -> None:
    ((_, person),) = desk.people("Ada")
    desk.wish("owner", wanted(desk), person)
    desk.lose_answer("journeys.write", arrived=True)
    with pytest.raises(SalesforceError):
        desk.perform("owner")
    desk.heal()
    desk.org.refuse = lambda query: from_response(
        400, [{"errorCode": "INVALID_FIELD", "message": "No such column 'OwnerId'"}]
    )
    (outcome,) = desk.perform("owner")
    assert outcome.fate is Fate.FAILED
    assert outcome.trouble is not None
    assert "isn't known" in outcome.trouble.message


def test_a_crash_anywhere_assigns_once(desks: Make) -> None:
    def attempt(number: int) -> int:
        desk = desks()
        people = desk.people("Ada", "Bob", "Cyd")
        payload = wanted(desk)
        desk.wish("owner", payload, *(person for _, person in people))
        with crashing(desk, number) as passed:
            desk.perform("owner")
        desk.clock.tick(minutes=2)
        desk.perform("owner")
        ids = [each for each, _ in people]
        assert owners(desk, *ids) == [payload["user"]["id"]] * 3
        assert len(desk.accepted) == 3
        assert [state for state, _ in desk.states()] == ["done"] * 3
        for each in ids:
            entries = [e for e in desk.history("Lead", each) if e.field == "owner_id"]
            assert [e.author for e in entries] == ["Journey: Welcome"]
        return passed[0]

    assert at_every_point(attempt) >= 14


def test_over_http(desk: JourneyDesk, practice_org: Callable[[PracticeServer], RestOrg]) -> None:
    ((_, person),) = desk.people("Ada")
    with PracticeServer() as server:
        other = server.org.create("Lead", {"LastName": "Ada", "Company": "Acme"})
        with desk.store.transaction() as connection:
            connection.execute("UPDATE person SET salesforce_id = ?", (other,))
        desk.org = practice_org(server)  # type: ignore[assignment]
        payload = wanted(desk)
        desk.wish("owner", payload, person)
        assert fates(desk.perform("owner")) == [Fate.DONE]
        assert server.org.retrieve("Lead", other)["OwnerId"] == payload["user"]["id"]
