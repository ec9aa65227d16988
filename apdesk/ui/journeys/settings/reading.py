"""What the forms offer to choose from: read in the background, kept, and said when it can't be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.journey.world import World
from apdesk.domain.schema import SObjectSchema
from apdesk.errors import ApdeskError
from apdesk.language import order, tr
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import button, column, set_role, wrapped
from apdesk.worker.journey_choices import Choices, FieldChoices, UserChoice
from apdesk.worker.tasks import Runner, TaskHandle, Work


class Reading(QObject):
    """One question and its last answer, which stays while it is asked again.

    Signals:
        changed: There is an answer, an error, or a new question under way.

    Attributes:
        answer: What was read last; None before that.
        error: Why the last try failed; None when it didn't.
    """

    changed = Signal()

    def __init__(
        self, runner: Runner, question: Callable[[], Work], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._question = question
        self._handle: TaskHandle | None = None
        self.answer: Any = None
        self.error: ApdeskError | None = None

    @property
    def waiting(self) -> bool:
        return self._handle is not None

    def ask(self) -> None:
        """Asks unless it is known."""
        if self.answer is None:
            self.ask_again()

    @Slot()
    def ask_again(self) -> None:
        """Asks anew, unless that is under way."""
        if self._handle is None:
            self.error = None
            self._handle = self._runner.start(
                self._question(), on_done=self._done, on_failed=self._failed
            )
            self.changed.emit()

    def learn(self, answer: object) -> None:
        """Takes an answer that came with something else."""
        if answer != self.answer:
            self.answer, self.error = answer, None
            self.changed.emit()

    @Slot(object)
    def _done(self, answer: object) -> None:
        self._handle, self.answer = None, answer
        self.changed.emit()

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._handle, self.error = None, error
        self.changed.emit()


class Readings(QObject):
    """The questions of all forms, so that what was read for one serves the next."""

    def __init__(self, choices: Choices, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices = choices
        self.runner = runner
        self.users = Reading(runner, choices.users, self)
        self.lists = Reading(runner, choices.lists, self)
        self.segments = Reading(runner, choices.segments, self)
        self.templates = Reading(runner, choices.templates, self)
        self.fields = Reading(runner, choices.fields, self)
        self._statuses: dict[str, Reading] = {}
        self._world: World | None = None

    def learn(self, world: World | None) -> None:
        """Takes what is known already of what exists around the journey."""
        if world is None or world is self._world:
            return
        self._world = world
        self.lists.learn(tuple(world.lists))
        self.segments.learn(tuple(world.segments))
        if world.users is not None:
            users = (UserChoice(key, each.name, each.active) for key, each in world.users.items())
            self.users.learn(tuple(sorted(users, key=lambda each: order(each.name))))
        for key, campaign in (world.campaigns or {}).items():
            if campaign.statuses:
                self.statuses(key).learn(campaign.statuses)

    @property
    def schema(self) -> SObjectSchema | None:
        """The fields of people as criteria know them; None: not known yet."""
        if self._world is not None and self._world.fields.fields:
            return self._world.fields
        known = self.fields.answer
        return known.schema if isinstance(known, FieldChoices) else None

    @property
    def timezone(self) -> str | None:
        """The user's, by its IANA name; None: not known yet."""
        known = self.fields.answer
        return known.context.timezone if isinstance(known, FieldChoices) else None

    def statuses(self, campaign_id: str) -> Reading:
        """The statuses of one campaign."""
        found = self._statuses.get(campaign_id)
        if found is None:
            found = Reading(self.runner, lambda: self.choices.statuses(campaign_id), self)
            self._statuses[campaign_id] = found
        return found

    def refresh(self) -> None:
        """Asks again what was asked before: something has changed, or apdesk is connected now."""
        known = (self.users, self.lists, self.segments, self.templates, self.fields)
        for each in (*known, *self._statuses.values()):
            if each.answer is not None or each.error is not None:
                each.ask_again()


class ReadingNotice(QWidget):
    """Says that a reading is under way, or why there is none and what to do; else takes no room.

    What was read before is enough to go on with: then nothing is said while it is read again.
    """

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """`what` is read: 'the users'."""
        super().__init__(parent)
        self._what = what
        self._reading: Reading | None = None
        self.text = wrapped("", "small", selectable=True)
        self.retry = button(tr("Try again"), "link", clicked=self._try_again)
        layout = column(self.text, self.retry, spacing=SPACE // 2)
        self.setLayout(layout)
        self.hide()

    def follow(self, reading: Reading | None) -> None:
        """Speaks of this reading from now on; None: of none."""
        if self._reading is not None:
            self._reading.changed.disconnect(self._show)
        self._reading = reading
        if reading is not None:
            reading.changed.connect(self._show)
        self._show()

    @Slot()
    def _try_again(self) -> None:
        if self._reading is not None:
            self._reading.ask_again()

    @Slot()
    def _show(self) -> None:
        reading = self._reading
        error = None if reading is None else reading.error
        waits = reading is not None and reading.waiting and reading.answer is None
        if error is not None:
            self.say_error(error)
        elif waits:
            self.say(tr("Reading {what}…", what=self._what))
        else:
            self.say("")

    def say(self, text: str) -> None:
        """Something that isn't an error; '' says nothing."""
        set_role(self.text, "small")
        self.text.setText(text)
        self.retry.hide()
        self.setVisible(bool(text))

    def say_error(self, error: ApdeskError) -> None:
        """What went wrong, and what to do."""
        set_role(self.text, "error")
        parts = (f"{error.title.rstrip('.')}.", error.message, error.next_step)
        self.text.setText(" ".join(each for each in parts if each))
        self.retry.show()
        self.show()
