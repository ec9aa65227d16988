"""Why a record is here, and why it isn't: each criterion with the record's own value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, SystemClock
from apdesk.domain.criteria import CriteriaError, Explained, Matcher
from apdesk.domain.mapping import Entity, all_mappings
from apdesk.domain.operators import operator_words
from apdesk.domain.preferences import DEFAULT_PREFERENCES, SyncMode
from apdesk.domain.reasons import reason_in_words
from apdesk.domain.records import FieldValue, Row
from apdesk.domain.schema import SObjectSchema
from apdesk.domain.values import id18
from apdesk.errors import KnownError
from apdesk.language import marked, tr, translated
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import Org
from apdesk.store.database import Store
from apdesk.store.mirror import Mirror
from apdesk.store.outbox import Outbox
from apdesk.store.position import Positions
from apdesk.store.settings import Settings
from apdesk.store.views import RecordDetail, Views
from apdesk.sync import problems
from apdesk.sync.compare import Stored
from apdesk.sync.finding import candidates
from apdesk.sync.locality import context_of
from apdesk.sync.lookup import rows_by_id
from apdesk.sync.membership import Columns, ObjectPlan, Seen, in_words, make_plan
from apdesk.sync.run_state import ObjectPaused, Run, SchemaDrift
from apdesk.sync.settings import SyncSettings

#: The objects by the first three characters of their ids (Salesforce Help, "Record ID prefixes").
KEY_PREFIXES = {"00Q": "Lead", "003": "Contact", "001": "Account"}


@dataclass(frozen=True, slots=True)
class Undecided(Explained):
    """A criterion that can't be decided, for which `result` says 'blank'; `gone`: because the org
    doesn't show its field any more. `record_value` is what was mirrored last then, None for
    nothing."""

    gone: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer.

    Attributes:
        salesforce_id, sobject: None for a record that was made here.
        apdesk_id, entity: None when the record isn't here.
        state: 'member', 'kept' or 'local' when it is here, else 'absent'.
        member: Whether it is synced now.
        criteria: Each criterion, with the value of the record and what comes of it.
        reasons: What decides besides the criteria, a sentence each.
        source: Where the values are from: 'salesforce' (just read) or 'here'.
    """

    name: str
    salesforce_id: str | None
    sobject: str | None
    apdesk_id: int | None
    entity: Entity | None
    state: str
    member: bool
    criteria: tuple[Explained, ...]
    reasons: tuple[str, ...]
    source: str

    def to_json(self) -> dict[str, Any]:
        """The document that `apdesk explain --json` prints."""
        return {
            "record": {
                "apdesk_id": self.apdesk_id,
                "salesforce_id": self.salesforce_id,
                "object": self.sobject,
                "name": self.name,
                "state": self.state,
                "source": self.source,
            },
            "member": self.member,
            "criteria": [_criterion_json(each) for each in self.criteria],
            "reasons": list(self.reasons),
        }

    def in_words(self) -> tuple[str, ...]:
        """The same for people: the outcome first, then what decides, one line each."""
        if self.member:
            synced = _SYNCED.get(self.sobject or "", _SYNCED[""])
            lines = [translated(synced, name=self.name)]
        elif self.state == "kept":
            lines = [tr("{name} is kept here, but no longer synced.", name=self.name)]
        elif self.state == "local":
            lines = [tr("{name} was made here and is not in Salesforce.", name=self.name)]
        else:
            lines = [tr("{name} is not synced.", name=self.name)]
        lines += self.reasons
        lines += [criterion_in_words(each) for each in self.criteria]
        return tuple(lines)


_SYNCED = {
    "Lead": marked("{name} is synced as a lead."),
    "Contact": marked("{name} is synced as a contact."),
    "Account": marked("{name} is synced as a company."),
    "": marked("{name} is synced as a record."),
}


def criterion_in_words(each: Explained) -> str:
    """'✓ Status is Open: the record has “Open”'."""
    operator = operator_words(each.criterion.operator)
    wanted = f"{each.label} {operator} {each.criterion.value}".rstrip()
    value = in_words(each.record_value)
    if isinstance(each, Undecided):
        return _undecided_in_words(each, wanted, value)
    mark = "✓" if each.result == "true" else "✗"
    return tr("{mark} {wanted}: the record has {value}", mark=mark, wanted=wanted, value=value)


def _undecided_in_words(each: Undecided, wanted: str, value: str) -> str:
    if not each.gone:
        return tr(
            "? {wanted}: can't be decided since the field changed; the record has {value}",
            wanted=wanted,
            value=value,
        )
    if each.record_value is None:
        return tr("? {wanted}: can't be decided while the field is gone", wanted=wanted)
    return tr(
        "? {wanted}: can't be decided while the field is gone; the record last had {value}",
        wanted=wanted,
        value=value,
    )


def _criterion_json(each: Explained) -> dict[str, Any]:
    found = {
        "field": each.criterion.field,
        "label": each.label,
        "operator": str(each.criterion.operator),
        "value": each.criterion.value,
        "record_value": each.record_value,
        "result": each.result,
    }
    return {**found, "undecidable": True} if isinstance(each, Undecided) else found


def explain(
    org: Org | None,
    store: Store,
    record: str,
    *,
    clock: Clock | None = None,
    cancel: CancelToken | None = None,
) -> Explanation:
    """Explains the membership of one record.

    Args:
        org: Where it is given, the record's present values are read from it (one call); else the
            values here are taken.
        record: An apdesk id, a Salesforce id (15 or 18 characters), or an e-mail address or name
            that one record has.

    Raises:
        KnownError: Code "record.unknown" or "record.ambiguous"; or what the org raises, unless the
            record is here, which is explained from here then.
    """
    with Views(store.path) as views:
        return _Explainer(org, store, views, clock or SystemClock(), cancel).explain(record)


class _Explainer:
    def __init__(
        self,
        org: Org | None,
        store: Store,
        views: Views,
        clock: Clock,
        cancel: CancelToken | None,
    ) -> None:
        self._org = org
        self._views = views
        self._clock = clock
        self._settings = Settings(store)
        self._positions = Positions(store)
        self._preferences = self._settings.preferences() or DEFAULT_PREFERENCES
        binding = self._settings.binding()
        self._context = context_of(binding, clock.now())
        self._store = store
        self._cancel = cancel or CancelToken()

    def explain(self, record: str) -> Explanation:
        record = record.strip()
        found = self._views.find(record)
        if len(found) > 1:
            raise KnownError(
                tr("Several records have this e-mail address"),
                ", ".join(f"{each.name} ({each.id})" for each in found),
                tr("Name one of them by its apdesk id."),
                code="record.ambiguous",
            )
        detail = self._views.record(found[0].entity, found[0].id) if found else None
        if detail is None:
            return self._absent(record)
        if detail.salesforce_id is None or detail.sobject is None:
            return Explanation(
                detail.name,
                None,
                None,
                detail.id,
                detail.entity,
                detail.state,
                member=False,
                criteria=(),
                reasons=(tr("It was made here and is not in Salesforce."),),
                source="here",
            )
        return self._present(detail, detail.salesforce_id, detail.sobject)

    # -- a record that is here --------------------------------------------------------------------

    def _present(self, detail: RecordDetail, salesforce_id: str, sobject: str) -> Explanation:
        reasons = []
        if detail.state == "kept":
            reasons.append(tr("It left your criteria before and was kept: it is not updated."))
        if detail.removal is not None:
            reasons.append(
                tr(
                    "Its removal waits for your approval: {reason}.",
                    reason=reason_in_words(detail.removal),
                )
            )
        base = Explanation(
            detail.name,
            salesforce_id,
            sobject,
            detail.id,
            detail.entity,
            detail.state,
            member=detail.state == "member",
            criteria=(),
            reasons=tuple(reasons),
            source="here",
        )
        plan = self._plan(sobject)
        if plan is None:
            return self._with(base, self._no_plan(sobject))
        if plan.frozen:
            base = self._with(base, [_frozen(plan)])
        row = self._read(plan, salesforce_id)
        if row is not None:
            return self._judged(replace(base, source="salesforce"), plan, row)
        if self._org is not None and not self._refused:
            base = self._with(base, [tr("Salesforce doesn't show it to you: deleted, or hidden.")])
        return self._judged(base, plan, self._stored_row(plan, salesforce_id))

    # -- a record that isn't ----------------------------------------------------------------------

    def _absent(self, record: str) -> Explanation:
        try:
            salesforce_id = id18(record)
            sobject = KEY_PREFIXES[salesforce_id[:3]]
        except (ValueError, KeyError):
            return self._named(record)
        base = Explanation(
            salesforce_id,
            salesforce_id,
            sobject,
            None,
            None,
            "absent",
            member=False,
            criteria=(),
            reasons=(),
            source="salesforce",
        )
        plan = self._plan(sobject)
        if plan is None:
            return self._with(base, self._no_plan(sobject))
        if self._org is None:
            raise KnownError(
                tr("This record isn't here"),
                tr(
                    "{record} is not in the local data, and without a connection Salesforce "
                    "can't be "
                    "asked about it.",
                    record=record,
                ),
                tr("Connect to Salesforce first."),
                code="record.unknown",
            )
        row = self._read(plan, salesforce_id, strict=True)
        if row is None:
            return self._with(
                base, [tr("Salesforce doesn't show it to you: it doesn't exist, or is hidden.")]
            )
        if plan.frozen:
            base = self._with(base, [_frozen(plan)])
        explained = self._judged(base, plan, row)
        if all(each.result == "true" for each in explained.criteria) and not explained.reasons:
            return self._with(
                explained, [tr("It meets your criteria: it enters with the next sync.")]
            )
        return explained

    def _named(self, record: str) -> Explanation:
        """The one record that a name or an e-mail address means, here or in the org."""
        meant = candidates(self._org, self._store, self._views, record)
        if not meant.found:
            raise unknown(record, asked=meant.asked)
        if len(meant.found) > 1:
            raise KnownError(
                tr("Several records are called so"),
                ", ".join(f"{each.name} ({each.key})" for each in meant.found),
                tr("Name one of them by its id."),
                code="record.ambiguous",
            )
        return self.explain(meant.found[0].key)

    # -- both -------------------------------------------------------------------------------------

    _refused = False

    def _plan(self, sobject: str) -> ObjectPlan | None:
        if self._preferences.choice(sobject).sync is SyncMode.NONE:
            return None
        schemas = self._schemas(sobject)
        mapped = all_mappings(self._preferences, schemas)
        if sobject not in mapped:
            return None
        position = self._positions.position(sobject)
        columns = position.columns if position is not None else ""
        return make_plan(
            schemas[sobject], self._preferences, mapped[sobject], self._context, columns
        )

    def _schemas(self, sobject: str) -> dict[str, SObjectSchema]:
        schemas = self._settings.schemas()
        if sobject not in schemas and self._org is not None:
            try:
                described = self._org.describe(sobject)
            except SalesforceError:
                described = None
            if described is not None:
                schemas[sobject] = SObjectSchema.from_describe(described.raw)
        return schemas

    def _no_plan(self, sobject: str) -> list[str]:
        things = problems.plural_of(sobject)
        if self._preferences.choice(sobject).sync is SyncMode.NONE:
            return [tr("{things} are not synced.", things=things)]
        return [tr("{things} can't be read.", things=things)]

    def _read(self, plan: ObjectPlan, salesforce_id: str, *, strict: bool = False) -> Row | None:
        """The row as the org has it now. Trouble is no answer, unless `strict`."""
        if self._org is None:
            return None
        run = Run(
            run_id=0,
            org=self._org,
            store=self._store,
            clock=self._clock,
            settings=SyncSettings(),
            preferences=self._preferences,
            locality=self._context,
            cancel=self._cancel,
        )
        try:
            return rows_by_id(run, plan, [salesforce_id]).get(salesforce_id)
        except (SalesforceError, ObjectPaused, SchemaDrift) as error:
            if strict:
                raise _refused(plan.sobject, error) from error
            self._refused = True
            return None

    def _stored_row(self, plan: ObjectPlan, salesforce_id: str) -> Row:
        """The record as it is here, as a row of the plan; what isn't stored is blank."""
        names = {each.salesforce.lower(): each.apdesk for each in plan.mappings}
        values = self._values(plan, salesforce_id, names)
        row = [values.get(name.lower()) for name in plan.fields]
        row[Columns.of(plan.fields).id] = salesforce_id
        return tuple(row)

    def _values(
        self, plan: ObjectPlan, salesforce_id: str, names: Mapping[str, str]
    ) -> dict[str, FieldValue]:
        """The stored values of a record by the keys of `names`; none for one that isn't here."""
        stored = Stored(self._views, Mirror(self._store), Outbox(self._store), plan.sobject)
        here = stored.values([salesforce_id], list(names.values())).get(salesforce_id, ())
        return dict(zip(names, here, strict=False))

    def _judged(self, base: Explanation, plan: ObjectPlan, row: Row) -> Explanation:
        seen = Seen.of(row, Columns.of(plan.fields))
        reasons: list[str] = []
        if seen.deleted:
            reasons.append(
                tr("It was merged into another record ({id}) in Salesforce.", id=seen.master)
                if seen.master
                else tr("It is deleted in Salesforce.")
            )
        if seen.converted:
            reasons.append(tr("It is a converted lead, and those are never synced as leads."))
        name = base.name
        if "Name" in plan.fields:
            name = str(row[plan.fields.index("Name")] or name)
        criteria: tuple[Explained, ...] = ()
        if not plan.frozen:
            asked = set(plan.criteria)
            explained = plan.matcher(self._context).explain(row)
            criteria = tuple(each for each in explained if each.criterion in asked)
        else:
            criteria = tuple(self._as_far_as_decided(plan, row))
        return self._with(replace(base, name=name, criteria=criteria), reasons)

    def _as_far_as_decided(self, plan: ObjectPlan, row: Row) -> Iterator[Explained]:
        """Frozen criteria: what becomes of each by itself. One whose field is gone has the value
        that was mirrored last: a field that isn't shown is no blank one."""
        at = {name.lower(): index for index, name in enumerate(plan.fields)}
        paused = Mirror(self._store).catalogue().paused(plan.sobject)
        names = {salesforce.lower(): name for salesforce, name in paused}
        last = self._values(plan, str(row[Columns.of(plan.fields).id]), names)
        for each in plan.criteria:
            key = each.field.lower()
            described = plan.schema.field(each.field)
            if described is None:
                yield Undecided(each, each.field, last.get(key), "blank", gone=True)
                continue
            try:
                alone = Matcher((each,), plan.schema, self._context, plan.fields)
            except CriteriaError:
                value = row[at[key]] if key in at else None
                yield Undecided(each, described.label, value, "blank", gone=False)
            else:
                yield alone.explain(row)[0]

    def _with(self, base: Explanation, reasons: Sequence[str]) -> Explanation:
        return replace(base, reasons=(*base.reasons, *reasons))


def _frozen(plan: ObjectPlan) -> str:
    return tr("{title}: nothing enters or leaves.", title=problems.frozen(plan).title)


def unknown(record: str, *, asked: bool) -> KnownError:
    """Nothing is known by that text; `asked`: in the org neither."""
    if asked:
        return KnownError(
            tr("There is no such record"),
            tr(
                "“{record}” is no record that is here, and Salesforce shows you no lead, contact "
                "or company with that name, e-mail address or id.",
                record=record,
            ),
            tr("Check it for typing errors."),
            code="record.unknown",
        )
    return KnownError(
        tr("There is no such record here"),
        tr(
            "“{record}” is no name, e-mail address or id of a record that is here, and without a "
            "connection Salesforce can't be asked.",
            record=record,
        ),
        tr("Connect to Salesforce, or check it for typing errors."),
        code="record.unknown",
    )


def _refused(sobject: str, error: Exception) -> KnownError:
    if isinstance(error, KnownError):
        return error
    if isinstance(error, SchemaDrift):
        return error.error
    things = problems.plural_of(sobject)
    return KnownError(
        tr("{things} can't be read at present", things=things),
        tr("So it can't be said whether this record would be synced."),
        tr("Ask your Salesforce administrator for read access to {things}.", things=things),
        code="object.unreadable",
    )
