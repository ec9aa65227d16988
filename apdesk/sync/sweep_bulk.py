"""The ids of a large object: by a job of Bulk API 2.0, compared beside the database.

Neither side's ids are ever held in this process: the pages go to the one that loads, which tells
in the end what differs.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from apdesk.domain import soql
from apdesk.domain.clock import to_iso
from apdesk.domain.records import Row
from apdesk.domain.run import ChangeSet, Phase, Progress
from apdesk.salesforce import errors as org_errors
from apdesk.salesforce.bulk_rows import read_page
from apdesk.salesforce.org import ResultPage, RowQuery
from apdesk.store.load import loader
from apdesk.store.load.loader import Loader, UnreadableValue
from apdesk.store.load.target import ShortPage
from apdesk.sync import bulk_job
from apdesk.sync.run_state import ObjectState, Run, SchemaDrift, Step
from apdesk.sync.steps import in_batches

#: Takes over some rows of the calculated fields; what they changed here.
Take = Callable[[RowQuery, tuple[Row, ...]], ChangeSet]


@dataclass(frozen=True, slots=True)
class Differences:
    """What a sweep found, as long as its folder lasts.

    Attributes:
        at: The org's time when it began (ISO 8601 UTC).
        missing, missing_path: How many ids aren't members here, and the file that names them.
        extra, extra_path: How many members aren't selected there, likewise.
    """

    at: str
    missing: int
    missing_path: Path
    extra: int
    extra_path: Path

    @staticmethod
    def ids(path: Path) -> Iterator[str]:
        """The ids of one of the files, in order."""
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            for (record_id,) in reader:
                yield record_id


def is_large(run: Run, state: ObjectState) -> bool:
    """Whether Bulk is the way: the members, or those whom the org counts, are many."""
    members = max(state.counted or 0, run.mirror.member_count(state.sobject))
    return members >= run.settings.bulk_from and loader.available()


def differences(
    run: Run, state: ObjectState, take: Take, at_end: ExitStack
) -> Generator[Step, None, Differences]:
    """Reads all ids that the org selects, and compares. `at_end` removes the files.

    Raises BulkRefused, and what a sweep raises.
    """
    plan = state.plan
    at = to_iso(run.server_now())
    fields = ("Id", *plan.calculated())
    text = soql.select(plan.sobject, fields, plan.where(run.context()), order_by="")
    query = RowQuery(plan.schema, fields, text)
    job = yield from bulk_job.complete(
        run, query, cause="sweep", note=lambda job_id: None, total=state.counted
    )
    try:
        folder = at_end.enter_context(bulk_job.folder(run))
        where = loader.target(
            run.store.path,
            run.mirror.catalogue(),
            plan.schema,
            fields,
            run.run_id,
            at,
            sweeping=True,
        )
        process = at_end.enter_context(Loader(where, folder, run.cancel))
        with run.org.bulk_pages(
            job.id,
            after=None,
            folder=folder,
            rows_a_page=run.settings.bulk_page,
            cause="sweep",
        ) as pages:
            done = 0
            for page in pages:
                run.cancel.check()
                run.within_budget()
                yield from _compare(run, query, process, page, take)
                done += page.rows
                yield Progress(Phase.SWEEP, plan.sobject, done, max(done, state.counted or 0))
        found = process.swept()
    finally:
        bulk_job.dispose(run, job, cause="sweep")
    return Differences(
        at, found.missing, Path(found.missing_path), found.extra, Path(found.extra_path)
    )


def _compare(
    run: Run, query: RowQuery, process: Loader, page: ResultPage, take: Take
) -> Generator[Step, None, None]:
    sobject = query.schema.name
    if page.rows:
        try:
            loaded = process.load(page.path, page.rows, utf8=page.utf8)
        except UnreadableValue:
            raise SchemaDrift(sobject, org_errors.unreadable_value(sobject)) from None
        except ShortPage:
            raise org_errors.malformed("a page has another number of rows than it says") from None
        if loaded.rest_path is not None:
            rest = Path(loaded.rest_path)
            for rows in in_batches(read_page(rest, query.schema, query.fields), run.settings.chunk):
                changes = take(query, rows)
                yield Progress(Phase.SWEEP, sobject)
                if changes:
                    yield changes
            rest.unlink()
    page.path.unlink(missing_ok=True)
