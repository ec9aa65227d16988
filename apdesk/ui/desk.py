"""What every page of the main window works with; put together by `apdesk.app`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

from apdesk.domain.clock import Clock
from apdesk.store.views import Views
from apdesk.worker.tasks import TaskRunner, Work


@dataclass(frozen=True, slots=True)
class Desk:
    """One data directory, opened for reading on the GUI thread.

    Attributes:
        database: The file, for tasks that open it themselves.
        views: The GUI thread's read-only connection.
        runner: Runs tasks and answers on the GUI thread.
        memory: The window's own state (an INI file in the data directory).
        explain: Makes the task that explains the record named by a text.
        open_url: Opens an address in the system browser.
    """

    database: Path
    views: Views
    runner: TaskRunner
    memory: QSettings
    clock: Clock
    explain: Callable[[str], Work]
    open_url: Callable[[str], object]
