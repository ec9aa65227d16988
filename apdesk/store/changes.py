"""What the engine hands to the mirror, and what the mirror answers. Plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from apdesk.domain.preferences import OnLeave
from apdesk.domain.records import Row
from apdesk.domain.run import ChangeSet
from apdesk.store.position import Position


class State(StrEnum):
    """What a row of `person` or `company` is to Salesforce."""

    MEMBER = "member"  # synced, listed in its Salesforce list
    KEPT = "kept"  # left the preferences under "keep": no longer synced
    LOCAL = "local"  # made here, not in Salesforce


class Reason(StrEnum):
    """Why a record is to go; free text of the engine is allowed beside these."""

    CRITERIA = "criteria"  # no longer meets the criteria
    DELETED = "deleted"
    MERGED = "merged"
    CONVERTED = "converted"


@dataclass(frozen=True, slots=True)
class PageChanges:
    """One step's worth of news of one object; applied in one transaction.

    `rows` are records that match, in the order of `fields` (API names, "Id" among them, the other
    system fields as they were asked for). Whether a row enters, changes or is linked again is
    decided by the mirror. `leaves` and `deletes` are (Salesforce id, reason); `merges` are
    (loser id, winner id); `conversions` are (lead id, contact id). Ids that aren't members here
    are ignored. `filling` are the fields (API names) that are compared for the first time: where
    they differ, their first-sync choice decides, not their rule.
    """

    sobject: str
    fields: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    leaves: tuple[tuple[str, str], ...] = ()
    deletes: tuple[tuple[str, str], ...] = ()
    merges: tuple[tuple[str, str], ...] = ()
    conversions: tuple[tuple[str, str], ...] = ()
    position: Position | None = None
    on_leave: OnLeave = OnLeave.REMOVE
    filling: frozenset[str] = frozenset()


@dataclass(slots=True)
class Applied:
    """What a page did. Counts are of records.

    `relinked` came back from 'kept'; `adopted` took over the row of the record that was merged or
    converted into them (same apdesk id); both are members now, as `entered` are. `kept` left under
    "keep"; `staged` are newly staged removals; `merged` rows were dissolved into their winner's.
    `conflicts` are fields that both sides had changed to different values.
    """

    entered: int = 0
    changed: int = 0
    relinked: int = 0
    adopted: int = 0
    unchanged: int = 0
    kept: int = 0
    staged: int = 0
    unstaged: int = 0
    merged: int = 0
    conflicts: int = 0
    changes: ChangeSet = field(default_factory=ChangeSet)


@dataclass(frozen=True, slots=True)
class Known:
    """A record that is here. `staged` is the reason of a removal that waits, or None."""

    record_id: int
    state: State
    modstamp: str | None
    staged: str | None = None


@dataclass(slots=True)
class Removed:
    """What a batch of removals did: rows gone, by reason, rows kept instead, and what changed.

    `waiting` are those that were left for a later run, as their edits wait to be sent.
    """

    removed: int = 0
    kept: int = 0
    waiting: int = 0
    by_reason: dict[str, int] = field(default_factory=dict)
    changes: ChangeSet = field(default_factory=ChangeSet)


@dataclass(frozen=True, slots=True)
class HeldRemoval:
    """A removal that waits for approval (safety stop)."""

    sobject: str
    record_id: int
    salesforce_id: str
    name: str
    reason: str
    run_id: int
