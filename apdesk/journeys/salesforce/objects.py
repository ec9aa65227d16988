"""The objects that journeys ask for, as far as they do. Every org has these fields.

Source: Object Reference, "User", "Campaign", "CampaignMember", "CampaignMemberStatus", "Task".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.domain.soql import quote

T = TypeVar("T")

#: Queries of one call, and groups of one call. (REST API Developer Guide, "Composite")
A_CALL = 5
#: Records of one group. ("sObject Collections")
A_GROUP = 200
#: Ids of one question: with two lists of them it is still half of what SOQL takes.
IDS = 1_000
#: Rows of one question, so that an answer is one page.
PAGE = 2_000
#: The time after which what was written is seen, or never will be (decision 0002).
OVERLAP_MINUTES = 10


def _schema(name: str, **fields: FieldType) -> SObjectSchema:
    every = {"Id": FieldType.ID, "SystemModstamp": FieldType.DATETIME, **fields}
    return SObjectSchema(
        name, name, name, tuple(FieldSchema(each, each, kind) for each, kind in every.items())
    )


USER = _schema("User", Name=FieldType.STRING, Email=FieldType.EMAIL, IsActive=FieldType.BOOLEAN)
CAMPAIGN = _schema(
    "Campaign", Name=FieldType.STRING, Status=FieldType.PICKLIST, IsActive=FieldType.BOOLEAN
)
STATUS = _schema(
    "CampaignMemberStatus",
    CampaignId=FieldType.REFERENCE,
    Label=FieldType.STRING,
    SortOrder=FieldType.INT,
    IsDefault=FieldType.BOOLEAN,
    HasResponded=FieldType.BOOLEAN,
)
MEMBER = _schema(
    "CampaignMember",
    CampaignId=FieldType.REFERENCE,
    LeadId=FieldType.REFERENCE,
    ContactId=FieldType.REFERENCE,
    Status=FieldType.PICKLIST,
    LastModifiedDate=FieldType.DATETIME,
)
LEAD = _schema(
    "Lead",
    OwnerId=FieldType.REFERENCE,
    LastModifiedDate=FieldType.DATETIME,
    IsConverted=FieldType.BOOLEAN,
)
CONTACT = _schema("Contact", OwnerId=FieldType.REFERENCE)
TASK = _schema("Task", Subject=FieldType.COMBOBOX, Description=FieldType.TEXTAREA)


def listed(texts: Iterable[str]) -> str:
    """A list of text literals, for IN."""
    return f"({','.join(map(quote, texts))})"


def in_chunks(items: Sequence[T], size: int) -> Iterable[Sequence[T]]:
    """So many at a time, in order."""
    return (items[start : start + size] for start in range(0, len(items), size))
