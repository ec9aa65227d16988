"""Configure: what is synced, by criteria if wanted, and what happens to records that leave."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QTabWidget, QVBoxLayout, QWidget

from apdesk.domain.operators import Criteria
from apdesk.domain.preferences import ObjectChoice, OnLeave, SyncMode
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.domain.setup_flow import SetupFlow
from apdesk.language import tr
from apdesk.ui.criteria.editor import CriteriaEditor
from apdesk.ui.criteria.live import LiveQuestion
from apdesk.ui.criteria.references import References
from apdesk.ui.criteria.words import noun
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, RadioButton, label, named, row, wrapped
from apdesk.ui.wizard.parts import (
    Explained,
    FoldingRow,
    RadioCard,
    RadioCards,
    WizardPage,
    heading,
    reading_column,
)
from apdesk.worker.setup import SetupServices
from apdesk.worker.tasks import Runner

_ALL, _SELECTIVE = "all", "selective"


class ObjectSection(QWidget):
    """All, some or none of one object.

    Signals:
        changed: The choice or its criteria changed.
    """

    changed = Signal()

    def __init__(
        self,
        sobject: str,
        plural: str,
        schema: SObjectSchema | None,
        runner: Runner,
        live: LiveQuestion,
        references: References,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sobject = sobject
        self._group = QButtonGroup(self)
        self.modes: dict[SyncMode, RadioButton] = {}
        inside = noun(plural)
        for mode, text in (
            (SyncMode.ALL, tr("All {objects}", objects=inside)),
            (SyncMode.CRITERIA, tr("Only {objects} that meet your criteria", objects=inside)),
            (SyncMode.NONE, tr("No {objects}", objects=inside)),
        ):
            radio = RadioButton(text)
            self._group.addButton(radio)
            self.modes[mode] = radio
            radio.chosen.connect(self._mode_chosen)
        line = FoldingRow(*self.modes.values(), spacing=SPACE * 3, folded_spacing=SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE * 2, 0, SPACE)
        layout.setSpacing(SPACE * 2)
        layout.addWidget(line)
        self.editor: CriteriaEditor | None = None
        if schema is None:
            layout.addWidget(
                Banner(
                    "warning",
                    tr("{objects} can’t be read", objects=plural),
                    tr(
                        "This user doesn’t see {objects}, so none will be synced until an "
                        "administrator gives access.",
                        objects=inside,
                    ),
                )
            )
        else:
            self.editor = CriteriaEditor(schema, runner=runner, live=live, references=references)
            self.editor.changed.connect(self.changed)
            layout.addWidget(self.editor)
        layout.addStretch(1)
        self._looked_at = False

    def choice(self) -> ObjectChoice:
        criteria: Criteria = self.editor.criteria() if self.editor is not None else ()
        return ObjectChoice(sync=self.mode, criteria=criteria)

    @property
    def mode(self) -> SyncMode:
        return next((each for each, radio in self.modes.items() if radio.isChecked()), SyncMode.ALL)

    def set_choice(self, choice: ObjectChoice) -> None:
        """Shows a choice; emits nothing."""
        self.modes[choice.sync].show_checked()
        if self.editor is not None:
            self.editor.set_criteria(choice.criteria)
        self._show_editor()

    def set_looked_at(self, on: bool) -> None:
        """Counts are asked for only where the user looks."""
        self._looked_at = on
        self._show_editor()

    def _show_editor(self) -> None:
        if self.editor is not None:
            shown = self.mode is SyncMode.CRITERIA
            self.editor.setVisible(shown)
            self.editor.set_live(shown and self._looked_at)

    @Slot()
    def _mode_chosen(self) -> None:
        self._show_editor()
        if self.editor is not None and self.mode is SyncMode.CRITERIA and not self.editor.rows:
            self.editor.add_row()
        self.changed.emit()


class ConfigurePage(WizardPage):
    """What is synced, and what happens to what leaves."""

    def __init__(
        self,
        flow: SetupFlow,
        services: SetupServices,
        runner: Runner,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`references` knows the names of records; None: the page finds them out for itself."""
        super().__init__(flow, services, runner, parent)
        self.references = references or References(services, runner, self)
        column = reading_column(self)
        column.addLayout(
            heading(
                tr("What should be synced?"),
                tr("You can change all of this later; the preview shows the effect first."),
            )
        )
        everything = RadioCard(
            tr("Sync all Leads, Contacts and Accounts"),
            tr("Every record that you can see in Salesforce is here too, and stays up to date."),
            tr("Recommended"),
        )
        selective = RadioCard(
            tr("Selectively sync"),
            tr("Choose for each object: all records, only those that meet your criteria, or none."),
        )
        self.scope = RadioCards({_ALL: everything, _SELECTIVE: selective}, self)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        named(self.tabs.tabBar(), tr("Objects"))
        self.tabs.tabBar().setCursor(Qt.CursorShape.PointingHandCursor)
        self.sections: dict[str, ObjectSection] = {}
        self._shown_schemas: dict[str, SObjectSchema] | None = None

        remove = RadioCard(
            tr("Remove the record from apdesk"),
            tr(
                "It is permanently deleted here, with its history, its places in lists and its "
                "e-mail history, and it stops in every journey. If it meets your criteria again, "
                "it comes back as a new record. Nothing is deleted in Salesforce."
            ),
        )
        keep = RadioCard(
            tr("Keep the record in apdesk"),
            tr(
                "It stays, with all of its history, and goes on in its journeys, but it is no "
                "longer synced in either direction and leaves its Salesforce list. If it meets "
                "your criteria again, the same record is linked and listed again."
            ),
        )
        self.leave_policy = RadioCards({str(OnLeave.REMOVE): remove, str(OnLeave.KEEP): keep}, self)

        column.addWidget(FoldingRow(everything, selective, spacing=SPACE * 2, equal=True))
        column.addWidget(self.tabs)
        column.addSpacing(SPACE)
        leaving = row(label(tr("When a record no longer meets your criteria"), "subtitle"), None)
        self._explained = Explained()
        self._explained.add("settings.on_leave", leaving, 1)
        column.addLayout(leaving)
        column.addWidget(remove)
        column.addWidget(keep)
        column.addWidget(
            wrapped(tr("A record that is deleted in Salesforce is always removed here."), "small")
        )
        column.addStretch(1)
        self.scope.chosen.connect(self._scope_chosen)
        self.leave_policy.chosen.connect(self._policy_chosen)
        self.tabs.currentChanged.connect(self._tab_changed)

    # -- life -----------------------------------------------------------------------------------

    def enter(self) -> None:
        self._explained.show()
        answers = self.flow.answers
        if self._shown_schemas != answers.schemas:
            self._make_sections()
        for name, section in self.sections.items():
            if section.choice() != answers.objects[name]:
                section.set_choice(answers.objects[name])
        self.scope.choose(_SELECTIVE if answers.selective else _ALL)
        self.leave_policy.choose(str(answers.on_leave))
        self.tabs.setVisible(answers.selective)
        self._look(answers.selective)

    def leave(self) -> None:
        self._look(False)

    def first_focus(self) -> QWidget | None:
        return self.scope.cards[self.scope.current or _ALL].radio

    def show_object(self, sobject: str) -> None:
        """Opens the choice of one object, for whoever comes for its criteria. The page must have
        been entered."""
        if not self.flow.answers.selective:
            self.scope.cards[_SELECTIVE].radio.setChecked(True)
        section = self.sections[sobject]
        self.tabs.setCurrentWidget(section)
        section.setFocus()

    def _make_sections(self) -> None:
        answers = self.flow.answers
        self._shown_schemas = dict(answers.schemas)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            page = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if page is not None:
                page.deleteLater()
        self.sections = {}
        for name in SOBJECTS:
            plural = answers.label_plural(name)
            section = ObjectSection(
                name,
                plural,
                answers.schemas.get(name),
                self.runner,
                self.services.live,
                self.references,
            )
            section.set_choice(answers.objects[name])
            section.changed.connect(self._section_changed)
            self.sections[name] = section
            self.tabs.addTab(section, plural)
        self.tabs.blockSignals(False)

    def _look(self, on: bool) -> None:
        current = self.tabs.currentWidget()
        for section in self.sections.values():
            section.set_looked_at(on and section is current)

    # -- what the user does ---------------------------------------------------------------------

    @Slot(str)
    def _scope_chosen(self, key: str) -> None:
        self.flow.answer(selective=key == _SELECTIVE)
        self.tabs.setVisible(key == _SELECTIVE)
        self._look(key == _SELECTIVE)
        self.answered.emit()

    @Slot(str)
    def _policy_chosen(self, key: str) -> None:
        self.flow.answer(on_leave=OnLeave(key))
        self.answered.emit()

    @Slot(int)
    def _tab_changed(self, _index: int) -> None:
        self._look(self.flow.answers.selective)

    @Slot()
    def _section_changed(self) -> None:
        section = self.sender()
        if isinstance(section, ObjectSection):
            self.flow.choose_object(section.sobject, section.choice())
            self.answered.emit()

    def show_problems(self) -> None:
        for blocker in self.flow.blockers:
            if blocker.sobject is not None:
                section = self.sections[blocker.sobject]
                self.tabs.setCurrentWidget(section)
                if section.editor is not None:
                    section.editor.show_all_problems()
                return
