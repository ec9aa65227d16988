"""Writes to a practice org over HTTP: what the wire and the org do to updates, creates and upserts,
what the org holds afterwards, and what the caller is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from apdesk.practice_org.http.faults import Fault, FaultKind
from apdesk.practice_org.http.server import PracticeServer
from apdesk.practice_org.state.org import DuplicateRule, PracticeOrg, ValidationRule
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import Org, WriteGroup, WriteResult, WriteRow
from apdesk.salesforce.rest import RestOrg
from tests.sync.org_in_process import InProcessOrg, MovableClock
from tests.unit.salesforce.logged_in import FAST, Connect

KEY = "apdesk_id__c"
SHAPES = ("update", "create", "upsert")
#: The request as a call of its own, and inside a composite one.
WAYS = ("alone", "together")


def prepare(practice: PracticeOrg) -> PracticeOrg:
    practice.add_custom_field("Lead", KEY, length=36, external_id=True, unique=True)
    return practice


@pytest.fixture
def practice() -> Iterator[PracticeServer]:
    with PracticeServer() as server:
        server.clock.freeze()
        prepare(server.org)
        yield server


@pytest.fixture
def org(practice: PracticeServer, connect: Connect) -> Iterator[RestOrg]:
    made = connect(practice)
    yield made
    made.close()


def lead(practice: PracticeOrg, **values: Any) -> str:
    return practice.create("Lead", {"LastName": "Old", "Company": "Works", **values})


def group_of(shape: str, practice: PracticeOrg, *people: dict[str, Any]) -> WriteGroup:
    """Rows of one shape; the records of updates are made first."""
    if shape == "update":
        rows = [WriteRow(n, lead(practice), values) for n, values in enumerate(people)]
        return WriteGroup("Lead", tuple(rows))
    rows = []
    for number, values in enumerate(people):
        given = {"LastName": "New", "Company": "Works", **values}
        if shape == "upsert":
            given[KEY] = f"k{number}"
        rows.append(WriteRow(number, None, given))
    key = KEY if shape == "upsert" else None
    return WriteGroup("Lead", tuple(rows), create=True, external_id=key)


def beside(practice: PracticeOrg) -> WriteGroup:
    """Another group, which makes the call a composite one."""
    row = WriteRow(99, practice.create("Contact", {"LastName": "Near"}), {"Title": "Written"})
    return WriteGroup("Contact", (row,))


def written(practice: PracticeOrg, sobject: str = "Lead") -> int:
    soql = f"SELECT COUNT() FROM {sobject} WHERE Title = 'Written'"
    return int(practice.query(soql).total_size)


def groups_of(way: str, shape: str, practice: PracticeOrg) -> list[WriteGroup]:
    group = group_of(shape, practice, {"Title": "Written"})
    return [group] if way == "alone" else [beside(practice), group]


# -- the wire ------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("kind", "carried_out"),
    [
        (FaultKind.DROP_BEFORE, False),
        (FaultKind.HTML, False),
        (FaultKind.DROP_AFTER, True),
        (FaultKind.TRUNCATE, True),
        (FaultKind.MALFORMED, True),
    ],
)
def test_an_answer_that_the_wire_spoils(
    practice: PracticeServer,
    org: RestOrg,
    way: str,
    shape: str,
    kind: FaultKind,
    carried_out: bool,
) -> None:
    groups = groups_of(way, shape, practice.org)
    practice.faults.add(Fault(kind, path="/composite"))
    practice.forget_calls()
    if shape == "create":
        with pytest.raises(SalesforceError) as raised:
            org.write(groups, cause="push")
        assert raised.value.in_doubt
        assert len(practice.calls()) == 1
        assert written(practice.org) == int(carried_out)
    else:
        results = org.write(groups, cause="push").results
        assert all(each.error is None for group in results for each in group)
        assert len(practice.calls()) == 2
        assert written(practice.org) == 1
    # Never twice, whatever happened.
    assert practice.org.record_count("Lead") == (carried_out or shape != "create")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("status", "error_code", "said", "kind", "in_doubt"),
    [
        (400, "UNABLE_TO_LOCK_ROW", "unable to obtain", Kind.RETRY, False),
        (500, "UNABLE_TO_LOCK_ROW", "unable to obtain", Kind.RETRY, True),
        (403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit", Kind.RETRY, False),
        (403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", Kind.LIMIT, False),
        (403, "API_DISABLED_FOR_ORG", "not enabled", Kind.STOP, False),
        (400, "STORAGE_LIMIT_EXCEEDED", "full", Kind.STOP, False),
        (403, "TXN_SECURITY_NO_ACCESS", "policy", Kind.STOP, False),
        (410, "GONE", "gone", Kind.STOP, False),
        (503, "SERVER_UNAVAILABLE", "later", Kind.RETRY, True),
        (500, "UNKNOWN_EXCEPTION", "ErrorId", Kind.RETRY, True),
    ],
)
def test_a_call_that_the_org_refuses_and_goes_on_refusing(
    practice: PracticeServer,
    org: RestOrg,
    way: str,
    shape: str,
    status: int,
    error_code: str,
    said: str,
    kind: Kind,
    in_doubt: bool,
) -> None:
    groups = groups_of(way, shape, practice.org)
    before = practice.org.record_count("Lead")
    practice.faults.status(status, error_code, said, path="/composite", times=None)
    practice.forget_calls()
    with pytest.raises(SalesforceError) as raised:
        org.write(groups, cause="push")
    error = raised.value
    assert (error.kind, error.error_code, error.in_doubt) == (kind, error_code, in_doubt)
    assert written(practice.org) == 0
    assert practice.org.record_count("Lead") == before
    once = shape == "create" and in_doubt
    patient = kind is Kind.RETRY and not once
    most = FAST.attempts_at_defects if error_code == "UNKNOWN_EXCEPTION" else FAST.attempts
    assert len(practice.calls()) == (most if patient else 1)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_session_that_ends_in_the_middle(
    practice: PracticeServer, org: RestOrg, way: str, shape: str
) -> None:
    first = group_of("update", practice.org, {"Title": "Before"})
    org.write([first], cause="push")
    groups = groups_of(way, shape, practice.org)
    practice.logins.expire_sessions()
    practice.forget_calls()
    results = org.write(groups, cause="push").results
    assert all(each.error is None for group in results for each in group)
    assert written(practice.org) == 1
    statuses = [each.status for each in practice.calls() if each.operation != "token"]
    assert statuses == [401, 200]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_limit_is_reached_while_writing(
    practice: PracticeServer, org: RestOrg, shape: str
) -> None:
    used, _ = practice.usage.state()
    practice.usage.set_limit(used + 1, used)
    org.write([group_of(shape, practice.org, {"Title": "Written"})], cause="push")
    with pytest.raises(SalesforceError) as raised:
        org.write(groups_of("together", shape, practice.org), cause="push")
    assert (raised.value.kind, raised.value.in_doubt) == (Kind.LIMIT, False)
    assert written(practice.org) == 1
    practice.clock.advance(timedelta(hours=24))
    org.write(groups_of("together", shape, practice.org), cause="push")


def test_an_upsert_that_is_sent_again_while_the_first_has_not_committed(
    practice: PracticeServer, org: RestOrg
) -> None:
    group = group_of("upsert", practice.org, {"Title": "Written"}, {"Title": "Written"})
    practice.commit_delay = timedelta(minutes=5)
    practice.faults.add(Fault(FaultKind.DROP_AFTER, path="/composite"))
    (results,) = org.write([group], cause="create").results
    practice.clock.advance(timedelta(minutes=10))
    found = practice.org.query("SELECT Id FROM Lead ORDER BY Id").records()
    assert [each["Id"] for each in found] == [each.record_id for each in results]


def test_a_create_that_commits_after_its_answer_was_lost(
    practice: PracticeServer, org: RestOrg
) -> None:
    practice.commit_delay = timedelta(minutes=5)
    practice.faults.add(Fault(FaultKind.DROP_AFTER, path="/composite"))
    with pytest.raises(SalesforceError) as raised:
        org.write([group_of("create", practice.org, {"Title": "Written"})], cause="create")
    assert raised.value.in_doubt
    assert written(practice.org) == 0
    practice.clock.advance(timedelta(minutes=5))
    assert written(practice.org) == 1


def test_a_thousand_records_of_three_objects_are_one_call(
    practice: PracticeServer, org: RestOrg
) -> None:
    leads = [group_of("create", practice.org, *[{"Title": "Written"}] * 200) for _ in range(3)]
    people = tuple(WriteRow(n, None, {"LastName": f"N{n}", "Title": "Written"}) for n in range(200))
    companies = tuple(WriteRow(n, None, {"Name": f"Works {n}"}) for n in range(200))
    groups = [
        *leads,
        WriteGroup("Contact", people, create=True),
        WriteGroup("Account", companies, create=True),
    ]
    practice.forget_calls()
    results = org.write(groups, cause="create").results
    assert {each.error for group in results for each in group} == {None}
    assert [len(group) for group in results] == [200] * 5
    assert practice.api_calls() == 1
    assert written(practice.org) == 600
    assert written(practice.org, "Contact") == 200
    assert practice.org.record_count("Account") == 200


def test_owners_are_not_reassigned(practice: PracticeServer, org: RestOrg) -> None:
    clerk = next(each.id for each in practice.org.users() if not each.administrator)
    practice.org.assign_records("Lead", clerk)
    for way in WAYS:
        for shape in SHAPES:
            org.write(groups_of(way, shape, practice.org), cause="push")
    owners = practice.org.query("SELECT OwnerId FROM Lead").records()
    assert {each["OwnerId"] for each in owners} == {practice.org.administrator_id}


# -- the org's reasons, the same over HTTP and in the process --------------------------------------

Trouble = Callable[[PracticeOrg, WriteGroup], None]


def _rule(practice: PracticeOrg, group: WriteGroup) -> None:
    practice.add_validation_rule(
        ValidationRule("no", "Lead", "Title = 'Bad'", "Titles have to be good.", "Title")
    )


def _duplicates(practice: PracticeOrg, group: WriteGroup) -> None:
    practice.create("Lead", {"LastName": "Twin", "Company": "X", "Email": "bad@twins.example"})
    practice.add_duplicate_rule(DuplicateRule("Leads_DR", "Lead"))


def _restricted(practice: PracticeOrg, group: WriteGroup) -> None:
    practice.add_custom_field(
        "Lead", "Grade__c", type="picklist", values=["A", "B"], restricted=True
    )


def _read_only(practice: PracticeOrg, group: WriteGroup) -> None:
    practice.make_read_only("Lead", "Fax")


def _hidden(practice: PracticeOrg, group: WriteGroup) -> None:
    practice.hide_field("Lead", "Fax")


def _of_record(call: str) -> Trouble:
    def make(practice: PracticeOrg, group: WriteGroup) -> None:
        getattr(practice, call)(group.rows[1].record_id)

    return make


def _deleted(practice: PracticeOrg, group: WriteGroup) -> None:
    practice.delete("Lead", str(group.rows[1].record_id))


def _out_of_sight(practice: PracticeOrg, group: WriteGroup) -> None:
    practice.hide_record(str(group.rows[1].record_id))


def _converted(practice: PracticeOrg, group: WriteGroup) -> None:
    practice.convert(str(group.rows[1].record_id))


def _nothing(practice: PracticeOrg, group: WriteGroup) -> None:
    pass


REASONS: dict[str, tuple[Trouble, dict[str, Any], str, Kind, tuple[str, ...]]] = {
    # made by values, so that creates and upserts meet them too
    "validation rule": (
        _rule,
        {"Title": "Bad"},
        "FIELD_CUSTOM_VALIDATION_EXCEPTION",
        Kind.SKIP,
        ("Title",),
    ),
    "duplicate": (
        _duplicates,
        {"Email": "bad@twins.example"},
        "DUPLICATES_DETECTED",
        Kind.SKIP,
        (),
    ),
    "restricted picklist": (
        _restricted,
        {"Grade__c": "Z"},
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        Kind.SKIP,
        ("Grade__c",),
    ),
    "required": (_nothing, {"LastName": None}, "REQUIRED_FIELD_MISSING", Kind.SKIP, ("LastName",)),
    "too long": (_nothing, {"Title": "x" * 129}, "STRING_TOO_LONG", Kind.SKIP, ("Title",)),
    "e-mail": (_nothing, {"Email": "nobody"}, "INVALID_EMAIL_ADDRESS", Kind.SKIP, ("Email",)),
    "type": (_nothing, {"AnnualRevenue": "lots"}, "JSON_PARSER_ERROR", Kind.SKIP, ()),
    "owner": (
        _nothing,
        {"OwnerId": "005000000000001AAA"},
        "INVALID_CROSS_REFERENCE_KEY",
        Kind.SKIP,
        ("OwnerId",),
    ),
    "read-only field": (
        _read_only,
        {"Fax": "1"},
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        Kind.FIX,
        ("Fax",),
    ),
    "hidden field": (_hidden, {"Fax": "1"}, "INVALID_FIELD", Kind.FIX, ("Fax",)),
    "unknown field": (_nothing, {"Nope__c": "1"}, "INVALID_FIELD", Kind.FIX, ("Nope__c",)),
    # made by the record, so that only updates meet them
    "row lock": (_of_record("lock_record"), {}, "UNABLE_TO_LOCK_ROW", Kind.RETRY, ()),
    "approval": (_of_record("start_approval"), {}, "ENTITY_IS_LOCKED", Kind.SKIP, ()),
    "sharing": (
        _of_record("protect_record"),
        {},
        "INSUFFICIENT_ACCESS_OR_READONLY",
        Kind.SKIP,
        (),
    ),
    "deleted": (_deleted, {}, "ENTITY_IS_DELETED", Kind.CONFLICT, ()),
    "out of sight": (_out_of_sight, {}, "INVALID_CROSS_REFERENCE_KEY", Kind.SKIP, ()),
    "converted": (_converted, {}, "CANNOT_UPDATE_CONVERTED_LEAD", Kind.CONFLICT, ()),
}
BY_RECORD = ("row lock", "approval", "sharing", "deleted", "out of sight", "converted")
MET = [
    (shape, reason)
    for shape in SHAPES
    for reason in REASONS
    if shape == "update" or reason not in BY_RECORD
]


def told(org: Org, practice: PracticeOrg, shape: str, reason: str) -> tuple[WriteResult, ...]:
    """Three rows, the one in the middle with the trouble; the results of the three."""
    make, values, *_ = REASONS[reason]
    good = {"Title": "Written"}
    group = group_of(shape, practice, good, {**good, **values}, good)
    make(practice, group)
    (results,) = org.write([group], cause="push").results
    return results


@pytest.mark.parametrize(("shape", "reason"), MET)
def test_the_org_refuses_one_record_and_takes_its_neighbours(
    practice: PracticeServer, org: RestOrg, shape: str, reason: str
) -> None:
    results = told(org, practice.org, shape, reason)
    _, _, error_code, kind, fields = REASONS[reason]
    error = results[1].error
    assert error is not None
    assert (error.error_code, error.kind, error.fields) == (error_code, kind, fields)
    assert error.said
    assert not error.in_doubt
    assert all(results[place].record_id is not None for place in (0, 2))
    assert written(practice.org) == 2

    here = prepare(PracticeOrg(clock=MovableClock()))
    try:
        inside = told(InProcessOrg(here), here, shape, reason)
    finally:
        here.close()
    assert [_facts(each) for each in inside] == [_facts(each) for each in results]


def _facts(result: WriteResult) -> tuple[object, ...]:
    error = result.error
    if error is None:
        return result.key, True
    return result.key, error.code, error.error_code, error.said.split(":")[0], error.fields


def test_the_org_in_the_process_allows_duplicates_and_delays_alike() -> None:
    clock = MovableClock()
    practice = prepare(PracticeOrg(clock=clock))
    org = InProcessOrg(practice)
    practice.add_duplicate_rule(DuplicateRule("Leads_DR", "Lead"))
    lead(practice, Email="ada@engines.example")
    group = group_of("create", practice, {"Email": "ada@engines.example", "Title": "Written"})
    ((refused,),) = org.write([group], cause="create").results
    assert refused.error is not None
    assert refused.error.code == "salesforce.duplicate"
    allowed = WriteGroup("Lead", group.rows, create=True, allow_duplicates=True)
    org.late = timedelta(minutes=5)
    assert org.write([allowed], cause="create").results[0][0].record_id is not None
    assert written(practice) == 0
    clock.tick(minutes=5)
    assert written(practice) == 1
    assert org.log == [("create 1 Lead",), ("create 1 Lead",)]
    assert [len(each) for each in org.writes] == [1, 1]
    practice.close()


def test_the_org_in_the_process_loses_answers_before_and_after() -> None:
    practice = prepare(PracticeOrg(clock=MovableClock()))
    org = InProcessOrg(practice)
    group = group_of("create", practice, {"Title": "Written"})

    def broken(number: int) -> None:
        raise ConnectionError(number)

    org.before = broken
    with pytest.raises(ConnectionError):
        org.write([group], cause="create")
    assert (written(practice), org.calls(), org.writes) == (0, 0, [])
    org.before, org.after = (lambda number: None), broken
    with pytest.raises(ConnectionError):
        org.write([group], cause="create")
    assert (written(practice), org.calls(), len(org.writes)) == (1, 1, 1)
    practice.close()
