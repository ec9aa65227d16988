"""What exists around a journey, and what is wrong with it, as tasks for a `TaskRunner`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.cancel import CancelToken
from apdesk.domain.journey.check import Problem, check
from apdesk.domain.journey.document import MalformedJourney
from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import Named
from apdesk.domain.journey.world import Campaign, World
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.language import tr
from apdesk.worker.tasks import Progress, Work

if TYPE_CHECKING:
    from apdesk.store.database import Store
    from apdesk.store.journeys.catalogue import Journeys


class Checked(NamedTuple):
    """What is wrong with a graph, and the world that it was held against."""

    graph: Graph
    world: World
    problems: tuple[Problem, ...]


def world(database: Path) -> Work:
    """A task -> World: what a journey may name, as far as it is known here."""

    def work(progress: Progress, cancel: CancelToken) -> World:
        return read_world(database, progress, cancel)

    return work


def checked(database: Path, graph: Graph) -> Work:
    """A task -> Checked: what is wrong with a graph."""

    def work(progress: Progress, cancel: CancelToken) -> Checked:
        found = read_world(database, progress, cancel, graph)
        return Checked(graph, found, check(graph, found))

    return work


def read_world(
    database: Path, progress: Progress, cancel: CancelToken, graph: Graph | None = None
) -> World:
    """What a journey may name, as far as it is known here. `graph`: one that may be newer than the
    drafts."""
    from apdesk.journeys.world import read_world as read_known
    from apdesk.store.database import Store
    from apdesk.worker.edit_forms import PEOPLE, editable_fields
    from apdesk.worker.own_lists import SegmentForm, segment_form

    form = segment_form(database)(progress, cancel)
    editable = editable_fields(database, str(Entity.PERSON), PEOPLE)(progress, cancel)
    assert isinstance(form, SegmentForm)
    assert isinstance(editable, tuple)
    able = {each.name for each in editable}
    fields = [
        local_field(each.name, each.label, each.type, form.picklists.get(each.name, ()))
        for each in form.fields
    ]
    with Store(database, check=False) as store:
        return replace(
            read_known(store),
            # those of lists, which are more than what a record holds itself
            fields=local_schema(tr("Contact"), tr("Contacts"), fields),
            campaigns=_campaigns(store, graph or Graph()),
            read_only=frozenset(each.name for each in fields) - able,
        )


def _campaigns(store: Store, graph: Graph) -> dict[str, Campaign] | None:
    """Those that are known. What a draft names (out of a file) and nobody has looked for yet may
    well be there; what was looked for and isn't known is gone."""
    from apdesk.store.journeys.campaigns import Campaigns
    from apdesk.store.journeys.catalogue import Journeys

    known = Campaigns(store)
    named = known.campaigns()
    statuses = known.statuses(named)
    found = {
        key: Campaign(each.name, tuple(one.label for one in statuses.get(key, ())))
        for key, each in named.items()
    }
    looked_for = {each.campaign_id for each in known.watched()}
    for each in (graph, *_drafts(Journeys(store))):
        for shape in each.shapes:
            campaign = getattr(shape.settings, "campaign", None)
            if isinstance(campaign, Named) and campaign.id not in looked_for:
                found.setdefault(campaign.id, Campaign(campaign.name))
    return found or None


def _drafts(journeys: Journeys) -> Iterator[Graph]:
    """Those that can be read: one that can't is the trouble of that journey alone."""
    for row in journeys.rows():
        with suppress(MalformedJourney):
            yield journeys.draft(row.id)
