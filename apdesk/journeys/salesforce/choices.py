"""What the settings of a journey's shapes are chosen from, asked of the org and kept for when it
can't be asked. Each question is one call; all raise SalesforceError."""

from __future__ import annotations

from collections.abc import Collection

from apdesk.domain import soql
from apdesk.domain.journey import world
from apdesk.domain.records import RowPage
from apdesk.journeys.salesforce import objects
from apdesk.journeys.salesforce.refresh import (
    campaign_query,
    campaigns_of,
    status_query,
    statuses_of,
    users_of,
    users_query,
)
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import Org, Query
from apdesk.store.database import Store
from apdesk.store.journeys.campaigns import Campaign, Campaigns, MemberStatus
from apdesk.store.journeys.org_users import OrgUser, OrgUsers

#: Campaigns that are offered at a time.
MOST = 50
#: The name that calls of choosing have in the API ledger.
CAUSE = "journeys.choices"


def search_campaigns(org: Org, store: Store, text: str, limit: int = MOST) -> tuple[Campaign, ...]:
    """Campaigns whose name contains the text (all for ''), active ones first, then by name."""
    wanted = text.strip()
    where = f"Name LIKE {soql.like(wanted, before=True, after=True)}" if wanted else "Id != null"
    tail = f" ORDER BY IsActive DESC, Name, Id LIMIT {limit}"
    (rows,) = _asked(org, campaign_query(where, tail))
    found = tuple(campaigns_of(rows))
    Campaigns(store).save(found)
    return found


def campaign_statuses(org: Org, store: Store, campaign_id: str) -> tuple[MemberStatus, ...]:
    """The statuses that a campaign's members can have, in its order; none when it is gone."""
    read_campaigns(org, store, (campaign_id,))
    return Campaigns(store).statuses((campaign_id,)).get(campaign_id, ())


def read_campaigns(org: Org, store: Store, campaign_ids: Collection[str]) -> None:
    """Takes over some campaigns (up to 1,000) and their statuses; those that are gone are
    forgotten."""
    if not campaign_ids:
        return
    where = f"Id IN {objects.listed(campaign_ids)}"
    campaigns, statuses = _asked(org, campaign_query(where), status_query(campaign_ids))
    kept = Campaigns(store)
    found = campaigns_of(campaigns)
    there = {each.id for each in found}
    kept.save(found, gone=set(campaign_ids) - there)
    kept.save_statuses(
        sorted(there), [each for each in statuses_of(statuses) if each.campaign_id in there]
    )


def users(org: Org, store: Store) -> tuple[OrgUser, ...]:
    """The users who can own leads, by name, inactive ones too; a call for each 2,000 of them that
    are new or were changed."""
    kept = OrgUsers(store)
    after: tuple[str, str] | None = None
    while True:
        (rows,) = _asked(org, users_query(after, kept.newest(), objects.PAGE))
        found = users_of(rows)
        kept.take(found)
        if len(found) < objects.PAGE:
            return kept.all()
        after = found[-1].modstamp, found[-1].id


def known_campaigns(store: Store) -> dict[str, world.Campaign] | None:
    """The campaigns that were last seen in the org, by id, for `domain.journey.check`; None before
    any was. Of one that nobody asked for yet nothing is known: `read_campaigns` asks."""
    kept = Campaigns(store)
    campaigns = kept.campaigns()
    statuses = kept.statuses(tuple(campaigns))
    found = {
        each.id: world.Campaign(each.name, tuple(one.label for one in statuses.get(each.id, ())))
        for each in campaigns.values()
    }
    return found or None


def known_users(store: Store) -> dict[str, world.User] | None:
    """The users who were last seen in the org, by id, for `domain.journey.check`; None before any
    was."""
    found = {each.id: world.User(each.name, each.active) for each in OrgUsers(store).all()}
    return found or None


def _asked(org: Org, *queries: Query) -> list[RowPage]:
    pages = []
    for result in org.ask(queries, cause=CAUSE).results:
        if isinstance(result, SalesforceError):
            raise result
        assert isinstance(result, RowPage)
        pages.append(result)
    return pages
