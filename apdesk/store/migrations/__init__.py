"""Numbered changes of the file format, oldest first. A released one is never edited.

Each module has `apply(connection)`, run inside a transaction that also sets user_version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from apdesk.store.migrations import (
    m0001_initial,
    m0002_two_way,
    m0003_large,
    m0004_journeys,
    m0005_prefixes,
)

Migration = Callable[[sqlite3.Connection], None]

_MIGRATIONS: tuple[tuple[int, Migration], ...] = (
    (1, m0001_initial.apply),
    (2, m0002_two_way.apply),
    (3, m0003_large.apply),
    (4, m0004_journeys.apply),
    (5, m0005_prefixes.apply),
)

#: The format that this apdesk writes (PRAGMA user_version).
LATEST = _MIGRATIONS[-1][0]


def after(version: int) -> tuple[tuple[int, Migration], ...]:
    """The migrations that bring a file of that format up to date."""
    return tuple(each for each in _MIGRATIONS if each[0] > version)
