"""The rows of one query as they were at one moment, as Bulk's CSV."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from apdesk.practice_org.state.bulk_text import line_sql
from apdesk.practice_org.state.soql.compiler import Plan


class Snapshot:
    """`columns` are the header as asked. `connection` is the snapshot's own, inside a read
    transaction; one thread at a time uses it (`interrupt` may come from any).

    What is held are a serial for each row, in a temporary file once they are many, and one block.
    """

    def __init__(self, plan: Plan, connection: sqlite3.Connection) -> None:
        self._plan = plan
        self._connection = connection
        self.sobject = plan.sobject.name
        self.columns = plan.headers

    def pick(self) -> int:
        """Settles which rows there are, in which order, and tells how many. Comes first."""
        execute = self._connection.execute
        execute("CREATE TEMP TABLE picked (place INTEGER PRIMARY KEY, serial INTEGER NOT NULL)")
        execute(f"INSERT INTO temp.picked (serial) {self._plan.rows_sql}", self._plan.parameters)
        return int(execute("SELECT count(*) FROM temp.picked").fetchone()[0])

    def blocks(self, size: int, delimiter: str, ending: str) -> Iterator[tuple[bytes, int]]:
        """UTF-8 lines of `size` rows after another, fewer at the end; and how many they are."""
        line = line_sql(self._plan.targets, delimiter, ending)
        base = self._plan.base
        rows = self._plan.from_clause.replace("FROM ", "FROM temp.picked CROSS JOIN ", 1)
        sql = (
            "SELECT CAST(group_concat(line, '') AS BLOB), count(*) FROM ("
            f"SELECT {line} AS line {rows} WHERE {base}.serial = picked.serial "
            "AND picked.place > :after AND picked.place <= :last ORDER BY picked.place)"
        )
        after = 0
        while True:
            place = {"after": after, "last": after + size}
            content, count = self._connection.execute(sql, place).fetchone()
            if not count:
                return
            yield content, count
            after += size

    def interrupt(self) -> None:
        """What runs on another thread ends with sqlite3.OperationalError."""
        with contextlib.suppress(sqlite3.ProgrammingError):  # closed meanwhile
            self._connection.interrupt()

    def close(self) -> None:
        self._connection.close()
