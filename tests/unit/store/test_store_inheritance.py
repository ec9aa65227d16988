"""Edits of records that are merged, converted, deleted or left out: never dropped in silence."""

from __future__ import annotations

import pytest

from apdesk.domain.preferences import OnLeave, Rule
from apdesk.domain.records import FieldValue
from apdesk.store.changes import Reason
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
    refusal,
    sf,
)

PAIR = (sf("Lead", 1), sf("Lead", 2))
CONVERSION = (sf("Lead", 1), sf("Contact", 1))


def two(desk: Desk, **values: FieldValue) -> tuple[int, int]:
    """The loser and the winner of a merge."""
    desk.apply(
        page("Lead", [record("Lead", 1, Name="Loser", **values), record("Lead", 2, Name="Winner")])
    )
    first, second = desk.views.ids("leads")  # type: ignore[arg-type]
    return first, second


def lost(desk: Desk) -> list[tuple[int | None, str, tuple[tuple[str, FieldValue], ...]]]:
    return [
        (each.record_id, each.code, each.values)
        for each in desk.troubles.failures()
        if each.operation == "lost"
    ]


# -- merged into a record that is here ------------------------------------------------------------


def test_an_edit_passes_to_the_winner_where_that_has_the_base(desk: Desk) -> None:
    loser, winner = two(desk)
    desk.edit(loser, company="Mine")
    desk.apply(page("Lead", merges=[PAIR]), 3)
    assert desk.waiting(winner) == {"company": (None, "Mine")}
    assert desk.values(winner, "company") == ("Mine",)
    assert ("field", "company", None, "Mine", "You") in desk.told(winner)
    assert desk.outbox.due("Lead", LATER) == {winner: sf("Lead", 2)}
    assert desk.troubles.conflicts() == ()
    desk.check_search()


def test_an_edit_that_the_winner_contradicts_is_a_conflict(desk: Desk) -> None:
    loser, winner = two(desk, Company="Acme")
    desk.edit(loser, company="Mine")
    desk.apply(page("Lead", [record("Lead", 2, Name="Winner", Company="Theirs")]), 2)
    desk.apply(page("Lead", merges=[PAIR]), 3)
    assert desk.waiting(winner) == {}
    (conflict,) = desk.troubles.conflicts()
    assert (conflict.record_id, conflict.winner, conflict.losing) == (winner, "salesforce", "Mine")
    assert (conflict.name, conflict.run_id) == ("Winner", 3)


def test_the_winner_s_own_edit_stays(desk: Desk) -> None:
    loser, winner = two(desk)
    desk.edit(loser, company="Mine", email="m@x.example")
    desk.edit(winner, company="Other", email="m@x.example")
    desk.apply(page("Lead", merges=[PAIR]), 3)
    assert desk.waiting(winner) == {"company": (None, "Other"), "email": (None, "m@x.example")}
    (conflict,) = desk.troubles.conflicts()
    assert (conflict.winner, conflict.local, conflict.losing) == ("apdesk", "Other", "Mine")


def test_a_write_to_the_loser_is_not_in_flight_to_the_winner(desk: Desk) -> None:
    loser, winner = two(desk)
    desk.edit(loser, company="Mine")
    desk.outbox.begin("Lead", [loser])
    desk.apply(page("Lead", merges=[PAIR]), 3)
    (edit,) = desk.edits.pending("person", winner)
    assert (edit.local, edit.in_flight) == ("Mine", False)


def test_what_the_loser_s_write_brought_there_is_no_edit_any_more(desk: Desk) -> None:
    loser, winner = two(desk)
    desk.edit(loser, company="Mine")
    desk.outbox.begin("Lead", [loser])
    rows = [record("Lead", 2, Name="Winner", Company="Mine")]
    desk.apply(page("Lead", rows), 3)
    desk.apply(page("Lead", merges=[PAIR]), 3)
    assert desk.waiting(winner) == {}
    assert desk.troubles.conflicts() == ()


def test_troubles_pass_to_the_winner_and_are_due_again(desk: Desk) -> None:
    loser, winner = two(desk, Company="Acme")
    desk.edit(loser, company="Mine")
    rows = [record("Lead", 1, Name="Loser", Company="Theirs")]
    desk.apply(page("Lead", rows), 2)
    desk.edit(loser, description="x")
    desk.send(loser, failure=refusal("ENTITY_IS_DELETED"))
    desk.apply(page("Lead", merges=[PAIR]), 3, LATER)
    (conflict,) = desk.troubles.conflicts()
    (failure,) = desk.troubles.failures()
    assert (conflict.record_id, failure.record_id) == (winner, winner)
    assert (failure.name, failure.salesforce_id) == ("Winner", sf("Lead", 2))
    assert desk.outbox.due("Lead", LATER) == {winner: sf("Lead", 2)}


def test_a_failure_without_its_edit_is_none(desk: Desk) -> None:
    loser, winner = two(desk)
    desk.edit(loser, company="Mine")
    desk.send(loser, failure=refusal("ENTITY_IS_DELETED"))
    desk.apply(page("Lead", [record("Lead", 2, Name="Winner", Company="Mine")]), 3)
    desk.apply(page("Lead", merges=[PAIR]), 3)
    assert desk.waiting(winner) == {}
    assert desk.troubles.failure_count() == 0


def test_a_value_that_would_have_filled_a_blank_passes_on(desk: Desk) -> None:
    loser, winner = two(desk, Phone="1")
    desk.apply(page("Lead", [record("Lead", 1, Name="Loser")]), 2)
    assert desk.waiting(loser) == {"phone": (None, "1")}
    desk.apply(page("Lead", merges=[PAIR]), 3)
    assert desk.waiting(winner) == {"phone": (None, "1")}


def test_a_winner_that_enters_has_the_edits_with_the_row(desk: Desk) -> None:
    loser, _ = two(desk, Company="Acme", Description="old")
    desk.edit(loser, company="Mine", description="mine")
    desk.send(loser, failure=refusal("ENTITY_IS_DELETED"))
    rows = [record("Lead", 3, Name="New", Company="Acme", Description="theirs")]
    desk.apply(page("Lead", rows, merges=[(sf("Lead", 1), sf("Lead", 3))]), 3)
    assert desk.waiting(loser) == {"company": ("Acme", "Mine")}
    assert [each.losing for each in desk.troubles.conflicts()] == ["mine"]
    assert desk.outbox.due("Lead", AT) == {loser: sf("Lead", 3)}  # refused of the former record


# -- converted ------------------------------------------------------------------------------------


def test_a_converted_lead_keeps_the_edits_that_the_contact_takes(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", Company="Acme")]))
    (ann,) = desk.views.ids("leads")  # type: ignore[arg-type]
    desk.edit(ann, company="Mine", email="ann@x.example", number_of_employees=7)
    rows = [record("Contact", 1, Name="Ann")]
    desk.apply(page("Contact", rows, conversions=[CONVERSION]), 3)
    assert desk.detail(ann).sobject == "Contact"
    assert desk.waiting(ann) == {"email": (None, "ann@x.example")}
    assert lost(desk) == [(ann, "lost.no_field", (("Company", "Mine"), ("NumberOfEmployees", 7)))]
    assert desk.values(ann, "company", "number_of_employees") == ("Acme", None)
    failure = desk.detail(ann).failure
    assert failure is not None
    assert (failure.operation, failure.name, failure.retry_at) == ("lost", "Ann", None)
    desk.check_search()


def test_a_lead_whose_contact_is_here_gives_it_the_edits(desk: Desk) -> None:
    one_way = tuple(
        mapping("Contact", "Description", "description", writable=False, rule=Rule.SALESFORCE_ONLY)
        if each.salesforce == "Description"
        else each
        for each in CONTACT
    )
    desk.mirror.prepare({**ALL, "Contact": one_way})
    desk.apply(page("Contact", [record("Contact", 1, Name="Ann")]))
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann")]))
    (contact,), (lead,) = desk.views.ids("contacts"), desk.views.ids("leads")  # type: ignore[arg-type]
    desk.edit(lead, company="Mine", email="ann@x.example", description="x")
    desk.apply(page("Contact", conversions=[CONVERSION]), 3)
    assert desk.waiting(contact) == {"email": (None, "ann@x.example")}
    assert lost(desk) == [(contact, "lost.no_field", (("Company", "Mine"), ("Description", "x")))]


def test_what_would_only_have_filled_a_blank_is_no_loss(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Phone="1")]))
    desk.apply(page("Lead", [record("Lead", 1)]), 2)
    (ann,) = desk.views.ids("leads")  # type: ignore[arg-type]
    assert desk.waiting(ann) == {"phone": (None, "1")}
    desk.apply(page("Contact", [record("Contact", 1)], conversions=[CONVERSION]), 3)
    assert lost(desk) == []


def test_a_converted_lead_that_is_kept_keeps_its_edits(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann")]))
    (ann,) = desk.views.ids("leads")  # type: ignore[arg-type]
    desk.edit(ann, company="Mine")
    desk.apply(page("Lead", conversions=[CONVERSION], on_leave=OnLeave.KEEP), 2)
    desk.mirror.remove_staged("Lead")
    assert desk.detail(ann).state == "kept"
    assert desk.waiting(ann) == {"company": (None, "Mine")}


# -- removed --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (Reason.DELETED, "lost.deleted"),
        (Reason.MERGED, "lost.merged"),
        (Reason.CONVERTED, "lost.converted"),
        (Reason.CRITERIA, "lost.left"),
        ("Leads are no longer synced", "lost.left"),
    ],
)
def test_a_removed_record_leaves_its_unsent_values(desk: Desk, reason: str, code: str) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann"), record("Lead", 2, Name="Bob")]))
    ann, _bob = desk.views.ids("leads")  # type: ignore[arg-type]
    desk.edit(ann, company="Mine", has_opted_out_of_email=True)
    desk.send(ann, failure=refusal())
    desk.apply(page("Lead", deletes=[(sf("Lead", n), str(reason)) for n in (1, 2)]), 3)
    done = desk.mirror.remove_staged("Lead")
    assert (done.removed, done.by_reason) == (2, {str(reason): 2})
    (failure,) = desk.troubles.failures()
    assert (failure.operation, failure.code, failure.record_id) == ("lost", code, None)
    assert (failure.name, failure.salesforce_id, failure.sobject) == ("Ann", sf("Lead", 1), "Lead")
    assert failure.values == (("Company", "Mine"), ("HasOptedOutOfEmail", True))
    assert "Ann" in failure.message
    (group,) = desk.troubles.causes()
    assert (group.title, group.count, group.waiting) == (failure.title, 1, 1)
    assert group.sobjects == ("Lead",)
    assert desk.troubles.retry(at=AT) == 0
    assert desk.troubles.dismiss_lost([failure.id]) == 1
    assert desk.troubles.failure_count() == 0


def test_some_removals_wait_for_their_edits(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", n) for n in range(4)]))
    ids = list(desk.views.ids("leads"))  # type: ignore[arg-type]
    desk.apply(page("Lead", leaves=[(sf("Lead", n), "criteria") for n in range(3)]), 2)
    done = desk.mirror.remove_staged("Lead", except_ids=[ids[0], ids[3]])
    assert (done.removed, done.waiting) == (2, 1)
    assert desk.mirror.remove_staged("Lead", except_ids={ids[0]}).removed == 0
    assert desk.mirror.staged_count("Lead") == 1
    done = desk.mirror.remove_staged("Lead")
    assert (done.removed, done.waiting) == (1, 0)


def test_what_was_lost_outlives_the_record_that_it_moved_to(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann")]))
    (ann,) = desk.views.ids("leads")  # type: ignore[arg-type]
    desk.edit(ann, company="Mine")
    desk.apply(page("Contact", [record("Contact", 1, Name="Ann")], conversions=[CONVERSION]), 3)
    desk.apply(page("Contact", deletes=[(sf("Contact", 1), "deleted")]), 4)
    desk.mirror.remove_staged("Contact")
    (failure,) = desk.troubles.failures()
    assert (failure.record_id, failure.name) == (None, "Ann")
    assert failure.values == (("Company", "Mine"),)


def test_all_of_an_org_goes_with_what_waits_for_it(desk: Desk) -> None:
    loser, winner = two(desk, Company="Acme")
    here = desk.person(name="Zoe")
    desk.edits.want([here], "Lead", at=AT)
    desk.edit(loser, company="Mine")
    desk.apply(page("Lead", [record("Lead", 1, Name="Loser", Company="Theirs")]), 2)
    desk.edit(winner, company="Mine")
    desk.send(winner, failure=refusal())
    desk.mirror.remove_everything_from_salesforce()
    assert list(desk.views.ids("all")) == [here]  # type: ignore[arg-type]
    assert desk.detail(here).wanted is None
    assert desk.troubles.failure_count() == desk.troubles.conflict_count() == 0
    assert desk.outbox.waiting_counts() == (0, 0)


def test_lead_fields_are_those_of_leads() -> None:
    """The tests above take it for given that Contacts have no such fields."""
    contact = {each.apdesk for each in CONTACT}
    assert {"company", "number_of_employees", "phone"} <= {each.apdesk for each in LEAD} - contact
