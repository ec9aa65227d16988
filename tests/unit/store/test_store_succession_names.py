"""Waiting values that go on with another record, under whatever name that has for their field."""

from __future__ import annotations

import pytest

from apdesk.domain.mapping import ApdeskType, Entity
from apdesk.domain.plan import OPT_OUT
from apdesk.domain.preferences import OnLeave, Rule
from apdesk.domain.records import FieldValue
from apdesk.store.list_keys import ListKey
from apdesk.store.troubles import Troubles
from tests.unit.store.store_builders import (
    ALL,
    AT,
    CONTACT,
    LATER,
    LEAD,
    Desk,
    mapping,
    page,
    record,
    sf,
)

CHECKBOX = ApdeskType.CHECKBOX
CONVERSION = (sf("Lead", 1), sf("Contact", 1))


def lost(desk: Desk) -> list[tuple[int | None, str, tuple[tuple[str, FieldValue], ...]]]:
    return [
        (each.record_id, each.code, each.values)
        for each in desk.troubles.failures()
        if each.operation == "lost"
    ]


def renamed(
    desk: Desk, contact_kind: ApdeskType = ApdeskType.TEXT, rule: Rule = Rule.SALESFORCE_WINS
) -> None:
    """The same Salesforce field under a name of its own for leads, another one for contacts."""
    lead = [each for each in LEAD if each.salesforce != "Description"]
    contact = [each for each in CONTACT if each.salesforce != "Description"]
    desk.mirror.prepare(
        {
            **ALL,
            "Lead": (*lead, mapping("Lead", "Description", "lead_notes", label="Lead notes")),
            "Contact": (
                *contact,
                mapping("Contact", "Description", "notes", contact_kind, rule=rule),
            ),
        }
    )


def edited_lead(desk: Desk, **values: FieldValue) -> int:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", Description="Old")]))
    (ann,) = desk.views.ids("leads")  # type: ignore[arg-type]
    desk.edit(ann, **values)
    return ann


def test_a_lead_that_becomes_its_contact_has_the_edit_under_the_contact_s_name(desk: Desk) -> None:
    renamed(desk)
    ann = edited_lead(desk, lead_notes="Mine")
    rows = [record("Contact", 1, Name="Ann", Description="Old")]
    desk.apply(page("Contact", rows, conversions=[CONVERSION]), 3)
    assert desk.waiting(ann) == {"notes": ("Old", "Mine")}
    assert desk.values(ann, "lead_notes", "notes") == ("Old", "Mine")
    assert ("field", "notes", "Old", "Mine", "You") in desk.told(ann)
    assert desk.outbox.due("Contact", LATER) == {ann: sf("Contact", 1)}
    assert desk.troubles.failure_count() == desk.troubles.conflict_count() == 0
    desk.check_search()


def test_a_contact_that_comes_later_has_the_edit_too(desk: Desk) -> None:
    renamed(desk)
    ann = edited_lead(desk, lead_notes="Mine")
    desk.apply(page("Lead", conversions=[CONVERSION], on_leave=OnLeave.REMOVE), 2)
    assert desk.waiting(ann) == {"lead_notes": ("Old", "Mine")}
    desk.apply(page("Contact", [record("Contact", 1, Name="Ann", Description="Old")]), 3)
    assert desk.detail(ann).sobject == "Contact"
    assert desk.waiting(ann) == {"notes": ("Old", "Mine")}


def test_what_is_in_flight_stays_so_under_its_new_name(desk: Desk) -> None:
    """It may have arrived before the conversion, which brought it to the contact then."""
    renamed(desk)
    ann = edited_lead(desk, lead_notes="Mine")
    desk.outbox.begin("Lead", [ann])
    rows = [record("Contact", 1, Name="Ann", Description="Mine")]
    desk.apply(page("Contact", rows, conversions=[CONVERSION]), 3)
    assert desk.waiting(ann) == {}
    assert desk.values(ann, "notes") == ("Mine",)
    assert desk.troubles.failure_count() == desk.troubles.conflict_count() == 0


def test_a_contact_that_is_here_is_given_the_edit_by_its_rule(desk: Desk) -> None:
    renamed(desk)
    desk.apply(page("Contact", [record("Contact", 1, Name="Ann", Description="Old")]))
    (contact,) = desk.views.ids("contacts")  # type: ignore[arg-type]
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", Description="Old")]))
    (lead,) = desk.views.ids("leads")  # type: ignore[arg-type]
    desk.edit(lead, lead_notes="Mine")
    desk.apply(page("Contact", conversions=[CONVERSION]), 3)
    assert desk.waiting(contact) == {"notes": ("Old", "Mine")}
    assert desk.values(contact, "notes") == ("Mine",)
    assert lost(desk) == []
    desk.check_search()


def test_the_contact_s_own_edit_stays_and_the_lead_s_is_a_conflict(desk: Desk) -> None:
    renamed(desk)
    desk.apply(page("Contact", [record("Contact", 1, Name="Ann", Description="Old")]))
    (contact,) = desk.views.ids("contacts")  # type: ignore[arg-type]
    desk.edit(contact, notes="Contact's")
    edited_lead(desk, lead_notes="Lead's")
    desk.apply(page("Contact", conversions=[CONVERSION]), 3)
    assert desk.waiting(contact) == {"notes": ("Old", "Contact's")}
    (conflict,) = desk.troubles.conflicts()
    assert (conflict.field, conflict.local, conflict.losing) == ("notes", "Contact's", "Lead's")


def test_values_of_another_type_are_kept_until_they_are_dismissed(desk: Desk) -> None:
    renamed(desk, ApdeskType.MULTI_PICKLIST)
    ann = edited_lead(desk, lead_notes="Mine")
    desk.apply(page("Contact", [record("Contact", 1)], conversions=[CONVERSION]), 3)
    assert desk.waiting(ann) == {}
    assert lost(desk) == [(ann, "lost.no_field", (("Lead notes", "Mine"),))]
    assert Troubles(desk.store).dismiss_lost([desk.troubles.failures()[0].id]) == 1
    assert lost(desk) == []


def test_a_field_that_is_not_written_takes_none(desk: Desk) -> None:
    renamed(desk, rule=Rule.SALESFORCE_ONLY)
    ann = edited_lead(desk, lead_notes="Mine")
    desk.apply(page("Contact", [record("Contact", 1)], conversions=[CONVERSION]), 3)
    assert lost(desk) == [(ann, "lost.no_field", (("Lead notes", "Mine"),))]


def test_an_edit_under_the_shared_name_comes_before_one_of_the_same_field(desk: Desk) -> None:
    """The lead's description is called `notes` there, which the lead has for its company."""
    desk.mirror.prepare(
        {
            **ALL,
            "Lead": (
                mapping("Lead", "Name", "name"),
                mapping("Lead", "Description", "lead_notes"),
                mapping("Lead", "Company", "notes"),
            ),
            "Contact": (
                mapping("Contact", "Name", "name"),
                mapping("Contact", "Description", "notes"),
            ),
        }
    )
    ann = edited_lead(desk, lead_notes="Description", notes="Company")
    desk.apply(page("Contact", [record("Contact", 1)], conversions=[CONVERSION]), 3)
    assert desk.waiting(ann) == {"notes": (None, "Company")}
    assert lost(desk) == [(ann, "lost.no_field", (("Description", "Description"),))]


def test_a_lead_s_address_goes_where_a_contact_s_is(desk: Desk) -> None:
    desk.mirror.prepare(
        {
            **ALL,
            "Lead": (mapping("Lead", "Name", "name"), mapping("Lead", "City", "lead_city")),
            "Contact": (
                mapping("Contact", "Name", "name"),
                mapping("Contact", "City__c", "city"),
                mapping("Contact", "OtherCity", "other_city"),
                mapping("Contact", "MailingCity", "mailing_city"),
            ),
        }
    )
    ann = edited_lead(desk, lead_city="Bern")
    desk.apply(page("Contact", [record("Contact", 1)], conversions=[CONVERSION]), 3)
    assert desk.waiting(ann) == {"mailing_city": (None, "Bern")}


def test_a_merged_lead_has_the_names_of_its_winner(desk: Desk) -> None:
    renamed(desk)
    edited_lead(desk, lead_notes="Mine")
    desk.apply(page("Lead", [record("Lead", 2, Name="Winner", Description="Old")]))
    _, winner = desk.views.ids("leads")  # type: ignore[arg-type]
    desk.apply(page("Lead", merges=[(sf("Lead", 1), sf("Lead", 2))]), 3)
    assert desk.waiting(winner) == {"lead_notes": ("Old", "Mine")}
    assert lost(desk) == []


def test_an_edit_of_a_field_mapped_no_more_is_kept_when_its_row_is_dissolved(desk: Desk) -> None:
    """A person made here turns out to be a lead that came in by itself and was edited."""
    made = desk.person(name="Ann")
    desk.edits.want([made], "Lead", at=AT)
    desk.outbox.begin_creations([made], AT)
    other = edited_lead(desk, company="Mine", email="ann@x.example")
    desk.mirror.prepare({**ALL, "Lead": tuple(e for e in LEAD if e.apdesk != "company")})
    desk.outbox.created(made, sf("Lead", 1), 3, LATER)
    assert desk.views.record(Entity.PERSON, other) is None
    assert desk.waiting(made) == {"email": (None, "ann@x.example")}
    assert lost(desk) == [(made, "lost.no_field", (("Company", "Mine"),))]


def mailing(desk: Desk, rule: Rule, *, writable: bool) -> None:
    """The opt-out from mail, of contacts by this rule."""
    lead = [each for each in LEAD if each.salesforce != OPT_OUT]
    contact = [each for each in CONTACT if each.salesforce != OPT_OUT]
    theirs = mapping("Contact", OPT_OUT, "no_mail", CHECKBOX, rule=rule, writable=writable)
    desk.mirror.prepare(
        {
            **ALL,
            "Lead": (*lead, mapping("Lead", OPT_OUT, "no_mail", CHECKBOX)),
            "Contact": (*contact, theirs),
        }
    )


@pytest.mark.parametrize(
    ("rule", "writable"), [(Rule.SALESFORCE_ONLY, True), (Rule.SALESFORCE_WINS, False)]
)
@pytest.mark.parametrize("known", [False, True])
def test_an_opt_out_holds_although_the_contact_s_is_not_written(
    desk: Desk, rule: Rule, writable: bool, known: bool
) -> None:
    """`known`: the contact is here already, and the lead's row goes."""
    mailing(desk, rule, writable=writable)
    person = {"Name": "Ann", OPT_OUT: False}
    contact = page("Contact", [record("Contact", 1, **person)], conversions=[CONVERSION])
    desk.apply(page("Lead", [record("Lead", 1, **person)]))
    (ann,) = desk.views.ids(ListKey.LEADS)
    if known:
        desk.apply(page("Contact", [record("Contact", 1, **person)]))
    desk.edit(ann, no_mail=True)
    desk.apply(page("Lead", conversions=[CONVERSION]) if known else contact, 3)
    (ann,) = desk.views.ids(ListKey.CONTACTS)
    assert desk.values(ann, "no_mail") == (True,)
    assert desk.waiting(ann) == {"no_mail": (False, True)}
    assert lost(desk) == []
    assert desk.outbox.due("Contact", LATER) == {}


@pytest.mark.parametrize(
    ("rule", "writable", "opted_out"),
    [(Rule.OFF, True, True), (Rule.SALESFORCE_ONLY, True, False), (Rule.APDESK_WINS, False, False)],
)
def test_another_edit_of_the_opt_out_is_told(
    desk: Desk, rule: Rule, writable: bool, opted_out: bool
) -> None:
    """Where the field is off, or mail is allowed anew."""
    mailing(desk, rule, writable=writable)
    person = {"Name": "Ann", OPT_OUT: not opted_out}
    desk.apply(page("Lead", [record("Lead", 1, **person)]))
    (ann,) = desk.views.ids(ListKey.LEADS)
    desk.edit(ann, no_mail=opted_out)
    desk.apply(page("Contact", [record("Contact", 1, **person)], conversions=[CONVERSION]), 3)
    assert desk.waiting(ann) == {}
    assert [each[1] for each in lost(desk)] == ["lost.no_field"]
