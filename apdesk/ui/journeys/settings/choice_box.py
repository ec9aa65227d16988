"""A list to choose one entry of, which never loses what was chosen before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from apdesk.ui.criteria.field_chooser import CalmComboBox
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import column, wrapped

#: What a combo box needs beside its text.
_AROUND = SPACE * 5
_WIDEST_LIST = SPACE * 48


class ChoiceBox(QWidget):
    """A combo box over values with captions. A caption that has no room stands whole under it.

    Signals:
        chosen: (str) The user took this value.
    """

    chosen = Signal(str)

    def __init__(
        self, placeholder: str = "", *, gone: str = "", parent: QWidget | None = None
    ) -> None:
        """`gone` stands after a value that was chosen and is no longer offered."""
        super().__init__(parent)
        self._gone = gone
        self._value = ""
        self._offered: tuple[tuple[str, str], ...] | None = None
        self.combo = CalmComboBox()
        self.combo.setPlaceholderText(placeholder)
        self.combo.setMaxVisibleItems(16)
        self.combo.setMinimumContentsLength(6)
        self.combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.combo.activated.connect(self._activated)
        self.whole = wrapped("", "small")
        self.setLayout(column(self.combo, self.whole, spacing=SPACE // 2))
        self.whole.hide()
        self.setFocusProxy(self.combo)

    def setAccessibleName(self, name: str, /) -> None:
        self.combo.setAccessibleName(name)

    def setAccessibleDescription(self, text: str, /) -> None:
        self.combo.setAccessibleDescription(text)

    def value(self) -> str:
        """What is chosen; '' for nothing."""
        return self._value

    def show_value(self, value: str) -> None:
        """Shows a value; emits nothing."""
        self._value = value
        self._fill()

    def offer(self, entries: Sequence[tuple[str, str]] | None) -> None:
        """(value, caption) of what can be chosen; None: not known (yet)."""
        self._offered = None if entries is None else tuple(entries)
        self._fill()

    @property
    def known(self) -> bool:
        """Whether what is chosen is among what is offered, as far as that is known."""
        return not self._value or self._offered is None or self._at() >= 0

    def _at(self) -> int:
        values = [value for value, _ in self._offered or ()]
        if self._value in values:
            return values.index(self._value)
        folded = [value.casefold() for value in values]
        wanted = self._value.casefold()
        return folded.index(wanted) if wanted in folded else -1

    def _fill(self) -> None:
        self.combo.clear()
        for value, caption in self._offered or ():
            self.combo.addItem(caption, value)
        at = self._at()
        if self._value and at < 0:
            lost = self._offered is not None and bool(self._gone)
            self.combo.addItem(
                f"{self._value} ({self._gone})" if lost else self._value, self._value
            )
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at if self._value else -1)
        widest = self.combo.view().sizeHintForColumn(0) + SPACE * 5
        self.combo.view().setMinimumWidth(min(max(widest, self.combo.width()), _WIDEST_LIST))
        self._fit()

    @Slot(int)
    def _activated(self, at: int) -> None:
        value = str(self.combo.itemData(at) or "")
        if value != self._value:
            self._value = value
            self._fit()
            self.chosen.emit(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        text = self.combo.currentText()
        short = self.combo.fontMetrics().horizontalAdvance(text) + _AROUND > self.width()
        self.whole.setText(text if short else "")
        self.whole.setVisible(short and bool(text))
