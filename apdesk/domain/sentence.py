"""Criteria as people say them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date
from decimal import Decimal

from apdesk.domain import operands
from apdesk.domain.operands import Instant, Listed, OperandError, When
from apdesk.domain.operators import Criteria, Criterion, Family, Operator, family_of
from apdesk.domain.relative_dates import RelativeDate
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.domain.value_list import split_values

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBER_WORDS = {
    Operator.LESS: "is less than",
    Operator.AT_MOST: "is at most",
    Operator.GREATER: "is greater than",
    Operator.AT_LEAST: "is at least",
}
_DATE_WORDS = {
    Operator.LESS: "is before",
    Operator.AT_MOST: "is no later than",
    Operator.GREATER: "is after",
    Operator.AT_LEAST: "is no earlier than",
}


def sentence(
    sobject_label_plural: str,
    criteria: Criteria,
    schema: SObjectSchema,
    names: Mapping[str, str] | None = None,
) -> str:
    """'Leads whose Status is Open or Working, and whose Country is not Australia.'

    Criteria that `check` finds fault with are said as far as they go. `names` are those of records
    that reference criteria hold, by 18-character id.
    """
    if not criteria:
        return f"All {sobject_label_plural}."
    parts = [f"whose {predicate(each, schema, names)}" for each in criteria]
    return f"{sobject_label_plural} {_series(parts, 'and', comma_before=True)}."


def predicate(
    criterion: Criterion, schema: SObjectSchema, names: Mapping[str, str] | None = None
) -> str:
    """One criterion, without 'whose': 'Status is Open or Working'."""
    field = schema.field(criterion.field)
    if field is None:
        said = f"{criterion.operator} {criterion.value}".strip()
        return f"{criterion.field or '…'} {said}"
    if criterion.operator in (Operator.BLANK, Operator.NOT_BLANK):
        return f"{field.label} {criterion.operator}"
    try:
        return f"{field.label} {_said(criterion, field, names or {})}"
    except OperandError:
        return f"{field.label} {_as_typed(criterion)}"


def _as_typed(criterion: Criterion) -> str:
    items = [_value(each) for each in split_values(criterion.value)]
    words = _NUMBER_WORDS.get(criterion.operator, str(criterion.operator))
    return f"{words} {_series(items, 'or') if items else '…'}"


def _said(criterion: Criterion, field: FieldSchema, names: Mapping[str, str]) -> str:
    operator, family = criterion.operator, family_of(field)
    if family is Family.FLAG:
        return "is yes" if operands.flag(criterion, field) else "is no"
    if family is Family.NUMBER:
        return _number_words(operator, operands.numbers(criterion, field), field)
    if family in (Family.DATE, Family.MOMENT):
        return _date_words(operator, operands.whens(criterion, field))
    if family in (Family.REFERENCE, Family.ID):
        ids = operands.ids(criterion, field)
        return _equality(operator, [_value(names.get(each, each)) for each in ids.items], ids.blank)
    if family is Family.MULTI:
        sets = operands.sets(criterion, field)
        said = [_set_words(operator, entries, field) for entries in sets.items]
        if operator is Operator.INCLUDES:
            return f"includes {_series(said, 'or')}"
        if operator is Operator.EXCLUDES:
            return f"excludes {_series(said, 'and')}"
        return _equality(operator, said, sets.blank)
    listed = operands.texts(criterion, field)
    said = [_value(_entry_label(each, field)) for each in listed.items]
    if operator in (Operator.IS, Operator.IS_NOT):
        return _equality(operator, said, listed.blank)
    return f"{operator} {_series([_value(each) for each in listed.items], 'or')}"


def _equality(operator: Operator, said: Sequence[str], blank: bool) -> str:
    options = [*said, "blank"] if blank else list(said)
    if operator is Operator.IS:
        return f"is {_series(options, 'or')}"
    if len(options) == 1:
        return f"is not {options[0]}"
    if len(options) == 2:
        return f"is neither {options[0]} nor {options[1]}"
    return f"is none of {_series(options, 'or')}"


def _set_words(operator: Operator, entries: tuple[str, ...], field: FieldSchema) -> str:
    said = [_value(_entry_label(each, field)) for each in entries]
    if len(said) == 1:
        return said[0]
    if operator in (Operator.INCLUDES, Operator.EXCLUDES):
        return f"{'both' if len(said) == 2 else 'all of'} {_series(said, 'and')}"
    return " + ".join(said)


def _number_words(operator: Operator, listed: Listed[Decimal], field: FieldSchema) -> str:
    percent = " %" if field.type is FieldType.PERCENT else ""
    said = [f"{each:,f}{percent}" for each in listed.items]
    if operator is Operator.BETWEEN:
        return f"is between {said[0]} and {said[1]}"
    if operator in _NUMBER_WORDS:
        return f"{_NUMBER_WORDS[operator]} {said[0]}"
    return _equality(operator, said, listed.blank)


def _date_words(operator: Operator, listed: Listed[When]) -> str:
    if operator is Operator.BETWEEN:
        low, high = (_when(each) for each in listed.items)
        return f"is between {low} and {high}"
    if operator in _DATE_WORDS:
        return f"{_DATE_WORDS[operator]} {_when(listed.items[0])}"
    return _equality(operator, [_in_when(each) for each in listed.items], listed.blank)


def _when(when: When) -> str:
    if isinstance(when, RelativeDate):
        return when.phrase
    if isinstance(when, Instant):
        moment = when.moment
        where = ""
        if moment.tzinfo is not None:
            moment, where = moment.astimezone(UTC), " UTC"
        return f"{_day(moment.date())}, {moment:%H:%M:%S}{where}"
    return _day(when)


def _in_when(when: When) -> str:
    """With the preposition that follows 'is': 'in the last 30 days', but 'today'."""
    said = _when(when)
    return f"in {said}" if isinstance(when, RelativeDate) and not when.day_like else said


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _entry_label(value: str, field: FieldSchema) -> str:
    if field.type not in (FieldType.PICKLIST, FieldType.MULTIPICKLIST):
        return value
    folded = value.casefold()
    for entry in field.picklist:
        if entry.value.casefold() == folded:
            return entry.label
    return value


def _value(text: str) -> str:
    """The value itself; in quotes where it could be mistaken for words of the sentence."""
    if not text.strip():
        return f"“{text}”"
    words = text.casefold().split()
    odd = text != text.strip() or "," in text or "“" in text
    return f"“{text}”" if odd or {"or", "and", "nor", "blank"} & set(words) else text


def _series(parts: Sequence[str], word: str, *, comma_before: bool = False) -> str:
    if len(parts) == 1:
        return parts[0]
    comma = "," if comma_before else ""
    return f"{', '.join(parts[:-1])}{comma} {word} {parts[-1]}"
