"""Frames that hold things: cards, empty pages that say what to do, fields to search and copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from apdesk.language import tr
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets.basics import LineEdit, button, icon_button, label, named


class _Head(QHBoxLayout):
    """As high as its title. What is higher, such as a "?" beside it, reaches out at both sides, so
    that the title stands where those of the other cards do."""

    def __init__(self, title: QLabel) -> None:
        super().__init__()
        self._title = title

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._title.sizeHint().height())

    def minimumSize(self) -> QSize:
        return QSize(super().minimumSize().width(), self._title.sizeHint().height())

    def setGeometry(self, area: QRect, /) -> None:
        out = max(0, super().sizeHint().height() - area.height())
        super().setGeometry(area.adjusted(0, -(out // 2), 0, out - out // 2))


class Card(QFrame):
    """A rounded frame. Put the contents into `body`; what stands right of the title into `head`."""

    def __init__(
        self, title: str = "", text: str = "", parent: QWidget | None = None, *, role: str = "card"
    ) -> None:
        super().__init__(parent)
        set_role(self, role)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE * 3, SPACE * 5 // 2, SPACE * 3, SPACE * 5 // 2)
        self.body.setSpacing(SPACE * 3 // 2)
        self.title = label(title, "subtitle")
        self.head = _Head(self.title)
        self.head.setSpacing(SPACE)
        if title:
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            self.body.addLayout(self.head)
            self.setAccessibleName(title)
        if text:
            self.body.addWidget(label(text, "muted", wrap=True))


class EmptyState(QWidget):
    """Nothing to show: an icon, why, and what to do next."""

    def __init__(
        self, icon: str = "list", title: str = "", text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label(title, "subtitle", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = label(text, "muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._text.setMaximumWidth(SPACE * 50)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(SPACE)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addStretch(2)
        layout.addWidget(self._icon)
        layout.addSpacing(SPACE)
        layout.addWidget(self._title)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._text, 100)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addSpacing(SPACE)
        layout.addLayout(self._actions)
        layout.addStretch(3)
        self._actions.addStretch(1)
        self._actions.addStretch(1)
        self.show_message(icon, title, text)

    def show_message(self, icon: str, title: str, text: str = "") -> None:
        """Replaces what is said."""
        set_icon(self._icon, icon, "disabled", 48)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def title(self) -> str:
        return self._title.text()

    def text(self) -> str:
        return self._text.text()

    def add_action(
        self, text: str, clicked: Callable[[], Any] | None = None, role: str = "secondary"
    ) -> QPushButton:
        """A button under the text; returns it."""
        result = button(text, role, clicked=clicked)
        self._actions.insertWidget(self._actions.count() - 1, result)
        return result


#: The magnifier, the place of the × and the frame of a search field.
_BESIDE_WORDS = SPACE * 11


class SearchField(LineEdit):
    """A field with a magnifier; `searched` comes a moment after the last key, or with Enter.

    Escape empties it.
    """

    searched = Signal(str)

    def __init__(
        self, name: str = "", parent: QWidget | None = None, *, delay_ms: int = 180
    ) -> None:
        super().__init__(parent=parent)
        self.setPlaceholderText(name or tr("Search"))
        named(self, name or tr("Search"))
        self.setClearButtonEnabled(True)
        self._sent = ""
        glass = QAction(QIcon(), tr("Search"), self)
        glass.triggered.connect(self._send)
        set_icon(glass, "search")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._send)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._send)

    def sizeHint(self) -> QSize:
        """Wide enough for what it says while it is empty."""
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(max(hint.width(), words + _BESIDE_WORDS), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def _typed(self, _text: str) -> None:
        self._timer.start()

    def _send(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._sent:
            self._sent = text
            self.searched.emit(text)


class CopyField(QWidget):
    """A value that can be read, selected and copied with one button."""

    def __init__(self, name: str, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = named(QLineEdit(value), name)
        self._field.setReadOnly(True)
        self._field.setCursorPosition(0)
        self._copy = icon_button("copy", tr("Copy {name}", name=name), clicked=self.copy)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(1500)
        self._back.timeout.connect(self._restore)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._copy)

    def value(self) -> str:
        return self._field.text()

    def set_value(self, value: str) -> None:
        self._field.setText(value)
        self._field.setCursorPosition(0)

    def copy(self) -> None:
        """Puts the value on the clipboard and shows a tick for a moment."""
        QGuiApplication.clipboard().setText(self._field.text())
        set_icon(self._copy, "check", "success_text")
        self._back.start()

    def _restore(self) -> None:
        set_icon(self._copy, "copy")
