"""Adding people made here to Salesforce Leads or Contacts; what is missing is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.entry import EntryError
from apdesk.domain.records import FieldValue
from apdesk.store.lists import Records
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.editors import ValueEditor, make_editor
from apdesk.ui.people import nouns
from apdesk.ui.people.dialog import EditDialog, Outcome
from apdesk.ui.people.form import EditorRow
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import RadioButton, button, column, label, order_focus
from apdesk.worker import edit_forms, editing
from apdesk.worker.edit_forms import PEOPLE, Joining, Missing
from apdesk.worker.editing import Listed

_PERSON = "person"
_NAMES_SHOWN = 3
#: What is said of one, and of several.
_LACKING = (
    "stays only here until it has what is missing",
    "stay only here until they have what is missing",
)
_OUTSIDE = (
    "doesn’t meet your criteria and leaves apdesk again once Salesforce has it",
    "don’t meet your criteria and leave apdesk again once Salesforce has them",
)
_WHY = {
    edit_forms.GONE: ("is gone", "are gone"),
    edit_forms.SYNCED: ("is in Salesforce already", "are in Salesforce already"),
    edit_forms.WAITING: ("waits to be created already", "wait to be created already"),
}


class AddToSalesforceDialog(EditDialog):
    """Asks for the list and for what the org requires, and lets the next sync create them."""

    def __init__(
        self,
        desk: Desk,
        records: Records,
        parent: QWidget | None = None,
        *,
        sobject: str = "Lead",
    ) -> None:
        who = "this contact" if len(records) == 1 else nouns.records(_PERSON, len(records))
        super().__init__(desk, f"Add {who} to Salesforce", parent)
        self.setMinimumWidth(SPACE * 62)
        self._records = records
        self._sobject = sobject
        self._joining: Joining | None = None
        self._asked: list[tuple[Missing, ValueEditor, EditorRow]] = []
        many = len(records) > 1
        self.body.addWidget(
            label(
                f"The next sync creates {'them' if many else 'it'} in Salesforce. From then on, "
                "changes go both ways.",
                "muted",
                wrap=True,
            )
        )
        self.lists: dict[str, RadioButton] = {}
        for each in PEOPLE:
            choice = RadioButton(nouns.LISTS[each])
            choice.chosen.connect(lambda each=each: self._choose(each))
            self.lists[each] = choice
            self.body.addWidget(choice)
        self.form = column(spacing=SPACE * 3 // 2)
        self.body.addLayout(self.form)
        self.left_out = label("", "small", wrap=True)
        self.body.addWidget(self.left_out)
        self.body.addStretch(1)
        self.add_button = button("Add", "primary", clicked=self._add)
        self.add_button.setEnabled(False)
        self.buttons.addWidget(self.add_button)
        self.lists[sobject].show_checked()
        self._choose(sobject)
        self.lists[sobject].setFocus()

    def _choose(self, sobject: str) -> None:
        self._sobject = sobject
        self._joining = None
        self._ask_for(())
        self.add_button.setEnabled(False)
        self.start(
            edit_forms.joining(self.desk.database, self.desk.clock, self._records, sobject),
            self._looked,
            "Looking what is missing…",
        )

    @Slot(object)
    def _looked(self, found: Joining) -> None:
        if found.sobject != self._sobject:
            return  # another list was chosen meanwhile
        self._joining = found
        if found.closed:
            self.banner.show_message(
                "warning", f"Nobody can be added to {nouns.LISTS[found.sobject]}", found.closed
            )
        self._ask_for(found.missing)
        self._say()
        self.fit()

    def _ask_for(self, missing: Sequence[Missing]) -> None:
        for _, _, line in self._asked:
            self.form.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._asked = []
        for each in missing:
            schema = each.field.schema(self._sobject)
            editor = make_editor(schema, each.field.type)
            editor.name_controls(each.field.label)
            editor.changed.connect(self._say)
            editor.committed.connect(self._add)
            editor.cancelled.connect(self.reject)
            line = EditorRow(each.field.label, editor, required=True)
            line.show_hint(_lacking(each))
            self.form.addWidget(line)
            self._asked.append((each, editor, line))
        order_focus(self)
        if self._asked:
            self._asked[0][1].start()

    # -- what would happen ----------------------------------------------------------------------

    def _filled(self) -> dict[str, FieldValue] | None:
        """The values that were given, by apdesk name; None while one of them can't be."""
        found: dict[str, FieldValue] = {}
        for missing, editor, line in self._asked:
            try:
                value = editor.value()
            except EntryError as error:
                line.show_problem(error.message)
                return None
            problem = None if value is None else editor.problem(creating=True)
            line.show_problem(problem)
            if problem is not None:
                return None
            if value is not None:
                found[missing.field.name] = value
        return found

    def _ready(self, filled: dict[str, FieldValue]) -> set[int]:
        """Who would be added with these values."""
        if self._joining is None or self._joining.closed:
            return set()
        ready = set(self._joining.possible)
        for each in self._joining.missing:
            if each.field.name not in filled:
                ready -= {record_id for record_id, _ in each.people}
        return ready

    @Slot()
    def _say(self) -> None:
        joining, filled = self._joining, self._filled()
        ready = self._ready(filled or {})
        name = nouns.LISTS[self._sobject]
        several = len(self._records) > 1 and ready
        text = f"Add {words.number(len(ready))} to {name}" if several else f"Add to {name}"
        self.add_button.setText(text)
        self.add_button.setAccessibleName(text)
        self.add_button.setEnabled(bool(ready) and filled is not None and not self.busy)
        lines = []
        if joining is not None:
            lacking = len(joining.possible) - len(ready)
            if lacking and len(joining.possible) > 1:
                lines.append(_counted(lacking, _LACKING))
            if joining.outside:
                lines.append(_counted(joining.outside, _OUTSIDE))
            lines += [_counted(number, _WHY[why]) for why, number in joining.refused.items()]
        self.left_out.setText("\n".join(lines))
        self.left_out.setVisible(bool(lines))

    # -- doing it -------------------------------------------------------------------------------

    @Slot()
    def _add(self) -> None:
        joining, filled = self._joining, self._filled()
        if joining is None or filled is None or self.busy or not self._ready(filled):
            return
        self.add_button.setEnabled(False)
        self.start(
            editing.add_to_list(self.desk.database, self.desk.clock, joining, filled),
            self._added,
            "Adding…",
            storing=True,
        )

    def failed(self) -> None:
        self._say()

    @Slot(object)
    def _added(self, listed: Listed) -> None:
        count = len(listed.wanted)
        verb = "waits" if count == 1 else "wait"
        what = words.ONE_OBJECT if count == 1 else words.OBJECTS
        noun = what[listed.sobject]
        title = (
            f"{nouns.records(_PERSON, count)} {verb} to become {'a ' if count == 1 else ''}{noun}"
        )
        rest = nouns.reasons(_PERSON, listed.refused)
        text = "The next sync creates them." if count > 1 else "The next sync creates it."
        if not count:
            title, text = "Nobody was added", ""
        self.finish(Outcome(listed.rows, title, " ".join([text, *rest]).strip(), partly=bool(rest)))


def _counted(number: int, words_of: tuple[str, str]) -> str:
    return f"{nouns.records(_PERSON, number)} {words_of[0] if number == 1 else words_of[1]}."


def _lacking(missing: Missing) -> str:
    """Who lacks a field: 'Ada Byron and 3 others have none.'"""
    people = [name for _, name in missing.people]
    if len(people) <= _NAMES_SHOWN:
        verb = "has" if len(people) == 1 else "have"
        return f"{words.series(people)} {verb} none."
    others = words.count(len(people) - 1, "other", "others")
    return f"{people[0]} and {others} have none."
