"""The user's language: whatever people read in the window is written through here.

English stands in the code. The verbs speak it as it is; the window may be given another language by
`speak` (`apdesk.ui.translation`, Qt's translators). No room needs Qt to have its texts translated.

Which texts there are is read from the calls themselves (`packaging/translations.py`), so what they
are given are literals:

    tr("Sync now")
    tr("{name} is on no list", name=person)
    tr("Open", note="a file")                         # tells apart what other languages do
    plural("{n} lead was added", "{n} leads were added", count)
    WORDS = {State.IDLE: marked("Up to date")}        # read when a module is, said later:
    translated(WORDS[state])

What a value in braces stands for is filled in after the translation, so that a sentence may put it
anywhere. `{n}` is the count, written in the way of the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from decimal import Decimal


class Language(Protocol):
    """A language other than the one of the code."""

    def text(self, source: str, note: str, n: int) -> str:
        """The translation; `source` itself where there is none. `n`: the count that chooses a
        plural form, -1: no count."""

    def number(self, value: int | Decimal) -> str:
        """A number as the language writes it, with all its decimal places."""

    def order(self, text: str) -> Any:
        """What texts are sorted by for a reader."""


class _Spoken:
    language: Language | None = None


def speak(language: Language | None) -> None:
    """From now on texts come in `language`; None: in English."""
    _Spoken.language = language


def tr(text: str, /, *, note: str = "", **values: object) -> str:
    """A text in the user's language, with its values filled in."""
    return translated(text, note=note, **values)


def translated(text: str, /, *, note: str = "", **values: object) -> str:
    """The same for a text that was `marked` where it is written."""
    language = _Spoken.language
    said = text if language is None else language.text(text, note, -1)
    return said.format(**values) if values else said


def plural(one: str, many: str, n: int, /, *, note: str = "", **values: object) -> str:
    """`one` or `many`, by the rules of the user's language, with `{n}` and the values filled in."""
    language = _Spoken.language
    said = many if language is None else language.text(many, note, n)
    if n == 1 and said == many:
        said = one
    return said.format(n=number(n), **values)


def number(value: int | Decimal) -> str:
    """A number as the user's language writes it, with all its decimal places: 1,234.50."""
    language = _Spoken.language
    if language is not None:
        return language.number(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,f}"


def order(text: str) -> Any:
    """What texts are sorted by for a reader: `sorted(names, key=order)`."""
    language = _Spoken.language
    return text.casefold() if language is None else language.order(text)


def marked(text: str, /, *, note: str = "") -> str:
    """The text as it is: it is translated when it is said (`translated`, with the same note)."""
    return text
