"""The fields of a record, grouped, and the one that is being changed.

Rows are kept and filled again, so that browsing is quick.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from apdesk.domain.entry import EntryError
from apdesk.domain.records import FieldValue
from apdesk.store.lists import DetailField
from apdesk.ui.editors import ValueEditor
from apdesk.ui.record.field_row import FieldRow, FieldState
from apdesk.ui.record.groups import Group
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import label, order_focus


class Editors(Protocol):
    """Makes the editors of the record that is shown, and checks what they hold."""

    def editor(self, field: DetailField) -> ValueEditor:
        """A fresh editor for a field."""
        ...

    def problem(self, field: DetailField, value: FieldValue) -> str | None:
        """What Salesforce would refuse of a value; None: nothing."""
        ...


class FieldsView(QWidget):
    """Groups of fields, one under the other; one of them may be open for a change.

    Signals:
        value_given: (apdesk name, value) The user changed a value to one that looks fine.
        undo_asked: (apdesk name) The change that waits is to be taken back.
        use_other_asked, keep_asked: (int) What becomes of the conflict with that id.
        reached: (FieldRow) The user is at this field now; it should be seen.
    """

    value_given = Signal(str, object)
    undo_asked = Signal(str)
    use_other_asked = Signal(int)
    keep_asked = Signal(int)
    reached = Signal(object)

    def __init__(
        self,
        open_url: Callable[[str], object],
        editors: Editors,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_url = open_url
        self._editors = editors
        self._rows: list[FieldRow] = []
        self._titles: list[QLabel] = []
        self._used: list[FieldRow] = []
        self._open: FieldRow | None = None
        self._waiting: tuple[tuple[Group, ...], Mapping[str, FieldState]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 4)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    # -- showing --------------------------------------------------------------------------------

    def show_groups(self, groups: tuple[Group, ...], states: Mapping[str, FieldState]) -> None:
        """Shows these and nothing else; while an editor is open, once it is closed."""
        if self._open is not None:
            self._waiting = (groups, states)
            return
        held = next((each for each in self._used if each.cell.hasFocus()), None)
        name = held.field_name if held is not None else ""
        rows = len(self._rows)
        self.setUpdatesEnabled(False)
        try:
            self._lay_out(groups, states)
        finally:
            self.setUpdatesEnabled(True)
        if len(self._rows) > rows:
            order_focus(self)  # rows keep their order, so that only new ones have to find theirs
        row = self._row(name)
        if row is not None and row is not held and row.cell.editable:
            row.cell.setFocus()

    def _lay_out(self, groups: tuple[Group, ...], states: Mapping[str, FieldState]) -> None:
        for widget in (*self._rows, *self._titles):
            self._column.removeWidget(widget)
        self._used = []
        for at, group in enumerate(groups):
            if at >= len(self._titles):
                self._titles.append(label("", "overline"))
            title = self._titles[at]
            title.setText(group.words)
            title.setContentsMargins(0, SPACE * 3 // 2 if at else 0, 0, SPACE // 2)
            self._column.addWidget(title)
            title.show()
            for field in group.fields:
                if len(self._used) >= len(self._rows):
                    self._rows.append(self._make_row())
                row = self._rows[len(self._used)]
                self._used.append(row)
                self._column.addWidget(row)
                row.fill(field, states.get(field.name, FieldState()))
                row.show()
        for row in self._rows[len(self._used) :]:
            row.close_editor()
            row.hide()
        for title in self._titles[len(groups) :]:
            title.hide()

    def _make_row(self) -> FieldRow:
        made = FieldRow(self._clicked)
        made.edit_asked.connect(lambda by_mouse: self._edit_row(made, by_mouse=by_mouse))
        made.moved.connect(lambda step: self._move(made, step))
        made.undo_asked.connect(lambda: self.undo_asked.emit(made.field_name))
        made.use_other_asked.connect(self.use_other_asked)
        made.keep_asked.connect(self.keep_asked)
        return made

    def _row(self, name: str) -> FieldRow | None:
        return next(
            (each for each in self._used if name and each.field_name == name),
            None,
        )

    def rows(self) -> tuple[FieldRow, ...]:
        """The fields that are shown, from the top."""
        return tuple(self._used)

    # -- editing --------------------------------------------------------------------------------

    @property
    def editing(self) -> str | None:
        """The apdesk name of the field that is open for a change."""
        return None if self._open is None else self._open.field_name

    def edit(self, name: str) -> bool:
        """Opens a field for a change; False where it isn't shown or can't be changed."""
        return self._edit_row(self._row(name))

    def reopen(self, name: str, value: FieldValue, problem: str) -> None:
        """Opens a field with a value that could not be stored, and says why."""
        if self.edit(name) and self._open is not None and self._open.editor is not None:
            self._open.editor.show_value(value)
            self._open.editor.touched = True
            self._open.show_problem(problem)

    def _edit_row(self, row: FieldRow | None, *, by_mouse: bool = False) -> bool:
        if row is None or row.state.locked or row is self._open:
            return False
        name = row.field_name
        if not self.finish():
            return False
        # What was finished may have brought other rows into place.
        row = self._row(name)
        if row is None or row.field is None or row.state.locked:
            return False
        editor = self._editors.editor(row.field)
        editor.committed.connect(self._committed)
        editor.cancelled.connect(self.cancel)
        editor.tabbed.connect(self._tabbed)
        row.open_editor(editor, by_mouse=by_mouse)
        # Only now: the label that the editor covers hands the focus on to anything.
        self._open = row
        self._reach(row)
        return True

    def _reach(self, row: FieldRow) -> None:
        """Tells once the row has its place and its height."""
        QTimer.singleShot(0, row, lambda: self.reached.emit(row))

    def finish(self) -> bool:
        """Takes over what is in the open editor; False when it can't be, and it stays open."""
        row = self._open
        if row is None or row.editor is None or row.field is None:
            return True
        if not row.editor.touched:
            self._close()
            return True
        try:
            value = row.editor.value()
            problem = self._editors.problem(row.field, value)
        except EntryError as error:
            value, problem = None, error.message
        if problem is not None:
            row.show_problem(problem)
            return False
        name = row.field_name
        self._close()
        now = self._row(name)
        if now is not None:
            now.show_value(value)
        self.value_given.emit(name, value)
        return True

    @Slot()
    def cancel(self) -> None:
        """Closes the editor; the value stays as it was."""
        name = self.editing
        if name is not None:
            self._close()
            self._focus(name)

    def _close(self) -> None:
        row, self._open = self._open, None
        if row is not None:
            row.close_editor()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_groups(*waiting)

    def _focus(self, name: str) -> None:
        row = self._row(name)
        if row is not None:
            row.cell.setFocus()

    @Slot()
    def _committed(self) -> None:
        # The editor that told is closed by this, and must not be within its own event then.
        QTimer.singleShot(0, self, self._commit)

    @Slot()
    def _commit(self) -> None:
        name = self.editing
        if name is not None and self.finish():
            self._focus(name)

    @Slot(bool)
    def _tabbed(self, forward: bool) -> None:
        name = self.editing
        if name is None or not self.finish():
            return
        names = [each.field_name for each in self._used if not each.state.locked]
        at = names.index(name) + (1 if forward else -1) if name in names else -1
        if 0 <= at < len(names):
            self.edit(names[at])
        else:
            self._focus(name)
            self.focusNextPrevChild(forward)

    def _move(self, row: FieldRow, step: int) -> None:
        rows = [each for each in self._used if each.cell.editable]
        at = rows.index(row) + step if row in rows else -1
        if 0 <= at < len(rows):
            rows[at].cell.setFocus()
            self._reach(rows[at])

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        row = self._open
        if row is None or row.editor is None or now is None or row.editor.owns_focus():
            return
        self.finish()

    def _clicked(self, address: str) -> None:
        self._open_url(address)
