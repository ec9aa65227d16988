"""The ways into the help: a "Help" button, the small "?" beside a setting, and F1's function."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from apdesk.language import tr, translated
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import set_role
from apdesk.ui.widgets import icon_button, named


def show_help(parent: QWidget, topic: str) -> None:
    """Opens the help of `parent`'s window at a topic. Raises KeyError for an unknown one."""
    from apdesk.ui.help.window import help_window

    help_window(parent).show_topic(topic)


class HelpButton(QToolButton):
    """A button "Help". It stands at the right end of the head of a page, a dialog or the wizard."""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        """Raises KeyError for an unknown topic."""
        super().__init__(parent)
        self._topic = topic
        self.setText(tr("Help"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, "quiet")
        set_icon(self, "question")
        named(self, self.text())
        self.ask_about(topic)
        self.clicked.connect(lambda _checked=False: show_help(self, self._topic))

    def sizeHint(self) -> QSize:
        """Without the two spaces that Qt adds behind the text, which push it off the edge."""
        hint = super().sizeHint()
        return QSize(hint.width() - 2 * self.fontMetrics().horizontalAdvance(" "), hint.height())

    def ask_about(self, topic: str) -> None:
        """Leads to another topic. Raises KeyError for an unknown one."""
        from apdesk.ui.help import topics

        self._topic = topic
        self.setAccessibleDescription(translated(topics.topic(topic).title))


def help_button(topic: str) -> HelpButton:
    """A button "Help" that opens the help at a topic. Raises KeyError for an unknown one."""
    return HelpButton(topic)


def what_is_this(topic: str) -> QToolButton:
    """A small "?" that answers in a few words what stands beside it. Raises KeyError for an
    unknown topic."""
    from apdesk.ui.help import topics

    title = translated(topics.topic(topic).title)
    made = icon_button("question", tr("What is this?"), clicked=lambda: _answer(made, topic))
    made.setAccessibleDescription(title)
    return made


def _answer(button: QToolButton, topic: str) -> None:
    from apdesk.ui.help.popover import Popover

    Popover(button, topic).open()
