"""Runs SOQL, and gives the answer page by page: as REST JSON, or as Bulk's texts."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import COMPOUND_TYPES, Field
from apdesk.practice_org.state.metadata import Metadata
from apdesk.practice_org.state.snapshot import Snapshot
from apdesk.practice_org.state.soql.compiler import Compiler, Plan
from apdesk.practice_org.state.soql.parser import parse
from apdesk.practice_org.state.soql.scope import Target
from apdesk.practice_org.state.soql.tree import Select
from apdesk.practice_org.state.transactions import Transactions
from apdesk.practice_org.state.users import Users
from apdesk.practice_org.state.values import to_json

VERSION = "62.0"
_KEPT_AT_ONCE = 2_000
Record = dict[str, Any]


class QueryResult:
    """The answer to one query: which rows, in which order, was settled when it was asked.

    `total_size` rows; `columns` their header as asked; `count_only` for SELECT COUNT().
    """

    def __init__(self, plan: Plan, transactions: Transactions, connection: sqlite3.Connection):
        self._plan = plan
        self._transactions = transactions
        self.sobject = plan.sobject.name
        self.columns = plan.headers
        self.count_only = plan.count_only
        self.long_text_fields = sum(target.field.long_text for target in plan.targets)
        self._serials: array[int] = array("q")
        self._aggregated: list[Record] | None = None
        self._kept: list[tuple[Any, ...]] | None = None
        rows = connection.execute(plan.rows_sql, plan.parameters)
        if plan.count_only:
            self.total_size = int(rows.fetchone()[0])
            self._aggregated = []
        elif plan.aggregate is not None:
            self._aggregated = [_aggregate_record(plan.aggregate, row) for row in rows]
            self.total_size = len(self._aggregated)
            self.columns = tuple(name for name, _ in plan.aggregate)
        else:
            while batch := rows.fetchmany(10_000):
                self._serials.extend([row[0] for row in batch])
            self.total_size = len(self._serials)
            self._render = _Renderer(plan)
            if self.total_size <= _KEPT_AT_ONCE:
                self._kept = self._read(connection, 0, self.total_size)

    def page(self, start: int, size: int) -> list[Record]:
        """REST JSON records from `start`; fewer at the end. Rows that were deleted for good since
        are left out."""
        if self._aggregated is not None:
            return self._aggregated[start : start + size]
        kept = self._kept
        if kept is not None:
            rows = kept[start : start + size]
        else:
            with self._transactions.database.read() as connection:
                rows = self._read(connection, start, size)
        return [self._render.record(row) for row in rows]

    def let_go(self) -> None:
        """Holds no values any more: pages that are asked for again are read again."""
        self._kept = None

    def records(self) -> list[Record]:
        """All of them."""
        return self.page(0, self.total_size)

    def text_pages(self, size: int = 10_000) -> Iterator[list[tuple[str, ...]]]:
        """Bulk's texts, row by row: '' for null, true and false, datetimes with Z."""
        expressions = [_text_sql(target) for target in self._plan.targets]
        sql = self._plan.page_sql(expressions)
        for start in range(0, self.total_size, size):
            serials = self._serials[start : start + size]
            with self._transactions.database.read() as connection:
                found = self._fetch(connection, sql, serials)
            yield [found[serial] for serial in serials if serial in found]

    def _fetch(
        self, connection: sqlite3.Connection, sql: str, serials: Sequence[int]
    ) -> dict[int, tuple[Any, ...]]:
        parameters = {"rows": json.dumps(list(serials))}
        return {row[0]: row[1:] for row in connection.execute(sql, parameters)}

    def _read(self, connection: sqlite3.Connection, start: int, size: int) -> list[tuple[Any, ...]]:
        serials = self._serials[start : start + size]
        found = self._fetch(connection, self._render.sql, serials)
        return [found[serial] for serial in serials if serial in found]


class Queries:
    def __init__(self, metadata: Metadata, users: Users, transactions: Transactions) -> None:
        self._metadata = metadata
        self._users = users
        self._transactions = transactions

    def query(
        self, soql: str, user: str | None, *, include_deleted: bool, bulk: bool = False
    ) -> QueryResult:
        select = parse(soql)
        with self._transactions.read() as connection:
            plan = self._plan(connection, select, user, include_deleted=include_deleted)
            if bulk:
                _check_bulk(select, plan)
            return QueryResult(plan, self._transactions, connection)

    def snapshot(self, soql: str, user: str | None, *, include_deleted: bool) -> Snapshot:
        """For Bulk; the caller closes it."""
        select = parse(soql)
        self._transactions.settle()
        connection = self._transactions.database.snapshot()
        try:
            plan = self._plan(connection, select, user, include_deleted=include_deleted)
            _check_bulk(select, plan)
        except BaseException:
            connection.close()
            raise
        return Snapshot(plan, connection)

    def meets(self, connection: sqlite3.Connection, sobject: str, condition: str, id_: str) -> bool:
        """Whether a record (deleted ones too) meets a WHERE condition, for the administrator."""
        select = parse(f"SELECT Id FROM {sobject} WHERE ({condition}) AND Id = '{id_}'")
        plan = self._plan(connection, select, None, include_deleted=True)
        return connection.execute(plan.rows_sql, plan.parameters).fetchone() is not None

    def _plan(
        self,
        connection: sqlite3.Connection,
        select: Select,
        user: str | None,
        *,
        include_deleted: bool,
    ) -> Plan:
        sharing = connection.execute("SELECT 1 FROM unshared LIMIT 1").fetchone() is not None
        compiler = Compiler(
            self._metadata,
            self._users.get(user),
            self._transactions.now(),
            self._users.fiscal_year_start_month(),
            include_deleted=include_deleted,
            sharing=sharing,
        )
        return compiler.compile(select)


def _check_bulk(select: Select, plan: Plan) -> None:
    if plan.aggregate is not None or plan.count_only:
        raise OrgError(400, "API_ERROR", "Aggregate Relationships not supported in Bulk Query")
    if select.offset is not None:
        raise OrgError(400, "API_ERROR", "OFFSET not supported in Bulk Query")
    if any(target.field.type in COMPOUND_TYPES for target in plan.targets):
        raise OrgError(400, "API_ERROR", "Selecting compound data not supported in Bulk Query")
    if any(column.function == "FIELDS" for column in select.columns) and any(
        column.path[0].upper() != "STANDARD" for column in select.columns if column.function
    ):
        raise OrgError(400, "API_ERROR", "FIELDS(ALL) and FIELDS(CUSTOM) not supported in Bulk")


def _text_sql(target: Target) -> str:
    match target.field.type:
        case "boolean":
            return f"CASE WHEN {target.sql} THEN 'true' ELSE 'false' END"
        case "datetime":
            return f"ifnull({target.sql} || '.000Z', '')"
        case "double" | "currency" | "percent":
            return f"number_text({target.sql})"
        case "int":
            return f"ifnull(CAST({target.sql} AS TEXT), '')"
    return f"ifnull({target.sql}, '')"


def _aggregate_record(
    columns: tuple[tuple[str, Field | None], ...], row: tuple[Any, ...]
) -> Record:
    record: Record = {"attributes": {"type": "AggregateResult"}}
    for (name, field), value in zip(columns, row, strict=True):
        convert = to_json(field) if field is not None else None
        record[name] = convert(value) if convert else value
    return record


class _Renderer:
    """Makes the JSON of a row; the flat case, the usual one, costs next to nothing."""

    def __init__(self, plan: Plan) -> None:
        self._type = plan.sobject.name
        self._base = f"/services/data/v{VERSION}/sobjects"
        self._targets = plan.targets
        self._parents = plan.parents
        self._converters: list[tuple[int, Callable[[Any], object]]] = []
        expressions = [f"{plan.base}.Id"]
        for place, target in enumerate(plan.targets, 1):
            if target.field.type in COMPOUND_TYPES:
                expressions.append(_compound_sql(target, plan.elements[target.field.name], plan))
                self._converters.append((place, _from_json_text))
                continue
            expressions.append(target.sql)
            convert = to_json(target.field)
            if convert is not None:
                self._converters.append((place, convert))
        for part in plan.parents:
            expressions += [part.type_sql, part.id_sql]
        self.sql = plan.page_sql(expressions)
        self._names = ["attributes", *(target.names[-1] for target in plan.targets)]

    def record(self, row: tuple[Any, ...]) -> Record:
        values: list[Any] = list(row[: len(self._targets) + 1])
        values[0] = self._attributes(self._type, row[0])
        for place, convert in self._converters:
            values[place] = convert(values[place])
        if not self._parents:
            return dict(zip(self._names, values, strict=True))
        record: Record = {"attributes": values.pop(0)}
        nested: dict[tuple[str, ...], Record | None] = {(): record}
        ends = row[len(self._targets) + 1 :]
        for place, part in enumerate(self._parents):
            kind, id_ = ends[2 * place : 2 * place + 2]
            nested[part.path] = None if id_ is None else {"attributes": self._attributes(kind, id_)}
        for target, value in zip(self._targets, values, strict=True):
            for length in range(1, len(target.names)):
                above = nested[target.names[: length - 1]]
                if above is not None:
                    above.setdefault(target.names[length - 1], nested[target.names[:length]])
            holder = nested[target.names[:-1]]
            if holder is not None:
                holder[target.names[-1]] = value
        return record

    def _attributes(self, kind: str, id_: str) -> dict[str, str]:
        return {"type": kind, "url": f"{self._base}/{kind}/{id_}"}


def _compound_sql(target: Target, elements: tuple[Field, ...], plan: Plan) -> str:
    if target.joined:
        raise OrgError(
            400, "INVALID_FIELD", f"{'.'.join(target.names)}: compound fields of parents"
        )
    columns = [f'{plan.base}."{one.name}"' for one in elements]
    pairs = ", ".join(
        f"'{one.element_name}', {_element_sql(one, column)}"
        for one, column in zip(elements, columns, strict=True)
    )
    return f"CASE WHEN coalesce({', '.join(columns)}) IS NOT NULL THEN json_object({pairs}) END"


def _element_sql(element: Field, column: str) -> str:
    # SQLite's own JSON cuts a double to fifteen digits.
    return f"json(nullif(number_text({column}), ''))" if element.type == "double" else column


def _from_json_text(text: str | None) -> object:
    return None if text is None else dict(sorted(json.loads(text).items()))
