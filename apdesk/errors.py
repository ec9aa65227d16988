"""The errors that people see: what happened, what it means, what to do.

What can go wrong in the world (network, org, disk, a bad file) is converted into a `KnownError`
at the border where it happens. Whatever is not a `KnownError` is a defect of ours.
"""

from __future__ import annotations


class ApdeskError(Exception):
    """An error with three sentences fit for a dialog and for standard error.

    Attributes:
        title: What happened, in a few words ("Salesforce can't be reached").
        message: What it means for the user and the data. Never holds a secret.
        next_step: What to do now; may be empty when nothing is needed.
        code: A stable identifier for scripts and tests ("network.unreachable").
    """

    def __init__(self, title: str, message: str, next_step: str = "", *, code: str = "") -> None:
        super().__init__(title, message, next_step)
        self.title = title
        self.message = message
        self.next_step = next_step
        self.code = code

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.title}.", self.message, self.next_step) if part)


class KnownError(ApdeskError):
    """The world's fault: shown to the user as it is."""


class BugError(ApdeskError):
    """Ours: shown with a request to send the diagnostics file."""


class Cancelled(Exception):
    """The user cancelled; nothing failed."""
