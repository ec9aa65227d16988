"""Faults on demand: what a network, an edge server or the platform does to a request.

A rule matches a request by path and body (regular expressions, searched), method and operation;
it lets `after` matching requests pass, then strikes `times` times (None: until removed). The first
rule that strikes wins.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class FaultKind(StrEnum):
    """Where "before" and "after" speak of the effect on the org's data."""

    STATUS = "status"  # refused with the error given, no effect
    DROP_BEFORE = "drop_before"  # connection closed, no effect
    DROP_AFTER = "drop_after"  # carried out, then closed without an answer
    TRUNCATE = "truncate"  # carried out, the answer breaks off half-way
    MALFORMED = "malformed"  # carried out, the answer is no JSON
    HTML = "html"  # a maintenance page of the edge server, no effect
    SLOW = "slow"  # carried out and answered, `seconds` late
    HANG = "hang"  # never answered, no effect


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule. `fault_id` is given by `Faults.add`."""

    kind: FaultKind
    path: str = ""
    method: str = ""
    operation: str = ""
    body: str = ""
    status: int = 503
    error_code: str = "SERVER_UNAVAILABLE"
    message: str = "The service is temporarily unavailable."
    seconds: float = 1.0
    after: int = 0
    times: int | None = 1
    fault_id: int = 0
    hits: int = 0

    def matches(self, method: str, path: str, operation: str, content: bytes = b"") -> bool:
        return (
            (not self.method or self.method.upper() == method)
            and (not self.operation or self.operation == operation)
            and (not self.path or re.search(self.path, path) is not None)
            and (
                not self.body
                or re.search(self.body, content.decode("utf-8", "replace")) is not None
            )
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "id": self.fault_id,
            "kind": str(self.kind),
            "match": {
                "path": self.path,
                "method": self.method,
                "operation": self.operation,
                **({"body": self.body} if self.body else {}),
            },
            "status": self.status,
            "error_code": self.error_code,
            "message": self.message,
            "seconds": self.seconds,
            "after": self.after,
            "times": self.times,
            "hits": self.hits,
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Fault:
        """A rule from the control surface's JSON. ValueError says what is wrong with it."""
        known = {"kind", "match", "status", "error_code", "message", "seconds", "after", "times"}
        if unknown := set(document) - known:
            raise ValueError(f"unknown keys: {', '.join(sorted(unknown))}")
        match = document.get("match", {})
        if isinstance(match, str):
            match = {"path": match}
        if not isinstance(match, Mapping) or set(match) - {
            "path",
            "method",
            "operation",
            "body",
        }:
            raise ValueError(
                "match is a path pattern or an object of path, method, operation, body"
            )
        values: dict[str, Any] = {
            key: document[key] for key in known - {"match", "kind"} if key in document
        }
        try:
            for name in ("path", "body"):
                re.compile(str(match.get(name, "")))
            kind = FaultKind(document["kind"])
        except KeyError:
            raise ValueError("kind is missing") from None
        except re.error as error:
            raise ValueError(f"match is no regular expression: {error}") from error
        values.update({key: str(value) for key, value in match.items()})
        return cls(kind=kind, **values)


class Faults:
    """The rules in force. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rules: dict[int, Fault] = {}
        self._seen: dict[int, int] = {}
        self._next_id = 1

    def add(self, fault: Fault) -> int:
        """Puts a rule in force; its id is returned."""
        with self._lock:
            fault_id = self._next_id
            self._next_id += 1
            self._rules[fault_id] = replace(fault, fault_id=fault_id, hits=0)
            self._seen[fault_id] = 0
            return fault_id

    def status(
        self,
        status: int,
        error_code: str = "SERVER_UNAVAILABLE",
        message: str = "The service is temporarily unavailable.",
        **rule: Any,
    ) -> int:
        """Shorthand for a STATUS rule. `rule`: path, method, operation, after, times."""
        return self.add(
            Fault(FaultKind.STATUS, status=status, error_code=error_code, message=message, **rule)
        )

    def remove(self, fault_id: int) -> None:
        with self._lock:
            self._rules.pop(fault_id, None)
            self._seen.pop(fault_id, None)

    def clear(self) -> None:
        with self._lock:
            self._rules.clear()
            self._seen.clear()

    def all(self) -> tuple[Fault, ...]:
        """Every rule in force or used up, with its hits, in the order they were added."""
        with self._lock:
            return tuple(self._rules.values())

    def strike(
        self,
        method: str,
        path: str,
        operation: str,
        content: bytes = b"",
        *,
        inner: bool = False,
    ) -> Fault | None:
        """The fault that this request meets, counted as used; None: it meets none.

        `inner`: a subrequest of a composite one, which has no wire of its own, so that only
        refusals (STATUS) can strike it.
        """
        with self._lock:
            struck: Fault | None = None
            for fault_id, fault in self._rules.items():
                if inner and fault.kind is not FaultKind.STATUS:
                    continue
                if not fault.matches(method, path, operation, content):
                    continue
                self._seen[fault_id] += 1
                spent = fault.times is not None and fault.hits >= fault.times
                if struck is None and not spent and self._seen[fault_id] > fault.after:
                    struck = replace(fault, hits=fault.hits + 1)
            if struck is not None:
                self._rules[struck.fault_id] = struck
            return struck
