"""Taking changes back: a batch that was made here, or what a run took over and sent.

Only values that are still there are taken back; what was changed since is left, and told.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from apdesk.domain.plan import OPT_OUT
from apdesk.domain.records import FieldValue
from apdesk.domain.values import same
from apdesk.language import tr
from apdesk.store import changing, pending, refusals, removal, rows
from apdesk.store.changes import State
from apdesk.store.changing import YOU
from apdesk.store.columns import BOOKKEEPING, Catalogue, Column
from apdesk.store.fieldtext import decoded
from apdesk.store.lists import Batch


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not taken back, and why; `field` and `label` are '' for a record as a whole."""

    entity: str
    record_id: int
    name: str
    field: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the batch of the new edits (None: there are none), and how many values
    and added people there were."""

    batch: Batch | None
    reversed: int
    skipped: tuple[Skipped, ...]


@dataclass(slots=True)
class _Step:
    """One field from its first value before to its last one after."""

    old: FieldValue
    new: FieldValue


#: entity -> record -> field
_Steps = dict[str, dict[int, dict[str, _Step]]]


def undo_batch(
    connection: sqlite3.Connection, catalogue: Catalogue, batch_id: int, at: str
) -> Undone:
    """Takes a batch back, in the transaction that is open; it counts as undone once anything of
    it was taken back."""
    known = changing.read_batches(connection, "WHERE id = ?", (batch_id,))
    if not known:
        raise refusals.batch_gone()
    steps: _Steps = {}
    added: dict[str, list[int]] = {}
    for entity, record_id, kind, name, old, new in connection.execute(
        "SELECT entity, record_id, kind, field, old, new FROM history WHERE batch_id = ? "
        "ORDER BY id",
        (batch_id,),
    ):
        if kind == "added":
            added.setdefault(entity, []).append(record_id)
        elif name is not None:
            _add(steps, entity, record_id, name, old, new)
    skipped: list[Skipped] = []
    count = 0
    for entity, ids in added.items():
        gone, stay = _split_added(connection, catalogue, entity, ids, batch_id)
        skipped += stay
        count += removal.discard(connection, entity, gone).removed
        for record_id in gone:
            steps.get(entity, {}).pop(record_id, None)
    wanted, left = _still_so(connection, catalogue, steps)
    skipped += left
    batch, values = _reverse(
        connection, catalogue, wanted, at, tr("Undone: {title}", title=known[0].title)
    )
    if count + values:  # else it may still be undone once what is in the way is out of it
        connection.execute("UPDATE edit_batch SET undone = 1 WHERE id = ?", (batch_id,))
    return Undone(batch, count + values, tuple(skipped))


def undo_run(
    connection: sqlite3.Connection, catalogue: Catalogue, run_id: int, at: str, *, preview: bool
) -> Undone:
    """Reverses a run's changes of fields by new edits; with `preview` only counts them."""
    steps: _Steps = {}
    created: dict[str, list[int]] = {}
    for entity, record_id, kind, author, name, old, new in connection.execute(
        "SELECT entity, record_id, kind, author, field, old, new FROM history WHERE run_id = ? "
        "AND kind IN ('field', 'sent', 'created') ORDER BY id",
        (run_id,),
    ):
        if kind == "created":
            created.setdefault(entity, []).append(record_id)
        elif kind == "sent" or rows.is_salesforce(author):
            _add(steps, entity, record_id, name, old, new)
    wanted, skipped = _still_so(connection, catalogue, steps, keep_opt_outs=True)
    for entity, ids in created.items():
        names = _names(connection, catalogue, entity, ids)
        skipped += [
            Skipped(entity, each, names[each], "", "", tr("It was created in Salesforce."))
            for each in dict.fromkeys(ids)
            if each in names
        ]
    if preview:
        values = sum(len(fields) for some in wanted.values() for fields in some.values())
        return Undone(None, values, tuple(skipped))
    batch, values = _reverse(
        connection, catalogue, wanted, at, tr("Undone: run {number}", number=run_id)
    )
    return Undone(batch, values, tuple(skipped))


def _add(
    steps: _Steps, entity: str, record_id: int, name: str, old: FieldValue, new: FieldValue
) -> None:
    fields = steps.setdefault(entity, {}).setdefault(record_id, {})
    if name in fields:
        fields[name].new = new
    else:
        fields[name] = _Step(old, new)


def _split_added(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: str, ids: list[int], batch_id: int
) -> tuple[list[int], list[Skipped]]:
    """The added people who were never sent, and whom nobody edited since; why the others stay."""
    names = _names(connection, catalogue, entity, ids)
    edited = _edited_since(connection, entity, ids, batch_id)
    gone: list[int] = []
    stay: list[Skipped] = []
    for record_id, state, asked_at in connection.execute(
        f"SELECT r.id, r.state, c.asked_at FROM {entity} r "
        "LEFT JOIN creation c ON c.record_id = r.id "
        "WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id",
        (rows.as_json(ids),),
    ):
        if state != State.LOCAL:
            why = tr("It is in Salesforce by now.")
        elif asked_at is not None:
            why = tr("It is being created in Salesforce.")
        elif record_id in edited:
            why = tr("It was changed since.")
        else:
            gone.append(record_id)
            continue
        stay.append(Skipped(entity, record_id, names[record_id], "", "", why))
    return gone, stay


def _edited_since(
    connection: sqlite3.Connection, entity: str, ids: list[int], batch_id: int
) -> set[int]:
    """Those that have values typed after a batch: they would go with the record for good."""
    steps: _Steps = {}
    for record_id, name, old, new in connection.execute(
        "SELECT record_id, field, old, new FROM history WHERE entity = ? AND author = ? "
        "AND field IS NOT NULL AND batch_id IS NOT ? "
        "AND record_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (entity, YOU, batch_id, rows.as_json(ids)),
    ):
        _add(steps, entity, record_id, name, old, new)
    return {
        record_id
        for record_id, fields in steps.get(entity, {}).items()
        if any(not same(each.old, each.new) for each in fields.values())
    }


def _is_opt_out(catalogue: Catalogue, column: Column) -> bool:
    return OPT_OUT in catalogue.api_names(column.entity, column.name).values()


def _still_so(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    steps: _Steps,
    *,
    keep_opt_outs: bool = False,
) -> tuple[dict[str, dict[int, dict[str, FieldValue]]], list[Skipped]]:
    """The values to give back, and what is left as it is. `keep_opt_outs`: who opted out of mail
    meanwhile isn't opted in again; it takes somebody who means just that."""
    wanted: dict[str, dict[int, dict[str, FieldValue]]] = {}
    skipped: list[Skipped] = []
    for entity, records in steps.items():
        names = _names(connection, catalogue, entity, records)
        fields = [
            column
            for name in dict.fromkeys(name for some in records.values() for name in some)
            if (column := catalogue.field(entity, name)) is not None
        ]
        for record_id, home, *stored in connection.execute(
            "SELECT id, sobject"
            + "".join(f", {each.sql}" for each in fields)
            + f" FROM {entity} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (rows.as_json(records),),
        ):
            for column, value in zip(fields, stored, strict=True):
                step = records[record_id].get(column.name)
                if step is None:
                    continue
                old, new, here = (
                    decoded(column.type, each) for each in (step.old, step.new, value)
                )
                if same(old, here):
                    continue
                source = None if home is None else catalogue.source_of(home, column.name)
                if source is not None and source.salesforce in BOOKKEEPING:
                    continue
                if not changing.writable(catalogue, column, home):
                    why = tr("The field can't be written.")
                elif not same(here, new):
                    why = tr("It was changed since.")
                elif keep_opt_outs and here is True and _is_opt_out(catalogue, column):
                    why = tr("An undo opts nobody in to mail again.")
                else:
                    fields_wanted = wanted.setdefault(entity, {}).setdefault(record_id, {})
                    fields_wanted[column.name] = old
                    continue
                label = pending.label_of(catalogue, entity, home, column.name)
                skipped.append(
                    Skipped(entity, record_id, names[record_id], column.name, label, why)
                )
    return wanted, skipped


def _reverse(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    wanted: dict[str, dict[int, dict[str, FieldValue]]],
    at: str,
    title: str,
) -> tuple[Batch | None, int]:
    prepared = [
        changing.prepare(connection, catalogue, entity, records)
        for entity, records in wanted.items()
    ]
    values = sum(len(each.changes) for each in prepared)
    if not values:
        return None, 0
    batch_id = changing.open_batch(connection, at=at, author=YOU, kind="undo", title=title)
    for each in prepared:
        changing.write(connection, each, at=at, author=YOU, batch_id=batch_id, kind="undone")
    records_count = sum(len(each.ids) for each in prepared)
    return changing.count_in(connection, batch_id, records=records_count, fields=values), values


def _names(
    connection: sqlite3.Connection, catalogue: Catalogue, entity: str, ids: Iterable[int]
) -> dict[int, str]:
    return rows.names(connection, catalogue.name_expression(entity), entity, ids)
