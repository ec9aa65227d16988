"""What journeys, and what they do outside, are called in sentences. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.sentences import missing, summary
from apdesk.ui import words

if TYPE_CHECKING:
    from apdesk.domain.schema import SObjectSchema
    from apdesk.worker.journeys import JourneyRow

#: State -> what it is called, and the role of its badge.
STATES = {
    "draft": ("Draft", "badge"),
    "live": ("Live", "badge-success"),
    "paused": ("Paused", "badge-warning"),
}
#: The colours in which tables write the states.
TONES = {"draft": "muted", "live": "success_text", "paused": "warning_text"}

#: Kind of effect -> what would be done.
WOULD_BE = {
    "owner": "Would be assigned",
    "member": "Would get the campaign status",
    "save": "Would be in Salesforce",
    "task": "Would get a task",
    "mail": "Would get the e-mail",
}


def state_words(row: JourneyRow) -> str:
    """'Live', 'Live, changes not published'."""
    text = STATES[row.state][0]
    return f"{text}, changes not published" if row.version and row.draft_differs else text


def people(number: int) -> str:
    """'1 person', '12 people'."""
    return words.count(number, "person", "people")


def step(shape: Shape, schema: SObjectSchema | None = None) -> str:
    """'Delay: Wait 2 days', to tell steps of one kind apart."""
    line = missing(shape) or summary(shape, schema)
    return f"{shape.kind.label}: {line}" if line else shape.kind.label


def reasons(skipped: Mapping[str, int]) -> str:
    """'12: No e-mail: opted out; 3: …' of counts by reason, the most frequent first."""
    ordered = sorted(skipped.items(), key=lambda each: -each[1])
    return "; ".join(f"{words.number(number)}: {why}" for why, number in ordered)
