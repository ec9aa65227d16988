"""What a shape does, in the one short line that stands under it on the canvas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.kinds import (
    SALESFORCE_LISTS,
    AssignGroup,
    AssignLead,
    CampaignStatusChanged,
    CheckCampaignStatus,
    CheckFields,
    CheckList,
    Delay,
    Eject,
    Email,
    FieldMatch,
    Kind,
    ListAction,
    ListTrigger,
    Named,
    Save,
    SegmentTrigger,
    SetCampaignStatus,
    Task,
    UpdateField,
)
from apdesk.domain.operators import Criteria
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.domain.sentence import predicate

#: Stands for what isn't chosen.
_OPEN = "…"
_NO_FIELDS = SObjectSchema("apdesk", "Record", "Records")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MOST_NAMED = 3
_SAVED_AS = {"Lead": "As a lead", "Contact": "As a contact"}


def summary(
    shape: Shape,
    schema: SObjectSchema | None = None,
    names: Mapping[str, str] | None = None,
) -> str:
    """One line: 'Wait 2 days, 9:00–17:00, Mon–Fri'. What isn't chosen is '…' (see `missing`).

    Args:
        schema: The apdesk fields (`local_schema`); without it, or for a field that it hasn't,
            fields are called by their names.
        names: Those of the records that criteria over references hold, by 18-character id.
    """
    return " ".join(_said(shape, schema or _NO_FIELDS, names).split())


def missing(shape: Shape) -> str | None:
    """What the shape still needs before it can do anything: 'Choose a campaign'; None: nothing."""
    match shape.settings:
        case CampaignStatusChanged(campaign) | CheckCampaignStatus(campaign) if not campaign.id:
            return "Choose a campaign"
        case SetCampaignStatus(campaign, status) if not campaign.id or not status.strip():
            return "Choose a status" if campaign.id else "Choose a campaign"
        case ListTrigger("") | ListAction("") | CheckList(""):
            return "Choose a list"
        case SegmentTrigger(""):
            return "Choose a segment"
        case FieldMatch(criteria) | CheckFields(criteria):
            if not criteria:
                return "Choose what has to match"
            return None if all(each.field for each in criteria) else "Choose a field"
        case AssignLead(Named("")):
            return "Choose a user"
        case AssignGroup(users) if not any(each.id for each in users):
            return "Choose the users"
        case Save(sobject) if sobject not in _SAVED_AS:
            return "Choose Lead or Contact"
        case Task(subject=subject) if not subject.strip():
            return "Write a subject"
        case UpdateField(""):
            return "Choose a field"
        case Email(""):
            return "Choose an e-mail template"
        case Delay(amount, start=start, end=end, weekdays=weekdays) if amount < 1:
            waits = amount == 0 and (start is not None or end is not None or weekdays)
            return None if waits else "Choose how long to wait"
        case _:
            return None


def list_name(name: str) -> str:
    """What people call a list; '…' for none."""
    return SALESFORCE_LISTS.get(name, name) or _OPEN


def _said(shape: Shape, fields: SObjectSchema, names: Mapping[str, str] | None) -> str:
    match shape.settings:
        case CampaignStatusChanged(campaign, statuses, again):
            said = f"Status becomes {_either(statuses)}" if statuses else "Any status"
            return f"{said} in {_name(campaign)}{_each_time(again)}"
        case ListTrigger(list_, again):
            verb = "Joins" if shape.kind is Kind.JOINED_LIST else "Leaves"
            return f"{verb} {list_name(list_)}{_each_time(again)}"
        case SegmentTrigger(segment, again):
            verb = "Joins" if shape.kind is Kind.JOINED_SEGMENT else "Leaves"
            return f"{verb} {segment or _OPEN}{_each_time(again)}"
        case FieldMatch(criteria, again):
            return f"{_criteria(criteria, fields, names)}{_each_time(again)}"
        case CheckFields(criteria):
            return _criteria(criteria, fields, names)
        case AssignLead(user):
            return f"To {_name(user)}"
        case AssignGroup(users):
            return f"In turn to {_series([_name(each) for each in users], 'and')}"
        case SetCampaignStatus(campaign, status):
            return f"Status becomes {status or _OPEN} in {_name(campaign)}"
        case Save(sobject):
            return _SAVED_AS.get(sobject, f"As {sobject or _OPEN}")
        case Task() as task:
            return _task(task)
        case UpdateField(field, value):
            return _update(field, value, fields)
        case ListAction(list_):
            verb = "From" if shape.kind is Kind.REMOVE_FROM_LIST else "To"
            return f"{verb} {list_name(list_)}"
        case Email(template, again):
            return f"{template or _OPEN}{', also if sent before' if again else ''}"
        case Delay() as delay:
            return _delay(delay)
        case Eject(everywhere):
            return "Ends all journeys" if everywhere else "Ends this journey"
        case CheckCampaignStatus(campaign, statuses):
            if not statuses:
                return f"Is a member of {_name(campaign)}"
            return f"Status is {_either(statuses)} in {_name(campaign)}"
        case CheckList(list_):
            return f"Is in {list_name(list_)}"
        case _:
            return f"By you or by a script{_each_time(shape.settings.again)}"


def _task(task: Task) -> str:
    said = f"“{task.subject.strip() or _OPEN}”"
    if task.due_days is not None:
        said += ", due today" if task.due_days == 0 else f", due in {_count(task.due_days, 'day')}"
    return f"{said}, for {_name(task.user)}" if task.user.id else said


def _update(name: str, value: str, fields: SObjectSchema) -> str:
    field = fields.field(name)
    label = field.label if field is not None else name or _OPEN
    if not value.strip():
        flag = field is not None and field.type is FieldType.BOOLEAN
        return f"{label} becomes no" if flag else f"{label} is cleared"
    return f"{label} becomes {_value(value.strip(), field)}"


def _value(value: str, field: FieldSchema | None) -> str:
    if field is None:
        return value
    if field.type is FieldType.BOOLEAN and value.casefold() in ("true", "false"):
        return "yes" if value.casefold() == "true" else "no"
    labels = {each.value.casefold(): each.label for each in field.picklist}
    return labels.get(value.casefold(), value)


def _delay(delay: Delay) -> str:
    unit = str(delay.unit).removesuffix("s")
    said = [f"Wait {_count(delay.amount, unit)}"] if delay.amount else []
    if delay.start is not None or delay.end is not None:
        start, end = delay.start or 0, 1440 if delay.end is None else delay.end
        said.append(f"{_time(start)}–{_time(end)}")
    if delay.weekdays:
        said.append(_weekdays(delay.weekdays))
    words = ", ".join(said)
    return words if delay.amount else f"Wait for {words or _OPEN}"


def _weekdays(days: Sequence[int]) -> str:
    """'Mon–Fri', 'Mon, Wed–Fri': three and more in a row are a range."""
    runs: list[list[int]] = []
    for day in sorted({each for each in days if 1 <= each <= 7}):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said: list[str] = []
    for run in runs:
        words = [_WEEKDAYS[day - 1] for day in run]
        said += [f"{words[0]}–{words[-1]}"] if len(words) > 2 else words
    return ", ".join(said) or _OPEN


def _criteria(criteria: Criteria, fields: SObjectSchema, names: Mapping[str, str] | None) -> str:
    return _series([predicate(each, fields, names) for each in criteria], "and", most=len(criteria))


def _either(statuses: Sequence[str]) -> str:
    return _series(statuses, "or", most=len(statuses))


def _series(parts: Sequence[str], word: str, *, most: int = _MOST_NAMED) -> str:
    """'a, b and c'; with more than `most` parts, how many the others are."""
    if not parts:
        return _OPEN
    if len(parts) > most:
        parts = [*parts[: most - 1], f"{len(parts) - most + 1} more"]
    if len(parts) == 1:
        return parts[0]
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def _name(record: Named) -> str:
    return record.name or record.id or _OPEN


def _each_time(again: bool) -> str:
    return ", each time" if again else ""


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _time(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
