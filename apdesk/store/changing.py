"""New values of fields, given here: rows, edits that wait, history and search in one go.

Everything works on whole sets of records, within the transaction that is open.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from apdesk.domain.mapping import ApdeskType
from apdesk.domain.records import FieldValue
from apdesk.domain.values import same
from apdesk.store import failures, full_names, org_names, pending, refusals, reindexing, rows
from apdesk.store.changes import State
from apdesk.store.columns import Catalogue, Column
from apdesk.store.fieldtext import as_text, decoded
from apdesk.store.lists import Batch
from apdesk.store.pending import Waiting

#: The author of edits that are made here by hand.
YOU = "You"

#: apdesk ids with their new values by apdesk name, of one entity.
Wanted = Mapping[int, Mapping[str, FieldValue]]


@dataclass(frozen=True, slots=True)
class Change:
    """A field that gets another value."""

    record_id: int
    column: Column
    old: FieldValue
    new: FieldValue


@dataclass(slots=True)
class Prepared:
    """What is to be written for the records of one entity.

    `waiting` are the changes that wait to be sent, with their base and the edit that they replace;
    `settled` are back to what the org has.
    """

    entity: str
    changes: list[Change] = field(default_factory=list)
    waiting: list[tuple[Change, FieldValue, Waiting | None]] = field(default_factory=list)
    settled: list[tuple[int, str]] = field(default_factory=list)

    @property
    def ids(self) -> list[int]:
        return list(dict.fromkeys(each.record_id for each in self.changes))


def canonical(column: Column, value: FieldValue) -> FieldValue:
    """A value as the column holds it: '' is blank, a checkbox is never, text is whole."""
    if column.type is ApdeskType.CHECKBOX:
        return bool(value)
    if isinstance(value, str):
        value = value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
        return value or None
    return as_text(value) if column.storage == "TEXT" else value


def writable(catalogue: Catalogue, column: Column, sobject: str | None) -> bool:
    """Whether a field of a record of that object (None: made here) takes values of here."""
    if column.hidden:
        return False
    if sobject is None:
        return True
    source = catalogue.source_of(sobject, column.name)
    return source is not None and source.two_way


def prepare(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: str, wanted: Wanted
) -> Prepared:
    """Finds out what would change. Raises KnownError "edit.read_only", "record.gone"."""
    names = dict.fromkeys(name for values in wanted.values() for name in values)
    columns = {name: _column(catalogue, entity, name) for name in names}
    order = list(columns.values())
    at = {each.name: index for index, each in enumerate(order)}
    edits = pending.read(connection, catalogue, entity, wanted)
    found: dict[int, tuple[FieldValue, ...]] = {
        row[0]: row
        for row in connection.execute(
            "SELECT id, state, sobject"
            + "".join(f", {each.sql}" for each in order)
            + f" FROM {entity} WHERE id IN (SELECT value FROM json_each(?))",
            (rows.as_json(wanted),),
        )
    }
    prepared = Prepared(entity)
    for record_id, values in wanted.items():
        if record_id not in found:
            raise refusals.gone()
        _, state, sobject, *here = found[record_id]
        own = edits.get(record_id, {})
        for name, value in values.items():
            column = columns[name]
            home = None if sobject is None else str(sobject)
            if not writable(catalogue, column, home):
                raise refusals.read_only(pending.label_of(catalogue, entity, home, name), home)
            old = decoded(column.type, here[at[name]])
            new = canonical(column, value)
            if same(old, new):
                continue
            change = Change(record_id, column, old, new)
            prepared.changes.append(change)
            if state == State.LOCAL:
                continue
            edit = own.get(name)
            base = old if edit is None else edit.base
            if same(new, base) and not (edit is not None and edit.in_flight):
                prepared.settled.append((record_id, name))
            else:
                prepared.waiting.append((change, base, edit))
    return prepared


def _column(catalogue: Catalogue, entity: str, name: str) -> Column:
    column = catalogue.field(entity, name)
    if column is None:
        raise refusals.read_only(name, None)
    return column


def write(
    connection: sqlite3.Connection,
    prepared: Prepared,
    *,
    at: str,
    author: str,
    batch_id: int,
    kind: str = "field",
) -> None:
    """Stores the changes; the failed writes of the records are due again with the new values."""
    entity, changes = prepared.entity, prepared.changes
    if not changes:
        return
    ids = prepared.ids
    searched = {each.record_id for each in changes if each.column.searched}
    texts = reindexing.texts(connection, entity, searched)
    with full_names.following(connection, entity, ids, {each.column.name for each in changes}):
        update(connection, entity, changes, at)
    reindexing.renew(connection, entity, texts)
    stamp = pending.by_org_clock(connection, at)
    pending.save(
        connection,
        entity,
        [
            (
                change.record_id,
                Waiting(
                    change.column.name,
                    base,
                    change.new,
                    stamp,
                    author,
                    before is not None and before.in_flight,
                    None if before is None else before.sent,
                    batch_id,
                ),
            )
            for change, base, before in prepared.waiting
        ],
    )
    pending.drop(connection, entity, prepared.settled)
    connection.executemany(
        "INSERT INTO history (entity, record_id, at, author, kind, field, old, new, batch_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                entity,
                each.record_id,
                at,
                author,
                kind,
                each.column.name,
                each.old,
                each.new,
                batch_id,
            )
            for each in changes
        ],
    )
    org_names.note(
        connection, [each.new for each in changes if each.column.type is ApdeskType.REFERENCE]
    )
    failures.lift(connection, entity, ids)
    connection.execute(
        "UPDATE creation SET attempts = 0 WHERE record_id IN (SELECT value FROM json_each(?))",
        (rows.as_json(ids),),
    )


def update(connection: sqlite3.Connection, entity: str, changes: Sequence[Change], at: str) -> None:
    """Writes the new values into the rows, those of the same fields with one statement."""
    by_record: dict[int, list[Change]] = {}
    for each in changes:
        by_record.setdefault(each.record_id, []).append(each)
    alike: dict[tuple[str, ...], list[tuple[FieldValue, ...]]] = {}
    for record_id, some in by_record.items():
        alike.setdefault(tuple(each.column.sql for each in some), []).append(
            (*(each.new for each in some), at, record_id)
        )
    for columns, arguments in alike.items():
        assignments = "".join(f"{each} = ?, " for each in columns)
        connection.executemany(
            f"UPDATE {entity} SET {assignments}changed_at = ?, changed_run = NULL WHERE id = ?",
            arguments,
        )


# -- batches ------------------------------------------------------------------------------------


def open_batch(
    connection: sqlite3.Connection, *, at: str, author: str, kind: str, title: str
) -> int:
    cursor = connection.execute(
        "INSERT INTO edit_batch (at, author, kind, title, records, fields) "
        "VALUES (?, ?, ?, ?, 0, 0)",
        (at, author, kind, title),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def count_in(connection: sqlite3.Connection, batch_id: int, *, records: int, fields: int) -> Batch:
    """Adds to what a batch holds; the batch as it is now."""
    connection.execute(
        "UPDATE edit_batch SET records = records + ?, fields = fields + ? WHERE id = ?",
        (records, fields, batch_id),
    )
    (batch,) = read_batches(connection, "WHERE id = ?", (batch_id,))
    return batch


def read_batches(
    connection: sqlite3.Connection, tail: str, arguments: tuple[object, ...]
) -> tuple[Batch, ...]:
    found = connection.execute(
        f"SELECT id, at, author, kind, title, records, fields, undone FROM edit_batch {tail}",
        arguments,
    ).fetchall()
    return tuple(
        Batch(number, made, author, kind, title, records, values, bool(undone))
        for number, made, author, kind, title, records, values, undone in found
    )
