"""A short answer beside the thing that was asked about, within the window.

It is a part of the window and no window of its own: assistive technologies find it where it is, and
no desktop keeps it from its place.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QFrame, QWidget

from apdesk.language import tr, translated
from apdesk.ui.help import topics
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import button, column, icon_button, label, named, row
from apdesk.ui.widgets.accessible import register

WIDTH = SPACE * 44
_GAP = SPACE // 2
_EDGE = SPACE


class Popover(QFrame):
    """Says what something is. Esc, a click elsewhere, or going elsewhere closes it; Esc gives the
    focus back to the button that opened it."""

    def __init__(self, opener: QWidget, topic: str) -> None:
        """Raises KeyError for an unknown topic."""
        window = opener.window()
        for other in window.findChildren(
            Popover, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            other.dismiss()
        super().__init__(window)
        register(QAccessibleWidget(self, QAccessible.Role.Dialog, ""))
        self._opener = opener
        self._key = topic
        shown = topics.topic(topic)
        set_role(self, "popover")
        named(self, translated(shown.title))
        self.setAccessibleDescription(translated(shown.gist))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(min(theme().size(WIDTH), max(SPACE * 20, window.width() - 2 * _EDGE)))
        self.title = label(translated(shown.title), "strong", wrap=True)
        self.text = label(translated(shown.gist), wrap=True)
        self.close_button = icon_button("close", tr("Close"), clicked=self.close_back)
        self.more_button = button(tr("More in the help"), "link", clicked=self._more)
        head = row(self.title, self.close_button)
        head.setStretch(0, 1)
        head.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(head, self.text, row(self.more_button, None), margins=SPACE * 3 // 2))
        QWidget.setTabOrder(self.close_button, self.more_button)

    def open(self) -> None:
        """Shows it at its button, as far as there is room, and takes the focus."""
        self.ensurePolished()
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))
        self._place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.window().installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _place(self) -> None:
        window = self.window()
        corner = self._opener.mapTo(window, QPoint(0, 0))
        self.move(beside(QRect(corner, self._opener.size()), self.size(), window.size()))

    # -- closing --------------------------------------------------------------------------------

    def dismiss(self) -> None:
        """Goes, wherever the focus is."""
        self.window().removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def close_back(self) -> None:
        """Goes, and the focus is again where it came from."""
        self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        if self.isVisible():
            self.dismiss()

    def _more(self) -> None:
        from apdesk.ui.help.buttons import show_help

        opener = self._opener
        self.close_back()
        show_help(opener, self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.close_back()
            return
        super().keyPressEvent(event)

    def _is_mine(self, widget: object) -> bool:
        return isinstance(widget, QWidget) and (widget is self or self.isAncestorOf(widget))

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and not self._is_mine(new):
            self.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            # of the window, or of a part of it that makes nothing of it
            if not self.geometry().contains(event.position().toPoint()):
                self.dismiss()
        elif event.type() == QEvent.Type.Resize:
            self.dismiss()  # what it stands beside is elsewhere now
        return False


def beside(opener: QRect, size: QSize, window: QSize) -> QPoint:
    """Where something of `size` stands so that it is near `opener` and within a window: below it,
    or above where there is no room."""
    below = opener.bottom() + _GAP
    above = opener.top() - _GAP - size.height()
    room = window.height() - _EDGE - size.height()
    top = below if below <= room or above < _EDGE else above
    left = min(opener.left(), window.width() - _EDGE - size.width())
    return QPoint(max(_EDGE, left), max(_EDGE, min(top, room)))
