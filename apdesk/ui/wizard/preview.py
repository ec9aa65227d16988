"""Preview: everything chosen, in words, and its exact effect, before anything is applied."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from apdesk.domain.preferences import Preferences
from apdesk.domain.run import Progress
from apdesk.domain.schema import SOBJECTS
from apdesk.domain.setup_flow import OBJECT_WORDS, SetupFlow
from apdesk.errors import ApdeskError
from apdesk.language import plural, tr, translated
from apdesk.ui import words
from apdesk.ui.criteria.references import References
from apdesk.ui.theme import SPACE, tokens
from apdesk.ui.widgets import Banner, Card, button, label, named, row, wrapped
from apdesk.ui.widgets.busy import Spinner
from apdesk.ui.widgets.layouts import clear
from apdesk.ui.wizard.parts import (
    FoldingRow,
    WizardPage,
    heading,
    reading_column,
)
from apdesk.ui.wizard.preview_tables import EffectTable
from apdesk.worker.setup import ObjectPreview, Preview, SetupServices
from apdesk.worker.tasks import Runner, TaskHandle

log = logging.getLogger("apdesk.setup")
#: As round as a card.
_CORNER = 9


class _Choices(Card):
    """The sentences, to which the keyboard comes as one: a screen reader says all of them."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens().focus), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _CORNER, _CORNER)
            painter.end()


class PreviewPage(WizardPage):
    """The answers in words, counts, names, and the queries."""

    def __init__(
        self,
        flow: SetupFlow,
        services: SetupServices,
        runner: Runner,
        references: References,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(flow, services, runner, parent)
        self._references = references
        references.changed.connect(self._say_choices)
        self._handle: TaskHandle | None = None
        self._asked: Preferences | None = None
        self._all_names = False
        self.result: Preview | None = None
        column = reading_column(self)
        column.addLayout(
            heading(
                tr("This is what will happen"),
                tr("Nothing has been changed yet, neither here nor in Salesforce."),
            )
        )
        self.banner = Banner("error")
        self._retry_button = self.banner.add_action(tr("Try again"), self.ask)
        column.addWidget(self.banner)
        self.held_note = Banner("warning")
        column.addWidget(self.held_note)

        self.choices = _Choices(tr("Your choices"))
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(SPACE // 2)
        self.choices.body.addLayout(self._sentences)
        column.addWidget(self.choices)

        self.effect = Card(tr("The effect"))
        self.spinner = Spinner(16)
        self.progress = label("", "muted")
        self._busy = QWidget()
        self.stop_button = button(
            tr("Stop", note="waiting for an answer"), "link", clicked=self._stop
        )
        self._busy.setLayout(row(self.spinner, self.progress, self.stop_button))
        self.effect.head.addWidget(self._busy)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE * 4)
        self._grid.setVerticalSpacing(SPACE)
        self.effect.body.addLayout(self._grid)
        self._problems = QVBoxLayout()
        self.effect.body.addLayout(self._problems)
        self.names_button = button(tr("Show by name"), icon="people", clicked=self._toggle_names)
        self.export_button = button(tr("Export as CSV…"), icon="export", clicked=self._export)
        self.soql_button = button(tr("Show the SOQL"), icon="cloud", clicked=self._toggle_soql)
        self.all_names_button = button(tr("List every name"), "link", clicked=self._list_all)
        self.said = wrapped("", "muted")
        self._tools = FoldingRow(
            self.names_button, self.export_button, self.soql_button, self.all_names_button
        )
        self.effect.body.addWidget(self._tools)
        self.effect.body.addWidget(self.said)
        column.addWidget(self.effect)

        self.table = EffectTable()
        self.table.hide()
        column.addWidget(self.table)
        self.soql = Card(tr("The queries that will be sent"))
        self._queries = QVBoxLayout()
        self._queries.setSpacing(SPACE)
        self.soql.body.addLayout(self._queries)
        self.soql.hide()
        column.addWidget(self.soql)
        column.addStretch(1)

    # -- life -----------------------------------------------------------------------------------

    def enter(self) -> None:
        self._all_names = False
        self.table.hide()
        self.soql.hide()
        self.said.hide()
        self._label_toggles()
        answers = self.flow.answers
        for name, schema in answers.schemas.items():
            self._references.ask_all(answers.choice(name).effective_criteria, schema)
        self._say_choices()
        self.ask()

    def first_focus(self) -> QWidget | None:
        return self.choices

    @Slot()
    def _say_choices(self) -> None:
        answers = self.flow.answers
        had_focus = self.choices.isAncestorOf(self.focusWidget() or self)
        clear(self._sentences)
        said = answers.preferences().in_words(answers.schemas)
        sentences = [self._references.in_text(each) for each in said]
        for each in sentences:
            self._sentences.addWidget(wrapped(each, selectable=True))
        self.choices.setAccessibleDescription("\n".join(sentences))
        if had_focus:
            self.choices.setFocus()

    def leave(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    @property
    def busy(self) -> bool:
        return self._handle is not None

    @Slot()
    def ask(self) -> None:
        """Works the effect out anew."""
        self.leave()
        self.result = None
        self.banner.clear()
        self.held_note.clear()
        self.said.hide()
        self._tools.hide()
        clear(self._grid)
        clear(self._problems)
        self.effect.show()
        self._busy.show()
        self.progress.setText(tr("Asking Salesforce…"))
        self._asked = self.flow.answers.preferences()
        self._handle = self.runner.start(
            self.services.preview(self._asked, all_names=self._all_names),
            on_progress=self._progressed,
            on_done=self._done,
            on_failed=self._failed,
        )
        self.answered.emit()

    # -- answers --------------------------------------------------------------------------------

    @Slot(object)
    def _progressed(self, step: object) -> None:
        if isinstance(step, Progress) and step.sobject in OBJECT_WORDS:
            objects, done = translated(OBJECT_WORDS[step.sobject]), words.number(step.done)
            self.progress.setText(
                tr(
                    "Comparing {objects}: {done} of {total}",
                    objects=objects,
                    done=done,
                    total=words.number(step.total),
                )
                if step.total
                else tr("Comparing {objects}: {done}", objects=objects, done=done)
            )

    @Slot()
    def _stop(self) -> None:
        """The effect isn't wanted now; it can be asked for again."""
        self.leave()
        self._end_without()
        self.banner.show_message(
            "info",
            tr("The effect was not worked out"),
            tr("Nothing was changed. The sync can begin once you know what it does."),
        )
        self._retry_button.setFocus()
        self.answered.emit()

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._handle = None
        self._end_without()
        self.banner.show_error(error)
        self.answered.emit()

    def _end_without(self) -> None:
        """No effect is known: what was shown of an earlier one goes."""
        for each in (self._busy, self.effect, self.table, self.soql):
            each.hide()
        area = self.findChild(QScrollArea)
        if area is not None:
            area.verticalScrollBar().setValue(0)

    @Slot(object)
    def _done(self, preview: Preview) -> None:
        self._handle = None
        self.result = preview
        self._busy.hide()
        self._show_counts(preview)
        self._show_queries(preview)
        self.table.show_preview(preview, self.flow.answers.schemas)
        listed = self.table.model.rowCount()
        self.names_button.setEnabled(listed > 0)
        self.export_button.setEnabled(listed > 0)
        self.all_names_button.setVisible(preview.more > 0 and not self._all_names)
        self.table.setVisible(self._all_names and listed > 0)
        self._label_toggles()
        self._tools.show()
        if preview.held:
            self.held_note.show_message(
                "warning",
                tr("Many records would be removed"),
                tr(
                    "More records leave than the safety stop lets through by itself. Look at who "
                    "leaves before you go on: with Sync with Salesforce you approve it."
                ),
            )
        elif not any(each.matching for each in preview.objects.values()):
            self.held_note.show_message(
                "info",
                tr("No record meets your choices at the moment"),
                tr(
                    "You can go on: records come in as soon as they do. To choose others, go back "
                    "to Configure."
                ),
            )
        elif not listed and not any(each.problem for each in preview.objects.values()):
            self._say(tr("Nothing enters, changes or leaves: both sides are in step."))
        self.answered.emit()

    def _show_counts(self, preview: Preview) -> None:
        anything_here = any(each.members for each in preview.objects.values())
        titles = [
            tr("Object"),
            tr("In Salesforce"),
            tr("Selected", note="column: how many records"),
            tr("Enter", note="column: how many records"),
        ]
        if anything_here:
            titles += [
                tr("Change", note="column: how many records"),
                tr("Leave", note="column: how many records"),
            ]
        for column, title in enumerate(titles):
            self._grid.addWidget(label(title, "overline"), 0, column, _side(column))
        for line, name in enumerate((n for n in SOBJECTS if n in preview.objects), 1):
            each = preview.objects[name]
            cells = [
                (self.flow.answers.label_plural(name), "strong"),
                ("–" if each.total is None else words.number(each.total), ""),
                (words.number(each.matching), ""),
                (words.number(each.enter.count), "success" if each.enter.count else "muted"),
            ]
            if anything_here:
                cells += [
                    (words.number(each.change.count), "" if each.change.count else "muted"),
                    (words.number(each.leave.count), "error" if each.leave.count else "muted"),
                ]
            for column, (text, look) in enumerate(cells):
                shown = label(text, look)
                shown.setAccessibleName(
                    tr("{name}: {value}", name=titles[column], value=text) if column else text
                )
                self._grid.addWidget(shown, line, column, _side(column))
            self._tell_problem(each)
        for column in range(self._grid.columnCount()):  # an earlier effect may have had others
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(len(titles), 1)

    def _tell_problem(self, each: ObjectPreview) -> None:
        if each.problem is not None:
            text = " ".join(x for x in (each.problem.message, each.problem.next_step) if x)
            self._problems.addWidget(Banner("warning", each.problem.title, text))

    def _show_queries(self, preview: Preview) -> None:
        clear(self._queries)
        for name, each in preview.objects.items():
            if each.soql:
                query = wrapped(each.soql, "code", selectable=True)
                query.setAccessibleDescription(
                    tr("SOQL for {objects}", objects=translated(OBJECT_WORDS.get(name, name)))
                )
                self._queries.addWidget(query)

    # -- what the user does ---------------------------------------------------------------------

    def _label_toggles(self) -> None:
        for each, text in (
            (
                self.names_button,
                tr("Show by name") if self.table.isHidden() else tr("Hide the names"),
            ),
            (
                self.soql_button,
                tr("Show the SOQL") if self.soql.isHidden() else tr("Hide the SOQL"),
            ),
        ):
            each.setText(text)
            named(each, text)

    def _toggle_names(self) -> None:
        self._toggle(self.table)

    def _toggle_soql(self) -> None:
        self._toggle(self.soql)

    def _toggle(self, part: QWidget) -> None:
        part.setVisible(part.isHidden())
        self._label_toggles()
        if not part.isHidden():
            # Its place is known only once the page has been laid out with it.
            QTimer.singleShot(0, self, lambda: self._scroll_to(part))

    def _scroll_to(self, part: QWidget) -> None:
        area = self.findChild(QScrollArea)
        if area is not None and not part.isHidden():
            area.ensureWidgetVisible(part, 0, SPACE * 2)

    def _list_all(self) -> None:
        self._all_names = True
        self.ask()

    def _export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Export the preview"), "apdesk-preview.csv", tr("CSV files (*.csv)")
        )
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Writes the lists as CSV, in the form that spreadsheet programs recognise as UTF-8."""
        if self.result is None:
            return
        try:
            path.write_text(self.result.to_csv(), encoding="utf-8-sig", newline="")
        except OSError as error:
            log.info("the preview could not be exported: %s", error.strerror)
            self._say(
                tr(
                    "The file couldn’t be written: {reason}. Choose another place.",
                    reason=error.strerror,
                )
            )
        else:
            more = self.result.more
            self._say(
                plural(
                    "Saved as {file}. {n} more record is not listed in it.",
                    "Saved as {file}. {n} more records are not listed in it.",
                    more,
                    file=path.name,
                )
                if more
                else tr("Saved as {file}.", file=path.name)
            )

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()


def _side(column: int) -> Qt.AlignmentFlag:
    """Numbers end below each other."""
    return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
