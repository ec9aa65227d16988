"""Who of a table is here already: the people by e-mail address, and by name and company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.cancel import CancelToken
from apdesk.domain.duplicates import Who, name_key, same_person, twin_key
from apdesk.domain.records import FieldValue
from apdesk.store.database import Store
from apdesk.store.lists import COMPANY, Found, ListKey
from apdesk.store.views import Views
from apdesk.sync.entry_fields import EntryFields
from apdesk.sync.steps import in_chunks

#: People that are read at once.
_AT_ONCE = 5000
_PERSON = str(Entity.PERSON)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is here (`found`), or was met in an earlier row: the one of that number."""

    who: Who
    found: Found | None = None
    row: int = 0


class PeopleHere:
    """Everybody here, read once, and everybody whom `add` was told of.

    Where several are as like, one of the object `sobject` comes first, then the oldest.
    """

    def __init__(
        self, store: Store, fields: EntryFields, sobject: str | None, cancel: CancelToken | None
    ) -> None:
        self._fields = fields
        self._sobject = sobject
        self._by_email: dict[str, Person] = {}
        #: By name and company: the first one, and the first one without an e-mail address.
        self._by_name: dict[tuple[str, bool], Person] = {}
        self._names = {
            "email": fields.by_api(_PERSON, "Email"),
            "first_name": fields.by_api(_PERSON, "FirstName"),
            "last_name": fields.by_api(_PERSON, "LastName"),
            "company": tuple(dict.fromkeys((COMPANY, *fields.by_api(_PERSON, "Company")))),
        }
        self._read(store, cancel)

    def match(self, values: Mapping[str, FieldValue]) -> Person | None:
        """The person that these values (by apdesk name) are of, or None."""
        who = self.who(values)
        email, name = twin_key(who.email), name_key(who)
        if email is not None and email in self._by_email:
            return self._by_email[email]
        if name is None:
            return None
        # With an address of one's own, one is nobody who has another.
        found = self._by_name.get((name, email is not None))
        return found if found is not None and same_person(who, found.who) else None

    def add(self, values: Mapping[str, FieldValue], row: int) -> None:
        """Notes who stands in a row of the table."""
        self._note(Person(self.who(values), row=row))

    def who(self, values: Mapping[str, FieldValue]) -> Who:
        """What identifies a person with these values."""
        return Who(
            **{
                part: next((values[each] for each in names if values.get(each)), None)
                for part, names in self._names.items()
            }
        )

    def name_of(self, person: Person) -> dict[str, FieldValue]:
        """The parts of a person's name, by apdesk name."""
        parts: dict[str, FieldValue] = dict.fromkeys(
            self._names["first_name"], person.who.first_name
        )
        return parts | dict.fromkeys(self._names["last_name"], person.who.last_name)

    def _read(self, store: Store, cancel: CancelToken | None) -> None:
        whole = self._fields.name_fields(_PERSON)
        parts = (name for names in self._names.values() for name in names)
        columns = list(dict.fromkeys(("@salesforce_id", "@sobject", *whole, *parts)))
        with Views(store.path) as views:
            for some in in_chunks(views.ids(ListKey.ALL), _AT_ONCE):
                if cancel is not None:
                    cancel.check()
                rows = views.rows(ListKey.ALL, some, columns)
                for record_id in sorted(rows):
                    values = dict(zip(columns, rows[record_id], strict=True))
                    name = next((str(values[each]) for each in whole if values[each]), "")
                    self._note(
                        Person(self.who(values), _found(record_id, values, name)),
                    )

    def _note(self, person: Person) -> None:
        email, name = twin_key(person.who.email), name_key(person.who)
        if email is not None and self._better(person, self._by_email.get(email)):
            self._by_email[email] = person
        if name is not None:
            for key in ((name, False), *(((name, True),) if email is None else ())):
                if self._better(person, self._by_name.get(key)):
                    self._by_name[key] = person

    def _better(self, person: Person, known: Person | None) -> bool:
        if known is None:
            return True
        return self._wanted(person) and not self._wanted(known)

    def _wanted(self, person: Person) -> bool:
        return (
            self._sobject is not None
            and person.found is not None
            and person.found.sobject == self._sobject
        )


def _found(record_id: int, values: Mapping[str, FieldValue], name: str) -> Found:
    salesforce_id, sobject = values["@salesforce_id"], values["@sobject"]
    return Found(
        entity=Entity.PERSON,
        id=record_id,
        salesforce_id=None if salesforce_id is None else str(salesforce_id),
        sobject=None if sobject is None else str(sobject),
        name=name or str(salesforce_id or ""),
    )
