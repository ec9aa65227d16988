"""Kinds with one choice or one switch."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.journey.kinds import ByHand, Eject, Kind, Save
from apdesk.language import marked, tr, translated
from apdesk.ui import words
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings.again import again_tick
from apdesk.ui.journeys.settings.field import Field
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.radios import Radios
from apdesk.ui.journeys.settings.reading import Readings
from apdesk.ui.journeys.settings.ticks import Tick

_SAVED = {
    "Lead": marked(
        "Who is only here becomes a lead. Leads and contacts go on once their edits are there."
    ),
    "Contact": (
        marked(
            "Who is only here becomes a contact. Leads and contacts go on once their edits are "
            "there."
        )
    ),
}


class ByHandForm(SettingsForm[ByHand]):
    """Added by hand."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.again = again_tick()
        self.again.toggled.connect(self.edited)
        self.body.addWidget(self.again)

    def settings(self) -> ByHand:
        return ByHand(self.again.checked)

    def show_settings(self, settings: ByHand) -> None:
        self.again.show_checked(settings.again)


class SaveForm(SettingsForm[Save]):
    """Create or update in Salesforce."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.sobject = Radios({each: words.ONE_OBJECT[each] for each in _SAVED})
        self.sobject.chosen.connect(self._chosen)
        self.field = Field(tr("Create as"), self.sobject)
        self.body.addWidget(self.field)

    def settings(self) -> Save:
        return Save(self.sobject.value())

    def show_settings(self, settings: Save) -> None:
        self.sobject.show_value(settings.sobject)
        hint = _SAVED.get(settings.sobject)
        self.field.show_hint(translated(hint) if hint else "")

    @Slot(str)
    def _chosen(self, sobject: str) -> None:
        self.field.show_hint(translated(_SAVED[sobject]))
        self.edited.emit()


class EjectForm(SettingsForm[Eject]):
    """Eject."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.everywhere = Tick(
            tr("End all other journeys, too"),
            on=tr("Whatever journey the person is in ends, here and elsewhere."),
            off=tr("Other journeys of the person go on."),
        )
        self.everywhere.toggled.connect(self.edited)
        self.body.addWidget(self.everywhere)

    def settings(self) -> Eject:
        return Eject(self.everywhere.checked)

    def show_settings(self, settings: Eject) -> None:
        self.everywhere.show_checked(settings.everywhere)
