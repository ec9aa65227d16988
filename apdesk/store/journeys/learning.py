"""What is known here at once of what a journey did in Salesforce.

Later steps of the same people see it without a pull, and the pull that brings it back finds
nothing new: the owner of a lead, the status of a campaign member (which is an event like any).

And what was known before: noted with an effect before it is asked for, so that whoever looks after
a crash can tell "it never happened" from "somebody has changed it since".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.values import same
from apdesk.store import changing, reindexing, rows
from apdesk.store.changing import Change
from apdesk.store.columns import Catalogue
from apdesk.store.database import Store
from apdesk.store.fieldtext import decoded
from apdesk.store.journeys import campaigns
from apdesk.store.journeys.campaigns import Member

_PERSON = str(Entity.PERSON)


@dataclass(frozen=True, slots=True)
class NewOwner:
    """A lead that belongs to a user now. `author`: who did it, for the history."""

    person_id: int
    user_id: str
    author: str


class Learning:
    """What performers let one store know; each call is a transaction of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def note_before(self, values: Mapping[int, str]) -> None:
        """Keeps with effects (by id) what is known now of what they are to change."""
        with self._store.transaction() as connection:
            connection.executemany(
                "UPDATE effect SET result = ? WHERE id = ?",
                [(value, effect_id) for effect_id, value in values.items()],
            )

    def before(self, effect_ids: Sequence[int]) -> dict[int, str]:
        """What was kept with effects before they were asked for; those without it aren't named."""
        with self._store.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT id, result FROM effect WHERE result IS NOT NULL "
                    "AND id IN (SELECT value FROM json_each(?))",
                    (rows.as_json(effect_ids),),
                ).fetchall()
            )

    def owners(self, news: Sequence[NewOwner], *, at: str) -> None:
        """Gives leads their new owners, as a pull would, with the journey as the author. A field
        with an edit that waits keeps it: the next run weighs the two. Nothing happens where the
        owner isn't mirrored."""
        wanted = {each.person_id: each for each in news}
        with self._store.transaction() as connection:
            column = Catalogue.read(connection).column_of("Lead", "OwnerId")
            if column is None:
                return
            found = connection.execute(
                f"SELECT r.id, r.{column.sql} FROM person r "
                "WHERE r.id IN (SELECT value FROM json_each(?)) AND r.sobject = 'Lead' "
                "AND NOT EXISTS (SELECT 1 FROM pending_edit p WHERE p.entity = ? "
                "AND p.record_id = r.id AND p.field = ?)",
                (rows.as_json(wanted), _PERSON, column.name),
            ).fetchall()
            changes = [
                Change(record_id, column, decoded(column.type, old), wanted[record_id].user_id)
                for record_id, old in found
                if not same(decoded(column.type, old), wanted[record_id].user_id)
            ]
            if not changes:
                return
            searched = [each.record_id for each in changes] if column.searched else []
            texts = reindexing.texts(connection, _PERSON, searched)
            changing.update(connection, _PERSON, changes, at)
            reindexing.renew(connection, _PERSON, texts)
            connection.executemany(
                "INSERT INTO history (entity, record_id, at, author, kind, field, old, new) "
                "VALUES (?, ?, ?, ?, 'field', ?, ?, ?)",
                [
                    (
                        _PERSON,
                        each.record_id,
                        at,
                        wanted[each.record_id].author,
                        column.name,
                        each.old,
                        each.new,
                    )
                    for each in changes
                ],
            )

    def members(self, found: Sequence[Member], *, at: str) -> None:
        """Notes campaign members as our write left them, or as a look found them; other
        memberships of the same person in the campaign are gone. Only of watched campaigns."""
        with self._store.transaction() as connection:
            watched = {
                row[0] for row in connection.execute("SELECT campaign_id FROM campaign_watch")
            }
            mine = [each for each in found if each.campaign_id in watched]
            if not mine:
                return
            connection.execute(
                "DELETE FROM campaign_member WHERE id IN (SELECT m.id FROM json_each(?) x "
                "JOIN campaign_member m ON m.campaign_id = json_extract(x.value, '$[0]') "
                "AND m.salesforce_id = json_extract(x.value, '$[1]') "
                "AND m.id <> json_extract(x.value, '$[2]'))",
                (json.dumps([(each.campaign_id, each.salesforce_id, each.id) for each in mine]),),
            )
            campaigns.take(connection, mine, at=at, events=True)
