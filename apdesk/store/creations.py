"""People made here on their way to become records of Salesforce, within a transaction.

A person that was created goes on with its apdesk id. If the org's record came in by itself
meanwhile, as another person, the two become one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from apdesk.domain.mapping import ApdeskType
from apdesk.domain.plan import OPT_OUT, Side, Sides, plan
from apdesk.domain.records import FieldValue
from apdesk.domain.run import ChangeSet
from apdesk.domain.values import same
from apdesk.store import conflicts, failures, inheritance, pending, refusals, rows
from apdesk.store.changes import State
from apdesk.store.columns import Catalogue, Column, Source
from apdesk.store.conflicts import Clash
from apdesk.store.fieldtext import decoded
from apdesk.store.journeys import belongings
from apdesk.store.pending import Waiting

_PERSON = "person"

#: API names with values, as they are sent.
Values = tuple[tuple[str, FieldValue], ...]


@dataclass(frozen=True, slots=True)
class Creation:
    """A person that waits to be created.

    Attributes:
        token: Names this creation in the org, where an External ID field is made for it.
        asked_at: When it was last sent; None: it wasn't, or the org refused it.
        values: What it has now, blanks left out.
        sent: What was sent first of what may have arrived; None: nothing was.
        attempts: How often the org refused it.
    """

    record_id: int
    sobject: str
    token: str
    wanted_at: str
    asked_at: str | None
    values: Values
    sent: Values | None
    allow_duplicate: bool
    attempts: int


def read(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    condition: str,
    arguments: Sequence[object],
) -> tuple[Creation, ...]:
    """The creations (`c`) that meet a condition, in the order of their ids."""
    found = connection.execute(
        "SELECT c.record_id, c.sobject, c.token, c.wanted_at, c.asked_at, c.sent, "
        "c.allow_duplicate, c.attempts FROM creation c JOIN person r ON r.id = c.record_id "
        f"WHERE r.state = 'local' AND {condition} ORDER BY c.record_id",
        arguments,
    ).fetchall()
    by_object: dict[str, list[int]] = {}
    for row in found:
        by_object.setdefault(row[1], []).append(row[0])
    values: dict[int, Values] = {}
    for sobject, ids in by_object.items():
        values.update(values_of(connection, catalogue, sobject, ids))
    return tuple(
        Creation(
            record_id=record_id,
            sobject=sobject,
            token=token,
            wanted_at=wanted_at,
            asked_at=asked_at,
            values=values.get(record_id, ()),
            sent=None if sent is None else tuple((name, each) for name, each in json.loads(sent)),
            allow_duplicate=bool(allowed),
            attempts=attempts,
        )
        for record_id, sobject, token, wanted_at, asked_at, sent, allowed, attempts in found
    )


def values_of(
    connection: sqlite3.Connection, catalogue: Catalogue, sobject: str, ids: Iterable[int]
) -> dict[int, Values]:
    """What people have for the fields of an object, by API name, blanks left out."""
    fields = _fields(catalogue, sobject)
    found: dict[int, Values] = {}
    for record_id, *stored in connection.execute(
        "SELECT id"
        + "".join(f", {column.sql}" for _, column in fields)
        + f" FROM {_PERSON} WHERE id IN (SELECT value FROM json_each(?))",
        (rows.as_json(ids),),
    ):
        found[record_id] = tuple(
            (source.salesforce, decoded(column.type, value))
            for (source, column), value in zip(fields, stored, strict=True)
            if value is not None and value != ""
        )
    return found


def begin(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    record_ids: Sequence[int],
    asked_at: str,
    createable: Mapping[str, Collection[str]],
) -> tuple[Creation, ...]:
    """Marks creations as in flight, with the values that they have in this transaction.

    Of values that may have arrived before, the oldest are kept as sent: whatever differs from
    them is weighed again once the record is known. `createable`: by object, the API names that a
    create takes; what it doesn't take isn't noted as sent.
    """
    chosen = "c.record_id IN (SELECT value FROM json_each(?))"
    found = read(connection, catalogue, chosen, (rows.as_json(record_ids),))
    connection.executemany(
        "UPDATE creation SET asked_at = ?, asks = asks + 1, sent = coalesce(sent, ?) "
        "WHERE record_id = ?",
        [
            (asked_at, json.dumps(_taken(each, createable.get(each.sobject))), each.record_id)
            for each in found
        ],
    )
    return read(connection, catalogue, chosen, (rows.as_json(each.record_id for each in found),))


def _taken(creation: Creation, createable: Collection[str] | None) -> list[tuple[str, FieldValue]]:
    return [
        (name, value) for name, value in creation.values if createable is None or name in createable
    ]


# -- birth --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Birth:
    """A person made here that is a record of Salesforce from now on.

    `base` is what the org is known to have got of it, by apdesk name; `kind` and `author` are
    those of the entry in its history.
    """

    record_id: int
    salesforce_id: str
    sobject: str
    base: Mapping[str, FieldValue]
    run_id: int | None
    at: str
    author: str
    kind: str


@dataclass(slots=True)
class _Outcome:
    """What the person is afterwards."""

    values: dict[str, FieldValue] = field(default_factory=dict)  # by column, only what changes
    waiting: list[Waiting] = field(default_factory=list)
    lost: list[Waiting] = field(default_factory=list)  # of a field that is mapped no more
    clashes: list[Clash] = field(default_factory=list)
    history: list[tuple[str, FieldValue, FieldValue]] = field(default_factory=list)


def become(connection: sqlite3.Connection, catalogue: Catalogue, birth: Birth) -> ChangeSet:
    """Links the person; what differs from `base` waits to be sent.

    Raises KnownError "record.gone" when there is no such person made here (any more).
    """
    fields = _fields(catalogue, birth.sobject)
    here = _row(connection, fields, "id = ? AND state = 'local'", birth.record_id)
    if here is None:
        raise refusals.gone()
    other = _row(connection, fields, "salesforce_id = ? AND state <> 'local'", birth.salesforce_id)
    changes = ChangeSet(people={birth.record_id}, structure=True)
    outcome = _weigh(connection, catalogue, birth, fields, here, other)
    rows.unindex(connection, _PERSON, [birth.record_id])
    if other is not None:
        changes.people.add(other.id)
        _absorb(connection, birth.record_id, other.id, birth.at)
    assignments = "".join(f", {name} = ?" for name in outcome.values)
    connection.execute(
        f"UPDATE person SET state = '{State.MEMBER}', salesforce_id = ?, sobject = ?, "
        f"modstamp = ?, changed_at = ?, changed_run = ?{assignments} WHERE id = ?",
        (
            birth.salesforce_id,
            birth.sobject,
            None if other is None else other.modstamp,
            birth.at,
            birth.run_id,
            *outcome.values.values(),
            birth.record_id,
        ),
    )
    rows.index(connection, _PERSON, [birth.record_id])
    pending.save(connection, _PERSON, [(birth.record_id, each) for each in outcome.waiting])
    inheritance.lose(connection, catalogue, _PERSON, birth.record_id, outcome.lost, birth.at)
    _tell(connection, birth, outcome)
    connection.execute("DELETE FROM creation WHERE record_id = ?", (birth.record_id,))
    failures.lift(connection, _PERSON, [birth.record_id], failures.CREATE)
    failures.lift_settled(connection, _PERSON, [birth.record_id])
    return changes


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    modstamp: str | None
    changed_at: str | None
    values: dict[str, FieldValue]  # by apdesk name


def _row(
    connection: sqlite3.Connection,
    fields: Sequence[tuple[Source, Column]],
    condition: str,
    argument: FieldValue,
) -> _Row | None:
    found = connection.execute(
        "SELECT id, modstamp, changed_at"
        + "".join(f", {column.sql}" for _, column in fields)
        + f" FROM person WHERE {condition}",
        (argument,),
    ).fetchone()
    if found is None:
        return None
    stored = zip(fields, found[3:], strict=True)
    record_id, modstamp, changed_at = found[:3]
    return _Row(
        record_id,
        modstamp,
        changed_at,
        {column.name: decoded(column.type, value) for (_, column), value in stored},
    )


def _weigh(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    birth: Birth,
    fields: Sequence[tuple[Source, Column]],
    here: _Row,
    other: _Row | None,
) -> _Outcome:
    """Field by field: what the person has, what the org got, and what its record is here."""
    edits: Mapping[str, Waiting] = {}
    if other is not None:
        edits = pending.read(connection, catalogue, _PERSON, [other.id]).get(other.id, {})
    at = pending.by_org_clock(connection, here.changed_at or birth.at)
    mapped = {column.name for _, column in fields}
    found = _Outcome(lost=[each for name, each in edits.items() if name not in mapped])
    for source, column in fields:
        name = column.name
        local, base = here.values[name], birth.base.get(name)
        if column.type is ApdeskType.CHECKBOX:  # never blank in a record of the org
            base = bool(base)
            if local is None:
                local = found.values[column.sql] = False
        if other is None:
            if source.two_way and not same(local, base):
                found.waiting.append(Waiting(name, base, local, at, birth.author))
            continue
        edit = edits.get(name)
        remote = other.values[name] if edit is None else edit.base
        decision = plan(
            Sides(base, local, remote, local_at=at, remote_at=other.modstamp or ""),
            source.rule,
            writable=source.two_way,
            opt_out=source.salesforce == OPT_OUT,
        )
        final = decision.local
        if decision.conflict is not None:
            found.clashes.append(
                Clash(
                    _PERSON,
                    birth.record_id,
                    name,
                    base,
                    local,
                    remote,
                    decision.conflict,
                    birth.author if decision.conflict is Side.APDESK else rows.SALESFORCE,
                )
            )
        if decision.send or not same(final, remote):
            found.waiting.append(Waiting(name, remote, final, at, birth.author))
            if edit is not None and not same(edit.local, final):
                found.clashes.append(
                    Clash(
                        _PERSON,
                        birth.record_id,
                        name,
                        remote,
                        final,
                        edit.local,
                        Side.APDESK,
                        birth.author,
                    )
                )
        elif edit is not None:
            final = edit.local
            found.waiting.append(edit)
        if not same(final, local):
            found.values[column.sql] = final
            found.history.append((name, local, final))
    return found


def _absorb(connection: sqlite3.Connection, record_id: int, other: int, at: str) -> None:
    """The row of the org's record goes; what belongs to it goes on with the person."""
    connection.execute(
        "UPDATE history SET record_id = ? WHERE entity = 'person' AND record_id = ?",
        (record_id, other),
    )
    failures.move(connection, _PERSON, other, record_id, at)
    belongings.pass_on(connection, other, record_id)
    rows.delete(connection, _PERSON, [other])


def _tell(connection: sqlite3.Connection, birth: Birth, outcome: _Outcome) -> None:
    rows.note(
        connection,
        _PERSON,
        [birth.record_id],
        birth.kind,
        birth.at,
        birth.run_id,
        author=birth.author,
    )
    connection.executemany(
        "INSERT INTO history (entity, record_id, at, run_id, author, kind, field, old, new) "
        "VALUES ('person', ?, ?, ?, ?, 'field', ?, ?, ?)",
        [
            (birth.record_id, birth.at, birth.run_id, rows.SALESFORCE, *each)
            for each in outcome.history
        ],
    )
    conflicts.note(connection, outcome.clashes, birth.at, birth.run_id)


def _fields(catalogue: Catalogue, sobject: str) -> list[tuple[Source, Column]]:
    return [
        (source, column)
        for source in catalogue.sources(sobject)
        if (column := catalogue.field(source.entity, source.name)) is not None
    ]
