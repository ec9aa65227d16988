"""Search as you type over names, within the panel: a field, and under it what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.journeys.settings.reading import Reading, ReadingNotice, Readings
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import SearchField, column, named
from apdesk.worker.tasks import LatestRequest

_OPTION = Qt.ItemDataRole.UserRole
_LINES = 6


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; `note` tells it from another of that name. `open`: it can be taken."""

    id: str
    name: str
    note: str = ""
    open: bool = True

    @property
    def caption(self) -> str:
        return f"{self.name} ({self.note})" if self.note else self.name


class Finder(QObject):
    """Finds options by a part of their name.

    Signals:
        found: (tuple[Option, ...]) What the last question brought.
        failed: (ApdeskError) Why it brought nothing.
        waiting: The last question is under way.
    """

    found = Signal(object)
    failed = Signal(object)
    waiting = Signal()

    def ask(self, text: str) -> None:
        """Answers with a signal, now or later; only the last question counts."""
        raise NotImplementedError

    def ask_again(self, text: str) -> None:
        """The same after an error."""
        self.ask(text)

    def stop(self) -> None:
        """Nothing is wanted any more."""


class CampaignFinder(Finder):
    """The campaigns of the org."""

    def __init__(self, readings: Readings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = readings.choices
        self._request = LatestRequest(readings.runner, self, delay_ms=0)
        self._request.answered.connect(self._answered)
        self._request.failed.connect(self.failed)

    def ask(self, text: str) -> None:
        self._request.ask(self._choices.campaigns(text))
        self.waiting.emit()

    def stop(self) -> None:
        self._request.cancel()

    @Slot(object)
    def _answered(self, found: Sequence[object]) -> None:
        from apdesk.worker.journey_choices import CampaignChoice

        self.found.emit(
            tuple(
                Option(each.id, each.name, each.note)
                for each in found
                if isinstance(each, CampaignChoice)
            )
        )


class ReadingFinder(Finder):
    """Looks through what a reading brings in one piece."""

    def __init__(self, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._text: str | None = None
        reading.changed.connect(self._look)

    def options(self, answer: object) -> tuple[Option, ...]:
        """All that there is to choose."""
        raise NotImplementedError

    def ask(self, text: str) -> None:
        self._text = text
        self._reading.ask()
        self._look()

    def ask_again(self, text: str) -> None:
        self._text = text
        self._reading.ask_again()

    def stop(self) -> None:
        self._text = None

    @Slot()
    def _look(self) -> None:
        reading = self._reading
        if self._text is None:
            return
        if reading.answer is not None:
            wanted = self._text.casefold().split()
            self.found.emit(
                tuple(
                    each
                    for each in self.options(reading.answer)
                    if all(word in each.caption.casefold() for word in wanted)
                )
            )
        elif reading.error is not None:
            self.failed.emit(reading.error)
        else:
            self.waiting.emit()


class UserFinder(ReadingFinder):
    """The users of the org; `without`: ids that are chosen already."""

    def __init__(self, readings: Readings, parent: QObject | None = None) -> None:
        super().__init__(readings.users, parent)
        self.without: frozenset[str] = frozenset()

    def options(self, answer: object) -> tuple[Option, ...]:
        from apdesk.worker.journey_choices import UserChoice

        users = answer if isinstance(answer, tuple) else ()
        return tuple(
            Option(each.id, each.name)
            for each in users
            if isinstance(each, UserChoice) and each.active and each.id not in self.without
        )


class SearchList(QWidget):
    """A search field over the list of what was found.

    Return takes the first one of what was found for the text as it stands, or waits for that and
    takes it if it is the only one. Down goes into the list, Escape leaves.

    Signals:
        taken: (Option) The user chose it.
        left: Escape was pressed.
    """

    taken = Signal(object)
    left = Signal()

    def __init__(
        self,
        name: str,
        plural: str,
        finder: Finder,
        parent: QWidget | None = None,
        *,
        nothing: str = "",
    ) -> None:
        """`name` is the label of the field ('Search campaigns'), `plural` what they are, `nothing`
        what is said when there is none."""
        super().__init__(parent)
        self._plural = plural
        self._nothing = nothing or tr("There are no {plural}.", plural=plural)
        self._finder = finder
        self._asked = ""
        self._found_for: str | None = None
        self._take_the_only_one = False
        finder.found.connect(self._found)
        finder.failed.connect(self._failed)
        finder.waiting.connect(self._waiting)
        self.search = SearchField(name)
        self.search.searched.connect(self._ask)
        self.search.installEventFilter(self)
        self._model = QStandardItemModel(self)
        self.view = named(QListView(), plural.capitalize())
        set_role(self.view, "boxed")
        self.view.setModel(self._model)
        self.view.setWordWrap(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setMinimumWidth(0)
        self.view.clicked.connect(self._take)
        self.view.installEventFilter(self)
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.notice = ReadingNotice(plural)
        self.notice.retry.clicked.connect(self._again)
        self.setLayout(column(self.search, self.view, self.notice, spacing=SPACE // 2))
        self.setFocusProxy(self.search)
        self.view.hide()

    def start(self, *, focus: bool = True) -> None:
        """Shows what there is, the field empty and with the focus."""
        self.search.clear()
        if focus:
            self.search.setFocus()
        self._ask("")

    def stop(self) -> None:
        """Forgets the question under way."""
        self._finder.stop()

    @property
    def captions(self) -> tuple[str, ...]:
        """What is offered, from the top."""
        return tuple(self._model.item(at).text() for at in range(self._model.rowCount()))

    @Slot(str)
    def _ask(self, text: str) -> None:
        self._asked, self._found_for = text, None
        self._finder.ask(text)

    @Slot()
    def _waiting(self) -> None:
        if not self._model.rowCount():
            self.notice.say(tr("Searching…"))

    @Slot(object)
    def _found(self, found: Sequence[Option]) -> None:
        self._model.clear()
        for each in found:
            item = QStandardItem(each.caption)
            item.setData(each, _OPTION)
            item.setToolTip(each.caption)
            item.setEditable(False)
            item.setEnabled(each.open)
            self._model.appendRow(item)
        text = self._found_for = self._asked
        missed = tr(
            "No {plural} here have “{words}” in their name.", plural=self._plural, words=text
        )
        self.notice.say("" if found else missed if text else self._nothing)
        self.view.setVisible(bool(found))
        line = self.view.fontMetrics().height() + SPACE
        self.view.setFixedHeight(line * min(max(len(found), 2), _LINES) + SPACE // 2)
        wanted, self._take_the_only_one = self._take_the_only_one, False
        if wanted and len(found) == 1 and text == self.search.text().strip():
            self._take(self._model.index(0, 0))

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._model.clear()
        self.view.hide()
        self.notice.say_error(error)

    @Slot()
    def _again(self) -> None:
        self._finder.ask_again(self.search.text().strip())

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        option = index.data(_OPTION)
        if isinstance(option, Option) and option.open:
            self.taken.emit(option)

    @Slot()
    def _selected(self) -> None:
        # The keys and the mouse move the current line with the selection, a moment later; an
        # assistive technology only selects, and has no other way to take one.
        QTimer.singleShot(0, self, self._take_selected)

    @Slot()
    def _take_selected(self) -> None:
        chosen = self.view.selectionModel().selectedIndexes()
        if len(chosen) == 1 and chosen[0].row() != self.view.currentIndex().row():
            self._take(chosen[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.search and key == Qt.Key.Key_Down and self._model.rowCount():
                self.view.setFocus()
                if not self.view.currentIndex().isValid():
                    self.view.setCurrentIndex(self._model.index(0, 0))
                return True
            if watched is self.search and enter:
                if self._found_for == self.search.text().strip():
                    self._take(self._model.index(0, 0))
                    return True
                self._take_the_only_one = True
                return False  # the field asks at once
            if watched is self.view and enter:
                self._take(self.view.currentIndex())
                return True
            if key == Qt.Key.Key_Escape and not (watched is self.search and self.search.text()):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
