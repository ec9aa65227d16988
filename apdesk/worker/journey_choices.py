"""What the settings of a journey's shapes are chosen from, as tasks for a `TaskRunner`.

Each task opens the database, and the org where it asks one, for itself, in the pool's thread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, SystemClock
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.operators import Criteria, EvaluationContext
from apdesk.domain.schema import FieldSchema, PicklistValue, SObjectSchema
from apdesk.language import tr
from apdesk.paths import DataDir
from apdesk.worker.edit_forms import PEOPLE, EditableField, editable_fields
from apdesk.worker.tasks import Progress, Work

if TYPE_CHECKING:
    from apdesk.salesforce.rest import RestOrg
    from apdesk.salesforce.tokens import TokenVault
    from apdesk.store.database import Store
    from apdesk.store.journeys.campaigns import Campaign
    from apdesk.sync.entry_fields import EntryFields

#: Names of people who meet criteria that are shown.
SAMPLE = 5


@dataclass(frozen=True, slots=True)
class CampaignChoice:
    """A campaign: its 18-character id, its name, and what tells it from another of that name."""

    id: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class UserChoice:
    """A user of the org. One who isn't active can't be given anything."""

    id: str
    name: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """An e-mail template; `subject` may hold fields."""

    name: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class FieldChoices:
    """The apdesk fields of people.

    Attributes:
        schema: As criteria know them; fields of companies and system columns aren't among them.
        editable: Those that can be given a value.
        context: What relative dates mean now, and the user's time zone.
    """

    schema: SObjectSchema
    editable: tuple[EditableField, ...]
    context: EvaluationContext


@dataclass(frozen=True, slots=True)
class MatchingPeople:
    """How many people meet criteria now: an answer for `apdesk.ui.criteria.live`."""

    matching: int
    total: int
    blanks: tuple[int | None, ...]
    sample: tuple[str, ...]


class Choices(Protocol):
    """Makes the tasks that read what there is to choose from."""

    def campaigns(self, text: str) -> Work:
        """-> tuple[CampaignChoice, ...]: those whose name contains the text, the best first."""
        ...

    def statuses(self, campaign_id: str) -> Work:
        """-> tuple[str, ...]: the member statuses of a campaign, in its order."""
        ...

    def users(self) -> Work:
        """-> tuple[UserChoice, ...], by name, those that aren't active too."""
        ...

    def lists(self) -> Work:
        """-> tuple[str, ...]: the names of the own lists."""
        ...

    def segments(self) -> Work:
        """-> tuple[str, ...]: their names."""
        ...

    def templates(self) -> Work:
        """-> tuple[TemplateChoice, ...], by name."""
        ...

    def fields(self) -> Work:
        """-> FieldChoices."""
        ...

    def matching(self, sobject: str, criteria: Criteria) -> Work:
        """-> MatchingPeople: who meets criteria over apdesk fields now."""
        ...


class JourneyChoices:
    """The `Choices` of one data directory and the org it is connected to."""

    def __init__(self, data_dir: DataDir, vault: TokenVault, *, clock: Clock | None = None) -> None:
        self._data_dir = data_dir
        self._vault = vault
        self._clock = clock or SystemClock()

    # -- of the org -----------------------------------------------------------------------------

    def campaigns(self, text: str) -> Work:
        """A task -> tuple[CampaignChoice, ...]. KnownError "login.needed"; SalesforceError."""

        def work(_progress: Progress, cancel: CancelToken) -> tuple[CampaignChoice, ...]:
            from apdesk.journeys.salesforce.choices import search_campaigns

            with self._connected(cancel) as (org, store):
                found = search_campaigns(org, store, text)
            return tuple(CampaignChoice(each.id, each.name, _noted(each)) for each in found)

        return work

    def statuses(self, campaign_id: str) -> Work:
        """A task -> tuple[str, ...]. Errors as of `campaigns`."""

        def work(_progress: Progress, cancel: CancelToken) -> tuple[str, ...]:
            from apdesk.journeys.salesforce.choices import campaign_statuses

            with self._connected(cancel) as (org, store):
                return tuple(each.label for each in campaign_statuses(org, store, campaign_id))

        return work

    def users(self) -> Work:
        """A task -> tuple[UserChoice, ...]. Errors as of `campaigns`."""

        def work(_progress: Progress, cancel: CancelToken) -> tuple[UserChoice, ...]:
            from apdesk.journeys.salesforce.choices import users

            with self._connected(cancel) as (org, store):
                found = users(org, store)
            return tuple(UserChoice(each.id, each.name, each.active) for each in found)

        return work

    @contextmanager
    def _connected(self, cancel: CancelToken) -> Iterator[tuple[RestOrg, Store]]:
        from apdesk.sync.account import org_for

        with self._store() as store:
            org = org_for(store, self._vault, self._data_dir, cancel=cancel, clock=self._clock)
            with closing(org):
                yield org, store

    # -- of the database ------------------------------------------------------------------------

    def lists(self) -> Work:
        """A task -> tuple[str, ...]."""

        def work(_progress: Progress, _cancel: CancelToken) -> tuple[str, ...]:
            from apdesk.store.own_lists import OwnLists

            with self._store() as store:
                return tuple(each.name for each in OwnLists(store).rows())

        return work

    def segments(self) -> Work:
        """A task -> tuple[str, ...]."""

        def work(_progress: Progress, _cancel: CancelToken) -> tuple[str, ...]:
            from apdesk.store.segments import Segments

            with self._store() as store:
                return tuple(each.name for each in Segments(store).rows())

        return work

    def templates(self) -> Work:
        """A task -> tuple[TemplateChoice, ...]."""

        def work(_progress: Progress, _cancel: CancelToken) -> tuple[TemplateChoice, ...]:
            from apdesk.store.journeys.mail_templates import MailTemplates

            with self._store() as store:
                return tuple(
                    TemplateChoice(each.name, each.template.subject)
                    for each in MailTemplates(store).rows()
                )

        return work

    def fields(self) -> Work:
        """A task -> FieldChoices."""

        def work(progress: Progress, cancel: CancelToken) -> FieldChoices:
            from apdesk.sync.entry_fields import EntryFields

            person = str(Entity.PERSON)
            with self._store() as store:
                known = EntryFields.stored(store)
                context = self._context(store)
            fields = tuple(
                local_field(each.name, each.label, each.type, _picklist(known, each.name))
                for each in known.columns(person)
            )
            editable = editable_fields(self._data_dir.database, person, PEOPLE)(progress, cancel)
            assert isinstance(editable, tuple)
            return FieldChoices(
                local_schema(tr("Contact"), tr("Contacts"), fields), editable, context
            )

        return work

    def matching(self, _sobject: str, criteria: Criteria) -> Work:
        """A task -> MatchingPeople. KnownError (CriteriaError) for criteria that say nothing."""

        def work(_progress: Progress, cancel: CancelToken) -> MatchingPeople:
            from apdesk.store.lists import ListKey
            from apdesk.store.views import Views

            with self._store() as store:
                context = self._context(store)
            with Views(self._data_dir.database) as views:
                views.watch(lambda: cancel.cancelled)
                found = views.ids(ListKey.ALL, filters=criteria, context=context)
                known = {each.name for each in views.fields(ListKey.ALL)}
                column = next((each for each in ("name", "email") if each in known), None)
                names: tuple[str, ...] = ()
                if column is not None:
                    rows = views.rows(ListKey.ALL, found[:SAMPLE], [column])
                    names = tuple(str(row[0]) for row in rows.values() if row[0])
                total = views.counts()[ListKey.ALL]
            return MatchingPeople(len(found), total, (None,) * len(criteria), names)

        return work

    def _store(self) -> Store:
        from apdesk.store.database import Store

        return Store(self._data_dir.database, check=False)

    def _context(self, store: Store) -> EvaluationContext:
        from apdesk.store.settings import Settings

        binding = Settings(store).binding()
        if binding is None:
            return EvaluationContext(self._clock.now(), "UTC", "en_US")
        return EvaluationContext(
            self._clock.now(), binding.timezone, binding.locale, binding.fiscal_year_start_month
        )


def _noted(campaign: Campaign) -> str:
    """What tells a campaign from another of its name."""
    parts = [campaign.status or "", "" if campaign.active else tr("not active")]
    return ", ".join(each for each in parts if each)


def _picklist(fields: EntryFields, name: str) -> tuple[PicklistValue, ...]:
    """The entries of a field in Leads and Contacts, each once."""
    found: dict[str, PicklistValue] = {}
    for sobject in PEOPLE:
        described: FieldSchema | None = fields.schema_field(sobject, name)
        for entry in described.picklist if described is not None else ():
            found.setdefault(entry.value.casefold(), entry)
    return tuple(found.values())
