"""What is said at the end of the first sync, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from apdesk.domain.run import RunReport
from apdesk.language import plural, tr, translated
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
        title = plural("{n} record is here", "{n} records are here", total)
        said = f"{words.objects(members)}."
    else:
        title = tr("The first sync is done")
        said = tr("No record in Salesforce is one that you chose.")
    often = words.every(interval_minutes)
    text = f"{said} {tr('From now on apdesk looks for changes {how_often}.', how_often=often)}"
    if not report.problems:
        return "success", title, text
    troubles = " ".join(f"{translated(each.title)}." for each in report.problems)
    but = tr("But: {problems} The Sync page says more.", problems=troubles)
    return "warning", title, f"{text} {but}"
