"""Lists, records and their dialogs have room for a long language, and for data in Japanese."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.operators import Criterion, Operator
from apdesk.language import speak
from apdesk.store.list_keys import ListKey, OwnList
from apdesk.ui.desk import Desk
from apdesk.ui.importing.dialog import ImportDialog
from apdesk.ui.lists.naming import DeleteListDialog, NameDialog
from apdesk.ui.lists.segment_dialog import SegmentDialog
from apdesk.worker.explaining import Candidate, Candidates, ExplainedRecord, ExplainedRow
from tests.helpers.clipping import clipped
from tests.ui.record import outbox_builder as outbox
from tests.ui.record.conftest import Bench
from tests.ui.wizard.foreign import LongLanguage

COMPANY = "株式会社日本マーケティング・リサーチ総合研究所東日本支社"
PERSON = "御手洗ヴァレンティーナ・アレクサンドラ"
WHY = ExplainedRecord(
    PERSON,
    False,
    f"{PERSON} is not synced.",
    ("It left your criteria before and was kept: it is not updated.",),
    (
        ExplainedRow(
            "国 is not オーストラリア連邦, ニュージーランド", COMPANY, ApdeskType.TEXT, "false"
        ),
        ExplainedRow("評価 is not blank", None, ApdeskType.TEXT, "blank"),
    ),
    "Lead",
    1,
)
WHO = Candidates(
    (
        Candidate(PERSON * 2, (COMPANY, "mitarai@nihon-marketing.example.jp"), "Lead", "00Q1", 7),
        Candidate(PERSON, (COMPANY,), "Contact", "0031", None),
    ),
    more=True,
    asked=True,
)


@pytest.fixture(autouse=True)
def long_language() -> Iterator[None]:
    speak(LongLanguage())
    yield
    speak(None)


@pytest.fixture
def narrow(long_language: None, bench: Bench) -> Bench:
    """What a window of 1280 pixels has beside the sidebar."""
    bench.resize(1050, 720)
    return bench


@pytest.fixture
def japanese(narrow: Bench, database: Path) -> int:
    """Somebody with long names and many things to be said."""
    return outbox.add(
        database,
        {"last_name": PERSON, "company": COMPANY, "title": "マーケティング部 部長代理補佐"},
    )


def test_nothing_is_cut_in_a_list(qtbot: QtBot, narrow: Bench, tmp_path: Path) -> None:
    page = narrow.page
    page.filters.set_filters(
        (
            Criterion("company", Operator.IS_NOT, COMPANY),
            Criterion("status", Operator.IS_NOT, "Closed"),
        )
    )
    narrow.rest()
    page.table.selectAll()
    assert clipped(page) == []
    page.filters.add(page.filter_button)
    assert clipped(page.filters.editor) == []
    page.filters.editor.hide()
    page.arrangement.choose(page.columns_button)
    assert clipped(page.arrangement.chooser) == []
    page.arrangement.chooser.hide()
    page.search.setText(PERSON)
    narrow.until(page.empty.isVisible)
    assert clipped(page) == []
    page._body().work.over("warning", PERSON * 4, COMPANY * 6)
    assert clipped(page) == []
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / f"{COMPANY}.xlsx"))])
    QApplication.sendEvent(
        page,
        QDragEnterEvent(
            QPoint(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
    assert page._drop_hint().isVisible()
    assert clipped(page._drop_hint()) == []


@pytest.mark.parametrize("key", [ListKey.ALL, ListKey.COMPANIES])
def test_nothing_is_cut_in_other_lists(narrow: Bench, key: ListKey) -> None:
    page = narrow.open_list(key)
    page.table.selectRow(0)
    narrow.rest()
    assert clipped(narrow) == []


def test_nothing_is_cut_in_a_record(narrow: Bench, japanese: int) -> None:
    narrow.show_person(japanese)
    assert clipped(narrow.pane) == []
    narrow.pane.blanks.setChecked(True)
    narrow.rest()
    assert clipped(narrow.pane) == []
    explain = narrow.pane.explain
    for at in range(narrow.pane.tabs.count()):
        narrow.pane.tabs.setCurrentIndex(at)
        narrow.rest()
        assert clipped(narrow.pane) == []
    for answer in (WHY, WHO):
        explain._answered(answer)
        assert clipped(narrow.pane) == []


def test_nothing_is_cut_in_the_dialogs(
    qtbot: QtBot, narrow: Bench, desk: Desk, japanese: int
) -> None:
    commands = narrow.page.commands
    people = [japanese, *narrow.page.model.ids[:3]]
    for opened in (
        commands.new_contact,
        lambda: commands.edit_fields(people),
        lambda: commands.add_to_salesforce(people),
        lambda: commands.delete(people),
        lambda: commands.add_to_list(people),
    ):
        opened()
        narrow.rest()
        dialog = next(each for each in narrow.findChildren(QDialog) if each.isVisible())
        assert clipped(dialog) == []
        dialog.reject()
        narrow.rest()
    for made in (
        NameDialog(desk, narrow),
        NameDialog(desk, narrow, OwnList(1), COMPANY),
        DeleteListDialog(desk, OwnList(1), COMPANY * 2, narrow),
        SegmentDialog(desk, narrow, criteria=(Criterion("company", Operator.IS_NOT, COMPANY),)),
    ):
        made.open()
        narrow.rest()
        assert clipped(made) == []
        made.reject()
        narrow.rest()


def test_nothing_is_cut_in_the_import(narrow: Bench, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "連絡先一覧（東日本支社・展示会）.csv"
    file.write_text(
        f"姓,会社名,電子メールアドレス（勤務先）\n{PERSON},{COMPANY},a@b.example\n"
        f"{PERSON},{COMPANY},no address\n"
    )
    dialog = ImportDialog(desk, narrow)
    dialog.open()
    dialog.open_file(file)
    narrow.rest()
    assert clipped(dialog) == []
    for combo, field in zip(
        dialog.columns.combos.values(), ("Last Name", "Company", "Email"), strict=True
    ):
        combo.setCurrentIndex(combo.findText(field))
    dialog.go_next()
    narrow.rest()
    assert dialog._pages.currentWidget() is dialog.preview
    assert clipped(dialog) == []
    dialog.go_next()
    narrow.rest()
    assert clipped(dialog) == []
    dialog.reject()


def test_the_menu_keeps_words_and_keys_apart(narrow: Bench) -> None:
    narrow.page.table.selectRow(0)
    narrow.page.table.customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = narrow.page.table.findChildren(QMenu)
    widest = max(
        menu.fontMetrics().horizontalAdvance(each.text())
        + menu.fontMetrics().horizontalAdvance(each.shortcut().toString())
        for each in menu.actions()
    )
    assert menu.sizeHint().width() > widest
    menu.close()
