"""Which record somebody means who names it by a name or an e-mail address: here and in the org."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apdesk.domain import soql
from apdesk.domain.apdesk_types import Entity
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.domain.values import id18
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import Org, RawQuery
from apdesk.store.database import Store
from apdesk.store.list_keys import ListKey
from apdesk.store.lists import Found
from apdesk.store.settings import Settings
from apdesk.store.views import Views

#: So many records of an object are told at most; more can't be told apart in a list.
MOST = 20
#: A name that is shorter is meant by too many.
SHORTEST = 2
#: What tells records of one name apart, as far as the org shows it, most telling first.
_ABOUT = {
    "Lead": ("Company", "Email", "Status"),
    "Contact": ("Title", "Email", "MailingCity"),
    "Account": ("BillingCity", "Website"),
}
_LISTS = {ListKey.ALL: Entity.PERSON, ListKey.COMPANIES: Entity.COMPANY}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant.

    Attributes:
        about: What tells it apart: its company, its e-mail address …
        sobject, salesforce_id: None for one that was made here.
        apdesk_id: None for one that isn't here.
    """

    name: str
    about: tuple[str, ...]
    sobject: str | None
    salesforce_id: str | None
    apdesk_id: int | None

    @property
    def key(self) -> str:
        """What names this record and no other one."""
        return self.salesforce_id or str(self.apdesk_id)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Whom a text may mean.

    Attributes:
        more: There are more than are told.
        asked: The org was asked, not only the data of here.
    """

    found: tuple[Candidate, ...] = ()
    more: bool = False
    asked: bool = False


def candidates(org: Org | None, store: Store, views: Views, text: str) -> Candidates:
    """Records by apdesk id or e-mail address, else by the words of their name, in any order.

    `org` is asked (one call) unless a record of here is named exactly. What it refuses for one
    object is left out. Raises what the org raises, unless there is an answer from here.
    """
    text = " ".join(text.split())
    exact = views.find(text)
    if (exact and "@" not in text) or len(text) < SHORTEST:
        return Candidates(tuple(_here(views, each) for each in exact))
    here = [_here(views, each) for each in exact] or _named_here(views, text)
    if org is None:
        return Candidates(tuple(here[:MOST]), len(here) > MOST)
    try:
        there, more = _ask(org, Settings(store).schemas(), text)
    except SalesforceError:
        if not here:
            raise
        return Candidates(tuple(here[:MOST]), len(here) > MOST)
    known = {each.salesforce_id for each in here}
    others = [_known(views, each) for each in there if each.salesforce_id not in known]
    return Candidates((*here[:MOST], *others), more or len(here) > MOST, asked=True)


# -- here -----------------------------------------------------------------------------------------


def _here(views: Views, found: Found) -> Candidate:
    detail = views.record(found.entity, found.id)
    about: list[str] = []
    if detail is not None:
        about = [detail.company or "", str(detail.value("email") or "")]
    salesforce_id = detail.salesforce_id if detail is not None else None
    return Candidate(found.name, _said(about), found.sobject, salesforce_id, found.id)


def _known(views: Views, candidate: Candidate) -> Candidate:
    """The same with its apdesk id, when it is here."""
    found = views.find(candidate.key)
    if not found:
        return candidate
    return Candidate(
        candidate.name, candidate.about, candidate.sobject, candidate.salesforce_id, found[0].id
    )


def _named_here(views: Views, text: str) -> list[Candidate]:
    """The records of here whose names have all words of a text."""
    wanted = [each.casefold() for each in text.split()]
    found: list[Candidate] = []
    for key in _LISTS:
        ids = views.ids(key, search=text)[: MOST * 10]
        for record_id, (name,) in views.rows(key, ids, ["name"]).items():
            plain = str(name or "").casefold()
            if all(each in plain for each in wanted):
                found += [
                    _here(views, each)
                    for each in views.find(str(record_id))
                    if each.entity is _LISTS[key]
                ]
    return found


# -- in the org -----------------------------------------------------------------------------------


def _ask(org: Org, schemas: Mapping[str, SObjectSchema], text: str) -> tuple[list[Candidate], bool]:
    """(records of the org, whether there are more)."""
    asked = [(name, soql_for(name, schemas.get(name), text)) for name in SOBJECTS]
    queries = [(name, RawQuery(query)) for name, query in asked if query]
    if not queries:
        return [], False
    answer = org.ask([query for _, query in queries], cause="lookup")
    found: list[Candidate] = []
    refused: list[SalesforceError] = []
    more = False
    for (name, _), result in zip(queries, answer.results, strict=True):
        if isinstance(result, SalesforceError):
            refused.append(result)
        elif isinstance(result, tuple):
            more = more or len(result) > MOST
            found += [_candidate(name, each) for each in result[:MOST]]
    if len(refused) == len(queries):
        raise refused[0]
    return found, more


def soql_for(sobject: str, schema: SObjectSchema | None, text: str) -> str:
    """The query for records of one object; '' when they have no e-mail address to look for."""
    fields = ["Id", "Name"]
    fields += [each for each in _ABOUT[sobject] if schema is not None and schema.field(each)]
    if "@" in text:
        if "Email" not in fields:
            return ""
        where = f"Email = {soql.quote(text)}"
    else:
        parts = (soql.like(each, before=True, after=True) for each in text.split())
        where = " AND ".join(f"Name LIKE {each}" for each in parts)
    return soql.select(sobject, fields, where, order_by="Name, Id", limit=MOST + 1)


def _candidate(sobject: str, record: Mapping[str, Any]) -> Candidate:
    about = [str(record.get(each) or "") for each in _ABOUT[sobject]]
    return Candidate(
        str(record.get("Name") or ""), _said(about), sobject, id18(str(record["Id"])), None
    )


def _said(about: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in about if each))
