"""A change counts as undone once something of it was set back, and not before."""

from __future__ import annotations

from apdesk.store.edits import RecordEdit
from apdesk.store.list_keys import ListKey
from tests.unit.store.store_builders import AT, LATER, Desk, page, record


def leads(desk: Desk, count: int = 2) -> list[int]:
    rows = [record("Lead", n, Name=f"N{n}", Company="Acme") for n in range(count)]
    desk.apply(page("Lead", rows))
    return list(desk.views.ids("leads"))  # type: ignore[arg-type]


def edited(desk: Desk, *ids: int, company: str) -> int:
    edits = [RecordEdit("person", each, {"company": company}) for each in ids]
    batch = desk.edits.apply(edits, at=AT, title="Many")
    assert batch is not None
    return batch.id


def undone(desk: Desk, batch_id: int) -> bool:
    return next(each.undone for each in desk.edits.batches() if each.id == batch_id)


def test_a_change_that_was_changed_since_can_be_undone_later(desk: Desk) -> None:
    ann, _ = leads(desk)
    first = edited(desk, ann, company="Else")
    second = edited(desk, ann, company="Third")
    nothing = desk.edits.undo(first, at=LATER)
    assert (nothing.batch, nothing.reversed, len(nothing.skipped)) == (None, 0, 1)
    assert not undone(desk, first)
    assert desk.edits.undo(second, at=LATER).reversed == 1
    assert desk.edits.undo(first, at=LATER).reversed == 1
    assert undone(desk, first)
    assert desk.values(ann, "company") == ("Acme",)


def test_values_that_were_set_back_by_hand_were_not_undone(desk: Desk) -> None:
    ann, _ = leads(desk)
    batch = edited(desk, ann, company="Else")
    desk.edit(ann, company="Acme")
    nothing = desk.edits.undo(batch, at=LATER)
    assert (nothing.reversed, nothing.skipped) == (0, ())
    assert not undone(desk, batch)


def test_a_change_that_was_undone_in_part_was_undone(desk: Desk) -> None:
    ann, bob = leads(desk)
    batch = edited(desk, ann, bob, company="Else")
    desk.edit(ann, company="Third")
    part = desk.edits.undo(batch, at=LATER)
    assert (part.reversed, len(part.skipped)) == (1, 1)
    assert undone(desk, batch)
    # it stays so, though there is nothing more to set back
    assert desk.edits.undo(batch, at=LATER).reversed == 0
    assert undone(desk, batch)


def test_people_that_were_added_and_all_stay_were_not_undone(desk: Desk) -> None:
    batch, (new,) = desk.edits.add([{"name": "New"}], at=AT, title="Import", kind="import")
    later = edited(desk, new, company="Typed later")
    assert desk.edits.undo(batch.id, at=LATER).reversed == 0
    assert not undone(desk, batch.id)
    assert desk.edits.undo(later, at=LATER).reversed == 1
    assert desk.edits.undo(batch.id, at=LATER).reversed == 1
    assert desk.views.record("person", new) is None  # type: ignore[arg-type]


def test_some_of_the_people_that_were_added_are_gone_so_it_was_undone(desk: Desk) -> None:
    batch, (plain, typed) = desk.edits.add([{"name": "A"}, {"name": "B"}], at=AT, title="Import")
    edited(desk, typed, company="Typed later")
    assert desk.edits.undo(batch.id, at=LATER).reversed == 1
    assert desk.views.record("person", plain) is None  # type: ignore[arg-type]
    assert undone(desk, batch.id)


def test_an_undone_run_opts_nobody_in_to_mail_again(desk: Desk) -> None:
    person = {"Name": "Ann", "Company": "Acme", "HasOptedOutOfEmail": False}
    desk.apply(page("Lead", [record("Lead", 1, **person)]))
    (ann,) = desk.views.ids(ListKey.LEADS)
    changed = {**person, "Company": "Else", "HasOptedOutOfEmail": True}
    desk.apply(page("Lead", [record("Lead", 1, **changed)]), run_id=2)
    for preview in (True, False):
        found = desk.edits.undo_run(2, at=LATER, preview=preview)
        assert found.reversed == 1
        assert [(each.field, each.why) for each in found.skipped] == [
            ("has_opted_out_of_email", "An undo opts nobody in to mail again.")
        ]
    assert desk.values(ann, "company", "has_opted_out_of_email") == ("Acme", True)


def test_an_undone_run_takes_back_that_somebody_was_opted_in(desk: Desk) -> None:
    person = {"Name": "Ann", "HasOptedOutOfEmail": True}
    desk.apply(page("Lead", [record("Lead", 1, **person)]))
    (ann,) = desk.views.ids(ListKey.LEADS)
    desk.apply(page("Lead", [record("Lead", 1, **{**person, "HasOptedOutOfEmail": False})]), 2)
    assert desk.edits.undo_run(2, at=LATER).reversed == 1
    assert desk.values(ann, "has_opted_out_of_email") == (True,)


def test_who_opted_somebody_out_by_mistake_can_take_that_back(desk: Desk) -> None:
    ann, _ = leads(desk)
    batch = desk.edit(ann, has_opted_out_of_email=True)
    assert desk.edits.undo(batch.id, at=LATER).reversed == 1
    assert desk.values(ann, "has_opted_out_of_email") == (False,)
