"""Values on their way to the org: as the JSON that REST takes, and compared as the org does."""

from __future__ import annotations

from typing import Any

from apdesk.domain.entry_check import shown
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import UNSTORED_TYPES, FieldSchema, FieldType
from apdesk.domain.values import column_reader, same


def to_json(field: FieldSchema, value: FieldValue) -> Any:
    """The JSON of a value, canonical or as a column here keeps it (a number as text …).

    None clears the field; a checkbox is never null. Raises ValueError, in words for people,
    when the value can't be one of that field's type: what isn't understood never clears a field.
    """
    if field.type in UNSTORED_TYPES:
        raise ValueError(f"{field.label} is written by its parts")
    try:
        found = column_reader(field)(value)
    except ValueError:
        raise ValueError(f"{field.label} can't hold {shown(value)}") from None
    if isinstance(found, float) and found.is_integer():
        return int(found)  # no exponent, whatever the size
    return found


def same_value(field: FieldSchema, a: FieldValue, b: FieldValue) -> bool:
    """Whether two values of a field are one to the org.

    Beyond `values.same`: entries of a multi-select picklist have no order, line breaks are written
    in two ways, numbers count to the field's scale, and a number kept as text is that number.
    """
    return same(_comparable(field, a), _comparable(field, b))


def _comparable(field: FieldSchema, value: FieldValue) -> FieldValue:
    if value is None or value == "":
        return None
    if field.type is FieldType.MULTIPICKLIST:
        parts = {part.strip() for part in str(value).split(";")} - {""}
        return ";".join(sorted(parts)) or None
    try:
        found = column_reader(field)(value)
    except ValueError:
        return value
    return found.replace("\r\n", "\n") if isinstance(found, str) else found
