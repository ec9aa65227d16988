from __future__ import annotations

from apdesk.domain.mapping import Entity
from apdesk.domain.preferences import OnLeave
from apdesk.store.changes import Known, PageChanges, State
from apdesk.store.lists import ListKey
from apdesk.store.position import Position, Positions
from tests.unit.store.store_builders import AT, Desk, page, record, sf

LATER = "2026-03-02T10:00:00Z"


def only(desk: Desk, key: ListKey = ListKey.ALL) -> int:
    (found,) = desk.views.ids(key)
    return found


def values(desk: Desk, *names: str, key: ListKey = ListKey.ALL) -> tuple[object, ...]:
    record_id = only(desk, key)
    return desk.views.rows(key, [record_id], names)[record_id]


def kinds(desk: Desk, record_id: int) -> list[tuple[str, str | None, object, object]]:
    return [
        (each.kind, each.field, each.old, each.new)
        for each in reversed(desk.views.history(Entity.PERSON, record_id))
    ]


def test_records_enter_with_their_values(desk: Desk) -> None:
    applied = desk.apply(
        page("Lead", [record("Lead", 1, Name="Ann", HasOptedOutOfEmail=True, NumberOfEmployees=5)])
    )
    assert (applied.entered, applied.changed, applied.unchanged) == (1, 0, 0)
    record_id = only(desk)
    assert applied.changes.people == {record_id}
    assert applied.changes.structure
    found = values(desk, "name", "has_opted_out_of_email", "number_of_employees", "email")
    assert found == ("Ann", True, 5, None)
    assert isinstance(found[1], bool)
    assert isinstance(found[2], int)
    assert kinds(desk, record_id) == [("entered", None, None, None)]


def test_applying_a_page_twice_changes_nothing(desk: Desk) -> None:
    news = page(
        "Lead",
        [record("Lead", n, Name=f"N{n}", Phone="1") for n in range(5)],
        leaves=[(sf("Lead", 9), "criteria")],
        position=Position("Lead", selection="s", pull_after=sf("Lead", 4), pulled=5),
    )
    desk.apply(news)
    desk.apply(page("Lead", [record("Lead", 2, Name="new")], deletes=[(sf("Lead", 3), "deleted")]))
    change = page("Lead", [record("Lead", 2, Name="newer")], deletes=[(sf("Lead", 3), "deleted")])
    desk.apply(change, 2)
    before = desk.dump()
    again = desk.apply(change, 3, LATER)
    assert desk.dump() == before
    assert (again.entered, again.changed, again.unchanged, again.staged) == (0, 0, 1, 0)
    assert not again.changes


def test_changes_are_kept_in_the_history_and_marked(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", NumberOfEmployees=5)]))
    applied = desk.apply(
        page("Lead", [record("Lead", 1, Name="Anne", HasOptedOutOfEmail=True)]), 2, LATER
    )
    record_id = only(desk)
    assert (applied.changed, applied.changes.people) == (1, {record_id})
    assert not applied.changes.structure
    assert kinds(desk, record_id) == [
        ("entered", None, None, None),
        ("field", "name", "Ann", "Anne"),
        ("field", "has_opted_out_of_email", False, True),
        ("field", "number_of_employees", 5, None),
    ]
    newest = desk.views.history(Entity.PERSON, record_id)[0]
    assert (newest.at, newest.author, newest.run_id) == (LATER, "Salesforce", 2)
    assert values(desk, "@changed_at", "@entered_at") == (LATER, AT)
    assert list(desk.views.recently_changed(2)) == [record_id]
    assert list(desk.views.recently_changed(3)) == []


def test_volatile_fields_move_without_being_a_change(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1)]))
    applied = desk.apply(page("Lead", [record("Lead", 1, LastViewedDate=LATER)]), 2)
    assert (applied.changed, applied.unchanged) == (0, 1)
    assert not applied.changes
    assert values(desk, "last_viewed_date", "@changed_at") == (LATER, None)
    assert len(kinds(desk, only(desk))) == 1


def test_the_modstamp_follows_and_is_no_change(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1)]))
    newer = {**record("Lead", 1), "SystemModstamp": LATER}
    assert desk.apply(page("Lead", [newer]), 2).unchanged == 1
    assert desk.mirror.known("Lead", [sf("Lead", 1), sf("Lead", 2)]) == {
        sf("Lead", 1): Known(only(desk), State.MEMBER, LATER)
    }


def test_fields_that_are_not_asked_for_stay(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", Company="Acme")]))
    desk.apply(PageChanges("Lead", ("Company", "Id"), (("Else", sf("Lead", 1)),)), 2)
    assert values(desk, "name", "company") == ("Ann", "Else")
    assert desk.mirror.known("Lead", [sf("Lead", 1)])[sf("Lead", 1)].modstamp is not None


def test_a_blank_from_salesforce_spares_what_is_here_where_the_rule_says_so(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Phone="123", Company="Acme")]))
    applied = desk.apply(page("Lead", [record("Lead", 1)]), 2)
    assert applied.changed == 1
    assert values(desk, "phone", "company") == ("123", None)
    assert desk.apply(page("Lead", [record("Lead", 1)]), 3).unchanged == 1
    desk.apply(page("Lead", [record("Lead", 1, Phone="9")]), 4)
    assert values(desk, "phone") == ("9",)


def test_of_a_record_twice_in_a_page_the_later_row_counts(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="a"), record("Lead", 1, Name="b")]))
    assert values(desk, "name") == ("b",)


def test_leaving_under_keep_and_coming_back_is_the_same_record(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann")]))
    record_id = only(desk)
    leave = page("Lead", leaves=[(sf("Lead", 1), "criteria")], on_leave=OnLeave.KEEP)
    applied = desk.apply(leave, 2)
    assert (applied.kept, applied.staged) == (1, 0)
    assert applied.changes.structure
    assert not desk.views.ids(ListKey.LEADS)
    assert only(desk) == record_id
    assert desk.mirror.member_count("Lead") == 0
    assert desk.apply(leave, 3).kept == 0
    deletion = page("Lead", deletes=[(sf("Lead", 1), "deleted")])
    assert desk.apply(deletion, 3).staged == 0

    back = desk.apply(page("Lead", [record("Lead", 1, Name="Anne")]), 4)
    assert (back.relinked, back.changed, back.entered) == (1, 0, 0)
    assert only(desk, ListKey.LEADS) == record_id
    assert kinds(desk, record_id) == [
        ("entered", None, None, None),
        ("kept", None, None, None),
        ("relinked", None, None, None),
        ("field", "name", "Ann", "Anne"),
    ]


def test_a_staged_record_that_matches_again_stays(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1), record("Lead", 2)]))
    leaves = [(sf("Lead", 1), "criteria"), (sf("Lead", 2), "criteria"), (sf("Lead", 7), "x")]
    assert desk.apply(page("Lead", leaves=leaves), 2).staged == 2
    assert desk.mirror.known("Lead", [sf("Lead", 1)])[sf("Lead", 1)].staged == "criteria"
    assert desk.mirror.hold("Lead") == 2
    assert desk.apply(page("Lead", [record("Lead", 1)]), 3).unstaged == 1
    assert desk.mirror.staged_count("Lead") == 1
    desk.mirror.approve()
    desk.mirror.remove_staged("Lead")
    assert list(desk.mirror.member_ids("Lead")) == [sf("Lead", 1)]


def test_a_staged_record_is_kept_when_the_policy_becomes_keep(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1)]))
    desk.apply(page("Lead", leaves=[(sf("Lead", 1), "criteria")]))
    desk.apply(page("Lead", leaves=[(sf("Lead", 1), "criteria")], on_leave=OnLeave.KEEP))
    assert desk.mirror.staged_count("Lead") == 0
    assert values(desk, "@state") == ("kept",)


# -- merges and conversions --------------------------------------------------------------------


def two(desk: Desk) -> tuple[int, int]:
    desk.apply(page("Lead", [record("Lead", 1, Name="Loser"), record("Lead", 2, Name="Winner")]))
    desk.apply(page("Lead", [record("Lead", 1, Name="Lost")]), 2)
    first, second = desk.views.ids(ListKey.LEADS)
    return first, second


def test_a_merge_passes_the_history_to_the_winner_that_is_here(desk: Desk) -> None:
    _, winner = two(desk)
    applied = desk.apply(page("Lead", merges=[(sf("Lead", 1), sf("Lead", 2))]), 3)
    assert applied.merged == 1
    assert only(desk) == winner
    assert kinds(desk, winner) == [
        ("entered", None, None, None),
        ("field", "name", "Loser", "Lost"),
        ("merged", None, None, None),
    ]
    assert desk.store.purge_pending()
    assert desk.apply(page("Lead", merges=[(sf("Lead", 1), sf("Lead", 2))]), 4).merged == 0
    desk.check_search()


def test_a_winner_that_enters_takes_the_losers_row(desk: Desk) -> None:
    loser, _ = two(desk)
    applied = desk.apply(
        page("Lead", [record("Lead", 3, Name="New")], merges=[(sf("Lead", 1), sf("Lead", 3))]), 3
    )
    assert (applied.adopted, applied.entered, applied.changed) == (1, 0, 0)
    assert desk.mirror.known("Lead", [sf("Lead", 3)])[sf("Lead", 3)].record_id == loser
    assert ("field", "name", "Lost", "New") in kinds(desk, loser)
    desk.check_search()


def test_two_losers_of_one_entering_winner(desk: Desk) -> None:
    loser, _ = two(desk)
    pairs = [(sf("Lead", 1), sf("Lead", 3)), (sf("Lead", 2), sf("Lead", 3))]
    applied = desk.apply(page("Lead", [record("Lead", 3)], merges=pairs), 3)
    assert (applied.adopted, applied.merged) == (1, 1)
    assert only(desk) == loser


def test_a_winner_that_comes_with_a_later_page_still_takes_the_row(desk: Desk) -> None:
    loser, _ = two(desk)
    waiting = page("Lead", merges=[(sf("Lead", 1), sf("Lead", 3))])
    assert desk.apply(waiting, 3).staged == 1
    assert desk.apply(waiting, 3).staged == 0
    assert desk.apply(page("Lead", [record("Lead", 3)]), 3).adopted == 1
    assert desk.mirror.known("Lead", [sf("Lead", 3)])[sf("Lead", 3)].record_id == loser
    assert desk.mirror.staged_count("Lead") == 0


def test_a_loser_whose_winner_never_comes_goes(desk: Desk) -> None:
    _, winner = two(desk)
    desk.apply(page("Lead", merges=[(sf("Lead", 1), sf("Lead", 3))]), 3)
    removed = desk.mirror.remove_staged("Lead")
    assert removed.by_reason == {"merged": 1}
    assert only(desk) == winner


def test_a_converted_lead_goes_on_as_its_contact(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann", Company="Acme")]))
    person = only(desk)
    desk.apply(page("Lead", conversions=[(sf("Lead", 1), sf("Contact", 1))]), 2)
    applied = desk.apply(page("Contact", [record("Contact", 1, Name="Anne")]), 2)
    assert (applied.adopted, applied.entered) == (1, 0)
    assert only(desk, ListKey.CONTACTS) == person
    assert not desk.views.ids(ListKey.LEADS)
    assert [each[0] for each in kinds(desk, person)] == ["entered", "converted", "field"]
    assert values(desk, "name", "company", "@sobject") == ("Anne", "Acme", "Contact")
    assert desk.mirror.known("Lead", [sf("Lead", 1)]) == {}
    desk.check_search()


def test_conversion_and_contact_in_one_page(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1)]))
    person = only(desk)
    pair = [(sf("Lead", 1), sf("Contact", 1))]
    applied = desk.apply(page("Contact", [record("Contact", 1)], conversions=pair), 2)
    assert applied.adopted == 1
    assert only(desk, ListKey.CONTACTS) == person


def test_a_lead_whose_contact_is_here_dissolves_into_it(desk: Desk) -> None:
    desk.apply(page("Contact", [record("Contact", 1)]))
    contact = only(desk)
    desk.apply(page("Lead", [record("Lead", 1)]))
    desk.apply(page("Lead", conversions=[(sf("Lead", 1), sf("Contact", 1))]), 2)
    assert only(desk) == contact
    assert ("converted", None, None, None) in kinds(desk, contact)


def test_a_converted_lead_without_a_contact_here_leaves_by_the_policy(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1), record("Lead", 2)]))
    one, two_ = (sf("Lead", 1), sf("Contact", 1)), (sf("Lead", 2), sf("Contact", 2))
    assert desk.apply(page("Lead", conversions=[one], on_leave=OnLeave.KEEP), 2).staged == 0
    assert desk.apply(page("Lead", conversions=[two_]), 2).staged == 1
    assert desk.mirror.staged_count("Lead") == 1
    assert desk.mirror.member_count("Lead") == 1
    assert list(desk.mirror.member_ids("Lead")) == [sf("Lead", 2)]
    done = desk.mirror.remove_staged("Lead")
    assert (done.removed, done.kept) == (1, 1)
    assert desk.mirror.member_count("Lead") == 0
    assert values(desk, "@state", "@salesforce_id") == ("kept", sf("Lead", 1))


# -- position, ids, text ------------------------------------------------------------------------


def test_the_position_comes_with_the_page(desk: Desk) -> None:
    position = Position("Lead", "s", "c", sf("Lead", 1), AT, 1, 10, None, None, "frozen")
    desk.apply(page("Lead", [record("Lead", 1)], position=position))
    positions = Positions(desk.store)
    assert positions.position("Lead") == position
    assert positions.position("Contact") is None
    positions.save(Position("Contact"))
    assert set(positions.positions()) == {"Lead", "Contact"}
    positions.forget("Lead")
    assert set(positions.positions()) == {"Contact"}


def test_people_and_companies_never_share_an_id_nor_reuse_one(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1), record("Lead", 2)]))
    desk.apply(page("Account", [record("Account", 1)]))
    desk.apply(page("Lead", deletes=[(sf("Lead", 2), "deleted")]))
    desk.apply(page("Account", deletes=[(sf("Account", 1), "deleted")]))
    desk.mirror.remove_staged("Lead")
    desk.mirror.remove_staged("Account")
    desk.apply(page("Lead", [record("Lead", 2)]))
    desk.apply(page("Account", [record("Account", 1)]))
    assert list(desk.views.ids(ListKey.ALL)) == [1, 4]
    assert list(desk.views.ids(ListKey.COMPANIES)) == [5]


def test_half_a_surrogate_pair_does_not_stop_a_page(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="cut \ud83d"), record("Lead", 2, Name="ok")]))
    found = desk.views.rows(ListKey.LEADS, desk.views.ids(ListKey.LEADS), ["name"])
    assert sorted(found.values()) == [("cut ?",), ("ok",)]


def test_text_with_a_nul_in_it(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="a\0b", Company="c")]))
    desk.apply(page("Lead", [record("Lead", 1, Name="a\0d", Company="e")]), 2)
    assert values(desk, "name") == ("a\0d",)
    desk.check_search()


def test_member_ids_come_sorted_while_pages_are_applied(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", n) for n in (5, 3, 9, 1)]))
    found = desk.mirror.member_ids("Lead")
    first = next(found)
    desk.apply(page("Lead", deletes=[(sf("Lead", 3), "deleted")]))
    assert [first, *found] == [sf("Lead", n) for n in (1, 3, 5, 9)]
    assert list(desk.mirror.member_ids("Account")) == []
