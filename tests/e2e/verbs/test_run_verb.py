"""`apdesk run` and when it runs next, as `apdesk status` says it, too; a sync that is stopped."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import pytest
import requests

from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.sync.budget import LIMIT_PAUSE
from tests.e2e.verbs.verb_bench import SmallOrg
from tests.helpers.processes import ROOT, Apdesk, OrgProcess, practice_org

pytestmark = pytest.mark.e2e

MINUTE = timedelta(minutes=1)
TEN_MINUTES, HALF_AN_HOUR = timedelta(minutes=10), timedelta(minutes=30)


def after_the_last_run(desk: Apdesk) -> timedelta:
    """How long after the beginning of the last run the next one comes."""
    status = desk.json("status")
    began = datetime.fromisoformat(status["last_run"]["started_at"])
    return datetime.fromisoformat(status["next_run"]) - began


# -- the next run ----------------------------------------------------------------------------------


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
    own_login: SmallOrg,
) -> None:
    org, desk = own_login
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


def test_run_ends_with_a_reason_when_a_login_is_needed(own_login: SmallOrg) -> None:
    other, desk = own_login
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
