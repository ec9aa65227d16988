"""Edits of a record that goes on as another one: weighed against what that one has.

Values that the other record has no field for are kept as lost values; nothing goes in silence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from apdesk.domain.plan import OPT_OUT, Side, plan
from apdesk.domain.records import FieldValue
from apdesk.domain.values import same
from apdesk.store import conflicts, failures, pending, rows
from apdesk.store.columns import Catalogue, Column, Source
from apdesk.store.conflicts import Clash
from apdesk.store.fieldtext import decoded
from apdesk.store.pending import APDESK, Waiting


@dataclass(frozen=True, slots=True)
class Passing:
    """The transaction in which edits pass on, and when that is."""

    connection: sqlite3.Connection
    catalogue: Catalogue
    entity: str
    run_id: int
    at: str


@dataclass(frozen=True, slots=True)
class _Heir:
    id: int
    sobject: str
    modstamp: str
    values: Mapping[str, FieldValue]
    edits: Mapping[str, Waiting]


def pass_on(passing: Passing, record_id: int, heir_id: int) -> None:
    """Gives a record's edits to the one that it is dissolved into, before its row goes."""
    connection, catalogue, entity = passing.connection, passing.catalogue, passing.entity
    edits = pending.read(connection, catalogue, entity, [record_id]).get(record_id, {})
    if not edits:
        return
    heir = _read(passing, heir_id, edits)
    lost: list[Waiting] = []
    saved: list[Waiting] = []
    clashes: list[Clash] = []
    changes: list[tuple[Column, Waiting, FieldValue]] = []
    for edit in edits.values():
        column = catalogue.field(entity, edit.field)
        source = catalogue.source_of(heir.sobject, edit.field)
        if column is None or source is None or not source.two_way:
            lost.append(edit)
            continue
        here = heir.values[edit.field]
        mine = heir.edits.get(edit.field)
        if mine is not None:
            if not same(mine.local, edit.local):
                clashes.append(
                    Clash(
                        entity,
                        heir.id,
                        edit.field,
                        mine.base,
                        mine.local,
                        edit.local,
                        Side.APDESK,
                        mine.author,
                    )
                )
            continue
        decision = plan(
            edit.sides(edit.local, here, heir.modstamp),
            source.rule,
            opt_out=source.salesforce == OPT_OUT,
        )
        if decision.send:
            saved.append(replace(edit, base=here, local=decision.local, in_flight=False, sent=None))
        if decision.conflict is not None:
            clashes.append(_clash(entity, heir, edit, here, decision.conflict))
        if not same(decision.local, here):
            changes.append((column, edit, decision.local))
    _change(passing, heir, changes)
    pending.save(connection, entity, [(heir.id, each) for each in saved])
    conflicts.note(connection, clashes, passing.at, passing.run_id)
    _lose(passing, heir.id, lost)


def retarget(passing: Passing, record_id: int, sobject: str) -> None:
    """Lets go of the edits that the record's new object takes no value for: the row has again what
    the org last had of these fields."""
    connection, catalogue, entity = passing.connection, passing.catalogue, passing.entity
    edits = pending.read(connection, catalogue, entity, [record_id]).get(record_id, {})
    lost = [each for each in edits.values() if not _takes(catalogue, sobject, each.field)]
    if not lost:
        return
    columns = [(catalogue.field(entity, each.field), each) for each in lost]
    rows.unindex(connection, entity, [record_id])
    for column, each in columns:
        if column is not None:
            connection.execute(
                f"UPDATE {entity} SET {column.sql} = ? WHERE id = ?", (each.base, record_id)
            )
    rows.index(connection, entity, [record_id])
    pending.drop(connection, entity, [(record_id, each.field) for each in lost])
    _lose(passing, record_id, lost)


def _takes(catalogue: Catalogue, sobject: str, name: str) -> bool:
    source: Source | None = catalogue.source_of(sobject, name)
    return source is not None and source.two_way


def _read(passing: Passing, heir: int, names: Mapping[str, Waiting]) -> _Heir:
    columns = [
        column
        for name in names
        if (column := passing.catalogue.field(passing.entity, name)) is not None
    ]
    sobject, modstamp, *stored = passing.connection.execute(
        "SELECT sobject, modstamp"
        + "".join(f", {each.sql}" for each in columns)
        + f" FROM {passing.entity} WHERE id = ?",
        (heir,),
    ).fetchone()
    edits = pending.read(passing.connection, passing.catalogue, passing.entity, [heir])
    return _Heir(
        id=heir,
        sobject=sobject or "",
        modstamp=modstamp or "",
        values={
            column.name: decoded(column.type, value)
            for column, value in zip(columns, stored, strict=True)
        },
        edits=edits.get(heir, {}),
    )


def _clash(entity: str, heir: _Heir, edit: Waiting, here: FieldValue, winner: Side) -> Clash:
    author = edit.author if winner is Side.APDESK else rows.SALESFORCE
    return Clash(entity, heir.id, edit.field, edit.base, edit.local, here, winner, author)


def _change(
    passing: Passing, heir: _Heir, changes: Sequence[tuple[Column, Waiting, FieldValue]]
) -> None:
    if not changes:
        return
    connection, entity = passing.connection, passing.entity
    rows.unindex(connection, entity, [heir.id])
    for column, edit, value in changes:
        connection.execute(
            f"UPDATE {entity} SET {column.sql} = ?, changed_at = ?, changed_run = ? WHERE id = ?",
            (value, passing.at, passing.run_id, heir.id),
        )
        connection.execute(
            "INSERT INTO history (entity, record_id, at, run_id, author, kind, field, old, new) "
            "VALUES (?, ?, ?, ?, ?, 'field', ?, ?, ?)",
            (
                entity,
                heir.id,
                passing.at,
                passing.run_id,
                edit.author,
                column.name,
                heir.values[column.name],
                value,
            ),
        )
    rows.index(connection, entity, [heir.id])


def _lose(passing: Passing, record_id: int, edits: Sequence[Waiting]) -> None:
    """Keeps what a person changed; a value that apdesk itself would have filled in is no loss."""
    own = [each for each in edits if each.author != APDESK]
    if not own:
        return
    (owner,) = failures.owners(passing.connection, passing.catalogue, passing.entity, [record_id])
    values = [
        (pending.label_of(passing.catalogue, passing.entity, owner.sobject, each.field), each.local)
        for each in own
    ]
    failures.lose(passing.connection, owner, values, failures.NO_FIELD, passing.at)
