from __future__ import annotations

import pytest

from apdesk.domain.mapping import Entity
from apdesk.store.changes import HeldRemoval
from apdesk.store.lists import ListKey
from tests.unit.store.store_builders import AT, Desk, page, record, sf


def fill(desk: Desk, count: int, sobject: str = "Lead") -> None:
    desk.apply(page(sobject, [record(sobject, n, Name=f"N{n}") for n in range(count)]))


def stage(desk: Desk, *numbers: int, sobject: str = "Lead", reason: str = "criteria") -> int:
    leaves = [(sf(sobject, n), reason) for n in numbers]
    return desk.apply(page(sobject, leaves=leaves), 2).staged


def test_staged_records_are_members_until_they_are_removed(desk: Desk) -> None:
    fill(desk, 5)
    assert stage(desk, 1, 2, 8) == 2
    assert stage(desk, 2, 3) == 1
    assert desk.mirror.staged_count("Lead") == 3
    assert desk.mirror.member_count("Lead") == 5
    first = desk.mirror.remove_staged("Lead", limit=2)
    assert (first.removed, first.by_reason, len(first.changes.people)) == (2, {"criteria": 2}, 2)
    assert first.changes.structure
    assert desk.mirror.remove_staged("Lead", limit=2).removed == 1
    assert desk.mirror.remove_staged("Lead", limit=2).removed == 0
    assert list(desk.mirror.member_ids("Lead")) == [sf("Lead", 0), sf("Lead", 4)]
    desk.check_search()


def test_removal_takes_everything_of_the_record(desk: Desk) -> None:
    fill(desk, 2)
    desk.apply(page("Lead", [record("Lead", 1, Name="changed")]), 2)
    record_id = desk.mirror.known("Lead", [sf("Lead", 1)])[sf("Lead", 1)].record_id
    with desk.store.transaction() as connection:
        connection.execute(
            "INSERT INTO pending_edit (entity, record_id, field, base, local, remote, at, author) "
            "VALUES ('person', ?, 'name', 'a', 'b', 'a', ?, 'You')",
            (record_id, AT),
        )
    stage(desk, 1)
    desk.mirror.remove_staged("Lead")
    with desk.store.reading() as connection:
        for table in ("history", "pending_edit", "removal"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    assert not desk.views.ids(ListKey.ALL, search="changed")
    assert desk.views.record(Entity.PERSON, record_id) is None
    assert desk.views.history(Entity.PERSON, record_id) == ()


def test_held_removals_wait_for_approval(desk: Desk) -> None:
    fill(desk, 4)
    fill(desk, 1, "Account")
    stage(desk, 1, 2)
    stage(desk, 0, sobject="Account", reason="deleted")
    assert desk.mirror.hold("Lead") == 2
    assert desk.mirror.hold("Account") == 1
    assert desk.mirror.remove_staged("Lead").removed == 0
    assert desk.mirror.held_count() == 3
    assert desk.mirror.held("Account") == (
        HeldRemoval("Account", 5, sf("Account", 0), "N0", "deleted", 2),
    )
    assert [(each.name, each.reason) for each in desk.mirror.held("Lead")] == [
        ("N1", "criteria"),
        ("N2", "criteria"),
    ]
    assert desk.views.held() == desk.mirror.held()
    detail = desk.views.record(Entity.PERSON, 2)
    assert detail is not None
    assert detail.removal == "criteria"
    # another run finds them again: they go on waiting
    assert stage(desk, 1, 2, 3) == 1
    assert desk.mirror.held_count("Lead") == 2
    assert desk.mirror.approve("Lead") == 2
    assert desk.mirror.remove_staged("Lead").removed == 3
    assert desk.mirror.held_count() == 1


def test_taking_removals_back(desk: Desk) -> None:
    fill(desk, 4)
    assert desk.mirror.stage("Lead", [(sf("Lead", 1), "criteria")], 2) == 1
    stage(desk, 2, 3)
    assert desk.mirror.unstage("Lead", [sf("Lead", 1), sf("Lead", 9)]) == 1
    desk.mirror.hold("Lead")
    assert desk.mirror.unstage("Lead", [sf("Lead", 2), sf("Lead", 3)]) == 2
    assert desk.mirror.remove_staged("Lead").removed == 0


def test_a_member_cannot_be_discarded(desk: Desk) -> None:
    fill(desk, 1)
    assert desk.mirror.discard("person", [1]).removed == 0
    assert desk.mirror.member_count("Lead") == 1


@pytest.mark.parametrize("point", ["begin", "before commit", "after commit"])
def test_a_crash_while_removing_is_before_or_after(desk: Desk, point: str) -> None:
    fill(desk, 3)
    stage(desk, 1)
    before = desk.dump()

    def crash(name: str) -> None:
        if name == point:
            raise KeyboardInterrupt

    desk.store.point = crash
    with pytest.raises(KeyboardInterrupt):
        desk.mirror.remove_staged("Lead")
    desk.store.point = lambda name: None
    assert (desk.dump() == before) is (point != "after commit")
    desk.mirror.remove_staged("Lead")
    assert desk.mirror.member_count("Lead") == 2
    assert desk.store.purge_pending()


def test_an_approval_can_hold_what_was_not_held(desk: Desk) -> None:
    fill(desk, 6)
    stage(desk, 1, 2)
    assert desk.mirror.hold("Lead") == 2
    stage(desk, 3, 4)
    assert desk.mirror.approve("Lead", hold_others=True) == 2
    assert {each.salesforce_id for each in desk.mirror.held()} == {sf("Lead", 3), sf("Lead", 4)}
    assert desk.mirror.remove_staged("Lead").removed == 2
    assert desk.mirror.staged("Lead") == {sf("Lead", 3): "criteria", sf("Lead", 4): "criteria"}


def test_removals_of_some_reasons_leave_the_others_waiting(desk: Desk) -> None:
    fill(desk, 6)
    stage(desk, 1, 2)
    stage(desk, 3, 4, reason="deleted")
    gone = frozenset({"deleted", "merged"})
    assert desk.mirror.staged_count("Lead", gone) == 2
    assert desk.mirror.hold("Lead", gone) == 2
    assert (desk.mirror.held_count("Lead"), desk.mirror.held_count("Lead", {"criteria"})) == (2, 0)
    assert desk.mirror.approve("Lead", gone) == 2
    assert desk.mirror.remove_staged("Lead", reasons=gone).by_reason == {"deleted": 2}
    assert set(desk.mirror.staged("Lead")) == {sf("Lead", 1), sf("Lead", 2)}


def test_known_records_are_looked_up_by_their_ids(desk: Desk) -> None:
    """Not by their object: a look-up of twenty must not read all members."""
    fill(desk, 3)
    statements: list[str] = []
    with desk.store.reading() as connection:
        connection.set_trace_callback(statements.append)
        try:
            desk.mirror.known("Lead", [sf("Lead", each) for each in range(20)])
        finally:
            connection.set_trace_callback(None)
        (asked,) = [each for each in statements if "FROM person" in each]
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert any("USING INDEX sqlite_autoindex_person_1 (salesforce_id=?)" in each for each in plan)
