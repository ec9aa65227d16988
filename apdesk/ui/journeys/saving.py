"""The draft is saved by itself, a moment after each change; nothing is lost on the way."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from apdesk.domain.cancel import CancelToken
from apdesk.domain.journey.graph import Graph
from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.desk import Desk
from apdesk.worker import journeys
from apdesk.worker.tasks import Progress, Work, as_apdesk_error

if TYPE_CHECKING:
    from apdesk.worker.journeys import JourneyRow

log = logging.getLogger("apdesk.journeys")

PAUSE_MS = 600


class _Order:
    """Lets no save come after a newer one, in whatever thread they are done."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._given = self._newest = 0

    def next(self, work: Work) -> Work:
        """The work, as the newest; it does nothing, and returns None, once a newer one is done."""
        self._given += 1
        number = self._given

        def in_order(progress: Progress, cancel: CancelToken) -> object:
            with self._lock:
                if number < self._newest:
                    return None
                result = work(progress, cancel)
                self._newest = number
                return result

        return in_order


class DraftSaver(QObject):
    """One save at a time, always of what is newest.

    Signals:
        saved: (JourneyRow) Everything is stored.
        failed: (ApdeskError) It couldn't be stored; it is tried again with the next change, by
            `flush`, and by `finish`.
        told: (str) How it is, in a word or two.
    """

    saved = Signal(object)
    failed = Signal(object)
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._journey_id: int | None = None
        self._wanted: Graph | None = None
        self._going: Graph | None = None
        self._order = _Order()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    @property
    def clean(self) -> bool:
        """Whether everything is stored."""
        return self._wanted is None and self._going is None

    def begin(self, journey_id: int) -> None:
        """Another journey; what was changed of the one before must be stored by now (`finish`)."""
        self._pause.stop()
        self._journey_id = journey_id
        self._wanted = self._going = None
        self.told.emit("")

    def forget(self) -> None:
        """The journey is gone: nothing is to be stored of it."""
        self._pause.stop()
        self._journey_id = None
        self._wanted = self._going = None

    def change(self, graph: Graph) -> None:
        """This is to be stored in a moment."""
        self._wanted = graph
        self.told.emit(tr("Not saved yet"))
        self._pause.start()

    @Slot()
    def flush(self) -> None:
        """Stores at once what isn't stored."""
        self._pause.stop()
        if self._wanted is None or self._going is not None or self._journey_id is None:
            return
        self._going, self._wanted = self._wanted, None
        self.told.emit(tr("Saving…"))
        self._desk.runner.start(
            self._work(self._journey_id, self._going),
            on_done=self._done,
            on_failed=self._not_done,
            on_cancelled=self._cancelled,
        )

    def finish(self) -> ApdeskError | None:
        """Stores here and now what isn't stored: the window is about to close, or another journey
        to be shown. The error, if it couldn't be."""
        self._pause.stop()
        graph = self._wanted if self._wanted is not None else self._going
        if graph is None or self._journey_id is None:
            return None
        work = self._work(self._journey_id, graph)
        try:
            row = work(_nobody, CancelToken())
        except Exception as error:
            told = as_apdesk_error(error)
            log.warning("the draft couldn't be saved: %s", told.code)
            self._wanted = graph
            return told
        self._wanted = self._going = None
        self.told.emit(tr("Saved"))
        self.saved.emit(row)
        return None

    def _work(self, journey_id: int, graph: Graph) -> Work:
        return self._order.next(
            journeys.save_draft(self._desk.database, self._desk.clock, journey_id, graph)
        )

    @Slot(object)
    def _done(self, row: JourneyRow | None) -> None:
        if row is None or row.id != self._journey_id or self._going is None:
            return  # `finish` has stored something newer
        self._going = None
        if self._wanted is None:
            self.told.emit(tr("Saved"))
            self.saved.emit(row)
        else:
            self.flush()

    @Slot(object)
    def _not_done(self, error: ApdeskError) -> None:
        if self._going is None:
            return  # the same
        if self._wanted is None:
            self._wanted = self._going
        self._going = None
        self.told.emit(tr("Not saved"))
        self.failed.emit(error)

    @Slot()
    def _cancelled(self) -> None:
        if self._wanted is None:
            self._wanted = self._going
        self._going = None


def _nobody(_progress: object) -> None:
    """Nobody is told how far it is."""
