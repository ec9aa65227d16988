"""Python collects no garbage by itself while windows are about, in the app and in these tests.

It would do so in whatever thread allocates, and destroy the widgets of the main thread there.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_once_a_window_was_opened_the_collector_stays_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A task may outlast the window."""
    from apdesk import app, cli

    monkeypatch.setattr(app, "run", lambda *_given, **_more: 0)
    gc.enable()  # as Python starts
    assert cli.main(["--data-dir", str(tmp_path)]) == 0
    assert not gc.isenabled()


def test_a_test_that_turns_the_collector_on_leaves_it_off(tmp_path: Path) -> None:
    (tmp_path / "test_two.py").write_text(
        "import gc\n"
        "def test_first():\n"
        "    assert not gc.isenabled()\n"
        "    gc.enable()\n"
        "def test_second():\n"
        "    assert not gc.isenabled()\n",
        encoding="utf-8",
    )
    options = ["-q", "-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml"), str(tmp_path)]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert "2 passed" in ended.stdout, ended.stdout
