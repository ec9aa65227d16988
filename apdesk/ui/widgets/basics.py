"""Labels, buttons and layouts with a role and an accessible name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from apdesk.language import tr
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE, set_role

W = TypeVar("W", bound=QWidget)


def named(widget: W, text: str) -> W:
    """Sets the accessible name, which equals the visible label. Returns the widget."""
    widget.setAccessibleName(text)
    return widget


class HeightForWidthLabel(QLabel):
    """A wrapped label that takes the height its text needs, also inside nested layouts.

    Its vertical policy lets it grow: the size hint of a wrapped QLabel is that of a wider label, so
    a layout that took it for the most would cut a narrow one.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def label(
    text: str = "", role: str = "", *, wrap: bool = False, selectable: bool = False
) -> QLabel:
    """A text: `role` as in the style sheet ("title", "muted" ...)."""
    result = HeightForWidthLabel(text) if wrap else QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        set_role(result, role)
    if selectable:
        result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return result


def wrapped(text: str = "", role: str = "", *, selectable: bool = False) -> QLabel:
    """A text of as many lines as it needs."""
    return label(text, role, wrap=True, selectable=selectable)


def button(
    text: str,
    role: str = "secondary",
    *,
    icon: str = "",
    clicked: Callable[[], Any] | None = None,
) -> QPushButton:
    """A push button. `clicked` is called without arguments, on the GUI thread."""
    result = QPushButton(text)
    set_role(result, role)
    named(result, text)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    result.setAutoDefault(False)
    if icon:
        tone = {"primary": "on_accent", "danger": "on_danger", "link": "accent_text"}
        set_icon(result, icon, tone.get(role, "muted"))
    if clicked is not None:
        slot = clicked
        result.clicked.connect(lambda _checked=False: slot())
    return result


def icon_button(
    icon: str, text: str, *, checkable: bool = False, clicked: Callable[[], Any] | None = None
) -> QToolButton:
    """A button that shows only an icon; `text` is its tooltip and accessible name."""
    result = QToolButton()
    set_role(result, "icon")
    result.setCheckable(checkable)
    result.setToolTip(text)
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    named(result, text)
    set_icon(result, icon)
    if clicked is not None:
        slot = clicked
        result.clicked.connect(lambda _checked=False: slot())
    return result


class RadioButton(QRadioButton):
    """A radio button that is named as it reads.

    Signals:
        chosen: The user took it: with the mouse, the keys, or an assistive technology (which turns
            it on without a click, so that `clicked` would never come).
    """

    chosen = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        named(self, text)
        self._showing = False
        self.toggled.connect(self._toggled)

    def show_checked(self, on: bool = True) -> None:
        """Shows a choice; emits nothing but `toggled`."""
        self._showing = True
        try:
            self.setChecked(on)
        finally:
            self._showing = False

    def _toggled(self, on: bool) -> None:
        if on:
            self._take_tab()
        if on and not self._showing:
            self.chosen.emit()

    def _take_tab(self) -> None:
        """Of a group, Tab leads to the chosen one. Qt sees to that only when one has the focus."""
        group, tab = self.group(), Qt.FocusPolicy.TabFocus
        for each in group.buttons() if group is not None else ():
            policy = each.focusPolicy().value & ~tab.value
            each.setFocusPolicy(Qt.FocusPolicy(policy | tab.value if each is self else policy))


class LineEdit(QLineEdit):
    """A line of text.

    Signals:
        edited: (str) The user changed it: by typing, or through an assistive technology (which
            replaces the text, so that `textEdited` would never come).
        replaced: (str) The latter: it is whole, and no Return or leaving will finish it.
    """

    edited = Signal(str)
    replaced = Signal(str)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._showing = False
        self._by_typing = False
        self.textEdited.connect(self._was_typed)
        self.textChanged.connect(self._changed)

    def setClearButtonEnabled(self, on: bool, /) -> None:
        super().setClearButtonEnabled(on)
        for each in self.findChildren(QAction):
            if not each.text():
                each.setText(tr("Clear"))

    def show_text(self, text: str) -> None:
        """Shows a text from its beginning; emits nothing but `textChanged`."""
        if text == self.text():
            return
        self._showing = True
        try:
            self.setText(text)
            self.setCursorPosition(0)
        finally:
            self._showing = False

    def _changed(self, text: str) -> None:
        # `textEdited` comes first, for the same change.
        typed, self._by_typing = self._by_typing, False
        if self._showing:
            return
        self.edited.emit(text)
        if not typed:
            self.replaced.emit(text)

    def _was_typed(self) -> None:
        self._by_typing = True


def _fill(layout: QBoxLayout, items: tuple[QWidget | QLayout | int | None, ...]) -> None:
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def row(
    *items: QWidget | QLayout | int | None, spacing: int = SPACE, margins: int = 0
) -> QHBoxLayout:
    """A horizontal layout; an int is a gap in pixels, None takes the free room."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins, margins, margins, margins)
    _fill(layout, items)
    return layout


def column(
    *items: QWidget | QLayout | int | None, spacing: int = SPACE, margins: int = 0
) -> QVBoxLayout:
    """A vertical layout; an int is a gap in pixels, None takes the free room."""
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(margins, margins, margins, margins)
    _fill(layout, items)
    return layout


#: The width of a scroll bar, as the style sheet has it.
SCROLL_BAR_WIDTH = 12


class ScrollPage(QScrollArea):
    """A frameless vertical scroll area that is as wide as there is room.

    The scroll bar keeps its place while there is nothing to scroll, and is only not drawn then: if
    the width depended on it, text that just fits without it would make it come and go for ever.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = self.verticalScrollBar()
        bar.setProperty("idle", True)
        bar.rangeChanged.connect(self._range_changed, Qt.ConnectionType.QueuedConnection)
        set_role(content, "scroll")
        self.setWidget(content)

    @Slot(int, int)
    def _range_changed(self, low: int, high: int) -> None:
        # Later than the layout that changed the range, which must not be disturbed.
        bar = self.verticalScrollBar()
        if bar.property("idle") is not (low == high):
            bar.setProperty("idle", low == high)
            bar.style().unpolish(bar)
            bar.style().polish(bar)


def scroll_page(content: QWidget) -> QScrollArea:
    """`content` in a ScrollPage."""
    return ScrollPage(content)


class _InLine(QHBoxLayout):
    """Wider than its place by a scroll bar. A margin can't do that: Qt takes one below zero for
    none."""

    def sizeHint(self) -> QSize:
        return super().sizeHint() - QSize(SCROLL_BAR_WIDTH, 0)

    def minimumSize(self) -> QSize:
        return super().minimumSize() - QSize(SCROLL_BAR_WIDTH, 0)

    def setGeometry(self, area: QRect, /) -> None:
        super().setGeometry(area.adjusted(0, 0, SCROLL_BAR_WIDTH, 0))


def scroll_in_line(page: QWidget) -> QHBoxLayout:
    """A layout of a scroll page, or of a stack with some: it reaches so far to the right that what
    the page holds stands in line with what is above and below it."""
    layout = _InLine()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(page)
    return layout


class Divider(QFrame):
    """A hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "divider")
        self.setFixedHeight(1)


class ElidedLabel(QLabel):
    """One line that ends in "…" when there is no room; the tooltip then has the whole text.

    Attributes:
        brief: Shown where the whole text has no room; '' for as much of that as there is room for.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(parent)
        self._full = self.brief = ""
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            set_role(self, role)
        self.setText(text)

    def text(self) -> str:
        """The whole text, whatever is shown of it."""
        return self._full

    def setText(self, text: str, /, brief: str = "") -> None:
        self._full, self.brief = text, brief
        self.setAccessibleName(text)
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._elide()

    def _elide(self) -> None:
        room = max(0, self.contentsRect().width())
        line = " ".join(self._full.split())
        if self.brief and self.fontMetrics().horizontalAdvance(line) > room:
            line = self.brief
        shown = self.fontMetrics().elidedText(line, self._mode, room)
        if super().text() != shown:
            super().setText(shown)
        self.setToolTip(self._full if shown != self._full else "")
