"""What relative dates are called: whole phrases, since languages bend each in its own way."""

from __future__ import annotations

from collections.abc import Callable

from apdesk.language import marked, plural, translated

#: Inside a sentence, and as an entry of the date picker.
_FIXED = {
    "TODAY": (marked("today", note="in a sentence"), marked("Today")),
    "YESTERDAY": (marked("yesterday", note="in a sentence"), marked("Yesterday")),
    "TOMORROW": (marked("tomorrow", note="in a sentence"), marked("Tomorrow")),
    "THIS_WEEK": (marked("this week", note="in a sentence"), marked("This week")),
    "LAST_WEEK": (marked("last week", note="in a sentence"), marked("Last week")),
    "NEXT_WEEK": (marked("next week", note="in a sentence"), marked("Next week")),
    "THIS_MONTH": (marked("this month", note="in a sentence"), marked("This month")),
    "LAST_MONTH": (marked("last month", note="in a sentence"), marked("Last month")),
    "NEXT_MONTH": (marked("next month", note="in a sentence"), marked("Next month")),
    "THIS_QUARTER": (marked("this quarter", note="in a sentence"), marked("This quarter")),
    "LAST_QUARTER": (marked("last quarter", note="in a sentence"), marked("Last quarter")),
    "NEXT_QUARTER": (marked("next quarter", note="in a sentence"), marked("Next quarter")),
    "THIS_YEAR": (marked("this year", note="in a sentence"), marked("This year")),
    "LAST_YEAR": (marked("last year", note="in a sentence"), marked("Last year")),
    "NEXT_YEAR": (marked("next year", note="in a sentence"), marked("Next year")),
    "THIS_FISCAL_QUARTER": (
        marked("this fiscal quarter", note="in a sentence"),
        marked("This fiscal quarter"),
    ),
    "LAST_FISCAL_QUARTER": (
        marked("last fiscal quarter", note="in a sentence"),
        marked("Last fiscal quarter"),
    ),
    "NEXT_FISCAL_QUARTER": (
        marked("next fiscal quarter", note="in a sentence"),
        marked("Next fiscal quarter"),
    ),
    "THIS_FISCAL_YEAR": (
        marked("this fiscal year", note="in a sentence"),
        marked("This fiscal year"),
    ),
    "LAST_FISCAL_YEAR": (
        marked("last fiscal year", note="in a sentence"),
        marked("Last fiscal year"),
    ),
    "NEXT_FISCAL_YEAR": (
        marked("next fiscal year", note="in a sentence"),
        marked("Next fiscal year"),
    ),
}
_ENTRIES = {
    "LAST_N_DAYS:": marked("The last … days"),
    "NEXT_N_DAYS:": marked("The next … days"),
    "N_DAYS_AGO:": marked("… days ago"),
    "LAST_N_WEEKS:": marked("The last … weeks"),
    "NEXT_N_WEEKS:": marked("The next … weeks"),
    "N_WEEKS_AGO:": marked("… weeks ago"),
    "LAST_N_MONTHS:": marked("The last … months"),
    "NEXT_N_MONTHS:": marked("The next … months"),
    "N_MONTHS_AGO:": marked("… months ago"),
    "LAST_N_QUARTERS:": marked("The last … quarters"),
    "NEXT_N_QUARTERS:": marked("The next … quarters"),
    "N_QUARTERS_AGO:": marked("… quarters ago"),
    "LAST_N_YEARS:": marked("The last … years"),
    "NEXT_N_YEARS:": marked("The next … years"),
    "N_YEARS_AGO:": marked("… years ago"),
    "LAST_N_FISCAL_QUARTERS:": marked("The last … fiscal quarters"),
    "NEXT_N_FISCAL_QUARTERS:": marked("The next … fiscal quarters"),
    "N_FISCAL_QUARTERS_AGO:": marked("… fiscal quarters ago"),
    "LAST_N_FISCAL_YEARS:": marked("The last … fiscal years"),
    "NEXT_N_FISCAL_YEARS:": marked("The next … fiscal years"),
    "N_FISCAL_YEARS_AGO:": marked("… fiscal years ago"),
    "LAST_90_DAYS": marked("The last 90 days"),
    "NEXT_90_DAYS": marked("The next 90 days"),
}
_COUNTED: dict[tuple[str, str], Callable[[int], str]] = {
    ("LAST", "DAY"): lambda n: plural(
        "the last {n} day", "the last {n} days", n, note="in a sentence"
    ),
    ("NEXT", "DAY"): lambda n: plural(
        "the next {n} day", "the next {n} days", n, note="in a sentence"
    ),
    ("AGO", "DAY"): lambda n: plural("{n} day ago", "{n} days ago", n, note="in a sentence"),
    ("LAST", "WEEK"): lambda n: plural(
        "the last {n} week", "the last {n} weeks", n, note="in a sentence"
    ),
    ("NEXT", "WEEK"): lambda n: plural(
        "the next {n} week", "the next {n} weeks", n, note="in a sentence"
    ),
    ("AGO", "WEEK"): lambda n: plural(
        "the week {n} week ago", "the week {n} weeks ago", n, note="in a sentence"
    ),
    ("LAST", "MONTH"): lambda n: plural(
        "the last {n} month", "the last {n} months", n, note="in a sentence"
    ),
    ("NEXT", "MONTH"): lambda n: plural(
        "the next {n} month", "the next {n} months", n, note="in a sentence"
    ),
    ("AGO", "MONTH"): lambda n: plural(
        "the month {n} month ago", "the month {n} months ago", n, note="in a sentence"
    ),
    ("LAST", "QUARTER"): lambda n: plural(
        "the last {n} quarter", "the last {n} quarters", n, note="in a sentence"
    ),
    ("NEXT", "QUARTER"): lambda n: plural(
        "the next {n} quarter", "the next {n} quarters", n, note="in a sentence"
    ),
    ("AGO", "QUARTER"): lambda n: plural(
        "the quarter {n} quarter ago", "the quarter {n} quarters ago", n, note="in a sentence"
    ),
    ("LAST", "YEAR"): lambda n: plural(
        "the last {n} year", "the last {n} years", n, note="in a sentence"
    ),
    ("NEXT", "YEAR"): lambda n: plural(
        "the next {n} year", "the next {n} years", n, note="in a sentence"
    ),
    ("AGO", "YEAR"): lambda n: plural(
        "the year {n} year ago", "the year {n} years ago", n, note="in a sentence"
    ),
    ("LAST", "FISCAL_QUARTER"): lambda n: plural(
        "the last {n} fiscal quarter", "the last {n} fiscal quarters", n, note="in a sentence"
    ),
    ("NEXT", "FISCAL_QUARTER"): lambda n: plural(
        "the next {n} fiscal quarter", "the next {n} fiscal quarters", n, note="in a sentence"
    ),
    ("AGO", "FISCAL_QUARTER"): lambda n: plural(
        "the fiscal quarter {n} fiscal quarter ago",
        "the fiscal quarter {n} fiscal quarters ago",
        n,
        note="in a sentence",
    ),
    ("LAST", "FISCAL_YEAR"): lambda n: plural(
        "the last {n} fiscal year", "the last {n} fiscal years", n, note="in a sentence"
    ),
    ("NEXT", "FISCAL_YEAR"): lambda n: plural(
        "the next {n} fiscal year", "the next {n} fiscal years", n, note="in a sentence"
    ),
    ("AGO", "FISCAL_YEAR"): lambda n: plural(
        "the fiscal year {n} fiscal year ago",
        "the fiscal year {n} fiscal years ago",
        n,
        note="in a sentence",
    ),
}


def fixed(name: str) -> str:
    """A literal without a number, inside a sentence: 'this week'."""
    return translated(_FIXED[name][0], note="in a sentence")


def counted(span: str, unit: str, n: int) -> str:
    """One with a number: 'the last 30 days', 'the week 2 weeks ago'."""
    return _COUNTED[span, unit](n)


def entry(name: str) -> str:
    """An entry of the date picker; '…' stands for the number."""
    return translated(_ENTRIES[name] if name in _ENTRIES else _FIXED[name][1])
