"""Values as cells of a CSV file that a spreadsheet will open."""

from __future__ import annotations

from apdesk.domain.records import FieldValue

#: A spreadsheet takes a cell that starts with one of these for a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_cell(value: FieldValue) -> str:
    """The value as text: blank as '', a checkbox as true or false, a whole number without '.0'.

    Text that a spreadsheet would run as a formula gets a leading apostrophe. Numbers are no text:
    -5 stays -5.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value
