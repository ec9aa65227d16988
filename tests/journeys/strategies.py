"""Journeys that anybody might draw, and what may be changed in them, for hypothesis.

Journeys here put people on some lists, take them off others, and give a field one value alone: so
they can't chase each other for ever, which is a test of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from hypothesis import strategies as st

from apdesk.domain.criteria import Criterion, Operator
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    AssignGroup,
    AssignLead,
    ByHand,
    CampaignStatusChanged,
    CheckCampaignStatus,
    CheckFields,
    CheckList,
    Delay,
    Eject,
    Email,
    FieldMatch,
    Form,
    Kind,
    ListAction,
    ListTrigger,
    Named,
    Port,
    Save,
    SegmentTrigger,
    SetCampaignStatus,
    Settings,
    Task,
    Unit,
    UpdateField,
)

LISTS = ("Guests", "New", "Old")
SEGMENTS = ("Big", "Fresh")
STATUSES = ("Sent", "Responded")
CAMPAIGNS = (Named("701000000000001AAA", "Fair"), Named("701000000000002AAA", "Webinar"))
USERS = tuple(Named(f"00500000000000{each}AAA", f"User {each}") for each in "ABC")
CRITERIA = (
    (Criterion("company", Operator.IS, "Acme"),),
    (Criterion("company", Operator.IS, "acme,Umbrella"),),
    (Criterion("company", Operator.BLANK),),
    (Criterion("number_of_employees", Operator.AT_LEAST, "10"),),
    (
        Criterion("number_of_employees", Operator.NOT_BLANK),
        Criterion("company", Operator.IS, "Acme"),
    ),
    (Criterion("has_opted_out_of_email", Operator.IS, "true"),),
    (Criterion("phone", Operator.NOT_BLANK),),
    (Criterion("last_viewed_date", Operator.IS, "TODAY"),),
    (Criterion("last_viewed_date", Operator.LESS, "TODAY"),),
)
VALUES: dict[str, tuple[Any, ...]] = {
    "company": ("Acme", "ACME", "Umbrella", "Other", None),
    "number_of_employees": (3, 10, 40, None),
    "phone": ("1", None),
    "has_opted_out_of_email": (True, False),
    "last_viewed_date": ("2026-03-02T08:00:00Z", "2026-03-03T22:30:00Z", "2026-03-05T12:00:00Z"),
}
_WORKDAYS = (9 * 60, 17 * 60, (1, 2, 3, 4, 5))
DELAYS = (
    Delay(30, Unit.MINUTES),
    Delay(1, Unit.HOURS),
    Delay(1, Unit.DAYS),
    Delay(2, Unit.DAYS, *_WORKDAYS),
    Delay(0, Unit.MINUTES, *_WORKDAYS),
)
_TRIGGERS = (
    Kind.BY_HAND,
    Kind.BY_HAND,
    Kind.FIELD_MATCH,
    Kind.FIELD_MATCH,
    Kind.JOINED_LIST,
    Kind.LEFT_LIST,
    Kind.JOINED_SEGMENT,
    Kind.LEFT_SEGMENT,
    Kind.CAMPAIGN_STATUS_CHANGED,
)
_STEPS = (
    Kind.DELAY,
    Kind.DELAY,
    Kind.EMAIL,
    Kind.ADD_TO_LIST,
    Kind.CHECK_FIELDS,
    Kind.CHECK_LIST,
    Kind.UPDATE_FIELD,
    Kind.REMOVE_FROM_LIST,
    Kind.ASSIGN_GROUP,
    Kind.ASSIGN_LEAD,
    Kind.SET_CAMPAIGN_STATUS,
    Kind.TASK,
    Kind.SAVE,
    Kind.CHECK_CAMPAIGN_STATUS,
    Kind.EJECT,
)

campaigns = st.sampled_from(CAMPAIGNS)
criteria = st.sampled_from(CRITERIA)
_statuses = st.sampled_from(((), ("Sent",), ("Responded",)))
_list_triggers = st.builds(
    ListTrigger, st.sampled_from((*LISTS, "leads", "contacts")), st.booleans(), st.booleans()
)
_segment_triggers = st.builds(
    SegmentTrigger, st.sampled_from(SEGMENTS), st.booleans(), st.booleans()
)
_SETTINGS: dict[Kind, st.SearchStrategy[Settings]] = {
    Kind.CAMPAIGN_STATUS_CHANGED: st.builds(
        CampaignStatusChanged, campaigns, _statuses, st.booleans()
    ),
    Kind.JOINED_LIST: _list_triggers,
    Kind.LEFT_LIST: _list_triggers,
    Kind.FIELD_MATCH: st.builds(FieldMatch, criteria, st.booleans(), st.booleans()),
    Kind.JOINED_SEGMENT: _segment_triggers,
    Kind.LEFT_SEGMENT: _segment_triggers,
    Kind.BY_HAND: st.builds(ByHand, st.booleans()),
    Kind.ASSIGN_LEAD: st.builds(AssignLead, st.sampled_from(USERS)),
    Kind.ASSIGN_GROUP: st.sampled_from(
        [AssignGroup(USERS), AssignGroup(USERS[1:]), AssignGroup(USERS[:1])]
    ),
    Kind.SET_CAMPAIGN_STATUS: st.builds(SetCampaignStatus, campaigns, st.sampled_from(STATUSES)),
    Kind.SAVE: st.builds(Save, st.sampled_from(["Lead", "Contact"])),
    Kind.TASK: st.builds(Task, st.just("Call"), due_days=st.sampled_from([None, 3])),
    Kind.UPDATE_FIELD: st.sampled_from(
        [
            UpdateField("company", "Acme"),
            UpdateField("number_of_employees", "40"),
            UpdateField("phone", ""),
        ]
    ),
    Kind.ADD_TO_LIST: st.builds(
        ListAction, st.sampled_from(["Guests", "Guests", "New", "leads", "contacts"])
    ),
    Kind.REMOVE_FROM_LIST: st.just(ListAction("Old")),
    Kind.EMAIL: st.builds(Email, st.sampled_from(["Hello", "News"]), st.booleans()),
    Kind.DELAY: st.sampled_from(DELAYS),
    Kind.EJECT: st.builds(Eject, st.booleans()),
    Kind.CHECK_CAMPAIGN_STATUS: st.builds(CheckCampaignStatus, campaigns, _statuses),
    Kind.CHECK_FIELDS: st.builds(CheckFields, criteria),
    Kind.CHECK_LIST: st.builds(CheckList, st.sampled_from((*LISTS, "leads"))),
}


@st.composite
def graphs(draw: st.DrawFn, old: Graph | None = None, used: Collection[str] = ()) -> Graph:
    """A journey that can be published; with `old`, what may become of that one by editing, without
    a new shape taking an id of those `used`."""
    shapes = [] if old is None else _kept(draw, old)
    triggers = sum(each.kind.form is Form.TRIGGER for each in shapes)
    fresh = [
        *draw(st.lists(st.sampled_from(_TRIGGERS), min_size=not triggers, max_size=3 - triggers)),
        *draw(
            st.lists(
                st.sampled_from(_STEPS),
                min_size=len(shapes) == triggers,
                max_size=max(1, 7 - len(shapes)),
            )
        ),
    ]
    for kind in fresh:
        new = Graph(tuple(shapes)).new_id(used)
        shapes.append(Shape(new, kind, draw(_SETTINGS[kind])))
    graph = Graph(tuple(shapes))
    if old is not None:
        for each in old.arrows:
            if _may_lead(graph, each.source, each.target) and draw(st.integers(0, 4)):
                graph = graph.connected(each.source, each.port, each.target)
    return _joined(draw, graph)


def _kept(draw: st.DrawFn, old: Graph) -> list[Shape]:
    kept = [each for each in old.shapes if draw(st.integers(0, 5))]
    return [
        each
        if draw(st.integers(0, 2))
        else Shape(each.id, each.kind, draw(_SETTINGS[each.kind]), each.x, each.y)
        for each in kept
    ]


def _may_lead(graph: Graph, source: str, target: str) -> bool:
    """Onward, or back from where people stay for some time."""
    if source not in graph.by_id or target not in graph.by_id or source == target:
        return False
    start, end = graph.by_id[source], graph.by_id[target]
    if end.kind.form is Form.TRIGGER or start.kind is Kind.EJECT:
        return False
    if start.kind.form is Form.TRIGGER:
        return True
    onward = graph.shapes.index(end) > graph.shapes.index(start)
    return onward or (isinstance(start.settings, Delay) and start.settings.amount > 0)


def _joined(draw: st.DrawFn, graph: Graph) -> Graph:
    """With arrows by which people get everywhere, and some more."""
    for trigger in graph.triggers():
        if graph.after(trigger.id, Port.OUT) is None:
            targets = [each.id for each in graph.shapes if _may_lead(graph, trigger.id, each.id)]
            graph = graph.connected(trigger.id, Port.OUT, draw(st.sampled_from(targets)))
    while lost := _lost(graph):
        target = lost[0]
        free = [
            (source, port)
            for source, port in _free(graph)
            if source not in lost and _may_lead(graph, source, target)
        ]
        if free:
            source, port = draw(st.sampled_from(free))
            graph = graph.connected(source, port, target)
        else:
            graph = graph.without([target])
    for source, port in _free(graph):
        targets = [each.id for each in graph.shapes if _may_lead(graph, source, each.id)]
        needed = graph.by_id[source].kind.form is Form.TRIGGER
        if targets and (needed or draw(st.integers(0, 2)) == 2):
            graph = graph.connected(source, port, draw(st.sampled_from(targets)))
    return graph


def _free(graph: Graph) -> Sequence[tuple[str, Port]]:
    return [
        (each.id, port)
        for each in graph.shapes
        for port in each.kind.ports
        if graph.after(each.id, port) is None
    ]


def _lost(graph: Graph) -> list[str]:
    """The shapes that nobody gets to."""
    reached = {each.id for each in graph.triggers()}
    while True:
        ahead = {each.target for each in graph.arrows if each.source in reached} - reached
        if not ahead:
            return [each.id for each in graph.shapes if each.id not in reached]
        reached |= ahead
