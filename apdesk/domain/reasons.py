"""Why a record is to go, in words: the codes of the journal as sentences without a full stop."""

from __future__ import annotations

from apdesk.language import marked, translated

_WORDS = {
    "criteria": marked("No longer meets your criteria"),
    "deleted": marked("Deleted in Salesforce"),
    "merged": marked("Merged in Salesforce into a record that isn’t synced"),
    "converted": marked("Converted to a contact in Salesforce"),
}


def reason_in_words(reason: str) -> str:
    """A reason of a removal as people read it; one that is in words already stays as it is."""
    return translated(_WORDS[reason]) if reason in _WORDS else reason
