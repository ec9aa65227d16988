"""What a draft would do with the people who are here now: numbers on the canvas, and a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QSplitter, QStackedWidget, QWidget

from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import SALESFORCE_LISTS, Kind
from apdesk.domain.journey.sentences import list_name, missing, summary
from apdesk.domain.journey.world import World
from apdesk.errors import ApdeskError
from apdesk.language import plural, tr, translated
from apdesk.ui import words
from apdesk.ui.activity.tables import RowsModel, table
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.canvas import JourneyCanvas, JourneyDocument, Sentences
from apdesk.ui.journeys.words import WOULD_BE, reasons, step
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, button, column, label, named, row
from apdesk.ui.widgets.busy import BusyOverlay
from apdesk.ui.widgets.combo import ComboBox
from apdesk.worker import journeys
from apdesk.worker.tasks import TaskHandle

if TYPE_CHECKING:
    from apdesk.worker.journeys import DryRun, Outside

_SIZE = (SPACE * 140, SPACE * 89)
_MOST_ROWS = 5


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How many would pass a step, would be there at the end, and would wait there for somebody."""

    entered: int
    here: int
    stuck: int


class DryRunDialog(QDialog):
    """Runs when it is opened; nothing is sent and nothing is changed by it."""

    def __init__(
        self,
        desk: Desk,
        journey_id: int,
        graph: Graph,
        world: World | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._journey_id = journey_id
        self._graph = graph
        self._schema = None if world is None else world.fields
        self._task: TaskHandle | None = None
        self.setWindowTitle(tr("Dry run"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.title = label(tr("Dry run"), "title", wrap=True)
        self.said = label("", wrap=True)
        self.banner = Banner()
        self.by_hand = named(ComboBox(), tr("Added by hand"))
        self.by_hand.addItem(tr("Who was added so far"), "")
        for key in SALESFORCE_LISTS:
            self.by_hand.addItem(list_name(key), key)
        for each in () if world is None else world.lists:
            self.by_hand.addItem(each, each)
        self.by_hand.activated.connect(self.run)
        self._choice = QWidget()
        caption = label(tr("Added by hand"))
        caption.setBuddy(self.by_hand)
        self._choice.setLayout(row(caption, self.by_hand, None))
        self._choice.setVisible(bool(graph.of_kind(Kind.BY_HAND)))
        self.canvas = JourneyCanvas(
            JourneyDocument(graph, parent=self),
            sentences=Sentences(lambda shape: summary(shape, self._schema), missing),
        )
        self.canvas.set_read_only(True)
        self.model: RowsModel[Outside] = RowsModel(
            (
                (tr("Step"), self._step),
                (tr("What"), lambda each: translated(WOULD_BE[each.kind])),
                (tr("People"), lambda each: words.number(each.done)),
                (tr("Skipped"), lambda each: words.number(sum(each.skipped.values()) or 0)),
                (tr("Why, and who would wait"), self._why),
            ),
            self,
            right=frozenset({2, 3}),
        )
        self.table = table(
            self.model,
            tr("What would be done outside apdesk"),
            (SPACE * 34, SPACE * 25, SPACE * 9, SPACE * 10),
        )
        self.nothing = label(
            tr("Nothing would be done in Salesforce, and no e-mail sent."), "muted"
        )
        below = QWidget()
        beneath = column(self.nothing, self.table, spacing=SPACE)
        below.setLayout(beneath)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.canvas)
        self._split.addWidget(below)
        self._split.setSizes([SPACE * 44, SPACE * 18])
        self._pages = QStackedWidget()
        self._cover = QWidget()
        self.busy = BusyOverlay(self._cover)
        self.busy.cancelled.connect(self.reject)
        self._pages.addWidget(self._cover)
        self._pages.addWidget(self._split)
        self.close_button = button(tr("Close"), clicked=self.accept)
        layout = column(
            self.title,
            self.said,
            self._choice,
            self.banner,
            self._pages,
            row(None, self.close_button),
            spacing=SPACE * 3 // 2,
            margins=SPACE * 3,
        )
        layout.setStretch(4, 1)
        self.setLayout(layout)
        self.close_button.setFocus()
        self.run()

    @Slot()
    def run(self) -> None:
        """Tries the draft, by what is chosen."""
        self._stop()
        self.banner.clear()
        self.said.setText(
            tr(
                "The draft is tried on a copy of your data: nothing is sent, and nothing is "
                "changed."
            )
        )
        self._pages.setCurrentWidget(self._cover)
        self.busy.start(tr("Trying the draft…"), tr("Copying the database"))
        self._task = self._desk.runner.start(
            journeys.try_out(
                self._desk.database,
                self._desk.clock,
                self._journey_id,
                self._graph,
                str(self.by_hand.currentData()) if self._choice.isVisibleTo(self) else "",
            ),
            on_done=self._done,
            on_failed=self._failed,
            on_progress=self._moved,
        )

    @Slot(object)
    def _moved(self, steps: int) -> None:
        self.busy.set_progress(plural("{n} step so far", "{n} steps so far", steps))

    @Slot(object)
    def _done(self, found: DryRun) -> None:
        self._task = None
        self.busy.stop()
        self._pages.setCurrentWidget(self._split)
        nobody_added = self._choice.isVisibleTo(self) and not self.by_hand.currentData()
        self.said.setText(_summary(found, nobody_added=nobody_added))
        stuck: dict[str, int] = {}
        for each in found.outside:
            stuck[each.shape] = stuck.get(each.shape, 0) + sum(each.waiting.values())
        self.canvas.show_numbers(
            {
                each.id: _Numbers(
                    found.passed.get(each.id, 0),
                    found.waiting.get(each.id, 0),
                    min(stuck.get(each.id, 0), found.waiting.get(each.id, 0)),
                )
                for each in self._graph.shapes
            }
        )
        self.model.set_items(found.outside)
        self.table.setVisible(bool(found.outside))
        self.nothing.setVisible(not found.outside)
        QTimer.singleShot(0, self, self._share_out)  # once all has its size
        if found.problems:
            told = (
                " ".join(x for x in (f"{each.title}.", each.message, each.next_step) if x)
                for each in found.problems
            )
            self.banner.show_message("warning", tr("Not everything can be told"), "\n".join(told))

    @Slot()
    def _share_out(self) -> None:
        """As much room for the table as its rows need, a few of them; the rest is the canvas's."""
        rows = min(self.model.rowCount(), _MOST_ROWS) + 1
        below = rows * self.table.verticalHeader().defaultSectionSize() + SPACE * 2
        self._split.setSizes([self._split.height() - below, below])
        self.canvas.fit()

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._task = None
        self.busy.stop()
        self.said.setText(tr("The draft couldn’t be tried."))
        self.banner.show_error(error)

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _step(self, each: Outside) -> str:
        shape = self._graph.by_id.get(each.shape)
        return "" if shape is None else step(shape, self._schema)

    @staticmethod
    def _why(each: Outside) -> str:
        said = [reasons(each.skipped)] if each.skipped else []
        if each.waiting:
            said.append(tr("Would wait: {reasons}", reasons=reasons(each.waiting)))
        return "; ".join(said)


def _summary(found: DryRun, *, nobody_added: bool = False) -> str:
    """'120 people would come in. 80 e-mails would be sent, 12 not (…).' `nobody_added`: who was
    added by hand so far is all that counts as such."""
    if not found.people and nobody_added:
        return tr(
            "Nobody would come in now: nobody was added by hand yet, nor meets another trigger. "
            "Choose a list below to see what would happen to the people on it."
        )
    if not found.people:
        return tr(
            "Nobody would come in now: nobody meets a trigger. Who comes to meet one later does."
        )
    said = [
        plural(
            "{n} person would come in, and all delays pass at once.",
            "{n} people would come in, and all delays pass at once.",
            found.people,
        )
    ]
    if found.mails or found.mails_skipped:
        said.append(
            plural(
                "{n} e-mail would be sent, {others} not.",
                "{n} e-mails would be sent, {others} not.",
                found.mails,
                others=words.number(sum(found.mails_skipped.values())),
            )
        )
    ends = [tr("{number} would reach the end", number=words.number(found.finished))]
    if found.ejected:
        ends.append(tr("{number} would be ejected", number=words.number(found.ejected)))
    left = sum(found.waiting.values())
    if left:
        ends.append(tr("{number} would still be on the way", number=words.number(left)))
    return f"{' '.join(said)} {words.series(ends)}."
