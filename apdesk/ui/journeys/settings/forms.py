"""The form that belongs to each kind of shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from apdesk.domain.clock import Clock
from apdesk.domain.journey.kinds import Kind
from apdesk.ui.criteria.references import References
from apdesk.ui.journeys.settings.campaign_forms import (
    CheckStatusForm,
    SetStatusForm,
    StatusChangedForm,
)
from apdesk.ui.journeys.settings.criteria_forms import CheckFieldsForm, FieldMatchForm
from apdesk.ui.journeys.settings.delay_form import DelayForm
from apdesk.ui.journeys.settings.email_form import EmailForm
from apdesk.ui.journeys.settings.form import SettingsForm
from apdesk.ui.journeys.settings.list_forms import (
    CheckListForm,
    ListActionForm,
    ListTriggerForm,
    SegmentTriggerForm,
)
from apdesk.ui.journeys.settings.reading import Readings
from apdesk.ui.journeys.settings.simple_forms import ByHandForm, EjectForm, SaveForm
from apdesk.ui.journeys.settings.task_form import TaskForm
from apdesk.ui.journeys.settings.update_form import UpdateFieldForm
from apdesk.ui.journeys.settings.user_forms import AssignGroupForm, AssignLeadForm

_FORMS: dict[Kind, Callable[[Kind, Readings, References | None], SettingsForm[Any]]] = {
    Kind.CAMPAIGN_STATUS_CHANGED: StatusChangedForm,
    Kind.JOINED_LIST: ListTriggerForm,
    Kind.LEFT_LIST: ListTriggerForm,
    Kind.FIELD_MATCH: FieldMatchForm,
    Kind.JOINED_SEGMENT: SegmentTriggerForm,
    Kind.LEFT_SEGMENT: SegmentTriggerForm,
    Kind.BY_HAND: ByHandForm,
    Kind.ASSIGN_LEAD: AssignLeadForm,
    Kind.ASSIGN_GROUP: AssignGroupForm,
    Kind.SET_CAMPAIGN_STATUS: SetStatusForm,
    Kind.SAVE: SaveForm,
    Kind.TASK: TaskForm,
    Kind.UPDATE_FIELD: UpdateFieldForm,
    Kind.ADD_TO_LIST: ListActionForm,
    Kind.REMOVE_FROM_LIST: ListActionForm,
    Kind.EMAIL: EmailForm,
    Kind.EJECT: EjectForm,
    Kind.CHECK_CAMPAIGN_STATUS: CheckStatusForm,
    Kind.CHECK_FIELDS: CheckFieldsForm,
    Kind.CHECK_LIST: CheckListForm,
}


def form_for(
    kind: Kind, readings: Readings, references: References | None, clock: Clock
) -> SettingsForm[Any]:
    """A fresh form, blank."""
    if kind is Kind.DELAY:
        return DelayForm(kind, readings, references, clock=clock)
    return _FORMS[kind](kind, readings, references)
