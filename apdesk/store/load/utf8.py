"""Pages whose text isn't UTF-8 throughout: some orgs hold halves of characters, where text was cut.

SQLite stores any bytes as text, and nobody could read such a record again.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from apdesk.domain.utf8 import Utf8Check

_CHUNK = 1 << 20
_REPAIRED = "apdesk.repaired"


@contextmanager
def readable(path: Path, *, known: bool) -> Iterator[Path]:
    """The page itself when all of it is UTF-8, which may be `known`, else a copy beside it that is,
    for as long as it is used. Raises OSError."""
    if known or _is_utf8(path):
        yield path
        return
    copy = path.with_name(f"{path.name}.utf8")
    try:
        with (
            path.open("rb") as page,
            open(copy, "w", encoding="utf-8", newline="", opener=_private) as file,
        ):
            # no character goes across the end of a line
            for line in page:
                file.write(line.decode("utf-8", _REPAIRED))
        yield copy
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)


def _is_utf8(path: Path) -> bool:
    text = Utf8Check()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            text.take(chunk)
    return text.whole()


def _repaired(error: UnicodeError) -> tuple[str, int]:
    """Half a surrogate pair becomes "?", as in what comes by JSON (`Mirror.apply`)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    some = error.object[error.start : error.start + 3]
    if len(some) == 3 and some[0] == 0xED and some[1] >= 0xA0 and 0x80 <= some[2] < 0xC0:
        return "?", error.start + 3
    return "\ufffd", error.end


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


codecs.register_error(_REPAIRED, _repaired)
