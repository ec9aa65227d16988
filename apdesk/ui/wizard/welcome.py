"""The first page: an org of one's own, or the practice org."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from apdesk.domain.cancel import CancelToken
from apdesk.domain.setup_flow import ConnectTarget, SetupFlow
from apdesk.errors import ApdeskError
from apdesk.language import tr
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, column, label, row, wrapped
from apdesk.ui.widgets.busy import Spinner
from apdesk.ui.wizard.parts import BigChoice, WizardPage
from apdesk.worker.setup import SetupServices
from apdesk.worker.tasks import Progress, Runner

StartPractice = Callable[[], ConnectTarget]


class WelcomePage(WizardPage):
    """Two big choices.

    Signals:
        practice_started: The ConnectTarget of the practice org that is running now.
    """

    practice_started = Signal(object)

    def __init__(
        self,
        flow: SetupFlow,
        services: SetupServices,
        runner: Runner,
        start_practice: StartPractice | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(flow, services, runner, parent)
        self._start_practice = start_practice
        self.connect_card = BigChoice(
            "cloud",
            tr("Connect to Salesforce"),
            tr(
                "Log in to your org in your browser. You choose what is synced, and see exactly "
                "what will happen, before any record is copied."
            ),
        )
        self.practice_card = BigChoice(
            "practice",
            tr("Try the practice org"),
            tr(
                "An imitation of a Salesforce org on this computer, with made-up people. "
                "No account needed, and nothing leaves your machine."
            ),
        )
        self.banner = Banner("error")
        self._spinner = Spinner(16)
        self._starting = label(tr("Starting the practice org…"), "muted")
        self._wait = QWidget()
        waiting = row(None, self._spinner, self._starting, None)
        self._wait.setLayout(waiting)
        self._wait.hide()

        cards = QHBoxLayout()
        cards.setSpacing(SPACE * 3)
        cards.addWidget(self.connect_card, 1)
        cards.addWidget(self.practice_card, 1)
        inner = QWidget()
        inner.setMaximumWidth(100 * SPACE)
        inner.setLayout(
            column(
                None,
                label(tr("Welcome to apdesk"), "display"),
                wrapped(
                    tr(
                        "Your Salesforce Leads, Contacts and Accounts on this computer, always up "
                        "to date."
                    ),
                    "muted",
                ),
                SPACE * 2,
                cards,
                self.banner,
                self._wait,
                None,
                None,
                spacing=SPACE,
            )
        )
        outside = row(None, inner, None, margins=SPACE * 4)
        outside.setStretch(1, 100)
        self.setLayout(outside)
        # Once it is inside: alone it would be a window for a moment.
        self.practice_card.setVisible(start_practice is not None)
        self.connect_card.clicked.connect(self._own_org)
        self.practice_card.clicked.connect(self._practice)

    def enter(self) -> None:
        self._set_waiting(False)

    def first_focus(self) -> QWidget | None:
        return self.connect_card

    def _set_waiting(self, on: bool) -> None:
        self._wait.setVisible(on)
        self.connect_card.setEnabled(not on)
        self.practice_card.setEnabled(not on)

    @Slot()
    def _own_org(self) -> None:
        if self.flow.answers.practice or self.flow.answers.target is None:
            self.flow.answer(practice=False, target=ConnectTarget("", self.services.client_id))
        self.next_requested.emit()

    @Slot()
    def _practice(self) -> None:
        start = self._start_practice
        if start is None:
            return

        def work(_progress: Progress, _cancel: CancelToken) -> ConnectTarget:
            return start()

        self.banner.clear()
        self._set_waiting(True)
        self.runner.start(work, on_done=self._started, on_failed=self._failed)

    @Slot(object)
    def _started(self, target: ConnectTarget) -> None:
        self._set_waiting(False)
        self.flow.answer(practice=True, target=target)
        self.practice_started.emit(target)
        self.next_requested.emit()

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._set_waiting(False)
        self.banner.show_error(error)
        self.practice_card.setFocus()
