"""The local evaluator: criteria compiled once into one test for each row of the editor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import not_
from typing import Literal, cast

from apdesk.domain import operands
from apdesk.domain.operands import Interval, Listed, OperandError
from apdesk.domain.operators import (
    Criteria,
    CriteriaError,
    Criterion,
    EvaluationContext,
    Family,
    Operator,
    family_of,
    field_of,
)
from apdesk.domain.records import FieldValue, Row
from apdesk.domain.schema import FieldSchema, SObjectSchema
from apdesk.language import tr

Test = Callable[[FieldValue], bool]

_CONVERTED = Criterion("IsConverted", Operator.IS, "false")


@dataclass(frozen=True, slots=True)
class Explained:
    """One criterion against one record; 'blank': not met because the record's field is blank."""

    criterion: Criterion
    label: str
    record_value: FieldValue
    result: Literal["true", "false", "blank"]


class Matcher:
    """Decides membership row by row, as the SOQL of `soql.membership` does.

    A Lead that is converted never matches, when IsConverted is among the columns.
    """

    def __init__(
        self,
        criteria: Criteria,
        schema: SObjectSchema,
        context: EvaluationContext,
        fields: tuple[str, ...],
    ) -> None:
        """Compiles for rows whose columns are `fields` (API names, in any case of letters).

        Raises CriteriaError when a criterion can't be decided (`check` says so beforehand), when
        its field is gone (`missing_fields`) or is not among the columns.
        """
        columns = {name.lower(): at for at, name in enumerate(fields)}
        self._compiled: list[tuple[Criterion, str, int, Test]] = []
        for criterion in criteria:
            field = field_of(criterion, schema)
            column = columns.get(field.name.lower())
            if column is None:
                raise CriteriaError(tr("{label} was not read from Salesforce.", label=field.label))
            test = compile_test(criterion, field, context)
            self._compiled.append((criterion, field.label, column, test))
        self._converted: tuple[str, int] | None = None
        if schema.name == "Lead" and "isconverted" in columns:
            described = schema.field("IsConverted")
            label = described.label if described else tr("Converted")
            self._converted = (label, columns["isconverted"])
        self._tests = tuple((column, test) for _, _, column, test in self._compiled)
        self._converted_column = -1 if self._converted is None else self._converted[1]

    def matches(self, row: Row) -> bool:
        """Whether the record is a member."""
        if self._converted_column >= 0 and row[self._converted_column]:
            return False
        for column, test in self._tests:  # noqa: SIM110 - twice as fast as all() over a generator
            if not test(row[column]):
                return False
        return True

    def explain(self, row: Row) -> tuple[Explained, ...]:
        """Each criterion with the record's value; all are 'true' exactly when `matches` is.

        A converted lead has one more, for IsConverted.
        """
        found = [
            Explained(criterion, label, row[column], _result(criterion, row[column], test))
            for criterion, label, column, test in self._compiled
        ]
        if self._converted is not None and row[self._converted[1]]:
            found.append(Explained(_CONVERTED, self._converted[0], True, "false"))
        return tuple(found)


def compile_test(criterion: Criterion, field: FieldSchema, context: EvaluationContext) -> Test:
    """The test of one criterion on a canonical value. Raises CriteriaError: it can't be decided."""
    try:
        operands.verify(criterion, field)
        return _compile(criterion, field, context)
    except OperandError as error:
        raise CriteriaError(str(error)) from None


def _result(
    criterion: Criterion, value: FieldValue, test: Test
) -> Literal["true", "false", "blank"]:
    if test(value):
        return "true"
    tests_blankness = criterion.operator in (Operator.BLANK, Operator.NOT_BLANK)
    return "blank" if value is None and not tests_blankness else "false"


def _compile(criterion: Criterion, field: FieldSchema, context: EvaluationContext) -> Test:
    operator = criterion.operator
    if operator is Operator.BLANK:
        return lambda value: value is None or value == ""
    if operator is Operator.NOT_BLANK:
        return lambda value: value is not None and value != ""
    family = family_of(field)
    if family is Family.TEXT:
        return _text_test(operator, operands.texts(criterion, field))
    if family is Family.MULTI:
        return _set_test(operator, operands.sets(criterion, field))
    if family is Family.FLAG:
        return _flag_test(operands.flag(criterion, field))
    if family is Family.NUMBER:
        listed = operands.numbers(criterion, field)
        return _number_test(operator, Listed(tuple(map(float, listed.items)), listed.blank))
    if family in (Family.REFERENCE, Family.ID):
        return _equality_test(operator, operands.ids(criterion, field))
    whens = operands.whens(criterion, field)
    spans = tuple(operands.interval(each, field, context) for each in whens.items)
    return _interval_test(operator, Listed(spans, whens.blank))


def _text_test(operator: Operator, listed: Listed[str]) -> Test:
    folded = tuple(item.casefold() for item in listed.items)
    blank = listed.blank
    if operator in (Operator.IS, Operator.IS_NOT):
        wanted = frozenset(folded)
        found = operator is Operator.IS
        when_blank = blank is found

        def equals(value: FieldValue) -> bool:
            if not value:
                return when_blank
            return (cast(str, value).casefold() in wanted) is found

        return equals
    if operator is Operator.STARTS_WITH:

        def starts(value: FieldValue) -> bool:
            return bool(value) and cast(str, value).casefold().startswith(folded)

        return starts
    found = operator is Operator.CONTAINS

    def contains(value: FieldValue) -> bool:
        if not value:
            return not found
        text = cast(str, value).casefold()
        return any(item in text for item in folded) is found

    return contains


def _set_test(operator: Operator, listed: Listed[tuple[str, ...]]) -> Test:
    wanted = tuple(frozenset(entry.casefold() for entry in item) for item in listed.items)
    found = operator in (Operator.IS, Operator.INCLUDES)
    when_blank = listed.blank is found
    whole = operator in (Operator.IS, Operator.IS_NOT)

    def test(value: FieldValue) -> bool:
        if not value:
            return when_blank
        entries = map(str.strip, cast(str, value).casefold().split(";"))
        held = frozenset(filter(None, entries))
        if whole:
            return (held in wanted) is found
        return any(item <= held for item in wanted) is found

    return test


def _flag_test(wanted: bool) -> Test:
    return bool if wanted else not_


def _equality_test(operator: Operator, listed: Listed[str]) -> Test:
    wanted: frozenset[FieldValue] = frozenset(listed.items)
    found = operator is Operator.IS
    when_blank = listed.blank is found

    def test(value: FieldValue) -> bool:
        return when_blank if not value else (value in wanted) is found

    return test


def _number_test(operator: Operator, listed: Listed[float]) -> Test:
    items = listed.items
    if operator in (Operator.IS, Operator.IS_NOT):
        wanted: frozenset[FieldValue] = frozenset(items)
        found = operator is Operator.IS
        when_blank = listed.blank is found
        return lambda value: when_blank if value is None else (value in wanted) is found
    low = items[0]
    if operator is Operator.LESS:
        return lambda value: value is not None and cast(float, value) < low
    if operator is Operator.AT_MOST:
        return lambda value: value is not None and cast(float, value) <= low
    if operator is Operator.GREATER:
        return lambda value: value is not None and cast(float, value) > low
    if operator is Operator.AT_LEAST:
        return lambda value: value is not None and cast(float, value) >= low
    high = items[1]
    return lambda value: value is not None and low <= cast(float, value) <= high


def _interval_test(operator: Operator, listed: Listed[Interval]) -> Test:
    spans = listed.items
    if operator in (Operator.IS, Operator.IS_NOT):
        found = operator is Operator.IS
        when_blank = listed.blank is found
        bounds = tuple((each.low, each.high) for each in spans)

        def within(value: FieldValue) -> bool:
            if not value:
                return when_blank
            text = cast(str, value)
            return any(low <= text < high for low, high in bounds) is found

        return within
    low, high = spans[0].low, spans[-1].high
    if operator is Operator.LESS:
        return lambda value: bool(value) and cast(str, value) < low
    if operator is Operator.AT_MOST:
        return lambda value: bool(value) and cast(str, value) < high
    if operator is Operator.GREATER:
        return lambda value: bool(value) and cast(str, value) >= high
    if operator is Operator.AT_LEAST:
        return lambda value: bool(value) and cast(str, value) >= low
    return lambda value: bool(value) and low <= cast(str, value) < high
