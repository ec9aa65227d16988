"""Finding records: full-text search as you type, and one record by what a person would name it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from functools import lru_cache

from apdesk.domain.mapping import Entity
from apdesk.domain.values import id18
from apdesk.store.columns import Catalogue
from apdesk.store.filters import Condition
from apdesk.store.lists import Found
from apdesk.store.sqltext import folded
from apdesk.store.words import Vocabulary, searched_inside

_TOKENIZER = "unicode61 remove_diacritics 2"
#: Beginnings of words that one query of the index takes.
_ONE_QUERY = 50


class Tokenizer:
    """Splits and folds text exactly as the index does.

    SQLite's own tokenizer is asked, on a database in memory: it defines what a word is.
    """

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self._connection.execute(
            f"CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = '{_TOKENIZER}')"
        )
        self._connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance')")

    def words(self, text: str) -> tuple[str, ...]:
        """The words of a text in their order, each once."""
        self._connection.execute("DELETE FROM t")
        plain = text.encode("utf-8", "replace").decode("utf-8")
        self._connection.execute("INSERT INTO t VALUES (?)", (plain,))
        found = self._connection.execute("SELECT term FROM v ORDER BY offset")
        return tuple(dict.fromkeys(row[0] for row in found))

    def close(self) -> None:
        self._connection.close()


@lru_cache(maxsize=256)
def words(text: str) -> tuple[str, ...]:
    """The words of a search text as the index splits and folds them."""
    tokenizer = Tokenizer()
    try:
        return tokenizer.words(text)
    finally:
        tokenizer.close()


class Wanted:
    """The words that somebody looks for, to be found in the texts of records one after the other:
    just where the index finds them.

    In ASCII, letters and digits are what words are made of, and are found as they are. Only what
    has other characters in it is split and folded by the tokenizer.
    """

    def __init__(self, sought: Sequence[str], *, inside: bool) -> None:
        """`inside`: those that `searched_inside` are looked for in the middle of words, too."""
        self._plain: list[tuple[bytes | re.Pattern[bytes], str, bool]] = []
        self._foreign: list[tuple[str, bool]] = []
        for each in sought:
            anywhere = inside and searched_inside(each)
            if each.isascii():
                begun = re.compile(rb"(?<![0-9a-z\x80-\xff])" + re.escape(each.encode()))
                self._plain.append((each.encode() if anywhere else begun, each, anywhere))
            else:
                self._foreign.append((each, anywhere))
        self._tokenizer = Tokenizer()
        self._folded: dict[bytes, tuple[str, ...]] = {}

    def met(self, text: str) -> bool:
        """Whether a record with this text has all of them."""
        low = text.encode("utf-8", "replace").lower()  # of bytes: in ASCII alone
        if low.isascii():
            return not self._foreign and all(_has(low, look) for look, _, _ in self._plain)
        missing = [(word, inside) for look, word, inside in self._plain if not _has(low, look)]
        missing += self._foreign
        if not missing:
            return True
        found = self._folded_words(low)
        return all(
            any(word in each if inside else each.startswith(word) for each in found)
            for word, inside in missing
        )

    def close(self) -> None:
        self._tokenizer.close()

    def _folded_words(self, low: bytes) -> list[str]:
        """The words in what isn't ASCII."""
        found: list[str] = []
        for each in low.split(b" "):
            if not each.isascii():
                known = self._folded.get(each)
                if known is None:
                    known = self._folded[each] = self._tokenizer.words(each.decode())
                found += known
        return found


def _has(low: bytes, look: bytes | re.Pattern[bytes]) -> bool:
    return look in low if isinstance(look, bytes) else look.search(low) is not None


def match(text: str) -> str | None:
    """The FTS5 query for what a person types: every word, by its beginning, in any order and any
    field. None when there is no word in it: then nothing is searched for."""
    found = words(text)
    return " AND ".join(f'"{each}"*' for each in found) if found else None


def beginnings(entity: Entity, text: str) -> Condition | None:
    """Who has all words of a search text as the beginnings of theirs; at once, by the index."""
    query = match(text)
    if query is None:
        return None
    table = f"{entity}_search"
    return Condition(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (query,))


def stems(text: str, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The words of a search text; to each the beginnings of words that have it in their middle
    (none for short ones: they are looked for as beginnings)."""
    return {each: vocabulary.stems(each) if searched_inside(each) else () for each in words(text)}


def anywhere(
    entity: Entity, sought: Mapping[str, Sequence[str]], *, once: bool = True
) -> Condition | None:
    """Who has all words that are sought (see `stems`) anywhere inside theirs; in the order of the
    ids, each `once`. Without that it is told sooner."""
    table, joined = f"{entity}_search", "UNION" if once else "UNION ALL"
    queries: list[str] = []
    parts: list[str] = []
    arguments: list[str] = []
    for word, inside in sought.items():
        begun = [f'"{each}"*' for each in (word, *inside)]
        if len(inside) <= _ONE_QUERY and "".join(inside).isascii():
            queries.append(f"({' OR '.join(begun)})")
            continue
        # char(1114111), the last one that there is: behind all words that begin with the stem
        parts.append(
            f"SELECT * FROM (SELECT rowid FROM {table} WHERE {table} MATCH ? "
            f"{joined} SELECT p.doc FROM json_each(?) s CROSS JOIN temp.{entity}_places p "
            "WHERE p.term >= s.value AND p.term <= s.value || char(1114111))"
        )
        arguments += [begun[0], json.dumps(inside)]
    if queries:
        parts.append(f"SELECT rowid FROM {table} WHERE {table} MATCH ?")
        arguments.append(" AND ".join(queries))
    return Condition(" INTERSECT ".join(parts), tuple(arguments)) if parts else None


def most(
    sought: Mapping[str, Sequence[str]], vocabulary: Vocabulary, enough: int
) -> tuple[int, ...]:
    """How many records have each word that is sought, at most; only as far as to `enough`."""
    return tuple(vocabulary.most((word, *inside), enough) for word, inside in sought.items())


def find(connection: sqlite3.Connection, catalogue: Catalogue, text: str) -> tuple[Found, ...]:
    """Records by apdesk id, Salesforce id or e-mail address (see `Views.find`)."""
    text = text.strip()
    found: list[Found] = []
    if not text:
        return ()
    for entity in Entity:
        conditions: list[str] = []
        arguments: list[str | int] = []
        if text.isascii() and text.isdigit() and len(text) < 15:
            conditions.append("id = ?")
            arguments.append(int(text))
        try:
            arguments.append(id18(text))
            conditions.append("salesforce_id = ?")
        except ValueError:
            pass
        if "@" in text and entity is Entity.PERSON:
            columns = {
                column.sql
                for sobject in ("Lead", "Contact")
                if (column := catalogue.column_of(sobject, "Email")) is not None
            }
            for each in sorted(columns):
                conditions.append(f"{folded(each)} = ?")
                arguments.append(text.casefold())
        if not conditions:
            continue
        rows = connection.execute(
            f"SELECT id, salesforce_id, sobject, {catalogue.name_expression(entity)} "
            f"FROM {entity} WHERE {' OR '.join(conditions)} ORDER BY id",
            arguments,
        )
        found.extend(Found(entity, row[0], row[1], row[2], row[3] or row[1] or "") for row in rows)
    return tuple(found)
