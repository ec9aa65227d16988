"""Why a record is to go, in words: the codes of the journal as sentences without a full stop."""

from __future__ import annotations

_WORDS = {
    "criteria": "No longer meets your criteria",
    "deleted": "Deleted in Salesforce",
    "merged": "Merged in Salesforce into a record that isn’t synced",
    "converted": "Converted to a contact in Salesforce",
}


def reason_in_words(reason: str) -> str:
    """A reason of a removal as people read it; one that is in words already stays as it is."""
    return _WORDS.get(reason, reason)
