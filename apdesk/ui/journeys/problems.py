"""What is wrong with the draft, below the canvas; each line leads to its step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from apdesk.domain.journey.problem import Problem
from apdesk.language import plural, tr
from apdesk.ui.icons import icon
from apdesk.ui.theme import SPACE, theme
from apdesk.ui.widgets import Divider, column, label, named
from apdesk.ui.widgets.selection import SelectionFollower

_MOST_SEEN = 3
_SHAPE = Qt.ItemDataRole.UserRole


class ProblemsList(QFrame):
    """Hidden while nothing is wrong.

    Signals:
        shape_asked: (str) The shape that a problem is about.
    """

    shape_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[Problem, ...] = ()
        self.title = label("", "strong")
        self.list = named(QListWidget(), tr("Problems"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        SelectionFollower(self.list)
        inside = column(self.title, self.list, spacing=SPACE // 2)
        inside.setContentsMargins(SPACE * 2, SPACE, SPACE, SPACE)
        self.setLayout(column(Divider(), inside, spacing=0))
        theme().changed.connect(self._fill)
        self.hide()

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._problems

    @property
    def fatal(self) -> int:
        """How many keep the journey from being published."""
        return sum(1 for each in self._problems if each.fatal)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Shows these and no others, the fatal ones first."""
        fresh = tuple(sorted(problems, key=lambda each: not each.fatal))
        if fresh != self._problems:
            self._problems = fresh
            self._fill()
        self.setVisible(bool(fresh))

    @Slot()
    def _fill(self) -> None:
        self.list.clear()
        for each in self._problems:
            tone = "danger_text" if each.fatal else "warning_text"
            item = QListWidgetItem(
                icon("error" if each.fatal else "warning", tone, 16), each.message
            )
            item.setData(_SHAPE, each.shape)
            item.setToolTip(each.message)
            kind = tr("Keeps it from being published") if each.fatal else tr("Worth a second look")
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, kind)
            self.list.addItem(item)
        self.title.setText(self._words())
        line = max(SPACE * 4, self.list.fontMetrics().height() + SPACE * 3 // 2)
        self.list.setFixedHeight(line * min(_MOST_SEEN, max(1, len(self._problems))) + SPACE // 2)

    def _words(self) -> str:
        fatal, others = self.fatal, len(self._problems) - self.fatal
        said = []
        if fatal:
            said.append(
                plural(
                    "{n} problem keeps it from being published",
                    "{n} problems keep it from being published",
                    fatal,
                )
            )
        if others:
            said.append(plural("{n} note", "{n} notes", others))
        return ", ".join(said)

    @Slot(QListWidgetItem)
    def _chosen(self, item: QListWidgetItem) -> None:
        shape = item.data(_SHAPE)
        if shape is not None:
            self.shape_asked.emit(shape)
