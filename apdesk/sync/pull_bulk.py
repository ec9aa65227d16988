"""A large pull: by a job of Bulk API 2.0, whose result is read page by page.

The job's selection is made once; its pages can be read for seven days. Each page that is stored is
noted with the locator of the next, so that a pull that was closed or killed goes on there.
"""

from __future__ import annotations

import csv
from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from apdesk.domain.clock import to_iso
from apdesk.domain.records import Row
from apdesk.domain.run import ChangeSet, Phase, Progress
from apdesk.salesforce import errors as org_errors
from apdesk.salesforce.bulk_rows import read_page
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import ResultPage, RowQuery
from apdesk.store.changes import PageChanges
from apdesk.store.load import loader
from apdesk.store.load.loader import Loader, UnreadableValue
from apdesk.store.load.target import Loaded, ShortPage
from apdesk.store.position import Position
from apdesk.sync import bulk_job
from apdesk.sync.run_state import ObjectState, Run, SchemaDrift, Step
from apdesk.sync.steps import in_batches


def pull_bulk(
    run: Run, state: ObjectState, query: RowQuery, filling: frozenset[str]
) -> Generator[Step, None, None]:
    """Reads everything that the query selects, from where the position says, up to the last page.

    The position's `pull_started` is set by the caller. Raises BulkRefused (REST reads it all, then)
    and what `pull` raises.
    """
    job = yield from bulk_job.complete(
        run,
        query,
        cause="pull",
        note=lambda job_id: _note(run, state, job_id),
        known=state.position.pull_job,
        total=state.position.pulled_total,
    )
    with ExitStack() as at_end:
        folder = at_end.enter_context(bulk_job.folder(run))
        pages = at_end.enter_context(
            run.org.bulk_pages(
                job.id,
                after=state.position.pull_locator,
                folder=folder,
                rows_a_page=run.settings.bulk_page,
                cause="pull",
            )
        )
        work = _Pages(run, state, query, filling)
        at_end.callback(work.close)
        try:
            for page in pages:
                run.cancel.check()
                run.within_budget()
                yield from work.take(page)
        except SalesforceError as error:
            if error.code == "salesforce.bulk_gone":
                _note(run, state, None)
            raise
        work.finish()
    bulk_job.dispose(run, job, cause="pull")


def _note(run: Run, state: ObjectState, job_id: str | None) -> None:
    """Notes the job. None: the next pull begins anew, and compares what was stored by this one."""
    position = state.position
    if job_id is not None:
        _save(run, state, replace(position, pull_job=job_id))
    elif (position.pull_job, position.pull_locator, position.pulled) != (None, None, 0):
        _save(run, state, replace(position, pull_job=None, pull_locator=None, pulled=0))


def _save(run: Run, state: ObjectState, position: Position) -> None:
    run.positions.save(position)
    state.position = position


# -- its pages --------------------------------------------------------------------------------


class _Pages:
    """Stores the pages of one pull."""

    def __init__(
        self, run: Run, state: ObjectState, query: RowQuery, filling: frozenset[str]
    ) -> None:
        self._run = run
        self._state = state
        self._query = query
        self._filling = filling
        self._loader: Loader | None = None

    def close(self) -> None:
        if self._loader is not None:
            self._loader.close()

    def finish(self) -> None:
        """They were all."""
        if self._loader is not None:
            self._loader.finish()

    def take(self, page: ResultPage) -> Generator[Step, None, None]:
        """Stores one page and the place that is reached with it."""
        state = self._state
        if page.rows:
            if _header(page.path) != self._query.fields:
                # of a job that was made for other mappings
                _note(self._run, state, None)
                raise org_errors.malformed("its columns aren't those that were asked for")
            if loader.available():
                yield from self._load(page)
            else:
                yield from self._apply(page.path)
        page.path.unlink(missing_ok=True)
        position = replace(
            state.position,
            pulled=state.position.pulled + page.rows,
            pull_locator=page.next,
        )
        if page.next is None:
            position = ended(position)
        _save(self._run, state, position)
        yield self._progress(position.pulled)

    def _load(self, page: ResultPage) -> Generator[Step, None, None]:
        """By the process that loads; what it leaves is weighed here, row by row."""
        try:
            loaded: Loaded = self._process(page.path.parent).load(
                page.path, page.rows, utf8=page.utf8
            )
        except UnreadableValue:
            sobject = self._state.sobject
            raise SchemaDrift(sobject, org_errors.unreadable_value(sobject)) from None
        except ShortPage:
            raise org_errors.malformed("a page has another number of rows than it says") from None
        self._run.counts_of(self._state.sobject).entered += loaded.entered
        if loaded.entered:
            yield ChangeSet(structure=True)
        if loaded.rest_path is not None:
            rest = Path(loaded.rest_path)
            yield from self._apply(rest, already=page.rows - loaded.rest)
            rest.unlink(missing_ok=True)

    def _process(self, folder: Path) -> Loader:
        run = self._run
        if self._loader is None:
            where = loader.target(
                run.store.path,
                run.mirror.catalogue(),
                self._query.schema,
                self._query.fields,
                run.run_id,
                to_iso(run.clock.now()),
            )
            self._loader = Loader(where, folder, run.cancel)
        return self._loader

    def _apply(self, path: Path, already: int = 0) -> Generator[Step, None, None]:
        done = self._state.position.pulled + already
        rows = read_page(path, self._query.schema, self._query.fields)
        for some in in_batches(rows, self._run.settings.chunk):
            self._run.cancel.check()
            applied = self._run.apply(self._changes(some))
            done += len(some)
            yield self._progress(done)
            if applied.changes:
                yield applied.changes

    def _changes(self, rows: tuple[Row, ...]) -> PageChanges:
        return PageChanges(
            sobject=self._state.sobject,
            fields=self._query.fields,
            rows=rows,
            on_leave=self._run.preferences.on_leave,
            filling=self._filling,
        )

    def _progress(self, done: int) -> Progress:
        total = self._state.position.pulled_total or 0
        return Progress(Phase.PULL, self._state.sobject, done, max(done, total))


def ended(position: Position) -> Position:
    """The position once all members were read."""
    return replace(
        position,
        pull_after=None,
        pull_started=None,
        filling="",
        cursor=position.cursor or position.pull_started,
        pull_job=None,
        pull_locator=None,
    )


def _header(path: Path) -> tuple[str, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(next(csv.reader(file), ()))
