"""A database full of people, made by the real store from the practice org's seeds."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from apdesk.domain.clock import to_iso
from apdesk.domain.mapping import all_mappings
from apdesk.domain.preferences import DEFAULT_PREFERENCES
from apdesk.domain.records import SYSTEM_FIELDS, Row
from apdesk.domain.run import Cause, ObjectCounts, Problem, Result, RunReport
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.domain.values import from_json
from apdesk.practice_org.people.seed import seed
from apdesk.practice_org.state.org import PracticeOrg
from apdesk.store.changes import PageChanges
from apdesk.store.database import Store
from apdesk.store.journal import Journal
from apdesk.store.mirror import Mirror
from apdesk.store.settings import Binding, Settings

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

Rows = dict[str, tuple[tuple[str, ...], tuple[Row, ...]]]


@lru_cache(maxsize=4)
def practice_rows(leads: int, contacts: int, accounts: int) -> tuple[dict[str, dict], Rows]:
    """Describes and canonical rows of a seeded practice org."""
    org = PracticeOrg(":memory:", clock=lambda: NOW)
    seed(org, leads=leads, contacts=contacts, accounts=accounts, seed=7)
    described = {name: org.describe(name) for name in SOBJECTS}
    rows: Rows = {}
    for name in SOBJECTS:
        schema = SObjectSchema.from_describe(described[name])
        system = SYSTEM_FIELDS[name]
        fields = tuple(
            dict.fromkeys([*system, *(each.name for each in schema.fields if each.storable)])
        )
        where = " WHERE IsConverted = false" if name == "Lead" else ""
        found = org.query(f"SELECT {', '.join(fields)} FROM {name}{where} ORDER BY Id")
        kinds = [schema.field(each) for each in fields]
        rows[name] = (
            fields,
            tuple(
                tuple(
                    from_json(kind, record.get(field))
                    for field, kind in zip(fields, kinds, strict=True)
                    if kind is not None
                )
                for record in found.records()
            ),
        )
    org.close()
    return described, rows


def build_desk(
    database: Path,
    *,
    leads: int = 60,
    contacts: int = 40,
    accounts: int = 20,
    bound: bool = True,
) -> None:
    """Makes the database of a desk that has synced once and then again."""
    assert not database.exists()
    database.write_bytes(_desk(leads, contacts, accounts, bound))


@lru_cache(maxsize=8)
def _desk(leads: int, contacts: int, accounts: int, bound: bool) -> bytes:
    """The file of such a desk, made once: hundreds of tests begin with the same."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "apdesk.sqlite3"
        _build(made, leads, contacts, accounts, bound)
        assert [each.name for each in Path(folder).iterdir()] == [made.name], "all is in one file"
        return made.read_bytes()


def _build(database: Path, leads: int, contacts: int, accounts: int, bound: bool) -> None:
    described, rows = practice_rows(leads, contacts, accounts)
    with Store(database) as store:
        settings = Settings(store)
        for name, raw in described.items():
            settings.save_describe(name, raw, None, to_iso(NOW))
        schemas = {name: SObjectSchema.from_describe(raw) for name, raw in described.items()}
        mirror = Mirror(store)
        mirror.prepare(all_mappings(DEFAULT_PREFERENCES, schemas))
        settings.save_preferences(DEFAULT_PREFERENCES)
        settings.set_data_org_id("00D000000000001EAA")
        if bound:
            settings.bind(binding())
        journal = Journal(store)
        start = NOW - timedelta(hours=3)
        run_id = journal.start_run(Cause.FIRST, to_iso(start))
        counts: dict[str, ObjectCounts] = {}
        for name, (fields, found) in rows.items():
            for at in range(0, len(found), 200):
                mirror.apply(
                    PageChanges(name, fields=fields, rows=found[at : at + 200]),
                    run_id,
                    to_iso(start),
                )
            counts[name] = ObjectCounts(members=len(found), entered=len(found))
        journal.finish_run(report(run_id, start, Cause.FIRST, counts, 4.2, 12), to_iso(start))


def change_some(
    database: Path, sobject: str = "Lead", field: str = "Status", value: str = "Working - Contacted"
) -> int:
    """A second run that changes every fifth record of an object; its id."""
    leads, contacts, accounts = 60, 40, 20
    _, rows = practice_rows(leads, contacts, accounts)
    fields, found = rows[sobject]
    at = fields.index(field)
    stamp = fields.index("SystemModstamp")
    changed = []
    for row in found[::5]:
        values = list(row)
        values[at] = value
        values[stamp] = to_iso(NOW)
        changed.append(tuple(values))
    with Store(database) as store:
        journal = Journal(store)
        moment = NOW - timedelta(minutes=4)
        run_id = journal.start_run(Cause.TIMER, to_iso(moment))
        applied = Mirror(store).apply(
            PageChanges(sobject, fields=fields, rows=tuple(changed)), run_id, to_iso(moment)
        )
        counts = {sobject: ObjectCounts(members=len(found), changed=applied.changed)}
        journal.finish_run(report(run_id, moment, Cause.TIMER, counts, 0.8, 1), to_iso(moment))
    return run_id


def hold_some(database: Path, count: int) -> None:
    """Stages removals of leads and holds them, as the safety stop does."""
    with Store(database) as store:
        mirror = Mirror(store)
        ids = list(mirror.member_ids("Lead"))[:count]
        mirror.stage("Lead", [(each, "criteria") for each in ids], 2)
        mirror.hold("Lead")


def report(
    run_id: int,
    moment: datetime,
    cause: Cause,
    objects: dict[str, ObjectCounts],
    seconds: float = 1.0,
    calls: int = 1,
    problems: tuple[Problem, ...] = (),
    result: Result = Result.DONE,
) -> RunReport:
    return RunReport(
        run_id=run_id,
        cause=cause,
        result=result,
        started_at=to_iso(moment),
        seconds=seconds,
        api_calls=calls,
        objects=objects,
        problems=problems,
    )


def binding() -> Binding:
    return Binding(
        org_id="00D000000000001EAA",
        org_name="Riverside Travel",
        user_id="005000000000001AAA",
        username="maria.keller@riverside.example",
        instance_url="https://riverside.my.salesforce.com",
        login_url="https://login.salesforce.com",
        client_id="key",
        display_name="Maria Keller",
    )
