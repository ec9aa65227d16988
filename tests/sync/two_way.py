"""The bench for both directions: edits and creates here, what the org has of them, and troubles."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import requests

from apdesk.domain.clock import to_iso
from apdesk.domain.mapping import entity_of
from apdesk.domain.preferences import (
    FirstSync,
    MappedField,
    ObjectMapping,
    Preferences,
    Rule,
)
from apdesk.domain.records import FieldValue
from apdesk.domain.run import Result
from apdesk.salesforce.errors import from_exception
from apdesk.salesforce.org import WriteGroup, WriteResult
from apdesk.store.edits import Batch, Edits, RecordEdit
from apdesk.store.mirror import Mirror
from apdesk.store.outbox import Outbox
from apdesk.store.troubles import Conflict, Failure, Troubles
from apdesk.store.views import HistoryEntry, Views
from apdesk.sync.engine import SyncSettings
from tests.sync.bench import Bench, Prepared, choose

#: Small pages and chunks; records are always read once more before they are written.
LOOKING = SyncSettings(page_size=6, chunk=2, removal_limit=1000, look_again_after=timedelta(0))


class TwoWay(Bench):
    """A bench whose database is edited as well."""

    def __init__(
        self,
        directory: Path,
        settings: SyncSettings = LOOKING,
        *,
        of: PreparedTwoWay | None = None,
        anew: bool = False,
    ) -> None:
        super().__init__(directory, settings, of=of, anew=anew)
        self.edits = Edits(self.store)
        self.next_cause = ""
        call = self.org._call

        def told(what: tuple[str, ...], cause: str) -> int:
            self.next_cause = cause
            return call(what, cause)

        self.org._call = told
        #: Every row that the org has taken over: object, id, values; answered or not.
        self.accepted: list[tuple[str, str, Mapping[str, Any]]] = (
            [] if of is None else [*of.accepted]
        )
        write = self.org._write

        def noted(group: WriteGroup) -> tuple[WriteResult, ...]:
            results = write(group)
            for row, result in zip(group.rows, results, strict=True):
                if result.record_id is not None:
                    self.accepted.append((group.sobject, result.record_id, row.values))
            return results

        self.org._write = noted

    def reopen(self) -> None:
        super().reopen()
        self.edits = Edits(self.store)

    @property
    def troubles(self) -> Troubles:
        return Troubles(self.store)

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.store)

    def now(self) -> str:
        """The time of an edit: by the laptop's clock, which is wrong."""
        return to_iso(self.laptop.now())

    # -- here -------------------------------------------------------------------------------------

    def edit(self, sobject: str, salesforce_id: str, **values: FieldValue) -> Batch | None:
        """An edit of a record that came from the org; names are the object's API names."""
        record_id = self.apdesk_id(sobject, salesforce_id)
        assert record_id is not None
        return self.edit_record(record_id, sobject, **values)

    def edit_all(
        self, sobject: str, values: Mapping[str, Mapping[str, FieldValue]]
    ) -> Batch | None:
        """Edits of many records in one go: Salesforce id -> API name -> value."""
        known = Mirror(self.store).known(sobject, list(values))
        names = {api: self.apdesk_name(sobject, api) for each in values.values() for api in each}
        entity = str(entity_of(sobject))
        return self.edits.apply(
            [
                RecordEdit(
                    entity,
                    known[each].record_id,
                    {names[api]: value for api, value in own.items()},
                )
                for each, own in values.items()
            ],
            at=self.now(),
            title="Edits",
        )

    def edit_record(self, record_id: int, sobject: str, **values: FieldValue) -> Batch | None:
        named = {self.apdesk_name(sobject, api): value for api, value in values.items()}
        entity = str(entity_of(sobject))
        return self.edits.apply([RecordEdit(entity, record_id, named)], at=self.now(), title="Edit")

    def person(self, sobject: str = "Lead", **values: FieldValue) -> int:
        """Somebody made here; names are the object's API names."""
        named = {self.apdesk_name(sobject, api): value for api, value in values.items()}
        _, (made,) = self.edits.add([named], at=self.now(), title="Add")
        return made

    def want(self, *record_ids: int, sobject: str = "Lead") -> None:
        assert self.edits.want(record_ids, sobject, at=self.now()) == record_ids

    def value(self, sobject: str, salesforce_id: str, api: str) -> FieldValue:
        name = self.apdesk_name(sobject, api)
        return self.values(sobject, [name])[salesforce_id][name]

    def history(self, sobject: str, salesforce_id: str) -> tuple[HistoryEntry, ...]:
        record_id = self.apdesk_id(sobject, salesforce_id)
        assert record_id is not None
        with Views(self.path) as views:
            return views.history(entity_of(sobject), record_id)

    def failures(self) -> tuple[Failure, ...]:
        return self.troubles.failures()

    def conflicts(self) -> tuple[Conflict, ...]:
        return self.troubles.conflicts()

    def unsent(self) -> tuple[int, int]:
        """Values that wait, and people who wait to be created."""
        return self.outbox.waiting_counts()

    # -- there ------------------------------------------------------------------------------------

    def there(self, sobject: str, salesforce_id: str, api: str) -> Any:
        return self.state.retrieve(sobject, salesforce_id)[api]

    def count_there(self, sobject: str, where: str = "") -> int:
        """Records of the org, deleted ones too."""
        text = f"SELECT Id FROM {sobject}" + (f" WHERE {where}" if where else "")
        return self.state.query(text, include_deleted=True).total_size

    @property
    def sent(self) -> list[tuple[str, str | None, Mapping[str, Any]]]:
        """Every row that was written so far: object, id or None, values."""
        return [
            (group.sobject, row.record_id, row.values)
            for groups in self.org.writes
            for group in groups
            for row in group.rows
        ]

    def expected(self, sobject: str) -> dict[str, dict[str, FieldValue]]:
        """The org's answer, with the values that it refuses and that wait here for a person."""
        found = super().expected(sobject)
        for failure in self.failures():
            if failure.operation != "update" or failure.salesforce_id not in found:
                continue
            assert failure.record_id is not None
            for edit in self.edits.pending(failure.entity, failure.record_id):
                found[failure.salesforce_id][edit.field] = edit.local
        return found

    # -- faults -----------------------------------------------------------------------------------

    def lose_answer(self, cause: str, *, arrived: bool, times: int = 1) -> None:
        """The next calls of that cause break off, after or before their effect."""
        left = itertools.count(times, -1)

        def broken(number: int) -> None:
            if self.org.causes[-1] == cause and next(left) > 0:
                raise from_exception(requests.exceptions.ConnectionError("gone"))

        if arrived:
            self.org.after = broken
        else:
            self.org.before = self._next_is(cause, times)

    def _next_is(self, cause: str, times: int) -> Callable[[int], None]:
        left = itertools.count(times, -1)

        def broken(number: int) -> None:
            if self.next_cause == cause and next(left) > 0:
                raise from_exception(requests.exceptions.ConnectionError("gone"))

        return broken

    def heal(self) -> None:
        self.org.before = self.org.after = lambda number: None


class PreparedTwoWay(Prepared):
    """The same for a bench of both directions."""

    def __init__(self, desk: TwoWay) -> None:
        super().__init__(desk)
        self.accepted = desk.accepted

    def desk(self, directory: Path) -> TwoWay:
        """A copy, in a directory that is made for it."""
        directory.mkdir()
        return TwoWay(directory, self.settings, of=self)


def ruled(rule: Rule, field: str = "Title", first: FirstSync = FirstSync.SALESFORCE) -> Preferences:
    """All records, one field of the Lead by this rule."""
    from apdesk.domain.apdesk_types import ApdeskType, standard_apdesk_name

    kinds = {"HasOptedOutOfEmail": ApdeskType.CHECKBOX}
    mapped = MappedField(
        field,
        standard_apdesk_name("Lead", field),
        kinds.get(field, ApdeskType.TEXT),
        rule,
        first,
    )
    return choose(mappings={"Lead": ObjectMapping("custom", (mapped,))})


def synced(
    desk: TwoWay, *leads: str, preferences: Preferences | None = None, **values: object
) -> list[str]:
    """Leads that are here already."""
    made = [desk.lead(each, **values) for each in leads]
    desk.prefer(preferences or choose())
    assert desk.run().result is Result.DONE
    desk.clock.tick(minutes=10)
    return made


def settled(desk: TwoWay) -> None:
    """Nothing waits, nothing is written any more, and an idle run is one call."""
    _quiet(desk, runs=1)
    assert desk.unsent() == (0, 0)


def rested(desk: TwoWay, runs: int) -> None:
    """The same after whatever was planted is mended, but for what the org still refuses."""
    desk.heal()
    desk.store.point = lambda name: None
    _quiet(desk, runs)


def _quiet(desk: TwoWay, runs: int) -> None:
    for _ in range(runs):
        assert desk.tick_run(11).result is Result.DONE
    desk.assert_equal()
    before, writes = desk.dump(), len(desk.org.writes)
    assert desk.tick_run(11).api_calls == 1
    assert desk.dump() == before
    assert len(desk.org.writes) == writes
