"""A filter of a list as SQL: the meaning of criteria (apdesk.domain), over apdesk fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from apdesk.domain import operands
from apdesk.domain.local_filter import local_field
from apdesk.domain.mapping import ApdeskType
from apdesk.domain.operators import CriteriaError, Criterion, EvaluationContext, Operator
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema
from apdesk.store.fieldtext import NUMBER_TYPES
from apdesk.store.sqltext import folded


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a WHERE clause with its arguments."""

    sql: str
    arguments: tuple[FieldValue, ...] = ()


def condition(
    criterion: Criterion, sql: str, label: str, kind: ApdeskType, context: EvaluationContext
) -> Condition:
    """The condition that a criterion sets on the expression `sql`. Raises CriteriaError."""
    field = local_field(criterion.field, label, kind)
    try:
        operands.verify(criterion, field)
        return _condition(criterion, sql, field, kind, context)
    except operands.OperandError as error:
        raise CriteriaError(str(error)) from None


def _condition(
    criterion: Criterion,
    sql: str,
    field: FieldSchema,
    kind: ApdeskType,
    context: EvaluationContext,
) -> Condition:
    operator = criterion.operator
    if operator is Operator.BLANK:
        return Condition(f"{sql} IS NULL")
    if operator is Operator.NOT_BLANK:
        return Condition(f"{sql} IS NOT NULL")
    if kind is ApdeskType.CHECKBOX:
        return Condition(f"coalesce({sql}, 0) = ?", (int(operands.flag(criterion, field)),))
    if kind is ApdeskType.MULTI_PICKLIST:
        return _multi(criterion, sql, field)
    if kind in NUMBER_TYPES:
        numbers = operands.numbers(criterion, field)
        return _ordered(
            operator,
            sql,
            tuple((float(each), float(each)) for each in numbers.items),
            numbers.blank,
            closed=True,
        )
    if kind in (ApdeskType.DATE, ApdeskType.DATETIME):
        whens = operands.whens(criterion, field)
        intervals = [operands.interval(each, field, context) for each in whens.items]
        return _ordered(
            operator,
            sql,
            tuple((each.low, each.high) for each in intervals),
            whens.blank,
            closed=False,
        )
    if kind is ApdeskType.REFERENCE:
        ids = operands.ids(criterion, field)
        return _listed(operator, sql, ids.items, ids.blank)
    texts = operands.texts(criterion, field)
    return _text(operator, sql, tuple(each.casefold() for each in texts.items), texts.blank)


def _any(parts: list[str]) -> str:
    return f"({' OR '.join(parts)})" if parts else "0"


def _listed(operator: Operator, sql: str, items: tuple[str, ...], blank: bool) -> Condition:
    """Equality with a list; `is not` keeps blanks unless the blank item is in the list."""
    marks = ", ".join("?" * len(items))
    if operator is Operator.IS:
        parts = [f"{sql} IN ({marks})"] if items else []
        return Condition(_any(parts + ([f"{sql} IS NULL"] if blank else [])), items)
    if blank:
        return Condition(f"({sql} IS NOT NULL AND {sql} NOT IN ({marks}))", items)
    return Condition(f"({sql} IS NULL OR {sql} NOT IN ({marks}))", items)


def _text(operator: Operator, sql: str, items: tuple[str, ...], blank: bool) -> Condition:
    text = folded(sql)
    if operator in (Operator.IS, Operator.IS_NOT):
        return _listed(operator, f"({text})", items, blank)
    if operator is Operator.STARTS_WITH:
        test: Callable[[str], str] = lambda _: f"substr({text}, 1, length(?)) = ?"  # noqa: E731
        arguments = tuple(argument for each in items for argument in (each, each))
    else:
        test = lambda _: f"instr({text}, ?) > 0"  # noqa: E731
        arguments = items
    matching = _any([test(each) for each in items])
    if operator is Operator.NOT_CONTAINS:
        return Condition(f"({sql} IS NULL OR NOT {matching})", arguments)
    return Condition(f"({sql} IS NOT NULL AND {matching})", arguments)


def _multi(criterion: Criterion, sql: str, field: FieldSchema) -> Condition:
    """Multi-select: the value without order and case, framed by ';'."""
    value = f"apdesk_multi({sql})"
    operator = criterion.operator
    sets = operands.sets(criterion, field)
    items = [sorted({entry.casefold() for entry in entries}) for entries in sets.items]
    if operator in (Operator.IS, Operator.IS_NOT):
        keys = tuple(f";{';'.join(entries)};" for entries in items)
        return _listed(operator, value, keys, sets.blank)
    parts = [f"({' AND '.join(f'instr({value}, ?) > 0' for _ in entries)})" for entries in items]
    arguments = tuple(f";{entry};" for entries in items for entry in entries)
    if operator is Operator.EXCLUDES:
        return Condition(f"({value} IS NULL OR NOT {_any(parts)})", arguments)
    return Condition(f"({value} IS NOT NULL AND {_any(parts)})", arguments)


def _ordered(
    operator: Operator,
    sql: str,
    bounds: tuple[tuple[FieldValue, FieldValue], ...],
    blank: bool,
    *,
    closed: bool,
) -> Condition:
    """Numbers and dates; each bound is (low, high), `closed`: high belongs to it."""
    upper = "<=" if closed else "<"
    beyond = ">" if closed else ">="
    if operator in (Operator.IS, Operator.IS_NOT):
        within = _any([f"({sql} >= ? AND {sql} {upper} ?)" for _ in bounds])
        arguments = tuple(each for bound in bounds for each in bound)
        if operator is Operator.IS:
            null = f" OR {sql} IS NULL" if blank else ""
            return Condition(f"({within}{null})", arguments)
        if blank:
            return Condition(f"({sql} IS NOT NULL AND NOT {within})", arguments)
        return Condition(f"({sql} IS NULL OR NOT {within})", arguments)
    low, high = bounds[0]
    match operator:
        case Operator.LESS:
            return Condition(f"{sql} < ?", (low,))
        case Operator.AT_MOST:
            return Condition(f"{sql} {upper} ?", (high,))
        case Operator.GREATER:
            return Condition(f"{sql} {beyond} ?", (high,))
        case Operator.AT_LEAST:
            return Condition(f"{sql} >= ?", (low,))
    return Condition(f"({sql} >= ? AND {sql} {upper} ?)", (low, bounds[1][1]))
