"""The buttons above the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from apdesk.language import tr
from apdesk.ui.icons import set_icon
from apdesk.ui.journeys.canvas.actions import CanvasActions
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import named, row


class Toolbar(QFrame):
    """Undo, redo, size, order, picture."""

    def __init__(
        self, actions: CanvasActions, export: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "toolbar")
        named(self, tr("Canvas tools"))
        self.zoom = _button(actions.full_size, "quiet")
        self.zoom.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.zoom.setMinimumWidth(SPACE * 8)
        self.edits = [_button(each) for each in (actions.undo, actions.redo, actions.tidy)]
        undo, redo, tidy = self.edits
        self.setLayout(
            row(
                undo,
                redo,
                SPACE,
                _button(actions.zoom_out),
                self.zoom,
                _button(actions.zoom_in),
                _button(actions.fit),
                SPACE,
                tidy,
                None,
                _button(export),
                spacing=SPACE // 4,
                margins=SPACE // 2,
            )
        )

    def show_zoom(self, zoom: float) -> None:
        """Says how large the journey is shown."""
        text = f"{round(zoom * 100)} %"
        if text != self.zoom.text():
            self.zoom.setText(text)
            named(self.zoom, tr("Zoom {words}, back to 100 %", words=text))

    def set_read_only(self, on: bool) -> None:
        """Without what changes the journey."""
        for each in self.edits:
            each.setVisible(not on)


def _button(action: QAction, role: str = "icon") -> QToolButton:
    """A button for an action; it says what the action's tooltip says, with its keys."""
    made = QToolButton()
    set_role(made, role)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    icon = action.property("iconName")
    if icon:
        set_icon(made, str(icon))
    made.clicked.connect(lambda _checked=False: action.trigger())

    def follow() -> None:
        keys = action.shortcut().toString()
        made.setEnabled(action.isEnabled())
        made.setToolTip(f"{action.toolTip()} ({keys})" if keys else action.toolTip())

    action.changed.connect(follow)
    named(made, action.text())
    follow()
    return made
