"""What the journeys of a file need: of the org, and whether there is anything to do at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from apdesk.domain.journey.kinds import (
    CampaignStatusChanged,
    CheckCampaignStatus,
    Email,
    Kind,
    SetCampaignStatus,
)
from apdesk.store.database import Store
from apdesk.store.journeys import passages
from apdesk.store.journeys.graphs import Graphs

_USERS = (Kind.ASSIGN_LEAD, Kind.ASSIGN_GROUP)


@dataclass(frozen=True, slots=True)
class Demand:
    """What is needed now.

    Attributes:
        nothing: No journey runs, and nothing outside is still to be settled.
        campaign_ids: Campaigns whose members are looked at, with their `names`.
        users: Whether leads are given to users.
        salesforce: Whether anything is needed of Salesforce at all.
    """

    nothing: bool
    campaign_ids: frozenset[str]
    names: Mapping[str, str]
    users: bool
    salesforce: bool

    @classmethod
    def read(cls, store: Store) -> Demand:
        """Of the live journeys, in each version that people act by."""
        graphs = Graphs()
        names: dict[str, str] = {}
        users = salesforce = False
        with store.reading() as connection:
            live = dict(
                connection.execute(
                    "SELECT id, version FROM journey WHERE state = 'live'"
                ).fetchall()
            )
            inside = {(each.journey_id, each.version) for each, _ in passages.occupied(connection)}
            versions = sorted({each for each in inside if each[0] in live}.union(live.items()))
            open_effects = {
                row[0]
                for row in connection.execute(
                    "SELECT DISTINCT kind FROM effect WHERE state <> 'done' "
                    "AND state IN ('wanted', 'asked')"
                )
            }
            for journey_id, version in versions:
                for shape in graphs.graph(connection, journey_id, version).shapes:
                    settings = shape.settings
                    if isinstance(
                        settings, CampaignStatusChanged | CheckCampaignStatus | SetCampaignStatus
                    ):
                        names[settings.campaign.id] = settings.campaign.name
                    users = users or shape.kind in _USERS
                    logged = isinstance(settings, Email) and settings.log
                    in_org = shape.kind.outside and shape.kind is not Kind.EMAIL
                    salesforce = salesforce or in_org or logged
        return cls(
            nothing=not versions and not open_effects,
            campaign_ids=frozenset(names) - {""},
            names=names,
            users=users,
            salesforce=salesforce or users or bool(names) or bool(open_effects - {"mail"}),
        )
