"""How fields, types and operators are called on screen."""

from __future__ import annotations

from apdesk.domain.operators import Operator
from apdesk.domain.schema import FieldSchema, FieldType
from apdesk.language import marked, tr, translated

TYPE_WORDS = {
    FieldType.ID: marked("Record ID", note="a type of field"),
    FieldType.REFERENCE: marked("Lookup", note="a type of field"),
    FieldType.STRING: marked("Text", note="a type of field"),
    FieldType.TEXTAREA: marked("Text area", note="a type of field"),
    FieldType.EMAIL: marked("Email", note="a type of field"),
    FieldType.URL: marked("URL", note="a type of field"),
    FieldType.PHONE: marked("Phone", note="a type of field"),
    FieldType.PICKLIST: marked("Picklist", note="a type of field"),
    FieldType.MULTIPICKLIST: marked("Multi-select picklist", note="a type of field"),
    FieldType.COMBOBOX: marked("Combo box", note="a type of field"),
    FieldType.BOOLEAN: marked("Checkbox", note="a type of field"),
    FieldType.INT: marked("Number", note="a type of field"),
    FieldType.DOUBLE: marked("Number", note="a type of field"),
    FieldType.CURRENCY: marked("Currency", note="a type of field"),
    FieldType.PERCENT: marked("Percent", note="a type of field"),
    FieldType.DATE: marked("Date", note="a type of field"),
    FieldType.DATETIME: marked("Date and time", note="a type of field"),
    FieldType.TIME: marked("Time", note="a type of field"),
    FieldType.ADDRESS: marked("Address", note="a type of field"),
    FieldType.LOCATION: marked("Location", note="a type of field"),
    FieldType.BASE64: marked("File", note="a type of field"),
    FieldType.ENCRYPTED: marked("Encrypted text", note="a type of field"),
}

#: What stands between a field and a value, where a field's type has no other words for it.
_OPERATORS = {
    Operator.IS: marked("is", note="between a field and a value"),
    Operator.IS_NOT: marked("is not", note="between a field and a value"),
    Operator.CONTAINS: marked("contains", note="between a field and a value"),
    Operator.NOT_CONTAINS: marked("does not contain", note="between a field and a value"),
    Operator.STARTS_WITH: marked("starts with", note="between a field and a value"),
    Operator.BLANK: marked("is blank", note="between a field and a value"),
    Operator.NOT_BLANK: marked("is not blank", note="between a field and a value"),
    Operator.INCLUDES: marked("includes", note="between a field and a value"),
    Operator.EXCLUDES: marked("excludes", note="between a field and a value"),
    Operator.LESS: marked("is less than", note="between a field and a value"),
    Operator.AT_MOST: marked("is at most", note="between a field and a value"),
    Operator.GREATER: marked("is greater than", note="between a field and a value"),
    Operator.AT_LEAST: marked("is at least", note="between a field and a value"),
    Operator.BETWEEN: marked("is between", note="between a field and a value"),
}
_DATES = frozenset({FieldType.DATE, FieldType.DATETIME})
_DATE_OPERATORS = {
    Operator.LESS: marked("is before", note="between a field and a value"),
    Operator.AT_MOST: marked("is on or before", note="between a field and a value"),
    Operator.GREATER: marked("is after", note="between a field and a value"),
    Operator.AT_LEAST: marked("is on or after", note="between a field and a value"),
}


def type_words(field: FieldSchema) -> str:
    """The type of a field as Salesforce's own screens call it."""
    if field.long_text:
        return tr("Long text area", note="a type of field")
    return translated(TYPE_WORDS.get(field.type, "Text"), note="a type of field")


def operator_words(field: FieldSchema | None, operator: Operator) -> str:
    """An operator as it reads between a field and a value."""
    words = _OPERATORS[operator]
    if field is not None and field.type in _DATES:
        words = _DATE_OPERATORS.get(operator, words)
    return translated(words, note="between a field and a value")


def all_operator_words() -> frozenset[str]:
    """Whatever `operator_words` may answer."""
    every = {*_OPERATORS.values(), *_DATE_OPERATORS.values()}
    return frozenset(translated(each, note="between a field and a value") for each in every)


def field_caption(field: FieldSchema) -> str:
    """Label and API name: what the field chooser shows and searches."""
    if field.label == field.name:
        return field.label
    return f"{field.label} ({field.name})"


def noun(plural: str) -> str:
    """What the org calls records ("Leads"), as it stands inside a sentence ("leads")."""
    english = "small letters"
    how = tr(
        "small letters",
        note="how nouns are written inside a sentence: say 'small letters' or 'as they are'",
    )
    return plural[:1].lower() + plural[1:] if how == english else plural


def takes_value(operator: Operator | None) -> bool:
    return operator not in (None, Operator.BLANK, Operator.NOT_BLANK)
