"""What an administrator hangs on a save: validation rules and automation.

Both are conditions in SOQL's WHERE grammar, so that they live in the org's file like data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from apdesk.practice_org.state.errors import OrgError

_TRANSFORMS: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "title": str.title,
    "trim": str.strip,
}


@dataclass(frozen=True, slots=True)
class ValidationRule:
    """A save whose record then meets `condition` is refused with `message`."""

    name: str
    sobject: str
    condition: str
    message: str
    field: str | None = None

    def error(self) -> OrgError:
        return OrgError(
            400,
            "FIELD_CUSTOM_VALIDATION_EXCEPTION",
            self.message,
            (self.field,) if self.field else (),
        )

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Automation:
    """After a save whose record meets `condition` ('' = always): `assign` sets fields (values as
    they are stored), `transform` rewrites texts by upper, lower, title or trim."""

    name: str
    sobject: str
    condition: str = ""
    assign: Mapping[str, Any] = field(default_factory=dict)
    transform: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = set(self.transform.values()) - set(_TRANSFORMS)
        if unknown:
            raise ValueError(f"unknown transform: {', '.join(sorted(unknown))}")

    def changes(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """What it would change in `row`."""
        wanted = dict(self.assign)
        for name, transform in self.transform.items():
            value = row.get(name)
            if isinstance(value, str):
                wanted[name] = _TRANSFORMS[transform](value)
        return {name: value for name, value in wanted.items() if row.get(name) != value}

    def to_json(self) -> dict[str, Any]:
        return asdict(self)
