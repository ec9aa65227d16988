"""Whether the objects' fields are what they were: describe, seldom, and only what changed."""

from __future__ import annotations

from datetime import timedelta

from apdesk.domain.clock import Clock, from_iso, to_iso
from apdesk.domain.schema import SObjectSchema
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import Org
from apdesk.store.settings import Settings
from apdesk.sync.problems import unreadable
from apdesk.sync.run_state import ObjectPaused


class SchemaCheck:
    """Keeps the stored describes up to date.

    Each is read the first time, then after `every`, and when the org refused a query for its
    fields; a conditional call, so that nothing travels when nothing changed.
    """

    def __init__(self, org: Org, settings: Settings, clock: Clock, every: timedelta) -> None:
        self._org = org
        self._settings = settings
        self._clock = clock
        self._every = every

    def due(self, sobject: str) -> bool:
        stored = self._settings.describe(sobject)
        if stored is None:
            return True
        age = self._clock.now() - from_iso(stored.fetched_at)
        return age >= self._every or age < timedelta(0)

    def refresh(self, sobject: str) -> None:
        """Reads the object's fields, when they changed.

        Raises ObjectPaused when the object can't be read, and SalesforceError for the rest.
        """
        stored = self._settings.describe(sobject)
        since = stored.last_modified if stored is not None else None
        try:
            described = self._org.describe(sobject, since)
        except SalesforceError as error:
            if error.kind is Kind.PAUSE_OBJECT:
                raise ObjectPaused(unreadable(sobject, error)) from error
            raise
        at = to_iso(self._clock.now())
        if described is not None:
            if not SObjectSchema.from_describe(described.raw).queryable:
                raise ObjectPaused(unreadable(sobject))
            self._settings.save_describe(sobject, described.raw, described.last_modified, at)
        elif stored is not None:
            self._settings.touch_describe(sobject, at)
