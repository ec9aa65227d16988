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

_PLURALS = {"Lead": "Leads", "Contact": "Contacts", "Account": "Accounts"}
_LEAVE_WORDS = {
    OnLeave.REMOVE: "A record that no longer meets your criteria is removed from apdesk.",
    OnLeave.KEEP: "A record that no longer meets your criteria is kept in apdesk, but no longer "
    "synced.",
}
RULE_WORDS: dict[Rule, str] = {
    Rule.SALESFORCE_WINS: "Two-way, Salesforce wins",
    Rule.APDESK_WINS: "Two-way, apdesk wins",
    Rule.MOST_RECENT_WINS: "Two-way, most recent wins",
    Rule.SALESFORCE_UNLESS_BLANK: "Salesforce unless blank",
    Rule.SALESFORCE_ONLY: "Salesforce to apdesk only",
    Rule.OFF: "Don't sync",
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
            said.append(_LEAVE_WORDS[self.on_leave])
        for sobject in SOBJECTS:
            if self.choice(sobject).sync is not SyncMode.NONE:
                said += self._mapping_words(sobject, schemas.get(sobject))
        return tuple(said)

    def _object_words(self, sobject: str, schema: SObjectSchema | None) -> str:
        choice = self.choice(sobject)
        plural = schema.label_plural if schema else _PLURALS[sobject]
        if choice.sync is SyncMode.NONE:
            return f"No {plural}."
        if choice.sync is SyncMode.ALL:
            return f"All {plural}."
        if schema is None:
            return f"{plural} that meet {len(choice.criteria)} criteria."
        return sentence(plural, choice.criteria, schema)

    def _mapping_words(self, sobject: str, schema: SObjectSchema | None) -> Iterator[str]:
        mapping = self.mapping(sobject)
        plural = schema.label_plural if schema else _PLURALS[sobject]
        yield (
            f"{plural}: all standard fields, unless listed below."
            if (mapping.mode == "custom" and mapping.fields)
            else f"{plural}: all standard fields."
        )
        if mapping.mode != "custom":
            return
        for each in mapping.fields:
            described = schema.field(each.salesforce) if schema else None
            label = described.label if described else each.salesforce
            if each.rule is Rule.OFF:
                yield f"{plural}: {label} is not synced."
                continue
            first = ""
            if each.first_sync is FirstSync.APDESK and each.rule is not Rule.SALESFORCE_ONLY:
                first = " The first time, apdesk's values win."
            rule = RULE_WORDS[each.rule]
            yield f"{plural}: {label} is mapped to “{each.label or each.apdesk}” ({rule}).{first}"


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
            message = f"{_PLURALS[sobject]} can't be read in this org: they won't sync."
            problems.append(PreferenceProblem(sobject, message, choice.sync is SyncMode.CRITERIA))
            continue
        problems += _criteria_problems(choice, schema)
        problems += _mapping_problems(prefs.mapping(sobject), schema)
    return tuple(problems)


def _criteria_problems(choice: ObjectChoice, schema: SObjectSchema) -> Iterator[PreferenceProblem]:
    if choice.sync is SyncMode.CRITERIA and not choice.criteria:
        message = f"{schema.label_plural} are to be synced by criteria, but there are none."
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
            yield problem(f"{schema.label} has no field “{each.salesforce}” that you can see.")
        elif each.rule is Rule.OFF:
            continue
        elif not described.storable:
            yield problem(f"{described.label} is made of other fields: map those instead.")
        elif not any(compatible(each.type, kind) for kind in apdesk_types_for(described)):
            yield problem(f"{described.label} can't be kept in a field of type “{each.type}”.")
