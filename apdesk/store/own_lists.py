"""Lists that the user puts together: of people, by hand, by a script, or by a journey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from apdesk.store import list_names, memberships, rows
from apdesk.store.database import Store
from apdesk.store.journeys import references
from apdesk.store.lists import OwnListRow, Records, Selection
from apdesk.store.views import Views


class OwnLists:
    """The own lists of one store. `at` is the time by the clock here."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> tuple[OwnListRow, ...]:
        """All of them by the alphabet, with the number of their people."""
        with self._store.reading() as connection:
            return memberships.read(connection)

    def create(self, name: str, at: str) -> int:
        """A new, empty list; its id. Raises KnownError "list.name_empty", "list.name_long" and
        "list.name_taken"."""
        with self._store.transaction() as connection:
            stored = list_names.checked(connection, name)
            made = connection.execute(
                "INSERT INTO own_list (name, created_at) VALUES (?, ?)", (stored, at)
            )
            assert made.lastrowid is not None
            return made.lastrowid

    def rename(self, list_id: int, name: str) -> None:
        """Renames it, in journeys too. Raises KnownError as `create`, and "list.gone"."""
        with self._store.transaction() as connection:
            old = memberships.require(connection, list_id)
            new = list_names.checked(connection, name, table="own_list", row_id=list_id)
            connection.execute("UPDATE own_list SET name = ? WHERE id = ?", (new, list_id))
            references.rename(connection, "list", old, new)

    def delete(self, list_id: int) -> None:
        """Deletes the list; its people stay. One that is gone is no error."""
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM own_list WHERE id = ?", (list_id,))

    def add(self, list_id: int, records: Records, at: str) -> int:
        """Adds people; how many weren't in it. A condition is followed slice by slice, each in a
        transaction of its own. Raises KnownError "list.gone"; what was added until then stays."""
        added = 0
        for some in self._slices(records):
            with self._store.transaction() as connection:
                memberships.require(connection, list_id)
                added += memberships.add(connection, list_id, some, at)
        return added

    def remove(self, list_id: int, records: Records) -> int:
        """Takes people out of it, in the same way; how many were in it."""
        removed = 0
        for some in self._slices(records):
            with self._store.transaction() as connection:
                memberships.require(connection, list_id)
                removed += memberships.remove(connection, list_id, some)
        return removed

    def _slices(self, records: Records) -> Iterator[Sequence[int]]:
        if isinstance(records, Selection):
            with Views(self._store.path) as views:
                yield from views.slices(records, rows.LOOKUP)
            return
        for start in range(0, len(records), rows.LOOKUP):
            yield records[start : start + rows.LOOKUP]
