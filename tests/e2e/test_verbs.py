"""What the verbs promise to scripts: arguments, exit codes, and one JSON document on stdout."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

import pytest
import requests

from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.sync.budget import LIMIT_PAUSE
from tests.helpers.processes import BROWSER, ROOT, Apdesk, OrgProcess, practice_org

pytestmark = pytest.mark.e2e

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


@pytest.fixture(scope="module")
def org() -> Iterator[OrgProcess]:
    with practice_org("--leads", "60", "--contacts", "30", "--accounts", "10") as running:
        yield running


@pytest.fixture(scope="module")
def connected(tmp_path_factory: pytest.TempPathFactory, org: OrgProcess) -> Apdesk:
    """Connected once for all tests, which copy it."""
    desk = Apdesk(tmp_path_factory.mktemp("connected") / "data")
    desk.connect(org)
    return desk


@pytest.fixture(scope="module")
def first_sync(tmp_path_factory: pytest.TempPathFactory, connected: Apdesk) -> Apdesk:
    """Synced once for all tests, which copy it."""
    desk = connected.copy(tmp_path_factory.mktemp("first") / "data")
    desk.apply(HOT)
    assert desk.json("sync")["result"] == "done"
    return desk


@pytest.fixture
def apdesk(tmp_path: Path, connected: Apdesk) -> Apdesk:
    """Connected, nothing chosen yet."""
    return connected.copy(tmp_path / "data")


@pytest.fixture
def synced(tmp_path: Path, first_sync: Apdesk) -> Apdesk:
    return first_sync.copy(tmp_path / "data")


SmallOrg = tuple[OrgProcess, Apdesk]
MINUTE = timedelta(minutes=1)
TEN_MINUTES, HALF_AN_HOUR = timedelta(minutes=10), timedelta(minutes=30)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[SmallOrg]:
    """An org of its own, whose limits and logins may change, and a desk that has synced once."""
    with practice_org("--leads", "5", "--contacts", "2", "--accounts", "1") as running:
        desk = Apdesk(tmp_path / "small")
        desk.connect(running)
        assert desk.json("sync")["result"] == "done"
        yield running, desk


def after_the_last_run(desk: Apdesk) -> timedelta:
    """How long after the beginning of the last run the next one comes."""
    status = desk.json("status")
    began = datetime.fromisoformat(status["last_run"]["started_at"])
    return datetime.fromisoformat(status["next_run"]) - began


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


def test_the_next_run_waits_for_the_daily_budget(synced: Apdesk) -> None:
    """The calls of an hour are free again a day after it began."""
    before = datetime.now(UTC)
    with Store(synced.data_dir / "apdesk.sqlite3") as store:
        Settings(store).set_setting("sync.daily_budget", 1)
    said = datetime.fromisoformat(synced.json("status")["next_run"])
    assert before + timedelta(hours=22) < said < before + timedelta(hours=25)


def test_the_next_run_comes_later_while_the_org_s_calls_are_scarce(small: SmallOrg) -> None:
    org, desk = small
    org.control("limit", {"maximum": 1000, "used": 850})
    assert desk.json("sync")["result"] == "done"
    assert HALF_AN_HOUR - MINUTE < after_the_last_run(desk) < HALF_AN_HOUR + MINUTE
    org.control("limit", {"maximum": 1000, "used": 100})
    assert desk.json("sync")["result"] == "done", "who asks for it has it at once"
    assert after_the_last_run(desk) < TEN_MINUTES + MINUTE


def test_the_next_run_waits_for_salesforce_s_limit(small: SmallOrg) -> None:
    org, desk = small
    org.control("limit", {"maximum": 100, "used": 100})
    assert desk.json("sync", expect=1)["result"] == "failed"
    status = desk.json("status")
    assert status["last_run"]["error"]["code"] == "salesforce.limit"
    assert status["connected"] is True
    assert LIMIT_PAUSE - MINUTE < after_the_last_run(desk) < LIMIT_PAUSE + MINUTE


def test_who_is_logged_out_by_salesforce_is_not_connected_until_the_next_login(
    small: SmallOrg,
) -> None:
    org, desk = small
    assert desk.json("status")["connected"] is True
    org.control("tokens/expire", {})
    org.control("grants/revoke", {})
    assert desk.json("sync", expect=1)["error"]["code"] == "login.expired"
    status = desk.json("status")
    assert (status["connected"], status["next_run"]) == (False, None)
    assert status["org"]["instance_url"] == org.url, "whose data it is stays known"
    assert "Not connected: Salesforce no longer accepts the login" in desk.run("status").stdout
    desk.connect(org)
    status = desk.json("status")
    assert status["connected"] is True
    assert status["next_run"] is not None
    assert desk.json("sync")["result"] == "done"
    assert desk.json("status")["connected"] is True


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


# -- run ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_run_prints_each_run_and_stops_cleanly(how: signal.Signals, synced: Apdesk) -> None:
    process = subprocess.Popen(
        synced.command("run", "--interval", "0.2"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=synced.environment,
    )
    assert process.stdout is not None
    seen = 0
    while seen < 2:
        seen += " done in " in process.stdout.readline()
    process.send_signal(how)
    rest, complaint = process.communicate(timeout=30)
    assert process.returncode == 0, complaint
    assert complaint == ""
    assert "Traceback" not in rest


def test_run_lives_through_a_lost_network(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    serve = ("--leads", "10", "--port", port, "--data", str(tmp_path / "org.sqlite3"))
    apdesk = Apdesk(tmp_path / "data")
    with practice_org(*serve) as org:
        apdesk.connect(org)
    process = subprocess.Popen(
        apdesk.command("run", "--interval", "0.2"),
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=apdesk.environment,
    )
    assert process.stdout is not None
    try:
        # The very first run can't even learn the fields; it says so and waits.
        assert "not run. Salesforce can't be reached" in process.stdout.readline()
        with practice_org(*serve):
            while " done in " not in process.stdout.readline():
                pass
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert len(apdesk.records("leads")) > 0


@contextmanager
def running(desk: Apdesk, *arguments: str) -> Iterator[IO[str]]:
    """`apdesk run`, and what it prints."""
    process = subprocess.Popen(
        desk.command("run", *arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=desk.environment,
    )
    assert process.stdout is not None
    try:
        yield process.stdout
    finally:
        process.terminate()
        _, complaint = process.communicate(timeout=30)
    assert process.returncode == 0, complaint


def until_it_says(printed: IO[str], words: str) -> str:
    """The next line that has these words."""
    for line in printed:
        if words in line:
            return line
    raise AssertionError(f"it ended without {words}")


def runs_of(desk: Apdesk) -> int:
    with Views(desk.data_dir / "apdesk.sqlite3") as views:
        return len(views.runs(100))


def test_run_slows_down_while_calls_are_scarce_and_speeds_up_by_itself(small: SmallOrg) -> None:
    org, desk = small
    org.control("limit", {"maximum": 1000, "used": 850})
    with running(desk, "--interval", "0.2") as printed:
        said = until_it_says(printed, "Next run at ")
        assert "of the 1,000 API calls that your org allows in 24 hours are used" in said
        at = datetime.fromisoformat(said.split()[3].rstrip("."))
        assert HALF_AN_HOUR - MINUTE < at - datetime.now(UTC) <= HALF_AN_HOUR
        before = runs_of(desk)
        assert desk.json("status")["connected"] is True
        assert runs_of(desk) == before, "it waits, whatever interval was asked for"
        org.control("limit", {"maximum": 1000, "used": 100})
        assert desk.json("sync")["result"] == "done"
        until_it_says(printed, " done in ")
        until_it_says(printed, " done in ")


def test_run_waits_for_the_budget_and_goes_on_when_it_is_raised(small: SmallOrg) -> None:
    _, desk = small
    database = desk.data_dir / "apdesk.sqlite3"
    with Store(database) as store:
        Settings(store).set_setting("sync.daily_budget", 1)
    with running(desk, "--interval", "0.2") as printed:
        said = until_it_says(printed, "Next run at ")
        at = datetime.fromisoformat(said.split()[3].rstrip("."))
        assert timedelta(hours=22) < at - datetime.now(UTC) <= timedelta(hours=24)
        before = runs_of(desk)
        status = desk.json("status")
        assert datetime.fromisoformat(status["next_run"]) == at
        assert runs_of(desk) == before, "it waits until then"
        with Store(database) as store:
            Settings(store).set_setting("sync.daily_budget", None)
        until_it_says(printed, " done in ")


def test_run_ends_with_a_reason_when_a_login_is_needed(synced: Apdesk) -> None:
    with practice_org("--leads", "5") as other:
        desk = Apdesk(synced.data_dir.parent / "other")
        desk.connect(other)
        assert desk.json("sync")["result"] == "done"
        other.control("tokens/expire", {})
        other.control("grants/revoke", {})
        done = desk.run("run", "--interval", "60", "--json")
        again = desk.run("run", "--interval", "60")
        status = desk.run("status").stdout
        error = desk.json("status")["last_run"]["error"]
        imported = desk.run("journeys", "import", "--template", "hand_over", "--name", "Offline")
        journeys = desk.json("journeys", "list")
    assert error["title"] in status
    assert error["next_step"] in status
    # What is told has happened: the draft is there, though the org couldn't be asked about it.
    assert imported.returncode == 0, imported.stderr
    assert "the draft was made" in imported.stdout
    assert "login" in imported.stderr
    assert [each["name"] for each in journeys] == ["Offline"]
    assert done.returncode == 1
    assert json.loads(done.stdout)["last_run"]["error"]["code"].startswith("login.")
    assert done.stderr.startswith("apdesk: ")
    assert again.returncode == 1
    assert "log in" in again.stderr.lower() or "connect" in again.stderr.lower()


def test_a_sync_that_is_stopped_says_so(synced: Apdesk, org: OrgProcess) -> None:
    org.control("faults", {"kind": "status", "match": {"path": "/composite"}, "times": None})
    process = subprocess.Popen(
        synced.command("sync", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=synced.environment,
    )
    while not any(each["hits"] for each in org.control("faults")):
        assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    said, complaint = process.communicate(timeout=30)
    requests.delete(f"{org.url}/__practice__/faults", timeout=10).raise_for_status()
    assert process.returncode == 1
    assert json.loads(said)["result"] == "stopped"
    assert complaint.startswith("apdesk: Stopped.")
    assert synced.json("sync")["result"] == "done"


# -- the shell's odd moments ---------------------------------------------------------------------

NO_BYTE_OF_UTF8 = "\udcff"  # how the byte 0xFF of an argument reaches Python


def shell(apdesk: Apdesk, *arguments: str, redirect: str) -> subprocess.CompletedProcess[str]:
    """A verb, run by a shell with a redirection."""
    line = f"exec {shlex.join(apdesk.command(*arguments))} {redirect}"
    return subprocess.run(
        ["/bin/sh", "-c", line],
        capture_output=True,
        text=True,
        errors="surrogateescape",
        cwd=ROOT,
        env=apdesk.environment,
        timeout=60,
        check=False,
    )


posix = pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")


@posix
@pytest.mark.parametrize("verb", [("status",), ("export", "leads"), ("errors", "--json")])
def test_a_verb_without_standard_output_works(synced: Apdesk, verb: tuple[str, ...]) -> None:
    done = shell(synced, *verb, redirect=">&-")
    assert (done.returncode, done.stderr) == (0, "")


@posix
def test_no_standard_input_is_an_empty_file(synced: Apdesk) -> None:
    done = shell(synced, "preferences", "apply", "-", redirect="<&-")
    assert done.returncode == 1
    assert "is not JSON" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    "verb",
    [
        ("status",),
        ("status", "--json"),
        ("preferences", "show"),
        ("export", "leads"),
        ("export", "leads", "--json"),
        ("history", "nobody", "--json"),
    ],
)
def test_output_that_can_t_be_written_is_told(synced: Apdesk, verb: tuple[str, ...]) -> None:
    done = shell(synced, *verb, redirect=">/dev/full")
    assert done.returncode == 1
    [complaint] = done.stderr.splitlines()
    told = "There is no such record" if verb[0] == "history" else "The output can't be written."
    assert complaint.startswith(f"apdesk: {told}")


@posix
@pytest.mark.parametrize(
    "verb",
    [
        ("history", NO_BYTE_OF_UTF8),
        ("explain", NO_BYTE_OF_UTF8),
        ("journeys", "status", NO_BYTE_OF_UTF8),
        ("import", f"/nowhere/{NO_BYTE_OF_UTF8}.csv"),
        ("backups", "restore", NO_BYTE_OF_UTF8),
    ],
)
def test_an_argument_that_is_no_utf_8_is_told_in_json(
    synced: Apdesk, verb: tuple[str, ...]
) -> None:
    done = synced.run(*verb, "--json")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    error = json.loads(done.stdout)["error"]
    assert error["code"] != "bug"
    assert NO_BYTE_OF_UTF8 in error["message"]


@posix
def test_a_second_signal_ends_a_sync_at_once(synced: Apdesk, org: OrgProcess) -> None:
    org.control("faults", {"kind": "hang", "match": {"path": "/composite"}, "times": None})
    process = subprocess.Popen(
        synced.command("sync", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=synced.environment,
    )
    try:
        while not any(each["hits"] for each in org.control("faults")):
            assert process.poll() is None
        while process.poll() is None:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.2)
        said, complaint = process.communicate(timeout=30)
    finally:
        requests.delete(f"{org.url}/__practice__/faults", timeout=10).raise_for_status()
    assert (process.returncode, complaint.count("\n")) == (1, 1)
    told = json.loads(said)
    assert (told["result"], told["error"]["code"]) == ("stopped", "stopped")
    assert complaint.startswith("apdesk: Stopped.")


def test_an_unset_variable_is_no_data_directory(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    for arguments in (("status",), ("sync", "--json"), ()):
        done = subprocess.run(
            [sys.executable, "-m", "apdesk", *arguments, "--data-dir", ""],
            capture_output=True,
            text=True,
            cwd=here,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            timeout=60,
            check=False,
        )
        assert done.returncode == 2
        assert "--data-dir: a directory has to be named" in done.stderr
    assert list(here.iterdir()) == []


@posix
def test_ctrl_c_at_any_moment_is_no_traceback(synced: Apdesk) -> None:
    for place in ("apdesk.verbs.arguments", "apdesk.headless", "apdesk.sync.problems"):
        # The signal arrives exactly when this module begins to be loaded.
        program = (
            "import os, signal, sys\n"
            "class Interrupt:\n"
            "    def find_spec(self, name, path=None, target=None):\n"
            f"        if name == {place!r}:\n"
            "            os.kill(os.getpid(), signal.SIGINT)\n"
            "sys.meta_path.insert(0, Interrupt())\n"
            "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored in a shell's &
            "from apdesk.__main__ import main\n"
            f"sys.exit(main(['status', '--data-dir', {str(synced.data_dir)!r}]))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=synced.environment,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == "apdesk: Stopped.\n"


def test_a_sync_that_can_t_even_open_its_data_has_the_shape_of_one(synced: Apdesk) -> None:
    synced.data_dir.joinpath("apdesk.sqlite3").write_bytes(b"no database")
    told = synced.json("sync", expect=1)
    assert (told["result"], told["run"], told["objects"]) == ("failed", None, {})
    assert told["error"]["code"] == "database.corrupt"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"version":1,"objects":{"Lead":{"sync":"all","sync":"none"}}}', "“sync” stands twice"),
        ("[" * 100_000, "nested too deeply"),
        (
            '{"version":1,"objects":{"Lead":{"sync":"criteria","criteria":[{"field":"Country",'
            '"operator":"is","value":"\\ud800"}]}}}',
            "“value” in objects.Lead, criterion 1 holds a character that is no text.",
        ),
        ('{"version":1,"\\ud800":1}', "unknown"),
    ],
)
def test_preferences_that_a_reader_could_misread_are_refused(
    synced: Apdesk, tmp_path: Path, text: str, told: str
) -> None:
    before = synced.json("preferences", "show")
    path = tmp_path / "preferences.json"
    path.write_text(text, encoding="utf-8")
    error = synced.json("preferences", "apply", str(path), expect=1)["error"]
    assert error["code"].startswith("preferences.")
    assert told in error["message"]
    assert synced.json("preferences", "show") == before


def test_a_journey_file_that_is_nested_without_end_is_refused(synced: Apdesk) -> None:
    done = synced.run("journeys", "import", "-", stdin="[" * 100_000)
    assert done.returncode == 1
    assert "The journey file is not JSON" in done.stderr
