"""All journeys: how they are, and what can be done with each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QStackedWidget, QWidget

from apdesk.errors import ApdeskError
from apdesk.language import marked, plural, tr, translated
from apdesk.ui import words
from apdesk.ui.activity.tables import MOMENT_WIDTH, Index, RowsModel, moment, table
from apdesk.ui.desk import Desk
from apdesk.ui.help import help_button
from apdesk.ui.icons import set_icon
from apdesk.ui.journeys.words import TONES, state_words
from apdesk.ui.theme import SPACE, tokens
from apdesk.ui.widgets import (
    Banner,
    EmptyState,
    FoldingHead,
    button,
    column,
    label,
    named,
    order_focus,
    row,
)
from apdesk.worker import journeys
from apdesk.worker.journeys import Imported

if TYPE_CHECKING:
    from apdesk.worker.journeys import JourneyRow

_FOLDER = "journeys/folder"
_FILES = marked("Journeys (*.json)")
_STATE, _STUCK = 1, 4
_NOTHING = marked(
    "A journey sends e-mails, assigns leads and creates tasks by itself: when somebody joins a "
    "list, meets what you ask for, or answers a campaign."
)


class JourneysModel(RowsModel["JourneyRow"]):
    """Journeys by name, with states in their colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                (tr("Journey"), lambda each: each.name),
                (tr("State"), state_words),
                (tr("Inside"), lambda each: words.number(each.inside)),
                (tr("Entered"), lambda each: words.number(each.entered)),
                (tr("Needs you"), lambda each: words.number(each.stuck) if each.stuck else "–"),
                (tr("Changed"), lambda each: moment(each.changed_at)),
            ),
            parent,
            right=frozenset({2, 3, 4}),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            each = self.items[index.row()]
            if index.column() == _STATE:
                return QColor(getattr(tokens(), TONES[each.state]))
            if index.column() == _STUCK and each.stuck:
                return QColor(tokens().warning_text)
            return None
        return super().data(index, role)


class JourneyList(QWidget):
    """Signals:
    open_asked: (int, bool) A journey is to be opened; whether as it runs rather than its draft.
    moved: A journey was paused, resumed, deleted: the worker should look at them.
    read: (tuple[JourneyRow, ...]) They were read anew.
    """

    open_asked = Signal(int, bool)
    moved = Signal()
    read = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read_before = False
        self._to_select: int | None = None
        self.banner = Banner(dismissable=True)
        self.new_button = button(tr("New journey"), "primary", icon="plus", clicked=self.new)
        self.import_button = button(tr("Import…"), clicked=self.ask_import)
        self.model = JourneysModel(self)
        self.table = table(
            self.model,
            tr("Journeys"),
            (SPACE * 34, SPACE * 25, SPACE * 9, SPACE * 9, SPACE * 11, MOMENT_WIDTH),
            wide=0,
        )
        self.table.selectionModel().currentRowChanged.connect(self._chosen_changed)
        self.table.activated.connect(self._activated)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.empty = EmptyState("journey", tr("No journeys yet"), translated(_NOTHING))
        self.empty.add_action(tr("New journey"), self.new, "primary")
        self.empty.add_action(tr("Import…"), self.ask_import)
        self._build_actions()
        self._pages = QStackedWidget()
        self._waiting = QWidget()
        full = QWidget()
        full.setLayout(column(self.table, row(*self._actions, None), spacing=SPACE * 3 // 2))
        for each in (self._waiting, self.empty, full):
            self._pages.addWidget(each)
        first = column(
            label(tr("Journeys"), "title"),
            label(tr("What happens to people by itself, step by step."), "muted"),
            spacing=2,
        )
        tools = row(self.import_button, self.new_button, help_button("journeys"))
        head = FoldingHead(first, tools)
        inside = column(self.banner, self._pages, spacing=SPACE)
        inside.setContentsMargins(SPACE * 3, SPACE, SPACE * 3, SPACE * 2)
        layout = column(head, inside, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        for keys, action in (
            (QKeySequence(Qt.Key.Key_F2), self.rename),
            (QKeySequence(QKeySequence.StandardKey.Delete), self.delete),
        ):
            shortcut = QShortcut(keys, self.table, action)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        order_focus(self)
        self._chosen_changed()

    def _build_actions(self) -> None:
        self.open_button = button(tr("Open"), icon="open", clicked=self.open)
        self.rename_button = button(tr("Rename…"), clicked=self.rename)
        self.duplicate_button = button(tr("Duplicate"), icon="copy", clicked=self.duplicate)
        self.pause_button = button(tr("Pause…"), icon="pause", clicked=self.pause)
        self.export_button = button(tr("Export…"), icon="export", clicked=self.ask_export)
        self.delete_button = button(tr("Delete…"), icon="trash", clicked=self.delete)
        self._actions = [
            self.open_button,
            self.rename_button,
            self.duplicate_button,
            self.pause_button,
            self.export_button,
            self.delete_button,
        ]

    @property
    def chosen(self) -> JourneyRow | None:
        """The one that is selected."""
        at = self.table.currentIndex().row()
        return self.model.items[at] if 0 <= at < len(self.model.items) else None

    # -- reading --------------------------------------------------------------------------------

    @Slot()
    def reload(self) -> None:
        """Reads them anew."""
        self._desk.runner.start(
            journeys.rows(self._desk.database), on_done=self._shown, on_failed=self._failed
        )

    @Slot(object)
    def _shown(self, found: tuple[JourneyRow, ...]) -> None:
        had = self._to_select if self._to_select is not None else self._chosen_id()
        first, self._read_before = not self._read_before, True
        self.model.set_items(found)
        self._pages.setCurrentIndex(2 if found else 1)
        for each in (self.import_button, self.new_button):
            each.setVisible(bool(found))  # the empty page has its own
        if found:
            ids = [each.id for each in found]
            self.table.selectRow(ids.index(had) if had in ids else 0)
            if first and self.isVisible():
                self.table.setFocus()
        self._to_select = None
        self._chosen_changed()
        self.read.emit(found)

    def _chosen_id(self) -> int | None:
        chosen = self.chosen
        return None if chosen is None else chosen.id

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self.banner.show_error(error)

    @Slot()
    def _chosen_changed(self) -> None:
        chosen = self.chosen
        for each in self._actions:
            each.setEnabled(chosen is not None)
        paused = chosen is not None and chosen.state == "paused"
        text = tr("Resume…") if paused else tr("Pause…")
        self.pause_button.setText(text)
        named(self.pause_button, text)
        set_icon(self.pause_button, "play" if paused else "pause")
        self.pause_button.setEnabled(chosen is not None and chosen.state != "draft")
        self.pause_button.setToolTip(
            tr("It was never published, so nothing runs.")
            if chosen is not None and chosen.state == "draft"
            else ""
        )

    # -- actions --------------------------------------------------------------------------------

    def _activated(self, _index: object) -> None:
        self.open()

    @Slot()
    def open(self) -> None:
        """Opens the chosen one: as it runs, unless it is a draft."""
        chosen = self.chosen
        if chosen is not None:
            self.open_asked.emit(chosen.id, chosen.state != "draft" and not chosen.draft_differs)

    @Slot()
    def new(self) -> None:
        """Asks what to start from."""
        from apdesk.ui.journeys.new import NewJourneyDialog

        dialog = NewJourneyDialog(self._desk, self.window())
        dialog.made.connect(self._made)
        dialog.open()

    @Slot(object)
    def _made(self, imported: Imported) -> None:
        self._to_select = imported.row.id
        self.reload()
        self.open_asked.emit(imported.row.id, False)

    @Slot()
    def rename(self) -> None:
        """Asks for another name."""
        from apdesk.ui.journeys.asking import RenameDialog

        chosen = self.chosen
        if chosen is not None:
            dialog = RenameDialog(self._desk, chosen, self.window())
            dialog.kept.connect(self.reload)
            dialog.open()

    @Slot()
    def duplicate(self) -> None:
        """Makes another draft like the chosen one's."""
        chosen = self.chosen
        if chosen is not None:
            self._desk.runner.start(
                journeys.duplicate(self._desk.database, self._desk.clock, chosen.id),
                on_done=self._duplicated,
                on_failed=self._failed,
            )

    @Slot(object)
    def _duplicated(self, imported: Imported) -> None:
        self._to_select = imported.row.id
        self.banner.show_message(
            "success",
            tr("“{name}” was made", name=imported.row.name),
            tr("It is a draft: nothing runs yet."),
        )
        self.reload()

    @Slot()
    def pause(self) -> None:
        """Asks whether the chosen one is to be paused, or to go on."""
        from apdesk.ui.journeys.asking import PauseDialog

        chosen = self.chosen
        if chosen is not None and chosen.state != "draft":
            dialog = PauseDialog(self._desk, chosen, self.window())
            dialog.kept.connect(self._changed)
            dialog.open()

    @Slot()
    def delete(self) -> None:
        """Asks whether the chosen one is to be deleted."""
        from apdesk.ui.journeys.asking import DeleteJourneyDialog

        chosen = self.chosen
        if chosen is not None:
            dialog = DeleteJourneyDialog(self._desk, chosen, self.window())
            dialog.kept.connect(self._changed)
            dialog.open()

    @Slot()
    def _changed(self) -> None:
        self.reload()
        self.moved.emit()

    def _open_menu(self, at: QPoint) -> None:
        if self.chosen is None:
            return
        menu = named(QMenu(self.table), self.chosen.name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in self._actions:
            action = menu.addAction(each.text())
            action.setEnabled(each.isEnabled())
            action.triggered.connect(each.click)
        menu.popup(self.table.viewport().mapToGlobal(at))

    # -- files ----------------------------------------------------------------------------------

    @Slot()
    def ask_export(self) -> None:
        """Asks for the file to write the chosen one's draft to."""
        chosen = self.chosen
        if chosen is None:
            return
        name = "".join("-" if each in '\\/:*?"<>|' else each for each in chosen.name)
        target, _ = QFileDialog.getSaveFileName(
            self,
            tr("Export the journey"),
            str(self._folder() / f"{name}.json"),
            translated(_FILES),
        )
        if target:
            self.export_to(chosen.id, Path(target))

    def export_to(self, journey_id: int, target: Path) -> None:
        """Writes a journey to a file, in the background."""
        self._desk.memory.setValue(_FOLDER, str(target.parent))
        self._desk.runner.start(
            journeys.export_file(self._desk.database, journey_id, target),
            on_done=self._exported,
            on_failed=self._failed,
        )

    @Slot(object)
    def _exported(self, target: Path) -> None:
        self.banner.show_message(
            "success",
            tr("Exported"),
            tr("{target} holds the draft and the e-mail templates that it sends.", target=target),
        )

    @Slot()
    def ask_import(self) -> None:
        """Asks for the file of a journey."""
        source, _ = QFileDialog.getOpenFileName(
            self, tr("Import a journey"), str(self._folder()), translated(_FILES)
        )
        if source:
            self.import_from(Path(source))

    def import_from(self, source: Path) -> None:
        """Makes a draft out of a file, in the background."""
        self._desk.memory.setValue(_FOLDER, str(source.parent))
        self._desk.runner.start(
            journeys.import_file(self._desk.database, self._desk.clock, source),
            on_done=self._imported,
            on_failed=self._failed,
        )

    @Slot(object)
    def _imported(self, imported: Imported) -> None:
        self._to_select = imported.row.id
        said = [tr("It is a draft: open it to look through it, and to publish it.")]
        if imported.added:
            said.append(
                plural(
                    "{n} e-mail template was added.",
                    "{n} e-mail templates were added.",
                    len(imported.added),
                )
            )
        if imported.kept:
            called = words.series([words.quoted(each) for each in imported.kept])
            said.append(
                tr("Your own {called} stayed as it was: check that it fits.", called=called)
            )
        self.banner.show_message(
            "success", tr("“{name}” was imported", name=imported.row.name), " ".join(said)
        )
        self.reload()

    def _folder(self) -> Path:
        return Path(str(self._desk.memory.value(_FOLDER, "") or Path.home()))
