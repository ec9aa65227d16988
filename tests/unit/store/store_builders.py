"""Small mappings and pages that the store's tests share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from apdesk.domain.mapping import ApdeskType, Entity, FieldMapping
from apdesk.domain.preferences import FirstSync, OnLeave, Rule
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldType
from apdesk.store.changes import Applied, PageChanges
from apdesk.store.database import Store
from apdesk.store.edits import Edits, RecordEdit
from apdesk.store.lists import Batch, ListKey, RecordDetail
from apdesk.store.mirror import Mirror
from apdesk.store.outbox import Outbox, Outcome, Outgoing, WriteFailure
from apdesk.store.position import Position
from apdesk.store.troubles import Troubles
from apdesk.store.views import Views

AT = "2026-03-01T10:00:00Z"
LATER = "2026-03-02T10:00:00Z"

_KINDS = {
    ApdeskType.TEXT: FieldType.STRING,
    ApdeskType.LONG_TEXT: FieldType.TEXTAREA,
    ApdeskType.EMAIL: FieldType.EMAIL,
    ApdeskType.PHONE: FieldType.PHONE,
    ApdeskType.URL: FieldType.URL,
    ApdeskType.PICKLIST: FieldType.PICKLIST,
    ApdeskType.MULTI_PICKLIST: FieldType.MULTIPICKLIST,
    ApdeskType.CHECKBOX: FieldType.BOOLEAN,
    ApdeskType.NUMBER: FieldType.INT,
    ApdeskType.CURRENCY: FieldType.CURRENCY,
    ApdeskType.PERCENT: FieldType.PERCENT,
    ApdeskType.DATE: FieldType.DATE,
    ApdeskType.DATETIME: FieldType.DATETIME,
    ApdeskType.TIME: FieldType.TIME,
    ApdeskType.REFERENCE: FieldType.REFERENCE,
}


def mapping(
    sobject: str,
    salesforce: str,
    apdesk: str,
    kind: ApdeskType = ApdeskType.TEXT,
    *,
    label: str | None = None,
    rule: Rule = Rule.SALESFORCE_WINS,
    first_sync: FirstSync = FirstSync.SALESFORCE,
    writable: bool = True,
    hidden: bool = False,
) -> FieldMapping:
    return FieldMapping(
        sobject=sobject,
        salesforce=salesforce,
        apdesk=apdesk,
        label=label or salesforce,
        type=kind,
        rule=rule,
        first_sync=first_sync,
        writable=writable,
        field_type=_KINDS[kind],
        hidden=hidden,
    )


def people(sobject: str) -> tuple[FieldMapping, ...]:
    return (
        mapping(sobject, "Name", "name"),
        mapping(sobject, "Email", "email", ApdeskType.EMAIL),
        mapping(sobject, "Description", "description", ApdeskType.LONG_TEXT),
        mapping(sobject, "HasOptedOutOfEmail", "has_opted_out_of_email", ApdeskType.CHECKBOX),
        mapping(sobject, "LastViewedDate", "last_viewed_date", ApdeskType.DATETIME),
    )


LEAD = (
    *people("Lead"),
    mapping("Lead", "Company", "company"),
    mapping("Lead", "NumberOfEmployees", "number_of_employees", ApdeskType.NUMBER),
    mapping("Lead", "Phone", "phone", ApdeskType.PHONE, rule=Rule.SALESFORCE_UNLESS_BLANK),
)
CONTACT = (
    *people("Contact"),
    mapping("Contact", "AccountId", "account_id", ApdeskType.REFERENCE),
)
ACCOUNT = (
    mapping("Account", "Name", "name", label="Account Name"),
    mapping("Account", "AnnualRevenue", "annual_revenue", ApdeskType.CURRENCY),
)
ALL = {"Lead": LEAD, "Contact": CONTACT, "Account": ACCOUNT}
_PREFIX = {"Lead": "00Q", "Contact": "003", "Account": "001"}


def sf(sobject: str, number: int) -> str:
    """A Salesforce id of 18 characters."""
    return f"{_PREFIX[sobject]}{number:012d}AAA"


def page(
    sobject: str,
    records: Sequence[Mapping[str, FieldValue]] = (),
    *,
    leaves: Sequence[tuple[str, str]] = (),
    deletes: Sequence[tuple[str, str]] = (),
    merges: Sequence[tuple[str, str]] = (),
    conversions: Sequence[tuple[str, str]] = (),
    position: Position | None = None,
    on_leave: OnLeave = OnLeave.REMOVE,
    filling: Sequence[str] = (),
) -> PageChanges:
    """A page with all mapped fields of the object; what a record doesn't name is blank."""
    names = ("Id", "SystemModstamp", *(each.salesforce for each in ALL[sobject]))
    return PageChanges(
        sobject=sobject,
        fields=names,
        rows=tuple(tuple(record.get(name) for name in names) for record in records),
        leaves=tuple(leaves),
        deletes=tuple(deletes),
        merges=tuple(merges),
        conversions=tuple(conversions),
        position=position,
        on_leave=on_leave,
        filling=frozenset(filling),
    )


def record(sobject: str, number: int, **values: FieldValue) -> dict[str, FieldValue]:
    found: dict[str, FieldValue] = {
        "Id": sf(sobject, number),
        "SystemModstamp": "2026-02-01T00:00:00Z",
    }
    if sobject != "Account":
        found["HasOptedOutOfEmail"] = False
    return {**found, **values}


def refusal(
    code: str = "FIELD_CUSTOM_VALIDATION_EXCEPTION",
    *fields: str,
    said: str = "No.",
    retry_at: str | None = None,
    duplicates: tuple[str, ...] = (),
) -> WriteFailure:
    """Why the org refused a write; without a time it waits for a person."""
    return WriteFailure(
        f"salesforce.{code.lower()}",
        code,
        "Refused",
        "Salesforce refused it.",
        "Change it.",
        said,
        fields,
        retry_at,
        duplicates,
    )


@cache
def _prepared() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "apdesk.sqlite3"
        with Store(path) as store:
            Mirror(store).prepare(ALL)
        return path.read_bytes()


def opened(path: Path) -> Store:
    """An open store with these mappings. A new file is a copy of one that is made once: to make
    the tables and columns takes longer than most tests."""
    if not path.exists():
        path.touch(0o600)
        path.write_bytes(_prepared())
    store = Store(path)
    store.open()
    unsynced(store)
    return store


def unsynced(store: Store) -> None:
    """No test cuts the power, and to wait for the disk takes longer than most of them."""
    store.database.execute_sql("PRAGMA synchronous = OFF")


class Desk:
    """A store with its mirror, and views to look through."""

    def __init__(self, path: Path) -> None:
        self.store = opened(path)
        self.mirror = Mirror(self.store)
        self.mirror.prepare(ALL)
        self.views = Views(path)

    def apply(self, changes: PageChanges, run_id: int = 1, at: str = AT) -> Applied:
        return self.mirror.apply(changes, run_id, at)

    @property
    def edits(self) -> Edits:
        return Edits(self.store)

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.store)

    @property
    def troubles(self) -> Troubles:
        return Troubles(self.store)

    def edit(
        self, record_id: int, at: str = AT, *, entity: str = "person", **values: FieldValue
    ) -> Batch | None:
        """An edit by hand; values by apdesk name."""
        return self.edits.apply([RecordEdit(entity, record_id, values)], at=at, title="Edited")

    def send(
        self,
        *record_ids: int,
        sobject: str = "Lead",
        failure: WriteFailure | None = None,
        run_id: int = 5,
        at: str = AT,
    ) -> tuple[Outgoing, ...]:
        """What a run sends of those records; all of it is taken, or all is refused."""
        sent = self.outbox.begin(sobject, record_ids)
        self.outbox.settle([Outcome(each, failure) for each in sent], run_id, at)
        return sent

    def person(self, **values: FieldValue) -> int:
        """Somebody made here."""
        _, (made,) = self.edits.add([values], at=AT, title="Added")
        return made

    def detail(self, record_id: int, entity: Entity = Entity.PERSON) -> RecordDetail:
        found = self.views.record(entity, record_id)
        assert found is not None
        return found

    def values(
        self, record_id: int, *names: str, key: ListKey = ListKey.ALL
    ) -> tuple[FieldValue, ...]:
        return self.views.rows(key, [record_id], names)[record_id]

    def waiting(self, record_id: int, entity: str = "person") -> dict[str, tuple[object, object]]:
        """field -> (base, local) of the edits of a record that wait."""
        found = self.edits.pending(entity, record_id)
        return {each.field: (each.base, each.local) for each in found}

    def told(
        self, record_id: int, entity: Entity = Entity.PERSON
    ) -> list[tuple[str, str | None, object, object, str]]:
        """The history, oldest first: kind, field, old, new, author."""
        return [
            (each.kind, each.field, each.old, each.new, each.author)
            for each in reversed(self.views.history(entity, record_id))
        ]

    def dump(self) -> list[str]:
        """Everything in the file, as SQL text."""
        with self.store.reading() as connection:
            return list(connection.iterdump())

    def check_search(self) -> None:
        """The search index agrees with the rows, in every word."""
        with self.store.transaction() as connection:
            for entity in ("person", "company"):
                connection.execute(
                    f"INSERT INTO {entity}_search ({entity}_search, rank) "
                    "VALUES ('integrity-check', 1)"
                )

    def close(self) -> None:
        self.views.close()
        self.store.close()


@contextmanager
def desk_at(path: Path) -> Iterator[Desk]:
    desk = Desk(path)
    try:
        yield desk
    finally:
        desk.close()
