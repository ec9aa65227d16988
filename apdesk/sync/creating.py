"""People made here on their way to become Leads or Contacts, each exactly once.

A create can't be repeated blindly: its answer may be lost, and the database here may be an older
copy. So before one is sent, the org is asked whether it is there already. With an External ID
field made for apdesk that question is the platform's own (an upsert by our key); without it, what
this user created since, under the same name and address, is the record that we look for. A create
whose answer was lost is sent again only after the time that a slow transaction may take.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from apdesk.domain import soql
from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.outgoing import to_json
from apdesk.domain.records import FieldValue, Row
from apdesk.domain.run import Phase, Progress
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import RowQuery, WriteGroup, WriteRow
from apdesk.store.outbox import Creation, WriteFailure
from apdesk.sync import problems
from apdesk.sync.outcomes import (
    MOST_REFUSALS,
    OF_WHAT_WAS_SENT,
    failure_of,
    may_be_drift,
    not_of_its_kind,
    note_picklists,
    of_one_among_many,
    of_the_fields,
    org_wide,
)
from apdesk.sync.propagate import GROUP
from apdesk.sync.run_state import ObjectState, Run, SchemaDrift, Step
from apdesk.sync.steps import in_chunks, in_halves

#: The External ID field that an administrator may make for us, with whatever namespace.
KEY_FIELD = "apdesk_id__c"
#: What identifies a person that was created, as far as these were sent.
_IDENTITY = ("LastName", "FirstName", "Email", "Company", "AccountId")
#: How far two clocks may be apart that agree.
_CLOCKS = timedelta(minutes=1)
#: How long ago a creation was first sent, at most, whose time of wanting can't be true.
_WRONG = timedelta(days=1)
#: The org's storage is full: nobody can be made, everything else goes on.
_NO_ROOM = "salesforce.storage"
#: Names in one question.
_NAMES = 200


def key_field(schema: SObjectSchema) -> FieldSchema | None:
    """The External ID field that is ours: text, unique, and to be written by this user."""
    for each in schema.fields:
        if (
            each.name.lower().endswith(KEY_FIELD)
            and each.external_id
            and each.unique
            and each.type is FieldType.STRING
            and each.createable
        ):
            return each
    return None


def adopt(run: Run, state: ObjectState) -> Generator[Step, None, None]:
    """Links the people who wait to be created and are in the org already, before any news of the
    org is applied: else they would enter once more.

    Raises SchemaDrift, ObjectPaused and what the org raises.
    """
    waiting = _waiting(run, state)
    if not waiting:
        return
    yield Progress(Phase.SEND, state.sobject, 0, len(waiting))
    found = _found(run, state, waiting)
    for some in in_chunks(list(found.items()), run.settings.chunk):
        run.cancel.check()
        changes = run.outbox.settle_creations(dict(some), run.run_id, to_iso(run.clock.now()))
        run.sent |= dict(some).keys()
        run.counts_of(state.sobject).sent_created += len(some)
        if changes:
            yield changes
    run.looked_up[state.sobject] = frozenset(each.record_id for each in waiting) - found.keys()


def create(run: Run, state: ObjectState) -> Generator[Step, None, None]:
    """Sends the people of one object who are due, and were looked for in this run.

    Raises SchemaDrift when a field is not what it was, and what the org raises for a call.
    """
    looked_up = run.looked_up.get(state.sobject, frozenset())
    ready = [each for each in _due(run, state) if each.record_id in looked_up]
    key = key_field(state.plan.schema)
    queue = _groups(run, ready)
    refusals = 0
    drift: SchemaDrift | None = None
    while queue:
        run.cancel.check()
        run.within_budget()
        some, queue = queue[0], queue[1:]
        allowed = some[0].allow_duplicate
        try:
            found = yield from _create(run, state, some, key, allow_duplicates=allowed)
        except SalesforceError as error:
            if error.code != _NO_ROOM:
                raise
            # No room for new records is no reason to leave undone what comes after.
            run.report(problems.as_problem(error, state.sobject))
            return
        if isinstance(found, _Refused):
            refusals += 1
            if refusals > MOST_REFUSALS:
                run.report(problems.sending_stopped(state.sobject, found.error))
                return
            queue = [*in_halves(some), *queue]
            continue
        if isinstance(found, SchemaDrift):
            drift = found
            if may_be_drift(found.error, state):
                break  # nobody of the group was refused yet
        left = sum(map(len, queue))
        yield Progress(Phase.SEND, state.sobject, len(ready) - left, len(ready))
    if drift is not None:
        raise drift


@dataclass(frozen=True, slots=True)
class _Refused:
    """A group was refused as a whole, and nobody of it was made."""

    error: SalesforceError


def _groups(run: Run, ready: Sequence[Creation]) -> list[Sequence[Creation]]:
    """Those of one call each. Who was sent before, in vain, is sent in ever smaller groups: it may
    be one of them at whom Salesforce breaks."""
    asks = run.outbox.asks([each.record_id for each in ready])
    alike: dict[tuple[bool, int], list[Creation]] = {}
    for each in ready:
        size = max(1, GROUP >> 2 * asks.get(each.record_id, 0))
        alike.setdefault((each.allow_duplicate, size), []).append(each)
    order = sorted(alike, key=lambda how: (how[0], -how[1]))
    return [some for how in order for some in in_chunks(alike[how], how[1])]


def _waiting(run: Run, state: ObjectState) -> tuple[Creation, ...]:
    """Whoever is due, and whoever was sent and not answered for."""
    found = {each.record_id: each for each in run.outbox.in_flight_creations()}
    for each in run.outbox.creations(to_iso(run.clock.now()), state.sobject):
        found.setdefault(each.record_id, each)
    return tuple(each for each in found.values() if each.sobject == state.sobject)


def _due(run: Run, state: ObjectState) -> tuple[Creation, ...]:
    """Those that may be sent: never sent, or so long ago that it would be there by now."""
    now = run.server_now()
    return tuple(
        each
        for each in run.outbox.creations(to_iso(run.clock.now()), state.sobject)
        if each.asked_at is None
        or key_field(state.plan.schema) is not None
        or from_iso(each.asked_at) + run.settings.overlap < now
    )


# -- looking ------------------------------------------------------------------------------------


def _found(run: Run, state: ObjectState, waiting: Sequence[Creation]) -> dict[int, str]:
    """apdesk id -> Salesforce id of those that the org has already; each record for one only."""
    plan = state.plan
    fields = _looked_at(plan.schema)
    candidates: list[Row] = []
    for text in _questions(run, plan.schema, fields, waiting):
        query = RowQuery(plan.schema, fields, text, include_deleted=True)
        answer = run.ask([query], cause="create.lookup")
        candidates += run.rows(plan.sobject, answer.results[0]).rows
    at = fields.index("Id")
    ids = [str(row[at]) for row in candidates]
    taken = run.outbox.taken(plan.sobject, ids)
    # Who was here before somebody was to be made is not what was made of them.
    before = {
        each: run.by_org_clock(entered)
        for each, entered in run.outbox.entered(plan.sobject, ids).items()
    }
    found: dict[int, str] = {}
    for each in waiting:
        for row in candidates:
            salesforce_id = str(row[at])
            wanted_at = to_iso(_wanted(each))
            if before.get(salesforce_id, wanted_at) < wanted_at:
                continue
            if salesforce_id not in taken and _is(each, fields, row, plan.schema):
                found[each.record_id] = salesforce_id
                taken.add(salesforce_id)
                break
    return found


def _looked_at(schema: SObjectSchema) -> tuple[str, ...]:
    key = key_field(schema)
    names = ["Id", "CreatedDate", *(name for name in _IDENTITY if schema.field(name) is not None)]
    return tuple(names if key is None else [*names, key.name])


def _questions(
    run: Run, schema: SObjectSchema, fields: tuple[str, ...], waiting: Sequence[Creation]
) -> list[str]:
    """What this user created since the first of them was wanted, by our keys or by name."""
    key = key_field(schema)
    if key is not None:
        wanted = sorted({each.token for each in waiting})
        return [
            soql.select(schema.name, fields, f"{key.name} IN ({_listed(some)})")
            for some in in_chunks(wanted, _NAMES)
        ]
    since = min(map(_wanted, waiting)) - _CLOCKS
    names = sorted({str(dict(_sent(each)).get("LastName") or "") for each in waiting} - {""})
    return [
        soql.select(
            schema.name,
            fields,
            f"CreatedById = {soql.quote(run.user_id)} AND CreatedDate >= {to_iso(since)} "
            f"AND LastName IN ({_listed(some)})",
        )
        for some in in_chunks(names, _NAMES)
    ]


def _wanted(creation: Creation) -> datetime:
    """The moment since which it may be there, by the org's clock.

    It was wanted by a clock here that nobody may have compared by then. When it was sent is by the
    org's: wanted later than that means that the clock here was wrong, nobody knows by how much.
    """
    wanted = from_iso(creation.wanted_at)
    if creation.asked_at is None or wanted <= from_iso(creation.asked_at) + _CLOCKS:
        return wanted
    return from_iso(creation.asked_at) - _WRONG


def _listed(texts: Iterable[str]) -> str:
    return ",".join(map(soql.quote, texts))


def _is(creation: Creation, fields: Sequence[str], row: Row, schema: SObjectSchema) -> bool:
    """Whether a row of the org is that creation: by our key, else by name and address."""
    here = dict(zip(fields, row, strict=True))
    key = key_field(schema)
    if key is not None:
        return here.get(key.name) == creation.token
    sent = dict(_sent(creation))
    names: tuple[str, ...]
    if sent.get("Email"):
        names = ("LastName", "Email")
    else:
        names = tuple(name for name in _IDENTITY if name in here)
    return all(_fold(sent.get(name)) == _fold(here.get(name)) for name in names)


def _sent(creation: Creation) -> tuple[tuple[str, FieldValue], ...]:
    return creation.values if creation.sent is None else creation.sent


def _fold(value: FieldValue) -> str:
    return "" if value is None else " ".join(str(value).split()).casefold()


# -- sending ------------------------------------------------------------------------------------


def _create(
    run: Run,
    state: ObjectState,
    some: Sequence[Creation],
    key: FieldSchema | None,
    *,
    allow_duplicates: bool,
) -> Generator[Step, None, SchemaDrift | _Refused | None]:
    begun, rows = _begin(run, state, some, key)
    if not begun:
        return None
    ids = [each.record_id for each in begun]
    group = WriteGroup(
        state.sobject,
        tuple(rows),
        create=True,
        external_id=None if key is None else key.name,
        allow_duplicates=allow_duplicates,
    )
    try:
        answer = run.write(
            [group], cause="create", unsent=lambda: run.outbox.creation_not_sent(ids)
        )
    except SalesforceError as error:
        if error.code not in OF_WHAT_WAS_SENT:
            raise
        if len(begun) > 1 and not error.in_doubt:
            return _Refused(error)
        _told(run, state, begun, error)
        return None
    (results,) = answer.results
    refused = of_one_among_many(results, state)
    if refused is not None and not refused.in_doubt:
        run.outbox.creation_not_sent(ids)
        if may_be_drift(refused, state):
            return SchemaDrift(state.sobject, refused)
        return _Refused(refused)
    counts = run.counts_of(state.sobject)
    now = run.clock.now()
    outcomes: dict[int, str | WriteFailure] = {}
    of_the_org: SalesforceError | None = None
    drift: SchemaDrift | None = None
    for creation, result in zip(begun, results, strict=True):
        refusal = result.error
        if refusal is None:
            assert result.record_id is not None
            counts.sent_created += 1
            run.sent.add(creation.record_id)
            outcomes[creation.record_id] = result.record_id
            continue
        if refusal.in_doubt:
            continue
        if org_wide(refusal):
            of_the_org = refusal
        if of_the_fields(refusal) and not state.described:
            drift = SchemaDrift(state.sobject, refusal)
        note_picklists(run, state, refusal)
        run.note_refused(state.sobject, [creation.record_id])
        outcomes[creation.record_id] = failure_of(
            refusal, now, creation.attempts, described=state.described
        )
    changes = run.outbox.settle_creations(outcomes, run.run_id, to_iso(now))
    if changes:
        yield changes
    if of_the_org is not None:
        raise of_the_org
    return drift


def _told(run: Run, state: ObjectState, begun: Sequence[Creation], error: SalesforceError) -> None:
    """Notes an error of a call by which somebody may have been made all the same: they are looked
    for, and sent again if they aren't there. One whom no call can hold waits for a person."""
    if error.in_doubt:
        run.report(problems.as_problem(error, state.sobject))
        return
    (creation,) = begun
    now = run.clock.now()
    failure = failure_of(error, now, creation.attempts, described=True)
    run.note_refused(state.sobject, [creation.record_id])
    run.outbox.settle_creations({creation.record_id: failure}, run.run_id, to_iso(now))


def _begin(
    run: Run, state: ObjectState, some: Sequence[Creation], key: FieldSchema | None
) -> tuple[list[Creation], list[WriteRow]]:
    """Marks creations as in flight and makes their rows. A value that can't be one of its
    Salesforce field's type is a failure of its record here."""
    begun, rows = [], []
    refused: dict[int, str | WriteFailure] = {}
    schema = state.plan.schema
    asked_at = to_iso(run.server_now())
    for each in run.outbox.begin_creations([one.record_id for one in some], asked_at):
        try:
            values = _request(schema, each, key)
        except ValueError as error:
            refused[each.record_id] = not_of_its_kind(schema.label, str(error))
            continue
        begun.append(each)
        rows.append(WriteRow(each.record_id, None, values))
    if refused:
        run.note_refused(state.sobject, refused)
        run.outbox.settle_creations(refused, run.run_id, to_iso(run.clock.now()))
    return begun, rows


def _request(
    schema: SObjectSchema, creation: Creation, key: FieldSchema | None
) -> Mapping[str, object]:
    values: dict[str, object] = {}
    for name, value in creation.values:
        field = schema.field(name)
        if field is not None and field.createable and not field.calculated and value is not None:
            values[field.name] = to_json(field, value)
    if key is not None:
        values[key.name] = creation.token
    return values
