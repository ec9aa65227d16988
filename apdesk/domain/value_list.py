"""The comma list that a criterion's value is written in.

Items are separated by commas and trimmed. An item in double quotes keeps its commas and spaces;
inside, a doubled quote stands for one. The item `""` is the blank item. What is left empty between
two commas is no item.
"""

from __future__ import annotations

from collections.abc import Iterable

from apdesk.language import tr


def split_values(text: str) -> tuple[str, ...]:
    """The items of a value list; '' is the blank item. Faulty quotes are read as far as they go."""
    return _read(text)[0]


def quoting_problem(text: str) -> str | None:
    """What is wrong with the quotes of a value list, as a sentence; None when nothing is."""
    return _read(text)[1]


def join_values(items: Iterable[str]) -> str:
    """The value list of some items: what `split_values` reads back as the same items."""
    return ",".join(_quoted(item) for item in items)


def _quoted(item: str) -> str:
    plain = item and item == item.strip() and "," not in item and not item.startswith('"')
    return item if plain else '"' + item.replace('"', '""') + '"'


def _read(text: str) -> tuple[tuple[str, ...], str | None]:
    items: list[str] = []
    problem: str | None = None
    at, end = 0, len(text)
    while at < end:
        while at < end and text[at].isspace():
            at += 1
        if at < end and text[at] == '"':
            start = at
            item, at = _quoted_item(text, at)
            if at < 0:
                problem = problem or tr(
                    "The quote before “{strip}” is not closed.", strip=text[start + 1 :].strip()
                )
                items.append(item)
                break
            comma = text.find(",", at)
            rest = text[at : comma if comma >= 0 else end].strip()
            if rest:
                problem = problem or tr(
                    "There must be a comma between “{item}” and “{rest}”.", item=item, rest=rest
                )
                item += rest
            items.append(item)
        else:
            comma = text.find(",", at)
            item = text[at : comma if comma >= 0 else end].strip()
            if item:
                items.append(item)
        if comma < 0:
            break
        at = comma + 1
    return tuple(items), problem


def _quoted_item(text: str, at: int) -> tuple[str, int]:
    """The content of the quoted item that opens at `at`, and where it ends (-1: never)."""
    parts: list[str] = []
    at += 1
    while True:
        close = text.find('"', at)
        if close < 0:
            parts.append(text[at:])
            return "".join(parts), -1
        parts.append(text[at:close])
        if not text.startswith('""', close):
            return "".join(parts), close + 1
        parts.append('"')
        at = close + 2
