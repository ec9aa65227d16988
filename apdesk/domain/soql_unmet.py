"""The records that do not meet criteria, as SOQL: the exact opposite of `soql.where`.

Each criterion has an opposite of its own in which blanks are on the side where the evaluator puts
them. A NOT around the whole would leave them to what the platform does not document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from apdesk.domain import operands, soql
from apdesk.domain.operators import (
    Criterion,
    EvaluationContext,
    Family,
    Operator,
    family_of,
    field_of,
)
from apdesk.domain.schema import FieldSchema, SObjectSchema
from apdesk.domain.value_list import join_values, split_values

#: Operators of which one is true exactly where the other one is not.
_OPPOSITE = {
    Operator.IS: Operator.IS_NOT,
    Operator.IS_NOT: Operator.IS,
    Operator.CONTAINS: Operator.NOT_CONTAINS,
    Operator.NOT_CONTAINS: Operator.CONTAINS,
    Operator.INCLUDES: Operator.EXCLUDES,
    Operator.EXCLUDES: Operator.INCLUDES,
    Operator.BLANK: Operator.NOT_BLANK,
    Operator.NOT_BLANK: Operator.BLANK,
}
#: The rest of the order, blanks aside: those meet neither.
_BEYOND = {
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_MOST: Operator.GREATER,
    Operator.GREATER: Operator.AT_MOST,
    Operator.AT_LEAST: Operator.LESS,
}


def unmet(criteria: Sequence[Criterion], schema: SObjectSchema, context: EvaluationContext) -> str:
    """The condition of the records that miss at least one of the criteria, in parentheses where it
    is more than one comparison; there must be one. Raises CriteriaError as `soql.where`."""
    if not criteria:
        raise ValueError("nothing can be missed where nothing is asked for")
    parts = [unmet_condition(each, field_of(each, schema), context) for each in criteria]
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def unmet_condition(criterion: Criterion, field: FieldSchema, context: EvaluationContext) -> str:
    """One criterion's opposite; in parentheses wherever it holds an OR or an AND of its own.

    Raises CriteriaError when the criterion can't be decided.
    """
    soql.condition(criterion, field, context)  # raises in the criterion's own words
    operator = criterion.operator
    if family_of(field) is Family.FLAG:
        other = "false" if operands.flag(criterion, field) else "true"
        return soql.condition(replace(criterion, value=other), field, context)
    if operator in _OPPOSITE:
        return soql.condition(replace(criterion, operator=_OPPOSITE[operator]), field, context)
    if operator in _BEYOND:
        rest = soql.condition(replace(criterion, operator=_BEYOND[operator]), field, context)
        return _or_blank(field, [rest])
    if operator is Operator.BETWEEN:
        low, high = split_values(criterion.value)
        return _or_blank(
            field,
            [
                soql.condition(replace(criterion, operator=each, value=value), field, context)
                for each, value in (
                    (Operator.LESS, join_values((low,))),
                    (Operator.GREATER, join_values((high,))),
                )
            ],
        )
    starts = [
        f"(NOT {field.name} LIKE {soql.like(each, after=True)})"
        for each in operands.texts(criterion, field).items
    ]
    return _or_blank(field, [starts[0] if len(starts) == 1 else f"({' AND '.join(starts)})"])


def _or_blank(field: FieldSchema, parts: list[str]) -> str:
    """Any of the parts, or blank: whatever asks for a value is missed by those that have none."""
    return f"({' OR '.join([*parts, f'{field.name} = null'])})"
