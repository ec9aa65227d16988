"""Edits that wait: the rows of `pending_edit`, read and written within a transaction.

A row is here only while the local value differs from what the org is known to have, or while a
write of the field is in flight.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from apdesk.domain.apdesk_types import entity_of
from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.plan import Sides
from apdesk.domain.records import FieldValue
from apdesk.store import org_names, rows
from apdesk.store.columns import Catalogue
from apdesk.store.fieldtext import decoded
from apdesk.store.lists import PendingEdit

#: The author of edits that no person made: a value of here that fills a blank in Salesforce, say.
APDESK = "apdesk"

_SKEW = "setting.clock.skew_seconds"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One row; values are canonical, `at` is by the org's clock."""

    field: str
    base: FieldValue
    local: FieldValue
    at: str
    author: str
    in_flight: bool = False
    sent: FieldValue = None
    batch_id: int | None = None

    def sides(self, local: FieldValue, remote: FieldValue, remote_at: str) -> Sides:
        """The field as `plan` sees it."""
        return Sides(
            base=self.base,
            local=local,
            remote=remote,
            in_flight=self.in_flight,
            sent=self.sent,
            local_at=self.at,
            remote_at=remote_at,
        )


def read(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: str, ids: Iterable[int]
) -> dict[int, dict[str, Waiting]]:
    """record -> field -> its edit, for those of the records that have one."""
    found: dict[int, dict[str, Waiting]] = {}
    for record_id, name, base, local, at, author, in_flight, sent, batch_id in connection.execute(
        "SELECT record_id, field, base, local, at, author, in_flight, sent, batch_id "
        "FROM pending_edit WHERE entity = ? AND record_id IN (SELECT value FROM json_each(?))",
        (entity, rows.as_json(ids)),
    ):
        column = catalogue.field(entity, name)
        if column is not None:
            base, local, sent = (decoded(column.type, each) for each in (base, local, sent))
        found.setdefault(record_id, {})[name] = Waiting(
            name, base, local, at, author, bool(in_flight), sent, batch_id
        )
    return found


def save(connection: sqlite3.Connection, entity: str, edits: Sequence[tuple[int, Waiting]]) -> None:
    """Writes rows, in place of those of the same fields."""
    connection.executemany(
        "INSERT OR REPLACE INTO pending_edit (entity, record_id, field, base, local, remote, at, "
        "author, in_flight, sent, batch_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                entity,
                record_id,
                each.field,
                each.base,
                each.local,
                each.base,
                each.at,
                each.author,
                each.in_flight,
                each.sent,
                each.batch_id,
            )
            for record_id, each in edits
        ],
    )


def drop(connection: sqlite3.Connection, entity: str, fields: Sequence[tuple[int, str]]) -> None:
    connection.executemany(
        "DELETE FROM pending_edit WHERE entity = ? AND record_id = ? AND field = ?",
        [(entity, record_id, name) for record_id, name in fields],
    )


def sendable(
    connection: sqlite3.Connection, catalogue: Catalogue, sobject: str, ids: Iterable[int]
) -> set[int]:
    """Those of an object's records that have an edit of a field that can be written."""
    names = [each.name for each in catalogue.sources(sobject) if each.two_way]
    return {
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT record_id FROM pending_edit WHERE entity = ? "
            "AND record_id IN (SELECT value FROM json_each(?)) "
            "AND field IN (SELECT value FROM json_each(?))",
            (str(entity_of(sobject)), rows.as_json(ids), json.dumps(names)),
        )
    }


def listed(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    entity: str,
    record_id: int,
    sobject: str | None,
) -> tuple[PendingEdit, ...]:
    """The edits of a record as people see them, in the order of the fields."""
    edits = read(connection, catalogue, entity, [record_id]).get(record_id, {})
    order = {each.name: index for index, each in enumerate(catalogue.fields(entity))}
    names = org_names.of_lookups(
        connection,
        catalogue,
        entity,
        [(each.field, value) for each in edits.values() for value in (each.base, each.local)],
    )
    return tuple(
        PendingEdit(
            field=each.field,
            label=label_of(catalogue, entity, sobject, each.field),
            base=each.base,
            local=each.local,
            at=each.at,
            author=each.author,
            in_flight=each.in_flight,
            names=names.get(each.field, {}),
        )
        for each in sorted(edits.values(), key=lambda edit: order.get(edit.field, len(order)))
    )


def label_of(catalogue: Catalogue, entity: str, sobject: str | None, name: str) -> str:
    """What people call a field of a record of that object."""
    source = catalogue.source_of(sobject, name) if sobject is not None else None
    if source is not None:
        return source.label
    column = catalogue.field(entity, name)
    return name if column is None else column.label


def by_org_clock(connection: sqlite3.Connection, at: str) -> str:
    """A moment of our clock as the org's clock has it."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_SKEW,)).fetchone()
    seconds = 0 if row is None else json.loads(row[0])
    return to_iso(from_iso(at) + timedelta(seconds=seconds)) if seconds else at
