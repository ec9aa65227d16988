"""In words: that the sync runs less often than it is set to, why, and until when. No widgets."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from apdesk.language import tr
from apdesk.ui import words

if TYPE_CHECKING:
    from apdesk.worker.messages import NextRun, Slowing


def slowing_words(next_run: NextRun, now: datetime) -> str:
    """Why the next run comes later than usual, and until when; '' where it doesn't."""
    slowing = next_run.slowing
    if slowing is None:
        return ""
    used, most = words.number(slowing.used), words.number(slowing.most)
    every, usual = _every(slowing.every), _every(slowing.usual)
    if slowing.until is None:
        return tr(
            "Your org has used {used} of its {most} API calls of the last 24 hours ({share} %). "
            "Until that falls to 80 %, apdesk syncs {every} instead of {usual}; each sync looks "
            "again.",
            used=used,
            most=most,
            share=slowing.share,
            every=every,
            usual=usual,
        )
    return tr(
        "apdesk has made {used} of the {most} API calls that you allow it in 24 hours "
        "({share} %). Until that falls to 80 % ({time} at the earliest), it syncs {every} instead "
        "of {usual}.",
        used=used,
        most=most,
        share=slowing.share,
        time=words.clock(slowing.until, now),
        every=every,
        usual=usual,
    )


def what_helps(slowing: Slowing) -> str:
    """What a person may do about it; the card above the tabs says what it is."""
    if slowing.until is None:
        return tr(
            "Sync now still syncs at once. The calls are those of all programs that use your org; "
            "a longer interval in the preferences uses fewer."
        )
    return tr("Sync now still syncs at once. A higher limit below brings the usual interval back.")


def _every(interval: timedelta) -> str:
    return words.every(round(interval / timedelta(minutes=1)))
