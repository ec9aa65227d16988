from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.ids import (
    PREFIXES,
    checksum,
    make_id,
    normal_id,
    require_id,
    serial_of,
    sobject_of,
)


@pytest.mark.parametrize(
    ("short", "suffix"),
    [("001000000000001", "AAA"), ("00QABCDE0000001", "2HA"), ("aaaaaBbbbbccccC", "ABQ")],
)
def test_checksum_has_a_bit_for_each_capital_letter(short: str, suffix: str) -> None:
    assert checksum(short) == suffix


@given(st.integers(1, 62**8), st.sampled_from(sorted(PREFIXES)))
def test_an_id_is_found_again_in_every_form(serial: int, sobject: str) -> None:
    whole = make_id(PREFIXES[sobject], serial)
    assert len(whole) == 18
    assert normal_id(whole[:15]) == whole
    assert normal_id(whole) == whole
    assert normal_id(whole.lower()) == whole
    assert sobject_of(whole) == sobject
    assert serial_of(whole) == serial


@given(st.integers(1, 62**6), st.integers(1, 62**6))
def test_ids_grow_with_their_serial(one: int, two: int) -> None:
    assert (make_id("00Q", one) < make_id("00Q", two)) == (one < two)


@pytest.mark.parametrize("text", ["", "00Q", "00Q5g000000000!", "00Q5g0000000001EAB", "x" * 19])
def test_what_is_no_id_is_refused(text: str) -> None:
    assert normal_id(text) is None
    with pytest.raises(OrgError) as refused:
        require_id(text)
    assert refused.value.error_code == "MALFORMED_ID"
