"""Lists and segments: joining and leaving, adding and removing, and whether somebody is in one."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from apdesk.domain.journey.kinds import (
    SALESFORCE_LISTS,
    CheckList,
    Kind,
    ListAction,
    ListTrigger,
    SegmentTrigger,
)
from apdesk.language import marked, tr, translated
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings.again import again_tick, existing_tick
from apdesk.ui.journeys.settings.choice_box import ChoiceBox
from apdesk.ui.journeys.settings.field import Field
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.reading import ReadingNotice, Readings
from apdesk.ui.widgets import button

S = TypeVar("S")
_AS_BY_HAND = marked(
    "The person is created in Salesforce, as if you had added them to this list by hand. "
    "Nothing happens to those who are in Salesforce already."
)


class _ListForm(SettingsForm[S], Generic[S]):
    """One list; a new one can be asked for."""

    #: Whether the lists of Salesforce can be chosen, too.
    salesforce = True

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.list = ChoiceBox(tr("Choose a list"), gone=tr("there is no such list"))
        self.list.chosen.connect(self._chosen)
        self.new_list = button(tr("New list…"), "link", icon="plus", clicked=self.lists_asked.emit)
        self.notice = ReadingNotice(tr("your lists"))
        self.notice.follow(readings.lists)
        self.field = Field(tr("List"), self.list, self.notice)
        self.body.addWidget(self.field)
        self.body.addWidget(self.new_list, 0, Qt.AlignmentFlag.AlignLeft)
        readings.lists.changed.connect(self._offer)
        readings.lists.ask_again()
        self._offer()

    @Slot()
    def _offer(self) -> None:
        salesforce = list(SALESFORCE_LISTS.items()) if self.salesforce else []
        own = self.readings.lists.answer
        if own is None:
            # What Salesforce has is known in any case; whether the chosen one is gone is not.
            chosen = self.list.value()
            known = not chosen or chosen in SALESFORCE_LISTS
            self.list.offer(salesforce if known else [*salesforce, (chosen, chosen)])
        else:
            self.list.offer([*((each, each) for each in own), *salesforce])

    @Slot(str)
    def _chosen(self, _value: str) -> None:
        self.explain()
        self.edited.emit()

    def explain(self) -> None:
        """What follows from the list that is chosen."""

    def show_list(self, value: str) -> None:
        self.list.show_value(value)
        self._offer()
        self.explain()


class ListTriggerForm(_ListForm[ListTrigger]):
    """Joined a list, left a list."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.again = again_tick()
        self.existing = existing_tick(tr("all who are on the list"), tr("those who join it"))
        for each in (self.again, self.existing):
            each.toggled.connect(self.edited)
            self.body.addWidget(each)
        # Whoever isn't on a list hasn't left it: nobody is there already.
        self.existing.setVisible(kind is Kind.JOINED_LIST)

    def settings(self) -> ListTrigger:
        return ListTrigger(self.list.value(), self.again.checked, self.existing.checked)

    def show_settings(self, settings: ListTrigger) -> None:
        self.show_list(settings.list)
        self.again.show_checked(settings.again)
        self.existing.show_checked(settings.existing)


class ListActionForm(_ListForm[ListAction]):
    """Add to list, remove from list."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.salesforce = kind is Kind.ADD_TO_LIST
        super().__init__(kind, readings, references, parent)
        if not self.salesforce:
            self.field.show_hint(
                tr("People leave Salesforce lists by their criteria, not by hand.")
            )

    def explain(self) -> None:
        if self.salesforce:
            by_hand = self.list.value() in SALESFORCE_LISTS
            self.field.show_hint(translated(_AS_BY_HAND) if by_hand else "")

    def settings(self) -> ListAction:
        return ListAction(self.list.value())

    def show_settings(self, settings: ListAction) -> None:
        self.show_list(settings.list)


class CheckListForm(_ListForm[CheckList]):
    """Check list."""

    def settings(self) -> CheckList:
        return CheckList(self.list.value())

    def show_settings(self, settings: CheckList) -> None:
        self.show_list(settings.list)


class SegmentTriggerForm(SettingsForm[SegmentTrigger]):
    """Joined a segment, left a segment."""

    def __init__(
        self,
        kind: Kind,
        readings: Readings,
        references: References | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind, readings, references, parent)
        self.segment = ChoiceBox(tr("Choose a segment"), gone=tr("there is no such segment"))
        self.segment.chosen.connect(self.edited)
        self.notice = ReadingNotice(tr("your segments"))
        self.notice.follow(readings.segments)
        self.field = Field(tr("Segment"), self.segment, self.notice)
        self.again = again_tick()
        self.existing = existing_tick(
            tr("all who are in the segment"), tr("those who come into it")
        )
        self.body.addWidget(self.field)
        for each in (self.again, self.existing):
            each.toggled.connect(self.edited)
            self.body.addWidget(each)
        self.existing.setVisible(kind is Kind.JOINED_SEGMENT)
        readings.segments.changed.connect(self._offer)
        readings.segments.ask_again()
        self._offer()

    @Slot()
    def _offer(self) -> None:
        found = self.readings.segments.answer
        self.segment.offer(None if found is None else [(each, each) for each in found])
        nothing = found is not None and not found
        self.field.show_hint(
            tr("You have no segments yet. Filter a list and save its filters as a segment first.")
            if nothing
            else ""
        )

    def settings(self) -> SegmentTrigger:
        return SegmentTrigger(self.segment.value(), self.again.checked, self.existing.checked)

    def show_settings(self, settings: SegmentTrigger) -> None:
        self.segment.show_value(settings.segment)
        self.again.show_checked(settings.again)
        self.existing.show_checked(settings.existing)
