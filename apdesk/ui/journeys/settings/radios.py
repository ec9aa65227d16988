"""One of a few, all to be seen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import RadioButton, column


class Radios(QWidget):
    """Radio buttons under each other, by value. Tab comes to the one that is chosen.

    Signals:
        chosen: (str) The user took this value.
    """

    chosen = Signal(str)

    def __init__(self, captions: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._group = QButtonGroup(self)
        self.buttons = {value: RadioButton(caption) for value, caption in captions.items()}
        for each in self.buttons.values():
            self._group.addButton(each)
            each.chosen.connect(self._chosen)
        self.setLayout(column(*self.buttons.values(), spacing=SPACE // 2))

    def value(self) -> str:
        """What was shown or chosen last, also where no button stands for it."""
        return self._value

    def show_value(self, value: str) -> None:
        """Shows a value; emits nothing."""
        self._value = value
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.show_checked(each == value)
        self._group.setExclusive(True)
        self._guide_tab()

    def _guide_tab(self) -> None:
        """Qt would come to the first one until one has had the focus."""
        for each, button in self.buttons.items():
            here = each == self._value or self._value not in self.buttons
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    @Slot()
    def _chosen(self) -> None:
        self._value = next(key for key, each in self.buttons.items() if each.isChecked())
        self._guide_tab()
        self.chosen.emit(self._value)
