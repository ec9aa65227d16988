"""Query answers, checked and made canonical: nothing that is cut short gets through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from apdesk.domain.records import FieldValue, Row, RowPage
from apdesk.domain.schema import FieldSchema, FieldType
from apdesk.domain.values import column_reader
from apdesk.salesforce import errors
from apdesk.salesforce.org import CountQuery, Query, RowQuery


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a query: its records, the whole query's size, and where the next page is."""

    total: int
    records: list[dict[str, Any]]
    next_url: str | None


def read_page(body: object) -> Page:
    """A query answer. Raises SalesforceError (malformed) for whatever isn't one."""
    if not isinstance(body, dict):
        raise errors.malformed("a query's answer isn't an object")
    total, done, records = body.get("totalSize"), body.get("done"), body.get("records")
    if not isinstance(total, int) or isinstance(total, bool) or total < 0:
        raise errors.malformed("a query's answer has no size")
    if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
        raise errors.malformed("a query's answer has no records")
    if done is True:
        return Page(total, records, None)
    next_url = body.get("nextRecordsUrl")
    # It is put behind the org's host, so it has to be a path and nothing that changes the host.
    if (
        done is not False
        or not isinstance(next_url, str)
        or not next_url.startswith("/services/data/")
        or not next_url.isascii()
        or not next_url.isprintable()
        or " " in next_url
    ):
        raise errors.malformed("a query's answer doesn't say how it goes on")
    return Page(total, records, next_url)


class Reader:
    """Turns the pages of one query into its result.

    Feed it the pages in order; `result` checks that as many records came as were announced.
    """

    def __init__(self, query: Query) -> None:
        self._query = query
        self._total: int | None = None
        self._count = 0
        self._rows: list[Row] = []
        self._raw: list[dict[str, Any]] = []
        self._columns = _columns(query) if isinstance(query, RowQuery) else ()

    def feed(self, page: Page) -> None:
        """One page. Raises SalesforceError (malformed, or a value that can't be read)."""
        if self._total is None:
            self._total = page.total
        elif page.next_url is not None and not page.records:
            raise errors.malformed("a page of a query is empty")
        self._count += len(page.records)
        if isinstance(self._query, RowQuery):
            self._rows += _rows(self._query.schema.name, page.records, self._columns)
        elif not isinstance(self._query, CountQuery):
            self._raw += page.records

    def result(self) -> RowPage | int | tuple[dict[str, Any], ...]:
        """The whole. Raises SalesforceError (malformed) when records are missing or too many."""
        total = self._total or 0
        if isinstance(self._query, CountQuery):
            if self._count:
                raise errors.malformed("a count came with records")
            return total
        if self._count != total:
            raise errors.malformed(f"{total} records were announced and {self._count} came")
        if isinstance(self._query, RowQuery):
            return RowPage(self._query.schema.name, self._query.fields, tuple(self._rows))
        return tuple(self._raw)


_Column = tuple[str, Callable[[object], FieldValue]]


def _columns(query: RowQuery) -> tuple[_Column, ...]:
    """For each field the key that the org uses for it, and the reader of its values."""
    columns = []
    for name in query.fields:
        # A field that the describe doesn't have is read as text; the org decides whether it exists.
        field = query.schema.field(name) or FieldSchema(name, name, FieldType.STRING)
        columns.append((field.name, column_reader(field)))
    return tuple(columns)


def _rows(sobject: str, records: list[dict[str, Any]], columns: tuple[_Column, ...]) -> list[Row]:
    try:
        return [tuple([read(record[key]) for key, read in columns]) for record in records]
    except KeyError:
        raise errors.malformed("a record lacks a field that was asked for") from None
    except (ValueError, TypeError, ArithmeticError, IndexError):
        raise errors.unreadable_value(sobject) from None
