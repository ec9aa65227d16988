"""Which conditions somebody meets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from apdesk.domain.clock import from_iso
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    AssignGroup,
    CheckCampaignStatus,
    CheckFields,
    CheckList,
    FieldMatch,
    ListTrigger,
    SegmentTrigger,
    Settings,
)
from apdesk.domain.operators import Criteria, Criterion, Operator
from apdesk.domain.records import FieldValue
from apdesk.store.journeys.effects import Fate
from tests.journeys.reference.people import Passage, Person


@dataclass(slots=True)
class Journey:
    """`version` is the newest one, None: never published."""

    state: str = "draft"
    version: int | None = None
    versions: dict[int, Graph] = field(default_factory=dict)

    @property
    def live(self) -> bool:
        return self.state == "live"

    @property
    def newest(self) -> Graph:
        assert self.version is not None
        return self.versions[self.version]


class Unmet(Exception):
    """What a shape rests on isn't there at present: nobody can go on or come in there."""


@dataclass(slots=True)
class Surroundings:
    """What is around people, and what it means to meet a condition."""

    zone: str
    now: str
    people: dict[int, Person] = field(default_factory=dict)
    journeys: dict[int, Journey] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    segments: dict[str, Criteria] = field(default_factory=dict)
    members: dict[tuple[str, str], str] = field(default_factory=dict)
    inactive: set[str] = field(default_factory=set)
    fates: Mapping[str, Fate] = field(default_factory=dict)

    def shape(self, passage: Passage) -> Shape:
        """Where it is, by the version with which it came there."""
        graph = self.journeys[passage.journey].versions[passage.here.version]
        return graph.by_id[passage.here.shape]

    def meets(self, person: Person, settings: Settings) -> bool:
        """Raises Unmet."""
        match settings:
            case CheckFields(criteria) | FieldMatch(criteria):
                return self._all(person, criteria)
            case SegmentTrigger(name):
                return self._all(person, self.segments[name])
            case CheckList(name) | ListTrigger(name):
                if name in ("leads", "contacts"):
                    sobject = "Lead" if name == "leads" else "Contact"
                    return person.state == "member" and person.sobject == sobject
                self._require_list(name)
                return name in person.lists
            case CheckCampaignStatus(campaign, statuses):
                if person.state != "member":
                    return False
                status = self.members.get((campaign.id, person.salesforce_id or ""))
                return status is not None and (not statuses or status in statuses)
        raise AssertionError(settings)

    def _require_list(self, name: str) -> None:
        if name not in self.lists:
            raise Unmet(name)

    def require_active(self, settings: AssignGroup) -> None:
        """Raises Unmet when all users of the group are inactive."""
        if all(each.id in self.inactive for each in settings.users):
            raise Unmet("group")

    def _all(self, person: Person, criteria: Criteria) -> bool:
        return all(self._one(person.value(each.field), each) for each in criteria)

    def _one(self, value: FieldValue, criterion: Criterion) -> bool:
        wanted = [each.strip().casefold() for each in criterion.value.split(",")]
        operator = criterion.operator
        if operator is Operator.BLANK:
            return value is None
        if operator is Operator.NOT_BLANK:
            return value is not None
        if criterion.field == "has_opted_out_of_email":
            return bool(value) == (wanted == ["true"])
        if value is None:
            return False
        if operator is Operator.AT_LEAST:
            assert isinstance(value, int | float)
            return value >= float(wanted[0])
        if criterion.field == "last_viewed_date":
            day = self._day(from_iso(str(value)))
            today = self._day(from_iso(self.now))
            assert wanted == ["today"]
            return day == today if operator is Operator.IS else day < today
        return str(value).casefold() in wanted

    def _day(self, moment: datetime) -> str:
        return moment.astimezone(UTC).astimezone(ZoneInfo(self.zone)).date().isoformat()
