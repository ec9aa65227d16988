"""Text with fields: '{{first_name}}', or '{{first_name|there}}' with words for when it is blank.

A placeholder stands on one line; space around its two parts doesn't count. '{{{{' writes two
braces. Whatever is no placeholder (braces that nothing closes, too) is text as it stands, so that
nothing anybody writes is an error here: `check` finds what was meant otherwise.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from apdesk.domain.records import FieldValue

#: How a value is written, given its field: 'name, value -> text'. Never called with a blank value.
Form: TypeAlias = Callable[[str, FieldValue], str]

_ESCAPE = "{{{{"
_TOKEN = re.compile(r"\{\{\{\{|\{\{((?:(?!\{\{|\}\})[^\r\n])*)\}\}")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A place for the value of an apdesk field (lower case), and what stands there for a blank."""

    field: str
    fallback: str = ""

    def __str__(self) -> str:
        """As one writes it into a text."""
        return f"{{{{{self.field}|{self.fallback}}}}}" if self.fallback else f"{{{{{self.field}}}}}"


def parse(text: str) -> tuple[str | Placeholder, ...]:
    """The text in pieces: texts as they are to be shown, never empty, and placeholders."""
    parts: list[str | Placeholder] = []
    plain = ""
    at = 0
    for token in _TOKEN.finditer(text):
        plain += text[at : token.start()]
        at = token.end()
        if token[0] == _ESCAPE:
            plain += "{{"
            continue
        if plain:
            parts.append(plain)
            plain = ""
        name, _, fallback = token[1].partition("|")
        parts.append(Placeholder(name.strip().lower(), fallback.strip()))
    plain += text[at:]
    return (*parts, plain) if plain else tuple(parts)


def fields_in(text: str) -> tuple[str, ...]:
    """The fields that a text names, each once, in their order; '' for a placeholder without one."""
    found = (each.field for each in parse(text) if isinstance(each, Placeholder))
    return tuple(dict.fromkeys(found))


def unclosed(text: str) -> bool:
    """Whether braces open somewhere that nothing closes on that line: hardly what was meant."""
    return "{{" in _TOKEN.sub(" ", text)


def render(text: str, values: Mapping[str, FieldValue], form: Form) -> str:
    """The text with the values of one person, by field; a blank or unknown one: the fallback."""
    return _filled(text, values, form)


def render_line(text: str, values: Mapping[str, FieldValue], form: Form) -> str:
    """As `render`, for what is one line, like a subject: breaks and other control characters
    become spaces, wherever they come from."""
    return _BREAKS.sub(" ", _filled(text, values, form)).strip()


def render_html(text: str, values: Mapping[str, FieldValue], form: Form) -> str:
    """As `render`, for a text that is HTML: values are escaped, for use between tags and in quoted
    attributes. Fallbacks are HTML as the text around them is."""
    return _filled(text, values, lambda name, value: html.escape(form(name, value)))


def _filled(text: str, values: Mapping[str, FieldValue], form: Form) -> str:
    return "".join(
        each if isinstance(each, str) else _value(each, values, form) for each in parse(text)
    )


def _value(place: Placeholder, values: Mapping[str, FieldValue], form: Form) -> str:
    value = values.get(place.field)
    if value is None or (isinstance(value, str) and not value.strip()):
        return place.fallback
    return form(place.field, value)
