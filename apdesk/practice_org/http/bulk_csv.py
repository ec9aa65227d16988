"""Bulk 2.0 CSV: what query results look like, and how uploaded rows are read.

Every header and value is quoted, quotes doubled; null and '' are both `""` (salesforce.md 3).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from apdesk.practice_org.http.messages import Refusal

DELIMITERS = {
    "BACKQUOTE": "`",
    "CARET": "^",
    "COMMA": ",",
    "PIPE": "|",
    "SEMICOLON": ";",
    "TAB": "\t",
}
_QUOTED = re.compile(rb'"[^"]*"')
LINE_ENDINGS = {"LF": "\n", "CRLF": "\r\n"}


def line(values: Iterable[str], delimiter: str = ",", ending: str = "\n") -> str:
    return delimiter.join('"' + value.replace('"', '""') + '"' for value in values) + ending


def read_rows(
    content: bytes, delimiter: str, line_ending: str = "LF"
) -> tuple[list[str], list[list[str]]]:
    """Header and rows of an upload. Refusal ClientInputError or InvalidBatch when it is no such
    CSV; `line_ending` is one of LINE_ENDINGS."""
    _check_endings(content, line_ending)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(400, "InvalidBatch", f"The upload is not UTF-8: {error}") from error
    # The platform takes lone NUL bytes as text; csv would too, but Python 3.11's refuses them.
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    try:
        rows = [row for row in reader if row]
    except csv.Error as error:
        raise Refusal(400, "InvalidBatch", f"The upload is no CSV: {error}") from error
    if not rows:
        raise Refusal(400, "InvalidBatch", "The upload has no header row")
    return rows[0], list(_even(rows))


def _check_endings(content: bytes, line_ending: str) -> None:
    """Of the lines, not of what is in quotes."""
    plain = _QUOTED.sub(b"", content)
    wrong = b"\r" in plain if line_ending == "LF" else b"\n" in plain.replace(b"\r\n", b"")
    if wrong:
        raise Refusal(
            400,
            "ClientInputError",
            f"LineEnding is invalid on user data. Current LineEnding setting is {line_ending}",
        )


def _even(rows: list[list[str]]) -> Iterator[list[str]]:
    width = len(rows[0])
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != width:
            raise Refusal(
                400,
                "InvalidBatch",
                f"Record found with {len(row)} columns where the header has {width}: row {number}",
            )
        yield row
