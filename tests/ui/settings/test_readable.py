"""What is written in grey can be read, measured on the pixels; fields beside each other match."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from apdesk.ui.theme import Scheme, apply_theme, contrast

SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def colours(qtbot: QtBot, widget: QWidget) -> Counter[str]:
    """The colours inside the frame of a widget that has not the focus, by their number."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 200)
    widget.setParent(window)
    widget.setGeometry(20, 20, 300, widget.sizeHint().height())
    window.show()
    qtbot.waitExposed(window)
    widget.clearFocus()
    image: QImage = widget.grab().toImage()
    inside = Counter(
        image.pixelColor(x, y).name()
        for x in range(4, image.width() - 4)
        for y in range(4, image.height() - 4)
    )
    assert len(inside) > 1
    return inside


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_placeholders(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    apply_theme(qapp, scheme)
    field = kind()
    # Of each letter there is a pixel that is wholly covered.
    field.setPlaceholderText("HHHH ████")
    found = colours(qtbot, field)
    ((ground, _),) = found.most_common(1)
    assert max(contrast(each, ground) for each in found) >= 4.5


def test_all_fields_are_as_high(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    fields = [kind(window) for kind in (QLineEdit, QComboBox, QSpinBox, QDateEdit)]
    window.show()
    qtbot.waitExposed(window)
    assert len({each.sizeHint().height() for each in fields}) == 1
