"""The words of a SOQL statement."""

from __future__ import annotations

import re
from dataclasses import dataclass

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.soql.errors import malformed

MAX_STATEMENT = 100_000
MAX_STRING = 4_000
_ESCAPES = {
    "n": "\n",
    "N": "\n",
    "r": "\r",
    "R": "\r",
    "t": "\t",
    "T": "\t",
    "b": "\b",
    "B": "\b",
    "f": "\f",
    "F": "\f",
    '"': '"',
    "'": "'",
    "\\": "\\",
}
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<datetime>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))"
    r"|(?P<date>\d{4}-\d\d-\d\d)"
    r"|(?P<time>\d\d:\d\d:\d\d(?:\.\d+)?Z?)"
    r"|(?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)"
    r"|(?P<operator><=|>=|!=|<>|=|<|>)"
    r"|(?P<mark>[(),:])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: name, string, number, date, datetime, time, operator, mark, end."""

    kind: str
    text: str
    at: int
    pattern: str = ""

    @property
    def word(self) -> str:
        """The upper-case form of a name or mark, for keywords; '' for a literal."""
        return self.text.upper() if self.kind in ("name", "mark", "operator", "end") else ""


def tokenise(text: str) -> list[Token]:
    """All words and an `end`; MALFORMED_QUERY for what is none."""
    if len(text) > MAX_STATEMENT:
        raise OrgError(
            400, "MALFORMED_QUERY", "SOQL statements cannot be longer than 100000 characters."
        )
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] == "'":
            token, at = _string(text, at)
            tokens.append(token)
            continue
        found = _TOKEN.match(text, at)
        if found is None:
            raise malformed(text, at, f"unexpected token: '{text[at]}'")
        kind = str(found.lastgroup)
        if kind != "space":
            tokens.append(Token(kind, found.group(), at))
        at = found.end()
    tokens.append(Token("end", "", len(text)))
    return tokens


def _string(text: str, start: int) -> tuple[Token, int]:
    value: list[str] = []
    pattern: list[str] = []
    at = start + 1
    while True:
        if at >= len(text):
            raise malformed(text, start, "unexpected token: '<EOF>' (unterminated string)")
        letter = text[at]
        if letter == "'":
            break
        if letter != "\\":
            value.append(letter)
            pattern.append(letter)
            at += 1
            continue
        escape = text[at + 1 : at + 2]
        if escape in ("%", "_"):
            value.append(f"\\{escape}")
            pattern.append(f"\\{escape}")
            at += 2
            continue
        if escape in _ESCAPES and escape:
            plain = _ESCAPES[escape]
            at += 2
        elif escape in ("u", "U") and re.fullmatch(r"[0-9A-Fa-f]{4}", text[at + 2 : at + 6]):
            plain = chr(int(text[at + 2 : at + 6], 16))
            at += 6
        else:
            raise malformed(text, at, f"Illegal escape sequence: '\\{escape}'")
        value.append(plain)
        pattern.append("\\\\" if plain == "\\" else plain)
    if len(value) > MAX_STRING:
        raise malformed(text, start, "String literal longer than 4000 characters")
    return Token("string", "".join(value), start, "".join(pattern)), at + 1
