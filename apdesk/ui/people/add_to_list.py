"""Adding people to an own list: one that is there, or a new one."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from apdesk.language import plural, tr
from apdesk.store.lists import Records
from apdesk.ui.desk import Desk
from apdesk.ui.lists.naming import LONGEST
from apdesk.ui.people.dialog import EditDialog, Outcome
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit, RadioButton, button, column, named
from apdesk.ui.widgets.combo import ComboBox
from apdesk.worker import own_lists
from apdesk.worker.own_lists import CHANGED, Gathered, Kept


class AddToListDialog(EditDialog):
    """Asks for the list, and adds them."""

    help_topic = "own_lists"

    def __init__(self, desk: Desk, records: Records, parent: QWidget | None = None) -> None:
        title = plural("Add {n} contact to a list", "Add {n} contacts to a list", len(records))
        super().__init__(desk, title, parent)
        self.setMinimumWidth(SPACE * 54)
        self._records = records
        self.old = RadioButton(tr("A list that is there"))
        self.new = RadioButton(tr("A new list"))
        self.list = named(ComboBox(), tr("List"))
        self.list.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.list.setMinimumContentsLength(24)
        self.list.currentTextChanged.connect(self.list.setToolTip)  # where the name is too long
        self.name = named(LineEdit(), tr("Name of the new list"))
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(tr("Name of the new list"))
        indented = column(self.list)
        self._below = column(self.name)
        for each in (indented, self._below):
            each.setContentsMargins(SPACE * 3, 0, 0, 0)
        self.body.addWidget(self.old)
        self.body.addLayout(indented)
        self.body.addWidget(self.new)
        self.body.addLayout(self._below)
        self.body.addStretch(1)
        self.add_button = button(tr("Add to list"), "primary", clicked=self._add)
        self.add_button.setEnabled(False)
        self.buttons.addWidget(self.add_button)
        self.old.chosen.connect(self._choose_old)
        self.new.chosen.connect(self._choose_new)
        self.list.activated.connect(self._choose_old)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._add)
        self.start(own_lists.gathered(desk.database), self._read, tr("Reading the lists…"))

    @Slot(object)
    def _read(self, found: Gathered) -> None:
        for each in found.lists:
            self.list.addItem(each.name, each.id)
        there = bool(found.lists)
        self.old.setVisible(there)
        self.new.setVisible(there)
        self.list.setVisible(there)
        if not there:
            self._below.setContentsMargins(0, 0, 0, 0)
        (self.old if there else self.new).show_checked()
        (self.list if there else self.name).setFocus()
        self._say()

    @Slot()
    def _choose_old(self) -> None:
        self.old.show_checked()
        self._say()

    @Slot()
    def _choose_new(self) -> None:
        self.new.show_checked()
        self.name.setFocus()
        self._say()

    @Slot()
    def _typed(self) -> None:
        self.new.show_checked()
        self._say()

    def _say(self) -> None:
        chosen = self.old.isChecked() or bool(self.name.text().strip())
        self.add_button.setEnabled(chosen and not self.busy)

    @Slot()
    def _add(self) -> None:
        if not self.add_button.isEnabled():
            return
        self.add_button.setEnabled(False)
        desk, records = self.desk, self._records
        if self.old.isChecked():
            work = own_lists.add_people(desk.database, desk.clock, self.list.currentData(), records)
        else:
            work = own_lists.create_list(desk.database, desk.clock, self.name.text(), records)
        self.start(work, self._added, tr("Adding…"), storing=True)

    def failed(self) -> None:
        self._say()

    @Slot(object)
    def _added(self, kept: Kept) -> None:
        self.finish(Outcome(CHANGED, *_said(kept, len(self._records))))


def _said(kept: Kept, asked: int) -> tuple[str, str]:
    """What happened, in words."""
    there = max(0, asked - kept.people)
    if not kept.people:
        return tr("Nobody was added to “{list}”", list=kept.name), tr(
            "All of them are in it already."
        )
    title = plural(
        "{n} contact added to “{list}”",
        "{n} contacts added to “{list}”",
        kept.people,
        list=kept.name,
    )
    if not there:
        return title, ""
    return title, plural(
        "{n} contact was in it already.", "{n} contacts were in it already.", there
    )
