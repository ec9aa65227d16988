"""Which objects and fields there are, and what each user may see and do with them."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from apdesk.practice_org.state.database import Database
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.fields import Field, PicklistValue
from apdesk.practice_org.state.rules import Automation, DuplicateRule, ValidationRule
from apdesk.practice_org.state.sobjects import ChildRelationship, SObject
from apdesk.practice_org.state.transactions import from_stamp, to_stamp

EVERYBODY = "*"
RIGHTS = frozenset({"read", "create", "edit", "delete"})
_SETTING = "metadata"
_CHILD_NAMES = {
    ("Contact", "AccountId"): "Contacts",
    ("Contact", "ReportsToId"): "DirectReports",
    ("Account", "ParentId"): "ChildAccounts",
    ("Campaign", "ParentId"): "ChildCampaigns",
    ("CampaignMember", "CampaignId"): "CampaignMembers",
    ("CampaignMember", "LeadId"): "CampaignMembers",
    ("CampaignMember", "ContactId"): "CampaignMembers",
    ("CampaignMemberStatus", "CampaignId"): "CampaignMemberStatuses",
    ("Task", "WhoId"): "Tasks",
    ("Task", "WhatId"): "Tasks",
    ("GroupMember", "GroupId"): "GroupMembers",
}


@dataclass(slots=True)
class _Changes:
    """What differs from the catalogue; kept in the org's file."""

    schema_time: str
    hidden: list[list[str]] = field(default_factory=list)  # user, object, field
    read_only: list[list[str]] = field(default_factory=list)
    revoked: dict[str, dict[str, list[str]]] = field(default_factory=dict)  # user, object, rights
    picklists: dict[str, dict[str, list[dict[str, Any]]]] = field(default_factory=dict)
    added: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    removed: list[list[str]] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    automations: list[dict[str, Any]] = field(default_factory=list)
    duplicate_rules: list[dict[str, Any]] = field(default_factory=list)
    assignees: dict[str, str] = field(default_factory=dict)  # object, user


class Metadata:
    def __init__(
        self, catalogue: Iterable[SObject], database: Database, now: Callable[[], datetime]
    ) -> None:
        self._catalogue = {sobject.name: sobject for sobject in catalogue}
        self._database = database
        self._now = now
        self._lock = threading.RLock()
        self._views: dict[tuple[str, str], dict[str, Field]] = {}
        self._objects: dict[str, SObject] = {}
        saved = database.setting(_SETTING)
        if saved is None:
            self._changes = _Changes(to_stamp(now()))
            self._save()
        else:
            self._changes = _Changes(**json.loads(saved))
        self._rebuild()

    # ------------------------------------------------------------------ facts
    @property
    def schema_time(self) -> datetime:
        return from_stamp(self._changes.schema_time)

    @property
    def etag(self) -> str:
        document = json.dumps(asdict(self._changes), sort_keys=True)
        return hashlib.sha256(document.encode()).hexdigest()[:16]

    @property
    def objects(self) -> tuple[SObject, ...]:
        return tuple(self._objects.values())

    @property
    def rules(self) -> tuple[ValidationRule, ...]:
        return tuple(ValidationRule(**rule) for rule in self._changes.rules)

    @property
    def automations(self) -> tuple[Automation, ...]:
        return tuple(Automation(**automation) for automation in self._changes.automations)

    @property
    def duplicate_rules(self) -> tuple[DuplicateRule, ...]:
        return tuple(DuplicateRule(**rule) for rule in self._changes.duplicate_rules)

    def assignee(self, sobject: str) -> str | None:
        """Whom the active assignment rule of an object gives its records to."""
        return self._changes.assignees.get(sobject)

    def find(self, name: str) -> SObject | None:
        """The object, for whoever asks; without regard to case."""
        return self._objects.get(name) or self._by_folded_name.get(name.casefold())

    def sobject(self, name: str) -> SObject:
        """The object, for whoever asks; NOT_FOUND when there is none."""
        found = self.find(name)
        if found is None:
            raise OrgError(404, "NOT_FOUND", "The requested resource does not exist")
        return found

    def rights(self, sobject: str, user: str) -> frozenset[str]:
        gone: set[str] = set()
        for whose in (EVERYBODY, user):
            gone.update(self._changes.revoked.get(whose, {}).get(sobject, ()))
        return frozenset() if "read" in gone else RIGHTS - gone

    def readable(self, name: str, user: str) -> SObject | None:
        """The object when the user may read it."""
        found = self.find(name)
        return found if found is not None and "read" in self.rights(found.name, user) else None

    def view(self, sobject: str, user: str) -> dict[str, Field]:
        """The fields that the user sees, as that user may use them, by folded API name."""
        # No lock: a writer asks this inside its transaction, a change of metadata writes inside
        # its own lock. A view that is overtaken by a change lands in the dictionary of before.
        views = self._views
        view = views.get((sobject, user))
        if view is None:
            view = views[sobject, user] = self._make_view(sobject, user)
        return view

    def _make_view(self, sobject: str, user: str) -> dict[str, Field]:
        def mine(entries: list[list[str]]) -> set[str]:
            return {
                name
                for whose, where, name in entries
                if where == sobject and whose in (EVERYBODY, user)
            }

        hidden, read_only = mine(self._changes.hidden), mine(self._changes.read_only)
        return {
            field.name.casefold(): field.with_flags(drop="cu") if field.name in read_only else field
            for field in self._objects[sobject].fields
            if field.name not in hidden
        }

    # --------------------------------------------------------------- describe
    def describe(self, name: str, user: str, version: str, instance_url: str) -> dict[str, Any]:
        sobject = self._require(name, user)
        return sobject.describe(
            version,
            instance_url,
            self.rights(sobject.name, user),
            tuple(self.view(sobject.name, user).values()),
            self._children(sobject.name, user),
        )

    def describe_global(self, user: str, version: str) -> dict[str, Any]:
        return {
            "encoding": "UTF-8",
            "maxBatchSize": 200,
            "sobjects": [
                self._basic(sobject, user, version)
                for sobject in sorted(self.objects, key=lambda one: one.name)
                if self.readable(sobject.name, user)
            ],
        }

    def object_info(self, name: str, user: str, version: str) -> dict[str, Any]:
        sobject = self._require(name, user)
        return {"objectDescribe": self._basic(sobject, user, version), "recentItems": []}

    def _basic(self, sobject: SObject, user: str, version: str) -> dict[str, Any]:
        head = sobject.describe_head(version, self.rights(sobject.name, user))
        return {**head, "urls": sobject.urls(version, None)}

    def _require(self, name: str, user: str) -> SObject:
        sobject = self.readable(name, user)
        if sobject is None:
            raise OrgError(404, "NOT_FOUND", "The requested resource does not exist")
        return sobject

    def _children(self, parent: str, user: str) -> tuple[ChildRelationship, ...]:
        return tuple(
            ChildRelationship(
                child.name,
                field.name,
                _CHILD_NAMES.get((child.name, field.name)),
                field.cascade_delete,
            )
            for child in self.objects
            if self.readable(child.name, user)
            for field in self.view(child.name, user).values()
            if field.type == "reference" and parent in field.reference_to
        )

    def references_to(self, parent: str) -> tuple[tuple[SObject, Field], ...]:
        """Every stored lookup that can point at `parent`."""
        return tuple(
            (child, field)
            for child in self.objects
            for field in child.fields
            if field.type == "reference" and field.stored and parent in field.reference_to
        )

    # ---------------------------------------------------------------- changes
    def set_visibility(self, sobject: str, field: str, user: str, *, visible: bool) -> None:
        self._toggle(self._changes.hidden, sobject, field, user, on=not visible)

    def set_editable(self, sobject: str, field: str, user: str, *, editable: bool) -> None:
        self._toggle(self._changes.read_only, sobject, field, user, on=not editable)

    def _toggle(
        self, entries: list[list[str]], sobject: str, field: str, user: str, *, on: bool
    ) -> None:
        where = self.sobject(sobject)
        found = where.field(field)
        if found is None:
            raise _no_such_field(field, where.name)
        entry = [user, where.name, found.name]
        with self._lock:
            if on and entry not in entries:
                entries.append(entry)
            elif not on and user == EVERYBODY:
                entries[:] = [one for one in entries if one[1:] != entry[1:]]
            elif not on and entry in entries:
                entries.remove(entry)
            self._changed()

    def set_rights(self, sobject: str, user: str, *, without: Iterable[str]) -> None:
        """Takes rights away; with none, gives all back."""
        name = self.sobject(sobject).name
        gone = sorted(without)
        unknown = set(gone) - RIGHTS
        if unknown:
            raise ValueError(f"unknown rights: {', '.join(sorted(unknown))}")
        with self._lock:
            if gone:
                self._changes.revoked.setdefault(user, {})[name] = gone
            else:
                for whose, objects in self._changes.revoked.items():
                    if user in (EVERYBODY, whose):
                        objects.pop(name, None)
            self._changed()

    def set_picklist(self, sobject: str, field: str, values: Iterable[PicklistValue]) -> None:
        where = self.sobject(sobject)
        found = where.field(field)
        if found is None:
            raise _no_such_field(field, where.name)
        with self._lock:
            lists = self._changes.picklists.setdefault(where.name, {})
            lists[found.name] = [asdict(value) for value in values]
            self._changed()

    def add_field(self, sobject: str, field: Field) -> None:
        """A new custom field, for everybody."""
        where = self.sobject(sobject)
        if where.field(field.name) is not None:
            raise ValueError(f"{where.name}.{field.name} is there already")
        with self._lock:
            self._changes.removed = [
                one for one in self._changes.removed if one != [where.name, field.name]
            ]
            self._changes.added.setdefault(where.name, []).append(asdict(field))
            self._changed()
        self._database.prepare([self.sobject(where.name)])

    def remove_field(self, sobject: str, field: str) -> None:
        """Deletes a field from the schema; describe and SOQL no longer know it."""
        where = self.sobject(sobject)
        found = where.field(field)
        if found is None:
            raise _no_such_field(field, where.name)
        with self._lock:
            added = self._changes.added.get(where.name, [])
            added[:] = [one for one in added if one["name"] != found.name]
            self._changes.removed.append([where.name, found.name])
            self._changed()

    def add_rule(self, rule: ValidationRule) -> None:
        """Replaces the rule of that name."""
        with self._lock:
            self.remove_rule(rule.name)
            self._changes.rules.append(rule.to_json())
            self._changed(schema=False)

    def remove_rule(self, name: str) -> None:
        with self._lock:
            self._changes.rules = [one for one in self._changes.rules if one["name"] != name]
            self._changed(schema=False)

    def add_automation(self, automation: Automation) -> None:
        """Replaces the automation of that name."""
        with self._lock:
            self.remove_automation(automation.name)
            self._changes.automations.append(automation.to_json())
            self._changed(schema=False)

    def remove_automation(self, name: str) -> None:
        with self._lock:
            self._changes.automations = [
                one for one in self._changes.automations if one["name"] != name
            ]
            self._changed(schema=False)

    def add_duplicate_rule(self, rule: DuplicateRule) -> None:
        """Replaces the rule of that name."""
        for name in (rule.sobject, *rule.against):
            if self.sobject(name).field(rule.field) is None:
                raise _no_such_field(rule.field, name)
        with self._lock:
            self.remove_duplicate_rule(rule.name)
            self._changes.duplicate_rules.append(rule.to_json())
            self._changed(schema=False)

    def remove_duplicate_rule(self, name: str) -> None:
        with self._lock:
            self._changes.duplicate_rules = [
                one for one in self._changes.duplicate_rules if one["name"] != name
            ]
            self._changed(schema=False)

    def set_assignee(self, sobject: str, user: str | None) -> None:
        name = self.sobject(sobject).name
        with self._lock:
            self._changes.assignees.pop(name, None)
            if user is not None:
                self._changes.assignees[name] = user
            self._changed(schema=False)

    def _changed(self, *, schema: bool = True) -> None:
        if schema:
            # Two changes in one second still differ: Last-Modified knows only seconds.
            later = from_stamp(self._changes.schema_time) + timedelta(seconds=1)
            self._changes.schema_time = to_stamp(max(self._now(), later))
            self._rebuild()
        self._save()

    def _save(self) -> None:
        self._database.set_setting(_SETTING, json.dumps(asdict(self._changes)))

    def _rebuild(self) -> None:
        self._objects = {name: self._rebuilt(one) for name, one in self._catalogue.items()}
        self._by_folded_name = {name.casefold(): one for name, one in self._objects.items()}
        self._views = {}

    def _rebuilt(self, sobject: SObject) -> SObject:
        lists = self._changes.picklists.get(sobject.name, {})
        removed = {name for where, name in self._changes.removed if where == sobject.name}
        fields = [one for one in sobject.fields if one.name not in removed]
        fields += [_field(one) for one in self._changes.added.get(sobject.name, ())]
        return replace(
            sobject,
            fields=tuple(
                replace(one, values=tuple(PicklistValue(**value) for value in lists[one.name]))
                if one.name in lists
                else one
                for one in fields
            ),
        )


def _field(document: dict[str, Any]) -> Field:
    values = tuple(PicklistValue(**value) for value in document["values"])
    return Field(**{**document, "values": values, "reference_to": tuple(document["reference_to"])})


def _no_such_field(field: str, sobject: str) -> OrgError:
    return OrgError(
        400, "INVALID_FIELD", f"No such column '{field}' on sobject of type {sobject}", (field,)
    )
