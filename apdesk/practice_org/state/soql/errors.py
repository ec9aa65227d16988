"""Query errors as the platform words them: an excerpt, a caret, row and column, the reason."""

from __future__ import annotations

from apdesk.practice_org.state.errors import OrgError

_BEFORE, _AFTER = 33, 40


def query_error(code: str, text: str, at: int, message: str) -> OrgError:
    """`at` is the offset in `text` of what is wrong."""
    row_start = text.rfind("\n", 0, at) + 1
    row = text.count("\n", 0, at) + 1
    column = at - row_start + 1
    start = max(row_start, at - _BEFORE)
    end = text.find("\n", at)
    excerpt = text[start : min(end if end >= 0 else len(text), at + _AFTER)]
    caret = " " * (at - start) + "^"
    return OrgError(
        400, code, f"\n{excerpt}\n{caret}\nERROR at Row:{row}:Column:{column}\n{message}"
    )


def malformed(text: str, at: int, message: str) -> OrgError:
    return query_error("MALFORMED_QUERY", text, at, message)
