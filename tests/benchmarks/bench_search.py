"""What the first rows of a search cost, wherever in a long list they are: prints figures.

    python tests/benchmarks/bench_search.py [RECORDS] [--database FILE] [--org FILE]

Rare words and frequent ones, one and several, with whoever has them spread over the list, or far
from its beginning. Each line: milliseconds of computing until the first rows of the list are known
(the least of some times), beside a plain statement of SQLite that goes along the same order by the
same index, and finds beginnings of words only; how many were found, and until all of them are
known. The words of the index are held, as they are after the first search. The file is made, kept
or used as `bench_lists.py` says.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from apdesk.domain.apdesk_types import Entity
from apdesk.store import search
from apdesk.store.lists import ListKey, ListQuery, Sort
from apdesk.store.views import FIRST, Views
from tests.benchmarks import list_data
from tests.benchmarks.list_floors import Sql

TIMES = 5
BY_NAME, BY_EMAIL, DOWN = ("name", False), ("email", False), ("email", True)
SEARCHES: tuple[tuple[Sort, str], ...] = (
    (BY_NAME, "bevan"),
    (BY_NAME, "an"),
    (BY_NAME, "ing"),
    (BY_NAME, "gmb"),
    (BY_NAME, "aus"),
    (BY_NAME, "qualified"),
    (BY_NAME, "alastair bevan"),
    (BY_NAME, "jac com"),
    (BY_NAME, "jac aus com"),
    (BY_EMAIL, "com"),
    (BY_EMAIL, "555"),
    (DOWN, "com"),
    (DOWN, "555"),
    (DOWN, "jac com"),
)


def least(work: Callable[[], object]) -> float:
    """Milliseconds of this thread's computing."""
    found = []
    for _ in range(TIMES):
        began = time.thread_time()
        work()
        found.append(time.thread_time() - began)
    return min(found) * 1000


def measure(database: Path) -> None:
    with Views(database) as views:
        views.read_words(Entity.PERSON)
        sql = Sql(database)
        _write(f"{sql.leads():,} leads; milliseconds of computing")
        _write(f"{'':<30}{'first rows':>11}{'floor':>8}{'ratio':>7}{'all':>8}{'found':>10}")
        for sort, text in SEARCHES:
            query = ListQuery(ListKey.LEADS, sort, (), text)
            first = least(lambda query=query: views.first(query))
            match = search.match(text)
            assert match is not None
            floor = least(lambda sort=sort, match=match: sql.first_having(sort, match, FIRST))
            began = time.thread_time()
            found = len(views.answer(query, held=True))
            whole = (time.thread_time() - began) * 1000
            name = f"{text}, by {sort[0]}{' down' if sort[1] else ''}"
            _write(
                f"{name:<30}{first:11.1f}{floor:8.1f}{first / floor:7.2f}{whole:8.0f}{found:10,}"
            )
        sql.close()


def _write(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main(records: int, kept: Path | None, org: Path | None) -> int:
    with tempfile.TemporaryDirectory() as name:
        database = kept or Path(name) / "lists.sqlite3"
        if not database.exists():
            list_data.make(records, database, org)
        list_data.index(database)
        measure(database)
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("records", type=int, nargs="?", default=100_000)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--org", type=Path)
    parsed = parser.parse_args()
    raise SystemExit(main(parsed.records, parsed.database, parsed.org))
