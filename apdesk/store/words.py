"""The words of the search index in memory, to find those that have a text in their middle.

FTS5 finds words by their beginning. Which words have something inside them is asked of the list of
all words (about 10 MB for a million people); the index then tells who has them.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from apdesk.domain.mapping import Entity

#: Words of fewer ASCII characters are searched for by their beginning alone.
SHORTEST_INSIDE = 3
#: FTS5 keeps the number of rows and words of an index, and the outline of it with a count of its
#: writes, in these rows of its own table (FTS5_AVERAGES_ROWID and FTS5_STRUCTURE_ROWID of SQLite's
#: fts5_index.c).
_AVERAGES, _OUTLINE = 1, 10
#: Words that are found in one turn of the interpreter.
_TURN = 200
#: Words that SQLite joins in one call.
_JOINED = 10_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of an index at one moment, in their order and folded as the index folds them.

    Attributes:
        state: Tells this moment of the index from others.
        text: UTF-8; a line end before and after each word.
        records: How many have each of the words.
    """

    state: bytes
    text: bytes
    records: array[int] = field(default_factory=lambda: array("I"))

    def stems(self, fragment: str) -> tuple[str, ...]:
        """The beginnings of words that end with the first `fragment` in them, but for those that
        are nothing else: with "mann", of "bergmanns" "bergmann". All words that begin so have it.
        """
        wanted, text = fragment.encode(), self.text
        found: list[bytes] = []
        at = text.find(wanted)
        while at >= 0:
            start = text.rfind(b"\n", 0, at) + 1
            stem = text[start : at + len(wanted)]
            if start != at:
                found.append(stem)
                if not len(found) % _TURN:
                    time.sleep(0)  # other threads' turn, see `answering.let_others`
            at = text.find(wanted, self._behind(stem, start))
        return tuple(each.decode() for each in found)

    def most(self, beginnings: Iterable[str], enough: int) -> int:
        """How many records have a word that begins so, at most; only as far as to `enough`."""
        found, word, counted = 0, 0, 1
        for each in sorted(each.encode() for each in beginnings):
            start = self._from(each, counted)
            if self.text.startswith(each, start):
                end = self._behind(each, start)
                word += self.text.count(b"\n", counted, start)
                counted = start
                words = self.text.count(b"\n", start, end)
                found += sum(self.records[word : word + min(words, enough)])
                if found >= enough:
                    break
        return found

    def _from(self, beginning: bytes, low: int) -> int:
        """Where the first word starts, from there on, that begins so or comes after those."""
        length = len(beginning)
        return self._split(low, lambda at: self.text[at : at + length] < beginning)

    def _behind(self, beginning: bytes, start: int) -> int:
        """Where the words that begin so end, of which one starts there: they stand together."""
        low = self.text.find(b"\n", start) + 1
        if not self.text.startswith(beginning, low):
            return low
        return self._split(low, lambda at: self.text.startswith(beginning, at))

    def _split(self, low: int, before: Callable[[int], bool]) -> int:
        """Where the first word starts, from there on, that isn't `before`; or the end."""
        text, high = self.text, len(self.text)
        while low < high:  # both are where a word starts, or the end
            middle = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if before(middle):
                low = text.find(b"\n", middle) + 1
            else:
                high = middle
        return low


def searched_inside(word: str) -> bool:
    """Whether a word is looked for in the middle of others, too. Scripts without spaces between
    words make one word of a phrase, so that each of their characters counts."""
    return len(word) >= SHORTEST_INSIDE or not word.isascii()


def attach(connection: sqlite3.Connection) -> None:
    """Lets a connection read the words of the indexes (temp.person_words) and who has them
    (temp.person_places); before it is made read-only."""
    for entity in Entity:
        for name, kind in (("words", "row"), ("places", "instance")):
            connection.execute(
                f"CREATE VIRTUAL TABLE temp.{entity}_{name} "
                f"USING fts5vocab (main, {entity}_search, {kind})"
            )


def state(connection: sqlite3.Connection, entity: Entity) -> bytes:
    """What changes with every change of the index of an entity; cheap to read."""
    found = connection.execute(
        f"SELECT block FROM {entity}_search_data WHERE id IN (?, ?) ORDER BY id",
        (_AVERAGES, _OUTLINE),
    ).fetchall()
    # an index that is made anew, with other columns, counts from the beginning
    schema = connection.execute("PRAGMA schema_version").fetchone()[0]
    return b"|".join([str(schema).encode(), *(bytes(row[0]) for row in found)])


def read(connection: sqlite3.Connection, entity: Entity) -> Vocabulary:
    """Reads all words: a second for a million people. SQLite joins some thousands of them at a
    time: other threads get their turns, and there are no more copies of the whole than two."""
    before = state(connection, entity)
    text, records = bytearray(b"\n"), array("I")
    last = ""
    while True:
        joined, counts, highest = connection.execute(
            "SELECT CAST(group_concat(term, char(10)) AS BLOB), group_concat(doc), max(term) FROM "
            f"(SELECT term, doc FROM temp.{entity}_words WHERE term > ? LIMIT ?)",
            (last, _JOINED),
        ).fetchone()
        if highest is None:
            return Vocabulary(before, bytes(text), records)
        text += joined
        text += b"\n"
        records.extend(map(int, counts.split(",")))
        last = highest


class Words:
    """The vocabulary of one index, for all threads of the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: Vocabulary | None = None

    @property
    def held(self) -> Vocabulary | None:
        """The words as they were read last."""
        return self._held

    def stale(self, connection: sqlite3.Connection, entity: Entity) -> bool:
        """Whether the index has changed since, or the words were never read."""
        held = self._held
        return held is None or held.state != state(connection, entity)

    def current(self, connection: sqlite3.Connection, entity: Entity) -> Vocabulary:
        """The words as they are now; of several threads that ask at once, one reads them."""
        with self._lock:
            if self._held is None or self.stale(connection, entity):
                self._held = read(connection, entity)
            return self._held


@lru_cache(maxsize=8)
def shared(path: Path, entity: Entity) -> Words:
    """The words of a database's index, one object for all who ask."""
    return Words()
