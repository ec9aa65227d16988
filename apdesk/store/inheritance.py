"""Edits of a record that goes on as another one: weighed against what that one has.

Values that the other record has no field for are kept as lost values; nothing goes in silence.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from apdesk.domain.apdesk_types import compatible, standard_apdesk_name
from apdesk.domain.plan import OPT_OUT, Side, plan
from apdesk.domain.preferences import Rule
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
class _Route:
    """Where an edit goes on; `edit` has the apdesk name of that field."""

    column: Column
    source: Source
    edit: Waiting


@dataclass(frozen=True, slots=True)
class _Heir:
    id: int
    modstamp: str
    values: Mapping[str, FieldValue]
    edits: Mapping[str, Waiting]


def pass_on(passing: Passing, record_id: int, heir_id: int) -> None:
    """Gives a record's edits to the one that it is dissolved into, before its row goes."""
    connection, catalogue, entity = passing.connection, passing.catalogue, passing.entity
    edits = pending.read(connection, catalogue, entity, [record_id]).get(record_id, {})
    if not edits:
        return
    routes = _routes(passing, record_id, edits, _object_of(passing, heir_id))
    heir = _read(passing, heir_id, [each.column for each in routes.values()])
    saved: list[Waiting] = []
    clashes: list[Clash] = []
    changes: list[tuple[Column, Waiting, FieldValue, FieldValue]] = []
    for route in routes.values():
        edit, source = route.edit, route.source
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
            changes.append((route.column, edit, here, decision.local))
    _change(passing, heir.id, changes)
    pending.save(connection, entity, [(heir.id, each) for each in saved])
    conflicts.note(connection, clashes, passing.at, passing.run_id)
    lost = [each for each in edits.values() if each.field not in routes]
    lose(connection, catalogue, entity, heir.id, lost, passing.at)


def retarget(passing: Passing, record_id: int, sobject: str) -> None:
    """Gives the record's edits to the fields of its new object, and lets go of those that it takes
    no value for. The fields that they were in have again what the org last had of them."""
    connection, catalogue, entity = passing.connection, passing.catalogue, passing.entity
    edits = pending.read(connection, catalogue, entity, [record_id]).get(record_id, {})
    routes = _routes(passing, record_id, edits, sobject)
    moved = {name: each for name, each in routes.items() if each.edit.field != name}
    left = [each for each in edits.values() if each.field in moved or each.field not in routes]
    if not left:
        return
    columns = [(catalogue.field(entity, each.field), each) for each in left]
    rows.unindex(connection, entity, [record_id])
    for column, each in columns:
        if column is not None:
            connection.execute(
                f"UPDATE {entity} SET {column.sql} = ? WHERE id = ?", (each.base, record_id)
            )
    rows.index(connection, entity, [record_id])
    pending.drop(connection, entity, [(record_id, each.field) for each in left])
    _change(
        passing,
        record_id,
        [(each.column, each.edit, each.edit.base, each.edit.local) for each in moved.values()],
    )
    pending.save(connection, entity, [(record_id, each.edit) for each in moved.values()])
    lost = [each for each in left if each.field not in moved]
    lose(connection, catalogue, entity, record_id, lost, passing.at)


def _routes(
    passing: Passing, record_id: int, edits: Mapping[str, Waiting], sobject: str
) -> dict[str, _Route]:
    """Present name -> where the edit goes on in a record of that object: under the same name, or
    in the same Salesforce field under another one, unless another edit goes there."""
    catalogue, entity = passing.catalogue, passing.entity
    former = _object_of(passing, record_id)
    names = {name: name for name, each in edits.items() if _takes(catalogue, sobject, each)}
    for name, each in edits.items():
        other = None if name in names else _namesake(catalogue, entity, each, former, sobject)
        if other is not None and other not in names.values():
            names[name] = other
    return {
        name: _Route(column, source, replace(edits[name], field=there))
        for name, there in names.items()
        if (column := catalogue.field(entity, there)) is not None
        and (source := catalogue.source_of(sobject, there)) is not None
    }


def _takes(catalogue: Catalogue, sobject: str, edit: Waiting) -> bool:
    source = catalogue.source_of(sobject, edit.field)
    return source is not None and _is_for(source, edit)


def _is_for(source: Source, edit: Waiting) -> bool:
    """Whether the field has the edit; an opt-out holds here also where it can't be sent."""
    opt_out = source.salesforce == OPT_OUT and source.rule is not Rule.OFF
    return source.two_way or (opt_out and edit.local is True)


def _namesake(
    catalogue: Catalogue, entity: str, edit: Waiting, former: str, sobject: str
) -> str | None:
    """The apdesk name under which an object has the Salesforce field that is edited under another
    name, where it takes values like those."""
    api = catalogue.api_names(entity, edit.field).get(former)
    column = catalogue.field(entity, edit.field)
    if api is None or column is None:
        return None
    for each in catalogue.sources(sobject):
        if _is_for(each, edit) and _known_as(sobject, each.salesforce) == _known_as(former, api):
            other = catalogue.field(entity, each.name)
            if other is not None and compatible(column.type, other.type):
                return each.name
    return None


def _known_as(sobject: str, api: str) -> str:
    """The same for the same field of a lead and of a contact, whose address has longer names."""
    return api if api.endswith("__c") else standard_apdesk_name(sobject, api)


def _object_of(passing: Passing, record_id: int) -> str:
    row = passing.connection.execute(
        f"SELECT sobject FROM {passing.entity} WHERE id = ?", (record_id,)
    ).fetchone()
    return row[0] or ""


def _read(passing: Passing, heir: int, columns: Sequence[Column]) -> _Heir:
    modstamp, *stored = passing.connection.execute(
        "SELECT modstamp"
        + "".join(f", {each.sql}" for each in columns)
        + f" FROM {passing.entity} WHERE id = ?",
        (heir,),
    ).fetchone()
    edits = pending.read(passing.connection, passing.catalogue, passing.entity, [heir])
    return _Heir(
        id=heir,
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
    passing: Passing,
    record_id: int,
    changes: Sequence[tuple[Column, Waiting, FieldValue, FieldValue]],
) -> None:
    """Writes new values (column, edit, old, new) into a row, and into its history."""
    if not changes:
        return
    connection, entity = passing.connection, passing.entity
    rows.unindex(connection, entity, [record_id])
    for column, edit, old, new in changes:
        connection.execute(
            f"UPDATE {entity} SET {column.sql} = ?, changed_at = ?, changed_run = ? WHERE id = ?",
            (new, passing.at, passing.run_id, record_id),
        )
        connection.execute(
            "INSERT INTO history (entity, record_id, at, run_id, author, kind, field, old, new) "
            "VALUES (?, ?, ?, ?, ?, 'field', ?, ?, ?)",
            (
                entity,
                record_id,
                passing.at,
                passing.run_id,
                edit.author,
                column.name,
                old,
                new,
            ),
        )
    rows.index(connection, entity, [record_id])


def lose(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    entity: str,
    record_id: int,
    edits: Sequence[Waiting],
    at: str,
) -> None:
    """Keeps what a person changed; a value that apdesk itself would have filled in is no loss."""
    own = [each for each in edits if each.author != APDESK]
    if not own:
        return
    (owner,) = failures.owners(connection, catalogue, entity, [record_id])
    values = [
        (pending.label_of(catalogue, entity, owner.sobject, each.field), each.local) for each in own
    ]
    failures.lose(connection, owner, values, failures.NO_FIELD, at)
