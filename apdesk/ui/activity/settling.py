"""What a person does about errors and conflicts, as tasks, and how it is told afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from apdesk.domain.records import FieldValue
from apdesk.errors import ApdeskError
from apdesk.language import plural, tr
from apdesk.store.lists import CauseGroup, Conflict, Failure
from apdesk.ui.desk import Desk
from apdesk.worker import editing, troubles
from apdesk.worker.editing import Changed
from apdesk.worker.messages import RowsChanged
from apdesk.worker.tasks import Receiver, Work

#: No row looks different; what waits does.
NO_ROWS = RowsChanged(frozenset(), frozenset(), False)
#: Any row may look different.
ALL_ROWS = RowsChanged(frozenset(), frozenset(), True)


class Settling(QObject):
    """Signals:
    done: (str, RowsChanged) It was stored: a sentence, and what must be read anew.
    failed: (ApdeskError) It was not.
    """

    done = Signal(str, object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        #: Duplicates that the present "Try all again" doesn't save as such.
        self._unsaved = 0

    def _start(self, work: Work, receiver: Receiver) -> None:
        self._desk.runner.start(work, on_done=receiver, on_failed=self._failed)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.failed.emit(error)

    # -- errors ---------------------------------------------------------------------------------

    def retry(self, failures: Sequence[Failure] | None = None, cause: str | None = None) -> None:
        """Sends these again, or all of a cause."""
        self._unsaved = 0
        ids = None if failures is None else tuple(each.id for each in failures)
        self._start(
            troubles.retry(self._desk.database, self._desk.clock, ids, cause=cause), self._retried
        )

    def retry_all(self, duplicates: int) -> None:
        """Sends all there are again; so many of them were duplicates, and aren't saved as such."""
        self._unsaved = duplicates
        self._start(troubles.retry(self._desk.database, self._desk.clock), self._retried)

    def save_anyway(self, cause: str) -> None:
        """Saves all of a cause although Salesforce sees duplicates."""
        self._unsaved = 0
        self._start(
            troubles.save_anyway(self._desk.database, self._desk.clock, cause), self._retried
        )

    @Slot(object)
    def _retried(self, count: int) -> None:
        said = [
            plural(
                "{n} record is sent again with the next sync.",
                "{n} records are sent again with the next sync.",
                count,
            )
        ]
        if self._unsaved:
            said.append(
                plural(
                    "{n} was a duplicate for Salesforce: it is saved only if it no longer is one.",
                    "{n} were duplicates for Salesforce: they are saved only if they no longer "
                    "are.",
                    self._unsaved,
                )
            )
        self.done.emit(" ".join(said), NO_ROWS)

    def correct(self, failure: Failure, values: Mapping[str, FieldValue]) -> None:
        """Gives one record other values."""
        if failure.record_id is not None:
            self._start(
                editing.edit_record(
                    self._desk.database,
                    self._desk.clock,
                    failure.entity,
                    failure.record_id,
                    values,
                ),
                self._corrected,
            )

    @Slot(object)
    def _corrected(self, changed: Changed) -> None:
        self.done.emit(tr("It was corrected, and is sent again with the next sync."), changed.rows)

    def correct_all(self, group: CauseGroup, values: Mapping[str, FieldValue]) -> None:
        """Gives all records of a cause the same values."""
        self._start(
            troubles.correct_all(self._desk.database, self._desk.clock, group, values),
            self._corrected_all,
        )

    @Slot(object)
    def _corrected_all(self, count: int) -> None:
        self.done.emit(
            plural(
                "{n} record was corrected, and is sent again with the next sync.",
                "{n} records were corrected, and are sent again with the next sync.",
                count,
            ),
            ALL_ROWS,
        )

    def create_anyway(self, failure: Failure) -> None:
        """Creates a person although Salesforce sees a duplicate."""
        if failure.record_id is not None:
            self._start(
                editing.create_anyway(self._desk.database, self._desk.clock, failure.record_id),
                self._allowed,
            )

    @Slot(object)
    def _allowed(self, changed: Changed) -> None:
        self.done.emit(tr("The next sync creates it, duplicate or not."), changed.rows)

    def link(self, failure: Failure, salesforce_id: str) -> None:
        """A person made here is the record that Salesforce has."""
        if failure.record_id is not None and failure.sobject is not None:
            self._start(
                editing.link(
                    self._desk.database,
                    self._desk.clock,
                    failure.record_id,
                    salesforce_id,
                    failure.sobject,
                ),
                self._linked,
            )

    @Slot(object)
    def _linked(self, changed: Changed) -> None:
        self.done.emit(tr("It is that record now. The next sync brings its values."), changed.rows)

    def dismiss_lost(self, failures: Sequence[Failure]) -> None:
        """Forgets values that can't be sent any more."""
        ids = tuple(each.id for each in failures)
        self._start(
            troubles.dismiss_lost(self._desk.database, self._desk.clock, ids), self._dismissed
        )

    @Slot(object)
    def _dismissed(self, count: int) -> None:
        self.done.emit(
            plural("{n} entry was dismissed.", "{n} entries were dismissed.", count), NO_ROWS
        )

    # -- conflicts ------------------------------------------------------------------------------

    def use_other(self, conflicts: Sequence[Conflict]) -> None:
        """The values that lost take the place of those that won."""
        ids = tuple(each.id for each in conflicts)
        self._start(troubles.use_other(self._desk.database, self._desk.clock, ids), self._used)

    @Slot(object)
    def _used(self, count: int) -> None:
        self.done.emit(
            plural(
                "{n} other value is here now. The next sync sends what Salesforce lacks.",
                "{n} other values are here now. The next sync sends what Salesforce lacks.",
                count,
            ),
            ALL_ROWS,
        )

    def dismiss_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Leaves them as they were decided."""
        ids = tuple(each.id for each in conflicts)
        self._start(
            troubles.dismiss_conflicts(self._desk.database, self._desk.clock, ids),
            self._kept,
        )

    @Slot(object)
    def _kept(self, count: int) -> None:
        self.done.emit(
            plural("{n} conflict stays as decided.", "{n} conflicts stay as decided.", count),
            NO_ROWS,
        )
