"""The search index after a change: only words that came or went are written.

A record has dozens of words, and a change moves a few of them. Each word written is written again
and again while the index merges its segments, the more so the larger the index is.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping

from apdesk.store.rows import as_json

#: Characters of the beginnings that the index keeps as it keeps words (`prefix` of its table).
_BEGINNING = 3
#: What the tokenizer looks at by itself: in ASCII, letters and digits are what words are made of.
_PIECE = re.compile(r"[0-9A-Za-z\x80-\U0010ffff]+")


def texts(connection: sqlite3.Connection, entity: str, ids: Iterable[int]) -> dict[int, str]:
    """What is searched in records, by id; to be kept while their values change."""
    return dict(
        connection.execute(
            f"SELECT id, text FROM {entity}_text WHERE id IN (SELECT value FROM json_each(?))",
            (as_json(ids),),
        ).fetchall()
    )


def renew(connection: sqlite3.Connection, entity: str, before: Mapping[int, str]) -> None:
    """Lets the index follow the records, whose `texts` were these before."""
    after = texts(connection, entity, before)
    writes: list[tuple[str | None, int, str]] = []
    # ascending ids, and both writes of a record together, stay one segment of the index
    for record_id in sorted(after):
        if before[record_id] != after[record_id]:
            gone, come = moved(before[record_id], after[record_id])
            writes += [("delete", record_id, gone), (None, record_id, come)]
    connection.executemany(
        f"INSERT INTO {entity}_search ({entity}_search, rowid, text) VALUES (?, ?, ?)", writes
    )


def moved(old: str, new: str) -> tuple[str, str]:
    """The words to take out of the index and then to put into it; the same ones may be in both.

    What is there before and after the part that changed is left alone, except for words that begin
    as some of the part do: they are in both as often as they are there, so that they stay and the
    index keeps count of words and of their beginnings. What isn't ASCII may become any word when it
    is folded, so it is in both as well.
    """
    start, end = _same_beginning(old, new), _same_end(old, new)
    end = min(end, len(old) - start, len(new) - start)
    while end and _in_word(old[-end]):
        end -= 1
    while start and _in_word(old[start - 1]):
        start -= 1
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    if not gone.isascii() or not come.isascii():
        return old, new
    moving = (*_PIECE.findall(gone.lower()), *_PIECE.findall(come.lower()))
    begun = {each[:_BEGINNING] for each in moving}
    rest = f"{old[:start]} {old[len(old) - end :]}"
    both: list[str] = []
    if not rest.isascii():
        parts = rest.split(" ")
        both = [each for each in parts if not each.isascii()]
        rest = " ".join(filter(str.isascii, parts))
    rest = rest.lower()
    if any(each in rest for each in begun):
        both += [each for each in _PIECE.findall(rest) if each[:_BEGINNING] in begun]
    kept = " ".join(both)
    return f"{gone} {kept}", f"{come} {kept}"


def _same_beginning(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_end(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.endswith(other[len(other) - middle :]):
            low = middle
        else:
            high = middle - 1
    return low


def _in_word(character: str) -> bool:
    return character.isalnum() or not character.isascii()
