"""The panel beside the canvas in which the settings of one shape are edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from apdesk.domain.clock import Clock, SystemClock
from apdesk.domain.journey.graph import Shape
from apdesk.domain.journey.kinds import Settings
from apdesk.domain.journey.world import World
from apdesk.language import tr, translated
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings import kind_words
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.forms import form_for
from apdesk.ui.journeys.settings.reading import Readings
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import Banner, EmptyState, order_focus, scroll_page, wrapped
from apdesk.ui.widgets.layouts import remove
from apdesk.worker.journey_choices import Choices
from apdesk.worker.tasks import DEBOUNCE_MS, Runner

#: The panel needs no more, whatever it shows.
WIDTH = SPACE * 40


class ShapeSettings(QFrame):
    """The settings of the shape that is shown, or how to choose one.

    Signals:
        changed: (shape id, Settings) The user has made the settings another complete value; while
            text is typed, once the typing pauses. May come for the shape shown before, when another
            is shown in its place.
        templates_asked: The dialog of the e-mail templates is wanted; `refresh` after it.
        lists_asked: A new list is wanted; `refresh` after it.
    """

    changed = Signal(str, object)
    templates_asked = Signal()
    lists_asked = Signal()

    def __init__(
        self,
        choices: Choices,
        runner: Runner,
        *,
        clock: Clock | None = None,
        references: References | None = None,
        keys: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`references` lets lookup fields be chosen by name; `keys` is said while nothing is
        chosen: what the keys do on the canvas."""
        super().__init__(parent)
        set_role(self, "pane")
        self.setAccessibleName(tr("Settings"))
        self.setMinimumWidth(theme().size(WIDTH))
        self._clock = clock or SystemClock()
        self._references = references
        self._readings = Readings(choices, runner, self)
        self._shape: Shape | None = None
        self._settings: Settings | None = None
        self.form: SettingsForm[Any] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DEBOUNCE_MS)
        self._pause.timeout.connect(self.flush)

        # Controls come and go; Tab finds the new ones where they stand, and the panel where it was:
        # the gate keeps its place in the window and is nowhere to be seen.
        self._gate = QWidget()
        self._gate.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._gate.hide()
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.setInterval(0)
        self._order.timeout.connect(self._order_focus)

        self.title = wrapped("", "subtitle")
        self.explanation = wrapped("", "muted")
        self.problems = Banner("warning")
        self.empty = EmptyState(
            "preferences",
            translated(kind_words.NOTHING),
            translated(kind_words.KEYS) if keys is None else keys,
        )
        inside = QWidget()
        self._body = QVBoxLayout(inside)
        self._body.setContentsMargins(SPACE * 2, SPACE * 2, SPACE, SPACE * 2)
        self._body.setSpacing(SPACE * 2)
        head = QVBoxLayout()
        head.setSpacing(SPACE // 2)
        head.addWidget(self.title)
        head.addWidget(self.explanation)
        self._body.addLayout(head)
        self._body.addWidget(self._gate)
        self._body.addWidget(self.problems)
        self._body.addStretch(1)
        inside.installEventFilter(self)
        self._page = scroll_page(inside)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._page)
        self.problems.hide()

    # -- what is shown --------------------------------------------------------------------------

    @property
    def shape_id(self) -> str | None:
        """The shape that is shown."""
        return None if self._shape is None else self._shape.id

    def show_shape(self, shape: Shape | None, world: World | None = None) -> None:
        """Shows the settings of a shape; emits nothing for it.

        What is being typed for the shape shown before is told first. Settings that are shown
        already, or have been told by `changed`, disturb nobody who is typing.
        """
        before = self._shape
        same = (
            shape is not None
            and before is not None
            and (shape.id, shape.kind) == (before.id, before.kind)
        )
        if not same:
            self.flush()
        self._readings.learn(world)
        self._shape = shape
        if shape is None:
            self._leave()
        elif not same:
            self._enter(shape)
        elif shape.settings != self._settings and self.form is not None:
            self._pause.stop()
            self._settings = shape.settings
            self.form.show_settings(shape.settings)

    def show_problems(self, shape_id: str, sentences: Sequence[str]) -> None:
        """Says what is wrong with a shape, if it is the one that is shown; none: nothing is."""
        if self._shape is not None and self._shape.id == shape_id:
            self._say(tuple(sentences))

    def focus_first(self) -> None:
        """Puts the focus where the user begins."""
        first = None if self.form is None else self.form.first_control()
        if first is not None:
            first.setFocus()

    @Slot()
    def flush(self) -> None:
        """Tells at once what has been typed. To be called before the journey is saved, published,
        or a step of it is undone."""
        self._pause.stop()
        shape, form = self._shape, self.form
        if shape is None or form is None:
            return
        settings = form.settings()
        if settings is not None and settings != self._settings:
            self._settings = settings
            self.changed.emit(shape.id, settings)

    @Slot()
    def refresh(self) -> None:
        """Reads again what there is to choose from: lists, templates, users …"""
        self._readings.refresh()

    # -- within ---------------------------------------------------------------------------------

    def _leave(self) -> None:
        self._drop_form()
        self._settings = None
        self._stack.setCurrentWidget(self.empty)

    def _enter(self, shape: Shape) -> None:
        self._drop_form()
        self._settings = shape.settings
        self.title.setText(shape.kind.label)
        self.explanation.setText(translated(kind_words.EXPLANATIONS[shape.kind]))
        form = form_for(shape.kind, self._readings, self._references, self._clock)
        form.show_settings(shape.settings)
        form.edited.connect(self.flush)
        form.typed.connect(self._pause.start)
        form.templates_asked.connect(self.templates_asked)
        form.lists_asked.connect(self.lists_asked)
        self._body.insertWidget(2, form)
        form.show()
        self.form = form
        self._say(())
        self._stack.setCurrentWidget(self._page)
        self._page.verticalScrollBar().setValue(0)
        self._order.start()

    def _drop_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            remove(self._body, form)

    def _say(self, sentences: tuple[str, ...]) -> None:
        several = len(sentences) > 1
        text = "\n".join(f"• {each}" if several else each for each in sentences)
        title = tr("Before you publish") if sentences else ""
        self.problems.show_message("warning", title, text)

    @Slot()
    def _order_focus(self) -> None:
        order_focus(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._order.start()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.flush()
