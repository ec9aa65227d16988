"""The import of people from a file: columns, preview, import, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QWidget

from apdesk.domain.cancel import CancelToken
from apdesk.errors import ApdeskError
from apdesk.language import marked, plural, tr, translated
from apdesk.ui import words
from apdesk.ui.activity.undo import undone_words
from apdesk.ui.desk import Desk
from apdesk.ui.help import help_button
from apdesk.ui.importing.columns import ColumnsPage
from apdesk.ui.importing.preview import PreviewPage
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import (
    SCROLL_BAR_WIDTH,
    Banner,
    button,
    column,
    label,
    named,
    order_focus,
    row,
    scroll_in_line,
)
from apdesk.ui.widgets.busy import BusyOverlay
from apdesk.ui.widgets.steps import StepHeader
from apdesk.worker import importing, undoing
from apdesk.worker.importing import ImportPreview, ImportResult, Opened, Plan
from apdesk.worker.tasks import TaskHandle
from apdesk.worker.undoing import Undone

STEPS = (marked("Columns"), marked("Preview"), marked("Done"))
_FOLDER = "import/folder"


def ask_for_file(desk: Desk, parent: QWidget) -> Path | None:
    """The file that the user chooses, None when none is chosen."""
    folder = str(desk.memory.value(_FOLDER, "") or Path.home())
    chosen, _ = QFileDialog.getOpenFileName(
        parent,
        tr("Import contacts"),
        folder,
        tr("Tables (*.csv *.tsv *.txt);;All files (*)"),
    )
    if not chosen:
        return None
    desk.memory.setValue(_FOLDER, str(Path(chosen).parent))
    return Path(chosen)


class ImportDialog(QDialog):
    """Nothing is stored before the import button of the preview is pressed.

    Signals:
        imported: (ImportResult) People were added or changed; or, once undone, taken back.
    """

    imported = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Shows nothing yet; `open_file` reads one."""
        super().__init__(parent)
        self._desk = desk
        self._opened: Opened | None = None
        self._plan: Plan | None = None
        self._task: TaskHandle | None = None
        self._stop: CancelToken | None = None  # of an import under way
        self._result: ImportResult | None = None
        self.setWindowTitle(tr("Import contacts"))
        self.resize(SPACE * 112, SPACE * 78)
        self.steps = StepHeader(tuple(map(translated, STEPS)))
        self.banner = Banner()
        self.columns = ColumnsPage()
        self.preview = PreviewPage()
        self.done_page = QWidget()
        self.done_banner = Banner()
        self.left_out = label("", wrap=True)
        self.undo_button = button(tr("Undo this import"), clicked=self.undo)
        done = column(self.done_banner, self.left_out, row(self.undo_button, None), None)
        done.setContentsMargins(0, 0, SCROLL_BAR_WIDTH, 0)
        self.done_page.setLayout(done)
        self._pages = QStackedWidget()
        for each in (self.columns, self.preview, self.done_page):
            self._pages.addWidget(each)
        self.file_button = button(tr("Choose another file…"), clicked=self.choose_file)
        self.cancel_button = button(tr("Cancel"), clicked=self.reject)
        self.back_button = button(tr("Back"), clicked=self.go_back)
        self.next_button = button(tr("Preview"), "primary", clicked=self.go_next)
        self.setLayout(
            column(
                row(label(tr("Import contacts"), "title"), None, help_button("import")),
                self.steps,
                SPACE,
                self.banner,
                scroll_in_line(self._pages),
                row(
                    self.file_button,
                    None,
                    self.cancel_button,
                    self.back_button,
                    self.next_button,
                ),
                margins=SPACE * 3,
                spacing=SPACE * 3 // 2,
            )
        )
        self.busy = BusyOverlay(self)
        self.busy.cancelled.connect(self._cancel_task)
        self.columns.changed.connect(self._tell)
        self.preview.changed.connect(self._tell)
        self._tell()

    # -- the file -------------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Reads a file and guesses its columns."""
        self.busy.start(tr("Reading the file…"), path.name)
        self._task = self._desk.runner.start(
            importing.open_file(self._desk.database, path),
            on_done=self._opened_file,
            on_failed=self._unreadable,
            on_cancelled=self._cancelled,
        )

    @Slot(object)
    def _opened_file(self, opened: Opened) -> None:
        self.busy.stop()
        self._opened = opened
        self.columns.show_file(opened)
        self._show_page(self.columns)

    @Slot(object)
    def _unreadable(self, error: ApdeskError) -> None:
        self._failed(error)
        self.file_button.setFocus()

    def choose_file(self) -> None:
        """Asks for another file."""
        path = ask_for_file(self._desk, self)
        if path is not None:
            self.open_file(path)

    # -- pages ----------------------------------------------------------------------------------

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.steps.set_current(self._pages.indexOf(page))
        self.banner.clear()
        self._tell()
        order_focus(self)
        self._focus_next()

    def _focus_next(self) -> None:
        """To the button that goes on; while it can't, to what has to be changed first."""
        if self.next_button.isEnabled():
            self.next_button.setFocus()
        elif self._pages.currentWidget() is self.columns:
            next(iter(self.columns.combos.values()), self.file_button).setFocus()
        else:
            self.back_button.setFocus()

    @Slot()
    def _tell(self) -> None:
        """What the buttons say and do on this page."""
        page = self._pages.currentWidget()
        self.back_button.setVisible(page is self.preview)
        self.cancel_button.setVisible(page is not self.done_page)
        text, enabled = tr("Close"), True
        self.file_button.setVisible(page is self.columns)
        if page is self.columns:
            problem = self.columns.problem() if self._opened is not None else ""
            text, enabled = tr("Preview"), self._opened is not None and not problem
            if self._opened is None:
                pass  # what is wrong with the file is said already
            elif problem:
                self.banner.show_message("warning", problem)
            else:
                self.banner.clear()
        elif page is self.preview:
            text, enabled = self._import_words()
        self.next_button.setText(text)
        self.next_button.setEnabled(enabled)
        named(self.next_button, text)

    def _import_words(self) -> tuple[str, bool]:
        adds, updates = self.preview.adds, self.preview.updates
        if adds:
            return plural("Import {n} contact", "Import {n} contacts", adds), True
        if updates:
            return plural("Update {n} contact", "Update {n} contacts", updates), True
        return tr("Nothing to import"), False

    def go_back(self) -> None:
        """From the preview to the columns."""
        self._show_page(self.columns)

    def go_next(self) -> None:
        """The next page; from the preview, the import itself."""
        page = self._pages.currentWidget()
        if page is self.columns:
            self._ask_preview()
        elif page is self.preview:
            self._import()
        else:
            self.accept()

    # -- the work -------------------------------------------------------------------------------

    def _ask_preview(self) -> None:
        self._plan = self.columns.plan
        if self._plan is None:
            return
        self.busy.start(tr("Looking who is new…"))
        self._task = self._desk.runner.start(
            importing.preview(self._desk.database, self._plan),
            on_done=self._previewed,
            on_failed=self._failed,
            on_cancelled=self._cancelled,
        )

    @Slot(object)
    def _previewed(self, found: ImportPreview) -> None:
        self.busy.stop()
        plan, opened = self._plan, self._opened
        if plan is not None and opened is not None:
            fields = opened.fields[plan.sobject]
            self.preview.show_preview(found, tuple(plan.mapping.values()), fields)
            self._show_page(self.preview)

    def _import(self) -> None:
        if self._plan is None:
            return
        self.busy.start(tr("Importing…"))
        self._stop = CancelToken()
        self._desk.runner.start(
            importing.run(
                self._desk.database, self._desk.clock, self._plan, self.preview.choice, self._stop
            ),
            on_done=self._imported,
            on_failed=self._failed,
            on_cancelled=self._cancelled,
        )

    @Slot(object)
    def _imported(self, result: ImportResult) -> None:
        self.busy.stop()
        self._stop = None
        self._result = result
        title, text = result_words(result, self._plan.sobject if self._plan is not None else None)
        self.done_banner.show_message("success", title, text)
        self.left_out.setText(left_out_words(result))
        self.left_out.setVisible(bool(self.left_out.text()))
        self.undo_button.setVisible(result.batch is not None)
        self._show_page(self.done_page)
        self.imported.emit(result)

    def undo(self) -> None:
        """Takes the import back."""
        batch = self._result.batch if self._result is not None else None
        if batch is None:
            return
        self.undo_button.setEnabled(False)
        self.busy.start(tr("Undoing…"), cancellable=False)
        self._task = self._desk.runner.start(
            undoing.undo(self._desk.database, self._desk.clock, batch.id),
            on_done=self._undone,
            on_failed=self._failed,
        )

    @Slot(object)
    def _undone(self, done: Undone) -> None:
        self.busy.stop()
        title, text = undone_words(done)
        self.done_banner.show_message(
            "info", tr("The import was undone"), " ".join(x for x in (f"{title}.", text) if x)
        )
        self.left_out.hide()
        self.undo_button.hide()
        self.next_button.setFocus()
        self.imported.emit(self._result)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.busy.stop()
        self._stop = None
        self.undo_button.setEnabled(True)
        self.banner.show_error(error)
        self._focus_next()

    @Slot()
    def _cancelled(self) -> None:
        self.busy.stop()
        if self._stop is not None:
            self._stop = None
            self.banner.show_message(
                "info", tr("The import was stopped"), tr("Nothing was imported.")
            )

    @Slot()
    def _cancel_task(self) -> None:
        if self._stop is not None:
            self._stop.cancel()
        elif self._task is not None:
            self._task.cancel()

    def reject(self) -> None:
        """Escape and Cancel. An import under way is stopped first, and says whether it was."""
        self._cancel_task()
        if self._stop is None:
            super().reject()


def result_words(result: ImportResult, sobject: str | None) -> tuple[str, str]:
    """(title, text): what an import did."""
    added = plural("{n} contact was added", "{n} contacts were added", result.added)
    updated = plural("{n} was updated", "{n} were updated", result.updated)
    both = ((added, result.added), (updated, result.updated))
    title = words.series([said for said, count in both if count])
    text = ""
    if result.wanted and sobject is not None:
        text = _wanted_words(len(result.wanted), sobject)
    elif result.added:
        text = tr("They stay in apdesk until you add them to a Salesforce list.")
    return title or tr("Nothing was imported"), text


def _wanted_words(number: int, sobject: str) -> str:
    if sobject == "Lead":
        return plural(
            "The next sync creates {n} of them as Lead.",
            "The next sync creates {n} of them as Leads.",
            number,
        )
    return plural(
        "The next sync creates {n} of them as Contact.",
        "The next sync creates {n} of them as Contacts.",
        number,
    )


def left_out_words(result: ImportResult) -> str:
    """What was not taken over, and why."""
    parts = []
    if result.skipped:
        parts.append(
            plural(
                "{n} row was skipped, as this contact is here already.",
                "{n} rows were skipped, as these contacts are here already.",
                result.skipped,
            )
        )
    rows = len({each.row for each in result.invalid})
    if rows:
        parts.append(
            plural("{n} row could not be imported.", "{n} rows could not be imported.", rows)
        )
    parts += [
        plural(
            "{n} value was left out: {reason}",
            "{n} values were left out: {reason}",
            count,
            reason=reason,
        )
        for reason, count in result.left_out.items()
    ]
    return " ".join(parts)
