"""SOQL's relative dates as spans of days.

"Current" is the day in the running user's time zone; weeks begin as the user's locale has it.
[SOQL and SOSL Reference, "Date Formats and Date Literals"]
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_UNITS = ("WEEK", "MONTH", "QUARTER", "YEAR", "FISCAL_QUARTER", "FISCAL_YEAR")
_DAYS = ("DAY", *_UNITS)
WITHOUT_NUMBER = frozenset(
    {"YESTERDAY", "TODAY", "TOMORROW", "LAST_90_DAYS", "NEXT_90_DAYS"}
    | {f"{which}_{unit}" for which in ("LAST", "THIS", "NEXT") for unit in _UNITS}
)
WITH_NUMBER = frozenset(
    {f"{which}_N_{unit}S" for which in ("LAST", "NEXT") for unit in _DAYS}
    | {f"N_{unit}S_AGO" for unit in _DAYS}
)
# Territories whose week begins on Sunday or Saturday in Unicode's CLDR; elsewhere on Monday.
_SUNDAY = frozenset(
    [
        "AG",
        "AS",
        "BD",
        "BR",
        "BS",
        "BT",
        "BW",
        "BZ",
        "CA",
        "CO",
        "DM",
        "DO",
        "ET",
        "GT",
        "GU",
        "HK",
        "HN",
        "ID",
        "IL",
        "IN",
        "JM",
        "JP",
        "KE",
        "KH",
        "KR",
        "LA",
        "MH",
        "MM",
        "MO",
        "MT",
        "MX",
        "MZ",
        "NI",
        "NP",
        "PA",
        "PE",
        "PH",
        "PK",
        "PR",
        "PT",
        "PY",
        "SA",
        "SG",
        "SV",
        "TH",
        "TT",
        "TW",
        "UM",
        "US",
        "VE",
        "VI",
        "WS",
        "YE",
        "ZA",
        "ZW",
    ]
)
_SATURDAY = frozenset(
    ["AF", "BH", "DJ", "DZ", "EG", "IQ", "IR", "JO", "KW", "LY", "OM", "QA", "SD", "SY"]
)

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The user's: where "today" begins, when a week does, when a fiscal year does."""

    now: datetime
    timezone: str
    locale: str
    fiscal_month: int = 1

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.timezone)).date()

    def midnight(self, day: date) -> datetime:
        """The first moment of the day, UTC."""
        local = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(self.timezone))
        return local.astimezone(UTC)

    def span(self, name: str, number: int = 1) -> Span:
        """First day, and the day after the last. ValueError when it leaves the calendar."""
        today = self.today
        one = timedelta(days=1)
        match name:
            case "YESTERDAY":
                return today - one, today
            case "TODAY":
                return today, today + one
            case "TOMORROW":
                return today + one, today + 2 * one
            case "LAST_90_DAYS":
                return self._days("LAST", 90)
            case "NEXT_90_DAYS":
                return self._days("NEXT", 90)
        which, unit = _parts(name)
        if unit == "DAY":
            return self._days(which, number)
        start = self._start(today, unit)
        match which:
            case "THIS":
                return start, self._step(start, unit, 1)
            case "LAST":
                return self._step(start, unit, -number), start
            case "NEXT":
                after = self._step(start, unit, 1)
                return after, self._step(after, unit, number)
            case _:
                first = self._step(start, unit, -number)
                return first, self._step(first, unit, 1)

    def _days(self, which: str, number: int) -> Span:
        try:
            days = timedelta(days=number)
            if which == "LAST":
                return self.today - days, self.today + timedelta(days=1)
            if which == "NEXT":
                return self.today + timedelta(days=1), self.today + timedelta(days=1) + days
            return self.today - days, self.today - days + timedelta(days=1)
        except OverflowError as error:
            raise ValueError(str(error)) from error

    def _start(self, day: date, unit: str) -> date:
        if unit == "WEEK":
            return day - timedelta(days=(day.weekday() - self._first_weekday()) % 7)
        first = self.fiscal_month if unit.startswith("FISCAL") else 1
        length = _MONTHS[unit]
        months = day.year * 12 + day.month - first
        return _month(months - months % length + first - 1)

    def _step(self, start: date, unit: str, count: int) -> date:
        if unit == "WEEK":
            try:
                return start + timedelta(weeks=count)
            except OverflowError as error:
                raise ValueError(str(error)) from error
        return _month(start.year * 12 + start.month - 1 + count * _MONTHS[unit])

    def _first_weekday(self) -> int:
        territory = self.locale.replace("-", "_").split("_")[-1].upper()
        if territory in _SUNDAY:
            return 6
        return 5 if territory in _SATURDAY else 0


_MONTHS = {"MONTH": 1, "QUARTER": 3, "FISCAL_QUARTER": 3, "YEAR": 12, "FISCAL_YEAR": 12}


def _month(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _parts(name: str) -> tuple[str, str]:
    if name.endswith("_AGO"):
        return "AGO", name.removeprefix("N_").removesuffix("S_AGO")
    which, _, unit = name.partition("_")
    if unit.startswith("N_"):
        return which, unit.removeprefix("N_").removesuffix("S")
    return which, unit
