"""What own lists and segments may be called: every name means one list, whoever reads it."""

from __future__ import annotations

import sqlite3

from apdesk.errors import KnownError

LONGEST = 80

#: The built-in lists, as scripts and as the window name them.
_RESERVED = frozenset(
    {
        "all",
        "leads",
        "contacts",
        "companies",
        "all contacts",
        "salesforce leads",
        "salesforce contacts",
    }
)


def checked(connection: sqlite3.Connection, name: str, *, table: str = "", row_id: int = 0) -> str:
    """The name as it is stored: without spaces around it, and single ones within.

    `table` and `row_id` say what has the name already and may keep it, in other letters too.
    Raises KnownError "list.name_empty", "list.name_long" and "list.name_taken".
    """
    stored = " ".join(name.split())
    if not stored:
        raise KnownError(
            "The name is empty",
            "A list without a name couldn't be found again. Nothing was changed.",
            "Type a name.",
            code="list.name_empty",
        )
    if len(stored) > LONGEST:
        raise KnownError(
            "The name is too long",
            f"It has {len(stored)} characters; {LONGEST} are possible. Nothing was changed.",
            "Choose a shorter name.",
            code="list.name_long",
        )
    if stored.casefold() in _RESERVED:
        raise _taken(f"“{stored}” is the name of a list that is always there.")
    for other, what in (("own_list", "list"), ("segment", "segment")):
        for found, theirs in connection.execute(f"SELECT id, name FROM {other}"):
            if theirs.casefold() == stored.casefold() and (other, found) != (table, row_id):
                raise _taken(f"There is a {what} called “{theirs}” already.")
    return stored


def _taken(message: str) -> KnownError:
    return KnownError(
        "The name is taken",
        f"{message} Nothing was changed.",
        "Choose another name.",
        code="list.name_taken",
    )


def gone(what: str) -> KnownError:
    """The error for a list or a segment that isn't there any more."""
    return KnownError(
        f"The {what} is gone",
        f"It was deleted in the meantime. The people of the {what} are still here.",
        "Choose another one.",
        code="list.gone",
    )
