"""Removals: staged by pages, held by the safety stop, approved, and carried out in batches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from apdesk.domain.mapping import entity_of
from apdesk.store import failures, pending, rows
from apdesk.store.changes import HeldRemoval, Reason, Removed
from apdesk.store.columns import Catalogue


def stage(
    connection: sqlite3.Connection, sobject: str, leaves: Sequence[tuple[str, str]], run_id: int
) -> int:
    """Notes (Salesforce id, reason) of members for removal; how many are newly noted. One that
    waits already keeps waiting, with the newer reason."""
    entity = str(entity_of(sobject))
    reasons = dict(leaves)
    new = 0
    for some in rows.slices(list(reasons)):
        found = connection.execute(
            "SELECT r.id, r.salesforce_id, x.record_id IS NULL OR x.keep "
            f"FROM {entity} r LEFT JOIN removal x ON x.entity = ? AND x.record_id = r.id "
            f"WHERE r.sobject = ? AND r.state = 'member' "
            f"AND r.salesforce_id IN ({rows.marks(len(some))})",
            (entity, sobject, *some),
        ).fetchall()
        connection.executemany(
            "INSERT INTO removal (entity, record_id, salesforce_id, sobject, reason, run_id) "
            "VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (entity, record_id) DO UPDATE SET reason = excluded.reason, keep = 0",
            [
                (entity, record_id, salesforce_id, sobject, str(reasons[salesforce_id]), run_id)
                for record_id, salesforce_id, _ in found
            ],
        )
        new += sum(fresh for _, _, fresh in found)
    return new


def stage_keep(
    connection: sqlite3.Connection,
    sobject: str,
    leaves: Sequence[tuple[int, str, str]],
    run_id: int,
) -> None:
    """Notes (apdesk id, Salesforce id, reason) of members that are kept once their edits are sent.
    A conversion that waits goes on waiting for its contact."""
    entity = str(entity_of(sobject))
    connection.executemany(
        "INSERT INTO removal (entity, record_id, salesforce_id, sobject, reason, run_id, keep) "
        "VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (entity, record_id) DO UPDATE SET "
        "reason = excluded.reason, keep = 1, held = 0",
        [
            (entity, record_id, salesforce_id, sobject, reason, run_id)
            for record_id, salesforce_id, reason in leaves
        ],
    )


def unstage(connection: sqlite3.Connection, sobject: str, ids: Sequence[str]) -> int:
    entity = str(entity_of(sobject))
    return sum(
        connection.execute(
            f"DELETE FROM removal WHERE entity = ? AND sobject = ? "
            f"AND salesforce_id IN ({rows.marks(len(some))})",
            (entity, sobject, *some),
        ).rowcount
        for some in rows.slices(ids)
    )


#: Part of a condition: with `_listed` as its argument twice, one of some reasons, or any.
_FOR_REASON = "(? IS NULL OR reason IN (SELECT value FROM json_each(?)))"


def _listed(reasons: Collection[str] | None) -> str | None:
    return None if reasons is None else json.dumps(sorted(reasons))


def staged(connection: sqlite3.Connection, sobject: str) -> dict[str, str]:
    """Salesforce id -> reason of all removals that wait, held ones too."""
    return dict(
        connection.execute(
            "SELECT salesforce_id, reason FROM removal WHERE sobject = ? AND NOT keep", (sobject,)
        ).fetchall()
    )


def staged_ids(connection: sqlite3.Connection, sobject: str, reasons: Collection[str]) -> set[int]:
    """The apdesk ids of those that wait for one of those reasons, to be removed or kept."""
    return {
        row[0]
        for row in connection.execute(
            "SELECT record_id FROM removal WHERE sobject = ? "
            "AND reason IN (SELECT value FROM json_each(?))",
            (sobject, _listed(reasons)),
        )
    }


def staged_count(
    connection: sqlite3.Connection, sobject: str, reasons: Collection[str] | None = None
) -> int:
    listed = _listed(reasons)
    row = connection.execute(
        f"SELECT count(*) FROM removal WHERE sobject = ? AND NOT keep AND {_FOR_REASON}",
        (sobject, listed, listed),
    ).fetchone()
    return int(row[0])


def hold(
    connection: sqlite3.Connection, sobject: str, reasons: Collection[str] | None = None
) -> int:
    listed = _listed(reasons)
    connection.execute(
        f"UPDATE removal SET held = 1 WHERE sobject = ? AND NOT keep AND {_FOR_REASON}",
        (sobject, listed, listed),
    )
    return held_count(connection, sobject)


def approve(
    connection: sqlite3.Connection,
    sobject: str | None,
    reasons: Collection[str] | None = None,
    *,
    hold_others: bool = False,
) -> int:
    """Lets held removals go on, and with `hold_others` holds those that weren't; how many go on."""
    listed = _listed(reasons)
    going = held_count(connection, sobject, reasons)
    connection.execute(
        f"UPDATE removal SET held = NOT held WHERE (? IS NULL OR sobject = ?) AND {_FOR_REASON} "
        "AND (held OR (? AND NOT keep))",
        (sobject, sobject, listed, listed, hold_others),
    )
    return going


def held_count(
    connection: sqlite3.Connection, sobject: str | None, reasons: Collection[str] | None = None
) -> int:
    listed = _listed(reasons)
    row = connection.execute(
        f"SELECT count(*) FROM removal WHERE held AND (? IS NULL OR sobject = ?) AND {_FOR_REASON}",
        (sobject, sobject, listed, listed),
    ).fetchone()
    return int(row[0])


def held(
    connection: sqlite3.Connection, catalogue: Catalogue, sobject: str | None = None
) -> tuple[HeldRemoval, ...]:
    """Who waits for approval, by object and apdesk id."""
    found: list[HeldRemoval] = []
    for entity in ("person", "company"):
        name = catalogue.name_expression(entity)
        found.extend(
            HeldRemoval(row[0], row[1], row[2], row[3] or row[2], row[4], row[5])
            for row in connection.execute(
                f"SELECT x.sobject, x.record_id, x.salesforce_id, {name}, x.reason, "
                f"x.run_id FROM removal x JOIN {entity} r ON r.id = x.record_id "
                "WHERE x.held AND x.entity = ? AND (? IS NULL OR x.sobject = ?) "
                "ORDER BY x.sobject DESC, x.record_id",
                (entity, sobject, sobject),
            )
        )
    return tuple(found)


def remove_staged(
    connection: sqlite3.Connection,
    sobject: str,
    limit: int,
    reasons: Collection[str] | None = None,
    except_ids: Collection[int] = (),
) -> Removed:
    """Carries out at most `limit` staged removals that aren't held, of some reasons or of all.

    Those of `except_ids` are left for a later run. Edits that a removed record leaves behind are
    kept as lost values; so are those of a converted lead that is kept, as it never comes back.
    """
    entity = str(entity_of(sobject))
    listed = _listed(reasons)
    chosen = f"x.entity = ? AND x.sobject = ? AND NOT x.held AND {_FOR_REASON}"
    arguments = (entity, sobject, listed, listed, rows.as_json(sorted(except_ids)))
    waiting = connection.execute(
        "SELECT x.record_id, x.reason, x.keep, x.run_id, coalesce(run.started_at, '') "
        f"FROM removal x LEFT JOIN run ON run.id = x.run_id WHERE {chosen} "
        "AND x.record_id NOT IN (SELECT value FROM json_each(?)) ORDER BY x.record_id LIMIT ?",
        (*arguments, limit),
    ).fetchall()
    done = Removed()
    going = [row[0] for row in waiting if not row[2]]
    for record_id, reason, keeps, run_id, at in waiting:
        if keeps:
            keep(connection, entity, [record_id], at, run_id)
            done.kept += 1
        else:
            done.by_reason[reason] = done.by_reason.get(reason, 0) + 1
        _touched(done, entity, record_id)
    _keep_lost(
        connection,
        entity,
        {
            record_id: (reason, at, bool(keeps))
            for record_id, reason, keeps, _, at in waiting
            if not keeps or reason == Reason.CONVERTED
        },
    )
    done.removed = rows.delete(connection, entity, going)
    if except_ids:
        done.waiting = connection.execute(
            f"SELECT count(*) FROM removal x WHERE {chosen} "
            "AND x.record_id IN (SELECT value FROM json_each(?))",
            arguments,
        ).fetchone()[0]
    return done


def _keep_lost(
    connection: sqlite3.Connection, entity: str, ending: Mapping[int, tuple[str, str, bool]]
) -> None:
    """Notes the unsent edits of records that go; `ending`: id -> (reason, moment, whether the
    record itself is kept, with its edits)."""
    found = connection.execute(
        "SELECT DISTINCT record_id FROM pending_edit WHERE entity = ? "
        "AND record_id IN (SELECT value FROM json_each(?)) AND author <> ?",
        (entity, rows.as_json(ending), pending.APDESK),
    ).fetchall()
    ids = [row[0] for row in found]
    if not ids:
        return
    catalogue = Catalogue.read(connection)
    edits = pending.read(connection, catalogue, entity, ids)
    for owner in failures.owners(connection, catalogue, entity, ids):
        assert owner.record_id is not None
        reason, at, stays = ending[owner.record_id]
        values = [
            (pending.label_of(catalogue, entity, owner.sobject, each.field), each.local)
            for each in edits[owner.record_id].values()
            if each.author != pending.APDESK
        ]
        told = owner if stays else replace(owner, record_id=None)
        failures.lose(connection, told, values, reason, at)


def keep(
    connection: sqlite3.Connection, entity: str, ids: Sequence[int], at: str, run_id: int
) -> None:
    """Makes members kept records: with everything, but unsynced."""
    connection.executemany(
        f"UPDATE {entity} SET state = 'kept', changed_at = ?, changed_run = ? WHERE id = ?",
        [(at, run_id, each) for each in ids],
    )
    connection.execute(
        "DELETE FROM removal WHERE entity = ? AND record_id IN (SELECT value FROM json_each(?))",
        (entity, rows.as_json(ids)),
    )
    rows.note(connection, entity, ids, "kept", at, run_id)


def discard(connection: sqlite3.Connection, entity: str, record_ids: Sequence[int]) -> Removed:
    """Removes records that aren't members; members are left alone."""
    ids = [
        row[0]
        for row in connection.execute(
            f"SELECT id FROM {entity} WHERE state <> 'member' "
            "AND id IN (SELECT value FROM json_each(?))",
            (rows.as_json(record_ids),),
        )
    ]
    done = Removed(removed=rows.delete(connection, entity, ids))
    for each in ids:
        _touched(done, entity, each)
    return done


def remove_all(connection: sqlite3.Connection) -> Removed:
    """Removes everything that came from an org, with positions and describes. People made here
    stay, and wait for that org no more."""
    done = Removed()
    for entity in ("person", "company"):
        ids = [
            row[0]
            for row in connection.execute(
                f"SELECT id FROM {entity} WHERE salesforce_id IS NOT NULL"
            )
        ]
        done.removed += rows.delete(connection, entity, ids)
        for each in ids:
            _touched(done, entity, each)
    for table in (
        "position",
        "describe",
        "removal",
        "run",
        "creation",
        "failure",
        "salesforce_user",
        "org_user",
        "campaign",
        "campaign_status",
        "campaign_watch",
        "campaign_member",
        "member_event",
    ):
        connection.execute(f"DELETE FROM {table}")
    # users and members of campaigns are people as well, also where no record of the org is here
    rows.ask_purge(connection)
    return done


def _touched(done: Removed, entity: str, record_id: int) -> None:
    mine = done.changes.people if entity == "person" else done.changes.companies
    mine.add(record_id)
    done.changes.structure = True
