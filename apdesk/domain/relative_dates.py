"""Salesforce's date literals: their names, their days, their words.

Source: SOQL and SOSL Reference, "Date Formats and Date Literals". LAST_N_DAYS:n includes today
(n + 1 days), the other LAST_N_ leave the current unit out, NEXT_N_ begin after it. Days are those
of the user's time zone, weeks begin as the user's locale has it, fiscal units as the org has them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from apdesk.domain.operators import EvaluationContext
from apdesk.language import tr

Unit = Literal["DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "FISCAL_QUARTER", "FISCAL_YEAR"]


class Span(StrEnum):
    """Which units a literal covers."""

    THIS = "this"
    LAST = "last"  # the n before the current one; days: with today
    NEXT = "next"  # the n after the current one
    AGO = "ago"  # the one that was n units before the current one


#: A hundred years: the largest n of each unit, so that no bound leaves Salesforce's range of dates.
_MOST: dict[Unit, int] = {
    "DAY": 36500,
    "WEEK": 5200,
    "MONTH": 1200,
    "QUARTER": 400,
    "YEAR": 100,
    "FISCAL_QUARTER": 400,
    "FISCAL_YEAR": 100,
}
_UNITS: tuple[Unit, ...] = tuple(_MOST)
_LONG_UNITS: tuple[Unit, ...] = _UNITS[1:]


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """One literal; `name` is what SOQL takes ('LAST_N_DAYS:30')."""

    name: str
    unit: Unit
    span: Span
    n: int = 1

    def interval(self, context: EvaluationContext) -> tuple[date, date]:
        """Its first day and the day after its last, in the user's time zone; may be empty."""
        today = today_in(context)
        if self.unit == "DAY":
            return self._days(today)
        start = _unit_start(today, self.unit, context)
        if self.span is Span.THIS:
            return start, _shift(start, self.unit, 1)
        if self.span is Span.LAST:
            return _shift(start, self.unit, -self.n), start
        if self.span is Span.NEXT:
            return _shift(start, self.unit, 1), _shift(start, self.unit, self.n + 1)
        begin = _shift(start, self.unit, -self.n)
        return begin, _shift(begin, self.unit, 1)

    def _days(self, today: date) -> tuple[date, date]:
        if self.name == "YESTERDAY":
            return today - timedelta(1), today
        if self.name == "TOMORROW":
            return today + timedelta(1), today + timedelta(2)
        if self.span is Span.THIS:
            return today, today + timedelta(1)
        if self.span is Span.LAST:
            return today - timedelta(self.n), today + timedelta(1)
        if self.span is Span.NEXT:
            return today + timedelta(1), today + timedelta(self.n + 1)
        return today - timedelta(self.n), today - timedelta(self.n - 1)

    @property
    def phrase(self) -> str:
        """In words, without a preposition: 'today', 'the last 30 days', 'the week 2 weeks ago'."""
        from apdesk.domain import relative_words

        stem, colon, _ = self.name.partition(":")
        if colon or stem in ("LAST_90_DAYS", "NEXT_90_DAYS"):
            return relative_words.counted(self.span.name, self.unit, self.n)
        return relative_words.fixed(stem)

    @property
    def day_like(self) -> bool:
        """Whether 'is …' takes no 'in': today, yesterday, tomorrow, 3 days ago."""
        if self.unit != "DAY":
            return False
        return self.span in (Span.THIS, Span.AGO) or self.name in ("YESTERDAY", "TOMORROW")


@dataclass(frozen=True, slots=True)
class LiteralChoice:
    """An entry of the date picker; `name` ends in ':' when a number must follow."""

    name: str
    largest: int = 0  # of the number; 0 when it takes none

    @property
    def label(self) -> str:
        """What it is called: 'This week', 'The last … days'."""
        from apdesk.domain import relative_words

        return relative_words.entry(self.name)

    @property
    def takes_number(self) -> bool:
        return self.largest > 0


def _fixed() -> dict[str, RelativeDate]:
    literals = [
        RelativeDate("TODAY", "DAY", Span.THIS),
        RelativeDate("YESTERDAY", "DAY", Span.LAST),
        RelativeDate("TOMORROW", "DAY", Span.NEXT),
    ]
    for unit in _LONG_UNITS:
        literals.extend(RelativeDate(f"{span.name}_{unit}", unit, span) for span in list(Span)[:3])
    literals.append(RelativeDate("LAST_90_DAYS", "DAY", Span.LAST, 90))
    literals.append(RelativeDate("NEXT_90_DAYS", "DAY", Span.NEXT, 90))
    return {each.name: each for each in literals}


_FIXED = _fixed()
_NUMBERED = re.compile(
    r"(?:(?P<side>LAST|NEXT)_N_(?P<units>[A-Z_]+)|N_(?P<ago>[A-Z_]+)_AGO):(?P<n>[0-9]{1,6})"
)
_PLURALS: dict[str, Unit] = {f"{unit}S": unit for unit in _UNITS}


def _choices() -> tuple[LiteralChoice, ...]:
    fixed = [LiteralChoice(name) for name in _FIXED]
    numbered = [
        LiteralChoice(name, _MOST[unit])
        for unit in _UNITS
        for name in (f"LAST_N_{unit}S:", f"NEXT_N_{unit}S:", f"N_{unit}S_AGO:")
    ]
    return (*fixed, *numbered)


#: Every literal, in the order of the picker.
LITERALS: tuple[LiteralChoice, ...] = _choices()


def parse(text: str) -> RelativeDate:
    """The literal of that name, in any case of letters ('last_n_days:30').

    Raises ValueError with a sentence for people when there is none, or its number won't do.
    """
    name = re.sub(r"\s*:\s*", ":", text.strip().upper())
    if name in _FIXED:
        return _FIXED[name]
    match = _NUMBERED.fullmatch(name)
    unit = _PLURALS.get(match["units"] or match["ago"]) if match else None
    if match is None or unit is None:
        raise ValueError(tr("“{said}” is not a relative date.", said=text.strip()))
    n, most = int(match["n"]), _MOST[unit]
    if not 1 <= n <= most:
        raise ValueError(
            tr("The number in “{said}” must be between 1 and {most}.", said=text.strip(), most=most)
        )
    span = Span[match["side"]] if match["side"] else Span.AGO
    stem = name.partition(":")[0]
    return RelativeDate(f"{stem}:{n}", unit, span, n)


@lru_cache(maxsize=16)
def zone(name: str) -> ZoneInfo:
    """The IANA time zone; UTC when this machine knows none of that name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def today_in(context: EvaluationContext) -> date:
    """The user's present day."""
    return context.now.astimezone(zone(context.timezone)).date()


def day_start(day: date, timezone: str) -> datetime:
    """The first moment of a day in a time zone, in UTC; where the clock skips midnight, the moment
    at which the day begins there."""
    tz = zone(timezone)
    begin = datetime(day.year, day.month, day.day, tzinfo=tz).astimezone(UTC)
    local = begin.astimezone(tz)
    if local.date() == day and local.hour + local.minute > 0:
        # Midnight doesn't exist: the day begins where the gap ends, at or before `begin`.
        before = begin - timedelta(hours=local.hour, minutes=local.minute)
        while begin - before > timedelta(seconds=1):
            middle = before + (begin - before) // 2
            if middle.astimezone(tz).date() >= day:
                begin = middle
            else:
                before = middle
        begin = begin.replace(microsecond=0) + timedelta(seconds=1 if begin.microsecond else 0)
    return begin


# CLDR's first day of the week by territory; Monday where nothing else is said.
_SUNDAY_TERRITORIES = (
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX "
    "MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
)
_SATURDAY_TERRITORIES = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"
_SUNDAY = frozenset(_SUNDAY_TERRITORIES.split())
_SATURDAY = frozenset(_SATURDAY_TERRITORIES.split())
#: Territories that a bare language stands for, where that matters.
_USUAL_TERRITORY = {
    "en": "US",
    "pt": "BR",
    "ja": "JP",
    "ko": "KR",
    "he": "IL",
    "iw": "IL",
    "hi": "IN",
    "th": "TH",
    "in": "ID",
    "id": "ID",
    "ar": "EG",
}


def first_weekday(locale: str) -> int:
    """On which weekday weeks begin (0 = Monday … 6 = Sunday) for a locale like 'de_DE'."""
    parts = locale.replace("-", "_").split("_")
    territory = next((each for each in parts[1:] if len(each) == 2 and each.isalpha()), "")
    territory = territory.upper() or _USUAL_TERRITORY.get(parts[0].lower(), "")
    if territory in _SUNDAY:
        return 6
    if territory in _SATURDAY:
        return 5
    return 4 if territory == "MV" else 0


def _unit_start(day: date, unit: Unit, context: EvaluationContext) -> date:
    if unit == "WEEK":
        return day - timedelta((day.weekday() - first_weekday(context.locale)) % 7)
    if unit == "MONTH":
        return day.replace(day=1)
    first = context.fiscal_year_start_month if unit.startswith("FISCAL") else 1
    behind = (day.month - first) % 12
    if unit.endswith("QUARTER"):
        behind %= 3
    return _add_months(day.replace(day=1), -behind)


def _shift(start: date, unit: Unit, count: int) -> date:
    if unit == "WEEK":
        return start + timedelta(7 * count)
    months = 1 if unit == "MONTH" else 3 if unit.endswith("QUARTER") else 12
    return _add_months(start, months * count)


def _add_months(first: date, count: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return date(year, month + 1, 1)
