"""Lookup criteria are picked by name, show the names of their ids, and still take typed ids."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from apdesk.domain.cancel import CancelToken
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import SyncMode
from apdesk.domain.setup_flow import ConnectTarget, Page
from apdesk.practice_org.http.server import PracticeServer
from apdesk.ui.criteria.editor import CriteriaEditor
from apdesk.ui.criteria.reference import ReferenceValue
from apdesk.ui.criteria.references import ids_in
from apdesk.ui.wizard.window import SetupWizard
from apdesk.worker.setup import Named, SetupServices

PATIENCE = 20_000


def at_the_criteria(qtbot: QtBot, wizard: SetupWizard) -> CriteriaEditor:
    wizard.welcome.practice_card.click()
    qtbot.waitUntil(lambda: wizard.flow.page is Page.CONNECT, timeout=PATIENCE)
    with qtbot.waitSignal(wizard.connected, timeout=PATIENCE):
        wizard.connect_page.log_in_button.click()
    wizard.go_next()
    wizard.configure.scope.cards["selective"].radio.click()
    section = wizard.configure.sections["Lead"]
    section.modes[SyncMode.CRITERIA].click()
    assert section.editor is not None
    return section.editor


def owner_value(editor: CriteriaEditor, value: str = "") -> ReferenceValue:
    editor.set_criteria((Criterion("OwnerId", Operator.IS, value),))
    found = editor.rows[0].editor
    assert isinstance(found, ReferenceValue)
    return found


def test_an_owner_is_found_by_name_and_stands_in_the_sentence(
    qtbot: QtBot, wizard: SetupWizard, server: PracticeServer
) -> None:
    editor = at_the_criteria(qtbot, wizard)
    value = owner_value(editor)
    value.open_list()
    picker = value.picker
    qtbot.waitUntil(lambda: len(picker.captions) > 3, timeout=PATIENCE)
    assert any(each.endswith("(Group)") for each in picker.captions)
    users = server.org.query("SELECT Id, Name FROM User ORDER BY Name").records()
    user = next(each for each in users if f"{each['Name']} (User)" in picker.captions)
    picker.search.setText(str(user["Name"])[1:5].upper())
    picker.search.returnPressed.emit()
    caption = f"{user['Name']} (User)"
    everyone = len(picker.captions)
    qtbot.waitUntil(
        lambda: caption in picker.captions and len(picker.captions) < everyone, timeout=PATIENCE
    )
    with qtbot.waitSignal(editor.changed):
        picker.toggle(picker.captions.index(caption))
    picker.close()
    assert ids_in(value.value()) == (user["Id"],)
    assert value.shown_names.text() == user["Name"]
    assert editor.sentence.text() == f"Leads whose Owner ID is {user['Name']}."
    assert editor.is_valid()

    # The second one is added; taking the first away leaves it.
    value.open_list()
    qtbot.waitUntil(lambda: len(picker.captions) == everyone, timeout=PATIENCE)
    other = next(at for at, each in enumerate(picker.captions) if user["Name"] not in each)
    picker.toggle(other)
    assert len(ids_in(value.value())) == 2
    picker.toggle(next(at for at, x in enumerate(picker.captions) if user["Name"] in x))
    picker.close()
    assert len(ids_in(value.value())) == 1
    assert user["Id"] not in value.value()


def test_typed_ids_get_their_names_and_reach_the_preview(
    qtbot: QtBot, wizard: SetupWizard, server: PracticeServer
) -> None:
    editor = at_the_criteria(qtbot, wizard)
    administrator = server.org.administrator_id
    name = str(
        server.org.query(f"SELECT Name FROM User WHERE Id = '{administrator}'").records()[0]["Name"]
    )
    value = owner_value(editor)
    line = value.focusProxy()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, administrator[:15])
    qtbot.waitUntil(lambda: value.shown_names.text() == name, timeout=PATIENCE)
    assert name in editor.sentence.text()
    wizard.go_next()
    wizard.go_next()
    said = [each.text() for each in wizard.preview.choices.findChildren(QLabel)]
    assert f"Leads whose Owner ID is {name}." in said
    qtbot.waitUntil(lambda: not wizard.preview.busy, timeout=PATIENCE)


def test_what_nobody_is_called_finds_nobody_and_says_so(qtbot: QtBot, wizard: SetupWizard) -> None:
    editor = at_the_criteria(qtbot, wizard)
    picker = owner_value(editor).picker
    picker.open_at(QPoint(0, 0), 300, ())
    qtbot.waitUntil(lambda: bool(picker.captions), timeout=PATIENCE)
    picker.search.setText("100 % nobody_'")
    picker.search.returnPressed.emit()
    qtbot.waitUntil(lambda: "nobody_" in picker.said.text(), timeout=PATIENCE)
    assert picker.captions == ()
    picker.close()


def test_an_object_that_cannot_be_asked_is_left_out(
    services: SetupServices, server: PracticeServer, target: ConnectTarget
) -> None:
    services.log_in(target)(lambda _step: None, CancelToken())
    found = services.find_by_name(("Nonsense__c", "User"), "")(lambda _step: None, CancelToken())
    assert isinstance(found, tuple)
    assert {each.sobject for each in found if isinstance(each, Named)} == {"User"}
    none = services.names_of(("User",), ())(lambda _step: None, CancelToken())
    assert none == ()


def test_ids_of_a_value_list() -> None:
    assert ids_in('005000000000001, 005000000000001AAA,"",Smith') == ("005000000000001AAA",)
