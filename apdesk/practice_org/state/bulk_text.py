"""Bulk's CSV as SQL: a row of a result as one text, made by SQLite without a call of Python.

Every value is quoted and its quotes are doubled (salesforce.md 3); null is "". Python's part in a
result is then a copy of bytes per thousand rows, and the interpreter lock is free meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence

from apdesk.practice_org.state.fields import TEXT_TYPES
from apdesk.practice_org.state.soql.scope import Target

# SQLite takes 127 arguments of a function, printf's format being one.
_ARGUMENTS = 100
_FLOATS = frozenset({"double", "currency", "percent"})


def line_sql(targets: Sequence[Target], delimiter: str, ending: str) -> str:
    """The expression of a row's line. `delimiter` and `ending` hold no quotes and no percent sign.

    printf's %w doubles the quotes of all columns in one call, but ends a text at a NUL: a row that
    has one is put together by `replace` and `||`, at twice the cost.
    """
    texts = [text_sql(target) for target in targets]
    fast = _printed(texts, delimiter, ending)
    suspects = [
        f"instr({target.sql}, char(0))" for target in targets if target.field.type in TEXT_TYPES
    ]
    if not suspects:
        return fast
    pieces = ["'\"'"]
    for text in texts:
        pieces += [f"replace({text}, '\"', '\"\"')", f"'\"{delimiter}\"'"]
    pieces[-1] = f"'\"{ending}'"
    slow = _balanced("||", pieces)
    return f"CASE WHEN {_balanced(' OR ', suspects)} THEN {slow} ELSE {fast} END"


def text_sql(target: Target) -> str:
    """The expression of a value as text; '' for null."""
    match target.field.type:
        case "boolean":
            return f"CASE WHEN {target.sql} THEN 'true' ELSE 'false' END"
        case "datetime":
            return f"ifnull({target.sql} || '.000Z', '')"
        case kind if kind in _FLOATS:
            # Named, so that a computed value is computed once.
            return f"(SELECT {_number_sql('number')} FROM (SELECT {target.sql} AS number LIMIT 1))"
    return f"ifnull({target.sql}, '')"


def _number_sql(sql: str) -> str:
    """The text of a double as JSON has it: the shortest that reads back as the same number.

    Whole numbers below 10^15, and what has up to six decimals, are written from integers: n / 10^6
    is rounded correctly, so that where it gives the number, n's digits are the shortest. SQLite's
    own text is cut to fifteen digits, so that all others take Python.
    """
    millions = f"CAST(round(abs({sql}) * 1000000.0) AS INTEGER)"
    return (
        f"CASE WHEN {sql} IS NULL THEN '' "
        f"WHEN abs({sql}) < 1e15 AND {sql} = CAST({sql} AS INTEGER) "
        f"THEN CAST({sql} AS INTEGER) || '.0' "
        f"WHEN abs({sql}) BETWEEN 0.0001 AND 1e9 AND {millions} / 1000000.0 = abs({sql}) "
        f"THEN CASE WHEN {sql} < 0 THEN '-' ELSE '' END || rtrim(printf('%d.%06d', "
        f"{millions} / 1000000, {millions} % 1000000), '0') "
        f"ELSE number_text({sql}) END"
    )


def _printed(texts: Sequence[str], delimiter: str, ending: str) -> str:
    calls = []
    for start in range(0, len(texts), _ARGUMENTS):
        some = texts[start : start + _ARGUMENTS]
        after = delimiter if start + _ARGUMENTS < len(texts) else ending
        form = delimiter.join(['"%w"'] * len(some)) + after
        calls.append(f"printf('{form}', {', '.join(some)})")
    return "||".join(calls)


def _balanced(operator: str, parts: Sequence[str]) -> str:
    """All parts joined as a tree: a chain would copy its left side again for each part, and be too
    deep for SQLite with many columns."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    left, right = _balanced(operator, parts[:middle]), _balanced(operator, parts[middle:])
    return f"({left}{operator}{right})"
