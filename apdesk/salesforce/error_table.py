"""Salesforce's error codes and HTTP states, and which case each of them is.

Sources: REST API Developer Guide, "Status Codes and Error Responses"; SOAP API Developer Guide,
"Core Data Types: StatusCode"; Salesforce Help, "OAuth 2.0 Authorization Errors".
"""

from __future__ import annotations

from apdesk.salesforce import answer_cases, network_cases
from apdesk.salesforce.cases import Case

_CASES: dict[str, Case] = {
    "INVALID_SESSION_ID": answer_cases.SESSION,
    "INVALIDSESSIONID": answer_cases.SESSION,
    "INVALID_AUTH_HEADER": answer_cases.REQUEST,
    "INVALID_LOGIN": answer_cases.LOGIN_EXPIRED,
    "API_DISABLED_FOR_ORG": answer_cases.API_DISABLED,
    "API_CURRENTLY_DISABLED": answer_cases.API_DISABLED,
    "FUNCTIONALITY_NOT_ENABLED": answer_cases.API_DISABLED,
    "INSUFFICIENT_ACCESS": answer_cases.NO_ACCESS,
    "INSUFFICIENT_ACCESS_OR_READONLY": answer_cases.NO_ACCESS,
    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY": answer_cases.REFERENCE,
    "INVALID_CROSS_REFERENCE_KEY": answer_cases.REFERENCE,
    "INACTIVE_OWNER_OR_USER": answer_cases.REFERENCE,
    "ENTITY_IS_DELETED": answer_cases.GONE,
    "ENTITY_IS_LOCKED": answer_cases.LOCKED,
    "UNABLE_TO_LOCK_ROW": answer_cases.ROW_LOCK,
    "CANNOT_UPDATE_CONVERTED_LEAD": answer_cases.CONVERTED,
    "ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK": answer_cases.CHANGED,
    "DUPLICATES_DETECTED": answer_cases.DUPLICATE,
    "DUPLICATE_VALUE": answer_cases.DUPLICATE_VALUE,
    "DUPLICATE_EXTERNAL_ID": answer_cases.DUPLICATE_VALUE,
    "FIELD_CUSTOM_VALIDATION_EXCEPTION": answer_cases.VALIDATION,
    "FIELD_FILTER_VALIDATION_EXCEPTION": answer_cases.VALIDATION,
    "CANNOT_EXECUTE_FLOW_TRIGGER": answer_cases.VALIDATION,
    "LIMIT_EXCEEDED": answer_cases.VALIDATION,
    "DELETE_FAILED": answer_cases.VALIDATION,
    "FIELD_INTEGRITY_EXCEPTION": answer_cases.VALUE,
    "REQUIRED_FIELD_MISSING": answer_cases.VALUE,
    "STRING_TOO_LONG": answer_cases.VALUE,
    "NUMBER_OUTSIDE_VALID_RANGE": answer_cases.VALUE,
    "INVALID_TYPE_ON_FIELD_IN_RECORD": answer_cases.VALUE,
    "JSON_PARSER_ERROR": answer_cases.VALUE,
    "INVALID_EMAIL_ADDRESS": answer_cases.VALUE,
    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST": answer_cases.VALUE,
    "INVALID_FIELD_FOR_INSERT_UPDATE": answer_cases.FIELD_CLOSED,
    "INVALID_FIELD": answer_cases.FIELD_MISSING,
    "INVALID_TYPE": answer_cases.OBJECT_UNREADABLE,
    "MALFORMED_QUERY": answer_cases.QUERY,
    "INVALID_QUERY_FILTER_OPERATOR": answer_cases.QUERY,
    "INVALID_QUERY_VALUE": answer_cases.QUERY,
    "QUERY_TOO_COMPLICATED": answer_cases.QUERY,
    "QUERY_TOO_LONG": answer_cases.TOO_LARGE,
    "OPERATION_TOO_LARGE": answer_cases.TOO_LARGE,
    "EXCEEDED_ID_LIMIT": answer_cases.TOO_LARGE,
    "URI_TOO_LONG": answer_cases.TOO_LARGE,
    "INVALID_REPLICATION_DATE": answer_cases.REQUEST,
    "INVALID_QUERY_LOCATOR": answer_cases.LOCATOR,
    "EXCEEDEDQUOTA": answer_cases.BULK_LIMIT,
    "QUERY_TIMEOUT": answer_cases.QUERY_TIMEOUT,
    "STORAGE_LIMIT_EXCEEDED": answer_cases.STORAGE,
    "MISSING_ARGUMENT": answer_cases.REQUEST,
    "MALFORMED_ID": answer_cases.REQUEST,
    "TXN_SECURITY_METERING_ERROR": answer_cases.POLICY,
    "TXN_SECURITY_NO_ACCESS": answer_cases.POLICY,
    "ALL_OR_NONE_OPERATION_ROLLED_BACK": answer_cases.ROLLED_BACK,
    "PROCESSING_HALTED": answer_cases.ROLLED_BACK,
    "SERVER_UNAVAILABLE": answer_cases.UNAVAILABLE,
    "SERVICE_UNAVAILABLE": answer_cases.UNAVAILABLE,
    # an instance in maintenance reads, but takes nothing
    "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE": answer_cases.UNAVAILABLE,
    "ORG_LOCKED": answer_cases.UNAVAILABLE,
    # it was moved: a renewed login names its new address
    "ORG_NOT_OWNED_BY_INSTANCE": answer_cases.SESSION,
    "REQUEST_RUNNING_TOO_LONG": answer_cases.QUERY_TIMEOUT,
    "UNKNOWN_EXCEPTION": answer_cases.UNKNOWN,
    "APEX_ERROR": answer_cases.UNKNOWN,
    "GONE": answer_cases.VERSION_RETIRED,
    "UNSUPPORTED_API_VERSION": answer_cases.VERSION_RETIRED,
    # of the OAuth endpoints
    "INVALID_GRANT": answer_cases.LOGIN_EXPIRED,
    "INVALID_CLIENT": answer_cases.CONFIGURATION,
    "INVALID_CLIENT_ID": answer_cases.CONFIGURATION,
    "INVALID_CLIENT_CREDENTIALS": answer_cases.CONFIGURATION,
    "INVALID_APP_ACCESS": answer_cases.CONFIGURATION,
    "INVALID_REQUEST": answer_cases.CONFIGURATION,
    "INVALID_SCOPE": answer_cases.CONFIGURATION,
    "UNAUTHORIZED_CLIENT": answer_cases.CONFIGURATION,
    "UNSUPPORTED_GRANT_TYPE": answer_cases.CONFIGURATION,
    "OAUTH_APP_BLOCKED": answer_cases.CONFIGURATION,
    "OAUTH_APP_ACCESS_DENIED": answer_cases.CONFIGURATION,
    "INACTIVE_USER": answer_cases.LOGIN_EXPIRED,
    "INACTIVE_ORG": answer_cases.LOGIN_EXPIRED,
    "RATE_LIMIT_EXCEEDED": answer_cases.LOGIN_BUSY,
    "UNKNOWN_ERROR": answer_cases.UNAVAILABLE,
    "TEMPORARILY_UNAVAILABLE": answer_cases.UNAVAILABLE,
}

_STATES: dict[int, Case] = {
    400: answer_cases.REQUEST,
    401: answer_cases.SESSION,
    403: network_cases.BARRED,
    404: answer_cases.NOT_FOUND,
    405: answer_cases.REQUEST,
    406: answer_cases.UNAVAILABLE,
    407: network_cases.PROXY_LOGIN,
    408: answer_cases.UNAVAILABLE,
    410: answer_cases.VERSION_RETIRED,
    412: answer_cases.CHANGED,
    413: answer_cases.TOO_LARGE,
    414: answer_cases.TOO_LARGE,
    420: answer_cases.UNAVAILABLE,
    425: answer_cases.UNAVAILABLE,
    429: answer_cases.BUSY,
    431: answer_cases.TOO_LARGE,
}


def of_status(status: int) -> Case:
    """The case of an answer whose body says nothing that can be read (HTML, empty)."""
    if status in _STATES:
        return _STATES[status]
    if status >= 500:
        return answer_cases.UNAVAILABLE
    if 300 <= status < 400:
        return answer_cases.REDIRECTED
    return answer_cases.REQUEST if status >= 400 else answer_cases.MALFORMED


def of_code(error_code: str, status: int, said: str, *, record: bool = False) -> Case:
    """The case of one of Salesforce's codes.

    Args:
        error_code: As it came; OAuth's are lower case.
        status: The HTTP status beside it, which decides for codes that aren't known here.
        said: The text; some codes carry further identifiers in it.
        record: The error is one record's, in a collections or composite result.
    """
    code = error_code.upper()
    if code == "REQUEST_LIMIT_EXCEEDED":
        # One code for two troubles; the identifier in front of "Limit exceeded" isn't translated.
        return answer_cases.BUSY if "concurrent" in said.lower() else answer_cases.LIMIT
    if code == "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY":
        # What went wrong in the trigger is named by identifiers, which aren't translated.
        if "UNABLE_TO_LOCK_ROW" in said:
            return answer_cases.ROW_LOCK
        limited = "System.LimitException" in said
        return answer_cases.AUTOMATION_LIMIT if limited else answer_cases.VALIDATION
    if code == "MALFORMED_ID" and record:
        # A value of the record; the request's own ids are checked before.
        return answer_cases.REFERENCE
    if code == "INVALID_FIELD" and record and said.startswith("Failed to deserialize field"):
        # Of a row of Bulk API: the field is there, and can't hold that.
        return answer_cases.VALUE
    if code == "NOT_FOUND":
        return answer_cases.GONE if record else answer_cases.NOT_FOUND
    case = _CASES.get(code)
    if case is not None:
        return case
    if record:
        return answer_cases.VALIDATION
    # A code that is new to this table: with a code in it, the answer is Salesforce's own.
    return answer_cases.REFUSED if status == 403 else of_status(status)
