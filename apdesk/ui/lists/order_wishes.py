"""Which columns a long list shows is noted, so that the database keeps it in order by them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from apdesk.errors import ApdeskError
from apdesk.store import lists
from apdesk.store.list_keys import ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists.model import RecordModel
from apdesk.worker import readers


class OrderWishes(QObject):
    """Notes the columns of one list, once for each change of them; a short list is sorted.

    Signals:
        wanted: A column was noted by which the list may not be kept in order yet.
    """

    wanted = Signal()

    def __init__(self, desk: Desk, key: ListKey, model: RecordModel, host: QObject) -> None:
        super().__init__(host)
        self._desk = desk
        self._key = key
        self._model = model
        self._noted: tuple[str, ...] = ()
        self._under_way: tuple[str, ...] = ()
        self._stored: tuple[str, ...] = ()

    @Slot()
    def note(self) -> None:
        """Looks at what the list shows now."""
        names = tuple(each.name for each in self._model.columns)
        if self._model.rowCount() < lists.LARGE or names == self._noted:
            return
        self._noted = names
        if not self._under_way:
            self._store()

    def _store(self) -> None:
        """One at a time, so that the last one is what stays."""
        self._under_way = self._noted
        self._desk.runner.start(
            readers.show_columns(self._desk.database, self._key, self._under_way),
            on_done=self._done,
            on_failed=self._failed,
        )

    @Slot(object)
    def _done(self, new: bool) -> None:
        # what isn't shown any more is no hurry: it can wait for the next run
        more = new and not set(self._under_way) <= set(self._stored)
        self._stored, self._under_way = self._under_way, ()
        if self._stored != self._noted:
            self._store()
        if more:
            self.wanted.emit()

    @Slot(object)
    def _failed(self, _error: ApdeskError) -> None:
        """It is tried again with the next rows; nothing but speed depends on it."""
        self._noted = self._under_way = ()
