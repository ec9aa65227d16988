"""What a criterion's value says for its field: read once, the same for evaluator, SOQL and words.

Every reader raises `OperandError` with the sentence that the editor shows in place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Generic, TypeVar

from apdesk.domain import relative_dates
from apdesk.domain.clock import to_iso
from apdesk.domain.operators import (
    Criterion,
    EvaluationContext,
    Family,
    Operator,
    family_of,
    operator_words,
    operators_for,
    why_not_filterable,
)
from apdesk.domain.relative_dates import RelativeDate
from apdesk.domain.schema import FieldSchema, FieldType
from apdesk.domain.value_list import quoting_problem, split_values
from apdesk.domain.values import id18
from apdesk.language import tr

T = TypeVar("T")


class OperandError(ValueError):
    """The criterion says nothing that can be decided; its text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The items of a value list, joined by OR; `blank`: the blank item is among them."""

    items: tuple[T, ...]
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Instant:
    """A date with a time; without an offset it is meant in the user's time zone."""

    moment: datetime


When = date | Instant | RelativeDate

_POSITIVE_TEXT = frozenset({Operator.CONTAINS, Operator.NOT_CONTAINS, Operator.STARTS_WITH})
_SINGLE = frozenset({Operator.LESS, Operator.AT_MOST, Operator.GREATER, Operator.AT_LEAST})
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)
#: Salesforce's range of dates. (SOQL and SOSL Reference, "Date Formats and Date Literals")
_FIRST_DAY, _LAST_DAY = date(1700, 1, 1), date(4000, 12, 31)


def verify(criterion: Criterion, field: FieldSchema) -> None:
    """Raises OperandError when the criterion can't be decided for the field."""
    reason = why_not_filterable(field)
    if reason is not None:
        raise OperandError(
            tr("{label} can't be used here: {reason}", label=field.label, reason=reason)
        )
    if criterion.operator not in operators_for(field):
        raise OperandError(
            tr(
                "{label} can't be compared with “{operator}”.",
                label=field.label,
                operator=operator_words(criterion.operator),
            )
        )
    if criterion.operator in (Operator.BLANK, Operator.NOT_BLANK):
        return
    family = family_of(field)
    if family is Family.TEXT:
        texts(criterion, field)
    elif family is Family.MULTI:
        sets(criterion, field)
    elif family is Family.FLAG:
        flag(criterion, field)
    elif family is Family.NUMBER:
        numbers(criterion, field)
    elif family in (Family.DATE, Family.MOMENT):
        whens(criterion, field)
    elif family in (Family.REFERENCE, Family.ID):
        ids(criterion, field)


def texts(criterion: Criterion, field: FieldSchema) -> Listed[str]:
    """The typed texts as they are; blank items only where they mean something (is, is not)."""
    listed = _listed(criterion, field)
    if listed.blank and criterion.operator in _POSITIVE_TEXT:
        raise OperandError(
            tr(
                "“{operator}” needs some text: use “is blank” for a blank {label}.",
                operator=operator_words(criterion.operator),
                label=field.label,
            )
        )
    return listed


def sets(criterion: Criterion, field: FieldSchema) -> Listed[tuple[str, ...]]:
    """The entries of each item ('A;B' is two), in the order typed."""
    listed = _listed(criterion, field)
    if listed.blank and criterion.operator in (Operator.INCLUDES, Operator.EXCLUDES):
        raise OperandError(
            tr(
                "“{operator}” needs a value: use “is blank” for a blank {label}.",
                operator=operator_words(criterion.operator),
                label=field.label,
            )
        )
    found = []
    for item in listed.items:
        entries = tuple(dict.fromkeys(e for part in item.split(";") if (e := part.strip())))
        if not entries:
            raise OperandError(
                tr("“{item}” names no value of {label}.", item=item, label=field.label)
            )
        found.append(entries)
    return Listed(tuple(found), listed.blank)


def flag(criterion: Criterion, field: FieldSchema) -> bool:
    listed = _listed(criterion, field)
    words = {item.casefold() for item in listed.items}
    if listed.blank or len(words) != 1 or not words <= {"true", "false"}:
        raise OperandError(
            tr("Choose yes or no for {label}: the value is true or false.", label=field.label)
        )
    return words == {"true"}


def numbers(criterion: Criterion, field: FieldSchema) -> Listed[Decimal]:
    listed = _listed(criterion, field)
    _check_arity(criterion, field, listed, date_wanted=False)
    found = tuple(_number(item, field) for item in listed.items)
    if criterion.operator is Operator.BETWEEN and found[0] > found[1]:
        raise OperandError(tr("The lower number comes first: low,high."))
    return Listed(found, listed.blank)


def whens(criterion: Criterion, field: FieldSchema) -> Listed[When]:
    listed = _listed(criterion, field)
    _check_arity(criterion, field, listed, date_wanted=True)
    found = tuple(_when(item, field) for item in listed.items)
    if criterion.operator is Operator.BETWEEN:
        low, high = found
        if type(low) is date and type(high) is date and low > high:
            raise OperandError(tr("The earlier date comes first: low,high."))
    return Listed(found, listed.blank)


def ids(criterion: Criterion, field: FieldSchema) -> Listed[str]:
    """The ids, with 18 characters."""
    listed = _listed(criterion, field)
    if listed.blank and field.type is FieldType.ID:
        raise OperandError(tr("{label} is never blank.", label=field.label))
    found = []
    for item in listed.items:
        try:
            found.append(id18(item))
        except ValueError:
            raise OperandError(
                tr(
                    "“{item}” is not a Salesforce id: those have 15 or 18 letters and digits.",
                    item=item,
                )
            ) from None
    return Listed(tuple(found), listed.blank)


@dataclass(frozen=True, slots=True)
class Interval:
    """Canonical bounds of a When for one field: from `low` up to, but without, `high`."""

    low: str
    high: str


def interval(when: When, field: FieldSchema, context: EvaluationContext) -> Interval:
    """The bounds in the field's own canonical form: days, or moments in UTC."""
    if isinstance(when, Instant):
        moment = when.moment
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=relative_dates.zone(context.timezone))
        moment = moment.astimezone(UTC).replace(microsecond=0)
        return Interval(to_iso(moment), to_iso(moment + timedelta(seconds=1)))
    if isinstance(when, RelativeDate):
        first, end = when.interval(context)
    else:
        first, end = when, when + timedelta(1)
    if field.type is FieldType.DATE:
        return Interval(first.isoformat(), end.isoformat())
    return Interval(
        to_iso(relative_dates.day_start(first, context.timezone)),
        to_iso(relative_dates.day_start(end, context.timezone)),
    )


def _listed(criterion: Criterion, field: FieldSchema) -> Listed[str]:
    problem = quoting_problem(criterion.value)
    if problem is not None:
        raise OperandError(problem)
    items = split_values(criterion.value)
    if not items:
        raise OperandError(tr("Choose a value for {label}.", label=field.label))
    if criterion.operator is not Operator.BETWEEN:  # from 5 to 5 is a range
        items = tuple(dict.fromkeys(items))
    return Listed(tuple(each for each in items if each), "" in items)


def _check_arity(
    criterion: Criterion, field: FieldSchema, listed: Listed[str], *, date_wanted: bool
) -> None:
    operator = criterion.operator
    if operator not in _SINGLE and operator is not Operator.BETWEEN:
        return
    if listed.blank:
        said = {"operator": operator_words(operator), "label": field.label}
        raise OperandError(
            tr("“{operator}” needs a date: use “is blank” for a blank {label}.", **said)
            if date_wanted
            else tr("“{operator}” needs a number: use “is blank” for a blank {label}.", **said)
        )
    given = len(split_values(criterion.value))
    if operator is Operator.BETWEEN and given != 2:
        raise OperandError(
            tr("“between” needs two dates, the lower and the higher: low,high.")
            if date_wanted
            else tr("“between” needs two numbers, the lower and the higher: low,high.")
        )
    if operator in _SINGLE and given != 1:
        words = operator_words(operator)
        raise OperandError(
            tr("“{operator}” needs exactly one date.", operator=words)
            if date_wanted
            else tr(
                "“{operator}” needs exactly one number, written without thousands separators.",
                operator=words,
            )
        )


def _number(item: str, field: FieldSchema) -> Decimal:
    if not _NUMBER.fullmatch(item):
        raise OperandError(tr("“{item}” is not a number.", item=item))
    number = Decimal(item)
    if field.type is FieldType.INT:
        if number != number.to_integral_value():
            raise OperandError(
                tr("{label} holds whole numbers: “{item}” is none.", label=field.label, item=item)
            )
        if abs(number) >= 2**31:
            raise OperandError(
                tr("“{item}” is too large for {label}.", item=item, label=field.label)
            )
        return number.to_integral_value()
    digits = item.lstrip("+-0").replace(".", "")
    if len(digits) > 18:
        raise OperandError(
            tr("“{item}” has more than the 18 digits that Salesforce keeps.", item=item)
        )
    return number


def _when(item: str, field: FieldSchema) -> When:
    what = field.label
    if _DATE.fullmatch(item):
        try:
            day = date.fromisoformat(item)
        except ValueError:
            raise OperandError(tr("There is no day “{item}”.", item=item)) from None
        return _within_range(day, item)
    if _INSTANT.fullmatch(item):
        if field.type is FieldType.DATE:
            raise OperandError(
                tr("{what} holds days without a time: “{item}” has one.", what=what, item=item)
            )
        try:
            moment = datetime.fromisoformat(item.upper())
        except ValueError:
            raise OperandError(tr("There is no date and time “{item}”.", item=item)) from None
        _within_range(moment.date(), item)
        return Instant(moment)
    try:
        return relative_dates.parse(item)
    except ValueError as error:
        if ":" in item and "between" in str(error):
            raise OperandError(str(error)) from None
        raise OperandError(
            tr(
                "“{item}” is not a date: write 2026-01-31, or a relative date like LAST_N_DAYS:30.",
                item=item,
            )
        ) from None


def _within_range(day: date, item: str) -> date:
    if not _FIRST_DAY < day < _LAST_DAY:
        raise OperandError(
            tr("“{item}” is outside the years that Salesforce knows (1700 to 4000).", item=item)
        )
    return day
