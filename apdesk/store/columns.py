"""The typed columns of `person` and `company`: one per apdesk field, grown as needed."""

from __future__ import annotations

import re
import sqlite3
import threading
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from apdesk.domain.mapping import ApdeskType, Entity, FieldMapping, entity_of
from apdesk.domain.preferences import FirstSync, Rule
from apdesk.domain.schema import SOBJECTS, FieldType
from apdesk.store.fieldtext import TEXT_TYPES, storage_of
from apdesk.store.position import paused_fields
from apdesk.store.sqltext import quoted

#: Update in place, but are no change of the record: no history, not counted, not marked.
VOLATILE = frozenset({"LastViewedDate", "LastReferencedDate", "PhotoUrl", "IsUnreadByOwner"})

#: Say when and by whom a record was saved: alone they are no change of it, as our own writes
#: move them, too.
BOOKKEEPING = frozenset({"LastModifiedDate", "LastModifiedById"})

#: What the org puts the full name of a lead or contact together from.
NAME_PARTS = ("FirstName", "LastName")


def volatile(salesforce_field: str) -> bool:
    """Whether a field moves by itself (somebody looked at the record …)."""
    return (
        salesforce_field in VOLATILE
        or salesforce_field.startswith("Jigsaw")
        or salesforce_field == "SystemModstamp"
    )


@dataclass(frozen=True, slots=True)
class Column:
    """An apdesk field and the column that holds it; `position` orders fields for people."""

    entity: str
    name: str
    column: str
    label: str
    type: ApdeskType
    storage: str
    standard: bool
    hidden: bool
    position: int

    @property
    def sql(self) -> str:
        return quoted(self.column)

    @property
    def searched(self) -> bool:
        return self.type in TEXT_TYPES and not self.hidden


@dataclass(frozen=True, slots=True)
class Source:
    """Where an apdesk field comes from in one object. `label` is Salesforce's own."""

    sobject: str
    salesforce: str
    entity: str
    name: str
    label: str
    field_type: FieldType
    rule: Rule
    first_sync: FirstSync
    writable: bool
    hidden: bool
    position: int

    @property
    def two_way(self) -> bool:
        """Whether values of here are sent to the field."""
        return self.writable and self.rule not in (Rule.SALESFORCE_ONLY, Rule.OFF)


_COLUMN_NAMES = "entity, name, column_name, label, type, storage, standard, hidden, position"
_SOURCE_NAMES = ", ".join(each.name for each in fields(Source))


#: The key in `meta` of the catalogue's edition, which is another after each time it was written.
_EDITION = "catalogue"


# Most of what is written anew says what it said before.
@lru_cache(maxsize=4096)
def _column(row: tuple[Any, ...]) -> Column:
    return Column(
        entity=row[0],
        name=row[1],
        column=row[2],
        label=row[3],
        type=ApdeskType(row[4]),
        storage=row[5],
        standard=bool(row[6]),
        hidden=bool(row[7]),
        position=row[8],
    )


def tells_nothing(sobject: str, mapped: Collection[str]) -> frozenset[str]:
    """The API names of fields that alone are no change of a record: what our own writes move, too.

    The full name follows its parts, and is told of by them where they are `mapped`.
    """
    follows = sobject != "Account" and set(NAME_PARTS) <= set(mapped)
    return BOOKKEEPING | {"Name"} if follows else BOOKKEEPING


@lru_cache(maxsize=4096)
def _source(row: tuple[Any, ...]) -> Source:
    return Source(
        sobject=row[0],
        salesforce=row[1],
        entity=row[2],
        name=row[3],
        label=row[4],
        field_type=FieldType(row[5]),
        rule=Rule(row[6]),
        first_sync=FirstSync(row[7]),
        writable=bool(row[8]),
        hidden=bool(row[9]),
        position=row[10],
    )


class Catalogue:
    """The tables apdesk_field and apdesk_field_source, as read at one moment."""

    def __init__(
        self,
        columns: Iterable[Column],
        sources: Iterable[Source],
        paused: Iterable[tuple[str, str, str]] = (),
    ) -> None:
        self._columns = {(each.entity, each.name): each for each in columns}
        self._paused = tuple(paused)
        self._sources: dict[str, dict[str, Source]] = {}
        self._by_name: dict[str, dict[str, Source]] = {}
        self._active: dict[tuple[str, str], dict[str, str]] = {}
        for each in sources:
            self._sources.setdefault(each.sobject, {})[each.salesforce] = each
            self._active.setdefault((each.entity, each.name), {})[each.sobject] = each.salesforce

    @classmethod
    def read(cls, connection: sqlite3.Connection) -> Catalogue:
        """What it says now. It is asked for with every transaction: an edition is read once."""
        edition, paused = _edition(connection), tuple(paused_fields(connection))
        found = _READ.get((edition, paused))
        if found is None:
            found = cls._read(connection, paused)
            # Without a transaction, another may have been written meanwhile.
            if edition is not None and _edition(connection) == edition:
                _keep((edition, paused), found)
        return found

    @classmethod
    def _read(
        cls, connection: sqlite3.Connection, paused: Iterable[tuple[str, str, str]] = ()
    ) -> Catalogue:
        columns = [
            _column(row)
            for row in connection.execute(
                f"SELECT {_COLUMN_NAMES} FROM apdesk_field ORDER BY entity, position"
            )
        ]
        sources = [
            _source(row)
            for row in connection.execute(
                f"SELECT {_SOURCE_NAMES} FROM apdesk_field_source ORDER BY sobject, position"
            )
        ]
        return cls(columns, sources, paused)

    def fields(self, entity: str) -> tuple[Column, ...]:
        """All apdesk fields of an entity, hidden ones too, in the order for people."""
        return tuple(each for each in self._columns.values() if each.entity == entity)

    def field(self, entity: str, name: str) -> Column | None:
        return self._columns.get((entity, name))

    def sources(self, sobject: str) -> tuple[Source, ...]:
        """The mapped fields of an object, in its order."""
        return tuple(self._sources.get(sobject, {}).values())

    def source(self, sobject: str, salesforce: str) -> Source | None:
        return self._sources.get(sobject, {}).get(salesforce)

    def source_of(self, sobject: str, name: str) -> Source | None:
        """Where an apdesk field comes from in an object; None: it isn't mapped there."""
        if sobject not in self._by_name:
            self._by_name[sobject] = {each.name: each for each in self.sources(sobject)}
        return self._by_name[sobject].get(name)

    def paused(self, sobject: str) -> tuple[tuple[str, str], ...]:
        """Salesforce field and apdesk name of an object's fields that the org doesn't show at
        present: they have no source, and keep their values."""
        return tuple(
            (salesforce, name)
            for each, salesforce, name in self._paused
            if each == sobject
            and self.field(str(entity_of(sobject)), name) is not None
            and self.source(sobject, salesforce) is None
            and self.source_of(sobject, name) is None
        )

    def api_names(self, entity: str, name: str) -> dict[str, str]:
        """object -> Salesforce field, for every object that this apdesk field comes from, or came
        from until the org stopped showing it."""
        paused = {
            sobject: salesforce
            for sobject in dict.fromkeys(each[0] for each in self._paused)
            if str(entity_of(sobject)) == entity
            for salesforce, called in self.paused(sobject)
            if called == name
        }
        return {**self.active_names(entity, name), **paused}

    def active_names(self, entity: str, name: str) -> Mapping[str, str]:
        """object -> Salesforce field, for every object that this apdesk field is mapped in."""
        return self._active.get((entity, name), {})

    def column_of(self, sobject: str, salesforce: str) -> Column | None:
        """The column that a Salesforce field is mirrored in."""
        found = self.source(sobject, salesforce)
        return None if found is None else self.field(found.entity, found.name)

    def name_expression(self, entity: str) -> str:
        """SQL for what a record is called: its Name, else its e-mail; NULL when neither is here."""
        sobjects = ("Account",) if entity == Entity.COMPANY else ("Lead", "Contact")
        parts: list[str] = []
        for api in ("Name", "Email"):
            for sobject in sobjects:
                column = self.column_of(sobject, api)
                if column is not None and column.sql not in parts:
                    parts.append(column.sql)
        return f"coalesce({', '.join(parts)}, NULL)" if parts else "NULL"


_Key = tuple[str | None, tuple[tuple[str, str, str], ...]]
#: The catalogues read last, of all files. They are never changed.
_READ: dict[_Key, Catalogue] = {}
_KEPT = 8
_KEEPING = threading.Lock()


def _edition(connection: sqlite3.Connection) -> str | None:
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (_EDITION,)).fetchone()
    return None if found is None else str(found[0])


def _keep(key: _Key, catalogue: Catalogue) -> None:
    with _KEEPING:
        while len(_READ) >= _KEPT:
            del _READ[next(iter(_READ))]
        _READ[key] = catalogue


def prepare(connection: sqlite3.Connection, mappings: Mapping[str, Sequence[FieldMapping]]) -> None:
    """Makes the columns that the mappings need and notes the catalogue; within a transaction.

    A field that is mapped no more keeps its column, its values and its place in the lists, without
    a source. A field whose new type asks for another kind of column has a new one, which the org's
    values fill; the old one stays with its values. Where two objects share a field, the first one
    names it.
    """
    before = Catalogue._read(connection)
    for sobject, wanted in mappings.items():
        connection.execute("DELETE FROM apdesk_field_source WHERE sobject = ?", (sobject,))
        _grow(connection, entity_of(sobject), sobject, wanted)
        connection.executemany(
            f"INSERT INTO apdesk_field_source ({_SOURCE_NAMES}) "
            f"VALUES ({', '.join('?' * len(fields(Source)))})",
            [_sql_row(each) for each in _asked(sobject, wanted)],
        )
    connection.execute(
        "UPDATE apdesk_field SET hidden = (SELECT min(s.hidden) FROM apdesk_field_source s "
        "WHERE s.entity = apdesk_field.entity AND s.name = apdesk_field.name) "
        "WHERE EXISTS (SELECT 1 FROM apdesk_field_source s "
        "WHERE s.entity = apdesk_field.entity AND s.name = apdesk_field.name)"
    )
    connection.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_EDITION, uuid.uuid4().hex)
    )
    after = Catalogue.read(connection)
    _index_emails(connection, after)
    for entity in Entity:
        _align_search(connection, str(entity), before, after)


def same(catalogue: Catalogue, mappings: Mapping[str, Sequence[FieldMapping]]) -> bool:
    """Whether the catalogue says already what these mappings would make it say."""
    seen: set[tuple[str, str]] = set()
    for sobject, wanted in mappings.items():
        if catalogue.sources(sobject) != tuple(_asked(sobject, wanted)):
            return False
        for mapping in wanted:
            key = (str(entity_of(sobject)), mapping.apdesk)
            column = catalogue.field(*key)
            if column is None:
                return False
            if key not in seen and not _shared_before(catalogue, sobject, mapping.apdesk):
                seen.add(key)
                if (column.label, column.type) != (mapping.label, mapping.type):
                    return False
    return True


# -- within -----------------------------------------------------------------------------------


def _asked(sobject: str, wanted: Sequence[FieldMapping]) -> list[Source]:
    return [
        Source(
            sobject=sobject,
            salesforce=each.salesforce,
            entity=str(entity_of(sobject)),
            name=each.apdesk,
            label=each.label,
            field_type=each.field_type,
            rule=each.rule,
            first_sync=each.first_sync,
            writable=each.writable,
            hidden=each.hidden,
            position=position,
        )
        for position, each in enumerate(wanted)
    ]


def _sql_row(source: Source) -> tuple[object, ...]:
    return tuple(
        str(value) if isinstance(value, str) else value  # an enum member as its plain text
        for value in (getattr(source, each.name) for each in fields(Source))
    )


def _shared_before(catalogue: Catalogue, sobject: str, name: str) -> bool:
    """Whether an object that comes before this one maps the field too, and so names it."""
    entity = str(entity_of(sobject))
    earlier = SOBJECTS[: SOBJECTS.index(sobject)]
    return any(each in earlier for each in catalogue.active_names(entity, name))


def _grow(
    connection: sqlite3.Connection, entity: str, sobject: str, wanted: Sequence[FieldMapping]
) -> None:
    """Adds, renames for people and moves the columns of one object's mappings."""
    catalogue = Catalogue._read(connection)
    known = {each.name: each for each in catalogue.fields(entity)}
    taken = {str(row[1]) for row in connection.execute(f"PRAGMA table_info({entity})").fetchall()}
    for mapping in wanted:
        storage = storage_of(mapping.type, mapping.field_type)
        column = known.get(mapping.apdesk)
        if column is None:
            column = Column(
                entity=str(entity),
                name=mapping.apdesk,
                column=_column_name(mapping.apdesk, taken),
                label=mapping.label,
                type=mapping.type,
                storage=storage,
                standard=not mapping.salesforce.endswith("__c"),
                hidden=mapping.hidden,
                position=len(known),
            )
            connection.execute(f"ALTER TABLE {entity} ADD COLUMN {column.sql} {storage}")
        elif _shared_before(catalogue, sobject, mapping.apdesk):
            continue
        else:
            if (column.storage == "TEXT") != (storage == "TEXT"):
                name = _column_name(mapping.apdesk, taken)
                column = replace(column, column=name, storage=storage)
                connection.execute(f"ALTER TABLE {entity} ADD COLUMN {column.sql} {storage}")
            column = replace(column, label=mapping.label, type=mapping.type)
        known[mapping.apdesk] = column
        taken.add(column.column)
        connection.execute(
            f"INSERT OR REPLACE INTO apdesk_field ({_COLUMN_NAMES}) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                column.entity,
                column.name,
                column.column,
                column.label,
                str(column.type),
                column.storage,
                column.standard,
                column.hidden,
                column.position,
            ),
        )


def _column_name(name: str, taken: set[str]) -> str:
    """A column for an apdesk field. The prefix keeps it apart from the fixed columns, rowid and
    every word of SQL; SQLite doesn't tell case apart in names."""
    base = "f_" + re.sub(r"[^a-z0-9_]", "_", name.lower())[:100]
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}_{number}"
    return found


def email_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """The columns of people that hold their e-mail address; most often there is one."""
    found = {
        column.column: column
        for sobject in ("Lead", "Contact")
        if (column := catalogue.column_of(sobject, "Email")) is not None
    }
    return tuple(found.values())


def _index_emails(connection: sqlite3.Connection, catalogue: Catalogue) -> None:
    """Lets people with one address be found at once."""
    for each in email_columns(catalogue):
        connection.execute(
            f"CREATE INDEX IF NOT EXISTS {quoted(f'person_{each.column}')} "
            f"ON person (lower({each.sql}))"
        )


def _drop_search_view(connection: sqlite3.Connection, entity: str) -> None:
    connection.execute(f"DROP VIEW IF EXISTS {entity}_text")


def _joined(expressions: Sequence[str]) -> str:
    """The texts one after the other, as a balanced tree: SQLite bounds the depth of one."""
    if not expressions:
        return "''"
    if len(expressions) == 1:
        return expressions[0]
    middle = len(expressions) // 2
    return f"({_joined(expressions[:middle])} || ' ' || {_joined(expressions[middle:])})"


def _align_search(
    connection: sqlite3.Connection, entity: str, before: Catalogue, after: Catalogue
) -> None:
    """Lets the search view read the present text fields; re-reads all rows only when values of
    theirs came or went with a column."""
    old = {each.column for each in before.fields(entity) if each.searched}
    new = {each.column for each in after.fields(entity) if each.searched}
    view = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'view' AND name = ?", (f"{entity}_text",)
    ).fetchone()
    if old == new and view is not None:
        return
    _drop_search_view(connection, entity)
    texts = [f"coalesce({each.sql}, '')" for each in after.fields(entity) if each.searched]
    connection.execute(
        f"CREATE VIEW {entity}_text (id, text) AS SELECT id, {_joined(texts)} FROM {entity}"
    )
    gone = old - new
    filled = any(
        connection.execute(
            f"SELECT 1 FROM {entity} WHERE {quoted(each)} IS NOT NULL LIMIT 1"
        ).fetchone()
        for each in sorted(new - old)
    )
    if gone or filled:
        connection.execute(f"INSERT INTO {entity}_search ({entity}_search) VALUES ('rebuild')")
