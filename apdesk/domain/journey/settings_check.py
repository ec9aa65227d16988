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
from apdesk.language import marked, number, tr, translated

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
        # each begins with a verb, which is written small inside a sentence
        todo = f"{lacking[:1].lower()}{lacking[1:]}"
        message = tr("“{step}” isn't complete: {todo}.", step=shape.kind.label, todo=todo)
        yield Problem(shape.id, message)
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
                yield (
                    tr(
                        "Nobody can be removed from {list_name}: choose a list of yours.",
                        list_name=list_name(name),
                    ),
                    True,
                )
        case SegmentTrigger(name):
            if name and not _has(world.segments, name):
                yield _gone(_NO_SEGMENT, name), True
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
        yield _gone(_NO_LIST, name), True


def _campaign(campaign: Named, statuses: tuple[str, ...], world: World) -> _Found:
    if not campaign.id or world.campaigns is None:
        return
    known: Campaign | None = world.campaigns.get(campaign.id)
    if known is None:
        named = campaign.name or campaign.id
        message = tr(
            "The campaign “{named}” no longer exists in Salesforce, or you can't see it. "
            "Choose another one.",
            named=named,
        )
        yield message, True
        return
    if not known.statuses:
        return
    gone = [each for each in statuses if not _has(known.statuses, each)]
    for each in gone:
        yield (
            tr(
                "The campaign “{name}” has no status “{status}”. Choose another one.",
                name=known.name,
                status=each,
            ),
            len(gone) == len(statuses),
        )


def _user(user: Named, world: World) -> _Found:
    trouble = _user_trouble(user, world.users)
    if trouble is not None:
        yield tr("{trouble} Choose another user.", trouble=trouble), True


def _group(users: tuple[Named, ...], world: World) -> _Found:
    chosen = [each for each in users if each.id]
    troubles = [said for each in chosen if (said := _user_trouble(each, world.users)) is not None]
    for each in troubles:
        if len(troubles) < len(chosen):
            yield tr("{trouble} The others of the group are assigned leads.", trouble=each), False
        else:
            yield (
                tr(
                    "{trouble} Nobody of the group can be assigned a lead: choose another user.",
                    trouble=each,
                ),
                True,
            )


def _user_trouble(user: Named, users: Mapping[str, User] | None) -> str | None:
    if not user.id or users is None:
        return None
    known = users.get(user.id)
    if known is None:
        return tr("The user “{name}” no longer exists in Salesforce.", name=user.name or user.id)
    return (
        None
        if known.active
        else tr("The user “{name}” is inactive in Salesforce.", name=known.name)
    )


_NO_SEGMENT = marked("There is no segment “{name}” (any more). Choose another one.")
_NO_LIST = marked("There is no list “{name}” (any more). Choose another one.")
_NO_FIELD = marked("There is no field “{name}” (any more). Choose another one.")
_NO_TEMPLATE = marked("There is no e-mail template “{name}” (any more). Choose another one.")


def _gone(sentence: str, name: str) -> str:
    return translated(sentence, name=name)


def _has(names: Collection[str], name: str) -> bool:
    """Whether a name is among these, in any case of letters."""
    return name in names or name.casefold() in {each.casefold() for each in names}


# -- fields and texts -----------------------------------------------------------------------------


def _criteria(criteria: Criteria, world: World) -> _Found:
    for name in criteria_rules.missing_fields(criteria, world.fields):
        if name:  # `missing` says so where none was chosen
            yield _gone(_NO_FIELD, name), True
    fine = tuple(each for each in criteria if world.fields.field(each.field) is not None)
    for problem in criteria_rules.check(fine, world.fields):
        yield problem.message, problem.fatal


def _update(name: str, value: str, world: World) -> _Found:
    if not name:
        return
    field = world.fields.field(name)
    if field is None:
        yield _gone(_NO_FIELD, name), True
        return
    if _has(world.read_only, name):
        yield tr("{label} can't be changed here. Choose another field.", label=field.label), True
        return
    try:
        kind = _ENTRY_TYPES.get(field.type, ApdeskType.TEXT)
        problem = check_value(field, parse_entry(kind, value, field))
    except EntryError as error:
        problem = tr("{label}: {message}", label=field.label, message=error.message)
    if problem is not None:
        yield tr("{problem} Enter another value.", problem=problem), True


def _task(task: Task, world: World) -> _Found:
    if len(task.subject) > _LONGEST_SUBJECT:
        yield (
            tr(
                "The subject is too long: Salesforce takes {most} characters.",
                most=_LONGEST_SUBJECT,
            ),
            True,
        )
    yield from _text(task.subject, tr("The subject"), world)
    yield from _text(task.description, tr("The description"), world)
    if task.due_days is not None and not 0 <= task.due_days <= _LATEST_TASK:
        yield (
            tr(
                "The task can be due in 0 to {most} days: change the number.",
                most=number(_LATEST_TASK),
            ),
            True,
        )
    if not task.priority.strip():
        yield tr("The task has no priority. Choose one."), True
    if not task.status.strip():
        yield tr("The task has no status. Choose one."), True
    yield from _user(task.user, world)


def _text(text: str, what: str, world: World) -> _Found:
    for name in merge_text.fields_in(text):
        if not name:
            yield (
                tr(
                    "{what} has “{{{{}}}}” without a field. Put the name of one between them.",
                    what=what,
                ),
                True,
            )
        elif world.fields.field(name) is None:
            yield (
                tr(
                    "{what} uses the field “{name}”, which doesn't exist. Choose another one.",
                    what=what,
                    name=name,
                ),
                True,
            )
    if merge_text.unclosed(text):
        yield (
            tr("{what} has “{{{{” without “}}}}”: it would be written as it stands.", what=what),
            False,
        )


def _email(name: str, world: World) -> _Found:
    if not name:
        return
    fields = next((used for known, used in world.templates.items() if _has((known,), name)), None)
    if fields is None:
        yield _gone(_NO_TEMPLATE, name), True
        return
    for each in fields:
        if not each:
            said = tr(
                "The e-mail template “{name}” names no field. Correct the template.", name=name
            )
            yield said, True
        elif world.fields.field(each) is None:
            said = tr(
                "The e-mail template “{name}” uses the field “{field}”, which doesn't exist. "
                "Correct the template.",
                name=name,
                field=each,
            )
            yield said, True


# -- delays ---------------------------------------------------------------------------------------


def _delay(delay: Delay) -> _Found:
    if delay.amount * _DAYS_OF[delay.unit] > _LONGEST_DELAY:
        yield tr("The delay is too long: choose up to ten years."), True
    start = 0 if delay.start is None else delay.start
    end = _DAY if delay.end is None else delay.end
    if not 0 <= start < end <= _DAY:
        yield tr("The time window of the delay never opens: let it end after it starts."), True
    if not set(delay.weekdays) <= set(range(1, 8)):
        yield tr("The delay waits for a day that is no weekday. Choose its weekdays again."), True
