"""Adding people made here to Salesforce Leads or Contacts; what is missing is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.entry import EntryError
from apdesk.domain.records import FieldValue
from apdesk.language import plural, tr
from apdesk.store.lists import Records
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.editors import ValueEditor, make_editor
from apdesk.ui.people import nouns
from apdesk.ui.people.dialog import EditDialog, Outcome
from apdesk.ui.people.form import EditorRow
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import RadioButton, button, column, label, order_focus
from apdesk.ui.widgets.layouts import remove
from apdesk.worker import edit_forms, editing
from apdesk.worker.edit_forms import PEOPLE, Joining, Missing
from apdesk.worker.editing import Listed

_PERSON = "person"
_NAMES_SHOWN = 3
#: Why people can't be added, said of so many.
_WHY: dict[str, Callable[[int], str]] = {
    edit_forms.GONE: lambda n: plural("{n} contact is gone.", "{n} contacts are gone.", n),
    edit_forms.SYNCED: lambda n: plural(
        "{n} contact is in Salesforce already.", "{n} contacts are in Salesforce already.", n
    ),
    edit_forms.WAITING: lambda n: plural(
        "{n} contact waits to be created already.",
        "{n} contacts wait to be created already.",
        n,
    ),
}


class AddToSalesforceDialog(EditDialog):
    """Asks for the list and for what the org requires, and lets the next sync create them."""

    help_topic = "new_contact"

    def __init__(
        self,
        desk: Desk,
        records: Records,
        parent: QWidget | None = None,
        *,
        sobject: str = "Lead",
    ) -> None:
        title = plural(
            "Add this contact to Salesforce", "Add {n} contacts to Salesforce", len(records)
        )
        super().__init__(desk, title, parent)
        self.setMinimumWidth(SPACE * 62)
        self._records = records
        self._sobject = sobject
        self._joining: Joining | None = None
        self._asked: list[tuple[Missing, ValueEditor, EditorRow]] = []
        self.body.addWidget(
            label(
                plural(
                    "The next sync creates it in Salesforce. From then on, changes go both ways.",
                    "The next sync creates them in Salesforce. From then on, changes go both ways.",
                    len(records),
                ),
                "muted",
                wrap=True,
            )
        )
        self.lists: dict[str, RadioButton] = {}
        for each in PEOPLE:
            choice = RadioButton(nouns.list_name(each))
            choice.chosen.connect(lambda each=each: self._choose(each))
            self.lists[each] = choice
            self.body.addWidget(choice)
        self.form = column(spacing=SPACE * 3 // 2)
        self.body.addLayout(self.form)
        self.left_out = label("", "small", wrap=True)
        self.body.addWidget(self.left_out)
        self.body.addStretch(1)
        self.add_button = button(tr("Add"), "primary", clicked=self._add)
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
            tr("Looking what is missing…"),
        )

    @Slot(object)
    def _looked(self, found: Joining) -> None:
        if found.sobject != self._sobject:
            return  # another list was chosen meanwhile
        self._joining = found
        if found.closed:
            self.banner.show_message(
                "warning",
                tr("Nobody can be added to {list}", list=nouns.list_name(found.sobject)),
                found.closed,
            )
        self._ask_for(found.missing)
        self._say()
        self.fit()

    def _ask_for(self, missing: Sequence[Missing]) -> None:
        for _, _, line in self._asked:
            remove(self.form, line)
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
        name = nouns.list_name(self._sobject)
        several = len(self._records) > 1 and ready
        text = (
            tr("Add {some} to {list}", some=words.number(len(ready)), list=name)
            if several
            else tr("Add to {list}", list=name)
        )
        self.add_button.setText(text)
        self.add_button.setAccessibleName(text)
        self.add_button.setEnabled(bool(ready) and filled is not None and not self.busy)
        lines = []
        if joining is not None:
            lacking = len(joining.possible) - len(ready)
            if lacking and len(joining.possible) > 1:
                lines.append(
                    plural(
                        "{n} contact stays only here until it has what is missing.",
                        "{n} contacts stay only here until they have what is missing.",
                        lacking,
                    )
                )
            if joining.outside:
                lines.append(
                    plural(
                        "{n} contact doesn’t meet your criteria and leaves apdesk again once "
                        "Salesforce has it.",
                        "{n} contacts don’t meet your criteria and leave apdesk again once "
                        "Salesforce has them.",
                        joining.outside,
                    )
                )
            lines += [_WHY[why](number) for why, number in joining.refused.items()]
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
            tr("Adding…"),
            storing=True,
        )

    def failed(self) -> None:
        self._say()

    @Slot(object)
    def _added(self, listed: Listed) -> None:
        count = len(listed.wanted)
        title = (
            plural("{n} contact waits to become a Lead", "{n} contacts wait to become Leads", count)
            if listed.sobject == "Lead"
            else plural(
                "{n} contact waits to become a Contact",
                "{n} contacts wait to become Contacts",
                count,
            )
        )
        rest = nouns.reasons(_PERSON, listed.refused)
        text = plural("The next sync creates it.", "The next sync creates them.", count)
        if not count:
            title, text = tr("Nobody was added"), ""
        self.finish(Outcome(listed.rows, title, " ".join([text, *rest]).strip(), partly=bool(rest)))


def _lacking(missing: Missing) -> str:
    """Who lacks a field: 'Ada Byron and 3 others have none.'"""
    people = [name for _, name in missing.people]
    if len(people) <= _NAMES_SHOWN:
        return plural(
            "{people} has none.", "{people} have none.", len(people), people=words.series(people)
        )
    return plural(
        "{person} and {n} other have none.",
        "{person} and {n} others have none.",
        len(people) - 1,
        person=people[0],
    )
