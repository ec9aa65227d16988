from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from apdesk.domain.clock import to_iso
from apdesk.domain.preferences import DEFAULT_PREFERENCES
from apdesk.store.settings import Binding, CallCount, Settings
from tests.unit.store.store_builders import Desk

NOW = datetime(2026, 3, 1, 10, 30, tzinfo=UTC)
BINDING = Binding(
    org_id="00D000000000001AAA",
    org_name="Acme",
    user_id="005000000000001AAA",
    username="ann@acme.com",
    instance_url="https://acme.my.salesforce.com",
    login_url="https://login.salesforce.com",
    client_id="key",
    sandbox=True,
    timezone="Europe/Berlin",
    fiscal_year_start_month=4,
)


@pytest.fixture
def settings(desk: Desk) -> Settings:
    return Settings(desk.store)


@pytest.mark.parametrize("value", [1, "x", True, [1, 2], {"a": None}, 1.5, ""])
def test_settings_hold_any_json_value(settings: Settings, value: object) -> None:
    assert settings.setting("a", "default") == "default"
    settings.set_setting("a", value)
    assert settings.setting("a") == value
    assert settings.settings() == {"a": value}
    settings.set_setting("a", None)
    assert settings.setting("a", 5) == 5


def test_the_installation_id_stays(settings: Settings, desk: Desk) -> None:
    first = settings.installation_id()
    assert len(first) == 32
    assert Settings(desk.store).installation_id() == first
    assert settings.settings() == {}


def test_binding(settings: Settings) -> None:
    assert settings.binding() is None
    settings.bind(BINDING)
    settings.set_data_org_id(BINDING.org_id)
    assert settings.binding() == BINDING
    settings.unbind()
    assert settings.binding() is None
    assert settings.data_org_id() == BINDING.org_id
    settings.set_data_org_id(None)
    assert settings.data_org_id() is None


def test_preferences_survive(settings: Settings) -> None:
    assert settings.preferences() is None
    settings.save_preferences(DEFAULT_PREFERENCES)
    assert settings.preferences() == DEFAULT_PREFERENCES
    settings.clear_preferences()
    assert settings.preferences() is None


def test_describe_cache(settings: Settings) -> None:
    raw = {
        "name": "Lead",
        "label": "Lead",
        "labelPlural": "Leads",
        "fields": [{"name": "Name", "label": "Full Name ü", "type": "string"}],
    }
    assert settings.describe("Lead") is None
    assert settings.schema("Lead") is None
    settings.save_describe("Lead", raw, "Mon", "2026-03-01T00:00:00Z")
    cached = settings.describe("Lead")
    assert cached is not None
    assert tuple(cached) == (raw, "Mon", "2026-03-01T00:00:00Z")
    schema = settings.schema("Lead")
    assert schema is not None
    assert [each.label for each in schema.fields] == ["Full Name ü"]
    assert settings.schema("Lead") is schema
    settings.touch_describe("Lead", "2026-03-02T00:00:00Z")
    touched = settings.describe("Lead")
    assert touched is not None
    assert (touched.last_modified, touched.fetched_at) == ("Mon", "2026-03-02T00:00:00Z")
    settings.save_describe("Lead", {**raw, "fields": []}, None, "2026-03-03T00:00:00Z")
    again = settings.schema("Lead")
    assert again is not None
    assert again.fields == ()
    assert set(settings.schemas()) == {"Lead"}
    settings.forget_describe("Lead")
    assert settings.schemas() == {}


def test_the_api_ledger_counts_by_hour_and_cause(settings: Settings) -> None:
    settings.count_call("pull", 2, to_iso(NOW))
    settings.count_call("pull", 3, to_iso(NOW + timedelta(minutes=20)))
    settings.count_call("describe", 1, to_iso(NOW - timedelta(hours=23)))
    settings.count_call("pull", 7, to_iso(NOW - timedelta(hours=25)))
    assert settings.own_calls_24h(NOW) == 6
    assert settings.calls_since(NOW - timedelta(days=14)) == (
        CallCount("2026-02-28T09", "pull", 7),
        CallCount("2026-02-28T11", "describe", 1),
        CallCount("2026-03-01T10", "pull", 5),
    )
    settings.count_call("pull", 1, to_iso(NOW + timedelta(days=100)))
    assert settings.own_calls_24h(NOW) == 0


def test_nothing_secret_is_a_part_of_the_binding(desk: Desk, settings: Settings) -> None:
    settings.bind(BINDING)
    assert not any("token" in name for name in Binding.__slots__)
    assert Path(desk.store.path).exists()
