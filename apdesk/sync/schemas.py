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


#: The setting that holds who each stored describe was made for: object -> user id.
_USERS = "describe.users"


def of_another_user(settings: Settings, sobject: str) -> bool:
    """Whether the stored describe was made for somebody else than who is signed in now."""
    binding = settings.binding()
    made_for = settings.setting(_USERS, {}).get(sobject)
    return binding is not None and made_for is not None and made_for != binding.user_id


def note_user(settings: Settings, sobject: str) -> None:
    """The stored describe was made for who is signed in now."""
    binding = settings.binding()
    users = settings.setting(_USERS, {})
    if binding is not None and users.get(sobject) != binding.user_id:
        settings.set_setting(_USERS, {**users, sobject: binding.user_id})


def read_schemas(
    org: Org, settings: Settings, clock: Clock, cancel: CancelToken | None = None
) -> dict[str, SObjectSchema]:
    """Asks the org for each object's fields and stores them.

    An object that this user can't read is left out of the answer and of the store. Raises
    SalesforceError for everything else, Cancelled between two objects.
    """
    found: dict[str, SObjectSchema] = {}
    for name in SOBJECTS:
        if cancel is not None:
            cancel.check()
        try:
            answer = org.describe(name)
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
            note_user(settings, name)
        schema = settings.schema(name)
        if schema is not None:
            found[name] = schema
    return found
