"""What an org says of its objects and fields (describe), reduced to what apdesk decides on.

Source: REST API Developer Guide, "sObject Describe"; the property names are Salesforce's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

#: The synced objects, in the order in which they are synced and shown.
SOBJECTS = ("Lead", "Contact", "Account")


class FieldType(StrEnum):
    """The describe types; an unknown future type is read as OTHER: text, read-only."""

    ID = "id"
    REFERENCE = "reference"
    STRING = "string"
    TEXTAREA = "textarea"
    EMAIL = "email"
    URL = "url"
    PHONE = "phone"
    PICKLIST = "picklist"
    MULTIPICKLIST = "multipicklist"
    COMBOBOX = "combobox"
    BOOLEAN = "boolean"
    INT = "int"
    DOUBLE = "double"
    CURRENCY = "currency"
    PERCENT = "percent"
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    ADDRESS = "address"
    LOCATION = "location"
    BASE64 = "base64"
    ENCRYPTED = "encryptedstring"
    COMPLEX = "complexvalue"
    ANY = "anyType"
    OTHER = "other"


TEXT_TYPES = frozenset(
    {
        FieldType.STRING,
        FieldType.TEXTAREA,
        FieldType.EMAIL,
        FieldType.URL,
        FieldType.PHONE,
        FieldType.COMBOBOX,
        FieldType.ENCRYPTED,
        FieldType.ANY,
        FieldType.OTHER,
    }
)
NUMBER_TYPES = frozenset({FieldType.INT, FieldType.DOUBLE, FieldType.CURRENCY, FieldType.PERCENT})
#: Compound or binary: never stored, mapped or filtered.
UNSTORED_TYPES = frozenset(
    {FieldType.ADDRESS, FieldType.LOCATION, FieldType.BASE64, FieldType.COMPLEX}
)


@dataclass(frozen=True, slots=True)
class PicklistValue:
    """One entry: `value` is what records hold and SOQL compares, `label` what people read."""

    value: str
    label: str
    active: bool = True
    default: bool = False


@dataclass(frozen=True)
class FieldSchema:
    """One field of an object, as the connected user sees it."""

    name: str
    label: str
    type: FieldType
    length: int = 0
    precision: int = 0
    scale: int = 0
    digits: int = 0
    nillable: bool = True
    createable: bool = False
    updateable: bool = False
    filterable: bool = True
    sortable: bool = True
    custom: bool = False
    calculated: bool = False
    auto_number: bool = False
    unique: bool = False
    case_sensitive: bool = False
    external_id: bool = False
    id_lookup: bool = False
    name_field: bool = False
    defaulted_on_create: bool = False
    restricted_picklist: bool = False
    picklist: tuple[PicklistValue, ...] = ()
    reference_to: tuple[str, ...] = ()
    relationship_name: str | None = None
    compound_field_name: str | None = None
    controller_name: str | None = None
    help_text: str | None = None

    @property
    def storable(self) -> bool:
        """Whether a record's value of this field can be mirrored at all."""
        return self.type not in UNSTORED_TYPES

    @property
    def writable(self) -> bool:
        """Whether Salesforce lets this user change it (otherwise: a padlock, one-way)."""
        return self.updateable and not self.calculated and not self.auto_number

    @property
    def required_on_create(self) -> bool:
        return self.createable and not self.nillable and not self.defaulted_on_create

    @property
    def long_text(self) -> bool:
        """Text that SOQL cannot filter (textarea of more than 255 characters)."""
        return self.type is FieldType.TEXTAREA and self.length > 255

    @classmethod
    def from_describe(cls, raw: Mapping[str, Any]) -> FieldSchema:
        """Reads one element of `fields` of a describe answer; absent keys take safe defaults."""
        try:
            kind = FieldType(raw["type"])
        except ValueError:
            kind = FieldType.OTHER
        known = kind is not FieldType.OTHER
        return cls(
            name=raw["name"],
            label=raw.get("label") or raw["name"],
            type=kind,
            length=raw.get("length") or 0,
            precision=raw.get("precision") or 0,
            scale=raw.get("scale") or 0,
            digits=raw.get("digits") or 0,
            nillable=bool(raw.get("nillable", True)),
            createable=known and bool(raw.get("createable", False)),
            updateable=known and bool(raw.get("updateable", False)),
            filterable=bool(raw.get("filterable", True)),
            sortable=bool(raw.get("sortable", True)),
            custom=bool(raw.get("custom", False)),
            calculated=bool(raw.get("calculated", False)),
            auto_number=bool(raw.get("autoNumber", False)),
            unique=bool(raw.get("unique", False)),
            case_sensitive=bool(raw.get("caseSensitive", False)),
            external_id=bool(raw.get("externalId", False)),
            id_lookup=bool(raw.get("idLookup", False)),
            name_field=bool(raw.get("nameField", False)),
            defaulted_on_create=bool(raw.get("defaultedOnCreate", False)),
            restricted_picklist=bool(raw.get("restrictedPicklist", False)),
            picklist=tuple(
                PicklistValue(
                    value=entry["value"],
                    label=entry.get("label") or entry["value"],
                    active=bool(entry.get("active", True)),
                    default=bool(entry.get("defaultValue", False)),
                )
                for entry in raw.get("picklistValues") or ()
                if entry.get("value") is not None
            ),
            reference_to=tuple(raw.get("referenceTo") or ()),
            relationship_name=raw.get("relationshipName"),
            compound_field_name=raw.get("compoundFieldName"),
            controller_name=raw.get("controllerName"),
            help_text=raw.get("inlineHelpText"),
        )


@dataclass(frozen=True)
class SObjectSchema:
    """One object of the org, as the connected user sees it: hidden fields are simply absent."""

    name: str
    label: str
    label_plural: str
    fields: tuple[FieldSchema, ...] = ()
    queryable: bool = True
    createable: bool = False
    updateable: bool = False
    deletable: bool = False

    @cached_property
    def _by_name(self) -> dict[str, FieldSchema]:
        return {each.name.lower(): each for each in self.fields}

    def field(self, name: str) -> FieldSchema | None:
        """The field of that API name (names are case-insensitive in Salesforce), or None."""
        return self._by_name.get(name.lower())

    @classmethod
    def from_describe(cls, raw: Mapping[str, Any]) -> SObjectSchema:
        """Reads the body of GET /sobjects/X/describe."""
        return cls(
            name=raw["name"],
            label=raw.get("label") or raw["name"],
            label_plural=raw.get("labelPlural") or raw.get("label") or raw["name"],
            fields=tuple(FieldSchema.from_describe(each) for each in raw.get("fields") or ()),
            queryable=bool(raw.get("queryable", True)),
            createable=bool(raw.get("createable", False)),
            updateable=bool(raw.get("updateable", False)),
            deletable=bool(raw.get("deletable", False)),
        )
