"""Whose day it is: the user's time zone and locale, which relative dates and bounds depend on."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from apdesk.domain.clock import Clock, from_iso, to_iso
from apdesk.domain.criteria import EvaluationContext
from apdesk.salesforce.error_kinds import Kind, SalesforceError
from apdesk.store.settings import Binding, Settings

if TYPE_CHECKING:
    from apdesk.salesforce.org import Org

log = logging.getLogger("apdesk.sync")

READ_AT = "identity.read_at"
#: What ends every call, so that asking again a day later would be too late.
_WHOLE = frozenset({Kind.LIMIT, Kind.STOP, Kind.REFRESH})


def context_of(binding: Binding | None, now: datetime) -> EvaluationContext:
    """What criteria mean for the connected user at that moment."""
    if binding is None:
        return EvaluationContext(now=now, timezone="UTC", locale="en_US")
    return EvaluationContext(
        now=now,
        timezone=binding.timezone,
        locale=binding.locale,
        fiscal_year_start_month=binding.fiscal_year_start_month,
    )


def identity_due(settings: Settings, clock: Clock, every: timedelta) -> bool:
    """Whether the user's own settings should be looked at again. A sign-in reads them, so where
    they were never read since, the time counts from now on."""
    read_at = settings.setting(READ_AT)
    if read_at is None:
        settings.set_setting(READ_AT, to_iso(clock.now()))
        return False
    age = clock.now() - from_iso(read_at)
    # Half of it: it goes with the describes, which are as old to the second.
    return age >= every / 2 or age < timedelta(0)


def refresh_identity(org: Org, settings: Settings, clock: Clock) -> None:
    """Takes over the time zone and locale that the user has in Salesforce now; one call.

    An identity that can't be read is no trouble of a run: it is asked for another day.
    """
    binding = settings.binding()
    if binding is None:
        return
    try:
        identity = org.identity()
    except SalesforceError as error:
        log.info("the user's time zone can't be looked at: %s", error.code)
        if error.kind in _WHOLE:
            return
    else:
        if identity.user_id == binding.user_id:
            now = replace(binding, timezone=identity.timezone, locale=identity.locale)
            if now != binding:
                settings.bind(now)
    settings.set_setting(READ_AT, to_iso(clock.now()))
