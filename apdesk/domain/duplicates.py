"""When two people are likely one: what twins and import duplicates are found by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from apdesk.domain.records import FieldValue
from apdesk.language import marked


class Likeness(StrEnum):
    """What two people have in common."""

    EMAIL = marked("same e-mail")
    NAME = marked("same name and company")


@dataclass(frozen=True, slots=True)
class Who:
    """What is known of a person, as the fields hold it."""

    email: FieldValue = None
    first_name: FieldValue = None
    last_name: FieldValue = None
    company: FieldValue = None


def twin_key(email: FieldValue) -> str | None:
    """The address as it is compared: without space around it, in no case; None: no address."""
    key = _folded(email)
    return key if "@" in key else None


def name_key(who: Who) -> str | None:
    """Name and company as they are compared; None where there is only a last name, or none: that
    is too little to know a person by."""
    first, last, company = map(_folded, (who.first_name, who.last_name, who.company))
    return "\n".join((first, last, company)) if last and (first or company) else None


def same_person(a: Who, b: Who) -> Likeness | None:
    """What makes two people one: their e-mail; or, when one has none, name and company."""
    one, other = twin_key(a.email), twin_key(b.email)
    if one is not None and other is not None:
        return Likeness.EMAIL if one == other else None
    key = name_key(a)
    return Likeness.NAME if key is not None and key == name_key(b) else None


def _folded(value: FieldValue) -> str:
    return " ".join(str(value).split()).casefold() if isinstance(value, str) else ""
