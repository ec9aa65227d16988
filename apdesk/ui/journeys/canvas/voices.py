"""The canvas for assistive technologies: each shape is a child of it, with its name, what it says,
where it leads, and what can be done with it."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from apdesk.domain.journey.graph import Shape
from apdesk.language import marked, tr, translated
from apdesk.ui import words
from apdesk.ui.journeys.canvas.document import JourneyDocument
from apdesk.ui.journeys.canvas.order import reading_order
from apdesk.ui.journeys.canvas.scene import JourneyScene
from apdesk.ui.journeys.canvas.sentences import leads, named, steps
from apdesk.ui.widgets.accessible import register

if TYPE_CHECKING:
    from apdesk.ui.journeys.canvas.view import JourneyView


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say something at once."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def give_voices(view: JourneyView, document: JourneyDocument, scene: JourneyScene) -> Voices:
    """Makes the shapes of a view known; what is returned has to be told of changes."""
    voices = Voices(view, document, scene)
    register(_Canvas(view, voices))
    return voices


#: What can be asked for at a shape with numbers: how it is called, and which people.
_PEOPLE = {
    marked("People who entered"): "entered",
    marked("People here now"): "here",
    marked("People stuck here"): "stuck",
}


class Voices:
    """The shapes in reading order, each with an object that stands for it."""

    def __init__(self, view: JourneyView, document: JourneyDocument, scene: JourneyScene) -> None:
        self._view = weakref.ref(view)
        self._document = document
        self._scene = scene
        self._order: tuple[str, ...] | None = None
        self._made: dict[str, Voice] = {}
        self._selected: frozenset[str] = frozenset()

    @property
    def view(self) -> JourneyView | None:
        found = self._view()
        return found if found is not None and isValid(found) else None

    def order(self) -> tuple[str, ...]:
        if self._order is None:
            self._order = reading_order(self._document.graph)
        return self._order

    def voice(self, shape_id: str) -> Voice | None:
        """The object for a shape, made when it is first asked for."""
        view = self.view
        if view is None or shape_id not in self._document.graph.by_id:
            return None
        found = self._made.get(shape_id)
        if found is None:
            found = self._made[shape_id] = Voice(view, shape_id)
            register(_ShapeInterface(found, self))
        return found

    def at(self, index: int) -> QAccessibleInterface | None:
        order = self.order()
        return self._told(order[index]) if 0 <= index < len(order) else None

    def current(self) -> QAccessibleInterface | None:
        view = self.view
        return self._told(view.current) if view is not None and view.current else None

    def _told(self, shape_id: str) -> QAccessibleInterface | None:
        voice = self.voice(shape_id)
        return None if voice is None else QAccessible.queryAccessibleInterface(voice)

    # -- what is said of a shape ----------------------------------------------------------------

    def shape(self, shape_id: str) -> Shape | None:
        return self._document.graph.by_id.get(shape_id)

    def name(self, shape: Shape) -> str:
        """'Check fields: Status is Open'."""
        return named(shape, self._scene.sentences)

    def description(self, shape: Shape) -> str:
        """Where it leads, the people at it, and what is wrong with it."""
        said = [leads(self._document.graph, shape, self._scene.sentences)]
        numbers = (self._scene.numbers or {}).get(shape.id)
        if numbers is not None:
            parts = [tr("{number} entered", number=words.number(numbers.entered))]
            parts.append(tr("{number} here now", number=words.number(numbers.here)))
            if numbers.stuck:
                parts.append(tr("{number} stuck", number=words.number(numbers.stuck)))
            said.append(f"{words.series(parts)}.")
        said += self._scene.problems.get(shape.id, ())
        return " ".join(each for each in said if each)

    def summary(self) -> str:
        """'12 steps'."""
        return steps(len(self._document.graph.shapes))

    def is_selected(self, shape_id: str) -> bool:
        return shape_id in self._document.selection

    def place(self, shape_id: str) -> QRect:
        """Where the shape is on the screen."""
        view = self.view
        if view is None or shape_id not in self._document.graph.by_id:
            return QRect()
        area = view.mapFromScene(self._scene.item(shape_id).area()).boundingRect()
        area.moveTopLeft(view.viewport().mapToGlobal(area.topLeft()))
        return area

    def actions(self, shape_id: str) -> dict[str, str]:
        """What can be done with a shape: how assistive technologies call it, and we."""
        found = {QAccessibleActionInterface.pressAction(): tr("Settings")}
        found[QAccessibleActionInterface.setFocusAction()] = tr("Go to it")
        found[QAccessibleActionInterface.showMenuAction()] = tr("Menu")
        if shape_id in (self._scene.numbers or {}):
            found |= {name: translated(name) for name in _PEOPLE}
        return found

    def act(self, name: str, shape_id: str) -> None:
        """Does one of `actions`."""
        view = self.view
        if view is None or name not in self.actions(shape_id):
            return
        view.setFocus()
        view.reveal(shape_id)
        if name in _PEOPLE:
            view.people_asked.emit(shape_id, _PEOPLE[name])
        elif name == QAccessibleActionInterface.pressAction():
            view.settings_asked.emit(shape_id)
        elif name == QAccessibleActionInterface.showMenuAction():
            view.ask_menu()

    # -- what changes ---------------------------------------------------------------------------

    def graph_changed(self) -> None:
        self._order = None
        known = self._document.graph.by_id
        for shape_id in [each for each in self._made if each not in known]:
            self._made.pop(shape_id).deleteLater()

    def selection_changed(self) -> None:
        chosen = frozenset(self._document.selection)
        changed, self._selected = chosen ^ self._selected, chosen
        if not QAccessible.isActive():
            return
        for shape_id in changed:
            voice = self.voice(shape_id)
            if voice is not None:
                state = QAccessible.State()
                state.selected = True
                QAccessible.updateAccessibility(QAccessibleStateChangeEvent(voice, state))

    def focused(self) -> None:
        """The keyboard went to another shape."""
        view = self.view
        if view is None or not QAccessible.isActive() or not view.hasFocus():
            return
        voice = self.voice(view.current)
        if voice is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(voice, QAccessible.Event.Focus))


class Voice(QWidget):
    """Stands for one shape, and is never seen. A widget, because Qt's words for widgets can be
    given actions from Python; those for other objects can't (PySide 6.11 ends the process when an
    assistive technology asks for an `interface_cast` of Python's)."""

    def __init__(self, view: JourneyView, shape_id: str) -> None:
        super().__init__(view)
        self.shape_id = shape_id
        self.hide()  # else it would be shown with the view


class _ShapeInterface(QAccessibleWidget):
    def __init__(self, voice: Voice, voices: Voices) -> None:
        super().__init__(voice, QAccessible.Role.Button, "")
        self._id = voice.shape_id
        self._voices = voices

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Button

    def state(self) -> QAccessible.State:
        state, view = QAccessible.State(), self._voices.view
        state.focusable = state.selectable = True
        state.multiSelectable = True
        state.selected = self._voices.is_selected(self._id)
        state.focused = view is not None and view.hasFocus() and view.current == self._id
        state.offscreen = view is None or not view.isVisible()
        return state

    def text(self, kind: QAccessible.Text, /) -> str:
        shape = self._voices.shape(self._id)
        if shape is None:
            return ""
        if kind == QAccessible.Text.Name:
            return self._voices.name(shape)
        return self._voices.description(shape) if kind == QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        return self._voices.place(self._id)

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self._voices.view
        return None if view is None else QAccessible.queryAccessibleInterface(view)

    def child(self, _index: int, /) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface, /) -> int:
        return -1

    def childAt(self, _x: int, _y: int, /) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def actionNames(self) -> list[str]:
        return list(self._voices.actions(self._id))

    def localizedActionName(self, name: str, /) -> str:
        return self._voices.actions(self._id).get(name, name)

    def doAction(self, name: str, /) -> None:
        self._voices.act(name, self._id)

    def keyBindingsForAction(self, name: str, /) -> list[str]:
        return ["Return"] if name == QAccessibleActionInterface.pressAction() else []


class _Canvas(QAccessibleWidget):
    """The view: its shapes, then the widgets that lie on it."""

    def __init__(self, view: JourneyView, voices: Voices) -> None:
        super().__init__(view, QAccessible.Role.Canvas, "")
        self._voices = voices

    def _widgets(self) -> list[QWidget]:
        view = self._voices.view
        if view is None:
            return []
        return [
            each
            for each in (*view.viewport().children(), *view.children())
            if isinstance(each, QWidget)
            and each.isVisible()
            and each is not view.viewport()
            and each.accessibleName()
        ]

    def text(self, kind: QAccessible.Text, /) -> str:
        if kind == QAccessible.Text.Description:
            return self._voices.summary()
        return super().text(kind)

    def childCount(self) -> int:
        return len(self._voices.order()) + len(self._widgets())

    def child(self, index: int, /) -> QAccessibleInterface | None:  # type: ignore[override]
        own = len(self._voices.order())
        if index < own:
            return self._voices.at(index)
        widgets = self._widgets()
        if index < own + len(widgets):
            return QAccessible.queryAccessibleInterface(widgets[index - own])
        return None

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        found = child.object()
        if isinstance(found, Voice):
            order = self._voices.order()
            return order.index(found.shape_id) if found.shape_id in order else -1
        widgets = self._widgets()
        at = next((index for index, each in enumerate(widgets) if each is found), -1)
        return at if at < 0 else len(self._voices.order()) + at

    def childAt(self, x: int, y: int, /) -> QAccessibleInterface | None:  # type: ignore[override]
        found = (self.child(index) for index in range(self.childCount()))
        return next((each for each in found if each and each.rect().contains(QPoint(x, y))), None)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self._voices.view
        if view is None or not view.hasFocus():
            return None
        return self._voices.current() or QAccessible.queryAccessibleInterface(view)
