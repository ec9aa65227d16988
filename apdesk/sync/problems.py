"""Troubles of a run in words: what happened, what it means, what to do."""

from __future__ import annotations

from datetime import datetime, timedelta

from apdesk.domain.clock import to_iso
from apdesk.domain.run import Problem
from apdesk.errors import BugError, KnownError
from apdesk.language import marked, number, plural, tr, translated
from apdesk.salesforce.error_kinds import Kind, SalesforceError
from apdesk.sync.budget import LIMIT_PAUSE
from apdesk.sync.membership import ObjectPlan

#: How the codes of errors begin that no waiting mends, but for those few that it does.
_NEEDS_A_PERSON = ("login.", "org.", "keyring.", "tokens.", "preferences.", "database.")
_PASSES = ("login.busy", "login.locked", "database.locked")
_PLURALS = {"Lead": marked("Leads"), "Contact": marked("Contacts"), "Account": marked("Accounts")}


def plural_of(sobject: str) -> str:
    """What people call the records of an object."""
    return translated(_PLURALS[sobject]) if sobject in _PLURALS else sobject


def needs_a_person(code: str) -> bool:
    """Whether waiting does not mend it: a timer has to stop and say so."""
    return code.startswith(_NEEDS_A_PERSON) and code not in _PASSES


def stopped() -> KnownError:
    """A person, or the system, ended the work."""
    return KnownError(
        tr("Stopped"),
        tr("What was done until then is kept."),
        tr("Start it again: it goes on from there."),
        code="stopped",
    )


def defect(error: Exception) -> BugError:
    """Its text may hold anything, so only its kind is told; the log has the rest."""
    return BugError(
        tr("apdesk met a defect of its own"),
        tr("{kind}. Nothing is half-applied.", kind=type(error).__name__),
        tr("Try again; if it happens again, send the log to support."),
        code="bug",
    )


def as_problem(error: KnownError, sobject: str | None = None, code: str = "") -> Problem:
    """An error's sentences, for a report."""
    return Problem(
        sobject=sobject,
        code=code or error.code,
        title=error.title,
        message=error.message,
        next_step=error.next_step,
    )


def busy() -> KnownError:
    return KnownError(
        tr("A sync is already under way"),
        tr(
            "Another window or command of apdesk is syncing this data at the moment; two runs "
            "never "
            "overlap. Nothing was changed by this one."
        ),
        tr("Wait until it has ended, or stop it there."),
        code="run.busy",
    )


def unlockable(error: OSError) -> KnownError:
    return KnownError(
        tr("apdesk can't write to its data directory"),
        tr(
            "{reason}. Nothing was synced or changed.",
            reason=error.strerror or type(error).__name__,
        ),
        tr("Give your user account write permission there, or free some space, and sync again."),
        code="data_dir.unwritable",
    )


def _moment(until: datetime, now: datetime) -> str:
    """A time of day in UTC, with its date where that isn't today's."""
    day, time = to_iso(until)[:10], to_iso(until)[11:16]
    return time if day == to_iso(now)[:10] else f"{day} {time}"


def budget_reached(budget: int, until: datetime | None, now: datetime) -> KnownError:
    """`until`: when the budget allows a call again; None: not as long as it is what it is."""
    said = number(budget)
    message = (
        tr(
            "apdesk made the {budget} calls that you allow it in 24 hours. Syncing pauses; the "
            "data here stays as it is.",
            budget=said,
        )
        if until is None
        else tr(
            "apdesk made the {budget} calls that you allow it in 24 hours. Syncing pauses until "
            "{time} UTC; the data here stays as it is.",
            budget=said,
            time=_moment(until, now),
        )
    )
    return KnownError(
        tr("The daily budget of API calls is used up"),
        message,
        tr(
            "It goes on by itself as the oldest calls pass out of the 24 hours. You can raise the "
            "budget in the settings."
        ),
        code="budget.reached",
    )


def of_run(error: KnownError, now: datetime) -> Problem:
    """Why a whole run failed. An exhausted limit says until when the sync pauses."""
    problem = as_problem(error, code="" if error.code else "run.failed")
    if isinstance(error, SalesforceError) and error.kind is Kind.LIMIT:
        pause = LIMIT_PAUSE
        if error.retry_after is not None:
            pause = timedelta(seconds=error.retry_after)
        message = tr(
            "{message} The next try is at {time} UTC.",
            message=error.message,
            time=_moment(now + pause, now),
        )
        return Problem(None, problem.code, problem.title, message, problem.next_step)
    return problem


def of_defect(error: Exception) -> Problem:
    """Something that must not happen; its text may hold anything, so only its kind is told."""
    return Problem(
        sobject=None,
        code="bug",
        title=tr("The sync stopped because of a defect in apdesk"),
        message=tr(
            "{kind}. What was applied is kept; nothing is half-applied.", kind=type(error).__name__
        ),
        next_step=tr("Try again; if it happens again, save the diagnostics file for support."),
    )


def unreadable(sobject: str, error: SalesforceError | None = None) -> Problem:
    """The object can't be read at all: it waits, its members stay."""
    things = plural_of(sobject)
    return Problem(
        sobject=sobject,
        code="object.unreadable",
        title=tr("{things} can't be read at present", things=things),
        message=_with_said(
            tr(
                "{things} that are here stay as they are; nothing leaves. The other objects are "
                "synced.",
                things=things,
            ),
            error,
        ),
        next_step=tr(
            "Ask your Salesforce administrator for read access to {things}. Syncing them goes "
            "on by itself then.",
            things=things,
        ),
    )


def query_refused(sobject: str, error: SalesforceError) -> Problem:
    """The org refuses our query although the fields were read afresh."""
    things = plural_of(sobject)
    title = tr("Salesforce refused the query for {things}", things=things)
    if error.code == "salesforce.unreadable_value":
        title = tr("Salesforce's answer for {things} can't be used", things=things)
    return Problem(
        sobject=sobject,
        code="object.refused",
        title=title,
        message=_with_said(
            tr(
                "{things} that are here stay as they are; nothing leaves. The other objects are "
                "synced.",
                things=things,
            ),
            error,
        ),
        next_step=tr(
            "Check the criteria and field mappings of this object in the preferences. The "
            "next run tries again."
        ),
    )


def edits_lost(count: int) -> Problem:
    """Records went with edits that Salesforce doesn't take any more."""
    return Problem(
        sobject=None,
        code="edits.lost",
        title=plural(
            "Changes of a record could not be sent",
            "Changes of {n} records could not be sent",
            count,
        ),
        message=plural(
            "This record was edited here, and then deleted, merged or converted, or it no longer "
            "meets your criteria. Salesforce doesn't take the changes any more.",
            "These records were edited here, and then deleted, merged or converted, or they no "
            "longer meet your criteria. Salesforce doesn't take the changes any more.",
            count,
        ),
        next_step=tr(
            "The list of errors keeps the values. Copy what you still need, then dismiss them."
        ),
    )


def sending_stopped(sobject: str, error: SalesforceError) -> Problem:
    """Every edit of an object is refused for the same reason: no more are sent in this run."""
    things = plural_of(sobject)
    return Problem(
        sobject=sobject,
        code="object.sending_stopped",
        title=tr("{things}: changes can't be sent at present", things=things),
        message=_with_said(
            tr(
                "Salesforce refused one after the other for the same reason: {title}. Those that "
                "weren't sent wait here; nothing is lost.",
                title=error.title,
            ),
            error,
        ),
        next_step=error.next_step or tr("The next run tries again."),
    )


def frozen(plan: ObjectPlan) -> Problem:
    """Membership can't be decided: nobody enters or leaves until it can."""
    things = plural_of(plan.sobject)
    if plan.missing:
        title = tr(
            "{things}: a field of your criteria has disappeared: {fields}",
            things=things,
            fields=", ".join(plan.missing),
        )
        why = tr(
            "Salesforce no longer shows it to you, so who meets the criteria can't be decided."
        )
    else:
        title = tr("{things}: your criteria can't be applied any more", things=things)
        why = tr("The field changed in Salesforce: {reason}", reason=plan.undecidable)
    return Problem(
        sobject=plan.sobject,
        code="criteria.frozen",
        title=title,
        message=tr(
            "{why} Until it can, no record enters or leaves; values of the {things} here go on "
            "being updated.",
            why=why,
            things=things,
        ),
        next_step=tr(
            "Ask your Salesforce administrator to make the field visible again, or change "
            "the criteria. apdesk goes on by itself once they can be decided."
        ),
    )


def mapping_paused(sobject: str, field: str) -> Problem:
    """A mapped field that the org no longer shows."""
    things = plural_of(sobject)
    return Problem(
        sobject=sobject,
        code="mapping.paused",
        title=tr("{things}: the field {field} has disappeared", things=things, field=field),
        message=tr(
            "Salesforce no longer shows this field to you. Its mapping is paused, and the "
            "values that are here stay."
        ),
        next_step=tr(
            "Ask your Salesforce administrator to make the field visible again, or set its "
            "mapping to “Don't sync”."
        ),
    )


def _with_said(message: str, error: SalesforceError | None) -> str:
    if error is None or not error.said:
        return message
    return tr("{message} Salesforce said: {said}", message=message, said=error.said)
