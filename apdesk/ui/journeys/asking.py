"""The small dialogs of the list of journeys: another name, pausing, going on, deleting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.language import plural, tr
from apdesk.ui.desk import Desk
from apdesk.ui.help import what_is_this
from apdesk.ui.people.dialog import EditDialog
from apdesk.ui.people.form import FormRow
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit, button, label, named
from apdesk.worker import journeys

if TYPE_CHECKING:
    from apdesk.worker.journeys import JourneyRow

#: Characters of a name (apdesk.store.journeys.catalogue).
LONGEST = 80


class RenameDialog(EditDialog):
    """Asks for another name.

    Signals:
        kept: (JourneyRow) It is stored.
    """

    kept = Signal(object)

    def __init__(self, desk: Desk, row: JourneyRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Rename “{name}”", name=row.name), parent)
        self.setMinimumWidth(SPACE * 50)
        self._row = row
        self.name = named(LineEdit(), tr("Name"))
        self.name.setMaxLength(LONGEST)
        self.name.show_text(row.name)
        self.name.selectAll()
        self.body.addWidget(FormRow(tr("Name"), self.name, required=True))
        self.body.addStretch(1)
        self.save_button = button(tr("Rename"), "primary", clicked=self._save)
        self.buttons.addWidget(self.save_button)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._save)
        self.name.setFocus()

    @Slot()
    def _typed(self) -> None:
        self.save_button.setEnabled(bool(self.name.text().strip()) and not self.busy)

    @Slot()
    def _save(self) -> None:
        if not self.save_button.isEnabled():
            return
        self.save_button.setEnabled(False)
        work = journeys.rename(self.desk.database, self._row.id, self.name.text())
        self.start(work, self._saved, tr("Saving…"), storing=True)

    def failed(self) -> None:
        self._typed()
        self.name.setFocus()

    @Slot(object)
    def _saved(self, row: JourneyRow) -> None:
        self.kept.emit(row)
        self.accept()


class PauseDialog(EditDialog):
    """Says what pausing means, or going on, and does it.

    Signals:
        kept: (JourneyRow) It is done.
    """

    kept = Signal(object)

    def __init__(self, desk: Desk, row: JourneyRow, parent: QWidget | None = None) -> None:
        self._pausing = row.state == "live"
        if self._pausing:
            asked = tr("Pause “{name}”?", name=row.name)
        else:
            asked = tr("Resume “{name}”?", name=row.name)
        super().__init__(desk, asked, parent)
        self.setMinimumWidth(SPACE * 56)
        self._row = row
        for text in self._meaning():
            self.body.addWidget(label(text, wrap=True))
        self.body.addStretch(1)
        text = tr("Pause journey") if self._pausing else tr("Resume journey")
        self.do_button = button(text, "primary", clicked=self._do)
        self.buttons.insertWidget(0, what_is_this("journeys.pause"))
        self.buttons.addWidget(self.do_button)
        self.do_button.setFocus()

    def _meaning(self) -> tuple[str, ...]:
        if self._pausing:
            return (
                plural(
                    "Nobody moves until you resume it: {n} person stays where they are, and "
                    "nobody comes in. What the journey has asked of Salesforce or a mail server "
                    "already is still done.",
                    "Nobody moves until you resume it: {n} people stay where they are, and nobody "
                    "comes in. What the journey has asked of Salesforce or a mail server already "
                    "is still done.",
                    self._row.inside,
                ),
                tr(
                    "Whoever meets a trigger meanwhile doesn’t come in, not even afterwards. "
                    "Delays go on: those that end meanwhile are over when you resume."
                ),
            )
        return (
            plural(
                "It goes on where it stopped: {n} person inside. Delays that ended meanwhile are "
                "over, so some people may move at once.",
                "It goes on where it stopped: {n} people inside. Delays that ended meanwhile are "
                "over, so some people may move at once.",
                self._row.inside,
            ),
            tr("Whoever came to meet a trigger while it was paused doesn’t come in by that."),
        )

    @Slot()
    def _do(self) -> None:
        self.do_button.setEnabled(False)
        desk = self.desk
        if self._pausing:
            work = journeys.pause(desk.database, self._row.id)
            self.start(work, self._done, tr("Pausing…"), storing=True)
        else:
            work = journeys.resume(desk.database, desk.clock, self._row.id)
            self.start(work, self._done, tr("Resuming…"), storing=True)

    def failed(self) -> None:
        self.do_button.setEnabled(True)

    @Slot(object)
    def _done(self, row: JourneyRow) -> None:
        self.kept.emit(row)
        self.accept()


class DeleteJourneyDialog(EditDialog):
    """Asks whether a journey is to be deleted; says how many are inside.

    Signals:
        kept: (None) It is deleted.
    """

    kept = Signal(object)

    def __init__(self, desk: Desk, row: JourneyRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("Delete “{name}”?", name=row.name), parent)
        self.setMinimumWidth(SPACE * 56)
        self._row = row
        self.inside = label("", "warning", wrap=True)
        if row.inside:
            self.inside.setText(
                plural(
                    "{n} person is inside. Their way ends here: nothing more happens to them by "
                    "this journey.",
                    "{n} people are inside. Their way ends here: nothing more happens to them by "
                    "this journey.",
                    row.inside,
                )
            )
            self.body.addWidget(self.inside)
        self.words = label(
            tr(
                "The journey is deleted with its published versions and with everybody’s way "
                "through it. People, lists and e-mail templates stay. This can’t be undone."
            ),
            wrap=True,
        )
        self.body.addWidget(self.words)
        self.body.addStretch(1)
        self.delete_button = button(tr("Delete journey"), "danger", clicked=self._delete)
        self.buttons.addWidget(self.delete_button)
        self.cancel_button.setFocus()

    @Slot()
    def _delete(self) -> None:
        self.delete_button.setEnabled(False)
        work = journeys.delete(self.desk.database, self._row.id)
        self.start(work, self._deleted, tr("Deleting…"), storing=True)

    def failed(self) -> None:
        self.delete_button.setEnabled(True)

    @Slot(object)
    def _deleted(self, _nothing: object) -> None:
        self.kept.emit(None)
        self.accept()
