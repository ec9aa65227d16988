"""What people change here, for both faces: names resolved, values checked before any is stored.

Nothing here asks the org: what Salesforce would refuse is known from its describe. The next run
sends what was stored.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.domain.records import FieldValue
from apdesk.domain.schema import FieldSchema
from apdesk.domain.values import same
from apdesk.domain.wording import all_of
from apdesk.errors import KnownError
from apdesk.language import plural, tr
from apdesk.store import refusals
from apdesk.store.changes import Removed
from apdesk.store.database import Store
from apdesk.store.edits import Batch, Edits, RecordEdit, Undone
from apdesk.store.lists import Records
from apdesk.store.troubles import Troubles
from apdesk.store.views import RecordDetail, Views
from apdesk.sync import bulk
from apdesk.sync.bulk import BulkPreview
from apdesk.sync.entry_fields import EntryFields, invalid, read_only
from apdesk.sync.listing import closed, outside, require_open, unlistable

__all__ = ["BulkPreview", "Editing", "ListedResult"]

#: Records changed in one transaction: neither a run nor another window waits long for it.
_SLICE = 1000


@dataclass(frozen=True, slots=True)
class ListedResult:
    """Who now waits to be created in Salesforce, and who can't, with the reason. `outside`: those
    of the former who don't meet the criteria, and so leave again, with the reason."""

    wanted: tuple[int, ...]
    refused: Mapping[int, str] = field(default_factory=dict)
    outside: Mapping[int, str] = field(default_factory=dict)


class Editing:
    """Changes of records, by a person, on the thread that owns the store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._edits = Edits(store)

    # -- values -------------------------------------------------------------------------------

    def field_of(self, entity: str, sobject: str | None, name: str) -> str:
        """The apdesk field that a person names by its API name or by its apdesk name, in any case.

        `sobject` is the object of the record; None: a person made here, which may have the fields
        of both. Raises KnownError "field.unknown", or "field.read_only" with the reason.
        """
        return self.fields().named(entity, sobject, name)

    def field_of_new(self, sobject: str | None, name: str) -> str:
        """The same for a person to be added; the whole name is a field then, too."""
        fields, person = self.fields(), str(Entity.PERSON)
        found = fields.find(person, sobject, name)
        if found is not None and found in fields.by_api(person, "Name"):
            return found
        return fields.named(person, sobject, name, creating=True)

    def problems(
        self, entity: str, record_id: int, values: Mapping[str, FieldValue]
    ) -> dict[str, str]:
        """What Salesforce would refuse of these values (by apdesk name), a sentence each."""
        detail = self._record(entity, record_id)
        return self._problems(self.fields(), detail, values)

    def edit(self, entity: str, record_id: int, values: Mapping[str, FieldValue]) -> Batch | None:
        """Gives a record values (by apdesk name); None when it has them already.

        Raises KnownError "edit.invalid" with a sentence for each value that Salesforce would
        refuse, "edit.read_only" for a field that can't be written, "record.gone".
        """
        detail = self._record(entity, record_id)
        fields = self.fields()
        self._require_writable(fields, detail, values)
        wrong = self._problems(fields, detail, values)
        if wrong:
            raise invalid(wrong.values())
        return self._store_edit(fields, detail, values)

    def edit_texts(self, entity: str, record_id: int, texts: Mapping[str, str]) -> Batch | None:
        """The same with values as people type them; an empty text clears the field."""
        detail = self._record(entity, record_id)
        fields = self.fields()
        self._require_writable(fields, detail, texts)
        sobject = detail.sobject or detail.wanted
        values, wrong = fields.parse(entity, sobject, texts)
        wrong |= self._problems(fields, detail, values)
        if wrong:
            raise invalid(wrong.values())
        return self._store_edit(fields, detail, values)

    def preview_many(
        self, entity: str, records: Records, values: Mapping[str, FieldValue]
    ) -> BulkPreview:
        """What giving all of them these values would do; records that are gone are left out."""
        return bulk.preview(bulk.outlooks(self._store, self.fields(), entity, records, values))

    def edit_many(
        self,
        entity: str,
        records: Records,
        values: Mapping[str, FieldValue],
        title: str,
        *,
        stop: CancelToken | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> Batch | None:
        """Gives these values to all that may have them, as one batch that can be undone.

        A record for which one of the values is refused is left as it is. None: nothing changed.

        Args:
            stop: Looked at between short transactions: what was changed until then is the batch.
            progress: Told how many of the records were looked at.
        """
        fields = self.fields()
        batch: Batch | None = None
        seen = 0
        for some in bulk.in_slices(self._store, records, _SLICE):
            if stop is not None and stop.cancelled:
                break
            edits = [
                RecordEdit(str(Entity(entity)), each.record_id, each.changes)
                for each in bulk.outlooks(self._store, fields, entity, some, values)
                if each.refused is None and each.changes
            ]
            if edits:
                into = None if batch is None else batch.id
                batch = (
                    self._edits.apply(edits, at=self._now(), title=title, kind="bulk", into=into)
                    or batch
                )
            seen += len(some)
            if progress is not None:
                progress(seen)
        return batch

    # -- people made here -----------------------------------------------------------------------

    def add(self, values: Mapping[str, FieldValue], sobject: str | None = None) -> int:
        """Adds a person with these values (by apdesk name); its apdesk id.

        With `sobject` it waits to be created in Salesforce; without, it stays here alone. Raises
        KnownError "add.incomplete" naming what is missing, "edit.invalid", "edit.read_only",
        "list.closed" where nobody can be added to that list.
        """
        fields = self.fields()
        person = str(Entity.PERSON)
        if sobject is not None:
            require_open(self._store, sobject)
        given = fields.split_name(
            {name: value for name, value in values.items() if value not in (None, "")}
        )
        reasons = [fields.refusal(person, sobject, name, creating=True) for name in given]
        if any(reasons):
            raise read_only(filter(None, reasons))
        wrong = fields.problems(person, sobject, given, creating=True)
        if wrong:
            raise invalid(wrong.values())
        missing = fields.missing(sobject, given) if sobject is not None else ()
        if missing:
            raise _incomplete([each.label for each in missing], sobject)
        if not fields.identifies(given):
            raise _incomplete([tr("A name or an e-mail address")])
        whole = fields.with_name(given, {})
        title = tr("Added {name}", name=fields.called(whole))
        _, ids = self._edits.add([whole], at=self._now(), title=title)
        if sobject is not None:
            self._edits.want(ids, sobject, at=self._now())
        return ids[0]

    def add_texts(self, texts: Mapping[str, str], sobject: str | None = None) -> int:
        """The same with values as people type them."""
        values, wrong = self.fields().parse(str(Entity.PERSON), sobject, texts)
        if wrong:
            raise invalid(wrong.values())
        return self.add(values, sobject)

    def missing(self, record_id: int, sobject: str) -> tuple[FieldSchema, ...]:
        """The fields that Salesforce asks of a new Lead or Contact, and that are blank here."""
        detail = self._record(str(Entity.PERSON), record_id)
        return self.fields().missing(sobject, _values(detail))

    def add_to_list(self, record_ids: Sequence[int], sobject: str) -> ListedResult:
        """Lets people that were made here be created as Leads or Contacts by the next run."""
        reason = closed(self._store, sobject)
        if reason is not None:
            return ListedResult((), dict.fromkeys(record_ids, reason))
        fields = self.fields()
        ids = tuple(dict.fromkeys(record_ids))
        refused = dict(unlistable(self._store, fields, ids, sobject))
        fine = [each for each in ids if each not in refused]
        wanted = self._edits.want(fine, sobject, at=self._now())
        for each in set(fine) - set(wanted):
            refused[each] = tr("It waits already, or is being created right now.")
        return ListedResult(wanted, refused, self.outside(wanted, sobject))

    def outside(self, record_ids: Sequence[int], sobject: str) -> Mapping[int, str]:
        """Those who, as a Lead or Contact, wouldn't meet the criteria, with the reason."""
        return outside(self._store, self.fields(), record_ids, sobject, self._clock.now())

    def take_off_list(self, record_ids: Sequence[int]) -> tuple[int, ...]:
        """Those that no longer wait to be created; one that is being sent right now goes on."""
        return self._edits.unwant(record_ids)

    def delete(self, record_ids: Sequence[int]) -> Removed:
        """Deletes people that were made here, and kept ones, with everything of theirs.

        Raises KnownError "record.synced" for those that Salesforce has, "record.sending".
        """
        return self._edits.delete(record_ids)

    def allow_duplicate(self, record_ids: Sequence[int]) -> None:
        """Creates them although Salesforce warns of duplicates, with the next run."""
        self._edits.allow_duplicate(record_ids)

    def link(self, record_id: int, salesforce_id: str, sobject: str) -> None:
        """Takes the record that Salesforce has for this person, instead of creating another."""
        self._edits.link(record_id, salesforce_id, sobject, at=self._now())

    # -- second thoughts ------------------------------------------------------------------------

    def batches(self, limit: int = 100) -> tuple[Batch, ...]:
        """What was changed here together, the newest first."""
        return self._edits.batches(limit)

    def undo(self, batch_id: int) -> Undone:
        """Takes back a batch of changes where its values are still there."""
        return self._edits.undo(batch_id, at=self._now())

    def undo_run(self, run_id: int, preview: bool = False) -> Undone:
        """Takes back what a run took over and sent, where it is still so; `preview` only counts."""
        return self._edits.undo_run(run_id, at=self._now(), preview=preview)

    def use_other(self, conflict_id: int) -> Batch | None:
        """Gives the record the value that lost a conflict. Raises KnownError "conflict.gone"."""
        return self._troubles().use_other(conflict_id, at=self._now())

    def retry(self, ids: Sequence[int] | None = None, *, cause: str | None = None) -> int:
        """Lets failures (all of them without arguments) be tried by the next run; how many."""
        return self._troubles().retry(ids, cause=cause, at=self._now())

    def dismiss_conflicts(self, ids: Sequence[int]) -> int:
        return self._troubles().dismiss_conflicts(ids)

    def dismiss_lost(self, ids: Sequence[int]) -> int:
        """Forgets values that can't be sent any more."""
        return self._troubles().dismiss_lost(ids)

    # -- within -------------------------------------------------------------------------------

    def fields(self) -> EntryFields:
        """The fields as they are mapped now."""
        return EntryFields.stored(self._store)

    def _troubles(self) -> Troubles:
        return Troubles(self._store)

    def _now(self) -> str:
        return to_iso(self._clock.now())

    def _record(self, entity: str, record_id: int) -> RecordDetail:
        with Views(self._store.path) as views:
            detail = views.record(Entity(entity), record_id)
        if detail is None:
            raise refusals.gone()
        return detail

    def _require_writable(
        self, fields: EntryFields, detail: RecordDetail, names: Mapping[str, object]
    ) -> None:
        reasons = [fields.refusal(detail.entity, detail.sobject, name) for name in names]
        if any(reasons):
            raise read_only(filter(None, reasons))

    def _problems(
        self, fields: EntryFields, detail: RecordDetail, values: Mapping[str, FieldValue]
    ) -> dict[str, str]:
        sobject = detail.sobject or detail.wanted
        return fields.problems(detail.entity, sobject, values, creating=detail.sobject is None)

    def _store_edit(
        self, fields: EntryFields, detail: RecordDetail, values: Mapping[str, FieldValue]
    ) -> Batch | None:
        here = _values(detail)
        changed = {name: value for name, value in values.items() if not same(here.get(name), value)}
        if not changed:
            return None
        if detail.sobject is None:
            changed = fields.with_name(changed, here)
        edit = RecordEdit(str(detail.entity), detail.id, changed)
        return self._edits.apply(
            [edit], at=self._now(), title=tr("Changed {name}", name=detail.name)
        )


def _incomplete(missing: Sequence[str], sobject: str | None = None) -> KnownError:
    fields = all_of(missing)
    if sobject is None:
        message = plural(
            "{fields} is needed for a new contact. Nothing was added.",
            "{fields} are needed for a new contact. Nothing was added.",
            len(missing),
            fields=fields,
        )
    else:
        message = plural(
            "{fields} is needed for a new {object} in Salesforce. Nothing was added.",
            "{fields} are needed for a new {object} in Salesforce. Nothing was added.",
            len(missing),
            fields=fields,
            object=sobject,
        )
    return KnownError(
        tr("Something is missing"),
        message,
        tr("Fill it in and try again."),
        code="add.incomplete",
    )


def _values(detail: RecordDetail) -> dict[str, FieldValue]:
    return {each.name: each.value for each in detail.fields}
