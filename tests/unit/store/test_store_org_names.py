"""Whom records name by id: noted with what changes, found in what entered, shown by name."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from apdesk.domain.mapping import ApdeskType, Entity
from apdesk.domain.preferences import Rule
from apdesk.domain.records import FieldValue
from apdesk.store.changes import PageChanges
from apdesk.store.org_names import OrgNames
from tests.unit.store.store_builders import ALL, AT, LATER, LEAD, Desk, mapping, record, refusal, sf

ANN, BEN, CAT = (f"005{number:012d}AAA" for number in (1, 2, 3))
QUEUE = "00G000000000001AAA"
OWNED = (*LEAD, mapping("Lead", "OwnerId", "owner_id", ApdeskType.REFERENCE))
NAMES = ("Id", "SystemModstamp", *(each.salesforce for each in OWNED))


@pytest.fixture
def owned(desk: Desk) -> Desk:
    """A desk whose leads have owners."""
    desk.mirror.prepare({**ALL, "Lead": OWNED})
    return desk


def arrive(desk: Desk, owners: Mapping[int, FieldValue], run_id: int = 1, at: str = AT) -> None:
    """Leads by number, with their owners."""
    rows = [record("Lead", n, Name=f"L{n}", OwnerId=each) for n, each in owners.items()]
    values = tuple(tuple(row.get(name) for name in NAMES) for row in rows)
    desk.apply(PageChanges("Lead", NAMES, values), run_id, at)


def lead(desk: Desk, number: int) -> int:
    return desk.mirror.known("Lead", [sf("Lead", number)])[sf("Lead", number)].record_id


def look(desk: Desk, most: int = 100, *fields: str) -> bool:
    names = OrgNames(desk.store)
    return names.look_through(desk.mirror.catalogue(), Entity.PERSON, fields or ("owner_id",), most)


def unknown(desk: Desk) -> set[str]:
    names = OrgNames(desk.store)
    return {*names.unknown("005", 100), *names.unknown("00G", 100)}


def test_owners_of_what_entered_are_found_users_and_queues(owned: Desk) -> None:
    arrive(owned, {1: ANN, 2: QUEUE, 3: ANN, 4: None})
    assert unknown(owned) == set()
    assert not look(owned)
    assert unknown(owned) == {ANN, QUEUE}
    assert OrgNames(owned.store).unknown("005", 100) == (ANN,)


def test_records_are_looked_through_a_part_at_a_time_and_once(owned: Desk) -> None:
    arrive(owned, {1: ANN, 2: ANN, 3: BEN, 4: ANN, 5: CAT})
    assert look(owned, 2)
    assert unknown(owned) == {ANN}
    assert look(owned, 2)
    assert unknown(owned) == {ANN, BEN}
    assert not look(owned, 2)
    assert unknown(owned) == {ANN, BEN, CAT}
    said: list[str] = []
    with owned.store.reading() as connection:
        connection.set_trace_callback(said.append)
        assert not look(owned, 2)
        connection.set_trace_callback(None)
    assert not [each for each in said if "DISTINCT" in each or "BEGIN" in each]


def test_ids_that_are_not_there_take_no_time(owned: Desk) -> None:
    """Companies have the numbers behind all people, and what left leaves holes."""
    arrive(owned, {1: ANN})
    with owned.store.transaction() as connection:
        connection.execute("UPDATE sqlite_sequence SET seq = 90000 WHERE name = 'person'")
    arrive(owned, {2: BEN, 3: CAT})
    assert look(owned, 2)
    assert unknown(owned) == {ANN, BEN}
    assert not look(owned, 2)
    assert unknown(owned) == {ANN, BEN, CAT}


def test_an_object_that_is_missing_for_a_run_is_not_looked_through_anew(owned: Desk) -> None:
    second = mapping("Contact", "ReportsToId", "reports_to_id", ApdeskType.REFERENCE)
    owned.mirror.prepare({**ALL, "Lead": OWNED, "Contact": (*ALL["Contact"], second)})
    arrive(owned, {1: ANN})
    look(owned, 100, "owner_id", "reports_to_id")
    with owned.store.transaction() as connection:
        connection.execute("DELETE FROM salesforce_user")
    arrive(owned, {2: BEN})
    look(owned, 100, "owner_id")
    arrive(owned, {3: CAT})
    look(owned, 100, "owner_id", "reports_to_id")
    assert unknown(owned) == {BEN, CAT}


def test_who_is_known_keeps_the_name(owned: Desk) -> None:
    OrgNames(owned.store).save({ANN: "Ann Lee", BEN: ""})
    arrive(owned, {1: ANN, 2: BEN, 3: CAT})
    look(owned)
    assert unknown(owned) == {CAT}
    assert [each.called for each in owned.detail(lead(owned, 1)).fields if each.name == "owner_id"]
    assert owned.views.names([ANN, BEN, CAT]) == {ANN: "Ann Lee"}


def test_another_owner_is_noted_with_the_change(owned: Desk) -> None:
    arrive(owned, {1: ANN})
    look(owned)
    arrive(owned, {1: BEN}, 2, LATER)
    assert unknown(owned) == {ANN, BEN}


def test_an_owner_chosen_here_is_noted_with_the_edit(owned: Desk) -> None:
    arrive(owned, {1: ANN})
    owned.edit(lead(owned, 1), owner_id=CAT)
    assert unknown(owned) == {CAT}


def test_a_field_that_is_shown_anew_is_looked_through_from_the_beginning(owned: Desk) -> None:
    second = mapping("Lead", "Mentor__c", "mentor", ApdeskType.REFERENCE)
    owned.mirror.prepare({**ALL, "Lead": (*OWNED, second)})
    arrive(owned, {1: ANN})
    with owned.store.transaction() as connection:
        connection.execute("UPDATE person SET f_mentor = ?", (BEN,))
    look(owned)
    assert unknown(owned) == {ANN}
    look(owned, 100, "owner_id", "mentor")
    assert unknown(owned) == {ANN, BEN}


def test_other_fields_and_hidden_ones_name_nobody(owned: Desk) -> None:
    hidden = mapping("Lead", "OwnerId", "owner_id", ApdeskType.REFERENCE, hidden=True)
    owned.mirror.prepare({**ALL, "Lead": (*LEAD, hidden)})
    arrive(owned, {1: ANN})
    look(owned, 100, "owner_id", "company")
    arrive(owned, {1: BEN}, 2, LATER)
    assert unknown(owned) == set()


def test_history_says_who_owned_it_before_and_after(owned: Desk) -> None:
    arrive(owned, {1: ANN})
    arrive(owned, {1: BEN}, 2, LATER)
    OrgNames(owned.store).save({ANN: "Ann Lee", BEN: "Ben Ode"})
    (changed,) = (
        each
        for each in owned.views.history(Entity.PERSON, lead(owned, 1))
        if each.field == "owner_id"
    )
    assert (changed.old, changed.new) == (ANN, BEN)
    assert changed.names == {ANN: "Ann Lee", BEN: "Ben Ode"}


def test_what_waits_what_clashes_and_what_is_refused_has_names(owned: Desk) -> None:
    OrgNames(owned.store).save({ANN: "Ann Lee", BEN: "Ben Ode", CAT: "Cat Orr"})
    arrive(owned, {1: ANN, 2: ANN})
    owned.edit(lead(owned, 1), owner_id=BEN, company=ANN)
    owner, company = sorted(
        owned.detail(lead(owned, 1)).pending, key=lambda each: each.field, reverse=True
    )
    assert owner.names == {ANN: "Ann Lee", BEN: "Ben Ode"}
    assert company.names == {}, "a text is what it is"
    arrive(owned, {1: CAT}, 2, LATER)
    (conflict,) = (
        each for each in owned.detail(lead(owned, 1)).conflicts if each.field == "owner_id"
    )
    assert conflict.names == {ANN: "Ann Lee", BEN: "Ben Ode", CAT: "Cat Orr"}
    assert owned.troubles.conflicts()[0].names == conflict.names
    owned.edit(lead(owned, 2), owner_id=BEN)
    owned.send(lead(owned, 2), failure=refusal())
    (failure,) = owned.troubles.failures()
    assert failure.names == {BEN: "Ben Ode"}


def test_a_rule_that_keeps_our_owner_asks_for_nobody_else(desk: Desk) -> None:
    """What the row holds is noted, not what lost against it."""
    ours = mapping("Lead", "OwnerId", "owner_id", ApdeskType.REFERENCE, rule=Rule.APDESK_WINS)
    desk.mirror.prepare({**ALL, "Lead": (*LEAD, ours)})
    arrive(desk, {1: ANN})
    desk.edit(lead(desk, 1), owner_id=CAT)
    arrive(desk, {1: BEN}, 2, LATER)
    assert unknown(desk) == {CAT}
