"""Rows of the org beside the values that are stored here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from apdesk.domain.mapping import Entity, FieldMapping, entity_of
from apdesk.domain.plan import OPT_OUT, Sides
from apdesk.domain.plan import plan as decide
from apdesk.domain.records import FieldValue, Row
from apdesk.domain.values import same
from apdesk.store.changes import State
from apdesk.store.columns import tells_nothing, volatile
from apdesk.store.fieldtext import converter
from apdesk.store.mirror import Mirror
from apdesk.store.outbox import Outbox
from apdesk.store.pending import Waiting
from apdesk.store.views import ListKey, Views
from apdesk.sync.membership import ObjectPlan
from apdesk.sync.preview_result import FieldChange, PreviewRecord
from apdesk.sync.steps import in_chunks

_LISTS = {Entity.PERSON: ListKey.ALL, Entity.COMPANY: ListKey.COMPANIES}


class Stored:
    """The stored values of one object's records, by Salesforce id."""

    def __init__(self, views: Views, mirror: Mirror, outbox: Outbox, sobject: str) -> None:
        self._views = views
        self._mirror = mirror
        self._outbox = outbox
        self._sobject = sobject
        self._key = _LISTS[entity_of(sobject)]

    def values(self, ids: Sequence[str], names: Sequence[str]) -> dict[str, tuple[FieldValue, ...]]:
        """The values of apdesk fields, in the order of `names`; a field that isn't here is None."""
        known = self._mirror.known(self._sobject, list(ids))
        rows = self._views.rows(self._key, [each.record_id for each in known.values()], names)
        return {
            salesforce_id: rows[each.record_id]
            for salesforce_id, each in known.items()
            if each.record_id in rows
        }

    def edits(self, ids: Sequence[str]) -> dict[str, Mapping[str, Waiting]]:
        """The edits that wait, by apdesk name, of the records that have some."""
        known = self._mirror.known(self._sobject, list(ids))
        found = self._outbox.waiting(self._sobject, [each.record_id for each in known.values()])
        return {
            salesforce_id: found[each.record_id]
            for salesforce_id, each in known.items()
            if each.record_id in found
        }

    def taken_up(self, plan: ObjectPlan) -> frozenset[str]:
        """The apdesk names of the fields that values of here will be sent to, and aren't yet."""
        sources = self._mirror.catalogue().sources(self._sobject)
        sent = {each.name for each in sources if each.two_way}
        return frozenset(
            each.apdesk for each in plan.mappings if each.writable and each.apdesk not in sent
        )

    def unsettled(self, plan: ObjectPlan) -> frozenset[str]:
        """The members with an edit that the plan treats otherwise than so far: it sends what could
        not be sent, or ends what can't be sent any more."""
        names = {each.apdesk for each in plan.one_way()} | self.taken_up(plan)
        return frozenset(self._outbox.edited(self._sobject, names).values())

    def newborn(self, ids: Sequence[str]) -> frozenset[str]:
        """Those that were created from here and haven't come back from the org since."""
        known = self._mirror.known(self._sobject, list(ids))
        return frozenset(
            salesforce_id
            for salesforce_id, each in known.items()
            if each.modstamp is None and each.state is State.MEMBER
        )

    def names(self, ids: Sequence[str]) -> dict[str, str]:
        """What people call the records, as far as it is known here."""
        found: dict[str, str] = {}
        for some in in_chunks(ids, 2000):
            for each, (name, first, last) in self.values(
                some, ("name", "first_name", "last_name")
            ).items():
                parts = [str(part) for part in (first, last) if part]
                found[each] = str(name) if name else " ".join(parts) or each
        return found


def differences(
    plan: ObjectPlan, rows: Mapping[str, Row], stored: Stored, filling: Collection[str] = ()
) -> list[PreviewRecord]:
    """The records whose values would change by what the org has, here or there, and how.

    Fields that move by themselves (who looked at the record last …) are no change, and edits that
    wait already aren't either, unless nothing was sent to their field so far. `filling`: fields
    mapped anew whose existing values here win.
    """
    mapped = [each for each in plan.mappings if not volatile(each.salesforce)]
    columns = [_column(plan.fields, each.salesforce) for each in mapped]
    converters = [converter(each.type, each.field_type) for each in mapped]
    here = stored.values(list(rows), [each.apdesk for each in mapped])
    edits = stored.edits(list(rows))
    newborn = stored.newborn(list(rows))
    taken_up = stored.taken_up(plan)
    quiet = tells_nothing(plan.sobject, [each.salesforce for each in plan.mappings])
    name_at = plan.fields.index("Name") if "Name" in plan.fields else None
    saved = "LastModifiedDate" if "LastModifiedDate" in plan.fields else "SystemModstamp"
    saved_at = plan.fields.index(saved)
    found = []
    for salesforce_id, row in rows.items():
        old = here.get(salesforce_id)
        if old is None:
            continue
        own = edits.get(salesforce_id, {})
        changes = []
        for index, mapping in enumerate(mapped):
            new = row[columns[index]]
            convert = converters[index]
            if convert is not None:
                new = convert(new)
            change = _change(
                mapping,
                old[index],
                new,
                own.get(mapping.apdesk),
                str(row[saved_at] or ""),
                first=mapping.salesforce in filling,
                taken_up=mapping.apdesk in taken_up,
            )
            if change is not None:
                changes.append(change)
        # What only follows from a save, or from its create, is told beside what was changed.
        if any(
            each.field not in quiet and (each.old is not None or salesforce_id not in newborn)
            for each in changes
        ):
            name = row[name_at] if name_at is not None else None
            found.append(
                PreviewRecord(salesforce_id, str(name or salesforce_id), changes=tuple(changes))
            )
    return found


def _change(
    mapping: FieldMapping,
    local: FieldValue,
    remote: FieldValue,
    edit: Waiting | None,
    moment: str,
    *,
    first: bool,
    taken_up: bool,
) -> FieldChange | None:
    """What a run would do to one field, as it would decide it."""
    if same(local, remote):
        return None
    if edit is not None:
        sides = replace(edit.sides(local, remote, moment), base_known=not first)
    else:
        sides = Sides(local, local, remote, base_known=not first)
    decision = decide(
        sides,
        mapping.rule,
        writable=mapping.writable,
        first_sync=mapping.first_sync,
        opt_out=mapping.salesforce == OPT_OUT,
    )
    if not same(decision.local, local):
        return FieldChange(mapping.salesforce, mapping.label, local, remote)
    if decision.send and (edit is None or taken_up):
        return FieldChange(mapping.salesforce, mapping.label, local, remote, sends=True)
    return None


def _column(fields: Sequence[str], name: str) -> int:
    lowered = [each.lower() for each in fields]
    return lowered.index(name.lower())
