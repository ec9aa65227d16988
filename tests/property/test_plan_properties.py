"""What the decision table promises as a whole, for every rule and every state of a field."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.domain.plan import Decision, Side, Sides, plan
from apdesk.domain.preference_parts import FirstSync, Rule
from apdesk.domain.values import same

TEXTS = (None, "", " ", "a", "b", "c", "d")
NUMBERS = (None, 0, 1, 2.5)
FLAGS = (None, False, True)
TIMES = ("", "2026-05-01T10:00:00Z", "2026-05-01T10:00:01Z", "2026-05-02T09:59:59Z")

rules = st.sampled_from(Rule)
two_way = st.sampled_from([each for each in Rule if each not in (Rule.OFF, Rule.SALESFORCE_ONLY)])


@st.composite
def fields(draw, rule=rules, values=None, opt_out=None):
    """Any state of a field, impossible ones too (the function must stand them all), and how it is
    mapped. Only a checkbox is an opt-out."""
    kind = values or draw(st.sampled_from((TEXTS, NUMBERS, FLAGS)))
    pool, yes_or_no = st.sampled_from(kind), st.booleans()
    state = Sides(
        base=draw(pool),
        local=draw(pool),
        remote=draw(pool),
        base_known=draw(yes_or_no),
        in_flight=draw(yes_or_no),
        sent=draw(pool),
        local_at=draw(st.sampled_from(TIMES)),
        remote_at=draw(st.sampled_from(TIMES)),
    )
    way = {
        "rule": draw(rule),
        "writable": draw(yes_or_no),
        "first_sync": draw(st.sampled_from(FirstSync)),
        "opt_out": draw(yes_or_no) if kind is FLAGS and opt_out is None else bool(opt_out),
    }
    return state, way


def settled(state: Sides, decision: Decision) -> Sides:
    """The field once the decision is carried out here, as the store does it."""
    return replace(
        state,
        base=state.remote,
        base_known=True,
        local=decision.local,
        in_flight=decision.unsettled,
        sent=state.sent if decision.unsettled else None,
    )


def acknowledged(state: Sides) -> Sides:
    """The org took the local value and said so."""
    value = None if isinstance(state.local, str) and not state.local.strip() else state.local
    return replace(
        state,
        base=state.local,
        remote=value,
        remote_at=TIMES[-1],
        in_flight=False,
        sent=None,
    )


def written(way: dict[str, object]) -> bool:
    """Whether the store would send at all."""
    return bool(way["writable"]) and way["rule"] not in (Rule.OFF, Rule.SALESFORCE_ONLY)


@given(case=fields())
def test_it_ends_and_both_sides_agree(case):
    state, way = case
    if way["rule"] is Rule.OFF:
        return
    for _ in range(2):
        decision = plan(state, **way)
        state = settled(state, decision)
        if decision.send and written(way):
            state = acknowledged(state)
    if way["opt_out"] and not written(way) and state.local is True:
        return  # kept here, though it can't be sent
    last = plan(state, **way)
    assert not last.send
    assert last.conflict is None
    assert same(last.local, state.remote)
    assert same(last.local, state.local)


@given(case=fields())
def test_one_write_is_enough_unless_the_org_spells_it_otherwise(case):
    state, way = case
    decision = plan(state, **way)
    state = settled(state, decision)
    if decision.send and written(way):
        state = acknowledged(state)
        after = plan(state, **way)
        assert not after.send
        assert after.conflict is None
        if same(state.local, state.remote):
            assert after.row == "D10"


@given(case=fields())
def test_reading_the_same_again_decides_the_same_and_adds_no_conflict(case):
    state, way = case
    first = plan(state, **way)
    state = settled(state, first)
    for _ in range(3):
        again = plan(state, **way)
        assert same(again.local, first.local)
        assert again.conflict is None
        assert again.unsettled is first.unsettled
        if way["rule"] is not Rule.OFF:
            assert again.send is first.send
        state = settled(state, again)


@given(case=fields())
def test_the_value_here_is_one_of_the_two(case):
    state, way = case
    decision = plan(state, **way)
    if decision.row in ("D20", "D30"):
        assert decision.local is True
        assert decision.send is (state.local is True)
    else:
        assert any(decision.local is each for each in (state.local, state.remote))


@given(case=fields(opt_out=False))
def test_no_edit_vanishes_without_a_conflict(case):
    """What was changed here since the two last agreed is kept, sent, or listed."""
    state, way = case
    edited = not same(state.local, state.base) if state.base_known else state.in_flight
    decision = plan(state, **way)
    if not edited or same(decision.local, state.local):
        if decision.conflict is Side.SALESFORCE:
            assert not same(decision.local, state.local)
        return
    if state.base_known or written(way):
        assert decision.conflict is Side.SALESFORCE
    assert not decision.send
    assert decision.local is state.remote


@given(case=fields(opt_out=False))
def test_no_news_of_salesforce_is_overwritten_without_a_conflict(case):
    """Blanks may be filled, and a first sync goes where it was told to."""
    state, way = case
    decision = plan(state, **way)
    news = state.base_known and not same(state.remote, state.base)
    ours = state.in_flight and same(state.remote, state.sent)
    if way["rule"] is Rule.OFF or not decision.send or same(decision.local, state.remote):
        return
    assert decision.local is state.local
    if news and not ours and decision.row != "D12":
        assert decision.conflict is Side.APDESK
    if decision.row == "D12":
        assert state.remote is None or not str(state.remote).strip()


@given(case=fields())
def test_a_conflict_has_two_sides(case):
    state, way = case
    decision = plan(state, **way)
    if decision.conflict is None:
        return
    assert not same(state.local, state.remote)
    winner = state.local if decision.conflict is Side.APDESK else state.remote
    assert decision.local is winner
    assert decision.send is (decision.conflict is Side.APDESK)


@given(case=fields(rule=two_way))
def test_what_changed_on_one_side_only_travels(case):
    state, way = case
    state = replace(state, base_known=True, in_flight=False)
    decision = plan(state, **{**way, "writable": True})
    assert decision.conflict is None or (
        not same(state.local, state.base) and not same(state.remote, state.base)
    )
    if same(state.remote, state.base) and not same(state.local, state.base):
        assert decision == Decision("D13", state.local, send=True)
    if same(state.local, state.base) and decision.row != "D12":
        assert decision.local is state.remote
        assert not decision.send


@given(value=st.sampled_from(TEXTS[3:]), case=fields(rule=two_way, values=TEXTS))
def test_our_own_write_coming_back_is_no_news(value, case):
    state, way = case
    way = {**way, "writable": True}
    back = replace(state, local=value, remote=value, base=value, base_known=True, in_flight=False)
    assert plan(back, **way) == Decision("D10", value)
    lost = replace(state, local=value, remote=value, sent=value, in_flight=True)
    assert plan(lost, **way) == Decision("D06", value)


@given(case=fields())
def test_the_write_in_flight_stays_in_doubt_only_while_salesforce_has_the_base(case):
    state, way = case
    decision = plan(state, **way)
    if decision.unsettled:
        assert state.in_flight
        assert state.base_known
        assert same(state.remote, state.base)
        assert not same(state.remote, state.sent)
        assert decision.send


@given(case=fields(values=FLAGS, opt_out=True))
def test_an_opt_out_that_nobody_agreed_on_is_never_lost(case):
    state, way = case
    decision = plan(state, **way)
    if way["rule"] is Rule.OFF:
        assert decision.local is state.local
        return
    agreed = state.base_known and state.base is True
    if state.local is True and not agreed:
        assert decision.local is True
        assert decision.send or state.remote is True
    ours = state.in_flight and state.sent is True
    if state.remote is True and not agreed and not ours:
        assert decision.local is True


@given(
    steps=st.lists(
        st.sampled_from(("out here", "out there", "look", "write", "lose", "arrive")), max_size=12
    ),
    rule=two_way,
)
def test_an_opt_out_survives_whatever_happens_until_it_is_taken_back(steps, rule):
    """A life of one field: nobody opts in again, so once out is out on both sides in the end."""
    state = Sides(False, False, False)
    out = False
    late: bool | None = None  # a write whose answer was lost, and which hasn't arrived yet

    def look() -> bool:
        nonlocal state
        decision = plan(state, rule, opt_out=True)
        state = settled(state, decision)
        return decision.send

    for step in steps:
        if step == "out here":
            out, state = True, replace(state, local=True)
        elif step == "out there":
            out, state = True, replace(state, remote=True)
        elif step == "look":
            look()
        elif step == "write" and look():
            state, late = acknowledged(state), None
        elif step == "lose" and look():
            state, late = replace(state, in_flight=True, sent=state.local), state.local is True
        elif step == "arrive" and late is not None:
            state, late = replace(state, remote=late), None
    for _ in range(3):
        if look():
            state = acknowledged(state)
    assert same(state.local, state.remote)
    assert (state.local is True) is out


@given(cases=st.lists(fields(), max_size=6), data=st.data())
def test_the_order_of_fields_does_not_matter(cases, data):
    alone = {at: plan(state, **way) for at, (state, way) in enumerate(cases)}
    shuffled = data.draw(st.permutations(range(len(cases))))
    assert {at: plan(cases[at][0], **cases[at][1]) for at in shuffled} == alone


@pytest.mark.parametrize("rule", [each for each in Rule if each is not Rule.OFF], ids=str)
def test_every_state_of_a_text_has_a_decision_that_ends(rule):
    """No sampling: all states of three texts and a blank."""
    values = (None, "a", "b", "c")
    flags = (True, False)
    for base, local, remote, sent, known, flying, first, writable in product(
        values, values, values, values, flags, flags, FirstSync, flags
    ):
        state = Sides(base, local, remote, base_known=known, in_flight=flying, sent=sent)
        way = {"rule": rule, "first_sync": first, "writable": writable}
        decision = plan(state, **way)
        state = settled(state, decision)
        if decision.send:
            assert written(way)
            state = acknowledged(state)
        assert same(plan(state, **way).local, state.remote)
        assert not plan(state, **way).send
