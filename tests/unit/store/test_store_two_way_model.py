"""Edits, pages, writes and creates in any order, against plain dictionaries.

Two connections, as in the app: one of the window, one of the sync thread. The model knows the
decision table (which has tests of its own) and nothing of SQL.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from apdesk.domain.mapping import ApdeskType
from apdesk.domain.plan import OPT_OUT, Side, Sides, plan
from apdesk.domain.preferences import Rule
from apdesk.domain.records import FieldValue
from apdesk.errors import KnownError
from apdesk.store.changes import PageChanges
from apdesk.store.database import Store
from apdesk.store.edits import Edits, RecordEdit
from apdesk.store.mirror import Mirror
from apdesk.store.outbox import Outbox, Outcome
from apdesk.store.troubles import Troubles
from apdesk.store.views import ListKey, Views
from tests.unit.store.store_builders import mapping, refusal, sf

RULES = {
    "Company": Rule.SALESFORCE_WINS,
    "Description": Rule.APDESK_WINS,
    "Email": Rule.MOST_RECENT_WINS,
    "Phone": Rule.SALESFORCE_UNLESS_BLANK,
    OPT_OUT: Rule.SALESFORCE_WINS,
}
FIELDS = tuple(RULES)
NAMES = ("Id", "SystemModstamp", *FIELDS)
#: Later than all; a record that waits for a person isn't due even then.
EVER = "2999-01-01T00:00:00Z"


def blank(name: str) -> FieldValue:
    return False if name == OPT_OUT else None


@dataclass
class Field:
    """One field as the store should see it."""

    base: FieldValue
    local: FieldValue
    in_flight: bool = False
    sent: FieldValue = None
    at: str = ""
    by_hand: bool = True

    @property
    def waits(self) -> bool:
        return self.in_flight or self.local != self.base


@dataclass
class Person:
    salesforce_id: str | None
    fields: dict[str, Field]
    failed: bool = False
    asked: dict[str, FieldValue] | None = None

    @property
    def waits(self) -> bool:
        return self.salesforce_id is not None and any(each.waits for each in self.fields.values())


@dataclass
class Batch:
    changes: list[tuple[int, str, FieldValue, FieldValue]] = field(default_factory=list)


class TwoWay(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp(prefix="apdesk-"))
        path = self.directory / "apdesk.sqlite3"
        self.writer, self.window = Store(path), Store(path, check=False)
        self.writer.open()
        self.window.open()
        self.mirror, self.outbox = Mirror(self.writer), Outbox(self.writer)
        self.edits, self.troubles = Edits(self.window), Troubles(self.window)
        self.mirror.prepare(
            {
                "Lead": [
                    mapping(
                        "Lead",
                        name,
                        name.lower(),
                        ApdeskType.CHECKBOX if name == OPT_OUT else ApdeskType.TEXT,
                        rule=each,
                    )
                    for name, each in RULES.items()
                ]
            }
        )
        self.views = Views(path)
        self.org: dict[str, dict[str, FieldValue]] = {}
        self.stamps: dict[str, str] = {}
        self.people: dict[int, Person] = {}
        self.conflicts: list[tuple[int, str, str, FieldValue]] = []
        self.lost: list[dict[str, FieldValue]] = []
        self.batches: dict[int, Batch] = {}
        self.count = 0

    def teardown(self) -> None:
        self.views.close()
        self.window.close()
        self.writer.close()
        shutil.rmtree(self.directory, ignore_errors=True)

    # -- values and times, each one of its own ----------------------------------------------------

    def _now(self) -> str:
        self.count += 1
        return f"2026-03-01T{self.count // 60:02}:{self.count % 60:02}:00Z"

    def _value(self, name: str, kind: str) -> FieldValue:
        if name == OPT_OUT:
            return kind != "blank"
        self.count += 1
        return {"blank": None, "same": "same"}.get(kind, f"v{self.count}")

    def _some(self, data: st.DataObject, *, synced: bool = True) -> int:
        chosen = [
            record_id
            for record_id, each in self.people.items()
            if (each.salesforce_id is not None) is synced
        ]
        return data.draw(st.sampled_from(chosen))

    def _synced(self) -> bool:
        return any(each.salesforce_id is not None for each in self.people.values())

    def _local(self) -> bool:
        return any(each.salesforce_id is None for each in self.people.values())

    # -- the org ----------------------------------------------------------------------------------

    @precondition(lambda self: len(self.people) < 4)
    @rule(data=st.data())
    def enters(self, data: st.DataObject) -> None:
        salesforce_id = sf("Lead", len(self.org) + 1)
        self.org[salesforce_id] = {
            name: self._value(name, data.draw(st.sampled_from(["new", "blank"]))) for name in FIELDS
        }
        self.stamps[salesforce_id] = self._now()
        self._apply([salesforce_id])
        (found,) = self.mirror.known("Lead", [salesforce_id]).values()
        self.people[found.record_id] = Person(
            salesforce_id,
            {name: Field(value, value) for name, value in self.org[salesforce_id].items()},
        )

    @precondition(lambda self: bool(self.org))
    @rule(
        data=st.data(),
        name=st.sampled_from(FIELDS),
        kind=st.sampled_from(["new", "blank", "same"]),
    )
    def org_edits(self, data: st.DataObject, name: str, kind: str) -> None:
        salesforce_id = data.draw(st.sampled_from(sorted(self.org)))
        self.org[salesforce_id][name] = self._value(name, kind)
        self.stamps[salesforce_id] = self._now()

    @precondition(_synced)
    @rule(data=st.data())
    def org_deletes(self, data: st.DataObject) -> None:
        record_id = self._some(data)
        person = self.people.pop(record_id)
        assert person.salesforce_id is not None
        deletes = ((person.salesforce_id, "deleted"),)
        self.mirror.apply(PageChanges("Lead", deletes=deletes), 1, self._now())
        self.mirror.remove_staged("Lead")
        lost = {
            name: each.local for name, each in person.fields.items() if each.waits and each.by_hand
        }
        if lost:
            self.lost.append(lost)
        self.conflicts = [each for each in self.conflicts if each[0] != record_id]

    # -- people here ------------------------------------------------------------------------------

    @precondition(lambda self: bool(self.people))
    @rule(
        data=st.data(),
        names=st.lists(st.sampled_from(FIELDS), min_size=1, max_size=2, unique=True),
        kind=st.sampled_from(["new", "blank", "same"]),
    )
    def edits_here(self, data: st.DataObject, names: list[str], kind: str) -> None:
        record_id = data.draw(st.sampled_from(sorted(self.people)))
        self._edit(record_id, {name: self._value(name, kind) for name in names})

    def _edit(self, record_id: int, values: dict[str, FieldValue]) -> None:
        at = self._now()
        batch = self.edits.apply(
            [
                RecordEdit(
                    "person", record_id, {name.lower(): each for name, each in values.items()}
                )
            ],
            at=at,
            title="Edited",
        )
        changes = self._expect_edit(record_id, values, at)
        assert (batch is not None) is bool(changes)
        if batch is not None:
            assert (batch.records, batch.fields) == (1, len(changes))
            self.batches[batch.id] = Batch(changes)

    def _expect_edit(
        self, record_id: int, values: dict[str, FieldValue], at: str
    ) -> list[tuple[int, str, FieldValue, FieldValue]]:
        person = self.people[record_id]
        changes = []
        for name, value in values.items():
            each = person.fields[name]
            if each.local == value or (name == OPT_OUT and not each.local and not value):
                continue
            value = value or blank(name)
            changes.append((record_id, name, each.local, value))
            each.local, each.at, each.by_hand = value, at, True
        if changes:
            person.failed = False
        return changes

    @precondition(lambda self: bool(self.batches))
    @rule(data=st.data())
    def undoes(self, data: st.DataObject) -> None:
        batch_id = data.draw(st.sampled_from(sorted(self.batches)))
        at = self._now()
        undone = None
        with suppress(KnownError):  # of a record that is gone
            undone = self.edits.undo(batch_id, at=at)
        back: dict[int, dict[str, FieldValue]] = {}
        for record_id, name, old, new in self.batches.pop(batch_id).changes:
            if record_id in self.people and self.people[record_id].fields[name].local == new:
                back.setdefault(record_id, {})[name] = old
        count = 0
        for record_id, values in back.items():
            count += len(self._expect_edit(record_id, values, at))
        assert count == (0 if undone is None else undone.reversed)

    @rule(wanted=st.booleans(), data=st.data())
    def adds_somebody(self, wanted: bool, data: st.DataObject) -> None:
        if len(self.people) > 5:
            return
        values = {name: self._value(name, "new") for name in FIELDS[:3]}
        _, (made,) = self.edits.add(
            [{name.lower(): each for name, each in values.items()}], at=self._now(), title="Added"
        )
        self.people[made] = Person(None, {name: Field(None, values.get(name)) for name in FIELDS})
        if wanted:
            assert self.edits.want([made], "Lead", at=self._now()) == (made,)

    @precondition(lambda self: bool(self.conflicts))
    @rule(data=st.data())
    def uses_the_other_value(self, data: st.DataObject) -> None:
        open_ones = self.troubles.conflicts()
        number = data.draw(st.integers(0, len(open_ones) - 1))
        chosen = open_ones[number]
        record_id, name, _, losing = self.conflicts.pop(len(open_ones) - 1 - number)
        assert (record_id, name.lower(), losing) == (
            chosen.record_id,
            chosen.field,
            chosen.losing,
        )
        at = self._now()
        batch = self.troubles.use_other(chosen.id, at=at)
        assert (batch is not None) is bool(self._expect_edit(record_id, {name: losing}, at))

    @rule()
    def tries_again(self) -> None:
        self.troubles.retry(at=self._now())
        for each in self.people.values():
            each.failed = False

    # -- the run ----------------------------------------------------------------------------------

    def _apply(self, ids: list[str]) -> int:
        rows = tuple(
            (each, self.stamps[each], *(self.org[each][name] for name in FIELDS)) for each in ids
        )
        page = PageChanges("Lead", NAMES, rows)
        return self.mirror.apply(page, 1, self._now()).conflicts

    @precondition(_synced)
    @rule(again=st.booleans())
    def pulls(self, again: bool) -> None:
        """All records that are here are read; reading them twice changes nothing more."""
        ids = [each.salesforce_id for each in self.people.values() if each.salesforce_id]
        before = len(self.conflicts)
        for record_id, person in self.people.items():
            if person.salesforce_id is not None:
                self._expect_pull(record_id, person)
        assert self._apply(ids) == len(self.conflicts) - before
        if again:
            dump = self._dump()
            self._apply(ids)
            assert self._dump() == dump

    def _dump(self) -> list[str]:
        with self.writer.reading() as connection:
            return list(connection.iterdump())

    def _expect_pull(self, record_id: int, person: Person) -> None:
        assert person.salesforce_id is not None
        had = person.waits
        for name, each in person.fields.items():
            remote = self.org[person.salesforce_id][name]
            if not each.waits and RULES[name] is not Rule.SALESFORCE_UNLESS_BLANK:
                each.base = each.local = remote
                continue
            decision = plan(
                Sides(
                    each.base,
                    each.local,
                    remote,
                    in_flight=each.in_flight,
                    sent=each.sent,
                    local_at=each.at,
                    remote_at=self.stamps[person.salesforce_id],
                ),
                RULES[name],
                opt_out=name == OPT_OUT,
            )
            if not each.waits and decision.send:
                each.by_hand = False
            out = each.in_flight and remote == each.base and remote != each.sent
            if decision.conflict is not None:
                won = decision.conflict is Side.SALESFORCE
                losing = each.local if won else remote
                self.conflicts.append((record_id, name, str(decision.conflict), losing))
            each.base, each.local, each.in_flight = remote, decision.local, out and decision.send
            each.sent = each.sent if each.in_flight else None
        if had and not person.waits:
            person.failed = False

    @precondition(_synced)
    @rule(
        data=st.data(),
        fate=st.sampled_from(["taken", "refused", "lost", "arrived", "not sent"]),
        meanwhile=st.sampled_from([None, "new", "back"]),
    )
    def sends(self, data: st.DataObject, fate: str, meanwhile: str | None) -> None:
        record_id = self._some(data)
        person = self.people[record_id]
        if record_id not in self.outbox.due("Lead", EVER):
            assert person.failed or not person.waits
            return
        (sent,) = self.outbox.begin("Lead", [record_id])
        flying = {name: each for name, each in person.fields.items() if each.waits}
        assert dict(sent.values) == {name: each.local for name, each in flying.items()}
        for each in flying.values():
            each.in_flight, each.sent = True, each.local
        if meanwhile is not None:
            name = data.draw(st.sampled_from(FIELDS if meanwhile == "new" else sorted(flying)))
            back = person.fields[name].base
            self._edit(record_id, {name: self._value(name, "new") if meanwhile == "new" else back})
        assert person.salesforce_id is not None
        if fate in ("taken", "arrived"):
            self.org[person.salesforce_id].update(dict(sent.values))
            self.stamps[person.salesforce_id] = self._now()
        if fate == "taken":
            self.outbox.settle([Outcome(sent)], 1, self._now())
        elif fate == "refused":
            self.outbox.settle([Outcome(sent, refusal())], 1, self._now())
            person.failed = all(each.local == each.sent for each in flying.values())
        elif fate == "not sent":
            self.outbox.not_sent([record_id])
        if fate not in ("lost", "arrived"):
            for each in flying.values():
                each.base = each.sent if fate == "taken" else each.base
                each.in_flight, each.sent = False, None

    @precondition(_local)
    @rule(
        data=st.data(),
        fate=st.sampled_from(["taken", "refused", "arrived", "not sent"]),
        meanwhile=st.booleans(),
    )
    def creates(self, data: st.DataObject, fate: str, meanwhile: bool) -> None:
        record_id = self._some(data, synced=False)
        person = self.people[record_id]
        if person.asked is not None:
            self._adopt(record_id)
            return
        if record_id not in {each.record_id for each in self.outbox.creations(EVER)}:
            return
        (creation,) = self.outbox.begin_creations([record_id], self._now())
        values = {name: blank(name) for name in FIELDS} | dict(creation.values)
        assert values == {name: each.local or blank(name) for name, each in person.fields.items()}
        if meanwhile:
            self._edit(record_id, {"Company": self._value("Company", "new")})
        if fate in ("taken", "arrived"):
            person.asked = values
        if fate == "taken":
            self._adopt(record_id)
        elif fate == "refused":
            self.outbox.creation_failed(record_id, refusal(), self._now())
            person.failed = True
        elif fate == "not sent":
            self.outbox.creation_not_sent([record_id])

    def _adopt(self, record_id: int) -> None:
        """The org has it; the person is a member with what was sent as the base."""
        person = self.people[record_id]
        assert person.asked is not None
        salesforce_id = sf("Lead", len(self.org) + 1)
        self.org[salesforce_id], self.stamps[salesforce_id] = dict(person.asked), self._now()
        at = self.views.rows(ListKey.ALL, [record_id], ["@changed_at"])[record_id][0]
        self.outbox.created(record_id, salesforce_id, 1, self._now())
        person.salesforce_id, person.failed = salesforce_id, False
        for name, each in person.fields.items():
            each.base, each.at = person.asked[name], str(at)
            each.local = each.local or blank(name)
        person.asked = None

    # -- the oracle -------------------------------------------------------------------------------

    @invariant()
    def the_rows_are_the_model_s(self) -> None:
        names = [name.lower() for name in FIELDS]
        rows = self.views.rows(ListKey.ALL, self.views.ids(ListKey.ALL), names)
        assert rows == {
            record_id: tuple(person.fields[name].local for name in FIELDS)
            for record_id, person in self.people.items()
        }

    @invariant()
    def what_waits_is_the_model_s(self) -> None:
        with self.writer.reading() as connection:
            found = {
                (row[0], row[1]): row[2:]
                for row in connection.execute(
                    "SELECT record_id, field, base, local, in_flight, sent FROM pending_edit"
                )
            }
        assert found == {
            (record_id, name.lower()): (each.base, each.local, each.in_flight, each.sent)
            for record_id, person in self.people.items()
            if person.salesforce_id is not None
            for name, each in person.fields.items()
            if each.waits
        }
        assert set(self.outbox.due("Lead", EVER)) == {
            record_id
            for record_id, person in self.people.items()
            if person.waits and not person.failed
        }

    @invariant()
    def troubles_are_the_model_s(self) -> None:
        assert [
            (each.record_id, each.field, each.winner, each.losing)
            for each in reversed(self.troubles.conflicts())
        ] == [(number, name.lower(), who, value) for number, name, who, value in self.conflicts]
        lost = [dict(each.values) for each in self.troubles.failures() if each.operation == "lost"]
        key = str
        assert sorted(lost, key=key) == sorted(self.lost, key=key)

    @precondition(lambda self: self.count % 5 == 0)
    @rule()
    def the_search_index_is_whole(self) -> None:
        with self.writer.transaction() as connection:
            connection.execute(
                "INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)"
            )


TestTwoWay = TwoWay.TestCase
TestTwoWay.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
