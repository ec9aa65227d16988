"""The short answer beside a setting: opened and left by keyboard, and never in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from apdesk.ui.help import topics, what_is_this
from apdesk.ui.help.popover import Popover, beside
from apdesk.ui.help.window import help_window
from apdesk.ui.theme import apply_theme


class Form(QWidget):
    """A page with two settings."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.first = what_is_this("settings.safety_stop")
        self.second = what_is_this("settings.budget")
        layout = QVBoxLayout(self)
        for each in (self.field, self.first, self.second):
            layout.addWidget(each)
        self.resize(600, 400)

    @property
    def open_ones(self) -> list[Popover]:
        return [each for each in self.findChildren(Popover) if each.isVisible()]


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> Form:
    apply_theme(qapp, "light")
    made = Form()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def ask(qtbot: QtBot, button: QToolButton) -> None:
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_button_says_what_it_is_for(form: Form) -> None:
    assert form.first.toolTip() == form.first.accessibleName() == "What is this?"
    assert form.first.accessibleDescription() == "Safety stop"
    with pytest.raises(KeyError):
        what_is_this("settings.colour_of_the_sky")


def test_it_answers_and_esc_gives_the_focus_back(qtbot: QtBot, form: Form) -> None:
    ask(qtbot, form.first)
    (shown,) = form.open_ones
    assert shown.hasFocus()
    told = QAccessible.queryAccessibleInterface(shown)
    assert told.role() == QAccessible.Role.Dialog
    assert told.text(QAccessible.Text.Name) == "Safety stop"
    assert shown.text.text() == shown.accessibleDescription()
    assert shown.text.text() == topics.topic("settings.safety_stop").gist
    assert form.rect().contains(shown.geometry())
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert form.open_ones == []
    assert form.first.hasFocus()


def test_esc_works_from_within_too(qtbot: QtBot, form: Form) -> None:
    ask(qtbot, form.first)
    (shown,) = form.open_ones
    qtbot.keyClick(shown, Qt.Key.Key_Tab)
    assert shown.close_button.hasFocus()
    qtbot.keyClick(shown.close_button, Qt.Key.Key_Escape)
    assert form.open_ones == []
    assert form.first.hasFocus()


def test_going_elsewhere_closes_it_and_keeps_the_focus_there(qtbot: QtBot, form: Form) -> None:
    ask(qtbot, form.first)
    form.field.setFocus()
    assert form.open_ones == []
    assert form.field.hasFocus()


def test_a_click_beside_it_closes_it(qtbot: QtBot, form: Form) -> None:
    ask(qtbot, form.first)
    (shown,) = form.open_ones
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert form.open_ones == [shown]
    qtbot.mouseClick(form, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert form.open_ones == []


def test_there_is_one_at_a_time(qtbot: QtBot, form: Form) -> None:
    ask(qtbot, form.first)
    ask(qtbot, form.second)
    (shown,) = form.open_ones
    assert shown.accessibleName() == "Daily budget"


def test_it_leads_on_to_the_help(qtbot: QtBot, form: Form) -> None:
    ask(qtbot, form.first)
    (shown,) = form.open_ones
    qtbot.keyClick(shown.more_button, Qt.Key.Key_Space)
    opened = help_window(form)
    qtbot.waitUntil(opened.isVisible)
    assert opened.topic.key == "settings.safety_stop"
    assert form.open_ones == []


def test_it_stands_near_its_button_and_within_the_window() -> None:
    window, size = QSize(600, 400), QSize(300, 120)
    for corner in (QPoint(10, 10), QPoint(570, 10), QPoint(10, 370), QPoint(570, 370)):
        opener = QRect(corner, QSize(24, 24))
        place = QRect(beside(opener, size, window), size)
        assert QRect(QPoint(0, 0), window).contains(place)
        assert not place.intersects(opener)
