"""Whether the saved login still holds, as the runs of the sync found it."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from apdesk.domain.run import Result

if TYPE_CHECKING:
    from apdesk.domain.run import RunReport
    from apdesk.store.settings import Settings
    from apdesk.sync.run_state import Step

#: How a run ends whose login Salesforce takes no more: a new one is needed.
LOST = frozenset({"login.expired", "login.needed", "login.configuration", "salesforce.session"})
_LOST = "login.lost"


def is_lost(settings: Settings) -> bool:
    """Whether a run found that Salesforce takes the login no more, and nobody signed in since."""
    return bool(settings.setting(_LOST, False))


def note(settings: Settings, *, lost: bool) -> None:
    """Stores that the login was found to be lost, or to hold."""
    if is_lost(settings) != lost:
        settings.set_setting(_LOST, True if lost else None)


def noted(
    run: Generator[Step, None, RunReport], settings: Settings
) -> Generator[Step, None, RunReport]:
    """A run, after which it is known whether its login held. One that ended by something else (no
    network, no calls left, stopped) says nothing of it."""
    report = yield from run
    if report.error is not None:
        if report.error.code in LOST:
            note(settings, lost=True)
    elif report.result is not Result.STOPPED:
        note(settings, lost=False)
    return report
