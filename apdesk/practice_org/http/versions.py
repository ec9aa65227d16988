"""The API versions that the org offers, as a Developer org listed them in May 2026."""

from __future__ import annotations

from typing import Any

OLDEST = 31
NEWEST = 66


def _label(number: int) -> str:
    """Release names go Winter, Spring, Summer, by versions of three a year; 31.0 is Summer '14."""
    step = number - OLDEST
    season = ("Summer", "Winter", "Spring")[step % 3]
    year = 14 + (step + 2) // 3
    return f"{season} '{year}"


VERSIONS: tuple[dict[str, Any], ...] = tuple(
    {"label": _label(number), "url": f"/services/data/v{number}.0", "version": f"{number}.0"}
    for number in range(OLDEST, NEWEST + 1)
)

_RESOURCES = (
    "composite",
    "jobs",
    "limits",
    "query",
    "queryAll",
    "sobjects",
)


def resources(version: str) -> dict[str, str]:
    """GET /services/data/vXX.0: what there is under it."""
    return {name: f"/services/data/v{version}/{name}" for name in _RESOURCES}
