"""The icon and the close button of a banner stand beside its first line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from apdesk.ui.theme import apply_theme, theme
from apdesk.ui.widgets import Banner, column
from tests.helpers.clipping import clipped, settle

pytestmark = [pytest.mark.ui]

LONG = "Nobody in Salesforce has it, as far as apdesk can see. " * 3


@pytest.fixture
def usual(qapp: QApplication) -> Iterator[int]:
    """The size of the usual text, which is put back."""
    apply_theme(qapp, "light")
    body = theme().body
    yield body
    theme().body = body
    apply_theme(qapp, "light")


class Shown(QWidget):
    """A banner at the top of a narrow window; `below` has the rest of that."""

    def __init__(self, qtbot: QtBot, banner: Banner, below: QWidget | None = None) -> None:
        super().__init__()
        self.banner = banner
        self.setLayout(column(banner, below))
        qtbot.addWidget(self)
        self.resize(420, 300)
        self.show()
        qtbot.waitExposed(self)
        settle()


def middle(banner: Banner, widget: QWidget) -> float:
    return widget.mapTo(banner, QPoint(0, 0)).y() + widget.height() / 2


def middle_of_the_line(banner: Banner, line: QLabel) -> float:
    free = line.height() - line.heightForWidth(line.width())
    above = 0 if line.alignment() & Qt.AlignmentFlag.AlignTop else free / 2
    return line.mapTo(banner, QPoint(0, 0)).y() + above + line.fontMetrics().height() / 2


def assert_in_line(banner: Banner) -> None:
    first = banner._text if banner._title.isHidden() else banner._title
    wanted = middle_of_the_line(banner, first)
    assert abs(middle(banner, banner._icon) - wanted) <= 1
    if banner.close_button.isVisible():
        assert abs(middle(banner, banner.close_button) - wanted) <= 1
    assert clipped(banner) == []


@pytest.mark.parametrize("body", [13, 22])
@pytest.mark.parametrize("dismissable", [True, False])
@pytest.mark.parametrize(
    ("title", "text"),
    [("3 contacts added", ""), ("", "One line"), ("A title", LONG), (LONG, ""), ("", LONG)],
)
def test_icon_and_close_button_stand_beside_the_first_line(
    qtbot: QtBot,
    qapp: QApplication,
    usual: int,
    title: str,
    text: str,
    dismissable: bool,
    body: int,
) -> None:
    theme().body = body
    apply_theme(qapp, "light")
    window = Shown(qtbot, Banner("info", title, text, dismissable=dismissable))
    assert_in_line(window.banner)


def test_they_stay_there_when_the_text_becomes_larger(
    qtbot: QtBot, qapp: QApplication, usual: int
) -> None:
    window = Shown(qtbot, Banner("success", "3 contacts added", dismissable=True))
    banner = window.banner
    before = middle(banner, banner._icon)
    theme().body = 22
    apply_theme(qapp, "light")
    settle()
    assert_in_line(banner)
    assert middle(banner, banner._icon) > before


def test_a_line_that_can_be_closed_needs_no_more_room(qtbot: QtBot, usual: int) -> None:
    open_for_ever, closable = (
        Shown(qtbot, Banner("info", "One line", dismissable=each)) for each in (False, True)
    )
    assert closable.banner.height() == open_for_ever.banner.height()


def test_they_are_in_line_where_there_is_more_room_than_needed(qtbot: QtBot, usual: int) -> None:
    window = Shown(qtbot, Banner("info", "One line", "Another", dismissable=True), QWidget())
    assert window.banner.height() > window.banner.sizeHint().height()
    assert_in_line(window.banner)
