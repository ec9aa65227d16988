"""The palette meets WCAG 2.2 AA, in both schemes, for every pair that is used."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from apdesk.resources import resource
from apdesk.ui.icons import icon, set_icon
from apdesk.ui.theme import DARK, LIGHT, Tokens, apply_theme, contrast, set_role, theme

TEXT_ON = [
    *((text, ground) for text in ("text",) for ground in ("base", "raised", "sunken", "sidebar")),
    ("text", "hover"),
    ("text", "selected"),
    ("text", "accent_soft"),
    ("text", "danger_soft"),
    ("text", "warning_soft"),
    ("text", "success_soft"),
    ("text", "info_soft"),
    ("muted", "base"),
    ("muted", "raised"),
    ("muted", "sunken"),
    ("muted", "sidebar"),
    ("muted", "hover"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
    ("accent_text", "base"),
    ("accent_text", "raised"),
    ("accent_text", "selected"),
    ("accent_text", "accent_soft"),
    ("danger_text", "base"),
    ("danger_text", "danger_soft"),
    ("warning_text", "base"),
    ("warning_text", "sidebar"),
    ("warning_text", "warning_soft"),
    ("success_text", "base"),
    ("success_text", "success_soft"),
    ("info_text", "info_soft"),
    ("on_tooltip", "tooltip"),
]
SHAPES_ON = [
    ("control", "base"),
    ("control", "raised"),
    ("focus", "base"),
    ("focus", "sidebar"),
    ("accent", "base"),
    ("marked", "base"),
    ("marked", "selected"),
]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_is_readable(scheme: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(scheme, text), getattr(scheme, ground)) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES_ON)
def test_controls_can_be_made_out(scheme: Tokens, shape: str, ground: str) -> None:
    assert contrast(getattr(scheme, shape), getattr(scheme, ground)) >= 3.0


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_style_sheet_names_only_known_values(qapp: QApplication) -> None:
    template = resource("styles/apdesk.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", template), "a colour that is no token"
    for scheme in ("light", "dark"):
        apply_theme(qapp, scheme)
        assert "$" not in qapp.styleSheet()


def test_changing_the_scheme_renews_colours_and_icons(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    button = QPushButton("Sync")
    qtbot.addWidget(button)
    set_role(button, "primary")
    set_icon(button, "sync", "text")
    before = button.icon().cacheKey()
    with qtbot.waitSignal(theme().changed):
        apply_theme(qapp, "dark")
    assert theme().tokens is DARK
    assert button.icon().cacheKey() != before
    apply_theme(qapp, "light")
    assert theme().tokens is LIGHT


class Dressed(QWidget):
    """Counts how often it is dressed anew."""

    times = 0

    def changeEvent(self, event: QEvent) -> None:
        self.times += event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange)
        super().changeEvent(event)


def test_a_window_is_dressed_anew_only_for_another_look(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    shown = Dressed()
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    shown.times = 0
    with qtbot.assertNotEmitted(theme().changed):
        apply_theme(qapp, "light")
    assert shown.times == 0
    usual = theme().body
    for body, scheme in ((20, "light"), (20, "dark"), (usual, "light")):
        theme().body = body
        before = shown.times
        with qtbot.waitSignal(theme().changed):
            apply_theme(qapp, scheme)
        assert shown.times > before, (body, scheme)
        assert qapp.font().pixelSize() == body


def test_a_look_that_something_else_spoilt_is_put_right(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    usual = qapp.font(), qapp.palette(), qapp.styleSheet()
    other = QFont(usual[0])
    other.setPixelSize(31)
    for spoil in (
        lambda: qapp.setFont(other),
        lambda: qapp.setPalette(QPalette(QColor("red"))),
        lambda: qapp.setStyleSheet(""),
    ):
        spoil()
        assert (qapp.font(), qapp.palette(), qapp.styleSheet()) != usual
        apply_theme(qapp, "light")
        assert (qapp.font(), qapp.palette(), qapp.styleSheet()) == usual


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    folder = resource("icons/app.svg").parent
    names = [each.stem for each in folder.glob("*.svg")]
    assert len(names) > 40
    for name in names:
        image = icon(name).pixmap(24, 24).toImage()
        assert any(
            image.pixelColor(x, y).alpha() > 60
            for x in range(image.width())
            for y in range(image.height())
        ), name


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icon("no-such-icon")
