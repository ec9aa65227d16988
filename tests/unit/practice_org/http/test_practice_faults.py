from __future__ import annotations

import pytest

from apdesk.practice_org.http.faults import Fault, FaultKind, Faults


def test_a_rule_lets_after_pass_then_strikes_times() -> None:
    faults = Faults()
    faults.add(Fault(FaultKind.DROP_BEFORE, path="/query", after=1, times=2))
    struck = [faults.strike("GET", "/services/data/v62.0/query", "query") for _ in range(5)]
    assert [fault is not None for fault in struck] == [False, True, True, False, False]
    assert faults.all()[0].hits == 2


def test_times_none_strikes_until_removed() -> None:
    faults = Faults()
    fault_id = faults.status(500, "UNKNOWN_EXCEPTION", "broken", operation="describe", times=None)
    assert all(faults.strike("GET", "/x", "describe") is not None for _ in range(20))
    faults.remove(fault_id)
    assert faults.strike("GET", "/x", "describe") is None


@pytest.mark.parametrize(
    ("rule", "method", "path", "operation", "met"),
    [
        ({"path": r"/sobjects/Lead$"}, "GET", "/services/data/v62.0/sobjects/Lead", "x", True),
        ({"path": r"/sobjects/Lead$"}, "GET", "/services/data/v62.0/sobjects/Leads", "x", False),
        ({"method": "post"}, "POST", "/a", "x", True),
        ({"method": "POST"}, "GET", "/a", "x", False),
        ({"operation": "query"}, "GET", "/a", "query", True),
        ({"operation": "query"}, "GET", "/a", "queryAll", False),
        ({"operation": "query", "method": "POST"}, "GET", "/a", "query", False),
        ({}, "GET", "/anything", "", True),
    ],
)
def test_a_rule_matches_all_that_it_names(
    rule: dict[str, str], method: str, path: str, operation: str, met: bool
) -> None:
    faults = Faults()
    faults.add(Fault(FaultKind.HANG, **rule))
    assert (faults.strike(method, path, operation) is not None) is met


def test_a_rule_tells_composite_requests_apart_by_their_bodies() -> None:
    faults = Faults()
    faults.add(Fault.from_json({"kind": "drop_after", "match": {"body": "/composite/sobjects"}}))
    reading, writing = b'{"url": "/query"}', b'{"url": "/services/data/v62.0/composite/sobjects"}'
    assert faults.strike("POST", "/composite", "composite", reading) is None
    assert faults.strike("POST", "/composite", "composite", writing) is not None
    assert faults.all()[0].to_json()["match"]["body"] == "/composite/sobjects"


def test_the_first_striking_rule_wins_and_the_next_keeps_its_turn() -> None:
    faults = Faults()
    faults.status(500, "ONE", "", times=1)
    faults.status(502, "TWO", "", times=1)
    codes = [fault.error_code if (fault := faults.strike("GET", "/", "")) else None for _ in "123"]
    assert codes == ["ONE", "TWO", None]


def test_subrequests_meet_refusals_only() -> None:
    faults = Faults()
    faults.add(Fault(FaultKind.DROP_AFTER))
    assert faults.strike("GET", "/", "query", inner=True) is None
    assert faults.strike("GET", "/", "query") is not None


def test_json_round_trip() -> None:
    document = {
        "kind": "status",
        "match": {"path": "x", "method": "GET", "operation": "query"},
        "status": 418,
        "error_code": "TEAPOT",
        "message": "short and stout",
        "after": 2,
        "times": None,
        "seconds": 0.5,
    }
    told = Fault.from_json(document).to_json()
    assert {key: told[key] for key in document} == document


def test_match_may_be_a_bare_path() -> None:
    assert Fault.from_json({"kind": "html", "match": "/limits"}).path == "/limits"


@pytest.mark.parametrize(
    "document",
    [
        {"kind": "nonsense"},
        {"match": "x"},
        {"kind": "hang", "surprise": 1},
        {"kind": "hang", "match": {"verb": "GET"}},
        {"kind": "hang", "match": "("},
        {"kind": "hang", "match": {"body": "("}},
        {"kind": "hang", "match": 5},
    ],
)
def test_a_bad_rule_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Fault.from_json(document)
