"""Records that may be meant by a name, to choose one of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from apdesk.language import tr
from apdesk.ui import words
from apdesk.ui.theme import SPACE, theme
from apdesk.ui.widgets import button, column, label, row
from apdesk.worker.explaining import Candidate

_ICONS = {"Lead": "lead", "Contact": "contact", "Account": "company"}
#: The longest name that is shown, in pixels; the tooltip has all of a longer one.
_WIDTH = SPACE * 30
#: Where the name begins in its button: behind the frame and the icon.
_BESIDE_ICON = SPACE * 3 + 1


class CandidateRows(QWidget):
    """A line for each record: its name as a button, and what tells it apart.

    Signals:
        chosen: (str) The record that is meant, by what names it and no other one.
    """

    chosen = Signal(str)

    def __init__(self, found: Sequence[Candidate], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        self.buttons: list[QPushButton] = []
        for each in found:
            layout.addWidget(self._line(each))

    @property
    def first(self) -> QPushButton:
        """The uppermost button."""
        return self.buttons[0]

    def _line(self, candidate: Candidate) -> QWidget:
        name = candidate.name or tr("No name")
        most = theme().size(_WIDTH)
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, most)
        made = button(
            shown,
            "link",
            icon=_ICONS.get(candidate.sobject or "", "people"),
            clicked=lambda: self.chosen.emit(candidate.key),
        )
        if shown != name:
            made.setToolTip(name)
        kind = words.ONE_OBJECT.get(candidate.sobject or "")
        parts = [kind] if kind else []
        parts += candidate.about
        parts.append(tr("in apdesk") if candidate.apdesk_id else tr("only in Salesforce"))
        about = " · ".join(parts)
        made.setAccessibleDescription(about)
        self.buttons.append(made)
        small = label(about, "small", wrap=True)
        small.setContentsMargins(_BESIDE_ICON, 0, 0, SPACE // 2)
        line = QWidget()
        line.setLayout(column(row(made, None), small, spacing=0))
        return line
