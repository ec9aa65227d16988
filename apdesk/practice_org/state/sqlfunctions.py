"""The functions that SOQL's meaning needs and SQLite lacks; all of them pure."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from functools import lru_cache

Matcher = Callable[[str], bool]


def fold(text: str | None) -> str | None:
    """The form in which texts are compared: without case, in any script."""
    return None if text is None else text.casefold()


def multi_key(text: str | None) -> str | None:
    """One key for every order of the same set of picklist values; None for the empty set."""
    if text is None:
        return None
    return ";".join(sorted(members(text))) or None


def members(text: str) -> frozenset[str]:
    """The values of a multi-select picklist, folded."""
    return frozenset(part.strip().casefold() for part in text.split(";") if part.strip())


@lru_cache(maxsize=4096)
def _cached_members(text: str) -> frozenset[str]:
    return members(text)


@lru_cache(maxsize=256)
def _wanted(key: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split(";")) for group in key.split("\n"))


def includes_key(groups: list[str]) -> str:
    """The argument of `includes` for INCLUDES ('A;B','C')."""
    return "\n".join(";".join(sorted(members(group))) for group in groups)


def includes(text: str | None, key: str) -> int:
    if text is None:
        return 0
    there = _cached_members(text)
    return int(any(group <= there for group in _wanted(key)))


def like(text: str | None, pattern: str) -> int | None:
    """LIKE with %, _ and backslash escapes, without regard to case; None for a null text."""
    return None if text is None else int(matcher(pattern)(text.casefold()))


@lru_cache(maxsize=512)
def matcher(pattern: str) -> Matcher:
    """For casefolded texts. A pattern without `_` needs no regular expression."""
    pieces = _pieces(pattern)
    if not any(piece == "_" for _, piece in _wild(pieces)):
        simple = _simple_matcher(pieces)
        if simple is not None:
            return simple
    source = "".join(
        (".*" if piece == "%" else ".") if wild else re.escape(piece) for wild, piece in pieces
    )
    compiled = re.compile(source, re.DOTALL)
    return lambda text: compiled.fullmatch(text) is not None


def like_pattern(pattern: str) -> str:
    """The folded pattern for SQLite's own LIKE with ESCAPE '\\', which means the same for texts of
    ASCII letters."""
    return "".join(piece if wild else escaped(piece) for wild, piece in _pieces(pattern))


def escaped(text: str) -> str:
    """A text that stands for itself in such a pattern."""
    return re.sub(r"[\\%_]", r"\\\g<0>", text)


def _wild(pieces: list[tuple[bool, str]]) -> list[tuple[bool, str]]:
    return [piece for piece in pieces if piece[0]]


def _pieces(pattern: str) -> list[tuple[bool, str]]:
    """(is a wildcard, text) runs; literal runs are folded."""
    pieces: list[tuple[bool, str]] = []
    literal = ""
    letters = iter(pattern)
    for letter in letters:
        if letter == "\\":
            literal += next(letters, "\\")
        elif letter in "%_":
            if literal:
                pieces.append((False, literal.casefold()))
                literal = ""
            pieces.append((True, letter))
        else:
            literal += letter
    if literal:
        pieces.append((False, literal.casefold()))
    return pieces


def _simple_matcher(pieces: list[tuple[bool, str]]) -> Matcher | None:
    shape = "".join("%" if wild else "x" for wild, _ in pieces)
    words = [piece for wild, piece in pieces if not wild]
    match shape:
        case "":
            return lambda text: text == ""
        case "x":
            return lambda text: text == words[0]
        case "x%":
            return lambda text: text.startswith(words[0])
        case "%x":
            return lambda text: text.endswith(words[0])
        case "%x%":
            return lambda text: words[0] in text
        case _ if set(shape) == {"%"}:
            return lambda text: True
    return None


def number_text(value: float | None) -> str:
    """A double as REST's JSON writes it: both ways of reading give one number."""
    return "" if value is None else repr(float(value))


def person_name(first: str | None, last: str | None) -> str | None:
    return " ".join(part for part in (first, last) if part) or None


def masked(text: str | None) -> str | None:
    """An encrypted field for somebody without "View Encrypted Data"."""
    return None if text is None else "*" * max(len(text) - 4, 0) + text[-4:]


def register(connection: sqlite3.Connection) -> None:
    for name, arguments, function in (
        ("fold", 1, fold),
        ("multi_key", 1, multi_key),
        ("includes", 2, includes),
        ("soql_like", 2, like),
        ("number_text", 1, number_text),
        ("masked", 1, masked),
    ):
        connection.create_function(name, arguments, function, deterministic=True)
