"""What the verbs are tried with."""

from __future__ import annotations

from tests.helpers.processes import Apdesk, OrgProcess

#: Preferences: leads that are hot, no companies.
HOT = {
    "version": 1,
    "objects": {
        "Lead": {
            "sync": "criteria",
            "criteria": [{"field": "Rating", "operator": "is", "value": "Hot"}],
        },
        "Account": {"sync": "none"},
    },
    "mappings": {
        "Contact": {
            "mode": "custom",
            "fields": [{"salesforce": "Level__c", "apdesk": "level", "type": "text"}],
        }
    },
}

#: A small org, and a desk that is connected to it.
SmallOrg = tuple[OrgProcess, Apdesk]
