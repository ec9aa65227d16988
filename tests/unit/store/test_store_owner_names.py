"""Who is called so: what a filter by name asks."""

from __future__ import annotations

import json

import pytest

from apdesk.domain.mapping import ApdeskType
from apdesk.store import org_names
from apdesk.store.lists import ListKey
from apdesk.store.org_names import OrgNames
from apdesk.store.settings import Settings
from tests.unit.store.store_builders import ALL, AT, LEAD, Desk, mapping, page, record, sf

ANN, BEN, OTHER_ANN, CAT = (f"005{number:012d}AAA" for number in (1, 2, 3, 4))
QUEUE, NOBODY = "00G000000000001AAA", "005000000000009AAA"
OWNED = (*LEAD, mapping("Lead", "OwnerId", "owner_id", ApdeskType.REFERENCE))


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A desk that knows users, a queue and records of every object by name."""
    desk.mirror.prepare({**ALL, "Lead": OWNED})
    OrgNames(desk.store).save(
        {ANN: "Ann Lee", OTHER_ANN: "Ann Lee", BEN: "Bén Öde", QUEUE: "Lee queue", NOBODY: ""}
    )
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann Lee"), record("Lead", 2, Name="Lea")]), 1)
    desk.apply(page("Contact", [record("Contact", 1, Name="Ann Lee")]), 1)
    desk.apply(page("Account", [record("Account", 1, Name="Lee & Sons")]), 1)
    return desk


def ids(desk: Desk, objects: tuple[str, ...], text: str, *, exactly: bool = False) -> list[str]:
    found = desk.views.called(objects, text, exactly=exactly)
    assert {each.sobject for each in found} <= set(objects)
    return [each.salesforce_id for each in found]


def test_users_and_queues_have_a_text_anywhere_in_their_names(known: Desk) -> None:
    assert ids(known, ("User", "Group"), "LEE") == [ANN, OTHER_ANN, QUEUE]
    assert ids(known, ("User",), "ee") == [ANN, OTHER_ANN]
    assert ids(known, ("User",), "ÖDE") == [BEN]
    assert ids(known, ("User", "Group"), "") == [ANN, OTHER_ANN, BEN, QUEUE]


def test_records_are_found_by_what_words_of_their_names_begin_with(known: Desk) -> None:
    assert ids(known, ("Lead",), "le") == [sf("Lead", 1), sf("Lead", 2)]
    assert ids(known, ("Contact",), "lee") == [sf("Contact", 1)]
    assert ids(known, ("Account",), "lee &") == [sf("Account", 1)]
    assert ids(known, ("Account",), "") == [sf("Account", 1)]
    assert ids(known, ("Lead", "Contact"), "ea") == []


def test_a_text_of_another_field_is_no_name(known: Desk) -> None:
    known.apply(page("Lead", [record("Lead", 3, Name="Cat", Company="Lee Ltd")]), 1)
    assert ids(known, ("Lead",), "lee") == [sf("Lead", 1)]


def test_a_whole_name_means_all_who_have_it_and_nobody_else(known: Desk) -> None:
    assert ids(known, ("User", "Group"), " ann lee ", exactly=True) == [ANN, OTHER_ANN]
    assert ids(known, ("Lead", "Contact"), "ANN LEE", exactly=True) == [
        sf("Contact", 1),
        sf("Lead", 1),
    ]
    assert ids(known, ("User", "Group", "Account"), "Lee", exactly=True) == []
    assert ids(known, ("User",), "", exactly=True) == []


def test_the_search_leads_to_records_and_not_half_of_all(known: Desk) -> None:
    said: list[str] = []
    with known.store.reading() as connection:
        connection.set_trace_callback(said.append)
        org_names.called(connection, known.mirror.catalogue(), ("Contact",), "lee", exactly=True)
        connection.set_trace_callback(None)
        (query,) = (each for each in said if "person_search MATCH" in each)
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert plan[0] == "SEARCH r USING INTEGER PRIMARY KEY (rowid=?)"


def test_so_many_are_told_at_most(known: Desk) -> None:
    found = known.views.called(("User", "Group"), "", 3)
    assert [each.name for each in found] == ["Ann Lee", "Ann Lee", "Bén Öde"]


def test_somebody_of_journeys_is_known_as_well_and_once(known: Desk) -> None:
    with known.store.transaction() as connection:
        connection.executemany(
            "INSERT INTO org_user (id, name, active, modstamp) VALUES (?, ?, 1, ?)",
            [(BEN, "Bén Öde", AT), (CAT, "Cat Orr", AT)],
        )
    assert ids(known, ("User",), "orr") == [CAT]
    assert ids(known, ("User",), "bén") == [BEN]


def describe(desk: Desk, sobject: str, **references: list[str]) -> None:
    fields = [
        {"name": name, "label": name, "type": "reference", "referenceTo": objects}
        for name, objects in references.items()
    ]
    raw = {"name": sobject, "label": sobject, "labelPlural": sobject, "fields": fields}
    Settings(desk.store).save_describe(sobject, json.loads(json.dumps(raw)), None, AT)


def test_lookups_mean_what_the_org_says(known: Desk) -> None:
    assert known.views.lookups(ListKey.LEADS)["owner_id"] == (
        "User",
        "Group",
        "Lead",
        "Contact",
        "Account",
    ), "before it has said anything: anybody"
    describe(known, "Lead", OwnerId=["Group", "User"])
    describe(known, "Contact", AccountId=["Account"])
    assert known.views.lookups(ListKey.LEADS)["owner_id"] == ("User", "Group")
    assert known.views.lookups(ListKey.ALL)["account_id"] == ("Account",)
    assert "name" not in known.views.lookups(ListKey.ALL)
    assert not any(each.startswith("@") for each in known.views.lookups(ListKey.ALL))


def test_a_lookup_of_what_has_no_names_here_is_none(known: Desk) -> None:
    describe(known, "Lead", OwnerId=["RecordType"])
    assert "owner_id" not in known.views.lookups(ListKey.LEADS)
