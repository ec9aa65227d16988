"""What journeys, and what they do outside, are called in sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.sentences import missing, summary
from apdesk.language import marked, plural, tr, translated
from apdesk.ui import words

if TYPE_CHECKING:
    from apdesk.domain.schema import SObjectSchema
    from apdesk.worker.journeys import JourneyRow

#: State -> what it is called, and the role of its badge.
STATES = {
    "draft": (marked("Draft"), "badge"),
    "live": (marked("Live"), "badge-success"),
    "paused": (marked("Paused"), "badge-warning"),
}
#: The colours in which tables write the states.
TONES = {"draft": "muted", "live": "success_text", "paused": "warning_text"}

#: Kind of effect -> what would be done.
WOULD_BE = {
    "owner": marked("Would be assigned"),
    "member": marked("Would get the campaign status"),
    "save": marked("Would be in Salesforce"),
    "task": marked("Would get a task"),
    "mail": marked("Would get the e-mail"),
}


def state_words(row: JourneyRow) -> str:
    """'Live', 'Live, changes not published'."""
    state = translated(STATES[row.state][0])
    if row.version and row.draft_differs:
        return tr("{state}, changes not published", state=state)
    return state


def people(number: int) -> str:
    """'1 person', '12 people'."""
    return plural("{n} person", "{n} people", number)


def step(shape: Shape, schema: SObjectSchema | None = None) -> str:
    """'Delay: Wait 2 days', to tell steps of one kind apart."""
    line = missing(shape) or summary(shape, schema)
    return f"{shape.kind.label}: {line}" if line else shape.kind.label


def reasons(skipped: Mapping[str, int]) -> str:
    """'12: No e-mail: opted out; 3: …' of counts by reason, the most frequent first."""
    ordered = sorted(skipped.items(), key=lambda each: -each[1])
    return "; ".join(f"{words.number(number)}: {why}" for why, number in ordered)
