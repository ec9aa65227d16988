"""The window in another language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale, QSettings
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.entry import EntryError
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.relative_dates import LITERALS, parse
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.domain.sentence import sentence
from apdesk.language import order, plural, tr
from apdesk.ui import translation, words
from apdesk.ui.editors.dates import read_day
from apdesk.ui.editors.text import LineEditor
from apdesk.ui.sidebar import Place, Sidebar
from apdesk.ui.widgets.busy import BusyOverlay


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.mark.usefixtures("german")
def test_labels_counts_and_numbers_are_german(qtbot: QtBot) -> None:
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    assert sidebar.sync_button.text() == "Jetzt synchronisieren"
    assert sidebar.sync_button.accessibleName() == "Jetzt synchronisieren"
    assert sidebar.buttons[Place.PREFERENCES].text() == "Einstellungen"
    assert words.number(1234) == "1.234"
    assert words.objects({"Lead": 1234, "Account": 1}) == "1.234 Leads und 1 Unternehmen"
    assert plural("{n} lead", "{n} leads", 1) == "1 Lead"


@pytest.mark.usefixtures("german")
def test_days_and_times_are_written_and_read_in_the_german_way() -> None:
    assert words.value("2026-02-03", ApdeskType.DATE) == "3. Feb. 2026"
    for typed in ("3. Feb. 2026", "3. Februar 2026", "3.2.2026", "03.02.2026", "2026-02-03"):
        assert read_day(typed) == "2026-02-03"
    now = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
    assert words.ago(now - timedelta(minutes=4), now) == "vor 4 min"
    assert words.until(now + timedelta(days=1), now).startswith("morgen, ")
    assert [words.every(each) for each in (1, 10, 60)] == [
        "jede Minute",
        "alle 10 Minuten",
        "jede Stunde",
    ]
    assert words.value(True, ApdeskType.CHECKBOX) == "Ja"


@pytest.mark.usefixtures("german")
def test_numbers_are_typed_with_a_comma_and_nothing_is_guessed(qtbot: QtBot) -> None:
    editor = LineEditor(None, ApdeskType.NUMBER)
    qtbot.addWidget(editor)
    editor.show_value(1234.5)
    assert editor.line.text() == "1234,5"
    assert editor.value() == 1234.5
    editor.line.setText("1.234")
    with pytest.raises(EntryError, match="1234,5"):
        editor.value()


@pytest.mark.usefixtures("german")
def test_criteria_read_as_a_german_sentence() -> None:
    schema = SObjectSchema(
        "Lead",
        "Lead",
        "Leads",
        (
            FieldSchema("Status", "Status", FieldType.STRING),
            FieldSchema("Revenue", "Umsatz", FieldType.DOUBLE),
            FieldSchema("CreatedDate", "Erstellt", FieldType.DATE),
        ),
    )
    criteria = (
        Criterion("Status", Operator.IS, "Offen,Neu"),
        Criterion("Revenue", Operator.GREATER, "1234.50"),
        Criterion("CreatedDate", Operator.IS, "LAST_N_DAYS:30"),
    )
    assert sentence("Leads", criteria, schema) == (
        "Leads, für die gilt: Status ist Offen oder Neu, Umsatz ist größer als 1.234,50, "
        "und Erstellt ist in den letzten 30 Tagen."
    )
    assert parse("N_WEEKS_AGO:2").phrase == "der Woche vor 2 Wochen"
    assert "Die letzten … Tage" in {each.label for each in LITERALS}


@pytest.mark.usefixtures("german")
def test_names_are_sorted_as_in_german() -> None:
    assert sorted(["Zoo", "öl", "Otto", "Äpfel", "apfel"], key=order) == [
        "apfel",
        "Äpfel",
        "öl",
        "Otto",
        "Zoo",
    ]
    assert order("apfel") == order("Apfel")


@pytest.mark.usefixtures("german")
def test_qts_own_buttons_are_german(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Abbrechen"


def test_english_is_spoken_where_nothing_else_is_loaded(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    texts = {each.text() for each in BusyOverlay(page).findChildren(QPushButton)}
    assert texts == {"Cancel"}
    assert tr("Cancel") == "Cancel"
    assert translation.languages()[0] == ("system", "Same as the system")


@pytest.mark.parametrize(
    ("tags", "code"),
    [
        (["de-AT", "de", "en-US"], "de"),
        (["fr-FR", "de-DE"], "de"),
        (["fr-FR"], "en"),
        (["C"], "en"),
        (["en-GB", "de"], "en"),
    ],
)
def test_the_system_decides_until_something_is_chosen(tags: list[str], code: str) -> None:
    class System(QLocale):
        def uiLanguages(self, *_separator: object) -> list[str]:
            return tags

    assert translation.spoken(translation.SYSTEM, System()) == code


def test_the_choice_is_remembered_and_nonsense_is_none(memory: QSettings) -> None:
    assert translation.chosen(memory) == "system"
    assert translation.chosen(memory, "de") == "de"
    memory.setValue(translation.KEY, "de")
    assert translation.chosen(memory) == "de"
    memory.setValue(translation.KEY, "xx")
    assert translation.chosen(memory) == "system"


@pytest.mark.parametrize(
    ("code", "system", "number", "day"),
    [
        ("de", "C", "1.234", "3. Feb. 2026"),
        ("de", "de_DE", "1.234", "3. Feb. 2026"),
        ("de", "en_US", "1.234", "3. Feb. 2026"),
        ("en", "de_DE", "1.234", "3. Feb 2026"),
        ("en", "en_US", "1,234", "3. Feb 2026"),
    ],
)
def test_numbers_are_the_countrys_and_months_the_languages(
    code: str, system: str, number: str, day: str
) -> None:
    locale = translation.locale_for(code, QLocale(system))
    assert locale.toString(1234) == number
    assert locale.toString(QDate(2026, 2, 3), "d. MMM yyyy") == day


@pytest.mark.logs("apdesk.ui")
def test_a_language_that_isnt_there_leaves_the_window_english(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    assert translation.load(qapp, "xx") == []
    assert tr("Cancel") == "Cancel"
    assert "can't be loaded" in caplog.text
