"""The window onto the canvas: it turns mouse and keys into gestures and edits, and shows more or
less of the scene."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QToolTip, QWidget

from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import Kind
from apdesk.language import tr
from apdesk.ui.journeys.canvas.document import End, JourneyDocument
from apdesk.ui.journeys.canvas.gestures import (
    Add,
    Connect,
    Gesture,
    Move,
    Pan,
    Pointer,
    Press,
    RubberBand,
)
from apdesk.ui.journeys.canvas.keys import CanvasKeys
from apdesk.ui.journeys.canvas.placing import end_for, free_place
from apdesk.ui.journeys.canvas.scene import NOTHING, Hit, JourneyScene
from apdesk.ui.journeys.canvas.sentences import named as name_of
from apdesk.ui.journeys.canvas.voices import announce, give_voices
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import label, named

LEAST_SCALE, MOST_SCALE = 0.1, 4.0
#: From which scale on what is written under shapes can be read.
READABLE = 0.75
_STEP = 1.25
_PER_NOTCH = 1.0015
_LINE = 40  # pixels for one notch of the wheel
_EDGE, _EDGE_STEP, _EDGE_MS = 28, 12, 16
_REST_MS = 140  # after which pictures are made for the new scale


class JourneyView(QGraphicsView):
    """Shows a scene and lets its document be edited.

    What is connected to a signal is a declared slot: PySide would make it one at that moment, which
    changes the meta-object by which Qt finds the words for assistive technologies.

    Signals:
        settings_asked: (str) The settings of a shape are wanted.
        people_asked: (str, str) The people behind a number: shape, "entered", "here" or "stuck".
        connect_asked: (str) An arrow from that shape is wanted, without the mouse.
        menu_asked: (Hit, QPoint, QPointF) A context menu: for what, where on the screen and in the
            scene.
        arrow_dropped: (tuple[str, Port], QPointF) An arrow was drawn to an empty place.
        viewed: Another part of the scene is shown, or at another scale.
        current_changed: The keys go from another shape, which is in view now if that was asked for.
        resized: The view has another size.
    """

    settings_asked = Signal(str)
    people_asked = Signal(str, str)
    connect_asked = Signal(str)
    menu_asked = Signal(object, QPoint, QPointF)
    arrow_dropped = Signal(object, QPointF)
    viewed = Signal()
    current_changed = Signal()
    resized = Signal()

    def __init__(
        self, document: JourneyDocument, scene: JourneyScene, parent: QWidget | None = None
    ) -> None:
        super().__init__(scene, parent)
        self._voices = give_voices(self, document, scene)  # before Qt makes a voice of its own
        self._document = document
        self._journey = scene
        self._gesture: Gesture | None = None
        self._last = QPoint()
        self._came_in = True
        self._read_only = False
        self._hand = False
        self._current = ""
        self._by_keys = False
        self._shown = False
        self._content = QRectF()
        self._keys = CanvasKeys(self, document)
        named(self, tr("Canvas"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bubble = label("", "badge-error")
        self._bubble.setParent(self)
        self._bubble.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._bubble.hide()
        self._edge = QTimer(self)
        self._edge.setInterval(_EDGE_MS)
        self._edge.timeout.connect(self._follow_edge)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._sharpen)
        document.graph_changed.connect(self._graph_changed)
        document.selection_changed.connect(self._selection_changed)
        document.arrow_chosen.connect(self._selection_changed)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._moved)
        scene.show_graph(document.graph)
        self._graph_changed(document.graph)

    # -- what is shown --------------------------------------------------------------------------

    @property
    def journey(self) -> JourneyScene:
        return self._journey

    @property
    def zoom(self) -> float:
        """Pixels a scene unit."""
        return self.transform().m11()

    @property
    def current(self) -> str:
        """The shape that the keys go from; '' for none."""
        return self._current

    @property
    def read_only(self) -> bool:
        return self._read_only

    @property
    def gesture(self) -> Gesture | None:
        """What the mouse is doing."""
        return self._gesture

    def set_read_only(self, on: bool) -> None:
        """Whether the journey can only be looked at."""
        self.cancel_gesture()
        self._read_only = on
        self._journey.show_handles(not on)

    def seen(self) -> QRectF:
        """The part of the scene in view."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def middle(self) -> QPointF:
        """The middle of what is seen."""
        return self.seen().center()

    def set_zoom(self, zoom: float, at: QPoint | None = None) -> None:
        """Another scale; what is at a place of the view stays there (None: at its middle)."""
        zoom = max(LEAST_SCALE, min(zoom, MOST_SCALE))
        anchor = self.viewport().rect().center() if at is None else at
        held = self.mapToScene(anchor)
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self._set_range()
        self._scroll(self.mapFromScene(held) - anchor)
        self._scaled()

    @Slot()
    def zoom_in(self) -> None:
        self.set_zoom(self.zoom * _STEP)

    @Slot()
    def zoom_out(self) -> None:
        self.set_zoom(self.zoom / _STEP)

    @Slot()
    def fit(self, shape_ids: Sequence[str] = ()) -> None:
        """Shows the whole journey, or some shapes; never larger than 100 %."""
        area = self._journey.content(shape_ids or None)
        if area.isEmpty():
            self.set_zoom(1.0)
            self.centerOn(0, 0)
            return
        room = self.viewport().rect().adjusted(SPACE * 3, SPACE * 3, -SPACE * 3, -SPACE * 3)
        fits = min(room.width() / area.width(), room.height() / area.height(), 1.0)
        self.set_zoom(fits)
        self.centerOn(area.center())

    def fit_readably(self) -> None:
        """Shows the whole journey where its words can be read then, else where it begins."""
        self.fit()
        graph = self._journey.graph
        if self.zoom >= READABLE or not graph.shapes:
            return
        self.set_zoom(READABLE)
        first = min(graph.shapes, key=lambda each: (each.x, each.y))
        left = self._journey.content().left() - SPACE * 3 / READABLE
        self.centerOn(left + self.seen().width() / 2, first.y)

    def reveal(self, shape_id: str) -> None:
        """Brings a shape into view and selects it; KeyError when it is gone."""
        self.set_current(shape_id)
        self._document.select([shape_id])

    def _scroll(self, by: QPoint) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + by.x())
        down.setValue(down.value() + by.y())

    def scroll_by(self, dx: int, dy: int) -> None:
        """Moves the view by pixels."""
        self._scroll(QPoint(dx, dy))

    def _set_range(self) -> None:
        """All can be brought anywhere in the view, and nothing gets lost far away."""
        room = self.viewport().size()
        across, down = room.width() / self.zoom, room.height() / self.zoom
        self.setSceneRect(self._content.adjusted(-across, -down, across, down))

    def _scaled(self) -> None:
        self._journey.set_scale(self.zoom * self.devicePixelRatioF())
        self._moved()

    @Slot(int)
    def _moved(self, _to: int = 0) -> None:
        self._rest.start()
        self.viewed.emit()

    @Slot()
    def _sharpen(self) -> None:
        """A few pictures at a time, so that events get their turn."""
        if not self._journey.sharpen(self.seen()):
            self._rest.start(0)
        else:
            self._rest.setInterval(_REST_MS)

    @Slot(object)
    def _graph_changed(self, graph: Graph) -> None:
        self.cancel_gesture()  # what it began with is no more
        self._journey.show_graph(graph)
        self._content = self._journey.content()
        self._set_range()
        if self._current not in graph.by_id:
            self._current = ""
        self._voices.graph_changed()
        self._show_focus()
        self._rest.start()
        self.viewed.emit()

    @Slot(object)
    def _selection_changed(self, _what: object) -> None:
        document = self._document
        self._journey.mark_selection(document.selection, document.chosen_arrow)
        if len(document.selection) == 1 and document.selection[0] != self._current:
            self._current = document.selection[0]
            self._show_focus()
            self.current_changed.emit()
        self._voices.selection_changed()

    # -- keyboard -------------------------------------------------------------------------------

    def set_current(self, shape_id: str) -> None:
        """Makes a shape the one that the keys go from, and brings it into view."""
        self._current = self._journey.item(shape_id).shape_.id
        self._by_keys = True
        self._show_focus()
        self.follow_current()
        self.current_changed.emit()
        self._voices.focused()

    def follow_current(self) -> None:
        """Keeps in view what the keys have just moved."""
        if self._current:
            self.ensureVisible(self._area_of_current(), SPACE * 3, SPACE * 3)

    def place_of_current(self) -> QRect:
        """Where that shape lies in the view, in pixels; an empty one where there is none."""
        if not self._current:
            return QRect()
        return self.mapFromScene(self._area_of_current()).boundingRect()

    def _area_of_current(self) -> QRectF:
        item = self._journey.item(self._current)
        return item.portrait.bounds.translated(item.pos())

    def _show_focus(self) -> None:
        on = self._by_keys and self.hasFocus()
        self._journey.mark_focus(self._current if on else "")

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        return self._keys.walk(forward) or QWidget.focusNextPrevChild(self, forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keys.came_in(event.reason())
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._drop_hand()
        self._show_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            self.cancel_gesture()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat() and self._gesture is None:
                self._hand = True
                self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif not self._keys.press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._drop_hand()
        else:
            super().keyReleaseEvent(event)

    def _drop_hand(self) -> None:
        if self._hand:
            self._hand = False
            self.viewport().unsetCursor()

    # -- mouse ----------------------------------------------------------------------------------

    def pointer(self, pixel: QPoint, keys: Qt.KeyboardModifier | None = None) -> Pointer:
        """A place of the view in terms of the scene."""
        held = Qt.KeyboardModifier.NoModifier if keys is None else keys
        return Pointer(self.mapToScene(pixel), pixel, held, self.zoom)

    def begin(self, gesture: Gesture) -> None:
        """Starts a gesture; the one before is given up."""
        self.cancel_gesture()
        QToolTip.hideText()
        self._gesture = gesture
        self._came_in = True
        if gesture.cursor is not None:
            self.viewport().setCursor(gesture.cursor)

    def go_on(self, pixel: QPoint, keys: Qt.KeyboardModifier | None = None) -> None:
        """The pointer of the gesture went there."""
        if self._gesture is not None:
            self._last = pixel
            self._gesture.move(self.pointer(pixel, keys))
            inside = self.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            self._came_in = self._came_in or inside.contains(pixel)
            if self._gesture.scrolls and self._came_in and not inside.contains(pixel):
                self._edge.start()
            else:
                self._edge.stop()

    def end(self, pixel: QPoint, keys: Qt.KeyboardModifier | None = None) -> None:
        """The gesture is done."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            self._edge.stop()
            self.viewport().unsetCursor()
            gesture.finish(self.pointer(pixel, keys))

    @Slot()
    def cancel_gesture(self) -> None:
        """Gives up what the mouse is doing; all is as before."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            self._edge.stop()
            self.viewport().unsetCursor()
            gesture.cancel()

    def add_from(self, kind: Kind) -> None:
        """Begins to bring a shape of a kind onto the canvas."""
        self.begin(Add(kind, self._document, self._journey))
        self._came_in = False  # on its way from the palette the view stays where it is

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pixel, button = event.position().toPoint(), event.button()
        if self._gesture is not None:
            return
        if button == Qt.MouseButton.MiddleButton or (
            self._hand and button == Qt.MouseButton.LeftButton
        ):
            self.begin(Pan(self.pointer(pixel), self._scroll))
        elif button == Qt.MouseButton.LeftButton:
            self._by_keys = False
            self._press(self.pointer(pixel, event.modifiers()))
            self._show_focus()
        event.accept()

    def _press(self, pointer: Pointer) -> None:
        hit = self._journey.hit(pointer.at)
        if hit.what == "port" and hit.port is not None:
            self.begin(
                Connect(
                    (hit.shape, hit.port),
                    self._document,
                    self._journey,
                    self.say,
                    self._arrow_dropped,
                )
            )
        elif hit.what == "number":
            self.begin(Press(hit, self._journey, self._number_clicked))
        elif hit.what == "arrow" and hit.port is not None:
            self._document.choose_arrow((hit.shape, hit.port))
        elif hit.what == "shape":
            self._current = hit.shape
            self.current_changed.emit()
            threshold = None if self._read_only else QApplication.startDragDistance()
            self.begin(Move(pointer, hit.shape, self._document, self._journey, threshold))
        else:
            self._document.choose_arrow(None)
            self.begin(RubberBand(pointer, self._document, self._journey))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pixel = event.position().toPoint()
        if self._gesture is not None:
            self.go_on(pixel, event.modifiers())
        elif not self._hand:
            hit = self._journey.hit(self.mapToScene(pixel))
            self._journey.hover(hit)
            self._point(hit)
        event.accept()

    def _point(self, hit: Hit) -> None:
        cursor = Qt.CursorShape
        moves = cursor.ArrowCursor if self._read_only else cursor.SizeAllCursor
        shapes = {"port": cursor.CrossCursor, "number": cursor.PointingHandCursor, "shape": moves}
        self.viewport().setCursor(shapes.get(hit.what, cursor.ArrowCursor))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._gesture is not None and event.button() != Qt.MouseButton.RightButton:
            self.end(event.position().toPoint(), event.modifiers())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self._journey.hit(self.mapToScene(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and hit.what == "shape":
            self.settings_asked.emit(hit.shape)
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._journey.hover(NOTHING)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if self._gesture is not None:
            return
        if not by_mouse:
            self.ask_menu()
            return
        at = self.mapToScene(event.pos())
        hit = self._journey.hit(at)
        if hit.what == "arrow" and hit.port is not None:
            self._document.choose_arrow((hit.shape, hit.port))
        elif hit.shape and hit.shape not in self._document.selection:
            self._document.select([hit.shape])
        elif not hit.shape:
            self._document.select(())
        self.menu_asked.emit(hit, event.globalPos(), at)

    def ask_menu(self) -> None:
        """The context menu of the shape that has the keyboard, else of the canvas."""
        if not self._current:
            self.menu_asked.emit(NOTHING, self.mapToGlobal(self.rect().center()), self.middle())
            return
        if self._current not in self._document.selection:
            self._document.select([self._current])
        at = self._journey.item(self._current).pos()
        place = self.viewport().mapToGlobal(self.mapFromScene(at))
        self.menu_asked.emit(Hit("shape", self._current), place, at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * _PER_NOTCH ** turned.y(), event.position().toPoint())
        elif not pixels.isNull():
            self._scroll(-pixels)
        else:
            by = QPoint(-turned.x() * _LINE // 120, -turned.y() * _LINE // 120)
            sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._scroll(QPoint(by.y(), by.x()) if sideways else by)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                at = event.position().toPoint()
                self.set_zoom(self.zoom * (1 + event.value()), at)
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def _tell(self, event: QHelpEvent) -> None:
        hit = self._journey.hit(self.mapToScene(event.pos()))
        if hit.shape and hit.what == "shape":
            shape = self._document.graph.by_id[hit.shape]
            problems = self._journey.problems.get(hit.shape, ())
            lines = [name_of(shape, self._journey.sentences), *problems]
            QToolTip.showText(event.globalPos(), "\n".join(lines), self)
        elif hit.what == "port":
            QToolTip.showText(event.globalPos(), tr("Drag to the next step"), self)
        else:
            QToolTip.hideText()

    @Slot()
    def _follow_edge(self) -> None:
        """Moves the view while the pointer of a gesture rests at its edge."""
        area = self.viewport().rect()
        right = (self._last.x() > area.right() - _EDGE) - (self._last.x() < _EDGE)
        down = (self._last.y() > area.bottom() - _EDGE) - (self._last.y() < _EDGE)
        self._scroll(QPoint(right * _EDGE_STEP, down * _EDGE_STEP))
        self.go_on(self._last)

    def _number_clicked(self, hit: Hit) -> None:
        self.people_asked.emit(hit.shape, hit.which)

    def _arrow_dropped(self, end: End, pointer: Pointer) -> None:
        self.arrow_dropped.emit(end, pointer.at)

    # -- words ----------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Shows beside the pointer why something can't be done; '' takes it away."""
        if text and text != self._bubble.text():
            announce(self, text)
        self._bubble.setText(text)
        self._bubble.setVisible(bool(text))
        if text:
            self._bubble.adjustSize()
            at = self._last + QPoint(SPACE * 2, SPACE * 2)
            at.setX(min(at.x(), self.width() - self._bubble.width() - SPACE))
            at.setY(min(at.y(), self.height() - self._bubble.height() - SPACE))
            self._bubble.move(at)

    # -- places ---------------------------------------------------------------------------------

    def add(self, kind: Kind, *, after: End | None = None, at: QPointF | None = None) -> str:
        """Adds a shape at a place; without one after the selected shape, which then leads to it,
        or in the middle of what is seen. Returns its id."""
        if at is None and after is None:
            after = end_for(self._document, kind)
        if at is None:
            at = free_place(self._document.graph, after, self.middle())
        shape_id = self._document.add(kind, at.x(), at.y(), after=after)
        self.set_current(shape_id)
        return shape_id

    # -- frame ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.fit_readably()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_range()
        self._scaled()
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        # A window that comes to another screen is not told of its scale in any other way.
        if self._journey.set_scale(self.zoom * self.devicePixelRatioF()):
            self._rest.start()
        super().paintEvent(event)
