"""The help as a window beside the one that asks: contents, a page, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QTextBrowser, QWidget

from apdesk.language import tr, translated
from apdesk.ui.help import topics
from apdesk.ui.help.contents import TERM, Contents
from apdesk.ui.help.page_text import TERM_SCHEME, page_html, page_style
from apdesk.ui.help.topic import Topic
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import button, column, icon_button, label, named, row
from apdesk.ui.widgets.layouts import clear

if TYPE_CHECKING:
    from apdesk.ui.main_window import MainWindow

#: What the help offers besides reading: commands of the main window.
_SHORTCUTS, _TOUR = "help.shortcuts", "help.tour"


def help_window(parent: QWidget) -> HelpWindow:
    """The help of the window that `parent` is in; made at the first call.

    Each window has its own, since a dialog that waits for an answer lets only its own children be
    used meanwhile.
    """
    window = parent.window()
    if isinstance(window, HelpWindow):
        return window
    found = window.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, HelpWindow) else HelpWindow(window)


class HelpWindow(QDialog):
    """Shows the pages of the help; doesn't keep anybody from working."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.setModal(False)
        room = self.screen().availableGeometry().width() - SPACE * 8
        self.resize(min(theme().size(SPACE * 112), room), SPACE * 76)
        self._trail: list[str] = []
        self._at = -1
        self.contents = Contents()
        self.contents.setFixedWidth(theme().size(SPACE * 34))
        self.contents.chosen.connect(self._chosen)
        self.back_button = icon_button("arrow-left", tr("Back"), clicked=self.go_back)
        self.forward_button = icon_button("arrow-right", tr("Forward"), clicked=self.go_forward)
        self.tour_button = button(tr("Take the tour"), "quiet", clicked=lambda: self._do(_TOUR))
        self.keys_button = button(
            tr("Keyboard shortcuts"), "quiet", clicked=lambda: self._do(_SHORTCUTS)
        )
        self.close_button = button(tr("Close"), clicked=self.close)
        self.page = QTextBrowser()
        self.page.setOpenLinks(False)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.document().setDocumentMargin(SPACE)
        set_role(self.page, "plain")
        self.page.anchorClicked.connect(self._followed)
        self._see_also = QWidget()
        self._links = QGridLayout(self._see_also)
        self._links.setContentsMargins(SPACE, 0, 0, 0)
        self._links.setVerticalSpacing(0)
        self._build()
        theme().changed.connect(self._show_page)

    def _build(self) -> None:
        tools = row(
            self.back_button,
            self.forward_button,
            None,
            self.tour_button,
            self.keys_button,
            spacing=SPACE // 2,
        )
        right = column(tools, self.page, self._see_also, row(None, self.close_button))
        right.setStretch(1, 1)
        whole = row(self.contents, right, spacing=SPACE * 2, margins=SPACE * 2)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for keys, action in (
            (QKeySequence.StandardKey.Back, self.go_back),
            (QKeySequence.StandardKey.Forward, self.go_forward),
            (QKeySequence.StandardKey.Find, self.contents.search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self, action)

    # -- going ----------------------------------------------------------------------------------

    def _do(self, command: str) -> None:
        """What is shown then is in the window behind, which comes to the front."""
        self.close()
        window = self._main
        for each in window.commands() if window is not None else ():
            if each.key == command:
                each.run()

    @property
    def _main(self) -> MainWindow | None:
        """The window behind, None where it is a dialog: that one has no commands."""
        behind = self.parentWidget()
        return cast("MainWindow", behind) if hasattr(behind, "commands") else None

    @property
    def topic(self) -> Topic:
        """The one that is shown."""
        return topics.topic(self._trail[self._at])

    def show_topic(self, key: str) -> None:
        """Opens the window, or brings it to the front, at a topic. Raises KeyError."""
        self._go(key)
        window = self._main
        self.keys_button.setVisible(window is not None)
        self.tour_button.setVisible(window is not None and not window.wizard_open)
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    def show_term(self, key: str) -> None:
        """Goes to a term of the glossary. Raises KeyError."""
        topics.term(key)
        self._go(topics.GLOSSARY.key)
        self.page.scrollToAnchor(key)

    def go_back(self) -> None:
        self._step(-1)

    def go_forward(self) -> None:
        self._step(1)

    def _go(self, key: str) -> None:
        topics.topic(key)
        if self._at < 0 or self._trail[self._at] != key:
            del self._trail[self._at + 1 :]
            self._trail.append(key)
            self._at = len(self._trail) - 1
        self._show_page()

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._trail):
            self._at += by
            self._show_page()

    @Slot(str)
    def _chosen(self, key: str) -> None:
        if key.startswith(TERM):
            self.show_term(key.removeprefix(TERM))
        else:
            self._go(key)

    @Slot(QUrl)
    def _followed(self, link: QUrl) -> None:
        if link.scheme() == TERM_SCHEME:
            self.show_term(link.path())

    # -- showing --------------------------------------------------------------------------------

    @Slot()
    def _show_page(self) -> None:
        if self._at < 0:
            return
        topic = self.topic
        self.page.document().setDefaultStyleSheet(page_style())
        self.page.setHtml(page_html(topic))
        named(self.page, translated(topic.title))
        self.back_button.setEnabled(self._at > 0)
        self.forward_button.setEnabled(self._at < len(self._trail) - 1)
        self._show_see_also(topic)
        self.contents.show_current(topic)

    def _show_see_also(self, topic: Topic) -> None:
        clear(self._links)
        self._see_also.setVisible(bool(topic.see_also))
        if topic.see_also:
            self._links.addWidget(label(tr("See also"), "overline"), 0, 0)
        for at, key in enumerate(topic.see_also):
            self._links.addWidget(self._link(key), 1 + at // 2, at % 2)

    def _link(self, key: str) -> QWidget:
        made = button(translated(topics.topic(key).title), "link")
        made.clicked.connect(lambda _checked=False: self._follow(key))
        return made

    def _follow(self, key: str) -> None:
        self.page.setFocus()  # before the link that has the focus goes
        self._go(key)
