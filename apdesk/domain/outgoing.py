"""Values on their way to the org: the JSON that REST takes."""

from __future__ import annotations

from typing import Any

from apdesk.domain.entry_check import shown
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import UNSTORED_TYPES, FieldSchema
from apdesk.domain.values import column_reader
from apdesk.language import tr


def to_json(field: FieldSchema, value: FieldValue) -> Any:
    """The JSON of a value, canonical or as a column here keeps it (a number as text …).

    None clears the field; a checkbox is never null. Raises ValueError, in words for people,
    when the value can't be one of that field's type: what isn't understood never clears a field.
    """
    if field.type in UNSTORED_TYPES:
        raise ValueError(tr("{label} is written by its parts", label=field.label))
    try:
        found = column_reader(field)(value)
    except ValueError:
        raise ValueError(
            tr("{label} can't hold {shown}", label=field.label, shown=shown(value))
        ) from None
    if isinstance(found, float) and found.is_integer():
        return int(found)  # no exponent, whatever the size
    return found
