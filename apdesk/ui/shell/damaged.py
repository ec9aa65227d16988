"""The window that stands in for the app while its database is damaged: what that means, and the
ways on from there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QStandardItemModel
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui import words
from apdesk.ui.icons import app_icon
from apdesk.ui.settings.backups import reason_words, size_words
from apdesk.ui.support import save_diagnostics
from apdesk.ui.theme import SPACE, tokens
from apdesk.ui.widgets import (
    SCROLL_BAR_WIDTH,
    Banner,
    Card,
    CopyField,
    button,
    column,
    label,
    named,
    row,
    scroll_page,
    set_role,
)
from apdesk.ui.widgets.busy import Spinner
from apdesk.ui.widgets.combo import ComboBox
from apdesk.worker import recovering
from apdesk.worker.recovering import Backup, Rescue

if TYPE_CHECKING:
    from collections.abc import Callable

    from apdesk.domain.clock import Clock
    from apdesk.worker.tasks import TaskRunner

_WIDTH, _HEIGHT = SPACE * 84, SPACE * 96
_END_HEIGHT = SPACE * 42
#: What the desktop puts around a window.
_FRAME = SPACE * 6


@dataclass(frozen=True, slots=True)
class DamagedPlace:
    """What the dialog works with: the damaged file, and nothing that reads it.

    Attributes:
        open_url: Opens an address in the system browser.
    """

    database: Path
    runner: TaskRunner
    clock: Clock
    open_url: Callable[[str], object]


class DamagedDialog(QDialog):
    """Offers the newest backup that can be used, another one, or to start anew. Accepted: the
    database can be opened again."""

    def __init__(self, place: DamagedPlace, error: ApdeskError) -> None:
        super().__init__()
        self._place = place
        self._busy = False
        self._restoring: Backup | None = None
        self.setWindowTitle(tr("The database is damaged"))
        self.setWindowIcon(app_icon())
        self.setMinimumWidth(SPACE * 68)
        self.meaning = Banner()
        self.banner = Banner()
        self.spinner = Spinner(16)
        self.spinner.hide()
        self.looking = label(tr("Looking for the newest backup that can be used…"), "muted")
        self.none = label("", wrap=True)
        self.choice = named(ComboBox(), tr("Backup"))
        self.choice.currentIndexChanged.connect(self._chosen)
        self.restore_button = button("", "primary", clicked=self.restore)
        self.anew_button = button(tr("Start anew"), clicked=self.start_anew)
        self.diagnostics_button = button(
            tr("Save diagnostics…"), clicked=lambda: save_diagnostics(self, place)
        )
        self.quit_button = button(tr("Quit"), clicked=self.reject)
        self.open_button = button(tr("Open apdesk"), "primary", clicked=self.accept)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._ways(error))
        below = column(
            self.banner,
            row(self.diagnostics_button, self.spinner, None, self.quit_button, self.open_button),
            spacing=SPACE * 2,
        )
        below.setContentsMargins(SPACE * 3, SPACE, SPACE * 3, SPACE * 3)
        whole = column(self._pages, below, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.open_button.hide()
        self.setAccessibleName(error.title)
        self.setAccessibleDescription(error.message)
        self._show_rescue(None)
        room = self.screen().availableGeometry().height() - _FRAME
        self.resize(_WIDTH, min(_HEIGHT, room))
        place.runner.start(
            recovering.look_for_backups(place.database),
            on_done=self._show_rescue,
            on_failed=self._not_found,
        )

    # -- building -------------------------------------------------------------------------------

    def _ways(self, error: ApdeskError) -> QWidget:
        """What happened, what it means, and what can be done."""
        back = Card(
            tr("Restore a backup"),
            tr(
                "apdesk goes back to how it was then, and the next sync brings the records up to "
                "date. Journeys that were live are paused."
            ),
        )
        back.body.addWidget(self.looking)
        back.body.addWidget(self.none)
        self._choice_label = label(tr("Backup"))
        self._choice_label.setBuddy(self.choice)
        line = row(self._choice_label, self.choice)
        line.setStretch(1, 1)
        back.body.addLayout(line)
        back.body.addLayout(row(self.restore_button, None))
        anew = Card(
            tr("Start anew"),
            tr(
                "apdesk begins with an empty database: you connect to Salesforce and choose what "
                "to sync once more, and the next sync brings everything from Salesforce again. "
                "What is kept here alone does not come back: edits that weren’t sent, people made "
                "here, own lists, segments, journeys, history and settings."
            ),
        )
        anew.body.addLayout(row(self.anew_button, None))
        return _page(
            label(tr("The database is damaged"), "title", wrap=True),
            label(
                tr(
                    "apdesk can’t read its file of records on this computer as a whole. A "
                    "faulty disk, a power failure or an incomplete copy can do that."
                ),
                wrap=True,
            ),
            self.meaning,
            back,
            anew,
            label(
                tr(
                    "Either way the damaged file is kept beside the new one, under another "
                    "name: nothing is deleted."
                ),
                wrap=True,
            ),
            label(error.message, "small", wrap=True, selectable=True),
        )

    def _end(self, title: str, text: str, aside: Path) -> QWidget:
        """What was done."""
        return _page(
            label(title, "title", wrap=True),
            Banner("success", tr("apdesk can be opened again"), text),
            label(tr("The damaged file is kept as:"), wrap=True),
            CopyField(tr("Damaged file"), str(aside)),
        )

    # -- which backups there are ----------------------------------------------------------------

    @Slot(object)
    def _show_rescue(self, rescue: Rescue | None) -> None:
        """None: they are still looked for."""
        usable = None if rescue is None else rescue.usable
        self.looking.setVisible(rescue is None)
        self.spinner.setVisible(rescue is None)
        for each in (self._choice_label, self.choice, self.restore_button):
            each.setVisible(usable is not None)
        self.none.setVisible(rescue is not None and usable is None)
        self.meaning.show_message(
            "info",
            tr("Nothing in Salesforce is lost"),
            tr(
                "Its records are as they were. What is lost is what you changed here after the "
                "backup, as far as apdesk hadn’t sent it yet."
            )
            if rescue is None or usable is not None
            else tr(
                "Its records are as they were. What is lost is what you changed here, as far as "
                "apdesk hadn’t sent it yet."
            ),
        )
        if rescue is None:
            return
        if usable is None:
            self.none.setText(_why_none(rescue))
            self._prefer(self.anew_button)
            return
        self._fill(rescue, usable)
        self._prefer(self.restore_button)

    def _fill(self, rescue: Rescue, usable: Backup) -> None:
        self.choice.clear()
        model = self.choice.model()
        assert isinstance(model, QStandardItemModel)
        for at, each in enumerate(rescue.backups):
            parts = [
                words.day_and_time(each.at),
                reason_words(each.reason),
                size_words(each.size),
            ]
            if each.path in rescue.unusable:
                parts.append(tr("can’t be used"))
            self.choice.addItem(" · ".join(parts), each)
            if each.path in rescue.unusable:
                model.item(at).setEnabled(False)
                model.item(at).setForeground(QColor(tokens().disabled))
        self.choice.setCurrentIndex(rescue.backups.index(usable))
        self._chosen()

    def _prefer(self, first: QWidget) -> None:
        """The button that Enter presses."""
        set_role(self.anew_button, "primary" if first is self.anew_button else "secondary")
        for each in (self.restore_button, self.anew_button):
            each.setDefault(each is first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _chosen(self) -> None:
        backup = self.choice.currentData()
        if isinstance(backup, Backup):
            text = tr("Restore the backup of {when}", when=words.day_and_time(backup.at))
            self.restore_button.setText(text)
            named(self.restore_button, text)

    @Slot(object)
    def _not_found(self, error: ApdeskError) -> None:
        self._show_rescue(Rescue())
        self.banner.show_error(error)

    # -- doing ----------------------------------------------------------------------------------

    def restore(self) -> None:
        """Puts the chosen backup in place."""
        backup = self.choice.currentData()
        if isinstance(backup, Backup):
            self._restoring = backup
            self._work(tr("Restoring…"))
            self._place.runner.start(
                recovering.restore_in_place(self._place.database, backup.path, self._place.clock),
                on_done=self._restored,
                on_failed=self._failed,
            )

    def start_anew(self) -> None:
        """Moves the damaged file out of the way."""
        self._restoring = None
        self._work(tr("Moving the damaged file aside…"))
        self._place.runner.start(
            recovering.start_anew(self._place.database, self._place.clock),
            on_done=self._started_anew,
            on_failed=self._failed,
        )

    def _work(self, text: str) -> None:
        self._set_busy(True)
        self.banner.show_message("info", text)

    def _set_busy(self, on: bool) -> None:
        self._busy = on
        self.spinner.setVisible(on)
        for each in (
            self.choice,
            self.restore_button,
            self.anew_button,
            self.diagnostics_button,
            self.quit_button,
        ):
            each.setEnabled(not on)

    @Slot(object)
    def _restored(self, aside: Path) -> None:
        when = words.day_and_time(self._restoring.at) if self._restoring is not None else ""
        self._done(
            tr("The backup of {when} was restored", when=when),
            tr(
                "The next sync brings the records up to date. Journeys that were live are paused, "
                "since the backup doesn’t know what they did since: look who is where, then "
                "resume them."
            ),
            aside,
        )

    @Slot(object)
    def _started_anew(self, aside: Path) -> None:
        self._done(
            tr("apdesk starts anew"),
            tr(
                "Connect to Salesforce and choose what to sync; the next sync brings everything "
                "from Salesforce again. The backups are still there, in the Preferences."
            )
            if self.choice.count()
            else tr(
                "Connect to Salesforce and choose what to sync; the next sync brings everything "
                "from Salesforce again."
            ),
            aside,
        )

    def _done(self, title: str, text: str, aside: Path) -> None:
        self._set_busy(False)
        self.banner.clear()
        self.diagnostics_button.hide()
        self._pages.setCurrentIndex(self._pages.addWidget(self._end(title, text, aside)))
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.open_button.show()
        self.open_button.setDefault(True)
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(self.width(), _END_HEIGHT)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._set_busy(False)
        self.banner.show_error(error)

    # -- the window -----------------------------------------------------------------------------

    @Slot()
    def come_forward(self) -> None:
        """Another copy was started."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def reject(self) -> None:
        """Quits; not while something is done to the file."""
        if not self._busy:
            super().reject()


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    set_role(page, "scroll")
    layout = column(*parts, None, spacing=SPACE * 3 // 2)
    # The scroll bar has its place beside the page: what it holds ends where the buttons below do.
    layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3 - SCROLL_BAR_WIDTH, SPACE)
    page.setLayout(layout)
    return scroll_page(page)


def _why_none(rescue: Rescue) -> str:
    if not rescue.backups:
        return tr("There is no backup.")
    return tr(
        "None of the backups can be used: they are damaged too, or were made by a newer apdesk."
    )
