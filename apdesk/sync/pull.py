"""The first pull of an object, and the back-fill of fields that are newly mirrored.

Small ones read all members by REST, in the order of their ids. Each chunk of rows is one
transaction with the id that it reached, so that a pull that was closed or killed goes on behind the
last chunk. Large ones go by Bulk API (`pull_bulk`), where the org has it.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from apdesk.domain import soql
from apdesk.domain.clock import to_iso
from apdesk.domain.run import Phase, Progress
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import CountQuery, Query, QueryResult, RowQuery
from apdesk.store.changes import PageChanges
from apdesk.sync.bulk_job import BulkRefused
from apdesk.sync.membership import Columns
from apdesk.sync.pull_bulk import ended, pull_bulk
from apdesk.sync.run_state import ObjectState, Run, Step
from apdesk.sync.steps import in_chunks


def pull(run: Run, state: ObjectState) -> Generator[Step, None, None]:
    """Reads all members of one object, from where the last pull stopped.

    A first pull ends with the cursor at the org's time when it began. A back-fill leaves the
    cursor where it was. Raises SchemaDrift, ObjectPaused and what the org raises; the position
    then stands behind the last chunk that was applied.
    """
    filling = frozenset(each for each in state.position.filling.split(",") if each)
    position = state.position
    bulk = position.pull_job is not None or (
        position.pull_after is None and (position.pulled_total or 0) >= run.settings.bulk_from
    )
    if not bulk:
        bulk = yield from _pull_pages(run, state, filling, leave_from=run.settings.bulk_from)
    if not bulk:
        return
    plan = state.plan
    where = plan.where(run.context())
    query = RowQuery(
        plan.schema, plan.fields, soql.select(plan.sobject, plan.fields, where, order_by="")
    )
    try:
        yield from pull_bulk(run, state, query, filling)
    except BulkRefused:
        yield from _pull_pages(run, state, filling, leave_from=None)


def _pull_pages(
    run: Run, state: ObjectState, filling: frozenset[str], *, leave_from: int | None
) -> Generator[Step, None, bool]:
    """By REST. True, and nothing read, when a pull that begins has so many rows or more, or the org
    doesn't get to them in its time."""
    plan = state.plan
    size = run.settings.page_size
    id_column = Columns.of(plan.fields).id
    while True:
        where = plan.where(run.context())
        queries: list[Query] = [
            RowQuery(
                plan.schema,
                plan.fields,
                soql.select(
                    plan.sobject,
                    plan.fields,
                    where,
                    after_id=state.position.pull_after,
                    order_by="Id",
                    limit=size,
                ),
            )
        ]
        if state.position.pulled_total is None:
            queries.append(CountQuery(soql.count(plan.sobject, where)))
        answer = run.ask(queries, cause="pull")
        if state.position.pull_started is None:
            state.position = replace(state.position, pull_started=to_iso(answer.server_time))
        begins = leave_from is not None and state.position.pull_after is None
        if begins and any(_took_too_long(each) for each in answer.results):
            return True  # a job has as much time as it takes
        page = run.rows(plan.sobject, answer.results[0])
        if len(queries) > 1:
            total = run.counted(plan.sobject, answer.results[1])
            state.position = replace(state.position, pulled_total=total or 0)
            if leave_from is not None and (total or 0) >= leave_from:
                return True
        last_page = len(page.rows) < size
        chunks = list(in_chunks(page.rows, run.settings.chunk)) or [()]
        for number, rows in enumerate(chunks, start=1):
            run.cancel.check()
            position = replace(
                state.position,
                pull_after=str(rows[-1][id_column]) if rows else state.position.pull_after,
                pulled=state.position.pulled + len(rows),
            )
            if last_page and number == len(chunks):
                position = ended(position)
            applied = run.apply(
                PageChanges(
                    sobject=plan.sobject,
                    fields=page.fields,
                    rows=rows,
                    position=position,
                    on_leave=run.preferences.on_leave,
                    filling=filling,
                )
            )
            state.position = position
            yield Progress(
                Phase.PULL,
                plan.sobject,
                position.pulled,
                max(position.pulled, position.pulled_total or 0),
            )
            if applied.changes:
                yield applied.changes
        if last_page:
            return False


def _took_too_long(result: QueryResult) -> bool:
    return isinstance(result, SalesforceError) and result.code == "salesforce.query_timeout"
