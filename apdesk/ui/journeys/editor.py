"""One journey: its draft to be edited, and beside it, how it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QStackedWidget, QTabBar, QWidget

from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import Settings
from apdesk.domain.journey.problem import Problem
from apdesk.domain.journey.sentences import missing, summary
from apdesk.domain.journey.world import World
from apdesk.errors import ApdeskError
from apdesk.language import tr, translated
from apdesk.ui.desk import Desk
from apdesk.ui.icons import set_icon
from apdesk.ui.journeys.asking import LONGEST
from apdesk.ui.journeys.canvas import JourneyCanvas, JourneyDocument, Sentences
from apdesk.ui.journeys.live import LiveView
from apdesk.ui.journeys.problems import ProblemsList
from apdesk.ui.journeys.saving import DraftSaver
from apdesk.ui.journeys.settings.panel import WIDTH as SETTINGS_WIDTH
from apdesk.ui.journeys.settings.panel import ShapeSettings
from apdesk.ui.journeys.words import STATES
from apdesk.ui.theme import SPACE, set_role, theme
from apdesk.ui.widgets import (
    Banner,
    FoldingHead,
    LineEdit,
    button,
    column,
    icon_button,
    label,
    named,
    order_focus,
    row,
)
from apdesk.worker import journey_world, journeys
from apdesk.worker.journey_choices import Choices
from apdesk.worker.journey_world import Checked
from apdesk.worker.journeys import Opened
from apdesk.worker.tasks import LatestRequest

if TYPE_CHECKING:
    from apdesk.ui.criteria.references import References
    from apdesk.worker.journeys import JourneyRow

DRAFT, LIVE = 0, 1


class JourneyEditor(QWidget):
    """Signals:
    left: The way back to the list was taken.
    moved: The worker should look at the journeys: something was published, paused, tried again.
    record_asked: (Entity, int) A person's record is to be shown.
    gone: The journey isn't there any more.
    """

    left = Signal()
    moved = Signal()
    record_asked = Signal(object, object)
    gone = Signal()

    def __init__(
        self,
        desk: Desk,
        choices: Choices,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened: Opened | None = None
        self._row: JourneyRow | None = None
        self._wanted: tuple[int, bool] | None = None
        self._loading = False
        self._world: World | None = None
        self._problems: tuple[Problem, ...] = ()
        self._checked: Graph | None = None
        self._uncheckable = False
        self.saver = DraftSaver(desk, self)
        self.document = JourneyDocument(parent=self)
        self.canvas = JourneyCanvas(self.document)
        self.settings = ShapeSettings(choices, desk.runner, clock=desk.clock, references=references)
        self.problems = ProblemsList()
        self.live = LiveView(desk)
        self._graph_then = self.document.graph
        self._check = LatestRequest(desk.runner, self)
        self._build_head()
        self._build_body()
        self._connect()

    # -- building -------------------------------------------------------------------------------

    def _build_head(self) -> None:
        self.back_button = icon_button("arrow-left", tr("All journeys"), clicked=self.leave)
        self.name = named(LineEdit(), tr("Name of the journey"))
        self.name.setMaxLength(LONGEST)
        self.name.setMinimumWidth(SPACE * 28)
        self.badge = label("", "badge")
        self.saved = label("", "small")
        self.saved.setMinimumWidth(SPACE * 10)
        self.views = named(QTabBar(), tr("View"))
        self.views.setExpanding(False)
        self.views.setDrawBase(False)
        for each in (tr("Draft"), tr("Live")):
            self.views.addTab(each)
        self.try_button = button(tr("Dry run…"), icon="play", clicked=self.try_out)
        self.publish_button = button(tr("Publish…"), "primary", clicked=self.publish)
        self.more_button = icon_button("more", tr("More"))
        self.menu = named(QMenu(self.more_button), tr("More"))
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more_button.setMenu(self.menu)
        self.more_button.clicked.connect(self.more_button.showMenu)
        first = row(self.back_button, self.name, self.badge, self.saved, None)
        first.setStretch(1, 1)
        first.setAlignment(self.badge, Qt.AlignmentFlag.AlignVCenter)
        second = row(self.views, self.try_button, self.publish_button, self.more_button)
        self.head = FoldingHead(first, second)

    def _build_body(self) -> None:
        self.banner = Banner(dismissable=True)
        self.retry_button = self.banner.add_action(tr("Save again"), self.saver.flush)
        self.banner.show_actions(False)
        drawing = QWidget()
        left = column(self.canvas, self.problems, spacing=0)
        left.setStretch(0, 1)
        drawing.setLayout(left)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(drawing)
        self.split.addWidget(self.settings)
        self.split.setStretchFactor(0, 1)
        for at in (0, 1):
            self.split.setCollapsible(at, False)
        self.split.setSizes([SPACE * 90, theme().size(SETTINGS_WIDTH)])
        self.pages = QStackedWidget()
        self.pages.addWidget(self.split)
        self.pages.addWidget(self.live)
        told = column(self.banner)
        told.setContentsMargins(SPACE * 2, 0, SPACE * 2, 0)
        layout = column(self.head, told, self.pages, spacing=SPACE // 2)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        # the whole journey by the keys of other drawing programs: the window has Ctrl+1 and Ctrl+2
        actions = self.canvas.actions_
        for action, keys in ((actions.fit, "Shift+1"), (actions.fit_selection, "Shift+2")):
            action.setShortcut(QKeySequence(keys))
        live = self.live.canvas.actions_
        for action, keys in ((live.fit, "Shift+1"), (live.fit_selection, "Shift+2")):
            action.setShortcut(QKeySequence(keys))
        back = QShortcut(QKeySequence("Alt+Left"), self, self.leave)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        order_focus(self)

    def _connect(self) -> None:
        self.document.graph_changed.connect(self._graph_changed)
        self.document.selection_changed.connect(self._selection_changed)
        self.canvas.settings_asked.connect(self._settings_asked)
        self.canvas.failed.connect(self._failed)
        self.settings.changed.connect(self._settings_changed)
        self.settings.templates_asked.connect(self.edit_templates)
        self.settings.lists_asked.connect(self._new_list)
        self.problems.shape_asked.connect(self._reveal)
        self.saver.saved.connect(self._saved)
        self.saver.failed.connect(self._not_saved)
        self.saver.told.connect(self._say_saved)
        self._check.answered.connect(self._told_problems)
        self._check.failed.connect(self._not_checked)
        self.live.record_asked.connect(self.record_asked)
        self.live.moved.connect(self.moved)
        self.live.read.connect(self._row_read)
        self.live.failed.connect(self._failed)
        self.live.resume_asked.connect(self.pause)
        self.views.currentChanged.connect(self._view_changed)
        self.name.editingFinished.connect(self._rename)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    # -- opening --------------------------------------------------------------------------------

    @property
    def journey_id(self) -> int | None:
        """The journey that is shown."""
        return None if self._row is None else self._row.id

    @property
    def row(self) -> JourneyRow | None:
        """How it is, as it was last read."""
        return self._row

    def open(self, journey_id: int, *, live: bool = False) -> bool:
        """Shows a journey: its draft, or how it runs. False: the one before couldn't be saved, and
        stays."""
        if not self.finish():
            return False
        self._wanted = (journey_id, live)
        self._graph_then = self.document.graph
        self._desk.runner.start(
            journeys.opened(self._desk.database, journey_id),
            on_done=self._opened_it,
            on_failed=self._not_opened,
        )
        return True

    def reload(self) -> None:
        """Reads the journey anew; what isn't saved stays as it is."""
        if self._row is not None and self.saver.clean:
            self.open(self._row.id, live=self.views.currentIndex() == LIVE)
        elif self._row is not None:
            self.live.reload()

    @Slot(object)
    def _opened_it(self, opened: Opened) -> None:
        if self._wanted is None or opened.row.id != self._wanted[0] or not self.saver.clean:
            return
        other = self._opened is None or self._opened.row.id != opened.row.id
        self._opened = opened
        if other:
            self.saver.begin(opened.row.id)
            self.banner.clear()
        # What was edited while it was read is newer, stored or not.
        edited = self.document.graph is not self._graph_then
        if other or (opened.draft != self.document.graph and not edited):
            self._load(opened)
        self._show_row(opened.row)
        self.views.setCurrentIndex(LIVE if self._wanted[1] else DRAFT)
        self.live.show_journey(opened.row.id)
        self._ask_check()
        if other:
            self.canvas.setFocus()

    def _load(self, opened: Opened) -> None:
        self._loading = True
        try:
            self.document.load(opened.draft, opened.used)
        finally:
            self._loading = False
        self._problems = ()
        self._checked = None
        self.problems.show_problems(())
        self.canvas.show_problems({})
        self.canvas.fit_readably()
        self.settings.show_shape(None, self._world)

    @Slot(object)
    def _not_opened(self, error: ApdeskError) -> None:
        self._failed(error)
        if error.code == "journey.gone":
            self.saver.forget()
            self.gone.emit()

    def _show_row(self, row: JourneyRow) -> None:
        self._row = row
        text, role = STATES[row.state]
        self.badge.setText(translated(text))
        set_role(self.badge, role)
        if not self.name.hasFocus():
            self.name.show_text(row.name)
            self.name.setCursorPosition(0)
        self.name.setToolTip(row.name)
        self.setAccessibleName(row.name)
        self._say_publish()

    @Slot(object)
    def _row_read(self, row: JourneyRow) -> None:
        if row.id == self.journey_id:
            self._show_row(row)

    # -- saving ---------------------------------------------------------------------------------

    def finish(self) -> bool:
        """Stores what isn't stored; False where that can't be done, and the banner says why."""
        self.settings.flush()
        error = self.saver.finish()
        if error is not None:
            self._not_saved(error)
        return error is None

    @Slot()
    def leave(self) -> None:
        """Back to the list, once everything is stored."""
        if self.finish():
            self.left.emit()

    @Slot(object)
    def _saved(self, row: JourneyRow) -> None:
        self._row_read(row)
        if self.retry_button.isVisibleTo(self.banner):
            self.banner.clear()
            self.banner.show_actions(False)

    @Slot(object)
    def _not_saved(self, error: ApdeskError) -> None:
        self.banner.show_error(error)
        gone = error.code == "journey.gone"
        self.banner.show_actions(not gone)
        if gone:
            self.saver.forget()
            self.gone.emit()

    @Slot(str)
    def _say_saved(self, text: str) -> None:
        self.saved.setText(text)

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)
        self.banner.show_actions(False)

    # -- editing --------------------------------------------------------------------------------

    @Slot(object)
    def _graph_changed(self, graph: Graph) -> None:
        self._selection_changed(self.document.selection)
        if self._loading:
            return
        self.saver.change(graph)
        self._ask_check()
        self._say_publish()

    @Slot(object)
    def _selection_changed(self, selection: tuple[str, ...]) -> None:
        one = self.document.graph.by_id.get(selection[0]) if len(selection) == 1 else None
        self.settings.show_shape(one, self._world)
        if one is not None:
            self.settings.show_problems(one.id, self._sentences().get(one.id, ()))

    @Slot(str, object)
    def _settings_changed(self, shape_id: str, settings: Settings) -> None:
        if shape_id in self.document.graph.by_id:
            self.document.set_settings(shape_id, settings)

    @Slot(str)
    def _settings_asked(self, shape_id: str) -> None:
        self.document.select((shape_id,))
        self.settings.focus_first()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """What is typed counts once the panel is left, before anything is undone on the canvas."""
        if old is None or new is None or not self.isVisible():
            return
        if self.settings.isAncestorOf(old) and not self.settings.isAncestorOf(new):
            self.settings.flush()

    @Slot(str)
    def _reveal(self, shape_id: str) -> None:
        if shape_id in self.document.graph.by_id:
            self.canvas.reveal(shape_id)
            self.canvas.setFocus()

    @Slot()
    def _rename(self) -> None:
        name = " ".join(self.name.text().split())
        self.name.setCursorPosition(0)  # of a long one its beginning tells more than its end
        if self._row is None or name == self._row.name:
            return
        if not name:
            self.name.show_text(self._row.name)
            return
        self._desk.runner.start(
            journeys.rename(self._desk.database, self._row.id, name),
            on_done=self._row_read,
            on_failed=self._not_renamed,
        )

    @Slot(object)
    def _not_renamed(self, error: ApdeskError) -> None:
        self._failed(error)
        if self._row is not None:
            self.name.show_text(self._row.name)

    # -- checking -------------------------------------------------------------------------------

    def _ask_check(self) -> None:
        self._uncheckable = False
        self._check.ask(journey_world.checked(self._desk.database, self.document.graph))

    @Slot(object)
    def _not_checked(self, error: ApdeskError) -> None:
        self._uncheckable = True
        self._failed(error)
        self._say_publish()

    @Slot(object)
    def _told_problems(self, checked: Checked) -> None:
        if checked.graph != self.document.graph:
            return
        fields = None if self._world is None else self._world.fields
        self._world, self._problems = checked.world, checked.problems
        self._checked = checked.graph
        if checked.world.fields != fields:
            schema = checked.world.fields
            self.canvas.show_sentences(Sentences(lambda shape: summary(shape, schema), missing))
            self.live.show_schema(schema)
        self.problems.show_problems(self._problems if self.document.graph.shapes else ())
        self.canvas.show_problems(self._sentences())
        self._selection_changed(self.document.selection)
        self._say_publish()

    def _sentences(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for each in self._problems:
            if each.shape is not None:
                found[each.shape] = (*found.get(each.shape, ()), each.message)
        return found

    def _say_publish(self) -> None:
        fatal = [each for each in self._problems if each.fatal]
        graph = self.document.graph
        known = self._checked == graph
        row = self._row
        same = row is not None and row.state == "live" and not row.draft_differs
        same = same and self.saver.clean
        able = row is not None and known and not fatal and not same
        self.publish_button.setEnabled(able)
        self.try_button.setEnabled(row is not None and bool(graph.triggers()))
        if fatal:
            why = fatal[0].message
            if len(fatal) > 1:
                more = tr("And {count} more: see below the canvas.", count=len(fatal) - 1)
                why = f"{why} {more}"
        elif self._uncheckable:
            why = tr("The draft couldn't be checked: the message above says why.")
        elif same:
            why = tr("What is published is the same as the draft.")
        else:
            why = "" if able else tr("The draft is being checked.")
        self.publish_button.setToolTip(why)
        self.publish_button.setAccessibleDescription(why)

    # -- publishing -----------------------------------------------------------------------------

    @Slot()
    def publish(self) -> None:
        """Says what changes, and publishes."""
        from apdesk.ui.journeys.publish import PublishDialog

        if not self.publish_button.isEnabled() or self._opened is None or self._row is None:
            return
        if not self.finish():
            return
        notes = [each for each in self._problems if not each.fatal]
        dialog = PublishDialog(
            self._desk,
            self._opened._replace(row=self._row),
            self.document.graph,
            notes,
            None if self._world is None else self._world.fields,
            self.window(),
        )
        dialog.published.connect(self._published)
        dialog.try_asked.connect(self.try_out)
        dialog.open()

    @Slot(object)
    def _published(self, opened: Opened) -> None:
        self._opened = opened
        self._show_row(opened.row)
        self.banner.show_message(
            "success",
            tr("Version {version} is live", version=opened.row.version),
            tr("People come in and move on by themselves. The numbers under Live say how many."),
        )
        self.banner.show_actions(False)
        self.live.reload()
        self.moved.emit()

    @Slot()
    def try_out(self) -> None:
        """Tries the draft on a copy of the data."""
        from apdesk.ui.journeys.dry_run import DryRunDialog

        if self._row is None or not self.finish():
            return
        dialog = DryRunDialog(
            self._desk, self._row.id, self.document.graph, self._world, self._dialog_parent()
        )
        dialog.open()

    def _dialog_parent(self) -> QWidget:
        """A dialog over a dialog belongs to that one."""
        return QApplication.activeModalWidget() or self.window()

    def _fill_menu(self) -> None:
        self.menu.clear()
        row = self._row
        if row is not None and row.state != "draft":
            text = tr("Resume…") if row.state == "paused" else tr("Pause…")
            set_icon(
                self.menu.addAction(text, self.pause),
                "play" if row.state == "paused" else "pause",
            )
        set_icon(self.menu.addAction(tr("E-mail templates…"), self.edit_templates), "mail")

    @Slot()
    def pause(self) -> None:
        """Asks whether it is to be paused, or to go on."""
        from apdesk.ui.journeys.asking import PauseDialog

        if self._row is not None and self._row.state != "draft":
            dialog = PauseDialog(self._desk, self._row, self.window())
            dialog.kept.connect(self._paused)
            dialog.open()

    @Slot(object)
    def _paused(self, row: JourneyRow) -> None:
        self._row_read(row)
        self.live.reload()
        self.moved.emit()

    # -- what it names --------------------------------------------------------------------------

    @Slot()
    def edit_templates(self) -> None:
        """Shows the e-mail templates; a new name of one is in the draft afterwards."""
        from apdesk.ui.journeys.mail.dialog import MailTemplatesDialog

        if not self.finish():
            return
        dialog = MailTemplatesDialog(self._desk, self.window())
        dialog.changed.connect(self._names_changed)
        dialog.open()

    @Slot()
    def _new_list(self) -> None:
        from apdesk.ui.lists.naming import NameDialog

        dialog = NameDialog(self._desk, self.window())
        dialog.kept.connect(self._names_changed)
        dialog.open()

    @Slot()
    def _names_changed(self) -> None:
        self.settings.refresh()
        self.reload()
        self._ask_check()

    # -- draft and live -------------------------------------------------------------------------

    @Slot(int)
    def _view_changed(self, at: int) -> None:
        if at == LIVE:
            self.settings.flush()
            self.saver.flush()
            self.live.look_anew()
        self.pages.setCurrentIndex(at)
        self.saved.setVisible(at == DRAFT)

    @Slot()
    def journeys_changed(self) -> None:
        """People moved, or may have."""
        self.live.reload()
