"""Small mappings and pages that the store's tests share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from apdesk.domain.mapping import ApdeskType, FieldMapping
from apdesk.domain.preferences import FirstSync, OnLeave, Rule
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldType
from apdesk.store.changes import Applied, PageChanges
from apdesk.store.database import Store
from apdesk.store.mirror import Mirror
from apdesk.store.position import Position
from apdesk.store.views import Views

AT = "2026-03-01T10:00:00Z"

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
        first_sync=FirstSync.SALESFORCE,
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
    )


def record(sobject: str, number: int, **values: FieldValue) -> dict[str, FieldValue]:
    found: dict[str, FieldValue] = {
        "Id": sf(sobject, number),
        "SystemModstamp": "2026-02-01T00:00:00Z",
    }
    if sobject != "Account":
        found["HasOptedOutOfEmail"] = False
    return {**found, **values}


class Desk:
    """A store with its mirror, and views to look through."""

    def __init__(self, path: Path) -> None:
        self.store = Store(path)
        self.store.open()
        self.mirror = Mirror(self.store)
        self.mirror.prepare(ALL)
        self.views = Views(path)

    def apply(self, changes: PageChanges, run_id: int = 1, at: str = AT) -> Applied:
        return self.mirror.apply(changes, run_id, at)

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
