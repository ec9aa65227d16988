"""The users of the org who can own leads, as they were last pulled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from apdesk.store import sqltext
from apdesk.store.database import Store


@dataclass(frozen=True, slots=True)
class OrgUser:
    """A user; one who isn't active can't be given anything. `modstamp`: canonical, the org's."""

    id: str
    name: str
    email: str | None
    active: bool
    modstamp: str


class OrgUsers:
    """The users of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take(self, users: Sequence[OrgUser]) -> None:
        """Takes over users as the org has them. Writes only what is new."""
        known = set(self.all())
        news = [each for each in users if each not in known]
        if not news:
            return
        with self._store.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO org_user (id, name, email, active, modstamp) "
                "VALUES (?, ?, ?, ?, ?)",
                [(each.id, each.name, each.email, each.active, each.modstamp) for each in news],
            )

    def all(self) -> tuple[OrgUser, ...]:
        """By name, those that aren't active too."""
        with self._store.reading() as connection:
            return tuple(
                OrgUser(user_id, name, email, bool(active), modstamp)
                for user_id, name, email, active, modstamp in connection.execute(
                    "SELECT id, name, email, active, modstamp FROM org_user "
                    f"ORDER BY {sqltext.sortable('name')}, id"
                )
            )

    def newest(self) -> str | None:
        """The newest stamp of a user here, from which on changes are asked for; None: none is."""
        with self._store.reading() as connection:
            row = connection.execute("SELECT max(modstamp) FROM org_user").fetchone()
        return None if row[0] is None else str(row[0])
