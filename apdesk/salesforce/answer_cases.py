"""What Salesforce's answers mean for the user, and answers that can't be used."""

from __future__ import annotations

from apdesk.language import marked
from apdesk.salesforce.cases import BY_ITSELF, Case
from apdesk.salesforce.error_kinds import Kind

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
        "A record came with a value that the described type of its field can't have, so nothing of "
        "the answer was used."
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
    BY_ITSELF,
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
        "org's edition includes the API)."
    ),
)
OBJECT_UNREADABLE = Case(
    "salesforce.object_unreadable",
    Kind.PAUSE_OBJECT,
    marked("{object} can't be read"),
    marked(
        "Your Salesforce user has no access to {object}. What is here of it stays as it is; the "
        "other objects go on."
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
        "apdesk reads the org's fields anew. Ask your Salesforce administrator for Edit access to "
        "the field, or take the edit back."
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
    BY_ITSELF,
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
        "login. The org may have moved, or the network wants a sign-in."
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
        "for want of room while many records were saved. {kept}"
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
        "The owner, account or other record that a field names is deleted, inactive or hidden, or "
        "the record itself went at that moment. {kept}"
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
        "version of the API."
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
