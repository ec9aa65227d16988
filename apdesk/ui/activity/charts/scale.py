"""The numbers of a chart's axis. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_STEPS = 5
#: What is so many times higher than everything else is drawn broken off.
_OUT_OF_SCALE = 4
#: One column in so many may be drawn so.
_RARELY = 6
_MINUTE = 60_000


def ticks(highest: int) -> tuple[int, ...]:
    """Round numbers from nothing to the highest or above, at most six of them."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if highest <= step * _STEPS:
                return tuple(range(0, highest + step, step)) if highest else (0, step)
        power *= 10


def time_ticks(highest: int) -> tuple[int, ...]:
    """The same for milliseconds: whole seconds, or whole minutes from three of them on."""
    unit = _MINUTE if highest >= 3 * _MINUTE else 1000
    return tuple(each * unit for each in ticks(-(-highest // unit)))


def top_of(totals: Iterable[int]) -> int:
    """The highest number that the axis must reach.

    A first sync brings more than all days after it: drawn to scale it would leave nothing to be
    seen of them. Few numbers that tower above the rest don't count; their columns are broken off.
    """
    ordered = sorted(each for each in totals if each)
    if not ordered:
        return 0
    for towering in range(len(ordered) // _RARELY, 0, -1):
        lowest, usual = ordered[-towering], ordered[-towering - 1]
        if lowest > usual * _OUT_OF_SCALE:
            return usual
    return ordered[-1]


def evenly(count: int, room: int, each: int) -> Sequence[int]:
    """Which of `count` places are written under, where one text takes `each` of `room`: the last
    one always."""
    if not count:
        return ()
    every = max(1, -(-each * count // max(1, room)))
    return range((count - 1) % every, count, every)
