"""People made here on their way to become Leads or Contacts, each exactly once.

A create can't be repeated blindly: its answer may be lost, and the database here may be an older
copy. So before one is sent, the org is asked whether it is there already. With an External ID
field made for apdesk that question is the platform's own (an upsert by our key); without it, what
this user created since, under the same name and address, is the record that we look for. A create
whose answer was lost is sent again only after the time that a slow transaction may take.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from datetime import timedelta

from apdesk.domain import soql
from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.outgoing import to_json
from apdesk.domain.records import FieldValue, Row
from apdesk.domain.run import Phase, Progress
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import RowQuery, WriteGroup, WriteRow
from apdesk.store.outbox import Creation, WriteFailure
from apdesk.sync.outcomes import failure_of, not_of_its_kind, org_wide
from apdesk.sync.propagate import GROUP
from apdesk.sync.run_state import ObjectState, Run, SchemaDrift, Step
from apdesk.sync.steps import in_chunks

#: The External ID field that an administrator may make for us, with whatever namespace.
KEY_FIELD = "apdesk_id__c"
#: What identifies a person that was created, as far as these were sent.
_IDENTITY = ("LastName", "FirstName", "Email", "Company", "AccountId")
#: How far two clocks may be apart that agree.
_CLOCKS = timedelta(minutes=1)
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
    drift: SchemaDrift | None = None
    done = 0
    for allowed in (False, True):
        alike = [each for each in ready if each.allow_duplicate is allowed]
        for some in in_chunks(alike, GROUP):
            run.cancel.check()
            run.within_budget()
            found = yield from _create(run, state, some, key, allow_duplicates=allowed)
            drift = drift or found
            done += len(some)
            yield Progress(Phase.SEND, state.sobject, done, len(ready))
    if drift is not None:
        raise drift


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
            if before.get(salesforce_id, each.wanted_at) < each.wanted_at:
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
    since = min(from_iso(each.wanted_at) for each in waiting) - _CLOCKS
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
) -> Generator[Step, None, SchemaDrift | None]:
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
    answer = run.write([group], cause="create", unsent=lambda: run.outbox.creation_not_sent(ids))
    counts = run.counts_of(state.sobject)
    now = run.clock.now()
    outcomes: dict[int, str | WriteFailure] = {}
    of_the_org: SalesforceError | None = None
    drift: SchemaDrift | None = None
    for creation, result in zip(begun, answer.results[0], strict=True):
        error = result.error
        if error is None:
            assert result.record_id is not None
            counts.sent_created += 1
            run.sent.add(creation.record_id)
            outcomes[creation.record_id] = result.record_id
            continue
        if error.in_doubt:
            continue
        if org_wide(error):
            of_the_org = error
        if error.kind is Kind.FIX and not state.described:
            drift = SchemaDrift(state.sobject, error)
        counts.failed += 1
        outcomes[creation.record_id] = failure_of(
            error, now, creation.attempts, described=state.described
        )
    changes = run.outbox.settle_creations(outcomes, run.run_id, to_iso(now))
    if changes:
        yield changes
    if of_the_org is not None:
        raise of_the_org
    return drift


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
        run.counts_of(state.sobject).failed += len(refused)
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
