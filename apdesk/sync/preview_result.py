"""What a preview says: who enters, who leaves, who changes and how."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from apdesk.domain.preferences import OnLeave
from apdesk.domain.records import FieldValue
from apdesk.domain.run import Problem
from apdesk.sync.cells import csv_cell


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that differs: `old` is what is here, `new` what Salesforce has.

    `sends`: the value of here goes to Salesforce; else Salesforce's comes here.
    """

    field: str  # Salesforce API name
    label: str
    old: FieldValue
    new: FieldValue
    sends: bool = False


@dataclass(frozen=True, slots=True)
class PreviewRecord:
    """One record; `reason` says in words why it leaves, `changes` what would change in it."""

    salesforce_id: str
    name: str
    reason: str = ""
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewGroup:
    """The records that enter, leave or change: how many they are, and the first of them by id.

    All are counted; how many are listed, `preview.preview` is told.
    """

    count: int = 0
    records: tuple[PreviewRecord, ...] = ()

    @property
    def more(self) -> int:
        """How many are counted and not listed."""
        return self.count - len(self.records)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(each.salesforce_id for each in self.records)

    def to_json(self) -> dict[str, Any]:
        """How many, and who; "more" says how many of them are not named, where that is so."""
        document: dict[str, Any] = {"count": self.count, "ids": list(self.ids)}
        if self.more:
            document["more"] = self.more
        return document


class Shortlist:
    """The first records of a group by id, so many at most, in whatever order they are found."""

    def __init__(self, most: int | None) -> None:
        """`most`: None for all."""
        self._most = most
        self._records: dict[str, PreviewRecord] = {}

    def add(self, records: Iterable[PreviewRecord]) -> None:
        """A record that is added again replaces the one before."""
        self._records.update((each.salesforce_id, each) for each in records)
        if self._most is not None and len(self._records) > 2 * self._most + 1000:
            self._records = dict(sorted(self._records.items())[: self._most])

    def drop(self, salesforce_id: str) -> None:
        self._records.pop(salesforce_id, None)

    def group(self, count: int) -> PreviewGroup:
        """The group, of which there are so many."""
        return PreviewGroup(
            count, tuple(self._records[each] for each in sorted(self._records)[: self._most])
        )


@dataclass(frozen=True, slots=True)
class Effect:
    """What preferences do to one object that is synced.

    Attributes:
        matching: Records of the org that they select.
        members: Records of the object that are members here now.
        gone: Those of `leave` that are deleted or merged in the org.
        staying: Of the members whose removal waits, those that are selected again.
    """

    matching: int
    members: int
    enter: PreviewGroup
    leave: PreviewGroup
    change: PreviewGroup
    gone: int
    staying: frozenset[str]


@dataclass(frozen=True, slots=True)
class ObjectPreview:
    """The effect of the preferences on one object.

    Attributes:
        matching: Records of the org that the preferences select.
        total: Records of the org that could be selected (for Lead: those not converted); None
            where the org isn't asked for them: the object is not synced, or can't be now.
        members: Records of the object that are members here now.
        soql: The query whose rows will be the members; '' when the object is not synced.
        sentence: The choice in words.
        problem: Why this object can't be previewed or synced now, when it can't.
        on_leave: What happens to those that leave.
        held: Whether the safety stop would hold the removals until they are approved.
    """

    sobject: str
    matching: int = 0
    total: int | None = None
    members: int = 0
    enter: PreviewGroup = PreviewGroup()
    leave: PreviewGroup = PreviewGroup()
    change: PreviewGroup = PreviewGroup()
    soql: str = ""
    sentence: str = ""
    problem: Problem | None = None
    on_leave: OnLeave = OnLeave.REMOVE
    held: bool = False

    def to_json(self) -> dict[str, Any]:
        """A script reads numbers: a total that nobody asked for is 0."""
        document: dict[str, Any] = {
            "matching": self.matching,
            "total": self.total or 0,
            "members": self.members,
            "enter": self.enter.to_json(),
            "leave": self.leave.to_json(),
            "change": self.change.to_json(),
            "soql": self.soql,
            "sentence": self.sentence,
            "held": self.held,
        }
        if self.problem is not None:
            document["problem"] = {
                "code": self.problem.code,
                "title": self.problem.title,
                "message": self.problem.message,
                "next_step": self.problem.next_step,
            }
        return document


CSV_COLUMNS = ("Object", "Salesforce Id", "Name", "Effect", "Reason", "Field", "Here", "Salesforce")


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole preview, in the order of the objects; `sentences` are the choices in words."""

    objects: Mapping[str, ObjectPreview]
    sentences: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        """Whether applying it needs the approval of removals."""
        return any(each.held for each in self.objects.values())

    @property
    def more(self) -> int:
        """How many records are counted and not listed."""
        return sum(
            group.more
            for each in self.objects.values()
            for group in (each.enter, each.leave, each.change)
        )

    def to_json(self) -> dict[str, Any]:
        """The document that `apdesk preview --json` prints."""
        return {
            "objects": {name: each.to_json() for name, each in self.objects.items()},
            "sentences": list(self.sentences),
        }

    def to_csv(self) -> str:
        """A line for each listed record that enters or leaves, and each value that changes."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(CSV_COLUMNS)
        for name, each in self.objects.items():
            for record in each.enter.records:
                writer.writerow(_line(name, record, "enters"))
            for record in each.leave.records:
                writer.writerow(_line(name, record, "leaves"))
            for record in each.change.records:
                for change in record.changes:
                    effect = "changes Salesforce" if change.sends else "changes"
                    writer.writerow(_line(name, record, effect, change))
        return out.getvalue()


def _line(
    sobject: str, record: PreviewRecord, effect: str, change: FieldChange | None = None
) -> list[str]:
    cells = [sobject, record.salesforce_id, csv_cell(record.name), effect, csv_cell(record.reason)]
    if change is not None:
        cells += [csv_cell(change.label), csv_cell(change.old), csv_cell(change.new)]
    else:
        cells += ["", "", ""]
    return cells
