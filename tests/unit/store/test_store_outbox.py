"""Edits on their way: due, in flight, acknowledged or refused."""

from __future__ import annotations

import pytest

from apdesk.domain.preferences import OnLeave, Rule
from apdesk.domain.records import FieldValue
from apdesk.store.outbox import Outcome, Outgoing
from tests.unit.store.store_builders import (
    ALL,
    AT,
    LATER,
    LEAD,
    Desk,
    mapping,
    page,
    record,
    refusal,
    sf,
)


def leads(desk: Desk, count: int = 1, **values: FieldValue) -> list[int]:
    desk.apply(page("Lead", [record("Lead", n, Name=f"N{n}", **values) for n in range(count)]))
    return list(desk.views.ids("leads"))  # type: ignore[arg-type]


def flights(desk: Desk) -> list[tuple[object, ...]]:
    with desk.store.reading() as connection:
        return connection.execute(
            "SELECT field, base, local, in_flight, sent FROM pending_edit ORDER BY record_id, field"
        ).fetchall()


def test_what_is_sent_is_what_is_read_with_the_mark(desk: Desk) -> None:
    one, two = leads(desk, 2, Company="Acme")
    desk.edit(one, company="Else", has_opted_out_of_email=True, number_of_employees=3)
    desk.edit(two, company=None)
    assert desk.outbox.due("Lead", AT) == {one: sf("Lead", 0), two: sf("Lead", 1)}
    assert desk.outbox.due("Contact", AT) == {}
    assert desk.outbox.begin("Lead", [two, one, one, 99]) == (
        Outgoing("person", two, sf("Lead", 1), (("Company", None),)),
        Outgoing(
            "person",
            one,
            sf("Lead", 0),
            (("HasOptedOutOfEmail", True), ("Company", "Else"), ("NumberOfEmployees", 3)),
        ),
    )
    assert {row[3] for row in flights(desk)} == {1}
    assert {row[4] for row in flights(desk)} == {"Else", 1, 3, None}


def test_what_the_org_took_waits_no_more(desk: Desk) -> None:
    (ann,) = leads(desk, Company="Acme")
    desk.edit(ann, company="Else")
    (sent,) = desk.outbox.begin("Lead", [ann])
    changes = desk.outbox.settle([Outcome(sent)], 7, LATER)
    assert (changes.people, changes.structure) == ({ann}, False)
    assert flights(desk) == []
    assert desk.told(ann)[-1] == ("sent", "company", "Acme", "Else", "You")
    newest = desk.detail(ann)
    assert (newest.pending, newest.failure) == ((), None)
    assert desk.outbox.due("Lead", LATER) == {}
    # its echo is no news
    assert desk.apply(page("Lead", [record("Lead", 0, Name="N0", Company="Else")])).changed == 0
    assert len(desk.told(ann)) == 3


def test_what_was_edited_meanwhile_goes_on_waiting(desk: Desk) -> None:
    (ann,) = leads(desk, Company="Acme")
    desk.edit(ann, company="Else")
    sent = desk.outbox.begin("Lead", [ann])
    desk.edit(ann, LATER, company="Third")
    desk.outbox.settle([Outcome(each) for each in sent], 7, LATER)
    assert flights(desk) == [("company", "Else", "Third", 0, None)]
    desk.edit(ann, company="Else")
    assert flights(desk) == []


def test_the_edit_back_is_sent_once_the_first_one_has_arrived(desk: Desk) -> None:
    (ann,) = leads(desk, Company="Acme")
    desk.edit(ann, company="Else")
    sent = desk.outbox.begin("Lead", [ann])
    desk.edit(ann, company="Acme")
    desk.outbox.settle([Outcome(each) for each in sent], 7, LATER)
    assert flights(desk) == [("company", "Else", "Acme", 0, None)]
    desk.send(ann)
    assert flights(desk) == []


def test_a_refusal_is_kept_until_a_person_or_the_time_comes(desk: Desk) -> None:
    one, two = leads(desk, 2)
    for each in (one, two):
        desk.edit(each, company="Else")
    desk.send(one, failure=refusal("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Company"))
    desk.send(two, failure=refusal("UNABLE_TO_LOCK_ROW", retry_at=LATER))
    assert desk.outbox.due("Lead", AT) == {}
    assert desk.outbox.due("Lead", LATER) == {two: sf("Lead", 1)}
    assert desk.outbox.unfinished("Lead") == {two}
    assert desk.outbox.waiting_counts() == (2, 0)
    assert {row[3:] for row in flights(desk)} == {(0, None)}
    desk.send(two, failure=refusal("UNABLE_TO_LOCK_ROW", retry_at=None))
    assert desk.outbox.attempts([one, two, 99]) == {one: 1, two: 2}
    assert desk.outbox.unfinished("Lead") == set()
    desk.send(one)
    assert desk.outbox.attempts([one, two]) == {two: 2}


def test_a_refusal_of_values_that_were_edited_meanwhile_waits_for_nobody(desk: Desk) -> None:
    (ann,) = leads(desk)
    desk.edit(ann, company="Else")
    sent = desk.outbox.begin("Lead", [ann])
    desk.edit(ann, company="Third")
    desk.outbox.settle([Outcome(each, refusal()) for each in sent], 7, LATER)
    assert desk.outbox.due("Lead", LATER) == {ann: sf("Lead", 0)}


def test_a_call_that_never_left_is_as_if_it_had_not_begun(desk: Desk) -> None:
    one, two = leads(desk, 2)
    for each in (one, two):
        desk.edit(each, company="Else")
    before = desk.dump()
    desk.outbox.begin("Lead", [one, two])
    desk.outbox.not_sent([one, two])
    assert desk.dump() == before


@pytest.mark.parametrize("refused", [True, False])
def test_what_was_edited_back_waits_for_nothing_once_it_is_known_not_to_be_there(
    desk: Desk, refused: bool
) -> None:
    (ann,) = leads(desk, Company="Acme", HasOptedOutOfEmail=True)
    desk.edit(ann, company="Else", has_opted_out_of_email=False)
    (sent,) = desk.outbox.begin("Lead", [ann])
    desk.edit(ann, company="Acme", has_opted_out_of_email=True)
    if refused:
        desk.outbox.settle([Outcome(sent, refusal())], 7, AT)
    else:
        desk.outbox.not_sent([ann])
    assert flights(desk) == []
    assert desk.troubles.failure_count() == 0


def test_only_members_and_only_fields_that_are_written_are_sent(desk: Desk) -> None:
    one, two = leads(desk, 2)
    for each in (one, two):
        desk.edit(each, company="Else", email="a@x.example")
    desk.apply(page("Lead", leaves=[(sf("Lead", 1), "criteria")]), 2)  # staged: a member still
    other = tuple(
        each
        if each.salesforce != "Company"
        else mapping("Lead", "Company", "company", writable=False, rule=Rule.SALESFORCE_ONLY)
        for each in LEAD
    )
    desk.mirror.prepare({**ALL, "Lead": other})
    assert set(desk.outbox.due("Lead", AT)) == {one, two}
    sent = desk.outbox.begin("Lead", [one, two])
    assert [each.values for each in sent] == [(("Email", "a@x.example"),)] * 2
    assert desk.outbox.waiting_counts() == (2, 0)
    desk.outbox.not_sent([one, two])
    desk.mirror.remove_staged("Lead")
    assert desk.outbox.begin("Lead", [two]) == ()


def test_who_leaves_under_keep_is_kept_once_the_edits_are_sent(desk: Desk) -> None:
    one, two = leads(desk, 2)
    desk.edit(one, company="Else")
    leave = page(
        "Lead", leaves=[(sf("Lead", n), "criteria") for n in (0, 1)], on_leave=OnLeave.KEEP
    )
    applied = desk.apply(leave, 2)
    assert (applied.kept, applied.staged) == (1, 0)
    assert applied.changes.people == {one, two}
    assert (desk.detail(one).state, desk.detail(two).state) == ("member", "kept")
    assert desk.mirror.known("Lead", [sf("Lead", 0)])[sf("Lead", 0)].staged == "criteria"
    assert desk.mirror.member_count("Lead") == 0
    assert not desk.apply(leave, 2).changes
    assert set(desk.outbox.due("Lead", AT)) == {one}
    desk.send(one)
    done = desk.mirror.remove_staged("Lead")
    assert (done.kept, done.removed) == (1, 0)
    assert desk.detail(one).state == "kept"
    assert desk.waiting(one) == {}


def test_who_is_kept_with_an_edit_that_was_refused_keeps_it(desk: Desk) -> None:
    (ann,) = leads(desk)
    desk.edit(ann, company="Else")
    leave = page("Lead", leaves=[(sf("Lead", 0), "criteria")], on_leave=OnLeave.KEEP)
    desk.apply(leave, 2)
    desk.send(ann, failure=refusal())
    desk.mirror.remove_staged("Lead")
    assert desk.detail(ann).state == "kept"
    assert desk.waiting(ann) == {"company": (None, "Else")}
    assert desk.troubles.failure_count() == 1
    desk.apply(page("Lead", [record("Lead", 0, Name="N0")]), 4)
    assert desk.waiting(ann) == {"company": (None, "Else")}


def test_one_that_matches_again_is_not_kept(desk: Desk) -> None:
    (ann,) = leads(desk)
    desk.edit(ann, company="Else")
    leave = page("Lead", leaves=[(sf("Lead", 0), "criteria")], on_leave=OnLeave.KEEP)
    desk.apply(leave, 2)
    desk.apply(page("Lead", [record("Lead", 0, Name="N0")]), 3)
    assert desk.mirror.remove_staged("Lead").kept == 0
    assert desk.mirror.member_count("Lead") == 1


def test_a_deletion_overrules_that_one_is_to_be_kept(desk: Desk) -> None:
    (ann,) = leads(desk)
    desk.edit(ann, company="Else")
    leaves = [(sf("Lead", 0), "criteria")]
    desk.apply(page("Lead", leaves=leaves, on_leave=OnLeave.KEEP), 2)
    desk.apply(page("Lead", deletes=[(sf("Lead", 0), "deleted")], on_leave=OnLeave.KEEP), 3)
    assert desk.mirror.remove_staged("Lead").removed == 1
    (lost,) = desk.troubles.failures()
    assert lost.code == "lost.deleted"


def test_companies_are_sent_like_people(desk: Desk) -> None:
    desk.apply(page("Account", [record("Account", 1, Name="Acme")]))
    (acme,) = desk.views.ids("companies")  # type: ignore[arg-type]
    desk.edit(acme, entity="company", annual_revenue=5.5)
    assert desk.outbox.due("Account", AT) == {acme: sf("Account", 1)}
    sent = desk.outbox.begin("Account", [acme])
    assert sent == (Outgoing("company", acme, sf("Account", 1), (("AnnualRevenue", 5.5),)),)
    assert desk.outbox.settle([Outcome(each) for each in sent], 7, AT).companies == {acme}
    assert desk.outbox.waiting_counts() == (0, 0)


def test_settling_what_is_gone_is_harmless(desk: Desk) -> None:
    (ann,) = leads(desk)
    desk.edit(ann, company="Else")
    sent = desk.outbox.begin("Lead", [ann])
    desk.apply(page("Lead", deletes=[(sf("Lead", 0), "deleted")]), 3)
    desk.mirror.remove_staged("Lead")
    desk.outbox.settle([Outcome(sent[0])], 7, AT)
    desk.outbox.settle([Outcome(sent[0], refusal())], 7, AT)
    assert [each.operation for each in desk.troubles.failures()] == ["lost"]


def test_taken_is_what_people_made_here_have_become(desk: Desk) -> None:
    leads(desk, 1)
    made = desk.person(name="Ann")
    desk.edits.want([made], "Lead", at=AT)
    desk.outbox.created(made, sf("Lead", 5), 1, AT)
    linked = desk.person(name="Bob")
    desk.edits.link(linked, sf("Lead", 6), "Lead", at=AT)
    ids = [sf("Lead", n) for n in (0, 5, 6, 9)]
    assert desk.outbox.taken("Lead", ids) == {sf("Lead", 5), sf("Lead", 6)}
    assert desk.outbox.taken("Account", []) == set()


@pytest.mark.parametrize("point", ["begin", "before commit", "after commit"])
@pytest.mark.parametrize("step", ["begin", "settle"])
def test_a_crash_is_before_or_after(desk: Desk, point: str, step: str) -> None:
    (ann,) = leads(desk, Company="Acme")
    desk.edit(ann, company="Else")
    sent = desk.outbox.begin("Lead", [ann])
    if step == "begin":
        desk.outbox.not_sent([ann])
    before = desk.dump()

    def crash(name: str) -> None:
        if name == point:
            raise KeyboardInterrupt

    def act() -> None:
        if step == "begin":
            desk.outbox.begin("Lead", [ann])
        else:
            desk.outbox.settle([Outcome(each) for each in sent], 7, AT)

    desk.store.point = crash
    with pytest.raises(KeyboardInterrupt):
        act()
    desk.store.point = lambda name: None
    assert (desk.dump() == before) is (point != "after commit")
