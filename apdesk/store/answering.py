"""The ids that answer a question about a list: the first ones at once, all of them, or in slices.

A large list is walked by an index that keeps it in order (`ordering`). Where a search or filters
leave some of it out, what they find is a set of ids: a small one is looked up and sorted, a large
one is what the walk passes through. The people of an own list are such a set as well, and a segment
is a list with filters of its own.
"""

from __future__ import annotations

import json
import sqlite3
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import compress

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.ids import record_ids
from apdesk.domain.operators import Criteria, CriteriaError, EvaluationContext
from apdesk.domain.records import FieldValue
from apdesk.language import tr
from apdesk.store import filters as filtering
from apdesk.store import memberships, ordering, search, segments
from apdesk.store.columns import Catalogue
from apdesk.store.detail import Shown, shown_column
from apdesk.store.filters import Condition
from apdesk.store.lists import ListKey, ListQuery, OwnList, Segment
from apdesk.store.ordering import Walk
from apdesk.store.words import Vocabulary

#: The condition that a list sets on its records.
LIST_CONDITION = {
    ListKey.ALL: "1",
    ListKey.LEADS: "r.sobject = 'Lead' AND r.state = 'member'",
    ListKey.CONTACTS: "r.sobject = 'Contact' AND r.state = 'member'",
    ListKey.COMPANIES: "1",
}

#: What is true of the people of an own list.
_MEMBER = "EXISTS (SELECT 1 FROM list_member m WHERE m.list_id = ? AND m.person_id = r.id)"

#: Records of which a sorted look-up costs less than a walk through the whole list.
FEW = 20_000
#: Records found in a large list of which the same is true for its first rows.
_SPARSE = 5_000
#: Rows of a list's beginning that a search looks through at once, for how many seconds of computing
#: in all, and how many it has to find by then: what a screen of 2160 lines shows. Once it has so
#: many it goes on for a moment only.
_TESTED = 400
_TESTED_SECONDS = 0.03
_SCREEN = 64
_MOMENT_SECONDS = 0.005
#: Records that the index gathers of several words so soon that it may do so twice.
_GATHERED = 100_000
#: Fewer found among them may have been chance: there may hardly be others.
_CHANCE = 5
#: Rows that are taken from SQLite at once.
_STEP = 2000
#: Gives the words of the index when a search needs them; None: only beginnings are searched for.
Words = Callable[[], Vocabulary] | None


class Answer:
    """The answer to one question, within the read transaction that is open.

    Raises CriteriaError for a filter that says nothing or whose field isn't there, and KnownError
    "list.gone" for an own list or a segment that isn't.
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
        self._own: int | None = None
        self._values = _filters(connection, catalogue, self._key, query, context)
        self._filters = self._values
        if isinstance(query.among, OwnList):
            self._own = query.among.id
            memberships.require(connection, self._own)
            self._filters = _both_of(_MEMBER, self._own, self._values)
        self._searched = bool(search.words(query.search))
        self._stems: dict[str, tuple[str, ...]] | None = None
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
        if self._values is not None or self._searched:
            return None
        if self._own is None:
            return count(self._connection, self._key)
        if LIST_CONDITION[self._key] == "1":
            return memberships.count(self._connection, self._own)
        return None

    def total(self, words: Words = None) -> int:
        """The exact number in any case: reading what filters need, or all that a search finds."""
        told = self.count()
        if told is not None:
            return told
        if self._searched:
            return sum(map(len, self.pieces(words)))
        statement, arguments = self._reading("count(*)", self._value_parts, driven=True)
        return int(self._connection.execute(statement, arguments).fetchone()[0])

    # -- the first ones -------------------------------------------------------------------------

    def first(self, limit: int, words: Words = None) -> array[int] | None:
        """The first ids of what will be the whole answer; None when they can't be told sooner.

        Of a search they may be fewer than `limit` although there are more. For filters the list is
        walked until there are enough: the caller bounds the time of that.
        """
        if self._searched:
            return self._first_found(limit, words)
        if self._own is not None and self._few_members():
            return self._first_sorted(self._value_parts, limit, driven=True)
        if self._order is not None and self._query.among is not None:
            return self._first_among(limit)
        if self._order is not None:
            return self._walked(self._filters, limit)
        if self._filters is not None:
            return None
        return self._first_sorted((), limit)

    def _first_among(self, limit: int) -> array[int]:
        """Walks the list by and by: what SQLite merges of several kinds of records would be looked
        for to the end in a kind that an own list or a segment has nobody of."""
        found = record_ids()
        for some in self._walk_slices():
            within = _within(some)
            statement, arguments = self._reading("r.id", (within, *self._filter_parts))
            met = set(self._ids(statement, arguments))
            found.extend([each for each in some if each in met])
            if len(found) >= limit:
                break
        return found[:limit]

    def _first_found(self, limit: int, words: Words) -> array[int] | None:
        if self._order is None or self._filters is not None:
            some = self._some(self._finding(words, once=False), self._few + 1)
            if len(some) > self._few:
                return None
            return self._first_sorted((_within(some), *self._filter_parts), limit)
        finding, sparse = self._finding(words, once=False), min(self._few, _SPARSE)
        many = self._many(words, sparse)
        if many is not False:
            first, enough = self._first_tested(limit, inside=words is not None)
            if enough:
                return first
            if many is None and len(first) >= _CHANCE:
                many = True
        if not many:
            some = self._some(finding, sparse + 1)
            if len(some) <= sparse:
                return self._first_sorted((_within(some),), limit)
        return self._walked_among(finding, limit)

    def _many(self, words: Words, sparse: int) -> bool | None:
        """Whether more than so many have what is searched for: by how many have each word, as far
        as that tells it and the words are held."""
        if words is None:
            return None
        told = search.most(self._sought(words), words(), _GATHERED)
        if min(told) <= sparse:
            return False
        return True if len(told) == 1 or sum(told) >= _GATHERED else None

    def _first_tested(self, limit: int, *, inside: bool) -> tuple[array[int], bool]:
        """Looks for the words in the texts of the first rows: the index would gather all who have
        them first, however many these are. Who was found, and whether they are enough: it gives up
        when they are so rare that there won't be a screenful in time."""
        enough = min(limit, _SCREEN)
        wanted = search.Wanted(search.words(self._query.search), inside=inside)
        found = record_ids()
        began = time.thread_time()
        try:
            for some in self._walk_slices():
                for start in range(0, len(some), _TESTED):
                    found.extend(self._meeting(wanted, some[start : start + _TESTED]))
                    spent = time.thread_time() - began
                    if len(found) >= limit:
                        return found[:limit], True
                    if len(found) >= enough and spent > _MOMENT_SECONDS:
                        return found, True
                    if spent * enough > _TESTED_SECONDS * len(found):
                        return found, False
        finally:
            wanted.close()
        return found, True

    def _meeting(self, wanted: search.Wanted, ids: array[int]) -> list[int]:
        texts = dict(
            self._connection.execute(
                f"SELECT id, text FROM {self._entity}_text "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            ).fetchall()
        )
        return [each for each in ids if wanted.met(texts[each] or "")]

    # -- all of them ----------------------------------------------------------------------------

    def pieces(self, words: Words = None) -> Iterator[array[int]]:
        """All ids in order, some at a time."""
        if self._searched:
            found = self._found(words)
            if len(found) <= self._few or self._order is None:
                return self._sorted((_within(found), *self._filter_parts))
            if self._filters is not None:
                found = self._both(found)
        elif self._filters is not None:
            # the people of an own list are sorted sooner than they are told from all others
            if self._order is None or self._own is not None:
                return self._sorted(self._value_parts, driven=True)
            found = self._matching()
        elif self._order is not None:
            return self._walk_slices()
        else:
            return self._sorted(())
        if len(found) <= self._few:
            return self._sorted((_within(found),))
        flags = self._flags(found)
        return (
            record_ids(compress(some, map(flags.__getitem__, some))) for some in self._walk_slices()
        )

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
        if self._own is not None:
            return self._members_after(record_id, size)
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
        condition = self._finding(words)
        return self._ids(condition.sql, condition.arguments)

    def _some(self, finding: Condition, limit: int) -> array[int]:
        """So many of them, if there are, whichever; some may be twice."""
        return self._ids(f"SELECT * FROM ({finding.sql}) LIMIT ?", (*finding.arguments, limit))

    def _finding(self, words: Words, *, once: bool = True) -> Condition:
        """The statement that finds them, with its arguments (`once`: see `search.anywhere`)."""
        if words is None:
            condition = search.beginnings(self._entity, self._query.search)
        else:
            condition = search.anywhere(self._entity, self._sought(words), once=once)
        assert condition is not None
        return condition

    def _sought(self, words: Callable[[], Vocabulary]) -> dict[str, tuple[str, ...]]:
        if self._stems is None:
            self._stems = search.stems(self._query.search, words())
        return self._stems

    def _matching(self) -> array[int]:
        """Who meets the filters, in no order."""
        return self._ids(*self._reading("r.id", self._value_parts, driven=True))

    def _members_after(self, record_id: int, size: int) -> array[int]:
        """A slice of an own list, by its part of an index and not through all records."""
        statement, arguments = self._reading("r.id", self._value_parts, driven=True)
        return self._ids(
            f"{statement} AND m.person_id > ? ORDER BY m.person_id LIMIT ?",
            (*arguments, record_id, size),
        )

    def _few_members(self) -> bool:
        """Whether the own list is so small that its people are soon looked up and sorted."""
        found = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM list_member WHERE list_id = ? LIMIT ?)",
            (self._own, self._few + 1),
        )
        return bool(found.fetchone()[0] <= self._few)

    def _both(self, found: array[int]) -> array[int]:
        """Those of a large set who meet the filters, too."""
        flags, matching = self._flags(found), self._matching()
        return record_ids(compress(matching, map(flags.__getitem__, matching)))

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

    @property
    def _value_parts(self) -> tuple[Condition, ...]:
        """The filters without that of the own list."""
        return () if self._values is None else (self._values,)

    def _reading(
        self, what: str, conditions: Sequence[Condition], *, driven: bool = False
    ) -> tuple[str, list[FieldValue]]:
        """A statement for records that meet conditions, and its arguments; `driven`: it goes
        through the people of the own list, if the question has one."""
        arguments = [argument for each in conditions for argument in each.arguments]
        if driven and self._own is not None:
            source = "list_member m CROSS JOIN person r ON r.id = m.person_id"
            where = f"m.list_id = ? AND {self._where(conditions)}"
            return f"SELECT {what} FROM {source} WHERE {where}", [self._own, *arguments]
        source = f"{self._entity} r{' NOT INDEXED' if conditions else ''}"
        return f"SELECT {what} FROM {source} WHERE {self._where(conditions)}", arguments

    def _where(self, conditions: Sequence[Condition]) -> str:
        return " AND ".join([LIST_CONDITION[self._key], *(each.sql for each in conditions)])

    def _sorted(
        self, conditions: Sequence[Condition], *, driven: bool = False
    ) -> Iterator[array[int]]:
        """Those that meet conditions, sorted by SQLite."""
        return self._slices(*self._sorting(conditions, driven=driven))

    def _first_sorted(
        self, conditions: Sequence[Condition], limit: int, *, driven: bool = False
    ) -> array[int]:
        """The first of them: it keeps only so many."""
        statement, arguments = self._sorting(conditions, driven=driven)
        return self._ids(f"{statement} LIMIT ?", [*arguments, limit])

    def _sorting(
        self, conditions: Sequence[Condition], *, driven: bool
    ) -> tuple[str, list[FieldValue]]:
        reading, arguments = self._reading("r.id", conditions, driven=driven)
        return f"{reading} ORDER BY {ordering.by_sorting(self._shown, self._sort)}", arguments

    def _walk(self, condition: Condition | None) -> Walk:
        assert self._order is not None
        return ordering.walk(
            self._connection,
            self._order,
            self._key,
            down=self._shown is not None and self._sort is not None and self._sort[1],
            where="" if condition is None else condition.sql,
        )

    def _walked(self, condition: Condition | None, limit: int) -> array[int]:
        walk = self._walk(condition)
        arguments = () if condition is None else condition.arguments * walk.branches
        ids = record_ids()
        for statement in walk.statements:
            if len(ids) < limit:
                ids.extend(self._ids(f"{statement} LIMIT ?", (*arguments, limit - len(ids))))
        return ids

    def _walked_among(self, finding: Condition, limit: int) -> array[int]:
        """The first ones that a statement finds; it is asked once, however many kinds of records
        the list has."""
        walk = self._walk(Condition("r.id IN found", ()))
        kept = "MATERIALIZED" if walk.branches > 1 else "NOT MATERIALIZED"
        ids = record_ids()
        for statement in walk.statements:
            if len(ids) < limit:
                ids.extend(
                    self._ids(
                        f"WITH found (id) AS {kept} ({finding.sql}) {statement} LIMIT ?",
                        (*finding.arguments, limit - len(ids)),
                    )
                )
        return ids

    def _walk_slices(self) -> Iterator[array[int]]:
        for statement in self._walk(None).statements:
            yield from self._slices(statement)

    def _ids(self, statement: str, arguments: Sequence[FieldValue] = ()) -> array[int]:
        return joined(self._slices(statement, arguments))

    def _slices(self, statement: str, arguments: Sequence[FieldValue] = ()) -> Iterator[array[int]]:
        cursor = self._connection.execute(statement, tuple(arguments))
        while rows := cursor.fetchmany(_STEP):
            yield record_ids([row[0] for row in rows])
            let_others()


def joined(slices: Iterable[array[int]]) -> array[int]:
    """The ids of all slices, in memory."""
    ids = record_ids()
    for some in slices:
        ids.extend(some)
    return ids


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


def segments_of(
    connection: sqlite3.Connection, catalogue: Catalogue, person_id: int
) -> tuple[str, ...]:
    """The names of the segments that a person is in, by the alphabet. One whose criteria can't be
    used any more has nobody in it."""
    found: list[str] = []
    for each in segments.read(connection):
        try:
            met = met_by(catalogue, Entity.PERSON, each.criteria)
        except CriteriaError:
            continue
        statement = f"SELECT 1 FROM person r WHERE r.id = ? AND {met.sql}"
        if connection.execute(statement, (person_id, *met.arguments)).fetchone() is not None:
            found.append(each.name)
    return tuple(found)


def _within(ids: Sequence[int]) -> Condition:
    return Condition("r.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))


def _both_of(sql: str, argument: FieldValue, more: Condition | None) -> Condition:
    if more is None:
        return Condition(sql, (argument,))
    return Condition(f"({sql} AND {more.sql})", (argument, *more.arguments))


def _filters(
    connection: sqlite3.Connection,
    catalogue: Catalogue,
    key: ListKey,
    query: ListQuery,
    context: EvaluationContext | None,
) -> Condition | None:
    """All filters of a question, and the criteria of its segment, as one condition over `r`."""
    criteria = query.filters
    if isinstance(query.among, Segment):
        criteria = (*segments.row_of(connection, query.among.id).criteria, *criteria)
    if not criteria:
        return None
    return met_by(catalogue, key.entity, criteria, context)


def met_by(
    catalogue: Catalogue,
    entity: Entity,
    criteria: Criteria,
    context: EvaluationContext | None = None,
) -> Condition:
    """Criteria over apdesk fields, at least one, as a condition over the row `r` of a record.

    `context` says what TODAY means (without it: now, UTC). Raises CriteriaError.
    """
    if context is None:
        context = EvaluationContext(datetime.now(UTC), "UTC", "en_US")
    parts: list[str] = []
    arguments: list[FieldValue] = []
    for each in criteria:
        shown = shown_column(catalogue, entity, each.field)
        if shown is None:
            raise CriteriaError(
                tr("There is no field “{field}” in this list.", field=each.field),
                "criteria.field_missing",
            )
        met = filtering.condition(each, shown.sql, each.field, shown.type, context)
        parts.append(met.sql)
        arguments.extend(met.arguments)
    return Condition(f"({' AND '.join(parts)})", tuple(arguments))
