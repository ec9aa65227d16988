"""What records are called in sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from apdesk.domain.apdesk_types import Entity
from apdesk.ui import words

LISTS = {"Lead": "Salesforce Leads", "Contact": "Salesforce Contacts"}
_NOUNS = {Entity.PERSON: ("contact", "contacts"), Entity.COMPANY: ("company", "companies")}


def records(entity: str, number: int) -> str:
    """'1 contact', '2,000 companies'."""
    return words.count(number, *_NOUNS[Entity(entity)])


def reasons(entity: str, refused: Mapping[str, int]) -> list[str]:
    """A line for each reason with the number of records: '12 contacts: It is gone.'"""
    ordered = sorted(refused.items(), key=lambda each: -each[1])
    return [f"{records(entity, number)}: {why}" for why, number in ordered]
