"""Whether a run of the engine is right, by what journeys mean for one person at a time.

The world is what exists around people; a person is everything that journeys know of somebody. From
a person, `moves` gives all that may happen next. A run is right if what it came to can be reached
by such moves (`explain`), and if none is left when it ended by itself. In which order the engine
lets people take their steps is its own affair.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.journeys.reference.people import NEW, Passage, Person
from tests.journeys.reference.world import World

_MOST_STATES = 20_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run came to for somebody. `order`: when each visit of a passage began, as numbers."""

    person: Person
    order: Mapping[tuple[int, int], int]


def explain(world: World, before: Person, seen: Seen, *, complete: bool) -> str | None:
    """Whether a person can have come from `before` to what is seen; None: yes. `complete`: and
    whether nothing is left to happen then."""
    target = seen.person
    known = {each.id for each in before.passages}
    fresh = [each for each in target.passages if each.id not in known]
    ends = {each.id: each for each in target.passages}
    stack, visited = [before], {before}
    while stack and len(visited) < _MOST_STATES:
        person = stack.pop()
        if person == target:
            return None if world.rests(target) or not complete else _left(world, target)
        begun = {each.id for each in person.passages}

        def number(journey: int, source: str, begun: set[int] = begun) -> int | None:
            for each in fresh:
                if each.id not in begun and (each.journey, each.source) == (journey, source):
                    return each.id
            return None

        found: list[tuple[float, Person]] = []
        for passage_id, after in world.moves(person, number):
            if after not in visited and all(
                each.id in ends and _on_its_way(each, ends[each.id]) for each in after.passages
            ):
                visited.add(after)
                found.append((_when(passage_id, person, after, seen), after))
        found.sort(key=lambda each: -each[0])
        stack += [after for _, after in found]
    return f"can't be reached:\n  from {before}\n  to   {target}"


def _left(world: World, person: Person) -> str:
    _, after = next(world.moves(person, lambda journey, source: NEW))
    return f"something is left to happen:\n  to   {person}\n  with {after}"


def _on_its_way(passage: Passage, end: Passage) -> bool:
    if passage.over:
        return passage == end
    count = len(passage.visits)
    if passage.visits[:-1] != end.visits[: count - 1] or count > len(end.visits):
        return False
    here, there = passage.here, end.visits[count - 1]
    same = (here.shape, here.version, here.arrived_at)
    wanted = end.effects[: len(passage.effects)]
    return (
        same == (there.shape, there.version, there.arrived_at)
        and len(passage.effects) == len(wanted)
        and all(had <= in_the_end for had, in_the_end in zip(passage.effects, wanted, strict=True))
    )


def _when(passage_id: int | None, before: Person, after: Person, seen: Seen) -> float:
    """When a move must have been made, by the first visit that it began."""
    known = {(each.id, len(each.visits)) for each in before.passages}
    began = [
        seen.order[key]
        for each in after.passages
        if (key := (each.id, len(each.visits))) not in known and key in seen.order
    ]
    if began:
        return min(began)
    return float("inf") if passage_id is None else 0
