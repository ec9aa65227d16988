from __future__ import annotations

from dataclasses import replace

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.journey.check import Campaign, User, World, check
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    SETTINGS,
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
    Task,
    Unit,
    UpdateField,
)
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.schema import PicklistValue

T = ApdeskType
FIELDS = local_schema(
    "Record",
    "Records",
    (
        local_field("first_name", "First Name", T.TEXT),
        local_field("status", "Status", T.PICKLIST, (PicklistValue("Open", "Open"),)),
        local_field("employees", "Employees", T.NUMBER),
        local_field("birthday", "Birthday", T.DATE),
        local_field("newsletter", "Newsletter", T.CHECKBOX),
        replace(local_field("last_name", "Last Name", T.TEXT), nillable=False, length=10),
    ),
)
WEBINAR = Named("7015g000000AbCdAAK", "Spring Webinar")
FAIR = Named("7015g000000FairAAK", "Fair")
ANA = Named("0055g00000LhZ5bAAF", "Ana Lima")
BO = Named("0055g00000BoBoBAAF", "Bo Chen")
GONE = Named("0055g00000GoneBAAF", "Cy Gone")
WORLD = World(
    fields=FIELDS,
    lists=("Newsletter",),
    segments=("Hot",),
    templates={"Welcome": ("first_name",), "Old": ("first_name", "shoe_size"), "Odd": ("",)},
    campaigns={
        WEBINAR.id: Campaign("Spring Webinar", ("Sent", "Responded")),
        FAIR.id: Campaign("Fair"),
    },
    users={ANA.id: User("Ana Lima", True), BO.id: User("Bo Chen", False)},
    mail_ready=True,
)
FINE = {
    Kind.CAMPAIGN_STATUS_CHANGED: CampaignStatusChanged(WEBINAR, ("Responded",)),
    Kind.JOINED_LIST: ListTrigger("leads"),
    Kind.LEFT_LIST: ListTrigger("Newsletter"),
    Kind.FIELD_MATCH: FieldMatch((Criterion("status", Operator.IS, "Open"),)),
    Kind.JOINED_SEGMENT: SegmentTrigger("Hot"),
    Kind.LEFT_SEGMENT: SegmentTrigger("hot"),
    Kind.BY_HAND: ByHand(),
    Kind.ASSIGN_LEAD: AssignLead(ANA),
    Kind.ASSIGN_GROUP: AssignGroup((ANA,)),
    Kind.SET_CAMPAIGN_STATUS: SetCampaignStatus(WEBINAR, "Sent"),
    Kind.SAVE: Save("Contact"),
    Kind.TASK: Task("Call {{first_name|them}}", "{{status}}", 0, user=ANA),
    Kind.UPDATE_FIELD: UpdateField("employees", "12"),
    Kind.ADD_TO_LIST: ListAction("contacts"),
    Kind.REMOVE_FROM_LIST: ListAction("Newsletter"),
    Kind.EMAIL: Email("welcome"),
    Kind.DELAY: Delay(2, Unit.DAYS, 540, 1020, (1, 2)),
    Kind.EJECT: Eject(),
    Kind.CHECK_CAMPAIGN_STATUS: CheckCampaignStatus(WEBINAR),
    Kind.CHECK_FIELDS: CheckFields((Criterion("status", Operator.IS, "Open"),)),
    Kind.CHECK_LIST: CheckList("Newsletter"),
}


def journey(*kinds, arrows=()):
    """Shapes "s1", "s2" … with fine settings, and arrows (number, port, number)."""
    graph = Graph()
    for each in kinds:
        kind, settings = each if isinstance(each, tuple) else (each, FINE[each])
        graph = graph.with_shape(Shape(graph.new_id(), kind, settings))
    for source, port, target in arrows:
        graph = graph.connected(f"s{source}", Port(port), f"s{target}")
    return graph


def chain(*kinds):
    """Each shape leads to the next one, by its first port."""
    graph = journey(*kinds)
    for source, target in zip(graph.shapes, graph.shapes[1:], strict=False):
        graph = graph.connected(source.id, source.kind.ports[0], target.id)
    return graph


def found(graph, world=WORLD):
    return [(each.shape, each.message, each.fatal) for each in check(graph, world)]


def of_settings(kind, settings, world=WORLD):
    """The problems of one shape in a journey that is fine otherwise."""
    if kind.form is Form.TRIGGER:
        shape, graph = "s1", chain((kind, settings), Kind.SAVE)
    else:
        shape, graph = "s2", chain(Kind.BY_HAND, (kind, settings), *[Kind.SAVE] * len(kind.ports))
    problems = check(graph, world)
    assert {each.shape for each in problems} <= {shape}
    return [(each.message, each.fatal) for each in problems]


# -- the whole --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_a_journey_in_which_everything_is_there_has_no_problem(kind):
    assert of_settings(kind, FINE[kind]) == []


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_a_new_shape_says_what_is_missing_where_something_has_to_be_chosen(kind):
    problems = of_settings(kind, SETTINGS[kind]())
    ready = {Kind.BY_HAND, Kind.SAVE, Kind.DELAY, Kind.EJECT}
    if kind in ready:
        assert problems == []
    else:
        ((message, fatal),) = problems
        assert fatal
        assert message.startswith(f"“{kind.label}” isn't complete: ")


def test_nobody_would_enter_without_a_trigger():
    message = "Nobody would enter this journey: it has no trigger. Add one from the palette."
    assert found(Graph()) == [(None, message, True)]
    # That nobody gets to the other shapes goes without saying.
    assert found(chain(Kind.SAVE, Kind.DELAY)) == [(None, message, True)]


def test_a_shape_that_nobody_gets_to_is_named():
    graph = journey(
        Kind.BY_HAND, Kind.SAVE, Kind.DELAY, Kind.SAVE, arrows=[(1, "out", 2), (3, "out", 4)]
    )
    problems = found(graph)
    assert [(shape, fatal) for shape, _, fatal in problems] == [("s3", True), ("s4", True)]
    assert problems[0][1].startswith("Nobody gets to “Delay”: ")


def test_a_trigger_that_leads_nowhere_is_named():
    graph = journey(Kind.BY_HAND, Kind.BY_HAND, Kind.SAVE, arrows=[(2, "out", 3)])
    ((shape, message, fatal),) = found(graph)
    assert (shape, fatal) == ("s1", True)
    assert message.startswith("“Added by hand” leads nowhere: ")


def test_a_condition_that_makes_no_difference_is_worth_a_look():
    ((shape, message, fatal),) = found(chain(Kind.BY_HAND, Kind.CHECK_LIST))
    assert (shape, fatal) == ("s2", False)
    assert message.startswith("“Check list” makes no difference: ")


@pytest.mark.parametrize("port", ["yes", "no"])
def test_a_condition_may_end_on_one_side(port):
    graph = journey(Kind.BY_HAND, Kind.CHECK_LIST, Kind.SAVE, arrows=[(1, "out", 2), (2, port, 3)])
    assert found(graph) == []


def test_an_action_may_be_the_end():
    assert found(chain(Kind.BY_HAND, Kind.SAVE)) == []


def test_mail_that_isn_t_set_up_is_told_once():
    world = replace(WORLD, mail_ready=False)
    assert found(chain(Kind.BY_HAND, Kind.SAVE), world) == []
    ((shape, message, fatal),) = found(chain(Kind.BY_HAND, Kind.EMAIL, Kind.EMAIL), world)
    assert (shape, fatal) == (None, True)
    assert message.startswith("E-mail isn't set up")


# -- loops ------------------------------------------------------------------------------------


def loops(graph):
    return [each.shape for each in check(graph, WORLD) if "in a circle" in each.message]


BACK = [(1, "out", 2), (2, "out", 3), (3, "no", 2)]


def test_a_loop_without_a_delay_is_told_once_at_its_first_shape():
    graph = journey(Kind.BY_HAND, Kind.UPDATE_FIELD, Kind.CHECK_LIST, arrows=BACK)
    ((shape, message, fatal),) = found(graph)
    assert (shape, fatal) == ("s2", True)
    assert message == (
        "People would go round in a circle without a pause, by “Update field” and “Check list”: "
        "put a Delay into it."
    )


def test_a_loop_with_a_delay_is_fine():
    graph = journey(Kind.BY_HAND, Kind.DELAY, Kind.CHECK_LIST, arrows=BACK)
    assert found(graph) == []


def test_a_delay_that_only_waits_for_its_window_is_no_pause_inside_it():
    delay = (Kind.DELAY, Delay(0, Unit.DAYS, 540, 1020))
    assert loops(journey(Kind.BY_HAND, delay, Kind.CHECK_LIST, arrows=BACK)) == ["s2"]


def test_a_way_round_the_delay_of_a_loop_is_a_loop_without_one():
    # 2 → 3 → 4 → 2, and 3 → 2 past the delay
    arrows = [(1, "out", 2), (2, "out", 3), (3, "yes", 4), (4, "out", 2), (3, "no", 2)]
    graph = journey(Kind.BY_HAND, Kind.SAVE, Kind.CHECK_LIST, Kind.DELAY, arrows=arrows)
    ((shape, message, _),) = found(graph)
    assert shape == "s2"
    assert "“Delay”" not in message


def test_two_loops_are_two_problems_and_what_leads_to_them_is_in_none():
    kinds = [Kind.BY_HAND, *[Kind.SAVE, Kind.CHECK_LIST] * 2]
    arrows = [(1, "out", 2), (2, "out", 3), (3, "no", 2), (3, "yes", 4), (4, "out", 5),
              (5, "yes", 4)]  # fmt: skip
    assert loops(journey(*kinds, arrows=arrows)) == ["s2", "s4"]


def test_arrows_that_meet_again_are_no_loop():
    arrows = [(1, "out", 2), (2, "yes", 3), (2, "no", 4), (3, "out", 4)]
    assert found(journey(Kind.BY_HAND, Kind.CHECK_LIST, Kind.SAVE, Kind.SAVE, arrows=arrows)) == []


# -- what exists no more ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "settings", "message"),
    [
        (Kind.JOINED_LIST, ListTrigger("VIPs"), "There is no list “VIPs” (any more)."),
        (Kind.LEFT_LIST, ListTrigger("all"), "There is no list “all” (any more)."),
        (Kind.CHECK_LIST, CheckList("VIPs"), "There is no list “VIPs” (any more)."),
        (Kind.ADD_TO_LIST, ListAction("VIPs"), "There is no list “VIPs” (any more)."),
        (Kind.REMOVE_FROM_LIST, ListAction("leads"),
         "Nobody can be removed from Salesforce Leads: choose a list of yours."),
        (Kind.JOINED_SEGMENT, SegmentTrigger("Cold"), "There is no segment “Cold” (any more)."),
        (Kind.LEFT_SEGMENT, SegmentTrigger("Cold"), "There is no segment “Cold” (any more)."),
        (Kind.EMAIL, Email("Hi"), "There is no e-mail template “Hi” (any more)."),
        (Kind.EMAIL, Email("old"),
         "The e-mail template “old” uses the field “shoe_size”, which doesn't exist."),
        (Kind.EMAIL, Email("Odd"), "The e-mail template “Odd” names no field."),
        (Kind.FIELD_MATCH, FieldMatch((Criterion("shoe_size", Operator.IS, "1"),)),
         "There is no field “shoe_size” (any more)."),
        (Kind.CHECK_FIELDS, CheckFields((Criterion("shoe_size", Operator.IS, "1"),)),
         "There is no field “shoe_size” (any more)."),
        (Kind.UPDATE_FIELD, UpdateField("shoe_size", "1"),
         "There is no field “shoe_size” (any more)."),
        (Kind.TASK, Task("{{shoe_size}}"),
         "The subject uses the field “shoe_size”, which doesn't exist."),
        (Kind.TASK, Task("Call", "{{first_name}} {{shoe_size|?}}"),
         "The description uses the field “shoe_size”, which doesn't exist."),
        (Kind.TASK, Task("Call {{ }}"), "The subject has “{{}}” without a field."),
        *[(kind, settings,
           "The campaign “Old” no longer exists in Salesforce, or you can't see it.")
          for kind, settings in (
              (Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(Named("701x", "Old"), ("S",))),
              (Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(Named("701x", "Old"), "S")),
              (Kind.CHECK_CAMPAIGN_STATUS, CheckCampaignStatus(Named("701x", "Old"))))],
        *[(kind, settings, "The campaign “Spring Webinar” has no status “Came”.")
          for kind, settings in (
              (Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(WEBINAR, ("Came",))),
              (Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(WEBINAR, "Came")),
              (Kind.CHECK_CAMPAIGN_STATUS, CheckCampaignStatus(WEBINAR, ("Came",))))],
        *[(kind, settings, f"The user “{name}” {what} in Salesforce.")
          for user, name, what in (
              (BO, "Bo Chen", "is inactive"), (GONE, "Cy Gone", "no longer exists"))
          for kind, settings in (
              (Kind.ASSIGN_LEAD, AssignLead(user)),
              (Kind.ASSIGN_GROUP, AssignGroup((user,))),
              (Kind.TASK, Task("Call", user=user)))],
    ],
)  # fmt: skip
def test_what_is_gone_is_named_and_stops_the_journey(kind, settings, message):
    ((said, fatal),) = of_settings(kind, settings)
    assert fatal
    assert said.startswith(message)
    assert said.endswith(".")


def test_one_status_of_several_that_is_gone_is_worth_a_look():
    for settings in (
        CampaignStatusChanged(WEBINAR, ("Came", "responded")),
        CheckCampaignStatus(WEBINAR, ("Came", "Sent")),
    ):
        kind = next(each for each, made in SETTINGS.items() if made is type(settings))
        ((said, fatal),) = of_settings(kind, settings)
        assert "“Came”" in said
        assert not fatal


def test_statuses_of_a_campaign_are_not_judged_before_they_are_known():
    assert of_settings(Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(FAIR, "Came")) == []


def test_inactive_users_of_a_group_are_worth_a_look_while_somebody_is_left():
    ((said, fatal),) = of_settings(Kind.ASSIGN_GROUP, AssignGroup((ANA, BO)))
    assert "“Bo Chen” is inactive" in said
    assert not fatal
    problems = of_settings(Kind.ASSIGN_GROUP, AssignGroup((BO, GONE)))
    assert [fatal for _, fatal in problems] == [True, True]


def test_without_a_connection_users_and_campaigns_are_not_judged():
    world = replace(WORLD, campaigns=None, users=None)
    for kind, settings in (
        (Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(Named("701x", "Old"), "Came")),
        (Kind.ASSIGN_LEAD, AssignLead(BO)),
        (Kind.ASSIGN_GROUP, AssignGroup((BO, GONE))),
        (Kind.TASK, Task("Call", user=GONE)),
    ):
        assert of_settings(kind, settings, world) == []
        assert of_settings(kind, settings) != []


# -- settings that don't fit ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (FieldMatch((Criterion("status", Operator.IS, ""),)), "Choose a value for Status."),
        (FieldMatch((Criterion("employees", Operator.LESS, "many"),)), "“many” is not a number."),
        (FieldMatch((Criterion("status", Operator.LESS, "Open"),)),
         "Status can't be compared with “less than”."),
        (FieldMatch((Criterion("", Operator.IS, "Open"),)),
         "“Field match” isn't complete: choose a field."),
    ],
)  # fmt: skip
def test_criteria_are_judged_as_everywhere(settings, message):
    assert of_settings(Kind.FIELD_MATCH, settings) == [(message, True)]


def test_a_hint_of_the_criteria_stays_a_hint():
    settings = CheckFields((Criterion("status", Operator.IS, "Opne"),))
    ((said, fatal),) = of_settings(Kind.CHECK_FIELDS, settings)
    assert said.startswith("No Status is called “Opne”.")
    assert not fatal


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("employees", "many", "Employees: “many” is not a number."),
        ("birthday", "2026-02-30", "Birthday: There is no day “2026-02-30”."),
        ("newsletter", "maybe", "Newsletter: “maybe” is neither yes nor no."),
        ("last_name", "", "Last Name can't be blank."),
        ("last_name", "x" * 11, "Last Name is too long"),
    ],
)
def test_a_value_that_doesn_t_fit_its_field_is_named(field, value, message):
    ((said, fatal),) = of_settings(Kind.UPDATE_FIELD, UpdateField(field, value))
    assert fatal
    assert said.startswith(message)
    assert said.endswith("Enter another value.")


@pytest.mark.parametrize(
    ("field", "value"),
    [("employees", ""), ("birthday", "31.1.2026"), ("newsletter", "Yes"), ("status", "Anything")],
)
def test_a_value_that_fits_is_fine(field, value):
    assert of_settings(Kind.UPDATE_FIELD, UpdateField(field, value)) == []


def test_a_field_that_can_t_be_edited_isn_t_updated():
    world = replace(WORLD, read_only=("employees",))
    ((said, fatal),) = of_settings(Kind.UPDATE_FIELD, UpdateField("employees", "1"), world)
    assert said.startswith("Employees can't be changed here.")
    assert fatal


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"amount": 0}, "“Delay” isn't complete: choose how long to wait."),
        ({"amount": -1, "weekdays": (1,)}, "“Delay” isn't complete: choose how long to wait."),
        ({"amount": 523, "unit": Unit.WEEKS}, "The delay is too long: choose up to ten years."),
        ({"amount": 10**30}, "The delay is too long: choose up to ten years."),
        ({"start": 600, "end": 600}, "The time window of the delay never opens"),
        ({"start": 601, "end": 600}, "The time window of the delay never opens"),
        ({"start": 1440}, "The time window of the delay never opens"),
        ({"end": 0}, "The time window of the delay never opens"),
        ({"weekdays": (0,)}, "The delay waits for a day that is no weekday."),
    ],
)
def test_a_delay_that_can_t_end_is_named(changes, message):
    ((said, fatal),) = of_settings(Kind.DELAY, replace(Delay(1, Unit.DAYS), **changes))
    assert said.startswith(message)
    assert fatal


@pytest.mark.parametrize(
    "delay",
    [
        Delay(0, Unit.DAYS, start=540),
        Delay(0, Unit.DAYS, weekdays=(7,)),
        Delay(522, Unit.WEEKS),
        Delay(1, Unit.MINUTES, 0, 1440),
        Delay(1, Unit.MINUTES, None, 1),
    ],
)
def test_a_delay_that_ends_is_fine(delay):
    assert of_settings(Kind.DELAY, delay) == []


@pytest.mark.parametrize(
    ("changes", "message", "fatal"),
    [
        ({"subject": " "}, "“Create Salesforce task” isn't complete: write a subject.", True),
        ({"subject": "x" * 256}, "The subject is too long: Salesforce takes 255", True),
        ({"due_days": -1}, "The task can be due in 0 to 3,660 days", True),
        ({"due_days": 3661}, "The task can be due in 0 to 3,660 days", True),
        ({"priority": ""}, "The task has no priority.", True),
        ({"status": ""}, "The task has no status.", True),
        ({"subject": "Call {{first_name"}, "The subject has “{{” without “}}”", False),
    ],
)
def test_a_task_that_salesforce_would_refuse_is_named(changes, message, fatal):
    ((said, stops),) = of_settings(Kind.TASK, replace(Task("Call"), **changes))
    assert said.startswith(message)
    assert stops is fatal


def test_people_are_saved_as_leads_or_contacts_only():
    ((said, _),) = of_settings(Kind.SAVE, Save("Account"))
    assert said.endswith("choose Lead or Contact.")


def test_problems_come_in_the_order_of_the_shapes():
    graph = journey((Kind.TASK, Task("{{a}}")), Kind.BY_HAND, (Kind.DELAY, Delay(0)), Kind.EMAIL)
    world = replace(WORLD, mail_ready=False)
    shapes = [each.shape for each in check(graph, world)]
    assert shapes == [None, "s1", "s1", "s2", "s3", "s3", "s4"]


def test_two_hundred_shapes_in_one_long_circle_are_checked_at_once():
    graph = journey(Kind.BY_HAND, *[Kind.SAVE] * 200)
    for number in range(1, 201):
        graph = graph.connected(f"s{number}", Port.OUT, f"s{number + 1}")
    graph = graph.connected("s201", Port.OUT, "s2")
    assert loops(graph) == ["s2"]
