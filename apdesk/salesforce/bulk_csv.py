"""What is written in bulk, as CSV; and what became of each row, read from the org's CSV.

Source: Bulk API 2.0 and Bulk API Developer Guide, "Prepare CSV Files", "Valid Date Format in
Records", "Get Job Successful Record Results", "Get Job Failed Record Results".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apdesk.domain.values import id18
from apdesk.errors import BugError
from apdesk.salesforce import disk, errors
from apdesk.salesforce.bulk_download import LONGEST_CELL, new_file
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import WriteGroup, WriteRow

#: The cell that clears a field; an empty one leaves the field alone.
CLEAR = "#N/A"
#: "Upload data that does not exceed 100 MB": Salesforce holds it as base64, of at most 150 MB.
MOST_BYTES = 100_000_000
_LONGEST_HEADER = 32_000
_ID = "Id"
#: "CODE:message:Field1 Field2 --", without fields "CODE:message:--".
_REASON = re.compile(r"(?P<code>\w+):(?P<said>.*?)(?::(?P<fields>[\w.,\s]*)--\s*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file for one job, and where each of its rows stands in the group, by the row's name."""

    path: Path
    places: dict[str, int]


class Uploads:
    """The rows of a group as files of at most `most_bytes` each, one at a time.

    Attributes:
        left_out: Where the rows stand that CSV can't tell of: they hold the text that clears.
    """

    def __init__(self, group: WriteGroup, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._group = group
        self._folder = folder
        self._most = most_bytes
        names = dict.fromkeys(name for row in group.rows for name in row.values)
        self._columns = tuple(names)
        self._header = _line(([] if group.create else [_ID]) + list(names))
        if len(self._header) > _LONGEST_HEADER:
            raise _misused("the fields of a bulk write are too many for its header")
        self.left_out: list[int] = []

    def __iter__(self) -> Generator[Upload, None, None]:
        """The files; each is deleted when the next one is asked for, and at the end."""
        rows = iter(enumerate(self._group.rows))
        pending = next(rows, None)
        while pending is not None:
            path = new_file(self._folder)
            try:
                places: dict[str, int] = {}
                try:
                    with path.open("wb") as file:
                        size = file.write(self._header)
                        while pending is not None:
                            place, row = pending
                            if CLEAR in row.values.values():
                                self.left_out.append(place)
                            else:
                                line = self._row(row)
                                if places and size + len(line) > self._most:
                                    break
                                size += file.write(line)
                                places[name_of(self._group, row)] = place
                            pending = next(rows, None)
                except OSError as error:
                    raise disk.failure(error, path) from error
                if places:
                    yield Upload(path, places)
            finally:
                path.unlink(missing_ok=True)

    def _row(self, row: WriteRow) -> bytes:
        cells = [] if row.record_id is None else [row.record_id]
        values = row.values
        cells += [_cell(values[name]) if name in values else "" for name in self._columns]
        return _line(cells)


def name_of(group: WriteGroup, row: WriteRow) -> str:
    """What a row is known by in a job, whose results come in any order."""
    if group.external_id is not None:
        return _cell(row.values[group.external_id])
    return id18(row.record_id or "")


def check(group: WriteGroup) -> None:
    """Raises BugError for what can't be written in bulk."""
    if not group.rows:
        raise _misused("there is nothing to write")
    if group.create and group.external_id is None:
        raise _misused("records can only be created in bulk by an external id")
    if group.allow_duplicates:
        raise _misused("Bulk API has no header that allows duplicates")
    if wrong := group.contradiction():
        raise _misused(wrong)
    if len({name_of(group, row) for row in group.rows}) < len(group.rows):
        raise _misused("a record is written twice by one job")


def done(path: Path, group: WriteGroup) -> Iterator[tuple[str, str]]:
    """Of a file of successful results: the row's name and the record's id.

    Raises SalesforceError (malformed) for a file that isn't one.
    """
    for told in _told(path):
        record_id = _id(told.get("sf__id", ""))
        yield (_name(told, group) if group.external_id else record_id), record_id


def refused(path: Path, group: WriteGroup) -> Iterator[tuple[str, SalesforceError]]:
    """Of a file of failed results: the row's name and why it was refused."""
    for told in _told(path):
        yield _name(told, group), reason(told.get("sf__error", ""))


def untouched(path: Path, group: WriteGroup) -> Iterator[str]:
    """Of a file of rows that the job didn't come to: their names."""
    for told in _told(path):
        yield _name(told, group)


def reason(text: str) -> SalesforceError:
    """The error that a failed row tells, as `errors.from_item` makes it of a collection's."""
    found = _REASON.fullmatch(text)
    if found is None:
        raise errors.malformed("a record was refused without a reason")
    fields = [each for each in re.split(r"[,\s]+", found["fields"] or "") if each]
    return errors.from_item(
        {"statusCode": found["code"], "message": found["said"], "fields": fields}
    )


def _told(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a result by the names of their columns in lower case."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, strict=True)
            header = [each.lower() for each in next(lines, [])]
            for line in lines:
                if len(line) != len(header):
                    raise errors.malformed("a result has another number of values than its header")
                yield dict(zip(header, line, strict=True))
    except (csv.Error, UnicodeDecodeError):
        raise errors.malformed("the results aren't a table") from None
    except OSError as error:
        raise disk.failure(error, path) from error


def _name(told: dict[str, str], group: WriteGroup) -> str:
    name = told.get((group.external_id or _ID).lower())
    if name is None:
        raise errors.malformed("a result doesn't say of which record it is")
    return name if group.external_id else _id(name)


def _id(text: str) -> str:
    try:
        return id18(text)
    except ValueError:
        raise errors.malformed("a result has no id") from None


def _cell(value: Any) -> str:
    """A JSON value as Bulk API writes it; dates and times are texts already."""
    if value is None or value == "":
        return CLEAR
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, int) or (isinstance(value, float) and value - value == 0):
        return repr(value)
    raise _misused(f"a {type(value).__name__} can't be written in bulk")


def _line(cells: Sequence[str]) -> bytes:
    quoted = ",".join(['"' + cell.replace('"', '""') + '"' for cell in cells])
    return (quoted + "\n").encode("utf-8")


def _misused(what: str) -> BugError:
    return BugError(
        "apdesk misused the Bulk API",
        f"{what[0].upper()}{what[1:]}. Nothing was sent.",
        "Please send the diagnostics file.",
        code="salesforce.bulk_bug",
    )
