"""One page of news, set by set: read the rows that are here once, compare, write in bulk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from apdesk.domain.mapping import entity_of
from apdesk.domain.preferences import OnLeave
from apdesk.domain.records import FieldValue, Row
from apdesk.store import org_names, pending, position, reindexing, removal, rows, succession
from apdesk.store.changes import Applied, PageChanges
from apdesk.store.columns import Catalogue, tells_nothing
from apdesk.store.pending import Waiting
from apdesk.store.succession import Step
from apdesk.store.weighing import Field, Scales

_FIXED = 5  # salesforce_id, id, state, sobject, modstamp: before the fields in what is read


@dataclass(frozen=True, slots=True)
class _Saved:
    """Where a page's rows say when, and by whom, their records were saved; None: they don't."""

    stamp: int | None
    at: int | None
    by: int | None

    @classmethod
    def of(cls, names: Sequence[str]) -> _Saved:
        at = {name: index for index, name in enumerate(names)}
        return cls(*map(at.get, ("SystemModstamp", "LastModifiedDate", "LastModifiedById")))

    def moment(self, row: Row) -> str:
        """When a person or a program last saved it; the stamp moves for less than that."""
        for each in (self.at, self.stamp):
            if each is not None and row[each] is not None:
                return str(row[each])
        return ""

    def author(self, row: Row) -> str:
        """The id of the user, or "Salesforce"."""
        found = None if self.by is None else row[self.by]
        return str(found) if found else rows.SALESFORCE


#: Places in the layout of the columns that change -> the arguments of each row's UPDATE. Only these
#: are set: an index is written anew for each row that has one of its columns set.
_ByColumns = dict[tuple[int, ...], list[tuple[FieldValue, ...]]]


@dataclass(slots=True)
class _Writes:
    """What the comparison found, to be written in bulk."""

    scales: Scales
    inserts: list[tuple[FieldValue, ...]] = field(default_factory=list)
    changed: _ByColumns = field(default_factory=dict)
    refreshed: _ByColumns = field(default_factory=dict)
    stamps: list[tuple[str | None, int]] = field(default_factory=list)
    linked: list[tuple[str, int]] = field(default_factory=list)
    relinked: list[int] = field(default_factory=list)
    history: list[tuple[FieldValue, ...]] = field(default_factory=list)
    searched: list[int] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)
    named: set[FieldValue] = field(default_factory=set)


def apply_page(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    page: PageChanges,
    run_id: int,
    at: str,
) -> Applied:
    """Applies a page inside the transaction that is open (see `Mirror.apply`)."""
    applied = Applied()
    entity = str(entity_of(page.sobject))
    step = Step(connection, catalogue, entity, page.sobject, run_id, at, applied)
    arrived = _by_id(page)
    adopted: set[int] = set()
    if page.merges:
        adopted |= succession.merge(step, page.merges, arrived)
    if page.conversions:
        keep = page.on_leave is OnLeave.KEEP
        adopted |= succession.convert(step, page.conversions, arrived, keep=keep)
    if arrived:
        adopted |= succession.adopt_staged(step, list(arrived))
        _upsert(step, page, arrived, adopted)
    if page.leaves:
        if page.on_leave is OnLeave.KEEP:
            _keep(step, dict(page.leaves))
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


def layout_of(
    catalogue: Catalogue, sobject: str, fields: Sequence[str], filling: Collection[str] = ()
) -> list[Field]:
    """Where each mapped one of an object's fields (API names) lies in its rows, and where it goes.

    `filling`: those that are compared for the first time.
    """
    found: dict[str, Field] = {}
    quiet = tells_nothing(
        sobject, [api for api in fields if catalogue.source(sobject, api) is not None]
    )
    for at, api in enumerate(fields):
        source = catalogue.source(sobject, api)
        column = None if source is None else catalogue.field(source.entity, source.name)
        if source is not None and column is not None:
            found[column.column] = Field.of(
                at, column, source, first=api in filling, kept=api in quiet
            )
    return list(found.values())


def _getter(layout: Sequence[Field]) -> Callable[[Row], tuple[FieldValue, ...]]:
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


def _upsert(step: Step, page: PageChanges, arrived: dict[str, Row], adopted: set[int]) -> None:
    layout = layout_of(step.catalogue, page.sobject, page.fields, page.filling)
    pick = _getter(layout)
    saved = _Saved.of(page.fields)
    stored = _stored(step, layout, list(arrived))
    edits = pending.read(
        step.connection, step.catalogue, step.entity, (int(row[1] or 0) for row in stored.values())
    )
    writes = _Writes(Scales(step.entity))
    for salesforce_id, row in arrived.items():
        values = pick(row)
        old = stored.get(salesforce_id)
        if old is None:
            stamp = None if saved.stamp is None else row[saved.stamp]
            writes.inserts.append((salesforce_id, stamp, *values))
        else:
            _compare(step, layout, old, values, row, saved, adopted, edits, writes)
    _write(step, layout, writes)


def _stored(
    step: Step, layout: Sequence[Field], ids: Sequence[str]
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


def _compare(
    step: Step,
    layout: Sequence[Field],
    old: tuple[FieldValue, ...],
    values: tuple[FieldValue, ...],
    row: Row,
    saved: _Saved,
    adopted: set[int],
    pending_edits: dict[int, dict[str, Waiting]],
    writes: _Writes,
) -> None:
    """Sorts one row that is here into what must be written."""
    _, record_id, state, _, old_stamp, *here = old
    assert isinstance(record_id, int)
    writes.seen.append(record_id)
    stamp = None if saved.stamp is None else row[saved.stamp]
    relinked = state != "member"
    # Its create is all that was ever said of it to the org, and nothing of it came back so far.
    newborn = not relinked and old_stamp is None
    edits = pending_edits.get(record_id)
    final: list[FieldValue] | None = None
    changed = searched = weighed = False
    if tuple(here) != values or edits:
        final = list(values)
        author = saved.author(row)
        said: list[tuple[FieldValue, ...]] = []
        for index, each in enumerate(layout):
            before, now = here[index], values[index]
            edit = None if edits is None else edits.get(each.name)
            if edit is not None or (each.weighed and before != now):
                count = writes.scales.count
                now = writes.scales.weigh(
                    record_id, each, edit, before, now, saved.moment(row), author
                )
                final[index] = now
                weighed = weighed or writes.scales.count > count
            if before == now:
                continue
            searched = searched or each.searched
            if each.volatile:
                continue
            # What the org fills in where nothing was sent belongs to the create.
            completed = newborn and before is None
            changed = changed or not (each.bookkeeping or completed)
            said.append(
                (
                    step.entity,
                    record_id,
                    step.at,
                    step.run_id,
                    author,
                    "field",
                    each.name,
                    before,
                    now,
                )
            )
        if changed or (newborn and said):
            writes.history += said
            writes.authors.add(author)
    if relinked:
        writes.linked.append((step.sobject, record_id))
        writes.relinked.append(record_id)
    if searched:
        writes.searched.append(record_id)
    moved = _moved(here, final)
    if final is not None:
        writes.named.update(final[index] for index in moved if layout[index].names)
    if changed or relinked:
        writes.changed.setdefault(moved, []).append(
            (stamp, step.at, step.run_id, *(final[index] for index in moved), record_id)
            if final is not None
            else (stamp, step.at, step.run_id, record_id)
        )
    elif final is not None and moved:
        writes.refreshed.setdefault(moved, []).append(
            (stamp, *(final[index] for index in moved), record_id)
        )
    elif stamp is not None and stamp != old_stamp:
        writes.stamps.append((str(stamp), record_id))
    if relinked:
        step.applied.relinked += 1
    elif record_id not in adopted:
        if changed:
            step.applied.changed += 1
        else:
            step.applied.unchanged += 1
    if changed or relinked or weighed or searched or (newborn and moved):
        step.touched([record_id], structure=relinked)


def _moved(here: Sequence[FieldValue], final: Sequence[FieldValue] | None) -> tuple[int, ...]:
    """The places at which a row's values become others; None: it stays as it is."""
    if final is None:
        return ()
    return tuple(
        index for index, (old, new) in enumerate(zip(here, final, strict=True)) if old != new
    )


def _assignments(layout: Sequence[Field], moved: Sequence[int]) -> str:
    return "".join(f", {layout[index].sql} = ?" for index in moved)


def _write(step: Step, layout: Sequence[Field], writes: _Writes) -> None:
    connection, entity = step.connection, step.entity
    # A page without SystemModstamp leaves the stamp as it is.
    stamp = "modstamp = coalesce(?, modstamp)"
    if writes.seen:
        step.applied.unstaged += connection.execute(
            "DELETE FROM removal WHERE entity = ? "
            "AND record_id IN (SELECT value FROM json_each(?))",
            (entity, rows.as_json(writes.seen)),
        ).rowcount
    texts = reindexing.texts(connection, entity, writes.searched) if writes.searched else {}
    if writes.linked:
        connection.executemany(
            f"UPDATE {entity} SET state = 'member', sobject = ? WHERE id = ?",
            writes.linked,
        )
        rows.note(connection, entity, writes.relinked, "relinked", step.at, step.run_id)
    for moved, arguments in writes.changed.items():
        connection.executemany(
            f"UPDATE {entity} SET {stamp}, changed_at = ?, changed_run = ?"
            f"{_assignments(layout, moved)} WHERE id = ?",
            arguments,
        )
    for moved, arguments in writes.refreshed.items():
        connection.executemany(
            f"UPDATE {entity} SET {stamp}{_assignments(layout, moved)} WHERE id = ?",
            arguments,
        )
    if writes.stamps:
        connection.executemany(
            f"UPDATE {entity} SET modstamp = ? WHERE id = ?",
            writes.stamps,
        )
    if texts:
        reindexing.renew(connection, entity, texts)
    if writes.history:
        connection.executemany(
            "INSERT INTO history "
            "(entity, record_id, at, run_id, author, kind, field, old, new) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            writes.history,
        )
    if writes.authors or writes.named:
        org_names.note(connection, writes.authors | writes.named)
    writes.scales.write(connection, step.at, step.run_id)
    step.applied.conflicts += len(writes.scales.clashes)
    if writes.inserts:
        _insert(step, layout, writes.inserts)


def _insert(step: Step, layout: Sequence[Field], inserts: Sequence[tuple[FieldValue, ...]]) -> None:
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


def _keep(step: Step, leaves: Mapping[str, str]) -> None:
    """Members that leave under "keep": they stay, unsynced, and leave their Salesforce list. Those
    with edits are only staged for it: their edits are sent first."""
    for some in rows.slices(list(leaves)):
        found = step.connection.execute(
            f"SELECT r.id, r.salesforce_id, x.keep FROM {step.entity} r LEFT JOIN removal x "
            "ON x.entity = ? AND x.record_id = r.id WHERE r.sobject = ? AND r.state = 'member' "
            f"AND r.salesforce_id IN ({rows.marks(len(some))})",
            (step.entity, step.sobject, *some),
        ).fetchall()
        edited = pending.sendable(
            step.connection, step.catalogue, step.sobject, [row[0] for row in found]
        )
        removal.stage_keep(
            step.connection,
            step.sobject,
            [(row[0], row[1], leaves[row[1]]) for row in found if row[0] in edited],
            step.run_id,
        )
        step.touched([row[0] for row in found if row[0] in edited and not row[2]])
        ids = [row[0] for row in found if row[0] not in edited]
        if ids:
            removal.keep(step.connection, step.entity, ids, step.at, step.run_id)
            step.applied.kept += len(ids)
            step.touched(ids, structure=True)
