"""One record going on as another: merged into a winner, or a lead converted into a contact.

Either the other record is here: then the history passes to it and the row goes. Or it is about to
enter: then it takes the row over, with the same apdesk id. Or it hasn't been seen: then the row is
staged for removal under the other's id, and a later page that brings it still takes the row over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from apdesk.domain.run import ChangeSet
from apdesk.store import failures, inheritance, rows
from apdesk.store.changes import Applied, Reason
from apdesk.store.columns import Catalogue
from apdesk.store.inheritance import Passing
from apdesk.store.journeys import belongings


@dataclass(frozen=True, slots=True)
class Step:
    """The transaction that a page is applied in, and where its counts go."""

    connection: sqlite3.Connection
    catalogue: Catalogue
    entity: str
    sobject: str
    run_id: int
    at: str
    applied: Applied

    @property
    def changes(self) -> ChangeSet:
        return self.applied.changes

    @property
    def passing(self) -> Passing:
        return Passing(self.connection, self.catalogue, self.entity, self.run_id, self.at)

    def touched(self, ids: Collection[int], *, structure: bool = False) -> None:
        """Notes changed rows for the screens."""
        mine = self.changes.people if self.entity == "person" else self.changes.companies
        mine.update(ids)
        if structure and ids:
            self.changes.structure = True


def merge(step: Step, pairs: Sequence[tuple[str, str]], incoming: Collection[str]) -> set[int]:
    """Applies (loser, winner) pairs; the rows that an incoming winner took over."""
    return _succeed(step, pairs, incoming, Reason.MERGED, step.sobject, keep=False)


def convert(
    step: Step, pairs: Sequence[tuple[str, str]], incoming: Collection[str], *, keep: bool
) -> set[int]:
    """Applies (lead, contact) pairs; the rows that an incoming contact took over.

    `keep`: a lead whose contact never comes is kept, not removed.
    """
    contacts = incoming if step.sobject == "Contact" else ()
    return _succeed(step, pairs, contacts, Reason.CONVERTED, "Lead", keep=keep)


def adopt_staged(step: Step, incoming: Sequence[str]) -> set[int]:
    """Lets incoming records take over the rows that wait for removal under their ids."""
    waiting = step.connection.execute(
        "SELECT 1 FROM removal WHERE successor IS NOT NULL AND entity = ? LIMIT 1", (step.entity,)
    ).fetchone()
    adopted: set[int] = set()
    if waiting is None:
        return adopted
    for some in rows.slices(incoming):
        found = step.connection.execute(
            "SELECT record_id, successor, reason FROM removal "
            f"WHERE entity = ? AND successor IN ({rows.marks(len(some))}) ORDER BY record_id",
            (step.entity, *some),
        ).fetchall()
        for record_id, successor, reason in found:
            heir = _find(step, successor)
            if heir is None:
                _take_over(step, record_id, successor, reason)
                adopted.add(record_id)
            else:
                _dissolve(step, record_id, heir, reason)
    return adopted


def _succeed(
    step: Step,
    pairs: Sequence[tuple[str, str]],
    incoming: Collection[str],
    reason: Reason,
    sobject: str,
    *,
    keep: bool,
) -> set[int]:
    adopted: set[int] = set()
    for old, new in pairs:
        if old == new:
            continue
        row = step.connection.execute(
            f"SELECT id FROM {step.entity} "
            "WHERE salesforce_id = ? AND sobject = ? AND state = 'member'",
            (old, sobject),
        ).fetchone()
        if row is None:
            continue
        record_id = row[0]
        heir = _find(step, new)
        if heir is not None:
            _dissolve(step, record_id, heir, reason)
        elif new in incoming:
            _take_over(step, record_id, new, reason)
            adopted.add(record_id)
        else:
            known = step.connection.execute(
                "SELECT 1 FROM removal WHERE entity = ? AND record_id = ?",
                (step.entity, record_id),
            ).fetchone()
            step.connection.execute(
                "INSERT INTO removal "
                "(entity, record_id, salesforce_id, sobject, reason, run_id, keep, successor) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (entity, record_id) DO UPDATE SET "
                "reason = excluded.reason, keep = excluded.keep, successor = excluded.successor",
                (step.entity, record_id, old, sobject, reason, step.run_id, keep, new),
            )
            if known is None and not keep:
                step.applied.staged += 1
    return adopted


def _find(step: Step, salesforce_id: str) -> int | None:
    row = step.connection.execute(
        f"SELECT id FROM {step.entity} WHERE salesforce_id = ?",
        (salesforce_id,),
    ).fetchone()
    return None if row is None else int(row[0])


def _take_over(step: Step, record_id: int, salesforce_id: str, reason: str) -> None:
    inheritance.retarget(step.passing, record_id, step.sobject)
    # what the org refused of the former record is no refusal of this one
    failures.lift(step.connection, step.entity, [record_id], failures.UPDATE)
    step.connection.execute(
        f"UPDATE {step.entity} SET salesforce_id = ?, sobject = ?, state = 'member', "
        "changed_at = ?, changed_run = ? WHERE id = ?",
        (salesforce_id, step.sobject, step.at, step.run_id, record_id),
    )
    step.connection.execute(
        "DELETE FROM removal WHERE entity = ? AND record_id = ?", (step.entity, record_id)
    )
    rows.note(step.connection, step.entity, [record_id], reason, step.at, step.run_id)
    # the former Salesforce id stays in freed bytes otherwise
    rows.ask_purge(step.connection)
    step.applied.adopted += 1
    step.touched([record_id], structure=True)


def _dissolve(step: Step, record_id: int, heir: int, reason: str) -> None:
    inheritance.pass_on(step.passing, record_id, heir)
    failures.move(step.connection, step.entity, record_id, heir, step.at)
    step.connection.execute(
        "UPDATE history SET record_id = ? WHERE entity = ? AND record_id = ?",
        (heir, step.entity, record_id),
    )
    if step.entity == "person":
        belongings.pass_on(step.connection, record_id, heir)
    rows.delete(step.connection, step.entity, [record_id])
    failures.lift_settled(step.connection, step.entity, [heir])
    rows.note(step.connection, step.entity, [heir], reason, step.at, step.run_id)
    step.applied.merged += 1
    step.touched([heir], structure=True)
    step.touched([record_id])
