from __future__ import annotations

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.journey.graph import Shape
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
from apdesk.domain.journey.sentences import missing, summary
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.schema import PicklistValue

T = ApdeskType
FIELDS = local_schema(
    "Record",
    "Records",
    (
        local_field("status", "Lead Status", T.PICKLIST, (PicklistValue("Open", "Offen"),)),
        local_field("newsletter", "Newsletter", T.CHECKBOX),
        local_field("owner_id", "Owner", T.REFERENCE),
    ),
)
WEBINAR = Named("7015g000000AbCdAAK", "Spring Webinar")
USERS = tuple(Named(f"005{at}", name) for at, name in enumerate(("Ana", "Bo", "Cy", "Di")))
OPEN = Criterion("status", Operator.IS, "Open")
OWNED = Criterion("owner_id", Operator.IS, "0055g00000LhZ5bAAF")


@pytest.mark.parametrize(
    ("kind", "settings", "said"),
    [
        (Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(WEBINAR, ("Responded",)),
         "Status becomes Responded in Spring Webinar"),
        (Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(WEBINAR, ("A", "B", "C"), again=True),
         "Status becomes A, B or C in Spring Webinar, each time"),
        (Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(WEBINAR),
         "Any status in Spring Webinar"),
        (Kind.JOINED_LIST, ListTrigger("leads"), "Joins Salesforce Leads"),
        (Kind.LEFT_LIST, ListTrigger("VIPs", again=True), "Leaves VIPs, each time"),
        (Kind.JOINED_SEGMENT, SegmentTrigger("Hot"), "Joins Hot"),
        (Kind.LEFT_SEGMENT, SegmentTrigger("Hot"), "Leaves Hot"),
        (Kind.FIELD_MATCH, FieldMatch((OPEN, OWNED), again=True),
         "Lead Status is Offen and Owner is Ana Lima, each time"),
        (Kind.CHECK_FIELDS, CheckFields((OPEN,)), "Lead Status is Offen"),
        (Kind.CHECK_FIELDS, CheckFields((Criterion("gone", Operator.NOT_BLANK),)),
         "gone is not blank"),
        (Kind.BY_HAND, ByHand(), "By you or by a script"),
        (Kind.BY_HAND, ByHand(again=True), "By you or by a script, each time"),
        (Kind.ASSIGN_LEAD, AssignLead(USERS[0]), "To Ana"),
        (Kind.ASSIGN_GROUP, AssignGroup(USERS[:1]), "In turn to Ana"),
        (Kind.ASSIGN_GROUP, AssignGroup(USERS[:3]), "In turn to Ana, Bo and Cy"),
        (Kind.ASSIGN_GROUP, AssignGroup(USERS), "In turn to Ana, Bo and 2 more"),
        (Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(WEBINAR, "Sent"),
         "Status becomes Sent in Spring Webinar"),
        (Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(Named("7015g000000AbCdAAK"), "Sent"),
         "Status becomes Sent in 7015g000000AbCdAAK"),
        (Kind.SAVE, Save("Contact"), "As a contact"),
        (Kind.TASK, Task("Call\n{{name}}"), "“Call {{name}}”"),
        (Kind.TASK, Task("Call", due_days=0), "“Call”, due today"),
        (Kind.TASK, Task("Call", due_days=1, user=USERS[0]), "“Call”, due in 1 day, for Ana"),
        (Kind.TASK, Task("Call", due_days=2), "“Call”, due in 2 days"),
        (Kind.UPDATE_FIELD, UpdateField("status", "open"), "Lead Status becomes Offen"),
        (Kind.UPDATE_FIELD, UpdateField("status", "Lost"), "Lead Status becomes Lost"),
        (Kind.UPDATE_FIELD, UpdateField("status", " "), "Lead Status is cleared"),
        (Kind.UPDATE_FIELD, UpdateField("newsletter", "true"), "Newsletter becomes yes"),
        (Kind.UPDATE_FIELD, UpdateField("newsletter", ""), "Newsletter becomes no"),
        (Kind.UPDATE_FIELD, UpdateField("gone", "a\nb"), "gone becomes a b"),
        (Kind.ADD_TO_LIST, ListAction("contacts"), "To Salesforce Contacts"),
        (Kind.REMOVE_FROM_LIST, ListAction("VIPs"), "From VIPs"),
        (Kind.EMAIL, Email("Welcome"), "Welcome"),
        (Kind.EMAIL, Email("Welcome", again=True), "Welcome, also if sent before"),
        (Kind.DELAY, Delay(2, Unit.DAYS, 540, 1020, (1, 2, 3, 4, 5)),
         "Wait 2 days, 9:00–17:00, Mon–Fri"),
        (Kind.DELAY, Delay(1, Unit.WEEKS), "Wait 1 week"),
        (Kind.DELAY, Delay(90, Unit.MINUTES, start=545), "Wait 90 minutes, 9:05–24:00"),
        (Kind.DELAY, Delay(1, Unit.HOURS, end=1), "Wait 1 hour, 0:00–0:01"),
        (Kind.DELAY, Delay(1, Unit.DAYS, weekdays=(6, 7)), "Wait 1 day, Sat, Sun"),
        (Kind.DELAY, Delay(1, Unit.DAYS, weekdays=(1, 3, 4, 5, 7)),
         "Wait 1 day, Mon, Wed–Fri, Sun"),
        (Kind.DELAY, Delay(0, Unit.DAYS, 540, 1020), "Wait for 9:00–17:00"),
        (Kind.EJECT, Eject(), "Ends this journey"),
        (Kind.EJECT, Eject(everywhere=True), "Ends all journeys"),
        (Kind.CHECK_CAMPAIGN_STATUS, CheckCampaignStatus(WEBINAR, ("A", "B")),
         "Status is A or B in Spring Webinar"),
        (Kind.CHECK_CAMPAIGN_STATUS, CheckCampaignStatus(WEBINAR), "Is a member of Spring Webinar"),
        (Kind.CHECK_LIST, CheckList("leads"), "Is in Salesforce Leads"),
    ],
)  # fmt: skip
def test_a_shape_says_what_it_does(kind, settings, said):
    names = {"0055g00000LhZ5bAAF": "Ana Lima"}
    assert summary(Shape("s1", kind, settings), FIELDS, names) == said


def test_without_the_fields_they_are_called_by_their_names():
    assert summary(Shape("s1", Kind.CHECK_FIELDS, CheckFields((OPEN,)))) == "status is Open"


@pytest.mark.parametrize(
    ("kind", "said", "lacking"),
    [
        (Kind.CAMPAIGN_STATUS_CHANGED, "Any status in …", "Choose a campaign"),
        (Kind.JOINED_LIST, "Joins …", "Choose a list"),
        (Kind.LEFT_LIST, "Leaves …", "Choose a list"),
        (Kind.FIELD_MATCH, "…", "Choose what has to match"),
        (Kind.JOINED_SEGMENT, "Joins …", "Choose a segment"),
        (Kind.LEFT_SEGMENT, "Leaves …", "Choose a segment"),
        (Kind.BY_HAND, "By you or by a script", None),
        (Kind.ASSIGN_LEAD, "To …", "Choose a user"),
        (Kind.ASSIGN_GROUP, "In turn to …", "Choose the users"),
        (Kind.SET_CAMPAIGN_STATUS, "Status becomes … in …", "Choose a campaign"),
        (Kind.SAVE, "As a lead", None),
        (Kind.TASK, "“…”", "Write a subject"),
        (Kind.UPDATE_FIELD, "… is cleared", "Choose a field"),
        (Kind.ADD_TO_LIST, "To …", "Choose a list"),
        (Kind.REMOVE_FROM_LIST, "From …", "Choose a list"),
        (Kind.EMAIL, "…", "Choose an e-mail template"),
        (Kind.DELAY, "Wait 1 day", None),
        (Kind.EJECT, "Ends this journey", None),
        (Kind.CHECK_CAMPAIGN_STATUS, "Is a member of …", "Choose a campaign"),
        (Kind.CHECK_FIELDS, "…", "Choose what has to match"),
        (Kind.CHECK_LIST, "Is in …", "Choose a list"),
    ],
)
def test_a_new_shape_says_what_is_still_to_be_chosen(kind, said, lacking):
    shape = Shape("s1", kind, SETTINGS[kind]())
    assert summary(shape, FIELDS) == said
    assert missing(shape) == lacking


@pytest.mark.parametrize(
    ("kind", "settings", "lacking"),
    [
        (Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(WEBINAR), "Choose a status"),
        (Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(WEBINAR, "Sent"), None),
        (Kind.FIELD_MATCH, FieldMatch((OPEN, Criterion("", Operator.IS))), "Choose a field"),
        (Kind.CHECK_FIELDS, CheckFields((OPEN,)), None),
        (Kind.ASSIGN_GROUP, AssignGroup((Named("", "Ana"),)), "Choose the users"),
        (Kind.SAVE, Save("Account"), "Choose Lead or Contact"),
        (Kind.TASK, Task(" \n"), "Write a subject"),
        (Kind.DELAY, Delay(0), "Choose how long to wait"),
        (Kind.DELAY, Delay(0, start=0), None),
        (Kind.DELAY, Delay(0, weekdays=(1,)), None),
        (Kind.DELAY, Delay(-1, weekdays=(1,)), "Choose how long to wait"),
    ],
)
def test_half_finished_shapes_say_what_comes_next(kind, settings, lacking):
    assert missing(Shape("s1", kind, settings)) == lacking
