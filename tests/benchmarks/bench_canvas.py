"""What panning and zooming a journey of 200 shapes costs: prints figures.

    python tests/benchmarks/bench_canvas.py [SHAPES] [--frames N]

The canvas as it is, without a screen (or on that of `DISPLAY`, with QT_QPA_PLATFORM=xcb), at the
scale at which all shapes are seen and at 100 %; beside it a bare QGraphicsView with as many
rectangles, lines and texts of Qt's own, over the same frames. A frame is the change and the
painting that follows, in milliseconds; 16.7 are 60 frames a second. Of a busy machine the clock
tells little: the processor's own time stands beside it.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from apdesk.domain.journey.graph import Graph
from apdesk.ui.journeys.canvas import JourneyCanvas, JourneyDocument, Sentences
from apdesk.ui.theme import apply_theme
from tests.ui.journeys.canvas.journeys import wide_journey

SIZE = (1440, 900)


def bare_view(graph: Graph) -> QGraphicsView:
    scene = QGraphicsScene()
    for shape in graph.shapes:
        item = scene.addRect(-36, -36, 72, 72)
        item.setPos(shape.x, shape.y)
        text = scene.addSimpleText(shape.kind.label)
        text.setPos(shape.x - 60, shape.y + 42)
    for arrow in graph.arrows:
        start, end = graph.by_id[arrow.source], graph.by_id[arrow.target]
        scene.addLine(start.x + 36, start.y, end.x - 36, end.y)
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSceneRect(scene.itemsBoundingRect().adjusted(-9000, -9000, 9000, 9000))
    view.resize(*SIZE)
    view.show()
    return view


def settle(seconds: float = 0.5) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()


@dataclass(frozen=True, slots=True)
class Frames:
    """Milliseconds of each frame, in order of size: by the clock, and of the processor."""

    wall: list[float]
    cpu: list[float]


def frames(step: Callable[[int], None], number: int) -> Frames:
    wall, cpu = [], []
    for at in range(number):
        began, worked = time.perf_counter(), time.thread_time()
        step(at)
        QApplication.processEvents()
        wall.append((time.perf_counter() - began) * 1000)
        cpu.append((time.thread_time() - worked) * 1000)
    return Frames(sorted(wall), sorted(cpu))


def pan(view: QGraphicsView, number: int) -> Frames:
    across = view.horizontalScrollBar()

    def step(at: int) -> None:
        across.setValue(across.value() + (7 if at // 40 % 2 == 0 else -7))

    return frames(step, number)


def at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]


def told(found: Frames) -> str:
    return (
        f"p50 {at(found.wall, 0.5):5.2f}  p99 {at(found.wall, 0.99):5.2f}"
        f"  (CPU {at(found.cpu, 0.5):5.2f}, {at(found.cpu, 0.99):5.2f})"
    )


def say(name: str, own: Frames, bare: Frames) -> None:
    ratio = at(own.cpu, 0.5) / max(at(bare.cpu, 0.5), 0.01)
    sys.stdout.write(f"{name:<15} {told(own)} ms | bare {told(bare)} ms | {ratio:.1f} x CPU\n")


def main(shapes: int, number: int) -> int:
    app = QApplication([])
    apply_theme(app, "light")
    graph = wide_journey(shapes)
    began = time.perf_counter()
    canvas = JourneyCanvas(JourneyDocument(graph), sentences=Sentences(lambda _: "Status is Open"))
    canvas.resize(*SIZE)
    canvas.show()
    settle(0.0)
    canvas.fit()
    sys.stdout.write(f"{shapes} shapes shown after {time.perf_counter() - began:.2f} s\n")
    view, bare = canvas.view, bare_view(graph)
    settle()
    small = view.zoom
    for name, scale in ((f"all, {small:.0%}", small), ("at 100%", 1.0)):
        view.set_zoom(scale)
        bare.resetTransform()
        bare.scale(scale, scale)
        settle()
        say(f"pan, {name}", pan(view, number), pan(bare, number))
        wheel = [1.04 if at // 20 % 2 == 0 else 1 / 1.04 for at in range(number)]

        def zoom_own(at: int, wheel: list[float] = wheel) -> None:
            view.set_zoom(view.zoom * wheel[at], QPoint(500, 400))

        def zoom_bare(at: int, wheel: list[float] = wheel) -> None:
            bare.scale(wheel[at], wheel[at])

        say(f"zoom, {name}", frames(zoom_own, number), frames(zoom_bare, number))
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("shapes", type=int, nargs="?", default=200)
    parser.add_argument("--frames", type=int, default=240)
    parsed = parser.parse_args()
    raise SystemExit(main(parsed.shapes, parsed.frames))
