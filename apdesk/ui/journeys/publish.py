"""Before a draft is published: what changes, for whom, and what it would do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.problem import Problem
from apdesk.domain.schema import SObjectSchema
from apdesk.language import marked, plural, tr, translated
from apdesk.ui import words
from apdesk.ui.desk import Desk
from apdesk.ui.help import what_is_this
from apdesk.ui.journeys.differences import differences
from apdesk.ui.people.dialog import EditDialog
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import Banner, button, column, label, scroll_page
from apdesk.worker import journeys
from apdesk.worker.journeys import Opened

_WIDTH = SPACE * 76
_MOST_SEEN = SPACE * 26
_AT_ONCE = marked("Who fits a trigger already comes in at once, too: the dry run says how many.")


class PublishDialog(EditDialog):
    """Says what publishing means, and publishes.

    Signals:
        published: (Opened) It is done.
        try_asked: A dry run is wanted first.
    """

    published = Signal(object)
    try_asked = Signal()

    def __init__(
        self,
        desk: Desk,
        opened: Opened,
        graph: Graph,
        problems: Sequence[Problem] = (),
        schema: SObjectSchema | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`graph` is the draft as it is now; `problems` are worth a second look, none is fatal."""
        super().__init__(desk, tr("Publish “{name}”", name=opened.row.name), parent)
        self.setMinimumWidth(_WIDTH)
        self._row, self._graph = opened.row, graph
        self.meaning = label(_meaning(opened, graph), wrap=True)
        self.body.addWidget(self.meaning)
        lines = differences(opened.published, graph, schema, named_new=opened.published is not None)
        self.changes = [label(each, wrap=True, selectable=True) for each in _shown(lines, opened)]
        holder = QWidget()
        inside = column(*self.changes, None, spacing=SPACE)
        inside.setContentsMargins(SPACE * 2, SPACE, SPACE, SPACE)
        holder.setLayout(inside)
        area = scroll_page(holder)
        wanted = inside.totalHeightForWidth(_WIDTH - SPACE * 8)
        area.setMinimumHeight(min(_MOST_SEEN, wanted))
        area.setMaximumHeight(wanted)
        set_role(area, "sunken")
        title = tr("What changes") if opened.published is not None else tr("What begins")
        self.body.addWidget(label(title, "strong"))
        self.body.addWidget(area, 1)
        self.body.addStretch()
        if problems:
            notes = Banner(
                "warning", tr("Worth a second look"), "\n".join(x.message for x in problems)
            )
            self.body.addWidget(notes)
        self.try_button = button(tr("Dry run…"), icon="play", clicked=self._try)
        self.publish_button = button(tr("Publish"), "primary", clicked=self._publish)
        self.buttons.insertWidget(0, self.try_button)
        self.buttons.insertWidget(1, what_is_this("journeys.publish"))
        self.buttons.addWidget(self.publish_button)
        self.publish_button.setFocus()

    @Slot()
    def _try(self) -> None:
        self.try_asked.emit()

    @Slot()
    def _publish(self) -> None:
        self.publish_button.setEnabled(False)
        desk = self.desk
        work = journeys.publish(desk.database, desk.clock, self._row.id, self._graph)
        self.start(work, self._done, tr("Publishing…"), storing=True)

    def failed(self) -> None:
        self.publish_button.setEnabled(True)

    @Slot(object)
    def _done(self, opened: Opened) -> None:
        self.published.emit(opened)
        self.accept()


def _meaning(opened: Opened, graph: Graph) -> str:
    row = opened.row
    at_once = any(getattr(each.settings, "existing", False) for each in graph.triggers())
    if opened.published is None:
        said = tr("The journey goes live: people come in by its triggers from now on.")
        return f"{said} {translated(_AT_ONCE)}" if at_once else said
    said = tr("This becomes version {number}.", number=words.number((row.version or 0) + 1))
    if row.inside:
        said += " " + plural(
            "{n} person is inside: each acts by the version with which it came to the step it is "
            "in, and goes on by the new one from the next step that it still has.",
            "{n} people are inside: each acts by the version with which it came to the step it is "
            "in, and goes on by the new one from the next step that it still has.",
            row.inside,
        )
    else:
        said += " " + tr("Nobody is inside now.")
    if row.state == "paused":
        said += " " + tr("The journey is paused, and goes live again.")
    return f"{said} {translated(_AT_ONCE)}" if at_once else said


def _shown(lines: Sequence[str], opened: Opened) -> Sequence[str]:
    if lines:
        return lines
    if opened.published is None:
        return (tr("The journey is empty."),)
    return (tr("Nothing but the places of steps on the canvas, if that."),)
