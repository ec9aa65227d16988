"""Lets people be created in Salesforce, or waits until what was edited of them has arrived there.

Both are the sync's own work, which this only asks for and waits for: no call is made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from apdesk.domain.clock import Clock, to_iso
from apdesk.journeys.performer import Mark
from apdesk.journeys.salesforce import writing
from apdesk.language import tr, translated
from apdesk.store.database import Store
from apdesk.store.edits import Edits
from apdesk.store.failures import WriteFailure
from apdesk.store.journeys import acting
from apdesk.store.journeys.effects import Effect, Fate, Outcome, Trouble
from apdesk.store.journeys.performing import Performing, Unsent

#: Effects of one call of `perform`: a transaction of the store takes them well.
_MOST = 2_000


class SavePerformer:
    """Effects of the kind "save": payload {"sobject"}, "Lead" or "Contact"."""

    kinds = frozenset({"save"})
    most = _MOST

    def __init__(self, store: Store, clock: Clock) -> None:
        self._clock = clock
        self._edits = Edits(store)
        self._performing = Performing(store)

    def perform(self, effects: Sequence[Effect], mark: Mark) -> Iterator[Sequence[Outcome]]:
        """See `Performer.perform`; nothing is ever in doubt here, so nothing is marked."""
        self._want([each for each in effects if each.person_state == "local"])
        waiting = self._performing.unsent([each.person_id for each in effects])
        yield [self._look_at(each, waiting.get(each.person_id)) for each in effects]

    def settle(self, doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        """See `Performer.settle`: to ask once more does no harm."""
        yield from self.perform(doubtful, lambda ids: None)

    def _want(self, effects: Sequence[Effect]) -> None:
        alike: dict[tuple[str, str], list[int]] = {}
        for each in effects:
            key = str(each.payload["sobject"]), acting.author(each.journey)
            alike.setdefault(key, []).append(each.person_id)
        for (sobject, author), people in alike.items():
            self._edits.want(people, sobject, at=to_iso(self._clock.now()), author=author)

    def _look_at(self, effect: Effect, unsent: Unsent | None) -> Outcome:
        if effect.person_state == "kept":
            return Outcome(effect.id, Fate.SKIPPED, translated(writing.NOT_SYNCED))
        if unsent is not None and unsent.waits:
            failure = unsent.failure
            if failure is not None and failure.retry_at is None:
                return Outcome(effect.id, Fate.FAILED, trouble=_trouble(failure))
            return writing.put_off(effect, self._clock)
        sobject = effect.sobject or str(effect.payload["sobject"])
        note = tr(
            "In Salesforce as a {object}, with everything that was changed here", object=sobject
        )
        return Outcome(effect.id, Fate.DONE, note, effect.salesforce_id)


def _trouble(failure: WriteFailure) -> Trouble:
    return Trouble(failure.code, failure.title, failure.message, failure.next_step, failure.said)
