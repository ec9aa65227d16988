"""Draws docs/performance/cost.svg from measured figures: what apdesk costs as the org grows.

    python tests/benchmarks/chart.py FILE [--to SVG]

The file is written by `bench_first_sync.py --record FILE` and `bench_ticks.py --record FILE`; what
was measured several times is drawn by its median. Both axes are logarithmic. The same figures give
the same drawing, byte by byte.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.record import BUSY_TICK, FIRST_SYNC, IDLE_TICK, Figure, read

CHART = Path(__file__).resolve().parents[2] / "docs" / "performance" / "cost.svg"
WIDTH, HEIGHT = 720, 460
LEFT, RIGHT, TOP, BOTTOM = 72, 696, 96, 400
#: Decades of leads: 1 k to 1 M.
LEADS = (3, 6)
LEADS_WORDS = ("1 k", "10 k", "100 k", "1 M")

#: Colours by daylight, and at night; both stand out from their ground by 3 : 1 and more.
STYLE = """
    .ground { fill: #ffffff }
    .ink { fill: #1f2328 }
    .quiet { fill: #59636e }
    .grid { stroke: #d1d9e0 }
    .axis { stroke: #818b98 }
    .s0 { stroke: #6e7781 } .m0 { fill: #6e7781 }
    .s1 { stroke: #0969da } .m1 { fill: #0969da }
    .s2 { stroke: #1a7f37 } .m2 { fill: #1a7f37 }
    .s3 { stroke: #bc4c00 } .m3 { fill: #bc4c00 }
"""
NIGHT = """
      .ground { fill: #0d1117 }
      .ink { fill: #f0f6fc }
      .quiet { fill: #9198a1 }
      .grid { stroke: #2f353d }
      .axis { stroke: #656c76 }
      .s0 { stroke: #9198a1 } .m0 { fill: #9198a1 }
      .s1 { stroke: #4493f8 } .m1 { fill: #4493f8 }
      .s2 { stroke: #3fb950 } .m2 { fill: #3fb950 }
      .s3 { stroke: #f0883e } .m3 { fill: #f0883e }
"""


@dataclass(frozen=True, slots=True)
class Series:
    """A line: its name, its dashes (SVG), and seconds by leads, fewest leads first."""

    name: str
    dashes: str
    points: tuple[tuple[int, float], ...]


def series(figures: Iterable[Figure]) -> tuple[Series, ...]:
    """The lines of the chart, those without any figure too."""
    found = tuple(figures)

    def line(name: str, dashes: str, what: str, cost: Callable[[Figure], float | None]) -> Series:
        costs: dict[int, list[float]] = {}
        for each in found:
            seconds = cost(each) if each.what == what else None
            if seconds is not None and seconds > 0:
                costs.setdefault(each.leads, []).append(seconds)
        points = tuple((leads, median(costs[leads])) for leads in sorted(costs))
        return Series(name, dashes, points)

    return (
        line("plain script (floor)", "6 4", FIRST_SYNC, lambda each: each.floor),
        line("first sync", "", FIRST_SYNC, lambda each: each.seconds),
        line("tick, nothing happened", "2 3", IDLE_TICK, lambda each: each.seconds),
        line("tick, 1,000 changes", "9 3 2 3", BUSY_TICK, lambda each: each.seconds),
    )


def decades(lines: Sequence[Series]) -> tuple[int, int]:
    """The powers of ten between which all costs are. Raises ValueError when there are none."""
    costs = [cost for each in lines for _leads, cost in each.points]
    if not costs:
        raise ValueError("nothing was measured")
    low, high = math.floor(math.log10(min(costs))), math.ceil(math.log10(max(costs)))
    return low, max(high, low + 1)


def draw(figures: Iterable[Figure]) -> str:
    """The SVG's text. Raises ValueError when nothing was measured."""
    lines = series(figures)
    low, high = decades(lines)

    def x(leads: float) -> str:
        return _scaled(leads, *LEADS, LEFT, RIGHT)

    def y(seconds: float) -> str:
        return _scaled(seconds, low, high, BOTTOM, TOP)

    parts = [_head(lines)]
    for power, word in zip(range(LEADS[0], LEADS[1] + 1), LEADS_WORDS, strict=True):
        at = x(10**power)
        parts.append(f'<line class="grid" x1="{at}" y1="{TOP}" x2="{at}" y2="{BOTTOM}"/>')
        parts.append(_text(at, BOTTOM + 20, word, "quiet", "middle"))
    for power in range(low, high + 1):
        at = y(10.0**power)
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{at}" x2="{RIGHT}" y2="{at}"/>')
        parts.append(_text(LEFT - 8, float(at) + 4, _seconds(10.0**power), "quiet", "end"))
    parts.append(f'<path class="axis" fill="none" d="M{LEFT} {TOP}V{BOTTOM}H{RIGHT}"/>')
    parts.append(_text((LEFT + RIGHT) / 2, BOTTOM + 44, "Leads in the org", "ink", "middle"))
    parts.append(_text(LEFT - 56, TOP - 16, "Time", "ink", "start"))
    for number, each in enumerate(lines):
        places = [(x(leads), y(seconds)) for leads, seconds in each.points]
        dashes = f' stroke-dasharray="{each.dashes}"' if each.dashes else ""
        if places:
            path = "L".join(f"{left} {top}" for left, top in places)
            parts.append(
                f'<path class="s{number}" fill="none" stroke-width="2"{dashes} d="M{path}"/>'
            )
        parts += [_mark(number, float(left), float(top)) for left, top in places]
        parts.append(_legend(number, each.name, dashes))
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def _head(lines: Sequence[Series]) -> str:
    said = "; ".join(
        f"{each.name}: "
        + ", ".join(f"{_seconds(seconds)} at {leads:,}" for leads, seconds in each.points)
        for each in lines
        if each.points
    )
    words = "Both axes are logarithmic; what the org takes by itself is left out. "
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">\n'
        '<title id="title">What apdesk costs as the org grows</title>\n'
        f'<desc id="desc">{escape(words + said)}.</desc>\n'
        f"<style>{STYLE}    @media (prefers-color-scheme: dark) {{{NIGHT}    }}\n</style>\n"
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}" rx="8"/>'
    )


def _legend(number: int, name: str, dashes: str) -> str:
    """Two rows above the chart, an entry per line with its dashes and its mark."""
    left, top = LEFT + 72 + (number // 2) * 260, 32 + (number % 2) * 24
    return "\n".join(
        (
            f'<path class="s{number}" fill="none" stroke-width="2"{dashes} '
            f'd="M{left} {top}H{left + 40}"/>',
            _mark(number, left + 20, top),
            _text(left + 50, top + 4, name, "ink", "start"),
        )
    )


def _mark(number: int, left: float, top: float) -> str:
    """A shape of its own for each line, for those who don't tell the colours apart."""
    if number == 0:
        return f'<circle class="m0" cx="{left:.1f}" cy="{top:.1f}" r="4"/>'
    shapes = {
        1: "m-4 -4h8v8h-8z",
        2: "m0 -5l5 9h-10z",
        3: "m0 -5l5 5l-5 5l-5 -5z",
    }
    return f'<path class="m{number}" d="M{left:.1f} {top:.1f}{shapes[number]}"/>'


def _text(left: float | str, top: float, words: str, tone: str, anchor: str) -> str:
    return f'<text class="{tone}" x="{left}" y="{top:g}" text-anchor="{anchor}">{words}</text>'


def _scaled(value: float, low: int, high: int, begin: int, end: int) -> str:
    share = (math.log10(value) - low) / (high - low)
    return f"{begin + share * (end - begin):.1f}"


def _seconds(seconds: float) -> str:
    """ "20 ms", "3.6 s"."""
    if seconds < 1:
        return f"{seconds * 1000:.3g} ms"
    return f"{seconds:.3g} s" if seconds < 100 else f"{seconds:,.0f} s"


def main(figures: Path, to: Path) -> int:
    drawn = draw(read(figures))
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(drawn, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("figures", type=Path)
    parser.add_argument("--to", type=Path, default=CHART)
    parsed = parser.parse_args()
    raise SystemExit(main(parsed.figures, parsed.to))
