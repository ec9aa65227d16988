"""The menus of the canvas: for shapes, arrows, the empty canvas, and the kind of a new shape."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from apdesk.domain.journey.kinds import Form, Kind
from apdesk.language import marked, tr, translated
from apdesk.ui.journeys.canvas.actions import CanvasActions
from apdesk.ui.journeys.canvas.document import End, JourneyDocument
from apdesk.ui.journeys.canvas.look import form_name
from apdesk.ui.journeys.canvas.portrait_icon import kind_icon
from apdesk.ui.journeys.canvas.scene import Hit
from apdesk.ui.journeys.canvas.sentences import port_name
from apdesk.ui.journeys.canvas.view import JourneyView

_ADD = {
    Form.TRIGGER: marked("Add trigger"),
    Form.ACTION: marked("Add action"),
    Form.CONDITION: marked("Add condition"),
}


def kind_menu(
    parent: QWidget, title: str, forms: tuple[Form, ...], chosen: Callable[[Kind], object]
) -> QMenu:
    """The kinds of those forms, under a heading for each."""
    menu = QMenu(title, parent)
    menu.setAccessibleName(title)
    for form in forms:
        heading = menu.addAction(form_name(form))
        heading.setEnabled(False)
        for kind in Kind:
            if kind.form is form:
                action = menu.addAction(kind_icon(kind), kind.label)
                action.triggered.connect(lambda _checked=False, kind=kind: chosen(kind))
    return menu


class Menus:
    """Opens menus over a view."""

    def __init__(
        self, document: JourneyDocument, view: JourneyView, actions: CanvasActions
    ) -> None:
        self._document = document
        self._view = view
        self._actions = actions
        view.menu_asked.connect(self._open)
        view.arrow_dropped.connect(self._offer_kinds)

    def _open(self, hit: Hit, place: QPoint, at: QPointF) -> None:
        menu = QMenu(self._view)
        if hit.what == "arrow":
            menu.addAction(self._actions.delete)
        elif hit.shape:
            self._fill_for_shape(menu, hit.shape)
        else:
            self._fill_for_canvas(menu, at)
        _popup(menu, place)

    def _fill_for_shape(self, menu: QMenu, shape_id: str) -> None:
        actions, view = self._actions, self._view
        if len(self._document.selection) < 2:
            _entry(menu, tr("Settings…"), lambda: view.settings_asked.emit(shape_id), "Return")
            self._fill_for_arrows(menu, shape_id)
            self._fill_for_people(menu, shape_id)
            menu.addSeparator()
        for each in (actions.cut, actions.copy, actions.duplicate):
            menu.addAction(each)
        if len(self._document.selection) > 1:
            menu.addSeparator()
            for each in (
                actions.align_row,
                actions.align_column,
                actions.spread_across,
                actions.spread_down,
            ):
                menu.addAction(each)
        menu.addSeparator()
        menu.addAction(actions.delete)

    def _fill_for_arrows(self, menu: QMenu, shape_id: str) -> None:
        graph = self._document.graph
        shape = graph.by_id[shape_id]
        if self._view.read_only or not shape.kind.ports:
            return
        _entry(menu, tr("Connect to…"), lambda: self._view.connect_asked.emit(shape_id), "C")
        for port in shape.kind.ports:
            target = graph.after(shape_id, port)
            if target is not None:
                name, to = port_name(port), target.kind.label
                _entry(
                    menu,
                    tr("Delete arrow “{port}” to {to}", port=name, to=to)
                    if name
                    else tr("Delete arrow to {to}", to=to),
                    partial(self._document.disconnect_port, shape_id, port),
                )

    def _fill_for_people(self, menu: QMenu, shape_id: str) -> None:
        numbers = (self._view.journey.numbers or {}).get(shape_id)
        if numbers is None:
            return
        menu.addSeparator()
        for which, text in (
            ("entered", tr("People who entered ({count})", count=numbers.entered)),
            ("here", tr("People here now ({count})", count=numbers.here)),
            ("stuck", tr("People stuck here ({count})", count=numbers.stuck)),
        ):
            if which != "stuck" or numbers.stuck:
                _entry(
                    menu,
                    text,
                    partial(self._view.people_asked.emit, shape_id, which),
                )

    def _fill_for_canvas(self, menu: QMenu, at: QPointF) -> None:
        actions = self._actions
        if not self._view.read_only:
            for form in Form:
                menu.addMenu(
                    kind_menu(
                        menu,
                        translated(_ADD[form]),
                        (form,),
                        lambda kind: self._view.add(kind, at=at),
                    )
                )
            paste = _entry(menu, tr("Paste here"), lambda: actions.paste_copied(at))
            paste.setEnabled(actions.can_paste())
            menu.addSeparator()
            menu.addAction(actions.tidy)
        menu.addAction(actions.select_all)
        menu.addAction(actions.fit)

    def _offer_kinds(self, end: End, at: QPointF) -> None:
        """An arrow was drawn to an empty place: what shall stand there?"""
        menu = kind_menu(
            self._view,
            tr("Next step"),
            (Form.ACTION, Form.CONDITION),
            lambda kind: self._view.add(kind, after=end, at=at),
        )
        menu.aboutToHide.connect(lambda: self._view.journey.show_pending(None))
        _popup(menu, self._view.viewport().mapToGlobal(self._view.mapFromScene(at)))


def _entry(menu: QMenu, text: str, done: Callable[[], object], key: str = "") -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    if key:
        # Only shown: the canvas hears the key itself.
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked=False: done())
    return action


def _popup(menu: QMenu, place: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
    first = next((each for each in menu.actions() if each.isEnabled()), None)
    if first is not None and first.menu() is None:  # a submenu would open at once
        menu.setActiveAction(first)
