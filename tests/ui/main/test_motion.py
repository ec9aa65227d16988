"""Whether things move: the user's choice first, then the desktop's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from apdesk.ui.motion import desktop_animates
from apdesk.ui.theme import Theme

unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has a call for it")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path


@unix
@pytest.mark.parametrize(
    ("file", "text", "moves"),
    [
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", False),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=true\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", False),
        ("gtk-3.0/settings.ini", "no settings at all", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", True),
        ("kdeglobals", "[General]\nfont=Inter,10,100%\n", True),
    ],
)
def test_a_desktop_may_ask_for_less(settings: Path, file: str, text: str, moves: bool) -> None:
    path = settings / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert desktop_animates() is moves


@unix
def test_things_move_where_nobody_says_otherwise(settings: Path) -> None:
    assert desktop_animates()


@unix
def test_the_users_choice_goes_before_the_desktops(settings: Path, qapp: QApplication) -> None:
    (settings / "kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n", encoding="utf-8")
    theme = Theme(qapp)
    try:
        theme.setObjectName("apdesk.theme.under_test")
        assert not theme.animated
        theme.animated = True
        assert theme.animated
    finally:
        theme.setParent(None)
        theme.deleteLater()
