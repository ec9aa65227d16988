"""The switches of triggers, with what follows from them."""

from __future__ import annotations

from apdesk.language import tr
from apdesk.ui.journeys.settings.ticks import Tick


def again_tick() -> Tick:
    """Whether people enter each time."""
    return Tick(
        tr("Let people in again"),
        on=tr("Each time this happens, the person enters here once more, also while still inside."),
        off=tr("Each person enters here once. When it happens again, nothing follows."),
    )


def existing_tick(those: str, others: str) -> Tick:
    """Whether those who match already enter; `those` who do, `others` who come later."""
    return Tick(
        tr("Include those who are there already"),
        on=tr(
            "When you publish, {those} enter at once. Later, {others} do.",
            those=those,
            others=others,
        ),
        off=tr("Only {others} enter, once the journey is published.", others=others),
    )
