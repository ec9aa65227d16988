"""What a preview says: who enters, who leaves, who changes and how."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
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
    """The records that enter, leave or change.

    `count` may exceed the number of `records` only for the entering of an object that has nothing
    here yet (see `preview.preview`, `listing_limit`).
    """

    count: int = 0
    records: tuple[PreviewRecord, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(each.salesforce_id for each in self.records)

    def to_json(self) -> dict[str, Any]:
        return {"count": self.count, "ids": list(self.ids)}


@dataclass(frozen=True, slots=True)
class ObjectPreview:
    """The effect of the preferences on one object.

    Attributes:
        matching: Records of the org that the preferences select.
        total: Records of the org that could be selected (for Lead: those not converted).
        members: Records of the object that are members here now.
        soql: The query whose rows will be the members; '' when the object is not synced.
        sentence: The choice in words.
        problem: Why this object can't be previewed or synced now, when it can't.
        on_leave: What happens to those that leave.
        held: Whether the safety stop would hold the removals until they are approved.
    """

    sobject: str
    matching: int = 0
    total: int = 0
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
        document: dict[str, Any] = {
            "matching": self.matching,
            "total": self.total,
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

    def to_json(self) -> dict[str, Any]:
        """The document that `apdesk preview --json` prints."""
        return {
            "objects": {name: each.to_json() for name, each in self.objects.items()},
            "sentences": list(self.sentences),
        }

    def to_csv(self) -> str:
        """A line for each record that enters or leaves, and for each value that changes."""
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
