"""A value as it is shown, and its place, where an editor stands while it is changed."""

from __future__ import annotations

import re
import weakref
from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.language import tr
from apdesk.ui.theme import SPACE, tokens
from apdesk.ui.widgets import HeightForWidthLabel, named
from apdesk.ui.widgets.accessible import register
from apdesk.ui.widgets.layouts import remove

_EDIT = "Press"
_PAD = SPACE * 3 // 4


class ValueLabel(HeightForWidthLabel):
    """A value that wraps; a word that is wider than the pane is shortened in its middle.

    The whole value is in the tooltip, and in "Copy value" of the context menu.
    """

    def __init__(self) -> None:
        super().__init__()
        self._full = self._copied = ""
        self._address = ""
        self._shown: tuple[str, str] | None = None
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        copy = QAction(tr("Copy value"), self)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def value(self) -> str:
        """The whole value."""
        return self._full

    def show_value(self, text: str, address: str = "", *, copied: str | None = None) -> None:
        """Shows a value, as a link where there is an address; `copied` is what is copied of it
        where that is something else."""
        self._full, self._address = text, address
        self._copied = text if copied is None else copied
        self._shown = None
        self._fit()

    def copy(self) -> None:
        """Puts the whole value on the clipboard."""
        QGuiApplication.clipboard().setText(self._copied)

    def minimumSizeHint(self) -> QSize:
        return QSize(SPACE * 6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), max(SPACE * 6, self.width() - 2)
        parts = re.split(r"(\s+)", self._full)
        shown = "".join(
            metrics.elidedText(each, Qt.TextElideMode.ElideMiddle, room)
            if each.strip() and metrics.horizontalAdvance(each) > room
            else each
            for each in parts
        )
        if (shown, self._address) == self._shown:
            return
        self._shown = (shown, self._address)
        if self._address:
            self.setTextFormat(Qt.TextFormat.RichText)
            self.setText(
                f'<a href="{escape(self._address, quote=True)}" '
                f'style="color:{tokens().accent_text};text-decoration:none">{escape(shown)}</a>'
            )
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(shown or "–")


class _CellInterface(QAccessibleWidget):
    """A value that can be changed is a button: its name is the field's, its description the
    value."""

    def __init__(self, cell: ValueCell) -> None:
        super().__init__(cell, QAccessible.Role.Button, "")
        self._ref = weakref.ref(cell)

    @property
    def _cell(self) -> ValueCell | None:
        cell = self._ref()
        return cell if cell is not None and isValid(cell) else None

    def role(self) -> QAccessible.Role:
        cell = self._cell
        button = cell is not None and cell.editable and not cell.editing
        return QAccessible.Role.Button if button else QAccessible.Role.Grouping

    def actionNames(self) -> list[str]:
        cell = self._cell
        return [_EDIT] if cell is not None and cell.editable else []

    def doAction(self, name: str, /) -> None:
        cell = self._cell
        if name == _EDIT and cell is not None and cell.editable and not cell.editing:
            cell.edit_asked.emit(False)

    def keyBindingsForAction(self, _name: str, /) -> list[str]:
        return ["F2"]


class ValueCell(QFrame):
    """The place of one value.

    Signals:
        edit_asked: (bool) The user wants to change the value; True: by the mouse.
        moved: (int) The arrow keys go to the next (1) or the last (-1) value.
    """

    edit_asked = Signal(bool)
    moved = Signal(int)

    def __init__(self, clicked: Callable[[str], None]) -> None:
        super().__init__()
        self._editable = False
        self._hovered = False
        self._link = ""
        self._pressed: QPoint | None = None
        self._editor: QWidget | None = None
        self.label = ValueLabel()
        self.label.linkActivated.connect(clicked)
        self.label.linkHovered.connect(self._over_link)
        self.label.installEventFilter(self)
        self._edit = QAction(tr("Edit value"), self)
        self._edit.triggered.connect(lambda: self.edit_asked.emit(False))
        self.label.insertAction(self.label.actions()[0], self._edit)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(_PAD, SPACE // 4, _PAD, SPACE // 4)
        self._body.addWidget(self.label)
        register(_CellInterface(self))

    # -- what it shows --------------------------------------------------------------------------

    @property
    def editable(self) -> bool:
        return self._editable

    @property
    def editing(self) -> bool:
        return self._editor is not None

    def set_editable(self, on: bool) -> None:
        """Whether the value can be changed here."""
        self._editable = on
        self._edit.setVisible(on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor if on else Qt.CursorShape.ArrowCursor)
        self.update()

    def describe(self, name: str, text: str) -> None:
        """The field and its value, for assistive technologies."""
        named(self, name)
        self.setAccessibleDescription(text or tr("blank"))
        named(self.label, tr("{field}: {value}", field=name, value=text or tr("blank")))

    def open(self, editor: QWidget) -> None:
        """Puts an editor in the place of the value."""
        self.close_editor()
        self._editor = editor
        self.label.hide()
        self._body.setContentsMargins(0, SPACE // 4, 0, SPACE // 4)
        self._body.addWidget(editor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.unsetCursor()
        editor.show()

    def close_editor(self) -> None:
        """Shows the value again."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        remove(self._body, editor)
        self._body.setContentsMargins(_PAD, SPACE // 4, _PAD, SPACE // 4)
        self.label.show()
        self.set_editable(self._editable)

    # -- events ---------------------------------------------------------------------------------

    def _over_link(self, address: str) -> None:
        self._link = address

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._editor is not None or not self._editable:
            super().keyPressEvent(event)
            return
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_F2, keys.Key_Space):
            self.edit_asked.emit(False)
        elif event.key() in (keys.Key_Down, keys.Key_Up):
            self.moved.emit(1 if event.key() == keys.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._release(event)

    def _press(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.globalPosition().toPoint() if left else None

    def _release(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or not self._editable or self.editing or self._link:
            return
        moved = (event.globalPosition().toPoint() - pressed).manhattanLength()
        if moved < QApplication.startDragDistance() and not self.label.hasSelectedText():
            # The label still has the event to deal with.
            QTimer.singleShot(0, self, self._ask_by_mouse)

    def _ask_by_mouse(self) -> None:
        self.edit_asked.emit(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.label and isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                self._press(event)
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._release(event)
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground under the mouse, an outline with the focus."""
        focused = self.hasFocus()
        if not self._editable or self.editing or not (self._hovered or focused):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        painter.setBrush(QColor(colours.hover) if self._hovered else Qt.BrushStyle.NoBrush)
        width = 2.0 if focused else 1.0
        painter.setPen(QPen(QColor(colours.focus if focused else colours.border), width))
        area = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(area, 6, 6)
        painter.end()


def web_address(text: str) -> str:
    """The address to open for a website field; '' for anything but http and https."""
    if text.lower().startswith(("http://", "https://")):
        return text
    return "" if ":" in text or "/" in text.partition(".")[0] else f"https://{text}"


def address_of(kind: str, text: str) -> str:
    """What a click on a value opens; '' for nothing."""
    if kind == ApdeskType.EMAIL and "@" in text:
        return f"mailto:{text}"
    if kind == ApdeskType.PHONE and text:
        return f"tel:{text}"
    return web_address(text) if kind == ApdeskType.URL and text else ""
