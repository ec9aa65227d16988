"""Why a record is here, or isn't: each criterion with the record's value and what it comes to."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.errors import ApdeskError
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, label, row
from apdesk.worker.explaining import ExplainedRecord
from apdesk.worker.tasks import LatestRequest

_RESULTS = {
    "true": ("Yes", "badge-success"),
    "false": ("No", "badge-error"),
    "blank": ("Blank", "badge-warning"),
}


class ExplainView(QWidget):
    """An explanation, read in the background."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = ""
        self._banner = Banner()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE * 3 // 2)
        layout.addWidget(self._banner)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self._request = LatestRequest(desk.runner, self, delay_ms=0)
        self._request.answered.connect(self._answered)
        self._request.failed.connect(self._failed)

    @property
    def banner(self) -> Banner:
        return self._banner

    def ask(self, text: str) -> None:
        """Explains the record with that apdesk id, Salesforce id or e-mail address."""
        self._asked = text
        self._clear()
        self._banner.clear()
        self._rows.addWidget(label("Looking…", "muted"))
        self._request.ask(self._desk.explain(text))

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._clear()
        self._banner.show_message(
            "info", error.title, " ".join(x for x in (error.message, error.next_step) if x)
        )

    @Slot(object)
    def _answered(self, found: ExplainedRecord) -> None:
        self._clear()
        kind: Literal["success", "info"] = "success" if found.member else "info"
        self._banner.show_message(kind, found.title, " ".join(found.reasons))
        for each in found.criteria:
            text, role = _RESULTS[each.result]
            line = QWidget()
            badge = label(text, role)
            badge.setFixedWidth(SPACE * 7)
            value = words.value(each.record_value, each.kind) or "blank"
            words_of = QVBoxLayout()
            words_of.setSpacing(0)
            words_of.addWidget(label(each.sentence, wrap=True))
            words_of.addWidget(label(f"This record: {value}", "small", wrap=True))
            layout = row(badge, words_of)
            layout.setStretch(1, 1)
            line.setLayout(layout)
            self._rows.addWidget(line)
