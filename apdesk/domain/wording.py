"""Lists of things inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from apdesk.language import plural, tr


def all_of(parts: Sequence[str], *, most: int = 0) -> str:
    """'a', 'a and b', 'a, b and c'; of more than `most` (0: however many) the rest is counted:
    'a, b and 3 more'."""
    first, last = _parted(parts, most)
    return tr("{first} and {last}", first=first, last=last) if first else last


def one_of(parts: Sequence[str], *, most: int = 0) -> str:
    """'a', 'a or b', 'a, b or c'; in the same way."""
    first, last = _parted(parts, most)
    return tr("{first} or {last}", first=first, last=last) if first else last


def some_of(parts: Sequence[str]) -> str:
    """The first three: 'a, b, c', 'a, b, c and 2 more'."""
    named = ", ".join(parts[:3])
    more = len(parts) - 3
    return (
        plural("{names} and {n} more", "{names} and {n} more", more, names=named)
        if more > 0
        else named
    )


def _parted(parts: Sequence[str], most: int) -> tuple[str, str]:
    if most and len(parts) > most:
        more = len(parts) - most + 1
        parts = [*parts[: most - 1], plural("{n} more", "{n} more", more)]
    return ", ".join(parts[:-1]), parts[-1] if parts else ""
