"""The decision table, row by row; docs/decision-table.md says the same in words."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from apdesk.domain import plan as module
from apdesk.domain.plan import OPT_OUT, Decision, Side, Sides, plan
from apdesk.domain.preference_parts import FirstSync, Rule

SF, AP, MR, UB = (
    Rule.SALESFORCE_WINS,
    Rule.APDESK_WINS,
    Rule.MOST_RECENT_WINS,
    Rule.SALESFORCE_UNLESS_BLANK,
)
TWO_WAY = (SF, AP, MR, UB)
EARLY, LATE = "2026-05-01T10:00:00Z", "2026-05-01T10:00:01Z"
DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "decision-table.md"

every_two_way_rule = pytest.mark.parametrize("rule", TWO_WAY, ids=str)


every_spelling = pytest.mark.parametrize(
    ("local", "remote"), [("", None), (None, ""), (None, False), (1, 1.0), (False, None)]
)


def spelled(found, row, value):
    """Values that are the same aren't always written alike."""
    assert found == Decision(row, value)
    assert type(found.local) is type(value)


def in_flight(*, base, sent, local, remote, **more):
    return Sides(base, local, remote, in_flight=True, sent=sent, **more)


def unknown(local, remote, **more):
    """Never compared; what stands as the base means nothing."""
    return Sides("stale", local, remote, base_known=False, **more)


# -- not both ways ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sides",
    [
        Sides("a", "b", "c"),
        Sides("a", "a", "b"),
        Sides("a", None, "a"),
        unknown("b", "c"),
        in_flight(base="a", sent="b", local="b", remote="a"),
    ],
)
@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("opt_out", [True, False])
def test_d01_a_field_that_is_off_stays_as_it_is_here(sides, writable, opt_out):
    found = plan(sides, Rule.OFF, writable=writable, opt_out=opt_out)
    assert found == Decision("D01", sides.local, send=False, conflict=None, unsettled=False)


ONE_WAY = [{"rule": Rule.SALESFORCE_ONLY}] + [{"rule": rule, "writable": False} for rule in TWO_WAY]
every_one_way = pytest.mark.parametrize("how", ONE_WAY, ids=lambda how: str(how["rule"]))


@every_one_way
@pytest.mark.parametrize(
    "sides",
    [Sides("a", "b", "b"), Sides("b", "b", "b"), unknown("b", "b")],
)
def test_d02_one_way_and_equal(how, sides):
    assert plan(sides, **how) == Decision("D02", "b")


@every_one_way
@every_spelling
def test_d02_takes_salesforces_spelling_of_the_same(how, local, remote):
    spelled(plan(Sides("a", local, remote), **how), "D02", remote)


def test_d02_an_opt_out_on_both_sides_is_settled_one_way_too():
    for base in (True, False):
        found = plan(Sides(base, True, True), Rule.SALESFORCE_ONLY, opt_out=True)
        assert found == Decision("D02", True)


@every_one_way
@pytest.mark.parametrize(
    "sides",
    [Sides(False, True, False), Sides(None, True, False), unknown(True, False),
     Sides(True, True, False, base_known=False),
     in_flight(base=False, sent=True, local=True, remote=False)],
)  # fmt: skip
def test_d03_an_opt_out_here_is_kept_though_it_cannot_be_sent(how, sides):
    assert plan(sides, **how, opt_out=True) == Decision("D03", True, send=True)


@every_one_way
def test_d03_is_not_for_an_opt_out_that_ends_in_salesforce(how):
    """Both sides had agreed on it; there the person came back on purpose."""
    assert plan(Sides(True, True, False), **how, opt_out=True) == Decision("D05", False)


@every_one_way
def test_d03_is_for_no_other_checkbox(how):
    found = plan(Sides(False, True, False), **how)
    assert found == Decision("D04", False, conflict=Side.SALESFORCE)


@every_one_way
@pytest.mark.parametrize("remote", ["a", "c", None])
def test_d04_one_way_with_an_edit_here(how, remote):
    """Made while the field was still two-way: it can't be sent, and isn't dropped in silence."""
    found = plan(Sides("a", "b", remote, local_at=LATE, remote_at=EARLY), **how)
    assert found == Decision("D04", remote, conflict=Side.SALESFORCE)


@every_one_way
def test_d04_an_opt_in_here_that_cannot_be_sent(how):
    found = plan(Sides(True, False, True), **how, opt_out=True)
    assert found == Decision("D04", True, conflict=Side.SALESFORCE)


@every_one_way
@pytest.mark.parametrize(
    "sides",
    [Sides("a", "a", "b"), Sides("a", "a", None), unknown("a", "b"), unknown("a", None)],
)
def test_d05_one_way_takes_salesforces_value(how, sides):
    found = plan(sides, **how, first_sync=FirstSync.APDESK)
    assert found == Decision("D05", sides.remote)


def test_d05_one_way_takes_an_opt_out_of_salesforce():
    for sides in (Sides(False, False, True), unknown(False, True)):
        assert plan(sides, Rule.SALESFORCE_ONLY, opt_out=True) == Decision("D05", True)


# -- a write is in flight ---------------------------------------------------------------------


@every_two_way_rule
@pytest.mark.parametrize(("base", "sent"), [("a", "b"), ("a", None), (None, "b"), ("b", "b")])
def test_d06_the_write_had_arrived(rule, base, sent):
    found = plan(in_flight(base=base, sent=sent, local=sent, remote=sent), rule)
    assert found == Decision("D06", sent)


@every_spelling
def test_d06_and_d09_take_salesforces_spelling_of_the_same(local, remote):
    spelled(plan(in_flight(base="a", sent=local, local=local, remote=remote), SF), "D06", remote)
    spelled(plan(in_flight(base="a", sent="b", local=local, remote=remote), SF), "D09", remote)


@every_two_way_rule
@pytest.mark.parametrize("base_known", [True, False])
def test_d07_the_write_had_arrived_and_the_field_was_changed_since(rule, base_known):
    sides = in_flight(base="a", sent="b", local="c", remote="b", base_known=base_known)
    assert plan(sides, rule) == Decision("D07", "c", send=True)


@every_two_way_rule
def test_d07_an_edit_taken_back_after_its_write_had_arrived(rule):
    sides = in_flight(base="a", sent="b", local="a", remote="b")
    assert plan(sides, rule) == Decision("D07", "a", send=True)


@every_two_way_rule
def test_d07_an_opt_in_on_purpose_after_our_own_opt_out_had_arrived(rule):
    sides = in_flight(base=False, sent=True, local=False, remote=True)
    assert plan(sides, rule, opt_out=True) == Decision("D07", False, send=True)


@every_two_way_rule
@pytest.mark.parametrize("local", ["b", "c", None])
def test_d08_the_write_is_not_there(rule, local):
    sides = in_flight(base="a", sent="b", local=local, remote="a")
    assert plan(sides, rule) == Decision("D08", local, send=True, unsettled=True)


@every_two_way_rule
def test_d08_an_edit_taken_back_while_in_flight_is_sent_all_the_same(rule):
    """The write may still arrive, and would then bring back what was taken back."""
    sides = in_flight(base="a", sent="b", local="a", remote="a")
    assert plan(sides, rule) == Decision("D08", "a", send=True, unsettled=True)


@every_two_way_rule
def test_d08_an_opt_in_on_purpose_is_sent_again(rule):
    sides = in_flight(base=True, sent=False, local=False, remote=True)
    assert plan(sides, rule, opt_out=True) == Decision("D08", False, send=True, unsettled=True)


@every_two_way_rule
@pytest.mark.parametrize("base_known", [True, False])
def test_d09_salesforce_has_by_itself_what_is_here(rule, base_known):
    sides = in_flight(base="a", sent="b", local="c", remote="c", base_known=base_known)
    assert plan(sides, rule) == Decision("D09", "c")


@pytest.mark.parametrize(
    ("rule", "row", "local", "send", "conflict"),
    [
        (SF, "D31", "d", False, Side.SALESFORCE),
        (AP, "D32", "c", True, Side.APDESK),
        (MR, "D33", "c", True, Side.APDESK),
        (UB, "D31", "d", False, Side.SALESFORCE),
    ],
)
@pytest.mark.parametrize("base_known", [True, False])
def test_d31_to_d33_a_lost_answer_and_a_change_by_somebody_else(
    rule, row, local, send, conflict, base_known
):
    sides = in_flight(
        base="a",
        sent="b",
        local="c",
        remote="d",
        base_known=base_known,
        local_at=LATE,
        remote_at=EARLY,
    )
    assert plan(sides, rule) == Decision(row, local, send=send, conflict=conflict)


def test_d24_is_not_for_a_write_in_flight_whose_base_is_unknown():
    """Its value was sent already: it doesn't yield without a conflict, whatever stands as base."""
    for base in (None, "d"):
        sides = in_flight(base=base, sent="b", local="b", remote="d", base_known=False)
        assert plan(sides, SF) == Decision("D31", "d", conflict=Side.SALESFORCE)


# -- one side has news, or none ---------------------------------------------------------------


@every_two_way_rule
@pytest.mark.parametrize(
    "sides",
    [
        Sides("a", "a", "a"),
        Sides("a", "b", "b"),
        Sides("a", None, None),
        unknown("b", "b"),
        unknown(None, None),
    ],
)
@pytest.mark.parametrize("first_sync", list(FirstSync))
def test_d10_equal_whatever_the_base_was(rule, sides, first_sync):
    assert plan(sides, rule, first_sync=first_sync) == Decision("D10", sides.remote)


@every_spelling
def test_d10_takes_salesforces_spelling_of_the_same(local, remote):
    spelled(plan(Sides("a", local, remote), SF), "D10", remote)


@every_two_way_rule
def test_d11_changed_in_salesforce_only(rule):
    found = plan(Sides("a", "a", "b", local_at=LATE, remote_at=EARLY), rule)
    assert found == Decision("D11", "b")


@pytest.mark.parametrize("rule", [SF, AP, MR], ids=str)
@pytest.mark.parametrize("remote", [None, "", "  "])
def test_d11_a_clear_travels_from_salesforce(rule, remote):
    assert plan(Sides("a", "a", remote), rule) == Decision("D11", remote)


@every_two_way_rule
def test_d11_no_tick_is_not_blank(rule):
    assert plan(Sides(True, True, False), rule) == Decision("D11", False)
    assert plan(Sides(5, 5, 0), rule) == Decision("D11", 0)


@every_two_way_rule
def test_d11_an_opt_out_ends_in_salesforce_and_one_begins_there(rule):
    assert plan(Sides(True, True, False), rule, opt_out=True) == Decision("D11", False)
    assert plan(Sides(False, False, True), rule, opt_out=True) == Decision("D11", True)


def test_d11_spaces_here_fill_no_blank():
    """The org would keep a blank for them, so that filling it had no end."""
    assert plan(Sides(" ", " ", None), UB) == Decision("D11", None)


@pytest.mark.parametrize("remote", [None, "", "  "])
@pytest.mark.parametrize("local", ["a", 0, 5.5, True])
def test_d12_a_blank_in_salesforce_is_filled_from_here(local, remote):
    assert plan(Sides(local, local, remote), UB) == Decision("D12", local, send=True)


@every_two_way_rule
@pytest.mark.parametrize(("base", "local"), [("a", "b"), (None, "b"), ("a", None), (1, 2)])
def test_d13_changed_here_only(rule, base, local):
    sides = Sides(base, local, base, local_at=EARLY, remote_at=LATE)
    assert plan(sides, rule) == Decision("D13", local, send=True)


@every_two_way_rule
def test_d13_an_opt_out_begins_here_and_one_ends_here_on_purpose(rule):
    assert plan(Sides(False, True, False), rule, opt_out=True) == Decision("D13", True, send=True)
    assert plan(Sides(True, False, True), rule, opt_out=True) == Decision("D13", False, send=True)


# -- for the first time -----------------------------------------------------------------------


@every_two_way_rule
@pytest.mark.parametrize("first_sync", list(FirstSync))
@pytest.mark.parametrize("no", [False, None])
def test_d20_an_opt_out_on_either_side_wins_at_first(rule, first_sync, no):
    here = plan(unknown(True, no), rule, first_sync=first_sync, opt_out=True)
    assert here == Decision("D20", True, send=True)
    there = plan(unknown(no, True), rule, first_sync=first_sync, opt_out=True)
    assert there == Decision("D20", True)


@every_two_way_rule
@pytest.mark.parametrize("first_sync", list(FirstSync))
@pytest.mark.parametrize("local", [None, "", " "])
def test_d21_nothing_here_that_could_win(rule, first_sync, local):
    assert plan(unknown(local, "b"), rule, first_sync=first_sync) == Decision("D21", "b")


@every_two_way_rule
@pytest.mark.parametrize("remote", ["b", None])
def test_d22_apdesk_to_salesforce_at_first(rule, remote):
    found = plan(unknown("a", remote), rule, first_sync=FirstSync.APDESK)
    assert found == Decision("D22", "a", send=True)


@every_two_way_rule
def test_d22_no_tick_is_a_value(rule):
    found = plan(unknown(False, True), rule, first_sync=FirstSync.APDESK)
    assert found == Decision("D22", False, send=True)


def test_d23_a_blank_in_salesforce_is_filled_at_first():
    assert plan(unknown("a", None), UB) == Decision("D23", "a", send=True)


@pytest.mark.parametrize(
    ("rule", "remote"), [(SF, "b"), (SF, None), (AP, "b"), (AP, None), (MR, "b"), (UB, "b")]
)
def test_d24_salesforce_to_apdesk_at_first(rule, remote):
    found = plan(unknown("a", remote, local_at=LATE, remote_at=EARLY), rule)
    assert found == Decision("D24", remote)


# -- changed on both sides --------------------------------------------------------------------


@every_two_way_rule
def test_d30_an_opt_out_on_either_side_wins_a_conflict(rule):
    here = in_flight(base=True, sent=True, local=True, remote=False, remote_at=LATE)
    assert plan(here, rule, opt_out=True) == Decision("D30", True, send=True)
    there = in_flight(base=False, sent=False, local=False, remote=True, local_at=LATE)
    assert plan(there, rule, opt_out=True) == Decision("D30", True)


def test_d31_salesforce_wins():
    found = plan(Sides("a", "b", "c", local_at=LATE, remote_at=EARLY), SF)
    assert found == Decision("D31", "c", conflict=Side.SALESFORCE)


def test_d31_salesforce_wins_with_a_clear():
    assert plan(Sides("a", "b", None), SF) == Decision("D31", None, conflict=Side.SALESFORCE)


@pytest.mark.parametrize("local", ["b", None])
def test_d31_unless_blank_while_it_is_not_blank(local):
    found = plan(Sides("a", local, "c"), UB)
    assert found == Decision("D31", "c", conflict=Side.SALESFORCE)


def test_d31_unless_blank_has_nothing_to_fill_with():
    found = plan(Sides("a", " ", None), UB)
    assert found == Decision("D31", None, conflict=Side.SALESFORCE)


@pytest.mark.parametrize("local", ["b", None])
def test_d32_apdesk_wins(local):
    found = plan(Sides("a", local, "c", local_at=EARLY, remote_at=LATE), AP)
    assert found == Decision("D32", local, send=True, conflict=Side.APDESK)


def test_d33_the_later_change_is_here():
    found = plan(Sides("a", "b", "c", local_at=LATE, remote_at=EARLY), MR)
    assert found == Decision("D33", "b", send=True, conflict=Side.APDESK)


@pytest.mark.parametrize(
    ("local_at", "remote_at"), [(EARLY, LATE), (EARLY, EARLY), ("", EARLY), (LATE, ""), ("", "")]
)
def test_d34_the_later_change_is_in_salesforce_or_nobody_knows(local_at, remote_at):
    found = plan(Sides("a", "b", "c", local_at=local_at, remote_at=remote_at), MR)
    assert found == Decision("D34", "c", conflict=Side.SALESFORCE)


def test_d35_changed_here_and_cleared_in_salesforce():
    found = plan(Sides("a", "b", None), UB)
    assert found == Decision("D35", "b", send=True, conflict=Side.APDESK)


# -- the table itself -------------------------------------------------------------------------


def test_the_opt_out_field():
    assert OPT_OUT == "HasOptedOutOfEmail"


def test_code_document_and_tests_name_the_same_rows():
    code = set(re.findall(r'Decision\("(D\d\d)"', inspect.getsource(module)))
    document = re.findall(r"^\| (D\d\d) \|", DOCUMENT.read_text(encoding="utf-8"), re.M)
    tests = {
        name[5:8].upper() for name in globals() if re.match(r"test_d\d\d_", name)
    }  # fmt: skip
    assert len(document) == len(set(document))
    assert document == sorted(document)
    assert code == set(document) == tests
