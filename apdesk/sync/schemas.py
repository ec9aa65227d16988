"""All the synced objects' fields at once: when an account is new, or on "Refresh fields"."""

from __future__ import annotations

import logging

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import Org
from apdesk.store.settings import Settings

log = logging.getLogger("apdesk.sync")


def read_schemas(
    org: Org, settings: Settings, clock: Clock, cancel: CancelToken | None = None
) -> dict[str, SObjectSchema]:
    """Asks the org for each object's fields (only what changed travels) and stores them.

    An object that this user can't read is left out of the answer and of the store. Raises
    SalesforceError for everything else, Cancelled between two objects.
    """
    found: dict[str, SObjectSchema] = {}
    for name in SOBJECTS:
        if cancel is not None:
            cancel.check()
        stored = settings.describe(name)
        try:
            answer = org.describe(name, stored.last_modified if stored else None)
        except SalesforceError as error:
            if error.kind is not Kind.PAUSE_OBJECT:
                raise
            log.info("%s can't be described: %s", name, error.code)
            settings.forget_describe(name)
            continue
        now = to_iso(clock.now())
        if answer is None:
            settings.touch_describe(name, now)
        else:
            settings.save_describe(name, answer.raw, answer.last_modified, now)
        schema = settings.schema(name)
        if schema is not None:
            found[name] = schema
    return found
