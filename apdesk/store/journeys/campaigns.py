"""Campaigns of the org, their member statuses, and the members of those that journeys need.

Of a watched campaign all members are here, from the end of its first pull on; who becomes one or
gets another status after that is an event (`member_event`), noted in the transaction that brings
it. Members are named by the Salesforce id of their contact, or of their lead.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from apdesk.store import rows, sqltext
from apdesk.store.database import Store

_CHOSEN = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign: `status` is its own ("In Progress"), not that of a member."""

    id: str
    name: str
    status: str | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class MemberStatus:
    """A status that members of one campaign can have."""

    campaign_id: str
    label: str
    position: int = 0
    default: bool = False
    responded: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a campaign. `modstamp` is '' for what is known only from our own write."""

    id: str
    campaign_id: str
    salesforce_id: str
    status: str | None
    modstamp: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """How far the pull of a campaign's members has come; times are the org's, ISO 8601 UTC.

    Attributes:
        cursor: Changes are asked for from here, less the overlap; None: not all members are here.
        swept_at: When all of them were last compared with the org's.
        newest: The newest stamp of a member here: from there a first pull goes on.
    """

    campaign_id: str
    cursor: str | None
    swept_at: str | None
    newest: str | None


#: (campaign, person) by their Salesforce ids.
Pair = tuple[str, str]


class Campaigns:
    """The campaigns of one store; each change is a transaction of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # -- which ------------------------------------------------------------------------------------

    def watch(self, campaign_ids: Collection[str]) -> None:
        """Lets the members of these campaigns be here, and forgets those of others. Cheap and
        without a write when nothing is new."""
        with self._store.reading() as connection:
            known = {row[0] for row in connection.execute("SELECT campaign_id FROM campaign_watch")}
        wanted = set(campaign_ids)
        if known == wanted:
            return
        gone = json.dumps(sorted(known - wanted))
        with self._store.transaction() as connection:
            for table in ("campaign_member", "campaign_watch"):
                connection.execute(f"DELETE FROM {table} WHERE campaign_id IN {_CHOSEN}", (gone,))
            connection.executemany(
                "INSERT INTO campaign_watch (campaign_id) VALUES (?)",
                [(each,) for each in sorted(wanted - known)],
            )

    def watched(self) -> tuple[Watch, ...]:
        """The watched campaigns, in the order of their ids."""
        with self._store.reading() as connection:
            return tuple(
                Watch(campaign_id, cursor, swept_at, newest or None)
                for campaign_id, cursor, swept_at, newest in connection.execute(
                    "SELECT w.campaign_id, w.cursor, w.swept_at, CASE WHEN w.cursor IS NULL THEN "
                    "(SELECT max(m.modstamp) FROM campaign_member m "
                    "WHERE m.campaign_id = w.campaign_id) END "
                    "FROM campaign_watch w ORDER BY w.campaign_id"
                )
            )

    # -- campaigns and statuses -------------------------------------------------------------------

    def save(self, campaigns: Sequence[Campaign], *, gone: Iterable[str] = ()) -> None:
        """Notes campaigns as the org has them, and forgets those that it has no more: their
        members stay as they were, and all are compared should they come back. Writes only what is
        new."""
        with self._store.reading() as connection:
            known = set(_campaigns(connection, "true", ()))
        lost = sorted({each.id for each in known}.intersection(gone))
        if known.issuperset(campaigns) and not lost:
            return
        with self._store.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO campaign (id, name, status, active) VALUES (?, ?, ?, ?)",
                [(each.id, each.name, each.status, each.active) for each in campaigns],
            )
            for table, column in (("campaign", "id"), ("campaign_status", "campaign_id")):
                connection.execute(
                    f"DELETE FROM {table} WHERE {column} IN {_CHOSEN}", (json.dumps(lost),)
                )
            connection.execute(
                f"UPDATE campaign_watch SET swept_at = NULL WHERE campaign_id IN {_CHOSEN}",
                (json.dumps(lost),),
            )

    def save_statuses(
        self, campaign_ids: Collection[str], statuses: Sequence[MemberStatus]
    ) -> None:
        """Notes all statuses that the members of these campaigns can have. Writes only news."""
        with self._store.reading() as connection:
            if set(_statuses(connection, campaign_ids)) == set(statuses):
                return
        with self._store.transaction() as connection:
            connection.execute(
                f"DELETE FROM campaign_status WHERE campaign_id IN {_CHOSEN}",
                (json.dumps(list(campaign_ids)),),
            )
            connection.executemany(
                "INSERT OR REPLACE INTO campaign_status "
                "(campaign_id, label, position, is_default, responded) VALUES (?, ?, ?, ?, ?)",
                [
                    (each.campaign_id, each.label, each.position, each.default, each.responded)
                    for each in statuses
                ],
            )

    def campaigns(self) -> dict[str, Campaign]:
        """All that are known, by id; those that the org has no more aren't among them."""
        with self._store.reading() as connection:
            return {each.id: each for each in _campaigns(connection, "true", ())}

    def statuses(self, campaign_ids: Collection[str]) -> dict[str, tuple[MemberStatus, ...]]:
        """The statuses of those campaigns that any are known of, in the campaign's order."""
        found: dict[str, list[MemberStatus]] = {}
        with self._store.reading() as connection:
            for each in _statuses(connection, campaign_ids):
                found.setdefault(each.campaign_id, []).append(each)
        return {campaign_id: tuple(some) for campaign_id, some in found.items()}

    def search(self, text: str, limit: int) -> tuple[Campaign, ...]:
        """Known campaigns whose name contains the text, without regard to case: active ones first,
        then by name."""
        with self._store.reading() as connection:
            name = sqltext.folded("name")
            return _campaigns(
                connection,
                f"instr({name}, ?) > 0",
                (text.strip().casefold(),),
                f"ORDER BY active DESC, {sqltext.sortable('name')}, id LIMIT {int(limit)}",
            )

    # -- members ----------------------------------------------------------------------------------

    def take(
        self,
        members: Sequence[Member],
        *,
        at: str,
        events: bool,
        cursors: Mapping[str, str] | None = None,
        swept: bool = False,
    ) -> int:
        """Takes over members as the org has them, in one transaction; how many events that made.

        Args:
            at: When (ISO, the clock here): the time of the events.
            events: Whether a new member or another status is one; not in a first pull.
            cursors: New cursors of campaigns, reached with these rows.
            swept: The cursors are also the times at which all members were read.
        """
        if not members and not cursors:
            return 0
        with self._store.transaction() as connection:
            noted = take(connection, members, at=at, events=events)
            swept_at = ", swept_at = ?1" if swept else ""
            connection.executemany(
                f"UPDATE campaign_watch SET cursor = ?1{swept_at} WHERE campaign_id = ?2",
                [(cursor, campaign_id) for campaign_id, cursor in (cursors or {}).items()],
            )
            return noted

    def drop(self, campaign_id: str, member_ids: Collection[str], *, swept_at: str) -> None:
        """Removes members that the org has no more; then all of the campaign are as there."""
        with self._store.transaction() as connection:
            connection.execute(
                f"DELETE FROM campaign_member WHERE id IN {_CHOSEN}",
                (json.dumps(sorted(member_ids)),),
            )
            connection.execute(
                "UPDATE campaign_watch SET swept_at = ? WHERE campaign_id = ?",
                (swept_at, campaign_id),
            )

    def member_ids(self, campaign_id: str) -> set[str]:
        """The ids of a campaign's members here."""
        with self._store.reading() as connection:
            return {
                row[0]
                for row in connection.execute(
                    "SELECT id FROM campaign_member WHERE campaign_id = ?", (campaign_id,)
                )
            }

    def counts(self) -> dict[str, int]:
        """How many members each campaign has here; those without any aren't named."""
        with self._store.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT campaign_id, count(*) FROM campaign_member GROUP BY campaign_id"
                ).fetchall()
            )

    def members(self, pairs: Collection[Pair]) -> dict[Pair, Member]:
        """The memberships of those people, as they are known here."""
        with self._store.reading() as connection:
            return members(connection, pairs)


# -- within a transaction that is open ------------------------------------------------------------


def take(connection: sqlite3.Connection, found: Sequence[Member], *, at: str, events: bool) -> int:
    """See `Campaigns.take`."""
    known = dict(
        connection.execute(
            f"SELECT id, status FROM campaign_member WHERE id IN {_CHOSEN}",
            (json.dumps([each.id for each in found]),),
        ).fetchall()
    )
    news = [
        (each.campaign_id, each.salesforce_id, known.get(each.id), each.status, at)
        for each in found
        if each.id not in known or known[each.id] != each.status
    ]
    connection.executemany(
        "INSERT INTO campaign_member (id, campaign_id, salesforce_id, status, modstamp) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "campaign_id = excluded.campaign_id, salesforce_id = excluded.salesforce_id, "
        "status = excluded.status, modstamp = coalesce(nullif(excluded.modstamp, ''), modstamp)",
        [
            (each.id, each.campaign_id, each.salesforce_id, each.status, each.modstamp)
            for each in found
        ],
    )
    if not events:
        return 0
    connection.executemany(
        "INSERT INTO member_event (campaign_id, salesforce_id, old, new, at) "
        "VALUES (?, ?, ?, ?, ?)",
        news,
    )
    return len(news)


def members(connection: sqlite3.Connection, pairs: Collection[Pair]) -> dict[Pair, Member]:
    """See `Campaigns.members`."""
    return {
        (each[1], each[2]): Member(*each)
        for each in connection.execute(
            "SELECT m.id, m.campaign_id, m.salesforce_id, m.status, m.modstamp FROM json_each(?) x "
            "JOIN campaign_member m ON m.campaign_id = json_extract(x.value, '$[0]') "
            "AND m.salesforce_id = json_extract(x.value, '$[1]') ORDER BY m.id",
            (json.dumps(list(pairs)),),
        )
    }


def _campaigns(
    connection: sqlite3.Connection,
    condition: str,
    arguments: tuple[object, ...],
    tail: str = "",
) -> tuple[Campaign, ...]:
    return tuple(
        Campaign(campaign_id, name, status, bool(active))
        for campaign_id, name, status, active in connection.execute(
            f"SELECT id, name, status, active FROM campaign WHERE {condition} {tail}", arguments
        )
    )


def _statuses(
    connection: sqlite3.Connection, campaign_ids: Collection[str]
) -> tuple[MemberStatus, ...]:
    found: list[MemberStatus] = []
    for some in rows.slices(list(campaign_ids)):
        found += [
            MemberStatus(campaign_id, label, position, bool(default), bool(responded))
            for campaign_id, label, position, default, responded in connection.execute(
                "SELECT campaign_id, label, position, is_default, responded FROM campaign_status "
                f"WHERE campaign_id IN ({rows.marks(len(some))}) "
                "ORDER BY campaign_id, position, label",
                some,
            )
        ]
    return tuple(found)
