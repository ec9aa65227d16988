"""What is wrong with criteria, row by row, in sentences for the editor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from apdesk.domain import operands, soql
from apdesk.domain.operands import OperandError
from apdesk.domain.operators import (
    Criteria,
    Criterion,
    EvaluationContext,
    Family,
    Operator,
    family_of,
)
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.domain.wording import one_of
from apdesk.language import tr

_LISTED = frozenset({Operator.IS, Operator.IS_NOT, Operator.INCLUDES, Operator.EXCLUDES})
#: Room for what a query says besides its fields and its criteria.
_STATEMENT_FRAME = 1_000
_SOME_DAY = EvaluationContext(datetime(2026, 1, 1, tzinfo=UTC), "UTC", "en_US")


@dataclass(frozen=True, slots=True)
class CriterionProblem:
    """What is wrong with one row; not `fatal`: only worth a second look."""

    row: int
    field: str
    message: str
    fatal: bool


def check(criteria: Criteria, schema: SObjectSchema) -> tuple[CriterionProblem, ...]:
    """All problems, by row. Without a fatal one, `Matcher` and `soql.where` take the criteria."""
    problems: list[CriterionProblem] = []
    for row, criterion in enumerate(criteria):
        problems += _row_problems(row, criterion, schema)
    if not any(each.fatal for each in problems):
        problems += _length_problem(criteria, schema)
    return tuple(problems)


def _row_problems(
    row: int, criterion: Criterion, schema: SObjectSchema
) -> Iterator[CriterionProblem]:
    field = schema.field(criterion.field)
    if not criterion.field:
        yield CriterionProblem(row, "", tr("Choose a field."), True)
        return
    if field is None:
        message = tr(
            "{label} has no field “{field}” that you can see.",
            label=schema.label,
            field=criterion.field,
        )
        yield CriterionProblem(row, criterion.field, message, True)
        return
    try:
        operands.verify(criterion, field)
        _check_lengths(criterion, field)
    except OperandError as error:
        yield CriterionProblem(row, field.name, str(error), True)
        return
    for message in _hints(criterion, field):
        yield CriterionProblem(row, field.name, message, False)


def _check_lengths(criterion: Criterion, field: FieldSchema) -> None:
    family = family_of(field)
    if criterion.operator in (Operator.BLANK, Operator.NOT_BLANK):
        return
    literals: list[str] = []
    if family is Family.TEXT:
        literals = [soql.like(each) for each in operands.texts(criterion, field).items]
    elif family is Family.MULTI:
        literals = [soql.quote(";".join(e)) for e in operands.sets(criterion, field).items]
    # Two quotes around it, and up to two percent signs inside.
    if any(len(each) > soql.MAX_STRING for each in literals):
        raise OperandError(
            tr(
                "A value of {label} is too long: Salesforce takes up to 4,000 characters.",
                label=field.label,
            )
        )


def _length_problem(criteria: Criteria, schema: SObjectSchema) -> Iterator[CriterionProblem]:
    parts = [
        len(soql.condition(each, field, _SOME_DAY))
        for each in criteria
        if (field := schema.field(each.field)) is not None
    ]
    names = sum(len(each.name) + 2 for each in schema.fields if each.storable)
    if sum(parts) + 5 * len(parts) + names + _STATEMENT_FRAME <= soql.MAX_STATEMENT:
        return
    longest = parts.index(max(parts))
    yield CriterionProblem(
        longest,
        criteria[longest].field,
        tr(
            "The criteria together are too long: Salesforce takes a query of up to 100,000 "
            "characters."
        ),
        True,
    )


def _hints(criterion: Criterion, field: FieldSchema) -> Iterator[str]:
    if criterion.operator not in _LISTED or not field.picklist:
        return
    if field.type is FieldType.MULTIPICKLIST:
        wanted = [entry for item in operands.sets(criterion, field).items for entry in item]
    elif field.type is FieldType.PICKLIST:
        wanted = list(operands.texts(criterion, field).items)
    else:
        return
    held = {entry.value.casefold() for entry in field.picklist}
    for item in dict.fromkeys(wanted):
        if item.casefold() not in held:
            unknown = tr("No {label} is called “{item}”.", label=field.label, item=item)
            yield f"{unknown} {_suggestion(item, field)}".rstrip()


def _suggestion(item: str, field: FieldSchema) -> str:
    folded = item.casefold()
    near = [
        entry.value
        for entry in field.picklist
        if folded in entry.value.casefold() or folded in entry.label.casefold()
    ]
    if not near:
        if field.restricted_picklist:
            return ""
        return tr("Records can hold it all the same, unless the picklist is restricted.")
    named = [tr("“{text}”", text=each) for each in near[:3]]
    return tr("Did you mean {entries}?", entries=one_of(named))
