"""A new journey: what to start from, and its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from apdesk.domain.journey.templates import Start, starts
from apdesk.language import marked, tr, translated
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.asking import LONGEST
from apdesk.ui.journeys.picture import GraphPicture
from apdesk.ui.people.dialog import EditDialog
from apdesk.ui.people.form import FormRow
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import LineEdit, RadioButton, button, column, label, named, row
from apdesk.worker import journeys
from apdesk.worker.journeys import Imported

_FIRST_NAME = marked("New journey")
#: From the edge of a radio button to its words.
_BESIDE_RADIO = 29


class NewJourneyDialog(EditDialog):
    """Offers the journeys to start from, each with a picture, and makes the chosen one.

    Signals:
        made: (Imported) The new journey.
    """

    made = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, tr("New journey"), parent)
        self.setMinimumWidth(SPACE * 84)
        self._named_by_hand = False
        self.offers = [_Offer(each) for each in starts()]
        group = QButtonGroup(self)
        for each in self.offers:
            group.addButton(each.radio)
            each.radio.toggled.connect(self._chosen)
            self.body.addWidget(each)
        self.body.setSpacing(SPACE)
        self.name = named(LineEdit(), tr("Name"))
        self.name.setMaxLength(LONGEST)
        self.body.addSpacing(SPACE)
        self.body.addWidget(FormRow(tr("Name"), self.name, required=True))
        self.create_button = button(tr("Create journey"), "primary", clicked=self._create)
        self.create_button.setDefault(True)  # Enter on a journey to start from makes it
        self.buttons.addWidget(self.create_button)
        self.name.edited.connect(self._typed)
        self.name.textChanged.connect(self._say)
        self.name.returnPressed.connect(self._create)
        self.offers[0].radio.setChecked(True)
        self.offers[0].radio.setFocus()

    @property
    def chosen(self) -> Start:
        """What it would be made of."""
        return next(each.start for each in self.offers if each.radio.isChecked())

    @Slot()
    def _chosen(self) -> None:
        for each in self.offers:
            each.show_chosen()
        if not self._named_by_hand and any(each.radio.isChecked() for each in self.offers):
            graph = self.chosen.graph
            self.name.show_text(self.chosen.title if graph.shapes else translated(_FIRST_NAME))
        self._say()

    @Slot()
    def _typed(self) -> None:
        self._named_by_hand = True

    @Slot()
    def _say(self) -> None:
        self.create_button.setEnabled(bool(self.name.text().strip()) and not self.busy)

    @Slot()
    def _create(self) -> None:
        if not self.create_button.isEnabled():
            return
        self.create_button.setEnabled(False)
        start, desk = self.chosen, self.desk
        work = journeys.create(
            desk.database, desk.clock, self.name.text(), start.graph, start.templates
        )
        self.start(work, self._created, tr("Creating…"), storing=True)

    def failed(self) -> None:
        self._say()
        self.name.setFocus()
        self.name.selectAll()

    @Slot(object)
    def _created(self, imported: Imported) -> None:
        self.made.emit(imported)
        self.accept()


class _Offer(QFrame):
    """One journey to start from; a click anywhere chooses it."""

    def __init__(self, start: Start) -> None:
        super().__init__()
        self.start = start
        self.radio = RadioButton(start.title)
        self.radio.setAccessibleDescription(start.description)
        words = label(start.description, "muted", wrap=True)
        words.setContentsMargins(_BESIDE_RADIO, 0, 0, 0)
        line = row(column(None, self.radio, words, None, spacing=0), GraphPicture(start.graph))
        line.setStretch(0, 1)
        line.setContentsMargins(SPACE * 2, SPACE // 2, SPACE, SPACE // 2)
        self.setLayout(line)
        for each in (self, words):
            each.installEventFilter(self)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Draws it as what is chosen, or not."""
        set_role(self, "card-selected" if self.radio.isChecked() else "card")

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.radio.setChecked(True)
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            return True
        return False
