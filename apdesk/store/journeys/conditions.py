"""What journeys ask of people, as conditions on the row `r` of `person`."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.journey.kinds import (
    CheckCampaignStatus,
    CheckFields,
    CheckList,
    FieldMatch,
    ListTrigger,
    Named,
    SegmentTrigger,
)
from apdesk.domain.operators import CriteriaError, Criterion, EvaluationContext
from apdesk.domain.records import FieldValue
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.store import filters, rows, segments
from apdesk.store.columns import Catalogue
from apdesk.store.detail import shown_column
from apdesk.store.filters import Condition

_SALESFORCE = {
    "leads": "r.sobject = 'Lead' AND r.state = 'member'",
    "contacts": "r.sobject = 'Contact' AND r.state = 'member'",
}

#: Settings that set a condition on a person.
Asked = CheckFields | CheckList | CheckCampaignStatus | FieldMatch | ListTrigger | SegmentTrigger


def condition(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    settings: Asked,
    context: EvaluationContext,
) -> Condition:
    """The condition that settings set; that of a trigger is the one that people come to meet.

    Raises CriteriaError for criteria that mean nothing (any more), KnownError
    "journey.list_gone" and "journey.segment_gone".
    """
    match settings:
        case CheckFields() | FieldMatch():
            return _criteria(catalogue, settings.criteria, context)
        case CheckList() | ListTrigger():
            return _in_list(connection, settings.list)
        case SegmentTrigger():
            return _criteria(catalogue, segment(connection, settings.segment), context)
        case CheckCampaignStatus():
            return _in_campaign(settings)


def matching(
    connection: sqlite3.Connection, asked: Condition, person_ids: Collection[int]
) -> set[int]:
    """Those of some people who meet a condition."""
    return {
        row[0]
        for row in connection.execute(
            "SELECT r.id FROM person r NOT INDEXED "
            f"WHERE r.id IN (SELECT value FROM json_each(?)) AND {asked.sql}",
            (rows.as_json(person_ids), *asked.arguments),
        )
    }


def segment(connection: sqlite3.Connection, name: str) -> tuple[Criterion, ...]:
    """The criteria of a segment. Raises KnownError "journey.segment_gone"."""
    wanted = name.casefold()
    for known in segments.read(connection):
        if known.name.casefold() == wanted:
            return known.criteria
    raise KnownError(
        tr("A segment is gone"),
        tr("The journey asks for the segment “{name}”, which isn't there any more.", name=name),
        tr("Choose another segment in the journey and publish it again."),
        code="journey.segment_gone",
    )


def list_id(connection: sqlite3.Connection, name: str) -> int:
    """The id of an own list. Raises KnownError "journey.list_gone"."""
    wanted = name.casefold()
    for known_id, known in connection.execute("SELECT id, name FROM own_list"):
        if known.casefold() == wanted:
            return int(known_id)
    raise list_gone(name)


def list_gone(name: str) -> KnownError:
    return KnownError(
        tr("A list is gone"),
        tr("The journey works with the list “{name}”, which isn't there any more.", name=name),
        tr("Choose another list in the journey and publish it again."),
        code="journey.list_gone",
    )


def require_members(connection: sqlite3.Connection, campaign: Named) -> None:
    """Raises KnownError "journey.campaign_unread" where the members of a campaign aren't all here
    yet: nobody can be said to be none."""
    read = connection.execute(
        "SELECT 1 FROM campaign_watch WHERE campaign_id = ? AND cursor IS NOT NULL", (campaign.id,)
    ).fetchone()
    if read is None:
        raise KnownError(
            tr("The members of a campaign aren't here yet"),
            tr(
                "The journey asks who is in the campaign “{campaign}”, which couldn't be read from "
                "Salesforce so far. The people in that step wait.",
                campaign=campaign.name or campaign.id,
            ),
            tr(
                "They go on by themselves once it is read. If that doesn't happen with the next "
                "sync, look whether the campaign is still there and you may see it in Salesforce."
            ),
            code="journey.campaign_unread",
        )


def _in_list(connection: sqlite3.Connection, name: str) -> Condition:
    if name in _SALESFORCE:
        return Condition(f"({_SALESFORCE[name]})")
    return Condition(
        "r.id IN (SELECT m.person_id FROM list_member m WHERE m.list_id = ?)",
        (list_id(connection, name),),
    )


def _in_campaign(settings: CheckCampaignStatus) -> Condition:
    """A kept record's campaigns are those of Salesforce no more: it is in none."""
    marks = rows.marks(len(settings.statuses))
    status = f" AND m.status COLLATE NOCASE IN ({marks})" if settings.statuses else ""
    return Condition(
        "(r.state = 'member' AND EXISTS (SELECT 1 FROM campaign_member m "
        f"WHERE m.campaign_id = ? AND m.salesforce_id = r.salesforce_id{status}))",
        (settings.campaign.id, *settings.statuses),
    )


def _criteria(
    catalogue: Catalogue, criteria: Sequence[Criterion], context: EvaluationContext
) -> Condition:
    if not criteria:
        raise CriteriaError(tr("The step has no criteria."))
    parts: list[str] = []
    arguments: list[FieldValue] = []
    for each in criteria:
        shown = shown_column(catalogue, Entity.PERSON, each.field)
        if shown is None:
            raise CriteriaError(
                tr("There is no field “{field}” any more.", field=each.field),
                "criteria.field_missing",
            )
        met = filters.condition(each, shown.sql, each.field, shown.type, context)
        parts.append(met.sql)
        arguments.extend(met.arguments)
    return Condition(f"({' AND '.join(parts)})", tuple(arguments))
