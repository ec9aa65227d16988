"""How a canonical value lies in a column, by apdesk type, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable

from apdesk.domain.mapping import ApdeskType
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldType

#: What people search in and what is folded and ordered as text.
TEXT_TYPES = frozenset(
    {
        ApdeskType.TEXT,
        ApdeskType.LONG_TEXT,
        ApdeskType.EMAIL,
        ApdeskType.PHONE,
        ApdeskType.URL,
        ApdeskType.PICKLIST,
        ApdeskType.MULTI_PICKLIST,
    }
)
NUMBER_TYPES = frozenset({ApdeskType.NUMBER, ApdeskType.CURRENCY, ApdeskType.PERCENT})

Converter = Callable[[FieldValue], FieldValue]


def storage_of(kind: ApdeskType, field_type: FieldType | None) -> str:
    """The declared SQLite type of a new column: TEXT, INTEGER or REAL."""
    if kind is ApdeskType.CHECKBOX:
        return "INTEGER"
    if kind in NUMBER_TYPES:
        return "INTEGER" if field_type is FieldType.INT else "REAL"
    return "TEXT"


def as_text(value: FieldValue) -> FieldValue:
    """A number or checkbox kept in a text field, written as people write it."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value)


def converter(kind: ApdeskType, field_type: FieldType) -> Converter | None:
    """What a value of that Salesforce type goes through before it is stored; None: nothing."""
    if field_type in {
        FieldType.BOOLEAN,
        FieldType.INT,
        FieldType.DOUBLE,
        FieldType.CURRENCY,
        FieldType.PERCENT,
    } and (kind is not ApdeskType.CHECKBOX and kind not in NUMBER_TYPES):
        return as_text
    return None


def decoded(kind: ApdeskType, stored: FieldValue) -> FieldValue:
    """A stored value as the canonical one: SQLite has no booleans."""
    if kind is ApdeskType.CHECKBOX and isinstance(stored, int):
        return bool(stored)
    return stored
