"""What can be done with the records of a list; each change says what it did, and can be undone.

The dialogs are imported when they are opened.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from apdesk.errors import ApdeskError
from apdesk.language import plural, tr
from apdesk.store.lists import ListKey, OwnList, Records
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.widgets import Banner

if TYPE_CHECKING:
    from apdesk.ui.people.dialog import EditDialog, Outcome
    from apdesk.worker.editing import Changed
    from apdesk.worker.own_lists import Kept

#: What the records of a list may come from.
SOBJECTS = {
    ListKey.ALL: ("Lead", "Contact"),
    ListKey.LEADS: ("Lead",),
    ListKey.CONTACTS: ("Contact",),
    ListKey.COMPANIES: ("Account",),
}


class _DeedBanner(Banner):
    """Says what was done until its list is left, for another one or another page."""

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and not self.isHidden() and self.window().isVisible():
            self.clear()


class ListActions(QObject):
    """Opens the dialogs of a list and tells their outcome in a banner.

    Signals:
        edited: (RowsChanged) Something was stored.
        record_asked: (int) A record is to be shown: one just made, or one that was here already.
        started: People were put into a journey.
    """

    edited = Signal(object)
    record_asked = Signal(int)
    started = Signal()

    def __init__(self, desk: Desk, key: ListKey, host: QWidget) -> None:
        super().__init__(host)
        self._desk = desk
        self._key = key
        self._host = host
        self._last: Outcome | None = None
        self.banner = _DeedBanner("success", dismissable=True)
        self.banner.dismissed.connect(self._forget)
        self.undo_button = self.banner.add_action(tr("Undo"), self.undo)

    # -- dialogs --------------------------------------------------------------------------------

    def new_contact(self) -> None:
        """Asks for a new contact, in a Salesforce list for that list."""
        from apdesk.ui.people.new_contact import NewContactDialog

        only = SOBJECTS[self._key]
        sobject = only[0] if len(only) == 1 else None
        dialog = NewContactDialog(self._desk, self._host.window(), sobject=sobject)
        dialog.record_asked.connect(self.record_asked)
        self._open(dialog)

    def edit_fields(self, records: Records) -> None:
        """Asks for a field's new value for those records."""
        from apdesk.ui.people.bulk_edit import BulkEditDialog

        self._open(
            BulkEditDialog(
                self._desk, self._key.entity, SOBJECTS[self._key], records, self._host.window()
            )
        )

    def add_to_salesforce(self, records: Records) -> None:
        """Asks in which list those people are to be created."""
        from apdesk.ui.people.add_to_salesforce import AddToSalesforceDialog

        self._open(AddToSalesforceDialog(self._desk, records, self._host.window()))

    def delete(self, records: Records) -> None:
        """Asks whether those records are to be deleted."""
        from apdesk.ui.people.delete import DeleteDialog

        self._open(DeleteDialog(self._desk, self._key.entity, records, self._host.window()))

    def add_to_list(self, records: Records) -> None:
        """Asks which of the user's lists those people are to be added to."""
        from apdesk.ui.people.add_to_list import AddToListDialog

        self._open(AddToListDialog(self._desk, records, self._host.window()))

    def start_journey(self, records: Records) -> None:
        """Asks which journey those people are to be put into."""
        from apdesk.ui.journeys.start import StartJourneyDialog

        dialog = StartJourneyDialog(self._desk, records, self._host.window())
        dialog.stored.connect(self.started)
        self._open(dialog)

    def remove_from_list(self, key: OwnList, records: Records) -> None:
        """Takes people out of a list; nobody is asked, since they stay here."""
        from apdesk.worker import own_lists

        self._desk.runner.start(
            own_lists.remove_people(self._desk.database, key.id, records),
            on_done=self._unlisted,
            on_failed=self._not_unlisted,
        )

    def _open(self, dialog: EditDialog) -> None:
        dialog.stored.connect(self._stored)
        dialog.open()

    # -- outcomes -------------------------------------------------------------------------------

    @Slot(object)
    def _stored(self, outcome: Outcome) -> None:
        self._last = outcome
        self.banner.show_message(
            "warning" if outcome.partly else "success", outcome.title, outcome.text
        )
        self.banner.show_actions(outcome.batch is not None)
        self.undo_button.setEnabled(True)
        self.edited.emit(outcome.rows)
        if outcome.record_id is not None:
            self.record_asked.emit(outcome.record_id)

    @Slot(object)
    def _unlisted(self, kept: Kept) -> None:
        from apdesk.ui.people.dialog import Outcome
        from apdesk.worker.own_lists import CHANGED

        title = plural(
            "{n} contact removed from “{list}”",
            "{n} contacts removed from “{list}”",
            kept.people,
            list=kept.name,
        )
        self._stored(Outcome(CHANGED, title))

    @Slot(object)
    def _not_unlisted(self, error: ApdeskError) -> None:
        self._forget()
        self.banner.show_error(error)
        self.banner.show_actions(False)

    @Slot()
    def _forget(self) -> None:
        self._last = None

    @property
    def can_undo(self) -> bool:
        """Whether the last change can still be undone: also once the list was left, but not once
        its banner was closed."""
        return self._last is not None and self._last.batch is not None

    def undo(self) -> None:
        """Takes the last change back."""
        from apdesk.worker import editing

        last = self._last
        if last is None or last.batch is None or not self.undo_button.isEnabled():
            return
        self.undo_button.setEnabled(False)
        self._desk.runner.start(
            editing.undo(self._desk.database, self._desk.clock, last.batch.id, last.rows),
            on_done=self._undone,
            on_failed=self._undo_failed,
        )

    @Slot(object)
    def _undone(self, changed: Changed) -> None:
        undone, self._last = changed.undone, None
        if undone is None:
            return
        title = plural("{n} change was undone", "{n} changes were undone", undone.reversed)
        text = tr("The values from before are back.")
        if undone.skipped:
            reasons = Counter(each.why for each in undone.skipped)
            left = [f"{words.number(number)}: {why}" for why, number in reasons.most_common()]
            text = "\n".join([tr("Left as they are:"), *left])
        self.banner.show_message("warning" if undone.skipped else "success", title, text)
        self.banner.show_actions(False)
        self.edited.emit(changed.rows)

    @Slot(object)
    def _undo_failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)
        self.banner.show_actions(True)
        self.undo_button.setEnabled(True)
