"""Which Salesforce field goes into which apdesk field, and in which directions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from apdesk.domain.apdesk_types import (
    RESERVED_NAMES,
    ApdeskType,
    Entity,
    apdesk_types_for,
    compatible,
    entity_of,
    standard_apdesk_name,
    valid_apdesk_name,
)
from apdesk.domain.operators import Criteria
from apdesk.domain.preferences import (
    FirstSync,
    MappedField,
    ObjectMapping,
    Preferences,
    Rule,
    SyncMode,
)
from apdesk.domain.schema import SOBJECTS, FieldSchema, FieldType, SObjectSchema

__all__ = [
    "RESERVED_NAMES",
    "ApdeskType",
    "Entity",
    "FieldMapping",
    "all_mappings",
    "apdesk_types_for",
    "compatible",
    "entity_of",
    "mappings",
    "standard_apdesk_name",
    "valid_apdesk_name",
    "vanished_fields",
]

#: Book-keeping of the sync itself, read with every record but no field of it here.
_NOT_MAPPED = frozenset({"id", "isdeleted", "masterrecordid", "systemmodstamp"})


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """One mapped field as the sync and the screens use it.

    `rule` is the one in force: a field that Salesforce doesn't let us write is SALESFORCE_ONLY and
    not `writable` (a padlock), whatever was chosen. `hidden`: mirrored only because a criterion
    uses the field; not shown and not edited.
    """

    sobject: str
    salesforce: str
    apdesk: str
    label: str
    type: ApdeskType
    rule: Rule
    first_sync: FirstSync
    writable: bool
    field_type: FieldType
    hidden: bool = False


def mappings(
    schema: SObjectSchema,
    choice: ObjectMapping,
    criteria: Criteria,
    taken: Mapping[str, ApdeskType] | None = None,
) -> tuple[FieldMapping, ...]:
    """The mapped fields of one object, in the order of its describe.

    Standard fields, with the overrides and additions of `choice`, and the fields of `criteria`
    whether mapped or not. Fields that the describe no longer has are left out (see
    `vanished_fields`). `taken` are the apdesk fields of the same entity that other objects map:
    a name is shared where the types allow it; otherwise this object's is called `<name>_<object>`.
    """
    chosen = {each.salesforce.lower(): each for each in choice.fields if choice.mode == "custom"}
    wanted = {each.field.lower() for each in criteria}
    names = _Names(schema.name, taken or {})
    for each in choice.fields if choice.mode == "custom" else ():
        if each.rule is not Rule.OFF:  # one that has vanished too: its values stay in its column
            names.reserve(each.apdesk)
    found = []
    for field in schema.fields:
        key = field.name.lower()
        mapping = _mapping(schema.name, field, chosen.get(key), key in wanted, names)
        if mapping is not None:
            found.append(mapping)
    return tuple(found)


def all_mappings(
    prefs: Preferences, schemas: Mapping[str, SObjectSchema]
) -> dict[str, tuple[FieldMapping, ...]]:
    """The mappings of every object that is synced and can be read, names settled between them."""
    taken: dict[Entity, dict[str, ApdeskType]] = {each: {} for each in Entity}
    found = {}
    for sobject in SOBJECTS:
        schema, choice = schemas.get(sobject), prefs.choice(sobject)
        if schema is None or choice.sync is SyncMode.NONE:
            continue
        names = taken[entity_of(sobject)]
        found[sobject] = mappings(
            schema, prefs.mapping(sobject), choice.effective_criteria, dict(names)
        )
        for each in found[sobject]:
            names.setdefault(each.apdesk, each.type)
        paused = set(vanished_fields(schema, prefs.mapping(sobject)))
        for mapped in prefs.mapping(sobject).fields:
            if mapped.salesforce in paused:
                names.setdefault(mapped.apdesk, mapped.type)
    return found


def vanished_fields(schema: SObjectSchema, choice: ObjectMapping) -> tuple[str, ...]:
    """Fields mapped by hand that the describe no longer has: their mapping pauses."""
    if choice.mode != "custom":
        return ()
    return tuple(
        each.salesforce
        for each in choice.fields
        if each.rule is not Rule.OFF and schema.field(each.salesforce) is None
    )


class _Names:
    """Gives each field of an object a name of its own."""

    def __init__(self, sobject: str, taken: Mapping[str, ApdeskType]) -> None:
        self._sobject = sobject.lower()
        self._taken = taken
        self._reserved: set[str] = set()
        self._used: set[str] = set()

    def reserve(self, name: str) -> None:
        """A name that was chosen by hand: no standard name may take it away."""
        self._reserved.add(name)

    def give(self, name: str, kind: ApdeskType, *, by_hand: bool) -> str:
        if not by_hand and name in self._reserved:
            name = f"{name}_{self._sobject}"
        other = self._taken.get(name)
        if other is not None and not compatible(kind, other):
            name = f"{name}_{self._sobject}"
        given, count = name, 1
        while given in self._used or (given != name and given in self._reserved):
            count += 1
            given = f"{name}_{count}"
        self._used.add(given)
        return given


def _mapping(
    sobject: str, field: FieldSchema, chosen: MappedField | None, wanted: bool, names: _Names
) -> FieldMapping | None:
    types = apdesk_types_for(field)
    if not types or (field.name.lower() in _NOT_MAPPED and not wanted):
        return None
    off = chosen is not None and chosen.rule is Rule.OFF
    shown = not off and (chosen is not None or not field.custom)
    if field.name.lower() in _NOT_MAPPED:
        shown = False
    if not shown and not wanted:
        return None
    if chosen is None or not shown:
        name = names.give(standard_apdesk_name(sobject, field.name), types[0], by_hand=False)
        kind, rule, first, label = types[0], Rule.SALESFORCE_WINS, FirstSync.SALESFORCE, field.label
    else:
        allowed = any(compatible(chosen.type, each) for each in types)
        kind = chosen.type if allowed else types[0]
        name = names.give(chosen.apdesk, kind, by_hand=True)
        rule, first, label = chosen.rule, chosen.first_sync, chosen.label or field.label
    writable = field.writable and shown
    return FieldMapping(
        sobject=sobject,
        salesforce=field.name,
        apdesk=name,
        label=label,
        type=kind,
        rule=rule if writable else Rule.SALESFORCE_ONLY,
        first_sync=first if writable else FirstSync.SALESFORCE,
        writable=writable and rule is not Rule.SALESFORCE_ONLY,
        field_type=field.type,
        hidden=not shown,
    )
