"""Salesforce's error codes, what each means for the user, and how each is treated.

Sources: REST API Developer Guide, "Status Codes and Error Responses"; SOAP API Developer Guide,
"Core Data Types: StatusCode"; Salesforce Help, "OAuth 2.0 Authorization Errors".
"""

from __future__ import annotations

from dataclasses import dataclass

from apdesk.salesforce.error_kinds import Kind, SalesforceError


@dataclass(frozen=True, slots=True)
class Case:
    """One trouble in words. {object} stands for the object, {detail} for what is odd."""

    code: str
    kind: Kind
    title: str
    message: str
    next_step: str = ""
    repeatable: bool | None = None
    wait: float | None = None

    def error(
        self,
        *,
        status: int | None = None,
        error_code: str = "",
        said: str = "",
        fields: tuple[str, ...] = (),
        sobject: str | None = None,
        retry_after: float | None = None,
        sent: bool = True,
        detail: str = "",
        duplicates: tuple[str, ...] = (),
    ) -> SalesforceError:
        """This trouble as it happened to one call."""
        name = sobject or "this object"
        message = self.message.replace("{object}", name).replace("{detail}", detail)
        if said:
            message = f"{message} Salesforce says: “{said}”"
        return SalesforceError(
            self.title.replace("{object}", sobject or "An object"),
            message,
            self.next_step.replace("{object}", name),
            code=self.code,
            kind=self.kind,
            status=status,
            error_code=error_code,
            fields=fields,
            retry_after=retry_after if retry_after is not None else self.wait,
            sent=sent,
            repeatable=self.repeatable,
            said=said,
            duplicates=duplicates,
        )


_BY_ITSELF = "apdesk tries again by itself. Nothing is lost."
_KEPT = "The record and your edit are kept here."

UNREACHABLE = Case(
    "network.unreachable",
    Kind.RETRY,
    "Salesforce can't be reached",
    "There is no connection to the org's address. Your lists stay as they were.",
    "Check the internet connection; apdesk tries again by itself.",
)
TIMEOUT = Case(
    "network.timeout",
    Kind.RETRY,
    "Salesforce didn't answer in time",
    "The connection stands, but no answer came. Your lists stay as they were.",
    _BY_ITSELF,
)
INTERRUPTED = Case(
    "network.interrupted",
    Kind.RETRY,
    "The connection to Salesforce broke off",
    "An answer stopped before its end, so it was not used.",
    _BY_ITSELF,
)
TLS = Case(
    "network.tls",
    Kind.RETRY,
    "The secure connection to Salesforce failed",
    "The certificate that came could not be trusted, so nothing was sent. A network that asks for "
    "a sign-in page, or a company proxy that opens secure connections, does this.",
    "Sign in to the network, or ask whoever runs it to let this computer reach Salesforce.",
    repeatable=False,
)
PROXY = Case(
    "network.proxy",
    Kind.RETRY,
    "The proxy doesn't lead to Salesforce",
    "This computer is set to use a proxy, and the proxy refused or didn't answer.",
    "Check the proxy settings of this computer (HTTPS_PROXY); apdesk tries again by itself.",
)
BARRED = Case(
    "network.barred",
    Kind.RETRY,
    "Something bars the way to Salesforce",
    "The call was refused by an answer that isn't Salesforce's own; a company proxy or a filter "
    "does this.",
    "Ask whoever runs the network to let this computer reach Salesforce.",
    repeatable=False,
)
MALFORMED = Case(
    "salesforce.malformed_answer",
    Kind.RETRY,
    "Salesforce's answer can't be used",
    "The answer is incomplete or isn't what Salesforce documents, so nothing of it was "
    "used ({detail}).",
    "apdesk tries again by itself. If this stays, a proxy may be changing the answers.",
)
UNREADABLE_VALUE = Case(
    "salesforce.unreadable_value",
    Kind.FIX,
    "A field of {object} holds what it can't",
    "A record came with a value that the described type of its field can't have, so nothing of the "
    "answer was used.",
    "apdesk reads the fields of the object again by itself.",
)
UNAVAILABLE = Case(
    "salesforce.unavailable",
    Kind.RETRY,
    "Salesforce isn't available at the moment",
    "The org answers that it can't work now; maintenance does this.",
    f"{_BY_ITSELF} The state of your instance is shown at status.salesforce.com.",
)
BUSY = Case(
    "salesforce.busy",
    Kind.RETRY,
    "The org is busy",
    "Too many long requests run in the org at the same time.",
    _BY_ITSELF,
    wait=30.0,
)
LIMIT = Case(
    "salesforce.limit",
    Kind.LIMIT,
    "The org has used up its API calls",
    "Salesforce allows an org a number of calls in 24 hours, shared by all its applications. "
    "Syncing pauses until calls are free again.",
    "Nothing needs doing: apdesk goes on by itself. A longer interval between runs uses fewer "
    "calls.",
)
SESSION = Case(
    "salesforce.session",
    Kind.REFRESH,
    "The session with Salesforce has ended",
    "The org no longer accepts the session of this login.",
    "Log in to Salesforce again. Nothing is lost.",
)
LOGIN_EXPIRED = Case(
    "login.expired",
    Kind.STOP,
    "The login to Salesforce has expired",
    "Salesforce no longer renews the saved login, so syncing stopped. Your data and your edits "
    "are kept here.",
    "Log in to Salesforce again: syncing goes on after a new login, nothing is lost.",
)
API_DISABLED = Case(
    "salesforce.api_disabled",
    Kind.STOP,
    "This org or user may not use the API",
    "apdesk works over Salesforce's API, and the org refuses it.",
    "Ask your Salesforce administrator for the permission “API Enabled” (and check that the org's "
    "edition includes the API).",
)
OBJECT_UNREADABLE = Case(
    "salesforce.object_unreadable",
    Kind.PAUSE_OBJECT,
    "{object} can't be read",
    "Your Salesforce user has no access to {object}. What is here of it stays as it is; the other "
    "objects go on.",
    "Ask your Salesforce administrator for Read permission on {object}.",
)
FIELD_MISSING = Case(
    "salesforce.field_missing",
    Kind.FIX,
    "A field is no longer there in Salesforce",
    "A field that apdesk asked for was deleted, renamed, or is hidden from your user now.",
    "apdesk reads the org's fields anew. If a criterion uses the field, change the criterion.",
)
FIELD_CLOSED = Case(
    "salesforce.field_closed",
    Kind.FIX,
    "A field can't be written in Salesforce",
    f"Your user may read the field but not change it, or it was never to be changed. {_KEPT}",
    "apdesk reads the org's fields anew. Ask your Salesforce administrator for Edit access to the "
    "field, or take the edit back.",
)
QUERY = Case(
    "salesforce.query",
    Kind.FIX,
    "Salesforce doesn't accept this selection",
    "The org can't evaluate the question that was made from the criteria.",
    "Check the criteria of this object.",
)
QUERY_TIMEOUT = Case(
    "salesforce.query_timeout",
    Kind.RETRY,
    "The selection took Salesforce too long",
    "The org stopped the question after two minutes.",
    "apdesk asks for less at a time. If this stays, use criteria on fewer or indexed fields.",
    repeatable=False,
)
LOCATOR = Case(
    "salesforce.locator",
    Kind.RETRY,
    "Salesforce dropped a list that was being read",
    "The rest of a long answer is no longer there, so the reading starts again where it is safe.",
    _BY_ITSELF,
    repeatable=False,
)
VERSION_RETIRED = Case(
    "salesforce.version_retired",
    Kind.STOP,
    "The org no longer speaks this version of the API",
    "This apdesk is too old for the org, or the org is too old for this apdesk.",
    "Install the current version of apdesk.",
)
POLICY = Case(
    "salesforce.policy",
    Kind.STOP,
    "A security policy of the org refused the call",
    "The org's transaction security forbids what apdesk asked for.",
    "Show this text to your Salesforce administrator.",
)
STORAGE = Case(
    "salesforce.storage",
    Kind.STOP,
    "The org's storage is full",
    "Salesforce takes no new records. Everything is kept here.",
    "Ask your Salesforce administrator to free storage.",
)
CONFIGURATION = Case(
    "login.configuration",
    Kind.STOP,
    "Salesforce doesn't accept this apdesk",
    "The consumer key, or the settings of the app that it belongs to, don't fit. Nothing is lost.",
    "Check the consumer key and the External Client App, then connect again.",
)
LOGIN_BUSY = Case(
    "login.busy",
    Kind.RETRY,
    "Salesforce allows no more logins at the moment",
    "The login was renewed too often in a short time.",
    "Wait some minutes; apdesk tries again by itself.",
    repeatable=False,
    wait=300.0,
)
REDIRECTED = Case(
    "salesforce.redirected",
    Kind.RETRY,
    "Salesforce sent the call elsewhere",
    "The org's address answered with a redirection, which apdesk doesn't follow with your login. "
    "The org may have moved, or the network wants a sign-in.",
    "If this stays, connect to Salesforce again.",
    repeatable=False,
)
ROW_LOCK = Case(
    "salesforce.row_lock",
    Kind.RETRY,
    "Someone else is saving this record",
    f"Salesforce couldn't get hold of the record just now. {_KEPT}",
    "apdesk tries again by itself.",
)
AUTOMATION_LIMIT = Case(
    "salesforce.automation_limit",
    Kind.RETRY,
    "Your org's automation ran out of room",
    "A trigger or flow of the org did more than Salesforce allows for one save, which may be for "
    f"want of room while many records were saved. {_KEPT}",
    "apdesk tries again by itself. If this stays, show the text to your Salesforce administrator.",
)
ROLLED_BACK = Case(
    "salesforce.rolled_back",
    Kind.RETRY,
    "A neighbouring record stopped this one",
    f"Nothing is wrong with this record; it was sent together with one that failed. {_KEPT}",
    "apdesk sends it again without the other.",
)
UNKNOWN = Case(
    "salesforce.unknown",
    Kind.RETRY,
    "Something went wrong inside Salesforce",
    "The org reports an unexpected error of its own.",
    f"{_BY_ITSELF} If this stays, give the text to Salesforce Support.",
)
GONE = Case(
    "salesforce.record_gone",
    Kind.CONFLICT,
    "The record is no longer in Salesforce",
    "It was deleted or merged, or your user no longer has access to it.",
)
CONVERTED = Case(
    "salesforce.converted_lead",
    Kind.CONFLICT,
    "The lead was converted",
    f"A converted lead can't be changed; the person is a contact now. {_KEPT}",
)
CHANGED = Case(
    "salesforce.changed_meanwhile",
    Kind.CONFLICT,
    "The record was changed in Salesforce meanwhile",
    f"Somebody saved it after apdesk had read it, so it was not overwritten. {_KEPT}",
)
LOCKED = Case(
    "salesforce.record_locked",
    Kind.SKIP,
    "The record is locked in Salesforce",
    f"An approval process holds it. {_KEPT}",
    "apdesk tries again each hour; the approval can be ended in Salesforce.",
    wait=3600.0,
)
NO_ACCESS = Case(
    "salesforce.no_access",
    Kind.SKIP,
    "Your user may not change this record",
    f"Salesforce refused it for lack of rights. {_KEPT}",
    "Ask your Salesforce administrator for access to the record, then try again.",
)
REFERENCE = Case(
    "salesforce.reference",
    Kind.SKIP,
    "A record that this one points to isn't there",
    "The owner, account or other record that a field names is deleted, inactive or hidden, or the "
    f"record itself went at that moment. {_KEPT}",
    "Choose another one, then try again.",
)
DUPLICATE = Case(
    "salesforce.duplicate",
    Kind.SKIP,
    "Salesforce sees a duplicate",
    f"A duplicate rule of the org stopped the record. {_KEPT}",
    "Allow the duplicate, or use the record that is there already.",
)
DUPLICATE_VALUE = Case(
    "salesforce.duplicate_value",
    Kind.SKIP,
    "The value is taken",
    f"A field that must be unique already has this value on another record. {_KEPT}",
    "Change the value, then try again.",
)
VALIDATION = Case(
    "salesforce.validation",
    Kind.SKIP,
    "A rule of your org refused the record",
    f"Your administrator's validation rule, trigger or flow didn't accept it. {_KEPT}",
    "Change what the text asks for, then try again.",
)
VALUE = Case(
    "salesforce.value",
    Kind.SKIP,
    "Salesforce doesn't accept a value",
    f"A value is missing, too long, or not of the kind that the field takes. {_KEPT}",
    "Change the value, then try again.",
)
NOT_FOUND = Case(
    "salesforce.not_found",
    Kind.FIX,
    "Salesforce doesn't know what was asked for",
    "The org has nothing at the address that apdesk called.",
    "If this stays, install the current version of apdesk.",
)
REQUEST = Case(
    "salesforce.request",
    Kind.FIX,
    "Salesforce refused the request",
    "The org doesn't accept the call as apdesk made it.",
    "If this stays, save a diagnostics file and send it to support.",
)
REFUSED = Case(
    "salesforce.refused",
    Kind.STOP,
    "Salesforce refused the call",
    "The org doesn't let your user do what apdesk asked for.",
    "Show this text to your Salesforce administrator.",
)
TOO_LARGE = Case(
    "salesforce.too_large",
    Kind.FIX,
    "Too much was asked at once",
    "Salesforce doesn't take a request of this size.",
    "Use fewer or shorter criteria.",
)
BULK_UNAVAILABLE = Case(
    "salesforce.bulk_unavailable",
    Kind.FIX,
    "{object} can't be fetched in bulk",
    "The org doesn't run this selection as a job of Bulk API 2.0 for your user, or has no such "
    "jobs. It can be asked for in the usual way.",
    "Nothing needs doing: apdesk asks in the usual way.",
)
BULK_GONE = Case(
    "salesforce.bulk_gone",
    Kind.RETRY,
    "Salesforce dropped a job",
    "A job that fetches or writes many records is no longer there, or belongs to another version "
    "of the API.",
    "apdesk starts it again by itself.",
    repeatable=False,
)
BULK_UNPROCESSED = Case(
    "salesforce.bulk_unprocessed",
    Kind.RETRY,
    "Salesforce didn't come to this record",
    f"The job that was to save it ended before. {_KEPT}",
    "apdesk sends it again by itself.",
)
#: Under the code of the limit of calls, since all that is done about that one is right here.
BULK_LIMIT = Case(
    "salesforce.limit",
    Kind.LIMIT,
    "The org has used up its jobs for today",
    "Salesforce allows an org a number of bulk jobs, and a size of their results, in 24 hours, "
    "shared by all its applications. Syncing pauses until some are free again.",
    "Nothing needs doing: apdesk goes on by itself.",
)

_CASES: dict[str, Case] = {
    "INVALID_SESSION_ID": SESSION,
    "INVALIDSESSIONID": SESSION,
    "INVALID_AUTH_HEADER": REQUEST,
    "INVALID_LOGIN": LOGIN_EXPIRED,
    "API_DISABLED_FOR_ORG": API_DISABLED,
    "API_CURRENTLY_DISABLED": API_DISABLED,
    "FUNCTIONALITY_NOT_ENABLED": API_DISABLED,
    "INSUFFICIENT_ACCESS": NO_ACCESS,
    "INSUFFICIENT_ACCESS_OR_READONLY": NO_ACCESS,
    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY": REFERENCE,
    "INVALID_CROSS_REFERENCE_KEY": REFERENCE,
    "INACTIVE_OWNER_OR_USER": REFERENCE,
    "ENTITY_IS_DELETED": GONE,
    "ENTITY_IS_LOCKED": LOCKED,
    "UNABLE_TO_LOCK_ROW": ROW_LOCK,
    "CANNOT_UPDATE_CONVERTED_LEAD": CONVERTED,
    "ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK": CHANGED,
    "DUPLICATES_DETECTED": DUPLICATE,
    "DUPLICATE_VALUE": DUPLICATE_VALUE,
    "DUPLICATE_EXTERNAL_ID": DUPLICATE_VALUE,
    "FIELD_CUSTOM_VALIDATION_EXCEPTION": VALIDATION,
    "FIELD_FILTER_VALIDATION_EXCEPTION": VALIDATION,
    "CANNOT_EXECUTE_FLOW_TRIGGER": VALIDATION,
    "LIMIT_EXCEEDED": VALIDATION,
    "DELETE_FAILED": VALIDATION,
    "FIELD_INTEGRITY_EXCEPTION": VALUE,
    "REQUIRED_FIELD_MISSING": VALUE,
    "STRING_TOO_LONG": VALUE,
    "NUMBER_OUTSIDE_VALID_RANGE": VALUE,
    "INVALID_TYPE_ON_FIELD_IN_RECORD": VALUE,
    "JSON_PARSER_ERROR": VALUE,
    "INVALID_EMAIL_ADDRESS": VALUE,
    "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST": VALUE,
    "INVALID_FIELD_FOR_INSERT_UPDATE": FIELD_CLOSED,
    "INVALID_FIELD": FIELD_MISSING,
    "INVALID_TYPE": OBJECT_UNREADABLE,
    "MALFORMED_QUERY": QUERY,
    "INVALID_QUERY_FILTER_OPERATOR": QUERY,
    "INVALID_QUERY_VALUE": QUERY,
    "QUERY_TOO_COMPLICATED": QUERY,
    "QUERY_TOO_LONG": TOO_LARGE,
    "OPERATION_TOO_LARGE": TOO_LARGE,
    "EXCEEDED_ID_LIMIT": TOO_LARGE,
    "URI_TOO_LONG": TOO_LARGE,
    "INVALID_REPLICATION_DATE": REQUEST,
    "INVALID_QUERY_LOCATOR": LOCATOR,
    "EXCEEDEDQUOTA": BULK_LIMIT,
    "QUERY_TIMEOUT": QUERY_TIMEOUT,
    "STORAGE_LIMIT_EXCEEDED": STORAGE,
    "MISSING_ARGUMENT": REQUEST,
    "MALFORMED_ID": REQUEST,
    "TXN_SECURITY_METERING_ERROR": POLICY,
    "TXN_SECURITY_NO_ACCESS": POLICY,
    "ALL_OR_NONE_OPERATION_ROLLED_BACK": ROLLED_BACK,
    "PROCESSING_HALTED": ROLLED_BACK,
    "SERVER_UNAVAILABLE": UNAVAILABLE,
    "SERVICE_UNAVAILABLE": UNAVAILABLE,
    "UNKNOWN_EXCEPTION": UNKNOWN,
    "APEX_ERROR": UNKNOWN,
    "GONE": VERSION_RETIRED,
    "UNSUPPORTED_API_VERSION": VERSION_RETIRED,
    # of the OAuth endpoints
    "INVALID_GRANT": LOGIN_EXPIRED,
    "INVALID_CLIENT": CONFIGURATION,
    "INVALID_CLIENT_ID": CONFIGURATION,
    "INVALID_CLIENT_CREDENTIALS": CONFIGURATION,
    "INVALID_APP_ACCESS": CONFIGURATION,
    "INVALID_REQUEST": CONFIGURATION,
    "INVALID_SCOPE": CONFIGURATION,
    "UNAUTHORIZED_CLIENT": CONFIGURATION,
    "UNSUPPORTED_GRANT_TYPE": CONFIGURATION,
    "OAUTH_APP_BLOCKED": CONFIGURATION,
    "OAUTH_APP_ACCESS_DENIED": CONFIGURATION,
    "INACTIVE_USER": LOGIN_EXPIRED,
    "INACTIVE_ORG": LOGIN_EXPIRED,
    "RATE_LIMIT_EXCEEDED": LOGIN_BUSY,
    "UNKNOWN_ERROR": UNAVAILABLE,
    "TEMPORARILY_UNAVAILABLE": UNAVAILABLE,
}

_STATES: dict[int, Case] = {
    400: REQUEST,
    401: SESSION,
    403: BARRED,
    404: NOT_FOUND,
    405: REQUEST,
    406: UNAVAILABLE,
    407: PROXY,
    408: UNAVAILABLE,
    410: VERSION_RETIRED,
    412: CHANGED,
    413: TOO_LARGE,
    414: TOO_LARGE,
    420: UNAVAILABLE,
    425: UNAVAILABLE,
    429: BUSY,
    431: TOO_LARGE,
}


def of_status(status: int) -> Case:
    """The case of an answer whose body says nothing that can be read (HTML, empty)."""
    if status in _STATES:
        return _STATES[status]
    if status >= 500:
        return UNAVAILABLE
    if 300 <= status < 400:
        return REDIRECTED
    return REQUEST if status >= 400 else MALFORMED


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
        return BUSY if "concurrent" in said.lower() else LIMIT
    if code == "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY":
        # What went wrong in the trigger is named by identifiers, which aren't translated.
        if "UNABLE_TO_LOCK_ROW" in said:
            return ROW_LOCK
        return AUTOMATION_LIMIT if "System.LimitException" in said else VALIDATION
    if code == "MALFORMED_ID" and record:
        return REFERENCE  # a value of the record; the request's own ids are checked before
    if code == "NOT_FOUND":
        return GONE if record else NOT_FOUND
    case = _CASES.get(code)
    if case is not None:
        return case
    if record:
        return VALIDATION
    # A code that is new to this table: with a code in it, the answer is Salesforce's own.
    return REFUSED if status == 403 else of_status(status)
