"""Reading JSON without forgiveness: what was expected and what is there, all faults at once."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from math import inf, isfinite
from typing import Any, TypeVar

from apdesk.domain.entry_check import SURROGATE
from apdesk.errors import KnownError
from apdesk.language import tr

E = TypeVar("E", bound=StrEnum)
_MOST_TOLD = 8


class MalformedJourney(KnownError):
    """A document that is no journey; `problems` are its faults, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        more = len(problems) - _MOST_TOLD
        rest = (f"And {more:,} more.",) if more > 0 else ()
        super().__init__(
            tr("The journey can't be read"),
            " ".join((*problems[:_MOST_TOLD], *rest)),
            tr("Nothing was changed. Correct the journey and try again."),
            code="journey.malformed",
        )
        self.problems = problems


class Reading:
    """Gathers faults. What isn't as expected is read as something harmless in its place; `finish`
    raises MalformedJourney then. `where` names the place in sentences: "shape “s1”"."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def finish(self) -> None:
        """Raises MalformedJourney if there was any fault."""
        if self.problems:
            raise MalformedJourney(tuple(self.problems))

    def fault(self, sentence: str) -> None:
        self.problems.append(sentence)

    def keys(self, value: object, where: str, known: Iterable[str]) -> dict[str, Any] | None:
        """An object that has no other keys than these; None: it is no object."""
        if not isinstance(value, dict):
            self.fault(f"In {where}, an object with keys was expected, not {kind_of(value)}.")
            return None
        allowed = tuple(known)
        for key in value:
            if key not in allowed:
                self.fault(f"The key “{key}” in {where} is unknown.")
        return value

    def entries(self, entry: dict[str, Any], key: str, where: str) -> list[Any]:
        """A list; empty when the key is absent."""
        value = entry.get(key, [])
        if isinstance(value, list):
            return value
        self.fault(f"“{key}” in {where} must be a list, not {kind_of(value)}.")
        return []

    def text(self, entry: dict[str, Any], key: str, where: str, default: str) -> str:
        """A text, which may be empty."""
        value = entry.get(key, default)
        if not isinstance(value, str):
            self.fault(f"“{key}” in {where} must be a text, not {kind_of(value)}.")
            return default
        if SURROGATE.search(value):
            self.fault(f"“{key}” in {where} holds characters that are no text.")
            return default
        return value

    def name(self, entry: dict[str, Any], key: str, where: str) -> str:
        """A text that has to be there and says something; '' after a fault."""
        if key not in entry:
            self.fault(f"“{key}” is missing from {where}.")
            return ""
        value = self.text(entry, key, where, "")
        if isinstance(entry[key], str) and not entry[key].strip():
            self.fault(f"“{key}” in {where} must be a text, not an empty text.")
        return value if value.strip() else ""

    def choose(self, kind: type[E], entry: dict[str, Any], key: str, where: str) -> E | None:
        """One of the values of an enumeration; None after a fault."""
        if key not in entry:
            self.fault(f"“{key}” is missing from {where}.")
            return None
        try:
            return kind(entry[key])
        except ValueError:
            said = entry[key] if isinstance(entry[key], str) else kind_of(entry[key])
            known = f": {_or(kind)}" if len(kind) <= _MOST_TOLD else ""
            self.fault(f"“{said}” is no {key} in {where}{known}.")
            return None

    def number(self, entry: dict[str, Any], key: str, where: str, default: float) -> float:
        """A finite number."""
        value = entry.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fault(f"“{key}” in {where} must be a number, not {kind_of(value)}.")
            return default
        try:
            number = float(value)
        except OverflowError:
            number = inf
        if isfinite(number):
            return number
        self.fault(f"“{key}” in {where} must be a finite number.")
        return default

    def whole(self, value: object, key: str, where: str) -> int | None:
        """A whole number; None after a fault."""
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        said = str(value) if isinstance(value, float) else kind_of(value)
        self.fault(f"“{key}” in {where} must be a whole number, not {said}.")
        return None

    def flag(self, entry: dict[str, Any], key: str, where: str, default: bool) -> bool:
        value = entry.get(key, default)
        if isinstance(value, bool):
            return value
        self.fault(f"“{key}” in {where} must be true or false, not {kind_of(value)}.")
        return default


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    kinds: dict[type, str] = {
        str: "a text",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object with keys",
    }
    return "an empty text" if value == "" else kinds.get(type(value), type(value).__name__)


def _or(values: Iterable[str]) -> str:
    named = [str(each) for each in values]
    return f"{', '.join(named[:-1])} or {named[-1]}"
