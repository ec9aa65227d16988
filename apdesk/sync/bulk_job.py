"""A query job of Bulk API 2.0, from its start until its result can be read."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from apdesk.domain.run import Phase, Progress
from apdesk.errors import Cancelled
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import BulkJob, JobState, RowQuery
from apdesk.store.database import Store
from apdesk.store.errors import converted
from apdesk.sync.run_state import Run, Step

log = logging.getLogger("apdesk.sync")

#: Where pages lie between the org and the database; beside it, as private as it.
FOLDER = "incoming"
#: How the seconds between two looks at a job grow: each look is an API call.
_GROWTH, _LONGEST_LOOK = 1.4, 10.0
#: Seconds after which the driver of the run has its turn while a job is waited for.
_TURN = 0.5
#: How errors are treated that are of what was asked, rather than of the call.
_OF_THE_QUERY = (Kind.FIX, Kind.PAUSE_OBJECT, Kind.SKIP, Kind.CONFLICT)

#: Told the id of a job that begins, and None when it is of no use any more.
Note = Callable[[str | None], None]


class BulkRefused(Exception):
    """The org has no Bulk API for this query, or its job came to nothing: REST is the way."""


def complete(
    run: Run,
    query: RowQuery,
    *,
    cause: str,
    note: Note,
    known: str | None = None,
    total: int | None = None,
) -> Generator[Step, None, BulkJob]:
    """A complete job for the query: the one that an earlier run began (`known`), or a new one.

    `total` is how many rows are expected. Raises BulkRefused, Cancelled (the job is given up then),
    and as `Run.rows` does.
    """
    sobject = query.schema.name
    try:
        if known is not None:
            job = run.org.look_at_bulk(known, cause=cause)
        else:
            run.within_budget()
            job = run.org.start_bulk(query, cause=cause)
    except SalesforceError as error:
        if error.code == "salesforce.bulk_gone":
            note(None)
            return (yield from complete(run, query, cause=cause, note=note, total=total))
        if error.code == "salesforce.bulk_unavailable":
            log.info("%s: no Bulk API here (%s)", sobject, error.error_code)
            note(None)
            raise BulkRefused from None
        if error.status is not None and error.kind in _OF_THE_QUERY:
            raise run.refusal(sobject, error) from None
        raise
    if job.id != known:
        note(job.id)
    began = monotonic()
    delay = run.settings.bulk_wait
    while not job.state.over:
        yield from _wait(run, sobject, job, delay, cause=cause, note=note, total=total)
        delay = min(_LONGEST_LOOK, delay * _GROWTH)
        job = run.org.look_at_bulk(job.id, cause=cause)
    if job.state is JobState.COMPLETE:
        log.info("%s: bulk job ready after %.2f s", sobject, monotonic() - began)
        return job
    log.warning("%s: the bulk job ended as %s", sobject, job.state)
    note(None)
    if known is not None and job.state is JobState.ABORTED:
        # by an earlier run of ours that was cancelled
        return (yield from complete(run, query, cause=cause, note=note, total=total))
    raise BulkRefused


def _wait(
    run: Run,
    sobject: str,
    job: BulkJob,
    seconds: float,
    *,
    cause: str,
    note: Note,
    total: int | None,
) -> Generator[Step, None, None]:
    """Waits for a while, in turns. A cancel gives the job up: nothing of it was read yet."""
    until = monotonic() + seconds
    left = seconds
    while left >= 0:
        yield Progress(Phase.PREPARE, sobject, job.rows or 0, total if job.rows else None)
        if run.cancel.wait(min(left, _TURN)):
            run.org.abort_bulk(job.id, cause=cause)
            note(None)
            raise Cancelled
        left = until - monotonic()
    run.within_budget()


def dispose(run: Run, job: BulkJob, *, cause: str) -> None:
    """Deletes a job: its result holds people's data, and there is no more use for it."""
    try:
        run.org.delete_bulk(job.id, cause=cause)
    except SalesforceError as error:
        if error.kind in (Kind.LIMIT, Kind.STOP):
            raise
        log.info("the bulk job can't be deleted: %s", error.code)


@contextmanager
def folder(run: Run) -> Iterator[Path]:
    """An empty folder for pages, removed with what is in it. Raises KnownError (disk.full …)."""
    remove_pages(run.store)
    try:
        found = run.store.path.with_name(FOLDER)
        with converted(found):
            found.mkdir(mode=0o700)
        yield found
    finally:
        remove_pages(run.store)


def remove_pages(store: Store) -> None:
    """Removes what a run that was killed may have left of the pages of its job."""
    shutil.rmtree(store.path.with_name(FOLDER), ignore_errors=True)
