"""Failed writes and lost values: how they are noted, passed on and lifted within a transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from apdesk.domain.causes import cause_of
from apdesk.domain.records import FieldValue
from apdesk.language import tr
from apdesk.store import rows
from apdesk.store.changes import Reason
from apdesk.store.columns import Catalogue

UPDATE = "update"
CREATE = "create"
LOST = "lost"


@dataclass(frozen=True, slots=True)
class WriteFailure:
    """Why Salesforce refused a write. `fields` are API names; `retry_at` None: it waits for a
    person; `duplicates` are the Salesforce ids of the records that it was taken for."""

    code: str
    error_code: str
    title: str
    message: str
    next_step: str
    said: str
    fields: tuple[str, ...] = ()
    retry_at: str | None = None
    duplicates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose values were lost; `record_id` is None where the record itself is gone."""

    entity: str
    record_id: int | None
    salesforce_id: str | None
    sobject: str | None
    name: str


def note(
    connection: sqlite3.Connection,
    entity: str,
    record_id: int,
    operation: str,
    failure: WriteFailure,
    at: str,
) -> None:
    """Keeps a failure with its record, in place of the one before: one more attempt."""
    connection.execute(
        "INSERT INTO failure (entity, record_id, name, operation, code, error_code, fields, title, "
        "message, next_step, said, cause, attempts, first_at, at, retry_at, duplicates) "
        "VALUES (?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?) "
        "ON CONFLICT (entity, record_id, operation) WHERE operation <> 'lost' DO UPDATE SET "
        "code = excluded.code, error_code = excluded.error_code, fields = excluded.fields, "
        "title = excluded.title, message = excluded.message, next_step = excluded.next_step, "
        "said = excluded.said, cause = excluded.cause, attempts = attempts + 1, "
        "at = excluded.at, retry_at = excluded.retry_at, duplicates = excluded.duplicates",
        (
            entity,
            record_id,
            operation,
            failure.code,
            failure.error_code,
            json.dumps(failure.fields),
            failure.title,
            failure.message,
            failure.next_step,
            failure.said,
            cause_of(failure.code, failure.error_code, failure.fields, failure.said),
            at,
            at,
            failure.retry_at,
            json.dumps(failure.duplicates),
        ),
    )


def lift(
    connection: sqlite3.Connection, entity: str, ids: Iterable[int], operation: str | None = None
) -> None:
    """Forgets the failed writes of records (of one operation, or of both)."""
    connection.execute(
        "DELETE FROM failure WHERE entity = ? AND record_id IN (SELECT value FROM json_each(?)) "
        "AND operation <> 'lost' AND (? IS NULL OR operation = ?)",
        (entity, rows.as_json(ids), operation, operation),
    )


def lift_settled(connection: sqlite3.Connection, entity: str, ids: Iterable[int]) -> None:
    """Forgets the failed updates of records that have nothing to be sent any more."""
    connection.execute(
        "DELETE FROM failure WHERE entity = ? AND record_id IN (SELECT value FROM json_each(?)) "
        "AND operation <> 'lost' AND operation = 'update' AND NOT EXISTS "
        "(SELECT 1 FROM pending_edit p WHERE p.entity = failure.entity "
        "AND p.record_id = failure.record_id)",
        (entity, rows.as_json(ids)),
    )


def move(connection: sqlite3.Connection, entity: str, record_id: int, heir: int, at: str) -> None:
    """Passes failures and conflicts on to the record in which another one goes on, where a failed
    update is due at once: the refusal was of the other record."""
    connection.execute(
        "UPDATE OR IGNORE failure SET record_id = ?, "
        "retry_at = CASE operation WHEN 'update' THEN ? ELSE retry_at END "
        "WHERE entity = ? AND record_id = ?",
        (heir, at, entity, record_id),
    )
    connection.execute(
        "UPDATE conflict SET record_id = ? WHERE entity = ? AND record_id = ?",
        (heir, entity, record_id),
    )


def owners(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: str, ids: Iterable[int]
) -> list[Owner]:
    """Who those records are; ids that aren't here are left out."""
    return [
        Owner(entity, row[0], row[1], row[2], row[3] or row[1] or "")
        for row in connection.execute(
            f"SELECT id, salesforce_id, sobject, {catalogue.name_expression(entity)} "
            f"FROM {entity} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (rows.as_json(ids),),
        )
    ]


def lose(
    connection: sqlite3.Connection,
    owner: Owner,
    values: Sequence[tuple[str, FieldValue]],
    reason: str,
    at: str,
) -> None:
    """Keeps the values (label, value) that can't be sent any more, for a person to see."""
    cause, title, because = _why(reason)
    connection.execute(
        "INSERT INTO failure (entity, record_id, salesforce_id, sobject, name, operation, code, "
        "error_code, fields, title, message, next_step, said, cause, attempts, first_at, at, lost) "
        "VALUES (?, ?, ?, ?, ?, 'lost', ?, '', '[]', ?, ?, ?, '', ?, 0, ?, ?, ?)",
        (
            owner.entity,
            owner.record_id,
            owner.salesforce_id,
            owner.sobject,
            owner.name,
            f"lost.{cause}",
            title,
            tr(
                "These values of {name} never reached Salesforce: {reason}. They are kept here.",
                name=owner.name or tr("the record"),
                reason=because,
            ),
            tr("Copy what you need, then dismiss this entry."),
            f"lost.{cause}",
            at,
            at,
            json.dumps(list(values)),
        ),
    )


#: The reason of values whose field the record's new object doesn't take.
NO_FIELD = "no_field"


def _why(reason: str) -> tuple[str, str, str]:
    """The cause, a title, and the reason inside a sentence."""
    match reason:
        case Reason.DELETED:
            return (
                "deleted",
                tr("Deleted in Salesforce before the changes were sent"),
                tr("the record was deleted there"),
            )
        case Reason.MERGED:
            return (
                "merged",
                tr("Merged in Salesforce before the changes were sent"),
                tr("the record was merged there into one that isn't here"),
            )
        case Reason.CONVERTED:
            return (
                "converted",
                tr("Converted in Salesforce before the changes were sent"),
                tr("the lead was converted there to a contact that isn't here"),
            )
        case "no_field":  # NO_FIELD
            return (
                "no_field",
                tr("Changes that the new record has no field for"),
                tr("the record goes on as another one, which has no such field to be written"),
            )
        case Reason.CRITERIA:
            because = tr("the record no longer meets your criteria")
        case _:
            because = tr("the record left apdesk ({reason})", reason=reason)
    return "left", tr("Left apdesk before the changes were sent"), because
