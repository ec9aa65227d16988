"""Rows of the org beside the values that are stored here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from apdesk.domain.mapping import Entity, entity_of
from apdesk.domain.preferences import Rule
from apdesk.domain.records import FieldValue, Row
from apdesk.domain.values import same
from apdesk.store.columns import volatile
from apdesk.store.fieldtext import converter
from apdesk.store.mirror import Mirror
from apdesk.store.views import ListKey, Views
from apdesk.sync.membership import ObjectPlan
from apdesk.sync.preview_result import FieldChange, PreviewRecord
from apdesk.sync.steps import in_chunks

_LISTS = {Entity.PERSON: ListKey.ALL, Entity.COMPANY: ListKey.COMPANIES}


class Stored:
    """The stored values of one object's records, by Salesforce id."""

    def __init__(self, views: Views, mirror: Mirror, sobject: str) -> None:
        self._views = views
        self._mirror = mirror
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


def differences(plan: ObjectPlan, rows: Mapping[str, Row], stored: Stored) -> list[PreviewRecord]:
    """The records whose stored values an org row would change, and how.

    Fields that move by themselves (who looked at the record last …) are no change.
    """
    mapped = [each for each in plan.mappings if not volatile(each.salesforce)]
    columns = [_column(plan.fields, each.salesforce) for each in mapped]
    converters = [converter(each.type, each.field_type) for each in mapped]
    here = stored.values(list(rows), [each.apdesk for each in mapped])
    name_at = plan.fields.index("Name") if "Name" in plan.fields else None
    found = []
    for salesforce_id, row in rows.items():
        old = here.get(salesforce_id)
        if old is None:
            continue
        changes = []
        for index, mapping in enumerate(mapped):
            new = row[columns[index]]
            convert = converters[index]
            if convert is not None:
                new = convert(new)
            if new is None and mapping.rule is Rule.SALESFORCE_UNLESS_BLANK:
                continue
            if not same(old[index], new):
                changes.append(FieldChange(mapping.salesforce, mapping.label, old[index], new))
        if changes:
            name = row[name_at] if name_at is not None else None
            found.append(
                PreviewRecord(salesforce_id, str(name or salesforce_id), changes=tuple(changes))
            )
    return found


def _column(fields: Sequence[str], name: str) -> int:
    lowered = [each.lower() for each in fields]
    return lowered.index(name.lower())
