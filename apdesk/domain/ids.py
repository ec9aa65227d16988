"""Many apdesk ids, as lists and selections hold them: four bytes each, and in an order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Protocol, overload

#: Ids that are compared at once.
_PIECE = 16_384


class RecordIds(Protocol):
    """Ids in an order, wherever they lie: an array, or `store.spool`. Not to be changed."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[int]: ...
    @overload
    def __getitem__(self, at: int, /) -> int: ...
    @overload
    def __getitem__(self, at: slice, /) -> array[int]: ...
    def index(self, record_id: int, /) -> int:
        """Where an id is. Raises ValueError when it isn't there."""


def record_ids(ids: Iterable[int] = ()) -> array[int]:
    """An array of them. A record is given the next number when it enters, and none is given twice:
    four bytes are enough for four thousand million entries (OverflowError beyond)."""
    return array("I", ids)


def same_beginning(some: RecordIds, others: RecordIds, count: int) -> bool:
    """Whether the first `count` of both are the same, in the same order; both must have so many
    for that."""
    if min(len(some), len(others)) < count:
        return False
    return all(
        some[at : min(at + _PIECE, count)] == others[at : min(at + _PIECE, count)]
        for at in range(0, count, _PIECE)
    )
