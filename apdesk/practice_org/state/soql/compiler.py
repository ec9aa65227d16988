"""A parsed SELECT to SQL: one statement for the row numbers, one for the values of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import COMPOUND_TYPES, Field
from apdesk.practice_org.state.metadata import Metadata
from apdesk.practice_org.state.sobjects import SObject
from apdesk.practice_org.state.soql.conditions import Conditions, Parameters
from apdesk.practice_org.state.soql.dates import Calendar
from apdesk.practice_org.state.soql.errors import malformed, query_error
from apdesk.practice_org.state.soql.keys import sort_key
from apdesk.practice_org.state.soql.scope import ErrorAt, Scope, Target
from apdesk.practice_org.state.soql.tree import Column, Order, Path, Select
from apdesk.practice_org.state.users import User

MAX_FIELDS_ALL = 200


@dataclass(frozen=True, slots=True)
class ParentPart:
    """A relationship in the answer: which object the row points at, and its id."""

    path: Path
    type_sql: str
    id_sql: str


@dataclass(slots=True)
class Plan:
    """`rows_sql` yields serials in order (or, for an aggregate, the answer itself)."""

    sobject: SObject
    rows_sql: str
    parameters: Parameters
    limited: bool
    base: str = ""
    from_clause: str = ""
    targets: tuple[Target, ...] = ()
    headers: tuple[str, ...] = ()
    parents: tuple[ParentPart, ...] = ()
    count_only: bool = False
    aggregate: tuple[tuple[str, Field | None], ...] | None = None
    elements: dict[str, tuple[Field, ...]] = field(default_factory=dict)

    def page_sql(self, expressions: list[str]) -> str:
        """The values of the rows whose serials are bound as JSON list `:rows`."""
        return (
            f"SELECT {self.base}.serial, {', '.join(expressions)} {self.from_clause} "
            f"WHERE {self.base}.serial IN (SELECT value FROM json_each(:rows))"
        )


class Compiler:
    def __init__(
        self,
        metadata: Metadata,
        user: User,
        now: datetime,
        fiscal_month: int,
        *,
        include_deleted: bool,
        sharing: bool,
    ) -> None:
        self._metadata = metadata
        self._user = user
        self._calendar = Calendar(now, user.timezone, user.locale, fiscal_month)
        self._include_deleted = include_deleted
        self._sharing = sharing
        self._prefixes = iter("tuvwxyz")

    def compile(self, select: Select) -> Plan:
        parameters: Parameters = {}
        scope = self._scope(select)
        where = self._where(select, scope, parameters)
        aggregate = bool(select.group_by) or any(
            column.function not in ("", "FIELDS") for column in select.columns
        )
        if select.count_only:
            return self._count(select, scope, where, parameters)
        if aggregate:
            return self._aggregate(select, scope, where, parameters)
        columns = self._columns(select, scope)
        targets = tuple(
            scope.resolve(column.path, self._error(select, column.at)) for column in columns
        )
        names = [target.names for target in targets]
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise OrgError(400, "MALFORMED_QUERY", f"duplicate field selected: {'.'.join(twice)}")
        order = self._order(select, scope)
        rows = f"SELECT {scope.base}.serial {scope.from_clause}{where}{order}{_window(select)}"
        return Plan(
            scope.sobject,
            rows,
            parameters,
            limited=select.limit is not None or bool(select.order_by),
            base=scope.base,
            from_clause=scope.from_clause,
            targets=targets,
            headers=tuple(".".join(target.names) for target in targets),
            parents=self._parents(targets, scope),
            elements=self._elements(targets, scope),
        )

    # ------------------------------------------------------------------- parts
    def _scope(self, select: Select) -> Scope:
        sobject = self._metadata.readable(select.sobject, self._user.id)
        if sobject is None:
            raise query_error(
                "INVALID_TYPE",
                select.text,
                select.sobject_at,
                f"sObject type '{select.sobject}' is not supported. If you are attempting to use a "
                "custom object, be sure to append the '__c' after the entity name. Please "
                "reference your WSDL or the describe call for the appropriate names.",
            )
        prefix = next(self._prefixes, None)
        if prefix is None:
            raise malformed(select.text, select.sobject_at, "too many subqueries")
        return Scope(
            self._metadata,
            self._user,
            sobject,
            select.alias,
            self._calendar.today.isoformat(),
            prefix,
        )

    def _where(self, select: Select, scope: Scope, parameters: Parameters) -> str:
        parts: list[str] = []
        if select.where is not None:
            conditions = Conditions(
                scope,
                select.text,
                self._calendar,
                parameters,
                lambda inner: self._sub_select(inner, parameters),
            )
            parts.append(conditions.compile(select.where))
        if not self._include_deleted and scope.sobject.field("IsDeleted") is not None:
            parts.append(f"{scope.base}.IsDeleted = 0")
        if self._sharing:
            parts.append(
                f"NOT EXISTS (SELECT 1 FROM unshared h WHERE h.record_id = {scope.base}.Id "
                f"AND h.user_id IN ('*', '{self._user.id}'))"
            )
        return f" WHERE {' AND '.join(parts)}" if parts else ""

    def _sub_select(self, select: Select, parameters: Parameters) -> str:
        if len(select.columns) != 1 or select.columns[0].function or select.group_by:
            raise malformed(select.text, select.sobject_at, "a subquery selects one id field")
        scope = self._scope(select)
        where = self._where(select, scope, parameters)
        column = select.columns[0]
        target = scope.resolve(column.path, self._error(select, column.at))
        if target.field.type not in ("id", "reference"):
            raise malformed(select.text, column.at, "a subquery selects one id field")
        return f"SELECT {target.sql} {scope.from_clause}{where}"

    def _columns(self, select: Select, scope: Scope) -> list[Column]:
        columns: list[Column] = []
        for column in select.columns:
            if column.function != "FIELDS":
                columns.append(column)
                continue
            word = column.path[0].upper()
            if word not in ("STANDARD", "CUSTOM", "ALL"):
                raise malformed(select.text, column.at, f"unknown FIELDS group: {column.path[0]}")
            if word != "STANDARD" and (select.limit is None or select.limit > MAX_FIELDS_ALL):
                raise malformed(
                    select.text,
                    column.at,
                    "The SOQL FIELDS function must have a LIMIT of at most 200",
                )
            columns += [
                Column((one.name,), column.at)
                for one in scope.view().values()
                if word == "ALL" or one.custom == (word == "CUSTOM")
            ]
        return columns

    def _order(self, select: Select, scope: Scope) -> str:
        parts: list[str] = []
        for order in select.order_by:
            if order.column.function:
                raise malformed(select.text, order.column.at, "Ordered field must be grouped")
            target = scope.resolve(order.column.path, self._error(select, order.column.at))
            if not target.field.sortable:
                raise malformed(
                    select.text,
                    order.column.at,
                    f"field '{target.field.name}' can not be sorted in a query call",
                )
            parts.append(_order_sql(target, order))
        if f'{scope.base}."Id"' not in parts:
            parts.append(f"{scope.base}.serial")
        return f" ORDER BY {', '.join(parts)}"

    def _parents(self, targets: tuple[Target, ...], scope: Scope) -> tuple[ParentPart, ...]:
        paths: dict[Path, None] = {}
        for target in targets:
            for length in range(1, len(target.names)):
                paths[target.names[:length]] = None
        parts: list[ParentPart] = []
        for path in paths:
            tables = scope.parents(path)
            ids = ", ".join(f"{table.alias}.Id" for table in tables)
            cases = " ".join(
                f"WHEN {table.alias}.Id IS NOT NULL THEN '{table.sobject.name}'" for table in tables
            )
            id_sql = f"coalesce({ids})" if len(tables) > 1 else ids
            parts.append(ParentPart(path, f"CASE {cases} END", id_sql))
        return tuple(parts)

    def _elements(self, targets: tuple[Target, ...], scope: Scope) -> dict[str, tuple[Field, ...]]:
        """The parts of each compound field that is selected from the object itself."""
        return {
            target.field.name: tuple(
                one for one in scope.view().values() if one.compound == target.field.name
            )
            for target in targets
            if target.field.type in COMPOUND_TYPES
        }

    # -------------------------------------------------------------- aggregates
    def _count(self, select: Select, scope: Scope, where: str, parameters: Parameters) -> Plan:
        inner = f"SELECT 1 {scope.from_clause}{where}{_window(select)}"
        sql = (
            f"SELECT count(*) FROM ({inner})"
            if select.limit is not None or select.offset is not None
            else f"SELECT count(*) {scope.from_clause}{where}"
        )
        return Plan(scope.sobject, sql, parameters, limited=True, count_only=True)

    def _aggregate(self, select: Select, scope: Scope, where: str, parameters: Parameters) -> Plan:
        groups: list[Target] = []
        for column in select.group_by:
            target = scope.resolve(column.path, self._error(select, column.at))
            if not target.field.has("g"):
                raise malformed(
                    select.text,
                    column.at,
                    f"field '{target.field.name}' can not be grouped in a query call",
                )
            groups.append(target)
        grouped = {target.names for target in groups}
        expressions: list[str] = []
        answer: list[tuple[str, Field | None]] = []
        numbers = count()
        for column in select.columns:
            if column.function == "FIELDS":
                raise malformed(select.text, column.at, "FIELDS can not be grouped")
            target = scope.resolve(column.path, self._error(select, column.at))
            if column.function:
                name = column.alias or f"expr{next(numbers)}"
                expressions.append(self._aggregate_sql(select, column, target))
                counts = column.function in ("COUNT", "COUNT_DISTINCT")
                kept = None if counts or column.function in ("SUM", "AVG") else target.field
                answer.append((name, kept))
                continue
            if target.names not in grouped:
                raise malformed(
                    select.text,
                    column.at,
                    f"Field must be grouped or aggregated: {target.field.name}",
                )
            expressions.append(f"min({target.sql})")
            answer.append((column.alias or target.field.name, target.field))
        order: list[str] = []
        for one in select.order_by:
            target = scope.resolve(one.column.path, self._error(select, one.column.at))
            if one.column.function:
                sql = self._aggregate_sql(select, one.column, target)
                order.append(f"{sql} {'DESC' if one.descending else 'ASC'}")
            elif target.names in grouped:
                order.append(_order_sql(target, one, wrap="min"))
            else:
                raise malformed(
                    select.text,
                    one.column.at,
                    f"Ordered field must be grouped: {target.field.name}",
                )
        sql = f"SELECT {', '.join(expressions)} {scope.from_clause}{where}"
        if groups:
            sql += f" GROUP BY {', '.join(sort_key(target) for target in groups)}"
        if order:
            sql += f" ORDER BY {', '.join(order)}"
        sql += _window(select)
        return Plan(scope.sobject, sql, parameters, limited=True, aggregate=tuple(answer))

    def _aggregate_sql(self, select: Select, column: Column, target: Target) -> str:
        field_ = target.field
        function = column.function
        numeric = field_.type in ("int", "double", "currency", "percent")
        allowed = numeric if function in ("SUM", "AVG") else field_.has("a")
        if not allowed:
            raise malformed(
                select.text,
                column.at,
                f"field {field_.name} does not support aggregate operator {function}",
            )
        match function:
            case "COUNT":
                return f"count({target.sql})"
            case "COUNT_DISTINCT":
                return f"count(DISTINCT {sort_key(target)})"
            case "SUM":
                return f"sum({target.sql})"
            case "AVG":
                return f"avg({target.sql})"
        return f"{function.lower()}({target.sql})"

    def _error(self, select: Select, at: int) -> ErrorAt:
        def error(code: str, message: str) -> OrgError:
            return query_error(code, select.text, at, message)

        return error


def _order_sql(target: Target, order: Order, wrap: str = "") -> str:
    key = f"{wrap}({sort_key(target)})" if wrap else sort_key(target)
    sql = f"{key} DESC" if order.descending else key
    # Written only where SQLite's own default differs, so that an index can give the order.
    if target.field.nillable or target.joined:
        if order.nulls_last and not order.descending:
            return f"{sql} NULLS LAST"
        if order.descending and not order.nulls_last:
            return f"{sql} NULLS FIRST"
    return sql


def _window(select: Select) -> str:
    if select.limit is None and select.offset is None:
        return ""
    limit = -1 if select.limit is None else select.limit
    return f" LIMIT {limit}" + (f" OFFSET {select.offset}" if select.offset else "")
