"""What the tests of the sync work with: an org, a database file, and the comparison of the two."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from apdesk.domain import soql
from apdesk.domain.criteria import Criterion, EvaluationContext, Operator
from apdesk.domain.mapping import FieldMapping, all_mappings, entity_of
from apdesk.domain.preferences import (
    ObjectChoice,
    ObjectMapping,
    OnLeave,
    Preferences,
    Rule,
    SyncMode,
)
from apdesk.domain.records import FieldValue
from apdesk.domain.run import Cause, ChangeSet, Progress, Result, RunReport
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.domain.values import column_reader
from apdesk.practice_org.state.org import PracticeOrg
from apdesk.store.columns import volatile
from apdesk.store.database import Store
from apdesk.store.mirror import Mirror
from apdesk.store.settings import Binding, Settings
from apdesk.store.views import ListKey, Views
from apdesk.sync.engine import Engine, SyncSettings, drive
from tests.sync.org_in_process import InProcessOrg, LaptopClock, MovableClock

#: Small pages and chunks, so that few records make many of them.
SMALL = SyncSettings(page_size=6, chunk=2, removal_limit=1000)
#: The same with a safety stop that few removals meet.
CAREFUL = SyncSettings(page_size=6, chunk=2, removal_limit=3, removal_share=0.1)

ALL = {name: ObjectChoice() for name in SOBJECTS}
NONE = ObjectChoice(SyncMode.NONE)


def only(*criteria: tuple[str, str, str]) -> ObjectChoice:
    """Criteria written short: (field, operator, value)."""
    return ObjectChoice(
        SyncMode.CRITERIA, tuple(Criterion(f, Operator(o), v) for f, o, v in criteria)
    )


def choose(
    on_leave: OnLeave = OnLeave.REMOVE,
    mappings: Mapping[str, ObjectMapping] | None = None,
    **objects: ObjectChoice,
) -> Preferences:
    return Preferences({**ALL, **objects}, on_leave, mappings or {})


class Bench:
    """One org and one database."""

    def __init__(self, directory: Path, settings: SyncSettings = SMALL) -> None:
        self.clock = MovableClock()
        self.state = PracticeOrg(":memory:", clock=self.clock)
        # Not the administrator, who edits: what is hidden from us is there for others.
        self.user = self.state.users()[1]
        self.org = InProcessOrg(self.state, self.user.id)
        self.laptop = LaptopClock(self.clock, timedelta(hours=-5))
        self._mapped: tuple[object, dict[tuple[str, str], str]] | None = None
        self.path = directory / "apdesk.sqlite3"
        self.settings = settings
        self.store = Store(self.path)
        self.store.open()
        Settings(self.store).bind(
            Binding(
                org_id=self.state.organization_id,
                org_name="Practice",
                user_id=self.user.id,
                username=self.user.username,
                instance_url="https://practice.example",
                login_url="https://practice.example",
                client_id="key",
                timezone=self.user.timezone,
                locale=self.user.locale,
            )
        )

    def close(self) -> None:
        self.store.close()
        self.state.close()

    def reopen(self) -> None:
        """As after a crash: only the file is left."""
        self.store.close()
        self.store = Store(self.path)
        self.store.open()

    # -- preferences and runs ---------------------------------------------------------------------

    def prefer(self, preferences: Preferences) -> None:
        Settings(self.store).save_preferences(preferences)

    @property
    def preferences(self) -> Preferences:
        found = Settings(self.store).preferences()
        assert found is not None
        return found

    def engine(self) -> Engine:
        return Engine(self.org, self.store, self.laptop, self.settings)

    def run(self, *, approve: bool = False) -> RunReport:
        return drive(self.engine().run(Cause.TIMER, approve_removals=approve))

    def tick_run(self, minutes: float = 10) -> RunReport:
        self.clock.tick(minutes=minutes)
        return self.run()

    def steps(self) -> list[Progress | ChangeSet]:
        return list(self.engine().run(Cause.TIMER))

    # -- the org ----------------------------------------------------------------------------------

    def lead(self, name: str = "Doe", **values: Any) -> str:
        return self.state.create("Lead", {"LastName": name, "Company": "Acme", **values})

    def contact(self, name: str = "Roe", **values: Any) -> str:
        return self.state.create("Contact", {"LastName": name, **values})

    def account(self, name: str = "Acme", **values: Any) -> str:
        return self.state.create("Account", {"Name": name, **values})

    def hide(self, sobject: str, field: str) -> None:
        """Field-level security takes a field away from the user who syncs."""
        self.state.hide_field(sobject, field, self.user.id)

    def show(self, sobject: str, field: str) -> None:
        self.state.show_field(sobject, field, self.user.id)

    def move_user(self, zone: str) -> None:
        """Our user gets another time zone in Salesforce; nobody tells us."""
        self.state.update("User", self.user.id, {"TimeZoneSidKey": zone})
        self.user = self.state.user(self.user.id)

    def schemas(self) -> dict[str, SObjectSchema]:
        return schemas_of(self.state, self.org.user)

    def expected(self, sobject: str) -> dict[str, dict[str, FieldValue]]:
        """The org's own answer: the members by id, with the values of their mapped fields."""
        context = EvaluationContext(self.clock.now(), self.user.timezone, self.user.locale)
        return org_answer(self.state, self.org.user, self.preferences, sobject, context)

    # -- the database -----------------------------------------------------------------------------

    def members(self, sobject: str) -> dict[str, dict[str, FieldValue]]:
        """The members here, by Salesforce id, with the values of the mapped fields."""
        mapped = mapped_fields(self.preferences, self.schemas(), sobject)
        return self.values(sobject, [each.apdesk for each in mapped])

    def values(self, sobject: str, names: list[str]) -> dict[str, dict[str, FieldValue]]:
        return stored_values(self.store, sobject, names)

    def known_values(self, sobject: str) -> dict[str, dict[str, FieldValue]]:
        """The members here with all apdesk fields that there are, whatever is mapped now."""
        with Views(self.path) as views:
            names = [each.name for each in views.fields(_list_of(sobject)) if each.name[0] != "@"]
        with self.store.reading() as connection:
            hidden = connection.execute("SELECT name FROM apdesk_field WHERE hidden").fetchall()
        return self.values(sobject, names + [name for (name,) in hidden])

    def apdesk_name(self, sobject: str, api_name: str) -> str:
        """The apdesk field that a Salesforce field is mapped to now."""
        asked = self.preferences, self.schemas()
        if self._mapped is None or self._mapped[0] != asked:
            mapped = all_mappings(*asked)
            names = {
                (of, each.salesforce): each.apdesk for of, some in mapped.items() for each in some
            }
            self._mapped = asked, names
        return self._mapped[1][sobject, api_name]

    def ids(self, sobject: str) -> set[str]:
        return set(Mirror(self.store).member_ids(sobject))

    def apdesk_id(self, sobject: str, salesforce_id: str) -> int | None:
        known = Mirror(self.store).known(sobject, [salesforce_id]).get(salesforce_id)
        return None if known is None else known.record_id

    def state_of(self, sobject: str, salesforce_id: str) -> str | None:
        known = Mirror(self.store).known(sobject, [salesforce_id]).get(salesforce_id)
        return None if known is None else str(known.state)

    def dump(self) -> list[tuple[object, ...]]:
        """All rows of people and companies, for "nothing changed"."""
        with self.store.reading() as connection:
            found: list[tuple[object, ...]] = []
            for table in ("person", "company"):
                found += connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            return found

    # -- the oracle -------------------------------------------------------------------------------

    def assert_equal(self) -> None:
        """The database is the org, field by field (but for values that outlast a blank)."""
        for sobject in SOBJECTS:
            expected, here = self.expected(sobject), self.members(sobject)
            assert here.keys() == expected.keys(), sobject
            lasting = self._lasting(sobject)
            for salesforce_id, values in expected.items():
                for name in lasting:
                    if values[name] is None:
                        values[name] = here[salesforce_id][name]
                assert here[salesforce_id] == values, (sobject, salesforce_id)

    def _lasting(self, sobject: str) -> list[str]:
        mapped = mapped_fields(self.preferences, self.schemas(), sobject)
        return [each.apdesk for each in mapped if each.rule is Rule.SALESFORCE_UNLESS_BLANK]


def started(bench: Bench, preferences: Preferences | None = None) -> None:
    """The first pull is over, and half an hour later a run had nothing to do."""
    bench.prefer(preferences or choose())
    report = bench.run()
    assert report.result is Result.DONE, report
    bench.assert_equal()
    bench.clock.tick(minutes=30)
    bench.run()


def schemas_of(state: PracticeOrg, user: str) -> dict[str, SObjectSchema]:
    """The synced objects as a user sees them."""
    return {
        name: _schema(json.dumps(state.describe(name, user)))
        for name in state.sobjects(user)
        if name in SOBJECTS
    }


@lru_cache(maxsize=64)
def _schema(described: str) -> SObjectSchema:
    return SObjectSchema.from_describe(json.loads(described))


def mapped_fields(
    preferences: Preferences, schemas: Mapping[str, SObjectSchema], sobject: str
) -> list[FieldMapping]:
    """What is compared: the mapped fields but those that move by themselves."""
    return [
        each
        for each in all_mappings(preferences, schemas).get(sobject, ())
        if not volatile(each.salesforce)
    ]


def org_answer(
    state: PracticeOrg,
    user: str,
    preferences: Preferences,
    sobject: str,
    context: EvaluationContext,
) -> dict[str, dict[str, FieldValue]]:
    """The org's own answer to the membership query: id -> apdesk field -> value."""
    choice = preferences.choice(sobject)
    if choice.sync is SyncMode.NONE:
        return {}
    schemas = schemas_of(state, user)
    schema = schemas[sobject]
    mapped = mapped_fields(preferences, schemas, sobject)
    where = soql.membership(sobject, choice.effective_criteria, schema, context)
    text = soql.select(sobject, ["Id", *(each.salesforce for each in mapped)], where)
    readers = []
    for each in mapped:
        field = schema.field(each.salesforce)
        assert field is not None
        readers.append((each.apdesk, each.salesforce, column_reader(field)))
    return {
        record["Id"]: {name: read(record[api]) for name, api, read in readers}
        for record in state.query(text, user).records()
    }


def stored_values(store: Store, sobject: str, names: list[str]) -> dict[str, dict[str, FieldValue]]:
    """The members here: id -> apdesk field -> value."""
    mirror = Mirror(store)
    known = mirror.known(sobject, list(mirror.member_ids(sobject)))
    with Views(store.path) as views:
        rows = views.rows(_list_of(sobject), [each.record_id for each in known.values()], names)
    return {
        salesforce_id: dict(zip(names, rows[each.record_id], strict=True))
        for salesforce_id, each in known.items()
    }


def _list_of(sobject: str) -> ListKey:
    return ListKey.COMPANIES if str(entity_of(sobject)) == "company" else ListKey.ALL


def crash_at(store: Store, number: int) -> Callable[[], int]:
    """Makes the store's `number`-th point (from 0) a crash; gives the count of points passed."""
    passed = 0

    def point(name: str) -> None:
        nonlocal passed
        passed += 1
        if passed == number + 1:
            raise Crash(name)

    store.point = point
    return lambda: passed


def crashed_at(store: Store, number: int, run: Callable[[], object]) -> bool:
    """Lets `run` crash at the store's `number`-th point; whether it came as far as that."""
    crash_at(store, number)
    try:
        run()
    except Crash:
        return True
    return False


class Crash(BaseException):
    """The process is gone: no code of ours may catch it."""
