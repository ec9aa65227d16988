"""Salesforce's error codes, what each means for the user, and how each is treated.

Sources: REST API Developer Guide, "Status Codes and Error Responses"; SOAP API Developer Guide,
"Core Data Types: StatusCode"; Salesforce Help, "OAuth 2.0 Authorization Errors".
"""

from __future__ import annotations

from dataclasses import dataclass

from apdesk.language import marked, tr, translated
from apdesk.salesforce.error_kinds import Kind, SalesforceError


@dataclass(frozen=True, slots=True)
class Case:
    """One trouble in words. {object} stands for the object, {detail} for what is odd, {kept} and
    {by_itself} for sentences that many have in common."""

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
        name = sobject or tr("this object")
        message = _filled(self.message, name, detail)
        if said:
            message = with_words(message, said)
        return SalesforceError(
            _filled(self.title, sobject or tr("An object")),
            message,
            _filled(self.next_step, name),
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


def _filled(text: str, name: str, detail: str = "") -> str:
    if not text:
        return ""
    return translated(
        text, object=name, detail=detail, kept=translated(_KEPT), by_itself=translated(_BY_ITSELF)
    )


_BY_ITSELF = marked("apdesk tries again by itself. Nothing is lost.")
_KEPT = marked("The record and your edit are kept here.")

UNREACHABLE = Case(
    "network.unreachable",
    Kind.RETRY,
    marked("Salesforce can't be reached"),
    marked("There is no connection to the org's address. Your lists stay as they were."),
    marked("Check the internet connection; apdesk tries again by itself."),
)
TIMEOUT = Case(
    "network.timeout",
    Kind.RETRY,
    marked("Salesforce didn't answer in time"),
    marked("The connection stands, but no answer came. Your lists stay as they were."),
    _BY_ITSELF,
)
INTERRUPTED = Case(
    "network.interrupted",
    Kind.RETRY,
    marked("The connection to Salesforce broke off"),
    marked("An answer stopped before its end, so it was not used."),
    _BY_ITSELF,
)
TLS = Case(
    "network.tls",
    Kind.RETRY,
    marked("The secure connection to Salesforce failed"),
    marked(
        "The certificate that came could not be trusted, so nothing was sent. A network that "
        "asks for "
        "a sign-in page, or a company proxy that opens secure connections, does this."
    ),
    marked(
        "Sign in to the network. Where a company proxy does this, add your company's certificate "
        "in "
        "Preferences, Network; the test there names who issued what came."
    ),
    repeatable=False,
)
#: A trusted certificate by a clock that stands wrong: no network mends that.
TLS_TIME = Case(
    "network.tls",
    Kind.RETRY,
    marked("The secure connection to Salesforce failed"),
    marked(
        "The certificate that came isn't valid at the time that this computer's clock shows, so "
        "nothing was sent. Mostly it is the clock that is wrong."
    ),
    marked(
        "Set date, time and time zone of this computer right. If they are, the test in "
        "Preferences, Network, names who issued what came."
    ),
    repeatable=False,
)
PROXY = Case(
    "network.proxy",
    Kind.RETRY,
    marked("The proxy doesn't lead to Salesforce"),
    marked("A proxy is used on the way out, and it refused or broke off. Nothing was sent."),
    marked(
        "Ask whoever runs the proxy to let this computer reach Salesforce; apdesk tries again by "
        "itself."
    ),
)
PROXY_UNREACHABLE = Case(
    "network.proxy_unreachable",
    Kind.RETRY,
    marked("The proxy can't be reached"),
    marked("A proxy is used on the way out, and nothing answers at its address. Nothing was sent."),
    marked(
        "Check the proxy in Preferences, Network, or in the settings of this computer "
        "(HTTPS_PROXY); "
        "apdesk tries again by itself."
    ),
)
PROXY_LOGIN = Case(
    "network.proxy_login",
    Kind.RETRY,
    marked("The proxy wants a login"),
    marked(
        "A proxy is used on the way out, and it didn't accept user name and password, or got none. "
        "Nothing was sent."
    ),
    marked("Enter user name and password of the proxy in Preferences, Network."),
    repeatable=False,
)
BARRED = Case(
    "network.barred",
    Kind.RETRY,
    marked("Something bars the way to Salesforce"),
    marked(
        "The call was refused by an answer that isn't Salesforce's own; a company proxy or a "
        "filter "
        "does this."
    ),
    marked("Ask whoever runs the network to let this computer reach Salesforce."),
    repeatable=False,
)
MALFORMED = Case(
    "salesforce.malformed_answer",
    Kind.RETRY,
    marked("Salesforce's answer can't be used"),
    marked(
        "The answer is incomplete or isn't what Salesforce documents, so nothing of it was "
        "used ({detail})."
    ),
    marked("apdesk tries again by itself. If this stays, a proxy may be changing the answers."),
)
UNREADABLE_VALUE = Case(
    "salesforce.unreadable_value",
    Kind.FIX,
    marked("A field of {object} holds what it can't"),
    marked(
        "A record came with a value that the described type of its field can't have, so nothing "
        "of the "
        "answer was used."
    ),
    marked("apdesk reads the fields of the object again by itself."),
)
UNAVAILABLE = Case(
    "salesforce.unavailable",
    Kind.RETRY,
    marked("Salesforce isn't available at the moment"),
    marked("The org answers that it can't work now; maintenance does this."),
    marked("{by_itself} The state of your instance is shown at status.salesforce.com."),
)
BUSY = Case(
    "salesforce.busy",
    Kind.RETRY,
    marked("The org is busy"),
    marked("Too many long requests run in the org at the same time."),
    _BY_ITSELF,
    wait=30.0,
)
LIMIT = Case(
    "salesforce.limit",
    Kind.LIMIT,
    marked("The org has used up its API calls"),
    marked(
        "Salesforce allows an org a number of calls in 24 hours, shared by all its applications. "
        "Syncing pauses until calls are free again."
    ),
    marked(
        "Nothing needs doing: apdesk goes on by itself. A longer interval between runs uses fewer "
        "calls."
    ),
)
#: Under the same code, since the same is done about it.
LAST_CALLS = Case(
    "salesforce.limit",
    Kind.LIMIT,
    marked("The org has almost used up its API calls"),
    marked(
        "95 % of the calls that Salesforce allows the org in 24 hours are used, by all its "
        "applications together. Syncing pauses, so that the rest is there for the others."
    ),
    marked(
        "Nothing needs doing: apdesk goes on by itself. A longer interval between runs uses fewer "
        "calls."
    ),
)
SESSION = Case(
    "salesforce.session",
    Kind.REFRESH,
    marked("The session with Salesforce has ended"),
    marked("The org no longer accepts the session of this login."),
    marked("Log in to Salesforce again. Nothing is lost."),
)
LOGIN_EXPIRED = Case(
    "login.expired",
    Kind.STOP,
    marked("The login to Salesforce has expired"),
    marked(
        "Salesforce no longer renews the saved login, so syncing stopped. Your data and your edits "
        "are kept here."
    ),
    marked("Log in to Salesforce again: syncing goes on after a new login, nothing is lost."),
)
API_DISABLED = Case(
    "salesforce.api_disabled",
    Kind.STOP,
    marked("This org or user may not use the API"),
    marked("apdesk works over Salesforce's API, and the org refuses it."),
    marked(
        "Ask your Salesforce administrator for the permission “API Enabled” (and check that the "
        "org's "
        "edition includes the API)."
    ),
)
OBJECT_UNREADABLE = Case(
    "salesforce.object_unreadable",
    Kind.PAUSE_OBJECT,
    marked("{object} can't be read"),
    marked(
        "Your Salesforce user has no access to {object}. What is here of it stays as it is; the "
        "other "
        "objects go on."
    ),
    marked("Ask your Salesforce administrator for Read permission on {object}."),
)
FIELD_MISSING = Case(
    "salesforce.field_missing",
    Kind.FIX,
    marked("A field is no longer there in Salesforce"),
    marked("A field that apdesk asked for was deleted, renamed, or is hidden from your user now."),
    marked(
        "apdesk reads the org's fields anew. If a criterion uses the field, change the criterion."
    ),
)
FIELD_CLOSED = Case(
    "salesforce.field_closed",
    Kind.FIX,
    marked("A field can't be written in Salesforce"),
    marked("Your user may read the field but not change it, or it was never to be changed. {kept}"),
    marked(
        "apdesk reads the org's fields anew. Ask your Salesforce administrator for Edit access "
        "to the "
        "field, or take the edit back."
    ),
)
QUERY = Case(
    "salesforce.query",
    Kind.FIX,
    marked("Salesforce doesn't accept this selection"),
    marked("The org can't evaluate the question that was made from the criteria."),
    marked("Check the criteria of this object."),
)
QUERY_TIMEOUT = Case(
    "salesforce.query_timeout",
    Kind.RETRY,
    marked("The selection took Salesforce too long"),
    marked("The org stopped the question after two minutes."),
    marked(
        "apdesk asks for less at a time. If this stays, use criteria on fewer or indexed fields."
    ),
    repeatable=False,
)
LOCATOR = Case(
    "salesforce.locator",
    Kind.RETRY,
    marked("Salesforce dropped a list that was being read"),
    marked(
        "The rest of a long answer is no longer there, so the reading starts again where it is "
        "safe."
    ),
    _BY_ITSELF,
    repeatable=False,
)
VERSION_RETIRED = Case(
    "salesforce.version_retired",
    Kind.STOP,
    marked("The org no longer speaks this version of the API"),
    marked("This apdesk is too old for the org, or the org is too old for this apdesk."),
    marked("Install the current version of apdesk."),
)
POLICY = Case(
    "salesforce.policy",
    Kind.STOP,
    marked("A security policy of the org refused the call"),
    marked("The org's transaction security forbids what apdesk asked for."),
    marked("Show this text to your Salesforce administrator."),
)
STORAGE = Case(
    "salesforce.storage",
    Kind.STOP,
    marked("The org's storage is full"),
    marked("Salesforce takes no new records. Everything is kept here."),
    marked("Ask your Salesforce administrator to free storage."),
)
CONFIGURATION = Case(
    "login.configuration",
    Kind.STOP,
    marked("Salesforce doesn't accept this apdesk"),
    marked(
        "The consumer key, or the settings of the app that it belongs to, don't fit. Nothing is "
        "lost."
    ),
    marked("Check the consumer key and the External Client App, then connect again."),
)
LOGIN_BUSY = Case(
    "login.busy",
    Kind.RETRY,
    marked("Salesforce allows no more logins at the moment"),
    marked("The login was renewed too often in a short time."),
    marked("Wait some minutes; apdesk tries again by itself."),
    repeatable=False,
    wait=300.0,
)
REDIRECTED = Case(
    "salesforce.redirected",
    Kind.RETRY,
    marked("Salesforce sent the call elsewhere"),
    marked(
        "The org's address answered with a redirection, which apdesk doesn't follow with your "
        "login. "
        "The org may have moved, or the network wants a sign-in."
    ),
    marked("If this stays, connect to Salesforce again."),
    repeatable=False,
)
ROW_LOCK = Case(
    "salesforce.row_lock",
    Kind.RETRY,
    marked("Someone else is saving this record"),
    marked("Salesforce couldn't get hold of the record just now. {kept}"),
    marked("apdesk tries again by itself."),
)
AUTOMATION_LIMIT = Case(
    "salesforce.automation_limit",
    Kind.RETRY,
    marked("Your org's automation ran out of room"),
    marked(
        "A trigger or flow of the org did more than Salesforce allows for one save, which may be "
        "for "
        "want of room while many records were saved. {kept}"
    ),
    marked(
        "apdesk tries again by itself. If this stays, show the text to your Salesforce "
        "administrator."
    ),
)
ROLLED_BACK = Case(
    "salesforce.rolled_back",
    Kind.RETRY,
    marked("A neighbouring record stopped this one"),
    marked("Nothing is wrong with this record; it was sent together with one that failed. {kept}"),
    marked("apdesk sends it again without the other."),
)
UNKNOWN = Case(
    "salesforce.unknown",
    Kind.RETRY,
    marked("Something went wrong inside Salesforce"),
    marked("The org reports an unexpected error of its own."),
    marked("{by_itself} If this stays, give the text to Salesforce Support."),
)
GONE = Case(
    "salesforce.record_gone",
    Kind.CONFLICT,
    marked("The record is no longer in Salesforce"),
    marked("It was deleted or merged, or your user no longer has access to it."),
)
CONVERTED = Case(
    "salesforce.converted_lead",
    Kind.CONFLICT,
    marked("The lead was converted"),
    marked("A converted lead can't be changed; the person is a contact now. {kept}"),
)
CHANGED = Case(
    "salesforce.changed_meanwhile",
    Kind.CONFLICT,
    marked("The record was changed in Salesforce meanwhile"),
    marked("Somebody saved it after apdesk had read it, so it was not overwritten. {kept}"),
)
LOCKED = Case(
    "salesforce.record_locked",
    Kind.SKIP,
    marked("The record is locked in Salesforce"),
    marked("An approval process holds it. {kept}"),
    marked("apdesk tries again each hour; the approval can be ended in Salesforce."),
    wait=3600.0,
)
NO_ACCESS = Case(
    "salesforce.no_access",
    Kind.SKIP,
    marked("Your user may not change this record"),
    marked("Salesforce refused it for lack of rights. {kept}"),
    marked("Ask your Salesforce administrator for access to the record, then try again."),
)
REFERENCE = Case(
    "salesforce.reference",
    Kind.SKIP,
    marked("A record that this one points to isn't there"),
    marked(
        "The owner, account or other record that a field names is deleted, inactive or hidden, "
        "or the "
        "record itself went at that moment. {kept}"
    ),
    marked("Choose another one, then try again."),
)
DUPLICATE = Case(
    "salesforce.duplicate",
    Kind.SKIP,
    marked("Salesforce sees a duplicate"),
    marked("A duplicate rule of the org stopped the record. {kept}"),
    marked("Allow the duplicate, or use the record that is there already."),
)
DUPLICATE_VALUE = Case(
    "salesforce.duplicate_value",
    Kind.SKIP,
    marked("The value is taken"),
    marked("A field that must be unique already has this value on another record. {kept}"),
    marked("Change the value, then try again."),
)
VALIDATION = Case(
    "salesforce.validation",
    Kind.SKIP,
    marked("A rule of your org refused the record"),
    marked("Your administrator's validation rule, trigger or flow didn't accept it. {kept}"),
    marked("Change what the text asks for, then try again."),
)
VALUE = Case(
    "salesforce.value",
    Kind.SKIP,
    marked("Salesforce doesn't accept a value"),
    marked("A value is missing, too long, or not of the kind that the field takes. {kept}"),
    marked("Change the value, then try again."),
)
NOT_FOUND = Case(
    "salesforce.not_found",
    Kind.FIX,
    marked("Salesforce doesn't know what was asked for"),
    marked("The org has nothing at the address that apdesk called."),
    marked("If this stays, install the current version of apdesk."),
)
REQUEST = Case(
    "salesforce.request",
    Kind.FIX,
    marked("Salesforce refused the request"),
    marked("The org doesn't accept the call as apdesk made it."),
    marked("If this stays, save a diagnostics file and send it to support."),
)
REFUSED = Case(
    "salesforce.refused",
    Kind.STOP,
    marked("Salesforce refused the call"),
    marked("The org doesn't let your user do what apdesk asked for."),
    marked("Show this text to your Salesforce administrator."),
)
TOO_LARGE = Case(
    "salesforce.too_large",
    Kind.FIX,
    marked("Too much was asked at once"),
    marked("Salesforce doesn't take a request of this size."),
    marked("Use fewer or shorter criteria."),
)
BULK_UNAVAILABLE = Case(
    "salesforce.bulk_unavailable",
    Kind.FIX,
    marked("{object} can't be fetched in bulk"),
    marked(
        "The org doesn't run this selection as a job of Bulk API 2.0 for your user, or has no such "
        "jobs. It can be asked for in the usual way."
    ),
    marked("Nothing needs doing: apdesk asks in the usual way."),
)
BULK_GONE = Case(
    "salesforce.bulk_gone",
    Kind.RETRY,
    marked("Salesforce dropped a job"),
    marked(
        "A job that fetches or writes many records is no longer there, or belongs to another "
        "version "
        "of the API."
    ),
    marked("apdesk starts it again by itself."),
    repeatable=False,
)
BULK_UNPROCESSED = Case(
    "salesforce.bulk_unprocessed",
    Kind.RETRY,
    marked("Salesforce didn't come to this record"),
    marked("The job that was to save it ended before. {kept}"),
    marked("apdesk sends it again by itself."),
)
#: Under the code of the limit of calls, since all that is done about that one is right here.
BULK_LIMIT = Case(
    "salesforce.limit",
    Kind.LIMIT,
    marked("The org has used up its jobs for today"),
    marked(
        "Salesforce allows an org a number of bulk jobs, and a size of their results, in 24 hours, "
        "shared by all its applications. Syncing pauses until some are free again."
    ),
    marked("Nothing needs doing: apdesk goes on by itself."),
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
    # an instance in maintenance reads, but takes nothing
    "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE": UNAVAILABLE,
    "ORG_LOCKED": UNAVAILABLE,
    # it was moved: a renewed login names its new address
    "ORG_NOT_OWNED_BY_INSTANCE": SESSION,
    "REQUEST_RUNNING_TOO_LONG": QUERY_TIMEOUT,
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
    407: PROXY_LOGIN,
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


def with_words(message: str, said: str) -> str:
    """A message with Salesforce's own words behind it, which end as a sentence does."""
    whole = said if said.endswith((".", "!", "?", "…")) else f"{said}."
    return tr("{message} Salesforce says: “{said}”", message=message, said=whole)


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
    if code == "INVALID_FIELD" and record and said.startswith("Failed to deserialize field"):
        return VALUE  # of a row of Bulk API: the field is there, and can't hold that
    if code == "NOT_FOUND":
        return GONE if record else NOT_FOUND
    case = _CASES.get(code)
    if case is not None:
        return case
    if record:
        return VALIDATION
    # A code that is new to this table: with a code in it, the answer is Salesforce's own.
    return REFUSED if status == 403 else of_status(status)
