"""Undoing: what it would do, shown before it is done, and what it did, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from apdesk.errors import ApdeskError
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
        title = "Nothing was set back"
        text = "" if done.skipped else "There was nothing to undo."
    else:
        title = f"{words.count(done.reversed, 'change was', 'changes were')} undone"
        text = "What Salesforce has of them already is set back there by the next sync."
    if done.skipped:
        many = words.count(len(done.skipped), "value stays as it is", "values stay as they are")
        text = f"{text} {many}: {_reasons(done.skipped)}.".strip()
    return title, text


def _reasons(skipped: tuple[Skipped, ...]) -> str:
    """The different reasons, as one text."""
    found = dict.fromkeys(each.why.rstrip(".") for each in skipped)
    return "; ".join(found)


def skipped_model(parent: QObject | None = None) -> RowsModel[Skipped]:
    """The values that can't be set back, and why."""
    return RowsModel(
        (
            ("Record", lambda each: each.name),
            ("Field", lambda each: each.label),
            ("Why it stays as it is", lambda each: each.why),
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
        self.setWindowTitle("Undo this run")
        self.setMinimumWidth(SPACE * 78)
        when = words.day_and_time(run.started_at)
        self.said = label("Looking what can be undone…", wrap=True)
        self.banner = Banner("error")
        self.skipped = skipped_model(self)
        self.skipped_table = table(
            self.skipped, "Values that stay as they are", (SPACE * 24, SPACE * 18)
        )
        self.skipped_title = label("", "strong")
        self.cancel_button = button("Cancel", clicked=self.reject)
        self.undo_button = button("Undo this run", "primary", clicked=self._go)
        self.undo_button.setEnabled(False)
        for each in (self.skipped_title, self.skipped_table):
            each.hide()
        layout = column(
            label(f"Undo the run of {when}?", "title"),
            self.banner,
            self.said,
            label(
                "Values that the run took over from Salesforce, or sent there, go back to what "
                "they were before. Records that entered, left or were created stay as they are.",
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
            many = words.count(found.reversed, "value goes", "values go")
            self.said.setText(
                f"{many} back to what they were. The next sync sends them to Salesforce."
                if found.reversed > 1
                else f"{many} back to what it was. The next sync sends it to Salesforce."
            )
            self.undo_button.setText(f"Undo {words.count(found.reversed, 'value', 'values')}")
            self.undo_button.setAccessibleName(self.undo_button.text())
        else:
            self.said.setText("Nothing of this run can be undone.")
        self.undo_button.setEnabled(found.reversed > 0)
        self.skipped.set_items(found.skipped)
        many = words.count(len(found.skipped), "value stays as it is", "values stay as they are")
        self.skipped_title.setText(many)
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
