"""RestOrg.write against a server that answers oddly: what is sent, and what is believed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from apdesk.salesforce.errors import Kind
from apdesk.salesforce.org import WriteGroup, WriteResult, WriteRow
from apdesk.salesforce.rest import RestOrg
from tests.unit.salesforce.logged_in import FAST
from tests.unit.salesforce.scripted_server import Reply, ScriptedServer
from tests.unit.salesforce.write_groups import (
    COLLECTION,
    COMPOSITE,
    KEY,
    SHAPES,
    composite,
    creates,
    failure,
    group_of,
    lead_id,
    not_saved,
    saved,
    updates,
    upserts,
)

# -- what is sent ----------------------------------------------------------------------------------


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
