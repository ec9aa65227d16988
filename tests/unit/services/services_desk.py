"""A desk without a network: a store that knows the practice org's fields, and some members."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from apdesk.domain.mapping import all_mappings
from apdesk.domain.preferences import Preferences
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import SOBJECTS
from apdesk.practice_org.state.org import PracticeOrg
from apdesk.store.changes import PageChanges
from apdesk.store.database import Store
from apdesk.store.edits import Edits
from apdesk.store.mirror import Mirror
from apdesk.store.settings import Settings
from apdesk.store.views import RecordDetail, Views
from apdesk.sync.editing import Editing
from tests.unit.store.store_builders import unsynced

NOW = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)
AT = "2026-03-18T12:00:00Z"
#: Two custom fields beside the standard ones: a restricted picklist and a formula.
PREFERENCES: dict[str, Any] = {
    "version": 1,
    "objects": {"Lead": {"sync": "all"}, "Contact": {"sync": "all"}, "Account": {"sync": "all"}},
    "mappings": {
        "Lead": {
            "mode": "custom",
            "fields": [
                {"salesforce": "Segment__c", "apdesk": "segment", "type": "picklist"},
                {
                    "salesforce": "Industry",
                    "apdesk": "industry",
                    "type": "picklist",
                    "rule": "salesforce_only",
                },
            ],
        },
    },
}


class FixedClock:
    def now(self) -> datetime:
        return NOW


@lru_cache(maxsize=1)
def describes() -> dict[str, dict[str, Any]]:
    org = PracticeOrg(":memory:", clock=lambda: NOW)
    try:
        return {name: org.describe(name) for name in SOBJECTS}
    finally:
        org.close()


@cache
def _prepared(preferences: str, without: tuple[tuple[str, ...], ...]) -> bytes:
    """A file with these settings and their columns; made once and copied for each test."""
    lacking = {name: dict.fromkeys(rights, False) for name, *rights in without}
    chosen = Preferences.from_json(json.loads(preferences))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "desk.sqlite3"
        with Store(path) as store:
            settings = Settings(store)
            settings.save_preferences(chosen)
            for name, raw in describes().items():
                settings.save_describe(name, {**raw, **lacking.get(name, {})}, None, AT)
            Mirror(store).prepare(all_mappings(chosen, settings.schemas()))
        return path.read_bytes()


class ServicesDesk:
    """An open store with its services."""

    def __init__(
        self,
        directory: Path,
        preferences: Mapping[str, Any] = PREFERENCES,
        without: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        """`without`: rights of an object that the user lacks ("createable" …)."""
        path = directory / "desk.sqlite3"
        path.touch(0o600)
        lacking = tuple((name, *sorted(rights)) for name, rights in (without or {}).items())
        path.write_bytes(_prepared(json.dumps(preferences), lacking))
        self.store = Store(path)
        self.store.open()
        unsynced(self.store)
        self.clock = FixedClock()
        self.settings = Settings(self.store)
        self.mirror = Mirror(self.store)
        self.editing = Editing(self.store, self.clock)

    def member(self, sobject: str, number: int, **values: FieldValue) -> int:
        """A record of Salesforce that is here; its apdesk id."""
        salesforce_id = sf(sobject, number)
        given: dict[str, FieldValue] = {"Id": salesforce_id, "SystemModstamp": AT, **values}
        page = PageChanges(sobject, tuple(given), (tuple(given.values()),))
        self.mirror.apply(page, 1, AT)
        return self.mirror.known(sobject, [salesforce_id])[salesforce_id].record_id

    def record(self, record_id: int, entity: str = "person") -> RecordDetail:
        with Views(self.store.path) as views:
            detail = views.record(entity, record_id)
        assert detail is not None
        return detail

    def value(self, record_id: int, name: str, entity: str = "person") -> FieldValue:
        return self.record(record_id, entity).value(name)

    def pending(self, record_id: int, entity: str = "person") -> dict[str, FieldValue]:
        return {each.field: each.local for each in Edits(self.store).pending(entity, record_id)}


def sf(sobject: str, number: int) -> str:
    prefix = {"Lead": "00Q", "Contact": "003", "Account": "001"}[sobject]
    return f"{prefix}{number:012d}AAA"


@contextmanager
def desk_in(directory: Path, **arguments: Any) -> Iterator[ServicesDesk]:
    desk = ServicesDesk(directory, **arguments)
    try:
        yield desk
    finally:
        desk.store.close()
