"""The objects of the practice org."""

from __future__ import annotations

from apdesk.practice_org.state.catalogue.administration import ADMINISTRATION
from apdesk.practice_org.state.catalogue.campaigns import CAMPAIGNS
from apdesk.practice_org.state.catalogue.people import ACCOUNT, CONTACT, LEAD
from apdesk.practice_org.state.sobjects import SObject

OBJECTS: tuple[SObject, ...] = (ACCOUNT, CONTACT, LEAD, *CAMPAIGNS, *ADMINISTRATION)
