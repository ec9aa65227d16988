"""What exists around the journeys of a store, for `domain.journey.check`."""

from __future__ import annotations

from apdesk.domain.apdesk_types import Entity
from apdesk.domain.journey.graph import Graph
from apdesk.domain.journey.kinds import (
    AssignGroup,
    AssignLead,
    CampaignStatusChanged,
    CheckCampaignStatus,
    SetCampaignStatus,
    Task,
)
from apdesk.domain.journey.world import World
from apdesk.domain.local_filter import local_field, local_schema
from apdesk.domain.schema import FieldSchema, PicklistValue, SObjectSchema
from apdesk.journeys.mail.settings import MailSettings, wrong
from apdesk.journeys.salesforce.choices import (
    known_campaigns,
    known_users,
    read_campaigns,
    users,
)
from apdesk.salesforce.org import Org
from apdesk.store.columns import Catalogue, Column
from apdesk.store.database import Store
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from apdesk.store.settings import Settings

_PEOPLE = ("Lead", "Contact")


def read_world(store: Store, *, asked: bool = False) -> World:
    """By what is known here; nothing is asked of the org. `asked`: it was, just before
    (`learn_of_org`), so that what isn't known here isn't there either."""
    settings = Settings(store)
    schemas = settings.schemas()
    with store.reading() as connection:
        catalogue = Catalogue.read(connection)
    columns = [each for each in catalogue.fields(str(Entity.PERSON)) if not each.hidden]
    mail = MailSettings.stored(settings)
    return World(
        fields=local_schema(
            "Contact", "Contacts", [_field(catalogue, schemas, each) for each in columns]
        ),
        lists=tuple(each.name for each in OwnLists(store).rows()),
        segments=tuple(each.name for each in Segments(store).rows()),
        templates={each.name: each.fields for each in MailTemplates(store).all()},
        campaigns=known_campaigns(store) or ({} if asked else None),
        users=known_users(store) or ({} if asked else None),
        mail_ready=mail is not None and not wrong(mail),
        read_only=frozenset(each.name for each in columns if _padlocked(catalogue, each)),
    )


def learn_of_org(org: Org, store: Store, graph: Graph) -> None:
    """Asks the org for the campaigns and users that a graph names: two calls at most. Raises
    SalesforceError."""
    campaign_ids = {
        each.settings.campaign.id
        for each in graph.shapes
        if isinstance(
            each.settings, CampaignStatusChanged | SetCampaignStatus | CheckCampaignStatus
        )
    }
    read_campaigns(org, store, campaign_ids - {""})
    if any(isinstance(each.settings, AssignLead | AssignGroup | Task) for each in graph.shapes):
        users(org, store)


def _field(catalogue: Catalogue, schemas: dict[str, SObjectSchema], column: Column) -> FieldSchema:
    entries: dict[str, PicklistValue] = {}
    for sobject in _PEOPLE:
        source = catalogue.source_of(sobject, column.name)
        described = None
        if source is not None and sobject in schemas:
            described = schemas[sobject].field(source.salesforce)
        for each in described.picklist if described is not None else ():
            entries.setdefault(each.value.casefold(), each)
    return local_field(column.name, column.label, column.type, entries.values())


def _padlocked(catalogue: Catalogue, column: Column) -> bool:
    """Whether no object that has the field takes values of here."""
    sources = [catalogue.source_of(each, column.name) for each in _PEOPLE]
    mapped = [each for each in sources if each is not None]
    return bool(mapped) and not any(each.two_way for each in mapped)
