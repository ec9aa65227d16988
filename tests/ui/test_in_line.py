"""What stands in line with what, whatever stands beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from apdesk.ui import words
from apdesk.ui.theme import apply_theme
from apdesk.ui.widgets import Card, column, icon_button, label, scroll_in_line, scroll_page

pytestmark = [pytest.mark.ui]


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


def shown(qtbot: QtBot, window: QWidget) -> QWidget:
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_the_title_of_a_card_stands_at_one_height_with_a_question_mark_or_without(
    qtbot: QtBot,
) -> None:
    plain, asking = Card("Account"), Card("Account")
    question = icon_button("question", "What is this?")
    asking.head.addWidget(question)
    texts = []
    for card in (plain, asking):
        text = label("What is below")
        texts.append(text)
        card.body.addWidget(text)
        card.body.addStretch(1)
        shown(qtbot, card)
    assert question.height() > asking.title.sizeHint().height()
    assert asking.title.y() + asking.title.height() / 2 == plain.title.y() + (
        plain.title.height() / 2
    )
    assert texts[0].y() == texts[1].y()
    assert abs(question.geometry().center().y() - asking.title.geometry().center().y()) <= 1


def test_what_scrolls_ends_where_what_is_below_it_ends(qtbot: QtBot) -> None:
    field, below = QPushButton("In the page"), QPushButton("Below")
    inside = QWidget()
    inside.setLayout(column(field, None))
    window = QWidget()
    window.setLayout(column(scroll_in_line(scroll_page(inside)), below, margins=24))
    shown(qtbot, window)
    ends = {each.mapTo(window, QPoint(each.width(), 0)).x() for each in (field, below)}
    assert ends == {window.width() - 24}


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "less than 1 s"), (4, "4 s"), (200, "3 min"), (7500, "2 h 5 min")],
)
def test_no_line_ends_between_a_number_and_its_unit(seconds: float, said: str) -> None:
    duration = words.duration(seconds)
    assert duration.replace("\N{NO-BREAK SPACE}", " ") == said
    for number in (each for each in said.split() if each.isdigit()):
        assert f"{number}\N{NO-BREAK SPACE}" in duration
