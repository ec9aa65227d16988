"""The sections of the preferences: reached by mouse, keys and name; what their switches do."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from apdesk.deployment import DeployedDesktop, DeployedLook, Deployment
from apdesk.paths import DataDir
from apdesk.ui import translation
from apdesk.ui.desk import Desk
from apdesk.ui.help.buttons import HelpButton
from apdesk.ui.settings.deployed import apply_desktop
from apdesk.ui.settings.desktop import DesktopCard
from apdesk.ui.settings.index import SectionIndex
from apdesk.ui.settings.look import LookCard
from apdesk.ui.settings.page import PreferencesPage
from apdesk.ui.settings.support import SupportCard
from apdesk.ui.shell.autostart import Autostart
from apdesk.ui.shell.tray import KEEP_RUNNING, NOTIFY, Tray, wanted
from apdesk.ui.support.about import AboutDialog
from apdesk.ui.support.diagnostics import DiagnosticsDialog
from apdesk.ui.support.parts import Part, terms
from apdesk.ui.theme import SPACE, apply_theme, theme


def shown(page: PreferencesPage) -> str:
    """The title of the card in front."""
    (card,) = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.property("role") == "card"
    ]
    return card.accessibleName()


def test_every_section_shows_its_card_and_takes_the_focus(page: PreferencesPage) -> None:
    for section in page.sections():
        page.show_section(section.key)
        assert page.section == section.key
        assert shown(page) == section.title
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()
        assert section.words


@pytest.mark.parametrize("width", [900, 2400])
def test_the_head_ends_where_the_cards_do(page: PreferencesPage, width: int) -> None:
    page.resize(width, 700)
    QApplication.processEvents()
    (card,) = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.property("role") == "card"
    ]
    (ask,) = [each for each in page.findChildren(HelpButton) if each.isVisible()]
    edge = QPoint(0, 0)
    right = card.mapTo(page, edge).x() + card.width()
    assert ask.mapTo(page, edge).x() + ask.width() == right


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    usual = theme().body
    theme().body = 20
    apply_theme(qapp, "light")
    yield
    theme().body = usual
    apply_theme(qapp, "light")


def test_large_text_has_its_room_in_the_list_of_sections(
    page: PreferencesPage, large_text: None
) -> None:
    index = SectionIndex(page.sections(), page)
    index.show()
    QApplication.processEvents()
    words = max(index.fontMetrics().horizontalAdvance(each.title) for each in page.sections())
    assert words + index.iconSize().width() + 3 * SPACE <= index.viewport().width()


def test_an_unknown_section_is_no_section(page: PreferencesPage) -> None:
    with pytest.raises(KeyError):
        page.show_section("nothing")


def test_sections_by_the_keys(qtbot: QtBot, page: PreferencesPage) -> None:
    page.index.setFocus()
    qtbot.keyClick(page.index, Qt.Key.Key_Down)
    assert page.section == "account"
    qtbot.keyClick(page.index, Qt.Key.Key_End)
    assert page.section == "support"
    qtbot.keyClick(page.index, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "Save diagnostics…"


def test_nothing_but_what_is_looked_at_is_made(page: PreferencesPage) -> None:
    assert [key for key, card in page._cards.items() if card.made is not None] == ["synced"]


def test_no_section_is_wider_than_its_room(page: PreferencesPage) -> None:
    page.resize(700, 560)
    for section in page.sections():
        page.show_section(section.key)
        QApplication.processEvents()
        for area in page.findChildren(QScrollArea):
            if area.isVisible():
                assert area.horizontalScrollBar().maximum() == 0, section.key


def test_every_setting_has_its_help(page: PreferencesPage) -> None:
    for section in page.sections():
        page.show_section(section.key)
        helps = [
            each
            for each in page.findChildren(QToolButton)
            if each.isVisible() and each.accessibleName() == "What is this?"
        ]
        assert helps, section.key
        assert all(each.accessibleDescription() for each in helps)


def test_every_control_is_named_as_it_reads(page: PreferencesPage) -> None:
    seen = 0
    for section in page.sections():
        page.show_section(section.key)
        card = page._cards[section.key]()
        labels = {each.text() for each in card.findChildren(QLabel)}
        for each in card.findChildren(QAbstractButton):
            if each.text():
                assert each.accessibleName() == each.text()
                seen += 1
        for kind in (QLineEdit, QComboBox, QSpinBox):
            for field in card.findChildren(kind):
                if isinstance(field.parent(), QSpinBox | QComboBox):
                    continue
                assert field.accessibleName() in labels, field
                seen += 1
    assert seen > 40


# -- look and language ----------------------------------------------------------------------------


def test_another_language_is_remembered_and_offers_a_restart(
    qtbot: QtBot, page: PreferencesPage, desk: Desk
) -> None:
    page.show_section("look")
    card = page.look
    assert not card.restart.isVisible()
    card.language.setCurrentIndex(card.language.findData("de"))
    assert translation.chosen(desk.memory) == "de"
    assert card.restart.isVisible()
    with qtbot.waitSignal(page.restart_asked):
        card.restart_button.click()
    card.language.setCurrentIndex(card.language.findData("system"))
    assert not card.restart.isVisible()


def test_the_language_that_was_decided_beforehand_is_shown(qtbot: QtBot, desk: Desk) -> None:
    desk.deployed = Deployment(look=DeployedLook(language="de"))
    card = LookCard(desk)
    qtbot.addWidget(card)
    assert card.language.currentData() == "de"


def test_animations_are_remembered(page: PreferencesPage, desk: Desk) -> None:
    page.show_section("look")
    box = page.look.animations.box
    before = theme().animated
    assert box.isChecked() is before
    box.click()
    assert theme().animated is not before
    assert desk.memory.value("look/animations", type=bool) is not before
    box.click()
    assert theme().animated is before


# -- the desktop ----------------------------------------------------------------------------------


class Entry:
    """An entry for starting at login that only pretends."""

    available = True

    def __init__(self) -> None:
        self.on = False
        self.refuses = False

    def there(self) -> bool:
        return self.on

    def write(self, _arguments: object) -> None:
        if self.refuses:
            raise PermissionError(13, "Permission denied", "/x")
        self.on = True

    def remove(self) -> None:
        self.on = False


def test_start_at_login_is_an_entry_of_the_desktop(
    qtbot: QtBot, desk: Desk, data_dir: DataDir
) -> None:
    entry = Entry()
    card = DesktopCard(desk, Autostart(data_dir.path, entry))
    qtbot.addWidget(card)
    card.show()
    card.start_at_login.box.click()
    assert entry.on
    card.start_at_login.box.click()
    assert not entry.on
    entry.refuses = True
    card.start_at_login.box.click()
    assert not card.start_at_login.box.isChecked()
    assert "Permission denied" in card.banner.text()


def test_what_was_decided_for_the_desktop_is_settled_once(desk: Desk, data_dir: DataDir) -> None:
    entry = Entry()
    autostart = Autostart(data_dir.path, entry)
    decided = DeployedDesktop(start_at_login=True, keep_running=False)
    apply_desktop(decided, desk.memory, data_dir.path, autostart)
    assert entry.on
    assert not wanted(desk.memory, KEEP_RUNNING)
    autostart.set(False)  # the user's own choice
    desk.memory.setValue(KEEP_RUNNING, True)
    apply_desktop(decided, desk.memory, data_dir.path, autostart)
    assert not entry.on
    assert wanted(desk.memory, KEEP_RUNNING)


def test_the_tray_s_switches(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: True))
    card = DesktopCard(desk)
    qtbot.addWidget(card)
    card.show()
    for line, key in ((card.keep_running, KEEP_RUNNING), (card.notifications, NOTIFY)):
        assert line.box.isChecked()
        line.box.click()
        assert not wanted(desk.memory, key)
    assert not card.no_tray.isVisible()


def test_without_a_tray_the_desktop_card_says_so(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: False))
    card = DesktopCard(desk)
    qtbot.addWidget(card)
    card.show()
    assert card.no_tray.isVisible()
    assert not card.keep_running.box.isEnabled()


# -- support --------------------------------------------------------------------------------------


def test_diagnostics_say_what_is_in_them_and_are_saved(
    qtbot: QtBot, page: PreferencesPage, desk: Desk, data_dir: DataDir
) -> None:
    dialog = DiagnosticsDialog(desk, page)
    qtbot.addWidget(dialog)
    dialog.show()
    target = data_dir.path / "diagnostics.zip"
    dialog.save_to(target)
    qtbot.waitUntil(lambda: dialog.banner.kind == "success")
    assert target.stat().st_size > 1000
    assert dialog.folder_button.isVisible()
    dialog.save_to(data_dir.path / "nowhere" / "diagnostics.zip")
    qtbot.waitUntil(lambda: dialog.banner.kind == "error")
    assert not dialog.folder_button.isVisible()


def test_about_names_every_part_with_the_text_of_its_licence(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    parts = {each.name: at for at, each in enumerate(dialog.model.items)}
    assert {"apdesk", "Python", "Qt, PySide6", "requests", "truststore"} <= set(parts)
    assert all(each.version and each.licence for each in dialog.model.items)
    for name, says in (
        ("apdesk", "MIT License"),
        ("requests", "Apache License"),
        ("Qt, PySide6", "Lesser General Public License"),
    ):
        dialog.table.selectRow(parts[name])
        assert says in dialog.terms.toPlainText()
    dialog.copy_button.click()
    assert "requests 2" in QGuiApplication.clipboard().text()


def test_the_licence_is_apdesks_own_wherever_it_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "LICENSE").write_text("the terms of somebody else")
    monkeypatch.chdir(tmp_path)
    assert "MIT License" in terms(Part("apdesk", "1", "MIT"))


def test_a_licence_whose_file_was_not_brought_along_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(*_given: object, **_more: object) -> str:
        raise FileNotFoundError

    # Python's own class for it, or that of the package that Python took it from.
    files = metadata.files("requests")
    assert files
    monkeypatch.setattr(type(files[0]), "read_text", gone)
    assert "Apache-2.0" in terms(Part("requests", "2", "Apache-2.0", "requests"))


def test_the_data_folder_is_opened(qtbot: QtBot, desk: Desk, data_dir: DataDir) -> None:
    opened: list[str] = []
    desk.open_url = opened.append
    card = SupportCard(desk)
    qtbot.addWidget(card)
    card.folder_button.click()
    assert opened == [data_dir.path.as_uri()]
