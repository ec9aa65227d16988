"""What the org calls those whom records name by id: users, queues, records that are here.

A row of `salesforce_user` without a name waits to be asked for; the name '' is of somebody whom the
org doesn't show.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from apdesk.domain.mapping import ApdeskType, Entity, entity_of
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import SOBJECTS
from apdesk.store import search
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.store.sqltext import folded, quoted, sort_key

#: What the ids of users and of queues begin with: the object that knows their names.
OBJECTS: Mapping[str, str] = {"005": "User", "00G": "Group"}

#: The objects whose records are known here by name.
NAMED: tuple[str, ...] = (*OBJECTS.values(), *SOBJECTS)

#: The setting that says up to which record, and in which columns, an entity was looked through.
_SEEN = "org_names.seen."


def note(connection: sqlite3.Connection, values: Iterable[FieldValue]) -> None:
    """Notes the users and queues among ids, so that their names are asked for; within a
    transaction. Whoever is known stays as they are."""
    found = {each for each in values if isinstance(each, str) and each[:3] in OBJECTS}
    connection.executemany(
        "INSERT OR IGNORE INTO salesforce_user (id) VALUES (?)", [(each,) for each in sorted(found)]
    )


def names_of(
    connection: sqlite3.Connection, catalogue: Catalogue, values: Iterable[FieldValue]
) -> dict[str, str]:
    """What the users, queues and records with these ids are called, of those that are known here;
    whatever is no id is overlooked."""
    ids = sorted({each for each in values if isinstance(each, str) and each})
    if not ids:
        return {}
    places = (
        ("salesforce_user", "id", "name"),
        ("org_user", "id", "name"),
        *((each, "salesforce_id", catalogue.name_expression(each)) for each in Entity),
    )
    sql = " UNION ALL ".join(
        f"SELECT {key}, {name} FROM {table} WHERE {key} IN (SELECT value FROM json_each(?1))"
        for table, key, name in places
    )
    found = connection.execute(sql, (json.dumps(ids),)).fetchall()
    return {key: name for key, name in found if name}


class Called(NamedTuple):
    """Somebody, or something, that is known here by name."""

    salesforce_id: str
    name: str
    sobject: str


def called(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    objects: Collection[str],
    text: str,
    limit: int | None = None,
    *,
    exactly: bool = False,
) -> tuple[Called, ...]:
    """Who of these objects has a text in the name, or (`exactly`) for a name, case aside; by name,
    so many at most. Users and queues are found by any part of it, records by what their words
    begin with: there may be a million of them."""
    wanted = text.strip().casefold()
    found: dict[str, Called] = {}
    for sobject in objects:
        for source, arguments in _sources(catalogue, sobject, wanted, exactly):
            name = folded("name")
            met = f"{name} = ?" if exactly else f"instr({name}, ?) > 0"
            rows = connection.execute(
                f"SELECT id, name FROM ({source}) WHERE name <> '' AND {met} LIMIT ?",
                (*arguments, wanted, -1 if limit is None else limit),
            )
            found.update((key, Called(key, called, sobject)) for key, called in rows)
    by_name = sorted(found.values(), key=lambda each: (sort_key(each.name), each.salesforce_id))
    return tuple(by_name[:limit])


def _sources(
    catalogue: Catalogue, sobject: str, wanted: str, exactly: bool
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Queries of `id` and `name` with their arguments, in which those called so are. A whole name
    without a word in it would be looked for in all records: it isn't."""
    for prefix, each in OBJECTS.items():
        if each == sobject:
            yield "SELECT id, name FROM salesforce_user WHERE substr(id, 1, 3) = ?", (prefix,)
    if sobject == "User":
        yield "SELECT id, name FROM org_user", ()
    if sobject in SOBJECTS:
        entity = entity_of(sobject)
        name = catalogue.name_expression(entity)
        # "+": what the search found leads to the records, no index of half of all of them
        query = (
            f"SELECT r.salesforce_id AS id, {name} AS name FROM {entity} r "
            "WHERE +r.salesforce_id IS NOT NULL"
        )
        arguments: tuple[str, ...] = ()
        if entity is Entity.PERSON:
            query, arguments = f"{query} AND +r.sobject = ?", (sobject,)
        begun = search.beginnings(entity, wanted)
        if begun is not None:
            query = f"{query} AND r.id IN ({begun.sql})"
            arguments += tuple(map(str, begun.arguments))
        if begun is not None or not exactly:
            yield query, arguments


def of_lookups(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    entity: str,
    values: Sequence[tuple[str | None, FieldValue]],
) -> dict[str, dict[str, str]]:
    """The same for (apdesk field, value): field -> id -> name, of the fields that hold ids."""
    lookups = {each.name for each in catalogue.fields(entity) if each.type is ApdeskType.REFERENCE}
    held = [(name, value) for name, value in values if name in lookups]
    known = names_of(connection, catalogue, (value for _, value in held))
    found: dict[str, dict[str, str]] = {}
    for name, value in held:
        if name is not None and isinstance(value, str) and value in known:
            found.setdefault(name, {})[value] = known[value]
    return found


class OrgNames:
    """Whose names are to be asked for, and what they are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._settings = Settings(store)

    def unknown(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Ids with that beginning whose names were never told."""
        with self._store.reading() as connection:
            found = connection.execute(
                "SELECT id FROM salesforce_user WHERE id >= ? AND id < ? AND name IS NULL "
                "ORDER BY id LIMIT ?",
                (prefix, f"{prefix}~", limit),
            ).fetchall()
        return tuple(row[0] for row in found)

    def save(self, names: Mapping[str, str]) -> None:
        """Notes what they are called; '' for one whom the org doesn't show."""
        with self._store.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO salesforce_user (id, name) VALUES (?, ?)",
                list(names.items()),
            )

    def look_through(
        self, catalogue: Catalogue, entity: Entity, fields: Collection[str], most: int
    ) -> bool:
        """Notes whom the next records name, in the order in which they came here: new ones alone
        once all were looked at. What changes later is noted with the change (`Mirror.apply`).

        Args:
            fields: The apdesk fields that hold ids of users and queues. With another one, all
                records are looked at anew.
            most: So many records at a time, so that nobody waits for long.

        Returns whether there are more of them.
        """
        columns = sorted(
            each.column
            for each in catalogue.fields(entity)
            if each.name in fields and each.type is ApdeskType.REFERENCE and not each.hidden
        )
        with self._store.reading() as connection:
            row = connection.execute(f"SELECT coalesce(max(id), 0) FROM {entity}").fetchone()
        newest = int(row[0])
        reached, seen = self._settings.setting(_SEEN + entity, [0, []])
        after = int(reached) if set(columns) <= set(seen) else 0
        if not columns or after >= newest:
            return False
        with self._store.reading() as connection:
            (end,) = connection.execute(
                f"SELECT max(id) FROM (SELECT id FROM {entity} WHERE id > ? ORDER BY id LIMIT ?)",
                (after, most),
            ).fetchone()
            named = _named(connection, entity, columns, after, end)
            known = {row[0] for row in connection.execute("SELECT id FROM salesforce_user")}
        if named - known:
            with self._store.transaction() as connection:
                note(connection, named - known)
        # an object that can't be read in this run, and so has no fields, is none to begin anew for
        self._settings.set_setting(_SEEN + entity, [end, sorted({*columns, *seen})])
        return int(end) < newest


def _named(
    connection: sqlite3.Connection, entity: Entity, columns: Sequence[str], after: int, end: int
) -> set[str]:
    """Whom the records behind one id, up to another, name."""
    listed = ", ".join(map(quoted, columns))
    cursor = connection.execute(
        f"SELECT DISTINCT {listed} FROM {entity} WHERE id > ? AND id <= ?", (after, end)
    )
    return {each for row in cursor for each in row if each is not None and each[:3] in OBJECTS}
