"""A combo box that assistive technologies can name and set."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QItemSelectionModel, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox, QWidget
from shiboken6 import isValid

from apdesk.ui.widgets.accessible import register

_SHOW_MENU, _PRESS = "ShowMenu", "Press"


class _ComboInterface(QAccessibleWidget):
    """What assistive technologies see of a ComboBox: its name, its value, its list.

    Qt's own one gives the value as the name on Linux, so that two boxes that read "is" are the
    same to whoever goes by names.
    """

    def __init__(self, combo: ComboBox) -> None:
        super().__init__(combo, QAccessible.Role.ComboBox, "")
        self._ref = weakref.ref(combo)

    @property
    def _combo(self) -> ComboBox | None:
        """None while it is being destroyed."""
        combo = self._ref()
        return combo if combo is not None and isValid(combo) else None

    def text(self, kind: QAccessible.Text, /) -> str:
        combo = self._combo
        if combo is None:
            return ""
        if kind is QAccessible.Text.Value:
            return combo.currentText()
        if kind is QAccessible.Text.Description and not combo.isEditable():
            # Where a platform has no word for the value of a box, this is how it is read.
            return combo.accessibleDescription() or combo.currentText()
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.expandable = True
        return state

    def _parts(self) -> list[QWidget]:
        combo = self._combo
        if combo is None:
            return []
        view, line = combo.listened_view(), combo.lineEdit()
        return [view] if line is None else [view, line]

    def childCount(self) -> int:
        return len(self._parts())

    def child(self, index: int, /) -> QAccessibleInterface | None:  # type: ignore[override]
        parts = self._parts()
        return (
            QAccessible.queryAccessibleInterface(parts[index]) if 0 <= index < len(parts) else None
        )

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        parts = self._parts()
        return parts.index(child.object()) if child.object() in parts else -1  # type: ignore[arg-type]

    def actionNames(self) -> list[str]:
        combo = self._combo
        return [_SHOW_MENU, _PRESS] if combo is not None and combo.isEnabled() else []

    def doAction(self, name: str, /) -> None:
        combo = self._combo
        if name not in (_SHOW_MENU, _PRESS) or combo is None or not combo.isEnabled():
            return
        if combo.view().isVisible():
            combo.hidePopup()
        else:
            combo.showPopup()

    def keyBindingsForAction(self, _name: str, /) -> list[str]:
        return []


class ComboBox(QComboBox):
    """Its accessible name is the one that was set; selecting an entry of its list chooses it.

    An assistive technology selects an entry without a click or a key, which Qt alone would only
    show in the open list. `activated` is emitted then too.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heard: QItemSelectionModel | None = None
        register(_ComboInterface(self))

    def listened_view(self) -> QWidget:
        """The list, whose selection is watched from now on."""
        view = self.view()
        selection = view.selectionModel()
        if selection is not None and selection is not self._heard:
            self._heard = selection
            selection.selectionChanged.connect(self._selected)
        if view.accessibleName() != self.accessibleName():
            view.setAccessibleName(self.accessibleName())
        return view

    def showPopup(self) -> None:
        self.listened_view()
        super().showPopup()

    @Slot()
    def _selected(self) -> None:
        # The keys and the mouse move the current entry with the selection, a moment later.
        QTimer.singleShot(0, self, self._take_selected)

    @Slot()
    def _take_selected(self) -> None:
        view = self.view()
        chosen = [each.row() for each in view.selectionModel().selectedIndexes()]
        at = [each for each in chosen if each != view.currentIndex().row()]
        if len(at) != 1 or at[0] == self.currentIndex():
            return
        self.setCurrentIndex(at[0])
        self.hidePopup()
        self.activated.emit(at[0])
