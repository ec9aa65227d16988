"""What sections of the preferences are made of: a setting with its name, its help, its hint."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLayout, QScrollArea, QVBoxLayout, QWidget

from apdesk.ui.help import what_is_this
from apdesk.ui.settings.flow import FlowLayout
from apdesk.ui.theme import SPACE, dress_again
from apdesk.ui.widgets import Banner, label, named, row
from apdesk.ui.widgets.banner import Kind

NAME_WIDTH = SPACE * 22
#: Where the words begin that belong to a box.
INDENT = SPACE * 3
#: The room of the help beside a setting.
_HELP_WIDTH = SPACE * 5


class FormLine(QWidget):
    """A name, a field, its help, and under it what is to be known or what is wrong with it."""

    def __init__(
        self, text: str, control: QWidget, hint: str = "", *, topic: str = "", wide: bool = True
    ) -> None:
        """`topic` of the help; `wide`: the field takes the room that there is."""
        super().__init__()
        self._control = control
        name = label(text, wrap=True)
        name.setBuddy(control)
        name.setFixedWidth(NAME_WIDTH)
        named(control, text)
        self._hint = label(hint, "small", wrap=True)
        self._wrong = label("", "error", wrap=True)
        for each in (self._hint, self._wrong):
            each.setContentsMargins(NAME_WIDTH + SPACE, 0, 0, 0)
        line: QLayout
        if wide:
            line = row(name, control)
            line.setStretch(1, 1)
            if not topic:
                # Fields end at one line, with help beside them or without.
                line.addSpacing(_HELP_WIDTH)
        else:
            control.setMinimumWidth(SPACE * 20)
            line = FlowLayout(name, control)
        if topic:
            line.addWidget(what_is_this(topic))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(line)
        layout.addWidget(self._hint)
        layout.addWidget(self._wrong)
        self._hint.setVisible(bool(hint))
        self._wrong.hide()

    @property
    def wrong(self) -> str:
        return self._wrong.text()

    def say(self, sentence: str) -> None:
        """Says what is wrong; '' for nothing."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._control.setProperty("invalid", bool(sentence))
        self._control.setAccessibleDescription(sentence)
        dress_again(self._control)


class SwitchLine(QWidget):
    """A box to tick, its help, and what it does in words.

    Signals:
        chosen: (bool) The user turned it on or off.
    """

    chosen = Signal(bool)

    def __init__(self, text: str, words: str, topic: str) -> None:
        super().__init__()
        self._showing = False
        self.box = named(QCheckBox(text), text)
        self.box.setAccessibleDescription(words)
        self.box.toggled.connect(self._toggled)
        said = label(words, "muted", wrap=True)
        said.setContentsMargins(INDENT, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(FlowLayout(self.box, what_is_this(topic)))
        layout.addWidget(said)

    def show_on(self, on: bool) -> None:
        """Shows how it is; emits nothing."""
        self._showing = True
        try:
            self.box.setChecked(on)
        finally:
            self._showing = False

    def _toggled(self, on: bool) -> None:
        if not self._showing:
            self.chosen.emit(on)


class ResultBanner(Banner):
    """A banner that comes into sight with what it says: the button that it answers may stand at the
    end of a long page."""

    def show_message(self, kind: Kind, title: str, text: str = "") -> None:
        super().show_message(kind, title, text)
        if title and self.isVisible():
            # Once the page has grown by it.
            QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea):
            holder = self.parentWidget()
            layout = holder.layout() if holder is not None else None
            if layout is not None:
                layout.activate()
            parent.ensureWidgetVisible(self, 0, SPACE * 8)
