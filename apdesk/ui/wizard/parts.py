"""What the wizard's pages are made of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from apdesk.domain.setup_flow import SetupFlow
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import SCROLL_BAR_WIDTH, RadioButton, label, named, scroll_page, wrapped
from apdesk.ui.widgets.layouts import parts
from apdesk.worker.setup import SetupServices
from apdesk.worker.tasks import Runner

#: The width of what is read, the same on every page; a table takes more. As designed for 13-pixel
#: text: larger text takes more.
READING_WIDTH = 116 * SPACE
TABLE_WIDTH = 156 * SPACE


class WizardPage(QWidget):
    """One page. It shows what the flow holds, and writes answers into it.

    Signals:
        answered: Something was answered; the footer must look again.
        next_requested: The page itself asks to go on.
    """

    answered = Signal()
    next_requested = Signal()

    def __init__(
        self,
        flow: SetupFlow,
        services: SetupServices,
        runner: Runner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.flow = flow
        self.services = services
        self.runner = runner
        set_role(self, "page")

    def enter(self) -> None:
        """The page is about to be shown."""

    def leave(self) -> None:
        """Another page takes its place; questions under way are dropped."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard begins."""
        return None

    def show_problems(self) -> None:
        """Next was pressed while something is missing: show where."""


def centered(inner: QWidget, width: int = READING_WIDTH) -> QHBoxLayout:
    """A widget in the middle, at most so wide."""
    inner.setMaximumWidth(theme().size(width))
    inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    around = QHBoxLayout()
    around.setContentsMargins(SPACE * 4, 0, SPACE * 4, 0)
    around.addStretch(1)
    around.addWidget(inner, 100)
    around.addStretch(1)
    return around


def reading_column(page: QWidget) -> QVBoxLayout:
    """A scrolling column in the middle of a page; returns its layout."""
    content = QWidget()
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, SPACE * 3, 0, SPACE * 3)
    column.setSpacing(SPACE * 2)
    around = centered(inner)
    # The scroll bar stands in the margin: the column is as wide as what is above and below it.
    around.setContentsMargins(SPACE * 4, 0, SPACE * 4 - SCROLL_BAR_WIDTH, 0)
    content.setLayout(around)
    outside = QVBoxLayout(page)
    outside.setContentsMargins(0, 0, 0, 0)
    outside.addWidget(scroll_page(content))
    return column


def heading(title: str, text: str = "") -> QVBoxLayout:
    """The title of a page with a sentence under it."""
    layout = QVBoxLayout()
    layout.setSpacing(SPACE // 2)
    layout.addWidget(wrapped(title, "title"))
    if text:
        layout.addWidget(wrapped(text, "muted"))
    return layout


class FoldingRow(QWidget):
    """Widgets beside each other, or, where there is no room for that, under each other."""

    def __init__(
        self, *widgets: QWidget, spacing: int = SPACE, equal: bool = False, folded_spacing: int = -1
    ) -> None:
        """`equal`: they share the whole width; else they stand at its beginning."""
        super().__init__()
        self._equal = equal
        self._spacing = (spacing, spacing if folded_spacing < 0 else folded_spacing)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for each in widgets:
            self._box.addWidget(each, int(equal))
        if not equal:
            self._box.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def folded(self) -> bool:
        """Whether they stand under each other."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def _parts(self) -> list[QWidget]:
        found = [each for each in parts(self._box) if isinstance(each, QWidget)]
        return [each for each in found if not each.isHidden()]

    def minimumSizeHint(self) -> QSize:
        widths = [_least_width(each) for each in self._parts()]
        return QSize(max(widths, default=0), self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(event.size().width())

    def event(self, event: QEvent) -> bool:
        # What is said in the row changed: it may need another form.
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold(self.width())
        return super().event(event)

    def _fold(self, width: int) -> None:
        widths = [_least_width(each) for each in self._parts()]
        gaps = self._spacing[0] * max(0, len(widths) - 1)
        wanted = max(widths, default=0) * len(widths) if self._equal else sum(widths)
        folded = wanted + gaps > width
        if folded != self.folded:
            kinds = QBoxLayout.Direction
            self._box.setDirection(kinds.TopToBottom if folded else kinds.LeftToRight)
            self._box.setSpacing(self._spacing[folded])
            self.updateGeometry()


def _least_width(widget: QWidget) -> int:
    """What it can't do without: its minimum, and for a button all of its text."""
    least = widget.minimumSizeHint().width()
    if isinstance(widget, QAbstractButton):
        least = max(least, widget.sizeHint().width())
    return max(least, widget.minimumWidth())


class BigChoice(QPushButton):
    """A card that is pressed: an icon, a title, and what will happen."""

    def __init__(self, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "choice")
        named(self, title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        picture = QLabel()
        set_icon(picture, icon, "accent_text", 32)
        self.heading = label(title, "subtitle")
        self.words = wrapped(text, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 3)
        layout.setSpacing(SPACE)
        layout.addWidget(picture)
        layout.addSpacing(SPACE // 2)
        layout.addWidget(self.heading)
        layout.addWidget(self.words)
        layout.addStretch(1)
        for each in (picture, self.heading, self.words):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(34 * SPACE, 22 * SPACE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(22 * SPACE, layout.heightForWidth(width)) if layout is not None else -1


class RadioCard(QFrame):
    """A radio button with an explanation, in a card that can be clicked as a whole.

    Signals:
        chosen: The user chose this card.
    """

    chosen = Signal()

    def __init__(
        self, title: str, text: str, badge: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.radio = RadioButton(title)
        self.radio.setAccessibleDescription(text)
        font = self.radio.font()
        font.setWeight(font.Weight.DemiBold)
        self.radio.setFont(font)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.radio)
        if badge:
            top.addWidget(label(badge, "badge-info"))
        top.addStretch(1)
        self.text = wrapped(text, "muted")
        self.body = QVBoxLayout()
        self.body.setContentsMargins(SPACE * 3 + 4, 0, 0, 0)
        self.body.setSpacing(SPACE)
        self.body.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 2, SPACE * 3 // 2, SPACE * 2, SPACE * 2)
        layout.setSpacing(SPACE // 2)
        layout.addLayout(top)
        layout.addLayout(self.body)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.radio.toggled.connect(self._dress)
        self.radio.chosen.connect(self.chosen)
        self._dress(False)

    def _dress(self, on: bool) -> None:
        set_role(self, "card-selected" if on else "card")

    def is_checked(self) -> bool:
        return self.radio.isChecked()

    def set_checked(self, on: bool) -> None:
        """Shows the choice; emits nothing."""
        self.radio.show_checked(on)
        self._dress(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.isEnabled():
            self.radio.click()
            self.radio.setFocus()
        super().mouseReleaseEvent(event)


class RadioCards(QObject):
    """Cards of which one is chosen.

    Signals:
        chosen: The key of the card that the user chose.
    """

    chosen = Signal(str)

    def __init__(self, cards: dict[str, RadioCard], parent: QObject) -> None:
        super().__init__(parent)
        self._cards = cards
        # Each radio has a parent of its own, so a group must say that they belong together.
        self._group = QButtonGroup(self)
        for key, card in cards.items():
            self._group.addButton(card.radio)
            card.setProperty("choiceKey", key)
            card.chosen.connect(self._chosen)
            card.radio.installEventFilter(self)

    @property
    def cards(self) -> dict[str, RadioCard]:
        return self._cards

    @property
    def current(self) -> str:
        return next((key for key, card in self._cards.items() if card.is_checked()), "")

    def choose(self, key: str) -> None:
        """Shows a choice; emits nothing."""
        for each, card in self._cards.items():
            card.set_checked(each == key)

    def _chosen(self) -> None:
        card = self.sender()
        if isinstance(card, RadioCard):
            self.chosen.emit(str(card.property("choiceKey")))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move the choice, as in any group of radio buttons."""
        if event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Right: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_Left: -1,
            }
            step = steps.get(event.key(), 0)  # type: ignore[attr-defined]
            keys = [key for key, card in self._cards.items() if card.isEnabled()]
            here = next((k for k, card in self._cards.items() if card.radio is watched), "")
            if step and here in keys:
                key = keys[(keys.index(here) + step) % len(keys)]
                self._cards[key].radio.setFocus()
                self._cards[key].radio.click()
                return True
        return super().eventFilter(watched, event)


class Explained:
    """The places of "What is this?" buttons, filled when their page is first shown: the texts
    behind them are read only then."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, QBoxLayout, int]] = []

    def add(self, topic: str, line: QBoxLayout, at: int = -1) -> None:
        """A place in a line, at its end or before an item of it."""
        self._waiting.append((topic, line, at))

    def show(self) -> None:
        """Fills the places that are empty."""
        from apdesk.ui.help import what_is_this

        for topic, line, at in self._waiting:
            line.insertWidget(at, what_is_this(topic))
        self._waiting.clear()
