"""The dialogs that name an own list, rename it (or a segment), and delete it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.language import plural, tr
from apdesk.store.lists import Among, OwnList
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.people.dialog import EditDialog
from apdesk.ui.people.form import FormRow
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import LineEdit, button, label, named
from apdesk.worker import own_lists
from apdesk.worker.own_lists import Kept

#: Characters of a name (apdesk.store.list_names).
LONGEST = 80


class NameDialog(EditDialog):
    """Asks for the name of a new list, or for another name of one that is there.

    Signals:
        kept: (Kept) It is stored.
    """

    kept = Signal(object)
    help_topic = "own_lists"

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        key: Among | None = None,
        name: str = "",
    ) -> None:
        title = tr("New list") if key is None else tr("Rename “{name}”", name=name)
        super().__init__(desk, title, parent)
        self.setMinimumWidth(SPACE * 50)
        self._key = key
        self.name = named(LineEdit(), tr("Name"))
        self.name.setMaxLength(LONGEST)
        self.name.show_text(name)
        self.name.selectAll()
        self.name.returnPressed.connect(self._save)
        if key is None:
            self.body.addWidget(
                label(tr("A list holds the people that you put into it."), "muted", wrap=True)
            )
        self.body.addWidget(FormRow(tr("Name"), self.name, required=True))
        self.body.addStretch(1)
        self.save_button = button(
            tr("Create list") if key is None else tr("Rename"), "primary", clicked=self._save
        )
        self.buttons.addWidget(self.save_button)
        self.name.textChanged.connect(self._typed)
        self._typed()
        self.name.setFocus()

    @Slot()
    def _typed(self) -> None:
        self.save_button.setEnabled(bool(self.name.text().strip()) and not self.busy)

    @Slot()
    def _save(self) -> None:
        if not self.save_button.isEnabled():
            return
        self.save_button.setEnabled(False)
        name, desk = self.name.text(), self.desk
        if self._key is None:
            work = own_lists.create_list(desk.database, desk.clock, name)
        else:
            work = own_lists.rename(desk.database, self._key, name)
        self.start(work, self._saved, tr("Saving…"), storing=True)

    def failed(self) -> None:
        self._typed()
        self.name.setFocus()

    @Slot(object)
    def _saved(self, kept: Kept | None) -> None:
        self.kept.emit(kept)
        self.accept()


class DeleteListDialog(EditDialog):
    """Asks whether a list or a segment is to be deleted; says which journeys name it.

    Signals:
        kept: (None) It is deleted.
    """

    kept = Signal(object)
    help_topic = "own_lists"

    def __init__(self, desk: Desk, key: Among, name: str, parent: QWidget | None = None) -> None:
        a_list = isinstance(key, OwnList)
        title = (
            tr("Delete the list “{name}”?", name=name)
            if a_list
            else tr("Delete the segment “{name}”?", name=name)
        )
        super().__init__(desk, title, parent)
        self.setMinimumWidth(SPACE * 54)
        self._key = key
        self.words = label(
            tr("The people in it stay in apdesk; only the list is deleted. This can’t be undone.")
            if a_list
            else tr(
                "The people in it stay in apdesk; only the segment is deleted. This can’t be "
                "undone."
            ),
            wrap=True,
        )
        self.journeys = label("", "warning", wrap=True)
        self.journeys.hide()
        self.body.addWidget(self.words)
        self.body.addWidget(self.journeys)
        self.body.addStretch(1)
        self.delete_button = button(
            tr("Delete list") if a_list else tr("Delete segment"), "danger", clicked=self._delete
        )
        self.delete_button.setEnabled(False)
        self.buttons.addWidget(self.delete_button)
        self.start(own_lists.used_in(desk.database, key, name), self._looked, tr("Looking…"))
        self.cancel_button.setFocus()

    @Slot(object)
    def _looked(self, journeys: Sequence[str]) -> None:
        self.delete_button.setEnabled(True)
        if not journeys:
            return
        self.journeys.setText(
            plural(
                "The journey {journeys} uses it. What depends on it there no longer works.",
                "The journeys {journeys} use it. What depends on it there no longer works.",
                len(journeys),
                journeys=words.series([words.quoted(each) for each in journeys]),
            )
        )
        self.journeys.show()
        self.fit()

    def failed(self) -> None:
        self.delete_button.setEnabled(True)

    def _delete(self) -> None:
        self.delete_button.setEnabled(False)
        self.start(
            own_lists.delete(self.desk.database, self._key),
            self._deleted,
            tr("Deleting…"),
            storing=True,
        )

    @Slot(object)
    def _deleted(self, _nothing: object) -> None:
        self.kept.emit(None)
        self.accept()
