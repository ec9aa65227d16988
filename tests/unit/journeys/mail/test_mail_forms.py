"""Values as e-mails say them, and how many go out in a minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.records import FieldValue
from apdesk.journeys.mail.forms import ValueForm
from apdesk.journeys.mail.pace import Pace

TYPES = {str(each): each for each in ApdeskType}
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locale", "kind", "value", "said"),
    [
        ("en_US", "date", "2026-02-03", "Feb 3, 2026"),
        ("en_GB", "date", "2026-02-03", "3 Feb 2026"),
        ("de_DE", "date", "2026-02-03", "03.02.2026"),
        ("de_DE", "datetime", "2026-02-03T22:30:00Z", "03.02.2026, 23:30"),
        ("en_US", "time", "14:05:00.000Z", "2:05\u202fPM"),
        ("en_US", "number", 12345, "12,345"),
        ("de_DE", "number", 12345.5, "12.345,5"),
        ("fr_FR", "number", 12345.5, "12\u202f345,5"),
        ("en_US", "currency", 1234.5, "1,234.50"),
        ("en_US", "currency", 1200.0, "1,200"),
        ("en_US", "percent", 12.5, "12.5\u00a0%"),
        ("en_US", "checkbox", True, "Yes"),
        ("en_US", "checkbox", False, "No"),
        ("en_US", "multi_picklist", "a;b", "a, b"),
        ("en_US", "text", "a;b", "a;b"),
        ("en_US", "date", "nonsense", "nonsense"),
        ("no_NO", "date", "2026-02-03", "3. feb. 2026"),
        ("de__PHONE", "number", 1.5, "1,5"),
        ("xx_YY", "number", 1.5, "1.5"),
    ],
)
def test_a_value_is_written_as_the_user_has_it(
    locale: str, kind: str, value: FieldValue, said: str
) -> None:
    assert ValueForm(TYPES, locale, "Europe/Berlin")(kind, value) == said


def test_an_unknown_zone_is_utc() -> None:
    form = ValueForm(TYPES, "de_DE", "Nowhere/Land")
    assert form("datetime", "2026-02-03T22:30:00Z") == "03.02.2026, 22:30"


def test_turns_are_given_in_order_and_none_too_early() -> None:
    pace = Pace(2, [NOW - timedelta(seconds=90), NOW - timedelta(seconds=10)])
    assert pace.free(NOW)
    pace.note(NOW)
    assert not pace.free(NOW)
    turns = [(pace.book(NOW) - NOW).total_seconds() for _ in range(4)]
    assert turns == [50, 60, 110, 120]
    assert pace.free(NOW + timedelta(seconds=50))


def test_a_clock_that_was_set_back_stops_nothing() -> None:
    pace = Pace(1, [NOW + timedelta(hours=5)])
    assert pace.free(NOW)
