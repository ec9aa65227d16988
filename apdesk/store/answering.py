"""The ids that answer a question about a list: the first ones at once, all of them, or in slices.

A large list is walked by an index that keeps it in order (`ordering`). Where a search or filters
leave some of it out, what they find is a set of ids: a small one is looked up and sorted, a large
one is what the walk passes through.
"""

from __future__ import annotations

import json
import sqlite3
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import compress

from apdesk.domain.operators import CriteriaError, EvaluationContext
from apdesk.domain.records import FieldValue
from apdesk.store import filters as filtering
from apdesk.store import ordering, search
from apdesk.store.columns import Catalogue
from apdesk.store.detail import Shown, shown_column
from apdesk.store.filters import Condition
from apdesk.store.lists import ListKey, ListQuery
from apdesk.store.ordering import Walk
from apdesk.store.words import Vocabulary

#: The condition that a list sets on its records.
LIST_CONDITION = {
    ListKey.ALL: "1",
    ListKey.LEADS: "r.sobject = 'Lead' AND r.state = 'member'",
    ListKey.CONTACTS: "r.sobject = 'Contact' AND r.state = 'member'",
    ListKey.COMPANIES: "1",
}

#: Records of which a sorted look-up costs less than a walk through the whole list.
FEW = 20_000
#: Letters of words that are looked for in the texts of the first rows, how many rows at once, and
#: how many seconds of computing.
_SHORT = 2
_TESTED = 400
_TESTED_SECONDS = 0.08
#: Rows that are taken from SQLite at once.
_STEP = 2000
#: Gives the words of the index when a search needs them; None: only beginnings are searched for.
Words = Callable[[], Vocabulary] | None


class Answer:
    """The answer to one question, within the read transaction that is open.

    Raises CriteriaError for a filter that says nothing or whose field isn't there.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        catalogue: Catalogue,
        query: ListQuery,
        context: EvaluationContext | None = None,
        *,
        few: int | None = None,
    ) -> None:
        self._connection = connection
        self._catalogue = catalogue
        self._key = ListKey(query.key)
        self._entity = self._key.entity
        self._query = query
        self._few = FEW if few is None else few
        self._filters = _filters(catalogue, self._key, query, context)
        self._searched = bool(search.words(query.search))
        self._sort = query.sort
        self._shown: Shown | None = None
        if query.sort is not None:
            self._shown = shown_column(catalogue, self._entity, query.sort[0])
        name = ordering.ID if self._shown is None or query.sort is None else query.sort[0]
        order = ordering.order_of(catalogue, self._entity, name)
        kept = order is not None and ordering.ready(connection, order, self._key)
        self._order = order if kept else None
        by_id = ordering.order_of(catalogue, self._entity, ordering.ID)
        self._by_id = by_id if by_id and ordering.ready(connection, by_id) else None

    @property
    def large(self) -> bool:
        """Whether all of it may take longer than a moment."""
        return ordering.large(self._connection, self._entity, self._few)

    # -- how many -------------------------------------------------------------------------------

    def count(self) -> int | None:
        """The exact number, as long as it is quickly told: for whole lists."""
        if self._filters is not None or self._searched:
            return None
        return count(self._connection, self._key)

    # -- the first ones -------------------------------------------------------------------------

    def first(self, limit: int) -> array[int] | None:
        """The first ids of what will be the whole answer; None when they can't be told sooner.

        Of a search these are the first who have the words as beginnings of theirs. For filters
        the list is walked until there are enough: the caller bounds the time of that.
        """
        if self._searched:
            return self._first_found(limit)
        if self._order is not None:
            return self._walked(self._filters, limit)
        if self._filters is not None:
            return None
        return self._sorted((), limit)

    def _first_found(self, limit: int) -> array[int] | None:
        if self._order is not None and self._filters is None:
            first = self._first_tested(limit)
            if first is not None:
                return first
        begun = search.beginnings(self._entity, self._query.search, self._few + 1)
        assert begun is not None
        found = self._ids(begun.sql, begun.arguments)
        if len(found) <= self._few:
            return self._sorted((_within(found), *self._filter_parts), limit)
        if self._order is None or self._filters is not None:
            return None
        begun = search.beginnings(self._entity, self._query.search)
        assert begun is not None
        flags = self._flags(self._ids(begun.sql, begun.arguments))
        first = array("q")
        for some in self._walk_slices(None):
            first.extend(compress(some, map(flags.__getitem__, some)))
            if len(first) >= limit:
                break
        return first[:limit]

    def _first_tested(self, limit: int) -> array[int] | None:
        """For words so short that many have them, the list is read from its beginning until
        enough were found: the index would gather all of them first. None: they are too rare."""
        wanted = search.words(self._query.search)
        if any(len(each) > _SHORT for each in wanted):
            return None
        until = time.thread_time() + _TESTED_SECONDS
        test = search.Beginnings(wanted)
        found = array("q")
        try:
            for some in self._walk_slices(None):
                for start in range(0, len(some), _TESTED):
                    piece = some[start : start + _TESTED]
                    texts = dict(
                        self._connection.execute(
                            f"SELECT id, text FROM {self._entity}_text "
                            "WHERE id IN (SELECT value FROM json_each(?))",
                            (json.dumps(list(piece)),),
                        ).fetchall()
                    )
                    found.extend([each for each in piece if test.met(texts[each] or "")])
                    if len(found) >= limit:
                        return found[:limit]
                    if time.thread_time() > until:
                        return None
        finally:
            test.close()
        return found

    # -- all of them ----------------------------------------------------------------------------

    def ids(self, words: Words = None) -> array[int]:
        """All ids in order."""
        if self._searched:
            found = self._found(words)
            if len(found) <= self._few or self._order is None:
                return self._sorted((_within(found), *self._filter_parts))
            if self._filters is not None:
                found = self._both(found)
        elif self._filters is not None:
            if self._order is None:
                return self._sorted((self._filters,))
            found = self._matching()
        elif self._order is not None:
            return self._walked(None)
        else:
            return self._sorted(())
        if len(found) <= self._few:
            return self._sorted((_within(found),))
        flags = self._flags(found)
        ids = array("q")
        for some in self._walk_slices(None):
            ids.extend(compress(some, map(flags.__getitem__, some)))
        return ids

    def chosen(self, words: Words = None) -> array[int] | None:
        """What a search finds, in the order of the ids, whatever the filters say; None without."""
        return self._found(words) if self._searched else None

    def slice_after(self, record_id: int, size: int, among: array[int] | None = None) -> array[int]:
        """The next ids in the order of the ids, which are above `record_id`: of the whole list,
        or of `among`, which is what `chosen` gave, from there on."""
        if among is not None:
            return self._ids(
                f"SELECT r.id FROM {self._entity} r NOT INDEXED WHERE "
                f"{self._where((_within(among), *self._filter_parts))} ORDER BY r.id",
                (*_within(among).arguments, *self._filter_arguments),
            )
        if self._filters is None and self._by_id is not None:
            walk = ordering.walk(self._connection, self._by_id, self._key, where="r.id > ?")
            return self._ids(f"{walk.statements[0]} LIMIT ?", (*(record_id,) * walk.branches, size))
        return self._ids(
            f"SELECT r.id FROM {self._entity} r NOT INDEXED WHERE r.id > ? AND "
            f"{self._where(self._filter_parts)} ORDER BY r.id LIMIT ?",
            (record_id, *self._filter_arguments, size),
        )

    # -- sets -----------------------------------------------------------------------------------

    def _found(self, words: Words) -> array[int]:
        """Who a search finds, in the order of the ids, in this list and in others."""
        text = self._query.search
        if words is None:
            condition = search.beginnings(self._entity, text)
        else:
            condition = search.anywhere(self._entity, text, words())
        assert condition is not None
        return self._ids(condition.sql, condition.arguments)

    def _matching(self) -> array[int]:
        """Who meets the filters, in no order."""
        return self._ids(
            f"SELECT r.id FROM {self._entity} r NOT INDEXED "
            f"WHERE {self._where(self._filter_parts)}",
            self._filter_arguments,
        )

    def _both(self, found: array[int]) -> array[int]:
        """Those of a large set who meet the filters, too."""
        flags, matching = self._flags(found), self._matching()
        return array("q", compress(matching, map(flags.__getitem__, matching)))

    def _flags(self, ids: Sequence[int]) -> bytearray:
        """1 at the place of each id, so that a whole list passes through at the speed of C."""
        highest = self._connection.execute(f"SELECT max(id) FROM {self._entity}").fetchone()[0]
        flags = bytearray((highest or 0) + 1)
        for start in range(0, len(ids), _STEP):
            for each in ids[start : start + _STEP]:
                flags[each] = 1
            let_others()
        return flags

    # -- statements -----------------------------------------------------------------------------

    @property
    def _filter_parts(self) -> tuple[Condition, ...]:
        return () if self._filters is None else (self._filters,)

    @property
    def _filter_arguments(self) -> tuple[FieldValue, ...]:
        return () if self._filters is None else self._filters.arguments

    def _where(self, conditions: Sequence[Condition]) -> str:
        return " AND ".join([LIST_CONDITION[self._key], *(each.sql for each in conditions)])

    def _sorted(self, conditions: Sequence[Condition], limit: int | None = None) -> array[int]:
        """Those that meet conditions, sorted by SQLite; with a limit it keeps only so many."""
        source = f"{self._entity} r{' NOT INDEXED' if conditions else ''}"
        by = ordering.by_sorting(self._shown, self._sort)
        statement = f"SELECT r.id FROM {source} WHERE {self._where(conditions)} ORDER BY {by}"
        arguments = [argument for each in conditions for argument in each.arguments]
        if limit is not None:
            statement, arguments = f"{statement} LIMIT ?", [*arguments, limit]
        return self._ids(statement, arguments)

    def _walk(self, condition: Condition | None) -> Walk:
        assert self._order is not None
        return ordering.walk(
            self._connection,
            self._order,
            self._key,
            down=self._shown is not None and self._sort is not None and self._sort[1],
            where="" if condition is None else condition.sql,
        )

    def _walked(self, condition: Condition | None, limit: int | None = None) -> array[int]:
        walk = self._walk(condition)
        arguments = () if condition is None else condition.arguments * walk.branches
        ids = array("q")
        for statement in walk.statements:
            if limit is None:
                ids.extend(self._ids(statement, arguments))
            elif len(ids) < limit:
                ids.extend(self._ids(f"{statement} LIMIT ?", (*arguments, limit - len(ids))))
        return ids

    def _walk_slices(self, condition: Condition | None) -> Iterator[array[int]]:
        for statement in self._walk(condition).statements:
            cursor = self._connection.execute(statement)
            while rows := cursor.fetchmany(_STEP):
                yield array("q", [row[0] for row in rows])
                let_others()

    def _ids(self, statement: str, arguments: Sequence[FieldValue] = ()) -> array[int]:
        cursor = self._connection.execute(statement, tuple(arguments))
        found = array("q")
        while rows := cursor.fetchmany(_STEP):
            found.extend([row[0] for row in rows])
            let_others()
        return found


def let_others() -> None:
    """Lets other threads of Python go on. Without it they wait for the switch interval (5 ms) each
    time that they come back from Qt: dozens of times in one paint."""
    time.sleep(0)


def count(connection: sqlite3.Connection, key: ListKey) -> int:
    """How many records a list has, without reading one of them."""
    where, arguments = "", [str(key.entity)]
    if key in (ListKey.LEADS, ListKey.CONTACTS):
        where = " AND sobject = ? AND state = 'member'"
        arguments.append("Lead" if key is ListKey.LEADS else "Contact")
    found = connection.execute(
        f"SELECT sum(records) FROM tally WHERE entity = ?{where}", arguments
    ).fetchone()
    return int(found[0])


def _within(ids: Sequence[int]) -> Condition:
    return Condition("r.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))


def _filters(
    catalogue: Catalogue, key: ListKey, query: ListQuery, context: EvaluationContext | None
) -> Condition | None:
    """All filters of a question as one condition over `r`."""
    if not query.filters:
        return None
    if context is None:
        context = EvaluationContext(datetime.now(UTC), "UTC", "en_US")
    parts: list[str] = []
    arguments: list[FieldValue] = []
    for each in query.filters:
        shown = shown_column(catalogue, key.entity, each.field)
        if shown is None:
            raise CriteriaError(
                f"There is no field “{each.field}” in this list.", "criteria.field_missing"
            )
        met = filtering.condition(each, shown.sql, each.field, shown.type, context)
        parts.append(met.sql)
        arguments.extend(met.arguments)
    return Condition(f"({' AND '.join(parts)})", tuple(arguments))
