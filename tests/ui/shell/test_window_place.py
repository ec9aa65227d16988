"""The window comes back where it was, as far as that can still be seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, QSize
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from apdesk.ui.shell import window_place
from apdesk.ui.shell.window_place import least_size, seen
from apdesk.ui.theme import theme

pytestmark = pytest.mark.ui

LEFT, RIGHT = QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 720)


@pytest.mark.parametrize(
    ("place", "screens", "expected"),
    [
        (QRect(100, 100, 800, 600), [LEFT], QRect(100, 100, 800, 600)),
        (QRect(2000, 50, 800, 600), [LEFT, RIGHT], QRect(2000, 50, 800, 600)),
        # its screen is gone
        (QRect(2000, 50, 800, 600), [LEFT], QRect(1120, 50, 800, 600)),
        # its screen is smaller now
        (QRect(0, 0, 1900, 1000), [QRect(0, 0, 1280, 720)], QRect(0, 0, 1280, 720)),
        # its head is above the screen: it couldn't be moved
        (QRect(100, -200, 800, 600), [LEFT], QRect(100, 0, 800, 600)),
        # half outside, but it can be got hold of
        (QRect(1500, 700, 800, 600), [LEFT], QRect(1500, 700, 800, 600)),
    ],
)
def test_a_place_that_can_be_seen(place: QRect, screens: list[QRect], expected: QRect) -> None:
    assert seen(place, screens) == expected


@pytest.mark.parametrize(
    ("body", "screen", "width"),
    [(13, 1920, 880), (17, 1920, 1151), (20, 1920, 1354), (20, 1280, 1280), (20, 800, 880)],
)
def test_larger_texts_need_a_wider_window_as_far_as_the_screen_goes(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, body: int, screen: int, width: int
) -> None:
    monkeypatch.setattr(theme(), "body", body)
    assert least_size(QSize(screen, 900)) == QSize(width, 560)


def test_size_and_being_maximised_are_remembered(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    memory = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    first = QMainWindow()
    qtbot.addWidget(first)
    window_place.restore(first, memory, QSize(420, 310))
    assert first.size() == QSize(420, 310)
    first.show()
    first.resize(500, 400)
    first.showMaximized()
    window_place.remember(first, memory)
    memory.sync()
    second = QMainWindow()
    qtbot.addWidget(second)
    again = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    window_place.restore(second, again, QSize(420, 310))
    assert second.isMaximized()
    assert second.normalGeometry().size() == QSize(500, 400)
