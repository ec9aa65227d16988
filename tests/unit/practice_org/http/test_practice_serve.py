"""The command in a process of its own."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from apdesk.practice_org.http.server import PracticeServer

ROOT = Path(__file__).resolve().parents[4]


@contextmanager
def served(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "apdesk.practice_org", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        yield process, json.loads(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_one_line_then_silence_then_a_clean_end(number: signal.Signals) -> None:
    with served("--leads", "20", "--contacts", "5", "--accounts", "5", "--busy") as (process, said):
        assert set(said) == {"url", "client_id"}
        with requests.Session() as session:
            home = session.get(said["url"], timeout=20)
            assert said["client_id"] in home.text
            state = session.get(f"{said['url']}/__practice__/state", timeout=20).json()
            assert state["client_id"] == said["client_id"]
            assert state["busy"] is True
            process.send_signal(number)
            out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "", "")


def test_a_large_org_tells_how_far_it_is() -> None:
    """On standard error; standard output stays one line."""
    large = "import apdesk.practice_org.serve as serve, apdesk.practice_org.people.seed as seed\n"
    large += "serve.TOLD_FROM, seed._AT_ONCE = 20, 10\n"
    large += "from apdesk.practice_org.__main__ import main\n"
    large += "raise SystemExit(main(['--leads', '50', '--contacts', '5', '--accounts', '5']))"
    process = subprocess.Popen(
        [sys.executable, "-c", large],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        assert set(json.loads(process.stdout.readline())) == {"url", "client_id"}
        process.terminate()
        out, err = process.communicate(timeout=20)
    finally:
        process.kill()
    assert (out, err.splitlines()[:2]) == ("", ["20 Lead records", "40 Lead records"])


def test_a_taken_port_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "-m", "apdesk.practice_org", "--port", str(taken.getsockname()[1])],
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("The practice org can't be served. port ")
    assert done.stderr.endswith("Choose another --port, or leave it out.\n")


def test_a_file_that_is_no_org_is_told(tmp_path: Path) -> None:
    data = tmp_path / "org"
    data.write_bytes(b"not a database, but long enough to be looked at" * 100)
    done = subprocess.run(
        [sys.executable, "-m", "apdesk.practice_org", "--data", str(data)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert f"can't be served. {data}: " in done.stderr
    assert "--data" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--port", "70000"],
        ["--port", "first"],
        ["--leads", "-1"],
        ["--leads", "many"],
        ["--access-token-seconds", "0"],
        ["--https-cert", "x.pem"],
        ["--what"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "apdesk.practice_org", *arguments],
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")


def count(server: PracticeServer, sobject: str) -> int:
    return server.org.record_count(sobject)


def test_a_data_file_is_reopened_with_its_logins_and_its_clock(tmp_path: Path) -> None:
    data = tmp_path / "org.sqlite3"
    with PracticeServer(data=data, leads=30, contacts=10, accounts=5) as first:
        client_id, tokens = first.client_id, first.log_in()
        identity = first.org.organization_id
        leads = count(first, "Lead")
        first.org.create("Lead", {"LastName": "Kept", "Company": "C"})
        requests.post(
            f"{first.url}/__practice__/clock", json={"advance": 3600}, timeout=20
        ).raise_for_status()
        later = first.clock()
    with PracticeServer(data=data, leads=999) as again:
        assert again.client_id == client_id
        assert again.org.organization_id == identity
        assert count(again, "Lead") == leads + 1
        assert again.clock() >= later
        answer = requests.get(
            f"{again.url}/services/data/v62.0/limits",
            headers={"Authorization": f"Bearer {tokens['access_token']}"},
            timeout=20,
        )
        assert answer.status_code == 200
        issued = again.logins.refresh(tokens["refresh_token"])
        assert issued.user_id == again.org.administrator_id


def test_the_same_seed_makes_the_same_people() -> None:
    def people(seed: int) -> list[str]:
        with PracticeServer(leads=20, contacts=5, accounts=5, seed=seed) as server:
            found = server.org.query("SELECT Name FROM Lead ORDER BY Id").records()
        return [record["Name"] for record in found]

    assert people(3) == people(3)
    assert people(3) != people(4)


def test_stopping_twice_is_fine() -> None:
    server = PracticeServer()
    with pytest.raises(RuntimeError):
        _ = server.url
    server.start()
    server.stop()
    server.stop()
