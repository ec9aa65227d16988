"""What is wrong with a journey, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import Delay, Form, Kind
from apdesk.domain.journey.problem import Problem
from apdesk.domain.journey.settings_check import settings_problems
from apdesk.domain.journey.world import Campaign, User, World
from apdesk.domain.wording import all_of
from apdesk.language import tr

__all__ = ["Campaign", "Problem", "User", "World", "check"]

#: The ids of the shapes that the arrows of each shape lead to.
_Targets: TypeAlias = Mapping[str, tuple[str, ...]]


def check(graph: Graph, world: World) -> tuple[Problem, ...]:
    """All problems: those of the whole first, then those of each shape in the order in which the
    shapes were made. Without a fatal one the journey can be published."""
    problems = list(_of_the_whole(graph, world))
    targets = {each.id: _targets(graph, each) for each in graph.shapes}
    lost, looping = _unreachable(graph, targets), _loops(graph, targets)
    for shape in graph.shapes:
        if shape.id in lost:
            message = tr(
                "Nobody gets to “{label}”: lead an arrow to it from a step that people "
                "get to, or remove it.",
                label=shape.kind.label,
            )
            problems.append(Problem(shape.id, message))
        if shape.id in looping:
            problems.append(Problem(shape.id, _loop_words(looping[shape.id])))
        problems += _arrow_problems(graph, shape)
        problems += settings_problems(shape, world)
    return tuple(problems)


def _of_the_whole(graph: Graph, world: World) -> Iterator[Problem]:
    if not graph.triggers():
        message = tr(
            "Nobody would enter this journey: it has no trigger. Add one from the palette."
        )
        yield Problem(None, message)
    if graph.of_kind(Kind.EMAIL) and not world.mail_ready:
        message = tr(
            "E-mail isn't set up, and this journey sends some: set it up in Preferences, E-mail."
        )
        yield Problem(None, message)


def _arrow_problems(graph: Graph, shape: Shape) -> Iterator[Problem]:
    ports = shape.kind.ports
    if not ports or any(graph.after(shape.id, port) is not None for port in ports):
        return
    if shape.kind.form is Form.TRIGGER:
        message = tr(
            "“{label}” leads nowhere: draw an arrow from it to what is to happen, or remove it.",
            label=shape.kind.label,
        )
        yield Problem(shape.id, message)
    elif shape.kind.form is Form.CONDITION:
        message = tr(
            "“{label}” makes no difference: the journey ends after yes and after no. "
            "Draw an arrow from one of them.",
            label=shape.kind.label,
        )
        yield Problem(shape.id, message, fatal=False)


def _targets(graph: Graph, shape: Shape) -> tuple[str, ...]:
    after = (graph.after(shape.id, port) for port in shape.kind.ports)
    return tuple(each.id for each in after if each is not None)


def _unreachable(graph: Graph, targets: _Targets) -> frozenset[str]:
    """The shapes that no trigger leads to; none where there is no trigger at all."""
    triggers = frozenset(each.id for each in graph.triggers())
    if not triggers:
        return frozenset()
    reached = triggers.union(*(_ahead(each, targets) for each in triggers))
    return frozenset(graph.by_id) - reached


def _loops(graph: Graph, targets: _Targets) -> dict[str, tuple[Shape, ...]]:
    """The loops in which people would go round without a pause: by the id of its first shape, all
    shapes of each, in the order of the graph."""
    rapid = [each for each in graph.shapes if not _pauses(each)]
    within = {each.id for each in rapid}
    onward = {id_: tuple(each for each in targets[id_] if each in within) for id_ in within}
    ahead = {id_: _ahead(id_, onward) for id_ in within}
    loops: dict[str, tuple[Shape, ...]] = {}
    told: set[str] = set()
    for shape in rapid:
        if shape.id in ahead[shape.id] and shape.id not in told:
            loop = [each for each in rapid if each.id in ahead[shape.id]]
            loops[shape.id] = tuple(each for each in loop if shape.id in ahead[each.id])
            told.update(each.id for each in loops[shape.id])
    return loops


def _ahead(start: str, targets: _Targets) -> set[str]:
    """All that comes after a shape; itself where it is in a loop."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = [each for each in targets[waiting.pop()] if each not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _pauses(shape: Shape) -> bool:
    """Whether whoever comes to the shape is sure to stay there for some time: a delay that only
    waits for its window doesn't hold anybody back inside it."""
    return isinstance(shape.settings, Delay) and shape.settings.amount > 0


def _loop_words(loop: tuple[Shape, ...]) -> str:
    labels = list(dict.fromkeys(tr("“{label}”", label=each.kind.label) for each in loop))
    if len(labels) > 3:
        labels = [*labels[:2], tr("other steps")]
    return tr(
        "People would go round in a circle without a pause, by {steps}: put a Delay into it.",
        steps=all_of(labels),
    )
