"""Backups: when they are made, those that there are, and the way back to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QSpinBox, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import marked, plural, tr, translated
from apdesk.ui import words
from apdesk.ui.activity.tables import RowsModel, fit_height, moment, table
from apdesk.ui.desk import Desk
from apdesk.ui.help import what_is_this
from apdesk.ui.settings.flow import FlowLayout
from apdesk.ui.settings.lines import FormLine
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, Card, button, column, label, row
from apdesk.ui.widgets.combo import ComboBox
from apdesk.worker import upkeep
from apdesk.worker.upkeep import Backup, BackupChoice, BackupState

#: Lines of the table that are seen at once.
SEEN = 6
EVERY = (
    (1, marked("Every day")),
    (7, marked("Every week")),
    (0, marked("Never by itself")),
)
REASONS = {
    "scheduled": marked("On schedule"),
    "manual": marked("You asked for it"),
    "before-removals": marked("Before removals that you approved"),
    "before-restore": marked("Before another backup was restored"),
    "before-migration": marked("Before an update of apdesk"),
}


def size_words(size: int) -> str:
    """'640 kB', '12.4 MB'."""
    if size < 1_000_000:
        return tr("{size} kB", size=words.number(max(1, round(size / 1000))))
    return tr("{size} MB", size=words.value(round(size / 1_000_000, 1), "number"))


def reason_words(reason: str) -> str:
    """Why a backup was made, for the eye."""
    known = REASONS.get(reason)
    return reason if known is None else translated(known)


def backups_model(parent: QObject | None = None) -> RowsModel[Backup]:
    """Backups, newest first."""
    return RowsModel(
        (
            (tr("Made"), lambda each: moment(each.at)),
            (tr("Why"), lambda each: reason_words(each.reason)),
            (tr("Size"), lambda each: size_words(each.size)),
        ),
        parent,
    )


class RestoreDialog(QDialog):
    """Says what restoring a backup means; accepted means that it is wanted."""

    def __init__(self, backup: Backup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        when = words.day_and_time(backup.at)
        self.setWindowTitle(tr("Restore a backup"))
        self.setMinimumWidth(SPACE * 66)
        self.cancel_button = button(tr("Cancel"), clicked=self.reject)
        self.restore_button = button(tr("Restore this backup"), "danger", clicked=self.accept)
        self.setLayout(
            column(
                label(tr("Restore the backup of {when}?", when=when), "title", wrap=True),
                label(
                    tr(
                        "apdesk goes back to how it was then: contacts, companies, edits, "
                        "preferences and history."
                    ),
                    wrap=True,
                ),
                Banner(
                    "warning",
                    tr("What was done here since then is taken back"),
                    tr(
                        "Changes that you made here and that Salesforce doesn’t have yet are no "
                        "longer there. Salesforce itself is not changed: the next sync brings its "
                        "records up to date. The present state is backed up first, so that you can "
                        "come back to it."
                    ),
                ),
                SPACE,
                row(None, self.cancel_button, self.restore_button),
                margins=SPACE * 3,
                spacing=SPACE * 3 // 2,
            )
        )
        self.cancel_button.setFocus()


class BackupsCard(Card):
    """Signals:
    restore_asked: (Path) The user confirmed that this backup is to be put in place.
    """

    restore_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Backups"),
            tr(
                "A backup is a copy of everything that apdesk keeps on this computer. It holds "
                "what your lists hold, and is kept beside them, readable by you alone."
            ),
            parent,
        )
        self._desk = desk
        self._filling = False
        self._handed_on: QWidget | None = None
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(400)
        self._saving.timeout.connect(self._save)
        self.banner = Banner()
        self.every = ComboBox()
        for days, text in EVERY:
            self.every.addItem(translated(text), days)
        self.every.currentIndexChanged.connect(self._changed)
        self.keep = QSpinBox()
        self.keep.setRange(1, 365)
        self.keep.lineEdit().setTextMargins(SPACE, 0, 0, 0)
        self.keep.valueChanged.connect(self._changed)
        self.model = backups_model(self)
        self.table = table(self.model, tr("Backups"), (SPACE * 24, SPACE * 32))
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.activated.connect(self.restore)
        self.empty = label(
            tr("There is no backup yet. The first one is made after a sync."), "muted", wrap=True
        )
        self.create_button = button(tr("Back up now"), clicked=self.back_up)
        self.restore_button = button(tr("Restore…"), clicked=self.restore)
        self.body.addWidget(self.banner)
        self.body.addWidget(
            FormLine(tr("Back up"), self.every, topic="settings.backups", wide=False)
        )
        self.body.addWidget(
            FormLine(
                tr("Scheduled backups that are kept"),
                self.keep,
                topic="settings.backups_kept",
                wide=False,
            )
        )
        self.body.addSpacing(SPACE)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table)
        self.body.addLayout(
            FlowLayout(self.create_button, self.restore_button, what_is_this("settings.restore"))
        )
        self._fill(())

    # -- showing --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Reads anew which backups there are."""
        self._desk.runner.start(
            upkeep.backup_state(self._desk.database),
            on_done=self.show_state,
            on_failed=self._failed,
        )

    @Slot(object)
    def show_state(self, state: BackupState) -> None:
        """What there is, and what was chosen."""
        if not self._saving.isActive():
            self._show_choice(state.choice)
        self._show_failed(state.failed)
        self._fill(state.backups)

    def _show_choice(self, choice: BackupChoice) -> None:
        self._filling = True
        try:
            at = self.every.findData(choice.every_days)
            if at < 0:
                days = choice.every_days
                self.every.addItem(plural("Every day", "Every {n} days", days), days)
                at = self.every.count() - 1
            self.every.setCurrentIndex(at)
            self.keep.setValue(choice.keep)
        finally:
            self._filling = False

    def _show_failed(self, failed: tuple[str, str] | None) -> None:
        if failed is not None:
            when, text = failed
            self.banner.show_message(
                "warning",
                tr("The backup of {when} could not be made", when=words.day_and_time(when)),
                text,
            )
        elif self.banner.kind == "warning":
            self.banner.clear()  # it was of a backup that failed; one was made since

    def _fill(self, backups: tuple[Backup, ...]) -> None:
        self.model.set_items(backups)
        fit_height(self.table, SEEN)
        self.table.setVisible(bool(backups))
        self.empty.setVisible(not backups)
        self._chosen()

    @Slot()
    def _chosen(self) -> None:
        chosen = self.chosen is not None
        self.restore_button.setEnabled(chosen)
        self.restore_button.setToolTip("" if chosen else tr("Choose a backup above first."))

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen in the table."""
        at = self.table.currentIndex().row()
        return self.model.items[at] if 0 <= at < len(self.model.items) else None

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._let_create()
        self.banner.show_error(error)

    def let_change(self, on: bool) -> None:
        """Whether the database can be read at all; a backup can be restored even if not."""
        for each in (self.every, self.keep, self.create_button):
            each.setEnabled(on)

    # -- doing ----------------------------------------------------------------------------------

    @Slot()
    def _changed(self) -> None:
        if not self._filling:
            self._saving.start()

    @Slot()
    def _save(self) -> None:
        choice = BackupChoice(int(self.every.currentData()), self.keep.value())
        self._desk.runner.start(
            upkeep.save_backup_choice(self._desk.database, choice),
            on_done=self.show_state,
            on_failed=self._failed,
        )

    def back_up(self) -> None:
        """Backs up now."""
        had = self.create_button.hasFocus()
        self.create_button.setEnabled(False)
        self._handed_on = QApplication.focusWidget() if had else None
        self.banner.show_message("info", tr("Backing up…"))
        self._desk.runner.start(
            upkeep.create_backup(self._desk.database, self._desk.clock),
            on_done=self._created,
            on_failed=self._failed,
        )

    @Slot(object)
    def _created(self, state: BackupState) -> None:
        self._let_create()
        self.banner.show_message(
            "success", tr("The backup was made"), tr("It is the first one below.")
        )
        self.show_state(state)

    def _let_create(self) -> None:
        """The button can be pressed again, and has the focus back that went on from it, unless
        somebody took that elsewhere meanwhile."""
        self.create_button.setEnabled(True)
        handed_on, self._handed_on = self._handed_on, None
        if handed_on is not None and handed_on.hasFocus():
            self.create_button.setFocus()

    def restore(self) -> None:
        """Asks whether the chosen backup is to be put in place."""
        backup = self.chosen
        if backup is None:
            return
        dialog = RestoreDialog(backup, self.window())
        dialog.accepted.connect(lambda: self._confirmed(backup.path))
        dialog.open()

    def _confirmed(self, path: Path) -> None:
        self.setEnabled(False)
        self.banner.show_message("info", tr("Restoring…"), tr("The sync waits until this is done."))
        self.restore_asked.emit(path)

    def restored(self, error: ApdeskError | None) -> None:
        """The restore has ended; `error` says why it did not happen."""
        self.setEnabled(True)
        if error is not None:
            self.banner.show_error(error)
        else:
            self.banner.show_message(
                "success",
                tr("The backup was restored"),
                tr(
                    "What was here before it is in the list, too. The next sync brings the records "
                    "up to date. Journeys that were live are paused, since the backup doesn’t know "
                    "what they did since: look who is where, then resume them."
                ),
            )
        self.reload()
