"""SOQL text: criteria as a WHERE clause that decides as the evaluator does, and the app's queries.

Source: SOQL and SOSL Reference. What it leaves open about null (whether a negated LIKE, NOT IN or
EXCLUDES keeps it) is never relied on: a clause that keeps blanks says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from apdesk.domain import operands
from apdesk.domain.clock import to_iso
from apdesk.domain.operands import Listed, OperandError, When
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
from apdesk.domain.relative_dates import RelativeDate
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema

#: The longest string in a WHERE clause, and the longest statement. (SOQL and SOSL Reference)
MAX_STRING = 4_000
MAX_STATEMENT = 100_000
#: So many ids a statement, so that an answer is one page.
_IDS_PER_STATEMENT = 2_000

_ESCAPES = {
    "\\": "\\\\",
    "'": "\\'",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
_SIGNS = {
    Operator.LESS: "<",
    Operator.AT_MOST: "<=",
    Operator.GREATER: ">",
    Operator.AT_LEAST: ">=",
}


def quote(text: str) -> str:
    """The string literal of a text, with its single quotes."""
    return "'" + "".join(map(_escaped, text)) + "'"


def like(text: str, *, before: bool = False, after: bool = False) -> str:
    """A LIKE pattern that means the text itself, with anything before and after it as told."""
    inner = "".join("\\" + each if each in "%_" else _escaped(each) for each in text)
    return "'" + "%" * before + inner + "%" * after + "'"


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    # Control characters and lone surrogates, which can't travel as they are.
    if letter < " " or letter == "\x7f" or "\ud800" <= letter <= "\udfff":
        return f"\\u{ord(letter):04X}"
    return letter


def where(criteria: Criteria, schema: SObjectSchema, context: EvaluationContext) -> str:
    """The condition of the criteria, without the keyword; '' when there are none.

    Raises CriteriaError when one can't be decided or its field is gone.
    """
    return " AND ".join(condition(each, field_of(each, schema), context) for each in criteria)


def membership(
    sobject: str, criteria: Criteria, schema: SObjectSchema, context: EvaluationContext
) -> str:
    """`where`, and for Leads that they are not converted: exactly what `Matcher.matches` says."""
    clause = where(criteria, schema, context)
    if sobject != "Lead":
        return clause
    return f"IsConverted = false AND {clause}" if clause else "IsConverted = false"


def select(
    sobject: str,
    fields: Sequence[str],
    where: str = "",
    *,
    after_id: str | None = None,
    since: datetime | None = None,
    order_by: str = "Id",
    limit: int | None = None,
) -> str:
    """A SELECT of plain fields; `after_id` and `since` are joined to `where` by AND.

    `order_by` may be '' for an answer in any order; '' and no limit suit Bulk queries.
    """
    parts = []
    if since is not None:
        parts.append(f"SystemModstamp >= {to_iso(since)}")
    if after_id is not None:
        parts.append(f"Id > {quote(after_id)}")
    if where:
        parts.append(f"({where})" if parts else where)
    return _statement(f"SELECT {', '.join(fields)} FROM {sobject}", parts, order_by, limit)


def count(sobject: str, where: str = "") -> str:
    """A COUNT() of the records that meet a condition, or of all."""
    return _statement(f"SELECT COUNT() FROM {sobject}", [where] if where else [], "", None)


def delta(
    sobject: str,
    fields: Sequence[str],
    since: datetime,
    after: tuple[str, str] | None = None,
    limit: int | None = None,
) -> str:
    """What changed since a moment, oldest first; `after` is the (stamp, id) of the last row read.

    The stamp may be canonical text; the page after it begins with the next id of that second.
    """
    if after is None:
        part = f"SystemModstamp >= {to_iso(since)}"
    else:
        stamp, last = after
        part = f"(SystemModstamp > {stamp} OR (SystemModstamp = {stamp} AND Id > {quote(last)}))"
    head = f"SELECT {', '.join(fields)} FROM {sobject}"
    return _statement(head, [part], "SystemModstamp, Id", limit)


def names_of(sobject: str, ids: Iterable[str]) -> str:
    """The names of an object's records, of users, say."""
    return f"SELECT Id, Name FROM {sobject} WHERE Id IN ({','.join(map(quote, ids))})"


def by_ids(sobject: str, fields: Sequence[str], ids: Iterable[str], where: str = "") -> list[str]:
    """As many statements as it takes to read these records by id, each within SOQL's length."""
    frame = len(select(sobject, fields, f"Id IN () AND ({where})"))
    room = max(1, min(_IDS_PER_STATEMENT, (MAX_STATEMENT - frame) // 21))
    wanted = list(dict.fromkeys(ids))
    statements = []
    for start in range(0, len(wanted), room):
        listed = f"Id IN ({','.join(map(quote, wanted[start : start + room]))})"
        statements.append(select(sobject, fields, f"{listed} AND ({where})" if where else listed))
    return statements


def _statement(head: str, parts: Sequence[str], order_by: str, limit: int | None) -> str:
    text = head
    if parts:
        text += f" WHERE {' AND '.join(parts)}"
    if order_by:
        text += f" ORDER BY {order_by}"
    return text if limit is None else f"{text} LIMIT {limit}"


def condition(criterion: Criterion, field: FieldSchema, context: EvaluationContext) -> str:
    """One criterion; in parentheses wherever it holds an OR or an AND of its own.

    Raises CriteriaError when it can't be decided.
    """
    try:
        operands.verify(criterion, field)
        return _condition(criterion, field, context)
    except OperandError as error:
        raise CriteriaError(str(error)) from None


def _condition(criterion: Criterion, field: FieldSchema, context: EvaluationContext) -> str:
    name, operator, family = field.name, criterion.operator, family_of(field)
    if operator is Operator.BLANK:
        return f"{name} = null"
    if operator is Operator.NOT_BLANK:
        return f"{name} != null"
    if family is Family.TEXT:
        return _text_condition(field, operator, operands.texts(criterion, field))
    if family is Family.MULTI:
        return _set_condition(field, operator, operands.sets(criterion, field))
    if family is Family.FLAG:
        return f"{name} = {'true' if operands.flag(criterion, field) else 'false'}"
    if family is Family.NUMBER:
        listed = operands.numbers(criterion, field)
        return _number_condition(field, operator, listed)
    if family in (Family.REFERENCE, Family.ID):
        found = operands.ids(criterion, field)
        return _equality(field, operator, [quote(each) for each in found.items], found.blank)
    return _date_condition(field, operator, operands.whens(criterion, field), context)


def _any(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def _all(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' AND '.join(parts)})"


def _positive(field: FieldSchema, parts: list[str], blank: bool) -> str:
    """Any of the parts, or blank where that was asked for."""
    return _any([*parts, f"{field.name} = null"] if blank else parts)


def _negative(field: FieldSchema, parts: list[str], blank: bool) -> str:
    """All of the parts (each a negation); keeps blanks unless the blank item was among them."""
    if blank:
        return _all([*parts, f"{field.name} != null"])
    if not field.nillable:
        return _all(parts)
    return f"({_all(parts)} OR {field.name} = null)"


def _equality(field: FieldSchema, operator: Operator, values: list[str], blank: bool) -> str:
    several = f"({','.join(values)})"
    if operator is Operator.IS:
        listed = [f"{field.name} = {values[0]}"] if values else []
        if len(values) > 1:
            listed = [f"{field.name} IN {several}"]
        return _positive(field, listed, blank)
    listed = [f"{field.name} != {values[0]}"] if values else []
    if len(values) > 1:
        listed = [f"{field.name} NOT IN {several}"]
    return _negative(field, listed, blank)


def _text_condition(field: FieldSchema, operator: Operator, listed: Listed[str]) -> str:
    name = field.name
    equality = operator in (Operator.IS, Operator.IS_NOT)
    if equality and not field.case_sensitive:
        return _equality(field, operator, [quote(each) for each in listed.items], listed.blank)
    # `=` minds the case of a field that is unique by case; LIKE never does.
    before = operator in (Operator.CONTAINS, Operator.NOT_CONTAINS)
    after = not equality
    patterns = [like(each, before=before, after=after) for each in listed.items]
    if operator in (Operator.IS_NOT, Operator.NOT_CONTAINS):
        return _negative(field, [f"(NOT {name} LIKE {each})" for each in patterns], listed.blank)
    return _positive(field, [f"{name} LIKE {each}" for each in patterns], listed.blank)


def _set_condition(field: FieldSchema, operator: Operator, listed: Listed[tuple[str, ...]]) -> str:
    values = [quote(";".join(entries)) for entries in listed.items]
    if operator is Operator.INCLUDES:
        return f"{field.name} INCLUDES ({','.join(values)})"
    if operator is Operator.EXCLUDES:
        return _negative(field, [f"{field.name} EXCLUDES ({','.join(values)})"], blank=False)
    # One comparison each: what IN does to sets is not documented.
    if operator is Operator.IS:
        return _positive(field, [f"{field.name} = {each}" for each in values], listed.blank)
    return _negative(field, [f"{field.name} != {each}" for each in values], listed.blank)


def _number_condition(field: FieldSchema, operator: Operator, listed: Listed[Decimal]) -> str:
    values = [_number(each, field) for each in listed.items]
    if operator is Operator.BETWEEN:
        return f"({field.name} >= {values[0]} AND {field.name} <= {values[1]})"
    if operator in _SIGNS:
        return f"{field.name} {_SIGNS[operator]} {values[0]}"
    return _equality(field, operator, values, listed.blank)


def _number(number: Decimal, field: FieldSchema) -> str:
    text = format(abs(number) if number.is_zero() else number, "f")
    if field.type is FieldType.INT:
        return text
    return text if "." in text else f"{text}.0"


def _date_condition(
    field: FieldSchema, operator: Operator, listed: Listed[When], context: EvaluationContext
) -> str:
    items = listed.items
    if operator is Operator.IS:
        return _positive(field, [_within(each, field, context) for each in items], listed.blank)
    if operator is Operator.IS_NOT:
        parts = [_outside(each, field, context) for each in items]
        return _negative(field, parts, listed.blank)
    if operator is Operator.BETWEEN:
        low = _bound(Operator.AT_LEAST, items[0], field, context)
        return f"({low} AND {_bound(Operator.AT_MOST, items[1], field, context)})"
    return _bound(operator, items[0], field, context)


def _literal(when: When, field: FieldSchema) -> str | None:
    """The operand that SOQL itself understands as the whole span; None: only bounds will do."""
    if isinstance(when, RelativeDate):
        return when.name
    if field.type is FieldType.DATE and not isinstance(when, operands.Instant):
        return when.isoformat()
    return None


def _bound(operator: Operator, when: When, field: FieldSchema, context: EvaluationContext) -> str:
    literal = _literal(when, field)
    if literal is not None:
        return f"{field.name} {_SIGNS[operator]} {literal}"
    span = operands.interval(when, field, context)
    if operator is Operator.LESS:
        return f"{field.name} < {span.low}"
    if operator is Operator.AT_MOST:
        return f"{field.name} < {span.high}"
    if operator is Operator.GREATER:
        return f"{field.name} >= {span.high}"
    return f"{field.name} >= {span.low}"


def _within(when: When, field: FieldSchema, context: EvaluationContext) -> str:
    literal = _literal(when, field)
    if literal is not None:
        return f"{field.name} = {literal}"
    span = operands.interval(when, field, context)
    return f"({field.name} >= {span.low} AND {field.name} < {span.high})"


def _outside(when: When, field: FieldSchema, context: EvaluationContext) -> str:
    before = _bound(Operator.LESS, when, field, context)
    return f"({before} OR {_bound(Operator.GREATER, when, field, context)})"
