"""Finding records: full-text search as you type, and one record by what a person would name it."""

from __future__ import annotations

import sqlite3
from functools import lru_cache

from apdesk.domain.mapping import Entity
from apdesk.domain.values import id18
from apdesk.store.columns import Catalogue
from apdesk.store.lists import Found
from apdesk.store.sqltext import folded

_TOKENIZER = "unicode61 remove_diacritics 2"


@lru_cache(maxsize=256)
def words(text: str) -> tuple[str, ...]:
    """The words of a search text exactly as the index splits and folds them.

    SQLite's own tokenizer is asked, on a database in memory: it defines what a word is.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = '{_TOKENIZER}')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, 'instance')")
        connection.execute(
            "INSERT INTO t VALUES (?)", (text.encode("utf-8", "replace").decode("utf-8"),)
        )
        found = connection.execute("SELECT term FROM v ORDER BY offset").fetchall()
    finally:
        connection.close()
    return tuple(dict.fromkeys(row[0] for row in found))


def match(text: str) -> str | None:
    """The FTS5 query for what a person types: every word, by its beginning, in any order and any
    field. None when there is no word in it: then nothing is searched for."""
    found = words(text)
    return " AND ".join(f'"{each}"*' for each in found) if found else None


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
