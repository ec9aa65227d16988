"""How numbers, times and values are written for people. Pure, apart from the system's locale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime

if TYPE_CHECKING:
    from apdesk.domain.records import FieldValue

OBJECTS = {"Lead": "Leads", "Contact": "Contacts", "Account": "Companies"}
ONE_OBJECT = {"Lead": "Lead", "Contact": "Contact", "Account": "Company"}
#: Days look the same everywhere: '3 Feb 2026'.
DAY_FORMAT = "d MMM yyyy"


def _locale() -> QLocale:
    """The user's; English where the system names none ("C")."""
    system = QLocale()
    return QLocale("en_US") if system.language() == QLocale.Language.C else system


def number(value: int) -> str:
    """12,345 in the way of the user's country."""
    return _locale().toString(value)


def count(value: int, one: str, many: str) -> str:
    """'1 record', '2 records'."""
    return f"{number(value)} {one if value == 1 else many}"


def series(parts: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def objects(counts: Mapping[str, int]) -> str:
    """'482 leads, 400 contacts and 1 company' from counts by object; zeros are left out."""
    return series(
        [
            count(number_of, ONE_OBJECT.get(name, name).lower(), OBJECTS.get(name, name).lower())
            for name, number_of in counts.items()
            if number_of
        ]
    )


def every(minutes: int) -> str:
    """'every 10 minutes', 'every hour', 'every 2 hours'."""
    if minutes % 60:
        return f"every {minutes} minutes" if minutes != 1 else "every minute"
    hours = minutes // 60
    return "every hour" if hours == 1 else f"every {hours} hours"


def duration(seconds: float) -> str:
    """'4 s', '3 min', '2 h 5 min'."""
    if seconds < 1:
        return "less than 1 s"
    if seconds < 60:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def ago(moment: datetime | None, now: datetime) -> str:
    """'just now', '4 min ago', 'yesterday, 14:05' — how long ago something was."""
    if moment is None:
        return "never"
    passed = now - moment
    if passed < timedelta(seconds=45):
        return "just now"
    if passed < timedelta(minutes=60):
        return f"{max(1, round(passed / timedelta(minutes=1)))} min ago"
    return clock(moment, now)


def until(moment: datetime | None, now: datetime) -> str:
    """'now', 'in 40 s', 'in 9 min', 'at 14:05', 'tomorrow, 02:10' — when something will be."""
    if moment is None:
        return ""
    left = moment - now
    if left < timedelta(seconds=5):
        return "now"
    if left < timedelta(seconds=60):
        return f"in {round(left / timedelta(seconds=1))} s"
    if left < timedelta(minutes=60):
        return f"in {round(left / timedelta(minutes=1))} min"
    text = clock(moment, now)
    return text if text.startswith("tomorrow") else f"at {text}"


def clock(moment: datetime, now: datetime | None = None) -> str:
    """A moment in local time: '14:05' today, else with its day."""
    local = moment.astimezone()
    present = (now or datetime.now(UTC)).astimezone()
    days = (present.date() - local.date()).days
    if days == 0:
        return _time(local)
    word = {1: "yesterday", -1: "tomorrow"}.get(days, "")
    return f"{word or _day(local)}, {_time(local)}"


def day_and_time(text: str | None) -> str:
    """An ISO 8601 moment as '3 Feb 2026, 14:05' in local time; anything else as it is."""
    if not text:
        return ""
    try:
        local = datetime.fromisoformat(text).astimezone()
    except ValueError:
        return text
    return f"{_day(local)}, {_time(local)}"


def _day(local: datetime) -> str:
    return _locale().toString(QDate(local.year, local.month, local.day), DAY_FORMAT)


def _time(local: datetime) -> str:
    moment = QTime(local.hour, local.minute)
    return _locale().toString(moment, QLocale.FormatType.ShortFormat)


def value(raw: FieldValue, kind: str) -> str:
    """A field's canonical value (see `apdesk.domain.records`) as people read it; '' for blank."""
    from apdesk.domain.apdesk_types import ApdeskType

    if raw is None or raw == "":
        return ""
    if kind == ApdeskType.CHECKBOX or isinstance(raw, bool):
        return "Yes" if raw else "No"
    if isinstance(raw, float | int):
        return _number(raw, kind)
    if kind == ApdeskType.DATE:
        day = QDate.fromString(raw, "yyyy-MM-dd")
        return _locale().toString(day, DAY_FORMAT) if day.isValid() else raw
    if kind == ApdeskType.DATETIME:
        return day_and_time(raw)
    if kind == ApdeskType.TIME:
        moment = QTime.fromString(raw[:8], "HH:mm:ss")
        if moment.isValid():
            return _locale().toString(moment, QLocale.FormatType.ShortFormat)
        return raw
    if kind == ApdeskType.MULTI_PICKLIST:
        return ", ".join(each for each in raw.split(";") if each)
    return raw


def _number(raw: float, kind: str) -> str:
    from apdesk.domain.apdesk_types import ApdeskType

    if isinstance(raw, float) and not raw.is_integer():
        text = _locale().toString(raw, "f", 2 if kind == ApdeskType.CURRENCY else _places(raw))
    else:
        text = _locale().toString(int(raw))
    return f"{text} %" if kind == ApdeskType.PERCENT else text


def _places(raw: float) -> int:
    return len(f"{raw:.6f}".rstrip("0").partition(".")[2])
