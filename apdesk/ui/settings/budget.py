"""The daily budget of API calls: whether there is one, and how much it is."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from apdesk.language import marked, tr, translated
from apdesk.ui.settings.flow import FlowLayout
from apdesk.ui.settings.lines import NAME_WIDTH
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import column, label, named

LIMIT_TEXT = marked("Limit apdesk’s own API calls")
NUMBER_TEXT = marked("Calls in 24 hours")
#: What is offered to whoever turns the budget on: an idle day takes 144.
FIRST_BUDGET = 5_000
LEAST = 1


class BudgetField(QWidget):
    """Signals:
    chosen: (int or None) The user changed it; None: no bound.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.limited = named(QCheckBox(translated(LIMIT_TEXT)), translated(LIMIT_TEXT))
        self.number = named(QSpinBox(), translated(NUMBER_TEXT))
        self.number.setRange(LEAST, 10_000_000)
        self.number.setSingleStep(500)
        self.number.setGroupSeparatorShown(True)
        self.number.setValue(FIRST_BUDGET)
        self.number.setMinimumWidth(SPACE * 20)
        line_edit = self.number.lineEdit()
        line_edit.setTextMargins(SPACE, 0, 0, 0)
        self._name = label(translated(NUMBER_TEXT), wrap=True)
        self._name.setBuddy(self.number)
        self._name.setFixedWidth(NAME_WIDTH)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(400)
        self._rest.timeout.connect(self._tell)
        self.limited.toggled.connect(self._toggled)
        self.number.valueChanged.connect(self._changed)
        self._line = QWidget()
        self._line.setLayout(FlowLayout(self._name, self.number))
        self.setLayout(
            column(
                self.limited,
                label(
                    tr(
                        "Above 80 % of it apdesk syncs less often. At the limit the sync stops, "
                        "says until when, and goes on by itself as the oldest calls pass out of "
                        "the 24 hours."
                    ),
                    "muted",
                    wrap=True,
                ),
                self._line,
            )
        )
        self._line.hide()

    @property
    def budget(self) -> int | None:
        """What is chosen."""
        return self.number.value() if self.limited.isChecked() else None

    def show_budget(self, budget: int | None) -> None:
        """Shows what is stored, unless the user is changing it just now."""
        if self._rest.isActive():
            return
        self._filling = True
        try:
            self.limited.setChecked(budget is not None)
            if budget is not None:
                self.number.setValue(budget)
        finally:
            self._filling = False
        self._line.setVisible(budget is not None)

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self._line.setVisible(on)
        self._changed()

    @Slot()
    def _changed(self) -> None:
        if not self._filling:
            self._rest.start()

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.budget)
