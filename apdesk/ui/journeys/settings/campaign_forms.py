"""Campaigns and the statuses of their members: a trigger, an action and a condition."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.journey.kinds import (
    CampaignStatusChanged,
    CheckCampaignStatus,
    Kind,
    Named,
    SetCampaignStatus,
)
from apdesk.language import marked, tr, translated
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings.again import again_tick
from apdesk.ui.journeys.settings.choice_box import ChoiceBox
from apdesk.ui.journeys.settings.field import Field
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.name_picker import NamePicker
from apdesk.ui.journeys.settings.reading import Reading, ReadingNotice, Readings
from apdesk.ui.journeys.settings.search_list import CampaignFinder
from apdesk.ui.journeys.settings.ticks import TickList

S = TypeVar("S")
_GONE = marked("not a status of this campaign (any more)")


class CampaignForm(SettingsForm[S], Generic[S]):
    """A campaign, and something about its statuses."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.campaign = NamePicker(tr("Campaign"), tr("campaigns"), CampaignFinder(readings))
        self.campaign.chosen.connect(self._campaign_chosen)
        self.body.addWidget(Field(tr("Campaign"), self.campaign))
        self.notice = ReadingNotice(tr("the statuses of the campaign"))
        self._reading: Reading | None = None

    def offer_statuses(self, statuses: tuple[str, ...] | None) -> None:
        """What can be chosen; None: not known (yet)."""
        raise NotImplementedError

    def forget_statuses(self) -> None:
        """Another campaign was chosen: its statuses are others."""
        raise NotImplementedError

    def show_campaign(self, campaign: Named) -> None:
        """Shows a campaign, and asks for its statuses."""
        self.campaign.show_value(campaign)
        self._follow(campaign)

    @Slot(object)
    def _campaign_chosen(self, campaign: Named) -> None:
        self.forget_statuses()
        self._follow(campaign)
        self.edited.emit()

    def _follow(self, campaign: Named) -> None:
        if self._reading is not None:
            self._reading.changed.disconnect(self._statuses_read)
        self._reading = self.readings.statuses(campaign.id) if campaign.id else None
        self.notice.follow(self._reading)
        if self._reading is not None:
            self._reading.changed.connect(self._statuses_read)
            self._reading.ask()
        self._statuses_read()

    @Slot()
    def _statuses_read(self) -> None:
        answer = None if self._reading is None else self._reading.answer
        self.offer_statuses(answer if isinstance(answer, tuple) else None)


class _SomeStatuses(CampaignForm[S], Generic[S]):
    """Some statuses, or any."""

    def add_statuses(self, any_text: str, any_note: str) -> None:
        self.statuses = TickList(any_text, any_note=any_note, gone=translated(_GONE))
        self.statuses.changed.connect(self.edited)
        self.status_field = Field(tr("Statuses"), self.statuses, self.notice)
        self.body.addWidget(self.status_field)

    def offer_statuses(self, statuses: tuple[str, ...] | None) -> None:
        self.statuses.offer(statuses)
        self.status_field.setVisible(bool(self.campaign.value().id))

    def forget_statuses(self) -> None:
        self.statuses.show_chosen(())


class StatusChangedForm(_SomeStatuses[CampaignStatusChanged]):
    """Salesforce Campaign Member Status Changed."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.add_statuses(tr("Any status"), tr("Whatever the status becomes, it counts."))
        self.again = again_tick()
        self.again.toggled.connect(self.edited)
        self.body.addWidget(self.again)

    def settings(self) -> CampaignStatusChanged:
        return CampaignStatusChanged(
            self.campaign.value(), self.statuses.chosen(), self.again.checked
        )

    def show_settings(self, settings: CampaignStatusChanged) -> None:
        self.statuses.show_chosen(settings.statuses)
        self.again.show_checked(settings.again)
        self.show_campaign(settings.campaign)


class CheckStatusForm(_SomeStatuses[CheckCampaignStatus]):
    """Check Salesforce Campaign Member Status."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.add_statuses(tr("Any status"), tr("It is enough to be a member of the campaign."))

    def settings(self) -> CheckCampaignStatus:
        return CheckCampaignStatus(self.campaign.value(), self.statuses.chosen())

    def show_settings(self, settings: CheckCampaignStatus) -> None:
        self.statuses.show_chosen(settings.statuses)
        self.show_campaign(settings.campaign)


class SetStatusForm(CampaignForm[SetCampaignStatus]):
    """Set Salesforce Campaign Member Status."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.status = ChoiceBox(tr("Choose a status"), gone=translated(_GONE))
        self.status.chosen.connect(self.edited)
        self.status_field = Field(tr("New status"), self.status, self.notice)
        self.body.addWidget(self.status_field)

    def offer_statuses(self, statuses: tuple[str, ...] | None) -> None:
        self.status.offer(None if statuses is None else [(each, each) for each in statuses])
        self.status_field.setVisible(bool(self.campaign.value().id))

    def forget_statuses(self) -> None:
        self.status.show_value("")

    def settings(self) -> SetCampaignStatus:
        return SetCampaignStatus(self.campaign.value(), self.status.value())

    def show_settings(self, settings: SetCampaignStatus) -> None:
        self.status.show_value(settings.status)
        self.show_campaign(settings.campaign)
