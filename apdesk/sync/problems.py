"""Troubles of a run in words: what happened, what it means, what to do."""

from __future__ import annotations

from datetime import datetime, timedelta

from apdesk.domain.clock import to_iso
from apdesk.domain.run import Problem
from apdesk.errors import BugError, KnownError
from apdesk.salesforce.error_kinds import Kind, SalesforceError
from apdesk.sync.membership import ObjectPlan

#: How the codes of errors begin that no waiting mends, but for those few that it does.
_NEEDS_A_PERSON = ("login.", "org.", "keyring.", "tokens.", "preferences.", "database.")
_PASSES = ("login.busy", "login.locked", "database.locked")
PLURALS = {"Lead": "Leads", "Contact": "Contacts", "Account": "Accounts"}
#: A rolling window gives calls back all the time; Salesforce names no moment. (salesforce.limit)
LIMIT_PAUSE = timedelta(hours=1)


def needs_a_person(code: str) -> bool:
    """Whether waiting does not mend it: a timer has to stop and say so."""
    return code.startswith(_NEEDS_A_PERSON) and code not in _PASSES


def stopped() -> KnownError:
    """A person, or the system, ended the work."""
    return KnownError(
        "Stopped",
        "What was done until then is kept.",
        "Start it again: it goes on from there.",
        code="stopped",
    )


def defect(error: Exception) -> BugError:
    """Its text may hold anything, so only its kind is told; the log has the rest."""
    return BugError(
        "apdesk met a defect of its own",
        f"{type(error).__name__}. Nothing is half-applied.",
        "Try again; if it happens again, send the log to support.",
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
        "A sync is already under way",
        "Another window or command of apdesk is syncing this data at the moment; two runs never "
        "overlap. Nothing was changed by this one.",
        "Wait until it has ended, or stop it there.",
        code="run.busy",
    )


def unlockable(error: OSError) -> KnownError:
    return KnownError(
        "apdesk can't write to its data directory",
        f"{error.strerror or type(error).__name__}. Nothing was synced or changed.",
        "Give your user account write permission there, or free some space, and sync again.",
        code="data_dir.unwritable",
    )


def budget_reached(budget: int, until: datetime | None) -> KnownError:
    """`until`: when the budget allows a call again; None: not as long as it is what it is."""
    then = f" until {to_iso(until)[11:16]} UTC" if until is not None else ""
    return KnownError(
        "The daily budget of API calls is used up",
        f"apdesk made the {budget:,} calls that you allow it in 24 hours. Syncing pauses{then}; "
        "the data here stays as it is.",
        "It goes on by itself as the oldest calls pass out of the 24 hours. You can raise the "
        "budget in the settings.",
        code="budget.reached",
    )


def of_run(error: KnownError, now: datetime) -> Problem:
    """Why a whole run failed. An exhausted limit says until when the sync pauses."""
    problem = as_problem(error, code="" if error.code else "run.failed")
    if isinstance(error, SalesforceError) and error.kind is Kind.LIMIT:
        pause = LIMIT_PAUSE
        if error.retry_after is not None:
            pause = timedelta(seconds=error.retry_after)
        until = to_iso(now + pause)
        message = f"{error.message} The next try is at {until[11:16]} UTC."
        return Problem(None, problem.code, problem.title, message, problem.next_step)
    return problem


def of_defect(error: Exception) -> Problem:
    """Something that must not happen; its text may hold anything, so only its kind is told."""
    return Problem(
        sobject=None,
        code="bug",
        title="The sync stopped because of a defect in apdesk",
        message=f"{type(error).__name__}. What was applied is kept; nothing is half-applied.",
        next_step="Try again; if it happens again, save the diagnostics file for support.",
    )


def unreadable(sobject: str, error: SalesforceError | None = None) -> Problem:
    """The object can't be read at all: it waits, its members stay."""
    name = PLURALS.get(sobject, sobject)
    return Problem(
        sobject=sobject,
        code="object.unreadable",
        title=f"{name} can't be read at present",
        message=f"{name} that are here stay as they are; nothing leaves. The other objects are "
        f"synced.{_said(error)}",
        next_step=f"Ask your Salesforce administrator for read access to {name}. Syncing them goes "
        "on by itself then.",
    )


def query_refused(sobject: str, error: SalesforceError) -> Problem:
    """The org refuses our query although the fields were read afresh."""
    name = PLURALS.get(sobject, sobject)
    title = f"Salesforce refused the query for {name}"
    if error.code == "salesforce.unreadable_value":
        title = f"Salesforce's answer for {name} can't be used"
    return Problem(
        sobject=sobject,
        code="object.refused",
        title=title,
        message=f"{name} that are here stay as they are; nothing leaves. The other objects are "
        f"synced.{_said(error)}",
        next_step="Check the criteria and field mappings of this object in the preferences. The "
        "next run tries again.",
    )


def edits_lost(count: int) -> Problem:
    """Records went with edits that Salesforce doesn't take any more."""
    whose = "a record" if count == 1 else f"{count:,} records"
    return Problem(
        sobject=None,
        code="edits.lost",
        title=f"Changes of {whose} could not be sent",
        message="What was edited here was left over when the records were deleted, merged, "
        "converted or left your criteria, and Salesforce takes it no more.",
        next_step="The values are kept in the list of errors: copy what is still needed, then "
        "dismiss them.",
    )


def sending_stopped(sobject: str, error: SalesforceError) -> Problem:
    """Every edit of an object is refused for the same reason: no more are sent in this run."""
    name = PLURALS.get(sobject, sobject)
    return Problem(
        sobject=sobject,
        code="object.sending_stopped",
        title=f"{name}: changes can't be sent at present",
        message=f"Salesforce refused one after the other for the same reason: {error.title}. "
        f"Those that weren't sent wait here; nothing is lost.{_said(error)}",
        next_step=error.next_step or "The next run tries again.",
    )


def frozen(plan: ObjectPlan) -> Problem:
    """Membership can't be decided: nobody enters or leaves until it can."""
    name = PLURALS.get(plan.sobject, plan.sobject)
    if plan.missing:
        title = f"{name}: a field of your criteria has disappeared: {', '.join(plan.missing)}"
        why = "Salesforce no longer shows it to you, so who meets the criteria can't be decided."
    else:
        title = f"{name}: your criteria can't be applied any more"
        why = f"The field changed in Salesforce: {plan.undecidable}"
    return Problem(
        sobject=plan.sobject,
        code="criteria.frozen",
        title=title,
        message=f"{why} Until it can, no record enters or leaves; values of the {name} here go on "
        "being updated.",
        next_step="Ask your Salesforce administrator to make the field visible again, or change "
        "the criteria. apdesk goes on by itself once they can be decided.",
    )


def mapping_paused(sobject: str, field: str) -> Problem:
    """A mapped field that the org no longer shows."""
    name = PLURALS.get(sobject, sobject)
    return Problem(
        sobject=sobject,
        code="mapping.paused",
        title=f"{name}: the field {field} has disappeared",
        message="Salesforce no longer shows this field to you. Its mapping is paused, and the "
        "values that are here stay.",
        next_step="Ask your Salesforce administrator to make the field visible again, or set its "
        "mapping to “Don't sync”.",
    )


def _said(error: SalesforceError | None) -> str:
    return f" Salesforce said: {error.said}" if error is not None and error.said else ""
