"""What an administrator hangs on a save: validation rules, automation and duplicate rules.

The first two are conditions in SOQL's WHERE grammar, so that they live in the org's file like data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class DuplicateRule:
    """A save that gives `field` a value which a live record of `against` (none named: of the same
    object) has is refused, whatever the case of its letters. `action` is "alert", which a caller
    may pass on purpose, or "block".
    """

    name: str
    sobject: str
    action: str = "alert"
    field: str = "Email"
    against: Sequence[str] = ()
    message: str = "Use one of these records?"

    def __post_init__(self) -> None:
        if self.action not in ("alert", "block"):
            raise ValueError(f"unknown action: {self.action}")

    @property
    def alerts(self) -> bool:
        return self.action == "alert"

    def error(self, found: Sequence[tuple[str, str]], version: str) -> OrgError:
        """`found`: (object, id) of the records that match. The misspelt key is the platform's."""
        by_object: dict[str, list[str]] = {}
        for name, record_id in found:
            by_object.setdefault(name, []).append(record_id)
        matches = [
            {
                "entityType": name,
                "errors": [],
                "matchEngine": "ExactMatchEngine",
                "matchRecords": [_match(name, one, version) for one in ids],
                "rule": f"{name}_{self.field}_Match",
                "size": len(ids),
                "success": True,
            }
            for name, ids in by_object.items()
        ]
        told = {
            "allowSave": self.alerts,
            "duplicateRule": self.name,
            "duplicateRuleEntityType": self.sobject,
            "errorMessage": self.message,
            "matchResults": matches,
        }
        return OrgError(400, "DUPLICATES_DETECTED", self.message, extra={"duplicateResut": told})

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "against": list(self.against)}


def _match(sobject: str, record_id: str, version: str) -> dict[str, Any]:
    url = f"/services/data/v{version}/sobjects/{sobject}/{record_id}"
    return {
        "additionalInformation": [],
        "fieldDiffs": [],
        "matchConfidence": 100,
        "record": {"attributes": {"type": sobject, "url": url}, "Id": record_id},
    }
