"""Criteria as people say them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date
from decimal import Decimal

from apdesk.domain import operands
from apdesk.domain.operands import Instant, Listed, OperandError, When
from apdesk.domain.operators import Criteria, Criterion, Family, Operator, family_of, operator_words
from apdesk.domain.relative_dates import RelativeDate
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.domain.value_list import split_values
from apdesk.domain.wording import all_of, one_of
from apdesk.language import marked, number, tr, translated

_MONTHS = (
    marked("{day} January {year}"),
    marked("{day} February {year}"),
    marked("{day} March {year}"),
    marked("{day} April {year}"),
    marked("{day} May {year}"),
    marked("{day} June {year}"),
    marked("{day} July {year}"),
    marked("{day} August {year}"),
    marked("{day} September {year}"),
    marked("{day} October {year}"),
    marked("{day} November {year}"),
    marked("{day} December {year}"),
)
_NUMBERS = {
    Operator.LESS: marked("{field} is less than {values}"),
    Operator.AT_MOST: marked("{field} is at most {values}"),
    Operator.GREATER: marked("{field} is greater than {values}"),
    Operator.AT_LEAST: marked("{field} is at least {values}"),
}
_DATES = {
    Operator.LESS: marked("{field} is before {values}"),
    Operator.AT_MOST: marked("{field} is no later than {values}"),
    Operator.GREATER: marked("{field} is after {values}"),
    Operator.AT_LEAST: marked("{field} is no earlier than {values}"),
}
_OTHERS = {
    Operator.IS: marked("{field} is {values}"),
    Operator.IS_NOT: marked("{field} is not {values}"),
    Operator.CONTAINS: marked("{field} contains {values}"),
    Operator.NOT_CONTAINS: marked("{field} does not contain {values}"),
    Operator.STARTS_WITH: marked("{field} starts with {values}"),
    Operator.INCLUDES: marked("{field} includes {values}"),
    Operator.EXCLUDES: marked("{field} excludes {values}"),
    Operator.BETWEEN: marked("{field} between {values}"),
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
        return tr("All {things}.", things=sobject_label_plural)
    parts = [tr("whose {predicate}", predicate=predicate(each, schema, names)) for each in criteria]
    if len(parts) == 1:
        return tr("{things} {condition}.", things=sobject_label_plural, condition=parts[0])
    return tr(
        "{things} {conditions}, and {last}.",
        things=sobject_label_plural,
        conditions=", ".join(parts[:-1]),
        last=parts[-1],
    )


def predicate(
    criterion: Criterion, schema: SObjectSchema, names: Mapping[str, str] | None = None
) -> str:
    """One criterion, without 'whose': 'Status is Open or Working'."""
    field = schema.field(criterion.field)
    if field is None:
        said = f"{operator_words(criterion.operator)} {criterion.value}".strip()
        return f"{criterion.field or '…'} {said}"
    if criterion.operator is Operator.BLANK:
        return tr("{field} is blank", field=field.label)
    if criterion.operator is Operator.NOT_BLANK:
        return tr("{field} is not blank", field=field.label)
    try:
        return _said(criterion, field, names or {})
    except OperandError:
        return _as_typed(criterion, field.label)


def _as_typed(criterion: Criterion, label: str) -> str:
    items = [_value(each) for each in split_values(criterion.value)]
    form = _NUMBERS.get(criterion.operator) or _OTHERS[criterion.operator]
    return translated(form, field=label, values=one_of(items) if items else "…")


def _said(criterion: Criterion, field: FieldSchema, names: Mapping[str, str]) -> str:
    operator, family, label = criterion.operator, family_of(field), field.label
    if family is Family.FLAG:
        yes = operands.flag(criterion, field)
        return tr("{field} is yes", field=label) if yes else tr("{field} is no", field=label)
    if family is Family.NUMBER:
        return _number_words(operator, operands.numbers(criterion, field), field)
    if family in (Family.DATE, Family.MOMENT):
        return _date_words(operator, operands.whens(criterion, field), label)
    if family in (Family.REFERENCE, Family.ID):
        ids = operands.ids(criterion, field)
        said = [_value(names.get(each, each)) for each in ids.items]
        return _equality(label, operator, said, blank=ids.blank)
    if family is Family.MULTI:
        sets = operands.sets(criterion, field)
        said = [_set_words(operator, entries, field) for entries in sets.items]
        if operator is Operator.INCLUDES:
            return translated(_OTHERS[operator], field=label, values=one_of(said))
        if operator is Operator.EXCLUDES:
            return translated(_OTHERS[operator], field=label, values=all_of(said))
        return _equality(label, operator, said, blank=sets.blank)
    listed = operands.texts(criterion, field)
    if operator in (Operator.IS, Operator.IS_NOT):
        said = [_value(_entry_label(each, field)) for each in listed.items]
        return _equality(label, operator, said, blank=listed.blank)
    values = one_of([_value(each) for each in listed.items])
    return translated(_OTHERS[operator], field=label, values=values)


def _equality(label: str, operator: Operator, said: Sequence[str], *, blank: bool) -> str:
    options = [*said, tr("blank")] if blank else list(said)
    if operator is Operator.IS:
        return tr("{field} is {values}", field=label, values=one_of(options))
    if len(options) == 1:
        return tr("{field} is not {values}", field=label, values=options[0])
    if len(options) == 2:
        first, second = options
        return tr(
            "{field} is neither {first} nor {second}", field=label, first=first, second=second
        )
    return tr("{field} is none of {values}", field=label, values=one_of(options))


def _set_words(operator: Operator, entries: tuple[str, ...], field: FieldSchema) -> str:
    said = [_value(_entry_label(each, field)) for each in entries]
    if len(said) == 1:
        return said[0]
    if operator not in (Operator.INCLUDES, Operator.EXCLUDES):
        return " + ".join(said)
    together = all_of(said)
    return (
        tr("both {values}", values=together)
        if len(said) == 2
        else tr("all of {values}", values=together)
    )


def _number_words(operator: Operator, listed: Listed[Decimal], field: FieldSchema) -> str:
    percent = " %" if field.type is FieldType.PERCENT else ""
    said = [f"{number(each)}{percent}" for each in listed.items]
    if operator is Operator.BETWEEN:
        low, high = said
        return tr("{field} is between {low} and {high}", field=field.label, low=low, high=high)
    if operator in _NUMBERS:
        return translated(_NUMBERS[operator], field=field.label, values=said[0])
    return _equality(field.label, operator, said, blank=listed.blank)


def _date_words(operator: Operator, listed: Listed[When], label: str) -> str:
    if operator is Operator.BETWEEN:
        low, high = (_when(each) for each in listed.items)
        return tr("{field} is between {low} and {high}", field=label, low=low, high=high)
    if operator in _DATES:
        return translated(_DATES[operator], field=label, values=_when(listed.items[0]))
    said = [_in_when(each) for each in listed.items]
    return _equality(label, operator, said, blank=listed.blank)


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
    if isinstance(when, RelativeDate) and not when.day_like:
        return tr("in {period}", period=said)
    return said


def _day(day: date) -> str:
    return translated(_MONTHS[day.month - 1], day=day.day, year=day.year)


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
        return tr("“{text}”", text=text)
    words = text.casefold().split()
    odd = text != text.strip() or "," in text or "“" in text
    if odd or set(tr("or and nor blank", note="words of a sentence").split()) & set(words):
        return tr("“{text}”", text=text)
    return text
