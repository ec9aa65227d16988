"""What is wrong with the settings of one shape."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from apdesk.domain import criteria as criteria_rules
from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.entry import EntryError, check_value, parse_entry
from apdesk.domain.journey import merge_text
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
    Email,
    FieldMatch,
    Kind,
    ListAction,
    ListTrigger,
    Named,
    SegmentTrigger,
    SetCampaignStatus,
    Task,
    Unit,
    UpdateField,
)
from apdesk.domain.journey.problem import Problem
from apdesk.domain.journey.sentences import list_name, missing
from apdesk.domain.journey.world import Campaign, User, World
from apdesk.domain.operators import Criteria
from apdesk.domain.schema import FieldType

#: A message, and whether it is fatal.
_Found = Iterator[tuple[str, bool]]

_DAY = 1440  # minutes
_LONGEST_DELAY = 3660  # days
_DAYS_OF = {Unit.MINUTES: 1 / _DAY, Unit.HOURS: 1 / 24, Unit.DAYS: 1, Unit.WEEKS: 7}
_LATEST_TASK = 3660  # days
_LONGEST_SUBJECT = 255
#: How what is typed for a field is read; fields that aren't here are read as text.
_ENTRY_TYPES = {
    FieldType.EMAIL: ApdeskType.EMAIL,
    FieldType.PHONE: ApdeskType.PHONE,
    FieldType.URL: ApdeskType.URL,
    FieldType.PICKLIST: ApdeskType.PICKLIST,
    FieldType.MULTIPICKLIST: ApdeskType.MULTI_PICKLIST,
    FieldType.BOOLEAN: ApdeskType.CHECKBOX,
    FieldType.INT: ApdeskType.NUMBER,
    FieldType.DOUBLE: ApdeskType.NUMBER,
    FieldType.CURRENCY: ApdeskType.CURRENCY,
    FieldType.PERCENT: ApdeskType.PERCENT,
    FieldType.DATE: ApdeskType.DATE,
    FieldType.DATETIME: ApdeskType.DATETIME,
    FieldType.TIME: ApdeskType.TIME,
    FieldType.REFERENCE: ApdeskType.REFERENCE,
    FieldType.ID: ApdeskType.REFERENCE,
}


def settings_problems(shape: Shape, world: World) -> Iterator[Problem]:
    """The problems of a shape's own settings: what is missing, doesn't fit, or is there no more."""
    lacking = missing(shape)
    if lacking is not None:
        words = f"{lacking[:1].lower()}{lacking[1:]}"
        yield Problem(shape.id, f"“{shape.kind.label}” isn't complete: {words}.")
    for message, fatal in _found(shape, world):
        yield Problem(shape.id, message, fatal)


def _found(shape: Shape, world: World) -> _Found:
    match shape.settings:
        case CampaignStatusChanged(campaign, statuses) | CheckCampaignStatus(campaign, statuses):
            yield from _campaign(campaign, statuses, world)
        case SetCampaignStatus(campaign, status):
            yield from _campaign(campaign, (status,) if status.strip() else (), world)
        case ListTrigger(name) | CheckList(name):
            yield from _list(name, world)
        case ListAction(name):
            yield from _list(name, world)
            if shape.kind is Kind.REMOVE_FROM_LIST and name in SALESFORCE_LISTS:
                yield f"Nobody can be removed from {list_name(name)}: choose a list of yours.", True
        case SegmentTrigger(name):
            if name and not _has(world.segments, name):
                yield _gone("segment", name), True
        case FieldMatch(criteria) | CheckFields(criteria):
            yield from _criteria(criteria, world)
        case AssignLead(user):
            yield from _user(user, world)
        case AssignGroup(users):
            yield from _group(users, world)
        case Task() as task:
            yield from _task(task, world)
        case UpdateField(name, value):
            yield from _update(name, value, world)
        case Email(name):
            yield from _email(name, world)
        case Delay() as delay:
            yield from _delay(delay)
        case _:
            return


# -- what stands for something elsewhere ----------------------------------------------------------


def _list(name: str, world: World) -> _Found:
    if name and name not in SALESFORCE_LISTS and not _has(world.lists, name):
        yield _gone("list", name), True


def _campaign(campaign: Named, statuses: tuple[str, ...], world: World) -> _Found:
    if not campaign.id or world.campaigns is None:
        return
    known: Campaign | None = world.campaigns.get(campaign.id)
    if known is None:
        named = campaign.name or campaign.id
        message = (
            f"The campaign “{named}” no longer exists in Salesforce, or you can't see it. "
            "Choose another one."
        )
        yield message, True
        return
    if not known.statuses:
        return
    gone = [each for each in statuses if not _has(known.statuses, each)]
    for each in gone:
        yield (
            f"The campaign “{known.name}” has no status “{each}”. Choose another one.",
            len(gone) == len(statuses),
        )


def _user(user: Named, world: World) -> _Found:
    trouble = _user_trouble(user, world.users)
    if trouble is not None:
        yield f"{trouble} Choose another user.", True


def _group(users: tuple[Named, ...], world: World) -> _Found:
    chosen = [each for each in users if each.id]
    troubles = [said for each in chosen if (said := _user_trouble(each, world.users)) is not None]
    for each in troubles:
        if len(troubles) < len(chosen):
            yield f"{each} The others of the group are assigned leads.", False
        else:
            yield f"{each} Nobody of the group can be assigned a lead: choose another user.", True


def _user_trouble(user: Named, users: Mapping[str, User] | None) -> str | None:
    if not user.id or users is None:
        return None
    known = users.get(user.id)
    if known is None:
        return f"The user “{user.name or user.id}” no longer exists in Salesforce."
    return None if known.active else f"The user “{known.name}” is inactive in Salesforce."


def _gone(what: str, name: str) -> str:
    return f"There is no {what} “{name}” (any more). Choose another one."


def _has(names: Collection[str], name: str) -> bool:
    """Whether a name is among these, in any case of letters."""
    return name in names or name.casefold() in {each.casefold() for each in names}


# -- fields and texts -----------------------------------------------------------------------------


def _criteria(criteria: Criteria, world: World) -> _Found:
    for name in criteria_rules.missing_fields(criteria, world.fields):
        if name:  # `missing` says so where none was chosen
            yield _gone("field", name), True
    fine = tuple(each for each in criteria if world.fields.field(each.field) is not None)
    for problem in criteria_rules.check(fine, world.fields):
        yield problem.message, problem.fatal


def _update(name: str, value: str, world: World) -> _Found:
    if not name:
        return
    field = world.fields.field(name)
    if field is None:
        yield _gone("field", name), True
        return
    if _has(world.read_only, name):
        yield f"{field.label} can't be changed here. Choose another field.", True
        return
    try:
        kind = _ENTRY_TYPES.get(field.type, ApdeskType.TEXT)
        problem = check_value(field, parse_entry(kind, value, field))
    except EntryError as error:
        problem = f"{field.label}: {error.message}"
    if problem is not None:
        yield f"{problem} Enter another value.", True


def _task(task: Task, world: World) -> _Found:
    if len(task.subject) > _LONGEST_SUBJECT:
        yield f"The subject is too long: Salesforce takes {_LONGEST_SUBJECT} characters.", True
    yield from _text(task.subject, "The subject", world)
    yield from _text(task.description, "The description", world)
    if task.due_days is not None and not 0 <= task.due_days <= _LATEST_TASK:
        yield f"The task can be due in 0 to {_LATEST_TASK:,} days: change the number.", True
    if not task.priority.strip():
        yield "The task has no priority. Choose one.", True
    if not task.status.strip():
        yield "The task has no status. Choose one.", True
    yield from _user(task.user, world)


def _text(text: str, what: str, world: World) -> _Found:
    for name in merge_text.fields_in(text):
        if not name:
            yield f"{what} has “{{{{}}}}” without a field. Put the name of one between them.", True
        elif world.fields.field(name) is None:
            yield f"{what} uses the field “{name}”, which doesn't exist. Choose another one.", True
    if merge_text.unclosed(text):
        yield f"{what} has “{{{{” without “}}}}”: it would be written as it stands.", False


def _email(name: str, world: World) -> _Found:
    if not name:
        return
    fields = next((used for known, used in world.templates.items() if _has((known,), name)), None)
    if fields is None:
        yield _gone("e-mail template", name), True
        return
    for each in fields:
        if world.fields.field(each) is None:
            said = f"uses the field “{each}”, which doesn't exist" if each else "names no field"
            yield f"The e-mail template “{name}” {said}. Correct the template.", True


# -- delays ---------------------------------------------------------------------------------------


def _delay(delay: Delay) -> _Found:
    if delay.amount * _DAYS_OF[delay.unit] > _LONGEST_DELAY:
        yield "The delay is too long: choose up to ten years.", True
    start = 0 if delay.start is None else delay.start
    end = _DAY if delay.end is None else delay.end
    if not 0 <= start < end <= _DAY:
        yield "The time window of the delay never opens: let it end after it starts.", True
    if not set(delay.weekdays) <= set(range(1, 8)):
        yield "The delay waits for a day that is no weekday. Choose its weekdays again.", True
