"""People made here in an export for programs: their fields are called as everybody else's."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from apdesk.store.views import ListKey, Views
from apdesk.sync.export import export
from tests.unit.services.services_desk import PREFERENCES, ServicesDesk, desk_in


def exported(desk: ServicesDesk, form: str) -> list[dict[str, Any]]:
    out = io.StringIO()
    with Views(desk.store.path) as views:
        export(views, ListKey.ALL, out, form=form)
    text = out.getvalue()
    if form == "json":
        found: list[dict[str, Any]] = json.loads(text)
        return found
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_fields_of_somebody_made_here_have_api_names(form: str, desk: ServicesDesk) -> None:
    desk.member("Lead", 1, LastName="Lead", Email="lead@example.com", HasOptedOutOfEmail=False)
    desk.member("Contact", 1, LastName="Contact", Email="contact@example.com")
    desk.editing.add({"last_name": "Solo", "email": "solo@example.com", "city": "Rome"})
    lead, contact, solo = exported(desk, form)
    assert (solo["salesforce_id"], solo["salesforce_object"]) == (None, None)
    assert solo["fields"]["Email"] == "solo@example.com"
    assert solo["fields"]["LastName"] == "Solo"
    # What is called otherwise in a Contact has the name of a Lead, as `edit` says it.
    assert solo["fields"]["City"] == "Rome"
    assert not {"MailingCity", "city", "last_name"} & set(solo["fields"])
    assert (
        set(lead["fields"]) <= set(solo["fields"]) <= set(lead["fields"]) | set(contact["fields"])
    )
    # Nobody has said anything of it: Salesforce fills it when they are created.
    assert solo["fields"]["HasOptedOutOfEmail"] is None
    assert lead["fields"]["HasOptedOutOfEmail"] is False


def test_no_value_is_lost_where_two_fields_have_one_api_name(tmp_path: Path) -> None:
    preferences = {
        **PREFERENCES,
        "mappings": {
            sobject: {
                "mode": "custom",
                "fields": [{"salesforce": "Phone", "apdesk": name, "type": "text"}],
            }
            for sobject, name in (("Lead", "call"), ("Contact", "ring"))
        },
    }
    with desk_in(tmp_path, preferences=preferences) as desk:
        desk.editing.add({"last_name": "Solo", "call": "1", "ring": "2"})
        (solo,) = exported(desk, "jsonl")
    assert [solo["fields"].get(name) for name in ("Phone", "call", "ring")] == ["1", None, "2"]
