"""Mappings: the standard fields, or a table for each object."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from apdesk.domain.apdesk_types import ApdeskType, entity_of
from apdesk.domain.mapping import all_mappings
from apdesk.domain.preferences import ObjectMapping
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.domain.setup_flow import OBJECT_WORDS, SetupFlow
from apdesk.errors import ApdeskError
from apdesk.language import plural, tr, translated
from apdesk.ui import words
from apdesk.ui.mapping.editor import MappingEditor
from apdesk.ui.mapping.rows import rows_of
from apdesk.ui.mapping.table import mapped_count
from apdesk.ui.theme import SPACE
from apdesk.ui.widgets import Banner, button, named, row, wrapped
from apdesk.ui.widgets.busy import Spinner
from apdesk.ui.wizard.parts import (
    TABLE_WIDTH,
    FoldingRow,
    RadioCard,
    RadioCards,
    WizardPage,
    centered,
    heading,
)
from apdesk.worker.setup import SetupServices
from apdesk.worker.tasks import Runner, TaskHandle

_STANDARD, _CUSTOM = "standard", "custom"


class MappingsPage(WizardPage):
    """Which fields are synced, and how."""

    def __init__(
        self,
        flow: SetupFlow,
        services: SetupServices,
        runner: Runner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(flow, services, runner, parent)
        self._handle: TaskHandle | None = None
        self.refresh_button = button(
            tr("Refresh Salesforce fields"), icon="sync", clicked=self._refresh
        )
        self.spinner = Spinner(16)
        self.refreshed = wrapped("", "muted")
        self.stop_button = button(
            tr("Stop", note="waiting for an answer"), "link", clicked=self._stop
        )
        self._news = QWidget()
        news = row(self.spinner, self.refreshed, self.stop_button)
        news.setContentsMargins(0, 0, 0, 0)
        news.setStretch(1, 1)
        self._news.setLayout(news)
        top = QHBoxLayout()
        top.addLayout(
            heading(
                tr("Which fields?"), tr("A field that you leave out is neither read nor written.")
            ),
            1,
        )
        top.addWidget(self.refresh_button)
        self.banner = Banner("error")
        self.standard = RadioCard(
            tr("Standard field mappings"),
            tr(
                "All standard fields that this user can read. Changes travel both ways, and "
                "Salesforce wins when both sides changed."
            ),
        )
        self.count = wrapped("", "muted")
        self.look_button = button(tr("Look at the list"), "link", clicked=self._toggle_list)
        self.standard.body.addWidget(self.count)
        self.standard.body.addLayout(row(self.look_button, None))
        self.custom = RadioCard(
            tr("Custom field mappings"),
            tr(
                "Add custom fields, leave fields out, and choose for each field where it goes, in "
                "which direction, and which side wins."
            ),
        )
        self.custom.body.addStretch(1)
        self.scope = RadioCards({_STANDARD: self.standard, _CUSTOM: self.custom}, self)
        cards = FoldingRow(self.standard, self.custom, spacing=SPACE * 2, equal=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        named(self.tabs.tabBar(), tr("Objects"))
        self.editors: dict[str, MappingEditor] = {}
        self._made_for: tuple[dict[str, SObjectSchema], bool] | None = None
        self._list_shown = False

        reading = QWidget()
        above = QVBoxLayout(reading)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(SPACE * 2)
        above.addLayout(top)
        above.addWidget(self._news)
        above.addWidget(self.banner)
        above.addWidget(cards)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE * 3, 0, SPACE * 2)
        layout.setSpacing(SPACE * 2)
        layout.addLayout(centered(reading))
        self._list = QWidget()
        self._list.setLayout(centered(self.tabs, TABLE_WIDTH))
        layout.addWidget(self._list, 1)
        self._filler = QWidget()
        layout.addWidget(self._filler, 1)
        self.scope.chosen.connect(self._scope_chosen)

    # -- life -----------------------------------------------------------------------------------

    def enter(self) -> None:
        self.banner.clear()
        self._tell("")
        self.scope.choose(_CUSTOM if self.flow.answers.custom else _STANDARD)
        self._show()

    def leave(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        self._set_busy(False)

    def first_focus(self) -> QWidget | None:
        return self.scope.cards[self.scope.current or _STANDARD].radio

    def _show(self) -> None:
        answers = self.flow.answers
        self._count()
        shown = answers.custom or self._list_shown
        if shown:
            self._make_editors()
            self._fill_editors()
        self._list.setVisible(shown)
        self._filler.setVisible(not shown)
        text = tr("Hide the list") if self._list_shown else tr("Look at the list")
        self.look_button.setText(text)
        named(self.look_button, text)
        # The table needs the room that the count would take.
        self.count.setVisible(not answers.custom)
        self.look_button.setVisible(not answers.custom)

    def _count(self) -> None:
        answers = self.flow.answers
        parts = []
        for name in SOBJECTS:
            schema = answers.schemas.get(name)
            if schema is not None:
                count = mapped_count(rows_of(schema, ObjectMapping(), ()))
                parts.append(
                    plural(
                        "{n} field of {objects}",
                        "{n} fields of {objects}",
                        count,
                        objects=answers.label_plural(name),
                    )
                )
        self.count.setText(words.series(parts) + "." if parts else "")

    def _make_editors(self) -> None:
        answers = self.flow.answers
        read_only = not answers.custom
        if self._made_for == (dict(answers.schemas), read_only):
            return
        self._made_for = (dict(answers.schemas), read_only)
        current = self.tabs.tabText(self.tabs.currentIndex())
        while self.tabs.count():
            page = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if page is not None:
                page.deleteLater()
        self.editors = {}
        for name in SOBJECTS:
            schema = answers.schemas.get(name)
            if schema is None:
                continue
            editor = MappingEditor(schema, read_only=read_only)
            editor.changed.connect(self._edited)
            self.editors[name] = editor
            number = self.tabs.addTab(editor, answers.label_plural(name))
            if answers.label_plural(name) == current:
                self.tabs.setCurrentIndex(number)

    def _fill_editors(self) -> None:
        answers = self.flow.answers
        mapped = all_mappings(answers.preferences(), answers.schemas)
        before = (
            all_mappings(answers.applied, answers.schemas) if answers.applied is not None else None
        )
        for name, editor in self.editors.items():
            taken: dict[str, ApdeskType] = {
                each.apdesk: each.type
                for other, fields in mapped.items()
                if other != name and entity_of(other) is entity_of(name)
                for each in fields
                if not each.hidden
            }
            applied = (
                frozenset(each.salesforce.lower() for each in before.get(name, ()))
                if before is not None
                else None
            )
            mapping = answers.mappings[name] if answers.custom else ObjectMapping()
            editor.show_mapping(mapping, answers.choice(name).effective_criteria, taken, applied)

    # -- what the user does ---------------------------------------------------------------------

    @Slot(str)
    def _scope_chosen(self, key: str) -> None:
        self.flow.answer(custom=key == _CUSTOM)
        self._show()
        self.answered.emit()

    @Slot()
    def _toggle_list(self) -> None:
        self._list_shown = not self._list_shown
        self._show()
        self.answered.emit()

    @Slot()
    def _edited(self) -> None:
        editor = self.sender()
        for name, each in self.editors.items():
            if each is editor:
                self.flow.choose_mapping(name, each.mapping())
        self._fill_editors()
        self.answered.emit()

    def show_problems(self) -> None:
        for blocker in self.flow.blockers:
            if blocker.sobject is not None and blocker.sobject in self.editors:
                self.tabs.setCurrentWidget(self.editors[blocker.sobject])
                return

    # -- refresh --------------------------------------------------------------------------------

    def _set_busy(self, on: bool) -> None:
        had_focus = self.stop_button.hasFocus() if not on else self.refresh_button.hasFocus()
        self.spinner.setVisible(on)
        self.stop_button.setVisible(on)
        self.refresh_button.setEnabled(not on)
        if had_focus:
            (self.stop_button if on else self.refresh_button).setFocus()

    def _tell(self, text: str) -> None:
        """What a refresh does or did; '' takes no room."""
        self.refreshed.setText(text)
        self._news.setVisible(bool(text))

    @Slot()
    def _refresh(self) -> None:
        self.banner.clear()
        self._tell(tr("Reading the fields of your org…"))
        self._set_busy(True)
        self._handle = self.runner.start(
            self.services.refresh_fields(), on_done=self._fields_read, on_failed=self._failed
        )

    @Slot(object)
    def _fields_read(self, schemas: dict[str, SObjectSchema]) -> None:
        self._handle = None
        self._set_busy(False)
        before, self._made_for = self.flow.answers.schemas, None
        self.flow.answer(schemas=schemas)
        self._tell(_news(before, schemas))
        self._show()
        self.answered.emit()

    @Slot(object)
    def _failed(self, error: ApdeskError) -> None:
        self._handle = None
        self._set_busy(False)
        self._tell("")
        self.banner.show_error(error)

    @Slot()
    def _stop(self) -> None:
        """The fields stay as they were read last."""
        self.leave()
        self._tell(tr("Stopped. The fields are as they were read last."))


def _news(before: object, after: dict[str, SObjectSchema]) -> str:
    """What a refresh found, in a few words."""
    old = before if isinstance(before, dict) else {}
    parts = []
    for name, schema in after.items():
        had = {each.name for each in old[name].fields} if name in old else set()
        has = {each.name for each in schema.fields}
        more, fewer = len(has - had), len(had - has)
        objects = translated(OBJECT_WORDS[name])
        if more:
            parts.append(
                plural("{n} new in {objects}", "{n} new in {objects}", more, objects=objects)
            )
        if fewer:
            parts.append(
                plural("{n} gone from {objects}", "{n} gone from {objects}", fewer, objects=objects)
            )
    if not parts:
        return tr("The fields are up to date")
    return tr("Fields: {changes}", changes=", ".join(parts))
