"""What the org knows of an object's records that the values here don't: record by record."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, replace

from apdesk.domain import soql
from apdesk.domain.criteria import Matcher
from apdesk.domain.records import Row, RowPage
from apdesk.domain.run import Phase, Progress
from apdesk.salesforce.org import Query, RowQuery
from apdesk.store.scanning import MemberScan
from apdesk.sync.compare import Stored, differences
from apdesk.sync.lookup import QUERIES_A_CALL
from apdesk.sync.membership import Columns, ObjectPlan, Seen
from apdesk.sync.preview_basis import Basis
from apdesk.sync.preview_reasons import reason_of
from apdesk.sync.preview_result import PreviewGroup, Shortlist
from apdesk.sync.run_state import Run
from apdesk.sync.steps import in_chunks


@dataclass(frozen=True, slots=True)
class Single:
    """One record as the org has it.

    Attributes:
        member: It is a member here.
        meets: The new criteria select it.
        as_before: So do those that are asked no more.
        deleted: It is deleted or merged.
        changes: It stays, with other values.
        name: What the org calls it, '' where that isn't known.
        reason: Why it is not selected, where it is not.
    """

    member: bool
    meets: bool = False
    as_before: bool = False
    deleted: bool = False
    changes: bool = False
    name: str = ""
    reason: str = ""


class News:
    """The records that are stamped since the cursor, and those that hold values of ours.

    Attributes:
        singles: What was found, by Salesforce id.
    """

    def __init__(
        self,
        run: Run,
        basis: Basis,
        stored: Stored,
        look: MemberScan,
        own: Collection[str],
        unsettled: Collection[str],
        most: int,
    ) -> None:
        """
        Args:
            look: Says who is a member here.
            own: Members that are not told by their values here, whatever their stamps say.
            unsettled: Those of them whose values are compared whatever their stamps say.
            most: So many records that change are listed.
        """
        self.singles: dict[str, Single] = {}
        self._run = run
        self._plan = basis.plan
        self._basis = basis
        self._stored = stored
        self._look = look
        self._own = own
        self._unsettled = unsettled
        self._changing = Shortlist(most)
        self._at = Columns.of(basis.fields)
        self._name = basis.fields.index("Name") if "Name" in basis.fields else None
        schema, context = basis.plan.schema, run.context()
        self._meets = Matcher(basis.plan.criteria, schema, context, basis.fields)
        self._as_before = Matcher(basis.dropped, schema, context, basis.fields)

    @property
    def change(self) -> PreviewGroup:
        """Who stays and changes."""
        return self._changing.group(sum(each.changes for each in self.singles.values()))

    def query(self, after: tuple[str, str] | None = None) -> RowQuery:
        """The first page of the stamped, or the one behind (stamp, id)."""
        size = self._run.settings.page_size
        fields = self._basis.fields
        text = soql.delta(self._plan.sobject, fields, self._basis.since, after, size)
        return RowQuery(self._plan.schema, fields, text, include_deleted=True)

    def read(self, page: RowPage) -> Generator[Progress, None, None]:
        """Takes the first page, and asks for all that comes behind it."""
        run, at = self._run, self._at
        while True:
            rows = {str(row[at.id]): row for row in page.rows}
            yield from self._judge(rows, restamped_only=False)
            if len(page.rows) < run.settings.page_size:
                break
            last = page.rows[-1]
            answer = run.ask([self.query((str(last[at.stamp]), str(last[at.id])))], cause="preview")
            page = run.rows(self._plan.sobject, answer.results[0])
        own = [each for each in self._own if each not in self.singles]
        for some in in_chunks(own, run.settings.page_size):
            found = rows_of(run, self._plan, self._basis.fields, some)
            yield from self._judge({each: found.get(each) for each in some}, restamped_only=True)

    def _judge(
        self, rows: Mapping[str, Row | None], *, restamped_only: bool
    ) -> Generator[Progress, None, None]:
        """Notes what becomes of these records. With `restamped_only`, values are compared only
        where the stamp is another one than here, or the record is unsettled."""
        run, sobject = self._run, self._plan.sobject
        for some in in_chunks(list(rows), run.settings.chunk):
            run.cancel.check()
            members = self._look.rows((), some)
            known = run.mirror.known(sobject, some) if restamped_only else {}
            staying: dict[str, Row] = {}
            for each in some:
                row = rows[each]
                single = self._single(row, member=each in members)
                self.singles[each] = single
                if row is None or not (single.member and single.meets):
                    continue
                restamped = each not in known or known[each].modstamp != row[self._at.stamp]
                if restamped or each in self._unsettled:
                    staying[each] = row
            self._compare(staying)
            yield Progress(Phase.CHANGES, sobject, len(self.singles))

    def _single(self, row: Row | None, *, member: bool) -> Single:
        if row is None:
            return Single(member, reason=reason_of(row, self._at, self._meets))
        name = str(row[self._name] or "") if self._name is not None else ""
        deleted = Seen.of(row, self._at).deleted
        if deleted or not self._meets.matches(row):
            reason = reason_of(row, self._at, self._meets)
            return Single(member, deleted=deleted, name=name, reason=reason)
        as_before = self._as_before.matches(row)
        return Single(member, meets=True, as_before=as_before, name=name)

    def _compare(self, rows: dict[str, Row]) -> None:
        for each in rows:  # it may have been on an earlier page, too
            self._changing.drop(each)
        found = differences(self._plan, rows, self._stored)
        self._changing.add(found)
        for record in found:
            single = self.singles[record.salesforce_id]
            self.singles[record.salesforce_id] = replace(single, changes=True)


def rows_of(
    run: Run, plan: ObjectPlan, fields: tuple[str, ...], ids: Sequence[str]
) -> dict[str, Row]:
    """The rows of those ids, deleted ones too, by id; those that the org doesn't show are absent.

    `fields` hold "Id". Raises what a run raises.
    """
    at = fields.index("Id")
    found: dict[str, Row] = {}
    queries: list[Query] = [
        RowQuery(plan.schema, fields, text, include_deleted=True)
        for text in soql.by_ids(plan.sobject, fields, ids)
    ]
    for batch in in_chunks(queries, QUERIES_A_CALL):
        for result in run.ask(batch, cause="preview").results:
            found.update((str(row[at]), row) for row in run.rows(plan.sobject, result).rows)
    return found
