"""What all tests of the window stand on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from apdesk.language import speak
from apdesk.ui import translation


@pytest.fixture(autouse=True)
def keys_let_go(qapp: QApplication) -> Iterator[None]:
    """Qt takes a modifier of a key click for held down until the next event: the rows that a later
    test selects would be added to a range."""
    yield
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        nobody = QWidget()
        QTest.keyRelease(nobody, Qt.Key.Key_Shift)
        nobody.deleteLater()


@pytest.fixture(autouse=True)
def windows_gone(qapp: QApplication) -> Iterator[None]:
    """What was to be deleted later is, and not only when the next test waits for something: that
    test would dress the windows of this one anew, which takes longer than to make its own."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The window speaks German, with its own translations."""
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    put_on = translation.load(qapp, "de")
    yield
    speak(None)
    QLocale.setDefault(before)
    for each in put_on:
        qapp.removeTranslator(each)
        each.deleteLater()
