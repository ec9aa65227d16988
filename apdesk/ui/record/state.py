"""Where a record is between here and Salesforce, in words. Pure."""

from __future__ import annotations

from datetime import datetime

from apdesk.store.lists import Failure, RecordDetail
from apdesk.ui import words

LIST_NAMES = {
    "leads": "Salesforce Leads",
    "contacts": "Salesforce Contacts",
    "companies": "Companies",
}
_LONGEST_BADGE = 28
_STATES = {
    "member": ("Synced", "badge-success"),
    "kept": ("Kept, not synced", "badge-warning"),
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
            ("Waiting to be sent", "badge-warning") if by_itself else ("Not sent", "badge-error")
        )
    elif detail.wanted is not None:
        what = words.ONE_OBJECT.get(detail.wanted, detail.wanted)
        found.append((f"Waiting to become a {what}", "badge-info"))
    elif detail.pending and detail.state != "kept":
        found.append(("Waiting to be sent", "badge-info"))
    else:
        found.append(_STATES.get(detail.state, ("Only here", "badge")))
    if detail.conflicts:
        found.append(("Conflict", "badge-warning"))
    if detail.opted_out:
        found.append(("Opted out of e-mail", "badge-warning"))
    found += [(_short(each), "badge") for each in detail.own_lists]
    return found


def _short(name: str) -> str:
    """A name that doesn't widen the pane; `state_words` has the whole of it."""
    return name if len(name) <= _LONGEST_BADGE else f"{name[: _LONGEST_BADGE - 1].rstrip()}…"


def twin_words(detail: RecordDetail) -> str:
    """What a twin's opt-out means for this person; '' without one."""
    if detail.twin_opted_out and not detail.opted_out:
        return "The other record with this address opted out of e-mail, so this one gets none."
    return ""


def state_words(detail: RecordDetail) -> str:
    """Where the record is in the sync, as small print."""
    parts = []
    if detail.entered_at:
        verb = "Made here" if detail.sobject is None else "Here since"
        parts.append(f"{verb} {words.day_and_time(detail.entered_at)}.")
    if detail.changed_at and detail.sobject is not None:
        parts.append(f"Last change {words.day_and_time(detail.changed_at)}.")
    names = [LIST_NAMES.get(each, each) for each in detail.lists]
    names += [*detail.own_lists, *detail.segments]
    if names:
        parts.append(f"In {', '.join(names)}.")
    if detail.salesforce_id:
        parts.append(f"Salesforce ID {detail.salesforce_id}.")
    parts.append(f"apdesk ID {detail.id}.")
    return " ".join(parts)


def failure_words(failure: Failure, now: datetime) -> str:
    """What became of a write that was refused: what it means, what to do, and Salesforce's own
    words."""
    parts = [failure.message, failure.next_step]
    if failure.operation == "lost":
        parts += [
            f"{name}: {words.value(value, 'text') or 'blank'}." for name, value in failure.values
        ]
    elif failure.retry_at is not None:
        moment = datetime.fromisoformat(failure.retry_at)
        when = words.until(moment, now) if moment > now else "with the next sync"
        parts.append(f"It is tried again by itself {when}.")
    if failure.said:
        parts.append(f"Salesforce says: “{failure.said}”")
    return " ".join(each for each in parts if each)
