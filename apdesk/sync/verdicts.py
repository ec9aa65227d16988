"""What a row from the org means for the object here: one verdict for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from apdesk.domain.criteria import Matcher
from apdesk.domain.records import Row
from apdesk.store.changes import Known, State
from apdesk.sync.membership import Columns, Seen


class Verdict(Enum):
    TAKE = auto()  # a member: enters, changes, is linked again, or is as it was
    LEAVE = auto()  # a member here that the preferences no longer select
    GONE = auto()  # a member here that was deleted there
    MERGED = auto()  # a member here that was merged into another record there
    CONVERTED = auto()  # a Lead here that became a Contact there
    IGNORE = auto()  # not a member here and none now


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its verdict.

    `doubtful`: taking the verdict at its word would end a membership, or change that of a row
    that was read before, so the org is asked (see `Judge`).
    """

    row: Row
    seen: Seen
    known: Known | None
    verdict: Verdict
    doubtful: bool = False

    @property
    def member(self) -> bool:
        return is_member(self.known)


def is_member(known: Known | None) -> bool:
    return known is not None and known.state is State.MEMBER


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the rows of one object.

    A delta reads the recent past again and again. What was decided on such a row before, perhaps
    by the org itself in an id sweep, must not be turned over by reading it once more: where the
    verdict would let a row in whose stamp is older than `settled`, or the very stamp that is here
    already, it is doubtful. That a member leaves is always doubtful: a removal takes its history
    along, and our evaluator may know less than the org (the user's time zone moved, say).

    Attributes:
        matcher: The local evaluator; None while membership is frozen: members take their values,
            nobody enters or leaves.
        at: Where the system fields stand.
        settled: Stamps before this moment have been read before ('' when none have).
    """

    matcher: Matcher | None
    at: Columns
    settled: str = ""

    def judge(self, row: Row, known: Known | None) -> Judged:
        seen = Seen.of(row, self.at)
        member = is_member(known)
        if seen.deleted:
            verdict = Verdict.MERGED if seen.master else Verdict.GONE
            return Judged(row, seen, known, verdict if member else Verdict.IGNORE)
        if seen.converted:
            return Judged(row, seen, known, Verdict.CONVERTED if member else Verdict.IGNORE)
        if self.matcher is None:
            waits = known is not None and known.staged is not None
            return Judged(
                row, seen, known, Verdict.TAKE if member and not waits else Verdict.IGNORE
            )
        if self.matcher.matches(row):
            moves = not member or (known is not None and known.staged is not None)
            return Judged(row, seen, known, Verdict.TAKE, moves and self._read_before(seen, known))
        if not member:
            return Judged(row, seen, known, Verdict.IGNORE)
        moves = known is not None and known.staged is None
        return Judged(row, seen, known, Verdict.LEAVE, moves)

    def judge_all(self, rows: Sequence[Row], known: Mapping[str, Known]) -> list[Judged]:
        return [self.judge(row, known.get(str(row[self.at.id]))) for row in rows]

    def _read_before(self, seen: Seen, known: Known | None) -> bool:
        return seen.stamp < self.settled or (known is not None and known.modstamp == seen.stamp)


def settle_doubt(judged: Judged, selected: bool) -> Judged:
    """The verdict once the org has said whether the record is selected."""
    if not judged.doubtful:
        return judged
    if selected:
        return replace(judged, verdict=Verdict.TAKE, doubtful=False)
    staged = judged.known is not None and judged.known.staged is not None
    verdict = Verdict.LEAVE if judged.member and not staged else Verdict.IGNORE
    return replace(judged, verdict=verdict, doubtful=False)
