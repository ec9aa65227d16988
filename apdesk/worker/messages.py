"""What the sync thread tells the window: frozen, so that both threads may hold it.

Tuples with names, because the window is opened with these classes there already: a frozen dataclass
takes eight times as long to make.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from apdesk.errors import ApdeskError, KnownError
from apdesk.language import tr

if TYPE_CHECKING:
    from apdesk.domain.run import Cause, ChangeSet, Phase, Problem
    from apdesk.sync.schedule import Slowing as Slowing

#: Minutes between the end of a run and the next one, unless the user chose others.
DEFAULT_INTERVAL = 10


class Treatment(StrEnum):
    """What the worker does after a failed run."""

    RETRY = "retry"  # again by itself, later and later
    LIMIT = "limit"  # pauses until API calls are free again
    LOGIN = "login"  # stops and asks for a new login
    PERSON = "person"  # goes on by the timer, but a person should look


_RETRY = frozenset(
    {
        "salesforce.malformed_answer",
        "salesforce.unavailable",
        "salesforce.busy",
        "salesforce.query_timeout",
        "salesforce.locator",
        "salesforce.redirected",
        "salesforce.unknown",
        "login.busy",
        "database.locked",
        "journey.campaign_unread",
        "mail.busy",
        "mail.connection_refused",
        "mail.host_unknown",
        "mail.lost",
        "mail.timeout",
        "mail.unreachable",
    }
)
#: The daily budget of our own: the ledger knows when its calls are free again.
BUDGET = "budget.reached"
_LIMIT = frozenset({"salesforce.limit", BUDGET})


def treatment_of(code: str) -> Treatment:
    """How a failed run with that error code is treated."""
    from apdesk.sync.login_state import LOST  # not what a window is shown by

    if code in LOST or code.startswith("keyring."):
        return Treatment.LOGIN
    if code in _LIMIT:
        return Treatment.LIMIT
    if code in _RETRY or code.startswith("network."):
        return Treatment.RETRY
    return Treatment.PERSON


class ErrorInfo(NamedTuple):
    """A failure in words; never a secret, never a traceback.

    Attributes:
        retry_after: Seconds that the server asked to wait, None when it didn't say.
        defect: Ours rather than the world's; the window asks for the diagnostics file.
    """

    title: str
    message: str
    next_step: str = ""
    code: str = ""
    treatment: Treatment = Treatment.PERSON
    retry_after: float | None = None
    defect: bool = False

    @property
    def text(self) -> str:
        """The message and the next step, as one paragraph."""
        return " ".join(part for part in (self.message, self.next_step) if part)

    @classmethod
    def of(cls, error: BaseException) -> ErrorInfo:
        """An exception as the window shows it; what isn't an ApdeskError is a defect of ours."""
        if isinstance(error, ApdeskError):
            wait = getattr(error, "retry_after", None)
            return cls(
                error.title,
                error.message,
                error.next_step,
                error.code,
                treatment_of(error.code),
                float(wait) if isinstance(wait, int | float) else None,
                not isinstance(error, KnownError),
            )
        return cls(
            tr("Something went wrong inside apdesk"),
            tr(
                "The run ended because of a defect of apdesk ({kind}). What was "
                "stored before is complete; nothing of your org was changed.",
                kind=type(error).__name__,
            ),
            tr("Try it again. If it comes back, save the log folder and send it to us."),
            "bug",
            Treatment.PERSON,
            defect=True,
        )

    @classmethod
    def of_problem(cls, problem: Problem) -> ErrorInfo:
        """The reason of a failed run, as its report has it."""
        return cls(
            problem.title,
            problem.message,
            problem.next_step,
            problem.code,
            treatment_of(problem.code),
        )


class SyncState(StrEnum):
    """What the worker is doing."""

    UNSET = "unset"  # not connected, or no preferences yet
    IDLE = "idle"  # waits for the next run
    RUNNING = "running"
    PAUSED = "paused"  # by the user
    RETRYING = "retrying"  # waits after a failure that heals by itself
    LIMITED = "limited"  # waits for API calls
    LOGIN = "login"  # waits for a new login


class NextRun(NamedTuple):
    """The worker's state and when it runs by itself next; `at` is None when it doesn't.

    `slowing`: why that is later than it is set to; None: it isn't.
    """

    state: SyncState
    at: datetime | None = None
    error: ErrorInfo | None = None
    slowing: Slowing | None = None


class RunStarted(NamedTuple):
    cause: Cause
    at: datetime


class RunProgress(NamedTuple):
    """How far a run is with one object.

    Attributes:
        done, total: Records; `total` is None while unknown.
        rate: Records in a second, 0.0 while unknown.
        seconds_left: Of this object's phase, None while unknown.
    """

    phase: Phase
    sobject: str | None
    done: int
    total: int | None
    rate: float = 0.0
    seconds_left: float | None = None


class RowsChanged(NamedTuple):
    """A step's ChangeSet, frozen: apdesk ids; `structure` when ids entered or left."""

    people: frozenset[int]
    companies: frozenset[int]
    structure: bool

    @classmethod
    def of(cls, changes: ChangeSet) -> RowsChanged:
        return cls(frozenset(changes.people), frozenset(changes.companies), changes.structure)

    def __or__(self, other: RowsChanged) -> RowsChanged:
        return RowsChanged(
            self.people | other.people,
            self.companies | other.companies,
            self.structure or other.structure,
        )
