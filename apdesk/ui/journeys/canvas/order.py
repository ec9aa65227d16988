"""The order in which the keys walk through a journey. Pure."""

from __future__ import annotations

from enum import Enum

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import Form


class Direction(Enum):
    """Where an arrow key goes: steps right and down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def reading_order(graph: Graph) -> tuple[str, ...]:
    """The shapes as the journey is told: from each trigger along its arrows, "yes" before "no",
    triggers from the top down; then what no trigger leads to."""
    by_place = sorted(
        graph.shapes, key=lambda each: (each.kind.form is not Form.TRIGGER, each.y, each.x)
    )
    led_to = {each.target for each in graph.arrows}
    beginnings = [each for each in by_place if each.id not in led_to]
    found: dict[str, None] = {}
    for start in (*beginnings, *by_place):
        waiting = [start]
        while waiting:
            here = waiting.pop()
            if here.id in found:
                continue
            found[here.id] = None
            following = (graph.after(here.id, port) for port in reversed(here.kind.ports))
            waiting += [each for each in following if each is not None]
    return tuple(found)


def neighbour(graph: Graph, shape_id: str, direction: Direction) -> str | None:
    """The nearest shape in a direction; those straight ahead before those aside."""
    here = graph.by_id[shape_id]
    right, down = direction.value

    def distance(other: Shape) -> float:
        dx, dy = other.x - here.x, other.y - here.y
        ahead, aside = dx * right + dy * down, abs(dx * down + dy * right)
        if ahead <= 0 or aside > 2 * ahead:
            return float("inf")
        return ahead + 2 * aside

    others = [each for each in graph.shapes if each.id != shape_id]
    nearest = min(others, key=distance, default=None)
    return None if nearest is None or distance(nearest) == float("inf") else nearest.id
