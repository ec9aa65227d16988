"""What support wants to know of a database: counts, states and codes, and nothing of anybody."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from apdesk.store.database import Store
from apdesk.store.sqltext import quoted

SQLITE = sqlite3.sqlite_version
#: Runs that are told of.
RUNS = 200
#: Words that are looked for in one question.
_CHUNK = 400

_COUNTED = {
    "records": "SELECT entity, sobject, state, records FROM tally ORDER BY 1, 2, 3",
    "failures": "SELECT operation, sobject, code, error_code, count(*) FROM failure "
    "GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC",
    "conflicts": "SELECT state, winner, count(*) FROM conflict GROUP BY 1, 2",
    "removals": "SELECT sobject, reason, held, count(*) FROM removal GROUP BY 1, 2, 3",
    "journeys": "SELECT state, count(*) FROM journey GROUP BY 1",
    "people in journeys": "SELECT state, count(*) FROM passage GROUP BY 1",
    "effects": "SELECT kind, state, count(*) FROM effect GROUP BY 1, 2",
    "fields": "SELECT sobject, rule, count(*) FROM apdesk_field_source GROUP BY 1, 2",
    "calls": "SELECT hour, cause, calls FROM api_call ORDER BY hour DESC, cause",
    "positions": "SELECT sobject, pull_started, pulled, pulled_total, cursor, swept_at, "
    "frozen IS NOT NULL FROM position",
}


def condition(store: Store) -> dict[str, Any]:
    """The file itself: its format, its size, whether it is whole. Reads all of it."""
    with store.reading() as connection:
        names = ("user_version", "application_id", "page_count", "page_size", "freelist_count")
        found: dict[str, Any] = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names
        }
        found["journal_mode"] = connection.execute("PRAGMA journal_mode").fetchone()[0]
        found["sqlite"] = SQLITE
        check = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        # A finding may quote what it found.
        found["quick_check"] = "ok" if check == "ok" else "not ok"
    return found


def counts(store: Store) -> dict[str, Any]:
    """How many rows each table has, and how many there are of each kind and state."""
    with store.reading() as connection:
        tables = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' "
                "AND name NOT LIKE 'sqlite_%' ORDER BY name"
            )
        ]
        rows = {
            name: connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0]
            for name in tables
        }
        kinds = {
            name: [list(row) for row in connection.execute(question)]
            for name, question in _COUNTED.items()
        }
    return {"rows": rows, **kinds}


def runs(store: Store, limit: int = RUNS) -> list[dict[str, Any]]:
    """The last runs, newest first: how they ended, by codes and numbers."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT id, cause, started_at, finished_at, result, seconds, api_calls, error "
            "FROM run ORDER BY id DESC LIMIT ?",
            (limit,),
        ).fetchall()
        return [_run(connection, row) for row in rows]


def _run(connection: sqlite3.Connection, row: tuple[Any, ...]) -> dict[str, Any]:
    names = ("id", "cause", "started_at", "finished_at", "result", "seconds", "api_calls")
    found = dict(zip(names, row, strict=False))
    found["error"] = json.loads(row[-1]).get("code") if row[-1] else None
    objects = connection.execute("SELECT * FROM run_object WHERE run_id = ?", (row[0],))
    columns = [each[0] for each in objects.description]
    found["objects"] = [dict(zip(columns[1:], each[1:], strict=True)) for each in objects]
    found["problems"] = [
        list(each)
        for each in connection.execute(
            "SELECT sobject, code, count(*) FROM problem WHERE run_id = ? GROUP BY 1, 2", (row[0],)
        )
    ]
    return found


def names_among(store: Store, words: Iterable[str]) -> set[str]:
    """Those of the words that are somebody's name here: of a record, of a user of the org, of a
    list, segment, journey or template."""
    wanted = sorted(set(words))
    found: set[str] = set()
    with store.reading() as connection:
        for column, table in _named(connection):
            for start in range(0, len(wanted), _CHUNK):
                some = wanted[start : start + _CHUNK]
                marks = ", ".join("?" * len(some))
                question = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IN ({marks})"
                found.update(row[0] for row in connection.execute(question, some))
    return found


def names_in_full(store: Store) -> Iterator[str]:
    """The names that are made by people and few: of users of the org, lists, segments, journeys
    and templates."""
    with store.reading() as connection:
        for table in ("org_user", "own_list", "segment", "journey", "mail_template"):
            for row in connection.execute(f"SELECT name FROM {table}"):
                yield str(row[0])


def _named(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(column, table) of all names of records."""
    rows = connection.execute(
        "SELECT DISTINCT f.column_name, f.entity FROM apdesk_field f "
        "JOIN apdesk_field_source s ON s.entity = f.entity AND s.name = f.name "
        "WHERE s.salesforce IN ('Name', 'FirstName', 'LastName', 'MiddleName', 'Company') "
        "AND f.hidden = 0"
    ).fetchall()
    known = {
        entity: {row[1] for row in connection.execute(f"PRAGMA table_info({quoted(entity)})")}
        for entity in {row[1] for row in rows}
    }
    return [(quoted(column), quoted(entity)) for column, entity in rows if column in known[entity]]
