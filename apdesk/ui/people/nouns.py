"""What records are called in sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from apdesk.domain.apdesk_types import Entity
from apdesk.language import plural, tr


def list_name(sobject: str) -> str:
    """The Salesforce list of an object's people."""
    return tr("Salesforce Leads") if sobject == "Lead" else tr("Salesforce Contacts")


def records(entity: str, number: int) -> str:
    """'1 contact', '2,000 companies'."""
    if Entity(entity) is Entity.COMPANY:
        return plural("{n} company", "{n} companies", number)
    return plural("{n} contact", "{n} contacts", number)


def reasons(entity: str, refused: Mapping[str, int]) -> list[str]:
    """A line for each reason with the number of records: '12 contacts: It is gone.'"""
    ordered = sorted(refused.items(), key=lambda each: -each[1])
    return [
        tr("{records}: {why}", records=records(entity, number), why=why) for why, number in ordered
    ]
