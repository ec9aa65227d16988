"""WHERE to SQL, with SOQL's two-valued logic.

A condition is true or false, never unknown: != x, NOT IN and EXCLUDES hold for a null, every other
operator doesn't, and NOT turns exactly that round. Where no NOT stands above, a bare comparison is
left as it is (null counts as false in SQL's WHERE too), so that indexes can serve it.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import COMPOUND_TYPES, NUMBER_TYPES, TEXT_TYPES
from apdesk.practice_org.state.ids import normal_id
from apdesk.practice_org.state.soql.dates import Calendar
from apdesk.practice_org.state.soql.errors import query_error
from apdesk.practice_org.state.soql.keys import includes, is_one_of, key, like
from apdesk.practice_org.state.soql.scope import Scope, Target
from apdesk.practice_org.state.soql.tree import (
    Comparison,
    Condition,
    Junction,
    Kind,
    Literal,
    Not,
    Select,
)
from apdesk.practice_org.state.sqlfunctions import fold, multi_key
from apdesk.practice_org.state.transactions import to_stamp
from apdesk.practice_org.state.values import parse_datetime

Parameters = dict[str, object]
SubSelect = Callable[[Select], str]
_IDS = frozenset({"id", "reference"})
_KIND_OF = {
    "boolean": Kind.BOOLEAN,
    "date": Kind.DATE,
    "datetime": Kind.DATETIME,
    "time": Kind.TIME,
}
_TYPE_WORDS = {"datetime": "dateTime", "currency": "double", "percent": "double", "id": "string"}
_MANY = 40


class Conditions:
    def __init__(
        self,
        scope: Scope,
        text: str,
        calendar: Calendar,
        parameters: Parameters,
        sub_select: SubSelect,
    ) -> None:
        self._scope = scope
        self._text = text
        self._calendar = calendar
        self._parameters = parameters
        self._sub_select = sub_select

    def compile(self, condition: Condition, *, positive: bool = True) -> str:
        """SQL that is 1 or 0; where `positive`, null stands for 0 too."""
        match condition:
            case Not(inner):
                return f"NOT ({self.compile(inner, positive=False)})"
            case Junction("OR", (Comparison() as first, Junction("AND", (then, last)))) if (
                keyset := self._keyset(first, then, last)
            ):
                return keyset
            case Junction(word, conditions):
                parts = [self.compile(one, positive=positive) for one in conditions]
                return f"({f' {word} '.join(parts)})"
            case Comparison():
                return self._comparison(condition, positive=positive)

    def _keyset(self, first: Comparison, then: Condition, last: Condition) -> str | None:
        """`a > x OR (a = x AND b > y)`, the place behind a row, as the comparison of pairs that an
        index of both can begin with; None for any other condition."""
        if not isinstance(then, Comparison) or not isinstance(last, Comparison):
            return None
        operators = [(one.operator, one.subquery) for one in (first, then, last)]
        if operators != [(">", None), ("=", None), (">", None)] or first.path != then.path:
            return None
        one, other = self._target(first), self._target(last)
        if one.field.type != "datetime" or other.field.type != "id" or one.joined or other.joined:
            return None
        start, same, id_ = (comparison.values[0] for comparison in (first, then, last))
        moments = (start.kind, same.kind) == (Kind.DATETIME, Kind.DATETIME)
        if not moments or start.text != same.text or id_.kind is not Kind.STRING or not id_.text:
            return None
        marks = [
            self._bind(self._value(target, literal))
            for target, literal in ((one, start), (other, id_))
        ]
        return f"({one.sql}, {other.sql}) > ({', '.join(marks)})"

    # ------------------------------------------------------------- comparisons
    def _comparison(self, comparison: Comparison, *, positive: bool) -> str:
        target = self._target(comparison)
        operator = comparison.operator
        if comparison.subquery is not None:
            inner = self._sub_select(comparison.subquery)
            listed = f"ifnull({target.sql} IN ({inner}), 0)"
            return f"NOT {listed}" if operator == "NOT IN" else listed
        self._check_operator(target, operator, comparison.at)
        if operator in ("IN", "NOT IN"):
            return self._in(target, comparison, positive=positive)
        if operator in ("INCLUDES", "EXCLUDES"):
            return self._includes(target, comparison)
        literal = comparison.values[0]
        if operator == "LIKE":
            return self._like(target, literal, positive=positive)
        if literal.kind is Kind.RELATIVE:
            return self._relative(target, operator, literal, positive=positive)
        value = self._value(target, literal)
        if operator == "=":
            return _is_null(target) if value is None else self._bare(target, "=", value, positive)
        if operator == "!=":
            if value is None:
                return f"{target.sql} IS NOT NULL"
            return f"NOT ifnull({self._among(target, [value])}, 0)"
        if value is None:
            return "0"
        return self._bare(target, operator, value, positive)

    def _target(self, comparison: Comparison) -> Target:
        def error(code: str, message: str) -> OrgError:
            return query_error(code, self._text, comparison.at, message)

        target = self._scope.resolve(comparison.path, error)
        if target.field.type in COMPOUND_TYPES:
            raise error(
                "INVALID_FIELD",
                f"{target.field.type.capitalize()} fields can only be filtered using Distance "
                "expressions",
            )
        if not target.field.filterable:
            raise error(
                "INVALID_FIELD",
                f"field '{target.field.name}' can not be filtered in a query call",
            )
        return target

    def _check_operator(self, target: Target, operator: str, at: int) -> None:
        kind = target.field.type
        multi = operator in ("INCLUDES", "EXCLUDES")
        wrong = (
            (multi and kind != "multipicklist")
            or (operator == "LIKE" and (kind not in TEXT_TYPES or kind == "multipicklist"))
            or (operator in ("<", "<=", ">", ">=") and kind in ("boolean", "multipicklist"))
        )
        if wrong:
            word = "id" if kind in _IDS else kind
            raise query_error(
                "INVALID_QUERY_FILTER_OPERATOR",
                self._text,
                at,
                f"invalid operator on {word} field",
            )

    def _bare(self, target: Target, operator: str, value: str | int | float, positive: bool) -> str:
        if operator == "=":
            sql = self._among(target, [value])
        else:
            sql = f"{key(target)} {operator} {self._bind(value)}"
        return sql if positive else f"ifnull({sql}, 0)"

    def _among(self, target: Target, values: list[str | int | float]) -> str:
        return is_one_of(target, values, self._bind_list(values))

    def _in(self, target: Target, comparison: Comparison, *, positive: bool) -> str:
        relative = [one for one in comparison.values if one.kind is Kind.RELATIVE]
        plain = [one for one in comparison.values if one.kind is not Kind.RELATIVE]
        values = [self._value(target, one) for one in plain]
        known = list(dict.fromkeys(value for value in values if value is not None))
        parts: list[str] = []
        if known:
            listed = self._among(target, known)
            parts.append(f"ifnull({listed}, 0)")
        if None in values:
            parts.append(_is_null(target))
        parts += [self._relative(target, "=", one, positive=False) for one in relative]
        if comparison.operator == "NOT IN":
            return f"NOT ({' OR '.join(parts)})"
        if positive and len(parts) == 1 and known:
            return listed
        return f"({' OR '.join(parts)})"

    def _includes(self, target: Target, comparison: Comparison) -> str:
        groups: list[str] = []
        blank = False
        for literal in comparison.values:
            value = self._value(target, literal)
            if value is None:
                blank = True
            else:
                groups.append(str(value))
        parts = [_is_null(target)] if blank else []
        if groups:
            parts.append(includes(target, groups, self._bind))
        found = f"({' OR '.join(parts)})"
        return f"NOT {found}" if comparison.operator == "EXCLUDES" else found

    def _like(self, target: Target, literal: Literal, *, positive: bool) -> str:
        if literal.kind is not Kind.STRING:
            raise self._wrong_type(target, literal)
        if literal.text == "":
            return _is_null(target)
        sql = like(target, literal.pattern, self._bind)
        return sql if positive else f"ifnull({sql}, 0)"

    def _relative(self, target: Target, operator: str, literal: Literal, *, positive: bool) -> str:
        if target.field.type not in ("date", "datetime"):
            raise self._wrong_type(target, literal)
        try:
            first, after = self._calendar.span(literal.text, literal.number)
        except ValueError:
            raise query_error(
                "INVALID_QUERY_FILTER_OPERATOR",
                self._text,
                literal.at,
                f"{literal.text}:{literal.number} is out of range",
            ) from None
        if target.field.type == "date":
            bounds = (first.isoformat(), after.isoformat())
        else:
            bounds = (
                to_stamp(self._calendar.midnight(first)),
                to_stamp(self._calendar.midnight(after)),
            )
        start, end = self._bind(bounds[0]), self._bind(bounds[1])
        sql = {
            "=": f"({target.sql} >= {start} AND {target.sql} < {end})",
            "!=": f"NOT ifnull({target.sql} >= {start} AND {target.sql} < {end}, 0)",
            "<": f"{target.sql} < {start}",
            "<=": f"{target.sql} < {end}",
            ">": f"{target.sql} >= {end}",
            ">=": f"{target.sql} >= {start}",
        }[operator]
        return sql if positive or operator == "!=" else f"ifnull({sql}, 0)"

    # ------------------------------------------------------------------ values
    def _value(self, target: Target, literal: Literal) -> str | int | float | None:
        """The literal as the column's key is stored; None for null and ''."""
        field = target.field
        if literal.kind is Kind.NULL:
            return 0 if field.type == "boolean" else None
        if field.type in NUMBER_TYPES:
            wanted = Kind.NUMBER
        else:
            wanted = _KIND_OF.get(field.type, Kind.STRING)
        if literal.kind is not wanted:
            raise self._wrong_type(target, literal)
        match wanted:
            case Kind.BOOLEAN:
                return int(literal.text == "TRUE")
            case Kind.NUMBER:
                return float(literal.text)
            case Kind.TIME:
                return _time_text(literal.text)
            case Kind.DATE | Kind.DATETIME:
                return self._moment(literal, wanted)
        if literal.text == "":
            return None
        if field.type in _IDS:
            found = normal_id(literal.text)
            if found is None:
                raise query_error(
                    "INVALID_QUERY_FILTER_OPERATOR",
                    self._text,
                    literal.at,
                    f"invalid ID field: {literal.text}",
                )
            return found
        if field.type == "multipicklist":
            return multi_key(literal.text)
        return fold(literal.text)

    def _moment(self, literal: Literal, kind: Kind) -> str:
        try:
            whole = literal.text if kind is Kind.DATETIME else f"{literal.text}T00:00:00Z"
            moment = parse_datetime(whole)
            if not 1700 <= moment.year <= 4000:
                raise ValueError(literal.text)
        except (ValueError, OverflowError):
            raise query_error(
                "MALFORMED_QUERY", self._text, literal.at, f"Invalid {kind}: {literal.text}"
            ) from None
        return to_stamp(moment) if kind is Kind.DATETIME else literal.text

    def _wrong_type(self, target: Target, literal: Literal) -> OrgError:
        kind = target.field.type
        texts = kind in TEXT_TYPES or kind in _IDS
        word = _TYPE_WORDS.get(kind, "string" if texts else kind)
        quotes = "should be enclosed in quotes" if texts else "should not be enclosed in quotes"
        return query_error(
            "INVALID_FIELD",
            self._text,
            literal.at,
            f"value of filter criterion for field '{target.field.name}' must be of type {word} "
            f"and {quotes}",
        )

    def _bind(self, value: object) -> str:
        name = f"p{len(self._parameters)}"
        self._parameters[name] = value
        return f":{name}"

    def _bind_list(self, values: list[str | int | float]) -> str:
        if len(values) > _MANY:
            return f"(SELECT value FROM json_each({self._bind(json.dumps(values))}))"
        return f"({', '.join(self._bind(value) for value in values)})"


def _is_null(target: Target) -> str:
    return f"{target.sql} IS NULL"


def _time_text(text: str) -> str:
    whole, _, fraction = text.removesuffix("Z").partition(".")
    return f"{whole}.{(fraction + '000')[:3]}Z"
