"""Queries of leads, and answers to them, for tests of RestOrg at a scripted server."""

from __future__ import annotations

from typing import Any

import pytest

from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import RowQuery
from apdesk.salesforce.rest import RestOrg
from tests.unit.salesforce import scripted_server
from tests.unit.salesforce.scripted_server import Reply

LEAD = SObjectSchema(
    "Lead",
    "Lead",
    "Leads",
    (
        FieldSchema("Id", "Id", FieldType.ID),
        FieldSchema("LastName", "Last Name", FieldType.STRING),
        FieldSchema("AnnualRevenue", "Revenue", FieldType.CURRENCY, precision=18, scale=0),
        FieldSchema("SystemModstamp", "Stamp", FieldType.DATETIME),
    ),
)
FIELDS = ("Id", "LastName", "AnnualRevenue", "SystemModstamp")
ROWS = RowQuery(LEAD, FIELDS, f"SELECT {', '.join(FIELDS)} FROM Lead LIMIT 2000")
QUERY = "/services/data/v62.0/query"
COMPOSITE = "/services/data/v62.0/composite"


def record(number: int, **more: Any) -> dict[str, Any]:
    """A lead as the org sends it."""
    return {
        "attributes": {"type": "Lead", "url": f"/services/data/v62.0/sobjects/Lead/{number}"},
        "Id": f"00Q00000000{number:04d}AAA",
        "LastName": f"Name {number}",
        "AnnualRevenue": 950000.0,
        "SystemModstamp": "2026-11-23T10:00:00.000+0000",
        **more,
    }


def composite(*answers: tuple[int, Any]) -> Reply:
    """A composite answer to queries: (status, body) of each."""
    return scripted_server.composite("q", *answers)


def failure(org: RestOrg, *queries: Any) -> SalesforceError:
    """What asking (for leads, where nothing is named) ends in."""
    with pytest.raises(SalesforceError) as raised:
        org.ask(queries or (ROWS,), cause="test")
    return raised.value
