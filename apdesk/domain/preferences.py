"""The wizard's answers: what is synced, what happens to leavers, how fields are mapped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from apdesk.domain import preferences_document
from apdesk.domain.apdesk_types import apdesk_types_for, compatible
from apdesk.domain.check import check
from apdesk.domain.preference_parts import (
    FirstSync,
    MappedField,
    ObjectChoice,
    ObjectMapping,
    OnLeave,
    PreferencesError,
    Rule,
    SyncMode,
)
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.domain.sentence import sentence
from apdesk.language import marked, plural, tr, translated

__all__ = [
    "DEFAULT_PREFERENCES",
    "RULE_WORDS",
    "FirstSync",
    "MappedField",
    "ObjectChoice",
    "ObjectMapping",
    "OnLeave",
    "PreferenceProblem",
    "Preferences",
    "PreferencesError",
    "Rule",
    "SyncMode",
    "check_preferences",
]

_PLURALS = {
    "Lead": marked("Leads"),
    "Contact": marked("Contacts"),
    "Account": marked("Accounts"),
}
_LEAVE_WORDS = {
    OnLeave.REMOVE: marked("A record that no longer meets your criteria is removed from apdesk."),
    OnLeave.KEEP: marked(
        "A record that no longer meets your criteria is kept in apdesk, but no longer synced."
    ),
}
RULE_WORDS: dict[Rule, str] = {
    Rule.SALESFORCE_WINS: marked("Two-way, Salesforce wins"),
    Rule.APDESK_WINS: marked("Two-way, apdesk wins"),
    Rule.MOST_RECENT_WINS: marked("Two-way, most recent wins"),
    Rule.SALESFORCE_UNLESS_BLANK: marked("Salesforce unless blank"),
    Rule.SALESFORCE_ONLY: marked("Salesforce to apdesk only"),
    Rule.OFF: marked("Don't sync"),
}


@dataclass(frozen=True, slots=True)
class Preferences:
    """All choices; an object that isn't named is synced whole, with standard mappings."""

    objects: Mapping[str, ObjectChoice] = field(default_factory=dict)
    on_leave: OnLeave = OnLeave.REMOVE
    mappings: Mapping[str, ObjectMapping] = field(default_factory=dict)

    def choice(self, sobject: str) -> ObjectChoice:
        return self.objects.get(sobject, ObjectChoice())

    def mapping(self, sobject: str) -> ObjectMapping:
        return self.mappings.get(sobject, ObjectMapping())

    def to_json(self) -> dict[str, Any]:
        """The document of the preferences file; `from_json` reads it back."""
        return preferences_document.write(self.objects, self.on_leave, self.mappings)

    @classmethod
    def from_json(cls, document: object) -> Preferences:
        """Reads the document of a preferences file.

        Raises PreferencesError naming everything in it that is unknown, missing or impossible.
        """
        parts = preferences_document.read(document)
        return cls(parts.objects, parts.on_leave, parts.mappings)

    def in_words(self, schemas: Mapping[str, SObjectSchema]) -> tuple[str, ...]:
        """Everything chosen, a sentence each: objects, leavers, mappings."""
        said = [self._object_words(name, schemas.get(name)) for name in SOBJECTS]
        if any(self.choice(name).sync is SyncMode.CRITERIA for name in SOBJECTS):
            said.append(translated(_LEAVE_WORDS[self.on_leave]))
        for sobject in SOBJECTS:
            if self.choice(sobject).sync is not SyncMode.NONE:
                said += self._mapping_words(sobject, schemas.get(sobject))
        return tuple(said)

    def _object_words(self, sobject: str, schema: SObjectSchema | None) -> str:
        choice = self.choice(sobject)
        things = _plural(sobject, schema)
        if choice.sync is SyncMode.NONE:
            return tr("No {things}.", things=things)
        if choice.sync is SyncMode.ALL:
            return tr("All {things}.", things=things)
        if schema is None:
            return plural(
                "{things} that meet {n} criterion.",
                "{things} that meet {n} criteria.",
                len(choice.criteria),
                things=things,
            )
        return sentence(things, choice.criteria, schema)

    def _mapping_words(self, sobject: str, schema: SObjectSchema | None) -> Iterator[str]:
        mapping = self.mapping(sobject)
        things = _plural(sobject, schema)
        yield (
            tr("{things}: all standard fields, unless listed below.", things=things)
            if (mapping.mode == "custom" and mapping.fields)
            else tr("{things}: all standard fields.", things=things)
        )
        if mapping.mode != "custom":
            return
        for each in mapping.fields:
            described = schema.field(each.salesforce) if schema else None
            label = described.label if described else each.salesforce
            if each.rule is Rule.OFF:
                yield tr("{things}: {label} is not synced.", things=things, label=label)
                continue
            # The rule in force: what Salesforce doesn't let us write is one-way (`FieldMapping`).
            locked = described is not None and not described.writable
            rule = Rule.SALESFORCE_ONLY if locked else each.rule
            said = tr(
                "{things}: {label} is mapped to “{field}” ({rule}).",
                things=things,
                label=label,
                field=each.label or each.apdesk,
                rule=translated(RULE_WORDS[rule]),
            )
            if each.first_sync is FirstSync.APDESK and rule is not Rule.SALESFORCE_ONLY:
                said += " " + tr("The first time, apdesk's values win.")
            yield said


def _plural(sobject: str, schema: SObjectSchema | None) -> str:
    return schema.label_plural if schema else translated(_PLURALS[sobject])


#: Sync all Leads, Contacts and Accounts.
DEFAULT_PREFERENCES = Preferences(objects={name: ObjectChoice() for name in SOBJECTS})


@dataclass(frozen=True, slots=True)
class PreferenceProblem:
    """What is wrong with preferences on this org; not `fatal`: only worth knowing.

    `row` counts the criteria of `sobject`; None when the trouble is with a mapping or the object.
    """

    sobject: str
    message: str
    fatal: bool
    field: str = ""
    row: int | None = None


def check_preferences(
    prefs: Preferences, schemas: Mapping[str, SObjectSchema]
) -> tuple[PreferenceProblem, ...]:
    """Holds preferences against the org's describes; without a fatal problem they will do."""
    problems: list[PreferenceProblem] = []
    for sobject in SOBJECTS:
        choice = prefs.choice(sobject)
        if choice.sync is SyncMode.NONE:
            continue
        schema = schemas.get(sobject)
        if schema is None:
            message = tr(
                "{things} can't be read in this org: they won't sync.",
                things=_plural(sobject, None),
            )
            problems.append(PreferenceProblem(sobject, message, choice.sync is SyncMode.CRITERIA))
            continue
        problems += _criteria_problems(choice, schema)
        problems += _mapping_problems(prefs.mapping(sobject), schema)
    return tuple(problems)


def _criteria_problems(choice: ObjectChoice, schema: SObjectSchema) -> Iterator[PreferenceProblem]:
    if choice.sync is SyncMode.CRITERIA and not choice.criteria:
        message = tr(
            "{things} are to be synced by criteria, but there are none.", things=schema.label_plural
        )
        yield PreferenceProblem(schema.name, message, True)
    for each in check(choice.effective_criteria, schema):
        yield PreferenceProblem(schema.name, each.message, each.fatal, each.field, each.row)


def _mapping_problems(mapping: ObjectMapping, schema: SObjectSchema) -> Iterator[PreferenceProblem]:
    if mapping.mode != "custom":
        return
    for each in mapping.fields:
        described = schema.field(each.salesforce)

        def problem(message: str, name: str = each.salesforce) -> PreferenceProblem:
            return PreferenceProblem(schema.name, message, True, name)

        if described is None:
            yield problem(
                tr(
                    "{label} has no field “{salesforce}” that you can see.",
                    label=schema.label,
                    salesforce=each.salesforce,
                )
            )
        elif each.rule is Rule.OFF:
            continue
        elif not described.storable:
            yield problem(
                tr("{label} is made of other fields: map those instead.", label=described.label)
            )
        elif not any(compatible(each.type, kind) for kind in apdesk_types_for(described)):
            yield problem(
                tr(
                    "{label} can't be kept in a field of type “{type}”.",
                    label=described.label,
                    type=each.type,
                )
            )
