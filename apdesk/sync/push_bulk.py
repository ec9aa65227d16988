"""A large push: the edits of many records of one object, written by a job of Bulk API 2.0.

Marked, written and settled as in collections: the job is one long call between two short
transactions for each few records. Where it breaks off, edits stay in flight whose answer isn't
known, and the next run looks at them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Sequence
from contextlib import closing

from apdesk.domain.run import Progress
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import WriteGroup, WriteResult, WriteRow
from apdesk.store.outbox import Outgoing
from apdesk.store.settings import Settings
from apdesk.sync import bulk_job
from apdesk.sync.bulk_job import BulkRefused
from apdesk.sync.outcomes import Breaker, acknowledge, begin, org_wide
from apdesk.sync.run_state import ObjectState, Run, SchemaDrift, Step
from apdesk.sync.steps import in_chunks

log = logging.getLogger("apdesk.sync")

#: The setting that holds the id of a job whose end this app hasn't seen.
UNFINISHED = "push.job"
#: The progress once so many of the records were gone through.
Report = Callable[[int], Progress]


def push(
    run: Run,
    state: ObjectState,
    ids: Sequence[int],
    *,
    report: Report,
    breaker: Breaker,
    drifts: dict[str, SchemaDrift],
) -> Generator[Step, None, SalesforceError | None]:
    """Writes the waiting edits of these records (apdesk ids) by one job, and settles them.

    All of them are held in memory. Once the job has begun, no budget stops it: its answer costs
    less than looking at each record again.

    Args:
        breaker: Is told the results, as many at a time as are settled in one transaction.
        drifts: As in `acknowledge`.

    Returns the error for which no more of the object should be sent, if there is one.

    Raises:
        BulkRefused: The job came to nothing, and nothing is in flight; there is the other way.
        SalesforceError: What concerns every call; or the job's end isn't known (`in_doubt`), and
            the records stay in flight, as they do behind Cancelled and an error of the disk.
    """
    run.within_budget()
    records: list[Outgoing] = []
    rows: list[WriteRow] = []
    for some in in_chunks(ids, run.settings.chunk):
        run.cancel.check()
        begun = begin(run, state, some)
        records += begun.records
        rows += begun.rows
        yield report(0)
    if not records:
        return None
    try:
        results = yield from _written(run, WriteGroup(state.sobject, tuple(rows)), report)
    except SalesforceError as error:
        if error.in_doubt:
            raise
        for done in in_chunks(records, run.settings.chunk):
            run.outbox.not_sent([each.record_id for each in done])
            yield report(0)
        if org_wide(error):
            raise
        log.warning("%s: nothing was written in bulk (%s)", state.sobject, error.code)
        raise BulkRefused from None
    del rows
    return (
        yield from _settled(
            run, state, records, results, report=report, breaker=breaker, drifts=drifts
        )
    )


def _written(
    run: Run, group: WriteGroup, report: Report
) -> Generator[Step, None, tuple[WriteResult, ...]]:
    """Has the job done; one result for each row. The driver has its turn at each look at it."""
    noted: str | None = None
    with (
        bulk_job.folder(run) as folder,
        closing(run.org.write_bulk(group, folder=folder, cause="push")) as writing,
    ):
        while True:
            try:
                job = next(writing)
            except StopIteration as ended:
                (results,) = ended.value.results
                Settings(run.store).set_setting(UNFINISHED, None)
                return tuple(results)
            if job.id != noted:
                noted = job.id
                Settings(run.store).set_setting(UNFINISHED, noted)
            yield report(min(job.rows or 0, len(group.rows)))
            run.cancel.check()


def give_up_unfinished(run: Run) -> None:
    """Ends the job of a run that was broken off, before its records are looked at: else it might
    write a value over one that is sent after it. One call, where there is such a job."""
    settings = Settings(run.store)
    job_id = settings.setting(UNFINISHED)
    if job_id is not None:
        run.cancel.check()
        run.org.abort_write(job_id, cause="push")
        settings.set_setting(UNFINISHED, None)


def _settled(
    run: Run,
    state: ObjectState,
    records: Sequence[Outgoing],
    results: Sequence[WriteResult],
    *,
    report: Report,
    breaker: Breaker,
    drifts: dict[str, SchemaDrift],
) -> Generator[Step, None, SalesforceError | None]:
    """Notes all results before anything is raised: what was written is always told."""
    of_the_org: SalesforceError | None = None
    tripped: SalesforceError | None = None
    size = run.settings.chunk
    for some, told in zip(in_chunks(records, size), in_chunks(results, size), strict=True):
        changes, error = acknowledge(run, state, some, told, drifts)
        of_the_org = of_the_org or error
        tripped = tripped or breaker.count([each.error for each in told])
        yield report(len(records))
        if changes:
            yield changes
    if of_the_org is not None:
        raise of_the_org
    return tripped
