"""Changes of the record that is shown: what can be changed, how, and the tasks that store it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.cancel import CancelToken
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema
from apdesk.errors import ApdeskError, KnownError
from apdesk.language import marked, translated
from apdesk.store.lists import DetailField, RecordDetail
from apdesk.ui.criteria.references import References
from apdesk.ui.desk import Desk
from apdesk.ui.editors import ValueEditor, make_editor
from apdesk.ui.record.field_row import FieldState
from apdesk.worker import edit_forms, editing
from apdesk.worker.edit_forms import EntryFields
from apdesk.worker.editing import Changed
from apdesk.worker.tasks import Progress, Work

_NOT_READ = marked("What can be changed is still being looked up.")


@dataclass(frozen=True, slots=True)
class Refused:
    """A value that could not be stored."""

    record: tuple[Entity, int]
    field: str
    value: FieldValue
    error: ApdeskError


class RecordEditing(QObject):
    """Makes editors for a record's fields, and stores what the user decides.

    Signals:
        ready: What can be changed is known, or known anew.
        stored: (Changed) Something was stored.
        refused: (Refused) A value was not.
        failed: (ApdeskError) Something else was not.
    """

    ready = Signal()
    stored = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fields: EntryFields | None = None
        self._detail: RecordDetail | None = None
        self.references: References | None = None

    # -- what can be changed --------------------------------------------------------------------

    def look_up(self) -> None:
        """Reads which fields can be changed, and how."""
        self._desk.runner.start(
            edit_forms.entry_fields(self._desk.database),
            on_done=self._looked_up,
            on_failed=self._look_up_failed,
        )

    @Slot(object)
    def _looked_up(self, fields: EntryFields) -> None:
        self._fields = fields
        self.ready.emit()

    @Slot(object)
    def _look_up_failed(self, error: ApdeskError) -> None:
        self.failed.emit(error)

    def show(self, detail: RecordDetail | None) -> None:
        """The record that is shown from now on."""
        self._detail = detail

    def states(self, detail: RecordDetail) -> dict[str, FieldState]:
        """What is to be said about each field, by apdesk name."""
        pending = {each.field: each for each in detail.pending}
        conflicts = {each.field: each for each in reversed(detail.conflicts)}
        failure = detail.failure
        blamed = set(failure.fields) if failure is not None and failure.operation != "lost" else ()
        return {
            each.name: FieldState(
                locked=self._locked(detail, each),
                pending=pending.get(each.name),
                conflict=conflicts.get(each.name),
                refused=failure.title if failure is not None and each.salesforce in blamed else "",
                kept=detail.state == "kept",
            )
            for each in detail.fields
        }

    def blamed(self, detail: RecordDetail) -> str | None:
        """The apdesk name of the first field that a failure is about and that can be changed."""
        failure = detail.failure
        if failure is None:
            return None
        waits = {each.field for each in detail.pending}
        named = [each for each in detail.fields if self._api_name(detail, each) in failure.fields]
        for each in (*named, *(x for x in detail.fields if x.name in waits)):
            if not self._locked(detail, each):
                return each.name
        return None

    def api_names(self, detail: RecordDetail) -> dict[str, str]:
        """The API names of a person made here, by apdesk name; empty for all others."""
        fields = self._fields
        if fields is None or detail.sobject is not None:
            return {}
        return {
            each.name: fields.api_name(detail.entity, None, each.name) for each in detail.fields
        }

    def _api_name(self, detail: RecordDetail, field: DetailField) -> str | None:
        if field.salesforce is not None or self._fields is None or detail.wanted is None:
            return field.salesforce
        source = self._fields.source(detail.wanted, field.name)
        return None if source is None else source.salesforce

    def _locked(self, detail: RecordDetail, field: DetailField) -> str:
        if self._fields is None:
            return translated(_NOT_READ)
        return self._fields.refusal(detail.entity, detail.sobject, field.name) or ""

    # -- editors --------------------------------------------------------------------------------

    def editor(self, field: DetailField) -> ValueEditor:
        """A fresh editor for a field of the record."""
        return make_editor(self._schema(field), field.type, references=self.references)

    def problem(self, field: DetailField, value: FieldValue) -> str | None:
        """What Salesforce would refuse of a value."""
        detail, fields = self._detail, self._fields
        if detail is None or fields is None:
            return None
        found = fields.problems(
            detail.entity,
            detail.sobject or detail.wanted,
            {field.name: value},
            creating=detail.sobject is None,
        )
        return found.get(field.name)

    def _schema(self, field: DetailField) -> FieldSchema | None:
        detail, fields = self._detail, self._fields
        if detail is None or fields is None:
            return None
        if detail.sobject is not None:
            return fields.schema_field(detail.sobject, field.name)
        objects = (detail.wanted,) if detail.wanted is not None else ("Lead", "Contact")
        found = (fields.schema_field(each, field.name) for each in objects)
        described = next((each for each in found if each is not None), None)
        # Nothing asks for a value as long as the person is only here.
        return None if described is None else replace(described, nillable=True)

    # -- storing --------------------------------------------------------------------------------

    def give(self, name: str, value: FieldValue) -> None:
        """Stores a value of the record."""
        detail = self._detail
        if detail is None:
            return
        desk, record = self._desk, (detail.entity, detail.id)
        store = editing.edit_record(desk.database, desk.clock, *record, {name: value})

        def work(progress: Progress, cancel: CancelToken) -> object:
            try:
                return store(progress, cancel)
            except KnownError as error:
                return Refused(record, name, value, error)

        desk.runner.start(work, on_done=self._given, on_failed=self._failed)

    @Slot(object)
    def _given(self, answer: Changed | Refused) -> None:
        if isinstance(answer, Refused):
            self.refused.emit(answer)
        else:
            self.stored.emit(answer)

    def take_back(self, name: str) -> None:
        """Gives a field the value that Salesforce has."""
        edits = self._detail.pending if self._detail is not None else ()
        for each in edits:
            if each.field == name:
                self.give(name, each.base)

    def use_other(self, conflict_id: int) -> None:
        """Takes the value that lost."""
        self._settle(editing.use_other, conflict_id)

    def keep(self, conflict_id: int) -> None:
        """Leaves a conflict as it was decided."""
        self._settle(editing.keep_conflict, conflict_id)

    def retry(self, failure_id: int) -> None:
        """Lets what was refused be sent again."""
        self._settle(editing.retry, failure_id)

    def forget(self, failure_id: int) -> None:
        """Forgets values that can't be sent any more."""
        self._settle(editing.dismiss_lost, failure_id)

    def _settle(self, settle: editing.Settle, number: int) -> None:
        detail = self._detail
        if detail is not None:
            desk = self._desk
            self._start(settle(desk.database, desk.clock, detail.entity, detail.id, number))

    def unwant(self) -> None:
        """Lets a person that waits to be created stay only here."""
        if self._detail is not None:
            desk = self._desk
            self._start(editing.take_off_list(desk.database, desk.clock, self._detail.id))

    def create_anyway(self) -> None:
        """Creates a person that Salesforce takes for a duplicate."""
        if self._detail is not None:
            desk = self._desk
            self._start(editing.create_anyway(desk.database, desk.clock, self._detail.id))

    def link(self, salesforce_id: str) -> None:
        """Takes the record that Salesforce has for this person."""
        detail = self._detail
        if detail is not None and detail.wanted is not None:
            desk = self._desk
            self._start(
                editing.link(desk.database, desk.clock, detail.id, salesforce_id, detail.wanted)
            )

    def _start(self, work: Work) -> None:
        self._desk.runner.start(work, on_done=self._done, on_failed=self._failed)

    @Slot(object)
    def _done(self, changed: Changed) -> None:
        self.stored.emit(changed)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.failed.emit(error)
