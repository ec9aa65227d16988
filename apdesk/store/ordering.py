"""The order of lists: a covering index for each column that large lists are sorted by.

Such an index holds the list that a record is in and what the record is ordered by, so that the ids
of a list in order are one walk through it which reads no record. What text is ordered by comes
from Python's Unicode tables (`sqltext.sort_key`): indexes that another version of them made are
never read, and are dropped before anything is written (`order_indexes`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apdesk.domain.mapping import ApdeskType, Entity
from apdesk.store import order_indexes, sqltext
from apdesk.store.columns import Catalogue
from apdesk.store.detail import Shown, own_column, shown_column
from apdesk.store.lists import FIRST_COLUMNS, LARGE, PERSON_LIST, SYSTEM_COLUMNS, ListKey, Sort

if TYPE_CHECKING:
    from apdesk.store.database import Store

#: The order of a list that nobody sorted.
ID = "@id"

#: What the index says of members of the Leads.
LEAD = "1"
_WISH = "setting.lists.shown"
#: What the index says of a list's records; of ALL: for each kind of them.
_MEMBERS: dict[ListKey, tuple[str, ...]] = {
    ListKey.ALL: ("1", "0", "NULL"),
    ListKey.LEADS: ("1",),
    ListKey.CONTACTS: ("0",),
}


@dataclass(frozen=True, slots=True)
class Order:
    """A column that records can be kept in order by.

    Attributes:
        key: What they are ordered by, as SQL over the row `r`; None: by the apdesk id alone.
        looked_up: The same for people who aren't members of the Leads, where that is looked up in
            another table and so can't be in an index.
    """

    entity: Entity
    column: str
    key: str | None
    looked_up: str | None = None

    @property
    def index(self) -> str:
        """The name of its index."""
        return f"{self.entity}_order_{self.column}"

    @property
    def sql(self) -> str:
        """The statement that makes the index, as SQLite keeps it."""
        parts = [f"({PERSON_LIST})"] if self.entity is Entity.PERSON else []
        parts += [f"({self.key})"] if self.key is not None else []
        # the columns of an index have no table in front
        columns = ", ".join(parts).replace("r.", "") or "id"
        return f"CREATE INDEX {sqltext.quoted(self.index)} ON {self.entity} ({columns})"


def sort_expression(shown: Shown) -> str:
    """What a list is ordered by, NULL for blanks, as SQL over `r`."""
    return sqltext.sortable(shown.sql) if shown.text else shown.sql


def order_of(catalogue: Catalogue, entity: Entity, name: str) -> Order | None:
    """The order by a field; None for what can't be kept in order: values that are looked up, but
    for the company of people, and long texts, of which an index would hold a second copy."""
    entity = Entity(entity)
    if name == ID:
        return Order(entity, "id", None)
    shown = shown_column(catalogue, entity, name)
    own = shown if name in SYSTEM_COLUMNS else own_column(catalogue, entity, name)
    if shown is None or own is None or name == "@sync" or own.type is ApdeskType.LONG_TEXT:
        return None
    looked_up = sort_expression(shown) if own != shown else None
    return Order(entity, own.sql[2:].strip('"'), sort_expression(own), looked_up)


# -- keeping ------------------------------------------------------------------------------------


def ready(connection: sqlite3.Connection, order: Order, key: ListKey | None = None) -> bool:
    """Whether its index is there, as it would be made now, and is of use for a list (`key`)."""
    if order.looked_up is not None and key is not None and key is not ListKey.LEADS:
        by_id = Order(order.entity, "id", None)
        if key is ListKey.CONTACTS or not ready(connection, by_id):
            return False
    row = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ? AND sql = ? "
        "AND (SELECT value FROM meta WHERE key = ?) = ?",
        (order.index, order.sql, order_indexes.META_KEY, order_indexes.VERSION),
    ).fetchone()
    return row is not None


def ensure(
    connection: sqlite3.Connection, entity: Entity, columns: Iterable[str], *, least: int = LARGE
) -> bool:
    """Makes the index of the first of these fields that has none; within a transaction.

    False: all of them are there, or there are fewer than `least` records. For a million records
    one index takes one to three seconds, in which nobody else can write.
    """
    entity = Entity(entity)
    if not large(connection, entity, least):
        return False
    order_indexes.drop_stale(connection)
    catalogue = Catalogue.read(connection)
    for name in columns:
        order = order_of(catalogue, entity, name)
        if order is not None and not ready(connection, order):
            connection.execute(f"DROP INDEX IF EXISTS {sqltext.quoted(order.index)}")
            connection.execute(order.sql)
            order_indexes.note_version(connection)
            return True
    return False


def large(connection: sqlite3.Connection, entity: Entity, least: int = LARGE) -> bool:
    """Whether there are at least so many records."""
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {entity} LIMIT ?)", (least,)
    ).fetchone()
    return bool(found[0] >= least)


def drop_unused(connection: sqlite3.Connection, entity: Entity, columns: Iterable[str]) -> int:
    """Drops the indexes of other fields than these; how many. Within a transaction."""
    gone = _unused(connection, Entity(entity), columns)
    for each in gone:
        connection.execute(f"DROP INDEX {sqltext.quoted(each)}")
    return len(gone)


def _unused(connection: sqlite3.Connection, entity: Entity, columns: Iterable[str]) -> list[str]:
    catalogue = Catalogue.read(connection)
    orders = (order_of(catalogue, entity, name) for name in columns)
    used = {each.index for each in orders if each is not None}
    return [each for each in order_indexes.names(connection, entity) if each not in used]


def next_missing(store: Store, *, least: int = LARGE) -> tuple[Entity, str] | None:
    """The most useful of the wanted orders that has no index yet; None: nothing is to be made."""
    wanted = wanted_orders(store)
    with store.reading() as connection:
        catalogue = Catalogue.read(connection)
        for entity in Entity:
            if not large(connection, entity, least):
                continue
            for name in (name for each, name in wanted if each is entity):
                order = order_of(catalogue, entity, name)
                if order is not None and not ready(connection, order):
                    return entity, name
    return None


def keep_up(store: Store, *, least: int = LARGE) -> bool:
    """Makes one index that lists want, or drops those that no list wants any more; whether there
    was anything to do."""
    missing = next_missing(store, least=least)
    if missing is not None:
        entity, name = missing
        with store.transaction() as connection:
            return ensure(connection, entity, [name], least=least)
    wanted = wanted_orders(store)
    for entity in Entity:
        names = [name for each, name in wanted if each is entity]
        with store.reading() as connection:
            unused = _unused(connection, entity, names)
        if unused:
            with store.transaction() as connection:
                return drop_unused(connection, entity, names) > 0
    return False


# -- which --------------------------------------------------------------------------------------


def want(store: Store, key: ListKey, columns: Sequence[str]) -> bool:
    """Notes which columns a list shows; False when that is known already."""
    with store.reading() as connection:
        known = _wish(connection)
    if known.get(str(key)) == list(columns):
        return False
    with store.transaction() as connection:
        text = json.dumps({**_wish(connection), str(key): list(columns)})
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_WISH, text))
    return True


def wanted_orders(store: Store) -> list[tuple[Entity, str]]:
    """The fields that lists are to be kept in order by, the most useful first: the id, what each
    list shows, and what it shows at first; only those that can be."""
    with store.reading() as connection:
        catalogue = Catalogue.read(connection)
        known = _wish(connection)
    found: dict[tuple[Entity, str], None] = {(each, ID): None for each in Entity}
    for shown in (known, {str(key): names for key, names in FIRST_COLUMNS.items()}):
        for key in ListKey:
            for name in shown.get(str(key), ()):
                if order_of(catalogue, key.entity, str(name)) is not None:
                    found[key.entity, str(name)] = None
    return list(found)


def _wish(connection: sqlite3.Connection) -> dict[str, Any]:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_WISH,)).fetchone()
    return {} if row is None else dict(json.loads(row[0]))


# -- reading in order ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Walk:
    """Statements whose answers, one after the other, are the ids of a list in order.

    Attributes:
        branches: How often each of them has the arguments of the conditions that were added.
    """

    statements: tuple[str, ...]
    branches: int


def walk(
    connection: sqlite3.Connection,
    order: Order,
    key: ListKey,
    *,
    down: bool = False,
    where: str = "",
) -> Walk:
    """Walks a list in order by an index that is ready: blanks last, equal ones by id; `down`: from
    high to low, equal ones the other way round, too. `where`: a further condition over `r`."""
    direction = " DESC" if down else ""
    more = f" AND {where}" if where else ""
    kinds = _kinds(connection, order, key)
    found: list[str] = []
    for blank in (False,) if order.key is None else (False, True):
        parts = [_part(order, kind, blank, more) for kind in kinds]
        keyed = order.key is not None and not blank
        if len(parts) == 1:
            by = [_key(order, kinds[0]), "r.id"] if keyed else ["r.id"]
            statement, tail = f"SELECT r.id {parts[0]}", ""
        else:
            # what is merged has its key in the second column, and that stays within SQLite
            columns = [f"r.id, {_key(order, kind)}" if keyed else "r.id" for kind in kinds]
            merged = (f"SELECT {what} {part}" for what, part in zip(columns, parts, strict=True))
            by = ["2", "1"] if keyed else ["1"]
            statement, tail = f"SELECT id FROM ({' UNION ALL '.join(merged)}", " LIMIT -1)"
        ordered = ", ".join(f"{each}{direction}" for each in by)
        found.append(f"{statement} ORDER BY {ordered}{tail}")
    return Walk(tuple(found), len(kinds))


def _key(order: Order, kind: str | None) -> str:
    """What records of one kind are ordered by."""
    looked_up = order.looked_up is not None and kind != LEAD
    key = order.looked_up if looked_up else order.key
    assert key is not None
    return key


def _part(order: Order, kind: str | None, blank: bool, more: str) -> str:
    """FROM … WHERE for the records of one kind that have something to be ordered by, or not."""
    index = order.index
    if order.looked_up is not None and kind != LEAD:
        index = f"{order.entity}_order_id"
    tests = [] if kind is None else [f"({PERSON_LIST}) IS {kind}"]
    if order.key is not None:
        tests.append(f"{_key(order, kind)} IS {'NULL' if blank else 'NOT NULL'}")
    where = " AND ".join(tests) or "1"
    return f'FROM {order.entity} r INDEXED BY "{index}" WHERE {where}{more}'


def _kinds(connection: sqlite3.Connection, order: Order, key: ListKey) -> tuple[str | None, ...]:
    """The kinds of records that a list has, as far as there are any."""
    if order.entity is Entity.COMPANY:
        return (None,)
    kinds = _MEMBERS[key]
    if len(kinds) > 1:
        there = (
            f'SELECT 1 FROM {order.entity} r INDEXED BY "{order.index}" '
            f"WHERE ({PERSON_LIST}) IS {{}} LIMIT 1"
        )
        found = [
            each for each in kinds if connection.execute(there.format(each)).fetchone() is not None
        ]
        return tuple(found) or kinds[:1]
    return kinds


def by_sorting(shown: Shown | None, sort: Sort | None) -> str:
    """The same order as an ORDER BY for SQLite to sort by; by id without a column."""
    if shown is None or sort is None:
        return "r.id"
    direction = " DESC" if sort[1] else ""
    if shown.sql == "r.id":
        return f"r.id{direction}"
    return f"{shown.sql} IS NULL, {sort_expression(shown)}{direction}, r.id{direction}"
