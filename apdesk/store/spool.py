"""Many ids in an order, in a file: a long list takes no memory for them, however long it is.

The file has no name once it is there (on Windows: it is deleted when it is closed). It ends with
whoever holds the ids, and says nothing but numbers that apdesk gave.
"""

from __future__ import annotations

import weakref
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, overload

from apdesk.domain.ids import RecordIds, record_ids

#: So many ids are kept in memory; beyond that they are written so many at once.
HELD = 32_768
#: Ids that are read when one is asked for: whoever draws rows asks for its neighbours next.
_BLOCK = 512
#: Ids that are looked through at once.
_PIECE = 16_384
_SIZE = record_ids().itemsize


def spooled(pieces: Iterable[array[int]], folder: Path) -> RecordIds:
    """The ids of all pieces: an array of a few, `SpooledIds` in `folder` of many. Where no file can
    be written (a full disk), an array of all."""
    spool = _Spool(folder)
    try:
        for some in pieces:
            spool.add(some)
        return spool.ids()
    except BaseException:
        spool.close()
        raise


class SpooledIds:
    """Ids in a file. Not for two threads at once. Raises OSError where it can't be read."""

    def __init__(self, file: Any, count: int) -> None:
        """`file`: open for bytes, without a buffer; it holds so many ids, and is closed with us."""
        self._file = file
        self._count = count
        self._block = record_ids()
        self._block_at = 0
        weakref.finalize(self, file.close)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[int]:
        for start in range(0, self._count, _PIECE):
            yield from self[start : start + _PIECE]

    @overload
    def __getitem__(self, at: int, /) -> int: ...
    @overload
    def __getitem__(self, at: slice, /) -> array[int]: ...
    def __getitem__(self, at: int | slice, /) -> int | array[int]:
        if isinstance(at, int):
            within = at - self._block_at
            if 0 <= within < len(self._block):
                return self._block[within]
            return self._one(range(self._count)[at])
        start, stop, step = at.indices(self._count)
        if step == 1:
            return _read(self._file, start, stop)
        return self[:][at]

    def index(self, record_id: int, /) -> int:
        """Where an id is. Raises ValueError when it isn't there."""
        wanted = record_ids((record_id,)).tobytes()
        for start in range(0, self._count, _PIECE):
            piece = self[start : start + _PIECE].tobytes()
            at = piece.find(wanted)
            while at >= 0:
                if at % _SIZE == 0:
                    return start + at // _SIZE
                at = piece.find(wanted, at + 1)
        raise ValueError(f"{record_id} isn't among them")

    def _one(self, at: int) -> int:
        self._block_at = at - at % _BLOCK
        self._block = self[self._block_at : self._block_at + _BLOCK]
        return self._block[at - self._block_at]


class _Spool:
    """Ids on their way into a file, if there are many."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held = record_ids()
        self._file: Any = None
        self._count = 0
        self._full = False

    def add(self, ids: array[int]) -> None:
        self._held.extend(ids)
        if len(self._held) >= HELD and not self._full:
            self._write()

    def ids(self) -> RecordIds:
        """All of them; nothing is added any more."""
        if self._file is not None and self._held:
            self._write()
        if self._file is None:
            return self._held
        return SpooledIds(self._file, self._count)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def _write(self) -> None:
        import tempfile  # takes 5 ms, and a window starts without

        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0, dir=self._folder)  # noqa: SIM115
            written = self._file.write(memoryview(self._held).cast("B"))
        except OSError:
            written = 0
        if written == len(self._held) * _SIZE:
            self._count += len(self._held)
            self._held = record_ids()
        else:
            self._take_back()

    def _take_back(self) -> None:
        """The disk is full: all of them into memory."""
        self._full = True
        if self._file is not None:
            self._held = _read(self._file, 0, self._count) + self._held
            self._file.close()
            self._file = None


def _read(file: Any, start: int, stop: int) -> array[int]:
    found = record_ids()
    if start < stop:
        file.seek(start * _SIZE)
        found.frombytes(file.read((stop - start) * _SIZE))
    return found
