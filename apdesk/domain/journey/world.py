"""What exists around a journey, for `check` to hold it against."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from apdesk.domain.schema import SObjectSchema


class Campaign(NamedTuple):
    """A campaign of the org. Without `statuses`, they aren't known yet (each has some)."""

    name: str
    statuses: tuple[str, ...] = ()


class User(NamedTuple):
    name: str
    active: bool


@dataclass(frozen=True)
class World:
    """What a journey may name.

    Attributes:
        fields: The apdesk fields of people (`local_filter.local_schema`).
        lists, segments: Names of the own lists and of the segments.
        templates: The fields that each e-mail template uses (`MailTemplate.fields`), by its name.
        campaigns, users: By 18-character id; None: not known, as without a connection.
        mail_ready: Whether e-mail can be sent.
        read_only: Names of the fields that can't be edited here.
    """

    fields: SObjectSchema
    lists: Collection[str] = ()
    segments: Collection[str] = ()
    templates: Mapping[str, Collection[str]] = field(default_factory=dict)
    campaigns: Mapping[str, Campaign] | None = None
    users: Mapping[str, User] | None = None
    mail_ready: bool = False
    read_only: Collection[str] = ()
