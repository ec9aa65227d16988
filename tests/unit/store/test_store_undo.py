"""Taking back what was changed here, and what a run took over and sent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from apdesk.domain.mapping import ApdeskType
from apdesk.domain.records import FieldValue
from apdesk.errors import KnownError
from apdesk.language import speak
from apdesk.store.edits import RecordEdit, Skipped
from apdesk.store.lists import ListKey
from tests.unit.store.store_builders import ALL, AT, LATER, LEAD, Desk, mapping, page, record, sf


def leads(desk: Desk, count: int = 2, **values: FieldValue) -> list[int]:
    desk.apply(page("Lead", [record("Lead", n, Name=f"N{n}", **values) for n in range(count)]))
    return list(desk.views.ids("leads"))  # type: ignore[arg-type]


def edited(desk: Desk, *ids: int, **values: FieldValue) -> int:
    edits = [RecordEdit("person", each, values) for each in ids]
    batch = desk.edits.apply(edits, at=AT, title="Many")
    assert batch is not None
    return batch.id


# -- batches ------------------------------------------------------------------------------------


def test_a_batch_that_was_not_sent_is_as_if_it_had_not_been(desk: Desk) -> None:
    ids = leads(desk, 3, Company="Acme", HasOptedOutOfEmail=True)
    batch = edited(desk, *ids, company="Else", has_opted_out_of_email=False)
    undone = desk.edits.undo(batch, at=LATER)
    assert (undone.reversed, undone.skipped) == (6, ())
    assert undone.batch is not None
    assert (undone.batch.kind, undone.batch.title, undone.batch.records) == (
        "undo",
        "Undone: Many",
        3,
    )
    assert desk.mirror.unsent_edits() == 0
    for each in ids:
        assert desk.values(each, "company", "has_opted_out_of_email") == ("Acme", True)
        assert ("undone", "company", "Else", "Acme", "You") in desk.told(each)
    assert [each.undone for each in desk.edits.batches()] == [False, True]


class Shouting:
    """A language of its own for what is undone."""

    def text(self, source: str, _note: str, _n: int) -> str:
        return "ZURÜCK: {title}" if source == "Undone: {title}" else source

    def number(self, value: int | Decimal) -> str:
        return str(value)

    def order(self, text: str) -> str:
        return text


def test_what_an_undo_is_called_is_said_in_the_language(desk: Desk) -> None:
    batch = edited(desk, *leads(desk), company="Else")
    speak(Shouting())
    try:
        undone = desk.edits.undo(batch, at=LATER)
    finally:
        speak(None)
    assert undone.batch is not None
    assert undone.batch.title == "ZURÜCK: Many"


def test_a_batch_that_was_sent_is_sent_back(desk: Desk) -> None:
    ann, _ = leads(desk, Company="Acme")
    batch = edited(desk, ann, company="Else")
    desk.send(ann)
    desk.edits.undo(batch, at=LATER)
    assert desk.waiting(ann) == {"company": ("Else", "Acme")}


def test_what_was_changed_since_stays(desk: Desk) -> None:
    ann, bob = leads(desk)
    batch = edited(desk, ann, bob, company="Else", email="e@x.example")
    desk.edit(ann, company="Third")
    undone = desk.edits.undo(batch, at=LATER)
    assert undone.reversed == 3
    assert undone.skipped == (
        Skipped("person", ann, "N0", "company", "Company", "It was changed since."),
    )
    assert desk.values(ann, "company", "email") == ("Third", None)
    again = desk.edits.undo(batch, at=LATER)
    assert (again.batch, again.reversed) == (None, 0)


def test_an_undo_is_undone(desk: Desk) -> None:
    ann, _ = leads(desk)
    undone = desk.edits.undo(edited(desk, ann, company="Else"), at=LATER)
    assert undone.batch is not None
    assert desk.edits.undo(undone.batch.id, at=LATER).reversed == 1
    assert desk.values(ann, "company") == ("Else",)


def test_several_edits_of_one_batch_go_back_to_before_the_first(desk: Desk) -> None:
    ann, _ = leads(desk, Company="Acme")
    batch = edited(desk, ann, company="Else")
    desk.edits.apply([RecordEdit("person", ann, {"company": "Third"})], at=AT, title="", into=batch)
    assert desk.edits.undo(batch, at=LATER).reversed == 1
    assert desk.values(ann, "company") == ("Acme",)


def test_a_field_that_is_not_written_any_more_stays(desk: Desk) -> None:
    ann, _ = leads(desk)
    batch = edited(desk, ann, company="Else")
    desk.mirror.prepare({**ALL, "Lead": [each for each in LEAD if each.salesforce != "Company"]})
    undone = desk.edits.undo(batch, at=LATER)
    assert [each.why for each in undone.skipped] == ["The field can't be written."]


def test_people_that_were_added_go_unless_they_were_sent(desk: Desk) -> None:
    batch, ids = desk.edits.add(
        [{"name": f"N{n}", "company": "Acme"} for n in range(4)], at=AT, title="Import"
    )
    here, waiting, asked, there = ids
    desk.edits.want([waiting, asked, there], "Lead", at=AT)
    desk.outbox.begin_creations([asked, there], AT)
    desk.outbox.created(there, sf("Lead", 9), 3, AT)
    undone = desk.edits.undo(batch.id, at=LATER)
    assert (undone.batch, undone.reversed) == (None, 2)
    assert [(each.record_id, each.why) for each in undone.skipped] == [
        (asked, "It is being created in Salesforce."),
        (there, "It is in Salesforce by now."),
    ]
    assert list(desk.views.ids("all")) == [asked, there]  # type: ignore[arg-type]
    assert here not in desk.views.ids("all")  # type: ignore[arg-type]
    assert desk.edits.batches()[0].undone
    desk.check_search()


def test_somebody_who_was_added_and_edited_since_stays(desk: Desk) -> None:
    """What was typed since would be gone for good: nothing takes a deletion back."""
    batch, ids = desk.edits.add([{"name": f"N{n}"} for n in range(3)], at=AT, title="Import")
    typed, taken_back, plain = ids
    edited(desk, typed, company="Typed later")
    other = edited(desk, taken_back, company="Else")
    desk.edits.undo(other, at=LATER)
    undone = desk.edits.undo(batch.id, at=LATER)
    assert undone.reversed == 2
    assert [(each.record_id, each.name, each.why) for each in undone.skipped] == [
        (typed, "N0", "It was changed since.")
    ]
    assert desk.values(typed, "name", "company") == ("N0", "Typed later")
    assert list(desk.views.ids(ListKey.ALL)) == [typed]
    assert plain not in desk.views.ids(ListKey.ALL)
    desk.check_search()


def test_an_import_that_added_and_changed_is_taken_back_whole(desk: Desk) -> None:
    ann, _ = leads(desk)
    batch, (new,) = desk.edits.add([{"name": "New"}], at=AT, title="Import", kind="import")
    edits = [RecordEdit("person", ann, {"company": "Else"})]
    edits.append(RecordEdit("person", new, {"company": "Else"}))
    desk.edits.apply(edits, at=AT, title="", into=batch.id)
    assert desk.edits.undo(batch.id, at=LATER).reversed == 2
    assert desk.views.record("person", new) is None  # type: ignore[arg-type]
    assert desk.waiting(ann) == {}


def test_a_batch_of_records_that_are_gone_cannot_be_undone(desk: Desk) -> None:
    ann, _ = leads(desk)
    batch = edited(desk, ann, company="Else")
    desk.send(ann)
    desk.apply(page("Lead", deletes=[(sf("Lead", 0), "deleted")]), 2)
    desk.mirror.remove_staged("Lead")
    for each in (batch, 99):
        with pytest.raises(KnownError) as error:
            desk.edits.undo(each, at=LATER)
        assert error.value.code == "batch.gone"


# -- runs -----------------------------------------------------------------------------------------


def test_a_run_is_reversed_by_edits(desk: Desk) -> None:
    ann, bob = leads(desk, Company="Acme")
    desk.edit(bob, description="Mine")
    rows = [
        record("Lead", 0, Name="N0", Company="Else", Email="a@x.example"),
        record("Lead", 1, Name="N1", Company="Acme"),
    ]
    desk.apply(page("Lead", rows), 8)
    desk.send(bob, run_id=8)
    desk.edit(ann, email=None)
    before = desk.dump()
    foreseen = desk.edits.undo_run(8, at=LATER, preview=True)
    assert desk.dump() == before
    assert (foreseen.batch, foreseen.reversed) == (None, 2)
    undone = desk.edits.undo_run(8, at=LATER)
    assert (undone.reversed, undone.skipped) == (2, foreseen.skipped) == (2, ())
    assert undone.batch is not None
    assert undone.batch.title == "Undone: run 8"
    assert desk.waiting(ann) == {"company": ("Else", "Acme"), "email": ("a@x.example", None)}
    assert desk.waiting(bob) == {"description": ("Mine", None)}
    assert desk.edits.undo_run(8, at=LATER).reversed == 0


def test_what_a_run_did_to_a_field_twice_goes_back_to_before(desk: Desk) -> None:
    ann, _ = leads(desk, Company="Acme")
    desk.edit(ann, company="Mine")
    desk.apply(page("Lead", [record("Lead", 0, Name="N0", Company="Theirs")]), 8)
    desk.troubles.use_other(desk.troubles.conflicts()[0].id, at=AT)
    desk.send(ann, run_id=8)
    undone = desk.edits.undo_run(8, at=LATER)
    # "Mine" was here before the run and is here after it
    assert (undone.reversed, undone.skipped) == (0, ())


def test_what_cannot_be_reversed_is_told(desk: Desk) -> None:
    more = (
        mapping("Lead", "Score__c", "score", ApdeskType.NUMBER, writable=False),
        mapping("Lead", "LastModifiedDate", "last_modified_date", writable=False),
    )
    desk.mirror.prepare({**ALL, "Lead": (*LEAD, *more)})
    ann, _ = leads(desk, Company="Acme")
    changes = page("Lead", [record("Lead", 0, Name="N0", Company="Else")])
    more_fields = (*changes.fields, "Score__c", "LastModifiedDate")
    rows = tuple((*row, 5, LATER) for row in changes.rows)
    desk.apply(type(changes)("Lead", more_fields, rows), 8)
    made = desk.person(name="Zoe")
    desk.edits.want([made], "Lead", at=AT)
    desk.outbox.created(made, sf("Lead", 9), 8, AT)
    desk.edit(ann, company="Third")
    undone = desk.edits.undo_run(8, at=LATER)
    assert undone.reversed == 0
    assert [(each.record_id, each.field, each.why) for each in undone.skipped] == [
        (ann, "company", "It was changed since."),
        (ann, "score", "The field can't be written."),
        (made, "", "It was created in Salesforce."),
    ]


def test_edits_that_a_merge_passed_on_are_not_the_run_s(desk: Desk) -> None:
    loser, winner = leads(desk)
    desk.edit(loser, company="Mine")
    desk.apply(page("Lead", merges=[(sf("Lead", 0), sf("Lead", 1))]), 8)
    assert desk.values(winner, "company") == ("Mine",)
    assert desk.edits.undo_run(8, at=LATER).reversed == 0
