"""Whether the effect of other criteria can be told from the values here, and by which questions.

The members' values here are the org's as of the cursor, but for what waits to be sent. So the few
records that the org has stamped since, or that hold a value of ours, are looked at one by one, and
all others are told by their values here, if nothing can change in them without a stamp.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from apdesk.domain import operands, soql
from apdesk.domain.clock import from_iso
from apdesk.domain.criteria import (
    Criteria,
    CriteriaError,
    Criterion,
    EvaluationContext,
    Operator,
    missing_fields,
)
from apdesk.domain.operators import Family, family_of, field_of
from apdesk.domain.preferences import ObjectChoice, SyncMode
from apdesk.domain.relative_dates import RelativeDate
from apdesk.domain.schema import FieldSchema, SObjectSchema
from apdesk.domain.soql_unmet import unmet
from apdesk.store.columns import volatile
from apdesk.store.fieldtext import converter
from apdesk.store.position import Position
from apdesk.store.scanning import MemberScan
from apdesk.sync.membership import ObjectPlan, column_of, read_columns, selection_of


@dataclass(frozen=True, slots=True)
class Basis:
    """What the effect on one object can be told by.

    Attributes:
        dropped: Criteria by which the members here were selected and that are asked no more. Who
            enters misses one of them, or was changed since.
        moving: Those of them whose meaning moves with the day: members may miss them by now.
        fields: The columns of rows that are asked for: the plan's, then those of `dropped`.
        since: From when on the org is asked for changed rows.
    """

    plan: ObjectPlan
    dropped: Criteria
    moving: Criteria
    fields: tuple[str, ...]
    since: datetime

    @property
    def fields_used(self) -> tuple[str, ...]:
        """The fields whose values here must be the org's."""
        criteria = (*self.plan.criteria, *self.dropped)
        return tuple(dict.fromkeys(field_of(each, self.plan.schema).name for each in criteria))

    def where_newly(self, context: EvaluationContext) -> str:
        """The condition of records that are selected by the new criteria alone; '': none are."""
        if not self.dropped:
            return ""
        clause = self.plan.where(context)
        missed = unmet(self.dropped, self.plan.schema, context)
        return f"{missed} AND {clause}" if clause else missed  # what fewer records meet comes first


def basis_of(
    plan: ObjectPlan,
    position: Position,
    before: ObjectChoice,
    context: EvaluationContext,
    overlap: timedelta,
    scan: MemberScan,
) -> Basis | None:
    """The basis for one object, or None where only a list of all that is selected will do.

    `before`: The stored choice, by which the members here were selected unless `position` says
    otherwise.
    """
    if position.cursor is None or position.swept_at is None:
        return None  # who is a member here was never compared, or not since the last change
    if position.pull_started is not None or position.frozen is not None:
        return None
    if plan.new_columns(position.columns):
        return None  # all rows are read again
    schema = plan.schema
    dropped: Criteria = ()
    if before.sync is not SyncMode.NONE and selection_of(before, context) == position.selection:
        if missing_fields(before.effective_criteria, schema):
            return None
        dropped = tuple(each for each in before.effective_criteria if each not in plan.criteria)
    # Else the selection was changed and not yet applied: nobody but who was changed may enter. The
    # counts tell where that is not so.
    basis = Basis(
        plan=plan,
        dropped=dropped,
        moving=tuple(each for each in dropped if _moves(each, schema)),
        fields=_with(plan.fields, dropped, schema),
        since=from_iso(position.cursor) - overlap,
    )
    fields = [schema.field(name) for name in basis.fields_used]
    if not all(each is not None and _told(each, plan, position, scan) for each in fields):
        return None
    try:
        length = len(basis.where_newly(context))
    except CriteriaError:
        return None
    return basis if length + _FRAME <= soql.MAX_STATEMENT else None


#: Room for all of a statement but its criteria.
_FRAME = 1_000


def _told(field: FieldSchema, plan: ObjectPlan, position: Position, scan: MemberScan) -> bool:
    """Whether the values of a field here are the org's, less what is stamped or waits."""
    if field.calculated or volatile(field.name):
        return False  # its values change without a stamp
    column = scan.column(field.name)
    if column is None or converter(column.type, field.type) is not None:
        return False
    # Mirrored all the while, and not so that a value here outlasts a blank there.
    name = f"{field.name}>{column.name}:{column.type}"
    planned = [each for each in plan.mappings if each.salesforce == field.name]
    return name in read_columns(position.columns) and all(
        column_of(each).startswith(name) for each in planned
    )


def _moves(criterion: Criterion, schema: SObjectSchema) -> bool:
    field = field_of(criterion, schema)
    if family_of(field) not in (Family.DATE, Family.MOMENT):
        return False
    if criterion.operator in (Operator.BLANK, Operator.NOT_BLANK):
        return False
    try:
        items = operands.whens(criterion, field).items
    except operands.OperandError:
        return False
    return any(isinstance(each, RelativeDate) for each in items)


def _with(fields: tuple[str, ...], criteria: Criteria, schema: SObjectSchema) -> tuple[str, ...]:
    names = {each.lower(): each for each in fields}
    for each in criteria:
        name = field_of(each, schema).name
        names.setdefault(name.lower(), name)
    return tuple(names.values())
