"""How values are written in e-mails: by their type, in the language of the user's own locale."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.records import FieldValue
from apdesk.store.settings import Binding

#: What Salesforce calls locales that have another name elsewhere.
_OTHER_NAMES = {"no": "nb", "iw": "he", "in": "id"}


class ValueForm:
    """Writes values as people read them (`merge_text.Form`): called with a field and its value."""

    def __init__(self, types: Mapping[str, ApdeskType], locale: str, timezone: str) -> None:
        """`types` by apdesk field; `locale` like 'en_US'; `timezone` an IANA name. A locale or
        zone that isn't known is en_US or UTC."""
        self._types = types
        self._locale = _locale(locale)
        try:
            self._zone = ZoneInfo(timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self._zone = ZoneInfo("UTC")

    @classmethod
    def of(cls, binding: Binding | None, types: Mapping[str, ApdeskType]) -> ValueForm:
        """As the user has it who is logged in."""
        if binding is None:
            return cls(types, "en_US", "UTC")
        return cls(types, binding.locale, binding.timezone)

    def __call__(self, name: str, value: FieldValue) -> str:
        """The text of a value that isn't blank; what can't be read as its type is as it stands."""
        if value is None:
            return ""
        kind = self._types.get(name, ApdeskType.TEXT)
        if kind is ApdeskType.CHECKBOX or isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, int | float):
            return self._number(value, kind)
        try:
            return self._text(value, kind)
        except (ValueError, OverflowError):
            return value

    def _number(self, value: float, kind: ApdeskType) -> str:
        pattern = "#,##0.######"
        if kind is ApdeskType.CURRENCY and not float(value).is_integer():
            pattern = "#,##0.00"
        text = format_decimal(value, format=pattern, locale=self._locale)
        return f"{text}\N{NO-BREAK SPACE}%" if kind is ApdeskType.PERCENT else text

    def _text(self, value: str, kind: ApdeskType) -> str:
        if kind is ApdeskType.DATE:
            return format_date(date.fromisoformat(value), "medium", locale=self._locale)
        if kind is ApdeskType.DATETIME:
            local = datetime.fromisoformat(value).astimezone(self._zone)
            day = format_date(local.date(), "medium", locale=self._locale)
            return f"{day}, {format_time(local.time(), 'short', locale=self._locale)}"
        if kind is ApdeskType.TIME:
            return format_time(time.fromisoformat(value[:8]), "short", locale=self._locale)
        if kind is ApdeskType.MULTI_PICKLIST:
            return ", ".join(each for each in value.split(";") if each)
        return value


def _locale(name: str) -> Locale:
    """'de_AT' as it is; of one that isn't known (with a variant, a country of its own) as much as
    is known."""
    parts = name.replace("-", "_").split("_")
    parts[0] = _OTHER_NAMES.get(parts[0], parts[0])
    for count in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:count]))
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return Locale("en", "US")
