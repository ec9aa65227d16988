"""What the main window reads and writes off the GUI thread, as tasks for a `TaskRunner`.

Each task opens the database for itself, in the pool's thread, and closes it again. What it needs
for that it imports there, too: the first window waits for none of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from apdesk.domain.cancel import CancelToken
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.worker.messages import DEFAULT_INTERVAL
from apdesk.worker.tasks import Progress, Work

if TYPE_CHECKING:
    from apdesk.domain.apdesk_types import Entity
    from apdesk.domain.ids import RecordIds
    from apdesk.domain.preferences import Preferences
    from apdesk.domain.schema import PicklistValue, SObjectSchema
    from apdesk.store.changes import HeldRemoval
    from apdesk.store.database import Store
    from apdesk.store.journal import RunSummary, Touched
    from apdesk.store.lists import ListField, ListKey, ListQuery
    from apdesk.store.settings import Binding
    from apdesk.store.views import Views

#: Rows read at once by an export.
EXPORT_CHUNK = 500
#: Ids that are looked through at once.
_PIECE = 4_000
#: So many refused changes are told from those that the next run sends.
STUCK_LOOKED_AT = 2000


class Waiting(NamedTuple):
    """What waits: for a person to look at it, or for the next run.

    Attributes:
        errors: Changes that were refused or lost, those that are tried again by themselves too.
        stuck: Those of them that wait for a person.
        conflicts: Open ones.
        changes: Values and new records of here that the next run sends.
    """

    errors: int = 0
    stuck: int = 0
    conflicts: int = 0
    changes: int = 0


class DeskState(NamedTuple):
    """What the window shows beside the lists: account, choices, settings, what waits."""

    binding: Binding | None = None
    preferences: Preferences | None = None
    sentences: tuple[str, ...] = ()
    interval_minutes: int = DEFAULT_INTERVAL
    removal_limit: int = 100
    removal_share: float = 0.10
    daily_budget: int | None = None
    paused: bool = False
    held: tuple[HeldRemoval, ...] = ()
    waiting: Waiting = Waiting()
    data_org_id: str | None = None
    synced_before: bool = False
    schemas: Mapping[str, SObjectSchema] = MappingProxyType({})

    @property
    def set_up(self) -> bool:
        return self.binding is not None and self.preferences is not None


class ListResult(NamedTuple):
    """The ids that answer a query, and every list's size at that moment.

    Attributes:
        rows: Where in `ids` the records are that were watched; -1: not in it.
        words_stale: The search didn't look into the middle of words that came since the words of
            the index were read: `read_words`, and ask again.
    """

    query: ListQuery
    ids: RecordIds
    counts: Mapping[ListKey, int]
    rows: Mapping[int, int] = MappingProxyType({})
    words_stale: bool = False


def desk_state(database: Path) -> Work:
    """A task -> DeskState."""

    def work(_progress: Progress, _cancel: CancelToken) -> DeskState:
        from apdesk.store.database import Store
        from apdesk.store.journal import Journal
        from apdesk.store.mirror import Mirror
        from apdesk.store.settings import Settings
        from apdesk.sync.settings import SyncSettings
        from apdesk.worker import sync_backend

        with Store(database, check=False) as store:
            settings = Settings(store)
            numbers = SyncSettings.stored(settings)
            preferences = settings.preferences()
            sentences: tuple[str, ...] = ()
            schemas = settings.schemas()
            if preferences is not None:
                sentences = preferences.in_words(schemas)
            held = Mirror(store).held()
            return DeskState(
                binding=settings.binding(),
                preferences=preferences,
                sentences=sentences,
                interval_minutes=round(sync_backend.interval(settings).total_seconds() / 60),
                removal_limit=numbers.removal_limit,
                removal_share=numbers.removal_share,
                daily_budget=numbers.daily_budget,
                paused=bool(settings.setting(sync_backend.PAUSED, False)),
                held=held,
                waiting=_waiting(store),
                data_org_id=settings.data_org_id(),
                schemas=schemas,
                synced_before=Journal(store).last_finished() is not None,
            )

    return work


def waiting(database: Path) -> Work:
    """A task -> Waiting."""

    def work(_progress: Progress, _cancel: CancelToken) -> Waiting:
        from apdesk.store.database import Store

        with Store(database, check=False) as store:
            return _waiting(store)

    return work


def _waiting(store: Store) -> Waiting:
    from apdesk.store.outbox import Outbox
    from apdesk.store.troubles import Troubles

    troubles = Troubles(store)
    causes = troubles.causes()
    stuck = sum(each.waiting for each in causes)
    changes = sum(Outbox(store).waiting_counts())
    if stuck:
        changes -= sum(
            1 if each.operation == "create" else len(each.values)
            for each in troubles.failures(STUCK_LOOKED_AT)
            if each.retry_at is None and each.operation != "lost"
        )
    return Waiting(
        errors=sum(each.count for each in causes),
        stuck=stuck,
        conflicts=troubles.conflict_count(),
        changes=max(0, changes),
    )


def schedule(
    interval_minutes: int, removal_limit: int, removal_share: float, daily_budget: int | None
) -> dict[str, Any]:
    """The settings of the preferences page by their names in the store."""
    from apdesk.sync.settings import DAILY_BUDGET, REMOVAL_LIMIT, REMOVAL_SHARE
    from apdesk.worker import sync_backend

    return {
        sync_backend.INTERVAL: interval_minutes,
        REMOVAL_LIMIT: removal_limit,
        REMOVAL_SHARE: removal_share,
        DAILY_BUDGET: daily_budget,
    }


def save_settings(database: Path, values: Mapping[str, Any]) -> Work:
    """A task: stores settings by name; a None removes one."""
    chosen = dict(values)

    def work(_progress: Progress, _cancel: CancelToken) -> None:
        from apdesk.store.database import Store
        from apdesk.store.settings import Settings

        with Store(database, check=False) as store:
            settings = Settings(store)
            for key, value in chosen.items():
                settings.set_setting(key, value)

    return work


def list_ids(database: Path, query: ListQuery, watched: Sequence[int] = ()) -> Work:
    """A task -> ListResult; `watched`: records whose rows are to be known.

    Progress, for long lists: FirstRows. Breaks off at once when it is cancelled.
    """

    def work(progress: Progress, cancel: CancelToken) -> ListResult:
        from apdesk.store.views import Views

        with Views(database) as views:
            views.watch(lambda: cancel.cancelled)
            first = views.first(query)
            if first is not None:
                progress(first)
            ids = views.answer(query, held=True)
            rows = _rows_of(ids, watched)
            return ListResult(query, ids, views.counts(), rows, views.words_stale(query))

    return work


def _rows_of(ids: RecordIds, watched: Sequence[int]) -> dict[int, int]:
    """Where in `ids` some of them are; in pieces, so that no other thread waits for long."""
    from apdesk.store.answering import let_others

    found = dict.fromkeys(watched, -1)
    if not found:
        return found
    for start in range(0, len(ids), _PIECE):
        piece = ids[start : start + _PIECE]
        if not found.keys().isdisjoint(piece):
            for at, each in enumerate(piece, start):
                if each in found:
                    found[each] = at
        let_others()
    return found


def read_words(database: Path, entity: Entity) -> Work:
    """A task: reads the words of the search index anew, to search in the middle of them."""

    def work(_progress: Progress, cancel: CancelToken) -> None:
        from apdesk.store.views import Views

        with Views(database) as views:
            views.watch(lambda: cancel.cancelled)
            views.read_words(entity)

    return work


def show_columns(database: Path, key: ListKey, names: Sequence[str]) -> Work:
    """A task -> bool: notes which columns a list shows, so that it is kept in order by them;
    False when that was known already."""
    chosen = tuple(names)

    def work(_progress: Progress, _cancel: CancelToken) -> bool:
        from apdesk.store import ordering
        from apdesk.store.database import Store

        with Store(database, check=False) as store:
            return ordering.want(store, key, chosen)

    return work


def runs(database: Path, limit: int) -> Work:
    """A task -> tuple[RunSummary, ...], newest first."""

    def work(_progress: Progress, _cancel: CancelToken) -> tuple[RunSummary, ...]:
        from apdesk.store.views import Views

        with Views(database) as views:
            return tuple(views.runs(limit))

    return work


def touched(database: Path, run_id: int) -> Work:
    """A task -> tuple[Touched, ...]: the records that a run touched and that are still here."""

    def work(_progress: Progress, _cancel: CancelToken) -> tuple[Touched, ...]:
        from apdesk.store.views import Views

        with Views(database) as views:
            return tuple(views.run_touched(run_id))

    return work


def recently_changed(database: Path, run_id: int, key: ListKey) -> Work:
    """A task -> (key, frozenset of apdesk ids that the run entered or changed)."""

    def work(_progress: Progress, cancel: CancelToken) -> tuple[ListKey, frozenset[int]]:
        from apdesk.store.views import Views

        with Views(database) as views:
            views.watch(lambda: cancel.cancelled)
            return key, frozenset(views.recently_changed(run_id, key))

    return work


def picklists(database: Path, fields: Sequence[ListField]) -> Work:
    """A task -> {name of the field in the list: tuple[PicklistValue, ...]}, retired ones too."""

    def work(_progress: Progress, _cancel: CancelToken) -> dict[str, tuple[PicklistValue, ...]]:
        from apdesk.store.database import Store
        from apdesk.store.settings import Settings

        with Store(database, check=False) as store:
            schemas = Settings(store).schemas()
        found: dict[str, tuple[PicklistValue, ...]] = {}
        for each in fields:
            entries: dict[str, PicklistValue] = {}
            for sobject, api_name in each.api_names.items():
                source = schemas[sobject].field(api_name) if sobject in schemas else None
                for entry in source.picklist if source is not None else ():
                    entries.setdefault(entry.value.casefold(), entry)
            if entries:
                found[each.name] = tuple(entries.values())
        return found

    return work


def not_exported(target: Path, error: OSError) -> KnownError:
    """An export's file couldn't be written."""
    return KnownError(
        tr("The file can't be written"),
        tr(
            "{target}: {reason}. Nothing was exported.",
            target=target,
            reason=error.strerror or error,
        ),
        tr("Choose another folder, or close the program that has the file open."),
        code="export.failed",
    )


def export_csv(
    database: Path, query: ListQuery, columns: Sequence[tuple[str, str]], target: Path
) -> Work:
    """A task -> int: writes what a list shows, `columns` being (field name, heading).

    Progress: (done, total). The file appears only once it is complete. Cells that a spreadsheet
    would run as a formula get an apostrophe in front. Raises KnownError "export.failed".
    """

    def work(progress: Progress, cancel: CancelToken) -> int:
        from apdesk.store.views import Views

        part = target.with_name(target.name + ".part")
        try:
            with (
                Views(database) as views,
                part.open("w", encoding="utf-8-sig", newline="") as stream,
            ):
                views.watch(lambda: cancel.cancelled)
                total = _write(views, stream, query, columns, progress, cancel)
            os.replace(part, target)
        except OSError as error:
            raise not_exported(target, error) from error
        finally:
            part.unlink(missing_ok=True)
        return total

    return work


def _write(
    views: Views,
    stream: Any,
    query: ListQuery,
    columns: Sequence[tuple[str, str]],
    progress: Callable[[object], None],
    cancel: CancelToken,
) -> int:
    import csv

    from apdesk.sync.cells import csv_cell

    writer = csv.writer(stream)
    writer.writerow(["apdesk ID", *(heading for _, heading in columns)])
    ids = views.answer(query)
    names = [name for name, _ in columns]
    for at in range(0, len(ids), EXPORT_CHUNK):
        cancel.check()
        chunk = ids[at : at + EXPORT_CHUNK]
        rows = views.rows(query.key, chunk, names)
        for record_id in chunk:
            values = rows.get(record_id)
            if values is not None:
                writer.writerow([record_id, *map(csv_cell, values)])
        progress((at + len(chunk), len(ids)))
    return len(ids)
