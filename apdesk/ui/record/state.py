"""Where a record is between here and Salesforce, in words. Pure."""

from __future__ import annotations

from datetime import datetime

from apdesk.language import marked, tr, translated
from apdesk.store.lists import Failure, RecordDetail
from apdesk.ui import words

LIST_NAMES = {
    "leads": marked("Salesforce Leads"),
    "contacts": marked("Salesforce Contacts"),
    "companies": marked("Companies"),
}
_LONGEST_BADGE = 28
_ONLY_HERE = marked("Only here")
_STATES = {
    "member": (marked("Synced"), "badge-success"),
    "kept": (marked("Kept, not synced"), "badge-warning"),
}

Badge = tuple[str, str]


def badges(detail: RecordDetail) -> list[Badge]:
    """(text, role) of what is shown under the name, from the left."""
    found: list[Badge] = []
    if detail.sobject:
        found.append((words.ONE_OBJECT.get(detail.sobject, detail.sobject), "badge-info"))
    failure = detail.failure
    if failure is not None and failure.operation != "lost":
        by_itself = failure.retry_at is not None
        found.append(
            (tr("Waiting to be sent"), "badge-warning")
            if by_itself
            else (tr("Not sent"), "badge-error")
        )
    elif detail.wanted is not None:
        waits = (
            tr("Waiting to become a Lead")
            if detail.wanted == "Lead"
            else tr("Waiting to become a Contact")
        )
        found.append((waits, "badge-info"))
    elif detail.pending and detail.state != "kept":
        found.append((tr("Waiting to be sent"), "badge-info"))
    else:
        text, role = _STATES.get(detail.state, (_ONLY_HERE, "badge"))
        found.append((translated(text), role))
    if detail.conflicts:
        found.append((tr("Conflict"), "badge-warning"))
    if detail.opted_out:
        found.append((tr("Opted out of e-mail"), "badge-warning"))
    found += [(_short(each), "badge") for each in detail.own_lists]
    return found


def _short(name: str) -> str:
    """A name that doesn't widen the pane; `state_words` has the whole of it."""
    return name if len(name) <= _LONGEST_BADGE else f"{name[: _LONGEST_BADGE - 1].rstrip()}…"


def twin_words(detail: RecordDetail) -> str:
    """What a twin's opt-out means for this person; '' without one."""
    if detail.twin_opted_out and not detail.opted_out:
        return tr("The other record with this address opted out of e-mail, so this one gets none.")
    return ""


def state_words(detail: RecordDetail) -> str:
    """Where the record is in the sync, as small print."""
    parts = []
    if detail.entered_at:
        since = words.day_and_time(detail.entered_at)
        parts.append(
            tr("Made here {when}.", when=since)
            if detail.sobject is None
            else tr("Here since {when}.", when=since)
        )
    if detail.changed_at and detail.sobject is not None:
        parts.append(tr("Last change {when}.", when=words.day_and_time(detail.changed_at)))
    names = [translated(LIST_NAMES.get(each, each)) for each in detail.lists]
    names += [*detail.own_lists, *detail.segments]
    if names:
        parts.append(tr("In {lists}.", lists=", ".join(names)))
    if detail.salesforce_id:
        parts.append(tr("Salesforce ID {id}.", id=detail.salesforce_id))
    parts.append(tr("apdesk ID {id}.", id=detail.id))
    return " ".join(parts)


def failure_words(failure: Failure, now: datetime) -> str:
    """What became of a write that was refused: what it means, what to do, and Salesforce's own
    words."""
    parts = [failure.message, failure.next_step]
    if failure.operation == "lost":
        parts += [
            tr(
                "{field}: {value}.",
                field=name,
                value=words.value(value, "text", failure.names) or tr("blank"),
            )
            for name, value in failure.values
        ]
    elif failure.retry_at is not None:
        moment = datetime.fromisoformat(failure.retry_at)
        parts.append(
            tr("It is tried again by itself {when}.", when=words.until(moment, now))
            if moment > now
            else tr("It is tried again by itself with the next sync.")
        )
    if failure.said:
        parts.append(tr("Salesforce says: “{text}”", text=failure.said))
    return " ".join(each for each in parts if each)
