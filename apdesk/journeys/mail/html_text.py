"""The text of an e-mail that was written in HTML alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_APART = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table", "pre"}
)
_BLOCKS = _APART | {
    "address",
    "article",
    "aside",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "section",
    "tr",
}
_UNSEEN = frozenset({"head", "script", "style", "title", "template"})


def text_of_html(html: str) -> str:
    """What a reader of plain text sees: paragraphs, list items, links with their addresses."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unseen = 0
        self._link = ""
        self._link_at = 0

    def text(self) -> str:
        lines = [" ".join(each.split()) for each in "".join(self._parts).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "a":
            self._link = dict(attrs).get("href") or ""
            self._link_at = len(self._parts)
        elif tag == "img":
            self._parts.append(dict(attrs).get("alt") or "")
        elif tag in ("td", "th"):
            self._parts.append(" ")
        self._break(tag)
        if tag == "li":
            self._parts.append("- ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "a" and self._link:
            said = "".join(self._parts[self._link_at :]).strip()
            if self._link.removeprefix("mailto:") not in (said, ""):
                self._parts.append(f" ({self._link})" if said else self._link)
            self._link = ""
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        """Begins a new line, where one isn't begun already; an empty one before it, too."""
        if tag not in _BLOCKS:
            return
        written = "".join(self._parts[-8:]).rstrip(" ")
        begun = len(written) - len(written.rstrip("\n"))
        wanted = 2 if tag in _APART else 1
        if written.rstrip("\n") and begun < wanted:
            self._parts.append("\n" * (wanted - begun))
