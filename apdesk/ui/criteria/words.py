"""How fields, types and operators are called on screen."""

from __future__ import annotations

from apdesk.domain.operators import Operator
from apdesk.domain.schema import FieldSchema, FieldType

TYPE_WORDS = {
    FieldType.ID: "Record ID",
    FieldType.REFERENCE: "Lookup",
    FieldType.STRING: "Text",
    FieldType.TEXTAREA: "Text area",
    FieldType.EMAIL: "Email",
    FieldType.URL: "URL",
    FieldType.PHONE: "Phone",
    FieldType.PICKLIST: "Picklist",
    FieldType.MULTIPICKLIST: "Multi-select picklist",
    FieldType.COMBOBOX: "Combo box",
    FieldType.BOOLEAN: "Checkbox",
    FieldType.INT: "Number",
    FieldType.DOUBLE: "Number",
    FieldType.CURRENCY: "Currency",
    FieldType.PERCENT: "Percent",
    FieldType.DATE: "Date",
    FieldType.DATETIME: "Date and time",
    FieldType.TIME: "Time",
    FieldType.ADDRESS: "Address",
    FieldType.LOCATION: "Location",
    FieldType.BASE64: "File",
    FieldType.ENCRYPTED: "Encrypted text",
}

_DATES = frozenset({FieldType.DATE, FieldType.DATETIME})
_DATE_OPERATORS = {
    Operator.LESS: "is before",
    Operator.AT_MOST: "is on or before",
    Operator.GREATER: "is after",
    Operator.AT_LEAST: "is on or after",
    Operator.BETWEEN: "is between",
}
_NUMBER_OPERATORS = {
    Operator.LESS: "is less than",
    Operator.AT_MOST: "is at most",
    Operator.GREATER: "is greater than",
    Operator.AT_LEAST: "is at least",
    Operator.BETWEEN: "is between",
}


def type_words(field: FieldSchema) -> str:
    """The type of a field as Salesforce's own screens call it."""
    if field.long_text:
        return "Long text area"
    return TYPE_WORDS.get(field.type, "Text")


def operator_words(field: FieldSchema | None, operator: Operator) -> str:
    """An operator as it reads between a field and a value."""
    if field is not None and field.type in _DATES:
        return _DATE_OPERATORS.get(operator, str(operator))
    return _NUMBER_OPERATORS.get(operator, str(operator))


def field_caption(field: FieldSchema) -> str:
    """Label and API name: what the field chooser shows and searches."""
    if field.label == field.name:
        return field.label
    return f"{field.label} ({field.name})"


def takes_value(operator: Operator | None) -> bool:
    return operator not in (None, Operator.BLANK, Operator.NOT_BLANK)
