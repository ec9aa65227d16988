"""A language that is told at a glance, for what must not stay in English."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from apdesk.language import speak


class Shouted:
    """A language of capitals, with quotation marks of its own."""

    def text(self, source: str, _note: str, _n: int) -> str:
        if source == "“{name}”":
            return "„{name}“"
        return source if "{" in source else source.upper()

    def number(self, value: Any) -> str:
        return str(value)

    def order(self, text: str) -> str:
        return text


@contextmanager
def shouting() -> Iterator[None]:
    """Meanwhile everything is said in it."""
    speak(Shouted())
    try:
        yield
    finally:
        speak(None)
