"""What didn't work: failed writes, lost values and conflicts, until they are settled.

The reading functions take a connection, so that `Troubles` and the read side (`Views`) share them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apdesk.domain.causes import DUPLICATES, cause_words
from apdesk.domain.records import FieldValue
from apdesk.language import tr
from apdesk.store import changing, creations, org_names, pending, refusals, rows
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.failures import CREATE, LOST, UPDATE
from apdesk.store.fieldtext import decoded
from apdesk.store.lists import Batch, CauseGroup, Conflict, Failure

__all__ = ["CauseGroup", "Conflict", "Failure", "Troubles"]


#: Part of a condition: an update that a duplicate rule stopped (argument: its error code).
_STOPPED = "(operation = 'update' AND error_code = ?)"


class Troubles:
    """The troubles of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- what there is ----------------------------------------------------------------------------

    def failures(self, limit: int = 1000, cause: str | None = None) -> tuple[Failure, ...]:
        """The newest failures first, lost values among them; of one cause, or of all."""
        with self._store.reading() as connection:
            return read_failures(connection, Catalogue.read(connection), limit, cause)

    def failure_count(self) -> int:
        with self._store.reading() as connection:
            return count_failures(connection)

    def causes(self) -> tuple[CauseGroup, ...]:
        """The failures grouped by cause, the most frequent one first."""
        with self._store.reading() as connection:
            return read_causes(connection, Catalogue.read(connection))

    def conflicts(self, limit: int = 1000, open_only: bool = True) -> tuple[Conflict, ...]:
        """The newest conflicts first."""
        with self._store.reading() as connection:
            return read_conflicts(connection, Catalogue.read(connection), limit, open_only)

    def conflict_count(self) -> int:
        """How many are open."""
        with self._store.reading() as connection:
            return count_conflicts(connection)

    def newest(self) -> int:
        """The id of the newest failure so far, 0 for none: they only grow."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'failure'"
            ).fetchone()
        return 0 if row is None else int(row[0])

    def lost_since(self, newest: int) -> int:
        """How many records left values behind that were never sent, after that failure."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT count(*) FROM failure WHERE operation = ? AND id > ?", (LOST, newest)
            ).fetchone()
        return int(row[0])

    # -- what a person does about it --------------------------------------------------------------

    def retry(self, ids: Sequence[int] | None = None, *, cause: str | None = None, at: str) -> int:
        """Lets failed writes be due at once: those, those of a cause, or all; how many.

        An update that a duplicate rule stopped is agreed to (`Outbox.agreed`) by being chosen. Of
        all, it is tried as it was: since when it failed, it is due without being agreed to.
        """
        everything = ids is None and cause is None
        with self._store.transaction() as connection:
            return connection.execute(
                f"UPDATE failure SET retry_at = CASE WHEN ? AND {_STOPPED} THEN at ELSE ? END "
                "WHERE operation <> 'lost' "
                "AND (? IS NULL OR id IN (SELECT value FROM json_each(?))) "
                "AND (? IS NULL OR cause = ?)",
                (
                    everything,
                    DUPLICATES,
                    at,
                    *[None if ids is None else rows.as_json(ids)] * 2,
                    cause,
                    cause,
                ),
            ).rowcount

    def use_other(self, conflict_id: int, *, at: str) -> Batch | None:
        """Gives the record the value that lost a conflict; it is an edit like any other.

        None when the record has that value already. Raises KnownError "conflict.gone", and
        "edit.read_only" for a field that can't be written any more.
        """
        with self._store.transaction() as connection:
            catalogue = Catalogue.read(connection)
            found = _conflicts(connection, catalogue, "c.id = ? AND c.state = 'open'", conflict_id)
            if not found:
                raise refusals.conflict_gone()
            (conflict,) = found
            prepared = changing.prepare(
                connection,
                catalogue,
                conflict.entity,
                {conflict.record_id: {conflict.field: conflict.losing}},
            )
            connection.execute(
                "UPDATE conflict SET state = 'used_other' WHERE id = ?", (conflict_id,)
            )
            if not prepared.changes:
                return None
            batch_id = changing.open_batch(
                connection,
                at=at,
                author=changing.YOU,
                kind="conflict",
                title=tr("Used the other value of {field}", field=conflict.label),
            )
            changing.write(connection, prepared, at=at, author=changing.YOU, batch_id=batch_id)
            return changing.count_in(connection, batch_id, records=1, fields=1)

    def dismiss_conflicts(self, ids: Sequence[int]) -> int:
        """Takes open conflicts off the list; the values stay in the history. How many."""
        with self._store.transaction() as connection:
            return connection.execute(
                "UPDATE conflict SET state = 'dismissed' WHERE state = 'open' "
                "AND id IN (SELECT value FROM json_each(?))",
                (rows.as_json(ids),),
            ).rowcount

    def dismiss_lost(self, ids: Sequence[int]) -> int:
        """Forgets lost values for good. How many entries."""
        with self._store.transaction() as connection:
            gone = connection.execute(
                "DELETE FROM failure WHERE operation = 'lost' "
                "AND id IN (SELECT value FROM json_each(?))",
                (rows.as_json(ids),),
            ).rowcount
            if gone:
                rows.ask_purge(connection)
            return gone


# -- failures -----------------------------------------------------------------------------------


def count_failures(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM failure").fetchone()[0])


def read_failures(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    limit: int,
    cause: str | None = None,
) -> tuple[Failure, ...]:
    return _failures(
        connection,
        catalogue,
        "(? IS NULL OR cause = ?) ORDER BY at DESC, id DESC LIMIT ?",
        (cause, cause, limit),
    )


def failure_of(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: str, record_id: int
) -> Failure | None:
    """Why the last write of a record failed, or else what it lost; None: neither."""
    found = _failures(
        connection,
        catalogue,
        "entity = ? AND record_id = ? ORDER BY operation = 'lost', id DESC LIMIT 1",
        (entity, record_id),
    )
    return found[0] if found else None


def _failures(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    tail: str,
    arguments: tuple[object, ...],
) -> tuple[Failure, ...]:
    cursor = connection.execute(
        "SELECT id, entity, record_id, salesforce_id, sobject, name, operation, code, error_code, "
        "fields, title, message, next_step, said, cause, attempts, first_at, at, retry_at, lost, "
        f"duplicates FROM failure WHERE {tail}",
        arguments,
    )
    names = [each[0] for each in cursor.description]
    found: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in cursor]
    owners = _owners(connection, catalogue, ((row["entity"], row["record_id"]) for row in found))
    waiting = _waiting_values(connection, catalogue, found, owners)
    for row in found:
        record_id, lost = row["record_id"], json.loads(row.pop("lost"))
        owner = owners.get((row["entity"], record_id))
        if owner is not None:
            row["salesforce_id"], row["name"] = owner.salesforce_id, owner.name
            row["sobject"] = owner.sobject or row["sobject"]
        if row["operation"] == LOST:
            row["values"] = tuple((label, value) for label, value in lost)
        else:
            row["values"] = waiting.get((row["operation"], record_id), ())
        row["fields"] = tuple(json.loads(row["fields"]))
        row["duplicates"] = tuple(json.loads(row["duplicates"]))
    called = org_names.names_of(
        connection, catalogue, (value for row in found for _, value in row["values"])
    )
    for row in found:
        row["names"] = {each: called[each] for _, each in row["values"] if each in called}
    return tuple(Failure(**row) for row in found)


@dataclass(frozen=True, slots=True)
class _Owner:
    """What a record is at present; `sobject` also what it waits to be created as."""

    salesforce_id: str | None
    sobject: str | None
    name: str


def _owners(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    wanted: Iterable[tuple[str, int | None]],
) -> dict[tuple[str, int | None], _Owner]:
    by_entity: dict[str, set[int]] = {}
    for entity, record_id in wanted:
        if record_id is not None:
            by_entity.setdefault(entity, set()).add(record_id)
    found: dict[tuple[str, int | None], _Owner] = {}
    for entity, ids in by_entity.items():
        creation = "c.sobject" if entity == "person" else "NULL"
        for record_id, salesforce_id, sobject, name in connection.execute(
            f"SELECT r.id, r.salesforce_id, coalesce(r.sobject, {creation}), "
            f"{catalogue.name_expression(entity)} FROM {entity} r "
            "LEFT JOIN creation c ON c.record_id = r.id "
            "WHERE r.id IN (SELECT value FROM json_each(?))",
            (rows.as_json(ids),),
        ):
            found[entity, record_id] = _Owner(salesforce_id, sobject, name or salesforce_id or "")
    return found


def _waiting_values(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    found: Sequence[Mapping[str, Any]],
    owners: dict[tuple[str, int | None], _Owner],
) -> dict[tuple[str, int], tuple[tuple[str, FieldValue], ...]]:
    """(operation, record) -> (label, value) of what waits to be sent now."""
    values: dict[tuple[str, int], tuple[tuple[str, FieldValue], ...]] = {}
    by_entity: dict[str, list[int]] = {}
    by_object: dict[str, list[int]] = {}
    for row in found:
        entity, record_id, operation = row["entity"], row["record_id"], row["operation"]
        if (entity, record_id) not in owners:
            continue
        if operation == UPDATE:
            by_entity.setdefault(entity, []).append(record_id)
        elif operation == CREATE:
            sobject = owners[entity, record_id].sobject
            by_object.setdefault(sobject or "", []).append(record_id)
    for entity, ids in by_entity.items():
        for record_id, edits in pending.read(connection, catalogue, entity, ids).items():
            sobject = owners[entity, record_id].sobject
            values[UPDATE, record_id] = tuple(
                (pending.label_of(catalogue, entity, sobject, each.field), each.local)
                for each in edits.values()
            )
    for sobject, ids in by_object.items():
        labels = {each.salesforce: each.label for each in catalogue.sources(sobject)}
        for record_id, named in creations.values_of(connection, catalogue, sobject, ids).items():
            values[CREATE, record_id] = tuple((labels[api], value) for api, value in named)
    return values


def read_causes(connection: sqlite3.Connection, catalogue: Catalogue) -> tuple[CauseGroup, ...]:
    groups = []
    for cause, count, waiting, stopped, newest in connection.execute(
        "SELECT cause, count(*), sum(retry_at IS NULL), "
        f"sum(retry_at IS NULL AND {_STOPPED}), max(id) FROM failure GROUP BY cause "
        "ORDER BY count(*) DESC, max(id) DESC",
        (DUPLICATES,),
    ).fetchall():
        code, error_code, fields, said, operation, title, next_step = connection.execute(
            "SELECT code, error_code, fields, said, operation, title, next_step FROM failure "
            "WHERE id = ?",
            (newest,),
        ).fetchone()
        sobjects = _objects_of(connection, cause)
        labels = [_label(catalogue, sobjects, api) for api in json.loads(fields)]
        words = title if operation == LOST else cause_words(code, error_code, labels, said)
        groups.append(CauseGroup(cause, words, code, count, waiting, sobjects, next_step, stopped))
    return tuple(groups)


def _objects_of(connection: sqlite3.Connection, cause: str) -> tuple[str, ...]:
    found = {
        row[0]
        for entity in ("person", "company")
        for row in connection.execute(
            "SELECT DISTINCT coalesce(r.sobject, c.sobject, f.sobject) FROM failure f "
            f"LEFT JOIN {entity} r ON r.id = f.record_id "
            "LEFT JOIN creation c ON c.record_id = f.record_id "
            "WHERE f.cause = ? AND f.entity = ?",
            (cause, entity),
        )
    }
    return tuple(sorted(each for each in found if each))


def _label(catalogue: Catalogue, sobjects: Sequence[str], api: str) -> str:
    for sobject in sobjects:
        source = catalogue.source(sobject, api)
        if source is not None:
            return source.label
    return api


# -- conflicts ----------------------------------------------------------------------------------


def count_conflicts(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT count(*) FROM conflict WHERE state = 'open'").fetchone()
    return int(row[0])


def read_conflicts(
    connection: sqlite3.Connection, catalogue: Catalogue, limit: int, open_only: bool
) -> tuple[Conflict, ...]:
    condition = "c.state = 'open'" if open_only else "1"
    return _conflicts(connection, catalogue, f"{condition} ORDER BY c.id DESC LIMIT ?", limit)


def conflicts_of(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: str, record_id: int
) -> tuple[Conflict, ...]:
    """The open conflicts of a record, newest first."""
    return _conflicts(
        connection,
        catalogue,
        "c.entity = ? AND c.record_id = ? AND c.state = 'open' ORDER BY c.id DESC",
        entity,
        record_id,
    )


def _conflicts(
    connection: sqlite3.Connection, catalogue: Catalogue, tail: str, *arguments: object
) -> tuple[Conflict, ...]:
    found = connection.execute(
        "SELECT c.id, c.entity, c.record_id, c.field, c.base, c.local, c.remote, c.winner, c.at, "
        f"c.run_id, c.state FROM conflict c WHERE {tail}",
        arguments,
    ).fetchall()
    owners = _owners(connection, catalogue, ((row[1], row[2]) for row in found))
    names = {
        entity: org_names.of_lookups(
            connection,
            catalogue,
            entity,
            [(row[3], side) for row in found if row[1] == entity for side in row[4:7]],
        )
        for entity in {row[1] for row in found}
    }
    answer = []
    for row in found:
        number, entity, record_id, name, *sides, winner, at, run_id, state = row
        owner = owners[entity, record_id]
        column = catalogue.field(entity, name)
        source = None if owner.sobject is None else catalogue.source_of(owner.sobject, name)
        if column is not None:
            sides = [decoded(column.type, each) for each in sides]
        base, local, remote = sides
        answer.append(
            Conflict(
                id=number,
                entity=entity,
                record_id=record_id,
                salesforce_id=owner.salesforce_id,
                sobject=owner.sobject,
                name=owner.name,
                field=name,
                label=pending.label_of(catalogue, entity, owner.sobject, name),
                salesforce=None if source is None else source.salesforce,
                base=base,
                local=local,
                remote=remote,
                winner=winner,
                at=at,
                run_id=run_id,
                state=state,
                names=names[entity].get(name, {}),
            )
        )
    return tuple(answer)
