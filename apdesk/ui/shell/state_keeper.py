"""What the window shows is what the database says: read anew after whatever changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from apdesk.errors import ApdeskError
from apdesk.store.list_keys import ListKey
from apdesk.worker import readers
from apdesk.worker.messages import RowsChanged
from apdesk.worker.readers import DeskState, Waiting

if TYPE_CHECKING:
    from apdesk.ui.activity.page import SyncPage
    from apdesk.ui.main_window import MainWindow
    from apdesk.ui.settings.page import PreferencesPage

#: Any row may be another one.
_EVERYTHING = RowsChanged(frozenset(), frozenset(), True)


class StateKeeper(QObject):
    """Keeps the window's account, choices, held removals and what waits as they are stored.

    Attributes:
        state: What was read last.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.state = DeskState()
        window.records.edited.connect(self._edited_here)
        window.desk_view.later_sync_page.when_made(self._sync_page_made)
        window.desk_view.later_preferences_page.when_made(self._preferences_page_made)

    def _sync_page_made(self, page: SyncPage) -> None:
        page.edited.connect(self.edited)
        page.settings_saved.connect(self._settings_saved)

    def _preferences_page_made(self, page: PreferencesPage) -> None:
        page.settings_saved.connect(self._settings_saved)
        page.reload_asked.connect(self.reload)

    # -- read anew ------------------------------------------------------------------------------

    @Slot()
    def reload(self) -> None:
        """Reads account, choices and held removals anew."""
        self._window.desk.runner.start(
            readers.desk_state(self._window.database),
            on_done=self.show,
            on_failed=self.not_read,
        )

    @Slot()
    def _settings_saved(self) -> None:
        self._window.reload_asked.emit()
        self.reload()

    def reload_lists(self) -> None:
        """Reads the list in front anew, the others when they come to the front."""
        window = self._window
        window.records.rows_changed(_EVERYTHING)
        (window.current_list or window.lists[ListKey.ALL]).reload()
        window.records.refresh_pane()

    def restored(self, error: ApdeskError | None) -> None:
        """A backup was put in place, or could not be: then `error` says why."""
        self._window.preferences_page.backups.restored(error)
        if error is None:
            self.reload()
            self.reload_lists()
            self._window.sync_page.reload()
        self._window.reload_asked.emit()

    # -- shown ----------------------------------------------------------------------------------

    @Slot(object)
    def show(self, state: DeskState) -> None:
        """Account, choices, held removals, what waits."""
        self.state = state
        self._window.desk_view.show_state(state)
        self._window.state_shown.emit(state)

    @Slot(object)
    def show_waiting(self, waiting: Waiting) -> None:
        """What waits to be sent, and for a person; the rest of the state is as it was."""
        self._window.desk_view.show_waiting(waiting)
        self._window.waiting_shown.emit(waiting)

    @Slot(object)
    def not_read(self, error: ApdeskError) -> None:
        """Nothing is known of what is stored."""
        self._window.preferences_page.show_unreadable(error)

    # -- changes of here ------------------------------------------------------------------------

    @Slot(object)
    def edited(self, changes: RowsChanged) -> None:
        """Something was changed on another page: the lists show it, and it waits to be sent."""
        self._window.records.rows_changed(changes)
        self._edited_here()

    @Slot(object)
    def imported(self, _result: object) -> None:
        """A file was taken in: any record may be another one."""
        self.edited(_EVERYTHING)

    @Slot()
    def _edited_here(self) -> None:
        """The lists and the record show it already."""
        window = self._window
        window.desk.runner.start(
            readers.waiting(window.database),
            on_done=self.show_waiting,
            on_failed=self.not_read,
        )
        if window.desk_view.on_sync_page:
            window.sync_page.reload()
