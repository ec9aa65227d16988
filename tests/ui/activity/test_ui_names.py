"""All pages with troubles on them: names as they read, Tab in the order of reading, no flashes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabBar,
    QTableView,
    QWidget,
)

from apdesk.ui.main_window import MainWindow
from apdesk.ui.sidebar import Place
from apdesk.ui.widgets.focus import reading_order
from tests.ui.activity.by_name import Hands
from tests.ui.main.test_ui_main_window import controls

TABS = ("Overview", "Runs", "Errors", "Conflicts", "Changes", "API usage", "Is a record missing?")


@pytest.mark.parametrize("tab", TABS)
def test_every_control_is_named_as_it_reads(troubles: None, hands: Hands, tab: str) -> None:
    hands.open_tab(tab)
    seen = 0
    for each in controls(hands.window):
        if not each.isVisible():
            continue
        seen += 1
        name = each.accessibleName()
        assert name, each
        if isinstance(each, QAbstractButton):
            assert name == (each.text().replace("&", "") or each.toolTip())
        elif isinstance(each, QLineEdit | QComboBox | QSpinBox):
            labels = [x for x in hands.window.findChildren(QLabel) if x.isVisible()]
            shown = {x.text() for x in labels} | {getattr(each, "placeholderText", lambda: "")()}
            assert name in shown, name
    assert seen > 10


def test_tab_goes_from_causes_to_records_to_the_fix(
    troubles: None, hands: Hands, window: MainWindow
) -> None:
    hands.open_tab("Errors")
    order = [each for each in reading_order(window.sync_page) if each.isVisible()]
    wanted = [
        hands.find(QTabBar, "Sync"),
        hands.find(QAbstractButton, "Try all again"),
        hands.find(QTableView, "Errors by cause"),
        hands.find(QAbstractButton, "Try all 12 again"),
        hands.find(QTableView, "Records of this cause"),
        hands.find(QAbstractButton, "Show record"),
        hands.find(QComboBox, "Industry"),
        hands.find(QAbstractButton, "For this record"),
        hands.find(QAbstractButton, "Save and send again"),
    ]
    places = [order.index(each) for each in wanted]
    assert places == sorted(places)
    hands.tab_to(wanted[0])
    reached: list[QWidget] = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in reached:
            break
        reached.append(focus)
        hands.window.focusNextChild()
    met = [each for each in reached if each in wanted]
    assert met == wanted


class Flashes(QObject):
    """Hears of widgets that are shown as windows of their own, where none is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_nothing_is_a_window_of_its_own_for_a_moment(
    troubles: None, hands: Hands, window: MainWindow, qapp: QApplication
) -> None:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    try:
        for tab in TABS:
            hands.open_tab(tab)
        hands.open_tab("Errors")
        for row in hands.rows("Errors by cause"):
            hands.go_down_to("Errors by cause", row[0])
        window.go(Place.PREFERENCES)
        hands.rest()
    finally:
        qapp.removeEventFilter(flashes)
    assert flashes.seen == []


def test_the_pages_fit_the_smallest_window(
    troubles: None, hands: Hands, window: MainWindow
) -> None:
    window.resize(window.minimumSize())
    page = window.sync_page

    def fits(where: str) -> None:
        for each in page.findChildren(QAbstractButton):
            if each.isVisible() and not isinstance(each.parent(), QTabBar | QLineEdit):
                right = each.mapTo(page, each.rect().topRight()).x()
                assert right <= page.width(), f"{each.accessibleName()} in {where}"

    for tab in TABS:
        hands.open_tab(tab)
        fits(tab)
    hands.open_tab("Errors")
    for row in hands.rows("Errors by cause"):
        hands.go_down_to("Errors by cause", row[0])
        fits(row[0])
