"""For each kind of shape: what the user does gives exactly these settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

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
from apdesk.domain.operators import Criterion, Operator
from apdesk.ui.journeys.settings.criteria_forms import CheckFieldsForm, FieldMatchForm
from apdesk.ui.journeys.settings.user_forms import AssignGroupForm
from tests.ui.journeys.settings.prepared_choices import ANA, BO, FAIR, WEBINAR
from tests.ui.journeys.settings.settings_bench import Bench

CAMPAIGN = Named(WEBINAR.id, WEBINAR.name)
OTHER = Named(FAIR.id, FAIR.name)
USER = Named(ANA.id, ANA.name)
SECOND = Named(BO.id, BO.name)
AGAIN = "Let people in again"
EXISTING = "Include those who are there already"


def search(bench: Bench, field: str, text: str) -> None:
    """Types a name and takes it with Return, which finds one."""
    bench.type(field, text)
    QTest.keyClick(bench.control(field), Qt.Key.Key_Return)
    bench.settle()


def test_a_campaign_is_found_by_its_name_and_its_statuses_are_ticked(bench: Bench) -> None:
    bench.show(Kind.CAMPAIGN_STATUS_CHANGED)
    search(bench, "Search campaigns", "spring")
    assert bench.last == CampaignStatusChanged(CAMPAIGN)
    bench.press("Attended")
    bench.press("Sent")
    bench.press(AGAIN)
    assert bench.last == CampaignStatusChanged(CAMPAIGN, ("Sent", "Attended"), again=True)
    bench.press("Any status")
    assert bench.last == CampaignStatusChanged(CAMPAIGN, (), again=True)


def test_another_campaign_forgets_the_statuses_of_the_first(bench: Bench) -> None:
    bench.show(Kind.CHECK_CAMPAIGN_STATUS, CheckCampaignStatus(CAMPAIGN, ("Sent",)))
    bench.press("Change…")
    search(bench, "Search campaigns", "fair")
    assert bench.last == CheckCampaignStatus(OTHER)
    bench.press("Came")
    assert bench.last == CheckCampaignStatus(OTHER, ("Came",))
    bench.press("Came")
    assert bench.last == CheckCampaignStatus(OTHER)


def test_a_campaign_is_given_a_status(bench: Bench) -> None:
    bench.show(Kind.SET_CAMPAIGN_STATUS)
    search(bench, "Search campaigns", "webinar")
    bench.choose("New status", "Registered")
    assert bench.last == SetCampaignStatus(CAMPAIGN, "Registered")


def test_a_list_trigger(bench: Bench) -> None:
    bench.show(Kind.JOINED_LIST)
    bench.choose("List", "VIPs")
    bench.press(EXISTING)
    assert bench.last == ListTrigger("VIPs", existing=True)
    bench.choose("List", "Salesforce Contacts")
    bench.press(AGAIN)
    bench.press(EXISTING)
    assert bench.last == ListTrigger("contacts", again=True)


def test_leaving_a_list_has_nobody_to_include(bench: Bench) -> None:
    bench.show(Kind.LEFT_LIST)
    bench.choose("List", "Newsletter")
    assert bench.last == ListTrigger("Newsletter")
    names = [each.text for each in (bench.form.again, bench.form.existing) if each.isVisible()]  # type: ignore[attr-defined]
    assert names == [AGAIN]


def test_list_actions_and_the_list_condition(bench: Bench) -> None:
    bench.show(Kind.ADD_TO_LIST)
    bench.choose("List", "Salesforce Leads")
    assert bench.last == ListAction("leads")
    bench.show(Kind.REMOVE_FROM_LIST, shape_id="s2")
    combo = bench.form.list.combo  # type: ignore[attr-defined]
    assert [combo.itemText(at) for at in range(combo.count())] == ["Newsletter", "VIPs"]
    bench.choose("List", "Newsletter")
    assert bench.last == ListAction("Newsletter")
    bench.show(Kind.CHECK_LIST, shape_id="s3")
    bench.choose("List", "VIPs")
    assert bench.last == CheckList("VIPs")


def test_a_segment_trigger(bench: Bench) -> None:
    bench.show(Kind.JOINED_SEGMENT)
    bench.choose("Segment", "Lapsed")
    bench.press(EXISTING)
    bench.press(AGAIN)
    assert bench.last == SegmentTrigger("Lapsed", again=True, existing=True)


def test_criteria_of_a_trigger(bench: Bench) -> None:
    bench.show(Kind.FIELD_MATCH)
    bench.press("Add a criterion")
    bench.type("Field 1", "lead_status\t")
    bench.type("Value 1 of Lead Status", "Open")
    bench.press(AGAIN)
    assert bench.last == FieldMatch((Criterion("lead_status", Operator.IS, "Open"),), again=True)


def test_an_unfinished_criterion_is_not_told(bench: Bench) -> None:
    before = (Criterion("score", Operator.AT_LEAST, "5"),)
    bench.show(Kind.CHECK_FIELDS, CheckFields(before))
    bench.press("Add a criterion")
    bench.panel.flush()
    assert bench.told == []
    bench.type("Field 2", "first_name\t")
    bench.type("Value 2 of First Name", "Ana")
    assert bench.last == CheckFields((*before, Criterion("first_name", Operator.IS, "Ana")))
    form = bench.form
    assert isinstance(form, CheckFieldsForm | FieldMatchForm)
    assert form.editor is not None
    bench.press("Remove criterion 1")
    assert bench.last == CheckFields((Criterion("first_name", Operator.IS, "Ana"),))


def test_added_by_hand(bench: Bench) -> None:
    bench.show(Kind.BY_HAND)
    bench.press(AGAIN)
    assert bench.last == ByHand(again=True)


def test_a_user_is_found_by_name(bench: Bench) -> None:
    bench.show(Kind.ASSIGN_LEAD)
    search(bench, "Search users", "lima")
    assert bench.last == AssignLead(USER)
    bench.press("Change…")
    QTest.keyClick(bench.control("Search users"), Qt.Key.Key_Down)
    view = bench.control("Users")
    assert isinstance(view, QListView)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert bench.last == AssignLead(SECOND)


def test_return_waits_for_what_is_found_for_the_text_as_it_stands(bench: Bench) -> None:
    """The first of all users is shown while the name is typed; it isn't the one that is meant."""
    bench.show(Kind.ASSIGN_LEAD)
    assert bench.form.user.search.captions == ("Ana Lima", "Bo Chen")  # type: ignore[attr-defined]
    search(bench, "Search users", "bo")
    assert bench.last == AssignLead(SECOND)


def test_a_group_is_put_together_and_ordered(bench: Bench) -> None:
    bench.show(Kind.ASSIGN_GROUP)
    bench.press("Add a user")
    search(bench, "Search users", "ana")
    search(bench, "Search users", "bo")
    assert bench.last == AssignGroup((USER, SECOND))
    bench.press("Done")
    bench.press("Move Bo Chen up")
    assert bench.last == AssignGroup((SECOND, USER))
    form = bench.form
    assert isinstance(form, AssignGroupForm)
    form.group.rows[0].remove.setFocus()
    QTest.keyClick(form.group.rows[0].remove, Qt.Key.Key_Delete)
    assert bench.last == AssignGroup((USER,))
    bench.press("Remove Ana Lima")
    assert bench.last == AssignGroup()


def test_save_as_a_contact(bench: Bench) -> None:
    bench.show(Kind.SAVE)
    bench.press("Contact")
    assert bench.last == Save("Contact")
    bench.press("Lead")
    assert bench.last == Save("Lead")


def test_a_task(bench: Bench) -> None:
    bench.show(Kind.TASK)
    bench.type("Subject", "Call ")
    first = bench.form.subject.insert  # type: ignore[attr-defined]
    first.click()
    search(bench, "Search fields", "first_name")
    QTest.keyClicks(bench.control("Subject"), "!")
    bench.type("Description", "Be kind.")
    bench.press("Give it a due date")
    bench.type("Due in days", "5")
    bench.choose("Priority", "High")
    bench.type("Status", "My own")
    assert bench.last == Task(
        "Call {{first_name}}!", "Be kind.", due_days=5, priority="High", status="My own"
    )


def test_a_task_for_somebody_else_is_told_once_that_is_chosen(bench: Bench) -> None:
    bench.show(Kind.TASK, Task("Call"))
    bench.press("Somebody else")
    bench.panel.flush()
    assert bench.told == []
    search(bench, "Search users", "ana")
    assert bench.last == Task("Call", user=USER)
    bench.press("The owner of the lead or contact")
    assert bench.last == Task("Call")


def test_a_picklist_field_is_updated(bench: Bench) -> None:
    bench.show(Kind.UPDATE_FIELD)
    bench.type("Field", "lead_status\t")
    assert bench.last == UpdateField("lead_status", "")
    bench.choose("New value", "Working")
    assert bench.last == UpdateField("lead_status", "Working")
    bench.choose("New value", "(blank)")
    assert bench.last == UpdateField("lead_status", "")


def test_a_checkbox_says_no_at_first(bench: Bench) -> None:
    bench.show(Kind.UPDATE_FIELD)
    bench.type("Field", "opted_out\t")
    assert bench.last == UpdateField("opted_out", "false")


def test_what_is_no_date_is_said_in_place_and_not_told(bench: Bench) -> None:
    bench.show(Kind.UPDATE_FIELD, UpdateField("birthday", "2026-02-03"))
    bench.type("New value", "soon")
    bench.panel.flush()
    assert bench.told == []
    assert "“soon” is not a date" in bench.form.value_field.problem.text()  # type: ignore[attr-defined]
    bench.type("New value", "4 Feb 2026")
    assert bench.last == UpdateField("birthday", "2026-02-04")
    assert bench.form.value_field.problem.text() == ""  # type: ignore[attr-defined]


def test_an_email(bench: Bench) -> None:
    bench.show(Kind.EMAIL)
    bench.choose("Template", "Welcome")
    assert bench.form.subject.text() == "Subject: Hello {{first_name|there}}"  # type: ignore[attr-defined]
    bench.press("Log it as a task in Salesforce")
    assert bench.last == Email("Welcome", log=True)
    bench.press("Also to people who had it before")
    assert bench.last == Email("Welcome", again=True, log=True)


def test_a_delay_with_a_window_and_weekdays(bench: Bench) -> None:
    bench.show(Kind.DELAY)
    bench.type("Wait for", "2")
    bench.choose("Unit", "hours")
    bench.press("Only at certain times of the day")
    assert bench.last == Delay(2, Unit.HOURS, 540, 1020)
    bench.type("Between", "8.30")
    bench.type("and", "24:00")
    bench.press("Wed")
    bench.press("Mon")
    assert bench.last == Delay(2, Unit.HOURS, 510, 1440, (1, 3))
    bench.press("Wed")
    bench.press("Only at certain times of the day")
    assert bench.last == Delay(2, Unit.HOURS, weekdays=(1,))


def test_a_window_that_never_opens_is_said_in_place_and_not_told(bench: Bench) -> None:
    before = Delay(1, Unit.DAYS, 540, 1020)
    bench.show(Kind.DELAY, before)
    bench.type("and", "8:00")
    bench.panel.flush()
    assert bench.told == []
    problem = bench.form.window_field.problem  # type: ignore[attr-defined]
    assert problem.text() == "Let the window end after it starts, by 24:00 at the latest."
    bench.type("and", "noon")
    assert problem.text() == "Write a time of the day like 9:00."
    bench.type("and", "12")
    assert bench.last == Delay(1, Unit.DAYS, 540, 720)
    assert problem.text() == ""


def test_eject(bench: Bench) -> None:
    bench.show(Kind.EJECT)
    bench.press("End all other journeys, too")
    assert bench.last == Eject(everywhere=True)
