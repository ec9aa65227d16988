"""One thing that is wrong with a journey."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and what to do, in a sentence or two that stand for themselves.

    Attributes:
        shape: The id of the shape that it is about; None: the whole journey.
        fatal: The journey can't be published so; else it is only worth a second look.
    """

    shape: str | None
    message: str
    fatal: bool = True
