"""What a person or a journey changes here. Each call is one short transaction of its own, beside
those of the sync thread's writer."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.records import FieldValue
from apdesk.store import changing, creations, failures, pending, refusals, removal, rows, undoing
from apdesk.store.changes import Removed, State
from apdesk.store.changing import YOU
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.lists import Batch, PendingEdit
from apdesk.store.undoing import Skipped, Undone

__all__ = ["YOU", "Batch", "Edits", "PendingEdit", "RecordEdit", "Skipped", "Undone"]

_PERSON = str(Entity.PERSON)


@dataclass(frozen=True, slots=True)
class RecordEdit:
    """New values of one record: apdesk name -> canonical value; None clears."""

    entity: str
    record_id: int
    values: Mapping[str, FieldValue]


class Edits:
    """Changes of records of one store. `at` is always the time by the clock here."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- values -------------------------------------------------------------------------------

    def apply(
        self,
        edits: Sequence[RecordEdit],
        *,
        at: str,
        title: str,
        kind: str = "edit",
        author: str = YOU,
        into: int | None = None,
    ) -> Batch | None:
        """Gives records values; of those that Salesforce has, the values wait to be sent.

        All or nothing. None when nothing changes. `into` adds to an earlier batch instead of
        making one (a long import, slice by slice). Raises KnownError "edit.read_only" (a field
        that can't be written for that record) and "record.gone".
        """
        wanted: dict[str, dict[int, dict[str, FieldValue]]] = {}
        for each in edits:
            records = wanted.setdefault(str(each.entity), {})
            records.setdefault(each.record_id, {}).update(each.values)
        with self._store.transaction() as connection:
            catalogue = Catalogue.read(connection)
            prepared = [
                changing.prepare(connection, catalogue, entity, records)
                for entity, records in wanted.items()
            ]
            fields = sum(len(each.changes) for each in prepared)
            if not fields:
                return None
            batch_id = into or changing.open_batch(
                connection, at=at, author=author, kind=kind, title=title
            )
            for some in prepared:
                changing.write(connection, some, at=at, author=author, batch_id=batch_id)
            records_count = sum(len(each.ids) for each in prepared)
            return changing.count_in(connection, batch_id, records=records_count, fields=fields)

    def pending(self, entity: str, record_id: int) -> tuple[PendingEdit, ...]:
        """The values of a record that wait to be sent."""
        with self._store.reading() as connection:
            row = connection.execute(
                f"SELECT sobject FROM {Entity(entity)} WHERE id = ?", (record_id,)
            ).fetchone()
            if row is None:
                return ()
            return pending.listed(
                connection, Catalogue.read(connection), str(entity), record_id, row[0]
            )

    # -- people made here -----------------------------------------------------------------------

    def add(
        self,
        people: Sequence[Mapping[str, FieldValue]],
        *,
        at: str,
        title: str,
        kind: str = "add",
        author: str = YOU,
        into: int | None = None,
    ) -> tuple[Batch, tuple[int, ...]]:
        """Adds people with these values (by apdesk name); they stay here until they are wanted in
        Salesforce. Raises KnownError "edit.read_only" for a name that is no field."""
        with self._store.transaction() as connection:
            catalogue = Catalogue.read(connection)
            ids = _insert(connection, catalogue, people, at)
            batch_id = into or changing.open_batch(
                connection, at=at, author=author, kind=kind, title=title
            )
            rows.note(connection, _PERSON, ids, "added", at, author=author, batch_id=batch_id)
            batch = changing.count_in(
                connection, batch_id, records=len(ids), fields=sum(map(len, people))
            )
            return batch, ids

    def want(
        self, record_ids: Sequence[int], sobject: str, *, at: str, author: str = YOU
    ) -> tuple[int, ...]:
        """Lets people made here be created in Salesforce as that object; those newly wanted.

        Who waits as another object, and wasn't sent yet, waits as this one from now on.
        """
        with self._store.transaction() as connection:
            found = connection.execute(
                "SELECT r.id FROM person r LEFT JOIN creation c ON c.record_id = r.id "
                "WHERE r.state = 'local' AND r.id IN (SELECT value FROM json_each(?)) "
                "AND (c.record_id IS NULL OR (c.sobject <> ? AND c.asked_at IS NULL)) "
                "ORDER BY r.id",
                (rows.as_json(record_ids), sobject),
            ).fetchall()
            ids = tuple(row[0] for row in found)
            failures.lift(connection, _PERSON, ids)
            stamp = pending.by_org_clock(connection, at)
            connection.executemany(
                "INSERT OR REPLACE INTO creation (record_id, sobject, token, wanted_at, author) "
                "VALUES (?, ?, ?, ?, ?)",
                [(each, sobject, secrets.token_hex(16), stamp, author) for each in ids],
            )
            return ids

    def unwant(self, record_ids: Sequence[int]) -> tuple[int, ...]:
        """Lets them stay here; only those that weren't sent yet, which it returns."""
        with self._store.transaction() as connection:
            found = connection.execute(
                "SELECT record_id FROM creation WHERE asked_at IS NULL "
                "AND record_id IN (SELECT value FROM json_each(?)) ORDER BY record_id",
                (rows.as_json(record_ids),),
            ).fetchall()
            ids = tuple(row[0] for row in found)
            connection.execute(
                "DELETE FROM creation WHERE record_id IN (SELECT value FROM json_each(?))",
                (rows.as_json(ids),),
            )
            failures.lift(connection, _PERSON, ids)
            return ids

    def allow_duplicate(self, record_ids: Sequence[int]) -> None:
        """Lets them be created although Salesforce warns of duplicates; they are due again."""
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE creation SET allow_duplicate = 1, attempts = 0 "
                "WHERE record_id IN (SELECT value FROM json_each(?))",
                (rows.as_json(record_ids),),
            )
            failures.lift(connection, _PERSON, record_ids, failures.CREATE)

    def link(self, record_id: int, salesforce_id: str, sobject: str, *, at: str) -> None:
        """Lets a person made here go on as a record that Salesforce has: nothing is created.

        Its values are edits of that record from now on, each of them weighed when the record is
        read. Raises KnownError "record.gone" for a person that is gone or linked already.
        """
        with self._store.transaction() as connection:
            creations.become(
                connection,
                Catalogue.read(connection),
                creations.Birth(record_id, salesforce_id, sobject, {}, None, at, YOU, "linked"),
            )

    def delete(self, record_ids: Sequence[int]) -> Removed:
        """Deletes people made here and kept records, with everything of theirs; all or nothing.

        Raises KnownError "record.synced" for those that are synced, "record.sending" for those
        whose creation is in flight. Ids that are gone are ignored.
        """
        done = Removed()
        with self._store.transaction() as connection:
            catalogue = Catalogue.read(connection)
            for entity in map(str, Entity):
                _refuse_deletion(connection, catalogue, entity, record_ids)
                gone = removal.discard(connection, entity, record_ids)
                done.removed += gone.removed
                done.changes.people |= gone.changes.people
                done.changes.companies |= gone.changes.companies
                done.changes.structure |= gone.changes.structure
        return done

    # -- second thoughts --------------------------------------------------------------------------

    def undo(self, batch_id: int, *, at: str) -> Undone:
        """Gives back the values from before a batch, wherever its own are still there; people
        that it added and that were never sent are deleted. Raises KnownError "batch.gone"."""
        with self._store.transaction() as connection:
            return undoing.undo_batch(connection, Catalogue.read(connection), batch_id, at)

    def undo_run(self, run_id: int, *, at: str, preview: bool = False) -> Undone:
        """Reverses what a run took over and sent, by edits that are sent in their turn, wherever
        its values are still there and may be written. `preview`: only says what it would do."""
        with self._store.transaction() as connection:
            return undoing.undo_run(
                connection, Catalogue.read(connection), run_id, at, preview=preview
            )

    def batches(self, limit: int = 100) -> tuple[Batch, ...]:
        """The newest batches first."""
        with self._store.reading() as connection:
            return changing.read_batches(connection, "ORDER BY id DESC LIMIT ?", (limit,))


def _insert(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    people: Sequence[Mapping[str, FieldValue]],
    at: str,
) -> tuple[int, ...]:
    """Makes the rows; those with the same fields with one statement."""
    ids = rows.next_ids(connection, len(people))
    alike: dict[tuple[str, ...], list[tuple[FieldValue, ...]]] = {}
    for record_id, values in zip(ids, people, strict=True):
        columns = []
        for name in values:
            column = catalogue.field(_PERSON, name)
            if column is None or column.hidden:
                raise refusals.read_only(name, None)
            columns.append(column)
        stored = (changing.canonical(column, values[column.name]) for column in columns)
        alike.setdefault(tuple(each.sql for each in columns), []).append(
            (record_id, at, at, *stored)
        )
    for names, arguments in alike.items():
        columns_sql = "".join(f", {each}" for each in names)
        connection.executemany(
            f"INSERT INTO person (state, id, entered_at, changed_at{columns_sql}) "
            f"VALUES ('{State.LOCAL}', {rows.marks(len(names) + 3)})",
            arguments,
        )
    rows.index(connection, _PERSON, ids)
    return tuple(ids)


def _refuse_deletion(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    entity: str,
    record_ids: Sequence[int],
) -> None:
    named = (
        f"SELECT coalesce({catalogue.name_expression(entity)}, r.salesforce_id, r.id) "
        f"FROM {entity} r LEFT JOIN creation c ON c.record_id = r.id "
        "WHERE r.id IN (SELECT value FROM json_each(?)) AND "
    )
    chosen = (rows.as_json(record_ids),)
    synced = connection.execute(f"{named} r.state = 'member' ORDER BY r.id", chosen).fetchall()
    if synced:
        raise refusals.synced(str(row[0]) for row in synced)
    sending = connection.execute(f"{named} c.asked_at IS NOT NULL ORDER BY r.id", chosen).fetchall()
    if sending:
        raise refusals.sending(str(row[0]) for row in sending)
