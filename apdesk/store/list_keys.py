"""Which lists there are: all that the window must know of them before their rows come."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from apdesk.domain.apdesk_types import Entity


class ListKey(StrEnum):
    """The built-in lists. Kept records are in ALL and COMPANIES, not in the Salesforce lists."""

    ALL = "all"
    LEADS = "leads"
    CONTACTS = "contacts"
    COMPANIES = "companies"

    @property
    def entity(self) -> Entity:
        from apdesk.domain.apdesk_types import Entity

        return Entity.COMPANY if self is ListKey.COMPANIES else Entity.PERSON


# Tuples with names, as the messages of the worker: what the window is opened with is soon made. The
# kind is part of them, so that a list and a segment with the same number are told apart.


class OwnList(NamedTuple):
    """A list that the user put together, by its id."""

    id: int
    kind: str = "list"

    def __str__(self) -> str:
        return f"{self.kind}-{self.id}"


class Segment(NamedTuple):
    """Saved criteria over people, by their id: who meets them now is in it."""

    id: int
    kind: str = "segment"

    def __str__(self) -> str:
        return f"{self.kind}-{self.id}"


#: Where people are gathered beside the built-in lists; the rows are those of ListKey.ALL.
Among = OwnList | Segment


def list_of(text: str) -> ListKey | Among | None:
    """The list of which `text` is the `str`; None for anything else."""
    for each in ListKey:
        if text == each:
            return each
    kind, _, number = text.partition("-")
    if not number.isdecimal() or kind not in ("list", "segment"):
        return None
    return OwnList(int(number)) if kind == "list" else Segment(int(number))
