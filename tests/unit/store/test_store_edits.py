"""What a person changes here: values, what waits of them, and people made here."""

from __future__ import annotations

import pytest

from apdesk.domain.mapping import Entity
from apdesk.domain.preferences import OnLeave, Rule
from apdesk.domain.records import FieldValue
from apdesk.errors import KnownError
from apdesk.store.edits import RecordEdit
from apdesk.store.lists import ListKey, PendingEdit
from apdesk.store.settings import Settings
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


def lead(desk: Desk, number: int = 1, **values: FieldValue) -> int:
    desk.apply(page("Lead", [record("Lead", number, **{"Name": "Ann", **values})]))
    return desk.mirror.known("Lead", [sf("Lead", number)])[sf("Lead", number)].record_id


def refused(code: str) -> pytest.RaisesExc[KnownError]:
    return pytest.RaisesExc(KnownError, check=lambda error: error.code == code)


# -- values -------------------------------------------------------------------------------------


def test_an_edit_is_here_at_once_and_waits_to_be_sent(desk: Desk) -> None:
    ann = lead(desk, Company="Acme")
    batch = desk.edit(ann, LATER, company="Else", email="ann@x.example")
    assert batch is not None
    assert (batch.kind, batch.title, batch.author) == ("edit", "Edited", "You")
    assert (batch.records, batch.fields, batch.undone) == (1, 2, False)
    assert desk.values(ann, "company", "email", "@changed_at") == ("Else", "ann@x.example", LATER)
    assert desk.edits.pending("person", ann) == (
        PendingEdit("email", "Email", None, "ann@x.example", LATER, "You", False),
        PendingEdit("company", "Company", "Acme", "Else", LATER, "You", False),
    )
    assert desk.told(ann)[1:] == [
        ("field", "company", "Acme", "Else", "You"),
        ("field", "email", None, "ann@x.example", "You"),
    ]
    assert list(desk.views.ids(ListKey.ALL, search="else")) == [ann]
    assert desk.detail(ann).pending == desk.edits.pending("person", ann)
    assert desk.mirror.unsent_edits() == 2
    assert desk.edits.batches() == (batch,) == desk.views.batches()
    desk.check_search()


def test_what_changes_nothing_is_no_edit(desk: Desk) -> None:
    ann = lead(desk, Company="Acme")
    before = desk.dump()
    assert desk.edit(ann, company="Acme", email="", has_opted_out_of_email=None) is None
    assert desk.edits.apply([], at=AT, title="Nothing") is None
    assert desk.dump() == before


def test_an_edit_back_to_what_the_org_has_waits_no_more(desk: Desk) -> None:
    ann = lead(desk, Company="Acme")
    desk.edit(ann, company="Else")
    desk.edit(ann, company="Third")
    assert desk.waiting(ann) == {"company": ("Acme", "Third")}
    desk.edit(ann, company="Acme")
    assert desk.waiting(ann) == {}
    assert len(desk.told(ann)) == 4


def test_while_a_write_is_in_flight_the_edit_back_waits_for_its_answer(desk: Desk) -> None:
    ann = lead(desk, Company="Acme")
    desk.edit(ann, company="Else")
    desk.outbox.begin("Lead", [ann])
    desk.edit(ann, company="Acme")
    assert desk.waiting(ann) == {"company": ("Acme", "Acme")}
    (edit,) = desk.edits.pending("person", ann)
    assert edit.in_flight


def test_values_are_kept_as_their_field_holds_them(desk: Desk) -> None:
    ann = lead(desk, NumberOfEmployees=5, HasOptedOutOfEmail=True)
    desk.edit(ann, number_of_employees=7, has_opted_out_of_email=False, description="cut \ud83d\0")
    assert desk.values(ann, "number_of_employees", "has_opted_out_of_email", "description") == (
        7,
        False,
        "cut ?",
    )
    assert desk.waiting(ann) == {
        "description": (None, "cut ?"),
        "has_opted_out_of_email": (True, False),
        "number_of_employees": (5, 7),
    }
    assert desk.told(ann)[2][2] is True
    desk.edit(ann, number_of_employees=None)
    assert desk.waiting(ann)["number_of_employees"] == (5, None)


def test_a_number_in_a_text_field_is_a_text(desk: Desk) -> None:
    ann = lead(desk)
    desk.edit(ann, company=5)
    assert desk.values(ann, "company") == ("5",)


def test_an_edit_is_dated_by_the_org_s_clock(desk: Desk) -> None:
    ann = lead(desk)
    Settings(desk.store).set_setting("clock.skew_seconds", -90)
    desk.edit(ann, "2026-03-01T10:01:30Z", company="Else")
    (edit,) = desk.edits.pending("person", ann)
    assert edit.at == AT
    assert desk.views.history(Entity.PERSON, ann)[0].at == "2026-03-01T10:01:30Z"


@pytest.mark.parametrize("name", ["created_by", "nothing", "secret"])
def test_a_field_that_cannot_be_written_is_refused(desk: Desk, name: str) -> None:
    more = (
        mapping("Lead", "CreatedBy", "created_by", writable=False, rule=Rule.SALESFORCE_ONLY),
        mapping("Lead", "Secret__c", "secret", hidden=True),
    )
    desk.mirror.prepare({**ALL, "Lead": (*LEAD, *more)})
    ann, bob = lead(desk), lead(desk, 2)
    before = desk.dump()
    with refused("edit.read_only"):
        desk.edits.apply(
            [
                RecordEdit("person", bob, {"company": "Else"}),
                RecordEdit("person", ann, {name: "x"}),
            ],
            at=AT,
            title="Two",
        )
    assert desk.dump() == before


def test_a_field_of_the_other_object_is_refused(desk: Desk) -> None:
    ann = lead(desk)
    with refused("edit.read_only"):
        desk.edit(ann, account_id=sf("Account", 1))


def test_a_record_that_is_gone_is_refused(desk: Desk) -> None:
    lead(desk)
    with refused("record.gone"):
        desk.edit(99, company="Else")
    assert desk.edits.pending("person", 99) == ()


def test_many_records_are_one_batch(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", n, Name=f"N{n}") for n in range(500)]))
    desk.apply(page("Account", [record("Account", 1, Name="Acme")]))
    ids = list(desk.views.ids(ListKey.LEADS))
    (company,) = desk.views.ids(ListKey.COMPANIES)
    edits = [RecordEdit("person", each, {"company": "Acme"}) for each in ids]
    edits.append(RecordEdit("company", company, {"annual_revenue": 5.5}))
    edits.append(RecordEdit("person", ids[0], {"email": "a@x.example"}))
    batch = desk.edits.apply(edits, at=AT, title="Many", kind="bulk")
    assert batch is not None
    assert (batch.records, batch.fields, batch.kind) == (501, 502, "bulk")
    more = desk.edits.apply(
        [RecordEdit("person", ids[1], {"email": "b@x.example"})],
        at=AT,
        title="More",
        into=batch.id,
    )
    assert more is not None
    assert (more.id, more.title, more.records, more.fields) == (batch.id, "Many", 502, 503)
    assert desk.mirror.unsent_edits() == 503
    desk.check_search()


def test_an_edit_lifts_the_failure_of_its_record(desk: Desk) -> None:
    ann, bob = lead(desk), lead(desk, 2)
    for each in (ann, bob):
        desk.edit(each, company="Else")
    desk.send(ann, bob, failure=refusal())
    assert desk.outbox.due("Lead", LATER) == {}
    desk.edit(ann, company="Third")
    assert [each.record_id for each in desk.troubles.failures()] == [bob]
    assert desk.outbox.due("Lead", LATER) == {ann: sf("Lead", 1)}
    assert desk.outbox.attempts([ann, bob]) == {bob: 1}


def test_a_kept_record_is_edited_and_its_edit_stays(desk: Desk) -> None:
    ann = lead(desk)
    leave = page("Lead", leaves=[(sf("Lead", 1), "criteria")], on_leave=OnLeave.KEEP)
    desk.apply(leave, 2)
    desk.edit(ann, company="Else")
    assert desk.waiting(ann) == {"company": (None, "Else")}
    assert desk.outbox.due("Lead", LATER) == {}
    assert desk.outbox.waiting_counts() == (0, 0)
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann")]), 3)
    assert desk.outbox.due("Lead", LATER) == {ann: sf("Lead", 1)}


# -- people made here ---------------------------------------------------------------------------


def test_people_are_added_and_stay_here(desk: Desk) -> None:
    batch, ids = desk.edits.add(
        [{"name": "Ann", "email": "ann@x.example"}, {"name": "Bob"}, {}], at=AT, title="Three"
    )
    assert (batch.kind, batch.records, batch.fields) == ("add", 3, 3)
    detail = desk.detail(ids[0])
    assert (detail.state, detail.sobject, detail.wanted, detail.lists) == ("local", None, None, ())
    assert detail.value("email") == "ann@x.example"
    assert desk.told(ids[0]) == [("added", None, None, None, "You")]
    assert list(desk.views.ids(ListKey.ALL, search="bob")) == [ids[1]]
    assert desk.mirror.unsent_edits() == 0
    desk.edit(ids[0], email="other@x.example")
    assert desk.waiting(ids[0]) == {}
    desk.check_search()
    with refused("edit.read_only"):
        desk.edits.add([{"nothing": "x"}], at=AT, title="None")
    more, _ = desk.edits.add([{"name": "Zoe"}], at=AT, title="More", into=batch.id)
    assert (more.id, more.records) == (batch.id, 4)


def test_wanting_is_for_people_made_here(desk: Desk) -> None:
    synced, here = lead(desk), desk.person(name="Bob")
    assert desk.edits.want([synced, here, 99], "Lead", at=AT) == (here,)
    assert desk.edits.want([here], "Lead", at=AT) == ()
    assert desk.detail(here).wanted == "Lead"
    token = desk.outbox.creations(AT)[0].token
    assert desk.edits.want([here], "Contact", at=AT) == (here,)
    (creation,) = desk.outbox.creations(AT)
    assert (creation.sobject, creation.token != token) == ("Contact", True)
    assert desk.outbox.waiting_counts() == (0, 1)
    assert desk.edits.unwant([here, synced]) == (here,)
    assert desk.detail(here).wanted is None


def test_who_is_being_sent_is_wanted_still(desk: Desk) -> None:
    here = desk.person(name="Bob")
    desk.edits.want([here], "Lead", at=AT)
    desk.outbox.begin_creations([here], AT)
    assert desk.edits.unwant([here]) == ()
    assert desk.edits.want([here], "Contact", at=AT) == ()
    with refused("record.sending"):
        desk.edits.delete([here])
    assert desk.detail(here).wanted == "Lead"


def test_a_duplicate_is_allowed_and_due_again(desk: Desk) -> None:
    here = desk.person(name="Bob")
    desk.edits.want([here], "Lead", at=AT)
    desk.outbox.begin_creations([here], AT)
    desk.outbox.creation_failed(here, refusal("DUPLICATES_DETECTED", duplicates=("x",)), AT)
    assert desk.outbox.creations(LATER) == ()
    desk.edits.allow_duplicate([here])
    (creation,) = desk.outbox.creations(AT)
    assert (creation.allow_duplicate, creation.attempts) == (True, 0)
    assert desk.troubles.failure_count() == 0


def test_deleting_people_made_here_and_kept_ones(desk: Desk) -> None:
    kept, here = lead(desk, Company="Acme"), desk.person(name="Bob")
    desk.apply(page("Account", [record("Account", 1)]))
    desk.apply(page("Account", leaves=[(sf("Account", 1), "criteria")], on_leave=OnLeave.KEEP), 2)
    (company,) = desk.views.ids(ListKey.COMPANIES)
    desk.edits.want([here], "Lead", at=AT)
    before = desk.dump()
    with refused("record.synced") as error:
        desk.edits.delete([here, kept])
    assert "Ann" in error.value.message
    assert desk.dump() == before
    desk.apply(page("Lead", leaves=[(sf("Lead", 1), "criteria")], on_leave=OnLeave.KEEP), 2)
    desk.edit(kept, company="Else")
    done = desk.edits.delete([here, kept, company, 99])
    assert (done.removed, done.changes.people, done.changes.companies) == (
        3,
        {here, kept},
        {company},
    )
    assert done.changes.structure
    assert desk.views.counts()[ListKey.ALL] == 0
    assert desk.outbox.waiting_counts() == (0, 0)
    assert desk.troubles.failure_count() == 0
    assert desk.store.purge_pending()
    # what the batches would be called might be who they were of
    assert desk.edits.batches() == ()
    desk.check_search()
