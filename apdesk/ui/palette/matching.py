"""How what is typed meets what there is: by the beginnings of its words. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"\w+")
#: Letters that are looked for inside words, too.
_INSIDE = 3
#: What a match costs; the least comes first.
_WHOLE, _FIRST, _WORDS, _HUMPS, _OTHER, _PART = 0, 1, 2, 4, 6, 8


class Match(NamedTuple):
    """How well a text is met (0 is best), and which parts of it are (start, length)."""

    cost: int
    spans: tuple[tuple[int, int], ...] = ()


def fold(text: str) -> str:
    """Without case and accents: 'Ärger' and 'arger' are one."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


class _Word(NamedTuple):
    text: str
    start: int
    length: int


@lru_cache(maxsize=2_000)
def _words(text: str) -> tuple[_Word, ...]:
    return tuple(
        _Word(fold(each.group()), each.start(), len(each.group())) for each in _WORD.finditer(text)
    )


def match(typed: str, title: str, words: str = "") -> Match | None:
    """How `title` meets what is typed; `words` are others that it may be found by. None: it
    doesn't. Each word that is typed has to begin one of its words, in any order; the beginnings of
    several words may be written as one ('synow': Sync now)."""
    sought = [fold(each) for each in _WORD.findall(typed)]
    if not sought:
        return Match(_OTHER) if not typed.strip() else None
    own, others = _words(title), _words(words)
    cost = 0
    spans: list[tuple[int, int]] = []
    for token in sought:
        found = _one(token, own, others)
        if found is None:
            return None
        cost += found.cost
        spans += found.spans
    if fold(title).startswith(fold(typed.strip())):
        cost = _WHOLE
    return Match(cost, tuple(sorted(set(spans))))


def _one(token: str, own: tuple[_Word, ...], others: tuple[_Word, ...]) -> Match | None:
    for at, word in enumerate(own):
        if word.text.startswith(token):
            length = min(len(token), word.length)
            return Match(_WORDS if at else _FIRST, ((word.start, length),))
    humps = _humps(token, own)
    if humps is not None:
        return Match(_HUMPS, humps)
    if any(word.text.startswith(token) for word in others):
        return Match(_OTHER)
    if len(token) >= _INSIDE:
        for word in own:
            inside = word.text.find(token)
            if inside > 0:
                return Match(_PART, ((word.start + inside, len(token)),))
    return None


def _humps(token: str, words: tuple[_Word, ...]) -> tuple[tuple[int, int], ...] | None:
    """The beginnings of words, one after the other, of which `token` is made."""
    if not token:
        return ()
    for at, word in enumerate(words):
        shared = 0
        while shared < min(len(token), len(word.text)) and token[shared] == word.text[shared]:
            shared += 1
        for taken in range(shared, 0, -1):
            rest = _humps(token[taken:], words[at + 1 :])
            if rest is not None:
                return ((word.start, min(taken, word.length)), *rest)
    return None
