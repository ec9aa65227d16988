"""When a list is read, and what of it: its fields, its rows, the marks of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.ids import record_ids
from apdesk.errors import ApdeskError, KnownError
from apdesk.store.list_keys import ListKey
from apdesk.ui.desk import Desk
from apdesk.ui.lists.request import ListRequest
from apdesk.worker import readers
from apdesk.worker.messages import RowsChanged

if TYPE_CHECKING:
    from apdesk.store.lists import FirstRows, ListField, ListQuery
    from apdesk.ui.lists.filters import Picklists
    from apdesk.ui.lists.table import RecordTable
    from apdesk.worker.readers import ListResult
    from apdesk.worker.tasks import TaskHandle

#: How long rows stay marked after the run that changed them.
MARKED_MS = 10 * 60 * 1000
#: Changes of a running sync are shown at most this often: of a list that takes long to read only
#: those of the rows in view; which rows there are is read so rarely that it takes a tenth of the
#: time.
REFRESH_MS = 700
_REFRESH_SHARE = 10


class ListReading(QObject):
    """Fills the table of a list, and keeps it up with what changes.

    Another question is answered from its top; the same one, asked again, leaves everybody where
    they are.

    Signals:
        fields_read: (tuple[ListField, ...]) The list has other fields; the rows are asked for next.
        picklists_read: (Picklists) The entries of those fields.
        begun: (FirstRows) The first of other rows are in the table.
        answered: (ListResult) All rows are in the table.
        unanswered: (ApdeskError) The rows can't be read.
        failed: (ApdeskError) Something beside the rows can't be read.
    """

    fields_read = Signal(object)
    picklists_read = Signal(object)
    begun = Signal(object)
    answered = Signal(object)
    unanswered = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        key: ListKey,
        desk: Desk,
        table: Callable[[], RecordTable],
        query: Callable[[], ListQuery],
        host: QWidget,
    ) -> None:
        """`table` is made with the first reading; `query` is what the list is to show. Nothing is
        read by itself while `host` can't be seen."""
        super().__init__(host)
        self._key = key
        self._desk = desk
        self._table = table
        self._query = query
        self._host = host
        self._fields: tuple[ListField, ...] = ()
        self._loaded = False
        self._stale = True
        # another question was asked than the one whose whole answer is shown …
        self._fresh = True
        # … and its first rows are shown
        self._begun = False
        self._shown: ListQuery | None = None
        self._to_select: int | None = None
        self._reading_words = False
        self._marking: TaskHandle | None = None
        self.request = ListRequest(desk.runner, self)
        self.request.begun.connect(self._show_first)
        self.request.answered.connect(self._show_all)
        self.request.failed.connect(self._not_answered)
        self._soon = self._timer(REFRESH_MS, self._refresh)
        self._values = self._timer(REFRESH_MS, self._refresh_values)
        self._unmark = self._timer(MARKED_MS, self._forget_marks)

    def _timer(self, pause: int, act: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(pause)
        made.timeout.connect(act)
        return made

    @property
    def shown(self) -> ListQuery:
        """What the rows in the table answer."""
        return self._shown or self._query()

    def fetch(self, ids: Sequence[int], names: Sequence[str]) -> dict[int, tuple[object, ...]]:
        """The values of those fields, by id; ids that aren't there any more are left out."""
        try:
            return dict(self._desk.views.rows(self._key, ids, names))
        except KnownError as error:
            self._desk.met(error)
            raise

    # -- when -----------------------------------------------------------------------------------

    def open(self) -> None:
        """Reads what was missed."""
        if not self._loaded or self._stale:
            self.reload()

    def reload(self) -> None:
        """Reads fields, ids and rows anew; place and selection stay. What can't be read is tried
        again when the list is opened next."""
        try:
            fields = self._desk.views.fields(self._key)
        except KnownError as error:
            self._stale = True
            self.failed.emit(error)
            self._desk.met(error)
            return
        if fields != self._fields:
            self._fields = fields
            self.fields_read.emit(fields)
            self._desk.runner.start(
                readers.picklists(self._desk.database, fields), on_done=self._picklists_read
            )
        self._ask()

    def expire(self) -> None:
        """What is shown may be old: it is read anew when the list is opened next."""
        self._stale = True

    def catch_up(self) -> None:
        """The list can be seen again: what changed meanwhile is read soon."""
        if self._loaded and self._stale and not self._soon.isActive():
            self._soon.start(REFRESH_MS)

    def rows_changed(self, changes: RowsChanged) -> None:
        """A step of a run changed records; shown soon, together with what else comes."""
        mine = changes.companies if self._key is ListKey.COMPANIES else changes.people
        if not mine and not changes.structure:
            return
        self._stale = True
        if not self._host.isVisible():
            return
        pause = max(REFRESH_MS, round(self.request.seconds * 1000 * _REFRESH_SHARE))
        if pause > REFRESH_MS and not self._values.isActive():
            self._values.start()
        if not self._soon.isActive():
            self._soon.start(pause)

    @Slot()
    def _refresh(self) -> None:
        if self._host.isVisible() and self._stale:
            if self.request.pending:
                self._soon.start(REFRESH_MS)
                return
            self.reload()

    @Slot()
    def _refresh_values(self) -> None:
        """The rows in view, while which rows there are is still to be read."""
        self._table().records.refresh()

    # -- asking ---------------------------------------------------------------------------------

    @Slot()
    def ask(self) -> None:
        """The list is to show something else: from its top."""
        self._fresh, self._begun = True, False
        self._ask()

    def select(self, record_id: int) -> None:
        """Shows a record in the list, once the list is read."""
        there = self._loaded and not self.request.pending
        if there and (self._table().select_record(record_id) or not self._stale):
            self._to_select = None
        else:
            self._to_select = record_id

    def ask_for(self, record_id: int) -> None:
        """Reads the rows anew and shows a record; what is shown stays until all of them are
        there."""
        self._to_select = record_id
        self._fresh = self._begun or not self._loaded
        self._ask()

    def _ask(self) -> None:
        """Also the same question anew, whether its answer is here or is still to come."""
        self._stale = False
        watched = self._table().watched() if self._begun or not self._fresh else ()
        self.request.ask(readers.list_ids(self._desk.database, self._query(), watched))

    @Slot(object)
    def _show_first(self, first: FirstRows) -> None:
        """The first rows of other rows than were shown; a refresh waits for all of them."""
        if not self._fresh or not first.ids:
            return
        if self._begun and not self._table().untouched:
            return  # who has moved among them stays there
        self._begun = True
        self._shown = self._query()
        self._table().show_first(first.ids, first.count)
        self.begun.emit(first)

    @Slot(object)
    def _show_all(self, result: ListResult) -> None:
        table = self._table()
        self._loaded = True
        self._shown = result.query
        if self._begun:
            table.complete_ids(result.ids, result.rows)
        else:
            table.replace_ids(result.ids, keep_place=not self._fresh, rows=result.rows)
        self._begun = self._fresh = False
        if self._to_select is not None:
            table.select_record(self._to_select)
            self._to_select = None
        self.answered.emit(result)
        if result.words_stale and not self._reading_words:
            self._reading_words = True
            self._desk.runner.start(
                readers.read_words(self._desk.database, self._key.entity),
                on_done=self._words_read,
                on_failed=self._words_failed,
            )

    @Slot(object)
    def _not_answered(self, error: ApdeskError) -> None:
        self._stale = True
        if not self._loaded:
            self._begun = False
            self._table().replace_ids(record_ids(), keep_place=False)
        self.unanswered.emit(error)

    # -- beside the rows ------------------------------------------------------------------------

    @Slot(object)
    def _words_read(self, _nothing: object) -> None:
        """The search looks into the middle of the new words, too."""
        self._reading_words = False
        if self._query().search:
            self._ask()

    @Slot(object)
    def _words_failed(self, error: ApdeskError) -> None:
        self._reading_words = False
        self.failed.emit(error)

    @Slot(object)
    def _picklists_read(self, found: Picklists) -> None:
        self.picklists_read.emit(found)

    def mark_run(self, run_id: int) -> None:
        """Marks for a while what a run changed or let in."""
        if self._marking is not None:
            self._marking.cancel()
        self._marking = self._desk.runner.start(
            readers.recently_changed(self._desk.database, run_id, self._key),
            on_done=self._marks_read,
        )

    @Slot(object)
    def _marks_read(self, answer: tuple[ListKey, frozenset[int]]) -> None:
        self._table().records.set_marked(answer[1])
        self._unmark.start()

    @Slot()
    def _forget_marks(self) -> None:
        self._table().records.set_marked(frozenset())
