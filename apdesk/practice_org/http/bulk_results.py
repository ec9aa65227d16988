"""A rendered Bulk result: kept compressed, any range of its rows served as it lies."""

from __future__ import annotations

import re
import tempfile
import threading
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from apdesk.practice_org.http import gzip_member
from apdesk.practice_org.http.bulk_csv import line
from apdesk.practice_org.http.messages import Packed, Stream

#: Rows of a block. A page that begins and ends with one is sent without being looked into.
BLOCK = 1_000
_CHUNK = 256 * 1024
_CUT_BLOCKS = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A range of rows under the header. `rows` are those that there were."""

    body: Packed
    rows: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """Bytes of a page: the blocks of the file from `start` to before `end`, or `content`, which was
    `packed` for this page."""

    length: int
    checksum: int
    packed_length: int
    start: int = 0
    end: int = 0
    content: bytes = b""
    packed: bytes = b""


class ResultFile:
    """Blocks of rows in a temporary file, each of them a piece of a gzip member.

    `add` is called by one thread, and before the first `page`. What is held is a few numbers for
    each block.
    """

    def __init__(self, columns: Sequence[str], delimiter: str = ",", ending: str = "\n") -> None:
        self._header = line(columns, delimiter, ending).encode("utf-8")
        value = rb'"[^"]*"'
        mark = re.escape(delimiter.encode("ascii"))
        # Doubled quotes are two values side by side: where a line ends is all that matters.
        self._line = re.compile(rb"(?:%b%b?)+%b" % (value, mark, ending.encode("ascii")))
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as its job
        self._lock = threading.Lock()
        self._rows = 0
        # At each block's end: the place in the file, the length of all text, its checksum.
        self._places = array("Q", [0])
        self._lengths = array("Q", [0])
        self._checksums = array("Q", [0])
        self._cut = lru_cache(_CUT_BLOCKS)(self._read_block)

    @property
    def rows(self) -> int:
        return self._rows

    def add(self, content: bytes, rows: int) -> None:
        """The lines of the next BLOCK rows; of fewer only at the end."""
        if self._rows % BLOCK or not 0 < rows <= BLOCK:
            raise ValueError("only the last block may be short")
        packed = gzip_member.piece(content)
        with self._lock:
            self._file.write(packed)
        self._rows += rows
        self._places.append(self._places[-1] + len(packed))
        self._lengths.append(self._lengths[-1] + len(content))
        self._checksums.append(zlib.crc32(content, self._checksums[-1]))

    def page(self, start: int, count: int) -> Page:
        """Up to `count` rows from `start` on, both within the file."""
        end = min(self._rows, start + count)
        pieces = list(self._pieces(start, end))
        checksum = length = 0
        for piece in pieces:
            checksum = gzip_member.joined_crc(checksum, piece.checksum, piece.length)
            length += piece.length
        packed_length = sum(piece.packed_length for piece in pieces)
        packed_length += len(gzip_member.HEAD) + gzip_member.TAIL_LENGTH
        tail = gzip_member.tail(checksum, length)
        return Page(
            Packed(
                Stream(packed_length, lambda: self._packed(pieces, tail)),
                Stream(length, lambda: self._plain(pieces)),
            ),
            end - start,
        )

    @property
    def closed(self) -> bool:
        return self._file.closed

    def close(self) -> None:
        """The file is gone; streams of its pages end with OSError."""
        with self._lock:
            self._file.close()

    # -- pages -------------------------------------------------------------------------------

    def _pieces(self, start: int, end: int) -> Iterator[_Piece]:
        first, last = -(-start // BLOCK), end // BLOCK
        if end == self._rows:
            last = len(self._places) - 1
        head = self._header
        if first > last:
            yield _in_memory(head + self._lines(start // BLOCK, start, end))
            return
        if start % BLOCK:
            head += self._lines(start // BLOCK, start, end)
        yield _in_memory(head)
        if first < last:
            yield self._blocks(first, last)
        if end > last * BLOCK:
            yield _in_memory(self._lines(last, last * BLOCK, end))

    def _blocks(self, first: int, last: int) -> _Piece:
        length = self._lengths[last] - self._lengths[first]
        before, both = self._checksums[first], self._checksums[last]
        return _Piece(
            length,
            gzip_member.rest_crc(both, before, length),
            self._places[last] - self._places[first],
            start=first,
            end=last,
        )

    def _lines(self, block: int, start: int, end: int) -> bytes:
        """Those rows of [start, end) that are in the block."""
        if start >= end:
            return b""
        content, ends = self._cut(block)
        first = block * BLOCK
        return content[ends[max(start - first, 0)] : ends[min(end - first, len(ends) - 1)]]

    def _read_block(self, block: int) -> tuple[bytes, array[int]]:
        content = gzip_member.content_of(self._read(self._places[block], self._places[block + 1]))
        ends = array("L", [0])
        ends.extend(match.end() for match in self._line.finditer(content))
        return content, ends

    def _packed(self, pieces: Sequence[_Piece], tail: bytes) -> Iterator[bytes]:
        waiting = gzip_member.HEAD
        for piece in pieces:
            if piece.content:
                waiting += piece.packed
                continue
            for place in range(self._places[piece.start], self._places[piece.end], _CHUNK):
                end = min(place + _CHUNK, self._places[piece.end])
                yield waiting + self._read(place, end)
                waiting = b""
        yield waiting + tail

    def _plain(self, pieces: Sequence[_Piece]) -> Iterator[bytes]:
        for piece in pieces:
            if piece.content:
                yield piece.content
                continue
            for block in range(piece.start, piece.end):
                yield gzip_member.content_of(
                    self._read(self._places[block], self._places[block + 1])
                )

    def _read(self, start: int, end: int) -> bytes:
        with self._lock:
            if self._file.closed:
                raise OSError("the result was deleted")
            self._file.seek(start)
            return self._file.read(end - start)


def _in_memory(content: bytes) -> _Piece:
    packed = gzip_member.piece(content)
    return _Piece(len(content), zlib.crc32(content), len(packed), content=content, packed=packed)
