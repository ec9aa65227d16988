"""The journey builder's canvas: palette, tools, and the journey itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Signal
from PySide6.QtGui import QAction, QFocusEvent, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import Kind, Port
from apdesk.errors import KnownError
from apdesk.language import marked, tr, translated
from apdesk.ui.icons import set_icon
from apdesk.ui.journeys.canvas.actions import CanvasActions
from apdesk.ui.journeys.canvas.connecting import ConnectDialog
from apdesk.ui.journeys.canvas.document import JourneyDocument
from apdesk.ui.journeys.canvas.export import to_image, write_png, write_svg
from apdesk.ui.journeys.canvas.menus import Menus
from apdesk.ui.journeys.canvas.minimap import Minimap
from apdesk.ui.journeys.canvas.palette import Palette
from apdesk.ui.journeys.canvas.portrait import Numbers
from apdesk.ui.journeys.canvas.scene import JourneyScene
from apdesk.ui.journeys.canvas.sentences import Sentences
from apdesk.ui.journeys.canvas.toolbar import Toolbar
from apdesk.ui.journeys.canvas.view import JourneyView
from apdesk.ui.widgets import EmptyState, named

_SVG = marked("SVG picture (*.svg)")
_PNG = marked("PNG picture (*.png)")


class JourneyCanvas(QWidget):
    """Shows a document and lets it be edited.

    Signals:
        settings_asked: (str) The settings of a shape are wanted.
        people_asked: (str, str) The people behind a number: the shape, and "entered", "here" or
            "stuck".
        failed: (KnownError) A picture couldn't be saved.
    """

    settings_asked = Signal(str)
    people_asked = Signal(str, str)
    failed = Signal(object)

    def __init__(
        self,
        document: JourneyDocument,
        parent: QWidget | None = None,
        *,
        sentences: Sentences | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, tr("Journey"))
        self.document = document
        self.scene = JourneyScene(sentences or Sentences(), self)
        self.view = JourneyView(document, self.scene)
        self.palette_ = Palette()
        self.actions_ = CanvasActions(document, self.view, self)
        self._menus = Menus(document, self.view, self.actions_)
        export = QAction(tr("Save as picture…"), self)
        export.triggered.connect(self._ask_export)
        set_icon(export, "image")
        self.toolbar = Toolbar(self.actions_, export)
        self.minimap = Minimap(self.view)
        self.empty_state = _Empty(self.view)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.palette_)
        body.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toolbar)
        layout.addLayout(body, 1)
        self._wire()
        self._graph_changed(document.graph)
        self._viewed()
        self._place_overlays()

    def _wire(self) -> None:
        view, kinds = self.view, self.palette_.list
        view.settings_asked.connect(self.settings_asked)
        view.people_asked.connect(self.people_asked)
        view.connect_asked.connect(self._ask_target)
        view.viewed.connect(self._viewed)
        view.resized.connect(self._place_overlays)
        self.palette_.add_asked.connect(self._add)
        kinds.taken.connect(self._taken)
        kinds.pulled.connect(self._pulled)
        kinds.dropped.connect(self._dropped)
        kinds.put_back.connect(view.cancel_gesture)
        self.document.graph_changed.connect(self._graph_changed)

    # -- what is shown --------------------------------------------------------------------------

    def set_read_only(self, on: bool) -> None:
        """Whether the journey can only be looked at: without palette, ports and edits."""
        self.view.set_read_only(on)
        self.palette_.setVisible(not on)
        self.toolbar.set_read_only(on)
        self.actions_.renew()
        self._graph_changed(self.document.graph)

    def show_sentences(self, sentences: Sentences) -> None:
        """Other words for the settings of shapes; give the same ones when lists, templates or
        fields that they speak of have changed."""
        self.scene.show_sentences(sentences)

    def show_numbers(self, numbers: Mapping[str, Numbers] | None) -> None:
        """How many people entered, are at, and are stuck at each shape (by id; nobody where one
        is missing); None: no numbers."""
        self.scene.show_numbers(numbers)

    def show_problems(self, problems: Mapping[str, Sequence[str]]) -> None:
        """What is wrong with shapes (by id), one sentence each."""
        self.scene.show_problems(problems)

    def light_up(self, path: Sequence[tuple[str, Port | None]] | None) -> None:
        """Makes everything faint but a person's path: the shapes in order, each with the port by
        which it was left (None: the person is there yet, or it ended there). None: nothing is
        faint."""
        self.scene.light(path)

    def reveal(self, shape_id: str) -> None:
        """Brings a shape into view and selects it. Raises KeyError when it is gone."""
        self.view.reveal(shape_id)

    @property
    def shows_all(self) -> bool:
        """Whether the whole journey is in view."""
        return self.view.seen().contains(self.scene.content())

    def fit_readably(self) -> None:
        """Shows the whole journey where its words can be read then, else where it begins."""
        self.view.fit_readably()

    def fit(self) -> None:
        """Shows the whole journey."""
        self.view.fit()

    def to_image(self, scale: float = 2.0) -> QImage:
        """The whole journey as a picture, `scale` pixels for each at 100 %."""
        return to_image(self.scene, scale)

    def export(self, target: Path) -> None:
        """Writes a picture: SVG by the name's ending, else PNG. Raises KnownError."""
        if target.suffix.lower() == ".svg":
            write_svg(self.scene, target)
        else:
            write_png(self.scene, target)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hands the keyboard to the drawing. No proxy does: Tab would go by all that stands between
        the canvas and it, the tools and the steps to add."""
        self.view.setFocus(event.reason())

    # -- what happens ---------------------------------------------------------------------------

    def _graph_changed(self, graph: Graph) -> None:
        self.minimap.renew()
        self.empty_state.setVisible(not graph.shapes)
        self.empty_state.show_for(read_only=self.view.read_only)

    def _viewed(self) -> None:
        self.toolbar.show_zoom(self.view.zoom)

    def _add(self, kind: Kind) -> None:
        self.view.add(kind)

    def _taken(self, kind: Kind, place: QPoint) -> None:
        self.view.add_from(kind)
        self._pulled(place)

    def _pulled(self, place: QPoint) -> None:
        self.view.go_on(self.view.viewport().mapFromGlobal(place))

    def _dropped(self, place: QPoint) -> None:
        at = self.view.viewport().mapFromGlobal(place)
        if self.view.viewport().rect().contains(at):
            self.view.end(at)
            self.view.setFocus()
        else:
            self.view.cancel_gesture()

    def _ask_target(self, source: str) -> None:
        shape = self.document.graph.by_id[source]
        if not shape.kind.ports:
            self.view.say("")
            return
        dialog = ConnectDialog(self.document, source, self.scene.sentences, self)
        dialog.chosen.connect(
            lambda port, target: self.document.connect_shapes(source, port, target)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_export(self) -> None:
        target, kind = QFileDialog.getSaveFileName(
            self,
            tr("Save as picture"),
            str(Path.home() / "Journey.png"),
            ";;".join((translated(_PNG), translated(_SVG))),
        )
        if not target:
            return
        path = Path(target)
        if not path.suffix:
            path = path.with_suffix(".svg" if kind == translated(_SVG) else ".png")
        try:
            self.export(path)
        except KnownError as error:
            self.failed.emit(error)

    def _place_overlays(self) -> None:
        view = self.view
        size = self.empty_state.sizeHint()
        middle = QPointF(view.rect().center())
        self.empty_state.setGeometry(
            round(middle.x() - size.width() / 2),
            round(middle.y() - size.height() / 2),
            size.width(),
            size.height(),
        )


class _Empty(EmptyState):
    """Says what to do first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("journey", "", "", parent)
        self.show_for(read_only=False)

    def show_for(self, *, read_only: bool) -> None:
        if read_only:
            self.show_message("journey", tr("There is nothing in this journey yet"))
        else:
            self.show_message(
                "journey",
                tr("Drag a trigger here to begin"),
                tr(
                    "A trigger says who enters the journey. Then add what happens next, and draw "
                    "an arrow to it from the dot at the edge of the step before."
                ),
            )
        named(self, self.title())
