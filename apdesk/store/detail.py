"""What a list shows of a record, and a record as a whole: SQL over the catalogue's columns.

In all SQL here `r` is the row of the record.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from apdesk.domain.mapping import ApdeskType, Entity
from apdesk.store import memberships, org_names, pending, troubles
from apdesk.store.columns import Catalogue
from apdesk.store.fieldtext import TEXT_TYPES, decoded
from apdesk.store.lists import (
    COMPANY,
    IN_CONFLICT,
    NEEDS_YOU,
    PERSON_LIST,
    SYSTEM_COLUMNS,
    WAITING,
    DetailField,
    ExportRow,
    RecordDetail,
    lists_of,
)
from apdesk.store.twins import Twins, read_twins


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of a list: its SQL over `r`, and its type."""

    sql: str
    type: ApdeskType
    text: bool


def account_columns(catalogue: Catalogue) -> tuple[str, str] | None:
    """The columns person.AccountId and company.Name, when both are mirrored."""
    account = catalogue.column_of("Contact", "AccountId")
    name = catalogue.column_of("Account", "Name")
    return None if account is None or name is None else (account.sql, name.sql)


def shown_column(catalogue: Catalogue, entity: Entity, name: str) -> Shown | None:
    """The SQL of a column over `r`; None when there is no such column (any more)."""
    if name == "@sync":
        # not sorted as a text of people: its words are few, and to be looked up once is enough
        return Shown(_unsent(entity), ApdeskType.TEXT, False)
    if name in SYSTEM_COLUMNS:
        kind = SYSTEM_COLUMNS[name][1]
        return Shown(f"r.{name[1:]}", kind, kind in TEXT_TYPES)
    own = own_column(catalogue, entity, name)
    account = account_columns(catalogue)
    if entity is Entity.PERSON and name == COMPANY and account is not None:
        looked_up = f"(SELECT c.{account[1]} FROM company c WHERE c.salesforce_id = r.{account[0]})"
        if own is None:
            return Shown(looked_up, ApdeskType.TEXT, True)
        # a member of the Leads has no Account to look for
        sql = (
            f"CASE ({PERSON_LIST}) WHEN 1 THEN {own.sql} ELSE coalesce({looked_up}, {own.sql}) END"
        )
        return Shown(sql, ApdeskType.TEXT, True)
    return own


def own_column(catalogue: Catalogue, entity: Entity, name: str) -> Shown | None:
    """The same of what the record's row holds itself: the company of a person as its own text."""
    column = catalogue.field(entity, name)
    if column is None:
        return None
    return Shown(f"r.{column.sql}", column.type, column.type in TEXT_TYPES)


def _unsent(entity: Entity) -> str:
    """SQL for what waits of a record: look-ups in tables that are small, and empty most often."""
    own = f"(SELECT 1 FROM {{table}} x WHERE x.entity = '{entity}' AND x.record_id = r.id{{more}})"
    failed = own.format(table="failure", more=" AND x.retry_at IS NULL")
    conflict = own.format(table="conflict", more=" AND x.state = 'open'")
    waits = f"EXISTS {own.format(table='pending_edit', more='')}"
    if entity is Entity.PERSON:
        waits += " OR EXISTS (SELECT 1 FROM creation x WHERE x.record_id = r.id)"
    return (
        f"(CASE WHEN EXISTS {failed} THEN '{NEEDS_YOU}' WHEN EXISTS {conflict} "
        f"THEN '{IN_CONFLICT}' WHEN {waits} THEN '{WAITING}' END)"
    )


def read_export(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: Entity, ids: Sequence[int]
) -> list[ExportRow]:
    """Those records in the order of `ids`, without hidden fields; what is gone is left out."""
    columns = [each for each in catalogue.fields(entity) if not each.hidden]
    names: dict[str | None, list[tuple[int, str]]] = {
        None: [(index, each.name) for index, each in enumerate(columns)]
    }
    places = {each.name: index for index, each in enumerate(columns)}
    for sobject in ("Account",) if entity is Entity.COMPANY else ("Lead", "Contact"):
        names[sobject] = [
            (places[each.name], each.salesforce)
            for each in catalogue.sources(sobject)
            if each.name in places and not each.hidden
        ] + [
            (places[name], salesforce)
            for salesforce, name in catalogue.paused(sobject)
            if name in places
        ]
    cursor = connection.execute(
        "SELECT r.id, r.salesforce_id, r.sobject, r.state"
        + "".join(f", r.{each.sql}" for each in columns)
        + f" FROM {entity} r WHERE r.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    own = memberships.names_of(connection, ids) if entity is Entity.PERSON else {}
    found = {}
    for record_id, salesforce_id, sobject, state, *values in cursor:
        found[record_id] = ExportRow(
            apdesk_id=record_id,
            salesforce_id=salesforce_id,
            sobject=sobject,
            lists=(*lists_of(entity, sobject, state), *own.get(record_id, ())),
            values={
                name: decoded(columns[index].type, values[index])
                for index, name in names.get(sobject, names[None])
            },
        )
    return [found[each] for each in ids if each in found]


def read_record(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: Entity, record_id: int
) -> RecordDetail | None:
    columns = [each for each in catalogue.fields(entity) if not each.hidden]
    company = shown_column(catalogue, entity, COMPANY) if entity is Entity.PERSON else None
    row = connection.execute(
        "SELECT r.salesforce_id, r.sobject, r.state, r.modstamp, r.entered_at, "
        f"r.entered_run, r.changed_at, r.changed_run, {catalogue.name_expression(entity)}, "
        f"{company.sql if company else 'NULL'}, (SELECT reason FROM removal x "
        "WHERE x.entity = ? AND x.record_id = r.id AND x.held)"
        + "".join(f", r.{each.sql}" for each in columns)
        + f" FROM {entity} r WHERE r.id = ?",
        (str(entity), record_id),
    ).fetchone()
    if row is None:
        return None
    salesforce_id, sobject, state = row[:3]
    sources = {each.name: each for each in catalogue.sources(sobject or "")}
    names = org_names.names_of(
        connection,
        catalogue,
        [
            stored
            for column, stored in zip(columns, row[11:], strict=True)
            if column.type is ApdeskType.REFERENCE
        ],
    )
    details = []
    for column, stored in zip(columns, row[11:], strict=True):
        source = sources.get(column.name)
        if source is None and sobject is not None and stored is None:
            continue  # a field of the other object, or of a mapping that went
        called = names.get(stored, "") if column.type is ApdeskType.REFERENCE else ""
        details.append(
            DetailField(
                name=column.name,
                label=source.label if source is not None else column.label,
                type=column.type,
                value=decoded(column.type, stored),
                writable=source.writable if source is not None else sobject is None,
                salesforce=None if source is None else source.salesforce,
                rule=None if source is None else source.rule,
                called=called,
            )
        )
    twins = Twins()
    if entity is Entity.PERSON:
        twins = read_twins(connection, catalogue, record_id)
    return RecordDetail(
        entity=entity,
        id=record_id,
        name=row[8] or salesforce_id or "",
        salesforce_id=salesforce_id,
        sobject=sobject,
        state=state,
        lists=lists_of(entity, sobject, state),
        fields=tuple(details),
        company_id=_company_id(connection, catalogue, entity, record_id),
        company=row[9],
        entered_at=row[4],
        entered_run=row[5],
        changed_at=row[6],
        changed_run=row[7],
        modstamp=row[3],
        removal=row[10],
        wanted=_wanted(connection, record_id) if state == "local" else None,
        pending=pending.listed(connection, catalogue, str(entity), record_id, sobject),
        failure=troubles.failure_of(connection, catalogue, str(entity), record_id),
        conflicts=troubles.conflicts_of(connection, catalogue, str(entity), record_id),
        twins=twins.found,
        twin_opted_out=twins.opted_out,
        opted_out=twins.own_opt_out,
    )


def _wanted(connection: sqlite3.Connection, record_id: int) -> str | None:
    row = connection.execute(
        "SELECT sobject FROM creation WHERE record_id = ?", (record_id,)
    ).fetchone()
    return None if row is None else str(row[0])


def _company_id(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    entity: Entity,
    record_id: int,
) -> int | None:
    account = catalogue.column_of("Contact", "AccountId")
    if entity is not Entity.PERSON or account is None:
        return None
    row = connection.execute(
        "SELECT c.id FROM person r JOIN company c "
        f"ON c.salesforce_id = r.{account.sql} WHERE r.id = ?",
        (record_id,),
    ).fetchone()
    return None if row is None else int(row[0])
