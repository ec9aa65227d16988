"""The fields of a page that an edit waits for, or that are compared for the first time.

Everything else is decided by a mere comparison (`apply`): this is the way of the few.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from apdesk.domain.mapping import ApdeskType
from apdesk.domain.plan import OPT_OUT, Decision, Side, Sides, plan
from apdesk.domain.preferences import Rule
from apdesk.domain.records import FieldValue
from apdesk.domain.values import same
from apdesk.store import conflicts, failures, pending
from apdesk.store.columns import Column, Source, volatile
from apdesk.store.conflicts import Clash
from apdesk.store.fieldtext import Converter, converter, decoded
from apdesk.store.pending import APDESK, Waiting


@dataclass(frozen=True, slots=True)
class Field:
    """A mapped field of a page: where it comes from and where it goes.

    `first`: it is compared for the first time. `weighed`: a difference alone doesn't decide it.
    `names`: its values are ids that people are shown.
    """

    at: int
    name: str
    sql: str
    convert: Converter | None
    volatile: bool
    bookkeeping: bool
    searched: bool
    first: bool
    weighed: bool
    names: bool
    type: ApdeskType
    source: Source

    @classmethod
    def of(cls, at: int, column: Column, source: Source, *, first: bool, kept: bool) -> Field:
        """`kept`: it says when or by whom the record was saved, no more."""
        return cls(
            at=at,
            name=column.name,
            sql=column.sql,
            convert=converter(column.type, source.field_type),
            volatile=volatile(source.salesforce),
            bookkeeping=kept,
            searched=column.searched,
            first=first,
            weighed=first or source.rule is Rule.SALESFORCE_UNLESS_BLANK,
            names=column.type is ApdeskType.REFERENCE and not column.hidden,
            type=column.type,
            source=source,
        )


@dataclass(slots=True)
class Scales:
    """Weighs fields, and keeps what came of it until it is written in bulk."""

    entity: str
    waiting: list[tuple[int, Waiting]] = field(default_factory=list)
    settled: list[tuple[int, str]] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Grows with each thing that is to be written."""
        return len(self.waiting) + len(self.settled) + len(self.clashes)

    def weigh(
        self,
        record_id: int,
        each: Field,
        edit: Waiting | None,
        before: FieldValue,
        now: FieldValue,
        moment: str,
        author: str,
    ) -> FieldValue:
        """The value of here afterwards.

        Args:
            before: What the row has, as it is stored.
            now: What the org has.
            moment: When the org's record was last saved.
            author: By whom.
        """
        remote = decoded(each.type, now)
        local = decoded(each.type, before) if edit is None else edit.local
        if edit is None:
            sides = Sides(local, local, remote, base_known=not each.first)
        elif each.first:
            sides = Sides(
                None,
                local,
                remote,
                base_known=False,
                in_flight=edit.in_flight,
                sent=edit.sent,
                local_at=edit.at,
                remote_at=moment,
            )
        else:
            sides = edit.sides(local, remote, moment)
        decision = plan(
            sides,
            each.source.rule,
            writable=each.source.two_way,
            first_sync=each.source.first_sync,
            opt_out=each.source.salesforce == OPT_OUT,
        )
        # An opt-out that can't be sent differs from the org's value for good: it waits, too.
        if decision.send or not same(decision.local, remote):
            self._wait(record_id, each.name, edit, decision, remote, moment)
        elif edit is not None:
            self.settled.append((record_id, each.name))
        if decision.conflict is not None:
            winner = author
            if decision.conflict is Side.APDESK:
                winner = APDESK if edit is None else edit.author
            self.clashes.append(
                Clash(
                    self.entity,
                    record_id,
                    each.name,
                    sides.base,
                    local,
                    remote,
                    decision.conflict,
                    winner,
                )
            )
        return decision.local

    def _wait(
        self,
        record_id: int,
        name: str,
        edit: Waiting | None,
        decision: Decision,
        remote: FieldValue,
        moment: str,
    ) -> None:
        if edit is None:
            made = Waiting(name, remote, decision.local, moment, APDESK)
            self.waiting.append((record_id, made))
            return
        found = Waiting(
            field=name,
            base=remote,
            local=decision.local,
            at=edit.at,
            author=edit.author,
            in_flight=decision.unsettled,
            sent=edit.sent if decision.unsettled else None,
            batch_id=edit.batch_id,
        )
        if found != edit:
            self.waiting.append((record_id, found))

    def write(self, connection: sqlite3.Connection, at: str, run_id: int) -> None:
        """Stores it, in the transaction that is open."""
        if self.waiting:
            pending.save(connection, self.entity, self.waiting)
        if self.settled:
            pending.drop(connection, self.entity, self.settled)
            failures.lift_settled(connection, self.entity, self._settled_ids())
        if self.clashes:
            conflicts.note(connection, self.clashes, at, run_id)

    def _settled_ids(self) -> Sequence[int]:
        return list(dict.fromkeys(record_id for record_id, _ in self.settled))
