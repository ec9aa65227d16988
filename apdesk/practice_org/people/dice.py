"""Chance for making people by the hundred thousand: the draws of `random.Random`, only cheaper."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Takes the same numbers from `random` as its own `choice`, `randrange` and `uniform` would,
    in the same order, without their checks of arguments."""

    def __init__(self, random: Random) -> None:
        self.share = random.random
        self._bits = random.getrandbits

    def below(self, end: int) -> int:
        """A whole number from 0 to `end` - 1; `end` is at least 1."""
        length = end.bit_length()
        drawn = self._bits(length)
        while drawn >= end:
            drawn = self._bits(length)
        return drawn

    def choice(self, values: Sequence[T]) -> T:
        # `below` once more: a record takes twenty of these.
        end = len(values)
        length = end.bit_length()
        drawn = self._bits(length)
        while drawn >= end:
            drawn = self._bits(length)
        return values[drawn]

    def uniform(self, low: float, high: float) -> float:
        return low + (high - low) * self.share()

    def maybe(self, share: float, values: Sequence[T]) -> T | None:
        """One of `values`; None but for `share` of the calls."""
        return self.choice(values) if self.share() < share else None
