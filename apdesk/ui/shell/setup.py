"""The setup wizard in the window: the ways into it, and out of it to the lists and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from apdesk.domain.setup_flow import Page
from apdesk.errors import KnownError
from apdesk.ui.sidebar import Place
from apdesk.worker import readers
from apdesk.worker.readers import DeskState

if TYPE_CHECKING:
    from apdesk.ui.main_window import MainWindow
    from apdesk.ui.wizard.window import SetupWizard


class WindowSetup(QObject):
    """Opens the wizard, and goes on where it ends."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._only_login = False

    def join(self, wizard: SetupWizard) -> None:
        """The wizard was made: how it ends is heard from now on."""
        wizard.sync_requested.connect(self._done)
        wizard.cancelled.connect(self._left)
        wizard.connected.connect(self._connected)
        wizard.network_asked.connect(self._show_network)

    # -- into it --------------------------------------------------------------------------------

    def open_at(self, page: Page) -> None:
        """Shows the wizard at a page; what keeps it from that is said in the Preferences."""
        window = self._window
        try:
            window.wizard.open_at(page)
        except KnownError as error:
            window.leave_wizard()
            window.go(Place.PREFERENCES)
            window.preferences_page.show_error(error)
            return
        # Where all is set up, a login is all that was wanted; it leads back.
        self._only_login = page is Page.CONNECT and window.state.set_up
        window.enter_wizard()

    def log_in(self) -> None:
        """The login is asked for again."""
        self.open_at(Page.CONNECT)

    def change_criteria(self, sobject: str) -> None:
        """The criteria by which an object is synced are to be others."""
        self.open_at(Page.CONFIGURE)
        wizard = self._window.wizard
        if self._window.wizard_open and wizard.flow.page is Page.CONFIGURE:
            wizard.configure.show_object(sobject)

    @Slot()
    def _show_network(self) -> None:
        """The login page couldn't be reached: the way out is set, and the wizard goes on."""
        from apdesk.ui.settings.network import NetworkDialog

        desk = self._window.desk
        dialog = NetworkDialog(desk.database, desk.runner, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # -- out of it ------------------------------------------------------------------------------

    @Slot(object, bool)
    def _done(self, preferences: object, approve: bool) -> None:
        window = self._window
        window.preferences_chosen.emit(preferences, approve)
        window.leave_wizard()
        window.go(Place.SYNC)
        window.reload_state()

    @Slot()
    def _left(self) -> None:
        window = self._window
        if window.state.set_up or window.state.data_org_id is not None:
            window.open_desk()
            window.reload_state()
        else:
            self.open_at(Page.WELCOME)

    @Slot(object)
    def _connected(self, _signed_in: object) -> None:
        window = self._window
        window.reload_asked.emit()
        window.desk.runner.start(
            readers.desk_state(window.database),
            on_done=self._logged_in,
            on_failed=window.keeper.not_read,
        )

    @Slot(object)
    def _logged_in(self, state: DeskState) -> None:
        window = self._window
        window.keeper.show(state)
        if self._only_login and window.wizard_open and state.set_up:
            window.leave_wizard()
            window.go(Place.SYNC)
            window.run_asked.emit()
