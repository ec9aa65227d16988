"""Creating, changing and looking up records: every check that a save goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from apdesk.practice_org.state.checks import Checks, Locks
from apdesk.practice_org.state.database import Database, quoted
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import Field
from apdesk.practice_org.state.hooks import PEOPLE, Hooks
from apdesk.practice_org.state.ids import make_id, no_such_key, normal_id, require_id
from apdesk.practice_org.state.metadata import Metadata
from apdesk.practice_org.state.options import PLAIN, SaveOptions
from apdesk.practice_org.state.queries import Queries
from apdesk.practice_org.state.sideeffects import SideEffects
from apdesk.practice_org.state.sobjects import SObject
from apdesk.practice_org.state.sqlfunctions import fold, person_name
from apdesk.practice_org.state.transactions import Transactions, from_stamp
from apdesk.practice_org.state.users import Users
from apdesk.practice_org.state.values import to_stored

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Write:
    """One write of many. `action`: create, update, upsert, delete, hard_delete, undelete.

    An upsert names `external_id_field` and carries its value in `values` or `record_id`. With a
    `refusal` it isn't carried out, whatever it is.
    """

    action: str
    sobject: str
    record_id: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    external_id_field: str = ""
    refusal: OrgError | None = None


@dataclass(frozen=True, slots=True)
class WriteResult:
    id: str | None
    success: bool
    created: bool
    error: OrgError | None = None


class Records:
    def __init__(
        self,
        metadata: Metadata,
        users: Users,
        transactions: Transactions,
        queries: Queries,
    ) -> None:
        self._metadata = metadata
        self._users = users
        self._transactions = transactions
        self._database: Database = transactions.database
        self._queries = queries
        self._serials: dict[str, int] = {}
        self._checks = Checks(metadata, self._database)
        self.locks = Locks()
        self.side_effects = SideEffects(metadata, self._database)
        self._hooks = Hooks(metadata, self._database, queries, self.set)

    # ----------------------------------------------------------------- writing
    def allocate(self, sobject: str) -> tuple[int, str]:
        """A serial and an id that were never given before."""
        with self._database.write():
            last = self._last_serial(sobject)
            self._serials[sobject] = last + 1
        prefix = self._metadata.sobject(sobject).prefix
        return last + 1, make_id(prefix, last + 1)

    def _last_serial(self, sobject: str) -> int:
        """Of those in the table, and of those given to writes that are not to be seen yet."""
        return max(self._serials.get(sobject, 0), self._database.last_serial(sobject))

    def create(
        self,
        name: str,
        values: Mapping[str, Any],
        user: str,
        options: SaveOptions = PLAIN,
    ) -> str:
        sobject = self.writable(name, user, "create")
        if any(one.has("U") and _given(values, one.name) for one in sobject.fields):
            self._transactions.overtake()
        serial, record_id = self.allocate(sobject.name)

        def operation() -> str:
            self._create(sobject, serial, record_id, values, user, options)
            return record_id

        return self._transactions.run(operation)

    def _create(
        self,
        sobject: SObject,
        serial: int,
        record_id: str,
        values: Mapping[str, Any],
        user: str,
        options: SaveOptions,
    ) -> None:
        changes = self._read_values(sobject, values, user, creating=True)
        row = self.defaults(sobject, user)
        row.update(changes)
        missing = [one.name for one in sobject.fields if one.required and row.get(one.name) is None]
        if missing:
            raise OrgError(
                400,
                "REQUIRED_FIELD_MISSING",
                f"Required fields are missing: [{', '.join(missing)}]",
                tuple(missing),
            )
        self.side_effects.complete(sobject.name, row, None)
        self._number(sobject, serial, row)
        self._checks.row(sobject, changes, None)
        self._hooks.before_save(sobject, row, changes, None, options)
        self.insert(sobject.name, serial, record_id, row)
        self._after_save(sobject, record_id, row)

    def defaults(self, sobject: SObject, user: str) -> Row:
        """The stored values of a new record before any was given."""
        stamp = self._transactions.stamp()
        row: Row = {}
        for one in sobject.fields:
            if one.stored and one.default is not None and not one.has("#"):
                row[one.name] = int(bool(one.default)) if one.type == "boolean" else one.default
        audit = {
            "CreatedDate": stamp,
            "CreatedById": user,
            "LastModifiedDate": stamp,
            "LastModifiedById": user,
            "SystemModstamp": stamp,
            "OwnerId": user,
        }
        there = {one.name for one in sobject.fields}
        row.update({name: value for name, value in audit.items() if name in there})
        return row

    def _number(self, sobject: SObject, serial: int, row: Row) -> None:
        for one in sobject.fields:
            if one.has("#"):
                row[one.name] = str(one.default).format(serial)

    def insert(self, sobject: str, serial: int, record_id: str, row: Mapping[str, Any]) -> None:
        """Writes a row as it is."""
        names = ["serial", "Id", *row]
        marks = ", ".join("?" * len(names))
        with self._database.write() as connection:
            connection.execute(
                f"INSERT INTO {quoted(sobject)} ({', '.join(map(quoted, names))}) VALUES ({marks})",
                (serial, record_id, *row.values()),
            )

    def update(
        self,
        name: str,
        record_id: str,
        values: Mapping[str, Any],
        user: str,
        unmodified_since: datetime | None = None,
        options: SaveOptions = PLAIN,
    ) -> None:
        sobject = self.writable(name, user, "edit")
        self._transactions.run(
            lambda: self._update(
                sobject, require_id(record_id), values, user, unmodified_since, options
            )
        )
        if sobject.name == "User":
            # Once more: between the write and its commit somebody may have read the old one.
            self._users.forget()

    def _update(
        self,
        sobject: SObject,
        record_id: str,
        values: Mapping[str, Any],
        user: str,
        unmodified_since: datetime | None,
        options: SaveOptions,
    ) -> None:
        row = self.live_row(sobject, record_id, user)
        if unmodified_since is not None and from_stamp(row["SystemModstamp"]) > unmodified_since:
            raise OrgError(
                412,
                "ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK",
                "The entity was modified after the time in the If-Unmodified-Since header",
            )
        self.locks.check(record_id)
        self._check_protection(record_id, user)
        if row.get("IsConverted"):
            raise OrgError(400, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead")
        before = dict(row)
        changes = self._read_values(sobject, values, user, creating=False)
        row.update(changes)
        emptied = [
            one.name
            for one in sobject.fields
            if one.name in changes and row[one.name] is None and not one.nillable
        ]
        if emptied:
            raise OrgError(
                400,
                "REQUIRED_FIELD_MISSING",
                f"Required fields are missing: [{', '.join(emptied)}]",
                tuple(emptied),
            )
        self.side_effects.complete(sobject.name, row, before)
        self._checks.row(sobject, changes, record_id)
        self._hooks.before_save(sobject, row, changes, record_id, options)
        stamp = self._transactions.stamp()
        row["SystemModstamp"] = stamp
        if "LastModifiedDate" in row:
            row["LastModifiedDate"], row["LastModifiedById"] = stamp, user
        self.set(sobject.name, record_id, _difference(before, row))
        self._after_save(sobject, record_id, row)

    def set(self, sobject: str, record_id: str, changes: Mapping[str, Any]) -> None:
        """Writes columns of one row as they are."""
        if not changes:
            return
        assignments = ", ".join(f"{quoted(name)} = ?" for name in changes)
        with self._database.write() as connection:
            connection.execute(
                f"UPDATE {quoted(sobject)} SET {assignments} WHERE Id = ?",
                (*changes.values(), record_id),
            )
        if sobject == "User":
            self._users.forget()

    def upsert(
        self,
        name: str,
        field_name: str,
        value: str,
        values: Mapping[str, Any],
        user: str,
        *,
        update_only: bool = False,
        options: SaveOptions = PLAIN,
    ) -> tuple[str, bool]:
        sobject = self.readable(name, user)
        self._transactions.overtake()
        key = self._key_field(sobject, field_name, user)
        if key.name == "Id":
            self.update(sobject.name, value, values, user, options=options)
            return require_id(value), False
        found = self.find_by(sobject.name, key.name, value, user)
        if len(found) > 1:
            raise OrgError(300, "DUPLICATE_EXTERNAL_ID", f"{key.name}: {len(found)} matches", found)
        rest = {one: two for one, two in values.items() if one.casefold() != key.name.casefold()}
        if found:
            self.update(sobject.name, found[0], rest, user, options=options)
            return found[0], False
        if update_only:
            raise OrgError(404, "NOT_FOUND", "The requested resource does not exist")
        return self.create(sobject.name, {**rest, key.name: value}, user, options), True

    # ------------------------------------------------------------------ checks
    def readable(self, name: str, user: str) -> SObject:
        """The object; NOT_FOUND when the user can't see it."""
        sobject = self._metadata.readable(name, user)
        if sobject is None:
            raise OrgError(404, "NOT_FOUND", "The requested resource does not exist")
        return sobject

    def writable(self, name: str, user: str, right: str) -> SObject:
        """The object when the user may do that with it."""
        sobject = self.readable(name, user)
        if not sobject.can(right) or right not in self._metadata.rights(sobject.name, user):
            raise OrgError(
                403,
                "INSUFFICIENT_ACCESS_OR_READONLY",
                f"entity type {sobject.name} does not support {right} for this user",
            )
        return sobject

    def row(self, sobject: str, record_id: str) -> Row | None:
        """The stored row, deleted or not."""
        with self._transactions.read() as connection:
            cursor = connection.execute(
                f"SELECT * FROM {quoted(sobject)} WHERE Id = ?", (record_id,)
            )
            found = cursor.fetchone()
            if found is None:
                return None
            names = [column[0] for column in cursor.description]
        row = dict(zip(names, found, strict=True))
        del row["serial"]
        return row

    def live_row(self, sobject: SObject, record_id: str, user: str) -> Row:
        """NOT_FOUND, or ENTITY_IS_DELETED for one in the recycle bin (or merged away): what a
        write is told."""
        row = self.row(sobject.name, record_id)
        if row is None or self._unshared(record_id, user):
            if self._was_deleted(record_id):
                raise OrgError(404, "ENTITY_IS_DELETED", "entity is deleted")
            raise OrgError(404, "NOT_FOUND", "The requested resource does not exist")
        if row.get("IsDeleted"):
            raise OrgError(404, "ENTITY_IS_DELETED", "entity is deleted")
        return row

    def _was_deleted(self, record_id: str) -> bool:
        with self._database.read() as connection:
            return (
                connection.execute(
                    "SELECT 1 FROM delete_log WHERE record_id = ?", (record_id,)
                ).fetchone()
                is not None
            )

    def _unshared(self, record_id: str, user: str) -> bool:
        return self._kept_from("unshared", record_id, user)

    def _check_protection(self, record_id: str, user: str) -> None:
        if self._kept_from("protected", record_id, user):
            raise OrgError(
                400, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id"
            )

    def _kept_from(self, table: str, record_id: str, user: str) -> bool:
        with self._database.read() as connection:
            return (
                connection.execute(
                    f"SELECT 1 FROM {table} WHERE record_id = ? AND user_id IN ('*', ?)",
                    (record_id, user),
                ).fetchone()
                is not None
            )

    def _read_values(
        self, sobject: SObject, values: Mapping[str, Any], user: str, *, creating: bool
    ) -> Row:
        view = self._metadata.view(sobject.name, user)
        row: Row = {}
        refused: list[str] = []
        for name, raw in values.items():
            if name == "attributes":
                continue
            one = view.get(name.casefold())
            if one is None:
                raise OrgError(
                    400,
                    "INVALID_FIELD",
                    f"No such column '{name}' on sobject of type {sobject.name}",
                )
            allowed = one.createable if creating else one.updateable
            if not allowed or not one.stored:
                refused.append(one.name)
                continue
            row[one.name] = to_stored(one, raw)
        if refused:
            raise OrgError(
                400,
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                f"Unable to create/update fields: {', '.join(refused)}. Please check the security "
                "settings of this field and verify that it is read/write for your profile or "
                "permission set.",
                tuple(refused),
            )
        # A defaulted field that is sent as null on create keeps its default.
        if creating:
            defaulted = {one.name for one in sobject.fields if one.has("d")}
            row = {name: v for name, v in row.items() if v is not None or name not in defaulted}
        return row

    def _after_save(self, sobject: SObject, record_id: str, row: Row) -> None:
        self._hooks.after_save(sobject, record_id, row)
        self.side_effects.after_save(sobject.name, record_id, row, self._transactions.stamp())

    # ----------------------------------------------------------------- looking
    def _key_field(self, sobject: SObject, field_name: str, user: str) -> Field:
        one = self._metadata.view(sobject.name, user).get(field_name.casefold())
        if one is None or not (one.has("e") or one.has("i")):
            raise no_such_key(field_name)
        return one

    def check_key(self, name: str, field_name: str, user: str) -> None:
        """NOT_FOUND when no row can be found by that field."""
        self._key_field(self.readable(name, user), field_name, user)

    def find_by(self, name: str, field_name: str, value: str, user: str) -> tuple[str, ...]:
        sobject = self.readable(name, user)
        one = self._key_field(sobject, field_name, user)
        live = "IsDeleted = 0" if sobject.field("IsDeleted") is not None else "1"
        with self._transactions.read() as connection:
            if one.name == "Id":
                condition, key = "Id = ?", normal_id(value)
            else:
                condition, key = f"fold({quoted(one.name)}) = ?", fold(value)
            rows = connection.execute(
                f"SELECT Id FROM {quoted(sobject.name)} "
                f"WHERE {condition} AND {live} ORDER BY serial",
                (key,),
            ).fetchall()
        return tuple(row[0] for row in rows if not self._unshared(row[0], user))

    def retrieve(
        self, name: str, record_id: str, user: str, fields: Sequence[str] | None
    ) -> dict[str, Any]:
        sobject = self.readable(name, user)
        id_ = require_id(record_id)
        view = self._metadata.view(sobject.name, user)
        unknown = [one for one in fields or () if "." not in one and one.casefold() not in view]
        if unknown:
            raise OrgError(
                400,
                "INVALID_FIELD",
                f"No such column '{unknown[0]}' on sobject of type {sobject.name}",
            )
        asked = "FIELDS(ALL)"
        if fields is not None:
            asked = ", ".join({name.casefold(): name for name in [*fields, "Id"]}.values())
        soql = f"SELECT {asked} FROM {sobject.name} WHERE Id = '{id_}' LIMIT 1"
        found = self._queries.query(soql, user, include_deleted=False).records()
        if not found:
            raise OrgError(404, "NOT_FOUND", "The requested resource does not exist")
        return found[0]

    def modified(self, name: str, record_id: str) -> datetime | None:
        sobject = self._metadata.sobject(name)
        id_ = normal_id(record_id)
        row = self.row(sobject.name, id_) if id_ is not None else None
        if row is None or row.get("IsDeleted"):
            return None
        return from_stamp(row["SystemModstamp"])

    def count(self, name: str) -> int:
        sobject = self._metadata.sobject(name)
        live = " WHERE IsDeleted = 0" if sobject.field("IsDeleted") is not None else ""
        with self._transactions.read() as connection:
            row = connection.execute(f"SELECT count(*) FROM {quoted(sobject.name)}{live}")
            return int(row.fetchone()[0])

    def load(self, name: str, rows: Iterable[Mapping[str, Any]], user: str) -> list[str]:
        """Many new rows in stored form, without checks; audit fields and defaults are filled in.

        For seeding: values must be what `to_stored` would have made of them. `rows` is read as it
        is written, so that it may be a stream; only the ids are held.
        """
        sobject = self._metadata.sobject(name)
        ids: list[str] = []
        columns = [one.name for one in sobject.fields if one.stored and one.name != "Id"]
        numbered = [one for one in sobject.fields if one.has("#")]
        person = sobject.name in PEOPLE
        with self._database.write() as connection:
            blank: Row = {**dict.fromkeys(columns), **self.defaults(sobject, user)}
            last = self._last_serial(sobject.name)

            def stored() -> Iterator[tuple[Any, ...]]:
                for serial, given in enumerate(rows, last + 1):
                    row = {**blank, **given}
                    if person:
                        row["Name"] = person_name(row["FirstName"], row["LastName"])
                    for one in numbered:
                        row[one.name] = str(one.default).format(serial)
                    record_id = make_id(sobject.prefix, serial)
                    ids.append(record_id)
                    yield (serial, record_id, *row.values())

            marks = ", ".join("?" * (len(columns) + 2))
            connection.executemany(
                f"INSERT INTO {quoted(sobject.name)} "
                f"({', '.join(map(quoted, ['serial', 'Id', *columns]))}) VALUES ({marks})",
                stored(),
            )
            self._serials[sobject.name] = last + len(ids)
        return ids


def _given(values: Mapping[str, Any], name: str) -> bool:
    return any(one.casefold() == name.casefold() for one in values)


def _difference(before: Row, after: Row) -> Row:
    return {name: value for name, value in after.items() if before.get(name) != value}
