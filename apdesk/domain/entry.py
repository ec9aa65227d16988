"""Values as people type them: read, and written back as one would type them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from apdesk.domain import relative_dates
from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.entry_check import (
    EMAIL,
    SURROGATE,
    check_value,
    plain_number,
    required_fields,
    shown,
    valid_id,
)
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema, FieldType, PicklistValue
from apdesk.language import tr

__all__ = ["EntryError", "check_value", "entry_text", "parse_entry", "required_fields"]


class EntryError(ValueError):
    """What was typed can't be a value of its field; `message` is a sentence for people."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


_YES = frozenset({"true", "yes", "y", "1", "on", "x"})
_NO = frozenset({"false", "no", "n", "0", "off"})
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_MOST_DIGITS = 40  # zeros at either end included
_DATE = re.compile(r"(?P<year>[0-9]{4})([-/])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})")
_DOTTED = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})")
_NAMED = re.compile(r"([0-9]{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+([0-9]{4})")
_NAMED_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+([0-9]{1,2}),?\s+([0-9]{4})")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r"\s?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?"
)
_TIME = re.compile(
    r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,6}))?)?[Zz]?(?:\s?([AaPp])\.?[Mm]\.?)?"
)
_ONE_LINE = frozenset(
    {ApdeskType.EMAIL, ApdeskType.PHONE, ApdeskType.URL, ApdeskType.PICKLIST}
)  # fmt: skip
_LINE_BREAK = re.compile(r"\r\n?")
#: Space and control characters around a text: Salesforce keeps none of the latter.
_AROUND = re.compile(r"\A[\s\0-\x20]+|[\s\0-\x20]+\Z")


def parse_entry(
    kind: ApdeskType, text: str, field: FieldSchema | None = None, *, timezone: str = "UTC"
) -> FieldValue:
    """The canonical value of what was typed; nothing typed is blank, for a checkbox no tick.

    Nothing is rounded, shortened or guessed: what can be read in two ways is refused. Whether
    Salesforce takes the value is for `check_value` to say.

    Args:
        kind: The type of the apdesk field.
        text: What was typed. Space around it doesn't count.
        field: The Salesforce field, where there is one: entries of its picklist are found by
            value or label in any case, and come out spelled and ordered as the org has them.
        timezone: The IANA zone in which a date with a time but without an offset is meant.

    Raises EntryError.
    """
    if SURROGATE.search(text):
        raise EntryError(tr("The text holds characters that are no text. Type it again."))
    text = _AROUND.sub("", _LINE_BREAK.sub("\n", text.replace("\0", "")))
    if kind in _ONE_LINE:
        text = " ".join(text.split("\n"))
    if kind is ApdeskType.CHECKBOX:
        return _checkbox(text)
    if not text:
        return None
    if kind in (ApdeskType.NUMBER, ApdeskType.CURRENCY, ApdeskType.PERCENT):
        return _number(kind, text, field)
    if kind is ApdeskType.DATE:
        return _day(text)
    if kind is ApdeskType.DATETIME:
        return _moment(text, timezone)
    if kind is ApdeskType.TIME:
        return _time(text)
    if kind is ApdeskType.REFERENCE or _is(field, FieldType.REFERENCE):
        return _identifier(text)
    if kind is ApdeskType.MULTI_PICKLIST or _is(field, FieldType.MULTIPICKLIST):
        return ";".join(_entries(text, field)) or None
    if kind is ApdeskType.EMAIL and field is None and not EMAIL.fullmatch(text):
        raise EntryError(tr("{shown} is not an e-mail address.", shown=shown(text)))
    return _entry(text, field)


def entry_text(kind: ApdeskType, value: FieldValue) -> str:
    """The value as one would type it: `parse_entry` reads it back, but for space around a text."""
    if value is None:
        return ""
    if kind is ApdeskType.CHECKBOX or isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return plain_number(Decimal(repr(value)))
    return str(value)


# -- reading ----------------------------------------------------------------------------------


def _checkbox(text: str) -> bool:
    word = text.casefold()
    if word in _YES:
        return True
    if not word or word in _NO:
        return False
    raise EntryError(tr("{shown} is neither yes nor no.", shown=shown(text)))


def _number(kind: ApdeskType, text: str, field: FieldSchema | None) -> FieldValue:
    plain = text.replace("\u2212", "-")  # the minus sign of typographers
    if kind is ApdeskType.PERCENT:
        plain = plain.removesuffix("%").rstrip()
    if not _NUMBER.fullmatch(plain):
        raise EntryError(
            tr(
                "{shown} is not a number. Write it like 1234.5, without thousands separators.",
                shown=shown(text),
            )
        )
    if len(plain) > _MOST_DIGITS:
        raise EntryError(tr("{shown} has too many digits.", shown=shown(text)))
    exact = Decimal(plain)
    if _is(field, FieldType.INT):
        if exact != exact.to_integral_value():
            raise EntryError(tr("{shown} is not a whole number.", shown=shown(text)))
        return int(exact)
    number = float(exact)
    if Decimal(repr(number)) != exact:
        raise EntryError(
            tr("{shown} has more digits than can be kept exactly: up to 15 can.", shown=shown(text))
        )
    return number or 0.0  # never -0.0


def _day(text: str) -> str:
    found = _DATE.fullmatch(text)
    if found:
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    elif found := _DOTTED.fullmatch(text):
        day, month, year = (int(each) for each in found.groups())
    elif found := _NAMED.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    elif found := _NAMED_FIRST.fullmatch(text):
        month, day, year = _month(found[1]), int(found[2]), int(found[3])
    else:
        raise EntryError(tr("{shown} is not a date. Write it like 2026-01-31.", shown=shown(text)))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise EntryError(tr("There is no day {shown}.", shown=shown(text))) from None


def _month(word: str) -> int:
    """The month of an English name, whole or cut to three letters (or 'Sept'); 0: there is none."""
    folded = word.lower()
    for number, name in enumerate(_MONTHS, 1):
        if folded in (name, name[:3]) or folded == name[:4] == "sept":
            return number
    return 0


def _moment(text: str, timezone: str) -> str:
    if not _MOMENT.fullmatch(text):
        raise EntryError(
            tr(
                "{shown} is not a date with a time. Write it like 2026-01-31 14:05, with the "
                "time zone after it where it isn't yours: 2026-01-31 14:05+02:00.",
                shown=shown(text),
            )
        )
    try:
        moment = datetime.fromisoformat(re.sub(r"\s(?=[Zz+-])", "", text).upper())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=relative_dates.zone(timezone))
        # strftime leaves the zeros of an early year out on some systems
        return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    except (ValueError, OverflowError):
        raise EntryError(tr("There is no date and time {shown}.", shown=shown(text))) from None


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    if not found:
        raise EntryError(
            tr("{shown} is not a time of day. Write it like 14:05.", shown=shown(text))
        )
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    half = (found[5] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise EntryError(tr("There is no time of day {shown}.", shown=shown(text)))
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise EntryError(tr("There is no time of day {shown}.", shown=shown(text)))
    return f"{hour:02}:{minute:02}:{second:02}.{(found[4] or '')[:3]:0<3}Z"


def _identifier(text: str) -> str:
    found = valid_id(text)
    if found is None:
        raise EntryError(
            tr(
                "{shown} is not a Salesforce id: those have 15 or 18 letters and digits.",
                shown=shown(text),
            )
        )
    return found


def _entries(text: str, field: FieldSchema | None) -> list[str]:
    """The entries of a multi-select picklist, each once, in the order in which the org keeps them:
    that of the picklist, what is foreign to it last."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        if part.strip():
            entry = _entry(part.strip(), field)
            found.setdefault(entry.casefold(), entry)
    order = {each.value: at for at, each in enumerate(field.picklist if field else ())}
    return sorted(found.values(), key=lambda each: order.get(each, len(order)))


def _entry(text: str, field: FieldSchema | None) -> str:
    """The picklist's own spelling of an entry typed by value or by label; the text otherwise."""
    if field is None:
        return text
    found = _find(text, field.picklist)
    if found is not None:
        return found.value
    folded = text.casefold()
    labelled = [each for each in field.picklist if each.label.casefold() == folded]
    active = [each for each in labelled if each.active] or labelled
    return active[0].value if len(active) == 1 else text


def _find(text: str, picklist: tuple[PicklistValue, ...]) -> PicklistValue | None:
    """The entry of that value: spelled so, else in any case, one in use before a retired one."""
    folded = text.casefold()
    alike = [each for each in picklist if each.value.casefold() == folded]
    alike.sort(key=lambda each: (each.value != text, not each.active))
    return alike[0] if alike else None


def _is(field: FieldSchema | None, kind: FieldType) -> bool:
    return field is not None and field.type is kind
