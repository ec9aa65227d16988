"""What the verbs promise to scripts: arguments, exit codes, and one JSON document on stdout."""

from __future__ import annotations

import csv
import io
import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.verbs.verb_bench import HOT
from tests.helpers.processes import BROWSER, ROOT, Apdesk, OrgProcess

pytestmark = pytest.mark.e2e


def lead(org: OrgProcess, name: str, **values: Any) -> str:
    return str(
        org.call("create", sobject="Lead", values={"LastName": name, "Company": "Acme", **values})
    )


# -- arguments ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("--data-dir", "{}", "--json", "preferences", "show"),
        ("preferences", "--data-dir", "{}", "--json", "show"),
        ("preferences", "show", "--json", "--data-dir", "{}"),
        ("--data-dir", "{}", "preferences", "show"),
    ],
)
def test_the_data_directory_may_stand_anywhere(arguments: tuple[str, ...], tmp_path: Path) -> None:
    data = tmp_path / "elsewhere"
    done = subprocess.run(
        [sys.executable, "-m", "apdesk", *(each.format(data) for each in arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (data / "apdesk.sqlite3").exists()
    said = json.loads(done.stdout)
    assert said["version"] == 1
    assert {name: each["sync"] for name, each in said["objects"].items()} == {
        "Lead": "all",
        "Contact": "all",
        "Account": "all",
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",),
        ("preferences",),
        ("preferences", "forget"),
        ("preferences", "apply"),
        ("connect",),
        ("connect", "--login-url", "https://x.example"),
        ("connect", "--login-url", "https://x.example", "--client-id", "k", "--port", "70000"),
        ("export",),
        ("export", "leads", "--format", "xml"),
        ("explain",),
        ("history",),
        ("run", "--interval", "0"),
        ("status", "now"),
    ],
)
def test_wrong_usage_is_two_and_leaves_stdout_empty(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    done = Apdesk(tmp_path / "data").run(*arguments, "--json")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "usage" in done.stderr


# -- --json ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("sync",),
        ("preview",),
        ("run", "--interval", "1"),
        ("preferences", "apply", "{}/missing.json"),
        ("export", "nobody"),
        ("explain", "nobody@example.com"),
        ("history", "nobody@example.com"),
        ("connect", "--login-url", "http://example.com", "--client-id", "key"),
    ],
)
def test_a_failure_is_one_document_and_a_sentence(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    apdesk = Apdesk(tmp_path / "data")
    done = apdesk.run(*(each.format(tmp_path) for each in arguments), "--json")
    assert done.returncode == 1
    said = json.loads(done.stdout)["error"]
    assert said["code"]
    assert said["title"] in done.stderr
    assert "Traceback" not in done.stderr


def test_a_sync_that_cannot_begin_has_the_shape_of_one_that_failed(tmp_path: Path) -> None:
    said = Apdesk(tmp_path / "data").json("sync", expect=1)
    assert said["result"] == "failed"
    assert {"run", "seconds", "api_calls", "objects", "error"} <= said.keys()
    assert said["error"]["code"] == "login.needed"
    assert "preferences" not in said["error"]["message"], "nobody gave any"


def test_a_talking_browser_does_not_spoil_the_document(org: OrgProcess, tmp_path: Path) -> None:
    talk = tmp_path / "talk.py"
    talk.write_text(
        "import subprocess, sys\n"
        "print('Opening in existing browser session.', flush=True)\n"
        "sys.exit(subprocess.call(sys.argv[1:]))\n"
    )
    apdesk = Apdesk(tmp_path / "data", BROWSER=f'"{sys.executable}" "{talk}" {BROWSER}')
    assert apdesk.connect(org)["connected"] is True


def test_status_and_sync_have_their_keys(synced: Apdesk) -> None:
    report = synced.json("sync")
    assert {"result", "run", "seconds", "api_calls", "objects"} <= report.keys()
    counts = "members entered changed left deleted sent_created sent_updated failed conflicts held"
    assert set(report["objects"]) == {"Lead", "Contact", "Account"}
    for each in report["objects"].values():
        assert set(counts.split()) <= each.keys()
    status = synced.json("status")
    assert status["connected"] is True
    assert {"id", "name", "instance_url", "user"} <= status["org"].keys()
    assert status["members"] == {name: each["members"] for name, each in report["objects"].items()}
    assert status["last_run"]["run"] == report["run"]
    assert status["next_run"] > status["last_run"]["started_at"]
    assert status["waiting"] == {
        "errors": 0,
        "conflicts": 0,
        "held_removals": 0,
        "unsent_edits": 0,
    }
    assert status["api"]["own_24h"] >= report["api_calls"]
    assert 0 < status["api"]["org_used"] < status["api"]["org_max"]


def test_preview_has_its_keys_and_writes_nothing(apdesk: Apdesk, org: OrgProcess) -> None:
    file = apdesk.data_dir / "wanted.json"
    file.write_text(json.dumps(HOT))
    before = apdesk.json("preferences", "show")
    said = apdesk.json("preview", "--preferences", str(file))["objects"]
    hot = org.ids("SELECT Id FROM Lead WHERE Rating = 'Hot' AND IsConverted = false")
    assert said["Lead"]["matching"] == said["Lead"]["enter"]["count"] == len(hot)
    assert set(said["Lead"]["enter"]["ids"]) == hot
    assert said["Lead"]["total"] == len(org.ids("SELECT Id FROM Lead WHERE IsConverted = false"))
    assert said["Lead"]["leave"] == said["Lead"]["change"] == {"count": 0, "ids": []}
    assert apdesk.json("preferences", "show") == before
    assert apdesk.records("all") == []


# -- explain, history, export ---------------------------------------------------------------------


def test_explain_finds_a_record_by_every_name(synced: Apdesk, org: OrgProcess) -> None:
    one = lead(org, "Explained", Rating="Hot", Email="explained@example.com")
    cold = lead(org, "Cold", Rating="Cold")
    gone = lead(org, "Gone", Rating="Hot")
    converted = lead(org, "Converted", Rating="Hot")
    org.call("delete", sobject="Lead", record_id=gone)
    org.call("convert", lead_id=converted)
    synced.json("sync")
    apdesk_id = synced.json("explain", one)["record"]["apdesk_id"]
    for name in (one, one[:15], "EXPLAINED@example.com", str(apdesk_id)):
        said = synced.json("explain", name)
        assert (said["member"], said["record"]["salesforce_id"]) == (True, one)
        assert (
            said["criteria"][0]
            | {
                "field": "Rating",
                "operator": "is",
                "value": "Hot",
                "record_value": "Hot",
                "result": "true",
            }
            == said["criteria"][0]
        )
    said = synced.json("explain", cold)
    assert (said["member"], said["criteria"][0]["result"]) == (False, "false")
    for record in (gone, converted):
        said = synced.json("explain", record)
        assert said["member"] is False
        assert said["reasons"]
    user = org.query("SELECT Id FROM User LIMIT 1")[0]["Id"]
    for name in (user, "999999", "nobody@example.com", "00Q"):
        assert synced.run("explain", name).returncode == 1


def test_history_has_its_keys_and_names_fields_as_salesforce_does(
    synced: Apdesk, org: OrgProcess
) -> None:
    one = lead(org, "Changing", Rating="Hot", AnnualRevenue=5)
    synced.json("sync")
    org.call("update", sobject="Lead", record_id=one, values={"AnnualRevenue": 7})
    run = synced.json("sync")["run"]
    found = synced.json("history", one)
    newest = next(each for each in found if each["field"] == "AnnualRevenue")
    assert {"at", "field", "old", "new", "author", "run"} <= newest.keys()
    assert (newest["old"], newest["new"], newest["run"]) == (5.0, 7.0, run)
    assert newest["at"].endswith("Z")
    assert newest["author"]


def test_export_in_all_forms(synced: Apdesk) -> None:
    lines = synced.records("contacts")
    assert lines
    for line in lines:
        assert set(line) == {
            "apdesk_id",
            "salesforce_id",
            "salesforce_object",
            "lists",
            "fields",
        }
        assert line["salesforce_object"] == "Contact"
        assert line["lists"] == ["contacts"]
        assert {"LastName", "MailingCity", "AccountId", "Level__c"} <= line["fields"].keys()
        assert "" not in line["fields"].values()
        assert line["fields"]["CreatedDate"].endswith("Z")
    assert synced.json("export", "contacts") == lines
    assert synced.json("export", "Salesforce Contacts") == lines
    assert synced.json("export", "companies") == []
    for names, column in (((), "City"), (("--api-names",), "MailingCity")):
        done = synced.run("export", "contacts", *names)
        rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
        assert [int(row["apdesk_id"]) for row in rows] == [line["apdesk_id"] for line in lines]
        assert column in rows[0]
    assert synced.run("export", "contacts", "--json", "--format", "csv").returncode == 1
    out = synced.data_dir / "contacts.jsonl"
    said = synced.json("export", "contacts", "--format", "jsonl", "--output", str(out))
    assert said["records"] == len(lines)
    assert [json.loads(each) for each in out.read_text("utf-8").splitlines()] == lines


# -- connect --------------------------------------------------------------------------------------


def test_a_taken_port_is_told_in_words(org: OrgProcess, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        said = Apdesk(tmp_path / "data").json(
            *("connect", "--login-url", org.url, "--client-id", org.client_id),
            *("--insecure-storage", "--port", port),
            expect=1,
        )
    assert said["error"]["code"] == "oauth.ports"
    assert port in said["error"]["message"]


def test_nobody_finishes_the_login(org: OrgProcess, tmp_path: Path) -> None:
    apdesk = Apdesk(tmp_path / "data", BROWSER=f'"{sys.executable}" -c "" %s')
    said = apdesk.json(
        *("connect", "--login-url", org.url, "--client-id", org.client_id),
        *("--insecure-storage", "--timeout", "0.5"),
        expect=1,
    )
    assert said["error"]["code"] == "oauth.timeout"


def test_a_host_that_is_not_there_is_told_before_any_browser(tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    apdesk = Apdesk(
        tmp_path / "data", BROWSER=f"\"{sys.executable}\" -c \"open('{opened}','w')\" %s"
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{probe.getsockname()[1]}"
    said = apdesk.json(
        *("connect", "--login-url", nobody, "--client-id", "key", "--insecure-storage"), expect=1
    )
    assert said["error"]["code"] == "oauth.host"
    assert nobody in said["error"]["message"]
    assert not opened.exists()


def test_connecting_again_to_the_same_org_keeps_everything(synced: Apdesk, org: OrgProcess) -> None:
    synced.json("sync")
    before = synced.records("all")
    assert synced.connect(org)["connected"] is True
    assert synced.records("all") == before
    assert synced.json("sync")["api_calls"] == 1
