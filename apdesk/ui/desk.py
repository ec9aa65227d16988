"""What every page of the main window works with; put together by `apdesk.app`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from apdesk.ui.shell.later import Later
from apdesk.worker.tasks import TaskRunner, Work

if TYPE_CHECKING:
    from apdesk.deployment import Deployment
    from apdesk.domain.clock import Clock
    from apdesk.errors import ApdeskError
    from apdesk.store.views import Views
    from apdesk.ui.shell.practice import Practice
    from apdesk.worker.journey_choices import Choices


class Desk:
    """One data directory, opened for reading on the GUI thread.

    Attributes:
        database: The file, for tasks that open it themselves.
        runner: Runs tasks and answers on the GUI thread.
        memory: The window's own state (an INI file in the data directory).
        explain: Makes the task that explains the record named by a text.
        open_url: Opens an address in the system browser.
        choices: Makes what the steps of journeys are chosen from; None: a vault of its own is
            opened for it.
        practice: The practice org of this data directory; None: apdesk can't start one here.
        deployed: What an administrator decided beforehand; None: nothing.
    """

    def __init__(
        self,
        *,
        database: Path,
        views: Views | Later[Views],
        runner: TaskRunner,
        memory: QSettings,
        clock: Clock,
        explain: Callable[[str], Work],
        open_url: Callable[[str], object],
        choices: Callable[[], Choices] | None = None,
        practice: Practice | None = None,
        deployed: Deployment | None = None,
    ) -> None:
        """`views` may be opened with the first rows that are read."""
        self.database = database
        self._views = views
        self.runner = runner
        self.memory = memory
        self.clock = clock
        self.explain = explain
        self.open_url = open_url
        self.choices = choices
        self.practice = practice
        self.deployed = deployed

    def met(self, error: ApdeskError) -> None:
        """Something could not be read on the GUI thread: whoever watches the tasks hears of it,
        as of one of theirs."""
        self.runner.failed.emit(error)

    @property
    def views(self) -> Views:
        """The GUI thread's read-only connection. Raises KnownError when it can't be opened."""
        return self._views() if isinstance(self._views, Later) else self._views
