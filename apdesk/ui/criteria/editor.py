"""The criteria editor: rows joined by "and", the sentence they make, and how many records match.

It knows an object's schema and, if wanted, how to ask for counts; not where the records are. The
wizard, list filters, segments and journeys use the same editor.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from apdesk.domain.criteria import check, sentence
from apdesk.domain.operators import Criteria, Operator
from apdesk.domain.schema import SObjectSchema
from apdesk.errors import ApdeskError
from apdesk.language import plural, tr
from apdesk.ui.criteria.live import LiveAnswer, LiveCounts, LivePanel, LiveQuestion
from apdesk.ui.criteria.references import References
from apdesk.ui.criteria.row import CriterionRow
from apdesk.ui.help import what_is_this
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import button, order_focus, row, wrapped
from apdesk.ui.widgets.layouts import remove
from apdesk.worker.tasks import Runner

_KEEPS_BLANKS = frozenset({Operator.IS_NOT, Operator.NOT_CONTAINS, Operator.EXCLUDES})


class CriteriaEditor(QWidget):
    """Edits the criteria of one object.

    Signals:
        changed: The user changed the criteria (`criteria()` has them).
    """

    changed = Signal()

    def __init__(
        self,
        schema: SObjectSchema,
        parent: QWidget | None = None,
        *,
        runner: Runner | None = None,
        live: LiveQuestion | None = None,
        references: References | None = None,
    ) -> None:
        """`live` with `runner` shows counts; without them the editor is silent about records.

        `references` lets lookup fields be chosen by name.
        """
        super().__init__(parent)
        self._schema = schema
        self._references = references
        if references is not None:
            references.changed.connect(self._say_sentence)
        self._rows: list[CriterionRow] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE)
        self.add_button = button(tr("Add a criterion"), "link", icon="plus", clicked=self.add_row)
        self.sentence = wrapped("", selectable=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.summary = QFrame(self)
        set_role(self.summary, "sunken")
        inside = QVBoxLayout(self.summary)
        inside.setContentsMargins(SPACE * 2, SPACE * 3 // 2, SPACE * 2, SPACE * 3 // 2)
        inside.setSpacing(SPACE)
        inside.addWidget(self.sentence)
        self.panel = LivePanel(schema, self)
        inside.addLayout(self.panel.layout)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(SPACE * 3 // 2)
        outside.addLayout(self._list)
        outside.addLayout(row(self.add_button, what_is_this("wizard.criteria"), None))
        outside.addWidget(self.summary)

        self._counts: LiveCounts | None = None
        if live is not None and runner is not None:
            self._counts = LiveCounts(schema.name, live, runner, self)
            self._counts.waiting.connect(self.panel.show_waiting)
            self._counts.answered.connect(self._answered)
            self._counts.failed.connect(self._failed)
            self.panel.retry_requested.connect(self._count_again)
            self.panel.stop_requested.connect(self._stop_counting)
        else:
            self.panel.count.hide()
        self._live = False
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self._refresh()

    # What it holds

    @property
    def schema(self) -> SObjectSchema:
        return self._schema

    @property
    def rows(self) -> tuple[CriterionRow, ...]:
        return tuple(self._rows)

    def criteria(self) -> Criteria:
        """All rows as they stand, unfinished ones too."""
        return tuple(each.criterion() for each in self._rows)

    def set_criteria(self, criteria: Criteria) -> None:
        """Shows other criteria; emits nothing. What is wrong with them is said at once."""
        for each in tuple(self._rows):
            self._take_out(each)
        for criterion in criteria:
            row = self._append()
            row.set_criterion(criterion)
            row.touched = True
        self._renumber()
        order_focus(self)
        self._refresh()

    def is_valid(self) -> bool:
        """Whether every row means something."""
        return not self._fatal()

    def show_all_problems(self) -> None:
        """Says what is missing in rows that were not left yet, too; focuses the first."""
        for each in self._rows:
            each.touched = True
        self._refresh()
        fatal = self._fatal()
        if fatal:
            row = self._rows[min(fatal)]
            (row.field if row.empty else row.editor).setFocus()

    def set_live(self, on: bool) -> None:
        """Counting goes on only while the editor is looked at."""
        self._live = on
        if on:
            self._ask()
        elif self._counts is not None:
            self._counts.stop()

    # What the user does

    @Slot()
    def add_row(self) -> None:
        """A new row at the end, with the focus in its field."""
        row = self._append()
        self._renumber()
        row.field.setFocus(Qt.FocusReason.TabFocusReason)
        self._edited()

    def _append(self) -> CriterionRow:
        row = CriterionRow(self._schema, self, references=self._references)
        row.changed.connect(self._edited)
        row.remove_requested.connect(self._remove_sender)
        row.submitted.connect(self._submitted)
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()
        return row

    def _take_out(self, row: CriterionRow) -> None:
        self._rows.remove(row)
        remove(self._list, row)
        row.setParent(None)

    @Slot()
    def _remove_sender(self) -> None:
        row = self.sender()
        if isinstance(row, CriterionRow) and row in self._rows:
            self.remove_row(row)

    def remove_row(self, row: CriterionRow) -> None:
        """Takes a row away; the focus goes to its neighbour."""
        index = self._rows.index(row)
        self._take_out(row)
        self._renumber()
        if self._rows:
            self._rows[min(index, len(self._rows) - 1)].remove.setFocus()
        else:
            self.add_button.setFocus()
        self._edited()

    @Slot()
    def _submitted(self) -> None:
        """Return goes on: to the next row, or to a new one after a finished last row."""
        row = self.sender()
        if not isinstance(row, CriterionRow) or row not in self._rows:
            return
        index = self._rows.index(row)
        row.touched = True
        if index + 1 < len(self._rows):
            self._rows[index + 1].field.setFocus(Qt.FocusReason.TabFocusReason)
        elif index not in self._fatal():
            self.add_row()
        else:
            self._refresh()

    @Slot()
    def _edited(self) -> None:
        order_focus(self)
        self._refresh()
        self.changed.emit()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or new is None or new.window() is not self.window():
            return
        for each in self._rows:
            if each.isAncestorOf(old) and not each.isAncestorOf(new) and not each.touched:
                each.touched = True
                self._refresh()

    # What it says

    def _renumber(self) -> None:
        for index, each in enumerate(self._rows):
            each.set_number(index)

    def _problems(self) -> dict[int, tuple[str, bool]]:
        """row -> (what to say, fatal); a fatal problem hides a hint of the same row."""
        found: dict[int, tuple[str, bool]] = {}
        chosen = [index for index, each in enumerate(self._rows) if not each.empty]
        criteria = tuple(self._rows[index].criterion() for index in chosen)
        for problem in check(criteria, self._schema):
            index = chosen[problem.row]
            if index not in found or (problem.fatal and not found[index][1]):
                found[index] = (problem.message, problem.fatal)
        for index, each in enumerate(self._rows):
            if each.empty:
                found[index] = (tr("Choose a field."), True)
        return found

    def _fatal(self) -> frozenset[int]:
        return frozenset(index for index, (_, fatal) in self._problems().items() if fatal)

    def _sound(self) -> Criteria:
        fatal = self._fatal()
        return tuple(
            each.criterion() for index, each in enumerate(self._rows) if index not in fatal
        )

    @Slot()
    def _refresh(self) -> None:
        problems = self._problems()
        for index, each in enumerate(self._rows):
            text, fatal = problems.get(index, ("", False))
            # A row that is being filled in isn't wrong yet.
            each.show_problem(text if each.touched or not fatal else "", fatal=fatal)
        self.summary.setVisible(bool(self._rows) or self._counts is not None)
        self._say_sentence()
        self._ask()

    @Slot()
    def _say_sentence(self) -> None:
        names = self._references.names if self._references is not None else {}
        said = sentence(self._schema.label_plural, self._sound(), self._schema, names)
        left_out = len(self._fatal())
        if left_out:
            said = plural(
                "Without the criterion that can’t be used yet: {sentence}",
                "Without the {n} criteria that can’t be used yet: {sentence}",
                left_out,
                sentence=said,
            )
        self.sentence.setText(said)
        self.sentence.setAccessibleName(said)

    def _ask(self, *, again: bool = False) -> None:
        if self._counts is not None and self._live:
            self._counts.ask(self._sound(), again=again)

    @Slot()
    def _count_again(self) -> None:
        self._ask(again=True)

    @Slot()
    def _stop_counting(self) -> None:
        if self._counts is not None:
            self._counts.stop()
        self.panel.show_stopped()
        self.panel.retry.setFocus()

    @Slot(object, object)
    def _answered(self, criteria: Criteria, answer: LiveAnswer) -> None:
        self.panel.show_answer(answer)
        blanks = dict(zip(criteria, answer.blanks, strict=False))
        for each in self._rows:
            each.show_note(self._blank_note(each, blanks.get(each.criterion())))

    def _blank_note(self, row: CriterionRow, blanks: int | None) -> str:
        field = row.field.field
        if not blanks or field is None or row.chosen_operator not in _KEEPS_BLANKS:
            return ""
        return plural(
            "{n} of them has no {field}; this criterion keeps them.",
            "{n} of them have no {field}; this criterion keeps them.",
            blanks,
            field=field.label,
        )

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.panel.show_error(error)
        for each in self._rows:
            each.show_note("")
