"""Which fields of a record people can give a value, by which names, and which values it takes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Self

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.entry import EntryError, check_value, parse_entry, required_fields
from apdesk.domain.preference_parts import Rule
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema, SObjectSchema
from apdesk.domain.wording import one_of
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.store.columns import Catalogue, Column, Source
from apdesk.store.database import Store
from apdesk.store.mirror import Mirror
from apdesk.store.settings import Settings
from apdesk.sync.problems import plural_of

#: The objects that a record of an entity may come from, or become.
OBJECTS: dict[Entity, tuple[str, ...]] = {
    Entity.PERSON: ("Lead", "Contact"),
    Entity.COMPANY: ("Account",),
}
#: One of these tells who somebody is.
_IDENTIFYING = ("Name", "LastName", "FirstName", "Email")


class EntryFields:
    """The fields of people and companies, as the mappings and the describes have them now.

    Wherever a method takes `sobject`, None stands for a person made here, who may have the fields
    of Leads and of Contacts. `creating` looks at what a new record of that object takes.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        schemas: Mapping[str, SObjectSchema],
        *,
        timezone: str = "UTC",
    ) -> None:
        """`timezone`: in which moments are meant that are typed without an offset."""
        self._catalogue = catalogue
        self._schemas = schemas
        self._timezone = timezone
        self._sources: dict[str, dict[str, Source]] = {}

    @classmethod
    def stored(cls, store: Store) -> Self:
        settings = Settings(store)
        binding = settings.binding()
        return cls(
            Mirror(store).catalogue(),
            settings.schemas(),
            timezone="UTC" if binding is None else binding.timezone,
        )

    # -- names ----------------------------------------------------------------------------------

    def named(self, entity: str, sobject: str | None, text: str, *, creating: bool = False) -> str:
        """The apdesk field that is meant by an API name or an apdesk name, in any case.

        Raises KnownError "field.unknown", or "field.read_only" with the reason.
        """
        name = self.find(entity, sobject, text)
        if name is None:
            raise self._unknown(entity, sobject, text)
        reason = self.refusal(entity, sobject, name, creating=creating)
        if reason is not None:
            raise read_only([reason])
        return name

    def find(self, entity: str, sobject: str | None, text: str) -> str | None:
        """The same without a look at what can be written; None: there is no such field."""
        key = text.strip().casefold()
        if sobject is not None:
            for each in self._catalogue.sources(sobject):
                if not each.hidden and each.salesforce.casefold() == key:
                    return each.name
        for column in self.columns(entity):
            if column.name.casefold() == key:
                return column.name
        for other in OBJECTS[Entity(entity)]:
            for each in self._catalogue.sources(other):
                if not each.hidden and each.salesforce.casefold() == key:
                    return each.name
        return None

    def columns(self, entity: str) -> tuple[Column, ...]:
        """The apdesk fields that people see, in their order."""
        return tuple(each for each in self._catalogue.fields(entity) if not each.hidden)

    def source(self, sobject: str, name: str) -> Source | None:
        """Where an apdesk field comes from in an object; None: it isn't mapped there."""
        return self._mapped(sobject).get(name)

    def mapped(self, sobject: str) -> tuple[str, ...]:
        """The apdesk fields that come from an object, hidden ones left out."""
        return tuple(self._mapped(sobject))

    def schema_field(self, sobject: str, name: str) -> FieldSchema | None:
        """The Salesforce field of an apdesk field, as the org describes it."""
        source, schema = self.source(sobject, name), self._schemas.get(sobject)
        return None if source is None or schema is None else schema.field(source.salesforce)

    def label(self, entity: str, sobject: str | None, name: str) -> str:
        """What people call the field: the label of the record's own object."""
        source = self.source(sobject, name) if sobject is not None else None
        if source is not None:
            return source.label
        column = self._catalogue.field(entity, name)
        return name if column is None else column.label

    def apdesk_name(self, sobject: str, api: str) -> str | None:
        """The apdesk field that a Salesforce field goes into; None: it isn't mapped."""
        source = self._catalogue.source(sobject, api)
        return None if source is None or source.hidden else source.name

    def api_names(self, entity: str, name: str) -> dict[str, str]:
        """object -> Salesforce field, for every object that the apdesk field comes from."""
        return self._catalogue.api_names(entity, name)

    def api_name(self, entity: str, sobject: str | None, name: str) -> str:
        """The API name; apdesk's own where the record's object has none for it."""
        for each in (sobject,) if sobject is not None else OBJECTS[Entity(entity)]:
            source = self.source(each, name)
            if source is not None:
                return source.salesforce
        return name

    # -- writing --------------------------------------------------------------------------------

    def refusal(
        self, entity: str, sobject: str | None, name: str, *, creating: bool = False
    ) -> str | None:
        """Why the field can't be given a value, as a sentence; None: it can."""
        label = self.label(entity, sobject, name)
        if sobject is None:
            return self._locked_here(entity, name, label)
        source, field = self.source(sobject, name), self.schema_field(sobject, name)
        things = plural_of(sobject)
        if source is None:
            return tr("“{label}” is not mapped for {things}.", label=label, things=things)
        if field is None:
            return tr(
                "Salesforce no longer shows “{label}” of {things}; what is here stays.",
                label=label,
                things=things,
            )
        if field.calculated or field.auto_number:
            return tr("“{label}” is computed by Salesforce.", label=label)
        if creating:
            return (
                None
                if field.createable
                else tr("“{label}” is filled by Salesforce itself.", label=label)
            )
        if not self._schemas[sobject].updateable:
            return tr("Your Salesforce profile can't edit {things}.", things=things)
        if not field.updateable:
            return tr("Salesforce doesn't let you change “{label}”.", label=label)
        if not source.writable:
            if source.rule is Rule.SALESFORCE_ONLY:
                return tr(
                    "“{label}” goes from Salesforce to apdesk only; the field mappings can change "
                    "that.",
                    label=label,
                )
            return tr(
                "“{label}” is not sent to Salesforce; the field mappings can change that.",
                label=label,
            )
        return None

    def problems(
        self,
        entity: str,
        sobject: str | None,
        values: Mapping[str, FieldValue],
        *,
        creating: bool = False,
    ) -> dict[str, str]:
        """apdesk name -> what Salesforce would refuse of its value, as a sentence."""
        found = {}
        for name, value in values.items():
            said = self._problem(entity, sobject, name, value, creating=creating)
            if said is not None:
                found[name] = said
        return found

    def refused(
        self, entity: str, sobject: str | None, values: Mapping[str, FieldValue]
    ) -> str | None:
        """Why a record can't have one of these values; None: it can have all."""
        for name in values:
            reason = self.refusal(entity, sobject, name)
            if reason is not None:
                return reason
        problems = self.problems(entity, sobject, values)
        return next(iter(problems.values()), None)

    def parse(
        self, entity: str, sobject: str | None, texts: Mapping[str, str]
    ) -> tuple[dict[str, FieldValue], dict[str, str]]:
        """Values as people type them: those that can be read, and a sentence for each other one."""
        values: dict[str, FieldValue] = {}
        wrong: dict[str, str] = {}
        for name, text in texts.items():
            column = self._catalogue.field(entity, name)
            assert column is not None, name
            objects = (sobject,) if sobject is not None else OBJECTS[Entity(entity)]
            fields = (self.schema_field(each, name) for each in objects)
            field = next((each for each in fields if each is not None), None)
            try:
                values[name] = parse_entry(column.type, text, field, timezone=self._timezone)
            except EntryError as error:
                wrong[name] = _about(self.label(entity, sobject, name), error.message)
        return values, wrong

    # -- new people -----------------------------------------------------------------------------

    def missing(self, sobject: str, values: Mapping[str, FieldValue]) -> tuple[FieldSchema, ...]:
        """The fields that a new record of that object must have, and that are blank."""
        schema = self._schemas.get(sobject)
        if schema is None:
            return ()
        given = {
            source.salesforce
            for name, value in values.items()
            if value not in (None, "") and (source := self.source(sobject, name)) is not None
        }
        return tuple(each for each in required_fields(schema) if each.name not in given)

    def identifies(self, values: Mapping[str, FieldValue]) -> bool:
        """Whether these values say who a person is: a name or an e-mail address."""
        names = {name for api in _IDENTIFYING for name in self.by_api(Entity.PERSON, api)}
        return any(values.get(name) for name in names)

    def by_api(self, entity: str, api: str) -> tuple[str, ...]:
        """The apdesk fields that a Salesforce field of an entity's objects goes into."""
        found = []
        for sobject in OBJECTS[Entity(entity)]:
            source = self._catalogue.source(sobject, api)
            if source is not None and source.name not in found:
                found.append(source.name)
        return tuple(found)

    def name_fields(self, entity: str) -> tuple[str, ...]:
        """The apdesk fields that say what a record is called, best first."""
        return tuple(
            dict.fromkeys(name for api in ("Name", "Email") for name in self.by_api(entity, api))
        )

    def name_parts(self, entity: str) -> tuple[str, ...]:
        """The apdesk fields that a person's name is made of, in order."""
        if Entity(entity) is not Entity.PERSON:
            return ()
        return tuple(
            dict.fromkeys(
                name for api in ("FirstName", "LastName") for name in self.by_api(entity, api)
            )
        )

    def with_name(
        self, values: Mapping[str, FieldValue], here: Mapping[str, FieldValue]
    ) -> dict[str, FieldValue]:
        """The same with the whole name, which Salesforce makes of its parts once it has them."""
        found = dict(values)
        parts = self.name_parts(Entity.PERSON)
        names = self.by_api(Entity.PERSON, "Name")
        if not any(name in values for name in parts) or any(name in values for name in names):
            return found
        now = {**here, **values}
        whole = " ".join(str(now[name]) for name in parts if now.get(name))
        return {**found, **dict.fromkeys(names, whole or None)}

    def split_name(self, values: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
        """The same with a whole name taken apart, where its parts aren't given: the last word is
        the last name, or what stands in front of a comma."""
        names = self.by_api(Entity.PERSON, "Name")
        found = {name: value for name, value in values.items() if name not in names}
        firsts = self.by_api(Entity.PERSON, "FirstName")
        lasts = self.by_api(Entity.PERSON, "LastName")
        if len(found) == len(values) or any(found.get(name) for name in (*firsts, *lasts)):
            return found
        whole = " ".join(str(next(values[each] for each in names if each in values)).split())
        last, comma, first = whole.partition(",")
        if not comma:
            first, _, last = whole.rpartition(" ")
        found |= dict.fromkeys(lasts[:1], last.strip())
        return found | (dict.fromkeys(firsts[:1], first.strip()) if first.strip() else {})

    def called(self, values: Mapping[str, FieldValue]) -> str:
        """What a person with these values is called."""
        names = self.name_fields(Entity.PERSON)
        return next((str(values[name]) for name in names if values.get(name)), "a contact")

    # -- within ---------------------------------------------------------------------------------

    def _mapped(self, sobject: str) -> dict[str, Source]:
        if sobject not in self._sources:
            self._sources[sobject] = {
                each.name: each for each in self._catalogue.sources(sobject) if not each.hidden
            }
        return self._sources[sobject]

    def _locked_here(self, entity: str, name: str, label: str) -> str | None:
        """Why a person made here can't have a value of the field."""
        column = self._catalogue.field(entity, name)
        if column is None or column.hidden:
            return tr("There is no field “{name}”.", name=name)
        described = [self.schema_field(each, name) for each in OBJECTS[Entity(entity)]]
        known = [each for each in described if each is not None]
        if known and not any(each.createable or each.updateable for each in known):
            return tr("“{label}” is filled by Salesforce itself.", label=label)
        return None

    def _problem(
        self,
        entity: str,
        sobject: str | None,
        name: str,
        value: FieldValue,
        *,
        creating: bool,
    ) -> str | None:
        label = self.label(entity, sobject, name)
        if sobject is not None:
            field = self.schema_field(sobject, name)
            said = None if field is None else check_value(field, value, creating=creating)
            return None if said is None else _about(label, said)
        if value is None:
            return None
        # It may become one or the other: what either would take can stand here.
        said = None
        for each in OBJECTS[Entity(entity)]:
            field = self.schema_field(each, name)
            if field is None:
                continue
            refused = check_value(field, value, creating=True)
            if refused is None:
                return None
            said = said or _about(label, refused)
        return said

    def _unknown(self, entity: str, sobject: str | None, text: str) -> KnownError:
        names = [each.name for each in self.columns(entity)]
        for other in (sobject,) if sobject is not None else OBJECTS[Entity(entity)]:
            names += [each.salesforce for each in self._catalogue.sources(other) if not each.hidden]
        near = difflib.get_close_matches(text.strip(), names, n=3, cutoff=0.6)
        meant = tr("Did you mean {entries}?", entries=one_of(near)) if near else ""
        return KnownError(
            tr("There is no field “{name}”", name=text),
            tr("It is no API name and no apdesk name of a mapped field. Nothing was changed."),
            meant or tr("`apdesk export` with --api-names shows the fields."),
            code="field.unknown",
        )


def read_only(reasons: Iterable[str]) -> KnownError:
    """Fields that can't be written, each with its reason."""
    return KnownError(
        tr("This can't be changed here"),
        f"{' '.join(dict.fromkeys(reasons))} {tr('Nothing was changed.')}",
        tr("Change it in Salesforce; the next sync brings it here."),
        code="edit.read_only",
    )


def invalid(sentences: Iterable[str]) -> KnownError:
    """Values that Salesforce would refuse."""
    return KnownError(
        tr("Salesforce would not take this"),
        f"{' '.join(dict.fromkeys(sentences))} {tr('Nothing was changed.')}",
        tr("Correct it and try again."),
        code="edit.invalid",
    )


def _about(label: str, sentence: str) -> str:
    """The sentence, with the field's label in front where it doesn't say it."""
    return sentence if label in sentence else f"{label}: {sentence}"
