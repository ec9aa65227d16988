"""What the dialogs that change records have in common: a title, words, one task at a time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from apdesk.domain.cancel import CancelToken
from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.store.edits import Batch
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.help import help_button
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, button, label, row
from apdesk.ui.widgets.busy import Spinner
from apdesk.worker.messages import RowsChanged
from apdesk.worker.tasks import Receiver, TaskHandle, Work


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a dialog stored.

    Attributes:
        rows: What must be read anew.
        title, text: What happened, for the page that opened the dialog.
        batch: What can be undone.
        record_id: The record to show now.
        partly: Not everything that was asked could be done.
    """

    rows: RowsChanged
    title: str
    text: str = ""
    batch: Batch | None = None
    record_id: int | None = None
    partly: bool = False


class EditDialog(QDialog):
    """A window-modal dialog; it ends itself once it is closed.

    Subclasses put their contents into `body` and their buttons into `buttons`, right of the free
    room there; `help_topic` is what the help says of them.

    Signals:
        stored: (Outcome) Something was stored.
    """

    stored = Signal(object)
    help_topic = ""

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._task: TaskHandle | None = None
        self._storing = False
        self._saying = ""
        self._stop: CancelToken | None = None
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = label(title, "title", wrap=True)
        self.banner = Banner()
        self.spinner = Spinner(16)
        self.said = label("", "muted")
        self.cancel_button = button(tr("Cancel"), clicked=self.reject)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE * 3 // 2)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACE)
        self.buttons.addWidget(self.spinner)
        self.buttons.addWidget(self.said)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 5 // 2, SPACE * 3, SPACE * 5 // 2)
        layout.setSpacing(SPACE * 2)
        head = row(self.title)
        if self.help_topic:
            head.addWidget(help_button(self.help_topic))
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.banner)
        layout.addLayout(self.buttons)
        self.show_busy("")

    def say_title(self, text: str) -> None:
        """Changes the title."""
        self.title.setText(text)
        self.setWindowTitle(text)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Becomes as high as the contents need, once they are laid out; never lower."""
        QTimer.singleShot(0, self, self._fit)

    @Slot()
    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        layout.activate()
        wanted = layout.totalHeightForWidth(self.width())
        if wanted > self.height():
            self.resize(self.width(), wanted)

    # -- tasks ----------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether a task goes on that was started by `start`."""
        return self._task is not None and not self._task.finished

    def start(
        self,
        work: Work,
        on_done: Receiver,
        saying: str,
        *,
        storing: bool = False,
        stop: CancelToken | None = None,
    ) -> None:
        """Starts a task; meanwhile the dialog says what it does, and how far it is where the task
        tells (done, total). One that stores something is waited for: the dialog stays until it
        says what became of it; `stop` ends such a task early."""
        self.banner.clear()
        self.show_busy(saying)
        self._saying = saying
        self._storing = storing
        self._stop = stop
        self.cancel_button.setEnabled(not storing or stop is not None)
        if storing and stop is not None:
            self._name_cancel(tr("Stop"))
        self._on_done = on_done
        self._task = self.desk.runner.start(
            work, on_done=self._answered, on_failed=self._failed, on_progress=self._moved
        )

    @Slot(object)
    def _moved(self, progress: object) -> None:
        if isinstance(progress, tuple) and self._saying:
            done, total = progress
            self.show_busy(
                tr(
                    "{doing} {done} of {total}",
                    doing=self._saying,
                    done=words.number(done),
                    total=words.number(total),
                )
            )

    def _name_cancel(self, text: str) -> None:
        self.cancel_button.setText(text)
        self.cancel_button.setAccessibleName(text)

    def show_busy(self, text: str) -> None:
        """Turns a wheel beside a text; '' for neither."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.spinner.setVisible(bool(text))

    def _ended(self) -> None:
        self._task = None
        if self._stop is not None:
            self._name_cancel(tr("Cancel"))
        self._storing = False
        self._stop = None
        self.cancel_button.setEnabled(True)
        self.show_busy("")

    @Slot(object)
    def _answered(self, result: object) -> None:
        self._ended()
        self._on_done(result)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._ended()
        self.banner.show_error(error)
        self.failed()
        self.fit()

    def failed(self) -> None:
        """A task failed; the banner says why."""

    def reject(self) -> None:
        if not self._storing:
            super().reject()
        elif self._stop is not None:
            self._stop.cancel()
            self.cancel_button.setEnabled(False)

    def finish(self, outcome: Outcome) -> None:
        """Tells what was stored, and closes."""
        self.stored.emit(outcome)
        self.accept()
