"""Pages that meet edits: the decision table at work in the store, and who is said to be behind."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from apdesk.domain.mapping import ApdeskType, Entity
from apdesk.domain.preferences import FirstSync, Rule
from apdesk.domain.records import FieldValue
from apdesk.store.changes import Applied, PageChanges
from apdesk.store.org_names import OrgNames
from apdesk.store.pending import APDESK
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

ANN = "005000000000001AAA"
SAVED = "2026-03-01T12:00:00Z"
NAMES = (
    "Id",
    "SystemModstamp",
    "LastModifiedDate",
    "LastModifiedById",
    *(each.salesforce for each in LEAD),
)
BOOKKEEPING = (
    mapping("Lead", "LastModifiedDate", "last_modified_date", ApdeskType.DATETIME, writable=False),
    mapping(
        "Lead", "LastModifiedById", "last_modified_by_id", ApdeskType.REFERENCE, writable=False
    ),
)


def by(desk: Desk, field: str, rule: Rule, *, writable: bool = True) -> None:
    """Another rule for a field of Leads."""
    lead = tuple(
        mapping("Lead", field, each.apdesk, each.type, rule=rule, writable=writable)
        if each.salesforce == field
        else each
        for each in LEAD
    )
    desk.mirror.prepare({**ALL, "Lead": lead})


def start(desk: Desk, **values: FieldValue) -> int:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", **values)]))
    return desk.mirror.known("Lead", [sf("Lead", 1)])[sf("Lead", 1)].record_id


def news(desk: Desk, run_id: int = 2, *, stamp: str = SAVED, **values: FieldValue) -> Applied:
    row = {**record("Lead", 1, Name="Ann", **values), "SystemModstamp": stamp}
    return desk.apply(page("Lead", [row]), run_id, LATER)


def saved_by(
    desk: Desk, who: str | None, at: str, run_id: int = 2, **values: FieldValue
) -> Applied:
    """News with the book-keeping of the org."""
    row: Mapping[str, FieldValue] = {
        **record("Lead", 1, Name="Ann", **values),
        "LastModifiedDate": at,
        "LastModifiedById": who,
    }
    rows = (tuple(row.get(name) for name in NAMES),)
    return desk.apply(PageChanges("Lead", NAMES, rows), run_id, LATER)


# -- an edit that waits -------------------------------------------------------------------------


def test_the_echo_of_an_edit_settles_it(desk: Desk) -> None:
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Else")
    applied = news(desk, Company="Else")
    assert (applied.changed, applied.unchanged, applied.conflicts) == (0, 1, 0)
    assert applied.changes.people == {ann}  # the mark beside the value goes
    assert desk.waiting(ann) == {}


def test_an_edit_outlasts_what_is_no_news(desk: Desk) -> None:
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Else")
    applied = news(desk, Company="Acme", Description="New")
    assert (applied.changed, applied.conflicts) == (1, 0)
    assert desk.values(ann, "company", "description") == ("Else", "New")
    assert desk.waiting(ann) == {"company": ("Acme", "Else")}
    before = desk.dump()
    assert not news(desk, Company="Acme", Description="New").changes
    assert desk.dump() == before


def test_salesforce_wins_and_what_lost_is_listed(desk: Desk) -> None:
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Mine")
    applied = news(desk, Company="Theirs")
    assert (applied.changed, applied.conflicts) == (1, 1)
    assert desk.values(ann, "company") == ("Theirs",)
    assert desk.waiting(ann) == {}
    assert desk.told(ann)[2:] == [
        ("field", "company", "Mine", "Theirs", "Salesforce"),
        ("conflict", "company", "Mine", "Theirs", "Salesforce"),
    ]
    (conflict,) = desk.troubles.conflicts()
    assert (conflict.base, conflict.local, conflict.remote) == ("Acme", "Mine", "Theirs")
    assert (conflict.winner, conflict.losing, conflict.run_id) == ("salesforce", "Mine", 2)
    assert (conflict.name, conflict.label, conflict.salesforce) == ("Ann", "Company", "Company")
    assert desk.detail(ann).conflicts == (conflict,) == desk.views.conflicts()
    assert not news(desk, 3, Company="Theirs").changes
    desk.check_search()


def test_apdesk_wins_and_sends_on_the_new_base(desk: Desk) -> None:
    by(desk, "Company", Rule.APDESK_WINS)
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Mine")
    applied = news(desk, Company="Theirs")
    assert (applied.changed, applied.conflicts) == (0, 1)
    assert applied.changes.people == {ann}
    assert desk.values(ann, "company") == ("Mine",)
    assert desk.waiting(ann) == {"company": ("Theirs", "Mine")}
    assert desk.told(ann)[2:] == [("conflict", "company", "Theirs", "Mine", "You")]
    (conflict,) = desk.troubles.conflicts()
    assert (conflict.winner, conflict.losing) == ("apdesk", "Theirs")
    assert not news(desk, 3, Company="Theirs").changes


@pytest.mark.parametrize(("edited", "winner"), [(AT, "salesforce"), (LATER, "apdesk")])
def test_the_most_recent_wins(desk: Desk, edited: str, winner: str) -> None:
    by(desk, "Company", Rule.MOST_RECENT_WINS)
    ann = start(desk, Company="Acme")
    desk.edit(ann, edited, company="Mine")
    news(desk, Company="Theirs", stamp=SAVED)
    assert [each.winner for each in desk.troubles.conflicts()] == [winner]


def test_recent_is_when_a_person_saved_it_not_when_its_stamp_moved(desk: Desk) -> None:
    lead = tuple(
        mapping("Lead", "Company", "company", rule=Rule.MOST_RECENT_WINS)
        if each.salesforce == "Company"
        else each
        for each in LEAD
    )
    desk.mirror.prepare({**ALL, "Lead": (*lead, *BOOKKEEPING)})
    ann = start(desk, Company="Acme")
    desk.edit(ann, "2026-01-31T00:00:00Z", company="Mine")  # the stamp is of February
    saved_by(desk, ANN, "2026-01-30T00:00:00Z", Company="Theirs")
    assert desk.waiting(ann) == {"company": ("Theirs", "Mine")}


def test_an_opt_out_of_either_side_wins(desk: Desk) -> None:
    ann = start(desk)
    desk.edit(ann, has_opted_out_of_email=True)
    news(desk, Description="x")
    assert desk.waiting(ann) == {"has_opted_out_of_email": (False, True)}
    desk.send(ann)
    news(desk, 3, HasOptedOutOfEmail=True)
    assert desk.values(ann, "has_opted_out_of_email") == (True,)
    news(desk, 4, HasOptedOutOfEmail=False)  # opted in again there, on purpose
    assert desk.values(ann, "has_opted_out_of_email") == (False,)


def test_an_opt_out_that_cannot_be_sent_is_not_forgotten(desk: Desk) -> None:
    ann = start(desk)
    desk.edit(ann, has_opted_out_of_email=True)
    by(desk, "HasOptedOutOfEmail", Rule.SALESFORCE_ONLY, writable=False)
    for run_id in (2, 3):
        news(desk, run_id, Description=f"x{run_id}")
        assert desk.values(ann, "has_opted_out_of_email") == (True,)
    assert desk.outbox.due("Lead", LATER) == {}
    assert desk.outbox.waiting_counts() == (0, 0)
    news(desk, 4, HasOptedOutOfEmail=True)
    assert desk.waiting(ann) == {}


def test_an_edit_whose_field_became_one_way_gives_way_but_is_listed(desk: Desk) -> None:
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Mine")
    by(desk, "Company", Rule.SALESFORCE_ONLY, writable=False)
    news(desk, Company="Acme")
    assert desk.values(ann, "company") == ("Acme",)
    assert [each.losing for each in desk.troubles.conflicts()] == ["Mine"]
    assert desk.waiting(ann) == {}


def test_a_page_without_the_field_leaves_its_edit_alone(desk: Desk) -> None:
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Mine")
    desk.apply(PageChanges("Lead", ("Id", "Name"), ((sf("Lead", 1), "Anne"),)), 2)
    assert desk.values(ann, "name", "company") == ("Anne", "Mine")
    assert desk.waiting(ann) == {"company": ("Acme", "Mine")}


# -- an answer that was lost --------------------------------------------------------------------


def in_flight(desk: Desk, record_id: int) -> list[bool]:
    return [each.in_flight for each in desk.edits.pending("person", record_id)]


def test_a_lost_answer_is_found_out_by_looking(desk: Desk) -> None:
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Else")
    desk.outbox.begin("Lead", [ann])
    news(desk, Company="Acme")  # not there, or not there yet
    assert in_flight(desk, ann) == [True]
    news(desk, 3, Company="Else")
    assert desk.waiting(ann) == {}
    assert desk.troubles.conflicts() == ()


def test_what_was_edited_after_a_lost_answer_is_sent(desk: Desk) -> None:
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Else")
    desk.outbox.begin("Lead", [ann])
    desk.edit(ann, company="Third")
    news(desk, Company="Acme")
    assert in_flight(desk, ann) == [True]
    news(desk, 3, Company="Else")  # our own write, late: no conflict with what we say now
    assert desk.waiting(ann) == {"company": ("Else", "Third")}
    assert in_flight(desk, ann) == [False]
    assert desk.troubles.conflicts() == ()


def test_after_a_lost_answer_somebody_else_s_value_is_a_conflict(desk: Desk) -> None:
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Else")
    desk.outbox.begin("Lead", [ann])
    news(desk, Company="Theirs")
    assert desk.waiting(ann) == {}
    assert [each.losing for each in desk.troubles.conflicts()] == ["Else"]


def test_a_settled_edit_takes_its_failure_along(desk: Desk) -> None:
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Else")
    desk.send(ann, failure=refusal())
    assert desk.troubles.failure_count() == 1
    news(desk, Company="Else")
    assert desk.troubles.failure_count() == 0


# -- what is filled from here -------------------------------------------------------------------


def test_a_blank_there_is_filled_from_here_where_the_rule_says_so(desk: Desk) -> None:
    ann = start(desk, Phone="1")
    applied = news(desk)
    assert (applied.changed, applied.conflicts) == (0, 0)
    assert desk.waiting(ann) == {"phone": (None, "1")}
    (edit,) = desk.edits.pending("person", ann)
    assert edit.author == APDESK
    assert len(desk.told(ann)) == 1
    assert not news(desk, 3).changes
    desk.send(ann)
    assert desk.told(ann)[-1] == ("sent", "phone", None, "1", APDESK)
    assert not news(desk, 4, Phone="1").changes


def test_values_of_here_win_where_a_mapping_is_new_and_says_so(desk: Desk) -> None:
    lead = tuple(
        mapping("Lead", "Company", "company", first_sync=FirstSync.APDESK)
        if each.salesforce == "Company"
        else each
        for each in LEAD
    )
    desk.apply(
        page("Lead", [record("Lead", n, Company=each) for n, each in enumerate(["a", "b", None])])
    )
    desk.mirror.prepare({**ALL, "Lead": lead})
    ids = list(desk.views.ids("leads"))  # type: ignore[arg-type]
    there = ["a", "B", "C"]
    rows = [record("Lead", n, Company=each) for n, each in enumerate(there)]
    applied = desk.apply(page("Lead", rows, filling=["Company"]), 2)
    assert (applied.changed, applied.conflicts) == (1, 0)
    assert [desk.values(each, "company")[0] for each in ids] == ["a", "b", "C"]
    assert [desk.waiting(each) for each in ids] == [{}, {"company": ("B", "b")}, {}]
    # from then on the base is known
    rows[1]["Company"] = "Third"
    assert desk.apply(page("Lead", rows), 3).conflicts == 1


def test_an_edit_of_a_field_that_is_compared_for_the_first_time(desk: Desk) -> None:
    lead = tuple(
        mapping("Lead", "Company", "company", first_sync=FirstSync.APDESK)
        if each.salesforce == "Company"
        else each
        for each in LEAD
    )
    ann = start(desk, Company="a")
    desk.mirror.prepare({**ALL, "Lead": lead})
    desk.edit(ann, company="Mine")
    row = record("Lead", 1, Name="Ann", Company="There")
    assert desk.apply(page("Lead", [row], filling=["Company"]), 2).conflicts == 0
    assert desk.waiting(ann) == {"company": ("There", "Mine")}


# -- who did it -----------------------------------------------------------------------------------


def test_changes_of_the_org_have_an_author_by_name(desk: Desk) -> None:
    desk.mirror.prepare({**ALL, "Lead": (*LEAD, *BOOKKEEPING)})
    users = OrgNames(desk.store)
    ann = start(desk, Company="Acme")
    saved_by(desk, ANN, SAVED, Company="Else")
    changed = [each for each in desk.told(ann) if each[1] == "company"]
    assert changed == [("field", "company", "Acme", "Else", "A Salesforce user")]
    assert users.unknown("005", 10) == (ANN,)
    users.save({ANN: "Ann Lee"})
    assert users.unknown("005", 10) == ()
    assert desk.told(ann)[1][4] == "Ann Lee (Salesforce)"
    nobody = "005000000000002AAA"
    saved_by(desk, nobody, LATER, 3, Company="Third")
    saved_by(desk, None, "2026-03-03T00:00:00Z", 4, Company="Fourth")
    assert users.unknown("005", 10) == (nobody,)
    users.save({nobody: ""})
    assert users.unknown("005", 10) == ()
    assert [each[4] for each in desk.told(ann) if each[1] == "company"] == [
        "Ann Lee (Salesforce)",
        "A Salesforce user",
        "Salesforce",
    ]


def test_the_winner_of_a_conflict_has_a_name_too(desk: Desk) -> None:
    desk.mirror.prepare({**ALL, "Lead": (*LEAD, *BOOKKEEPING)})
    OrgNames(desk.store).save({ANN: "Ann Lee"})
    ann = start(desk, Company="Acme")
    desk.edit(ann, company="Mine")
    saved_by(desk, ANN, SAVED, Company="Theirs")
    assert desk.told(ann)[-1] == ("conflict", "company", "Mine", "Theirs", "Ann Lee (Salesforce)")


def test_that_a_record_was_saved_is_no_change_of_it(desk: Desk) -> None:
    """Else each write of ours would come back as news."""
    desk.mirror.prepare({**ALL, "Lead": (*LEAD, *BOOKKEEPING)})
    ann = start(desk, Company="Acme")
    saved_by(desk, ANN, AT, Company="Acme")
    applied = saved_by(desk, ANN, SAVED, 3, Company="Acme")
    assert (applied.changed, applied.unchanged, bool(applied.changes)) == (0, 1, False)
    assert desk.values(ann, "last_modified_date") == (SAVED,)
    assert len(desk.told(ann)) == 1
    saved_by(desk, ANN, LATER, 4, Company="Else")
    assert [each[1] for each in desk.told(ann)] == [None, "last_modified_date", "company"]


def test_what_a_run_did_both_ways(desk: Desk) -> None:
    ann = start(desk, Company="Acme", Phone="1")
    desk.edit(ann, company="Mine", description="x")
    news(desk, 9, Company="Theirs", Phone="1")
    desk.send(ann, run_id=9)
    (touched,) = desk.views.run_touched(9)
    assert touched.record_id == ann
    assert touched.what == ("changed", "conflict", "sent")
    assert touched.fields == ("Company", "Description")
    assert desk.views.history(Entity.PERSON, ann)[0].run_id == 9
