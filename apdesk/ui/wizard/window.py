"""The setup wizard: one window, four steps, Back and Next."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from apdesk.domain.setup_flow import STEP_TITLES, STEPS, Answers, Page, SetupFlow
from apdesk.language import tr, translated
from apdesk.ui.criteria.references import References
from apdesk.ui.theme import SPACE, set_role
from apdesk.ui.widgets import button, named, order_focus, row, wrapped
from apdesk.ui.widgets.steps import StepHeader
from apdesk.ui.wizard.configure import ConfigurePage
from apdesk.ui.wizard.connect import ConnectPage
from apdesk.ui.wizard.connect_form import ConnectDefaults
from apdesk.ui.wizard.mappings import MappingsPage
from apdesk.ui.wizard.parts import WizardPage, centered
from apdesk.ui.wizard.preview import PreviewPage
from apdesk.ui.wizard.welcome import StartPractice, WelcomePage
from apdesk.worker.setup import SetupServices, SignedIn
from apdesk.worker.tasks import Runner

_TOPICS = {
    Page.WELCOME: "start",
    Page.CONNECT: "wizard.connect",
    Page.CONFIGURE: "wizard.configure",
    Page.MAPPINGS: "wizard.mappings",
    Page.PREVIEW: "wizard.preview",
}


class SetupWizard(QWidget):
    """Leads from the first launch to the first sync, and later through every change of it.

    Signals:
        sync_requested: (Preferences, whether removals beyond the safety stop are approved).
        cancelled: The user left the wizard; nothing was changed.
        connected: A SignedIn: a login succeeded (and stands, even if the wizard is left).
        network_asked: The user wants to set how this network is left (Preferences, Network).
    """

    sync_requested = Signal(object, bool)
    cancelled = Signal()
    connected = Signal(object)
    network_asked = Signal()

    def __init__(
        self,
        services: SetupServices,
        runner: Runner,
        *,
        start_practice: StartPractice | None = None,
        references: References | None = None,
        defaults: ConnectDefaults | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`references` knows the names of records; None: the wizard finds them out for itself.

        `defaults`: what of the Connect page was answered when apdesk was installed here.
        """
        super().__init__(parent)
        set_role(self, "page")
        self.services = services
        self.flow = SetupFlow()
        self.welcome = WelcomePage(self.flow, services, runner, start_practice)
        self.connect_page = ConnectPage(self.flow, services, runner, defaults)
        self.configure = ConfigurePage(self.flow, services, runner, references)
        self.mappings = MappingsPage(self.flow, services, runner)
        self.preview = PreviewPage(self.flow, services, runner, self.configure.references)
        self.pages: dict[Page, WizardPage] = {
            Page.WELCOME: self.welcome,
            Page.CONNECT: self.connect_page,
            Page.CONFIGURE: self.configure,
            Page.MAPPINGS: self.mappings,
            Page.PREVIEW: self.preview,
        }
        self.header = StepHeader([translated(STEP_TITLES[each]) for each in STEPS])
        self._header_frame = QFrame()
        set_role(self._header_frame, "toolbar")
        self._helps: dict[Page, QToolButton] = {}
        self._help_place = QHBoxLayout()
        steps = QWidget()
        steps.setLayout(row(self.header, self._help_place))
        head = centered(steps)
        head.setContentsMargins(SPACE * 4, SPACE * 3 // 2, SPACE * 4, SPACE * 3 // 2)
        self._header_frame.setLayout(head)
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
            page.answered.connect(self._answered)
            page.next_requested.connect(self.go_next)
        self.connect_page.signed_in.connect(self._signed_in)
        self.connect_page.network_asked.connect(self.network_asked)

        self.cancel_button = button(tr("Cancel"), "quiet", clicked=self.cancel)
        self.reason = wrapped("", "muted")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back_button = button(tr("Back"), clicked=self.go_back)
        self.next_button = button(tr("Next"), "primary", clicked=self.go_next)
        self.sync_button = button(
            tr("Sync with Salesforce"), "primary", icon="sync", clicked=self.sync
        )
        self._footer = QFrame()
        set_role(self._footer, "footer")
        buttons = QWidget()
        foot = QHBoxLayout(buttons)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(SPACE * 3 // 2)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        foot.addWidget(self.sync_button)
        around = centered(buttons)
        around.setContentsMargins(SPACE * 4, SPACE * 3 // 2, SPACE * 4, SPACE * 3 // 2)
        self._footer.setLayout(around)
        self._line = QFrame()
        set_role(self._line, "divider")
        self._line.setFixedHeight(1)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header_frame)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self._line)
        layout.addWidget(self._footer)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self.go_back)
        self._shown: WizardPage | None = None
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.setInterval(0)
        self._order.timeout.connect(self._order_focus)
        self._show_page()

    # -- opening --------------------------------------------------------------------------------

    def open_at(self, page: Page = Page.WELCOME) -> None:
        """Begins afresh at a page, with what the database knows.

        Raises KnownError when the database can't be read. A page after Connect needs a connection;
        without one the walk begins at Connect. Opened at Connect itself, a login is wanted, also
        where one was made before: it may have ended.
        """
        situation = self.services.situation()
        answers = Answers(schemas=situation.schemas or {}, applied=situation.preferences)
        chosen = situation.preferences or situation.proposed
        if chosen is not None:
            answers = answers.with_preferences(chosen)
        binding = situation.binding
        if binding is not None:
            answers = answers.bound_to(
                binding.login_url, binding.client_id, signed_in=page is not Page.CONNECT
            )
        elif page not in (Page.WELCOME, Page.CONNECT):
            page = Page.CONNECT
        self.flow.restart(answers, page)
        if binding is not None and answers.signed_in:
            self.connect_page.show_binding(binding)
        self._show_page()
        if binding is not None and page is Page.CONNECT:
            self.connect_page.ask_again(binding)

    # -- going ----------------------------------------------------------------------------------

    @Slot()
    def go_next(self) -> None:
        """To the next page, or to what keeps from it."""
        if self.flow.can_go_next:
            self.flow.next()
            self._show_page()
        else:
            self.pages[self.flow.page].show_problems()
            self._show_footer(asked=True)

    @Slot()
    def go_back(self) -> None:
        if self.flow.can_go_back:
            self.flow.back()
            self._show_page()

    @Slot()
    def cancel(self) -> None:
        """Leaves; questions under way are dropped."""
        if self._shown is not None:
            self._shown.leave()
        self.cancelled.emit()

    @Slot()
    def sync(self) -> None:
        """The big button: the preferences go to the sync."""
        preview = self.preview.result
        if preview is None:
            return
        self.preview.leave()
        self.sync_requested.emit(self.flow.answers.preferences(), preview.held)

    @Slot(object)
    def _signed_in(self, result: SignedIn) -> None:
        self.connected.emit(result)
        self.next_button.setFocus()

    @Slot()
    def _order_focus(self) -> None:
        order_focus(self)

    @Slot()
    def _answered(self) -> None:
        self._order.start()  # an answer may have made new controls
        if self.sender() is self.pages[self.flow.page]:
            self._show_footer()

    @property
    def help_topic(self) -> str:
        """What F1 opens while the focus is in none of the pages."""
        return _TOPICS[self.flow.page]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the focus, and goes on from a choice."""
        focus = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focus, QPushButton | QToolButton):
            focus.click()
        elif isinstance(focus, QRadioButton) and self.next_button.isVisible():
            self.next_button.click()
        else:
            super().keyPressEvent(event)

    # -- showing --------------------------------------------------------------------------------

    def _show_page(self) -> None:
        page = self.pages[self.flow.page]
        if self._shown is not None:
            self._shown.leave()
        self._shown = page
        page.enter()
        self._order.start()
        self.stack.setCurrentWidget(page)
        welcome = self.flow.page is Page.WELCOME
        for each in (self._header_frame, self._line, self._footer):
            each.setVisible(not welcome)
        if not welcome:
            self.header.set_current(STEPS.index(self.flow.page))
            named(self, tr("Setup: {step}", step=translated(STEP_TITLES[self.flow.page])))
        else:
            named(self, tr("Welcome to apdesk"))
        self._show_help_button()
        self._show_footer()
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_help_button(self) -> None:
        """The button of the page's own topic; made when its page is first shown."""
        page = self.flow.page
        if page not in self._helps and page is not Page.WELCOME:
            from apdesk.ui.help import help_button

            self._helps[page] = help_button(self.help_topic)
            self._help_place.addWidget(self._helps[page])
        for each, made in self._helps.items():
            made.setVisible(each is page)

    def _show_footer(self, *, asked: bool = False) -> None:
        last = self.flow.is_last
        self.back_button.setVisible(self.flow.can_go_back)
        self.next_button.setVisible(not last)
        self.sync_button.setVisible(last)
        self.sync_button.setEnabled(last and self.preview.result is not None)
        blockers = self.flow.blockers
        self.next_button.setEnabled(self.flow.page is not Page.CONNECT or not blockers)
        if asked and blockers:
            set_role(self.reason, "error")
            self.reason.setText(blockers[0].message)
        elif blockers and self.reason.property("role") == "error" and self.reason.text():
            self.reason.setText(blockers[0].message)
        else:
            set_role(self.reason, "muted")
            self.reason.setText(self._waits_for())

    def _waits_for(self) -> str:
        """Why the button that leads on can't be pressed, '' where it can."""
        if self.flow.is_last:
            return tr("Working out the effect…") if self.preview.busy else ""
        return "" if self.next_button.isEnabled() else self.flow.blockers[0].message
