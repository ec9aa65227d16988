"""What own lists and segments may be called: every name means one list, whoever reads it."""

from __future__ import annotations

import sqlite3

from apdesk.errors import KnownError
from apdesk.language import marked, tr, translated

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


_THERE = {
    "own_list": marked("There is a list called “{name}” already."),
    "segment": marked("There is a segment called “{name}” already."),
}


def checked(connection: sqlite3.Connection, name: str, *, table: str = "", row_id: int = 0) -> str:
    """The name as it is stored: without spaces around it, and single ones within.

    `table` and `row_id` say what has the name already and may keep it, in other letters too.
    Raises KnownError "list.name_empty", "list.name_long" and "list.name_taken".
    """
    stored = " ".join(name.split())
    if not stored:
        raise KnownError(
            tr("The name is empty"),
            tr("A list without a name couldn't be found again. Nothing was changed."),
            tr("Type a name."),
            code="list.name_empty",
        )
    if len(stored) > LONGEST:
        raise KnownError(
            tr("The name is too long"),
            tr(
                "It has {length} characters; {most} are possible. Nothing was changed.",
                length=len(stored),
                most=LONGEST,
            ),
            tr("Choose a shorter name."),
            code="list.name_long",
        )
    if stored.casefold() in _RESERVED | _shown_here():
        raise _taken(tr("“{name}” is the name of a list that is always there.", name=stored))
    for other, there in _THERE.items():
        for found, theirs in connection.execute(f"SELECT id, name FROM {other}"):
            if theirs.casefold() == stored.casefold() and (other, found) != (table, row_id):
                raise _taken(translated(there, name=theirs))
    return stored


def _shown_here() -> frozenset[str]:
    """The built-in lists as the window names them, in the user's language."""
    names = (tr("All contacts"), tr("Salesforce Leads"), tr("Salesforce Contacts"), tr("Companies"))
    return frozenset(each.casefold() for each in names)


def _taken(message: str) -> KnownError:
    return KnownError(
        tr("The name is taken"),
        f"{message} {tr('Nothing was changed.')}",
        tr("Choose another name."),
        code="list.name_taken",
    )


def list_gone() -> KnownError:
    """The error for a list that isn't there any more."""
    return KnownError(
        tr("The list is gone"),
        tr("It was deleted in the meantime. The people of the list are still here."),
        tr("Choose another one."),
        code="list.gone",
    )


def segment_gone() -> KnownError:
    """The error for a segment that isn't there any more."""
    return KnownError(
        tr("The segment is gone"),
        tr("It was deleted in the meantime. The people of the segment are still here."),
        tr("Choose another one."),
        code="list.gone",
    )
