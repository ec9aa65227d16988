"""Text inside SQL: folding and ordering functions that Python lends to a connection, and quoting.

SQLite's own lower() knows ASCII only. The expressions here ask Python for rows that hold other
characters and let SQLite do the rest, which is most of them and many times faster.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Callable

import peewee as pw


def connection_of(database: pw.SqliteDatabase) -> sqlite3.Connection:
    """peewee's own connection, for statements that work on whole sets of rows."""
    connection: Callable[[], sqlite3.Connection] = database.connection
    return connection()


def quoted(name: str) -> str:
    """An identifier in double quotes."""
    return '"' + name.replace('"', '""') + '"'


def fold(text: str | None) -> str | None:
    return None if text is None else str(text).casefold()


def sort_key(text: str | None) -> str | None:
    """Orders text as people read it: case and accents aside ("Ångström" beside "Angstrom")."""
    if text is None:
        return None
    plain = unicodedata.normalize("NFKD", str(text))
    return "".join(each for each in plain if not unicodedata.combining(each)).casefold()


def multi_key(text: str | None) -> str | None:
    """A multi-select value without order and case, framed by ';' ("B;a" -> ";a;b;")."""
    if text is None:
        return None
    items = sorted({item.strip().casefold() for item in str(text).split(";")} - {""})
    return f";{';'.join(items)};" if items else None


def register(connection: sqlite3.Connection) -> None:
    """Lends the functions to a connection."""
    connection.create_function("apdesk_fold", 1, fold, deterministic=True)
    connection.create_function("apdesk_sort", 1, sort_key, deterministic=True)
    connection.create_function("apdesk_multi", 1, multi_key, deterministic=True)


def _ascii_or(expression: str, function: str) -> str:
    # characters equal bytes: plain ASCII
    return (
        f"CASE WHEN length({expression}) = length(CAST({expression} AS BLOB)) "
        f"THEN lower({expression}) ELSE {function}({expression}) END"
    )


def folded(expression: str) -> str:
    """SQL for `expression` under str.casefold()."""
    return _ascii_or(expression, "apdesk_fold")


def sortable(expression: str) -> str:
    """SQL that orders `expression` without regard to case and accents."""
    return _ascii_or(expression, "apdesk_sort")
