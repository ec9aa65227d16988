"""A message inside a page: what happened, what it means, what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.icons import set_icon
from apdesk.ui.theme import SPACE, dress_again, set_role
from apdesk.ui.widgets.basics import HeightForWidthLabel, button, column, icon_button

Kind = Literal["info", "warning", "error", "success"]
_ICONS = {"info": "info", "warning": "warning", "error": "error", "success": "check-circle"}
_ICON = 20
#: Free room above the first line and below the last one.
_PAD = SPACE * 3 // 2
_TONES = {
    "info": "info_text",
    "warning": "warning_text",
    "error": "danger_text",
    "success": "success_text",
}


class Banner(QFrame):
    """An icon, a title, a text and buttons on a tinted ground. Hidden while it has no text.

    Signals:
        dismissed: The user closed it.
    """

    dismissed = Signal()

    def __init__(
        self,
        kind: Kind = "info",
        title: str = "",
        text: str = "",
        parent: QWidget | None = None,
        *,
        dismissable: bool = False,
    ) -> None:
        """`dismissable`: the user can close it, and `dismissed` tells."""
        super().__init__(parent)
        self._icon = QLabel()
        self._icon.setFixedSize(_ICON, _ICON)
        self._title = HeightForWidthLabel()
        set_role(self._title, "strong")
        self._text = HeightForWidthLabel()
        for each in (self._title, self._text):
            each.setTextFormat(Qt.TextFormat.PlainText)
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            each.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._buttons = QWidget()
        self._buttons.hide()
        self._actions = QHBoxLayout(self._buttons)
        self._actions.setContentsMargins(0, SPACE // 2, 0, 0)
        self._actions.setSpacing(SPACE)
        self._actions.addStretch(1)
        words = column(self._title, self._text, self._buttons, spacing=SPACE // 2)
        words.setContentsMargins(0, _PAD, 0, _PAD)
        self.close_button = icon_button("close", tr("Dismiss"), clicked=self._dismiss)
        self._beside = tuple((each, column(each)) for each in (self._icon, self.close_button))
        for beside, place in self._beside:
            place.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
        (_, left), (_, right) = self._beside
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE * 2, 0, SPACE * 2, 0)
        layout.setSpacing(SPACE)
        layout.addLayout(left)
        layout.addLayout(words, 1)
        layout.addLayout(right)
        self.close_button.setVisible(dismissable)  # once it is inside: alone it'd be a window
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._kind: Kind = kind
        self.show_message(kind, title, text)

    @property
    def kind(self) -> Kind:
        return self._kind

    def title(self) -> str:
        return self._title.text()

    def text(self) -> str:
        return self._text.text()

    def show_message(self, kind: Kind, title: str, text: str = "") -> None:
        """Replaces what is said; without title and text the banner disappears."""
        self._kind = kind
        set_role(self, f"banner-{kind}")
        for each in (self._title, self._text):
            dress_again(each)
        set_icon(self._icon, _ICONS[kind], _TONES[kind], _ICON)
        self._title.setText(title)
        self._text.setText(text)
        self._title.setVisible(bool(title))
        self._text.setVisible(bool(text))
        says = bool(title or text)
        if says:
            self._line_up()
        # Shown before it has a place it would be a window of its own for a moment.
        fresh = not self.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if not (says and fresh and self.parentWidget() is None):
            self.setVisible(says)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def show_error(self, error: ApdeskError) -> None:
        """What an error says, with its next step."""
        self.show_message(
            "error", error.title, " ".join(x for x in (error.message, error.next_step) if x)
        )

    def clear(self) -> None:
        """Says nothing and takes no room."""
        self.show_message(self._kind, "", "")

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._line_up()  # there may be another font
        return super().event(event)

    def _line_up(self) -> None:
        """Puts the middles of the icon and the close button beside that of the first line."""
        first = self._text if self._title.isHidden() else self._title
        first.ensurePolished()
        middle = _PAD + first.fontMetrics().height() // 2
        for each, place in self._beside:
            top = max(0, middle - each.sizeHint().height() // 2)
            if place.contentsMargins().top() != top:
                place.setContentsMargins(0, top, 0, 0)

    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()

    def show_actions(self, on: bool) -> None:
        """Shows or hides all buttons."""
        self._buttons.setVisible(on)

    def add_action(
        self, text: str, clicked: Callable[[], Any] | None = None, role: str = "secondary"
    ) -> QPushButton:
        """A button under the text; returns it, so that it can be hidden or connected."""
        result = button(text, role, clicked=clicked)
        self._buttons.show()
        self._actions.insertWidget(self._actions.count() - 1, result)
        return result
