"""What the preferences make of one object: which rows are asked for, and which are members."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from apdesk.domain import soql
from apdesk.domain.criteria import (
    Criteria,
    CriteriaError,
    EvaluationContext,
    Matcher,
    missing_fields,
)
from apdesk.domain.mapping import FieldMapping, vanished_fields
from apdesk.domain.plan import OPT_OUT
from apdesk.domain.preferences import FirstSync, ObjectChoice, Preferences, Rule, SyncMode
from apdesk.domain.records import SYSTEM_FIELDS, FieldValue, Row
from apdesk.domain.schema import SObjectSchema
from apdesk.language import tr
from apdesk.store.columns import volatile
from apdesk.store.position import PAUSED

#: Behind a column whose values here outlast a blank in Salesforce ("Salesforce unless blank").
BUT_BLANKS = "?"


@dataclass(frozen=True, slots=True)
class ObjectPlan:
    """One object as a run treats it.

    Attributes:
        criteria: What selects members; () for all records.
        mappings: The fields that are mirrored, of those that the org shows.
        fields: The columns of every row: the system fields, then the mapped ones.
        selection: Identifies who is selected; a change of it is a change of the preferences.
        columns: What is mirrored, one "Field>column:type" each; paused ones marked.
        missing: Fields of the criteria that the org does not show: membership is frozen.
        undecidable: Why a criterion makes no sense any more ('' when all do): frozen as well.
        paused: Mapped fields that the org does not show: their values stay as they are.
    """

    sobject: str
    schema: SObjectSchema
    criteria: Criteria
    mappings: tuple[FieldMapping, ...]
    fields: tuple[str, ...]
    selection: str
    columns: frozenset[str]
    missing: tuple[str, ...]
    undecidable: str
    paused: tuple[str, ...]

    @property
    def frozen(self) -> bool:
        return bool(self.missing or self.undecidable)

    @property
    def frozen_because(self) -> str | None:
        """What `Position.frozen` holds."""
        if not self.frozen:
            return None
        return f"missing: {', '.join(self.missing)}" if self.missing else self.undecidable

    def where(self, context: EvaluationContext) -> str:
        """The WHERE of the members, '' for all. Not to be asked for while frozen."""
        return soql.membership(self.sobject, self.criteria, self.schema, context)

    def matcher(self, context: EvaluationContext) -> Matcher:
        return Matcher(self.criteria, self.schema, context, self.fields)

    def new_columns(self, stored: str) -> bool:
        """Whether something is mirrored now that the rows here don't have yet (back-fill)."""
        had = read_columns(stored)
        # Rows that are the org's in every value are so but for its blanks as well.
        return not self.active_columns() <= had | {each + BUT_BLANKS for each in had}

    def filled_from_here(self, stored: str) -> set[str]:
        """Of what is mirrored anew, the fields whose existing values here may win (API names)."""
        had = read_columns(stored)
        return {
            each.salesforce
            for each in self.mappings
            if (each.first_sync is FirstSync.APDESK or each.salesforce == OPT_OUT)
            and column_of(each) not in had
            and column_of(each) + BUT_BLANKS not in had
        }

    def columns_while_frozen(self, stored: str) -> frozenset[str]:
        """What `Position.columns` holds while nothing can be filled in: of what was mirrored the
        part that still is. What is mapped anew meanwhile is new once membership is decided."""
        had = frozenset(stored.split(","))
        held = set()
        for each in self.columns:
            bare = each.lstrip(PAUSED)
            if PAUSED + bare in had and bare not in had:
                held.add(PAUSED + bare)
            elif bare in had or bare.removesuffix(BUT_BLANKS) in had:
                held.add(each)
        return frozenset(held)

    def one_way(self) -> tuple[FieldMapping, ...]:
        """The mirrored fields that no values of here are sent to."""
        return tuple(each for each in self.mappings if not each.writable)

    def calculated(self) -> tuple[str, ...]:
        """The mirrored fields whose values change in the org without a new stamp."""
        found = []
        for each in self.mappings:
            field = self.schema.field(each.salesforce)
            if field is not None and field.calculated and not volatile(each.salesforce):
                found.append(each.salesforce)
        return tuple(found)

    def active_columns(self) -> frozenset[str]:
        return frozenset(each for each in self.columns if not each.startswith(PAUSED))


def read_columns(stored: str) -> frozenset[str]:
    """What `write_columns` wrote, without the paused."""
    return frozenset(each for each in stored.split(",") if each and not each.startswith(PAUSED))


def write_columns(columns: Iterable[str]) -> str:
    return ",".join(sorted(columns))


def make_plan(
    schema: SObjectSchema,
    preferences: Preferences,
    present: tuple[FieldMapping, ...],
    context: EvaluationContext,
    stored_columns: str = "",
) -> ObjectPlan:
    """The plan for an object that is synced at all (its mode is not NONE).

    `present` are its mappings (`mapping.all_mappings`); `stored_columns` is `Position.columns`:
    from it is known what was mirrored before and is no longer visible.
    """
    sobject = schema.name
    choice = preferences.choice(sobject)
    criteria = choice.effective_criteria
    mapping = preferences.mapping(sobject)
    missing = missing_fields(criteria, schema)
    off = {each.salesforce.lower() for each in mapping.fields if each.rule is Rule.OFF}
    gone = {
        entry.lstrip(PAUSED)
        for entry in stored_columns.split(",")
        if entry and schema.field(_field_of(entry)) is None and _field_of(entry).lower() not in off
    }
    criteria_fields = {each.lower() for each in missing}
    paused = {_field_of(entry) for entry in gone} | set(vanished_fields(schema, mapping))
    fields = row_fields(sobject, schema, present)
    return ObjectPlan(
        sobject=sobject,
        schema=schema,
        criteria=criteria,
        mappings=present,
        fields=fields,
        selection=selection_of(choice, context),
        columns=frozenset(column_of(each) for each in present)
        | frozenset(PAUSED + entry for entry in gone),
        missing=missing,
        undecidable="" if missing else _undecidable(criteria, schema, context, fields),
        paused=tuple(sorted(each for each in paused if each.lower() not in criteria_fields)),
    )


def column_of(mapping: FieldMapping) -> str:
    """How `Position.columns` names a mapped field: a change of it asks for a back-fill."""
    blanks = BUT_BLANKS if mapping.rule is Rule.SALESFORCE_UNLESS_BLANK else ""
    return f"{mapping.salesforce}>{mapping.apdesk}:{mapping.type}{blanks}"


def _undecidable(
    criteria: Criteria, schema: SObjectSchema, context: EvaluationContext, fields: tuple[str, ...]
) -> str:
    try:
        Matcher(criteria, schema, context, fields)
        soql.where(criteria, schema, context)
    except CriteriaError as error:
        return error.message
    return ""


def row_fields(
    sobject: str, schema: SObjectSchema, present: Sequence[FieldMapping]
) -> tuple[str, ...]:
    """The system fields that the org shows, then the mapped ones, each once."""
    names: dict[str, str] = {}
    for name in SYSTEM_FIELDS[sobject]:
        if name == "Id" or schema.field(name) is not None:
            names.setdefault(name.lower(), name)
    for each in present:
        names.setdefault(each.salesforce.lower(), each.salesforce)
    return tuple(names.values())


def selection_of(choice: ObjectChoice, context: EvaluationContext) -> str:
    """A short text that is another one whenever other records may be selected."""
    if choice.sync is not SyncMode.CRITERIA:
        return str(choice.sync)
    document = {
        "criteria": [[each.field, str(each.operator), each.value] for each in choice.criteria],
        "timezone": context.timezone,
        "locale": context.locale,
        "fiscal": context.fiscal_year_start_month,
    }
    text = json.dumps(document, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the system fields stand in the rows of a page; None where the org doesn't show one."""

    id: int
    stamp: int
    deleted: int | None
    master: int | None
    converted: int | None
    contact: int | None

    @classmethod
    def of(cls, fields: tuple[str, ...]) -> Columns:
        at = {name.lower(): index for index, name in enumerate(fields)}
        return cls(
            id=at["id"],
            stamp=at["systemmodstamp"],
            deleted=at.get("isdeleted"),
            master=at.get("masterrecordid"),
            converted=at.get("isconverted"),
            contact=at.get("convertedcontactid"),
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """The system fields of one row."""

    id: str
    stamp: str
    deleted: bool = False
    master: str | None = None
    converted: bool = False
    contact: str | None = None

    @classmethod
    def of(cls, row: Row, at: Columns) -> Seen:
        return cls(
            id=str(row[at.id]),
            stamp=str(row[at.stamp]),
            deleted=at.deleted is not None and row[at.deleted] is True,
            master=_text(row, at.master),
            converted=at.converted is not None and row[at.converted] is True,
            contact=_text(row, at.contact),
        )


def why_it_leaves(matcher: Matcher, row: Row) -> str:
    """The first criterion that the record does not meet, as a reason that people read."""
    for each in matcher.explain(row):
        if each.result != "true":
            return tr(
                "No longer meets your criteria: {field} is {value}",
                field=each.label,
                value=in_words(each.record_value),
            )
    return tr("No longer meets your criteria")


def in_words(value: FieldValue) -> str:
    """A value inside a sentence."""
    if value is None:
        return tr("blank")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return tr("“{text}”", text=value) if isinstance(value, str) else str(value)


def _field_of(entry: str) -> str:
    return entry.lstrip(PAUSED).partition(">")[0]


def _text(row: Row, column: int | None) -> str | None:
    value = row[column] if column is not None else None
    return value if isinstance(value, str) else None
