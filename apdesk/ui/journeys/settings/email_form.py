"""An e-mail from a template."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.journey.kinds import Email, Kind
from apdesk.language import tr
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings.choice_box import ChoiceBox
from apdesk.ui.journeys.settings.field import Field
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.reading import ReadingNotice, Readings
from apdesk.ui.journeys.settings.ticks import Tick
from apdesk.ui.widgets import button, wrapped
from apdesk.worker.journey_choices import TemplateChoice


class EmailForm(SettingsForm[Email]):
    """Send email."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.template = ChoiceBox(tr("Choose a template"), gone=tr("there is no such template"))
        self.template.chosen.connect(self._chosen)
        self.subject = wrapped("", "small", selectable=True)
        self.notice = ReadingNotice(tr("your templates"))
        self.notice.follow(readings.templates)
        self.field = Field(tr("Template"), self.template, self.subject, self.notice)
        self.edit_templates = button(
            tr("Edit templates…"), "link", icon="open", clicked=self.templates_asked.emit
        )
        self.again = Tick(
            tr("Also to people who had it before"),
            on=tr("Everybody who comes here gets this template, each time."),
            off=tr("Nobody gets this template twice, from whichever journey."),
        )
        self.log = Tick(
            tr("Log it as a task in Salesforce"),
            on=tr("A completed task on the lead or contact holds what was sent."),
            off=tr("Salesforce doesn't hear of the e-mail."),
        )
        self.body.addWidget(self.field)
        self.body.addWidget(self.edit_templates, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.again, self.log):
            each.toggled.connect(self.edited)
            self.body.addWidget(each)
        readings.templates.changed.connect(self._offer)
        readings.templates.ask_again()
        self._offer()

    @Slot()
    def _offer(self) -> None:
        found = self.readings.templates.answer
        self.template.offer(None if found is None else [(each.name, each.name) for each in found])
        nothing = found is not None and not found
        self.field.show_hint(tr("You have no templates yet. Make one first.") if nothing else "")
        self._preview()

    def _preview(self) -> None:
        wanted = self.template.value().casefold()
        found = self.readings.templates.answer or ()
        chosen = next(
            (x for x in found if isinstance(x, TemplateChoice) and x.name.casefold() == wanted),
            None,
        )
        said = ""
        if chosen is not None:
            said = tr("Subject: {subject}", subject=chosen.subject or tr("none yet"))
        self.subject.setText(said)
        self.subject.setVisible(bool(said))

    @Slot(str)
    def _chosen(self, _name: str) -> None:
        self._preview()
        self.edited.emit()

    def settings(self) -> Email:
        return Email(self.template.value(), self.again.checked, self.log.checked)

    def show_settings(self, settings: Email) -> None:
        self.template.show_value(settings.template)
        self.again.show_checked(settings.again)
        self.log.show_checked(settings.log)
        self._preview()
