"""Criteria over the fields of people: a trigger and a condition."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from apdesk.domain.journey.kinds import CheckFields, FieldMatch, Kind
from apdesk.domain.operators import Criteria
from apdesk.language import tr
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings.again import again_tick, existing_tick
from apdesk.ui.journeys.settings.criteria import NarrowCriteriaEditor
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.reading import ReadingNotice, Readings
from apdesk.ui.widgets import wrapped

S = TypeVar("S")


class CriteriaForm(SettingsForm[S], Generic[S]):
    """The criteria editor, once the fields are known; until then the criteria as words."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self._criteria: Criteria = ()
        # What nobody touched stays as it is, also where the editor would write it otherwise.
        self._touched = False
        self.editor: NarrowCriteriaEditor | None = None
        self.words = wrapped("", "muted", selectable=True)
        self.notice = ReadingNotice(tr("the fields"))
        self.notice.follow(readings.fields)
        self.body.addWidget(self.words)
        self.body.addWidget(self.notice)
        readings.fields.changed.connect(self._fields_read)
        if readings.schema is None:
            readings.fields.ask()
        self._fields_read()

    def criteria(self) -> Criteria | None:
        """The criteria as they stand; None while a row of them means nothing."""
        if self.editor is None or not self._touched:
            return self._criteria
        return self.editor.criteria() if self.editor.is_valid() else None

    def show_criteria(self, criteria: Criteria) -> None:
        """Shows criteria, in words where the fields aren't known."""
        self._criteria = criteria
        if self.editor is not None:
            self.editor.set_criteria(criteria)
            self.editor.begin()
        self._touched = False
        self._say()

    def _say(self) -> None:
        said = ""
        if self.editor is None:
            said = "; ".join(
                f"{each.field} {each.operator} {each.value}".strip() for each in self._criteria
            )
        self.words.setText(said)
        self.words.setVisible(bool(said))

    @Slot()
    def _fields_read(self) -> None:
        schema = self.readings.schema
        if self.editor is not None or schema is None:
            return
        self.editor = NarrowCriteriaEditor(
            schema,
            runner=self.readings.runner,
            live=self.readings.choices.matching,
            references=self.references,
        )
        self.body.insertWidget(0, self.editor)
        self.editor.set_criteria(self._criteria)
        self.editor.begin()
        self.editor.changed.connect(self._edited)
        self.editor.set_live(self.isVisible())
        self._say()

    @Slot()
    def _edited(self) -> None:
        self._touched = True
        self.typed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.editor is not None:
            self.editor.set_live(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.editor is not None:
            self.editor.set_live(False)


class FieldMatchForm(CriteriaForm[FieldMatch]):
    """Field match."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.again = again_tick()
        self.existing = existing_tick(
            tr("all who meet the criteria"), tr("those who come to meet the criteria")
        )
        for each in (self.again, self.existing):
            each.toggled.connect(self.edited)
            self.body.addWidget(each)

    def settings(self) -> FieldMatch | None:
        criteria = self.criteria()
        if criteria is None:
            return None
        return FieldMatch(criteria, self.again.checked, self.existing.checked)

    def show_settings(self, settings: FieldMatch) -> None:
        self.show_criteria(settings.criteria)
        self.again.show_checked(settings.again)
        self.existing.show_checked(settings.existing)


class CheckFieldsForm(CriteriaForm[CheckFields]):
    """Check fields."""

    def settings(self) -> CheckFields | None:
        criteria = self.criteria()
        return None if criteria is None else CheckFields(criteria)

    def show_settings(self, settings: CheckFields) -> None:
        self.show_criteria(settings.criteria)
