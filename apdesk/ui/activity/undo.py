"""Undoing: what it would do, shown before it is done, and what it did, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import plural, tr
from apdesk.store.views import RunSummary
from apdesk.ui import words
from apdesk.ui.activity.tables import RowsModel, table
from apdesk.ui.desk import Desk
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, button, column, label, row
from apdesk.worker import undoing
from apdesk.worker.undoing import Skipped, Undone


def undone_words(done: Undone) -> tuple[str, str]:
    """(title, text) of a banner: what was undone, and what could not be."""
    if not done.reversed:
        title = tr("Nothing was set back")
        text = "" if done.skipped else tr("There was nothing to undo.")
    else:
        title = plural("{n} change was undone", "{n} changes were undone", done.reversed)
        text = tr("What Salesforce has of them already is set back there by the next sync.")
    if done.skipped:
        stay = plural(
            "{n} value stays as it is: {reasons}.",
            "{n} values stay as they are: {reasons}.",
            len(done.skipped),
            reasons=_reasons(done.skipped),
        )
        text = f"{text} {stay}".strip()
    return title, text


def _reasons(skipped: tuple[Skipped, ...]) -> str:
    """The different reasons, as one text."""
    found = dict.fromkeys(each.why.rstrip(".") for each in skipped)
    return "; ".join(found)


def skipped_model(parent: QObject | None = None) -> RowsModel[Skipped]:
    """The values that can't be set back, and why."""
    return RowsModel(
        (
            (tr("Record"), lambda each: each.name),
            (tr("Field"), lambda each: each.label),
            (tr("Why it stays as it is"), lambda each: each.why),
        ),
        parent,
    )


class UndoRunDialog(QDialog):
    """Says what undoing a run would do, and does it when it is confirmed.

    Signals:
        confirmed: (run id) Undo it.
    """

    confirmed = Signal(int)

    def __init__(self, desk: Desk, run: RunSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self.setWindowTitle(tr("Undo this run"))
        self.setMinimumWidth(SPACE * 78)
        when = words.day_and_time(run.started_at)
        self.said = label(tr("Looking what can be undone…"), wrap=True)
        self.banner = Banner("error")
        self.skipped = skipped_model(self)
        self.skipped_table = table(
            self.skipped, tr("Values that stay as they are"), (SPACE * 24, SPACE * 18)
        )
        self.skipped_title = label("", "strong")
        self.cancel_button = button(tr("Cancel"), clicked=self.reject)
        self.undo_button = button(tr("Undo this run"), "primary", clicked=self._go)
        self.undo_button.setEnabled(False)
        for each in (self.skipped_title, self.skipped_table):
            each.hide()
        layout = column(
            label(tr("Undo the run of {time}?", time=when), "title"),
            self.banner,
            self.said,
            label(
                tr(
                    "Values that the run took over from Salesforce, or sent there, go back to what "
                    "they were before. Records that entered, left or were created stay as they are."
                ),
                "muted",
                wrap=True,
            ),
            self.skipped_title,
            self.skipped_table,
            None,
            row(None, self.cancel_button, self.undo_button),
            margins=SPACE * 3,
            spacing=SPACE * 3 // 2,
        )
        self.setLayout(layout)
        self.cancel_button.setFocus()
        desk.runner.start(
            undoing.preview_undo_run(desk.database, desk.clock, run.run_id),
            on_done=self._previewed,
            on_failed=self._failed,
        )

    @Slot(object)
    def _previewed(self, found: Undone) -> None:
        if found.reversed:
            self.said.setText(
                plural(
                    "{n} value goes back to what it was. The next sync sends it to Salesforce.",
                    "{n} values go back to what they were. The next sync sends them to Salesforce.",
                    found.reversed,
                )
            )
            self.undo_button.setText(plural("Undo {n} value", "Undo {n} values", found.reversed))
            self.undo_button.setAccessibleName(self.undo_button.text())
        else:
            self.said.setText(tr("Nothing of this run can be undone."))
        self.undo_button.setEnabled(found.reversed > 0)
        self.skipped.set_items(found.skipped)
        self.skipped_title.setText(
            plural("{n} value stays as it is", "{n} values stay as they are", len(found.skipped))
        )
        for each in (self.skipped_title, self.skipped_table):
            each.setVisible(bool(found.skipped))
        self.adjustSize()
        if found.reversed:
            self.undo_button.setFocus()

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.said.hide()
        self.banner.show_error(error)

    def _go(self) -> None:
        self.accept()
        self.confirmed.emit(self._run.run_id)
