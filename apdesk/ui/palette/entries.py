"""What the palette shows for what is typed: entries under their headings, the best first. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from apdesk.ui.palette.matching import match

#: So many of one heading, while there are others.
MOST_OF_A_GROUP = 6
#: So many in all.
MOST = 24
#: What the ones used last are ahead of others that fit as well.
_RECENT_AHEAD = 1
#: People fit by one of their words: behind what begins with what is typed, before what it is only
#: a part of.
_FOUND_COST = 5


class Entry(NamedTuple):
    """A row that does something.

    Attributes:
        key: What it is remembered by; '' for what isn't (records: they may be gone tomorrow).
        detail: Said behind the title, more quietly.
        words: Other words that it is found by.
        spans: Which parts of the title were met (start, length).
    """

    key: str
    title: str
    group: str
    run: Callable[[], object]
    detail: str = ""
    shortcut: str = ""
    icon: str = ""
    words: str = ""
    spans: tuple[tuple[int, int], ...] = ()


class Heading(NamedTuple):
    """A row that only says what follows."""

    title: str


Row = Entry | Heading


class _Fit(NamedTuple):
    cost: int
    at: int
    entry: Entry


def arranged(
    typed: str,
    entries: Sequence[Entry],
    found: Sequence[Entry] = (),
    recent: Sequence[str] = (),
    recent_heading: str = "",
) -> tuple[Row, ...]:
    """The rows for what is typed.

    `entries` are matched here; `found` were found by it elsewhere and are all shown. Without
    anything typed: the ones used last (`recent`: their keys, newest first) under a heading of their
    own, then everything as it comes.
    """
    if not typed.strip():
        return _everything(entries, recent, recent_heading)
    groups: dict[str, list[_Fit]] = {}
    for at, each in enumerate(entries):
        met = match(typed, each.title, each.words)
        if met is None:
            continue
        ahead = _RECENT_AHEAD if each.key in recent else 0
        fit = _Fit(met.cost * 2 - ahead, at, each._replace(spans=met.spans))
        groups.setdefault(each.group, []).append(fit)
    for at, each in enumerate(found, len(entries)):
        met = match(typed, each.title)
        fit = _Fit(_FOUND_COST * 2, at, each._replace(spans=met.spans if met else ()))
        groups.setdefault(each.group, []).append(fit)
    for fits in groups.values():
        fits.sort(key=lambda fit: fit[:2])
    inside = sorted(groups.values(), key=lambda fits: fits[0][:2])
    most = MOST_OF_A_GROUP if len(inside) > 1 else MOST
    rows: list[Row] = []
    for fits in inside:
        rows += _under(fits[0].entry.group, [fit.entry for fit in fits[:most]])
    return tuple(rows)


def _everything(
    entries: Sequence[Entry], recent: Sequence[str], recent_heading: str
) -> tuple[Row, ...]:
    known = {each.key: each for each in entries}
    used = [known[key] for key in recent if key in known]
    rows = _under(recent_heading, used)
    groups: dict[str, list[Entry]] = {}
    for each in entries:
        if each not in used:
            groups.setdefault(each.group, []).append(each)
    for group, inside in groups.items():
        rows += _under(group, inside)
    return tuple(rows)


def _under(heading: str, entries: Sequence[Entry]) -> list[Row]:
    return [Heading(heading), *entries] if entries else []
