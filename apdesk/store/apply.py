"""One page of news, set by set: read the rows that are here once, compare, write in bulk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from apdesk.domain.mapping import entity_of
from apdesk.domain.preferences import OnLeave, Rule
from apdesk.domain.records import FieldValue, Row
from apdesk.store import position, removal, rows, succession
from apdesk.store.changes import Applied, PageChanges
from apdesk.store.columns import Catalogue, volatile
from apdesk.store.fieldtext import Converter, converter
from apdesk.store.succession import Step

_FIXED = 5  # salesforce_id, id, state, sobject, modstamp: before the fields in what is read


@dataclass(frozen=True, slots=True)
class _Field:
    """A mapped field of the page: where it comes from and where it goes."""

    at: int
    name: str
    sql: str
    convert: Converter | None
    volatile: bool
    unless_blank: bool
    searched: bool


@dataclass(slots=True)
class _Writes:
    """What the comparison found, to be written in bulk."""

    inserts: list[tuple[FieldValue, ...]] = field(default_factory=list)
    changed: list[tuple[FieldValue, ...]] = field(default_factory=list)
    refreshed: list[tuple[FieldValue, ...]] = field(default_factory=list)
    stamps: list[tuple[str | None, int]] = field(default_factory=list)
    linked: list[tuple[str, int]] = field(default_factory=list)
    relinked: list[int] = field(default_factory=list)
    history: list[tuple[FieldValue, ...]] = field(default_factory=list)
    remotes: list[tuple[FieldValue, ...]] = field(default_factory=list)
    searched: list[int] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)


def apply_page(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    page: PageChanges,
    run_id: int,
    at: str,
) -> Applied:
    """Applies a page inside the transaction that is open (see `Mirror.apply`)."""
    applied = Applied()
    step = Step(connection, str(entity_of(page.sobject)), page.sobject, run_id, at, applied)
    arrived = _by_id(page)
    adopted: set[int] = set()
    if page.merges:
        adopted |= succession.merge(step, page.merges, arrived)
    if page.conversions:
        keep = page.on_leave is OnLeave.KEEP
        adopted |= succession.convert(step, page.conversions, arrived, keep=keep)
    if arrived:
        adopted |= succession.adopt_staged(step, list(arrived))
        _upsert(step, catalogue, page.fields, arrived, adopted)
    if page.leaves:
        if page.on_leave is OnLeave.KEEP:
            _keep(step, [salesforce_id for salesforce_id, _ in page.leaves])
        else:
            applied.staged += removal.stage(connection, page.sobject, page.leaves, run_id)
    if page.deletes:
        applied.staged += removal.stage(connection, page.sobject, page.deletes, run_id)
    if page.position is not None:
        position.write(connection, page.position)
    return applied


def _by_id(page: PageChanges) -> dict[str, Row]:
    """The page's rows by Salesforce id; of a record that is in it twice, the later row."""
    if not page.rows:
        return {}
    at = page.fields.index("Id")
    return {str(row[at]): row for row in page.rows}


def _layout(catalogue: Catalogue, sobject: str, names: Sequence[str]) -> list[_Field]:
    found: dict[str, _Field] = {}
    for at, api in enumerate(names):
        source = catalogue.source(sobject, api)
        column = None if source is None else catalogue.field(source.entity, source.name)
        if source is None or column is None:
            continue
        found[column.column] = _Field(
            at=at,
            name=column.name,
            sql=column.sql,
            convert=converter(column.type, source.field_type),
            volatile=volatile(api),
            unless_blank=source.rule is Rule.SALESFORCE_UNLESS_BLANK,
            searched=column.searched,
        )
    return list(found.values())


def _getter(layout: Sequence[_Field]) -> Callable[[Row], tuple[FieldValue, ...]]:
    """Picks the mapped values out of a row, in the order of the layout."""
    if not layout:
        return lambda row: ()
    positions = [each.at for each in layout]
    if len(positions) == 1:
        only = positions[0]
        pick: Callable[[Row], tuple[FieldValue, ...]] = lambda row: (row[only],)  # noqa: E731
    else:
        pick = itemgetter(*positions)
    conversions = [
        (index, each.convert) for index, each in enumerate(layout) if each.convert is not None
    ]
    if not conversions:
        return pick

    def picked(row: Row) -> tuple[FieldValue, ...]:
        values = list(pick(row))
        for index, convert in conversions:
            values[index] = convert(values[index])
        return tuple(values)

    return picked


def _upsert(
    step: Step,
    catalogue: Catalogue,
    names: Sequence[str],
    arrived: dict[str, Row],
    adopted: set[int],
) -> None:
    layout = _layout(catalogue, step.sobject, names)
    pick = _getter(layout)
    stamp_at = names.index("SystemModstamp") if "SystemModstamp" in names else None
    stored = _stored(step, layout, list(arrived))
    pending = _pending(step, [row[1] for row in stored.values()])
    writes = _Writes()
    for salesforce_id, row in arrived.items():
        values = pick(row)
        stamp = None if stamp_at is None else row[stamp_at]
        old = stored.get(salesforce_id)
        if old is None:
            writes.inserts.append((salesforce_id, stamp, *values))
        else:
            _compare(step, layout, old, values, stamp, adopted, pending, writes)
    _write(step, layout, writes)


def _stored(
    step: Step, layout: Sequence[_Field], ids: Sequence[str]
) -> dict[str, tuple[FieldValue, ...]]:
    columns = "".join(f", {each.sql}" for each in layout)
    found: dict[str, tuple[FieldValue, ...]] = {}
    for some in rows.slices(ids):
        cursor = step.connection.execute(
            f"SELECT salesforce_id, id, state, sobject, modstamp{columns} "
            f"FROM {step.entity} WHERE salesforce_id IN ({rows.marks(len(some))})",
            some,
        )
        found.update((row[0], row) for row in cursor)
    return found


def _pending(step: Step, record_ids: Sequence[FieldValue]) -> dict[int, dict[str, FieldValue]]:
    """record -> field -> the last observed remote value, where an edit waits."""
    found: dict[int, dict[str, FieldValue]] = {}
    if not record_ids:
        return found
    for record_id, name, remote in step.connection.execute(
        "SELECT record_id, field, remote FROM pending_edit WHERE entity = ? "
        "AND record_id IN (SELECT value FROM json_each(?))",
        (step.entity, rows.as_json(int(each or 0) for each in record_ids)),
    ):
        found.setdefault(record_id, {})[name] = remote
    return found


def _compare(
    step: Step,
    layout: Sequence[_Field],
    old: tuple[FieldValue, ...],
    values: tuple[FieldValue, ...],
    stamp: FieldValue,
    adopted: set[int],
    pending: dict[int, dict[str, FieldValue]],
    writes: _Writes,
) -> None:
    """Sorts one row that is here into what must be written."""
    _, record_id, state, _, old_stamp, *here = old
    assert isinstance(record_id, int)
    writes.seen.append(record_id)
    relinked = state != "member"
    edits = pending.get(record_id)
    final: list[FieldValue] | None = None
    changed = searched = False
    if tuple(here) != values or edits:
        final = list(values)
        for index, each in enumerate(layout):
            before, now = here[index], values[index]
            if edits is not None and each.name in edits:
                if edits[each.name] != now:
                    writes.remotes.append((now, step.entity, record_id, each.name))
                final[index] = before
            elif before != now:
                if now is None and each.unless_blank:
                    final[index] = before
                    continue
                searched = searched or each.searched
                if not each.volatile:
                    changed = True
                    writes.history.append(
                        (
                            step.entity,
                            record_id,
                            step.at,
                            step.run_id,
                            rows.SALESFORCE,
                            "field",
                            each.name,
                            before,
                            now,
                        )
                    )
    if relinked:
        writes.linked.append((step.sobject, record_id))
        writes.relinked.append(record_id)
    if searched:
        writes.searched.append(record_id)
    if changed or relinked:
        writes.changed.append((stamp, step.at, step.run_id, *(final or values), record_id))
    elif final is not None and final != here:
        writes.refreshed.append((stamp, *final, record_id))
    elif stamp is not None and stamp != old_stamp:
        writes.stamps.append((str(stamp), record_id))
    if relinked:
        step.applied.relinked += 1
    elif record_id not in adopted:
        if changed:
            step.applied.changed += 1
        else:
            step.applied.unchanged += 1
    if changed or relinked:
        step.touched([record_id], structure=relinked)


def _write(step: Step, layout: Sequence[_Field], writes: _Writes) -> None:
    connection, entity = step.connection, step.entity
    assignments = "".join(f", {each.sql} = ?" for each in layout)
    # A page without SystemModstamp leaves the stamp as it is.
    stamp = "modstamp = coalesce(?, modstamp)"
    if writes.seen:
        step.applied.unstaged += connection.execute(
            "DELETE FROM removal WHERE entity = ? "
            "AND record_id IN (SELECT value FROM json_each(?))",
            (entity, rows.as_json(writes.seen)),
        ).rowcount
    if writes.searched:
        rows.unindex(connection, entity, writes.searched)
    if writes.linked:
        connection.executemany(
            f"UPDATE {entity} SET state = 'member', sobject = ? WHERE id = ?",
            writes.linked,
        )
        rows.note(connection, entity, writes.relinked, "relinked", step.at, step.run_id)
    if writes.changed:
        connection.executemany(
            f"UPDATE {entity} SET {stamp}, changed_at = ?, changed_run = ?{assignments} "
            "WHERE id = ?",
            writes.changed,
        )
    if writes.refreshed:
        connection.executemany(
            f"UPDATE {entity} SET {stamp}{assignments} WHERE id = ?",
            writes.refreshed,
        )
    if writes.stamps:
        connection.executemany(
            f"UPDATE {entity} SET modstamp = ? WHERE id = ?",
            writes.stamps,
        )
    if writes.searched:
        rows.index(connection, entity, writes.searched)
    if writes.history:
        connection.executemany(
            "INSERT INTO history "
            "(entity, record_id, at, run_id, author, kind, field, old, new) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            writes.history,
        )
    if writes.remotes:
        connection.executemany(
            "UPDATE pending_edit SET remote = ? WHERE entity = ? AND record_id = ? AND field = ?",
            writes.remotes,
        )
    if writes.inserts:
        _insert(step, layout, writes.inserts)


def _insert(
    step: Step, layout: Sequence[_Field], inserts: Sequence[tuple[FieldValue, ...]]
) -> None:
    """Lets records enter, with ids in the order of the page."""
    ids = rows.next_ids(step.connection, len(inserts))
    columns = "".join(f", {each.sql}" for each in layout)
    # fixed values as arguments once per row would cost more than as text of the statement
    step.connection.executemany(
        f"INSERT INTO {step.entity} "
        f"(sobject, state, entered_at, entered_run, id, salesforce_id, modstamp{columns}) "
        f"VALUES ('{step.sobject}', 'member', '{step.at}', {int(step.run_id)}, "
        f"{rows.marks(len(layout) + 3)})",
        [(record_id, *values) for record_id, values in zip(ids, inserts, strict=True)],
    )
    step.connection.execute(
        f"INSERT INTO {step.entity}_search (rowid, text) "
        f"SELECT id, text FROM {step.entity}_text WHERE id BETWEEN ? AND ?",
        (ids[0], ids[-1]),
    )
    step.applied.entered += len(inserts)
    step.touched(ids, structure=True)


def _keep(step: Step, salesforce_ids: Sequence[str]) -> None:
    """Members that leave under "keep": they stay, unsynced, and leave their Salesforce list."""
    for some in rows.slices(salesforce_ids):
        ids = [
            row[0]
            for row in step.connection.execute(
                f"SELECT id FROM {step.entity} WHERE sobject = ? AND state = 'member' "
                f"AND salesforce_id IN ({rows.marks(len(some))})",
                (step.sobject, *some),
            )
        ]
        if not ids:
            continue
        removal.keep(step.connection, step.entity, ids, step.at, step.run_id)
        step.applied.kept += len(ids)
        step.touched(ids, structure=True)
