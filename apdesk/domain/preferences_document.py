"""The preferences file: reading it without forgiveness, and writing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from apdesk.domain.apdesk_types import ApdeskType, standard_apdesk_name, valid_apdesk_name
from apdesk.domain.entry_check import SURROGATE
from apdesk.domain.operators import Criteria, Criterion, Operator
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
from apdesk.domain.schema import SOBJECTS

VERSION = 1

E = TypeVar("E", bound=StrEnum)
_BLANK_TESTS = (Operator.BLANK, Operator.NOT_BLANK)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a document says; objects that it doesn't name are synced whole."""

    objects: dict[str, ObjectChoice]
    on_leave: OnLeave
    mappings: dict[str, ObjectMapping]


def write(
    objects: Mapping[str, ObjectChoice], on_leave: OnLeave, mappings: Mapping[str, ObjectMapping]
) -> dict[str, Any]:
    """The document. Criteria that don't count, because of the sync mode, are left out."""
    document: dict[str, Any] = {"version": VERSION, "objects": {}, "on_leave": str(on_leave)}
    for sobject, choice in objects.items():
        entry: dict[str, Any] = {"sync": str(choice.sync)}
        if choice.sync is SyncMode.CRITERIA:
            entry["criteria"] = [_criterion_document(each) for each in choice.criteria]
        document["objects"][sobject] = entry
    document["mappings"] = {
        sobject: _mapping_document(mapping) for sobject, mapping in mappings.items()
    }
    return document


def _criterion_document(criterion: Criterion) -> dict[str, str]:
    entry = {"field": criterion.field, "operator": str(criterion.operator)}
    if criterion.operator not in _BLANK_TESTS:
        entry["value"] = criterion.value
    return entry


def _mapping_document(mapping: ObjectMapping) -> dict[str, Any]:
    entry: dict[str, Any] = {"mode": mapping.mode}
    if mapping.mode == "custom":
        entry["fields"] = [_mapped_field_document(each) for each in mapping.fields]
    return entry


def _mapped_field_document(mapped: MappedField) -> dict[str, str]:
    entry = {
        "salesforce": mapped.salesforce,
        "apdesk": mapped.apdesk,
        "type": str(mapped.type),
        "rule": str(mapped.rule),
        "first_sync": str(mapped.first_sync),
    }
    if mapped.label is not None:
        entry["label"] = mapped.label
    return entry


def read(document: object) -> Parts:
    """What a document says. Raises PreferencesError with every fault that it has."""
    reader = _Reader()
    parts = reader.read(document)
    if reader.problems:
        raise PreferencesError(tuple(reader.problems))
    return parts


class _Reader:
    """Reads on after a fault, so that all of them are told at once."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def read(self, document: object) -> Parts:
        parts = Parts({name: ObjectChoice() for name in SOBJECTS}, OnLeave.REMOVE, {})
        top = self._keys(document, "the file", ("version", "objects", "on_leave", "mappings"))
        if top is None:
            return parts
        version = top.get("version")
        if version is None:
            self._fault("“version” is missing from the file; it must be 1.")
        elif version != VERSION or isinstance(version, bool):
            self._fault(f"Version {version!r} of the preferences is unknown; it must be 1.")
        for sobject, entry in self._objects(top, "objects"):
            parts.objects[sobject] = self._choice(sobject, entry)
        for sobject, entry in self._objects(top, "mappings"):
            parts.mappings[sobject] = self._mapping(sobject, entry)
        on_leave = self._choose(OnLeave, top, "on_leave", "the file", OnLeave.REMOVE)
        return Parts(parts.objects, on_leave, parts.mappings)

    def _fault(self, sentence: str) -> None:
        self.problems.append(sentence)

    def _keys(self, value: object, where: str, known: Iterable[str]) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            self._fault(f"In {where}, an object with keys was expected, not {_kind(value)}.")
            return None
        allowed = tuple(known)
        for key in value:
            if key not in allowed:
                self._fault(f"The key “{key}” in {where} is unknown.")
        return value

    def _objects(self, top: dict[str, Any], key: str) -> list[tuple[str, object]]:
        entries = top.get(key, {})
        if not isinstance(entries, dict):
            self._fault(f"“{key}” must be an object with keys, not {_kind(entries)}.")
            return []
        for sobject in entries:
            if sobject not in SOBJECTS:
                self._fault(f"The object “{sobject}” in “{key}” is unknown: {_or(SOBJECTS)}.")
        return [(name, entry) for name, entry in entries.items() if name in SOBJECTS]

    def _choose(
        self, kind: type[E], entry: dict[str, Any], key: str, where: str, default: E | None
    ) -> E:
        if key not in entry:
            if default is None:
                self._fault(f"“{key}” is missing from {where}.")
            return default or next(iter(kind))
        try:
            return kind(entry[key])
        except ValueError:
            self._fault(f"“{entry[key]}” is no {key} in {where}: {_or(kind)}.")
            return default or next(iter(kind))

    def _text(self, entry: dict[str, Any], key: str, where: str, default: str | None = None) -> str:
        value = entry.get(key, default)
        if isinstance(value, str) and value.strip():
            return self._whole(value, key, where)
        if key not in entry:
            self._fault(f"“{key}” is missing from {where}.")
        else:
            self._fault(f"“{key}” in {where} must be a text, not {_kind(value)}.")
        return ""

    def _whole(self, text: str, key: str, where: str) -> str:
        """The text. JSON can hold half a character (a lone surrogate), which is nothing."""
        if SURROGATE.search(text):
            self._fault(f"“{key}” in {where} holds a character that is no text.")
        return text

    def _list(self, entry: dict[str, Any], key: str, where: str) -> list[Any]:
        value = entry.get(key, [])
        if isinstance(value, list):
            return value
        self._fault(f"“{key}” in {where} must be a list, not {_kind(value)}.")
        return []

    def _choice(self, sobject: str, document: object) -> ObjectChoice:
        where = f"objects.{sobject}"
        entry = self._keys(document, where, ("sync", "criteria"))
        if entry is None:
            return ObjectChoice()
        mode = self._choose(SyncMode, entry, "sync", where, None)
        criteria: Criteria = tuple(
            criterion
            for at, each in enumerate(self._list(entry, "criteria", where), 1)
            if (criterion := self._criterion(each, f"{where}, criterion {at}")) is not None
        )
        if mode is SyncMode.CRITERIA and not entry.get("criteria"):
            self._fault(f"{where} is to be synced by criteria, but has none.")
        if entry.get("sync") in ("all", "none") and criteria:
            self._fault(f"{where} has criteria, but its sync is “{mode}”: they would do nothing.")
        return ObjectChoice(mode, criteria)

    def _criterion(self, document: object, where: str) -> Criterion | None:
        entry = self._keys(document, where, ("field", "operator", "value"))
        if entry is None:
            return None
        field = self._text(entry, "field", where)
        operator = self._choose(Operator, entry, "operator", where, None)
        value = entry.get("value", "")
        if isinstance(value, bool):
            value = "true" if value else "false"
        elif isinstance(value, int):
            value = str(value)
        elif isinstance(value, float) and isfinite(value):
            # The shortest text that is this number, without an exponent.
            value = format(Decimal(repr(value)), "f").removesuffix(".0")
        elif not isinstance(value, str):
            self._fault(f"“value” in {where} must be a text, not {_kind(value)}.")
            value = ""
        self._whole(value, "value", where)
        if operator not in _BLANK_TESTS and not value.strip() and "operator" in entry:
            self._fault(f"“value” is missing from {where}.")
        return Criterion(field, operator, value)

    def _mapping(self, sobject: str, document: object) -> ObjectMapping:
        where = f"mappings.{sobject}"
        entry = self._keys(document, where, ("mode", "fields"))
        if entry is None:
            return ObjectMapping()
        mode = entry.get("mode")
        if mode not in ("standard", "custom"):
            said = "“mode” is missing from" if mode is None else f"“{mode}” is no mode in"
            self._fault(f"{said} {where}: standard or custom.")
        fields = tuple(
            mapped
            for at, each in enumerate(self._list(entry, "fields", where), 1)
            if (mapped := self._mapped_field(sobject, each, f"{where}, field {at}")) is not None
        )
        if mode == "standard" and fields:
            self._fault(f"{where} lists fields, but its mode is “standard”.")
        self._twice((each.salesforce for each in fields), "The Salesforce field", where)
        on = (each.apdesk for each in fields if each.rule is not Rule.OFF)
        self._twice(on, "The apdesk field", where)
        return ObjectMapping("custom" if mode == "custom" else "standard", fields)

    def _mapped_field(self, sobject: str, document: object, where: str) -> MappedField | None:
        known = ("salesforce", "apdesk", "type", "rule", "first_sync", "label")
        entry = self._keys(document, where, known)
        if entry is None:
            return None
        salesforce = self._text(entry, "salesforce", where)
        rule = self._choose(Rule, entry, "rule", where, Rule.SALESFORCE_WINS)
        first = self._choose(FirstSync, entry, "first_sync", where, FirstSync.SALESFORCE)
        # A field that isn't synced needs no place here.
        off = rule is Rule.OFF
        apdesk = self._text(
            entry, "apdesk", where, standard_apdesk_name(sobject, salesforce) if off else None
        )
        kind = self._choose(ApdeskType, entry, "type", where, ApdeskType.TEXT if off else None)
        if apdesk and not valid_apdesk_name(apdesk):
            self._fault(
                f"“{apdesk}” in {where} can't be the name of an apdesk field: use lower-case "
                "letters, digits and underscores, and none of apdesk's own names."
            )
        label = entry.get("label")
        if label is not None and not isinstance(label, str):
            self._fault(f"“label” in {where} must be a text, not {_kind(label)}.")
            label = None
        self._whole(label or "", "label", where)
        return MappedField(salesforce, apdesk, kind, rule, first, label)

    def _twice(self, names: Iterable[str], what: str, where: str) -> None:
        seen: set[str] = set()
        for name in names:
            if name and name.lower() in seen:
                self._fault(f"{what} “{name}” is mapped twice in {where}.")
            seen.add(name.lower())


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    kinds: dict[type, str] = {
        str: "a text",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object with keys",
    }
    return "an empty text" if value == "" else kinds.get(type(value), type(value).__name__)


def _or(values: Iterable[str]) -> str:
    named = [str(each) for each in values]
    return f"{', '.join(named[:-1])} or {named[-1]}"
