"""The types and names of apdesk's own fields."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from apdesk.domain.schema import FieldSchema, FieldType


class ApdeskType(StrEnum):
    """What an apdesk field holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    PICKLIST = "picklist"
    MULTI_PICKLIST = "multi_picklist"
    CHECKBOX = "checkbox"
    NUMBER = "number"
    CURRENCY = "currency"
    PERCENT = "percent"
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    REFERENCE = "reference"


class Entity(StrEnum):
    """What a record is here."""

    PERSON = "person"
    COMPANY = "company"


_ENTITIES = {"Lead": Entity.PERSON, "Contact": Entity.PERSON, "Account": Entity.COMPANY}

_T = ApdeskType
_COMPATIBLE: dict[FieldType, tuple[ApdeskType, ...]] = {
    FieldType.ID: (_T.REFERENCE, _T.TEXT),
    FieldType.REFERENCE: (_T.REFERENCE, _T.TEXT),
    FieldType.STRING: (_T.TEXT, _T.LONG_TEXT),
    FieldType.TEXTAREA: (_T.LONG_TEXT, _T.TEXT),
    FieldType.EMAIL: (_T.EMAIL, _T.TEXT),
    FieldType.URL: (_T.URL, _T.TEXT),
    FieldType.PHONE: (_T.PHONE, _T.TEXT),
    FieldType.PICKLIST: (_T.PICKLIST, _T.TEXT),
    FieldType.COMBOBOX: (_T.PICKLIST, _T.TEXT),
    FieldType.MULTIPICKLIST: (_T.MULTI_PICKLIST, _T.TEXT),
    FieldType.BOOLEAN: (_T.CHECKBOX,),
    FieldType.INT: (_T.NUMBER,),
    FieldType.DOUBLE: (_T.NUMBER,),
    FieldType.CURRENCY: (_T.CURRENCY, _T.NUMBER),
    FieldType.PERCENT: (_T.PERCENT, _T.NUMBER),
    FieldType.DATE: (_T.DATE,),
    FieldType.DATETIME: (_T.DATETIME,),
    FieldType.TIME: (_T.TIME,),
    FieldType.ENCRYPTED: (_T.TEXT, _T.LONG_TEXT),
    FieldType.ANY: (_T.TEXT, _T.LONG_TEXT),
    FieldType.OTHER: (_T.TEXT, _T.LONG_TEXT),
}

_FAMILIES: tuple[frozenset[ApdeskType], ...] = (
    frozenset({_T.TEXT, _T.LONG_TEXT, _T.EMAIL, _T.PHONE, _T.URL, _T.PICKLIST}),
    frozenset({_T.NUMBER, _T.CURRENCY, _T.PERCENT}),
)

#: Names that apdesk's own book-keeping takes: no apdesk field may be called so.
RESERVED_NAMES = frozenset(
    {
        "id",
        "salesforce_id",
        "sobject",
        "state",
        "modstamp",
        "entered_at",
        "entered_run",
        "changed_at",
        "changed_run",
        "rowid",
        "oid",
        "_rowid_",
        "entity",
        "record_id",
    }
)

#: The parts of a mailing address: a Contact's go where a Lead's address goes.
_ADDRESS_PARTS = {
    "Street",
    "City",
    "State",
    "StateCode",
    "PostalCode",
    "Country",
    "CountryCode",
    "Latitude",
    "Longitude",
    "GeocodeAccuracy",
}
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_WORD_ENDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def entity_of(sobject: str) -> Entity:
    """Whether records of a synced object are people or companies here. KeyError: not synced."""
    return _ENTITIES[sobject]


def apdesk_types_for(field: FieldSchema) -> tuple[ApdeskType, ...]:
    """The apdesk types that can hold the field's values, best first; none for compound fields."""
    if field.type is FieldType.TEXTAREA and not field.long_text:
        return (ApdeskType.TEXT, ApdeskType.LONG_TEXT)
    return _COMPATIBLE.get(field.type, ())


def compatible(a: ApdeskType, b: ApdeskType) -> bool:
    """Whether two types can share one apdesk field: their values are stored and compared alike."""
    return a is b or any(a in family and b in family for family in _FAMILIES)


def valid_apdesk_name(name: str) -> bool:
    """Whether a new apdesk field may be called so: lower-case letters, digits, underscores."""
    return bool(_NAME.fullmatch(name)) and name not in RESERVED_NAMES


@lru_cache(maxsize=2048)
def standard_apdesk_name(sobject: str, field_name: str) -> str:
    """The apdesk field that a Salesforce field is mapped to unless told otherwise.

    A Contact's mailing address goes where a Lead's address goes, so that people have one address.
    """
    if sobject == "Contact" and field_name.removeprefix("Mailing") in _ADDRESS_PARTS:
        field_name = field_name.removeprefix("Mailing")
    if field_name == "State":
        return "state_province"  # "State/Province"; the plain word is taken
    base = re.sub(r"__(c|pc)$", "", field_name)
    name = _WORD_ENDS.sub("_", base).lower()
    name = re.sub(r"[^a-z0-9]+", "_", name).strip("_")
    if not name or not name[0].isalpha():
        name = f"field_{name}".rstrip("_")
    name = name[:60].rstrip("_")
    return f"{name}_field" if name in RESERVED_NAMES else name
