"""What is said at the end of the first sync, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from apdesk.domain.run import RunReport
from apdesk.store.list_keys import ListKey
from apdesk.ui import words

_LISTS = {
    "Lead": ListKey.LEADS,
    "Contact": ListKey.CONTACTS,
    "Account": ListKey.COMPANIES,
}


def first_list(members: Mapping[str, int]) -> ListKey:
    """The first list that has records; `members` are counts by object."""
    return next((key for name, key in _LISTS.items() if members.get(name)), ListKey.ALL)


def first_sync_words(
    members: Mapping[str, int], report: RunReport, interval_minutes: int
) -> tuple[Literal["success", "warning"], str, str]:
    """(kind, title, text) of the banner."""
    total = sum(members.values())
    if total:
        title = f"{words.count(total, 'record is', 'records are')} here"
        said = f"{words.objects(members)}."
    else:
        title, said = "The first sync is done", "No record in Salesforce is one that you chose."
    text = f"{said} From now on apdesk looks for changes {words.every(interval_minutes)}."
    if not report.problems:
        return "success", title, text
    troubles = " ".join(f"{each.title}." for each in report.problems)
    return "warning", title, f"{text} But: {troubles} The Sync page says more."
