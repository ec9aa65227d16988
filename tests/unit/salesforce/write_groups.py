"""Groups of writes of leads, and answers to them, for tests of RestOrg at a scripted server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apdesk.domain.values import id18
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import WriteGroup, WriteResult, WriteRow
from apdesk.salesforce.rest import RestOrg
from tests.unit.salesforce import scripted_server
from tests.unit.salesforce.scripted_server import Reply

COLLECTION = "/services/data/v62.0/composite/sobjects"
COMPOSITE = "/services/data/v62.0/composite"
KEY = "apdesk_id__c"


def lead_id(number: int) -> str:
    return id18(f"00Q0000000{number:05d}")


def updates(*numbers: int, sobject: str = "Lead") -> WriteGroup:
    rows = (WriteRow(number, lead_id(number), {"Title": f"T{number}"}) for number in numbers)
    return WriteGroup(sobject, tuple(rows))


def creates(*numbers: int, **more: Any) -> WriteGroup:
    rows = (WriteRow(number, None, {"LastName": f"N{number}"}) for number in numbers)
    return WriteGroup("Lead", tuple(rows), create=True, **more)


def upserts(*numbers: int, **more: Any) -> WriteGroup:
    rows = (
        WriteRow(number, None, {"LastName": f"N{number}", KEY: f"k{number}"}) for number in numbers
    )
    return WriteGroup("Lead", tuple(rows), create=True, external_id=KEY, **more)


def group_of(shape: str, *numbers: int) -> WriteGroup:
    """A group of "update", "create" or "upsert"."""
    builders: dict[str, Callable[..., WriteGroup]] = {
        "update": updates,
        "create": creates,
        "upsert": upserts,
    }
    return builders[shape](*numbers)


#: One group of each shape.
SHAPES = {shape: group_of(shape, 1) for shape in ("update", "create", "upsert")}


def saved(*numbers: int) -> list[dict[str, Any]]:
    """The results of records that were saved."""
    return [{"id": lead_id(number), "success": True, "errors": []} for number in numbers]


def not_saved(code: str, message: str = "no", *fields: str) -> dict[str, Any]:
    """The result of a record that was refused."""
    item = {"statusCode": code, "message": message, "fields": list(fields)}
    return {"success": False, "errors": [item]}


def composite(*answers: tuple[int, Any]) -> Reply:
    """A composite answer to groups: (status, body) of each."""
    return scripted_server.composite("w", *answers)


def failure(org: RestOrg, *groups: WriteGroup) -> SalesforceError:
    """What writing the groups ends in."""
    with pytest.raises(SalesforceError) as raised:
        org.write(groups, cause="push")
    return raised.value


def errors_of(results: tuple[WriteResult, ...]) -> list[SalesforceError]:
    """Why none of a group's records was saved."""
    assert all(each.record_id is None for each in results)
    return [each.error for each in results if each.error is not None]
