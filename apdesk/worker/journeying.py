"""Puts together what runs the journeys of a data directory; without Qt, for the verbs as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.journeys.mail.passwords import MailPasswords
from apdesk.journeys.mail.performer import MailPerformer
from apdesk.journeys.running import Journeying
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.sync import problems
from apdesk.sync.budget import WINDOW, free_at
from apdesk.sync.locality import context_of
from apdesk.sync.networking import certificates
from apdesk.sync.settings import SyncSettings

if TYPE_CHECKING:
    from apdesk.salesforce.org import Org


def journeying(
    store: Store,
    clock: Clock,
    data_dir: DataDir,
    *,
    org: Callable[[CancelToken], Org],
    passwords: MailPasswords,
) -> Journeying:
    """The journeys of a store that is open; belongs to its thread.

    `org` gives the connected org when it is needed, and raises KnownError where there is none.
    """
    settings = Settings(store)

    def within_budget() -> None:
        budget, now = SyncSettings.stored(settings).daily_budget, clock.now()
        if budget is not None and settings.own_calls_24h(now) >= budget:
            until = free_at(settings.calls_since(now - WINDOW), budget, now)
            raise problems.budget_reached(budget, until, now)

    return Journeying(
        store,
        clock,
        org=org,
        within_budget=within_budget,
        mail=MailPerformer(store, clock, passwords, context=lambda: certificates(store, data_dir)),
        context=lambda: context_of(settings.binding(), clock.now()),
        lock_path=data_dir.lock("run"),
    )
