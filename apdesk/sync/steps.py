"""Small tools of the phases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def in_chunks(items: Sequence[T], size: int) -> Iterator[tuple[T, ...]]:
    """The items in order, at most `size` at a time; nothing for no items."""
    for start in range(0, len(items), size):
        yield tuple(items[start : start + size])


def in_batches(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    """As `in_chunks`, of items that come one after the other."""
    source = iter(items)
    while some := tuple(islice(source, size)):
        yield some


def in_halves(items: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """The first half of two items or more, and the second."""
    middle = len(items) // 2
    return items[:middle], items[middle:]
