"""Edits of the window beside the writer of the sync thread: two connections to one file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from apdesk.domain.records import FieldValue
from apdesk.errors import KnownError
from apdesk.store.database import Store
from apdesk.store.edits import Edits, RecordEdit
from apdesk.store.outbox import Outcome
from tests.unit.store.store_builders import ALL, AT, LATER, Desk, mapping, page, record, sf


@pytest.fixture
def window(desk: Desk) -> Iterator[Edits]:
    with Store(desk.store.path, check=False) as store:
        yield Edits(store)


def edit(edits: Edits, record_id: int, **values: FieldValue) -> None:
    edits.apply([RecordEdit("person", record_id, values)], at=AT, title="Edited")


def lead(desk: Desk, **values: FieldValue) -> int:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", **values)]))
    return desk.mirror.known("Lead", [sf("Lead", 1)])[sf("Lead", 1)].record_id


def test_an_edit_between_any_two_steps_of_a_run_is_not_lost(desk: Desk, window: Edits) -> None:
    ann = lead(desk, Company="Acme")
    edit(window, ann, company="One")
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", Company="Acme")]), 2)
    sent = desk.outbox.begin("Lead", [ann])
    edit(window, ann, company="Two", email="ann@x.example")
    desk.outbox.settle([Outcome(each) for each in sent], 2, LATER)
    assert desk.waiting(ann) == {"company": ("One", "Two"), "email": (None, "ann@x.example")}
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", Company="One")]), 2)
    assert desk.values(ann, "company", "email") == ("Two", "ann@x.example")
    assert desk.waiting(ann) == {"company": ("One", "Two"), "email": (None, "ann@x.example")}
    desk.check_search()


def test_a_person_who_is_edited_while_it_is_created(desk: Desk, window: Edits) -> None:
    _, (ann,) = window.add([{"name": "Ann", "company": "Acme"}], at=AT, title="Added")
    window.want([ann], "Lead", at=AT)
    desk.outbox.begin_creations([ann], AT)
    edit(window, ann, company="Else")
    desk.outbox.created(ann, sf("Lead", 1), 2, LATER)
    assert desk.waiting(ann) == {"company": ("Acme", "Else")}


def test_a_person_who_is_taken_back_just_before_is_not_created(desk: Desk, window: Edits) -> None:
    _, ids = window.add([{"name": "Ann"}, {"name": "Bob"}], at=AT, title="Added")
    window.want(ids, "Lead", at=AT)
    due = [each.record_id for each in desk.outbox.creations(AT)]
    window.unwant([ids[0]])
    window.delete([ids[1]])
    assert desk.outbox.begin_creations(due, AT) == ()
    desk.outbox.creation_not_sent(due)


def test_an_edit_of_a_field_that_was_mapped_meanwhile(desk: Desk, window: Edits) -> None:
    ann = lead(desk)
    new = mapping("Lead", "Level__c", "level")
    desk.mirror.prepare({**ALL, "Lead": (*ALL["Lead"], new)})
    edit(window, ann, level="Gold")
    assert desk.waiting(ann) == {"level": (None, "Gold")}


def test_a_record_that_is_removed_meanwhile(desk: Desk, window: Edits) -> None:
    ann = lead(desk)
    desk.apply(page("Lead", deletes=[(sf("Lead", 1), "deleted")]), 2)
    edit(window, ann, company="Mine")
    desk.mirror.remove_staged("Lead")
    (failure,) = desk.troubles.failures()
    assert failure.values == (("Company", "Mine"),)
    with pytest.raises(KnownError) as error:
        edit(window, ann, company="Mine")
    assert error.value.code == "record.gone"


def test_an_edit_waits_for_the_transaction_of_the_writer(desk: Desk) -> None:
    ann = lead(desk, Company="Acme")
    begun = threading.Event()

    def beside() -> None:
        with Store(desk.store.path, check=False) as store:
            store.point = lambda name: begun.set() if name == "begin" else None
            edit(Edits(store), ann, company="Mine")

    with ThreadPoolExecutor(1) as pool:
        with desk.store.transaction() as connection:
            connection.execute("UPDATE person SET modstamp = 'x' WHERE id = ?", (ann,))
            done = pool.submit(beside)
            assert begun.wait(10)
        done.result(10)
    assert desk.detail(ann).modstamp == "x"
    assert desk.waiting(ann) == {"company": ("Acme", "Mine")}


def test_a_writer_that_never_lets_go_is_told(desk: Desk) -> None:
    ann = lead(desk, Company="Acme")
    before = desk.dump()
    with (
        Store(desk.store.path, check=False, busy_timeout=0.01) as store,
        desk.store.transaction(),
        pytest.raises(KnownError) as error,
    ):
        edit(Edits(store), ann, company="Mine")
    assert error.value.code == "database.locked"
    assert desk.dump() == before
