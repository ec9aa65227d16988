"""What the tests of the sync work with: an org, a database file, and the comparison of the two."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
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
from apdesk.store.sqltext import connection_of
from apdesk.store.views import ListKey, Views
from apdesk.sync.engine import Engine, SyncSettings, drive
from tests.sync.org_in_process import InProcessOrg, LaptopClock, MovableClock

#: Small pages and chunks, so that few records make many of them.
SMALL = SyncSettings(page_size=6, chunk=2, removal_limit=1000)
#: The same with a safety stop that few removals meet.
CAREFUL = SyncSettings(page_size=6, chunk=2, removal_limit=3, removal_share=0.1)

#: The mapped fields of each object.
Mappings = Mapping[str, tuple[FieldMapping, ...]]

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
    """One org and one database.

    Args:
        of: What was prepared once; None: an org and a database in which nothing is yet.
        anew: Whether the first run makes each column of the database itself, which is most of what
            it takes. Otherwise they are there, as that run would have made them.
    """

    def __init__(
        self,
        directory: Path,
        settings: SyncSettings = SMALL,
        *,
        of: Prepared | None = None,
        anew: bool = False,
    ) -> None:
        self.clock = MovableClock() if of is None else MovableClock(of.now)
        self.path = directory / "apdesk.sqlite3"
        org = ":memory:" if of is None else of.write(self.path, directory / "org.sqlite3")
        self.state = PracticeOrg(org, clock=self.clock)
        # Not the administrator, who edits: what is hidden from us is there for others.
        self.user = self.state.users()[1]
        self.org = InProcessOrg(self.state, self.user.id)
        self.laptop = LaptopClock(self.clock, timedelta(hours=-5))
        self._mapped: tuple[object, Mappings] | None = None
        self._names: tuple[Mappings, dict[tuple[str, str], str]] | None = None
        self.settings = settings
        self._binding = Binding(
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
        if of is None:
            self.path.write_bytes(_database(self._binding, ()))
        else:
            self.org.go_on_from(of.org)
        self._untouched = of is None and not anew
        self.store = self._opened()

    def _opened(self) -> Store:
        store = Store(self.path)
        store.open()
        with store.reading() as connection:
            # Processes go here, never the machine: nothing has to be on the disk.
            connection.execute("PRAGMA synchronous = OFF")
        return store

    def close(self) -> None:
        self.store.close()
        self.state.close()

    def reopen(self) -> None:
        """As after a crash: only the file is left."""
        self.store.close()
        self._untouched = False
        self.store = self._opened()

    # -- preferences and runs ---------------------------------------------------------------------

    def prefer(self, preferences: Preferences) -> None:
        connection = connection_of(self.store.database)
        if self._untouched and not connection.total_changes:
            wanted = all_mappings(preferences, self.schemas())
            with closing(sqlite3.connect(":memory:")) as grown:
                grown.deserialize(_database(self._binding, tuple(wanted.items())))
                grown.backup(connection)
        self._untouched = False
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

    def mappings(self) -> Mappings:
        """What the preferences and the org's fields make of each other now."""
        asked = self.preferences, self.schemas()
        if self._mapped is None or self._mapped[0] != asked:
            self._mapped = asked, all_mappings(*asked)
        return self._mapped[1]

    def expected(self, sobject: str) -> dict[str, dict[str, FieldValue]]:
        """The org's own answer: the members by id, with the values of their mapped fields."""
        context = EvaluationContext(self.clock.now(), self.user.timezone, self.user.locale)
        return org_answer(
            self.state, self.org.user, self.preferences, sobject, context, self.mappings()
        )

    # -- the database -----------------------------------------------------------------------------

    def members(self, sobject: str) -> dict[str, dict[str, FieldValue]]:
        """The members here, by Salesforce id, with the values of the mapped fields."""
        return self.values(sobject, [each.apdesk for each in _compared(self.mappings(), sobject)])

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
        mapped = self.mappings()
        if self._names is None or self._names[0] is not mapped:
            names = {
                (of, each.salesforce): each.apdesk for of, some in mapped.items() for each in some
            }
            self._names = mapped, names
        return self._names[1][sobject, api_name]

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
        return [
            each.apdesk
            for each in _compared(self.mappings(), sobject)
            if each.rule is Rule.SALESFORCE_UNLESS_BLANK
        ]


class Prepared:
    """What a scenario has come to, for sweeps that want it again for each of their places: to copy
    it is much cheaper than to prepare it.

    Copied are both databases, the clock, and what the org was asked; not what an org has in memory
    only (locked records, late commits), nor faults and refusals.
    """

    def __init__(self, bench: Bench) -> None:
        """Closes the bench."""
        self.now = bench.clock.now()
        self.org = bench.org
        self.settings = bench.settings
        with closing(bench.state._database.snapshot()) as snapshot:
            self._org_file = snapshot.serialize()
        bench.close()
        assert not bench.path.with_name(f"{bench.path.name}-wal").exists(), "all is in the file"
        self._file = bench.path.read_bytes()

    def write(self, database: Path, org: Path) -> Path:
        """Puts the files of a copy there; gives that of the org."""
        database.write_bytes(self._file)
        org.write_bytes(self._org_file)
        return org

    def bench(self, directory: Path) -> Bench:
        """A copy, in a directory that is made for it."""
        directory.mkdir()
        return Bench(directory, self.settings, of=self)


@lru_cache(maxsize=32)
def _database(
    binding: Binding, mappings: tuple[tuple[str, tuple[FieldMapping, ...]], ...]
) -> bytes:
    """A database in which nobody is yet, as a run has it that has looked at the org's fields; with
    no mappings as a sign-in leaves it."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "new.sqlite3"
        with Store(path) as store:
            Settings(store).bind(binding)
            Mirror(store).prepare(dict(mappings))
            copy = path.with_name("copy.sqlite3")
            store.backup(copy)
        return copy.read_bytes()


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
    asked = state.etag, user
    found = _SCHEMAS.get(asked)
    if found is None:
        if len(_SCHEMAS) >= 64:
            _SCHEMAS.clear()
        found = _SCHEMAS[asked] = {
            name: _schema(json.dumps(state.describe(name, user)))
            for name in state.sobjects(user)
            if name in SOBJECTS
        }
    return dict(found)


#: What users of orgs see: an org with the same changes of its fields tells the same.
_SCHEMAS: dict[tuple[str, str], dict[str, SObjectSchema]] = {}


@lru_cache(maxsize=64)
def _schema(described: str) -> SObjectSchema:
    return SObjectSchema.from_describe(json.loads(described))


def mapped_fields(
    preferences: Preferences, schemas: Mapping[str, SObjectSchema], sobject: str
) -> list[FieldMapping]:
    """What is compared: the mapped fields but those that move by themselves."""
    return _compared(all_mappings(preferences, schemas), sobject)


def _compared(mapped: Mappings, sobject: str) -> list[FieldMapping]:
    return [each for each in mapped.get(sobject, ()) if not volatile(each.salesforce)]


def org_answer(
    state: PracticeOrg,
    user: str,
    preferences: Preferences,
    sobject: str,
    context: EvaluationContext,
    mapped: Mappings | None = None,
) -> dict[str, dict[str, FieldValue]]:
    """The org's own answer to the membership query: id -> apdesk field -> value.

    `mapped`: the mappings where they are known.
    """
    choice = preferences.choice(sobject)
    if choice.sync is SyncMode.NONE:
        return {}
    schemas = schemas_of(state, user)
    schema = schemas[sobject]
    compared = _compared(mapped or all_mappings(preferences, schemas), sobject)
    where = soql.membership(sobject, choice.effective_criteria, schema, context)
    text = soql.select(sobject, ["Id", *(each.salesforce for each in compared)], where)
    readers = []
    for each in compared:
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
