"""The panel: what it says and when, whom it disturbs, and what it does without Salesforce."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QWidget,
)

from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.kinds import (
    SETTINGS,
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
    ListTrigger,
    Named,
    SegmentTrigger,
    SetCampaignStatus,
    Settings,
    Task,
    Unit,
    UpdateField,
)
from apdesk.domain.journey.world import Campaign, User, World
from apdesk.domain.operators import Criterion, Operator
from apdesk.ui.criteria.row import RemoveButton
from apdesk.ui.journeys.settings import kind_words
from apdesk.ui.journeys.settings.campaign_forms import CampaignForm
from apdesk.ui.journeys.settings.criteria_forms import CheckFieldsForm, CriteriaForm
from apdesk.ui.journeys.settings.panel import WIDTH
from apdesk.ui.theme import apply_theme
from apdesk.ui.widgets import LineEdit, order_focus, row
from tests.ui.journeys.settings.prepared_choices import (
    ANA,
    CY,
    SCHEMA,
    WEBINAR,
    PreparedChoices,
)
from tests.ui.journeys.settings.settings_bench import Bench

CAMPAIGN = Named(WEBINAR.id, WEBINAR.name)
LONG = "A name that goes on and on, so that no line of the panel could ever hold all of it"
#: Settings that make each form show as much as it can.
FULL: dict[Kind, Settings] = {
    Kind.CAMPAIGN_STATUS_CHANGED: CampaignStatusChanged(CAMPAIGN, ("Sent", LONG), True),
    Kind.JOINED_LIST: ListTrigger(LONG, True, True),
    Kind.FIELD_MATCH: FieldMatch(
        (
            Criterion("birthday", Operator.BETWEEN, "2026-01-01,LAST_N_DAYS:30"),
            Criterion("score", Operator.BETWEEN, "1,2"),
            Criterion("lead_status", Operator.IS, "Open,Working"),
        ),
        True,
        True,
    ),
    Kind.JOINED_SEGMENT: SegmentTrigger(LONG),
    Kind.ASSIGN_LEAD: AssignLead(Named(CY.id, LONG)),
    Kind.ASSIGN_GROUP: AssignGroup((Named(ANA.id, LONG), Named(CY.id, CY.name))),
    Kind.SET_CAMPAIGN_STATUS: SetCampaignStatus(CAMPAIGN, LONG),
    Kind.TASK: Task("Call", "Now", 3, user=Named(CY.id, LONG)),
    Kind.UPDATE_FIELD: UpdateField("last_seen", "2026-02-03T14:05:00Z"),
    Kind.EMAIL: Email("Welcome", True, True),
    Kind.DELAY: Delay(5_000_000, Unit.MINUTES, 540, 1020, (1, 2, 3, 4, 5, 6, 7)),
    Kind.EJECT: Eject(True),
    Kind.CHECK_CAMPAIGN_STATUS: CheckCampaignStatus(Named(WEBINAR.id, LONG)),
    Kind.CHECK_FIELDS: CheckFields((Criterion("birthday", Operator.IS, "2026-01-01,TODAY"),)),
    Kind.CHECK_LIST: CheckList("leads"),
}


def full(kind: Kind) -> Settings:
    return FULL.get(kind, SETTINGS[kind]())


def visible_controls(bench: Bench) -> list[QWidget]:
    return [
        each
        for each in bench.panel.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy().value & 1
        and each.focusProxy() is None
        and not isinstance(each.parentWidget(), QComboBox)
    ]


# -- what it says ---------------------------------------------------------------------------------


def test_without_a_shape_it_says_what_to_do(bench: Bench) -> None:
    assert bench.panel.empty.isVisible()
    assert bench.panel.empty.title() == "Choose a step to see its settings"
    assert bench.panel.empty.text() == "Enter opens a step."
    bench.show(Kind.EJECT)
    assert not bench.panel.empty.isVisible()
    bench.panel.show_shape(None)
    assert bench.panel.empty.isVisible()
    assert bench.panel.shape_id is None


@pytest.mark.parametrize("kind", Kind)
def test_it_says_what_the_shape_is_and_does(bench: Bench, kind: Kind) -> None:
    bench.show(kind)
    assert bench.panel.title.text() == kind.label
    assert bench.panel.explanation.text() == kind_words.EXPLANATIONS[kind]
    assert bench.panel.explanation.isVisible()


def test_problems_are_said_of_the_shape_that_is_shown_only(bench: Bench) -> None:
    bench.show(Kind.EJECT)
    bench.panel.show_problems("s9", ["Something about another one."])
    assert not bench.panel.problems.isVisible()
    bench.panel.show_problems("s1", ["First.", "Second."])
    assert bench.panel.problems.isVisible()
    assert bench.panel.problems.text() == "• First.\n• Second."
    bench.panel.show_problems("s1", [])
    assert not bench.panel.problems.isVisible()
    bench.panel.show_problems("s1", ["First."])
    bench.show(Kind.BY_HAND, shape_id="s2")
    assert not bench.panel.problems.isVisible()


@pytest.mark.parametrize("kind", Kind)
def test_every_control_is_named_as_it_reads(bench: Bench, kind: Kind) -> None:
    bench.show(kind, full(kind))
    said = [each.text() for each in bench.form.findChildren(QLabel) if each.isVisible()]
    for control in visible_controls(bench):
        name = control.accessibleName()
        if isinstance(control, QAbstractButton) and control.text():
            assert name in ("", control.text())  # without a name it is called as it reads
            continue
        assert name, control
        if isinstance(control, QCheckBox):
            assert name in said
        elif isinstance(control, QAbstractButton):
            assert name == control.toolTip()
        elif not _part_of_criteria(bench, control):
            label = control.placeholderText() if isinstance(control, LineEdit) else ""
            assert any(name.startswith(each) for each in (*said, label) if each), name


def _part_of_criteria(bench: Bench, control: QWidget) -> bool:
    form = bench.form
    editor = form.editor if isinstance(form, CriteriaForm) else None
    return editor is not None and editor.isAncestorOf(control)


@pytest.mark.parametrize("connected", [True, False])
@pytest.mark.parametrize("kind", Kind)
def test_nothing_is_cut_in_a_narrow_panel(
    bench: Bench, qapp: QApplication, kind: Kind, connected: bool
) -> None:
    apply_theme(qapp, "light" if connected else "dark")
    bench.choices.connected = connected
    bench.panel.resize(WIDTH, 900)
    bench.show(kind, full(kind))
    bench.panel.show_problems("s1", [f"{LONG}. Change it."])
    QTest.qWaitForWindowExposed(bench.panel)
    QApplication.processEvents()
    assert bench.panel.width() == WIDTH
    inside = bench.panel.title.parentWidget()
    assert inside is not None
    for each in inside.findChildren(QWidget):
        if not each.isVisible() or each.window() is not bench.panel:
            continue
        right = each.mapTo(inside, QPoint(each.width(), 0)).x()
        assert right <= inside.width(), f"{each} {each.accessibleName()} goes on beyond the panel"
        if isinstance(each, QLabel) and each.wordWrap():
            assert each.heightForWidth(each.width()) <= each.height(), each.text()
        elif isinstance(each, QAbstractButton):
            assert each.sizeHint().width() <= each.width(), each.text()
        elif isinstance(each, LineEdit):
            room = each.width() - 24 - (24 if each.isClearButtonEnabled() else 0)
            assert each.fontMetrics().horizontalAdvance(each.text()) <= room, each.text()


@pytest.fixture
def between(bench: Bench) -> Iterator[tuple[QWidget, QWidget]]:
    """What stands before and after the panel in a window."""
    page = QWidget()
    bench.qtbot.addWidget(page)
    before, after = LineEdit(), LineEdit()
    page.setLayout(row(before, bench.panel, after))
    order_focus(page)
    page.resize(800, 900)
    page.show()
    page.activateWindow()
    yield before, after
    bench.panel.setParent(None)


def tab_through(bench: Bench, between: tuple[QWidget, QWidget]) -> list[QWidget]:
    """The controls that Tab comes to from before the panel until it has left it."""
    before, after = between
    # the order is made in a turn of its own, once everything has its place
    while any(each.isActive() and not each.interval() for each in bench.panel.findChildren(QTimer)):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    reached: list[QWidget] = []
    before.setFocus()
    while (at := QApplication.focusWidget()) is not after:
        assert at is not None
        assert len(reached) < 40
        if at is not before and at not in reached[-1:]:  # a date has several stops
            reached.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return reached


@pytest.mark.parametrize("kind", Kind)
def test_tab_goes_through_all_controls_as_they_are_read(
    bench: Bench, between: tuple[QWidget, QWidget], kind: Kind
) -> None:
    bench.show(kind, full(kind))
    wanted = [
        each
        for each in visible_controls(bench)
        if each.isEnabled()
        # Arrow keys go from the chosen radio button to the others.
        and not (isinstance(each, QRadioButton) and not each.isChecked())
    ]
    reached = tab_through(bench, between)
    assert {each.accessibleName() for each in wanted} == {x.accessibleName() for x in reached}
    assert len(reached) == len(wanted)
    # The × of a criterion stands above what it removes, and is come to after it.
    read = [each for each in reached if not isinstance(each, RemoveButton)]
    tops = [each.mapTo(bench.form, QPoint(0, 0)).y() for each in read]
    assert all(after >= before - 8 for before, after in pairwise(tops))


def test_criteria_begin_with_a_row_to_fill_in_and_tell_of_nobody_before(bench: Bench) -> None:
    bench.show(Kind.CHECK_FIELDS, CheckFields())
    form = bench.panel.form
    assert isinstance(form, CheckFieldsForm)
    assert form.editor is not None
    assert [each.empty for each in form.editor.rows] == [True]
    assert not form.editor.isAncestorOf(form.window().focusWidget() or form)
    assert not form.editor.summary.isVisible()
    assert bench.told == []
    form.editor.rows[0].field.choose("status")
    form.editor.rows[0].field.field_changed.emit()
    assert form.editor.summary.isVisible()


def test_tab_finds_controls_that_were_made_late(
    bench: Bench, between: tuple[QWidget, QWidget]
) -> None:
    bench.show(Kind.ASSIGN_GROUP, AssignGroup((Named(ANA.id, "Ana"),)))
    bench.show(Kind.CHECK_FIELDS, CheckFields(), shape_id="s2")
    bench.press("Add a criterion")
    names = [each.accessibleName() for each in tab_through(bench, between)]
    assert names == ["Field 1", "Remove criterion 1", "Add a criterion", "What is this?"]


def test_the_first_control_gets_the_focus(bench: Bench) -> None:
    bench.show(Kind.ASSIGN_GROUP, FULL[Kind.ASSIGN_GROUP])
    bench.panel.focus_first()
    assert bench.control(f"Move {LONG} down").hasFocus()  # the first can't go up


def test_the_words_of_a_box_tick_it_and_say_what_follows(bench: Bench) -> None:
    bench.show(Kind.BY_HAND)
    tick = bench.form.again  # type: ignore[attr-defined]
    assert "once" in tick.note.text()
    QTest.mouseClick(tick.caption, Qt.MouseButton.LeftButton)
    assert tick.checked
    assert "Each time" in tick.note.text()
    assert tick.box.accessibleDescription() == tick.note.text()
    assert len(bench.told) == 1


def test_dialogs_are_asked_for(bench: Bench) -> None:
    bench.show(Kind.EMAIL)
    with bench.qtbot.waitSignal(bench.panel.templates_asked):
        bench.press("Edit templates…")
    bench.show(Kind.ADD_TO_LIST, shape_id="s2")
    with bench.qtbot.waitSignal(bench.panel.lists_asked):
        bench.press("New list…")
    bench.choices.own_lists = ("Newsletter", "Fresh", "VIPs")
    bench.panel.refresh()
    bench.settle()
    bench.choose("List", "Fresh")
    assert bench.told[-1][0] == "s2"


# -- when it tells --------------------------------------------------------------------------------


def test_typing_is_told_once_it_pauses(bench: Bench) -> None:
    bench.show(Kind.TASK)
    with bench.qtbot.waitSignal(bench.panel.changed):
        bench.type("Subject", "Call")
    assert bench.told == [("s1", Task("Call"))]


def test_what_is_being_typed_is_told_before_another_shape_is_shown(bench: Bench) -> None:
    bench.show(Kind.TASK)
    bench.type("Subject", "Call")
    assert bench.told == []
    bench.show(Kind.TASK, Task("Write"), shape_id="s2")
    assert bench.told == [("s1", Task("Call"))]
    assert bench.form.settings() == Task("Write")


def test_what_is_being_typed_is_told_when_the_panel_is_left(bench: Bench) -> None:
    bench.show(Kind.TASK)
    bench.type("Subject", "Call")
    bench.panel.hide()
    assert bench.told == [("s1", Task("Call"))]


def test_what_it_told_itself_does_not_disturb_the_typing(bench: Bench) -> None:
    """The editor shows the shape again after each change, which is one keystroke old by then."""
    bench.panel.changed.connect(
        lambda shape_id, settings: bench.panel.show_shape(Shape(shape_id, Kind.TASK, settings))
    )
    bench.show(Kind.TASK)
    bench.type("Subject", "Call")
    bench.panel.flush()
    control = bench.control("Subject")
    assert control.hasFocus()
    QTest.keyClicks(control, " Ana")
    bench.panel.show_shape(Shape("s1", Kind.TASK, Task("Call"), x=40))
    QTest.keyClicks(control, " now")
    assert bench.last == Task("Call Ana now")


def test_an_undo_takes_the_place_of_what_is_being_typed(bench: Bench) -> None:
    bench.show(Kind.TASK, Task("Call"))
    bench.type("Subject", "Write")
    bench.panel.flush()
    bench.type("Subject", "Forget")
    bench.panel.show_shape(Shape("s1", Kind.TASK, Task("Call")))
    bench.panel.flush()
    assert bench.told == [("s1", Task("Write"))]
    assert bench.form.settings() == Task("Call")


# -- where it chooses from ------------------------------------------------------------------------


@pytest.fixture
def offline(choices: PreparedChoices) -> PreparedChoices:
    choices.connected = False
    return choices


def test_without_salesforce_the_chosen_campaign_and_statuses_stay(
    offline: PreparedChoices, bench: Bench
) -> None:
    shown = CampaignStatusChanged(CAMPAIGN, ("Sent",))
    bench.show(Kind.CAMPAIGN_STATUS_CHANGED, shown)
    form = bench.form
    assert isinstance(form, CampaignForm)
    assert form.campaign.name.text() == "Spring webinar"
    assert form.notice.text.text() == (
        "apdesk isn't connected to Salesforce. There is no login. Connect it in Settings."
    )
    sent = bench.control("Sent")
    assert isinstance(sent, QCheckBox)
    assert sent.isChecked()
    assert form.settings() == shown

    offline.connected = True
    bench.press("Try again")
    assert not form.notice.isVisible()
    bench.press("Attended")
    assert bench.last == CampaignStatusChanged(CAMPAIGN, ("Sent", "Attended"))


def test_without_salesforce_a_search_says_why_and_can_be_tried_again(
    offline: PreparedChoices, bench: Bench
) -> None:
    bench.show(Kind.ASSIGN_LEAD, AssignLead(Named(ANA.id, ANA.name)))
    bench.press("Change…")
    search = bench.form.user.search  # type: ignore[attr-defined]
    assert search.notice.isVisible()
    assert "Connect it in Settings" in search.notice.text.text()
    offline.connected = True
    bench.press("Try again")
    assert search.captions == ("Ana Lima", "Bo Chen")
    QTest.keyClick(bench.control("Search users"), Qt.Key.Key_Escape)
    assert bench.form.settings() == AssignLead(Named(ANA.id, ANA.name))
    assert bench.control("Change…").hasFocus()
    assert bench.told == []


def test_a_user_who_is_not_active_is_marked_and_not_offered(bench: Bench) -> None:
    bench.show(Kind.ASSIGN_GROUP, AssignGroup((Named(ANA.id, "Ana"), Named(CY.id, "Cy"))))
    rows = bench.form.group.rows  # type: ignore[attr-defined]
    assert [each.note.isVisible() for each in rows] == [False, True]
    assert rows[1].note.text() == "Not active in Salesforce: nothing can be assigned to this user."
    bench.press("Add a user")
    assert bench.form.group.search.captions == ("Bo Chen",)  # type: ignore[attr-defined]


def test_what_is_there_no_more_is_shown_as_such(bench: Bench) -> None:
    bench.show(Kind.CHECK_LIST, CheckList("Old list"))
    combo = bench.control("List")
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "Old list (there is no such list)"
    bench.show(Kind.UPDATE_FIELD, UpdateField("old_field", "x"), shape_id="s2")
    assert "There is no such field" in bench.form.field_field.problem.text()  # type: ignore[attr-defined]


def test_a_list_is_found_in_any_case_of_letters(bench: Bench) -> None:
    bench.show(Kind.CHECK_LIST, CheckList("newsletter"))
    combo = bench.control("List")
    assert isinstance(combo, QComboBox)
    assert combo.currentText() == "Newsletter"


def test_what_the_world_holds_is_known_at_once(offline: PreparedChoices, bench: Bench) -> None:
    world = World(
        fields=SCHEMA,
        campaigns={WEBINAR.id: Campaign(WEBINAR.name, ("Sent", "Came"))},
        users={CY.id: User(CY.name, active=False)},
    )
    check = CheckFields((Criterion("score", Operator.AT_LEAST, "5"),))
    bench.panel.show_shape(Shape("s1", Kind.CHECK_FIELDS, check), world)
    form = bench.form
    assert isinstance(form, CriteriaForm)
    assert form.editor is not None
    assert form.editor.rows[0].isVisible()
    shape = Shape("s2", Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(CAMPAIGN))
    bench.panel.show_shape(shape, world)
    bench.settle()
    bench.choose("New status", "Came")
    assert bench.last == SetCampaignStatus(CAMPAIGN, "Came")
    bench.panel.show_shape(Shape("s3", Kind.ASSIGN_LEAD, AssignLead(Named(CY.id, "Cy"))), world)
    assert "Not active" in bench.form.user.note.text()  # type: ignore[attr-defined]


# -- delays in words ------------------------------------------------------------------------------


def test_a_delay_says_what_it_means_with_an_example(bench: Bench) -> None:
    """It is Monday, 9:00 in Madrid."""
    bench.show(Kind.DELAY, Delay(10, Unit.HOURS, 540, 1020, (1, 2)))
    assert bench.form.meaning.text() == (  # type: ignore[attr-defined]
        "People wait 10 hours, and then until it is between 9:00\N{NARROW NO-BREAK SPACE}AM and "
        "5:00\N{NARROW NO-BREAK SPACE}PM on Mon or Tue."
    )
    assert bench.form.example.text() == (  # type: ignore[attr-defined]
        "Somebody arriving now goes on Tue 1 Dec, 9:00\N{NARROW NO-BREAK SPACE}AM."
    )
    assert datetime(2026, 11, 30, 8, tzinfo=UTC).isoweekday() == 1
