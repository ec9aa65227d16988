"""What a run of the sync says while it goes on and when it has ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Cause(StrEnum):
    """Why a run was started."""

    FIRST = "first"
    TIMER = "timer"
    START = "start"
    WAKE = "wake"
    MANUAL = "manual"
    PREFERENCES = "preferences"


class Result(StrEnum):
    DONE = "done"
    HELD = "held"  # done, but removals wait for approval (safety stop)
    STOPPED = "stopped"  # cancelled or paused by the user; goes on where it stopped
    FAILED = "failed"


class Phase(StrEnum):
    CHECK = "check"  # connection and describe
    PREPARE = "prepare"  # the org gathers what a large pull will read
    PULL = "pull"  # first run or backfill of an object
    CHANGES = "changes"  # delta since the cursor
    SWEEP = "sweep"  # id comparison with the org
    SEND = "send"  # edits and creates of here to the org
    REMOVE = "remove"  # apply removals
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a run. `done` and `total` count records; `total` is None while unknown."""

    phase: Phase
    sobject: str | None = None
    done: int = 0
    total: int | None = None


@dataclass(slots=True)
class ObjectCounts:
    """What one run did to one object; the keys of `sync --json`."""

    members: int = 0
    entered: int = 0
    changed: int = 0
    left: int = 0
    deleted: int = 0
    sent_created: int = 0
    sent_updated: int = 0
    failed: int = 0
    conflicts: int = 0
    held: int = 0

    def to_json(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Problem:
    """An object-level trouble that did not end the run (frozen membership, unreadable object…)."""

    sobject: str | None
    code: str
    title: str
    message: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class RunReport:
    """How a run ended."""

    run_id: int
    cause: Cause
    result: Result
    started_at: str  # ISO 8601 UTC, Z
    seconds: float
    api_calls: int
    objects: dict[str, ObjectCounts]
    problems: tuple[Problem, ...] = ()
    error: Problem | None = None  # why it failed, when it did

    def to_json(self) -> dict[str, Any]:
        """The document that `apdesk sync --json` prints."""
        document: dict[str, Any] = {
            "result": str(self.result),
            "run": self.run_id,
            "seconds": round(self.seconds, 3),
            "api_calls": self.api_calls,
            "objects": {name: counts.to_json() for name, counts in self.objects.items()},
            "problems": [
                {
                    "object": each.sobject,
                    "code": each.code,
                    "title": each.title,
                    "message": each.message,
                    "next_step": each.next_step,
                }
                for each in self.problems
            ],
        }
        if self.error is not None:
            document["error"] = {
                "code": self.error.code,
                "title": self.error.title,
                "message": self.error.message,
                "next_step": self.error.next_step,
            }
        return document


@dataclass(slots=True)
class ChangeSet:
    """What a step changed in the local database; screens decide by it whether to refresh.

    `people` and `companies` are apdesk ids. `structure` means that ids entered or left, so that
    lists must be read again; otherwise only rows that are shown need to be.
    """

    people: set[int] = field(default_factory=set)
    companies: set[int] = field(default_factory=set)
    structure: bool = False

    def __ior__(self, other: ChangeSet) -> ChangeSet:
        self.people |= other.people
        self.companies |= other.companies
        self.structure = self.structure or other.structure
        return self

    def __bool__(self) -> bool:
        return self.structure or bool(self.people) or bool(self.companies)
