"""A second reading of the criteria semantics, slow and plain, to hold the evaluator against.

It shares no code with `apdesk.domain` but the vocabulary: value lists by a state machine, dates by
numbering days, weeks, months …, texts by casefold.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

SUNDAY_LOCALES = {"en_US", "pt_BR", "ja_JP"}


def items_of(text):
    """The items of a value list: '' for the blank item, nothing for an empty place."""
    found, quoted, current, was_quoted, at = [], False, "", False, 0
    while at <= len(text):
        letter = text[at] if at < len(text) else None
        if quoted:
            assert letter is not None, "only well-formed lists are generated"
            if letter == '"' and text[at + 1 : at + 2] == '"':
                current, at = current + '"', at + 1
            elif letter == '"':
                quoted = False
            else:
                current += letter
        elif letter is None or letter == ",":
            if was_quoted:
                found.append(current)
            elif current.strip():
                found.append(current.strip())
            current, was_quoted = "", False
        elif letter == '"' and not current.strip() and not was_quoted:
            quoted, was_quoted, current = True, True, ""
        elif not was_quoted:
            current += letter
        at += 1
    return found


def ordinal(day, unit, locale, fiscal_month):
    """The running number of the unit that a day lies in."""
    if unit == "DAY":
        return day.toordinal()
    if unit == "WEEK":
        # date.toordinal() % 7: 0 is a Sunday, 1 a Monday
        return (day.toordinal() - (0 if locale in SUNDAY_LOCALES else 1)) // 7
    months = day.year * 12 + day.month - 1
    if unit.startswith("FISCAL_"):
        months -= fiscal_month - 1
        unit = unit.removeprefix("FISCAL_")
    return months // {"MONTH": 1, "QUARTER": 3, "YEAR": 12}[unit]


def literal(name, today, locale, fiscal_month):
    """(unit, first number, last number) of a relative date."""
    simple = {"TODAY": (0, 0), "YESTERDAY": (-1, -1), "TOMORROW": (1, 1)}
    here = {
        unit: ordinal(today, unit, locale, fiscal_month)
        for unit in ("DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "FISCAL_QUARTER", "FISCAL_YEAR")
    }
    if name in simple:
        return "DAY", here["DAY"] + simple[name][0], here["DAY"] + simple[name][1]
    name = {"LAST_90_DAYS": "LAST_N_DAYS:90", "NEXT_90_DAYS": "NEXT_N_DAYS:90"}.get(name, name)
    if match := re.fullmatch(r"LAST_N_(\w+)S:(\d+)", name):
        unit, n = match[1], int(match[2])
        return unit, here[unit] - n, here[unit] if unit == "DAY" else here[unit] - 1
    if match := re.fullmatch(r"NEXT_N_(\w+)S:(\d+)", name):
        return match[1], here[match[1]] + 1, here[match[1]] + int(match[2])
    if match := re.fullmatch(r"N_(\w+)S_AGO:(\d+)", name):
        number = here[match[1]] - int(match[2])
        return match[1], number, number
    side, _, unit = name.partition("_")
    number = here[unit] + {"LAST": -1, "THIS": 0, "NEXT": 1}[side]
    return unit, number, number


def place(value, item, kind, context):
    """-1, 0 or 1: the record's date lies before, in, or after what the item means."""
    zone = ZoneInfo(context.timezone)
    today = context.now.astimezone(zone).date()
    if kind == "datetime":
        moment = datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        day = moment.astimezone(zone).date()
    else:
        day = date.fromisoformat(value)
    if "T" in item and item[:4].isdigit():
        wanted = datetime.fromisoformat(item)
        wanted = wanted if wanted.tzinfo else wanted.replace(tzinfo=zone)
        wanted = wanted.astimezone(UTC)
        return (moment > wanted) - (moment < wanted)
    if item[0].isdigit():
        low = high = date.fromisoformat(item).toordinal()
        number = day.toordinal()
    else:
        month, locale = context.fiscal_year_start_month, context.locale
        unit, low, high = literal(item.upper(), today, locale, month)
        number = ordinal(day, unit, locale, month)
    return -1 if number < low else 1 if number > high else 0


def decide(operator, value, text, kind, context):
    """Whether a canonical value meets one row of the editor. `kind` is the describe type."""
    if kind == "boolean":
        return bool(value) is (text.strip().lower() == "true")
    blank = value is None
    if operator == "is blank":
        return blank
    if operator == "is not blank":
        return not blank
    items = items_of(text)
    if operator in ("is not", "does not contain", "excludes"):
        opposite = {"is not": "is", "does not contain": "contains", "excludes": "includes"}
        return not decide(opposite[operator], value, text, kind, context)
    if blank:
        return operator == "is" and "" in items
    items = [item for item in items if item]
    if kind in ("date", "datetime"):
        places = [place(value, item, kind, context) for item in items]
        return {
            "is": lambda: 0 in places,
            "less than": lambda: places[0] < 0,
            "at most": lambda: places[0] <= 0,
            "greater than": lambda: places[0] > 0,
            "at least": lambda: places[0] >= 0,
            "between": lambda: places[0] >= 0 >= places[-1],
        }[operator]()
    if kind in ("int", "double", "currency", "percent"):
        held, wanted = Decimal(repr(value)), [Decimal(item) for item in items]
        return {
            "is": lambda: held in wanted,
            "less than": lambda: held < wanted[0],
            "at most": lambda: held <= wanted[0],
            "greater than": lambda: held > wanted[0],
            "at least": lambda: held >= wanted[0],
            "between": lambda: wanted[0] <= held <= wanted[1],
        }[operator]()
    if kind in ("reference", "id"):
        return any(value[:15] == item[:15] for item in items)
    held_text = value.casefold()
    if kind == "multipicklist":
        held_set = set(held_text.split(";"))
        sets = [{e.strip().casefold() for e in item.split(";") if e.strip()} for item in items]
        if operator == "is":
            return held_set in sets
        return any(each <= held_set for each in sets)
    folded = [item.casefold() for item in items]
    return {
        "is": lambda: held_text in folded,
        "contains": lambda: any(each in held_text for each in folded),
        "starts with": lambda: any(held_text.startswith(each) for each in folded),
    }[operator]()
