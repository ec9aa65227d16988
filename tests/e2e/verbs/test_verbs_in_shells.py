"""Verbs in a shell's odd moments: streams that are closed or full, signals, strange arguments."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from tests.helpers.processes import ROOT, Apdesk, OrgProcess

pytestmark = pytest.mark.e2e


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
