"""Logs made fit to be handed on: what they tell of the program stays, what they might tell of
people goes.

At the default level logs hold no personal data (`apdesk.logs`); this is for those of --debug, for
texts of errors, and for whatever slipped in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from apdesk.logs import redact

LEFT_OUT = "<left out>"
_NAME = "<name>"

_STAMPED = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ [\w.]+ \[[^\]]*\]) (.*)", re.DOTALL
)
_FRAME = re.compile(r'(\s*File ")([^"]*)(", line \d+.*)')
_RAISED = re.compile(
    r"((?:[a-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Timeout|Cancelled|Lost|Refused))"
    r"(: .*)?"
)
_KEPT = (
    "Traceback (most recent call last):",
    "During handling of the above exception, another exception occurred:",
    "The above exception was the direct cause of the following exception:",
)
#: Quoted words, and two and more words that are written like names.
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']*'")
_CAPITALS = re.compile(r"\b[^\W\d_a-z][^\W\d_]*(?:[ -][^\W\d_a-z][^\W\d_]*)+")
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_DIGITS = re.compile(r"\+?\d[\d ()/.-]{7,}\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def words_of(lines: Iterable[str]) -> set[str]:
    """The words in logs that might be names: those not written small."""
    return {
        word
        for line in lines
        for word in _WORD.findall(line)
        if not word.islower() or not word.isascii()
    }


def cleaned(
    lines: Iterable[str], names: set[str], full: Iterable[str] = (), home: Path | None = None
) -> Iterator[str]:
    """The lines of a log without whatever might be about people.

    Args:
        names: Words that are names here (`words_of`, looked up in the database).
        full: Names of several words, and other texts that are to go wherever they stand.
        home: The user's own folder, which is written as ~.
    """
    whole = sorted({each for each in full if len(each) > 1}, key=len, reverse=True)
    texts = re.compile("|".join(map(re.escape, whole)), re.IGNORECASE) if whole else None

    def message(text: str) -> str:
        said = redact(text)
        if home is not None:
            said = said.replace(str(home), "~")
        if texts is not None:
            said = texts.sub(_NAME, said)
        said = _QUOTED.sub(LEFT_OUT, said)
        said = _CAPITALS.sub(_NAME, said)
        said = _WORD.sub(lambda found: _NAME if found[0] in names else found[0], said)
        return _DIGITS.sub(_number, said)

    code_follows = False
    for line in lines:
        stamped = _STAMPED.fullmatch(line)
        if stamped is not None:
            code_follows = False
            yield f"{stamped[1]} {message(stamped[2])}"
            continue
        code_follows, said = _of_traceback(line, code_follows, message)
        yield said


def _of_traceback(line: str, code_follows: bool, message: Callable[[str], str]) -> tuple[bool, str]:
    """(whether the next line is one of the program, a line below a message)."""
    frame = _FRAME.fullmatch(line)
    if frame is not None:
        return True, f"{frame[1]}{_inside(frame[2])}{frame[3]}"
    bare = line.strip()
    if not bare or bare in _KEPT or set(bare) <= set("^~ "):
        return code_follows, line
    if code_follows and line.startswith("    "):
        return True, redact(line)
    raised = _RAISED.fullmatch(line)
    if raised is None:
        return False, LEFT_OUT
    return False, f"{raised[1]}: {LEFT_OUT}" if raised[2] else line


def _inside(path: str) -> str:
    """A file of the program, by its place in it."""
    parts = path.replace("\\", "/").split("/")
    for folder in ("site-packages", "apdesk", "lib"):
        if folder in parts[:-1]:
            at = parts.index(folder)
            return "/".join(parts[at + 1 :] if folder == "site-packages" else parts[at:])
    return parts[-1]


def _number(found: re.Match[str]) -> str:
    """A telephone number goes; a day and an id of a run stay."""
    text = found[0]
    digits = sum(each.isdigit() for each in text)
    dial = text.startswith("+") or any(each in text for each in " ()/")
    return "<number>" if digits >= 8 and (dial or "-" in text) and not _DAY.match(text) else text
