"""Whatever a call ends in becomes one error with a treatment and three sentences."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import threading
from pathlib import Path

import pytest
import requests
import trustme
from hypothesis import given
from hypothesis import strategies as st
from urllib3.exceptions import NewConnectionError, ProtocolError

from apdesk.salesforce import answer_cases, errors, network_cases
from apdesk.salesforce.cases import Case
from apdesk.salesforce.errors import Kind, SalesforceError


def array(code: str, message: str = "some text", **more: object) -> bytes:
    return json.dumps([{"errorCode": code, "message": message, **more}]).encode()


@pytest.mark.parametrize(
    ("status", "body", "code", "kind"),
    [
        (401, array("INVALID_SESSION_ID"), "salesforce.session", Kind.REFRESH),
        # of the identity service, which has words of its own
        (403, b"Bad_OAuth_Token", "salesforce.session", Kind.REFRESH),
        (403, b"Missing_OAuth_Token\n", "salesforce.session", Kind.REFRESH),
        (
            403,
            array("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
            "salesforce.limit",
            Kind.LIMIT,
        ),
        (
            403,
            array("REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded."),
            "salesforce.busy",
            Kind.RETRY,
        ),
        (403, array("API_DISABLED_FOR_ORG"), "salesforce.api_disabled", Kind.STOP),
        (403, array("API_CURRENTLY_DISABLED"), "salesforce.api_disabled", Kind.STOP),
        (400, array("INVALID_FIELD"), "salesforce.field_missing", Kind.FIX),
        (400, array("INVALID_TYPE"), "salesforce.object_unreadable", Kind.PAUSE_OBJECT),
        (400, array("MALFORMED_QUERY"), "salesforce.query", Kind.FIX),
        (400, array("INVALID_QUERY_LOCATOR"), "salesforce.locator", Kind.RETRY),
        (400, array("QUERY_TIMEOUT"), "salesforce.query_timeout", Kind.RETRY),
        (500, array("UNABLE_TO_LOCK_ROW"), "salesforce.row_lock", Kind.RETRY),
        (400, array("UNABLE_TO_LOCK_ROW"), "salesforce.row_lock", Kind.RETRY),
        (412, b"", "salesforce.changed_meanwhile", Kind.CONFLICT),
        (410, array("GONE"), "salesforce.version_retired", Kind.STOP),
        (404, array("ENTITY_IS_DELETED"), "salesforce.record_gone", Kind.CONFLICT),
        (400, array("TXN_SECURITY_NO_ACCESS"), "salesforce.policy", Kind.STOP),
        (400, array("STORAGE_LIMIT_EXCEEDED"), "salesforce.storage", Kind.STOP),
        (500, array("UNKNOWN_EXCEPTION"), "salesforce.unknown", Kind.RETRY),
        (503, array("SERVER_UNAVAILABLE"), "salesforce.unavailable", Kind.RETRY),
        (503, b"<html>down</html>", "salesforce.unavailable", Kind.RETRY),
        (502, b"", "salesforce.unavailable", Kind.RETRY),
        (420, b"", "salesforce.unavailable", Kind.RETRY),
        (406, b"", "salesforce.unavailable", Kind.RETRY),
        (429, b"", "salesforce.busy", Kind.RETRY),
        (414, b"<h1>URI Too Long</h1>", "salesforce.too_large", Kind.FIX),
        (403, b"<html>proxy says no</html>", "network.barred", Kind.RETRY),
        (403, array("SOMETHING_NEW"), "salesforce.refused", Kind.STOP),
        (400, array("SOMETHING_NEW"), "salesforce.request", Kind.FIX),
        (500, array("SOMETHING_NEW"), "salesforce.unavailable", Kind.RETRY),
        (302, b"", "salesforce.redirected", Kind.RETRY),
        (400, array("ORG_NOT_OWNED_BY_INSTANCE"), "salesforce.session", Kind.REFRESH),
        (400, array("ORG_LOCKED"), "salesforce.unavailable", Kind.RETRY),
        (400, array("REQUEST_RUNNING_TOO_LONG"), "salesforce.query_timeout", Kind.RETRY),
        (
            400,
            b'{"error":"invalid_grant","error_description":"expired access/refresh token"}',
            "login.expired",
            Kind.STOP,
        ),
        (400, b'{"error":"invalid_client"}', "login.configuration", Kind.STOP),
        (400, b'{"error":"rate_limit_exceeded"}', "login.busy", Kind.RETRY),
        (400, b'{"error":"unknown_error"}', "salesforce.unavailable", Kind.RETRY),
    ],
)
def test_each_answer_has_its_treatment(status: int, body: bytes, code: str, kind: Kind) -> None:
    error = errors.from_response(status, body)
    assert (error.code, error.kind, error.status) == (code, kind, status)


def test_parsed_text_and_bytes_are_read_alike() -> None:
    body = array("INVALID_FIELD", "No such column 'Foo__c' on entity 'Lead'.")
    for form in (body, body.decode(), json.loads(body)):
        error = errors.from_response(400, form)
        assert error.error_code == "INVALID_FIELD"
        assert error.fields == ("Foo__c",)
        assert "No such column 'Foo__c'" in str(error)


def test_fields_that_salesforce_names_win_over_the_text() -> None:
    error = errors.from_item(
        {"statusCode": "REQUIRED_FIELD_MISSING", "message": "…", "fields": ["LastName", 3]}
    )
    assert error.fields == ("LastName",)
    assert error.kind is Kind.SKIP


@pytest.mark.parametrize(
    ("code", "text", "kind", "ours"),
    [
        ("ENTITY_IS_DELETED", "entity is deleted", Kind.CONFLICT, "salesforce.record_gone"),
        ("NOT_FOUND", "gone", Kind.CONFLICT, "salesforce.record_gone"),
        ("CANNOT_UPDATE_CONVERTED_LEAD", "no", Kind.CONFLICT, "salesforce.converted_lead"),
        ("DUPLICATES_DETECTED", "Use one of these", Kind.SKIP, "salesforce.duplicate"),
        ("ALL_OR_NONE_OPERATION_ROLLED_BACK", "x", Kind.RETRY, "salesforce.rolled_back"),
        ("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "Trigger", Kind.SKIP, "salesforce.validation"),
        (
            "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
            "T: UNABLE_TO_LOCK_ROW",
            Kind.RETRY,
            "salesforce.row_lock",
        ),
        (
            "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE",
            "read only",
            Kind.RETRY,
            "salesforce.unavailable",
        ),
        ("A_CODE_OF_2030", "what is this", Kind.SKIP, "salesforce.validation"),
    ],
)
def test_errors_of_one_record(code: str, text: str, kind: Kind, ours: str) -> None:
    error = errors.from_item({"statusCode": code, "message": text, "fields": []})
    assert (error.kind, error.code, error.said) == (kind, ours, text)


@pytest.mark.parametrize(
    ("raised", "code", "sent"),
    [
        (requests.exceptions.ConnectTimeout(), "network.unreachable", False),
        (requests.exceptions.ReadTimeout(), "network.timeout", True),
        (requests.exceptions.SSLError(), "network.tls", False),
        (requests.exceptions.ProxyError(), "network.proxy", False),
        (requests.exceptions.ChunkedEncodingError(), "network.interrupted", True),
        (requests.exceptions.ConnectionError(ProtocolError("reset")), "network.interrupted", True),
        (
            requests.exceptions.ConnectionError(
                NewConnectionError(None, "refused")  # type: ignore[arg-type]
            ),
            "network.unreachable",
            False,
        ),
        (requests.exceptions.TooManyRedirects(), "salesforce.redirected", True),
        (
            requests.exceptions.JSONDecodeError("x", "y", 0),
            "salesforce.malformed_answer",
            True,
        ),
    ],
)
def test_exceptions_of_requests(raised: Exception, code: str, sent: bool) -> None:
    error = errors.from_exception(raised)
    assert (error.code, error.sent, error.kind) == (code, sent, Kind.RETRY)


def test_what_would_fail_again_the_same_way_is_not_repeated_at_once() -> None:
    for code in ("INVALID_QUERY_LOCATOR", "QUERY_TIMEOUT"):
        assert not errors.from_response(400, array(code)).repeatable
    assert not errors.from_exception(requests.exceptions.SSLError()).repeatable
    assert errors.from_response(503, b"").repeatable


@pytest.mark.parametrize(
    ("status", "body", "in_doubt"),
    [
        (400, array("INVALID_FIELD"), False),
        (403, array("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."), False),
        (401, b"", False),
        (404, b"<html>", False),
        (414, b"", False),
        (400, b"", True),
        (403, b"<html>a filter</html>", True),
        (408, b"", True),
        (302, b"", True),
        (500, array("UNKNOWN_EXCEPTION"), True),
        (503, b"", True),
    ],
)
def test_only_a_clear_refusal_leaves_no_doubt(status: int, body: bytes, in_doubt: bool) -> None:
    assert errors.from_response(status, body).in_doubt is in_doubt


def test_what_was_not_sent_is_not_in_doubt_and_silence_is() -> None:
    assert not errors.from_exception(requests.exceptions.ConnectTimeout()).in_doubt
    assert errors.from_exception(requests.exceptions.ReadTimeout()).in_doubt
    assert errors.malformed("odd").in_doubt
    assert not errors.from_item({"statusCode": "UNKNOWN_EXCEPTION", "message": "x"}).in_doubt


def test_the_duplicates_of_a_single_call() -> None:
    found = {"matchResults": [{"matchRecords": [{"record": {"Id": "00Q000000000001EAA"}}]}]}
    error = errors.from_response(400, array("DUPLICATES_DETECTED", duplicateResut=found))
    assert (error.code, error.duplicates) == ("salesforce.duplicate", ("00Q000000000001EAA",))
    odd_ones: tuple[object, ...] = (
        None,
        5,
        [],
        {},
        {"matchResults": [{"matchRecords": [{"record": 5}]}]},
    )
    for odd in odd_ones:
        assert errors.from_response(400, array("DUPLICATES_DETECTED", duplicateResut=odd)).said


@pytest.mark.parametrize(
    ("answer", "trusted", "code", "sent"),
    [
        ("none", False, "network.tls", False),
        ("plain", True, "network.tls", False),
        ("garbage", True, "network.interrupted", True),
        ("end", True, "network.interrupted", True),
    ],
)
def test_tls_that_fails_in_the_handshake_and_after_it(
    tmp_path: Path, answer: str, trusted: bool, code: str, sent: bool
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    bundle = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(bundle))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer_oddly, args=(listener, context, answer))
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}/"
        with pytest.raises(requests.RequestException) as raised:
            requests.post(url, data=b"x", verify=str(bundle) if trusted else True, timeout=10)
        thread.join()
    error = errors.from_exception(raised.value)
    assert (error.code, error.sent, error.in_doubt) == (code, sent, sent)


def answer_oddly(listener: socket.socket, context: ssl.SSLContext, answer: str) -> None:
    """One connection: plain text instead of TLS, or TLS that breaks once the request is there."""
    connection, _ = listener.accept()
    with connection:
        if answer == "plain":
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            return
        wire = connection.dup()
        with wire, contextlib.suppress(OSError):
            secure = context.wrap_socket(connection, server_side=True)
            secure.recv(4096)
            if answer == "garbage":
                wire.sendall(b"x" * 500)
            wire.shutdown(socket.SHUT_RDWR)
            secure.close()


def test_retry_after_in_seconds_and_as_a_date() -> None:
    assert errors.from_response(503, b"", {"Retry-After": "7"}).retry_after == 7
    dated = {
        "Retry-After": "Mon, 23 Nov 2026 10:00:30 GMT",
        "Date": "Mon, 23 Nov 2026 10:00:00 GMT",
    }
    assert errors.from_response(503, b"", dated).retry_after == 30
    for odd in ("soon", "-5", "inf", "nan", ""):
        assert errors.from_response(503, b"", {"Retry-After": odd}).retry_after is None


def test_every_case_is_told_in_whole_sentences() -> None:
    modules = (network_cases, answer_cases)
    cases = [each for one in modules for each in vars(one).values() if isinstance(each, Case)]
    assert len(cases) > 30
    limits = [answer_cases.LIMIT, answer_cases.BULK_LIMIT, answer_cases.LAST_CALLS]
    alike = [limits, [network_cases.TLS, network_cases.TLS_TIME]]  # one treatment for all of them
    assert all(len({each.code for each in some}) == 1 for some in alike)
    assert len({each.code for each in cases}) == len(cases) - 3
    for case in cases:
        error = case.error(sobject="Lead", detail="odd")
        assert error.title
        assert not error.title.endswith(".")
        assert error.message.endswith((".", "”"))
        assert "{" not in str(error)


def test_long_texts_are_cut_and_flattened() -> None:
    error = errors.from_response(400, array("MALFORMED_QUERY", "a\n b " * 400))
    assert len(error.said) == 400
    assert "\n" not in error.said


@given(
    st.integers(300, 599),
    st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=8),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["errorCode", "message", "fields", "error", "x"]), inner
                )
            ),
            max_leaves=8,
        ),
    ),
)
def test_no_answer_is_too_odd(status: int, body: object) -> None:
    error = errors.from_response(status, body)
    assert isinstance(error, SalesforceError)
    assert all((error.title, error.message, error.code))
