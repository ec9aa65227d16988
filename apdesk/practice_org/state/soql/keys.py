"""The forms in which values are compared and ordered, as SQL.

Texts are compared without case in any script, which takes a Python function. For a text of ASCII
letters alone, what most texts are, SQLite's own `lower` and `LIKE` mean the same, at a tenth of the
cost: a count over a million rows is then a matter of a second. A text with a NUL counts as one that
isn't ASCII here, since `length` ends at the NUL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from apdesk.practice_org.state.fields import TEXT_TYPES
from apdesk.practice_org.state.soql.scope import Target
from apdesk.practice_org.state.sqlfunctions import escaped, includes_key, like_pattern

# A stored column, of one parent or of several kinds of parents; whatever else is computed would be
# computed at each mention.
_COLUMN = re.compile(r'\w+\."\w+"|coalesce\(\w+\."\w+"(, \w+\."\w+")*\)')


def is_one_of(target: Target, values: Sequence[object], listed: str) -> str:
    """Whether the key is among `values` (keys themselves, not null), which are bound as `listed`;
    null for a null. Said so that the index of what is looked up serves, where there is one."""
    sql, field = target.sql, target.field
    folded = field.type in TEXT_TYPES and field.type != "multipicklist"
    if folded and field.looked_up:
        return f"fold({sql}) IN {listed}"
    plain = all(_is_plain(str(value)) for value in values)
    if not (folded and plain and _COLUMN.fullmatch(sql)):
        return f"{key(target)} IN {listed}"
    # CASE, since AND and OR look at both sides wherever their value is asked for.
    return (
        f"CASE WHEN {sql} IS NULL THEN NULL WHEN {sql} COLLATE NOCASE IN {listed} THEN 1 "
        f"WHEN {_is_ascii(sql)} THEN 0 ELSE fold({sql}) IN {listed} END"
    )


def key(target: Target) -> str:
    """The expression that is compared, where no index would help."""
    if target.field.type == "multipicklist":
        return f"multi_key({target.sql})"
    return _folded(target.sql) if target.field.type in TEXT_TYPES else target.sql


def sort_key(target: Target) -> str:
    """The expression that ORDER BY and GROUP BY compare."""
    if target.field.type not in TEXT_TYPES:
        return target.sql
    return f"fold({target.sql})" if target.field.looked_up else _folded(target.sql)


def like(target: Target, pattern: str, bind: Callable[[object], str]) -> str:
    """SOQL's LIKE: 1, 0, or null for a null. `bind` gives the mark of a parameter."""
    sql = target.sql
    called = f"soql_like({sql}, {bind(pattern)})"
    if "\0" in pattern or _COLUMN.fullmatch(sql) is None:
        return called
    native = f"{sql} LIKE {bind(like_pattern(pattern))} ESCAPE '\\'"
    ascii_first = f"WHEN {_is_ascii(sql)} THEN {native} ELSE {called}"
    return f"CASE WHEN {sql} IS NULL THEN NULL {ascii_first} END"


def includes(target: Target, groups: Sequence[str], bind: Callable[[object], str]) -> str:
    """INCLUDES: 1 or 0. Most values are decided by whether they hold all members of a group, each
    between semicolons, or lack one altogether; what is written oddly takes Python."""
    sql, wanted = target.sql, includes_key(list(groups))
    called = f"includes({sql}, {bind(wanted)})"
    members = [group.split(";") for group in wanted.split("\n")]
    plain = all(one and _is_plain(one) for group in members for one in group)
    if not plain or _COLUMN.fullmatch(sql) is None:
        return f"CASE WHEN {sql} IS NULL THEN 0 ELSE {called} END"

    def any_group(text: str, around: str) -> str:
        return " OR ".join(
            " AND ".join(
                f"{text} LIKE {bind(f'%{around}{escaped(one)}{around}%')} ESCAPE '\\'"
                for one in group
            )
            for group in members
        )

    listed, held = any_group(f"(';' || {sql} || ';')", ";"), any_group(sql, "")
    return (
        f"CASE WHEN {sql} IS NULL THEN 0 WHEN NOT {_is_ascii(sql)} THEN {called} "
        f"WHEN {listed} THEN 1 WHEN {held} THEN {called} ELSE 0 END"
    )


def _folded(sql: str) -> str:
    if _COLUMN.fullmatch(sql) is None:
        return f"fold({sql})"
    return (
        f"CASE WHEN {sql} IS NULL THEN NULL WHEN {_is_ascii(sql)} THEN lower({sql}) "
        f"ELSE fold({sql}) END"
    )


def _is_plain(text: str) -> bool:
    return text.isascii() and "\0" not in text


def _is_ascii(sql: str) -> str:
    return f"(length({sql}) = length(CAST({sql} AS BLOB)))"
