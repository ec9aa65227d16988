"""A journey as it runs: what is published, two numbers on each step, and the people behind them."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.problem import Problem
from apdesk.domain.schema import SObjectSchema
from apdesk.errors import ApdeskError
from apdesk.language import plural, tr
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.canvas import JourneyCanvas, JourneyDocument, Sentences
from apdesk.ui.journeys.people import WIDTH, PeoplePanel
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, EmptyState, column
from apdesk.worker import journey_people, journey_world
from apdesk.worker.journey_people import Looked
from apdesk.worker.journey_world import Checked
from apdesk.worker.tasks import LatestRequest

if TYPE_CHECKING:
    from apdesk.worker.journey_people import StepRow

#: Seconds between two looks whether people can take every step.
_CHECK_EVERY = 10.0
#: Problems that are told in words; the others are counted.
_TOLD = 2


class LiveView(QWidget):
    """Signals:
    record_asked: (Entity, int) A person's record is to be shown.
    moved: Something was done that the worker should go on with.
    read: (JourneyRow) The journey was read anew.
    failed: (ApdeskError) It couldn't be.
    resume_asked: The journey is to go on.
    """

    record_asked = Signal(object, object)
    moved = Signal()
    read = Signal(object)
    failed = Signal(object)
    resume_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._journey_id: int | None = None
        self._graph: Graph | None = None
        self._asking = self._again = False
        self._lit: int | None = None
        self._found: Looked | None = None
        self._problems: tuple[Problem, ...] = ()
        self._checked_at = 0.0
        self._check = LatestRequest(desk.runner, self)
        self._check.answered.connect(self._told_problems)
        self._check.failed.connect(self.failed)
        self.document = JourneyDocument(parent=self)
        self.canvas = JourneyCanvas(self.document)
        self.canvas.set_read_only(True)
        self.canvas.people_asked.connect(self.show_people)
        self.canvas.failed.connect(self.failed)
        self.banner = Banner("info")
        self.resume_button = self.banner.add_action(tr("Resume…"), self.resume_asked.emit)
        self.panel = PeoplePanel(desk)
        self.panel.hide()
        self.panel.record_asked.connect(self._record_asked)
        self.panel.person_chosen.connect(self._light)
        self.panel.moved.connect(self.moved)
        self.panel.moved.connect(self.reload)
        self.panel.closed.connect(self.close_panel)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self.canvas)
        self.split.addWidget(self.panel)
        self.split.setStretchFactor(0, 1)
        for at in (0, 1):
            self.split.setCollapsible(at, False)
        self.empty = EmptyState(
            "journey",
            tr("Nothing is published yet"),
            tr("Publish the draft: then people come in, and you see here where they are."),
        )
        full = QWidget()
        told = column(self.banner)
        told.setContentsMargins(SPACE * 2, 0, SPACE * 2, 0)
        layout = column(told, self.split, spacing=0)
        layout.setStretch(1, 1)
        full.setLayout(layout)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(full)
        self.setLayout(column(self._pages))

    # -- what is shown --------------------------------------------------------------------------

    def show_journey(self, journey_id: int) -> None:
        """Shows a journey, read anew."""
        if journey_id != self._journey_id:
            self._journey_id, self._graph, self._found = journey_id, None, None
            self._show_problems(())
            self.close_panel()
            self.banner.clear()
            self._pages.setCurrentIndex(0)
        self._checked_at = 0.0
        self.reload()

    def look_anew(self) -> None:
        """Reads the numbers anew, and whether people can take every step."""
        self._checked_at = 0.0
        self.reload()

    def show_schema(self, schema: SObjectSchema) -> None:
        """The fields by which criteria are worded."""
        from apdesk.domain.journey.sentences import missing, summary

        self.canvas.show_sentences(Sentences(lambda shape: summary(shape, schema), missing))

    @Slot()
    def reload(self) -> None:
        """Reads the numbers anew; asked in quick succession, once more at the end."""
        if self._journey_id is None:
            return
        if self._asking:
            self._again = True
            return
        self._asking = True
        self._desk.runner.start(
            journey_people.looked(self._desk.database, self._journey_id),
            on_done=self._looked,
            on_failed=self._not_looked,
            on_cancelled=self._over,
        )

    @Slot(object)
    def _looked(self, found: Looked) -> None:
        if found.row.id == self._journey_id:
            self._show(found)
            self.read.emit(found.row)
        self._over()

    @Slot(object)
    def _not_looked(self, error: ApdeskError) -> None:
        self.failed.emit(error)
        self._over()

    @Slot()
    def _over(self) -> None:
        self._asking = False
        if self._again:
            self._again = False
            self.reload()

    def _show(self, found: Looked) -> None:
        graph = found.published
        self._pages.setCurrentIndex(0 if graph is None else 1)
        if graph is None:
            return
        self._found = found
        if graph != self._graph:
            self._graph = graph
            self.document.load(graph)
            self.canvas.fit_readably()
            self._show_problems(())
            self._checked_at = 0.0
        self.canvas.show_numbers(found.numbers)
        self._ask_check(found)
        self._say()
        if self.panel.isVisible():
            self.panel.reload()
        if self._lit is not None:
            self._light(self._lit)

    # -- what keeps people from moving on ---------------------------------------------------------

    def _ask_check(self, found: Looked) -> None:
        """What a journey names may be gone since it was published; while people move, that is
        looked at now and then."""
        if found.row.state != "live" or found.published is None:
            self._check.cancel()
            self._show_problems(())
            return
        over = monotonic() >= self._checked_at + _CHECK_EVERY
        if self.isVisible() and (over or not self._checked_at):
            self._checked_at = monotonic()
            self._check.ask(journey_world.checked(self._desk.database, found.published))

    @Slot(object)
    def _told_problems(self, checked: Checked) -> None:
        if checked.graph == self._graph:
            self._show_problems(tuple(each for each in checked.problems if each.fatal))
            self._say()

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        self._problems = problems
        by_shape: dict[str, tuple[str, ...]] = {}
        for each in problems:
            if each.shape is not None:
                by_shape[each.shape] = (*by_shape.get(each.shape, ()), each.message)
        self.canvas.show_problems(by_shape)

    def _say(self) -> None:
        """The one thing to know about how it runs: that it doesn't, or why people wait."""
        found = self._found
        paused = found is not None and found.row.state == "paused"
        self.banner.show_actions(paused)
        if paused:
            self.banner.show_message(
                "warning", tr("This journey is paused"), tr("Nobody moves and nobody comes in.")
            )
        elif self._problems:
            told = [each.message for each in self._problems[:_TOLD]]
            more = len(self._problems) - _TOLD
            if more > 0:
                told.append(plural("And {n} more.", "And {n} more.", more))
            self.banner.show_message(
                "warning",
                tr("People can't take every step"),
                tr(
                    "{problems} Whoever is in such a step waits there, and nobody comes in by such "
                    "a trigger. What you correct in the draft counts once it is published.",
                    problems=" ".join(told),
                ),
            )
        elif found is not None and found.waiting:
            first = found.waiting[0]
            wait = plural(
                "{n} person waits, and it is tried again by itself.",
                "{n} people wait, and it is tried again by itself.",
                first.people,
            )
            text = " ".join(each for each in (wait, first.message, first.next_step) if each)
            self.banner.show_message("warning", first.title, text)
        else:
            self.banner.clear()

    # -- people ---------------------------------------------------------------------------------

    @Slot(str, str)
    def show_people(self, shape_id: str, which: str) -> None:
        """Shows who is behind a number."""
        shape = self.document.graph.by_id.get(shape_id)
        if shape is None or self._journey_id is None:
            return
        if self.panel.isHidden():
            whole = self.canvas.shows_all
            self.panel.show()
            self.split.setSizes([max(SPACE * 40, self.split.width() - WIDTH), WIDTH])
            if whole:  # as it was: the panel takes nothing out of sight
                self.canvas.fit()
        self.panel.show_people(self._journey_id, shape, which)
        self.panel.table.setFocus()
        self.canvas.reveal(shape_id)

    @Slot()
    def close_panel(self) -> None:
        """Takes the people away; the whole journey is as bright as before."""
        had_focus = self.panel.isAncestorOf(self.panel.focusWidget() or self)
        self.panel.hide()
        self._light(None)
        if had_focus:
            self.canvas.setFocus()

    @Slot(object)
    def _light(self, passage_id: int | None) -> None:
        self._lit = passage_id
        if passage_id is None:
            self.canvas.light_up(None)
            return
        self._desk.runner.start(
            journey_people.path(self._desk.database, passage_id),
            on_done=self._path_read,
            on_failed=self._path_failed,
        )

    @Slot(object)
    def _path_failed(self, error: ApdeskError) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _path_read(self, found: Sequence[StepRow]) -> None:
        if self._lit is None:
            return
        known = self.document.graph.by_id
        self.canvas.light_up([(each.shape, each.port) for each in found if each.shape in known])

    @Slot(int)
    def _record_asked(self, person_id: int) -> None:
        self.record_asked.emit(Entity.PERSON, person_id)
