"""Journeys as files: brought in as drafts with their e-mail templates, and written out again."""

from __future__ import annotations

from dataclasses import dataclass

from apdesk.domain.journey.document import JourneyFile
from apdesk.domain.journey.kinds import Email
from apdesk.store.database import Store
from apdesk.store.journeys.catalogue import Journeys
from apdesk.store.journeys.mail_templates import MailTemplates


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file came to.

    Attributes:
        name: Of the journey, as it is stored.
        replaced: The draft of a journey of that name was replaced; what is published stays.
        templates: Names of the templates that are new here; those of a known name stayed.
    """

    journey_id: int
    name: str
    replaced: bool
    templates: tuple[str, ...]


def bring_in(store: Store, file: JourneyFile, *, at: str) -> Brought:
    """Takes over a journey as a draft, in the place of the draft of that name if there is one.
    Raises KnownError "journey.name_empty", "template.…"."""
    templates = MailTemplates(store)
    made = []
    for each in file.templates:
        if templates.find(each.name) is None:
            templates.create(each, at=at)
            made.append(each.name)
    journeys = Journeys(store)
    known = journeys.find(file.name)
    if known is None:
        journey_id = journeys.create(file.name, file.graph, at=at)
    else:
        journey_id = known.id
        journeys.save_draft(journey_id, file.graph, at=at)
    return Brought(journey_id, journeys.row(journey_id).name, known is not None, tuple(made))


def write_out(store: Store, journey_id: int) -> JourneyFile:
    """The draft of a journey with the e-mail templates that it sends. Raises KnownError
    "journey.gone"."""
    journeys = Journeys(store)
    graph = journeys.draft(journey_id)
    wanted = {
        each.settings.template.casefold()
        for each in graph.shapes
        if isinstance(each.settings, Email)
    }
    templates = tuple(each for each in MailTemplates(store).all() if each.name.casefold() in wanted)
    return JourneyFile(journeys.row(journey_id).name, graph, templates)
