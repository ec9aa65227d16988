"""The lists that people see, and the plain data in which the read side answers."""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apdesk.domain.apdesk_types import ApdeskType, Entity
from apdesk.domain.operators import Criteria, Criterion
from apdesk.language import marked
from apdesk.store.list_keys import Among as Among
from apdesk.store.list_keys import ListKey as ListKey
from apdesk.store.list_keys import OwnList as OwnList
from apdesk.store.list_keys import Segment as Segment

if TYPE_CHECKING:
    from apdesk.domain.preferences import Rule
    from apdesk.domain.records import FieldValue


#: A filter is a criterion whose field is an apdesk field name.
LocalFilter = Criterion

#: Sort order: field name (apdesk name or "@…") and whether descending.
Sort = tuple[str, bool]

#: The list that a person is in, as SQL over the row `r`: 1, 0 or NULL, which cost an index nothing.
#: Where it stands word for word in an index and in a statement, SQLite filters within the index.
PERSON_LIST = (
    "CASE WHEN r.state = 'member' THEN CASE r.sobject WHEN 'Lead' THEN 1 WHEN 'Contact' THEN 0 "
    "END END"
)

#: Lists of fewer records are sorted as they are read: that takes a few milliseconds.
LARGE = 20_000

#: Shown at first, as far as the list has them; also what is kept in order for large lists.
FIRST_COLUMNS = {
    ListKey.ALL: ("name", "company", "title", "email", "phone", "@sobject"),
    ListKey.LEADS: ("name", "company", "title", "email", "status", "lead_source", "phone"),
    ListKey.CONTACTS: ("name", "company", "title", "email", "phone", "department"),
    ListKey.COMPANIES: ("name", "industry", "phone", "website", "billing_city", "type"),
}

#: What every list knows beside the apdesk fields; the names can't be apdesk names.
SYSTEM_COLUMNS: dict[str, tuple[str, ApdeskType]] = {
    "@id": (marked("apdesk ID", note="a column"), ApdeskType.NUMBER),
    "@salesforce_id": (marked("Salesforce ID", note="a column"), ApdeskType.REFERENCE),
    "@sobject": (marked("Salesforce object", note="a column"), ApdeskType.TEXT),
    "@state": (marked("Sync state", note="a column"), ApdeskType.TEXT),
    "@entered_at": (marked("Entered", note="a column"), ApdeskType.DATETIME),
    "@changed_at": (marked("Last change here", note="a column"), ApdeskType.DATETIME),
    "@sync": (marked("Unsent changes", note="a column"), ApdeskType.TEXT),
}


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which records of which list, in which order; `filters` are joined by AND.

    `among` leaves the people of an own list or of a segment alone in it."""

    key: ListKey
    sort: Sort | None = None
    filters: tuple[LocalFilter, ...] = ()
    search: str = ""
    among: Among | None = None

    @property
    def narrowed(self) -> bool:
        """Whether it leaves some of the list out."""
        return bool(self.filters or self.search.strip())


@dataclass(frozen=True, slots=True)
class Selection:
    """Chosen records as a condition: all that a query finds, but for those that were taken out.

    Attributes:
        count: How many that were when they were chosen; also its `len`.
    """

    query: ListQuery
    without: frozenset[int] = frozenset()
    count: int = 0

    def __len__(self) -> int:
        return self.count

    def __bool__(self) -> bool:
        return True


#: Records that something is to be done with: a condition, or their ids.
Records = Sequence[int] | Selection


@dataclass(frozen=True, slots=True)
class OwnListRow:
    """An own list with the number of its people."""

    id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A segment; `count` is None where counting takes as long as reading (`Views.total`)."""

    id: int
    name: str
    criteria: Criteria
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The beginning of a list while the rest of it is still being read.

    Attributes:
        ids: The first apdesk ids in order.
        count: How many rows there are in all; None where counting takes as long as reading.
    """

    ids: array[int]
    count: int | None


#: What "@sync" says, the more urgent first; blank where nothing waits.
NEEDS_YOU = marked("Not sent: needs you")
IN_CONFLICT = marked("Conflict")
WAITING = marked("Waiting to be sent")

#: The company of a person: a Contact's Account by name, else the text that the Lead itself has.
COMPANY = "company"


@dataclass(frozen=True, slots=True)
class ListField:
    """A column that a list can show, sort and filter by. `api_names`: object -> Salesforce field;
    empty for apdesk's own fields, for those whose mapping went, and for system columns."""

    name: str
    label: str
    type: ApdeskType
    api_names: dict[str, str]
    standard: bool = True


@dataclass(frozen=True, slots=True)
class DetailField:
    """A field in the record pane. `writable`: Salesforce takes a new value (else: padlock).
    `salesforce` and `rule` are None when the record's object doesn't map the field; `called` is the
    name of the record or user that a lookup leads to, '' where that isn't known here."""

    name: str
    label: str
    type: ApdeskType
    value: FieldValue
    writable: bool
    salesforce: str | None
    rule: Rule | None
    called: str = ""


@dataclass(frozen=True, slots=True)
class RecordDetail:
    """A record with everything that the pane shows.

    Attributes:
        wanted: As which object a person made here waits to be created.
        pending: The values that wait to be sent.
        failure: Why the last try to send it failed, or else values of it that can't be sent.
        conflicts: The open ones, newest first.
        twins: Other people with the same e-mail address.
        opted_out, twin_opted_out: Whether this person, or one of the twins, wants no e-mail.
        own_lists, segments: The names of those that the person is in.
    """

    entity: Entity
    id: int
    name: str
    salesforce_id: str | None
    sobject: str | None
    state: str
    lists: tuple[str, ...]  # list keys as in `apdesk export`
    fields: tuple[DetailField, ...]
    company_id: int | None  # the company record here, when there is one
    company: str | None
    entered_at: str | None
    entered_run: int | None
    changed_at: str | None
    changed_run: int | None
    modstamp: str | None
    removal: str | None  # the reason of a removal that waits for approval
    wanted: str | None = None
    pending: tuple[PendingEdit, ...] = ()
    failure: Failure | None = None
    conflicts: tuple[Conflict, ...] = ()
    twins: tuple[Found, ...] = ()
    twin_opted_out: bool = False
    opted_out: bool = False
    own_lists: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()

    def value(self, name: str) -> FieldValue:
        """The value of an apdesk field; None also when there is no such field."""
        return next((each.value for each in self.fields if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Found:
    """A record that `find` found."""

    entity: Entity
    id: int
    salesforce_id: str | None
    sobject: str | None
    name: str


@dataclass(frozen=True, slots=True)
class PendingEdit:
    """A value that waits to be sent; `field` is the apdesk name, `base` what the org last had.
    `in_flight`: it was sent, and the answer isn't known yet. `names` as of HistoryEntry."""

    field: str
    label: str
    base: FieldValue
    local: FieldValue
    at: str
    author: str
    in_flight: bool
    names: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """A write that Salesforce refused, or values that can't be sent any more ("lost").

    Attributes:
        record_id: None when the record is gone.
        operation: "update", "create" or "lost".
        fields: The API names that Salesforce blamed.
        said: Salesforce's own words.
        cause: What failures of one cause have in common.
        retry_at: When it is tried again by itself; None: it waits for a person.
        values: (label, value): what waits to be sent now, or what was lost.
        duplicates: The Salesforce ids of the records that it was taken for.
        names: What ids among the values are called, as far as that is known here.
    """

    id: int
    entity: str
    record_id: int | None
    salesforce_id: str | None
    sobject: str | None
    name: str
    operation: str
    code: str
    error_code: str
    fields: tuple[str, ...]
    title: str
    message: str
    next_step: str
    said: str
    cause: str
    attempts: int
    first_at: str
    at: str
    retry_at: str | None
    values: tuple[tuple[str, FieldValue], ...]
    duplicates: tuple[str, ...]
    names: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides had changed to different values.

    `field` is the apdesk name, `salesforce` the API name where the record's object has one;
    `winner` is "salesforce" or "apdesk", `state` "open", "used_other" or "dismissed"; `names` as of
    HistoryEntry.
    """

    id: int
    entity: str
    record_id: int
    salesforce_id: str | None
    sobject: str | None
    name: str
    field: str
    label: str
    salesforce: str | None
    base: FieldValue
    local: FieldValue
    remote: FieldValue
    winner: str
    at: str
    run_id: int | None
    state: str
    names: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)

    @property
    def losing(self) -> FieldValue:
        """The value that didn't win."""
        return self.local if self.winner == "salesforce" else self.remote


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """The failures of one cause.

    `waiting` is how many of them wait for a person; `duplicates`, how many of these are updates
    that a duplicate rule stopped: trying those again saves them all the same, if it only warns.
    """

    cause: str
    title: str
    code: str
    count: int
    waiting: int
    sobjects: tuple[str, ...]
    next_step: str
    duplicates: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that were made together, and can be undone together.

    `kind` is "edit", "bulk", "import", "add", "undo" or "conflict".
    """

    id: int
    at: str
    author: str
    kind: str
    title: str
    records: int
    fields: int
    undone: bool


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One record as `apdesk export` writes it; `values` by Salesforce API name, by apdesk name for
    records that were made here; `lists`: the built-in ones by their keys, own ones by name."""

    apdesk_id: int
    salesforce_id: str | None
    sobject: str | None
    lists: tuple[str, ...]
    values: dict[str, FieldValue]


def lists_of(entity: Entity, sobject: str | None, state: str) -> tuple[str, ...]:
    """The built-in lists that a record is in, as the export names them (without "all")."""
    if entity is Entity.COMPANY:
        return (ListKey.COMPANIES.value,)
    if state == "member" and sobject == "Lead":
        return (ListKey.LEADS.value,)
    if state == "member" and sobject == "Contact":
        return (ListKey.CONTACTS.value,)
    return ()
