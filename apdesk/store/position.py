"""How far the sync has come with each object; written together with the rows that it stands for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from apdesk.store.database import Store


@dataclass(frozen=True, slots=True)
class Position:
    """The resume position of one object; times are the org's own, ISO 8601 UTC.

    Attributes:
        selection: Hash of the membership condition and mode that the rows were pulled under.
        columns: The mapped fields that the rows hold, "Field>apdesk name:type" each, joined by
            commas; those that are `PAUSED` are marked.
        pull_after: The last Id of the unfinished pull; None when none is under way.
        pull_started: Server time at which that pull began; the cursor once it ends.
        pulled, pulled_total: Records of that pull so far, and expected.
        cursor: Changes are asked for from here, less the overlap; None before the first pull ended.
        swept_at: When all ids were last compared with the org's.
        frozen: Why membership isn't decided at present, or None.
        filling: While all rows are read again, the API names of the fields whose values here win
            over the org's (mapped anew), joined by commas.
        pull_job: The Bulk API job whose result that pull reads; None: none, or it goes by REST.
        pull_locator: Where in the result the next page begins; None: at its beginning.
    """

    sobject: str
    selection: str = ""
    columns: str = ""
    pull_after: str | None = None
    pull_started: str | None = None
    pulled: int = 0
    pulled_total: int | None = None
    cursor: str | None = None
    swept_at: str | None = None
    frozen: str | None = None
    filling: str = ""
    pull_job: str | None = None
    pull_locator: str | None = None


#: Marks an entry of `Position.columns` whose field the org doesn't show at present.
PAUSED = "!"

_NAMES = tuple(each.name for each in fields(Position))
_SELECT = f"SELECT {', '.join(_NAMES)} FROM position"
_REPLACE = (
    f"INSERT OR REPLACE INTO position ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"
)


def write(connection: sqlite3.Connection, position: Position) -> None:
    """Stores a position inside the transaction that is open."""
    connection.execute(_REPLACE, tuple(getattr(position, name) for name in _NAMES))


def paused_fields(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Object, Salesforce field and apdesk name of the fields whose mapping pauses."""
    return [
        (sobject, *_fields_of(entry))
        for sobject, columns in connection.execute("SELECT sobject, columns FROM position")
        for entry in columns.split(",")
        if entry.startswith(PAUSED)
    ]


def _fields_of(entry: str) -> tuple[str, str]:
    salesforce, _, rest = entry.removeprefix(PAUSED).partition(">")
    return salesforce, rest.partition(":")[0]


class Positions:
    """The positions of all objects."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def position(self, sobject: str) -> Position | None:
        """The object's position, or None before its first pull."""
        with self._store.reading() as connection:
            row = connection.execute(f"{_SELECT} WHERE sobject = ?", (sobject,)).fetchone()
        return None if row is None else Position(*row)

    def positions(self) -> dict[str, Position]:
        with self._store.reading() as connection:
            rows = connection.execute(_SELECT).fetchall()
        return {row[0]: Position(*row) for row in rows}

    def save(self, position: Position) -> None:
        """Stores a position alone, in a transaction of its own (no rows belong to it)."""
        with self._store.transaction() as connection:
            write(connection, position)

    def forget(self, sobject: str) -> None:
        """Drops an object's position: the next run pulls it afresh."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM position WHERE sobject = ?", (sobject,))
