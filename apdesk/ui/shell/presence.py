"""apdesk outside its window: the tray, and the notifications of what needs a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from apdesk.errors import ApdeskError
from apdesk.ui.shell.attention import Attention, Where
from apdesk.ui.shell.tray import KEEP_RUNNING, Tray, wanted
from apdesk.ui.sidebar import Place
from apdesk.worker import journeys

if TYPE_CHECKING:
    from apdesk.ui.main_window import MainWindow
    from apdesk.worker.journeys import JourneyRow
    from apdesk.worker.sync_worker import SyncWorker

#: How often, and for how long, a tray is waited for that comes up with the session.
_LOOK_MS, _LOOKS = 500, 40


class Presence(QObject):
    """Joins the tray to the worker and the window.

    Signals:
        open_asked, quit_asked: Of the tray.
    """

    open_asked = Signal()
    quit_asked = Signal()

    def __init__(self, window: MainWindow, worker: SyncWorker, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.attention = Attention(self)
        self.tray = Tray(window.desk.memory, self)
        self._hear(worker)
        self._speak()
        self.tray.show_next_run(window.next_run)
        self.attention.show_state(window.state)
        # what is stuck already was known before
        window.desk.runner.start(
            journeys.rows(window.database),
            on_done=self._journeys_read,
            on_failed=self._journeys_not_read,
        )
        self.tray.show()

    def _hear(self, worker: SyncWorker) -> None:
        attention, window = self.attention, self._window
        worker.next_run_changed.connect(self.tray.show_next_run)
        worker.next_run_changed.connect(attention.next_run_changed)
        worker.run_finished.connect(attention.run_finished)
        worker.run_failed.connect(attention.run_failed)
        worker.journeys_moved.connect(attention.journeys_moved)
        window.state_shown.connect(attention.show_state)
        window.waiting_shown.connect(attention.show_waiting)

    def _speak(self) -> None:
        tray, window = self.tray, self._window
        self.attention.raised.connect(tray.tell)
        self.attention.changed.connect(tray.show_needed)
        tray.sync_asked.connect(window.sync_now)
        tray.pause_asked.connect(window.pause_asked)
        tray.resume_asked.connect(window.resume_asked)
        tray.open_asked.connect(self.open_asked)
        tray.quit_asked.connect(self.quit_asked)
        tray.shown_asked.connect(self._show)

    @Slot(object)
    def _journeys_read(self, rows: tuple[JourneyRow, ...]) -> None:
        self.attention.show_stuck(journeys.stuck_people(rows))
        self._window.people_stuck.connect(self.attention.show_stuck)

    @Slot(object)
    def _journeys_not_read(self, _error: ApdeskError) -> None:
        """The Journeys page says why; what it tells of later is heard."""
        self._window.people_stuck.connect(self.attention.show_stuck)

    @Slot(object)
    def _show(self, where: Where) -> None:
        """Goes to where a trouble is seen to; who is in the wizard stays there."""
        window = self._window
        if window.wizard_open:
            return
        if where is Where.ERRORS:
            window.deeds.sync_tab("errors")
        else:
            window.go(Place.JOURNEYS if where is Where.JOURNEYS else Place.SYNC)

    @property
    def outlives_window(self) -> bool:
        """Whether apdesk goes on once its window is closed."""
        return wanted(self._window.desk.memory, KEEP_RUNNING)

    def window_closed(self) -> None:
        """apdesk goes on; that is said once."""
        self.tray.tell_it_goes_on()

    def hide(self) -> None:
        """The app ends."""
        self.tray.hide()


class TrayWatch(QObject):
    """Waits for a tray: at login, a panel may come up later than apdesk.

    Signals:
        found: There is one now.
        gave_up: There will be none.
    """

    found = Signal()
    gave_up = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = _LOOKS
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        self._left -= 1
        if Tray.available():
            self._timer.stop()
            self.found.emit()
        elif self._left <= 0:
            self._timer.stop()
            self.gave_up.emit()
