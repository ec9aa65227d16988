"""Until when a sync pauses, in the words of its report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from apdesk.salesforce.error_kinds import Kind, SalesforceError
from apdesk.sync import problems

EVENING = datetime(2026, 11, 30, 23, 10, tzinfo=UTC)


def test_a_budget_says_the_day_on_which_calls_are_free_again() -> None:
    """The ledger frees calls a day later, mostly at a time of day that has passed today."""
    tomorrow = EVENING.replace(minute=0) + timedelta(days=1)
    assert "until 2026-12-01 23:00 UTC" in problems.budget_reached(5, tomorrow, EVENING).message
    later = EVENING.replace(minute=30)
    assert "until 23:30 UTC" in problems.budget_reached(5, later, EVENING).message


def test_the_orgs_limit_says_the_day_of_the_next_try() -> None:
    used_up = SalesforceError("Used up", "No calls.", code="salesforce.limit", kind=Kind.LIMIT)
    assert "at 2026-12-01 00:10 UTC" in problems.of_run(used_up, EVENING).message
    morning = EVENING - timedelta(hours=12)
    assert "at 12:10 UTC" in problems.of_run(used_up, morning).message
