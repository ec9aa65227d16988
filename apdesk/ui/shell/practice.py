"""The practice org beside the window: whether its people are at work, and the switch for that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from apdesk.domain.cancel import CancelToken
from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import Divider, column, label, named
from apdesk.worker.messages import SyncState
from apdesk.worker.tasks import Progress, Runner, Work

if TYPE_CHECKING:
    from apdesk.ui.activity.page import SyncPage
    from apdesk.worker.readers import DeskState

#: While its people are at work, something has always changed after so long.
BUSY_SYNC_MS = 60_000
#: The sentence begins under the words of the box.
_INDENT = SPACE * 3


class PracticeProcess(Protocol):
    """Whoever runs the practice org. `set_busy` takes a while, and raises KnownError."""

    @property
    def running(self) -> bool: ...

    @property
    def busy(self) -> bool: ...

    def serves(self, login_url: str) -> bool: ...

    def set_busy(self, on: bool) -> None: ...


class Practice(QObject):
    """The practice org of this data directory, for the pages (`Desk.practice`).

    Signals:
        changed: Its people went to work, or home; comes from the thread of the task.
    """

    changed = Signal()

    def __init__(
        self, process: Callable[[], PracticeProcess | None], parent: QObject | None = None
    ) -> None:
        """`process`: whoever runs it, once it was started; None before."""
        super().__init__(parent)
        self._process = process

    @property
    def running(self) -> bool:
        """Whether it can be reached."""
        process = self._process()
        return process is not None and process.running

    @property
    def busy(self) -> bool:
        """Whether its people are at work: records come, change and go by themselves."""
        process = self._process()
        return process is not None and process.busy

    def serves(self, login_url: str) -> bool:
        """Whether it is the org at this address."""
        process = self._process()
        return process is not None and process.running and process.serves(login_url)

    def set_busy(self, on: bool) -> Work:
        """A task: sends its people to work, or home. Raises KnownError "practice.silent"."""
        process = self._process()

        def work(_progress: Progress, _cancel: CancelToken) -> None:
            if process is not None:
                process.set_busy(on)
                self.changed.emit()

        return work


class PracticeSwitch(QWidget):
    """A check box, and what it does in words.

    Signals:
        chosen: (bool) The user turned it on or off.
    """

    chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = tr("Let the practice org live")
        self.box = named(QCheckBox(title), title)
        self.words = label("", "muted", wrap=True)
        self.words.setContentsMargins(_INDENT, 0, 0, 0)
        self.setLayout(column(Divider(), SPACE // 2, self.box, self.words, spacing=SPACE // 4))
        self._showing = False
        self.box.toggled.connect(self._toggled)

    def show_busy(self, on: bool) -> None:
        """Shows how it is; emits nothing."""
        self._showing = True
        try:
            self.box.setChecked(on)
        finally:
            self._showing = False
        self._say(
            tr(
                "Leads arrive, change, leave and convert every few seconds. While they do, apdesk "
                "syncs every minute; Sync now (F5) does it at once."
            )
            if on
            else tr("Leads then arrive, change, leave and convert every few seconds, as in an org.")
        )

    def show_error(self, error: ApdeskError) -> None:
        """It couldn't be changed."""
        self._say(" ".join(filter(None, (error.message, error.next_step))), "error")

    def _say(self, text: str, role: str = "muted") -> None:
        set_role(self.words, role)
        self.words.setText(text)
        self.box.setAccessibleDescription(text)

    def _toggled(self, on: bool) -> None:
        if not self._showing:
            self.chosen.emit(on)


class PracticeLife(QObject):
    """The switch on the Sync page, there while the practice org is what is synced; and the syncs
    that follow what its people do.

    Signals:
        sync_asked: Something has surely changed.
    """

    sync_asked = Signal()

    def __init__(
        self, practice: Practice, runner: Runner, page: SyncPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._practice = practice
        self._runner = runner
        self._page = page
        self._login_url = ""
        self.switch = PracticeSwitch()
        self.switch.chosen.connect(self._chosen)
        self.switch.hide()
        page.card.add_row(self.switch)
        self._often = QTimer(self)
        self._often.setInterval(BUSY_SYNC_MS)
        self._often.timeout.connect(self._look)
        practice.changed.connect(self.renew)

    def show_state(self, state: DeskState) -> None:
        """Which org is connected."""
        self._login_url = state.binding.login_url if state.binding is not None else ""
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Shows how the practice org is now."""
        here = bool(self._login_url) and self._practice.serves(self._login_url)
        busy = here and self._practice.busy
        self.switch.show_busy(busy)
        self.switch.setVisible(here)
        if not busy:
            self._often.stop()
        elif not self._often.isActive():
            self._often.start()

    @Slot(bool)
    def _chosen(self, on: bool) -> None:
        self.switch.box.setEnabled(False)
        self._runner.start(
            self._practice.set_busy(on), on_done=self._changed, on_failed=self._not_changed
        )

    @Slot(object)
    def _changed(self, _nothing: object) -> None:
        self._enable()
        self.renew()

    @Slot(object)
    def _not_changed(self, error: ApdeskError) -> None:
        self._enable()
        self.switch.show_busy(self._practice.busy)
        self.switch.show_error(error)

    def _enable(self) -> None:
        self.switch.box.setEnabled(True)
        if self.switch.isVisible() and self.switch.window().focusWidget() is None:
            self.switch.box.setFocus()  # it was lost meanwhile

    @Slot()
    def _look(self) -> None:
        if self._page.status.state is SyncState.IDLE:
            self.sync_asked.emit()
