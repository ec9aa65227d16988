"""Who can be added to the lists Salesforce Leads and Salesforce Contacts, and why others can't."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.matcher import Test, compile_test
from apdesk.domain.preferences import DEFAULT_PREFERENCES, OnLeave, SyncMode
from apdesk.domain.records import FieldValue
from apdesk.domain.wording import all_of
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.store.changes import State
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.store.views import ListKey, Views
from apdesk.sync.entry_fields import EntryFields
from apdesk.sync.locality import context_of
from apdesk.sync.membership import in_words
from apdesk.sync.problems import plural_of
from apdesk.sync.steps import in_chunks

#: People that are looked at together.
_AT_ONCE = 2000


def unlistable(
    store: Store, fields: EntryFields, ids: Sequence[int], sobject: str
) -> Iterator[tuple[int, str]]:
    """Those who can't be created as that object, and why."""
    names = fields.mapped(sobject)
    with Views(store.path) as views:
        for some in in_chunks(ids, _AT_ONCE):
            rows = views.rows(ListKey.ALL, some, ("@state", *names))
            for record_id in some:
                if record_id not in rows:
                    yield record_id, tr("It is gone.")
                    continue
                state, *stored = rows[record_id]
                values = {
                    name: value
                    for name, value in zip(names, stored, strict=True)
                    if value not in (None, "")
                }
                reason = _unfit(fields, str(state), values, sobject)
                if reason is not None:
                    yield record_id, reason


def _unfit(
    fields: EntryFields, state: str, values: Mapping[str, FieldValue], sobject: str
) -> str | None:
    """Why no record of that object can be made of a person."""
    if state != State.LOCAL:
        return tr("It came from Salesforce, and is there already.")
    missing = fields.missing(sobject, values)
    if missing:
        return tr(
            "{fields} must be filled in first.", fields=all_of([each.label for each in missing])
        )
    wrong = fields.problems(str(Entity.PERSON), sobject, values, creating=True)
    return " ".join(wrong.values()) or None


def outside(
    store: Store, fields: EntryFields, ids: Sequence[int], sobject: str, now: datetime
) -> dict[int, str]:
    """Those whose records would leave again as soon as Salesforce has them, and why.

    Only what is known here counts: a blank that the org may fill by itself excludes nobody.
    """
    settings = Settings(store)
    preferences = settings.preferences() or DEFAULT_PREFERENCES
    schema = settings.schema(sobject)
    tests: dict[str, list[tuple[str, Test, bool]]] = {}
    context = context_of(settings.binding(), now)
    for criterion in preferences.choice(sobject).effective_criteria:
        field = None if schema is None else schema.field(criterion.field)
        name = None if field is None else fields.apdesk_name(sobject, field.name)
        if field is None or name is None:
            continue
        own = field.defaulted_on_create or not field.createable
        test = compile_test(criterion, field, context)
        tests.setdefault(name, []).append((field.label, test, own))
    if not tests:
        return {}
    leaves = preferences.on_leave is OnLeave.REMOVE
    found: dict[int, str] = {}
    with Views(store.path) as views:
        for some in in_chunks(ids, _AT_ONCE):
            for record_id, values in views.rows(ListKey.ALL, some, tuple(tests)).items():
                for value, of_field in zip(values, tests.values(), strict=True):
                    for label, test, own in of_field:
                        if test(value) or (own and value in (None, "", False)):
                            continue
                        found.setdefault(record_id, _outcome(label, value, leaves=leaves))
    return found


def _outcome(label: str, value: FieldValue, *, leaves: bool) -> str:
    said = {"field": label, "value": in_words(value)}
    if leaves:
        return tr(
            "{field} is {value}, which doesn't meet your criteria: the record leaves apdesk again "
            "once Salesforce has it.",
            **said,
        )
    return tr(
        "{field} is {value}, which doesn't meet your criteria: the record is no longer synced "
        "once Salesforce has it.",
        **said,
    )


def require_open(store: Store, sobject: str) -> None:
    """Raises KnownError "list.closed" where nobody can be added to the list of that object."""
    reason = closed(store, sobject)
    if reason is not None:
        raise KnownError(
            tr("Nobody can be added to Salesforce {things}", things=plural_of(sobject)),
            tr("{reason} Nothing was added.", reason=reason),
            tr("Add them without a list: they stay here, and can be put on one later."),
            code="list.closed",
        )


def closed(store: Store, sobject: str) -> str | None:
    """Why nobody can be added to the list of an object at present."""
    settings = Settings(store)
    things = plural_of(sobject)
    preferences = settings.preferences() or DEFAULT_PREFERENCES
    if preferences.choice(sobject).sync is SyncMode.NONE:
        return tr("{things} are not synced; your preferences can change that.", things=things)
    schema = settings.schema(sobject)
    if schema is None:
        return tr("The fields of {things} aren't known yet: connect and sync first.", things=things)
    if not schema.createable:
        return tr("Your Salesforce profile can't create {things}.", things=things)
    return None
