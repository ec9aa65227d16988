"""When an e-mail is tried again that a mail server doesn't take for now."""

from __future__ import annotations

from datetime import datetime, timedelta

from apdesk.domain.clock import from_iso, to_iso
from apdesk.store.journeys.effects import Effect, Fate, Outcome, Trouble

#: It is tried again after as long as it has waited already, within these.
SOONEST = timedelta(minutes=5)
LATEST = timedelta(hours=4)
#: After that it counts as refused, as mail servers count it among themselves.
GIVE_UP = timedelta(days=4)
#: The least number of tries before that: a laptop may have slept all the days.
LEAST_TRIES = 3


class Patience:
    """Remembers, while the program runs, how often each effect was tried."""

    def __init__(self) -> None:
        self._tries: dict[int, int] = {}

    def again(self, effect: Effect, now: datetime, trouble: Trouble) -> Outcome:
        """AGAIN, later."""
        waited = now - from_iso(effect.wanted_at)
        retry_at = to_iso(now + min(max(SOONEST, waited), LATEST))
        return Outcome(effect.id, Fate.AGAIN, retry_at=retry_at, trouble=trouble)

    def over(self, effect: Effect, now: datetime) -> bool:
        """Whether the server said "not now" for long enough; counts this time."""
        tries = self._tries[effect.id] = self._tries.get(effect.id, 0) + 1
        if tries < LEAST_TRIES or now - from_iso(effect.wanted_at) <= GIVE_UP:
            return False
        del self._tries[effect.id]
        return True
