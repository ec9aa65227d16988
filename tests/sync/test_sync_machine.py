"""The real engine on a real database against the practice org, through whatever may happen.

The oracle: once the org is left alone, the runs that follow make the database what the org's own
answer to the membership query is, field by field, and one more run changes nothing.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import hypothesis
import pytest
import requests
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from apdesk.domain import guards
from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.clock import to_iso
from apdesk.domain.preferences import MappedField, ObjectMapping, OnLeave, Rule
from apdesk.domain.run import Cause, Result
from apdesk.domain.schema import SOBJECTS
from apdesk.practice_org.state.org import OrgError
from apdesk.salesforce.errors import from_exception
from apdesk.store.mirror import Mirror
from apdesk.store.position import Positions
from apdesk.store.settings import Settings
from apdesk.sync.engine import SyncSettings, drive
from apdesk.sync.locality import READ_AT
from tests.sync.bench import ALL, NONE, Bench, choose, crashed_at, only
from tests.sync.org_life import convert_a_lead, merge_into

SETTINGS = SyncSettings(page_size=4, chunk=2, removal_limit=4, removal_share=0.3)
CHOICES = {
    "Lead": [
        ALL["Lead"],
        NONE,
        only(("Rating", "is", "Hot")),
        only(("Rating", "is not", "Hot,Warm"), ("Status", "is not", "junk")),
        only(("CreatedDate", "at least", "LAST_N_DAYS:1")),
        only(("CreatedDate", "is", "2026-03-02,2026-03-04")),
    ],
    "Contact": [
        ALL["Contact"],
        NONE,
        only(("Title", "contains", "boss,chief")),
        only(("Title", "is not", "Boss")),
    ],
    "Account": [ALL["Account"], NONE, only(("Rating", "is", "Hot"))],
}
ZONES = ("Europe/London", "Asia/Tokyo", "America/Los_Angeles")
NO_TITLE = ObjectMapping("custom", (MappedField("Title", "title", ApdeskType.TEXT, Rule.OFF),))
LEVEL = ObjectMapping("custom", (MappedField("Level__c", "level", ApdeskType.TEXT),))
VALUES = {
    "Lead": {
        "Rating": [None, "Hot", "Warm", "Cold"],
        "Status": ["Open - Not Contacted", "Working - Contacted", "Closed - Not Converted"],
        "Title": [None, "Boss", "Ökonom"],
    },
    "Contact": {
        "Title": [None, "boss", "Chief", "Clerk"],
        "Level__c": [None, "Primary", "Secondary"],
    },
    "Account": {"Rating": [None, "Hot", "Cold"], "Site": [None, "Here", "There"]},
}
HIDEABLE = (("Lead", "Rating"), ("Lead", "Title"), ("Contact", "Title"), ("Account", "Rating"))


@st.composite
def edits(draw: st.DrawFn, sobject: str) -> dict[str, object]:
    values = VALUES[sobject]
    field = draw(st.sampled_from(sorted(values)))
    return {field: draw(st.sampled_from(values[field]))}


class Sync(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp())
        self.bench = Bench(self.directory, SETTINGS, anew=_nightly)
        self.made: dict[str, list[str]] = {name: [] for name in SOBJECTS}
        self.cursors: dict[str, str] = {}
        #: Members seen while leavers were kept: their rows must still be here.
        self.ever: set[tuple[str, str]] = set()
        self.hidden: set[tuple[str, str]] = set()
        self.bench.prefer(choose())
        # As after a sign-in, which reads the user's time zone.
        Settings(self.bench.store).set_setting(READ_AT, to_iso(self.bench.laptop.now()))

    def teardown(self) -> None:
        try:
            self.converge(1)
        finally:
            self.bench.close()
            shutil.rmtree(self.directory)

    # -- the org lives ----------------------------------------------------------------------------

    @rule(sobject=st.sampled_from(SOBJECTS), data=st.data(), count=st.integers(1, 5))
    def create(self, sobject: str, data: st.DataObject, count: int) -> None:
        for _ in range(count):
            values = data.draw(edits(sobject))
            make = getattr(self.bench, sobject.lower())
            with suppress(OrgError):
                self.made[sobject].append(make(f"N{len(self.made[sobject])}", **values))

    @rule(data=st.data(), slow=st.booleans())
    def edit(self, data: st.DataObject, slow: bool) -> None:
        sobject, record = self._some(data)
        if record is None:
            return
        values = data.draw(edits(sobject))
        with suppress(OrgError):
            if slow:
                with self.bench.state.commit_delay(timedelta(minutes=4)):
                    self.bench.state.update(sobject, record, values)
            else:
                self.bench.state.update(sobject, record, values)

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        sobject, record = self._some(data)
        if record is not None:
            with suppress(OrgError):
                self.bench.state.delete(sobject, record)

    @rule(data=st.data())
    def undelete(self, data: st.DataObject) -> None:
        sobject, record = self._some(data)
        if record is not None:
            with suppress(OrgError):
                self.bench.state.undelete(sobject, record)

    @rule(data=st.data())
    def delete_for_good(self, data: st.DataObject) -> None:
        sobject, record = self._some(data)
        if record is not None:
            with suppress(OrgError):
                self.bench.state.hard_delete(sobject, record)

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        sobject, winner = self._some(data)
        merge_into(data, self.bench.state, sobject, winner, self.made[sobject])

    @rule(data=st.data(), to_existing=st.booleans())
    def convert(self, data: st.DataObject, to_existing: bool) -> None:
        convert_a_lead(data, self.bench.state, self.made, to_existing=to_existing)

    @rule(data=st.data(), hide=st.booleans())
    def share(self, data: st.DataObject, hide: bool) -> None:
        _, record = self._some(data)
        if record is not None:
            change = self.bench.state.hide_record if hide else self.bench.state.share_record
            with suppress(OrgError):
                change(record, self.bench.user.id)

    @rule(what=st.sampled_from(HIDEABLE))
    def hide_field(self, what: tuple[str, str]) -> None:
        self.bench.hide(*what)
        self.hidden.add(what)

    @rule()
    def show_fields(self) -> None:
        for what in self.hidden:
            self.bench.show(*what)
        self.hidden.clear()

    @rule(sobject=st.sampled_from(SOBJECTS), revoke=st.booleans())
    def rights(self, sobject: str, revoke: bool) -> None:
        change = self.bench.state.revoke_object if revoke else self.bench.state.grant_object
        change(sobject, self.bench.user.id)

    @rule(zone=st.sampled_from(ZONES))
    def move_user(self, zone: str) -> None:
        self.bench.move_user(zone)

    @rule(seconds=st.sampled_from([0, 1, 60, 700, 90_000]))
    def tick(self, seconds: int) -> None:
        self.bench.clock.tick(seconds=seconds)

    # -- we live ----------------------------------------------------------------------------------

    @rule(data=st.data(), keep=st.booleans(), level=st.booleans(), title=st.booleans())
    def change_preferences(self, data: st.DataObject, keep: bool, level: bool, title: bool) -> None:
        objects = {name: data.draw(st.sampled_from(CHOICES[name])) for name in SOBJECTS}
        mappings = {"Contact": LEVEL} if level else {}
        if not title:
            mappings["Lead"] = NO_TITLE
        self.bench.prefer(choose(OnLeave.KEEP if keep else OnLeave.REMOVE, mappings, **objects))
        if not keep:
            self.ever.clear()

    @rule(approve=st.booleans())
    def run(self, approve: bool) -> None:
        assert self.bench.run(approve=approve).result in (Result.DONE, Result.HELD)
        self._remember()

    @rule(point=st.integers(0, 40))
    def run_and_crash(self, point: int) -> None:
        crashed_at(self.bench.store, point, self.bench.run)
        self.bench.reopen()

    @rule(call=st.integers(0, 12), answered=st.booleans())
    def run_with_a_broken_call(self, call: int, answered: bool) -> None:
        number = self.bench.org.calls() + call

        def broken(now: int) -> None:
            if now == number:
                raise from_exception(requests.exceptions.ConnectionError("gone"))

        if answered:
            self.bench.org.after = broken
        else:
            self.bench.org.before = broken
        self.bench.run()
        self.bench.org.after = self.bench.org.before = lambda number: None

    @rule(steps=st.integers(1, 12))
    def run_and_close(self, steps: int) -> None:
        run = self.bench.engine().run(Cause.TIMER)
        for _ in range(steps):
            if next(run, None) is None:
                break
        run.close()

    @rule(steps=st.integers(1, 12), data=st.data())
    def run_while_the_org_lives(self, steps: int, data: st.DataObject) -> None:
        run = self.bench.engine().run(Cause.TIMER)
        for _ in range(steps):
            if next(run, None) is None:
                return
        self.edit(data, False)
        self.delete(data)
        drive(run)

    @rule(title=st.booleans())
    def map_title(self, title: bool) -> None:
        """A mapping goes off or on again, and nothing else changes."""
        preferences = self.bench.preferences
        mappings = {name: each for name, each in preferences.mappings.items() if name != "Lead"}
        if not title:
            mappings["Lead"] = NO_TITLE
        self.bench.prefer(replace(preferences, mappings=mappings))

    @rule(steps=st.integers(1, 25), what=st.sampled_from(HIDEABLE))
    def run_while_a_field_is_hidden(self, steps: int, what: tuple[str, str]) -> None:
        run = self.bench.engine().run(Cause.TIMER)
        for _ in range(steps):
            if next(run, None) is None:
                return
        self.hide_field(what)
        assert drive(run).result in (Result.DONE, Result.HELD)

    @rule(data=st.data(), edited=st.integers(0, 8))
    def approve_late(self, data: st.DataObject, edited: int) -> None:
        """Between the showing of the held removals and their approval, the org lives on."""
        bench = self.bench
        bench.run()
        held = {(each.sobject, each.salesforce_id) for each in Mirror(bench.store).held()}
        for _ in range(edited):
            self.edit(data, False)
        bench.clock.tick(minutes=11)
        before = {name: bench.ids(name) for name in SOBJECTS}
        assert bench.run(approve=True).result in (Result.DONE, Result.HELD)
        self._remember()
        for sobject, members in before.items():
            unasked = [
                each
                for each in members - bench.ids(sobject)
                if (sobject, each) not in held
                and bench.state_of(sobject, each) is None
                and not self._gone(sobject, each)
            ]
            assert not guards.held(
                len(unasked), len(members), SETTINGS.removal_limit, SETTINGS.removal_share
            )

    # -- the oracle -------------------------------------------------------------------------------

    @precondition(lambda self: any(self.made.values()))
    @rule(days=st.integers(0, 1))
    def converge(self, days: int) -> None:
        bench = self.bench
        self.show_fields()
        for sobject in SOBJECTS:
            bench.state.grant_object(sobject, bench.user.id)
        # Fields that came back are noticed once a day; nothing else needs the day.
        bench.clock.tick(days=1, minutes=15)
        self._run_until_done()
        bench.clock.tick(days=days)
        self._run_until_done()
        bench.assert_equal()
        self._remember()
        before = bench.dump()
        report = bench.run()
        assert bench.dump() == before
        assert report.problems == ()
        assert report.api_calls <= 1
        self._check_kept()

    def _run_until_done(self) -> None:
        """What the first of these runs holds, the next ones are allowed to remove."""
        for number in range(4):
            result = self.bench.run(approve=True).result
            assert result is Result.DONE or (result is Result.HELD and number < 3)
            self.bench.clock.tick(minutes=11)

    @invariant()
    def cursors_never_fall(self) -> None:
        for name, position in Positions(self.bench.store).positions().items():
            if position.cursor is None:
                self.cursors.pop(name, None)
            else:
                assert position.cursor >= self.cursors.get(name, "")
                self.cursors[name] = position.cursor

    @invariant()
    def no_orphans(self) -> None:
        with self.bench.store.reading() as connection:
            for table in ("history", "removal"):
                orphans = connection.execute(
                    f"SELECT count(*) FROM {table} x WHERE NOT EXISTS "
                    "(SELECT 1 FROM person r WHERE r.id = x.record_id AND x.entity = 'person') "
                    "AND NOT EXISTS "
                    "(SELECT 1 FROM company r WHERE r.id = x.record_id AND x.entity = 'company')"
                ).fetchone()
                assert orphans == (0,), table

    def _some(self, data: st.DataObject) -> tuple[str, str | None]:
        sobject = data.draw(st.sampled_from(SOBJECTS))
        made = self.made[sobject]
        return sobject, data.draw(st.sampled_from(made)) if made else None

    def _remember(self) -> None:
        if self.bench.preferences.on_leave is OnLeave.KEEP:
            for sobject in SOBJECTS:
                self.ever |= {(sobject, each) for each in self.bench.ids(sobject)}

    def _check_kept(self) -> None:
        """Nobody who was a member under "keep" is missing, unless it is gone in the org."""
        for sobject, record in self.ever:
            if self.bench.state_of(sobject, record) is None:
                assert self._gone(sobject, record), (sobject, record)

    def _gone(self, sobject: str, record: str) -> bool:
        """Deleted, merged, or moved on to its contact."""
        try:
            return bool(self.bench.state.retrieve(sobject, record).get("IsConverted"))
        except OrgError:
            return True


_nightly = hypothesis.settings.get_current_profile_name() == "nightly"
TestSync = Sync.TestCase
TestSync.settings = hypothesis.settings(
    max_examples=3000 if _nightly else 12,
    stateful_step_count=30 if _nightly else 20,
    suppress_health_check=list(hypothesis.HealthCheck),
)
# A run that an artificial fault ends says so in the log.
TestSync.pytestmark = [pytest.mark.logs("apdesk.sync")]  # type: ignore[attr-defined]
