"""Troubles of every kind in a real database: made as the engine makes them, without an org."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apdesk.domain.clock import to_iso
from apdesk.domain.mapping import all_mappings
from apdesk.domain.preferences import DEFAULT_PREFERENCES
from apdesk.domain.records import FieldValue
from apdesk.domain.run import Cause, ObjectCounts
from apdesk.store.changes import PageChanges
from apdesk.store.database import Store
from apdesk.store.edits import Batch, Edits, RecordEdit
from apdesk.store.journal import Journal
from apdesk.store.mirror import Mirror
from apdesk.store.outbox import Outbox, Outcome, WriteFailure
from apdesk.store.settings import Settings
from apdesk.store.views import ListKey, Views
from tests.ui.main.desk_builder import practice_rows, report

NOW = datetime.now(UTC).replace(microsecond=0)

BAD_ENTRY = WriteFailure(
    code="salesforce.picklist",
    error_code="INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
    title="A value is not an entry of its picklist",
    message="Salesforce takes only the entries of this picklist, and the value is none of them.",
    next_step="Choose one of the entries, or ask your administrator to add it.",
    said="Industry: bad value for restricted picklist field: Rocketry",
    fields=("Industry",),
)
RULE = WriteFailure(
    code="salesforce.validation",
    error_code="FIELD_CUSTOM_VALIDATION_EXCEPTION",
    title="A rule of your org refused it",
    message="Your Salesforce administrator made a rule that this record does not meet.",
    next_step="Change the values so that they meet the rule.",
    said="A phone number needs its country code, for example +49 30 123456.",
)
LOCKED = WriteFailure(
    code="salesforce.busy",
    error_code="UNABLE_TO_LOCK_ROW",
    title="Somebody else was saving the record",
    message="Salesforce was saving the record for somebody else at that moment.",
    next_step="Nothing to do: apdesk tries again by itself.",
    said="unable to obtain exclusive access to this record",
    retry_at=to_iso(NOW + timedelta(minutes=4)),
)
DUPLICATE = WriteFailure(
    code="salesforce.duplicate",
    error_code="DUPLICATES_DETECTED",
    title="Salesforce sees a duplicate",
    message="A duplicate rule of your org takes this person for a record that is there already.",
    next_step="Say that it is that record, or create it anyway.",
    said="You're creating a duplicate record. We recommend you use an existing record instead.",
    duplicates=("00Q000000000001EAA",),
)


def ids_of(database: Path, key: ListKey) -> list[int]:
    with Views(database) as views:
        return list(views.ids(key))


def edit(
    database: Path,
    entity: str,
    ids: Sequence[int],
    values: dict[str, FieldValue],
    *,
    title: str = "Changed",
    kind: str = "edit",
) -> Batch:
    with Store(database, check=False) as store:
        batch = Edits(store).apply(
            [RecordEdit(entity, each, values) for each in ids],
            at=to_iso(NOW - timedelta(minutes=30)),
            title=title,
            kind=kind,
        )
    assert batch is not None
    return batch


def new_run(store: Store, objects: dict[str, ObjectCounts], *, ago: timedelta) -> int:
    journal = Journal(store)
    moment = NOW - ago
    run_id = journal.start_run(Cause.TIMER, to_iso(moment))
    journal.finish_run(report(run_id, moment, Cause.TIMER, objects, 1.2, 2), to_iso(moment))
    return run_id


def send(
    database: Path, sobject: str, ids: Sequence[int], failure: WriteFailure | None = None
) -> int:
    """The values of those records are sent, and taken or refused; the run."""
    with Store(database, check=False) as store:
        outbox = Outbox(store)
        counts = (
            ObjectCounts(sent_updated=len(ids))
            if failure is None
            else ObjectCounts(failed=len(ids))
        )
        run_id = new_run(store, {sobject: counts}, ago=timedelta(minutes=20))
        sent = outbox.begin(sobject, ids)
        assert len(sent) == len(ids)
        outbox.settle([Outcome(each, failure) for each in sent], run_id, to_iso(NOW))
    return run_id


def take_over(
    database: Path, sobject: str, ids: Sequence[int], field: str, value: FieldValue
) -> int:
    """Salesforce has another value in a field of those records; the run that brings it."""
    _, rows = practice_rows(60, 40, 20)
    fields, found = rows[sobject]
    at, stamp, key = fields.index(field), fields.index("SystemModstamp"), fields.index("Id")
    with Views(database) as views:
        list_key = {"Lead": ListKey.LEADS, "Contact": ListKey.CONTACTS}[sobject]
        known = views.rows(list_key, list(ids), ["@salesforce_id"])
    wanted = {row[0] for row in known.values()}
    changed = []
    for row in found:
        if row[key] in wanted:
            values = list(row)
            values[at], values[stamp] = value, to_iso(NOW)
            changed.append(tuple(values))
    with Store(database, check=False) as store:
        run_id = new_run(
            store, {sobject: ObjectCounts(changed=len(changed))}, ago=timedelta(minutes=10)
        )
        mirror = Mirror(store)
        mirror.prepare(all_mappings(DEFAULT_PREFERENCES, Settings(store).schemas()))
        applied = mirror.apply(
            PageChanges(sobject, fields=fields, rows=tuple(changed)), run_id, to_iso(NOW)
        )
        journal = Journal(store)
        summary = journal.run(run_id)
        assert summary is not None
        counts = ObjectCounts(changed=applied.changed, conflicts=applied.conflicts)
        done = replace(summary.report(), objects={sobject: counts})
        journal.finish_run(done, summary.finished_at or "")
    return run_id


def delete_there(database: Path, sobject: str, record_id: int) -> None:
    """The record is deleted in Salesforce, and so removed here."""
    with Views(database) as views:
        ((salesforce_id,),) = views.rows(ListKey.ALL, [record_id], ["@salesforce_id"]).values()
    with Store(database, check=False) as store:
        mirror = Mirror(store)
        mirror.stage(sobject, [(str(salesforce_id), "deleted")], 2)
        assert mirror.remove_staged(sobject).removed == 1


def refused_creation(database: Path, values: dict[str, FieldValue]) -> int:
    """A person made here that Salesforce takes for a duplicate."""
    with Store(database, check=False) as store:
        edits = Edits(store)
        at = to_iso(NOW - timedelta(hours=1))
        _, (record_id,) = edits.add([values], at=at, title=f"Added {values['last_name']}")
        edits.want([record_id], "Lead", at=at)
        outbox = Outbox(store)
        outbox.begin_creations([record_id], at)
        outbox.creation_failed(record_id, DUPLICATE, to_iso(NOW))
    return record_id


def fill_ledger(database: Path, days: int = 14) -> None:
    """Two weeks of calls, as a busy team makes them."""
    with Store(database, check=False) as store:
        settings = Settings(store)
        for back in range(days):
            for hour in range(0, 24, 3):
                at = to_iso(NOW - timedelta(days=back, hours=hour))
                settings.count_call("changes", 18, at)
                if hour % 6 == 0:
                    settings.count_call("push", 4 + (back * 7) % 11, at)
                if hour == 9:
                    settings.count_call("sweep", 12, at)
                    settings.count_call("preview", (back * 5) % 9 + 1, at)
        settings.set_setting("api.usage", {"used": 12_904, "maximum": 100_000})


def all_troubles(database: Path) -> None:
    """Every kind at once, as it may be after a bad day."""
    leads = ids_of(database, ListKey.LEADS)
    contacts = ids_of(database, ListKey.CONTACTS)
    edit(
        database,
        "person",
        leads[:12],
        {"industry": "Rocketry"},
        title="Industry of 12 contacts",
        kind="bulk",
    )
    send(database, "Lead", leads[:12], BAD_ENTRY)
    edit(database, "person", contacts[:3], {"phone": "030 123456"}, title="Changed Anna Weber")
    send(database, "Contact", contacts[:3], RULE)
    edit(database, "person", leads[20:21], {"phone": "+49 30 555"})
    send(database, "Lead", leads[20:21], LOCKED)
    edit(database, "person", leads[30:31], {"phone": "+49 30 777", "city": "Berlin"})
    delete_there(database, "Lead", leads[30])
    refused_creation(
        database,
        {
            "name": "Nadia Rahman",
            "first_name": "Nadia",
            "last_name": "Rahman",
            "company": "Bluefin Travel",
            "email": "nadia@bluefin.example",
        },
    )
    edit(database, "person", leads[40:44], {"title": "Head of Travel"})
    take_over(database, "Lead", leads[40:44], "Title", "Travel Manager")
    edit(database, "person", contacts[10:13], {"department": "Sales"}, title="Changed Ben Okoro")
    send(database, "Contact", contacts[10:12])
    fill_ledger(database)
