"""apdesk fields as the criteria know fields: what list filters and segments are made over."""

from __future__ import annotations

from collections.abc import Iterable

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.schema import FieldSchema, FieldType, PicklistValue, SObjectSchema

_FIELD_TYPES = {
    ApdeskType.TEXT: FieldType.STRING,
    ApdeskType.LONG_TEXT: FieldType.STRING,  # what SOQL can't filter can be filtered here
    ApdeskType.EMAIL: FieldType.EMAIL,
    ApdeskType.PHONE: FieldType.PHONE,
    ApdeskType.URL: FieldType.URL,
    ApdeskType.PICKLIST: FieldType.PICKLIST,
    ApdeskType.MULTI_PICKLIST: FieldType.MULTIPICKLIST,
    ApdeskType.CHECKBOX: FieldType.BOOLEAN,
    ApdeskType.NUMBER: FieldType.DOUBLE,
    ApdeskType.CURRENCY: FieldType.CURRENCY,
    ApdeskType.PERCENT: FieldType.PERCENT,
    ApdeskType.DATE: FieldType.DATE,
    ApdeskType.DATETIME: FieldType.DATETIME,
    ApdeskType.TIME: FieldType.TIME,
    ApdeskType.REFERENCE: FieldType.REFERENCE,
}


def local_field(
    name: str, label: str, kind: ApdeskType, picklist: Iterable[PicklistValue] = ()
) -> FieldSchema:
    """An apdesk field as the criteria editor, `check`, `sentence` and the evaluator take fields."""
    return FieldSchema(name, label, _FIELD_TYPES[kind], picklist=tuple(picklist))


def local_schema(label: str, label_plural: str, fields: Iterable[FieldSchema]) -> SObjectSchema:
    """The fields of a list as one object; give it to `check` and `sentence`."""
    return SObjectSchema("apdesk", label, label_plural, tuple(fields))
