"""The practice org as the window starts it: same place every day, and gone with its parent."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from apdesk.errors import KnownError
from apdesk.launcher import PracticeLauncher
from apdesk.paths import DataDir
from tests.helpers.processes import ROOT

pytestmark = pytest.mark.e2e


@pytest.fixture
def home(tmp_path: Path) -> DataDir:
    home = DataDir(tmp_path / "data")
    home.prepare()
    return home


def test_the_next_day_it_is_the_same_org_at_the_same_address(home: DataDir) -> None:
    organizations, targets = [], []
    for _ in range(2):
        launcher = PracticeLauncher(home)
        try:
            target = launcher.start()
            assert launcher.start() == target, "started once"
            state = requests.get(f"{target.login_url}/__practice__/state", timeout=10).json()
        finally:
            launcher.stop()
        organizations.append(state["organization_id"])
        targets.append(target)
    assert targets[0] == targets[1]
    assert organizations[0] == organizations[1]
    assert PracticeLauncher(home).used_before


def test_when_the_port_is_taken_it_moves(home: DataDir) -> None:
    launcher = PracticeLauncher(home)
    port = urlsplit(launcher.start().login_url).port
    launcher.stop()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port or 0))
        taken.listen()
        other = PracticeLauncher(home)
        try:
            assert urlsplit(other.start().login_url).port != port
        finally:
            other.stop()


def refused(where: tuple[str, int], patience: float = 60.0) -> bool:
    """Whether nobody takes connections there any more: a dying process closes one by one."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(where, timeout=5) as late:
                late.recv(1)
        except ConnectionRefusedError:
            return True
        except OSError:
            continue
    return False


def test_it_ends_when_its_parent_is_killed(home: DataDir) -> None:
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time\n"
            "from pathlib import Path\n"
            "from apdesk.launcher import PracticeLauncher\n"
            "from apdesk.paths import DataDir\n"
            "launcher = PracticeLauncher(DataDir(Path(sys.argv[1])))\n"
            "print(launcher.start().login_url, flush=True)\n"
            "sys.stdin.read()\n",
            str(home.path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert parent.stdout is not None
    url = parent.stdout.readline().strip()
    session = requests.Session()
    assert session.get(f"{url}/services/data", timeout=10).ok
    address = urlsplit(url)
    where = (address.hostname or "", address.port or 0)
    with socket.create_connection(where, timeout=60) as held:
        os.kill(parent.pid, signal.SIGKILL)
        parent.communicate()
        with contextlib.suppress(ConnectionResetError):  # it may not have been accepted yet
            assert held.recv(1) == b"", "its end closes what is connected"
    assert refused(where), "its end closes the port"


def test_its_people_are_sent_to_work_and_home_and_that_is_remembered(home: DataDir) -> None:
    launcher = PracticeLauncher(home)
    assert (launcher.running, launcher.busy) == (False, False)
    target = launcher.start()
    try:
        assert launcher.running
        assert launcher.serves(target.login_url)
        assert not launcher.serves("http://localhost:1")
        busy = f"{target.login_url}/__practice__/state"
        assert requests.get(busy, timeout=10).json()["busy"] is False
        launcher.set_busy(True)
        assert launcher.busy
        assert requests.get(busy, timeout=10).json()["busy"] is True
    finally:
        launcher.stop()
    again = PracticeLauncher(home)
    assert again.busy
    again.start()
    try:
        assert requests.get(busy, timeout=10).json()["busy"] is True
        again.set_busy(False)
        assert requests.get(busy, timeout=10).json()["busy"] is False
    finally:
        again.stop()
    assert not PracticeLauncher(home).busy
    with pytest.raises(KnownError) as told:
        again.set_busy(True)
    assert told.value.code == "practice.silent"
    assert not again.busy, "what failed isn't remembered"
