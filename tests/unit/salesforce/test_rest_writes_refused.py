"""RestOrg.write where the org refuses a whole group, or everything."""

from __future__ import annotations

import pytest

from apdesk.salesforce.errors import Kind
from apdesk.salesforce.rest import RestOrg
from tests.unit.salesforce.scripted_server import Reply, ScriptedServer, refusal
from tests.unit.salesforce.write_groups import (
    SHAPES,
    composite,
    creates,
    errors_of,
    failure,
    group_of,
    lead_id,
    not_saved,
    saved,
    updates,
)


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
