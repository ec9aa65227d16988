"""Both directions through whatever may happen: the real engine, a real file, the practice org.

The oracle, once both sides are left alone: the mirror is what the org says, on all mapped fields;
nobody who was made here is in the org twice; and every value that was ever edited here was taken
over by the org, replaced by a later edit, or stands among the conflicts or failures. One more run
writes nothing and costs one call.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import hypothesis
import pytest
import requests
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.preferences import MappedField, ObjectMapping, OnLeave, Rule
from apdesk.domain.run import Cause, Result
from apdesk.errors import KnownError
from apdesk.practice_org.state.org import Automation, OrgError, ValidationRule
from apdesk.salesforce.errors import from_exception, login_expired
from apdesk.store.position import Positions
from apdesk.sync.engine import SyncSettings, drive
from tests.sync.bench import ALL, choose, crashed_at, only
from tests.sync.org_life import convert_a_lead, merge_into
from tests.sync.two_way import TwoWay

SETTINGS = SyncSettings(page_size=4, chunk=2, removal_limit=1000)
CHOICES = [ALL["Lead"], only(("Rating", "is", "Hot,Warm")), only(("Rating", "is not", "Cold"))]
RULES = [
    Rule.SALESFORCE_WINS,
    Rule.APDESK_WINS,
    Rule.MOST_RECENT_WINS,
    Rule.SALESFORCE_UNLESS_BLANK,
]
EDITED = {"Lead": ("Title", "Phone"), "Contact": ("Title", "Phone"), "Account": ("Site",)}


@dataclass(frozen=True, slots=True)
class Edit:
    """A value that somebody typed here, each one of its own."""

    number: int
    record_id: int
    sobject: str
    field: str
    value: str


class BothWays(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp(prefix="apdesk-"))
        settings = replace(SETTINGS, look_again_after=timedelta(0))
        self.desk = TwoWay(self.directory, settings, anew=_nightly)
        self.made: dict[str, list[str]] = {"Lead": [], "Contact": [], "Account": []}
        self.people: dict[int, str] = {}  # apdesk id -> the address that is theirs alone
        self.edits: list[Edit] = []
        self.told: set[str] = set()
        self.count = 0
        self.copy: tuple[Path, int, dict[int, str]] | None = None
        self.desk.prefer(choose())

    def teardown(self) -> None:
        try:
            self.converge()
        finally:
            self.desk.close()
            shutil.rmtree(self.directory, ignore_errors=True)

    def _unique(self) -> str:
        self.count += 1
        return f"v{self.count}"

    # -- the org lives ----------------------------------------------------------------------------

    @rule(
        sobject=st.sampled_from(["Lead", "Lead", "Contact", "Account"]),
        rating=st.sampled_from(["Hot", "Cold", None]),
        slow=st.booleans(),
    )
    def org_creates(self, sobject: str, rating: str | None, slow: bool) -> None:
        values: dict[str, object] = {"Lead": {"Rating": rating}}.get(sobject, {})
        make = {"Lead": self.desk.lead, "Contact": self.desk.contact, "Account": self.desk.account}
        with self.desk.state.commit_delay(timedelta(minutes=4 if slow else 0)):
            self.made[sobject].append(make[sobject](self._unique(), **values))

    @rule(data=st.data(), blank=st.booleans(), slow=st.booleans())
    def org_edits(self, data: st.DataObject, blank: bool, slow: bool) -> None:
        sobject, record = self._some(data)
        if record is None:
            return
        field = data.draw(st.sampled_from(EDITED[sobject]))
        with (
            suppress(OrgError),
            self.desk.state.commit_delay(timedelta(minutes=4 if slow else 0)),
        ):
            self.desk.state.update(sobject, record, {field: None if blank else self._unique()})

    @rule(data=st.data(), rating=st.sampled_from(["Hot", "Cold", None]))
    def org_rates(self, data: st.DataObject, rating: str | None) -> None:
        if self.made["Lead"]:
            with suppress(OrgError):
                lead = data.draw(st.sampled_from(self.made["Lead"]))
                self.desk.state.update("Lead", lead, {"Rating": rating})

    @rule(data=st.data(), back=st.booleans())
    def org_deletes(self, data: st.DataObject, back: bool) -> None:
        sobject, record = self._some(data)
        if record is not None:
            act = self.desk.state.undelete if back else self.desk.state.delete
            with suppress(OrgError):
                act(sobject, record)

    @rule(data=st.data())
    def org_merges(self, data: st.DataObject) -> None:
        sobject, winner = self._some(data)
        merge_into(data, self.desk.state, sobject, winner, self.made[sobject])

    @rule(data=st.data(), to_existing=st.booleans())
    def org_converts(self, data: st.DataObject, to_existing: bool) -> None:
        convert_a_lead(data, self.desk.state, self.made, to_existing=to_existing)

    @rule(on=st.booleans())
    def org_automates(self, on: bool) -> None:
        if on:
            self.desk.state.add_automation(
                Automation("upper", "Lead", transform={"Title": "upper"})
            )
        else:
            self.desk.state.remove_automation("upper")

    @rule(on=st.booleans())
    def org_validates(self, on: bool) -> None:
        """Every other value is refused while the rule is there."""
        if on:
            self.desk.state.add_validation_rule(
                ValidationRule("odd", "Lead", "Phone LIKE '%1' OR Phone LIKE '%3'", "Odd.", "Phone")
            )
        else:
            self.desk.state.remove_validation_rule("odd")

    @rule(data=st.data())
    def org_locks(self, data: st.DataObject) -> None:
        _, record = self._some(data)
        if record is not None:
            self.desk.state.lock_record(record, times=2)

    @rule(seconds=st.sampled_from([0, 1, 60, 700, 90_000]))
    def tick(self, seconds: int) -> None:
        self.desk.clock.tick(seconds=seconds)

    # -- people here ------------------------------------------------------------------------------

    @rule(data=st.data())
    def edits_here(self, data: st.DataObject) -> None:
        self._edit(data)

    def _edit(self, data: st.DataObject) -> None:
        rows = self._here()
        if not rows:
            return
        record_id, sobject = data.draw(st.sampled_from(rows))
        field = data.draw(st.sampled_from(EDITED[sobject]))
        value = self._unique()
        with suppress(KnownError):
            self.desk.edit_record(record_id, sobject, **{field: value})
            self.edits.append(Edit(self.count, record_id, sobject, field, value))

    def _here(self) -> list[tuple[int, str]]:
        with self.desk.store.reading() as connection:
            return [
                (int(each), str(sobject or "Lead"))
                for table in ("person", "company")
                for each, sobject in connection.execute(
                    f"SELECT id, sobject FROM {table} ORDER BY id"
                )
            ]

    @rule(listed=st.booleans())
    def adds_somebody(self, listed: bool) -> None:
        if not self._known("Lead"):
            return
        address = f"{self._unique()}@acme.example"
        made = self.desk.person(LastName="Doe", Company="Acme", Email=address)
        if listed:
            self.desk.want(made)
            self.people[made] = address

    @rule(data=st.data())
    def uses_the_other_value(self, data: st.DataObject) -> None:
        conflicts = self.desk.conflicts()
        if conflicts:
            chosen = data.draw(st.sampled_from(conflicts))
            with suppress(KnownError):
                self.desk.troubles.use_other(chosen.id, at=self.desk.now())

    @rule()
    def tries_again(self) -> None:
        self.desk.troubles.retry(at=self.desk.now())

    @rule(
        choice=st.sampled_from(CHOICES),
        keep=st.booleans(),
        title=st.sampled_from(RULES),
    )
    def chooses(self, choice: object, keep: bool, title: Rule) -> None:
        mapped = ObjectMapping("custom", (MappedField("Title", "title", ApdeskType.TEXT, title),))
        self.desk.prefer(
            choose(
                OnLeave.KEEP if keep else OnLeave.REMOVE,
                {"Lead": mapped, "Contact": mapped},
                Lead=choice,
            )
        )

    # -- runs -------------------------------------------------------------------------------------

    @rule()
    def run(self) -> None:
        assert self.desk.run().result in (Result.DONE, Result.HELD)

    @rule(point=st.integers(0, 50))
    def run_and_crash(self, point: int) -> None:
        crashed_at(self.desk.store, point, self.desk.run)
        self.desk.reopen()

    @rule(call=st.integers(0, 8), answered=st.booleans(), login=st.booleans())
    def run_with_a_broken_call(self, call: int, answered: bool, login: bool) -> None:
        number = self.desk.org.calls() + call

        def broken(now: int) -> None:
            if now == number:
                if login and not answered:
                    raise login_expired()
                raise from_exception(requests.exceptions.ConnectionError("gone"))

        if answered:
            self.desk.org.after = broken
        else:
            self.desk.org.before = broken
        self.desk.run()
        self.desk.heal()

    @rule(steps=st.integers(1, 15), data=st.data())
    def run_while_somebody_edits(self, steps: int, data: st.DataObject) -> None:
        run = self.desk.engine().run(Cause.TIMER)
        for _ in range(steps):
            if next(run, None) is None:
                return
        self._edit(data)
        self.org_edits(data, False, False)
        drive(run)

    @rule(call=st.integers(0, 8), data=st.data(), after=st.booleans())
    def run_while_somebody_edits_during_a_call(
        self, call: int, data: st.DataObject, after: bool
    ) -> None:
        number = self.desk.org.calls() + call

        def edit(now: int) -> None:
            if now == number:
                self._edit(data)

        if after:
            self.desk.org.after = edit
        else:
            self.desk.org.before = edit
        self.desk.run()
        self.desk.heal()

    # -- power loss -------------------------------------------------------------------------------

    @rule()
    def backs_up(self) -> None:
        copy = self.directory / "copy.sqlite3"
        copy.unlink(missing_ok=True)
        self.desk.store.backup(copy)
        self.copy = (copy, self.count, dict(self.people))

    @precondition(lambda self: self.copy is not None)
    @rule()
    def power_is_lost(self) -> None:
        """The file is an older one: what was done since is not known here."""
        assert self.copy is not None
        copy, count, people = self.copy
        self.desk.clock.tick(minutes=11)  # no create of the lost time is still on its way
        self.desk.store.close()
        for suffix in ("-wal", "-shm"):
            self.desk.path.with_name(self.desk.path.name + suffix).unlink(missing_ok=True)
        shutil.copy(copy, self.desk.path)
        self.desk.reopen()
        self.edits = [each for each in self.edits if each.number <= count]
        self.people = people

    # -- the oracle -------------------------------------------------------------------------------

    @invariant()
    def what_is_told_is_noted(self) -> None:
        if not self._known("Lead"):
            return
        for conflict in self.desk.conflicts():
            self.told |= {str(conflict.local), str(conflict.remote)}
        for failure in self.desk.failures():
            self.told |= {str(value) for _, value in failure.values}

    def _known(self, sobject: str) -> bool:
        return Positions(self.desk.store).position(sobject) is not None

    @precondition(lambda self: any(self.made.values()))
    @rule()
    def converge(self) -> None:
        desk = self.desk
        desk.heal()
        desk.state.remove_validation_rule("odd")
        for records in self.made.values():
            for each in records:
                desk.state.unlock_record(each)
        desk.clock.tick(days=1, minutes=15)
        for _ in range(6):
            assert desk.run(approve=True).result is Result.DONE
            self.what_is_told_is_noted()
            desk.troubles.retry(at=desk.now())
            desk.clock.tick(minutes=61)
        desk.assert_equal()
        before, writes = desk.dump(), len(desk.org.writes)
        report = desk.run()
        assert desk.dump() == before
        assert len(desk.org.writes) == writes
        assert report.problems == ()
        assert report.api_calls <= 1
        self._check_people()
        self._check_edits()
        self._check_nothing_is_under_way()

    def _check_people(self) -> None:
        for address in self.people.values():
            assert self.desk.count_there("Lead", f"Email = '{address}'") == 1, address

    def _check_edits(self) -> None:
        latest: dict[tuple[int, str], int] = {}
        for each in self.edits:
            latest[each.record_id, each.field] = each.number
        accepted = {str(value) for _, _, values in self.desk.accepted for value in values.values()}
        waiting = self._waiting()
        here = {record_id for record_id, _ in self._here()}
        for each in self.edits:
            later = latest[each.record_id, each.field] > each.number
            fine = (
                later
                or each.value in accepted
                or each.value in self.told
                or (each.record_id, each.value) in waiting
                or each.record_id not in here
            )
            assert fine, each

    def _waiting(self) -> set[tuple[int, str]]:
        """Edits of records that aren't synced at present: kept ones, and people made here."""
        with self.desk.store.reading() as connection:
            found = {
                (int(record), str(local))
                for record, local in connection.execute(
                    "SELECT e.record_id, e.local FROM pending_edit e "
                    "JOIN person r ON r.id = e.record_id AND r.state <> 'member' "
                    "WHERE e.entity = 'person'"
                )
            }
            columns = [
                str(row[0])
                for row in connection.execute(
                    "SELECT column_name FROM apdesk_field WHERE entity = 'person'"
                )
            ]
            local = ", ".join(f'"{each}"' for each in columns) or "NULL"
            for record, *values in connection.execute(
                f"SELECT id, {local} FROM person WHERE state = 'local'"
            ):
                found |= {(int(record), str(value)) for value in values}
        return found

    def _check_nothing_is_under_way(self) -> None:
        with self.desk.store.reading() as connection:
            flying = connection.execute(
                "SELECT count(*) FROM pending_edit WHERE in_flight"
            ).fetchone()
            asked = connection.execute(
                "SELECT count(*) FROM creation WHERE asked_at IS NOT NULL"
            ).fetchone()
        assert flying == (0,)
        assert asked == (0,)

    def _some(self, data: st.DataObject) -> tuple[str, str | None]:
        sobject = data.draw(st.sampled_from(["Lead", "Lead", "Contact", "Account"]))
        made = self.made[sobject]
        return sobject, data.draw(st.sampled_from(made)) if made else None


_nightly = hypothesis.settings.get_current_profile_name() == "nightly"
TestBothWays = BothWays.TestCase
TestBothWays.settings = hypothesis.settings(
    max_examples=3000 if _nightly else 12,
    stateful_step_count=30 if _nightly else 20,
    suppress_health_check=list(hypothesis.HealthCheck),
)
TestBothWays.pytestmark = [pytest.mark.logs("apdesk.sync")]  # type: ignore[attr-defined]
