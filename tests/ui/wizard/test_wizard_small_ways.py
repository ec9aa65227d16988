"""What a person sees of the preview and of value editors: columns, room, and where the keys are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import ObjectChoice, SyncMode
from apdesk.domain.schema import FieldSchema, FieldType
from apdesk.domain.schema import PicklistValue as Entry
from apdesk.domain.setup_flow import Answers, Page, SetupFlow
from apdesk.sync.preview_result import ObjectPreview, Preview, PreviewGroup, PreviewRecord
from apdesk.ui.criteria.picklist import PicklistValue
from apdesk.ui.criteria.references import References
from apdesk.ui.lists.filter_editor import FilterEditor
from apdesk.ui.lists.names_here import NamesHere
from apdesk.ui.theme import SPACE, apply_theme
from apdesk.ui.widgets import order_focus
from apdesk.ui.wizard.preview import PreviewPage
from apdesk.ui.wizard.preview_tables import EffectTable
from apdesk.worker.setup import SetupServices
from apdesk.worker.tasks import TaskRunner
from tests.helpers.clipping import clipped, settle

pytestmark = pytest.mark.ui

#: The reading column of the wizard in a window of 1280 x 720.
COLUMN = 928
NAME, WHAT, ID = 2, 3, 4
ENGLISH = "No longer meets your criteria: Status is “Working - Contacted”"
GERMAN = "Erfüllt Ihre Kriterien nicht mehr: Status ist „Working - Contacted“"
PEOPLE = ("Maëlle Garçon", "Dev Singh", "Jean-Loup D'Aubigny", "Annelie Müller-Lüdenscheidt")


@pytest.fixture
def look(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


def leaving(reason: str, names: tuple[str, ...] = PEOPLE) -> Preview:
    records = tuple(
        PreviewRecord(f"00Q5g00000{at:0>5}EAA", name, reason=reason)
        for at, name in enumerate(names)
    )
    leave = PreviewGroup(len(records), records)
    return Preview({"Lead": ObjectPreview("Lead", 180, 577, members=481, leave=leave)})


# The page


@pytest.fixture
def page(
    look: None,
    qtbot: QtBot,
    services: SetupServices,
    runner: TaskRunner,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[PreviewPage]:
    """The preview of an org with leads only; before the first sync, and each later time after."""
    found = [Preview({"Lead": ObjectPreview("Lead", 180, 577)}), leaving(ENGLISH), leaving(ENGLISH)]
    monkeypatch.setattr(services, "preview", lambda *_, **__: lambda *_: found.pop(0))
    flow = SetupFlow(Answers(), start=Page.PREVIEW)
    made = PreviewPage(flow, services, runner, References(services, runner))
    qtbot.addWidget(made)
    made.resize(1280, 600)
    made.show()
    qtbot.waitActive(made)
    yield made
    made.leave()


def enter(qtbot: QtBot, page: PreviewPage) -> None:
    page.enter()
    qtbot.waitUntil(lambda: page.result is not None)
    settle()


def titles(page: PreviewPage) -> list[QLabel]:
    found = [each for each in page.effect.findChildren(QLabel) if each.isVisible()]
    return [each for each in found if each.property("role") == "overline"]


def test_columns_stay_together_on_every_preview(qtbot: QtBot, page: PreviewPage) -> None:
    for expected in (4, 6, 6):
        enter(qtbot, page)
        shown = titles(page)
        assert len(shown) == expected
        # Between two titles there is the gap, and what a number may be wider than its title.
        gaps = [right.x() - left.geometry().right() for left, right in pairwise(shown)]
        assert max(gaps) <= SPACE * 6, gaps


def test_the_keys_begin_at_all_choices_and_no_text_seems_to_be_edited(
    qtbot: QtBot, page: PreviewPage
) -> None:
    enter(qtbot, page)
    order_focus(page)
    first = page.first_focus()
    assert first is page.choices
    first.clearFocus()
    plain = page.choices.grab().toImage()
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    assert first.hasFocus()
    ringed = page.choices.grab().toImage()
    differ = [
        (x, y)
        for x in range(plain.width())
        for y in range(plain.height())
        if plain.pixel(x, y) != ringed.pixel(x, y)
    ]
    assert differ, "the focus can't be seen"
    edge = SPACE
    inside = [
        (x, y)
        for x, y in differ
        if edge < x < plain.width() - edge and edge < y < plain.height() - edge
    ]
    assert inside == [], "something within the text shows the focus"
    # A screen reader says the title and the sentences, and Tab goes on to what can be done.
    assert first.accessibleName() == "Your choices"
    assert first.accessibleDescription().splitlines()[0] == "All Leads."
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert page.soql_button.hasFocus()  # nothing has a name to show before the first sync
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert first.hasFocus()


def test_sentences_that_change_leave_the_focus_at_the_choices(
    qtbot: QtBot, page: PreviewPage
) -> None:
    enter(qtbot, page)
    page.choices.setFocus()
    page.flow.answer(selective=True)
    page.flow.choose_object("Lead", ObjectChoice(SyncMode.NONE))
    page._say_choices()
    settle()
    assert page.choices.hasFocus()
    assert page.choices.accessibleDescription().splitlines()[0] == "No Leads."


# The lines


def effect_table(qtbot: QtBot, width: int, preview: Preview) -> EffectTable:
    made = EffectTable()
    qtbot.addWidget(made)
    made.resize(width, 400)
    made.show_preview(preview, {})
    made.show()
    settle()
    return made


@pytest.mark.parametrize("reason", [ENGLISH, GERMAN])
def test_why_someone_leaves_is_read_whole(look: None, qtbot: QtBot, reason: str) -> None:
    table = effect_table(qtbot, COLUMN, leaving(reason))
    assert table.table.sizeHintForColumn(WHAT) <= table.table.columnWidth(WHAT)
    assert table.table.sizeHintForColumn(NAME) <= table.table.columnWidth(NAME)


def test_in_german_it_is_read_whole_too(look: None, german: None, qtbot: QtBot) -> None:
    table = effect_table(qtbot, COLUMN, leaving(GERMAN))
    assert table.table.horizontalHeader().model().headerData(WHAT, Qt.Orientation.Horizontal) != (
        "What happens"
    )
    assert table.table.sizeHintForColumn(WHAT) <= table.table.columnWidth(WHAT)


def test_the_id_gives_way_before_the_name(look: None, qtbot: QtBot) -> None:
    names = ("Bartholomew Featherstonehaugh",)
    table = effect_table(qtbot, COLUMN, leaving("Short", names))
    view = table.table
    title = view.horizontalHeader().sectionSizeHint(ID)
    least_name = view.fontMetrics().horizontalAdvance("m" * 12)
    cut = []
    for length in range(10, 120):
        table.show_preview(leaving("n" * length, names), {})
        settle()
        lacks = {each: view.sizeHintForColumn(each) > view.columnWidth(each) for each in (2, 3, 4)}
        cut.append({each for each, lacking in lacks.items() if lacking})
        assert not lacks[NAME] or view.columnWidth(ID) == title, "the name gave way before the id"
        assert not lacks[WHAT] or lacks[NAME], "the name has room, and what happens is cut"
        assert view.columnWidth(NAME) >= least_name
        assert view.columnWidth(ID) >= title
        assert not view.horizontalScrollBar().isVisible()
    order = [each for at, each in enumerate(cut) if each not in cut[:at]]
    assert order == [set(), {ID}, {ID, NAME}, {ID, NAME, WHAT}]
    at = view.model().index(0, ID)
    assert at.data(Qt.ItemDataRole.ToolTipRole) == at.data()


def test_room_is_shared_anew_with_each_width_but_not_against_a_person(
    look: None, qtbot: QtBot
) -> None:
    table = effect_table(qtbot, COLUMN, leaving(ENGLISH))
    view = table.table
    narrow = view.columnWidth(ID)
    table.resize(COLUMN + 400, 400)
    settle()
    assert view.columnWidth(ID) > narrow
    view.horizontalHeader().resizeSection(ID, 160)
    table.resize(COLUMN, 400)
    settle()
    assert view.columnWidth(ID) == 160


# The filter's value

STATUS = FieldSchema("Status", "Status", FieldType.PICKLIST, picklist=(Entry("A", "A"),))


class _NoNames:
    """No lookup of the list has names here."""

    def lookups(self) -> dict[str, tuple[str, ...]]:
        return {}


@pytest.mark.parametrize("operator", [Operator.IS, Operator.IS_NOT])
def test_a_filter_has_room_for_what_its_german_value_says(
    look: None, german: None, qtbot: QtBot, operator: Operator
) -> None:
    popup = FilterEditor(cast(NamesHere, _NoNames()))
    qtbot.addWidget(popup)
    popup.offer([STATUS], Criterion("Status", operator))
    popup.adjustSize()
    popup.show()
    assert isinstance(popup.value, PicklistValue)
    popup.value.line.setToolTip("")  # it would excuse a text that is cut
    assert clipped(popup) == []
    assert popup.value.line.placeholderText().startswith("Wählen")


def test_a_picklist_says_no_more_than_there_is_room_for(
    look: None, german: None, qtbot: QtBot
) -> None:
    editor = PicklistValue(STATUS, Operator.IS)
    qtbot.addWidget(editor)
    editor.line.setToolTip("")
    editor.show()
    said = set()
    for width in range(editor.room_for_words(), editor.room_for_words() + 400, 4):
        editor.resize(width, 40)
        assert clipped(editor) == [], width
        said.add(editor.line.placeholderText())
    assert len(said) == 2, "where there is room, it says more"
