"""What a shape does, in the one short line that stands under it on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

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
    Unit,
    UpdateField,
)
from apdesk.domain.operators import Criteria
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.domain.sentence import predicate
from apdesk.domain.wording import all_of, one_of
from apdesk.language import marked, plural, tr, translated

#: Stands for what isn't chosen.
_OPEN = "…"
_NO_FIELDS = SObjectSchema("apdesk", "Record", "Records")
_WEEKDAYS = (
    marked("Mon"),
    marked("Tue"),
    marked("Wed"),
    marked("Thu"),
    marked("Fri"),
    marked("Sat"),
    marked("Sun"),
)
_MOST_NAMED = 3
_SAVED_AS = {"Lead": marked("As a lead"), "Contact": marked("As a contact")}
_WAITS: dict[Unit, Callable[[int], str]] = {
    Unit.MINUTES: lambda n: plural("Wait {n} minute", "Wait {n} minutes", n),
    Unit.HOURS: lambda n: plural("Wait {n} hour", "Wait {n} hours", n),
    Unit.DAYS: lambda n: plural("Wait {n} day", "Wait {n} days", n),
    Unit.WEEKS: lambda n: plural("Wait {n} week", "Wait {n} weeks", n),
}


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
            return tr("Choose a campaign", note="of a step")
        case SetCampaignStatus(campaign, status) if not campaign.id or not status.strip():
            return (
                tr("Choose a status", note="of a step")
                if campaign.id
                else tr("Choose a campaign", note="of a step")
            )
        case ListTrigger("") | ListAction("") | CheckList(""):
            return tr("Choose a list", note="of a step")
        case SegmentTrigger(""):
            return tr("Choose a segment", note="of a step")
        case FieldMatch(criteria) | CheckFields(criteria):
            if not criteria:
                return tr("Choose what has to match", note="of a step")
            return (
                None
                if all(each.field for each in criteria)
                else tr("Choose a field", note="of a step")
            )
        case AssignLead(Named("")):
            return tr("Choose a user", note="of a step")
        case AssignGroup(users) if not any(each.id for each in users):
            return tr("Choose the users", note="of a step")
        case Save(sobject) if sobject not in _SAVED_AS:
            return tr("Choose Lead or Contact", note="of a step")
        case Task(subject=subject) if not subject.strip():
            return tr("Write a subject", note="of a step")
        case UpdateField(""):
            return tr("Choose a field", note="of a step")
        case Email(""):
            return tr("Choose an e-mail template", note="of a step")
        case Delay(amount, start=start, end=end, weekdays=weekdays) if amount < 1:
            waits = amount == 0 and (start is not None or end is not None or weekdays)
            return None if waits else tr("Choose how long to wait", note="of a step")
        case _:
            return None


def list_name(name: str) -> str:
    """What people call a list; '…' for none."""
    return translated(SALESFORCE_LISTS[name]) if name in SALESFORCE_LISTS else name or _OPEN


def _said(shape: Shape, fields: SObjectSchema, names: Mapping[str, str] | None) -> str:
    match shape.settings:
        case CampaignStatusChanged(campaign, statuses, again):
            return _each_time(_status_change(statuses, _name(campaign)), again)
        case ListTrigger(list_, again):
            return _each_time(_passage(shape.kind is Kind.JOINED_LIST, list_name(list_)), again)
        case SegmentTrigger(segment, again):
            joins = shape.kind is Kind.JOINED_SEGMENT
            return _each_time(_passage(joins, segment or _OPEN), again)
        case FieldMatch(criteria, again):
            return _each_time(_criteria(criteria, fields, names), again)
        case CheckFields(criteria):
            return _criteria(criteria, fields, names)
        case AssignLead(user):
            return tr("To {user}", user=_name(user))
        case AssignGroup(users):
            named = all_of([_name(each) for each in users], most=_MOST_NAMED)
            return tr("In turn to {users}", users=named or _OPEN)
        case SetCampaignStatus(campaign, status):
            return _status_change((status or _OPEN,), _name(campaign))
        case Save(sobject):
            if sobject in _SAVED_AS:
                return translated(_SAVED_AS[sobject])
            return tr("As {object}", object=sobject or _OPEN)
        case Task() as task:
            return _task(task)
        case UpdateField(field, value):
            return _update(field, value, fields)
        case ListAction(list_):
            if shape.kind is Kind.REMOVE_FROM_LIST:
                return tr("From {list}", list=list_name(list_))
            return tr("To {list}", list=list_name(list_))
        case Email(template, again):
            name = template or _OPEN
            return tr("{template}, also if sent before", template=name) if again else name
        case Delay() as delay:
            return _delay(delay)
        case Eject(everywhere):
            return tr("Ends all journeys") if everywhere else tr("Ends this journey")
        case CheckCampaignStatus(campaign, statuses):
            if not statuses:
                return tr("Is a member of {campaign}", campaign=_name(campaign))
            return tr(
                "Status is {statuses} in {campaign}",
                statuses=one_of(statuses),
                campaign=_name(campaign),
            )
        case CheckList(list_):
            return tr("Is in {list}", list=list_name(list_))
        case _:
            return _each_time(tr("By you or by a script"), shape.settings.again)


def _status_change(statuses: Sequence[str], campaign: str) -> str:
    if not statuses:
        return tr("Any status in {campaign}", campaign=campaign)
    return tr(
        "Status becomes {statuses} in {campaign}", statuses=one_of(statuses), campaign=campaign
    )


def _passage(joins: bool, name: str) -> str:
    """Into a list or segment, or out of it."""
    return tr("Joins {list}", list=name) if joins else tr("Leaves {list}", list=name)


def _task(task: Task) -> str:
    said = [tr("“{text}”", text=task.subject.strip() or _OPEN)]
    if task.due_days == 0:
        said.append(tr("due today"))
    elif task.due_days is not None:
        said.append(plural("due in {n} day", "due in {n} days", task.due_days))
    if task.user.id:
        said.append(tr("for {user}", user=_name(task.user)))
    return ", ".join(said)


def _update(name: str, value: str, fields: SObjectSchema) -> str:
    field = fields.field(name)
    label = field.label if field is not None else name or _OPEN
    if not value.strip():
        if field is not None and field.type is FieldType.BOOLEAN:
            return tr("{field} becomes no", field=label)
        return tr("{field} is cleared", field=label)
    return tr("{field} becomes {value}", field=label, value=_value(value.strip(), field))


def _value(value: str, field: FieldSchema | None) -> str:
    if field is None:
        return value
    if field.type is FieldType.BOOLEAN and value.casefold() in ("true", "false"):
        return tr("yes") if value.casefold() == "true" else tr("no")
    labels = {each.value.casefold(): each.label for each in field.picklist}
    return labels.get(value.casefold(), value)


def _delay(delay: Delay) -> str:
    window = []
    if delay.start is not None or delay.end is not None:
        start, end = delay.start or 0, 1440 if delay.end is None else delay.end
        window.append(f"{_time(start)}–{_time(end)}")
    if delay.weekdays:
        window.append(_weekdays(delay.weekdays))
    if not delay.amount:
        return tr("Wait for {window}", window=", ".join(window) or _OPEN)
    return ", ".join([_WAITS[delay.unit](delay.amount), *window])


def weekday(number: int) -> str:
    """'Mon' for 1 to 'Sun' for 7."""
    return translated(_WEEKDAYS[number - 1])


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
        words = [weekday(day) for day in run]
        said += [f"{words[0]}–{words[-1]}"] if len(words) > 2 else words
    return ", ".join(said) or _OPEN


def _criteria(criteria: Criteria, fields: SObjectSchema, names: Mapping[str, str] | None) -> str:
    return all_of([predicate(each, fields, names) for each in criteria]) or _OPEN


def _name(record: Named) -> str:
    return record.name or record.id or _OPEN


def _each_time(said: str, again: bool) -> str:
    return tr("{said}, each time", said=said) if again else said


def _time(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
