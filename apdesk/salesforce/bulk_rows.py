"""Rows of a page of a query job's result, canonical, one after the other.

Source: Bulk API 2.0 and Bulk API Developer Guide, "Get Results for a Query Job": CSV whose columns
stand as the query names them (API version 50.0 and later); nothing and '' are both an empty cell.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from apdesk.domain.records import Row
from apdesk.domain.schema import TEXT_TYPES, FieldSchema, FieldType, SObjectSchema
from apdesk.domain.values import column_reader
from apdesk.salesforce import disk, errors
from apdesk.salesforce.bulk_download import LONGEST_CELL

_READ_AS_TEXT = TEXT_TYPES | {FieldType.PICKLIST, FieldType.MULTIPICKLIST}


def read_page(path: Path, schema: SObjectSchema, fields: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a page's file: `row[j]` is the value of `fields[j]` (`apdesk.domain.records`).

    A field that the schema doesn't have is read as text. A file with a header alone, or an empty
    one, has no rows. The file is open until the last row, or until the iterator is closed.

    Raises SalesforceError: malformed when the columns aren't `fields` in their order or the file
    isn't a whole table, "salesforce.unreadable_value" for a value that its field can't have; and
    KnownError "disk.failed".
    """
    # For the whole process, as wherever tables are read.
    csv.field_size_limit(LONGEST_CELL)
    described = [schema.field(each) or FieldSchema(each, each, FieldType.STRING) for each in fields]
    # Text is what it is, so that only the other columns cost a call for each value.
    readers = [
        (index, column_reader(field))
        for index, field in enumerate(described)
        if field.type not in _READ_AS_TEXT
    ]
    width = len(fields)
    try:
        with path.open(encoding="utf-8", newline="", buffering=1 << 17) as file:
            lines = csv.reader(file, strict=True)
            header = next(lines, None)
            if header is None:
                return
            if [each.lower() for each in header] != [each.lower() for each in fields]:
                raise errors.malformed("the columns aren't the ones that were asked for")
            for line in lines:
                if len(line) != width:
                    raise errors.malformed("a row has another number of values than the header")
                row: list[object] = [each or None for each in line]
                try:
                    for index, read in readers:
                        row[index] = read(row[index])
                except (ValueError, TypeError, ArithmeticError, IndexError):
                    raise errors.unreadable_value(schema.name) from None
                yield tuple(row)  # type: ignore[arg-type]
    except (csv.Error, UnicodeDecodeError):
        raise errors.malformed("what came isn't a table") from None
    except OSError as error:
        raise disk.failure(error, path) from error
