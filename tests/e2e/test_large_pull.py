"""A large first sync by the verbs over HTTP: Bulk API, the process that loads, and its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from apdesk.store.load import LOAD_PAGES
from tests.helpers.processes import ROOT, Apdesk, OrgProcess, practice_org

pytestmark = pytest.mark.e2e

LEADS = 12_000
ONLY_LEADS = {
    "version": 1,
    "objects": {"Contact": {"sync": "none"}, "Account": {"sync": "none"}},
}
MEMBERS = "SELECT Id FROM Lead WHERE IsConverted = false"


@pytest.fixture(scope="module")
def org() -> Iterator[OrgProcess]:
    with practice_org("--leads", str(LEADS), "--contacts", "0", "--accounts", "0") as running:
        yield running


@pytest.fixture(scope="module")
def members(org: OrgProcess) -> set[str]:
    """The org's own answer; no test changes it."""
    return org.ids(MEMBERS)


@pytest.fixture(scope="module")
def connected(tmp_path_factory: pytest.TempPathFactory, org: OrgProcess) -> Apdesk:
    """Connected once for all tests, which copy it."""
    desk = Apdesk(tmp_path_factory.mktemp("connected") / "data")
    desk.connect(org)
    desk.apply(ONLY_LEADS)
    return desk


@pytest.fixture
def apdesk(tmp_path: Path, connected: Apdesk) -> Apdesk:
    return connected.copy(tmp_path / "data")


def synced(apdesk: Apdesk) -> set[str]:
    return {record["salesforce_id"] for record in apdesk.records("leads")}


def test_ten_thousand_leads_and_more_take_few_calls(apdesk: Apdesk, members: set[str]) -> None:
    report = apdesk.json("sync")
    assert report["result"] == "done"
    assert report["objects"]["Lead"]["entered"] == len(members) > 10_000
    assert report["api_calls"] <= 12
    assert synced(apdesk) == members
    assert not (apdesk.data_dir / "incoming").exists()
    again = apdesk.json("sync")
    assert (again["api_calls"], again["objects"]["Lead"]["changed"]) == (1, 0)


def _loader_of(pid: int) -> int | None:
    """The process that loads for that one, once there is one (Linux)."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # threads and processes end while they are looked at
            for child in task.read_text().split():
                if LOAD_PAGES in Path(f"/proc/{child}/cmdline").read_text():
                    return int(child)
    return None


def _alive(pid: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("whom", ["apdesk", "the process that loads"])
def test_what_is_killed_leaves_nothing_behind_and_goes_on(
    apdesk: Apdesk, members: set[str], whom: str
) -> None:
    run = subprocess.Popen(
        apdesk.command("sync"),
        env=apdesk.environment,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    with run:
        loader = None
        while loader is None:
            assert run.poll() is None, "it ended before it loaded"
            loader = _loader_of(run.pid)
        os.kill(run.pid if whom == "apdesk" else loader, signal.SIGKILL)
        assert run.stderr is not None
        said = run.stderr.read()
        assert run.wait(timeout=60) != 0
    while _alive(loader):
        pass
    if whom != "apdesk":
        assert "broken off" in said
        assert "Traceback" not in said
    assert apdesk.json("sync")["result"] == "done"
    assert synced(apdesk) == members
    assert not (apdesk.data_dir / "incoming").exists()
