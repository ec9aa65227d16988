"""Values on their way in (checked, in the platform's words) and out (REST JSON)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import NUMBER_TYPES, Field
from apdesk.practice_org.state.ids import normal_id
from apdesk.practice_org.state.transactions import to_stamp

Stored = str | int | float | None

_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-\u0080-\U0010ffff]+"
    r"@(?:[A-Za-z0-9\u0080-\U0010ffff](?:[A-Za-z0-9\-\u0080-\U0010ffff]*"
    r"[A-Za-z0-9\u0080-\U0010ffff])?\.)+[A-Za-z\u0080-\U0010ffff][A-Za-z0-9\-\u0080-\U0010ffff]*"
)
#: What Java's trim takes away.
_SPACE = "".join(map(chr, range(33)))
_EARLIEST, _LATEST = date(1700, 1, 1), date(4000, 12, 31)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def to_stored(field: Field, raw: object) -> Stored:
    """A REST JSON value (or a Bulk CSV text) as it is stored. `OrgError` when it can't be.

    Space around a text isn't kept. [Apex Developer Guide, "Primitive Data Types": "they can never
    be empty (only null), and they can never include leading and trailing whitespace"]
    """
    if isinstance(raw, str):
        raw = raw.strip(_SPACE)
    if raw is None or raw == "":
        if field.type == "boolean":
            raise OrgError(
                400,
                "INVALID_TYPE_ON_FIELD_IN_RECORD",
                f"{field.label}: value not of required type: {'null' if raw is None else raw}",
                (field.name,),
            )
        return None
    if isinstance(raw, dict | list):
        token = "START_OBJECT" if isinstance(raw, dict) else "START_ARRAY"
        raise _not_deserialised(_word(field), token, json.dumps(raw))
    if field.type == "boolean":
        return _boolean(raw)
    if field.type in NUMBER_TYPES:
        return _number(field, raw)
    reader = _READERS.get(field.type, _text)
    return reader(field, raw)


def _word(field: Field) -> str:
    if field.type in NUMBER_TYPES:
        return "int" if field.type == "int" else "double"
    return field.type if field.type in ("boolean", "date", "datetime", "time") else "string"


def _not_deserialised(word: str, token: str, raw: object) -> OrgError:
    return OrgError(
        400,
        "JSON_PARSER_ERROR",
        f"Cannot deserialize instance of {word} from {token} value {raw} "
        "or request may be missing a required field",
    )


def _text(field: Field, raw: object) -> str | None:
    text = str(raw).lower() if isinstance(raw, bool) else str(raw)
    text = text.replace("\r\n", "\n") if field.type == "textarea" else text
    if field.length and len(text) > field.length:
        shown = text if len(text) <= 255 else f"{text[:255]}..."
        raise OrgError(
            400,
            "STRING_TOO_LONG",
            f"{field.label}: data value too large: {shown} (max length={field.length})",
            (field.name,),
        )
    return text


def _email(field: Field, raw: object) -> str | None:
    text = _text(field, raw)
    if text is not None and not _EMAIL.fullmatch(text):
        raise OrgError(
            400,
            "INVALID_EMAIL_ADDRESS",
            f"{field.label}: invalid email address: {text}",
            (field.name,),
        )
    return text


def _picklist(field: Field, raw: object) -> str | None:
    text = _text(field, raw)
    known = {one.value.casefold(): one for one in field.values}
    found = known.get(text.casefold()) if text is not None else None
    if found is not None and (found.active or not field.has("R")):
        return found.value
    if field.has("R") and field.values:
        raise _bad_picklist(field, str(text))
    return text


def _multi_picklist(field: Field, raw: object) -> str | None:
    text = _text(field, raw)
    parts = [part.strip() for part in str(text).split(";") if part.strip()]
    order = {one.value.casefold(): (place, one) for place, one in enumerate(field.values)}
    known: dict[int, str] = {}
    foreign: dict[str, str] = {}
    for part in parts:
        found = order.get(part.casefold())
        if found is not None:
            known[found[0]] = found[1].value
        elif field.has("R"):
            raise _bad_picklist(field, part)
        else:
            foreign.setdefault(part.casefold(), part)
    return ";".join([*(known[place] for place in sorted(known)), *foreign.values()]) or None


def _bad_picklist(field: Field, value: str) -> OrgError:
    return OrgError(
        400,
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        f"{field.label}: bad value for restricted picklist field: {value}",
        (field.name,),
    )


def _boolean(raw: object) -> int:
    if isinstance(raw, bool):
        return int(raw)
    if isinstance(raw, str) and raw.lower() in ("true", "false", "1", "0"):
        return int(raw.lower() in ("true", "1"))
    token = "VALUE_STRING" if isinstance(raw, str) else "VALUE_NUMBER_INT"
    raise _not_deserialised("boolean", token, raw)


def _number(field: Field, raw: object) -> int | float:
    text = str(raw)
    if isinstance(raw, bool) or not _NUMBER.fullmatch(text.strip()):
        token = "VALUE_TRUE" if isinstance(raw, bool) else "VALUE_STRING"
        raise _not_deserialised(_word(field), token, raw)
    try:
        exact = Decimal(text.strip())
        places = 0 if field.type == "int" else field.scale
        rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except InvalidOperation:
        rounded = None
    whole_digits = field.digits if field.type == "int" else field.precision - field.scale
    if rounded is None or abs(rounded) >= Decimal(10) ** whole_digits:
        raise OrgError(
            400,
            "NUMBER_OUTSIDE_VALID_RANGE",
            f"{field.label}: value outside of valid range on numeric field: {text}",
            (field.name,),
        )
    return int(rounded) if field.type == "int" else float(rounded)


def _date(field: Field, raw: object) -> str:
    text = str(raw)
    try:
        if not _DATE.fullmatch(text):
            parse_datetime(text)
        day = date.fromisoformat(text[:10])
    except ValueError:
        raise _not_deserialised("date", "VALUE_STRING", raw) from None
    if not _EARLIEST <= day <= _LATEST:
        raise _out_of_range(field, raw)
    return day.isoformat()


def parse_datetime(text: str) -> datetime:
    """ISO 8601 with T; a missing zone is UTC. Aware UTC, whole seconds. ValueError otherwise."""
    if "T" not in text:
        raise ValueError(text)
    if re.search(r"[+-]\d{4}$", text):
        text = f"{text[:-2]}:{text[-2:]}"
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).replace(microsecond=0)


def _datetime(field: Field, raw: object) -> str:
    try:
        moment = parse_datetime(str(raw))
    except (ValueError, OverflowError):
        raise _not_deserialised("datetime", "VALUE_STRING", raw) from None
    if not _EARLIEST <= moment.date() <= _LATEST:
        raise _out_of_range(field, raw)
    return to_stamp(moment)


def _out_of_range(field: Field, raw: object) -> OrgError:
    return OrgError(
        400,
        "NUMBER_OUTSIDE_VALID_RANGE",
        f"{field.label}: invalid date: {raw}",
        (field.name,),
    )


def _time(field: Field, raw: object) -> str:
    try:
        moment = time.fromisoformat(str(raw).removesuffix("Z"))
    except ValueError:
        raise _not_deserialised("time", "VALUE_STRING", raw) from None
    return f"{moment:%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def _reference(field: Field, raw: object) -> str:
    found = normal_id(str(raw))
    if found is None:
        raise OrgError(
            400,
            "MALFORMED_ID",
            f"{field.label}: id value of incorrect type: {raw}",
            (field.name,),
        )
    return found


_READERS: dict[str, Callable[[Field, object], Stored]] = {
    "email": _email,
    "picklist": _picklist,
    "multipicklist": _multi_picklist,
    "date": _date,
    "datetime": _datetime,
    "time": _time,
    "reference": _reference,
}


def to_json(field: Field) -> Callable[[Stored], object] | None:
    """How a stored value becomes REST JSON; None: as it is."""
    if field.type == "boolean":
        return bool
    if field.type == "datetime":
        return _json_datetime
    return None


def _json_datetime(stored: Stored) -> object:
    return None if stored is None else f"{stored}.000+0000"
