"""What there is to choose from in the tests: known beforehand, or refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.cancel import CancelToken
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.operators import Criteria, EvaluationContext
from apdesk.domain.schema import FieldSchema, FieldType, PicklistValue
from apdesk.errors import KnownError
from apdesk.worker.edit_forms import EditableField
from apdesk.worker.journey_choices import (
    CampaignChoice,
    FieldChoices,
    MatchingPeople,
    TemplateChoice,
    UserChoice,
)
from apdesk.worker.tasks import Progress, Work

WEBINAR = CampaignChoice("701000000000001AAA", "Spring webinar", "In Progress")
FAIR = CampaignChoice("701000000000002AAA", "Trade fair", "Planned")
ANA = UserChoice("005000000000001AAA", "Ana Lima")
BO = UserChoice("005000000000002AAA", "Bo Chen")
CY = UserChoice("005000000000003AAA", "Cy Gone", active=False)

STATUSES = tuple(PicklistValue(each, each) for each in ("Open", "Working", "Closed"))
INTERESTS = tuple(PicklistValue(each, each) for each in ("Music", "Sport", "Art"))
_FIELDS = (
    ("first_name", "First Name", ApdeskType.TEXT, FieldType.STRING, ()),
    ("email", "Email", ApdeskType.EMAIL, FieldType.EMAIL, ()),
    ("lead_status", "Lead Status", ApdeskType.PICKLIST, FieldType.PICKLIST, STATUSES),
    (
        "interests",
        "Interests",
        ApdeskType.MULTI_PICKLIST,
        FieldType.MULTIPICKLIST,
        INTERESTS,
    ),
    ("opted_out", "Opted Out", ApdeskType.CHECKBOX, FieldType.BOOLEAN, ()),
    ("birthday", "Birthday", ApdeskType.DATE, FieldType.DATE, ()),
    ("last_seen", "Last Seen", ApdeskType.DATETIME, FieldType.DATETIME, ()),
    ("score", "Score", ApdeskType.NUMBER, FieldType.DOUBLE, ()),
    ("notes", "Notes", ApdeskType.LONG_TEXT, FieldType.TEXTAREA, ()),
)
CONTEXT = EvaluationContext(datetime(2026, 11, 30, 8, tzinfo=UTC), "Europe/Madrid", "en_GB")
SCHEMA = local_schema(
    "Person",
    "People",
    [local_field(name, label, kind, entries) for name, label, kind, _, entries in _FIELDS],
)
EDITABLE = tuple(
    EditableField(
        name,
        label,
        kind,
        {"Lead": FieldSchema(name, label, described, picklist=entries, length=200)},
    )
    for name, label, kind, described, entries in _FIELDS
)
OFFLINE = KnownError(
    "apdesk isn't connected to Salesforce",
    "There is no login.",
    "Connect it in Settings.",
    code="login.needed",
)


@dataclass
class PreparedChoices:
    """Answers at once; with `connected` False, what asks the org fails.

    `asked` holds the names of the questions whose tasks have run.
    """

    connected: bool = True
    own_lists: tuple[str, ...] = ("Newsletter", "VIPs")
    segment_names: tuple[str, ...] = ("Hot leads", "Lapsed")
    mail_templates: tuple[TemplateChoice, ...] = (
        TemplateChoice("Welcome", "Hello {{first_name|there}}"),
        TemplateChoice("Reminder", "Still there?"),
    )
    asked: list[str] = field(default_factory=list)

    def campaigns(self, text: str) -> Work:
        wanted = text.casefold()
        found = tuple(each for each in (WEBINAR, FAIR) if wanted in each.name.casefold())
        return self._of_the_org(f"campaigns {text}", found)

    def statuses(self, campaign_id: str) -> Work:
        known = {WEBINAR.id: ("Sent", "Registered", "Attended"), FAIR.id: ("Invited", "Came")}
        return self._of_the_org("statuses", known.get(campaign_id, ()))

    def users(self) -> Work:
        return self._of_the_org("users", (ANA, BO, CY))

    def lists(self) -> Work:
        return self._answer("lists", lambda: self.own_lists)

    def segments(self) -> Work:
        return self._answer("segments", lambda: self.segment_names)

    def templates(self) -> Work:
        return self._answer("templates", lambda: self.mail_templates)

    def fields(self) -> Work:
        return self._answer("fields", lambda: FieldChoices(SCHEMA, EDITABLE, CONTEXT))

    def matching(self, _sobject: str, criteria: Criteria) -> Work:
        found = MatchingPeople(12, 300, (None,) * len(criteria), ("Ana", "Bo"))
        return self._answer("matching", lambda: found)

    def _of_the_org(self, name: str, answer: object) -> Work:
        def answered() -> object:
            if not self.connected:
                raise OFFLINE
            return answer

        return self._answer(name, answered)

    def _answer(self, name: str, answer: object) -> Work:
        def work(_progress: Progress, _cancel: CancelToken) -> object:
            self.asked.append(name)
            assert callable(answer)
            return answer()

        return work
