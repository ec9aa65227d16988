"""The set-up script, away from the network: paths, locales, interpreters that aren't there."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import venv
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.processes import ROOT

posix = pytest.mark.skipif(os.name != "posix", reason="shell scripts")
SCRIPT = ROOT / "packaging" / "bootstrap.py"


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap_under_test", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@posix
@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C.UTF-8"},
        {"LC_ALL": "POSIX"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_a_checkout_anywhere_runs_in_any_locale(
    bootstrap: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    locale: dict[str, str],
) -> None:
    checkout = tmp_path / "ein Ordner ä 'q' $HOME 名"
    (checkout / "apdesk").mkdir(parents=True)
    (checkout / "apdesk" / "__init__.py").touch()
    (checkout / "apdesk" / "__main__.py").write_text("print('here')", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "ROOT", checkout)
    monkeypatch.setattr(bootstrap, "VENV", checkout / ".venv")
    venv.create(checkout / ".venv", with_pip=False)
    bootstrap.make_command(bootstrap.python_in_venv())
    done = subprocess.run(
        [checkout / ".venv" / "bin" / "apdesk"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", **locale},
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == "here\n"


@posix
def test_a_name_that_stands_for_no_python_is_passed_over(
    bootstrap: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def program(name: str, script: str) -> None:
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)

    program("python3.13", "echo 'command not found' >&2; exit 127")
    monkeypatch.setattr(sys, "version_info", (3, 9, 0, "final", 0))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit) as nothing_works:
        bootstrap.use_a_new_enough_python()
    assert nothing_works.value.code == 1
    said = capfd.readouterr().err
    assert "Python 3.11 or newer is needed" in said
    assert "command not found" not in said
    program("python3.12", '[ "$1" = -c ] || exit 7')
    with pytest.raises(SystemExit) as another:
        bootstrap.use_a_new_enough_python()
    assert another.value.code == 7


@pytest.mark.skipif(sys.platform != "linux", reason="only there a desktop may be absent")
def test_without_a_screen_nothing_is_installed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(bootstrap, "setup", lambda **_: pytest.fail("it was set up"))
    with pytest.raises(SystemExit):
        bootstrap.main(["app"])
    assert "xvfb-run" in capfd.readouterr().err
