"""What of a record could not be sent, and what can be done about it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

from apdesk.domain.causes import DUPLICATES
from apdesk.language import tr
from apdesk.store.lists import Failure
from apdesk.ui import words
from apdesk.ui.record.flow import FlowLayout
from apdesk.ui.record.state import failure_words
from apdesk.ui.theme import SPACE
from apdesk.ui.trouble_words import again_words
from apdesk.ui.widgets import Banner, button, named
from apdesk.ui.widgets.layouts import parts


class TroubleBanner(Banner):
    """The failure of a record with its buttons; hidden while there is none.

    Signals:
        edit_asked: The field that Salesforce blamed is to be changed.
        retry_asked, dismiss_asked: (int) The failure with that id is tried again, or forgotten.
        create_asked: The person is created in spite of the duplicate.
        link_asked: (str) The record of that Salesforce id is taken instead.
    """

    edit_asked = Signal()
    retry_asked = Signal(int)
    dismiss_asked = Signal(int)
    create_asked = Signal()
    link_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("error", parent=parent)
        self._failure: Failure | None = None
        self.edit_button = button(tr("Edit"), clicked=self.edit_asked.emit)
        self.retry_button = button(tr("Try again"), clicked=self._retry)
        self.link_button = button(tr("Use the one in Salesforce"), clicked=self._link)
        self.create_button = button(tr("Create it anyway"), clicked=self.create_asked.emit)
        self.copy_button = button(tr("Copy values"), clicked=self._copy)
        self.dismiss_button = button(tr("Forget values"), "quiet", clicked=self._dismiss)
        # The pane may be too narrow for two of them side by side.
        flow = FlowLayout(spacing=SPACE)
        for each in (
            self.edit_button,
            self.retry_button,
            self.link_button,
            self.create_button,
            self.copy_button,
            self.dismiss_button,
        ):
            flow.addWidget(each)
        self.add_below(flow)

    def show_failure(self, failure: Failure | None, now: datetime, *, editable: bool) -> None:
        """Shows a failure, or none; `editable`: a field that it blames can be changed here."""
        self._failure = failure
        if failure is None:
            self.clear()
            return
        lost = failure.operation == "lost"
        # Salesforce names the records that it takes it for in some answers only.
        known = bool(failure.duplicates)
        twice = failure.operation == "create" and (known or failure.error_code == DUPLICATES)
        by_itself = failure.retry_at is not None
        again = by_itself and datetime.fromisoformat(failure.retry_at or "") <= now
        self.show_message(
            "warning" if by_itself else "error", failure.title, failure_words(failure, now)
        )
        self.retry_button.setText(again_words(failure))
        named(self.retry_button, self.retry_button.text())
        for each, on in (
            (self.edit_button, editable and not lost and not by_itself),
            (self.retry_button, not lost and not again and not twice),
            (self.link_button, twice and known),
            (self.create_button, twice),
            (self.copy_button, lost and bool(failure.values)),
            (self.dismiss_button, lost),
        ):
            each.setVisible(on)

    def add_below(self, flow: FlowLayout) -> None:
        """Puts a layout under the words."""
        outer = self.layout()
        inner = parts(outer)[1] if outer is not None else None
        if isinstance(inner, QBoxLayout):
            flow.setContentsMargins(0, SPACE // 2, 0, 0)
            inner.addLayout(flow)

    def _retry(self) -> None:
        if self._failure is not None:
            self.retry_asked.emit(self._failure.id)

    def _dismiss(self) -> None:
        if self._failure is not None:
            self.dismiss_asked.emit(self._failure.id)

    def _link(self) -> None:
        if self._failure is not None and self._failure.duplicates:
            self.link_asked.emit(self._failure.duplicates[0])

    def _copy(self) -> None:
        if self._failure is not None:
            lines = [
                f"{name}: {words.value(value, 'text')}" for name, value in self._failure.values
            ]
            QGuiApplication.clipboard().setText("\n".join(lines))
