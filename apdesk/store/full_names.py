"""The full name of a person in Salesforce: it follows its parts here at once, as it will there.

Salesforce puts it together itself, and of more than these parts where it has them (a middle name, a
suffix). So it follows only where it is just these now; any other is as Salesforce said it last.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from apdesk.domain.mapping import Entity
from apdesk.store import rows
from apdesk.store.columns import NAME_PARTS, Catalogue

_SOBJECTS = ("Lead", "Contact")
_WHOLE = "Name"


@contextmanager
def following(
    connection: sqlite3.Connection, entity: str, ids: Collection[int], names: Collection[str]
) -> Iterator[None]:
    """Within it, fields of these records get other values, those with these apdesk names; behind
    it, full names have followed."""
    found = _found(connection, ids, names) if entity == Entity.PERSON else []
    yield
    for column, whole, some in found:
        connection.execute(
            f"UPDATE person SET {column} = {whole} WHERE id IN (SELECT value FROM json_each(?))",
            (rows.as_json(some),),
        )


def _found(
    connection: sqlite3.Connection, ids: Collection[int], names: Collection[str]
) -> list[tuple[str, str, list[int]]]:
    """The columns of full names, what they are made of in SQL, and the records in which they are
    just that."""
    catalogue = Catalogue.read(connection)
    found = []
    for sobject in _SOBJECTS:
        whole = catalogue.column_of(sobject, _WHOLE)
        parts = [catalogue.column_of(sobject, each) for each in NAME_PARTS]
        known = [each for each in parts if each is not None and not each.hidden]
        if whole is None or len(known) < len(parts) or not {each.name for each in known} & {*names}:
            continue
        made = " || ' ' || ".join(f"coalesce({each.sql}, '')" for each in known)
        made = f"nullif(trim({made}), '')"
        following = connection.execute(
            f"SELECT id FROM person WHERE id IN (SELECT value FROM json_each(?)) "
            f"AND sobject = ? AND {whole.sql} IS {made}",
            (rows.as_json(ids), sobject),
        ).fetchall()
        found.append((whole.sql, made, [row[0] for row in following]))
    return found
