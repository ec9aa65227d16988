"""Who carries out what journeys do outside of the database: in Salesforce, by e-mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from apdesk.store.journeys.effects import Effect, Outcome

#: Notes durably that effects are being asked for.
Mark = Callable[[Sequence[int]], None]


class Performer(Protocol):
    """Carries out the effects of some kinds, a batch at a time, each at most once.

    Attributes:
        kinds: Of which effects (`Effect.kind`).
        most: How many are given to one call of `perform` at most.
    """

    @property
    def kinds(self) -> frozenset[str]: ...

    @property
    def most(self) -> int: ...

    def settle(self, doubtful: Sequence[Effect]) -> Iterator[Sequence[Outcome]]:
        """Finds out, by looking, what became of effects that were asked for and whose answer isn't
        known (a crash, a lost connection). Nothing is repeated here: what demonstrably didn't
        happen comes back as UNDONE. Raises as `perform`."""
        ...

    def perform(self, effects: Sequence[Effect], mark: Mark) -> Iterator[Sequence[Outcome]]:
        """Does them. Each effect is in one outcome at most; those in none stay as they are.

        `mark(ids)` is called right before what may have the effect, for all that go with one call,
        and for none that are skipped. Each batch of outcomes is stored before the next is asked
        for. What concerns every effect (no network, no login, no calls left) is raised as
        KnownError: effects that were marked then are settled by looking the next time.
        """
        ...
