"""What Bulk 2.0 query and ingest jobs have in common: life, states, pace, who sees them."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar

from apdesk.practice_org.http.bulk_csv import DELIMITERS, LINE_ENDINGS
from apdesk.practice_org.http.messages import Ask, Refusal, not_found, org_time

JOB_LIFE = timedelta(days=7)
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


class JobState(StrEnum):
    OPEN = "Open"
    UPLOAD_COMPLETE = "UploadComplete"
    IN_PROGRESS = "InProgress"
    JOB_COMPLETE = "JobComplete"
    FAILED = "Failed"
    ABORTED = "Aborted"


ENDED = frozenset({JobState.JOB_COMPLETE, JobState.FAILED, JobState.ABORTED})


@dataclass(slots=True)
class Pace:
    """How fast jobs get on: done after so many polls, or so many seconds of the org's clock."""

    polls: int = 2
    seconds: float = 5.0
    fail_next: str | None = None  # the errorMessage that the next job ends with


@dataclass(slots=True)
class Job:
    """What every job tells; the two kinds add their own."""

    job_id: str
    operation: str
    sobject: str
    user_id: str
    version: str
    delimiter: str
    line_ending: str
    created: datetime
    state: JobState
    changed: datetime
    started: datetime | None = None
    polls: int = 0
    processed: int = 0
    error_message: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)

    def to_json(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "id": self.job_id,
            "operation": self.operation,
            "object": self.sobject,
            "createdById": self.user_id,
            "createdDate": org_time(self.created),
            "systemModstamp": org_time(self.changed),
            "state": str(self.state),
            "concurrencyMode": "Parallel",
            "contentType": "CSV",
            "apiVersion": float(self.version),
            "lineEnding": self.line_ending,
            "columnDelimiter": self.delimiter,
        }
        if self.error_message:
            told["errorMessage"] = self.error_message
        return told

    def milliseconds(self) -> int:
        """Processing time, as told at the end."""
        if self.started is None or self.state not in ENDED:
            return 0
        return max(1, int((self.changed - self.started).total_seconds() * 1000))


AnyJob = TypeVar("AnyJob", bound=Job)


class JobTable(Generic[AnyJob]):
    """The jobs of one kind; they vanish after seven days, and `vanished` is told of each. Safe from
    any thread."""

    _serials = itertools.count(1)

    def __init__(
        self,
        clock: Callable[[], datetime],
        pace: Pace,
        vanished: Callable[[AnyJob], None] = lambda job: None,
    ) -> None:
        self._clock = clock
        self.pace = pace
        self._vanished = vanished
        self._lock = threading.Lock()
        self._jobs: dict[str, AnyJob] = {}

    def now(self) -> datetime:
        return self._clock()

    @classmethod
    def new_id(cls) -> str:
        """An 18-character id with the key prefix of jobs, 750."""
        serial = next(cls._serials)
        digits = ""
        for _ in range(7):
            serial, digit = divmod(serial, 62)
            digits = _ALPHABET[digit] + digits
        short = f"750ak000{digits}"
        suffix = "".join(
            _CHECK[sum(1 << bit for bit, char in enumerate(chunk) if char.isupper())]
            for chunk in (short[0:5], short[5:10], short[10:15])
        )
        return short + suffix

    def add(self, job: AnyJob) -> None:
        with self._lock:
            self._prune()
            self._jobs[job.job_id] = job

    def _prune(self) -> None:
        horizon = self._clock() - JOB_LIFE
        for job in [job for job in self._jobs.values() if job.created < horizon]:
            del self._jobs[job.job_id]
            self._vanished(job)

    def get(self, ask: Ask, job_id: str) -> AnyJob:
        """The user's job, under either length of its id. NOT_FOUND (404)."""
        with self._lock:
            self._prune()
            job = next((job for key, job in self._jobs.items() if job_id in {key, key[:15]}), None)
        if job is None or job.user_id != ask.user():
            raise not_found()
        return job

    def of_user(self, ask: Ask) -> list[AnyJob]:
        """Newest first."""
        with self._lock:
            self._prune()
            jobs = list(self._jobs.values())
        return [job for job in reversed(jobs) if job.user_id == ask.user()]

    def all(self) -> list[AnyJob]:
        with self._lock:
            return list(self._jobs.values())

    def remove(self, job: AnyJob) -> None:
        with self._lock:
            self._jobs.pop(job.job_id, None)

    def due(self, job: Job, *, polled: bool) -> JobState:
        """Where the pace puts a job that isn't over: in progress or complete."""
        if polled:
            job.polls += 1
        waited = self._clock() - (job.started or job.changed)
        if job.polls >= self.pace.polls or waited >= timedelta(seconds=self.pace.seconds):
            return JobState.JOB_COMPLETE
        return JobState.IN_PROGRESS if job.polls else JobState.UPLOAD_COMPLETE

    def take_failure(self) -> str | None:
        """The failure that the next job is to end with, once."""
        with self._lock:
            message, self.pace.fail_next = self.pace.fail_next, None
            return message


def delimiter_of(document: dict[str, Any]) -> str:
    return _one_of(document, "columnDelimiter", "COMMA", DELIMITERS)


def line_ending_of(document: dict[str, Any]) -> str:
    return _one_of(document, "lineEnding", "LF", LINE_ENDINGS)


def _one_of(document: dict[str, Any], name: str, default: str, known: dict[str, str]) -> str:
    value = document.get(name, default)
    if value not in known:
        raise Refusal(400, "INVALIDJOB", f"{name}: {value} is not one of {', '.join(known)}")
    return str(value)


def check_csv(document: dict[str, Any]) -> None:
    if document.get("contentType", "CSV") != "CSV":
        raise Refusal(400, "INVALIDJOB", "contentType: only CSV is supported")


def invalid_state(message: str) -> Refusal:
    return Refusal(400, "INVALIDJOBSTATE", message)
