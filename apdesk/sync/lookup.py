"""Questions about single records, by id: is it selected, where did it go."""

from __future__ import annotations

from collections.abc import Iterable

from apdesk.domain import soql
from apdesk.domain.records import Row
from apdesk.salesforce.org import Query, RowQuery
from apdesk.sync.membership import Columns, ObjectPlan, Seen
from apdesk.sync.run_state import Run
from apdesk.sync.steps import in_chunks

#: Queries of one call (REST API Developer Guide, "Composite": at most five of them queries).
QUERIES_A_CALL = 5
#: How often a record may have been merged into another before we give up following.
MERGE_DEPTH = 20


def selected_ids(run: Run, plan: ObjectPlan, ids: Iterable[str]) -> set[str]:
    """Those of the ids that the org's own answer to the membership query holds."""
    where = plan.where(run.context())
    queries: list[Query] = []
    for some in in_chunks(tuple(dict.fromkeys(ids)), run.settings.page_size):
        queries += [
            RowQuery(plan.schema, ("Id",), text)
            for text in soql.by_ids(plan.sobject, ("Id",), some, where)
        ]
    found: set[str] = set()
    for batch in in_chunks(queries, QUERIES_A_CALL):
        for result in run.ask(batch, cause="lookup").results:
            found.update(str(row[0]) for row in run.rows(plan.sobject, result).rows)
    return found


def rows_by_id(run: Run, plan: ObjectPlan, ids: Iterable[str]) -> dict[str, Row]:
    """The rows of those ids, deleted ones too; ids that the org doesn't show are absent."""
    queries: list[Query] = []
    for some in in_chunks(tuple(dict.fromkeys(ids)), run.settings.page_size):
        queries += [
            RowQuery(plan.schema, plan.fields, text, include_deleted=True)
            for text in soql.by_ids(plan.sobject, plan.fields, some)
        ]
    at = Columns.of(plan.fields)
    found: dict[str, Row] = {}
    for batch in in_chunks(queries, QUERIES_A_CALL):
        for result in run.ask(batch, cause="lookup").results:
            for row in run.rows(plan.sobject, result).rows:
                found[str(row[at.id])] = row
    return found


class Successors:
    """Follows merges: which live record a record ended in.

    Rows that are at hand are used, records that are members here are taken for alive, the rest is
    asked for, all open questions in one call a round.
    """

    def __init__(self, run: Run, plan: ObjectPlan, at_hand: dict[str, Row]) -> None:
        self._run = run
        self._plan = plan
        self._rows = at_hand
        self._at = Columns.of(plan.fields)
        self._members: set[str] = set()
        self._absent: set[str] = set()

    def prepare(self, ids: Iterable[str]) -> None:
        """Looks up what `row` and `end_of` will need for these records."""
        open_ids = set(ids)
        for _ in range(MERGE_DEPTH):
            unknown = {each for each in map(self._follow, open_ids) if self._unknown(each)}
            if not unknown:
                return
            known = self._run.mirror.known(self._plan.sobject, sorted(unknown))
            self._members |= {
                each for each in unknown if each in known and str(known[each].state) == "member"
            }
            asked = sorted(unknown - self._members)
            if asked:
                found = rows_by_id(self._run, self._plan, asked)
                self._rows.update(found)
                self._absent |= set(asked) - set(found)

    def end_of(self, record_id: str) -> str | None:
        """The id of the live record that this one is now, or None when it is gone."""
        end = self._follow(record_id)
        if end in self._members:
            return end
        row = self._rows.get(end)
        if row is None or Seen.of(row, self._at).deleted:
            return None
        return end

    def row(self, record_id: str) -> Row | None:
        """The row of a record, when it was read."""
        return self._rows.get(record_id)

    def _unknown(self, record_id: str) -> bool:
        return (
            record_id not in self._rows
            and record_id not in self._members
            and record_id not in self._absent
        )

    def _follow(self, record_id: str) -> str:
        visited = {record_id}
        while (row := self._rows.get(record_id)) is not None:
            seen = Seen.of(row, self._at)
            if not seen.deleted or seen.master is None or seen.master in visited:
                break
            record_id = seen.master
            visited.add(record_id)
        return record_id
