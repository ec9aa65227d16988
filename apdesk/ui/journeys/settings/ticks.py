"""Boxes to tick whose words take as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import column, named, row, wrapped
from apdesk.ui.widgets.layouts import remove


class Tick(QWidget):
    """A box with its label right of it, and under that what it means as it is now.

    Signals:
        toggled: (bool) The user changed it.
    """

    toggled = Signal(bool)

    def __init__(
        self, text: str, *, on: str = "", off: str = "", parent: QWidget | None = None
    ) -> None:
        """`on` and `off` say what follows from the box being ticked, and from not."""
        super().__init__(parent)
        self._notes = (off, on)
        self._showing = False
        self.box = named(QCheckBox(), text)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.caption = wrapped(text)
        self.note = wrapped("", "small")
        self.caption.setContentsMargins(0, 3, 0, 0)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line = row(self.box, column(self.caption, self.note, spacing=2), spacing=SPACE // 2)
        line.setStretch(1, 1)
        line.setAlignment(self.box, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.box.toggled.connect(self._toggled)
        self._say()

    @property
    def checked(self) -> bool:
        return self.box.isChecked()

    @property
    def text(self) -> str:
        return self.caption.text()

    def show_checked(self, on: bool) -> None:
        """Shows a state; emits nothing."""
        self._showing = True
        try:
            self.box.setChecked(on)
        finally:
            self._showing = False
        self._say()

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self._say()
        if not self._showing:
            self.toggled.emit(on)

    def _say(self) -> None:
        note = self._notes[self.box.isChecked()]
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.box.setAccessibleDescription(note)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words counts, too."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.toggle()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # else the release would go to what lies behind


class TickList(QWidget):
    """Some of several entries, where none ticked means any: the first box says so.

    Signals:
        changed: The user ticked or unticked something.
    """

    changed = Signal()

    def __init__(
        self,
        any_text: str,
        *,
        any_note: str = "",
        gone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`gone` stands after an entry that was ticked and is no longer offered."""
        super().__init__(parent)
        self._gone = gone
        self._offered: tuple[str, ...] | None = None
        self._chosen: tuple[str, ...] = ()
        self.any = Tick(any_text, on=any_note)
        self.any.toggled.connect(self._any_toggled)
        self._ticks: dict[str, Tick] = {}
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SPACE // 2)
        self._list.addWidget(self.any)
        self.any.show_checked(True)

    @property
    def ticks(self) -> dict[str, Tick]:
        """The boxes by entry, without that for any."""
        return self._ticks

    def chosen(self) -> tuple[str, ...]:
        """The entries that are ticked; none: any."""
        return self._chosen

    def offer(self, entries: Sequence[str] | None) -> None:
        """What can be ticked; None: not known (yet)."""
        offered = None if entries is None else tuple(entries)
        if offered != self._offered:
            self._offered = offered
            self._build()

    def show_chosen(self, entries: Sequence[str]) -> None:
        """Shows entries as ticked; emits nothing."""
        self._chosen = tuple(entries)
        self._build()

    def _shown(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*(self._offered or ()), *self._chosen)))

    def _build(self) -> None:
        # Boxes that stay keep the focus, where they have it.
        before, self._ticks = self._ticks, {}
        for at, entry in enumerate(self._shown(), 1):
            tick = before.pop(entry) if entry in before else self._made(entry)
            self._ticks[entry] = tick
            if self._list.indexOf(tick) != at:
                self._list.insertWidget(at, tick)
                tick.show()
        for each in before.values():
            remove(self._list, each)
        for entry, tick in self._ticks.items():
            tick.show_checked(entry in self._chosen)
            lost = self._offered is not None and entry not in self._offered
            tick.note.setText(self._gone if lost else "")
            tick.note.setVisible(lost)
        self.any.show_checked(not self._chosen)

    def _made(self, entry: str) -> Tick:
        made = Tick(entry)
        made.toggled.connect(lambda on, entry=entry: self._toggled(entry, on))
        return made

    def _toggled(self, entry: str, on: bool) -> None:
        chosen = {*self._chosen, entry} if on else {*self._chosen} - {entry}
        self._chosen = tuple(each for each in self._ticks if each in chosen)
        self.any.show_checked(not self._chosen)
        self.changed.emit()

    @Slot(bool)
    def _any_toggled(self, on: bool) -> None:
        if not on:
            self.any.show_checked(not self._chosen)  # something must be ticked instead
            return
        self._chosen = ()
        for each in self._ticks.values():
            each.show_checked(False)
        self.changed.emit()
