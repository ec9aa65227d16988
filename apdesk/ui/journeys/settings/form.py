"""What the forms of all kinds of shapes have in common."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from apdesk.domain.journey.kinds import Kind
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings.reading import Readings
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets.focus import reading_order

S = TypeVar("S")


class SettingsForm(QWidget, Generic[S]):
    """The settings of one shape. Showing settings never tells; only the user's edits do.

    Signals:
        edited: The user changed something, and is done with that.
        typed: The user is typing; more may follow.
        templates_asked: The dialog of the e-mail templates is wanted.
        lists_asked: A new list is wanted.
    """

    edited = Signal()
    typed = Signal()
    templates_asked = Signal()
    lists_asked = Signal()

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`references` lets lookup fields be chosen by name."""
        super().__init__(parent)
        self.kind = kind
        self.readings = readings
        self.references = references
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE * 2)

    def settings(self) -> S | None:
        """The settings as they stand; None while what was typed can't be any."""
        raise NotImplementedError

    def show_settings(self, settings: S) -> None:
        """Puts settings into the controls."""
        raise NotImplementedError

    def first_control(self) -> QWidget | None:
        """Where the user begins."""
        found = (each for each in reading_order(self) if each.isVisibleTo(self))
        return next((each for each in found if each.isEnabled()), None)
