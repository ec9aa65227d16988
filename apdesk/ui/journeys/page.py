"""The Journeys page: all of them, and the one that is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from apdesk.language import tr
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.list import JourneyList
from apdesk.ui.shell.later import Later
from apdesk.worker import journeys
from apdesk.worker.journey_choices import Choices

if TYPE_CHECKING:
    from apdesk.ui.criteria.references import References
    from apdesk.ui.journeys.editor import JourneyEditor
    from apdesk.worker.journeys import JourneyRow

#: How often numbers are read while people move, at most.
_REFRESH_MS = 400


class JourneysPage(QStackedWidget):
    """Signals:
    record_asked: (Entity, int) A person's record is to be shown.
    moved: The worker should look at the journeys now.
    stuck: (dict[int, int]) How many people of each journey (by its id) wait for a person.
    """

    record_asked = Signal(object, object)
    moved = Signal()
    stuck = Signal(object)

    def __init__(
        self,
        desk: Desk,
        choices: Choices,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`choices` knows what steps can name: campaigns, users, lists …"""
        super().__init__(parent)
        self._desk = desk
        self._choices = choices
        self._references = references
        self.list = JourneyList(desk)
        self.addWidget(self.list)
        self._editor = Later(self._make_editor)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REFRESH_MS)
        self._soon.timeout.connect(self._refresh)
        self.list.open_asked.connect(self.open)
        self.list.moved.connect(self.moved)
        self.list.read.connect(self._read)
        desk.runner.start(journeys.clear_away(desk.database))

    def _make_editor(self) -> JourneyEditor:
        from apdesk.ui.journeys.editor import JourneyEditor

        made = JourneyEditor(self._desk, self._choices, self._references)
        self.addWidget(made)
        made.left.connect(self.show_list)
        made.gone.connect(self._gone)
        made.moved.connect(self._moved)
        made.record_asked.connect(self.record_asked)
        return made

    @property
    def editor(self) -> JourneyEditor:
        """The journey that is opened; made with the first one."""
        return self._editor()

    # -- going places ---------------------------------------------------------------------------

    @Slot(int, bool)
    def open(self, journey_id: int, live: bool = False) -> None:
        """Opens a journey: its draft, or how it runs."""
        if self.editor.open(journey_id, live=live):
            self.setCurrentWidget(self.editor)

    @Slot()
    def show_list(self) -> None:
        """All journeys, read anew."""
        self.setCurrentWidget(self.list)
        self.list.reload()
        self.list.table.setFocus()

    @Slot()
    def reload(self) -> None:
        """Reads what is in front anew."""
        if self._editor.made is not None and self.currentWidget() is self._editor.made:
            self._editor.made.reload()
        self.list.reload()

    @Slot()
    def journeys_changed(self) -> None:
        """People moved, or may have: numbers are read anew in a moment."""
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _refresh(self) -> None:
        if self._editor.made is not None and self.currentWidget() is self._editor.made:
            self._editor.made.journeys_changed()
        self.list.reload()

    def finish(self) -> bool:
        """Stores what of a draft isn't stored; False where that can't be done, and it is shown."""
        editor = self._editor.made
        return editor is None or editor.finish()

    @Slot()
    def _moved(self) -> None:
        self.list.reload()
        self.moved.emit()

    @Slot()
    def _gone(self) -> None:
        self.show_list()
        self.list.banner.show_message(
            "warning", tr("The journey is gone"), tr("It was deleted meanwhile, elsewhere.")
        )

    @Slot(object)
    def _read(self, rows: tuple[JourneyRow, ...]) -> None:
        self.stuck.emit(journeys.stuck_people(rows))
