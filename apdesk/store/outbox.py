"""What waits to be sent to the org, what is in flight, and what became of it. For the engine.

intent, call, acknowledgement: `begin` marks values as in flight and gives them out in one
transaction; the call comes after it; `settle` stores what became of it in another one. A row that
is still in flight when the next run begins is one whose answer was lost.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from apdesk.domain.apdesk_types import entity_of
from apdesk.domain.causes import DUPLICATES
from apdesk.domain.records import FieldValue
from apdesk.domain.run import ChangeSet
from apdesk.domain.values import same
from apdesk.store import creations, failures, pending, rows
from apdesk.store.changes import State
from apdesk.store.columns import Catalogue
from apdesk.store.creations import Birth, Creation
from apdesk.store.database import Store
from apdesk.store.failures import WriteFailure
from apdesk.store.settings import Settings

__all__ = ["Creation", "Outbox", "Outcome", "Outgoing", "WriteFailure"]

_PERSON = "person"
#: An id names one record of either kind; with this, keys that begin with the kind are used.
_EITHER = "entity IN ('person', 'company')"

#: Part of a condition: a failed write of `{id}` that isn't due (argument: now).
_WAITS = (
    "EXISTS (SELECT 1 FROM failure f WHERE f.entity = '{entity}' AND f.record_id = {id} "
    "AND f.operation = '{operation}' AND f.operation <> 'lost' "
    "AND (f.retry_at IS NULL OR f.retry_at > ?))"
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A record with the values to be sent: (API name, canonical value as it is stored here)."""

    entity: str
    record_id: int
    salesforce_id: str
    values: tuple[tuple[str, FieldValue], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record; no failure: the org has the values. `in_flight`: in spite of the
    failure it may have them, and the values stay marked."""

    outgoing: Outgoing
    failure: WriteFailure | None = None
    in_flight: bool = False


class Outbox:
    """The edits and creations of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._settings = Settings(store)

    # -- edits ----------------------------------------------------------------------------------

    def due(
        self, sobject: str, now: str, *, after: int = 0, limit: int | None = None
    ) -> dict[int, str]:
        """apdesk id -> Salesforce id of the members of an object with values to be sent, less
        those whose last failure waits for a person or for a later time.

        They are in the order of their apdesk ids, from the one behind `after`; at most `limit`.
        """
        waits = _WAITS.format(entity=entity_of(sobject), id="r.id", operation=failures.UPDATE)
        with self._store.reading() as connection:
            found = _sendable(
                connection, sobject, f"AND NOT {waits}", (now,), after=after, limit=limit
            )
            return dict(found)

    def due_count(self, sobject: str, now: str) -> int:
        """How many `due` would give."""
        waits = _WAITS.format(entity=entity_of(sobject), id="r.id", operation=failures.UPDATE)
        with self._store.reading() as connection:
            text, arguments = _sendable_query(connection, sobject, f"AND NOT {waits}", (now,), 0)
            row = connection.execute(f"SELECT count(*) FROM ({text})", arguments).fetchone()
            return int(row[0])

    def in_flight(self, sobject: str, record_ids: Sequence[int]) -> set[int]:
        """Those of the records of which a value was sent, and whose answer isn't known."""
        with self._store.reading() as connection:
            return {
                row[0]
                for row in connection.execute(
                    "SELECT DISTINCT record_id FROM pending_edit WHERE entity = ? "
                    "AND record_id IN (SELECT value FROM json_each(?)) AND in_flight",
                    (str(entity_of(sobject)), rows.as_json(record_ids)),
                )
            }

    def waiting(
        self, sobject: str, record_ids: Sequence[int]
    ) -> dict[int, dict[str, pending.Waiting]]:
        """The edits of those records by apdesk id and apdesk name, due or not."""
        with self._store.reading() as connection:
            catalogue = Catalogue.read(connection)
            return pending.read(connection, catalogue, str(entity_of(sobject)), record_ids)

    def edited(
        self, sobject: str, names: Collection[str], opt_outs: Collection[str] = ()
    ) -> dict[int, str]:
        """apdesk id -> Salesforce id of the members with an edit of one of those fields (apdesk
        names), whether it can be sent or not.

        `opt_outs` are checkboxes of which a yes that wasn't agreed on is passed over.
        """
        entity = entity_of(sobject)
        with self._store.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT r.id, r.salesforce_id FROM (SELECT DISTINCT record_id "
                    f"FROM pending_edit WHERE entity = '{entity}' "
                    "AND field IN (SELECT value FROM json_each(?)) "
                    "AND NOT (field IN (SELECT value FROM json_each(?)) "
                    "AND local IS 1 AND base IS NOT 1)) p "
                    f"CROSS JOIN {entity} r ON r.id = p.record_id "
                    f"WHERE r.sobject = ? AND r.state = '{State.MEMBER}' ORDER BY r.id",
                    (json.dumps(list(names)), json.dumps(list(opt_outs)), sobject),
                ).fetchall()
            )

    def unfinished(self, sobject: str) -> set[int]:
        """The members with values to be sent that no person has to look at first."""
        waits = _WAITS.format(entity=entity_of(sobject), id="r.id", operation=failures.UPDATE)
        ever = "9999"  # later than any time: only those that wait for a person are left out
        with self._store.reading() as connection:
            return {row[0] for row in _sendable(connection, sobject, f"AND NOT {waits}", (ever,))}

    def attempts(self, record_ids: Sequence[int]) -> dict[int, int]:
        """How often the update of a record failed, for those where it did."""
        with self._store.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT record_id, attempts FROM failure WHERE operation = 'update' "
                    f"AND {_EITHER} AND record_id IN (SELECT value FROM json_each(?))",
                    (rows.as_json(record_ids),),
                ).fetchall()
            )

    def failed_count(self, sobject: str, record_ids: Collection[int]) -> int:
        """How many of an object's records have a failed update or creation."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT count(DISTINCT record_id) FROM failure WHERE entity = ? "
                "AND operation <> 'lost' AND record_id IN (SELECT value FROM json_each(?))",
                (str(entity_of(sobject)), rows.as_json(sorted(record_ids))),
            ).fetchone()
            return int(row[0])

    def agreed(self, record_ids: Sequence[int]) -> set[int]:
        """Those of the records whose update a duplicate rule has stopped, and which a person has
        since let be tried again: by itself that never is."""
        with self._store.reading() as connection:
            return {
                row[0]
                for row in connection.execute(
                    "SELECT record_id FROM failure WHERE operation = 'update' AND error_code = ? "
                    f"AND retry_at > at AND {_EITHER} "
                    "AND record_id IN (SELECT value FROM json_each(?))",
                    (DUPLICATES, rows.as_json(record_ids)),
                )
            }

    def begin(self, sobject: str, record_ids: Sequence[int]) -> tuple[Outgoing, ...]:
        """Marks the waiting values of those records as in flight and gives them out, as they are
        in this transaction. Records that are no members any more are left out."""
        entity = str(entity_of(sobject))
        with self._store.transaction() as connection:
            catalogue = Catalogue.read(connection)
            api = _two_way(catalogue, sobject)
            chosen, names = rows.as_json(record_ids), json.dumps(list(api))
            salesforce_ids = dict(
                connection.execute(
                    # the `+` keeps SQLite from the index by object: it would read all of them
                    f"SELECT id, salesforce_id FROM {entity} WHERE +sobject = ? "
                    f"AND +state = '{State.MEMBER}' AND id IN (SELECT value FROM json_each(?))",
                    (sobject, chosen),
                ).fetchall()
            )
            connection.execute(
                "UPDATE pending_edit SET in_flight = 1, sent = local WHERE entity = ? "
                "AND record_id IN (SELECT value FROM json_each(?)) "
                "AND field IN (SELECT value FROM json_each(?))",
                (entity, rows.as_json(salesforce_ids), names),
            )
            edits = pending.read(connection, catalogue, entity, salesforce_ids)
            found = []
            for record_id in dict.fromkeys(record_ids):
                own = edits.get(record_id, {})
                values = tuple((api[name], own[name].local) for name in api if name in own)
                if values:
                    found.append(Outgoing(entity, record_id, salesforce_ids[record_id], values))
            return tuple(found)

    def not_sent(self, record_ids: Sequence[int]) -> None:
        """The call never left: the values wait as before."""
        with self._store.transaction() as connection:
            chosen = (rows.as_json(record_ids),)
            # what was edited back meanwhile waits for nothing any more
            connection.execute(
                f"DELETE FROM pending_edit WHERE {_EITHER} AND in_flight AND local IS base "
                "AND record_id IN (SELECT value FROM json_each(?))",
                chosen,
            )
            connection.execute(
                f"UPDATE pending_edit SET in_flight = 0, sent = NULL WHERE {_EITHER} "
                "AND in_flight AND record_id IN (SELECT value FROM json_each(?))",
                chosen,
            )

    def settle(self, outcomes: Sequence[Outcome], run_id: int, at: str) -> ChangeSet:
        """Stores what became of records that were sent, in one transaction.

        What was sent is the base from then on; a value that was edited meanwhile goes on waiting.
        A failure is kept with the record. One whose values were edited meanwhile is due at once.
        """
        changes = ChangeSet()
        with self._store.transaction() as connection:
            catalogue = Catalogue.read(connection)
            for entity in dict.fromkeys(each.outgoing.entity for each in outcomes):
                some = [each for each in outcomes if each.outgoing.entity == entity]
                _settle(connection, catalogue, entity, some, run_id, at)
                mine = changes.people if entity == _PERSON else changes.companies
                mine.update(each.outgoing.record_id for each in some)
        return changes

    # -- creations ------------------------------------------------------------------------------

    def creations(self, now: str, sobject: str | None = None) -> tuple[Creation, ...]:
        """Those that are due, in flight or not: no failure of theirs waits."""
        waits = _WAITS.format(entity=_PERSON, id="c.record_id", operation=failures.CREATE)
        with self._store.reading() as connection:
            return creations.read(
                connection,
                Catalogue.read(connection),
                f"NOT {waits} AND (? IS NULL OR c.sobject = ?)",
                (now, sobject, sobject),
            )

    def in_flight_creations(self) -> tuple[Creation, ...]:
        """Those that were sent, and whose answer isn't known."""
        with self._store.reading() as connection:
            return creations.read(
                connection, Catalogue.read(connection), "c.asked_at IS NOT NULL", ()
            )

    def asks(self, record_ids: Sequence[int]) -> dict[int, int]:
        """How often creations were sent without an answer that settles it, where they were."""
        with self._store.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT record_id, asks FROM creation WHERE asks > 0 "
                    "AND record_id IN (SELECT value FROM json_each(?))",
                    (rows.as_json(record_ids),),
                ).fetchall()
            )

    def begin_creations(self, record_ids: Sequence[int], asked_at: str) -> tuple[Creation, ...]:
        """Marks creations as in flight and gives them out with the values of this transaction;
        what is no creation any more is left out."""
        createable = {
            sobject: {each.name for each in schema.fields if each.createable}
            for sobject, schema in self._settings.schemas().items()
        }
        with self._store.transaction() as connection:
            return creations.begin(
                connection, Catalogue.read(connection), record_ids, asked_at, createable
            )

    def creation_not_sent(self, record_ids: Sequence[int]) -> None:
        """The call never left. A call of before, whose answer was lost, stays in flight."""
        with self._store.transaction() as connection:
            connection.execute(
                "UPDATE creation SET asks = max(asks - 1, 0) "
                "WHERE record_id IN (SELECT value FROM json_each(?))",
                (rows.as_json(record_ids),),
            )
            connection.execute(
                "UPDATE creation SET asked_at = NULL, sent = NULL WHERE asks = 0 "
                "AND record_id IN (SELECT value FROM json_each(?))",
                (rows.as_json(record_ids),),
            )

    def created(self, record_id: int, salesforce_id: str, run_id: int, at: str) -> ChangeSet:
        """One creation that arrived, see `settle_creations`."""
        return self.settle_creations({record_id: salesforce_id}, run_id, at)

    def creation_failed(self, record_id: int, failure: WriteFailure, at: str) -> None:
        """One creation that the org refused, see `settle_creations`."""
        self.settle_creations({record_id: failure}, 0, at)

    def settle_creations(
        self, outcomes: Mapping[int, str | WriteFailure], run_id: int, at: str
    ) -> ChangeSet:
        """Stores what became of creations, in one transaction: apdesk id -> the Salesforce id, by
        an answer or as it was found there, or why the org refused it.

        Who was created is a member from now on, with the same apdesk id. What was changed here
        since it was sent waits to be sent as an edit. Another row here that has that Salesforce id
        is dissolved into this one. Nothing happens to records that are no creations any more.
        """
        changes = ChangeSet()
        with self._store.transaction() as connection:
            catalogue = Catalogue.read(connection)
            for record_id, outcome in outcomes.items():
                if isinstance(outcome, WriteFailure):
                    _refuse(connection, record_id, outcome, at)
                    continue
                birth = _birth(connection, catalogue, record_id, outcome, run_id, at)
                if birth is not None:
                    changes |= creations.become(connection, catalogue, birth)
        return changes

    # -- what there is ----------------------------------------------------------------------------

    def taken(self, sobject: str, salesforce_ids: Collection[str]) -> set[str]:
        """Those of the ids that a person made here has become; a record that only came in from
        the org may still turn out to be somebody who was made here."""
        entity = entity_of(sobject)
        found: set[str] = set()
        with self._store.reading() as connection:
            for some in rows.slices(list(salesforce_ids)):
                found.update(
                    row[0]
                    for row in connection.execute(
                        f"SELECT r.salesforce_id FROM {entity} r "
                        f"WHERE r.salesforce_id IN ({rows.marks(len(some))}) AND EXISTS "
                        "(SELECT 1 FROM history h WHERE h.entity = ? AND h.record_id = r.id "
                        "AND h.kind IN ('created', 'linked'))",
                        (*some, str(entity)),
                    )
                )
        return found

    def entered(self, sobject: str, salesforce_ids: Collection[str]) -> dict[str, str]:
        """Salesforce id -> when that record entered here, by the clock here; of those that did."""
        entity = entity_of(sobject)
        found: dict[str, str] = {}
        with self._store.reading() as connection:
            for some in rows.slices(list(salesforce_ids)):
                found.update(
                    connection.execute(
                        f"SELECT salesforce_id, entered_at FROM {entity} "
                        "WHERE entered_at IS NOT NULL "
                        f"AND salesforce_id IN ({rows.marks(len(some))})",
                        some,
                    ).fetchall()
                )
        return found

    def waiting_counts(self) -> tuple[int, int]:
        """How many values of members, and how many creations, wait to be sent; those among them
        that failed, too."""
        with self._store.reading() as connection:
            return count_waiting(connection)


def _birth(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    record_id: int,
    salesforce_id: str,
    run_id: int,
    at: str,
) -> Birth | None:
    row = connection.execute(
        "SELECT c.sobject, c.sent, c.author FROM creation c "
        "JOIN person r ON r.id = c.record_id AND r.state = 'local' WHERE record_id = ?",
        (record_id,),
    ).fetchone()
    if row is None:
        return None
    sobject, sent, author = row
    base: dict[str, FieldValue] = {}
    for api, value in json.loads(sent or "[]"):
        source = catalogue.source(sobject, api)
        if source is not None:
            base[source.name] = value
    return Birth(record_id, salesforce_id, sobject, base, run_id, at, author, "created")


def _refuse(connection: sqlite3.Connection, record_id: int, failure: WriteFailure, at: str) -> None:
    """Nothing is in flight any more."""
    known = connection.execute(
        "UPDATE creation SET asked_at = NULL, asks = 0, sent = NULL, "
        "attempts = attempts + 1 WHERE record_id = ?",
        (record_id,),
    ).rowcount
    if known:
        failures.note(connection, _PERSON, record_id, failures.CREATE, failure, at)


def count_waiting(connection: sqlite3.Connection) -> tuple[int, int]:
    """Values and creations that wait to be sent."""
    values = 0
    for entity in (_PERSON, "company"):
        row = connection.execute(
            f"SELECT count(*) FROM pending_edit p CROSS JOIN {entity} r ON r.id = p.record_id "
            f"WHERE p.entity = '{entity}' AND r.state = '{State.MEMBER}' AND (r.sobject, p.field) "
            "IN (SELECT s.sobject, s.name FROM apdesk_field_source s WHERE s.writable "
            "AND s.rule NOT IN ('salesforce_only', 'off'))"
        ).fetchone()
        values += int(row[0])
    return values, int(connection.execute("SELECT count(*) FROM creation").fetchone()[0])


def _two_way(catalogue: Catalogue, sobject: str) -> dict[str, str]:
    """apdesk name -> API name of the fields of an object that values are sent to."""
    return {each.name: each.salesforce for each in catalogue.sources(sobject) if each.two_way}


def _sendable(
    connection: sqlite3.Connection,
    sobject: str,
    condition: str,
    arguments: tuple[str, ...],
    *,
    after: int = 0,
    limit: int | None = None,
) -> list[tuple[int, str]]:
    """(apdesk id, Salesforce id) of the members with values to be sent, in order."""
    text, given = _sendable_query(connection, sobject, condition, arguments, after)
    return connection.execute(
        f"{text} ORDER BY r.id LIMIT ?", (*given, -1 if limit is None else limit)
    ).fetchall()


def _sendable_query(
    connection: sqlite3.Connection,
    sobject: str,
    condition: str,
    arguments: tuple[str, ...],
    after: int,
) -> tuple[str, tuple[object, ...]]:
    """The statement without its order, and its arguments."""
    entity = entity_of(sobject)
    names = json.dumps(list(_two_way(Catalogue.read(connection), sobject)))
    text = (
        "SELECT r.id, r.salesforce_id FROM (SELECT DISTINCT record_id FROM pending_edit "
        f"WHERE entity = '{entity}' AND record_id > ? "
        "AND field IN (SELECT value FROM json_each(?))) p "
        f"CROSS JOIN {entity} r ON r.id = p.record_id "
        f"WHERE r.sobject = ? AND r.state = '{State.MEMBER}' {condition}"
    )
    return text, (after, names, sobject, *arguments)


def _settle(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    entity: str,
    outcomes: Sequence[Outcome],
    run_id: int,
    at: str,
) -> None:
    ids = [each.outgoing.record_id for each in outcomes]
    edits = pending.read(connection, catalogue, entity, ids)
    objects = dict(
        connection.execute(
            f"SELECT id, sobject FROM {entity} WHERE id IN (SELECT value FROM json_each(?))",
            (rows.as_json(ids),),
        ).fetchall()
    )
    saved: list[tuple[int, pending.Waiting]] = []
    dropped: list[tuple[int, str]] = []
    history: list[tuple[FieldValue, ...]] = []
    arrived = [each.outgoing.record_id for each in outcomes if each.failure is None]
    for outcome in outcomes:
        record_id = outcome.outgoing.record_id
        if record_id not in objects:
            continue
        edited = False
        for api, value in () if outcome.in_flight else outcome.outgoing.values:
            source = catalogue.source(objects[record_id], api)
            edit = None if source is None else edits.get(record_id, {}).get(source.name)
            if edit is None:
                continue
            again = not same(edit.local, value)
            edited = edited or again
            if outcome.failure is not None and same(edit.local, edit.base):
                dropped.append((record_id, edit.field))  # edited back meanwhile
                continue
            if outcome.failure is not None:
                saved.append((record_id, replace(edit, in_flight=False, sent=None)))
                continue
            history.append(
                (entity, record_id, at, run_id, edit.author, edit.field, edit.base, value)
            )
            if again:
                saved.append((record_id, replace(edit, base=value, in_flight=False, sent=None)))
            else:
                dropped.append((record_id, edit.field))
        failure = outcome.failure
        if failure is not None:
            if edited:
                failure = replace(failure, retry_at=at)
            failures.note(connection, entity, record_id, failures.UPDATE, failure, at)
    pending.save(connection, entity, saved)
    pending.drop(connection, entity, dropped)
    failures.lift(connection, entity, arrived, failures.UPDATE)
    failures.lift_settled(connection, entity, ids)
    connection.executemany(
        "INSERT INTO history (entity, record_id, at, run_id, author, kind, field, old, new) "
        "VALUES (?, ?, ?, ?, ?, 'sent', ?, ?, ?)",
        history,
    )
