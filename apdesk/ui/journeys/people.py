"""The people behind a number of the live view, and what can be done for those who are stuck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHeaderView, QMenu, QPushButton, QTableView, QWidget

from apdesk.domain.journey.graph import Shape
from apdesk.errors import ApdeskError
from apdesk.language import marked, plural, tr, translated
from apdesk.ui.activity.tables import Index, RowsModel, moment, table
from apdesk.ui.desk import Desk
from apdesk.ui.journeys.words import people as people_words
from apdesk.ui.journeys.words import step
from apdesk.ui.people.dialog import EditDialog
from apdesk.ui.theme import SPACE, set_role, tokens
from apdesk.ui.widgets import (
    Banner,
    button,
    column,
    icon_button,
    label,
    named,
    order_focus,
    row,
)
from apdesk.ui.widgets.combo import ComboBox
from apdesk.worker import journey_people
from apdesk.worker.journey_people import PAGE, People
from apdesk.worker.tasks import TaskHandle

if TYPE_CHECKING:
    from apdesk.worker.journey_people import PersonHere, Which

#: What it needs, and what it gets at first.
LEAST, WIDTH = SPACE * 46, SPACE * 60
_WHICH: tuple[tuple[Which, str], ...] = (
    ("here", marked("Here now")),
    ("stuck", marked("Need you")),
    ("entered", marked("Ever came here")),
)
_STATES = {
    "ready": marked("Goes on in a moment"),
    "outside": marked("Waits for Salesforce or the mail server"),
    "stuck": marked("Needs you"),
}
_REST_MS = 60
_LEAST_NAME = SPACE * 15
#: As much as a name gets beside notes.
_MOST_NAME = SPACE * 20
#: Rows that are looked at for the room that their names and moments need.
_LOOKED_AT = 100
_NAME, _SINCE, _DUE, _NOTE = 0, 1, 2, 3


def _note(each: PersonHere) -> str:
    """What keeps somebody here, or what the step came to."""
    state = _STATES.get(each.state)
    return each.title or each.note or (translated(state) if state else "")


def _due(each: PersonHere) -> str:
    """When it goes on from here; nothing of who did."""
    return moment(each.due_at) if each.left_at is None else ""


class PeopleModel(RowsModel["PersonHere"]):
    """People of a shape; who needs a person is in the colour of warnings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                (tr("Name"), lambda each: each.name),
                (tr("Since"), lambda each: moment(each.arrived_at)),
                (tr("Due"), _due),
                (tr("Note"), _note),
            ),
            parent,
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid() and index.column() == _NOTE:
            stuck = self.items[index.row()].state == "stuck"
            return QColor(tokens().warning_text) if stuck else None
        return super().data(index, role)


class PeoplePanel(QFrame):
    """Signals:
    record_asked: (int) A person's record is to be shown.
    person_chosen: (int | None) The passage of who is selected: its path is to be lit up.
    moved: Something was done that the worker should go on with.
    closed: The close button.
    """

    record_asked = Signal(int)
    person_chosen = Signal(object)
    moved = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "pane")
        self.setMinimumWidth(LEAST)
        self._desk = desk
        self._journey_id = 0
        self._shape: Shape | None = None
        self._asked = 0
        self._task: TaskHandle | None = None
        self._keep: set[int] = set()
        self._fresh = True  # nobody has drawn the columns as wide as they like them yet
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._tell_chosen)
        self._build()
        self._say()

    def _build(self) -> None:
        self.title = label("", "subtitle", wrap=True)
        self.close_button = icon_button("close", tr("Close"), clicked=self.closed.emit)
        self.which = named(ComboBox(), tr("People"))
        for key, text in _WHICH:
            self.which.addItem(translated(text), key)
        self.which.activated.connect(self.reload)
        self.banner = Banner(dismissable=True)
        self.model = PeopleModel(self)
        self.table = table(self.model, tr("People of the step"), (_LEAST_NAME,))
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(_LEAST_NAME)
        header.setResizeContentsPrecision(_LOOKED_AT)
        for at in (_SINCE, _DUE):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.activated.connect(self._activated)
        self.none = label("", "muted", wrap=True)
        self.more_button = button(tr("Show more"), "link", clicked=self._more)
        self.trouble = Banner("warning")
        self.open_button = button(tr("Open record"), icon="contact", clicked=self.open_record)
        self.again_button = button(tr("Try again"), icon="sync")
        self.go_button = button(tr("Let them go on"), icon="arrow-right")
        self.remove_button = button(tr("Remove from journey…"), icon="eject", clicked=self.remove)
        self._again_menu = self._scopes(self.again_button, self._try_again)
        self._go_menu = self._scopes(self.go_button, self._let_go)
        head = row(self.title, self.close_button)
        head.setStretch(0, 1)
        head.setAlignment(self.close_button, Qt.AlignmentFlag.AlignTop)
        layout = column(
            head,
            self.which,
            self.banner,
            self.none,
            self.table,
            row(self.more_button, None),
            self.trouble,
            row(self.again_button, self.go_button, None),
            row(self.open_button, self.remove_button, None),
            spacing=SPACE,
        )
        layout.setStretch(4, 1)
        layout.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        self.setLayout(layout)
        order_focus(self)

    def _scopes(self, host: QPushButton, act: Any) -> QMenu:
        """The menu of a button: for whom."""
        menu = named(QMenu(host), host.text())
        menu.aboutToShow.connect(lambda: self._fill_menu(menu, act))
        host.setMenu(menu)
        return menu

    # -- what is shown --------------------------------------------------------------------------

    @property
    def shape(self) -> Shape | None:
        """The step whose people are shown."""
        return self._shape

    @property
    def chosen(self) -> tuple[PersonHere, ...]:
        """Who is selected."""
        rows = sorted({each.row() for each in self.table.selectionModel().selectedRows()})
        return tuple(self.model.items[at] for at in rows if at < len(self.model.items))

    def show_people(self, journey_id: int, shape: Shape, which: str) -> None:
        """Shows the people behind a number: "entered", "here" or "stuck"."""
        self._journey_id, self._shape, self._fresh = journey_id, shape, True
        self.title.setText(step(shape))
        self.setAccessibleName(shape.kind.label)
        self.which.setCurrentIndex([key for key, _ in _WHICH].index(which))  # type: ignore[arg-type]
        self.banner.clear()
        self.model.set_items(())
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Reads them anew; who is selected stays so."""
        if self._shape is None:
            return
        self._keep = {each.passage_id for each in self.chosen}
        self._ask(max(PAGE, len(self.model.items)), 0)

    def _ask(self, limit: int, offset: int) -> None:
        assert self._shape is not None
        self._asked = offset
        if self._task is not None:
            self._task.cancel()  # its answer may be about another step
        self._task = self._desk.runner.start(
            journey_people.people(
                self._desk.database,
                self._journey_id,
                self._shape.id,
                self.which.currentData(),
                limit,
                offset,
            ),
            on_done=self._read,
            on_failed=self._failed,
        )

    @Slot()
    def _more(self) -> None:
        self._keep = {each.passage_id for each in self.chosen}
        self._ask(PAGE, len(self.model.items))

    @Slot(object)
    def _read(self, found: People) -> None:
        before = self.model.items[: self._asked]
        self.model.set_items((*before, *found.people))
        self.more_button.setVisible(found.more)
        for at, said in ((_DUE, _due), (_NOTE, _note)):
            self.table.setColumnHidden(at, not any(said(each) for each in self.model.items))
        self._share_out()
        selection = self.table.selectionModel()
        flags = selection.SelectionFlag
        for at, each in enumerate(self.model.items):
            if each.passage_id in self._keep:
                selection.select(self.model.index(at, 0), flags.Select | flags.Rows)
        self._say()
        self._rest.start()  # who was selected may be here no more, and Qt tells of no reset

    def _share_out(self) -> None:
        """Moments have what they need, and so have names as far as it goes; notes have the room
        that is left, and without any, names have it."""
        header = self.table.horizontalHeader()
        plain = self.table.isColumnHidden(_NOTE)
        header.setStretchLastSection(not plain)
        mode = QHeaderView.ResizeMode.Stretch if plain else QHeaderView.ResizeMode.Interactive
        if self._fresh or header.sectionResizeMode(_NAME) != mode:
            self._fresh = not self.model.items
            header.setSectionResizeMode(_NAME, mode)
            needed = self.table.sizeHintForColumn(_NAME)
            self.table.setColumnWidth(_NAME, min(max(_LEAST_NAME, needed), _MOST_NAME))

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)

    @Slot()
    def _selected(self) -> None:
        self._say()
        self._rest.start()

    @Slot()
    def _tell_chosen(self) -> None:
        chosen = self.chosen
        self.person_chosen.emit(chosen[0].passage_id if len(chosen) == 1 else None)

    def _say(self) -> None:
        chosen, items = self.chosen, self.model.items
        self.table.setVisible(bool(items))
        self.none.setVisible(not items)
        self.none.setText(
            tr("Nobody.") if self.which.currentData() != "stuck" else tr("Nobody needs you.")
        )
        if not items:
            self.more_button.hide()
        stuck = any(each.state == "stuck" for each in items)
        for each in (self.again_button, self.go_button):
            each.setVisible(stuck)
        self.open_button.setEnabled(len(chosen) == 1)
        self.remove_button.setEnabled(any(each.left_at is None for each in chosen))
        one = chosen[0] if len(chosen) == 1 else None
        if one is not None and one.title:
            said = tr("The answer was: “{said}”", said=one.said) if one.said else ""
            text = " ".join(each for each in (one.message, one.next_step, said) if each)
            self.trouble.show_message("warning", one.title, text)
        else:
            self.trouble.clear()

    # -- for those who are stuck ----------------------------------------------------------------

    def _fill_menu(self, menu: QMenu, act: Any) -> None:
        menu.clear()
        stuck = [each for each in self.chosen if each.state == "stuck" and each.effect_id]
        if stuck:
            ids = tuple(each.effect_id for each in stuck if each.effect_id is not None)
            text = tr("Selected: {people_words}", people_words=people_words(len(stuck)))
            menu.addAction(text).triggered.connect(lambda: act(ids))
        causes = dict.fromkeys(
            each.title for each in stuck or self.model.items if each.state == "stuck" and each.title
        )
        for title in causes:
            text = tr("Everybody with “{title}”", title=title)
            menu.addAction(text).triggered.connect(lambda _on=False, t=title: self._all(act, t))
        menu.addAction(tr("Everybody who needs you here")).triggered.connect(
            lambda: self._all(act, None)
        )

    def _all(self, act: Any, title: str | None) -> None:
        if self._shape is None:
            return
        receiver = self._again_found if act == self._try_again else self._go_found
        self._desk.runner.start(
            journey_people.stuck_effects(
                self._desk.database, self._journey_id, self._shape.id, title
            ),
            on_done=receiver,
            on_failed=self._failed,
        )

    @Slot(object)
    def _again_found(self, ids: Sequence[int]) -> None:
        self._try_again(ids)

    @Slot(object)
    def _go_found(self, ids: Sequence[int]) -> None:
        self._let_go(ids)

    def _try_again(self, effect_ids: Sequence[int]) -> None:
        self._desk.runner.start(
            journey_people.try_again(self._desk.database, effect_ids),
            on_done=self._tried,
            on_failed=self._failed,
        )

    def _let_go(self, effect_ids: Sequence[int]) -> None:
        self._desk.runner.start(
            journey_people.let_go_on(self._desk.database, self._desk.clock, effect_ids),
            on_done=self._let,
            on_failed=self._failed,
        )

    @Slot(object)
    def _tried(self, number: int) -> None:
        self._done(tr("It is tried again for {people_words}", people_words=people_words(number)))

    @Slot(object)
    def _let(self, number: int) -> None:
        self._done(tr("{people_words} went on without it", people_words=people_words(number)))

    def _done(self, title: str) -> None:
        self.banner.show_message("success", title)
        self.reload()
        self.moved.emit()

    # -- one person -----------------------------------------------------------------------------

    def _activated(self, _index: object) -> None:
        self.open_record()

    @Slot()
    def open_record(self) -> None:
        """Shows the record of who is selected."""
        if len(self.chosen) == 1:
            self.record_asked.emit(self.chosen[0].person_id)

    @Slot()
    def remove(self) -> None:
        """Asks whether those who are selected are to be taken out of the journey."""
        ids = tuple({each.person_id for each in self.chosen if each.left_at is None})
        if ids:
            dialog = RemoveDialog(self._desk, self._journey_id, ids, self.window())
            dialog.kept.connect(self._removed)
            dialog.open()

    @Slot(object)
    def _removed(self, number: int) -> None:
        self._done(
            plural(
                "{n} person was taken out of the journey",
                "{n} people were taken out of the journey",
                number,
            )
        )


class RemoveDialog(EditDialog):
    """Asks, and takes people out of a journey.

    Signals:
        kept: (int) So many were taken out.
    """

    kept = Signal(object)

    def __init__(
        self, desk: Desk, journey_id: int, person_ids: Sequence[int], parent: QWidget | None = None
    ) -> None:
        asked = plural(
            "Remove this person from the journey?",
            "Remove these {n} people from the journey?",
            len(person_ids),
        )
        super().__init__(desk, asked, parent)
        self.setMinimumWidth(SPACE * 54)
        self._journey_id, self._ids = journey_id, tuple(person_ids)
        self.body.addWidget(
            label(
                tr(
                    "Their way through this journey ends, wherever in it they are. The records "
                    "stay, and what was done already stays done."
                ),
                wrap=True,
            )
        )
        self.body.addStretch(1)
        self.remove_button = button(tr("Remove from journey"), "danger", clicked=self._remove)
        self.buttons.addWidget(self.remove_button)
        self.cancel_button.setFocus()

    @Slot()
    def _remove(self) -> None:
        self.remove_button.setEnabled(False)
        desk = self.desk
        work = journey_people.remove(desk.database, desk.clock, self._journey_id, self._ids)
        self.start(work, self._removed, tr("Removing…"), storing=True)

    def failed(self) -> None:
        self.remove_button.setEnabled(True)

    @Slot(object)
    def _removed(self, number: int) -> None:
        self.kept.emit(number)
        self.accept()
