"""The chart of costs: what is recorded is what is drawn, where it belongs."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.benchmarks.chart import BOTTOM, LEFT, RIGHT, TOP, draw, main
from tests.benchmarks.record import BUSY_TICK, FIRST_SYNC, IDLE_TICK, Figure, read, record

SVG = "{http://www.w3.org/2000/svg}"
FIGURES = (
    Figure(FIRST_SYNC, 1_000, 1.0, 0.9, 0.1),
    Figure(FIRST_SYNC, 1_000_000, 90.0, 60.0, 50.0),
    Figure(FIRST_SYNC, 1_000_000, 100.0, 60.0, 50.0),
    Figure(FIRST_SYNC, 1_000_000, 3_000.0, 60.0, 50.0),
    Figure(IDLE_TICK, 1_000, 0.01, 0.01),
    Figure(IDLE_TICK, 100_000, 0.01, 0.01),
    Figure(BUSY_TICK, 10_000, 0.25, 0.2),
)


def _line(drawn: str, number: int) -> list[tuple[float, float]]:
    """The places of a line that was drawn, left to right."""
    found = [
        each.attrib["d"]
        for each in ElementTree.fromstring(drawn).iter(f"{SVG}path")
        if each.attrib["class"] == f"s{number}" and "H" not in each.attrib["d"]
    ]
    assert len(found) == 1
    points = [tuple(map(float, each.split())) for each in found[0][1:].split("L")]
    return [(left, top) for left, top in points]


def test_the_axes_are_logarithmic_and_the_median_is_drawn() -> None:
    # 10 ms to 100 s: four decades from the bottom to the top
    sync = _line(draw(FIGURES), 1)
    assert sync == [(LEFT, (TOP + BOTTOM) / 2), (RIGHT, TOP)]
    idle = _line(draw(FIGURES), 2)
    assert [top for _left, top in idle] == [BOTTOM, BOTTOM]
    assert idle[1][0] == LEFT + (RIGHT - LEFT) * 2 / 3
    floor = _line(draw(FIGURES), 0)
    assert all(top > over for (_, top), (_, over) in zip(floor, sync, strict=True))


def test_the_order_of_figures_does_not_matter() -> None:
    assert draw(reversed(FIGURES)) == draw(FIGURES)
    assert all(left < right for (left, _), (right, _) in pairwise(_line(draw(FIGURES[::-1]), 1)))


def test_it_says_in_words_what_it_shows() -> None:
    root = ElementTree.fromstring(draw(FIGURES))
    assert root.attrib["role"] == "img"
    ids = [root.find(f"{SVG}{each}") for each in root.attrib["aria-labelledby"].split()]
    assert None not in ids
    described = root.findtext(f"{SVG}desc") or ""
    assert "first sync: 1 s at 1,000, 100 s at 1,000,000" in described
    assert "tick, 1,000 changes: 250 ms at 10,000" in described
    words = [each.text for each in root.iter(f"{SVG}text")]
    assert {"Leads in the org", "Time", "1 k", "1 M", "10 ms", "100 s"} <= set(words)


def test_recorded_figures_are_drawn(tmp_path: Path) -> None:
    lines, chart = tmp_path / "figures.jsonl", tmp_path / "new" / "cost.svg"
    for each in FIGURES:
        record(lines, each)
    assert tuple(read(lines)) == FIGURES
    assert main(lines, chart) == 0
    assert chart.read_text(encoding="utf-8") == draw(FIGURES)


def test_nothing_measured_is_nothing_drawn() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        draw(())
