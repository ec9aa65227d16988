"""Records that wait, were refused, conflict or have twins, made by the real store."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.clock import SystemClock, to_iso
from apdesk.domain.preferences import OnLeave
from apdesk.domain.records import FieldValue
from apdesk.store.changes import PageChanges
from apdesk.store.database import Store
from apdesk.store.lists import ListKey
from apdesk.store.mirror import Mirror
from apdesk.store.outbox import Outbox, Outcome, WriteFailure
from apdesk.store.views import Views
from apdesk.sync.editing import Editing
from tests.ui.main.desk_builder import practice_rows

PERSON = str(Entity.PERSON)
RUN = 2
AT = "2026-11-23T12:30:00Z"
STATUS_REFUSED = WriteFailure(
    code="salesforce.validation",
    error_code="FIELD_CUSTOM_VALIDATION_EXCEPTION",
    title="A validation rule refused the change",
    message="A rule of your org doesn’t allow these values together.",
    next_step="Change the value, then try again.",
    said="Junk leads need a reason.",
    fields=("Status",),
)
BUSY = WriteFailure(
    code="salesforce.locked",
    error_code="UNABLE_TO_LOCK_ROW",
    title="The record was busy",
    message="Somebody else was saving it at that moment.",
    next_step="",
    said="unable to obtain exclusive access to this record",
    retry_at="2099-01-01T00:00:00Z",
)


def duplicate_of(salesforce_id: str) -> WriteFailure:
    return WriteFailure(
        code="salesforce.duplicate",
        error_code="DUPLICATES_DETECTED",
        title="Salesforce takes it for a duplicate",
        message="A duplicate rule of your org found a record that looks like this one.",
        next_step="Take that record, or create this one anyway.",
        said="Use one of these records?",
        duplicates=(salesforce_id,),
    )


def ids(database: Path, key: ListKey = ListKey.LEADS) -> list[int]:
    """The records of a list, by name."""
    with Views(database) as views:
        return list(views.ids(key, sort=("name", False)))


def edit(database: Path, record_id: int, values: Mapping[str, FieldValue]) -> None:
    """A change that a person makes; it waits to be sent."""
    with Store(database) as store:
        Editing(store, SystemClock()).edit(PERSON, record_id, values)


def add(database: Path, values: Mapping[str, FieldValue], sobject: str | None = None) -> int:
    """A person made here."""
    with Store(database) as store:
        return Editing(store, SystemClock()).add(values, sobject)


def send(database: Path, record_id: int, failure: WriteFailure | None = None) -> None:
    """What waits is sent, and taken or refused."""
    with Store(database) as store:
        outbox = Outbox(store)
        (outgoing,) = outbox.begin("Lead", [record_id])
        outbox.settle([Outcome(outgoing, failure)], RUN, AT)


def put_in_flight(database: Path, record_id: int) -> None:
    """What waits is sent, and the answer never came."""
    with Store(database) as store:
        Outbox(store).begin("Lead", [record_id])


def refuse_creation(database: Path, record_id: int, failure: WriteFailure) -> None:
    """Salesforce does not make a new record of a person."""
    with Store(database) as store:
        outbox = Outbox(store)
        outbox.begin_creations([record_id], to_iso(SystemClock().now()))
        outbox.creation_failed(record_id, failure, AT)


def change_there(database: Path, record_id: int, field: str, value: FieldValue) -> None:
    """Somebody changes a lead in Salesforce, and a run reads it."""
    with Views(database) as views:
        detail = views.record(Entity.PERSON, record_id)
    assert detail is not None
    fields, rows = practice_rows(60, 40, 20)[1]["Lead"]
    (row,) = [each for each in rows if each[fields.index("Id")] == detail.salesforce_id]
    values = list(row)
    values[fields.index(field)] = value
    values[fields.index("SystemModstamp")] = AT
    with Store(database) as store:
        Mirror(store).apply(PageChanges("Lead", fields=fields, rows=(tuple(values),)), RUN, AT)


def leave(database: Path, record_id: int) -> None:
    """A lead no longer meets the criteria, and is kept."""
    with Views(database) as views:
        detail = views.record(Entity.PERSON, record_id)
    assert detail is not None
    assert detail.salesforce_id is not None
    with Store(database) as store:
        Mirror(store).apply(
            PageChanges(
                "Lead", leaves=((detail.salesforce_id, "criteria"),), on_leave=OnLeave.KEEP
            ),
            RUN,
            AT,
        )


def value(database: Path, record_id: int, name: str) -> FieldValue:
    """A value as it is stored."""
    with Views(database) as views:
        detail = views.record(Entity.PERSON, record_id)
    assert detail is not None
    return detail.value(name)
