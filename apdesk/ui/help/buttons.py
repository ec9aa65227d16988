"""The ways into the help: a "Help" button, the small "?" beside a setting, and F1's function."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from apdesk.language import tr, translated
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import set_role
from apdesk.ui.widgets import icon_button, named


def show_help(parent: QWidget, topic: str) -> None:
    """Opens the help of `parent`'s window at a topic. Raises KeyError for an unknown one."""
    from apdesk.ui.help.window import help_window

    help_window(parent).show_topic(topic)


def help_button(topic: str) -> QToolButton:
    """A button "Help" that opens the help at a topic. Raises KeyError for an unknown one."""
    from apdesk.ui.help import topics

    title = translated(topics.topic(topic).title)
    made = QToolButton()
    made.setText(tr("Help"))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_role(made, "quiet")
    set_icon(made, "question")
    named(made, made.text())
    made.setAccessibleDescription(title)
    made.clicked.connect(lambda _checked=False: show_help(made, topic))
    return made


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
