"""The wizard from Welcome to Sync with Tab, Space, Return and the arrows, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.operators import Operator
from apdesk.domain.preferences import OnLeave, Preferences, SyncMode
from apdesk.domain.setup_flow import Page
from apdesk.ui.wizard.window import SetupWizard

pytestmark = [pytest.mark.ui]

TAB, SPACE, RETURN = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return
DOWN, RIGHT = Qt.Key.Key_Down, Qt.Key.Key_Right
#: More stops than any page has.
MOST_STOPS = 90


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget() or focused(), key)


def tab_to(widget: QWidget) -> None:
    for _ in range(MOST_STOPS):
        if focused() is widget:
            return
        press(TAB)
    pytest.fail(f"“{widget.accessibleName()}” isn't reached by Tab")


def stops(wizard: SetupWizard) -> list[QWidget]:
    """Where Tab goes on this page, once round."""
    first = focused()
    found = [first]
    press(TAB)
    while focused() is not first and len(found) < MOST_STOPS:
        found.append(focused())
        press(TAB)
    assert focused() is first, "Tab doesn't come round"
    return found


def controls(wizard: SetupWizard) -> Iterator[QWidget]:
    """What a keyboard must reach: of a group of radio buttons, the chosen one is enough."""
    for each in wizard.findChildren(QWidget):
        takes = each.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if not (takes and each.isVisible() and each.isEnabled()) or each.focusProxy() is not None:
            continue
        if isinstance(each, QRadioButton) and not each.isChecked():
            continue
        if each.window() is wizard.window() and not _inside_another(each):
            yield each


def _inside_another(widget: QWidget) -> bool:
    """A part of a control that gets the keys through it, such as the line of a combo box."""
    parent = widget.parentWidget()
    return parent is not None and (
        parent.focusProxy() is widget or parent.metaObject().className() == "QDateEdit"
    )


def reaches_everything(wizard: SetupWizard) -> None:
    found = stops(wizard)
    missing = [each for each in controls(wizard) if each not in found]
    # What scrolls by arrows inside its page is reached with the page's own controls.
    missing = [each for each in missing if "ScrollPage" not in type(each).__name__]
    assert missing == [], [f"{type(each).__name__} “{each.accessibleName()}”" for each in missing]


class Windows(QObject):
    """Notes what opens as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(f"{type(watched).__name__} “{watched.accessibleName()}”")
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    made = Windows()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_from_welcome_to_sync_without_a_mouse(
    qtbot: QtBot, windows: Windows, wizard: SetupWizard
) -> None:
    wizard.activateWindow()
    qtbot.waitActive(wizard)
    reaches_everything(wizard)
    tab_to(wizard.welcome.practice_card)
    press(RETURN)
    qtbot.waitUntil(lambda: wizard.flow.page is Page.CONNECT, timeout=20_000)

    connect = wizard.connect_page
    assert focused() is connect.log_in_button
    reaches_everything(wizard)
    with qtbot.waitSignal(wizard.connected, timeout=20_000):
        press(RETURN)
    qtbot.waitUntil(lambda: focused() is wizard.next_button)
    reaches_everything(wizard)
    press(SPACE)

    assert wizard.flow.page is Page.CONFIGURE
    configure = wizard.configure
    assert focused() is configure.scope.cards["all"].radio
    press(DOWN)
    assert wizard.flow.answers.selective
    leads = configure.sections["Lead"]
    tab_to(leads.modes[SyncMode.ALL])
    press(RIGHT)
    assert leads.mode is SyncMode.CRITERIA
    assert leads.editor is not None
    row = leads.editor.rows[0]
    tab_to(row.field)
    for _ in range(row.field.count()):
        if row.field.field_name == "Status":
            break
        press(DOWN)
    assert row.field.field_name == "Status"
    tab_to(row.operator)
    reaches_everything(wizard)
    while row.chosen_operator is not Operator.NOT_BLANK:
        press(DOWN)
    reaches_everything(wizard)
    tab_to(configure.leave_policy.cards[str(OnLeave.REMOVE)].radio)
    press(DOWN)
    assert wizard.flow.answers.on_leave is OnLeave.KEEP
    press(RETURN)  # on from a choice

    assert wizard.flow.page is Page.MAPPINGS
    mappings = wizard.mappings
    assert focused() is mappings.scope.cards["standard"].radio
    press(DOWN)
    assert wizard.flow.answers.custom
    editor = mappings.editors["Lead"]
    reaches_everything(wizard)
    tab_to(editor.table)
    before = editor.table.currentIndex().row()
    press(DOWN)
    assert editor.table.currentIndex().row() == before + 1
    tab_to(editor.panel.rule)
    rule = editor.panel.chosen_rule
    press(DOWN)
    assert editor.panel.chosen_rule is not rule
    tab_to(wizard.next_button)
    press(RETURN)

    assert wizard.flow.page is Page.PREVIEW
    preview = wizard.preview
    qtbot.waitUntil(lambda: preview.result is not None, timeout=20_000)
    tab_to(preview.names_button)
    press(SPACE)
    assert preview.table.isVisible()
    reaches_everything(wizard)
    tab_to(wizard.sync_button)
    with qtbot.waitSignal(wizard.sync_requested) as caught:
        press(RETURN)
    preferences = caught.args[0]
    assert isinstance(preferences, Preferences)
    assert preferences.objects["Lead"].criteria[0].operator is Operator.NOT_BLANK
    assert preferences.on_leave is OnLeave.KEEP
    assert preferences.mappings["Lead"].fields
    assert windows.opened == ["SetupWizard “Welcome to apdesk”"], "parts flash up by themselves"
