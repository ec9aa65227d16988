"""The practice org as the window starts it: same place every day, and gone with its parent."""

from __future__ import annotations

import contextlib
import io
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
from apdesk.launcher import PracticeLauncher, _Orders
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


def test_a_practice_org_that_died_is_left_and_started_anew(home: DataDir) -> None:
    launcher = PracticeLauncher(home)
    url = launcher.start().login_url
    assert launcher._process is not None
    launcher._process.kill()
    launcher._process.wait()
    pipes = (launcher._process.stdin, launcher._process.stdout)
    with pytest.raises(KnownError) as told:
        launcher.set_busy(True)
    assert told.value.code == "practice.silent"
    try:
        assert launcher.start().login_url == url
        assert all(each is not None and each.closed for each in pipes)
        launcher._process.kill()
        launcher._process.wait()
        with pytest.raises(KnownError):
            launcher.set_busy(True)
    finally:
        launcher.stop()
    assert not launcher.running


@pytest.mark.logs("apdesk.launcher")
def test_a_full_disk_takes_nothing_from_what_is_remembered(
    home: DataDir, monkeypatch: pytest.MonkeyPatch
) -> None:
    launcher = PracticeLauncher(home)
    url = launcher.start().login_url

    def full(path: Path, *_given: object, **_more: object) -> int:
        path.open("w").close()  # the file is emptied before the disk is found to be full
        raise OSError(28, "No space left on device")

    try:
        with monkeypatch.context() as disk:
            disk.setattr(Path, "write_text", full)
            launcher.set_busy(True)
            assert launcher.busy, "it is, whether it can be written down or not"
            launcher.set_busy(False)
            assert not launcher.busy
    finally:
        launcher.stop()
    again = PracticeLauncher(home)
    try:
        assert again.start().login_url == url
    finally:
        again.stop()


def test_it_ends_with_a_parent_that_did_not_wait_for_the_answer() -> None:
    class Gone(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    class Switch:
        def start(self, _every: float) -> None: ...

    class Server:
        busy = Switch()

    told: list[int] = []
    orders = _Orders(io.StringIO("busy on\n"), Gone())
    orders.serving(Server())  # type: ignore[arg-type]
    before = signal.signal(signal.SIGTERM, lambda number, _frame: told.append(number))
    try:
        with contextlib.suppress(BrokenPipeError):
            orders.heed()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert told == [signal.SIGTERM]
