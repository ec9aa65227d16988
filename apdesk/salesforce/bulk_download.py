"""One answer of Bulk API 2.0 streamed into a file: unpacked, checked, never whole in memory.

Almost all of the work (zlib, the socket, the file) is done while Python's lock is free, so that
downloads in the background don't hold up the thread that stores what came.

Source: Bulk API 2.0 and Bulk API Developer Guide, "Get Results for a Query Job", "Use Compression
for Bulk API 2.0 Query Responses"; RFC 1952 (a gzip file is a series of members).
"""

from __future__ import annotations

import csv
import os
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import requests
import urllib3

from apdesk.domain.cancel import CancelToken
from apdesk.domain.utf8 import Utf8Check
from apdesk.salesforce import disk, errors, network_cases

#: Asked for by name, lest requests also offers what apdesk doesn't unpack here.
HEADERS = {"Accept": "text/csv", "Accept-Encoding": "gzip"}
CHUNK = 128 * 1024
#: A cell may be longer than csv expects: a rich text area holds 131,072 characters and its markup.
LONGEST_CELL = 10_000_000
_GZIP = 16 + zlib.MAX_WBITS
#: The end of a row and the beginning of the next, where each cell is in quotes.
_SEAM = b'"\n"'


def save(
    response: requests.Response, path: Path, cancel: CancelToken, *, rows: int | None = None
) -> bool:
    """Writes the body of an answer that was asked for with `stream` into a file that is there;
    whether all of it is UTF-8 (some orgs hold halves of characters).

    Args:
        response: Closed in the end, whatever happens.
        path: A CSV file; null bytes are left out of it (some orgs hold them).
        rows: How many records have to come; None: any number.

    Raises SalesforceError of kind RETRY for a body that breaks off, doesn't unpack, or has another
    number of records; KnownError "disk.full" or "disk.failed"; Cancelled between two chunks.
    """
    unpacker = _unpacker(response)
    text = Utf8Check()
    seams, seam_end = 0, b""
    with response:
        try:
            file = path.open("wb", buffering=0)
        except OSError as error:
            raise disk.failure(error, path) from error
        with file:
            for packed in _chunks(response):
                for piece in unpacker.unpack(packed):
                    cancel.check()
                    clean = piece.replace(b"\0", b"")
                    joined = seam_end + clean
                    seams += joined.count(_SEAM)
                    seam_end = joined[-2:]
                    text.take(clean)
                    _write(file.fileno(), clean, path)
        unpacker.finish()
    # Where that doesn't add up (a cell holds such a seam itself, or the org quotes sparingly), a
    # reader of CSV goes through the file a second time.
    if rows is not None and (seams != rows or seam_end != _SEAM[:2]):
        found = _records(path)
        if found != rows:
            raise errors.malformed(f"{rows} records were announced and {found} came")
    return text.whole()


def new_file(folder: Path) -> Path:
    """An empty file that only this user may read. Raises KnownError "disk.full" or "disk.failed".

    The folder is made where it isn't there.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(".csv", "bulk-", folder)  # 0600
        os.close(handle)
    except OSError as error:
        raise disk.failure(error, folder) from error
    return Path(name)


def _chunks(response: requests.Response) -> Iterator[bytes]:
    """The body as it comes over the wire, each piece as long as the last or shorter."""
    while True:
        try:
            # A body that is shorter than announced, by its length or its last chunk, is an error.
            data = response.raw.read(CHUNK, decode_content=False)
        except urllib3.exceptions.ReadTimeoutError:
            failure = network_cases.TIMEOUT.error()
        except (urllib3.exceptions.HTTPError, OSError, ValueError):
            failure = network_cases.INTERRUPTED.error()
        else:
            if not data:
                return
            yield data
            continue
        raise failure


class _Unpacker(Protocol):
    def unpack(self, packed: bytes) -> Iterator[bytes]:
        """What a chunk holds, in pieces of at most `CHUNK` bytes."""
        ...

    def finish(self) -> None:
        """Raises SalesforceError unless the end of the contents has come."""
        ...


class _Plain:
    def unpack(self, packed: bytes) -> Iterator[bytes]:
        yield packed

    def finish(self) -> None:
        pass


class _Gunzip:
    """One gzip member after the other; the sum at the end of each is checked by zlib."""

    def __init__(self) -> None:
        self._member: zlib._Decompress | None = None

    def unpack(self, packed: bytes) -> Iterator[bytes]:
        while packed:
            if self._member is None:
                packed = packed.lstrip(b"\0")  # some writers fill up with zeros
                if not packed:
                    return
                self._member = zlib.decompressobj(_GZIP)
            try:
                piece = self._member.decompress(packed, CHUNK)
            except zlib.error:
                raise errors.malformed("what came doesn't unpack") from None
            if piece:
                yield piece
            if self._member.eof:
                packed = self._member.unused_data
                self._member = None
            else:
                packed = self._member.unconsumed_tail

    def finish(self) -> None:
        if self._member is not None:
            raise network_cases.INTERRUPTED.error()


def _unpacker(response: requests.Response) -> _Unpacker:
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in ("gzip", "x-gzip"):
        return _Gunzip()
    if coding in ("identity", ""):
        return _Plain()
    response.close()
    raise errors.malformed("it is packed in a way that wasn't asked for")


def _write(descriptor: int, data: bytes, path: Path) -> None:
    left = memoryview(data)
    try:
        while left:
            left = left[os.write(descriptor, left) :]
    except OSError as error:
        raise disk.failure(error, path) from error


def _records(path: Path) -> int:
    """How many records a file has behind its header."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = sum(1 for _ in csv.reader(file, strict=True))
    except (csv.Error, UnicodeDecodeError):
        raise errors.malformed("what came isn't a table") from None
    except OSError as error:
        raise disk.failure(error, path) from error
    return max(0, lines - 1)
