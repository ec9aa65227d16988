"""The commands of the canvas, each once: for the toolbar, the menus and the keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from apdesk.language import tr
from apdesk.ui.icons import set_icon
from apdesk.ui.journeys.canvas.document import (
    MIME,
    Align,
    Axis,
    JourneyDocument,
    can_paste,
)
from apdesk.ui.journeys.canvas.view import JourneyView

_Keys = QKeySequence.StandardKey


class CanvasActions(QObject):
    """The actions over a document and its view. Those of the view work while it has the keyboard,
    the others anywhere in `host`."""

    def __init__(self, document: JourneyDocument, view: JourneyView, host: QWidget) -> None:
        super().__init__(host)
        self._document = document
        self._view = view
        self._host = host
        stack = document.undo_stack
        self.undo = self._make(host, tr("Undo"), stack.undo, "undo", [_Keys.Undo])
        self.redo = self._make(
            host, tr("Redo"), stack.redo, "redo", [_Keys.Redo, "Ctrl+Shift+Z", "Ctrl+Y"]
        )
        self.zoom_in = self._make(
            host, tr("Zoom in"), view.zoom_in, "zoom-in", [_Keys.ZoomIn, "Ctrl+="]
        )
        self.zoom_out = self._make(host, tr("Zoom out"), view.zoom_out, "zoom-out", [_Keys.ZoomOut])
        self.full_size = self._make(host, "100 %", lambda: view.set_zoom(1.0), "", ["Ctrl+0"])
        self.fit = self._make(host, tr("Show all"), view.fit, "fit", ["Ctrl+1"])
        self.fit_selection = self._make(
            host, tr("Show selection"), self._fit_selection, "", ["Ctrl+2"]
        )
        self.tidy = self._make(host, tr("Tidy up"), document.tidy, "tidy", ["Ctrl+Shift+T"])
        self.cut = self._make(view, tr("Cut"), self.cut_selected, "", [_Keys.Cut])
        self.copy = self._make(view, tr("Copy"), self.copy_selected, "copy", [_Keys.Copy])
        self.paste = self._make(view, tr("Paste"), self.paste_copied, "", [_Keys.Paste])
        self.duplicate = self._make(view, tr("Duplicate"), document.duplicate, "", ["Ctrl+D"])
        self.select_all = self._make(
            view, tr("Select all"), document.select_all, "", [_Keys.SelectAll]
        )
        self.delete = self._make(
            view, tr("Delete"), document.remove_selected, "trash", [_Keys.Delete, "Backspace"]
        )
        self.align_row = self._make(
            view, tr("Align in a row"), lambda: document.align(Align.ROW), "", []
        )
        self.align_column = self._make(
            view, tr("Align in a column"), lambda: document.align(Align.COLUMN), "", []
        )
        self.spread_across = self._make(
            view, tr("Distribute across"), lambda: document.distribute(Axis.ACROSS), "", []
        )
        self.spread_down = self._make(
            view, tr("Distribute down"), lambda: document.distribute(Axis.DOWN), "", []
        )
        for signal in (
            stack.indexChanged,
            document.graph_changed,
            document.selection_changed,
            document.arrow_chosen,
        ):
            signal.connect(self.renew)
        self.renew()

    def renew(self, *_: object) -> None:
        """Enables what can be done now."""
        document, stack = self._document, self._document.undo_stack
        if not isValid(stack):
            return  # it tells of its own end
        edits = not self._view.read_only
        chosen, some = len(document.selection), bool(document.graph.shapes)
        self.undo.setEnabled(edits and stack.canUndo())
        self.redo.setEnabled(edits and stack.canRedo())
        self.undo.setToolTip(
            tr("Undo: {what}", what=stack.undoText()) if stack.canUndo() else tr("Undo")
        )
        self.redo.setToolTip(
            tr("Redo: {what}", what=stack.redoText()) if stack.canRedo() else tr("Redo")
        )
        self.tidy.setEnabled(edits and some)
        self.fit_selection.setEnabled(chosen > 0)
        self.copy.setEnabled(chosen > 0)
        self.select_all.setEnabled(some)
        for each in (self.cut, self.duplicate):
            each.setEnabled(edits and chosen > 0)
        self.delete.setEnabled(edits and (chosen > 0 or document.chosen_arrow is not None))
        self.paste.setEnabled(edits)
        for each in (self.align_row, self.align_column):
            each.setEnabled(edits and chosen > 1)
        for each in (self.spread_across, self.spread_down):
            each.setEnabled(edits and chosen > 2)

    def copy_selected(self) -> None:
        """Puts the selected shapes on the clipboard, as what they are and as text."""
        text = self._document.copy()
        if text:
            data = QMimeData()
            data.setData(MIME, text.encode())
            data.setText(text)
            QGuiApplication.clipboard().setMimeData(data)

    def cut_selected(self) -> None:
        self.copy_selected()
        self._document.remove(self._document.selection)

    def paste_copied(self, at: QPointF | None = None) -> None:
        """Adds what is on the clipboard, around a place of the scene or beside the originals."""
        text = copied()
        ids = self._document.paste(text, None if at is None else (at.x(), at.y()))
        if ids:
            self._view.set_current(ids[0])

    def can_paste(self) -> bool:
        """Whether the clipboard holds shapes."""
        return not self._view.read_only and can_paste(copied())

    def _fit_selection(self) -> None:
        self._view.fit(self._document.selection)

    def _make(
        self,
        owner: QWidget,
        text: str,
        done: Callable[[], object],
        icon: str,
        keys: list[QKeySequence.StandardKey | str],
    ) -> QAction:
        action = QAction(text, self)
        shortcuts: list[str] = []
        for each in keys:
            if isinstance(each, str):
                shortcuts.append(each)
            else:
                shortcuts += [bound.toString() for bound in QKeySequence.keyBindings(each)]
        action.setShortcuts([QKeySequence(each) for each in dict.fromkeys(shortcuts)])
        own = owner is self._view
        context = Qt.ShortcutContext
        action.setShortcutContext(
            context.WidgetShortcut if own else context.WidgetWithChildrenShortcut
        )
        if icon:
            set_icon(action, icon)
        action.triggered.connect(lambda _checked=False: done())
        owner.addAction(action)
        return action


def copied() -> str:
    """The text of shapes on the clipboard, or any other text there."""
    # None where the clipboard can't be read, whatever the signature says.
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None:
        return ""
    if data.hasFormat(MIME):
        return bytes(data.data(MIME).data()).decode(errors="replace")
    return data.text()
