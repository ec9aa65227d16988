"""The first day by the verbs alone: connect, choose, preview, sync, look, and the days after."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.processes import Apdesk, OrgProcess, practice_org

pytestmark = pytest.mark.e2e

NOT_JUNK = [{"field": "Status", "operator": "is not", "value": "junk"}]
OPEN_ELSEWHERE = [
    {"field": "Status", "operator": "is", "value": "open"},
    {"field": "Country", "operator": "is not", "value": "Australia"},
]
OPEN_OR_WORKING_ELSEWHERE = [
    {"field": "Status", "operator": "is", "value": "open,working"},
    {"field": "Country", "operator": "is not", "value": "Australia"},
]


def preferences(criteria: list[dict[str, str]], on_leave: str = "remove") -> dict[str, Any]:
    return {
        "version": 1,
        "objects": {
            "Lead": {"sync": "criteria", "criteria": criteria},
            "Contact": {"sync": "all"},
            "Account": {"sync": "all"},
        },
        "on_leave": on_leave,
    }


@pytest.fixture(scope="module")
def org() -> Iterator[OrgProcess]:
    with practice_org("--leads", "150", "--contacts", "60", "--accounts", "25") as running:
        yield running


@pytest.fixture(scope="module")
def connected(tmp_path_factory: pytest.TempPathFactory, org: OrgProcess) -> Apdesk:
    """Connected once for all tests, which copy it."""
    desk = Apdesk(tmp_path_factory.mktemp("connected") / "data")
    desk.connect(org)
    return desk


@pytest.fixture
def apdesk(tmp_path: Path, connected: Apdesk) -> Apdesk:
    return connected.copy(tmp_path / "data")


def logins_begun(org: OrgProcess) -> int:
    return sum("authorize" in json.dumps(call) for call in org.control("calls")["calls"])


def lead_ids(apdesk: Apdesk) -> set[str]:
    return {record["salesforce_id"] for record in apdesk.records("leads")}


def test_connect_tells_who_and_where_and_leaves_no_token_behind(
    org: OrgProcess, tmp_path: Path
) -> None:
    apdesk = Apdesk(tmp_path / "data")
    said = apdesk.connect(org)
    assert said["connected"]
    assert re.fullmatch(r"00D\w{15}", said["org"]["id"])
    assert said["org"]["instance_url"] == org.url

    tokens = json.loads((apdesk.data_dir / "tokens.json").read_text(encoding="utf-8"))
    secrets = re.findall(r'"(?:access|refresh)_token": "([^"]+)"', json.dumps(tokens))
    assert len(secrets) == 2
    assert (apdesk.data_dir / "tokens.json").stat().st_mode & 0o077 == 0
    for path in apdesk.data_dir.rglob("*"):
        if path.is_file() and path.name != "tokens.json":
            content = path.read_bytes()
            assert not [each for each in secrets if each.encode() in content], path.name


def test_without_a_keyring_connect_refuses_before_any_login(
    org: OrgProcess, tmp_path: Path
) -> None:
    apdesk = Apdesk(tmp_path / "data")
    logins = logins_begun(org)
    done = apdesk.run("connect", "--login-url", org.url, "--client-id", org.client_id)
    assert done.returncode == 1
    assert "keyring" in done.stderr
    assert "--insecure-storage" in done.stderr
    assert logins_begun(org) == logins


def test_a_denied_login_is_told_in_words(org: OrgProcess, tmp_path: Path) -> None:
    apdesk = Apdesk(tmp_path / "data", APDESK_TEST_PRESS="Deny")
    done = apdesk.run(
        "connect", "--login-url", org.url, "--client-id", org.client_id, "--insecure-storage"
    )
    assert done.returncode == 1
    assert "deni" in done.stderr.lower()
    assert not (apdesk.data_dir / "tokens.json").exists()


@pytest.mark.parametrize(
    ("criteria", "where"),
    [
        (NOT_JUNK, "Status != 'junk'"),
        (OPEN_ELSEWHERE, "Status = 'open' AND Country != 'Australia'"),
        (OPEN_OR_WORKING_ELSEWHERE, "Status IN ('open','working') AND Country != 'Australia'"),
    ],
    ids=["not-junk", "open-elsewhere", "open-or-working-elsewhere"],
)
def test_the_synced_ids_are_the_orgs_own_answer(
    criteria: list[dict[str, str]], where: str, org: OrgProcess, apdesk: Apdesk
) -> None:
    apdesk.apply(preferences(criteria))
    expected = org.ids(f"SELECT Id FROM Lead WHERE {where} AND IsConverted = false")
    blank = org.ids(f"SELECT Id FROM Lead WHERE {where} AND IsConverted = false AND Country = null")
    assert expected
    assert blank, "the seed must have matching leads without a country"

    before = apdesk.json("preview")["objects"]["Lead"]
    assert before["matching"] == len(expected)
    assert set(before["enter"]["ids"]) == expected

    report = apdesk.json("sync")
    assert report["result"] == "done"
    assert report["objects"]["Lead"]["entered"] == len(expected)
    assert lead_ids(apdesk) == expected

    again = apdesk.json("sync")
    assert again["objects"]["Lead"] | {"members": 0} == dict.fromkeys(again["objects"]["Lead"], 0)
    assert again["api_calls"] == 1


def test_every_value_here_is_the_orgs(org: OrgProcess, apdesk: Apdesk) -> None:
    apdesk.apply({"version": 1, "objects": {}})
    apdesk.json("sync")
    names = "FirstName, LastName, Email, Country, Status, AnnualRevenue, CreatedDate, Description"
    expected = {
        record["Id"]: record
        for record in org.query(f"SELECT Id, {names} FROM Lead WHERE IsConverted = false")
    }
    here = {record["salesforce_id"]: record["fields"] for record in apdesk.records("leads")}
    assert here.keys() == expected.keys()
    for record_id, fields in here.items():
        for name in names.split(", "):
            want = expected[record_id][name]
            if name == "CreatedDate":
                want = want.replace(".000+0000", "Z")
            assert fields[name] == want, (record_id, name)


def test_a_lead_that_becomes_junk_leaves_and_comes_back_as_a_new_record(
    org: OrgProcess, apdesk: Apdesk
) -> None:
    apdesk.apply(preferences(NOT_JUNK))
    marker = "Zyxwvutsrqponm"
    lead = org.call(
        "create",
        sobject="Lead",
        values={
            "LastName": marker,
            "Company": f"{marker} Ltd",
            "Status": "Open",
            "Email": f"{marker.lower()}@example.org",
            "Description": f"About {marker}.",
        },
    )
    apdesk.json("sync")
    first = next(r for r in apdesk.records("all") if r["salesforce_id"] == lead)

    org.call("update", sobject="Lead", record_id=lead, values={"Status": "Junk"})
    report = apdesk.json("sync")
    assert report["objects"]["Lead"]["left"] == 1
    assert lead not in {record["salesforce_id"] for record in apdesk.records("all")}
    for path in apdesk.data_dir.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            assert marker.lower().encode() not in content, path.name
            assert lead.lower().encode() not in content, path.name

    org.call("update", sobject="Lead", record_id=lead, values={"Status": "Open"})
    apdesk.json("sync")
    second = next(r for r in apdesk.records("all") if r["salesforce_id"] == lead)
    assert second["apdesk_id"] != first["apdesk_id"]


def test_a_kept_lead_stays_still_and_comes_back_as_the_same_record(
    org: OrgProcess, apdesk: Apdesk
) -> None:
    apdesk.apply(preferences(NOT_JUNK, on_leave="keep"))
    lead = org.call(
        "create",
        sobject="Lead",
        values={"LastName": "Kept", "Company": "Kept Ltd", "Status": "Open"},
    )
    apdesk.json("sync")
    first = next(r for r in apdesk.records("all") if r["salesforce_id"] == lead)

    org.call("update", sobject="Lead", record_id=lead, values={"Status": "Junk", "Title": "New"})
    assert apdesk.json("sync")["objects"]["Lead"]["left"] == 1
    assert lead not in lead_ids(apdesk)
    kept = next(r for r in apdesk.records("all") if r["salesforce_id"] == lead)
    assert kept["apdesk_id"] == first["apdesk_id"]
    assert kept["fields"]["Title"] is None, "a kept record is not updated"

    org.call("update", sobject="Lead", record_id=lead, values={"Status": "Open"})
    apdesk.json("sync")
    back = next(r for r in apdesk.records("leads") if r["salesforce_id"] == lead)
    assert back["apdesk_id"] == first["apdesk_id"]
    assert back["fields"]["Title"] == "New"


def test_explain_says_why_a_record_is_not_here(org: OrgProcess, apdesk: Apdesk) -> None:
    apdesk.apply(preferences(NOT_JUNK))
    apdesk.json("sync")
    junk = sorted(org.ids("SELECT Id FROM Lead WHERE Status = 'Junk' AND IsConverted = false"))[0]
    said = apdesk.json("explain", junk)
    assert said["member"] is False
    (only,) = said["criteria"]
    assert (
        only.items()
        >= {
            "field": "Status",
            "operator": "is not",
            "value": "junk",
            "record_value": "Junk",
            "result": "false",
        }.items()
    )
    here = sorted(lead_ids(apdesk))[0]
    assert apdesk.json("explain", here)["member"] is True


def test_many_removals_wait_for_approval(org: OrgProcess, apdesk: Apdesk) -> None:
    apdesk.apply({"version": 1, "objects": {}})
    members = apdesk.json("sync")["objects"]["Lead"]["members"]
    assert members > 110
    apdesk.apply({"version": 1, "objects": {"Lead": {"sync": "none"}}})
    held = apdesk.json("sync", expect=3)
    assert held["result"] == "held"
    assert held["objects"]["Lead"]["held"] == members
    assert apdesk.json("status")["waiting"]["held_removals"] == members
    assert len(apdesk.records("leads")) == members

    approved = apdesk.json("sync", "--approve-removals")
    assert approved["result"] == "done"
    assert apdesk.records("leads") == []

    apdesk.apply({"version": 1, "objects": {}})
    apdesk.json("sync")
    apdesk.apply({"version": 1, "objects": {"Lead": {"sync": "none"}}})
    at_once = apdesk.json("sync", "--approve-removals")
    assert at_once["objects"]["Lead"]["left"] == members, "said beforehand: nothing is held"
    assert apdesk.records("leads") == []


def test_an_idle_tick_costs_one_call_as_the_org_counts_them(
    org: OrgProcess, apdesk: Apdesk
) -> None:
    apdesk.apply(preferences(NOT_JUNK))
    apdesk.json("sync")
    before = org.control("state")["api"]["used"]
    report = apdesk.json("sync")
    assert report["api_calls"] == 1
    assert org.control("state")["api"]["used"] == before + 1


def test_unknown_things_are_refused_by_name_and_nothing_is_applied(apdesk: Apdesk) -> None:
    before = apdesk.json("preferences", "show")
    for document, named in (
        ({"version": 1, "colour": "red"}, "colour"),
        ({"version": 1, "objects": {"Lead": {"sync": "some"}}}, "some"),
        ({"version": 1, "objects": {"Opportunity": {"sync": "all"}}}, "Opportunity"),
        (preferences([{"field": "Shoesize__c", "operator": "is", "value": "1"}]), "Shoesize__c"),
        (preferences([{"field": "Status", "operator": "resembles", "value": "x"}]), "resembles"),
        (preferences([{"field": "Description", "operator": "is", "value": "x"}]), "Description"),
    ):
        done = apdesk.run("preferences", "apply", "-", stdin=json.dumps(document))
        assert done.returncode == 1, named
        assert named in done.stderr
    assert apdesk.json("preferences", "show") == before


def test_wrong_usage_is_exit_code_two(tmp_path: Path) -> None:
    assert Apdesk(tmp_path / "data").run("export").returncode == 2
    assert Apdesk(tmp_path / "data").run("fly").returncode == 2


def test_verbs_before_a_login_say_what_to_do(tmp_path: Path) -> None:
    done = Apdesk(tmp_path / "data").run("sync")
    assert done.returncode == 1
    assert "connect" in done.stderr


def test_disconnect_with_removal_leaves_nothing_of_salesforce(
    org: OrgProcess, tmp_path: Path
) -> None:
    apdesk = Apdesk(tmp_path / "data")
    apdesk.connect(org)
    apdesk.apply(preferences(NOT_JUNK))
    apdesk.json("sync")
    name = org.query("SELECT LastName FROM Contact ORDER BY Id LIMIT 1")[0]["LastName"]
    pages = apdesk.data_dir / "incoming"
    pages.mkdir()
    (pages / "left-by-a-killed-run.csv").write_text(name)
    assert apdesk.json("disconnect", "--remove-data") == {"connected": False, "data_removed": True}
    assert not (apdesk.data_dir / "tokens.json").exists()
    assert apdesk.records("all") == []
    assert not pages.exists()
    assert name.encode() not in (apdesk.data_dir / "apdesk.sqlite3").read_bytes()
    assert apdesk.json("status")["connected"] is False
