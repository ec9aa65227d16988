"""RestOrg.write against a server that answers oddly: what is sent, what is believed, and what is
never sent twice."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.values import id18
from apdesk.errors import Cancelled
from apdesk.salesforce import transport
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import WriteGroup, WriteResult, WriteRow
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.session import Backoff
from apdesk.salesforce.tokens import MemoryVault, TokenKeeper, Tokens
from tests.unit.salesforce.logged_in import FAST, TOKEN_PATH, token_reply
from tests.unit.salesforce.scripted_server import (
    ORG,
    USER,
    Reply,
    Request,
    ScriptedServer,
    refusal,
)

COLLECTION = "/services/data/v62.0/composite/sobjects"
COMPOSITE = "/services/data/v62.0/composite"
KEY = "apdesk_id__c"


def lead_id(number: int) -> str:
    return id18(f"00Q0000000{number:05d}")


def updates(*numbers: int, sobject: str = "Lead") -> WriteGroup:
    rows = (WriteRow(number, lead_id(number), {"Title": f"T{number}"}) for number in numbers)
    return WriteGroup(sobject, tuple(rows))


def creates(*numbers: int, **more: Any) -> WriteGroup:
    rows = (WriteRow(number, None, {"LastName": f"N{number}"}) for number in numbers)
    return WriteGroup("Lead", tuple(rows), create=True, **more)


def upserts(*numbers: int, **more: Any) -> WriteGroup:
    rows = (
        WriteRow(number, None, {"LastName": f"N{number}", KEY: f"k{number}"}) for number in numbers
    )
    return WriteGroup("Lead", tuple(rows), create=True, external_id=KEY, **more)


def group_of(shape: str, *numbers: int) -> WriteGroup:
    builders: dict[str, Callable[..., WriteGroup]] = {
        "update": updates,
        "create": creates,
        "upsert": upserts,
    }
    return builders[shape](*numbers)


SHAPES = {shape: group_of(shape, 1) for shape in ("update", "create", "upsert")}


def saved(*numbers: int) -> list[dict[str, Any]]:
    return [{"id": lead_id(number), "success": True, "errors": []} for number in numbers]


def not_saved(code: str, message: str = "no", *fields: str) -> dict[str, Any]:
    item = {"statusCode": code, "message": message, "fields": list(fields)}
    return {"success": False, "errors": [item]}


def composite(*answers: tuple[int, Any]) -> Reply:
    return Reply(
        200,
        {
            "compositeResponse": [
                {"body": body, "httpHeaders": {}, "httpStatusCode": status, "referenceId": f"w{i}"}
                for i, (status, body) in enumerate(answers)
            ]
        },
    )


def failure(org: RestOrg, *groups: WriteGroup) -> SalesforceError:
    with pytest.raises(SalesforceError) as raised:
        org.write(groups, cause="push")
    return raised.value


def errors_of(results: tuple[WriteResult, ...]) -> list[SalesforceError]:
    assert all(each.record_id is None for each in results)
    return [each.error for each in results if each.error is not None]


# -- what is sent --------------------------------------------------------------------------------


def test_a_group_of_updates_is_one_patch(
    server: ScriptedServer, org: RestOrg, ledger: list[tuple[str, int]]
) -> None:
    answer_at = {"Date": "Mon, 23 Nov 2026 10:11:12 GMT"}
    server.script(Reply(200, saved(1, 2), answer_at, dated=False))
    cleared = WriteRow(2, lead_id(2), {"Title": None, "City": "Zürich"})
    answer = org.write([WriteGroup("Lead", (updates(1).rows[0], cleared))], cause="push")
    assert answer.server_time == datetime(2026, 11, 23, 10, 11, 12, tzinfo=UTC)
    assert answer.results == ((WriteResult(1, lead_id(1)), WriteResult(2, lead_id(2))),)
    (request,) = server.requests
    assert (request.method, request.path) == ("PATCH", COLLECTION)
    assert request.headers["Sforce-Auto-Assign"] == "FALSE"
    assert request.headers["Content-Type"] == "application/json"
    assert "Sforce-Duplicate-Rule-Header" not in request.headers
    assert request.document == {
        "allOrNone": False,
        "records": [
            {"attributes": {"type": "Lead"}, "id": lead_id(1), "Title": "T1"},
            {"attributes": {"type": "Lead"}, "id": lead_id(2), "Title": None, "City": "Zürich"},
        ],
    }
    assert list(request.document["records"][0]) == ["attributes", "id", "Title"]
    assert (org.calls(), ledger) == (1, [("push", 1)])


def test_creates_are_posted_and_upserts_go_by_their_key(
    server: ScriptedServer, org: RestOrg
) -> None:
    server.script(Reply(200, saved(1)))
    org.write([creates(1)], cause="create")
    server.script(Reply(200, [{**saved(1)[0], "created": True}]))
    org.write([upserts(1)], cause="create")
    create, upsert = server.requests
    assert (create.method, create.path) == ("POST", COLLECTION)
    assert create.document["records"] == [{"attributes": {"type": "Lead"}, "LastName": "N1"}]
    assert (upsert.method, upsert.path) == ("PATCH", f"{COLLECTION}/Lead/{KEY}")
    assert upsert.document["records"][0][KEY] == "k1"


def test_duplicates_are_allowed_where_asked_for_only(server: ScriptedServer, org: RestOrg) -> None:
    server.script(Reply(200, saved(1)))
    org.write([creates(1, allow_duplicates=True)], cause="create")
    assert server.requests[0].headers["Sforce-Duplicate-Rule-Header"] == "allowSave=true"
    server.script(composite((200, saved(1)), (200, saved(2))))
    org.write([creates(1), creates(2, allow_duplicates=True)], cause="create")
    request = server.requests[1]
    assert "Sforce-Duplicate-Rule-Header" not in request.headers
    assert [each["httpHeaders"] for each in request.document["compositeRequest"]] == [
        {"Sforce-Auto-Assign": "FALSE"},
        {"Sforce-Auto-Assign": "FALSE", "Sforce-Duplicate-Rule-Header": "allowSave=true"},
    ]


def test_several_groups_are_one_call_and_answered_in_their_order(
    server: ScriptedServer, org: RestOrg, ledger: list[tuple[str, int]]
) -> None:
    reply = composite(
        (200, saved(1)), (200, saved(2)), (200, [not_saved("STRING_TOO_LONG"), *saved(4)])
    )
    reply.body["compositeResponse"].reverse()
    server.script(reply)
    groups = [updates(1), creates(2), upserts(3, 4)]
    results = org.write(groups, cause="push").results
    assert [[each.record_id for each in group] for group in results] == [
        [lead_id(1)],
        [lead_id(2)],
        [None, lead_id(4)],
    ]
    assert [each.key for group in results for each in group] == [1, 2, 3, 4]
    (request,) = server.requests
    assert (request.method, request.path) == ("POST", COMPOSITE)
    assert request.headers["Sforce-Auto-Assign"] == "FALSE"
    document = request.document
    assert document["allOrNone"] is False
    assert [(each["method"], each["url"]) for each in document["compositeRequest"]] == [
        ("PATCH", COLLECTION),
        ("POST", COLLECTION),
        ("PATCH", f"{COLLECTION}/Lead/{KEY}"),
    ]
    assert all(each["body"]["allOrNone"] is False for each in document["compositeRequest"])
    assert ledger == [("push", 1)]


def test_the_version_that_is_spoken_is_in_every_address(
    server: ScriptedServer, org: RestOrg
) -> None:
    org.speak("60.0")
    server.script(composite((200, saved(1)), (200, saved(2))))
    org.write([updates(1), updates(2)], cause="push")
    (request,) = server.requests
    urls = [request.path, *(each["url"] for each in request.document["compositeRequest"])]
    assert all(each.startswith("/services/data/v60.0/composite") for each in urls)


@pytest.mark.parametrize(
    "groups",
    [
        [],
        [updates(1)] * 6,
        [WriteGroup("Lead", ())],
        [updates(*range(201))],
        [WriteGroup("Lead", updates(1).rows, create=True)],
        [WriteGroup("Lead", creates(1).rows)],
        [WriteGroup("Lead", updates(1).rows, external_id=KEY)],
        [WriteGroup("Lead", creates(1).rows, create=True, external_id=KEY)],
        [WriteGroup("Lead", (WriteRow(1, lead_id(1), {"AnnualRevenue": float("nan")}),))],
    ],
)
def test_what_no_call_can_hold_is_our_own_mistake(
    server: ScriptedServer, org: RestOrg, groups: list[WriteGroup]
) -> None:
    with pytest.raises(ValueError, match=r"."):
        org.write(groups, cause="push")
    assert server.requests == []


# -- what became of each record --------------------------------------------------------------------


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("code", "kind", "ours"),
    [
        ("UNABLE_TO_LOCK_ROW", Kind.RETRY, "salesforce.row_lock"),
        ("UNKNOWN_EXCEPTION", Kind.RETRY, "salesforce.unknown"),
        ("ALL_OR_NONE_OPERATION_ROLLED_BACK", Kind.RETRY, "salesforce.rolled_back"),
        ("PROCESSING_HALTED", Kind.RETRY, "salesforce.rolled_back"),
        ("ENTITY_IS_DELETED", Kind.CONFLICT, "salesforce.record_gone"),
        ("NOT_FOUND", Kind.CONFLICT, "salesforce.record_gone"),
        ("CANNOT_UPDATE_CONVERTED_LEAD", Kind.CONFLICT, "salesforce.converted_lead"),
        ("ENTITY_IS_LOCKED", Kind.SKIP, "salesforce.record_locked"),
        ("INSUFFICIENT_ACCESS", Kind.SKIP, "salesforce.no_access"),
        ("INSUFFICIENT_ACCESS_OR_READONLY", Kind.SKIP, "salesforce.no_access"),
        ("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", Kind.SKIP, "salesforce.reference"),
        ("INVALID_CROSS_REFERENCE_KEY", Kind.SKIP, "salesforce.reference"),
        ("INACTIVE_OWNER_OR_USER", Kind.SKIP, "salesforce.reference"),
        ("MALFORMED_ID", Kind.SKIP, "salesforce.reference"),
        ("DUPLICATES_DETECTED", Kind.SKIP, "salesforce.duplicate"),
        ("DUPLICATE_VALUE", Kind.SKIP, "salesforce.duplicate_value"),
        ("FIELD_CUSTOM_VALIDATION_EXCEPTION", Kind.SKIP, "salesforce.validation"),
        ("FIELD_FILTER_VALIDATION_EXCEPTION", Kind.SKIP, "salesforce.validation"),
        ("CANNOT_EXECUTE_FLOW_TRIGGER", Kind.SKIP, "salesforce.validation"),
        ("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", Kind.SKIP, "salesforce.validation"),
        ("FIELD_INTEGRITY_EXCEPTION", Kind.SKIP, "salesforce.value"),
        ("REQUIRED_FIELD_MISSING", Kind.SKIP, "salesforce.value"),
        ("STRING_TOO_LONG", Kind.SKIP, "salesforce.value"),
        ("NUMBER_OUTSIDE_VALID_RANGE", Kind.SKIP, "salesforce.value"),
        ("INVALID_TYPE_ON_FIELD_IN_RECORD", Kind.SKIP, "salesforce.value"),
        ("JSON_PARSER_ERROR", Kind.SKIP, "salesforce.value"),
        ("INVALID_EMAIL_ADDRESS", Kind.SKIP, "salesforce.value"),
        ("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", Kind.SKIP, "salesforce.value"),
        ("INVALID_FIELD_FOR_INSERT_UPDATE", Kind.FIX, "salesforce.field_closed"),
        ("INVALID_FIELD", Kind.FIX, "salesforce.field_missing"),
        ("MISSING_ARGUMENT", Kind.FIX, "salesforce.request"),
        ("TXN_SECURITY_NO_ACCESS", Kind.STOP, "salesforce.policy"),
        ("A_CODE_OF_2030", Kind.SKIP, "salesforce.validation"),
    ],
)
def test_each_refusal_of_a_record_is_its_own_affair(
    server: ScriptedServer, org: RestOrg, shape: str, code: str, kind: Kind, ours: str
) -> None:
    group = group_of(shape, 1, 2, 3)
    body = [saved(1)[0], not_saved(code, "Titel: nein", "Title"), saved(3)[0]]
    server.script(Reply(200, body))
    ((first, refused, third),) = org.write([group], cause="push").results
    assert (first.record_id, third.record_id) == (lead_id(1), lead_id(3))
    error = refused.error
    assert error is not None
    assert (refused.key, refused.record_id) == (2, None)
    assert (error.kind, error.code, error.error_code) == (kind, ours, code)
    assert (error.said, error.fields, error.in_doubt) == ("Titel: nein", ("Title",), False)
    assert len(server.requests) == 1


def test_an_approval_is_looked_at_again_in_an_hour(server: ScriptedServer, org: RestOrg) -> None:
    server.script(Reply(200, [not_saved("ENTITY_IS_LOCKED")]))
    ((refused,),) = org.write([updates(1)], cause="push").results
    assert refused.error is not None
    assert refused.error.retry_after == 3600


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("T: UNABLE_TO_LOCK_ROW, unable to obtain", "salesforce.row_lock"),
        ("T: System.LimitException: Apex-CPU-Zeit", "salesforce.automation_limit"),
        ("T: System.DmlException: something", "salesforce.validation"),
    ],
)
def test_what_a_trigger_stumbled_over(
    server: ScriptedServer, org: RestOrg, said: str, code: str
) -> None:
    server.script(Reply(200, [not_saved("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", said)]))
    ((refused,),) = org.write([updates(1)], cause="push").results
    assert refused.error is not None
    assert refused.error.code == code


@pytest.mark.parametrize("key", ["duplicateResut", "duplicateResult"])
def test_the_records_that_a_duplicate_rule_names(
    server: ScriptedServer, org: RestOrg, key: str
) -> None:
    found = {
        "matchResults": [
            {"matchRecords": [{"record": {"Id": lead_id(7)}}, {"record": {"Id": "odd"}}, 5]},
            {"matchRecords": [{"record": {"Id": lead_id(7)[:15]}}, {"record": None}]},
            {"matchRecords": "none"},
            None,
        ]
    }
    result = not_saved("DUPLICATES_DETECTED", "Use one of these records?")
    result["errors"][0][key] = found
    server.script(Reply(200, [result]))
    ((refused,),) = org.write([creates(1)], cause="create").results
    assert refused.error is not None
    assert refused.error.duplicates == (lead_id(7),)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        5,
        "saved",
        saved(1, 1),
        [None],
        [{}],
        [{"id": lead_id(1)}],
        [{"id": lead_id(1), "success": "true", "errors": []}],
        [{"success": True, "errors": []}],
        [{"id": None, "success": True, "errors": []}],
        [{"id": lead_id(1)[:15], "success": True, "errors": []}],
        [{"id": lead_id(1)[:17] + "-", "success": True, "errors": []}],
        [{"success": False}],
        [{"success": False, "errors": []}],
        [{"success": False, "errors": ["no"]}],
        [{"success": False, "errors": [{"message": "no"}]}],
    ],
)
def test_results_that_are_not_whole_are_not_believed(
    server: ScriptedServer, org: RestOrg, shape: str, body: Any
) -> None:
    group = SHAPES[shape]
    server.script(Reply(200, body))
    error = failure(org, group)
    assert (error.code, error.in_doubt) == ("salesforce.malformed_answer", True)
    assert len(server.requests) == (1 if shape == "create" else FAST.attempts)
    server.requests.clear()
    server.script(composite((200, saved(9)), (200, body)))
    error = failure(org, updates(9), group)
    assert (error.code, error.in_doubt) == ("salesforce.malformed_answer", True)
    assert len(server.requests) == (1 if shape == "create" else FAST.attempts)


def test_a_result_of_another_record_is_not_believed(server: ScriptedServer, org: RestOrg) -> None:
    server.script(Reply(200, saved(2, 1)))
    assert failure(org, updates(1, 2)).code == "salesforce.malformed_answer"
    server.script(Reply(200, saved(1, 1)))
    assert failure(org, creates(1, 2)).code == "salesforce.malformed_answer"
    server.script(Reply(200, saved(1)))
    short = WriteGroup("Lead", (WriteRow(1, lead_id(1)[:15], {"Title": "T"}),))
    assert org.write([short], cause="push").results[0][0].record_id == lead_id(1)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"compositeResponse": []},
        {"compositeResponse": [1]},
        {"compositeResponse": [{"referenceId": "w0", "httpStatusCode": 200, "body": saved(1)}]},
        {
            "compositeResponse": [
                {"referenceId": "w0", "httpStatusCode": 200, "body": saved(1)},
                {"referenceId": "w1", "httpStatusCode": "200", "body": saved(2)},
            ]
        },
    ],
)
def test_a_composite_answer_that_is_not_whole_is_not_believed(
    server: ScriptedServer, org: RestOrg, body: Any
) -> None:
    server.script(Reply(200, body))
    error = failure(org, updates(1), creates(2))
    assert (error.code, error.in_doubt) == ("salesforce.malformed_answer", True)
    assert len(server.requests) == 1


# -- what the org refuses as a whole ---------------------------------------------------------------


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "REQUIRED_FIELD_MISSING", Kind.SKIP),
        (400, "INVALID_FIELD", Kind.FIX),
        (404, "NOT_FOUND", Kind.FIX),
        (400, "SOMETHING_NEW", Kind.FIX),
        (400, "INVALID_TYPE", Kind.PAUSE_OBJECT),
        (403, "INSUFFICIENT_ACCESS", Kind.SKIP),
    ],
)
def test_a_group_that_is_refused_has_the_error_in_each_place(
    server: ScriptedServer, org: RestOrg, shape: str, status: int, code: str, kind: Kind
) -> None:
    group = group_of(shape, 1, 2)
    refused = refusal(status, code, "no")
    server.script(refused)
    (alone,) = org.write([group], cause="push").results
    server.script(composite((status, refused.body), (200, saved(9))))
    beside, written = org.write([group, updates(9)], cause="push").results
    for results in (alone, beside):
        assert [each.key for each in results] == [1, 2]
        assert [(each.kind, each.in_doubt) for each in errors_of(results)] == [(kind, False)] * 2
    assert written[0].record_id == lead_id(9)
    assert len(server.requests) == 2
    if kind is Kind.PAUSE_OBJECT:
        assert "Lead" in errors_of(alone)[0].title


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("status", "code", "said", "ours"),
    [
        (403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", "salesforce.limit"),
        (403, "API_DISABLED_FOR_ORG", "no", "salesforce.api_disabled"),
        (400, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded", "salesforce.storage"),
        (410, "GONE", "gone", "salesforce.version_retired"),
        (403, "SOMETHING_NEW", "no", "salesforce.refused"),
    ],
)
def test_what_stops_every_call_is_raised_and_nothing_is_in_doubt(
    server: ScriptedServer, org: RestOrg, shape: str, status: int, code: str, said: str, ours: str
) -> None:
    group = SHAPES[shape]
    refused = refusal(status, code, said)
    server.script(refused)
    error = failure(org, group)
    assert (error.code, error.in_doubt) == (ours, False)
    server.script(composite((200, [not_saved("STRING_TOO_LONG")]), (status, refused.body)))
    error = failure(org, updates(9), group)
    assert (error.code, error.in_doubt) == (ours, False)
    assert len(server.requests) == 2


def test_a_full_org_says_so_in_the_place_of_a_record(server: ScriptedServer, org: RestOrg) -> None:
    full = not_saved("STORAGE_LIMIT_EXCEEDED", "storage limit exceeded")
    server.script(Reply(200, [full, full]))
    error = failure(org, creates(1, 2))
    assert (error.code, error.kind, error.in_doubt) == ("salesforce.storage", Kind.STOP, False)


def test_what_was_written_is_told_whatever_stops_the_rest(
    server: ScriptedServer, org: RestOrg
) -> None:
    full = not_saved("STORAGE_LIMIT_EXCEEDED", "storage limit exceeded")
    server.script(Reply(200, [saved(1)[0], full]))
    ((first, second),) = org.write([creates(1, 2)], cause="create").results
    assert first.record_id == lead_id(1)
    assert second.error is not None
    assert second.error.kind is Kind.STOP
    limit = refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
    server.script(composite((200, saved(1)), (403, limit.body)))
    written, refused = org.write([creates(1), updates(2)], cause="push").results
    assert written[0].record_id == lead_id(1)
    assert errors_of(refused)[0].kind is Kind.LIMIT


def test_a_policy_for_one_record_does_not_stop_the_others(
    server: ScriptedServer, org: RestOrg
) -> None:
    server.script(Reply(200, [not_saved("TXN_SECURITY_NO_ACCESS"), not_saved("STRING_TOO_LONG")]))
    (results,) = org.write([updates(1, 2)], cause="push").results
    assert [each.kind for each in errors_of(results)] == [Kind.STOP, Kind.SKIP]


def test_a_group_that_failed_inside_salesforce_is_in_doubt(
    server: ScriptedServer, org: RestOrg
) -> None:
    broken = refusal(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred.")
    server.script(composite((200, saved(1)), (500, broken.body)))
    written, refused = org.write([updates(1), creates(2)], cause="push").results
    assert written[0].record_id == lead_id(1)
    assert errors_of(refused)[0].in_doubt
    # Nothing was written for sure, and the one beside it stops every call: the doubt stays.
    limit = refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
    server.script(composite((500, broken.body), (403, limit.body)))
    error = failure(org, creates(1), updates(2))
    assert (error.code, error.in_doubt) == ("salesforce.limit", True)


# -- what is never sent twice ----------------------------------------------------------------------

LOST = {
    "reset": Reply(ending="reset"),
    "cut": Reply(200, saved(1), ending="cut"),
    "malformed": Reply(200, b'[{"id": "00Q'),
    "html": Reply(503, b"<html>maintenance</html>"),
    "sign-in page": Reply(200, b"<html>please sign in to the wireless</html>"),
    "empty": Reply(200, b""),
    "no content": Reply(204),
    "502": Reply(502),
    "420": Reply(420),
    "406": Reply(406),
    "429": Reply(429),
    "503 in words": refusal(503, "SERVER_UNAVAILABLE"),
    "500 in words": refusal(500, "UNKNOWN_EXCEPTION"),
    "lock with 500": refusal(500, "UNABLE_TO_LOCK_ROW"),
    "no time": Reply(200, saved(1), dated=False),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("lost", LOST)
def test_an_answer_that_was_lost(
    server: ScriptedServer, org: RestOrg, shape: str, lost: str
) -> None:
    server.script(LOST[lost], Reply(200, saved(1)))
    if shape == "create":
        error = failure(org, SHAPES[shape])
        assert (error.in_doubt, error.sent) == (True, True)
        assert len(server.requests) == 1
    else:
        assert org.write([SHAPES[shape]], cause="push").results[0][0].record_id == lead_id(1)
        assert len(server.requests) == 2


@pytest.mark.parametrize("lost", LOST)
def test_one_create_among_updates_is_enough_to_send_all_only_once(
    server: ScriptedServer, org: RestOrg, lost: str
) -> None:
    server.script(LOST[lost], composite((200, saved(1)), (200, saved(2))))
    assert failure(org, updates(1), creates(2)).in_doubt
    assert len(server.requests) == 1
    server.script(LOST[lost], composite((200, saved(1)), (200, saved(2))))
    org.write([updates(1), upserts(2)], cause="push")
    assert len(server.requests) == 3


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "refused",
    [
        refusal(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded."),
        refusal(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access"),
    ],
)
def test_what_was_refused_before_it_was_carried_out_is_sent_again(
    server: ScriptedServer, org: RestOrg, shape: str, refused: Reply
) -> None:
    server.script(refused, Reply(200, saved(1)))
    assert org.write([SHAPES[shape]], cause="push").results[0][0].record_id == lead_id(1)
    assert len(server.requests) == 2


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("barred", [Reply(403, b"<html>barred</html>"), Reply(302), Reply(408)])
def test_somebody_on_the_way_may_have_passed_the_request_on(
    server: ScriptedServer, org: RestOrg, shape: str, barred: Reply
) -> None:
    server.script(barred)
    assert failure(org, SHAPES[shape]).in_doubt


@pytest.mark.parametrize("shape", SHAPES)
def test_nobody_there_is_no_doubt(tmp_path: Path, shape: str) -> None:
    vault = MemoryVault()
    nowhere = "http://127.0.0.1:9"
    vault.save("key", Tokens("a", "r", nowhere, f"{nowhere}/id/{ORG}/{USER}", "", ""))
    org = RestOrg(TokenKeeper(vault, "key", tmp_path / "tokens.lock"), backoff=FAST)
    error = failure(org, SHAPES[shape])
    assert (error.code, error.sent, error.in_doubt) == ("network.unreachable", False, False)
    assert org.calls() == 0


@pytest.mark.parametrize("shape", SHAPES)
def test_a_silent_server_leaves_a_doubt(
    server: ScriptedServer, org: RestOrg, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    for name in ("TIMEOUT", "PATIENT"):
        monkeypatch.setattr(f"apdesk.salesforce.transport.{name}", (5.0, 0.1))
    over = threading.Event()

    def answer(_: Request) -> Reply:
        over.wait(5)
        return Reply(503)

    server.answer = answer
    try:
        error = failure(org, SHAPES[shape])
    finally:
        over.set()
    assert (error.code, error.in_doubt) == ("network.timeout", True)
    assert org.calls() == (1 if shape == "create" else 2)


def test_an_answer_is_waited_for_longer_when_nothing_may_be_sent_twice(
    server: ScriptedServer, org: RestOrg, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert transport.PATIENT[1] > 600  # as long as the org may work on a call
    monkeypatch.setattr("apdesk.salesforce.transport.TIMEOUT", (5.0, 0.1))
    never = threading.Event()

    def answer(_: Request) -> Reply:
        never.wait(0.5)
        return Reply(200, saved(1))

    server.answer = answer
    assert org.write([creates(1)], cause="create").results[0][0].record_id == lead_id(1)
    assert failure(org, updates(1)).code == "network.timeout"


@pytest.mark.parametrize(
    "last",
    [
        refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
        refusal(400, "INVALID_FIELD", "No such column 'Title' on sobject of type Lead"),
        refusal(403, "API_DISABLED_FOR_ORG"),
    ],
)
@pytest.mark.parametrize("shape", ["update", "upsert"])
def test_a_doubt_outlives_the_answers_that_follow_it(
    server: ScriptedServer, org: RestOrg, shape: str, last: Reply
) -> None:
    server.script(Reply(ending="reset"), last)
    error = failure(org, SHAPES[shape])
    assert error.error_code
    assert (error.in_doubt, error.sent) == (True, True)
    # The next call begins without it.
    server.script(refusal(403, "API_DISABLED_FOR_ORG"))
    assert not failure(org, SHAPES[shape]).in_doubt


@pytest.mark.parametrize("shape", ["update", "upsert"])
def test_a_server_that_takes_a_request_and_goes_away(tmp_path: Path, shape: str) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    def take_one() -> None:
        connection, _ = listener.accept()
        listener.close()
        connection.recv(65536)
        connection.close()

    taker = threading.Thread(target=take_one)
    taker.start()
    vault = MemoryVault()
    vault.save("key", Tokens("a", "r", url, f"{url}/id/{ORG}/{USER}", "", ""))
    org = RestOrg(TokenKeeper(vault, "key", tmp_path / "tokens.lock"), backoff=FAST)
    error = failure(org, SHAPES[shape])
    taker.join()
    # The last attempt reached nobody, the first one may have been carried out.
    assert error.code == "network.unreachable"
    assert (error.in_doubt, error.sent) == (True, True)
    assert org.calls() == 1


@pytest.mark.parametrize("shape", SHAPES)
def test_cancelled_before_and_between(
    make: Callable[..., RestOrg], server: ScriptedServer, shape: str
) -> None:
    cancel = CancelToken()
    org = make(cancel=cancel, backoff=Backoff(attempts=4, first=3600, longest=3600))

    def answer(_: Request) -> Reply:
        cancel.cancel()
        return refusal(400, "UNABLE_TO_LOCK_ROW")

    server.answer = answer
    for _ in range(2):
        with pytest.raises(Cancelled):
            org.write([SHAPES[shape]], cause="push")
    assert len(server.requests) == 1


# -- the session -----------------------------------------------------------------------------------


def with_session(server: ScriptedServer, good: str, content: Reply, *, renewal: Reply) -> None:
    """The server takes one access token; a refresh is answered as told."""

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            return renewal
        if request.headers.get("Authorization") != f"Bearer {good}":
            return refusal(401, "INVALID_SESSION_ID", "Session expired or invalid")
        return content

    server.answer = answer


@pytest.mark.parametrize("shape", SHAPES)
def test_a_session_that_has_ended_is_renewed_and_the_write_sent_again(
    server: ScriptedServer, org: RestOrg, shape: str
) -> None:
    with_session(server, "access-1", Reply(200, saved(1)), renewal=token_reply(1, server))
    assert org.write([SHAPES[shape]], cause="push").results[0][0].record_id == lead_id(1)
    assert [each == TOKEN_PATH for each in server.paths()] == [False, True, False]
    first, last = server.requests[0], server.requests[-1]
    assert first.body == last.body


@pytest.mark.parametrize("shape", SHAPES)
def test_a_session_that_ends_inside_a_composite_call(
    server: ScriptedServer, org: RestOrg, shape: str
) -> None:
    ended = refusal(401, "INVALID_SESSION_ID", "Session expired or invalid")
    sent: list[Request] = []

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            return token_reply(1, server)
        sent.append(request)
        if len(sent) == 1:
            return composite((200, [not_saved("STRING_TOO_LONG")]), (401, ended.body))
        return composite((200, [not_saved("STRING_TOO_LONG")]), (200, saved(1)))

    server.answer = answer
    _, (result,) = org.write([updates(9), SHAPES[shape]], cause="push").results
    assert result.record_id == lead_id(1)
    # Where something was written it is told, and the rest is left to the next run.
    server.script(composite((200, saved(9)), (401, ended.body)))
    (written,), (refused,) = org.write([updates(9), SHAPES[shape]], cause="push").results
    assert written.record_id == lead_id(9)
    assert refused.error is not None
    assert (refused.error.kind, refused.error.in_doubt) == (Kind.REFRESH, False)


@pytest.mark.parametrize(
    ("shape", "renewal", "code"),
    [
        ("update", Reply(400, {"error": "invalid_grant"}), "login.expired"),
        ("create", Reply(400, {"error": "invalid_grant"}), "login.expired"),
        ("create", Reply(503), "salesforce.unavailable"),
    ],
)
@pytest.mark.logs("apdesk.salesforce")
def test_a_login_that_is_not_renewed_leaves_no_doubt_about_the_write(
    server: ScriptedServer, org: RestOrg, shape: str, renewal: Reply, code: str
) -> None:
    with_session(server, "access-1", Reply(200, saved(1)), renewal=renewal)
    error = failure(org, SHAPES[shape])
    assert (error.code, error.in_doubt) == (code, False)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_renewed_session_that_is_refused_again(
    server: ScriptedServer, org: RestOrg, shape: str
) -> None:
    with_session(server, "another", Reply(200, saved(1)), renewal=token_reply(1, server))
    error = failure(org, SHAPES[shape])
    assert (error.code, error.in_doubt) == ("login.expired", False)


@pytest.mark.parametrize("shape", ["update", "upsert"])
def test_a_doubt_from_before_the_renewal_stays(
    server: ScriptedServer, org: RestOrg, shape: str
) -> None:
    replies = [Reply(ending="reset"), refusal(401, "INVALID_SESSION_ID")]

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            return Reply(400, {"error": "invalid_grant"})
        return replies.pop(0)

    server.answer = answer
    error = failure(org, SHAPES[shape])
    assert (error.code, error.in_doubt) == ("login.expired", True)
