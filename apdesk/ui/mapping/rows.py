"""The mapping table without its widgets: what each row shows, and what an edit makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from apdesk.domain.apdesk_types import (
    ApdeskType,
    apdesk_types_for,
    compatible,
    standard_apdesk_name,
    valid_apdesk_name,
)
from apdesk.domain.mapping import FieldMapping, mappings
from apdesk.domain.operators import Criteria
from apdesk.domain.preferences import FirstSync, MappedField, ObjectMapping, Rule
from apdesk.domain.schema import FieldSchema, SObjectSchema
from apdesk.language import marked, order, tr, translated
from apdesk.ui.criteria.words import type_words

RULE_WORDS = {
    Rule.SALESFORCE_WINS: marked("Two-way, Salesforce wins"),
    Rule.APDESK_WINS: marked("Two-way, apdesk wins"),
    Rule.MOST_RECENT_WINS: marked("Two-way, most recent wins"),
    Rule.SALESFORCE_UNLESS_BLANK: marked("Salesforce unless blank"),
    Rule.SALESFORCE_ONLY: marked("Salesforce to apdesk only"),
    Rule.OFF: marked("Don’t sync"),
}
RULE_EXPLAINED = {
    Rule.SALESFORCE_WINS: marked(
        "Changes travel both ways. When both sides changed, Salesforce’s value stays; yours is "
        "kept in the history."
    ),
    Rule.APDESK_WINS: marked(
        "Changes travel both ways. When both sides changed, your value stays; Salesforce’s is kept "
        "in the history."
    ),
    Rule.MOST_RECENT_WINS: marked(
        "Changes travel both ways. When both sides changed, the later change stays; the other is "
        "kept in the history."
    ),
    Rule.SALESFORCE_UNLESS_BLANK: marked(
        "Salesforce’s value stays, but a blank in Salesforce is filled with the value from here."
    ),
    Rule.SALESFORCE_ONLY: marked("The value is taken from Salesforce and can’t be edited here."),
    Rule.OFF: marked("The field isn’t read, and nothing is written to it."),
}
LOCKED_RULES = (Rule.SALESFORCE_ONLY, Rule.OFF)
TWO_WAY = frozenset(
    {
        Rule.SALESFORCE_WINS,
        Rule.APDESK_WINS,
        Rule.MOST_RECENT_WINS,
        Rule.SALESFORCE_UNLESS_BLANK,
    }
)
APDESK_TYPE_WORDS = {
    ApdeskType.TEXT: marked("Text", note="a type of field"),
    ApdeskType.LONG_TEXT: marked("Long text", note="a type of field"),
    ApdeskType.EMAIL: marked("Email", note="a type of field"),
    ApdeskType.PHONE: marked("Phone", note="a type of field"),
    ApdeskType.URL: marked("URL", note="a type of field"),
    ApdeskType.PICKLIST: marked("Picklist", note="a type of field"),
    ApdeskType.MULTI_PICKLIST: marked("Multi-select picklist", note="a type of field"),
    ApdeskType.CHECKBOX: marked("Checkbox", note="a type of field"),
    ApdeskType.NUMBER: marked("Number", note="a type of field"),
    ApdeskType.CURRENCY: marked("Currency", note="a type of field"),
    ApdeskType.PERCENT: marked("Percent", note="a type of field"),
    ApdeskType.DATE: marked("Date", note="a type of field"),
    ApdeskType.DATETIME: marked("Date and time", note="a type of field"),
    ApdeskType.TIME: marked("Time", note="a type of field"),
    ApdeskType.REFERENCE: marked("Lookup", note="a type of field"),
}


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One Salesforce field.

    Attributes:
        name: Its API name.
        field: None when the org no longer has it.
        mapped: How it is mapped now; None when it isn't, or only because a criterion uses it.
        override: What was chosen by hand, if anything was.
        criterion: A criterion uses the field, so it is read even when it isn't mapped.
    """

    name: str
    field: FieldSchema | None
    mapped: FieldMapping | None
    override: MappedField | None
    criterion: bool = False

    @property
    def label(self) -> str:
        return self.field.label if self.field is not None else self.name

    @property
    def type_words(self) -> str:
        return type_words(self.field) if self.field is not None else tr("Not in Salesforce")

    @property
    def locked(self) -> bool:
        """Salesforce doesn't let this user write it."""
        return self.field is not None and not self.field.writable

    @property
    def rule(self) -> Rule:
        """The rule that was chosen (a locked field is one-way whatever was chosen)."""
        if self.mapped is None:
            paused = self.field is None and self.override is not None
            return self.override.rule if paused and self.override else Rule.OFF
        return self.mapped.rule

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that can be chosen."""
        return LOCKED_RULES if self.locked else tuple(Rule)

    @property
    def rule_words(self) -> str:
        if self.field is None:
            return tr("Paused: the field is gone")
        if self.mapped is None and self.criterion:
            return tr("Read for your criteria only")
        return translated(RULE_WORDS[self.rule])

    @property
    def apdesk_name(self) -> str:
        if self.mapped is not None:
            return self.mapped.apdesk
        return self.override.apdesk if self.override is not None else ""

    @property
    def padlock(self) -> str:
        """Why the field is one-way, as a sentence; '' when it isn't locked."""
        if not self.locked or self.field is None:
            return ""
        if self.field.calculated:
            return tr("Salesforce works this value out itself, so it can’t be changed from here.")
        if self.field.auto_number:
            return tr("Salesforce numbers these records itself, so it can’t be changed from here.")
        return tr("Salesforce doesn’t let this user change it, so it is only read.")


def rows_of(
    schema: SObjectSchema,
    mapping: ObjectMapping,
    criteria: Criteria,
    taken: Mapping[str, ApdeskType] | None = None,
) -> tuple[MappingRow, ...]:
    """A row for each field that can be mapped, by label; then the ones that are gone."""
    overrides = {each.salesforce.lower(): each for each in mapping.fields}
    if mapping.mode != "custom":
        overrides = {}
    mapped = {
        each.salesforce.lower(): each
        for each in mappings(schema, mapping, criteria, taken)
        if not each.hidden
    }
    used = {each.field.lower() for each in criteria}
    book_keeping = {"id", "isdeleted", "masterrecordid", "systemmodstamp"}
    rows = [
        MappingRow(
            name=field.name,
            field=field,
            mapped=mapped.get(field.name.lower()),
            override=overrides.get(field.name.lower()),
            criterion=field.name.lower() in used,
        )
        for field in schema.fields
        if apdesk_types_for(field) and field.name.lower() not in book_keeping
    ]
    rows.sort(key=lambda each: (order(each.label), each.name))
    rows += [
        MappingRow(each.salesforce, None, None, each)
        for each in overrides.values()
        if schema.field(each.salesforce) is None
    ]
    return tuple(rows)


def standard_choice(schema: SObjectSchema, field: FieldSchema) -> MappedField:
    """How a field is mapped when nothing was chosen by hand."""
    return MappedField(
        salesforce=field.name,
        apdesk=standard_apdesk_name(schema.name, field.name),
        type=apdesk_types_for(field)[0],
        rule=Rule.OFF if field.custom else standard_rule(field),
    )


def standard_rule(field: FieldSchema) -> Rule:
    return Rule.SALESFORCE_WINS if field.writable else Rule.SALESFORCE_ONLY


def with_choice(
    schema: SObjectSchema, mapping: ObjectMapping, chosen: MappedField
) -> ObjectMapping:
    """The mapping with one field's choice; a choice that equals the standard is left out."""
    others = tuple(
        each for each in mapping.fields if each.salesforce.lower() != chosen.salesforce.lower()
    )
    field = schema.field(chosen.salesforce)
    if field is not None and _same(chosen, standard_choice(schema, field)):
        return replace(mapping, mode="custom", fields=others)
    return replace(mapping, mode="custom", fields=(*others, chosen))


def without_choice(mapping: ObjectMapping, name: str) -> ObjectMapping:
    """The mapping with one field as the standard has it."""
    left = tuple(each for each in mapping.fields if each.salesforce.lower() != name.lower())
    return replace(mapping, fields=left)


def _same(one: MappedField, other: MappedField) -> bool:
    if one.rule is Rule.OFF and other.rule is Rule.OFF:
        return True
    return (
        one.apdesk == other.apdesk
        and one.type is other.type
        and one.rule is other.rule
        and one.first_sync is FirstSync.SALESFORCE
        and not one.label
    )


def fitting_fields(
    field: FieldSchema, existing: Mapping[str, ApdeskType], used: Sequence[str]
) -> tuple[str, ...]:
    """The apdesk fields that could hold a Salesforce field: compatible, and not used by another."""
    kinds = apdesk_types_for(field)
    return tuple(
        name
        for name, kind in sorted(existing.items())
        if name not in used and any(compatible(kind, each) for each in kinds)
    )


def name_problem(name: str, existing: Mapping[str, ApdeskType]) -> str:
    """What is wrong with the name of a new apdesk field; '' when nothing is."""
    if not name:
        return tr("Give the new field a name.")
    if name in existing:
        return tr(
            "There is a field “{name}” already. Choose it in the list, or take another name.",
            name=name,
        )
    if not valid_apdesk_name(name):
        return tr(
            "A name begins with a lower-case letter and holds lower-case letters, digits and "
            "underscores only."
        )
    return ""
