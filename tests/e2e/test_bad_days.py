"""Whatever the world does ends in a clear sentence, loses nothing, and goes on where it can."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.helpers.damage import damage
from tests.helpers.processes import ROOT, Apdesk, OrgProcess, practice_org

pytestmark = pytest.mark.e2e


def leads_not_in(country: str) -> dict[str, Any]:
    criterion = {"field": "Country", "operator": "is not", "value": country}
    return {"version": 1, "objects": {"Lead": {"sync": "criteria", "criteria": [criterion]}}}


LEADS_BY_COUNTRY = leads_not_in("Australia")
QUERIES = {"path": "/(query|queryAll|composite)"}


@pytest.fixture(scope="module")
def running_org() -> Iterator[OrgProcess]:
    with practice_org("--leads", "40", "--contacts", "30", "--accounts", "10") as running:
        yield running


@pytest.fixture
def org(running_org: OrgProcess) -> Iterator[OrgProcess]:
    """In order again after the test."""
    yield running_org
    mend(running_org)
    running_org.control("limit", {"maximum": 100000, "used": 0})
    running_org.call("grant_object", sobject="Account")
    running_org.call("show_field", sobject="Lead", field="Country")


@pytest.fixture(scope="module")
def first_sync(tmp_path_factory: pytest.TempPathFactory, running_org: OrgProcess) -> Apdesk:
    """Connected and synced once for all tests, which copy it."""
    desk = Apdesk(tmp_path_factory.mktemp("first") / "data")
    desk.connect(running_org)
    desk.apply(LEADS_BY_COUNTRY)
    assert desk.json("sync")["result"] == "done"
    return desk


@pytest.fixture
def apdesk(tmp_path: Path, first_sync: Apdesk, org: OrgProcess) -> Apdesk:
    """Connected, and synced with the org as it is."""
    desk = first_sync.copy(tmp_path / "data")
    assert desk.json("sync")["result"] == "done"
    return desk


@pytest.fixture
def own_login(tmp_path: Path) -> Iterator[tuple[Apdesk, OrgProcess]]:
    """An org whose logins may end, and a desk that is connected and synced once."""
    with practice_org("--leads", "40", "--contacts", "30", "--accounts", "10") as running:
        desk = Apdesk(tmp_path / "data")
        desk.connect(running)
        desk.apply(LEADS_BY_COUNTRY)
        assert desk.json("sync")["result"] == "done"
        yield desk, running


def mend(org: OrgProcess) -> None:
    """Ends all faults."""
    requests.delete(f"{org.url}/__practice__/faults", timeout=10).raise_for_status()


def everything(apdesk: Apdesk) -> list[dict[str, Any]]:
    return sorted(apdesk.records("all"), key=lambda record: record["apdesk_id"])


def new_lead(org: OrgProcess, name: str = "Late") -> str:
    return str(
        org.call("create", sobject="Lead", values={"LastName": name, "Company": f"{name} Inc"})
    )


def assert_catches_up(apdesk: Apdesk, org: OrgProcess, without: str = "Australia") -> None:
    """The next run is done, and the leads here are the org's."""
    assert apdesk.json("sync")["result"] == "done"
    expected = org.ids(f"SELECT Id FROM Lead WHERE Country != '{without}' AND IsConverted = false")
    assert {record["salesforce_id"] for record in apdesk.records("leads")} == expected


def failed(apdesk: Apdesk) -> dict[str, Any]:
    """A sync that fails: exit code 1, the same sentence on both outputs. Its error."""
    done = apdesk.run("sync", "--json")
    assert done.returncode == 1, done.stdout
    assert done.stderr.startswith("apdesk: ")
    assert "Traceback" not in done.stderr
    error: dict[str, Any] = json.loads(done.stdout)["error"]
    assert error["title"]
    assert error["title"] in done.stderr
    return error


def test_an_expired_session_is_renewed_without_a_word(
    own_login: tuple[Apdesk, OrgProcess],
) -> None:
    apdesk, org = own_login
    new_lead(org)
    org.control("tokens/expire", {})
    assert_catches_up(apdesk, org)


def test_a_revoked_login_asks_for_a_new_one_and_then_goes_on(
    own_login: tuple[Apdesk, OrgProcess],
) -> None:
    apdesk, org = own_login
    before = everything(apdesk)
    new_lead(org)
    org.control("tokens/expire", {})
    org.control("grants/revoke", {})
    error = failed(apdesk)
    assert error["code"].startswith("login.")
    assert everything(apdesk) == before
    apdesk.connect(org)
    assert_catches_up(apdesk, org)


def test_no_network_and_then_again(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    serve = ("--leads", "20", "--port", port, "--data", str(tmp_path / "org.sqlite3"))
    apdesk = Apdesk(tmp_path / "data")
    with practice_org(*serve) as org:
        apdesk.connect(org)
        apdesk.apply(LEADS_BY_COUNTRY)
        assert apdesk.json("sync")["result"] == "done"
    before = everything(apdesk)
    error = failed(apdesk)
    assert error["code"] == "network.unreachable"
    assert everything(apdesk) == before
    with practice_org(*serve) as org:
        new_lead(org)
        assert_catches_up(apdesk, org)


@pytest.mark.parametrize("kind", ["status", "truncate", "malformed", "html", "drop_after"])
def test_a_fault_that_passes_is_retried(kind: str, apdesk: Apdesk, org: OrgProcess) -> None:
    new_lead(org)
    org.control("faults", {"kind": kind, "match": QUERIES, "times": 1})
    assert_catches_up(apdesk, org)


def test_a_fault_that_stays_is_told_and_nothing_is_half_done(
    tmp_path: Path, first_sync: Apdesk, org: OrgProcess
) -> None:
    """Each kind meets a desk of its own, whose criteria the org knows it by; all of them go on
    trying for a long while, side by side."""
    countries = {"status": "Atlantis", "truncate": "Lyonesse", "malformed": "Utopia"}
    desks = {kind: first_sync.copy(tmp_path / kind) for kind in countries}
    for kind, country in countries.items():
        desks[kind].apply(leads_not_in(country))
        assert desks[kind].json("sync")["result"] == "done"
    before = {kind: everything(desk) for kind, desk in desks.items()}
    new_lead(org)
    for kind, country in countries.items():
        fault = {"kind": kind, "match": {**QUERIES, "body": country}, "times": None}
        org.control("faults", fault)
    with ThreadPoolExecutor(len(desks)) as side_by_side:
        list(side_by_side.map(failed, desks.values()))
    assert all(rule["hits"] > 1 for rule in org.control("faults"))
    for kind, desk in desks.items():
        assert everything(desk) == before[kind], kind
    mend(org)
    for kind, country in countries.items():
        assert_catches_up(desks[kind], org, country)


def test_the_daily_limit_says_so_and_goes_on_later(apdesk: Apdesk, org: OrgProcess) -> None:
    new_lead(org)
    org.control("limit", {"maximum": 100, "used": 100})
    error = failed(apdesk)
    assert error["code"] == "salesforce.limit"
    org.control("limit", {"maximum": 100000, "used": 0})
    assert_catches_up(apdesk, org)


def test_an_object_that_became_unreadable_keeps_its_members_and_the_others_go_on(
    apdesk: Apdesk, org: OrgProcess
) -> None:
    companies = apdesk.records("companies")
    assert companies
    org.call("revoke_object", sobject="Account")
    new_lead(org)
    report = apdesk.json("sync")
    assert [problem["object"] for problem in report["problems"]] == ["Account"]
    assert "Account" in report["problems"][0]["message"] + report["problems"][0]["title"] or (
        "ompan" in report["problems"][0]["message"]
    )
    assert report["objects"]["Lead"]["entered"] == 1
    assert apdesk.records("companies") == companies
    org.call("grant_object", sobject="Account")
    assert apdesk.json("sync")["problems"] == []


def test_a_vanished_criteria_field_freezes_membership_and_names_the_field(
    apdesk: Apdesk, org: OrgProcess
) -> None:
    before = everything(apdesk)
    org.call("hide_field", sobject="Lead", field="Country")
    late = new_lead(org)
    report = apdesk.json("sync")
    problem = next(each for each in report["problems"] if each["object"] == "Lead")
    assert problem["code"] == "criteria.frozen"
    assert "Country" in problem["title"]
    assert report["objects"]["Lead"]["left"] == report["objects"]["Lead"]["entered"] == 0
    assert [r["apdesk_id"] for r in everything(apdesk)] == [r["apdesk_id"] for r in before]
    org.call("show_field", sobject="Lead", field="Country")
    assert_catches_up(apdesk, org)
    assert late in {record["salesforce_id"] for record in apdesk.records("leads")}


def test_a_full_disk_is_told_and_leaves_a_sound_database(apdesk: Apdesk, org: OrgProcess) -> None:
    before = everything(apdesk)
    for number in range(40):
        new_lead(org, f"{number} {'x' * 60}")
    limit = 65536  # no file may grow beyond it: neither the write-ahead log nor the database
    limited = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "from apdesk.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", limited, "sync", "--data-dir", str(apdesk.data_dir)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=apdesk.environment,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1, done.stdout
    assert "disk" in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert len(everything(apdesk)) >= len(before)
    assert_catches_up(apdesk, org)


def test_a_data_directory_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"a file where a directory is wanted")
    done = Apdesk(blocked / "data").run("status")
    assert done.returncode == 1
    assert str(blocked) in done.stderr
    assert "--data-dir" in done.stderr


def test_a_corrupt_database_is_named_and_left_as_it_is(apdesk: Apdesk) -> None:
    database = apdesk.data_dir / "apdesk.sqlite3"
    content = bytearray(database.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    database.write_bytes(content)
    done = apdesk.run("sync")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "damaged" in done.stderr.lower() or "corrupt" in done.stderr.lower()
    assert bytes(content[4096:12288]) == database.read_bytes()[4096:12288]


@pytest.mark.parametrize("how", ["zeros", "middle"])
def test_a_backup_of_a_damaged_database_is_listed_and_restored(apdesk: Apdesk, how: str) -> None:
    before = everything(apdesk)
    made = apdesk.json("backups", "create")
    database = apdesk.data_dir / "apdesk.sqlite3"
    left = damage(database, how)
    assert failed(apdesk)["code"] == "database.corrupt"
    assert apdesk.json("backups", "create", expect=1)["error"]["code"] == "database.corrupt"
    assert [each["name"] for each in apdesk.json("backups")] == [made["name"]]
    assert made["name"] in apdesk.run("backups", "list").stdout
    assert database.read_bytes() == left
    said = apdesk.json("backups", "restore", made["name"])
    assert said["before"] is None
    aside = Path(said["set_aside"])
    assert (aside.parent, aside.read_bytes()) == (apdesk.data_dir, left)
    assert everything(apdesk) == before
    assert apdesk.json("sync")["result"] == "done"


def test_a_restore_over_a_damaged_database_that_can_not_be_done_changes_nothing(
    apdesk: Apdesk,
) -> None:
    made = apdesk.json("backups", "create")["name"]
    damage(apdesk.data_dir / "backups" / made, "half")
    database = apdesk.data_dir / "apdesk.sqlite3"
    left = damage(database, "middle")
    assert apdesk.json("backups", "restore", made, expect=1)["error"]["code"] == "backup.corrupt"
    done = apdesk.run("backups", "restore", "nothing")
    assert done.returncode == 1
    assert done.stderr.startswith("apdesk: That is no backup.")
    assert database.read_bytes() == left
    assert list(apdesk.data_dir.glob("apdesk-damaged*")) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows says it when the file is moved")
def test_a_damaged_database_that_another_apdesk_has_open_stays(apdesk: Apdesk) -> None:
    made = apdesk.json("backups", "create")["name"]
    runs = apdesk.json("status")["last_run"]["run"]
    database = apdesk.data_dir / "apdesk.sqlite3"
    other = subprocess.Popen(
        apdesk.command("run", "--interval", "3600"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=apdesk.environment,
    )
    try:
        while apdesk.json("status")["last_run"]["run"] == runs:
            assert other.poll() is None
        with database.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 8192)
        said = apdesk.json("backups", "restore", made, expect=1)["error"]
        assert said["code"] == "database.in_use"
    finally:
        other.terminate()
        other.wait(timeout=60)
    assert Path(apdesk.json("backups", "restore", made)["set_aside"]).exists()
    assert apdesk.json("sync")["result"] == "done"


def test_two_runs_never_overlap(apdesk: Apdesk, org: OrgProcess) -> None:
    org.control("faults", {"kind": "slow", "match": QUERIES, "seconds": 4, "times": 1})
    first = subprocess.Popen(
        apdesk.command("sync", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env=apdesk.environment,
    )
    try:
        while not any(rule["hits"] for rule in org.control("faults")):
            assert first.poll() is None
        error = apdesk.json("sync", expect=1)["error"]
        assert error["code"] == "run.busy"
        assert first.wait(timeout=60) == 0
    finally:
        with contextlib.suppress(ProcessLookupError):
            first.kill()
        first.communicate()


def start_window(data_dir: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`apdesk` without a verb, where it can't open a window or start."""
    return subprocess.run(
        [sys.executable, "-m", "apdesk", "--data-dir", str(data_dir)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={
            **{
                name: value
                for name, value in os.environ.items()
                if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
            },
            **environment,
        },
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only there a desktop may be absent")
@pytest.mark.parametrize(
    "environment", [{}, {"DISPLAY": ":65000"}, {"QT_QPA_PLATFORM": "nonsense"}]
)
def test_without_a_screen_the_window_ends_in_words(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    done = start_window(tmp_path / "data", **environment)
    assert done.returncode == 1, "Qt aborts with a signal unless it is stopped"
    assert done.stderr.startswith("apdesk: apdesk can't open a window here.")
    assert "apdesk --help" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_quits_the_window_in_order(tmp_path: Path, number: signal.Signals) -> None:
    data = tmp_path / "data"
    window = subprocess.Popen(
        [sys.executable, "-m", "apdesk", "--data-dir", str(data)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert window.stderr is not None
    with window, contextlib.ExitStack() as at_end:
        at_end.callback(window.kill)
        log = data / "logs" / "apdesk.log"
        while not log.exists() or "the window is open" not in log.read_text(encoding="utf-8"):
            assert window.poll() is None
        window.send_signal(number)
        said = window.stderr.read()
        assert window.wait(timeout=60) == 0
    assert "Traceback" not in said
    assert "ended by a signal" in log.read_text(encoding="utf-8")


def test_a_window_that_cannot_start_says_so_on_standard_error_too(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "apdesk.sqlite3").write_bytes(b"this is no database at all, just text")
    window = subprocess.Popen(
        [sys.executable, "-m", "apdesk", "--data-dir", str(data)],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert window.stderr is not None
    with window:
        said = window.stderr.readline()
        window.kill()  # its dialog waits for Quit
    assert said.startswith("apdesk: The database is damaged.")
    assert "backups" in said


def test_an_emptied_database_is_not_taken_for_a_new_one(apdesk: Apdesk) -> None:
    database = apdesk.data_dir / "apdesk.sqlite3"
    database.write_bytes(b"")
    assert failed(apdesk)["code"] == "database.corrupt"
    assert database.read_bytes() == b""


def test_a_log_that_cannot_be_written_stops_nothing(apdesk: Apdesk) -> None:
    shutil.rmtree(apdesk.data_dir / "logs")
    (apdesk.data_dir / "logs").write_bytes(b"in the way")
    done = apdesk.run("sync", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["result"] == "done"
    assert done.stderr.startswith("apdesk: The log can't be written.")
    assert done.stderr.count("\n") == 1
