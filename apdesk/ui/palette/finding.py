"""Looks for people and companies by what is typed, as a task; by the index that lists search by."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from apdesk.domain.cancel import CancelToken
from apdesk.store.list_keys import ListKey
from apdesk.worker.tasks import Progress, Work

if TYPE_CHECKING:
    from apdesk.domain.apdesk_types import Entity
    from apdesk.store.views import Views

#: So many of each kind are shown.
MOST_FOUND = 6
_FIELDS = {
    ListKey.ALL: ("name", "company", "email", "@sobject"),
    ListKey.COMPANIES: ("name", "billing_city", "website", "@sobject"),
}


class Found(NamedTuple):
    """A record that meets what is typed; `sobject` is '' for one that was made here."""

    entity: Entity
    id: int
    name: str
    details: tuple[str, ...]
    sobject: str


def records(database: Path, typed: str) -> Work:
    """A task -> tuple[Found, ...]: the first people, then the first companies, that have all words
    of what is typed somewhere."""

    def work(_progress: Progress, cancel: CancelToken) -> tuple[Found, ...]:
        from apdesk.store.views import Views

        with Views(database) as views:
            views.watch(lambda: cancel.cancelled)
            return tuple(each for key in _FIELDS for each in _of(views, key, typed))

    return work


def _of(views: Views, key: ListKey, typed: str) -> list[Found]:
    from apdesk.store.lists import ListQuery

    query = ListQuery(key, search=typed)
    first = views.first(query, limit=MOST_FOUND)
    ids = list((first.ids if first is not None else views.answer(query, held=True))[:MOST_FOUND])
    rows = views.rows(key, ids, _FIELDS[key])
    found = []
    for each in ids:
        if each in rows:
            name, *details, sobject = (str(value or "") for value in rows[each])
            told = tuple(filter(None, details))
            found.append(Found(key.entity, each, name or " ".join(told[-1:]), told, sobject))
    return found
