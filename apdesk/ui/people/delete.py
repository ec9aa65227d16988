"""Deleting: of people made here; for synced ones, why not and where to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.language import plural, tr
from apdesk.store.lists import Records
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.people import nouns
from apdesk.ui.people.dialog import EditDialog, Outcome
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import button, label
from apdesk.worker import edit_forms, editing
from apdesk.worker.edit_forms import Deletable, NamedRecords, Synced
from apdesk.worker.editing import Changed

#: Synced records that are offered one by one.
_SHOWN = 5


class DeleteDialog(EditDialog):
    """Looks which records can be deleted, asks, and deletes them."""

    help_topic = "delete"

    def __init__(
        self, desk: Desk, entity: str, records: Records, parent: QWidget | None = None
    ) -> None:
        title = tr("Delete {records}?", records=nouns.records(entity, len(records)))
        super().__init__(desk, title, parent)
        self.setMinimumWidth(SPACE * 58)
        self._entity = entity
        self._asked = len(records)
        self._found = Deletable(NamedRecords((), ()), ())
        self.words = label("", wrap=True)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self.synced_title = label("", "strong", wrap=True)
        self.synced_words = label("", "muted", wrap=True)
        for each in (self.words, self.synced_title, self.synced_words):
            self.body.addWidget(each)
        self.synced_title.hide()
        self.synced_words.hide()
        self.body.addLayout(self._links)
        self.body.addStretch(1)
        self.open_button = button(
            tr("Open in Salesforce"), "primary", icon="open", clicked=self._open_first
        )
        self.delete_button = button(tr("Delete"), "danger", clicked=self._delete)
        self.buttons.addWidget(self.open_button)
        self.buttons.addWidget(self.delete_button)
        self.open_button.hide()
        self.delete_button.setEnabled(False)
        self.start(
            edit_forms.deletable(desk.database, entity, records), self._looked, tr("Looking…")
        )
        self.cancel_button.setFocus()

    @Slot(object)
    def _looked(self, found: Deletable) -> None:
        self._found = found
        here, synced = found.here, found.synced
        if here:
            self.say_title(tr("Delete {records}?", records=self._called(here)))
            self.words.setText(
                plural(
                    "It is deleted here for good, with the whole history. Salesforce is not "
                    "changed. This can’t be undone.",
                    "They are deleted here for good, with the whole history. Salesforce is not "
                    "changed. This can’t be undone.",
                    len(here),
                )
            )
            if len(here) > 1:
                records = nouns.records(self._entity, len(here))
                self._name_delete(tr("Delete {records}", records=records))
            self.delete_button.setEnabled(True)
        else:
            self._only_synced()
        if here and synced:
            for line, text in zip(
                (self.synced_title, self.synced_words), self._why_not(synced), strict=True
            ):
                line.setText(text)
                line.show()
        if synced:
            self._offer(synced)
        self.fit()

    def _name_delete(self, text: str) -> None:
        self.delete_button.setText(text)
        self.delete_button.setAccessibleName(text)

    def _only_synced(self) -> None:
        self.delete_button.hide()
        self.cancel_button.setText(tr("Close"))
        self.cancel_button.setAccessibleName(tr("Close"))
        if not self._found.synced:
            self.say_title(tr("There is nothing to delete"))
            self.words.setText(tr("What you chose was removed in the meantime."))
            return
        title, text = self._why_not(self._found.synced)
        self.say_title(title)
        self.words.setText(text)

    def _called(self, here: Sequence[tuple[int, str]]) -> str:
        return here[0][1] if len(here) == 1 else nouns.records(self._entity, len(here))

    def _why_not(self, synced: Sequence[Synced]) -> tuple[str, str]:
        if len(synced) == 1:
            title = tr("{name} is in Salesforce and can’t be deleted here", name=synced[0].name)
            return title, tr("Delete it in Salesforce; the next sync then removes it here.")
        title = tr(
            "{records} are in Salesforce and can’t be deleted here",
            records=nouns.records(self._entity, len(synced)),
        )
        return title, tr("Delete them in Salesforce; the next sync then removes them here.")

    def _offer(self, synced: Sequence[Synced]) -> None:
        """Ways to the synced records: a button for the only one, links for the first of many."""
        if len(synced) == 1:
            self.open_button.setVisible(bool(synced[0].address))
            return
        for each in synced[:_SHOWN]:
            if each.address:
                open_it = partial(self.desk.open_url, each.address)
                self._links.addWidget(
                    button(tr("Open {name} in Salesforce", name=each.name), "link", clicked=open_it)
                )
        if len(synced) > _SHOWN:
            rest = words.number(len(synced) - _SHOWN)
            more = label(tr("and {some} more", some=rest), "small")
            more.setContentsMargins(SPACE // 2, SPACE // 2, 0, 0)
            self._links.addWidget(more)

    def _open_first(self) -> None:
        self.desk.open_url(self._found.synced[0].address)

    def _delete(self) -> None:
        self.delete_button.setEnabled(False)
        self.start(
            editing.delete(self.desk.database, self.desk.clock, self._found.here.ids),
            self._deleted,
            tr("Deleting…"),
            storing=True,
        )

    def failed(self) -> None:
        self.delete_button.setEnabled(bool(self._found.here))

    @Slot(object)
    def _deleted(self, changed: Changed) -> None:
        count = len(self._found.here)
        self.finish(
            Outcome(
                changed.rows, tr("{records} deleted", records=nouns.records(self._entity, count))
            )
        )
