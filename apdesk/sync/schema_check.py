"""Whether the objects' fields are what they were: describe, seldom, and only what changed."""

from __future__ import annotations

from datetime import timedelta

from apdesk.domain.clock import Clock, from_iso, to_iso
from apdesk.domain.schema import SObjectSchema
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import Org
from apdesk.store.settings import Settings
from apdesk.sync import schemas
from apdesk.sync.problems import unreadable
from apdesk.sync.run_state import ObjectPaused


class SchemaCheck:
    """Keeps the stored describes up to date.

    Each is read the first time, then after `every`, for another user, and when the org refused a
    query for its fields. Only the daily look is a conditional call, for which nothing travels when
    nothing changed: an object that is the same may still show its fields to other people.
    """

    def __init__(self, org: Org, settings: Settings, clock: Clock, every: timedelta) -> None:
        self._org = org
        self._settings = settings
        self._clock = clock
        self._every = every

    def due(self, sobject: str) -> bool:
        stored = self._settings.describe(sobject)
        if stored is None or schemas.of_another_user(self._settings, sobject):
            return True
        age = self._clock.now() - from_iso(stored.fetched_at)
        return age >= self._every or age < timedelta(0)

    def refresh(self, sobject: str, *, force: bool = False) -> None:
        """Reads the object's fields, when they changed, or whether they did or not.

        Raises ObjectPaused when the object can't be read, and SalesforceError for the rest.
        """
        stored = self._settings.describe(sobject)
        since = stored.last_modified if stored is not None else None
        if force or schemas.of_another_user(self._settings, sobject):
            since = None
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
            schemas.note_user(self._settings, sobject)
        elif stored is not None:
            self._settings.touch_describe(sobject, at)
