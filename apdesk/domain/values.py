"""Raw values of an org in, canonical ones (`records.FieldValue`) out, by REST or by Bulk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from apdesk.domain.clock import to_iso
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import UNSTORED_TYPES, FieldSchema, FieldType

_SUFFIX_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_NUMBER_TYPES = (FieldType.DOUBLE, FieldType.CURRENCY, FieldType.PERCENT)
_ID_TYPES = (FieldType.ID, FieldType.REFERENCE)
#: For rounding: a double has up to 309 digits before the point.
_WIDE = Context(prec=400)


def id18(text: str) -> str:
    """The 18-character form of a record id; one that has 18 is returned as it is, or with the case
    that it had before it was put into lower case.

    The suffix holds one letter for each five characters: a bit for each upper-case one, the first
    character the lowest bit. So it restores what was lost where case isn't minded. Raises
    ValueError when the text is no id.
    """
    if len(text) not in (15, 18) or not (text.isascii() and text.isalnum()):
        raise ValueError(f"not a Salesforce id: {text!r}")
    if len(text) == 18:
        return _recased(text) if text.islower() else text
    suffix = ""
    for start in (0, 5, 10):
        bits = sum(1 << i for i, letter in enumerate(text[start : start + 5]) if letter.isupper())
        suffix += _SUFFIX_LETTERS[bits]
    return text + suffix


def _recased(text: str) -> str:
    """An id in lower case as its suffix says that it was; as it is where that can't be."""
    found = ""
    for start, letter in zip((0, 5, 10), text[15:].upper(), strict=True):
        bits = _SUFFIX_LETTERS.find(letter)
        for i, each in enumerate(text[start : start + 5]):
            upper = bits >= 0 and bool(bits >> i & 1)
            if upper and each.isdigit():
                return text
            found += each.upper() if upper else each
    again = id18(found)
    return again if again.lower() == text else text


def from_json(field: FieldSchema, raw: object) -> FieldValue:
    """The canonical value of one element of a REST answer.

    Raises ValueError when the value can't be one of that field's type.
    """
    return column_reader(field)(raw)


def column_reader(field: FieldSchema) -> Callable[[object], FieldValue]:
    """What makes canonical values of one field's raw ones, the decisions about its type taken.

    The reader takes the elements of JSON answers and the cells of Bulk results (where the empty
    one is blank) alike. It raises ValueError when the value can't be one of that field's type.
    """
    kind = field.type
    if kind in UNSTORED_TYPES:
        return _nothing
    if kind is FieldType.BOOLEAN:
        return _boolean
    if kind is FieldType.INT:
        return _integer
    if kind in _NUMBER_TYPES:
        # A describe without precision says nothing of the scale either.
        return _number_reader(field.scale if field.precision else None)
    if kind is FieldType.DATE:
        return _date
    if kind is FieldType.DATETIME:
        return _moment
    if kind is FieldType.TIME:
        return _time
    if kind in _ID_TYPES:
        return _identifier
    return _text


def same(a: FieldValue, b: FieldValue) -> bool:
    """Whether two canonical values of one field say the same: '' is blank, no tick is no tick."""
    if a is None or a == "":
        return b is None or b == "" or b is False
    if b is None or b == "":
        return a is False
    if isinstance(a, str) or isinstance(b, str):
        return isinstance(a, str) and isinstance(b, str) and a == b
    return a == b


def _nothing(raw: object) -> FieldValue:
    return None


def _text(raw: object) -> FieldValue:
    if raw is None or raw == "":
        return None
    if not isinstance(raw, str):
        if isinstance(raw, bool):
            return "true" if raw else "false"
        if isinstance(raw, (int, float)):
            return str(raw)
        raise ValueError(f"not a text: {type(raw).__name__}")
    # Bulk results have been seen to carry null bytes, which no text of a record holds.
    return (raw.replace("\0", "") or None) if "\0" in raw else raw


def _identifier(raw: object) -> FieldValue:
    text = _text(raw)
    return id18(text) if isinstance(text, str) and len(text) == 15 else text


def _boolean(raw: object) -> FieldValue:
    if raw is True or raw is False:
        return bool(raw)
    if raw is None or raw == "":
        return False
    if isinstance(raw, str) and raw.lower() in ("true", "false"):
        return raw.lower() == "true"
    if isinstance(raw, int) and raw in (0, 1):
        return bool(raw)
    raise ValueError(f"not a checkbox value: {raw!r}")


def _decimal(raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float, Decimal)):
        raise ValueError(f"not a number: {raw!r}")
    try:
        number = Decimal(str(raw).strip())
    except InvalidOperation:
        raise ValueError(f"not a number: {raw!r}") from None
    if not number.is_finite():
        raise ValueError(f"not a number: {raw!r}")
    return number


def _integer(raw: object) -> FieldValue:
    if raw is None or raw == "":
        return None
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    return int(_decimal(raw).to_integral_value(ROUND_HALF_UP))


def _number_reader(scale: int | None) -> Callable[[object], FieldValue]:
    step = None if scale is None else Decimal(1).scaleb(-scale)

    def read(raw: object) -> FieldValue:
        if raw is None or raw == "":
            return None
        number = _decimal(raw)
        if step is not None:
            exponent = number.as_tuple().exponent
            if isinstance(exponent, int) and -exponent > -int(step.as_tuple().exponent):
                number = number.quantize(step, ROUND_HALF_UP, context=_WIDE)
        return float(number) or 0.0  # never -0.0

    return read


def _date(raw: object) -> FieldValue:
    if raw is None or raw == "":
        return None
    if isinstance(raw, str) and len(raw) >= 10 and raw[4] == "-" and raw[7] == "-":
        return raw[:10]
    raise ValueError(f"not a date: {raw!r}")


def _moment(raw: object) -> FieldValue:
    if raw is None or raw == "":
        return None
    if isinstance(raw, str):
        # REST writes …39.000+0000, Bulk …39.000Z; both are UTC.
        if len(raw) in (20, 24, 28) and raw[10] == "T" and raw[19:] in _UTC_ENDINGS:
            return raw[:19] + "Z"
        moment = datetime.fromisoformat(raw)
        return to_iso(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    raise ValueError(f"not a date and time: {raw!r}")


_UTC_ENDINGS = frozenset({"Z", ".000Z", ".000+0000"})


def _time(raw: object) -> FieldValue:
    if raw is None or raw == "":
        return None
    if isinstance(raw, str) and len(raw) >= 8 and raw[2] == ":" and raw[5] == ":":
        clock, _, fraction = raw.rstrip("Z").partition(".")
        return f"{clock[:8]}.{fraction[:3]:0<3}Z"
    raise ValueError(f"not a time: {raw!r}")
