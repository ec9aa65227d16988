"""Many apdesk ids, as lists and selections hold them: four bytes each, and in an order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


def record_ids(ids: Iterable[int] = ()) -> array[int]:
    """An array of them. A record is given the next number when it enters, and none is given twice:
    four bytes are enough for four thousand million entries (OverflowError beyond)."""
    return array("I", ids)
