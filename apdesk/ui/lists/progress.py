"""How far the work on a list is that goes on in the background, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui import words
from apdesk.ui.widgets import Banner
from apdesk.ui.widgets.banner import Kind
from apdesk.worker.tasks import TaskHandle

_SAID_MS = 6000


class WorkBanner(Banner):
    """One work at a time; what became of it is said for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._task: TaskHandle | None = None
        self._doing = ""
        self.cancel_button = self.add_action(tr("Cancel"), self._cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAID_MS)
        self._timer.timeout.connect(self.clear)

    def follow(self, doing: str, task: TaskHandle, text: str = "") -> None:
        """Shows a work under way; an earlier one is given up."""
        if self._task is not None:
            self._task.cancel()
        self._timer.stop()
        self._task, self._doing = task, doing
        self.show_message("info", doing, text)
        self.show_actions(True)
        self.cancel_button.setEnabled(True)

    @Slot(object)
    def moved(self, progress: tuple[int, int]) -> None:
        """So many of so many records are done."""
        if self._task is not None:
            done, total = words.number(progress[0]), words.number(progress[1])
            self.show_message(
                "info", self._doing, tr("{done} of {total} records", done=done, total=total)
            )

    def over(self, kind: Kind, title: str, text: str = "") -> None:
        """What became of it; it disappears by itself, unless it is bad news."""
        self._task = None
        self.show_actions(False)
        self.show_message(kind, title, text)
        if kind in ("success", "info"):
            self._timer.start()

    def show_error(self, error: ApdeskError) -> None:
        self._task = None
        self._timer.stop()
        self.show_actions(False)
        super().show_error(error)

    def _cancel(self) -> None:
        if self._task is not None:
            self.cancel_button.setEnabled(False)
            self._task.cancel()
