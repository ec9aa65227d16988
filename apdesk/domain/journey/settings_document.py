"""The settings of a shape in JSON. Each is written and read by its name, which means the same in
all kinds of shapes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from apdesk.domain.journey.kinds import SETTINGS, Kind, Named, Settings, Unit
from apdesk.domain.journey.reading import Reading
from apdesk.domain.operators import Criterion, Operator

T = TypeVar("T")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2})")
_WHOLE_DAY = 1440  # minutes


def write_settings(settings: Settings) -> dict[str, Any]:
    """All settings by name, also those that are as in a new shape."""
    return {
        each.name: _SETTINGS[each.name].write(getattr(settings, each.name))
        for each in fields(settings)
    }


def read_settings(reading: Reading, kind: Kind, document: object, where: str) -> Settings:
    """The settings of a shape of that kind; what is absent is as in a new shape. Faults go to
    `reading`, `where` names the place in them."""
    made = SETTINGS[kind]()
    names = [each.name for each in fields(made)]
    entry = reading.keys(document, where, names)
    if entry is None:
        return made
    read = {
        name: _SETTINGS[name].read(reading, entry, name, where, getattr(made, name))
        for name in names
        if name in entry
    }
    return SETTINGS[kind](**read)


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a setting is written, and read: (reading, entry, key, where, default) -> value."""

    write: Callable[[Any], Any]
    read: Callable[[Reading, dict[str, Any], str, str, Any], Any]


def _same(value: T) -> T:
    return value


def _each(
    reading: Reading,
    entry: dict[str, Any],
    key: str,
    where: str,
    read: Callable[[dict[str, Any], str], T | None],
) -> tuple[T, ...]:
    """A list, each of whose items is read as if it were the only value of an object."""
    found = []
    for at, item in enumerate(reading.entries(entry, key, where), 1):
        value = read({key: item}, f"{where}, {key} {at}")
        if value is not None:
            found.append(value)
    return tuple(found)


def _read_texts(
    reading: Reading, entry: dict[str, Any], key: str, where: str, _: object
) -> tuple[str, ...]:
    return _each(reading, entry, key, where, lambda only, place: reading.text(only, key, place, ""))


def _read_optional_whole(
    reading: Reading, entry: dict[str, Any], key: str, where: str, _: object
) -> int | None:
    return None if entry[key] is None else reading.whole(entry[key], key, where)


def _read_whole(reading: Reading, entry: dict[str, Any], key: str, where: str, default: int) -> int:
    value = reading.whole(entry[key], key, where)
    return default if value is None else value


def _write_named(named: Named) -> dict[str, str]:
    return {"id": named.id, "name": named.name}


def _read_named(
    reading: Reading, entry: dict[str, Any], key: str, where: str, _: object = None
) -> Named:
    place = f"“{key}” in {where}"
    found = reading.keys(entry[key], place, ("id", "name"))
    if found is None:
        return Named()
    return Named(reading.text(found, "id", place, ""), reading.text(found, "name", place, ""))


def _read_nameds(
    reading: Reading, entry: dict[str, Any], key: str, where: str, _: object
) -> tuple[Named, ...]:
    return _each(
        reading, entry, key, where, lambda only, place: _read_named(reading, only, key, place)
    )


def _write_criteria(criteria: tuple[Criterion, ...]) -> list[dict[str, str]]:
    return [
        {"field": each.field, "operator": str(each.operator), "value": each.value}
        for each in criteria
    ]


def _read_criteria(
    reading: Reading, entry: dict[str, Any], key: str, where: str, _: object
) -> tuple[Criterion, ...]:
    def read(only: dict[str, Any], place: str) -> Criterion | None:
        row = reading.keys(only[key], place, ("field", "operator", "value"))
        if row is None:
            return None
        operator = reading.choose(Operator, row, "operator", place)
        field, value = (reading.text(row, name, place, "") for name in ("field", "value"))
        return None if operator is None else Criterion(field, operator, value)

    return _each(reading, entry, key, where, read)


def _read_unit(
    reading: Reading, entry: dict[str, Any], key: str, where: str, default: Unit
) -> Unit:
    return reading.choose(Unit, entry, key, where) or default


def _write_time(minutes: int | None) -> str | None:
    return None if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def _read_time(
    reading: Reading, entry: dict[str, Any], key: str, where: str, _: object
) -> int | None:
    value = entry[key]
    if value is None:
        return None
    found = _TIME.fullmatch(value) if isinstance(value, str) else None
    minutes = int(found[1]) * 60 + int(found[2]) if found and int(found[2]) < 60 else -1
    if 0 <= minutes <= _WHOLE_DAY:
        return minutes
    reading.fault(f"“{key}” in {where} must be a time of day like “09:00”, or null.")
    return None


def _read_weekdays(
    reading: Reading, entry: dict[str, Any], key: str, where: str, _: object
) -> tuple[int, ...]:
    def read(only: dict[str, Any], place: str) -> int | None:
        day = reading.whole(only[key], key, place)
        if day is not None and not 1 <= day <= 7:
            reading.fault(f"“{day}” in {place} is no weekday: 1 (Monday) to 7 (Sunday).")
        return day

    return _each(reading, entry, key, where, read)


_TEXT = _Setting(_same, Reading.text)
_FLAG = _Setting(_same, Reading.flag)
_TIME_OF_DAY = _Setting(_write_time, _read_time)
_SETTINGS: dict[str, _Setting] = {
    "campaign": _Setting(_write_named, _read_named),
    "user": _Setting(_write_named, _read_named),
    "users": _Setting(lambda users: [_write_named(each) for each in users], _read_nameds),
    "statuses": _Setting(list, _read_texts),
    "criteria": _Setting(_write_criteria, _read_criteria),
    "again": _FLAG,
    "existing": _FLAG,
    "log": _FLAG,
    "everywhere": _FLAG,
    "list": _TEXT,
    "segment": _TEXT,
    "status": _TEXT,
    "sobject": _TEXT,
    "subject": _TEXT,
    "description": _TEXT,
    "priority": _TEXT,
    "field": _TEXT,
    "value": _TEXT,
    "template": _TEXT,
    "due_days": _Setting(_same, _read_optional_whole),
    "amount": _Setting(_same, _read_whole),
    "unit": _Setting(str, _read_unit),
    "start": _TIME_OF_DAY,
    "end": _TIME_OF_DAY,
    "weekdays": _Setting(list, _read_weekdays),
}
