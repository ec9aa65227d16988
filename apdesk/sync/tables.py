"""Tables in text files, whatever program wrote them: encoding and delimiter are found out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.sync.cells import FORMULA_STARTS

#: The delimiters that are tried; the first one wins where several fit as well.
DELIMITERS = (",", ";", "\t", "|")
#: Rows that the delimiter is found out by.
_LOOKED_AT = 50
#: The longest cell; Salesforce's longest texts are far below it.
_CELL_LIMIT = 10_000_000
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
#: How workbooks begin, which are often taken for tables in text.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its file has it; each row has as many cells as there are columns.

    Attributes:
        columns: The titles; each is there once, and none is empty.
        numbers: The number of each row as a spreadsheet counts them: the titles are row 1.
        encoding, delimiter: What the file was read with.
        name: The name of the file, without its folder.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    encoding: str
    delimiter: str
    name: str = ""


def read_table(path: Path | str) -> Table:
    """Reads a CSV file whose first row has the titles of its columns.

    UTF-8 and UTF-16 are recognised, everything else is taken for Windows-1252; comma, semicolon,
    tab and bar are found out. An apostrophe that keeps spreadsheets from running a cell as a
    formula (our own export writes it) is taken off again. Empty rows don't count.

    Raises KnownError "import.unreadable" or "import.empty".
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    text, encoding = _decoded(path, content)
    text, told = _told_delimiter(text)
    delimiter = told or _delimiter(text)
    try:
        rows = list(_cells(text, delimiter, strict=True))
    except csv.Error as error:
        row = sum(1 for _ in _before_trouble(text, delimiter)) + 1
        raise _unreadable(
            path, tr("row {row} is no row of a CSV file ({error})", row=row, error=error)
        ) from error
    filled = [(number, cells) for number, cells in enumerate(rows, 1) if any(cells)]
    if len(filled) < 2:
        raise _empty(path)
    width = max(_width(cells) for _, cells in filled)
    return Table(
        columns=_titles(_fitted(filled[0][1], width)),
        rows=tuple(_fitted(cells, width) for _, cells in filled[1:]),
        numbers=tuple(number for number, _ in filled[1:]),
        encoding=encoding,
        delimiter=delimiter,
        name=path.name,
    )


def _decoded(path: Path, content: bytes) -> tuple[str, str]:
    if content.startswith(_WORKBOOKS):
        raise _unreadable(path, tr("it is a workbook; save it as CSV in your spreadsheet program"))
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "")
    if not encoding and b"\0" in content[:1000]:
        # UTF-16 without its mark: every other byte of Western text is zero.
        even, odd = content[:1000:2].count(0), content[1:1000:2].count(0)
        encoding = "utf-16-be" if even > odd else "utf-16-le"
    for each in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            return content.decode(each).replace("\0", ""), each.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise _unreadable(path, tr("it is no text in UTF-8, UTF-16 or Windows-1252"))


def _told_delimiter(text: str) -> tuple[str, str | None]:
    """Excel may name the delimiter in a line of its own ("sep=;"): it is no row."""
    line, _, rest = text.partition("\n")
    hint = line.rstrip("\r").lower()
    if len(hint) == 5 and hint.startswith("sep=") and hint[4] in DELIMITERS:
        return rest, hint[4]
    return text, None


def _delimiter(text: str) -> str:
    """The delimiter that cuts most rows into as many cells as the first one has."""

    def fitness(delimiter: str) -> tuple[int, int]:
        try:
            rows = [row for row in islice(_cells(text, delimiter), _LOOKED_AT) if any(row)]
        except csv.Error:
            return (0, 0)
        width = len(rows[0]) if rows else 0
        return (sum(len(row) == width for row in rows) if width > 1 else 0, width)

    return max(DELIMITERS, key=fitness)


def _cells(text: str, delimiter: str, *, strict: bool = False) -> Iterator[list[str]]:
    # For the whole process; nothing else here minds the length of a cell.
    csv.field_size_limit(_CELL_LIMIT)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)


def _before_trouble(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from _cells(text, delimiter, strict=True)
    except csv.Error:
        return


def _width(cells: Sequence[str]) -> int:
    """How many cells there are before the empty ones at the end."""
    return max((index for index, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _fitted(cells: Sequence[str], width: int) -> tuple[str, ...]:
    found = tuple(_unguarded(cell) for cell in cells[:width])
    return found + ("",) * (width - len(found))


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def _titles(cells: Sequence[str]) -> tuple[str, ...]:
    """The titles, made unlike each other: "Email", "Email (2)"; one that is missing gets a name."""
    found: list[str] = []
    for index, cell in enumerate(cells, 1):
        title = " ".join(cell.split()) or tr("Column {index}", index=index)
        given, count = title, 1
        while given in found:
            count += 1
            given = f"{title} ({count})"
        found.append(given)
    return tuple(found)


def _unreadable(path: Path, why: str) -> KnownError:
    return KnownError(
        tr("The file can't be read as a table"),
        tr("{name}: {why}. Nothing was imported.", name=path.name, why=why),
        tr("Save it as CSV (UTF-8) with one row of titles, and import that."),
        code="import.unreadable",
    )


def _empty(path: Path) -> KnownError:
    return KnownError(
        tr("There is nobody in this file"),
        tr("{name} has no rows under its titles. Nothing was imported.", name=path.name),
        tr("Choose a file whose first row has the titles of its columns, and people below."),
        code="import.empty",
    )
