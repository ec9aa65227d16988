"""How numbers, times and values are written for people. Pure, apart from the system's locale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime

from apdesk.domain.wording import all_of
from apdesk.language import marked, plural, tr, translated

if TYPE_CHECKING:
    from apdesk.domain.records import FieldValue

#: How a day is written, also where it is typed; a language translates it like any text.
_DAY_FORMAT = marked("d MMM yyyy", note="how a day is written")


class _Words(Mapping[str, str]):
    """What stands in a table of marked texts, in the user's language."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table

    def __getitem__(self, key: str) -> str:
        return translated(self._table[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


#: What the records of a synced object are called; '' has none.
OBJECTS = _Words(
    {"Lead": marked("Leads"), "Contact": marked("Contacts"), "Account": marked("Companies")}
)
ONE_OBJECT = _Words(
    {"Lead": marked("Lead"), "Contact": marked("Contact"), "Account": marked("Company")}
)
_COUNTED: dict[str, Callable[[int], str]] = {
    "Lead": lambda n: plural("{n} lead", "{n} leads", n),
    "Contact": lambda n: plural("{n} contact", "{n} contacts", n),
    "Account": lambda n: plural("{n} company", "{n} companies", n),
}


def day_format() -> str:
    """The format of a day, for QLocale: '3 Feb 2026'."""
    return translated(_DAY_FORMAT, note="how a day is written")


def _locale() -> QLocale:
    """The user's; English where the system names none ("C")."""
    system = QLocale()
    return QLocale("en_US") if system.language() == QLocale.Language.C else system


def number(value: int) -> str:
    """12,345 in the way of the user's country."""
    return _locale().toString(value)


def quoted(name: str) -> str:
    """A name in the quotation marks of the language."""
    return tr("“{name}”", name=name)


def series(parts: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return all_of(parts)


def objects(counts: Mapping[str, int]) -> str:
    """'482 leads, 400 contacts and 1 company' from counts by object; zeros are left out."""
    return series([_COUNTED[name](many) for name, many in counts.items() if many])


def every(minutes: int) -> str:
    """'every 10 minutes', 'every hour', 'every 2 hours'."""
    if minutes % 60:
        return plural("every minute", "every {n} minutes", minutes)
    return plural("every hour", "every {n} hours", minutes // 60)


def duration(seconds: float) -> str:
    """'4 s', '3 min', '2 h 5 min'; no line ends between a number and its unit."""
    return numbers_held(_duration(seconds))


def numbers_held(text: str) -> str:
    """The text in which no line ends after a number: what follows is most often its unit."""
    return re.sub(r"(?<=\d) ", "\N{NO-BREAK SPACE}", text)


def _duration(seconds: float) -> str:
    if seconds < 1:
        return tr("less than 1 s")
    if seconds < 60:
        return tr("{seconds} s", seconds=round(seconds))
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{minutes} min", minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if rest:
        return tr("{hours} h {minutes} min", hours=hours, minutes=rest)
    return tr("{hours} h", hours=hours)


def ago(moment: datetime | None, now: datetime) -> str:
    """'just now', '4 min ago', 'yesterday, 14:05' — how long ago something was."""
    if moment is None:
        return tr("never")
    passed = now - moment
    if passed < timedelta(seconds=45):
        return tr("just now")
    if passed < timedelta(minutes=60):
        return tr("{minutes} min ago", minutes=max(1, round(passed / timedelta(minutes=1))))
    return clock(moment, now)


def until(moment: datetime | None, now: datetime) -> str:
    """'now', 'in 40 s', 'in 9 min', 'at 14:05', 'tomorrow, 02:10' — when something will be."""
    if moment is None:
        return ""
    left = moment - now
    if left < timedelta(seconds=5):
        return tr("now")
    if left < timedelta(seconds=60):
        return tr("in {seconds} s", seconds=round(left / timedelta(seconds=1)))
    if left < timedelta(minutes=60):
        return tr("in {minutes} min", minutes=round(left / timedelta(minutes=1)))
    text = clock(moment, now)
    return text if _days_after(moment, now) == 1 else tr("at {time}", time=text)


def clock(moment: datetime, now: datetime | None = None) -> str:
    """A moment in local time: '14:05' today, else with its day."""
    local = moment.astimezone()
    days = _days_after(moment, now or datetime.now(UTC))
    if days == 0:
        return _time(local)
    day = tr("yesterday") if days == -1 else tr("tomorrow") if days == 1 else _day(local)
    return tr("{day}, {time}", day=day, time=_time(local))


def _days_after(moment: datetime, now: datetime) -> int:
    return (moment.astimezone().date() - now.astimezone().date()).days


def day_and_time(text: str | None) -> str:
    """An ISO 8601 moment as '3 Feb 2026, 14:05' in local time; anything else as it is."""
    if not text:
        return ""
    try:
        local = datetime.fromisoformat(text).astimezone()
    except ValueError:
        return text
    return tr("{day}, {time}", day=_day(local), time=_time(local))


def _day(local: datetime) -> str:
    return _locale().toString(QDate(local.year, local.month, local.day), day_format())


def weekday_and_day(local: datetime, now: datetime) -> str:
    """'Tue 1 Dec', with the year where it is another one than that of `now`; both in the zone in
    which they are told."""
    if local.year == now.year:
        format_ = tr("ddd d MMM", note="how a weekday and a day are written")
    else:
        format_ = tr("ddd d MMM yyyy", note="how a weekday and a day are written")
    return _locale().toString(QDate(local.year, local.month, local.day), format_)


def _time(local: datetime) -> str:
    moment = QTime(local.hour, local.minute)
    return _locale().toString(moment, QLocale.FormatType.ShortFormat)


def value(raw: FieldValue, kind: str, names: Mapping[str, str] | None = None) -> str:
    """A field's canonical value (see `apdesk.domain.records`) as people read it; '' for blank.
    `names` are what the ids of a lookup are called, where that is known."""
    from apdesk.domain.apdesk_types import ApdeskType

    if raw is None or raw == "":
        return ""
    if kind == ApdeskType.CHECKBOX or isinstance(raw, bool):
        return tr("Yes") if raw else tr("No")
    if isinstance(raw, float | int):
        return _number(raw, kind)
    if kind == ApdeskType.DATE:
        day = QDate.fromString(raw, "yyyy-MM-dd")
        return _locale().toString(day, day_format()) if day.isValid() else raw
    if kind == ApdeskType.DATETIME:
        return day_and_time(raw)
    if kind == ApdeskType.TIME:
        moment = QTime.fromString(raw[:8], "HH:mm:ss")
        if moment.isValid():
            return _locale().toString(moment, QLocale.FormatType.ShortFormat)
        return raw
    if kind == ApdeskType.MULTI_PICKLIST:
        return ", ".join(each for each in raw.split(";") if each)
    return raw if names is None else names.get(raw, raw)


def _number(raw: float, kind: str) -> str:
    from apdesk.domain.apdesk_types import ApdeskType

    if isinstance(raw, float) and not raw.is_integer():
        text = _locale().toString(raw, "f", 2 if kind == ApdeskType.CURRENCY else _places(raw))
    else:
        text = _locale().toString(int(raw))
    return f"{text} %" if kind == ApdeskType.PERCENT else text


def _places(raw: float) -> int:
    return len(f"{raw:.6f}".rstrip("0").partition(".")[2])
