"""What preferences are made of: the choices for one object and for one field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.operators import Criteria
from apdesk.errors import KnownError
from apdesk.language import tr


class SyncMode(StrEnum):
    ALL = "all"
    CRITERIA = "criteria"
    NONE = "none"


class OnLeave(StrEnum):
    """What becomes of a record that no longer meets the criteria."""

    REMOVE = "remove"
    KEEP = "keep"


class Rule(StrEnum):
    """In which directions a field travels, and whose value wins a conflict."""

    SALESFORCE_WINS = "salesforce_wins"
    APDESK_WINS = "apdesk_wins"
    MOST_RECENT_WINS = "most_recent_wins"
    SALESFORCE_UNLESS_BLANK = "salesforce_unless_blank"
    SALESFORCE_ONLY = "salesforce_only"
    OFF = "off"


class FirstSync(StrEnum):
    """Whose existing values win when a field is mapped for the first time."""

    SALESFORCE = "salesforce"
    APDESK = "apdesk"


class PreferencesError(KnownError):
    """A preferences document that can't be taken; `problems` are its faults, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(
            tr("The preferences can't be used"),
            " ".join(problems),
            tr("Nothing was changed. Correct the preferences and try again."),
            code="preferences.invalid",
        )
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ObjectChoice:
    """What of one object is synced; `criteria` count only with SyncMode.CRITERIA."""

    sync: SyncMode = SyncMode.ALL
    criteria: Criteria = ()

    @property
    def effective_criteria(self) -> Criteria:
        return self.criteria if self.sync is SyncMode.CRITERIA else ()


@dataclass(frozen=True, slots=True)
class MappedField:
    """A row of the mapping table: adds a field to the standard ones, or overrides one of them."""

    salesforce: str
    apdesk: str
    type: ApdeskType
    rule: Rule = Rule.SALESFORCE_WINS
    first_sync: FirstSync = FirstSync.SALESFORCE
    label: str | None = None


@dataclass(frozen=True, slots=True)
class ObjectMapping:
    """All standard fields; with mode 'custom', `fields` add to them or override them."""

    mode: Literal["standard", "custom"] = "standard"
    fields: tuple[MappedField, ...] = ()
