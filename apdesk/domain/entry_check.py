"""What Salesforce would refuse about a value, said before anything is sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.domain.values import id18
from apdesk.language import number, plural, tr

_LABEL = r"[^\W_](?:[^\W_]|-)*(?<!-)"
#: What might be an address: whether the mailbox exists is for others to find out.
EMAIL = re.compile(rf"[\w.!#$%&'*+/=?^`{{|}}~-]+@(?:{_LABEL}\.)+(?![0-9]){_LABEL}")
#: Half a character: nothing that could be stored or sent.
SURROGATE = re.compile("[\ud800-\udfff]")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z")
#: Salesforce's range of dates. (SOQL and SOSL Reference, "Date Formats and Date Literals")
_FIRST_DAY, _LAST_DAY = "1700-01-01", "4000-12-31"
_LONGEST_QUOTE = 60


def check_value(field: FieldSchema, value: FieldValue, *, creating: bool = False) -> str | None:
    """What Salesforce would refuse about a value, as a sentence; None when it looks fine.

    `creating`: the record is still to be made, so that the org fills in its own defaults.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return _check_blank(field, creating=creating)
    if isinstance(value, str) and SURROGATE.search(value):
        return tr("{label} holds characters that are no text. Type it again.", label=field.label)
    return _CHECKS.get(field.type, _check_text)(field, value)


def required_fields(schema: SObjectSchema) -> tuple[FieldSchema, ...]:
    """What a new record of the object can't do without: nobody but us fills these in."""
    return tuple(
        each
        for each in schema.fields
        if each.required_on_create and each.storable and each.type is not FieldType.BOOLEAN
    )


def valid_id(text: str) -> str | None:
    """The id with 18 characters; None when it is none, or its last three don't fit the others."""
    try:
        found = id18(text)
        return found if id18(found[:15]) == found else None
    except ValueError:
        return None


def shown(text: object) -> str:
    """Somebody's entry in quotes, cut to what fits into a sentence."""
    flat = " ".join(str(text).split())
    fits = len(flat) <= _LONGEST_QUOTE
    return tr("“{text}”", text=flat if fits else f"{flat[: _LONGEST_QUOTE - 1]}…")


def plain_number(number: Decimal) -> str:
    """Without an exponent, and without zeros that say nothing."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _check_blank(field: FieldSchema, *, creating: bool) -> str | None:
    if field.nillable or field.type is FieldType.BOOLEAN:
        return None
    if creating and field.defaulted_on_create:
        return None
    return tr("{label} can't be blank.", label=field.label)


def _check_text(field: FieldSchema, value: FieldValue) -> str | None:
    length = len(str(value).encode("utf-16-le")) // 2  # Salesforce counts an emoji as two
    if not field.length or length <= field.length:
        return None
    return tr(
        "{label} is too long: it has {length} characters, and Salesforce takes {most}.",
        label=field.label,
        length=number(length),
        most=number(field.length),
    )


def _check_email(field: FieldSchema, value: FieldValue) -> str | None:
    if not isinstance(value, str) or not EMAIL.fullmatch(value):
        return tr(
            "{label}: {shown} is not an e-mail address.", label=field.label, shown=shown(value)
        )
    return _check_text(field, value)


def _check_number(field: FieldSchema, value: FieldValue) -> str | None:
    try:
        number = Decimal("NaN") if isinstance(value, bool) else Decimal(str(value))
    except ArithmeticError:
        number = Decimal("NaN")
    if not number.is_finite():
        return tr("{label}: {shown} is not a number.", label=field.label, shown=shown(value))
    whole, _, fraction = plain_number(abs(number)).partition(".")
    digits: int | None = None
    if field.type is FieldType.INT:
        digits = field.digits or None
        if fraction:
            return tr("{label} takes whole numbers only.", label=field.label)
        if abs(number) >= 2**31:
            return tr("{label}: {shown} is too large.", label=field.label, shown=shown(value))
    elif field.precision:
        digits = field.precision - field.scale
        if len(fraction) > field.scale:
            return tr("{label} takes {places}.", label=field.label, places=_places(field.scale))
    if digits is not None and len(whole.lstrip("0")) > digits:
        many = "1 digit" if digits == 1 else f"{digits} digits"
        return tr(
            "{label} is too large: Salesforce takes {many} before the point.",
            label=field.label,
            many=many,
        )
    return None


def _places(scale: int) -> str:
    if not scale:
        return tr("whole numbers only")
    return plural("{n} decimal place", "up to {n} decimal places", scale)


def _check_boolean(field: FieldSchema, value: FieldValue) -> str | None:
    if value in (0, 1):  # True and False are
        return None
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return None
    return tr("{label} is either yes or no.", label=field.label)


def _check_picklist(field: FieldSchema, value: FieldValue) -> str | None:
    return _check_entry(field, str(value)) or _check_text(field, value)


def _check_multi_picklist(field: FieldSchema, value: FieldValue) -> str | None:
    for part in str(value).split(";"):
        problem = _check_entry(field, part.strip()) if part.strip() else None
        if problem is not None:
            return problem
    return _check_text(field, value)


def _check_entry(field: FieldSchema, entry: str) -> str | None:
    if not field.restricted_picklist or not field.picklist:
        return None
    folded = entry.casefold()
    alike = [each for each in field.picklist if each.value.casefold() == folded]
    if not alike:
        return tr(
            "{label} has no entry {shown}. Choose one from its list.",
            label=field.label,
            shown=shown(entry),
        )
    if not any(each.active for each in alike):
        return tr(
            "{shown} is retired: Salesforce takes it for {label} no longer.",
            shown=shown(entry),
            label=field.label,
        )
    return None


def _check_day(field: FieldSchema, value: FieldValue) -> str | None:
    try:
        day = date.fromisoformat(str(value)).isoformat()
    except ValueError:
        day = ""
    if day != value:
        return tr("{label}: {shown} is not a date.", label=field.label, shown=shown(value))
    return _check_years(field, day)


def _check_moment(field: FieldSchema, value: FieldValue) -> str | None:
    try:
        fine = datetime.fromisoformat(str(value)) if _MOMENT.fullmatch(str(value)) else None
    except ValueError:
        fine = None
    if fine is None:
        return tr(
            "{label}: {shown} is not a date with a time.", label=field.label, shown=shown(value)
        )
    return _check_years(field, str(value)[:10])


def _check_years(field: FieldSchema, day: str) -> str | None:
    if _FIRST_DAY <= day <= _LAST_DAY:
        return None
    return tr("{label}: Salesforce knows the years 1700 to 4000 only.", label=field.label)


def _check_time(field: FieldSchema, value: FieldValue) -> str | None:
    if _TIME.fullmatch(str(value)):
        return None
    return tr("{label}: {shown} is not a time of day.", label=field.label, shown=shown(value))


def _check_identifier(field: FieldSchema, value: FieldValue) -> str | None:
    if valid_id(str(value)) is None:
        return tr("{label}: {shown} is not a Salesforce id.", label=field.label, shown=shown(value))
    return None


_CHECKS: dict[FieldType, Callable[[FieldSchema, FieldValue], str | None]] = {
    FieldType.EMAIL: _check_email,
    FieldType.INT: _check_number,
    FieldType.DOUBLE: _check_number,
    FieldType.CURRENCY: _check_number,
    FieldType.PERCENT: _check_number,
    FieldType.BOOLEAN: _check_boolean,
    FieldType.PICKLIST: _check_picklist,
    FieldType.MULTIPICKLIST: _check_multi_picklist,
    FieldType.DATE: _check_day,
    FieldType.DATETIME: _check_moment,
    FieldType.TIME: _check_time,
    FieldType.ID: _check_identifier,
    FieldType.REFERENCE: _check_identifier,
}
