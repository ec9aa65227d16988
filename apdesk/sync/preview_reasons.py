"""Why a member leaves, by its row in the org."""

from __future__ import annotations

from apdesk.domain.criteria import Matcher
from apdesk.domain.records import Row
from apdesk.language import tr, translated
from apdesk.sync.membership import Columns, Seen, why_it_leaves
from apdesk.sync.sweep import HIDDEN


def reason_of(row: Row | None, at: Columns, matcher: Matcher) -> str:
    """In words; `row` is None where the org shows no such record, not even a deleted one."""
    if row is None:
        return translated(HIDDEN)
    seen = Seen.of(row, at)
    if seen.deleted:
        return tr("Merged in Salesforce") if seen.master else tr("Deleted in Salesforce")
    if seen.converted:
        return tr("Converted to a contact in Salesforce")
    return why_it_leaves(matcher, row)
