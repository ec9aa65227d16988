"""People made here on their way to become Leads or Contacts: once each, with nothing lost."""

from __future__ import annotations

import json

import pytest

from apdesk.domain.preferences import OnLeave
from apdesk.domain.records import FieldValue
from apdesk.domain.run import ChangeSet
from apdesk.errors import KnownError
from apdesk.store.settings import Settings
from tests.unit.store.store_builders import AT, LATER, Desk, page, record, refusal, sf

NEW = sf("Lead", 7)


def wanted(desk: Desk, sobject: str = "Lead", **values: FieldValue) -> int:
    made = desk.person(**{"name": "Ann", **values})
    assert desk.edits.want([made], sobject, at=AT) == (made,)
    return made


def test_a_creation_has_the_values_that_its_object_maps(desk: Desk) -> None:
    ann = wanted(desk, email="ann@x.example", has_opted_out_of_email=True, account_id=sf("Lead", 1))
    (creation,) = desk.outbox.creations(AT)
    assert creation.record_id == ann
    assert (creation.asked_at, creation.sent, creation.attempts) == (None, None, 0)
    assert creation.values == (
        ("Name", "Ann"),
        ("Email", "ann@x.example"),
        ("HasOptedOutOfEmail", True),
    )
    assert desk.outbox.creations(AT, "Contact") == ()
    assert desk.outbox.in_flight_creations() == ()


def test_what_is_asked_is_noted_with_its_values(desk: Desk) -> None:
    ann = wanted(desk, company="Acme")
    (begun,) = desk.outbox.begin_creations([ann, 99], AT)
    assert (begun.asked_at, begun.sent) == (AT, begun.values)
    desk.edit(ann, company="Else")
    (again,) = desk.outbox.in_flight_creations()
    assert dict(again.values)["Company"] == "Else"
    assert dict(again.sent or ())["Company"] == "Acme"
    assert again == desk.outbox.creations(LATER)[0]


def test_what_a_create_does_not_take_is_not_noted_as_sent(desk: Desk) -> None:
    raw = {
        "name": "Lead",
        "label": "Lead",
        "fields": [
            {"name": "Name", "type": "string", "createable": True},
            {"name": "Company", "type": "string", "createable": False, "updateable": True},
        ],
    }
    Settings(desk.store).save_describe("Lead", json.loads(json.dumps(raw)), None, AT)
    ann = wanted(desk, company="Acme")
    (begun,) = desk.outbox.begin_creations([ann], AT)
    assert begun.sent == (("Name", "Ann"),)
    desk.outbox.created(ann, NEW, 3, LATER)
    assert desk.waiting(ann) == {"company": (None, "Acme")}


def test_a_created_person_is_a_member_with_the_same_id(desk: Desk) -> None:
    ann = wanted(desk, company="Acme")
    desk.outbox.begin_creations([ann], AT)
    changes = desk.outbox.created(ann, NEW, 3, LATER)
    assert (changes.people, changes.structure) == ({ann}, True)
    detail = desk.detail(ann)
    assert (detail.state, detail.sobject, detail.salesforce_id) == ("member", "Lead", NEW)
    assert (detail.wanted, detail.pending, detail.lists) == (None, (), ("leads",))
    assert desk.told(ann) == [
        ("added", None, None, None, "You"),
        ("created", None, None, None, "You"),
    ]
    assert desk.outbox.waiting_counts() == (0, 0)
    # it comes back with the next page: nothing is new
    again = desk.apply(page("Lead", [record("Lead", 7, Name="Ann", Company="Acme")]), 4)
    assert (again.entered, again.changed) == (0, 0)
    desk.check_search()
    # an answer that comes twice changes nothing
    before = desk.dump()
    assert desk.outbox.created(ann, NEW, 4, LATER) == ChangeSet()
    assert desk.dump() == before


def test_what_was_changed_since_it_was_sent_waits(desk: Desk) -> None:
    ann = wanted(desk, company="Acme", phone="1")
    desk.outbox.begin_creations([ann], AT)
    desk.edit(ann, LATER, company="Else", phone=None, description="New")
    desk.outbox.created(ann, NEW, 3, LATER)
    assert desk.waiting(ann) == {
        "company": ("Acme", "Else"),
        "description": (None, "New"),
        "phone": ("1", None),
    }
    assert {each.at for each in desk.edits.pending("person", ann)} == {LATER}


def test_after_a_lost_answer_the_first_values_count_as_sent(desk: Desk) -> None:
    """Whichever of two asks arrived, nothing of here is taken for the org's."""
    ann = wanted(desk, company="Acme")
    desk.outbox.begin_creations([ann], AT)
    desk.edit(ann, company="Else")
    (again,) = desk.outbox.begin_creations([ann], LATER)
    assert (again.asked_at, dict(again.values)["Company"]) == (LATER, "Else")
    assert dict(again.sent or ())["Company"] == "Acme"
    desk.outbox.created(ann, NEW, 3, LATER)
    assert desk.waiting(ann) == {"company": ("Acme", "Else")}
    desk.apply(page("Lead", [record("Lead", 7, Name="Ann", Company="Else")]), 4)
    assert desk.waiting(ann) == {}


def test_an_ask_that_never_left_leaves_the_one_before_in_flight(desk: Desk) -> None:
    ann = wanted(desk)
    before = desk.dump()
    desk.outbox.begin_creations([ann], AT)
    desk.outbox.creation_not_sent([ann])
    assert desk.dump() == before
    desk.outbox.begin_creations([ann], AT)
    desk.outbox.begin_creations([ann], LATER)
    desk.outbox.creation_not_sent([ann])
    assert [each.record_id for each in desk.outbox.in_flight_creations()] == [ann]


def test_a_refused_creation_waits_with_its_reason(desk: Desk) -> None:
    ann = wanted(desk, company="Acme")
    desk.outbox.begin_creations([ann], AT)
    failure = refusal("DUPLICATES_DETECTED", said="Use one of these", duplicates=(sf("Lead", 1),))
    desk.outbox.creation_failed(ann, failure, AT)
    assert desk.outbox.creations(LATER) == ()
    assert desk.outbox.in_flight_creations() == ()
    (found,) = desk.troubles.failures()
    assert (found.operation, found.sobject, found.name) == ("create", "Lead", "Ann")
    assert found.values == (("Name", "Ann"), ("Company", "Acme"))
    assert found.duplicates == (sf("Lead", 1),)
    assert desk.detail(ann).failure == found
    desk.troubles.retry([found.id], at=AT)
    (creation,) = desk.outbox.creations(AT)
    assert (creation.attempts, creation.asked_at, creation.sent) == (1, None, None)
    desk.edit(ann, company="Else")
    assert desk.outbox.creations(AT)[0].attempts == 0
    desk.outbox.begin_creations([ann], AT)
    desk.outbox.created(ann, NEW, 3, AT)
    assert desk.troubles.failure_count() == 0
    desk.outbox.creation_failed(ann, failure, AT)  # no creation any more
    assert desk.troubles.failure_count() == 0


# -- the org's record came in by itself ----------------------------------------------------------


def came_in(desk: Desk, **values: FieldValue) -> int:
    desk.apply(page("Lead", [record("Lead", 7, **values)]), 2)
    return desk.mirror.known("Lead", [NEW])[NEW].record_id


def test_the_other_row_is_dissolved_into_the_person(desk: Desk) -> None:
    ann = wanted(desk, company="Acme")
    desk.outbox.begin_creations([ann], AT)
    other = came_in(desk, Name="Ann", Company="ACME", Description="By a flow")
    desk.apply(page("Lead", [record("Lead", 7, Name="Anne", Company="ACME")]), 3)
    changes = desk.outbox.created(ann, NEW, 4, LATER)
    assert changes.people == {ann, other}
    assert list(desk.views.ids("all")) == [ann]  # type: ignore[arg-type]
    assert desk.values(ann, "name", "company", "description") == ("Anne", "ACME", None)
    assert desk.waiting(ann) == {}
    told = desk.told(ann)
    assert ("field", "name", "Ann", "Anne", "Salesforce") in told
    assert ("field", "company", "Acme", "ACME", "Salesforce") in told
    assert told[0] == ("added", None, None, None, "You")
    known = desk.mirror.known("Lead", [NEW])[NEW]
    assert (known.record_id, known.modstamp) == (ann, "2026-02-01T00:00:00Z")
    assert (
        desk.apply(page("Lead", [record("Lead", 7, Name="Anne", Company="ACME")]), 5).changed == 0
    )
    desk.check_search()


def test_edits_of_both_rows_pass_on(desk: Desk) -> None:
    ann = wanted(desk, company="Acme", phone="1")
    desk.outbox.begin_creations([ann], AT)
    other = came_in(desk, Name="Ann", Company="Acme", Phone="1")
    desk.edit(ann, LATER, company="Mine")
    desk.edit(other, LATER, company="Other", phone="2", email="o@x.example")
    desk.outbox.created(ann, NEW, 4, LATER)
    assert desk.waiting(ann) == {
        "company": ("Acme", "Mine"),
        "email": (None, "o@x.example"),
        "phone": ("1", "2"),
    }
    assert desk.values(ann, "company", "phone") == ("Mine", "2")
    (conflict,) = desk.troubles.conflicts()
    assert (conflict.field, conflict.local, conflict.losing) == ("company", "Mine", "Other")
    desk.check_search()


def test_what_both_changed_is_a_conflict(desk: Desk) -> None:
    ann = wanted(desk, company="Acme", phone="1", has_opted_out_of_email=True)
    desk.outbox.begin_creations([ann], AT)
    desk.edit(ann, LATER, company="Mine", phone="2")
    came_in(desk, Name="Ann", Company="Theirs", HasOptedOutOfEmail=False)
    desk.outbox.created(ann, NEW, 4, LATER)
    assert desk.values(ann, "company", "phone", "has_opted_out_of_email") == ("Theirs", "2", False)
    assert desk.waiting(ann) == {"phone": (None, "2")}  # the blank there is filled from here
    assert [(each.field, each.winner, each.losing) for each in desk.troubles.conflicts()] == [
        ("phone", "apdesk", None),
        ("company", "salesforce", "Mine"),
    ]


def test_the_troubles_of_the_other_row_pass_on(desk: Desk) -> None:
    ann = wanted(desk)
    desk.outbox.begin_creations([ann], AT)
    other = came_in(desk, Name="Ann", Company="Acme")
    desk.edit(other, company="Else", description="Mine")
    desk.apply(page("Lead", [record("Lead", 7, Name="Ann", Company="Theirs")]), 3)
    desk.send(other, failure=refusal())
    desk.outbox.created(ann, NEW, 4, LATER)
    (conflict,) = desk.troubles.conflicts()
    (failure,) = desk.troubles.failures()
    assert (conflict.record_id, failure.record_id) == (ann, ann)
    assert desk.outbox.due("Lead", LATER) == {ann: NEW}  # refused of the other row, not of this


# -- linking --------------------------------------------------------------------------------------


def test_linking_takes_the_record_that_is_there(desk: Desk) -> None:
    ann = wanted(desk, company="Mine", phone="1", email="ann@x.example")
    desk.outbox.begin_creations([ann], AT)
    desk.outbox.creation_failed(ann, refusal("DUPLICATES_DETECTED"), AT)
    desk.edits.link(ann, NEW, "Lead", at=AT)
    assert desk.detail(ann).state == "member"
    assert desk.troubles.failure_count() == 0
    assert desk.outbox.waiting_counts() == (4, 0)
    assert desk.told(ann)[-1] == ("linked", None, None, None, "You")
    there = record("Lead", 7, Name="Ann", Company="Theirs", Phone="1", Description="There")
    desk.apply(page("Lead", [there]), 3)
    assert desk.waiting(ann) == {"email": (None, "ann@x.example")}
    assert desk.values(ann, "company", "description") == ("Theirs", "There")
    (conflict,) = desk.troubles.conflicts()
    assert (conflict.field, conflict.losing) == ("company", "Mine")


def test_linking_with_a_record_that_is_here(desk: Desk) -> None:
    other = came_in(desk, Name="Ann", Company="Theirs", Phone="2")
    desk.apply(page("Lead", leaves=[(NEW, "criteria")], on_leave=OnLeave.KEEP), 3)
    ann = desk.person(name="Ann", company="Mine", email="ann@x.example")
    desk.edits.link(ann, NEW, "Lead", at=AT)
    assert desk.views.record("person", other) is None  # type: ignore[arg-type]
    assert desk.values(ann, "company", "email", "phone", "@state") == (
        "Theirs",
        "ann@x.example",
        "2",
        "member",
    )
    assert desk.waiting(ann) == {"email": (None, "ann@x.example")}


def test_only_who_was_made_here_can_be_linked(desk: Desk) -> None:
    other = came_in(desk, Name="Ann")
    for record_id in (other, 99):
        with pytest.raises(KnownError) as error:
            desk.edits.link(record_id, sf("Lead", 8), "Lead", at=AT)
        assert error.value.code == "record.gone"
