"""The automatic layout: from left to right as the arrows go, with few crossings. Pure.

Layered drawing as Sugiyama described it: arrows that close a circle are turned, each shape goes one
layer to the right of the last that leads to it, layers are ordered by the middle of their
neighbours, and places are evened out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.ui.journeys.canvas.look import COLUMN, ROW, snapped

Place = tuple[float, float]
_SWEEPS = 12


def tidied(graph: Graph) -> dict[str, Place]:
    """A place for each shape. Shapes without arrows stand in rows below the rest."""
    joined = {end for each in graph.arrows for end in (each.source, each.target)}
    order = [each.id for each in _by_place(graph.shapes) if each.id in joined]
    after = _without_circles(graph, order)
    layers = _ordered(_layers(order, after), after)
    rows = _rows(layers, after)
    places = {
        each: (at * float(COLUMN), rows[each]) for at, layer in enumerate(layers) for each in layer
    }
    top = max((y for _x, y in places.values()), default=-float(ROW)) + ROW
    across = max(4, len(layers))
    alone = [each for each in _by_place(graph.shapes) if each.id not in joined]
    for at, each in enumerate(alone):
        places[each.id] = (at % across * float(COLUMN), top + at // across * float(ROW))
    return places


def _by_place(shapes: Iterable[Shape]) -> list[Shape]:
    return sorted(shapes, key=lambda each: (each.y, each.x, each.id))


def _without_circles(graph: Graph, order: Sequence[str]) -> dict[str, list[str]]:
    """What follows each shape, without the arrows that lead back to where one came from."""
    ports = {each.id: each.kind.ports for each in graph.shapes}
    follows: dict[str, list[str]] = {each: [] for each in order}
    done: set[str] = set()
    into = {each.target for each in graph.arrows}
    for start in (*(each for each in order if each not in into), *order):
        if start in done:
            continue
        on_way = {start}
        stack = [(start, iter(ports[start]))]
        done.add(start)
        while stack:
            here, rest = stack[-1]
            port = next(rest, None)
            if port is None:
                stack.pop()
                on_way.discard(here)
                continue
            target = graph.after(here, port)
            if target is None or target.id in on_way or target.id in follows[here]:
                continue
            follows[here].append(target.id)
            if target.id not in done:
                done.add(target.id)
                on_way.add(target.id)
                stack.append((target.id, iter(ports[target.id])))
    return follows


def _layers(order: Sequence[str], after: Mapping[str, Sequence[str]]) -> list[list[str]]:
    waiting: dict[str, int] = dict.fromkeys(order, 0)
    for targets in after.values():
        for each in targets:
            waiting[each] += 1
    depth = dict.fromkeys(order, 0)
    ready = [each for each in order if not waiting[each]]
    layers: dict[int, list[str]] = defaultdict(list)
    for here in ready:
        layers[depth[here]].append(here)
        for each in after[here]:
            depth[each] = max(depth[each], depth[here] + 1)
            waiting[each] -= 1
            if not waiting[each]:
                ready.append(each)
    return [layers[at] for at in sorted(layers)]


def _ordered(layers: list[list[str]], after: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Layers in an order with few crossings; what leaves by "yes" stays above what leaves by "no"
    as long as nothing else decides."""
    before = _turned(after)
    best, fewest = layers, _crossings(layers, after)
    present = layers
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        down = sweep % 2 == 0
        near = before if down else after
        fresh: list[list[str]] = []
        at: dict[str, float] = {
            each: float(index) for layer in present for index, each in enumerate(layer)
        }
        for layer in present if down else reversed(present):
            weight = {
                each: sum(at[other] for other in near[each]) / len(near[each])
                if near[each]
                else at[each]
                for each in layer
            }
            line = sorted(layer, key=weight.__getitem__)
            at.update({each: float(index) for index, each in enumerate(line)})
            fresh.append(line)
        present = fresh if down else fresh[::-1]
        crossings = _crossings(present, after)
        if crossings < fewest:
            best, fewest = present, crossings
    return best


def _turned(after: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    before: dict[str, list[str]] = {each: [] for each in after}
    for source, targets in after.items():
        for each in targets:
            before[each].append(source)
    return before


def _crossings(layers: Sequence[Sequence[str]], after: Mapping[str, Sequence[str]]) -> int:
    """How many arrows between neighbouring layers cross."""
    found = 0
    for left, right in pairwise(layers):
        at = {each: index for index, each in enumerate(right)}
        ends = [at[each] for source in left for each in after[source] if each in at]
        found += sum(
            1 for index, end in enumerate(ends) for other in ends[index + 1 :] if other < end
        )
    return found


def _rows(layers: Sequence[Sequence[str]], after: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """The height of each shape: near the middle of its neighbours, a row apart in its layer."""
    before = _turned(after)
    y = {each: index * float(ROW) for layer in layers for index, each in enumerate(layer)}
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        near = before if forward else after
        for layer in layers if forward else reversed(layers):
            wanted = [
                sum(y[other] for other in near[each]) / len(near[each]) if near[each] else y[each]
                for each in layer
            ]
            y.update(zip(layer, _apart(wanted), strict=True))
    least = min(y.values(), default=0.0)
    settled: dict[str, float] = {}
    for layer in layers:
        line = [snapped(y[each] - least) for each in layer]
        for at in range(1, len(line)):
            line[at] = max(line[at], line[at - 1] + ROW)
        settled.update(zip(layer, line, strict=True))
    return settled


def _apart(wanted: Sequence[float]) -> list[float]:
    """The nearest heights that keep the order and a row of distance: neighbours that are too near
    become a block around their mean."""
    blocks: list[tuple[float, int]] = []  # the height of the first, how many
    for each in wanted:
        top, size = each, 1
        while blocks and blocks[-1][0] + blocks[-1][1] * ROW > top:
            other, many = blocks.pop()
            total = other * many + (top - many * ROW) * size
            top, size = total / (many + size), many + size
        blocks.append((top, size))
    return [top + at * ROW for top, size in blocks for at in range(size)]
