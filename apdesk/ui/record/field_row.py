"""One field of a record: its label, its value, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from apdesk.domain.records import FieldValue
from apdesk.language import tr
from apdesk.store.lists import Conflict, DetailField, PendingEdit
from apdesk.ui import words
from apdesk.ui.editors import ValueEditor
from apdesk.ui.icons import set_icon
from apdesk.ui.record.flow import FlowLayout
from apdesk.ui.record.values import ValueCell, address_of
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import HeightForWidthLabel, button, column, label, row

LABEL_WIDTH = SPACE * 15
_ICON_WIDTH = 16
#: What a changed field had before takes at least so much beside a button.
_WAS_WIDTH = SPACE * 11


@dataclass(frozen=True, slots=True)
class FieldState:
    """What is to be said about a field beside its value.

    Attributes:
        locked: Why it can't be changed here; '' when it can.
        pending: A change that waits to be sent.
        conflict: Both sides changed it, and nobody has looked yet.
        refused: Why Salesforce refused the change; '' when it didn't.
        kept: The record isn't synced any more, so that nothing of it is sent.
    """

    locked: str = ""
    pending: PendingEdit | None = None
    conflict: Conflict | None = None
    refused: str = ""
    kept: bool = False


def shown(value: FieldValue, kind: str, names: Mapping[str, str] | None = None) -> str:
    """A value within a sentence: in quotes, or 'blank'. `names` as of `words.value`."""
    text = words.value(value, kind, names)
    return tr("“{value}”", value=text) if text else tr("blank")


def _was_words(value: str, author: str, in_flight: bool) -> str:
    """What a changed field had before; `author`: who changed it, '' for the user."""
    if author and in_flight:
        return tr("Was {value}, changed by {author}. Being sent…", value=value, author=author)
    if author:
        return tr("Was {value}, changed by {author}", value=value, author=author)
    if in_flight:
        return tr("Was {value}. Being sent…", value=value)
    return tr("Was {value}", value=value)


class _Pending(QWidget):
    """What a field had before, and the button that takes the change back: beside it, or below it
    where the words would be left with too little room."""

    def __init__(self, was: QLabel, undo: QPushButton) -> None:
        super().__init__()
        self._undo = undo
        self._line = row(was, undo, spacing=SPACE // 2)
        self._line.setStretch(0, 1)
        self._line.setContentsMargins(SPACE * 3 // 4, 0, 0, SPACE // 2)
        sides = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self._line.setAlignment(undo, sides)
        self.setLayout(self._line)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._undo.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = self._undo.sizeHint().width() + theme().size(_WAS_WIDTH) <= event.size().width()
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)


class FieldRow(QWidget):
    """A line of the record, kept and filled again.

    Signals:
        edit_asked: (bool) The value is to be changed; True: by the mouse.
        moved: (int) To the next or the last line.
        undo_asked: The change that waits is taken back.
        use_other_asked, keep_asked: (int) What becomes of the conflict with that id.
    """

    edit_asked = Signal(bool)
    moved = Signal(int)
    undo_asked = Signal()
    use_other_asked = Signal(int)
    keep_asked = Signal(int)

    def __init__(self, clicked: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field: DetailField | None = None
        self.state = FieldState()
        self.editor: ValueEditor | None = None
        self._sign = ("", "")
        self.name = HeightForWidthLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.name, "muted")
        self.name.setFixedWidth(theme().size(LABEL_WIDTH))
        self.name.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._lower_name(SPACE // 4)
        self.cell = ValueCell(clicked)
        self.cell.edit_asked.connect(self.edit_asked)
        self.cell.moved.connect(self.moved)
        self.mark = QLabel()
        self.mark.setFixedWidth(_ICON_WIDTH)
        self.mark.setContentsMargins(0, SPACE // 2, 0, 0)
        policy = self.mark.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.mark.setSizePolicy(policy)
        self.problem = label("", "error", wrap=True)
        self._build_pending()
        self._build_conflict()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE // 4)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.name, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.cell, 0, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.mark, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.problem, 1, 1, 1, 2)
        self._grid.addWidget(self.pending, 2, 1, 1, 2)
        self._grid.addWidget(self.conflict, 3, 0, 1, 3)
        for each in (self.problem, self.pending, self.conflict):
            each.hide()

    def _build_pending(self) -> None:
        self.was = label("", "small", wrap=True)
        self.was.setContentsMargins(0, SPACE // 2, 0, 0)
        self.undo_button = button(tr("Undo"), "link", clicked=self._undo)
        self.pending = _Pending(self.was, self.undo_button)

    def _build_conflict(self) -> None:
        ground = QFrame()
        set_role(ground, "banner-warning")
        self.conflict_words = label("", wrap=True)
        self.use_button = button(tr("Use the other value"), clicked=self._use_other)
        self.keep_button = button(tr("Keep as it is"), "quiet", clicked=self._keep)
        ways = FlowLayout(spacing=SPACE)
        for each in (self.use_button, self.keep_button):
            ways.addWidget(each)
        inside = column(self.conflict_words, ways, margins=SPACE * 3 // 2)
        ground.setLayout(inside)
        self.conflict = QWidget()
        around = column(ground)
        around.setContentsMargins(0, SPACE // 2, SPACE // 2, SPACE)
        self.conflict.setLayout(around)

    @property
    def field_name(self) -> str:
        """The apdesk name of the field that is shown; '' at first."""
        return "" if self.field is None else self.field.name

    def _undo(self) -> None:
        self.cell.setFocus()  # the button is about to go, and the focus would to the next field
        self.undo_asked.emit()

    def _use_other(self) -> None:
        if self.state.conflict is not None:
            self.use_other_asked.emit(self.state.conflict.id)

    def _keep(self) -> None:
        if self.state.conflict is not None:
            self.keep_asked.emit(self.state.conflict.id)

    # -- filling --------------------------------------------------------------------------------

    def fill(self, field: DetailField, state: FieldState) -> None:
        """Shows a field; an editor that is open is closed."""
        self.close_editor()
        self.field, self.state = field, state
        self.name.setText(field.label)
        self.name.setToolTip(
            tr("{field} in Salesforce", field=field.salesforce)
            if field.salesforce
            else tr("Only in apdesk")
        )
        self.show_value(field.value)
        self.cell.set_editable(not state.locked)
        self._fill_mark()
        self._fill_pending(field)
        self._fill_conflict(field)

    def show_value(self, value: FieldValue) -> None:
        """Shows a value, as stored or about to be."""
        if self.field is None:
            return
        text = said = words.value(value, self.field.type)
        if self.field.called and value == self.field.value:
            said = self.field.called
        self.cell.label.show_value(said, address_of(self.field.type, text), copied=text)
        set_role(self.cell.label, "" if text else "muted")
        self.cell.label.setToolTip(text)
        self.cell.describe(self.field.label, said)

    def _fill_mark(self) -> None:
        state = self.state
        if state.refused:
            sign, tone = "error", "danger_text"
            text = tr("Not sent. {why}", why=state.refused)
        elif state.pending is not None and state.pending.in_flight:
            sign, tone, text = "sync", "info_text", tr("Being sent to Salesforce")
        elif state.pending is not None:
            kind = self.field.type if self.field else ""
            base = shown(state.pending.base, kind, state.pending.names)
            sign, tone = "clock", "warning_text"
            text = tr("Waiting to be sent. Salesforce has {value}.", value=base)
            if state.kept:
                text = tr(
                    "Changed here. It isn’t sent, as the record isn’t synced. It was {value}.",
                    value=base,
                )
        elif state.conflict is not None:
            sign, tone, text = "two-way", "warning_text", tr("Changed on both sides")
        elif state.locked:
            sign, tone, text = "lock", "muted", state.locked
        else:
            self.mark.hide()
            return
        if self._sign != (sign, tone):
            self._sign = (sign, tone)
            set_icon(self.mark, sign, tone, 14)
        self.mark.show()
        self.mark.setToolTip(text)
        self.mark.setAccessibleName(text)

    def _fill_pending(self, field: DetailField) -> None:
        edit = self.state.pending
        self.pending.setVisible(edit is not None)
        if edit is None:
            return
        value = shown(edit.base, field.type, edit.names)
        was = tr("Was {value}", value=value)
        by_you = edit.author in ("You", "")
        self.was.setText(_was_words(value, "" if by_you else edit.author, edit.in_flight))
        self.was.setToolTip(self.mark.toolTip())
        self.undo_button.setVisible(not edit.in_flight)
        self.undo_button.setAccessibleDescription(f"{field.label}: {was}")

    def _fill_conflict(self, field: DetailField) -> None:
        found = self.state.conflict
        self.conflict.setVisible(found is not None)
        if found is None:
            return
        ours, theirs = (
            shown(each, field.type, found.names) for each in (found.local, found.remote)
        )
        if found.winner == "salesforce":
            text = tr(
                "Changed on both sides. Salesforce has {theirs}, which won; you had {ours}.",
                theirs=theirs,
                ours=ours,
            )
        else:
            text = tr(
                "Changed on both sides. You have {ours}, which won; Salesforce had {theirs}.",
                ours=ours,
                theirs=theirs,
            )
        self.conflict_words.setText(text)
        for each in (self.use_button, self.keep_button):
            each.setAccessibleDescription(f"{field.label}: {text}")

    def _lower_name(self, by: int) -> None:
        """Puts the label beside the first line of what stands there."""
        self.name.setContentsMargins(0, by, 0, 0)

    # -- editing --------------------------------------------------------------------------------

    def open_editor(self, editor: ValueEditor, *, by_mouse: bool) -> None:
        """Puts an editor where the value is; with the mouse a list opens at once."""
        if self.field is None:
            return
        self.editor = editor
        editor.in_place = True
        editor.name_controls(self.field.label)
        editor.set_value(self.field.value)
        editor.changed.connect(self._forget_problem)
        self._lower_name(SPACE)
        self.cell.open(editor)
        editor.start()
        if by_mouse and editor.chosen_from_list:
            editor.open_choices()

    def show_problem(self, text: str) -> None:
        """Says what is wrong with what is in the editor."""
        self.problem.setText(text)
        self.problem.show()
        if self.editor is not None:
            self.editor.mark(text)

    def _forget_problem(self) -> None:
        self.problem.hide()
        if self.editor is not None:
            self.editor.mark(None)

    def close_editor(self) -> None:
        """Shows the value again."""
        self.problem.hide()
        if self.editor is not None:
            self.editor = None
            self._lower_name(SPACE // 4)
            self.cell.close_editor()
