"""What a shape of a journey can be, and its settings.

Lists are named "leads" and "contacts" (the two Salesforce lists) or by the name of an own list;
segments and e-mail templates by their names; campaigns and users by their Salesforce ids, with the
name that they had when they were chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from apdesk.domain.operators import Criterion
from apdesk.language import marked, translated


class Form(StrEnum):
    """What a shape is for, which is also how it is drawn: circle, square, octagon."""

    TRIGGER = "trigger"
    ACTION = "action"
    CONDITION = "condition"


class Port(StrEnum):
    """Where an arrow leaves a shape."""

    OUT = "out"
    YES = "yes"
    NO = "no"


class Kind(StrEnum):
    """The kinds of shapes, in the order of the palette; the values stand in files."""

    CAMPAIGN_STATUS_CHANGED = "campaign_status_changed"
    JOINED_LIST = "joined_list"
    LEFT_LIST = "left_list"
    FIELD_MATCH = "field_match"
    JOINED_SEGMENT = "joined_segment"
    LEFT_SEGMENT = "left_segment"
    BY_HAND = "added_by_hand"
    ASSIGN_LEAD = "assign_lead"
    ASSIGN_GROUP = "assign_lead_to_group"
    SET_CAMPAIGN_STATUS = "set_campaign_status"
    SAVE = "save_in_salesforce"
    TASK = "create_task"
    UPDATE_FIELD = "update_field"
    ADD_TO_LIST = "add_to_list"
    REMOVE_FROM_LIST = "remove_from_list"
    EMAIL = "send_email"
    DELAY = "delay"
    EJECT = "eject"
    CHECK_CAMPAIGN_STATUS = "check_campaign_status"
    CHECK_FIELDS = "check_fields"
    CHECK_LIST = "check_list"

    @property
    def form(self) -> Form:
        if self in _TRIGGERS:
            return Form.TRIGGER
        return Form.CONDITION if self in _CONDITIONS else Form.ACTION

    @property
    def ports(self) -> tuple[Port, ...]:
        """Where its arrows leave; each port has one arrow or none."""
        if self.form is Form.CONDITION:
            return (Port.YES, Port.NO)
        return () if self is Kind.EJECT else (Port.OUT,)

    @property
    def label(self) -> str:
        """What people call it."""
        return translated(_LABELS[self])

    @property
    def outside(self) -> bool:
        """Whether it has an effect outside apdesk's own database."""
        return self in _OUTSIDE


_TRIGGERS = frozenset(
    {
        Kind.CAMPAIGN_STATUS_CHANGED,
        Kind.JOINED_LIST,
        Kind.LEFT_LIST,
        Kind.FIELD_MATCH,
        Kind.JOINED_SEGMENT,
        Kind.LEFT_SEGMENT,
        Kind.BY_HAND,
    }
)
_CONDITIONS = frozenset({Kind.CHECK_CAMPAIGN_STATUS, Kind.CHECK_FIELDS, Kind.CHECK_LIST})
_OUTSIDE = frozenset(
    {
        Kind.ASSIGN_LEAD,
        Kind.ASSIGN_GROUP,
        Kind.SET_CAMPAIGN_STATUS,
        Kind.SAVE,
        Kind.TASK,
        Kind.EMAIL,
    }
)
_LABELS = {
    Kind.CAMPAIGN_STATUS_CHANGED: marked("Salesforce Campaign Member Status Changed"),
    Kind.JOINED_LIST: marked("Joined a list"),
    Kind.LEFT_LIST: marked("Left a list"),
    Kind.FIELD_MATCH: marked("Field match"),
    Kind.JOINED_SEGMENT: marked("Joined a segment"),
    Kind.LEFT_SEGMENT: marked("Left a segment"),
    Kind.BY_HAND: marked("Added by hand"),
    Kind.ASSIGN_LEAD: marked("Assign Lead"),
    Kind.ASSIGN_GROUP: marked("Assign Lead to Group"),
    Kind.SET_CAMPAIGN_STATUS: marked("Set Salesforce Campaign Member Status"),
    Kind.SAVE: marked("Create or update in Salesforce"),
    Kind.TASK: marked("Create Salesforce task"),
    Kind.UPDATE_FIELD: marked("Update field"),
    Kind.ADD_TO_LIST: marked("Add to list"),
    Kind.REMOVE_FROM_LIST: marked("Remove from list"),
    Kind.EMAIL: marked("Send email"),
    Kind.DELAY: marked("Delay"),
    Kind.EJECT: marked("Eject"),
    Kind.CHECK_CAMPAIGN_STATUS: marked("Check Salesforce Campaign Member Status"),
    Kind.CHECK_FIELDS: marked("Check fields"),
    Kind.CHECK_LIST: marked("Check list"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A record of the org that a setting points to: its 18-character id and its name."""

    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class CampaignStatusChanged:
    """A campaign member gets another status, or becomes a member with one.

    Attributes:
        statuses: Those that count; none: any.
        again: Lets a person in each time, not only the first.
    """

    campaign: Named = Named()
    statuses: tuple[str, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class ListTrigger:
    """A person joins or leaves a list. `existing`: those in it count as joining at publishing."""

    list: str = ""
    again: bool = False
    existing: bool = False


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """A person comes to meet criteria over apdesk fields (joined by AND). `existing`: those who
    meet them when the journey is published enter, too."""

    criteria: tuple[Criterion, ...] = ()
    again: bool = False
    existing: bool = False


@dataclass(frozen=True, slots=True)
class SegmentTrigger:
    """A person joins or leaves a segment; `existing` as for a list."""

    segment: str = ""
    again: bool = False
    existing: bool = False


@dataclass(frozen=True, slots=True)
class ByHand:
    """The user (or a script) puts people in."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class AssignLead:
    """Makes a user the owner of a lead."""

    user: Named = Named()


@dataclass(frozen=True, slots=True)
class AssignGroup:
    """Makes the one of these users the owner who was assigned one the longest ago."""

    users: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class SetCampaignStatus:
    """Gives a campaign member a status; makes a member of whoever is none."""

    campaign: Named = Named()
    status: str = ""


@dataclass(frozen=True, slots=True)
class Save:
    """Creates the person in Salesforce as this object, or waits until its edits have arrived."""

    sobject: str = "Lead"


@dataclass(frozen=True, slots=True)
class Task:
    """A task for the owner of the record, or for a user.

    Attributes:
        subject, description: May hold fields (`domain.journey.merge_text`).
        due_days: Days from now until it is due; None: no date.
        user: Who gets it; without an id: who owns the lead or contact.
    """

    subject: str = ""
    description: str = ""
    due_days: int | None = None
    priority: str = "Normal"
    status: str = "Not Started"
    user: Named = Named()


@dataclass(frozen=True, slots=True)
class UpdateField:
    """Gives an apdesk field a value, as it would be typed; '' clears it."""

    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class ListAction:
    """Adds to or removes from an own list; or adds to a Salesforce list, as by hand."""

    list: str = ""


@dataclass(frozen=True, slots=True)
class Email:
    """Sends an e-mail template.

    Attributes:
        again: Also to people who were sent this template before.
        log: Notes the e-mail as a completed task in Salesforce.
    """

    template: str = ""
    again: bool = False
    log: bool = False


class Unit(StrEnum):
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"


@dataclass(frozen=True, slots=True)
class Delay:
    """Waits; then, if need be, until the next time that is allowed (user's time zone).

    Attributes:
        start, end: The window of the day, minutes after midnight, `start < end <= 1440`; None: any.
        weekdays: 1 (Monday) to 7 (Sunday), in order; none: any.
    """

    amount: int = 1
    unit: Unit = Unit.DAYS
    start: int | None = None
    end: int | None = None
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Eject:
    """Ends the journey for the person, wherever in it; `everywhere`: all other journeys, too."""

    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class CheckCampaignStatus:
    """Whether the person is a member with one of these statuses; none: a member at all."""

    campaign: Named = Named()
    statuses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckFields:
    """Whether the person meets criteria over apdesk fields, joined by AND."""

    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckList:
    """Whether the person is in a list."""

    list: str = ""


Settings: TypeAlias = (
    CampaignStatusChanged
    | ListTrigger
    | FieldMatch
    | SegmentTrigger
    | ByHand
    | AssignLead
    | AssignGroup
    | SetCampaignStatus
    | Save
    | Task
    | UpdateField
    | ListAction
    | Email
    | Delay
    | Eject
    | CheckCampaignStatus
    | CheckFields
    | CheckList
)

#: The class of the settings of each kind.
SETTINGS: dict[Kind, type[Settings]] = {
    Kind.CAMPAIGN_STATUS_CHANGED: CampaignStatusChanged,
    Kind.JOINED_LIST: ListTrigger,
    Kind.LEFT_LIST: ListTrigger,
    Kind.FIELD_MATCH: FieldMatch,
    Kind.JOINED_SEGMENT: SegmentTrigger,
    Kind.LEFT_SEGMENT: SegmentTrigger,
    Kind.BY_HAND: ByHand,
    Kind.ASSIGN_LEAD: AssignLead,
    Kind.ASSIGN_GROUP: AssignGroup,
    Kind.SET_CAMPAIGN_STATUS: SetCampaignStatus,
    Kind.SAVE: Save,
    Kind.TASK: Task,
    Kind.UPDATE_FIELD: UpdateField,
    Kind.ADD_TO_LIST: ListAction,
    Kind.REMOVE_FROM_LIST: ListAction,
    Kind.EMAIL: Email,
    Kind.DELAY: Delay,
    Kind.EJECT: Eject,
    Kind.CHECK_CAMPAIGN_STATUS: CheckCampaignStatus,
    Kind.CHECK_FIELDS: CheckFields,
    Kind.CHECK_LIST: CheckList,
}

#: The names of the Salesforce lists, which no own list may have ("all", "companies" likewise).
SALESFORCE_LISTS = {"leads": marked("Salesforce Leads"), "contacts": marked("Salesforce Contacts")}
