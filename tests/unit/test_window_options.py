"""Which command lines open the window without asking the parser of the verbs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from apdesk.cli import WindowOptions, window_options


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], WindowOptions()),
        (["--practice"], WindowOptions(practice=True)),
        (["--debug", "--practice"], WindowOptions(practice=True, debug=True)),
        (["--data-dir", "/a b"], WindowOptions("/a b")),
        (["--data-dir=/a=b", "--debug"], WindowOptions("/a=b", debug=True)),
        (["--data-dir", "/a", "--data-dir=/b"], WindowOptions("/b")),
    ],
)
def test_a_plain_line_opens_the_window(arguments: list[str], options: WindowOptions) -> None:
    assert window_options(arguments) == options


@pytest.mark.parametrize(
    "arguments",
    [
        ["sync"],
        ["--data-dir", "/a", "sync"],
        ["--help"],
        ["--version"],
        ["--json"],
        ["--data"],  # an abbreviation
        ["--data-dir"],
        ["--data-dir", ""],
        ["--data-dir="],
        ["--data-dir", "--debug"],
        ["--data-dir=-x"],
        ["--practice=yes"],
    ],
)
def test_any_other_line_is_judged_by_the_parser(arguments: list[str]) -> None:
    assert window_options(arguments) is None


def test_the_first_paint_waits_for_nothing_that_only_rows_or_verbs_need() -> None:
    """What the window imports before it is shown; each of these costs a good part of its start."""
    late = (
        "hashlib",
        "logging.handlers",
        "peewee",
        "platformdirs",
        "requests",
        "apdesk.deployment",
        "apdesk.domain.apdesk_types",
        "apdesk.domain.run",
        "apdesk.domain.preferences",
        "apdesk.domain.schema",
        "apdesk.salesforce",
        "apdesk.store.database",
        "apdesk.store.lists",
        "apdesk.store.views",
        "apdesk.sync",
        "apdesk.ui.activity.page",
        "apdesk.ui.criteria.field_chooser",
        "apdesk.ui.lists.body",
        "apdesk.ui.lists.column_chooser",
        "apdesk.ui.lists.filter_editor",
        "apdesk.ui.people.dialog",
        "apdesk.ui.record.pane",
        "apdesk.ui.settings.page",
        "apdesk.ui.widgets.combo",
        "apdesk.ui.wizard.window",
        "apdesk.verbs",
        "apdesk.worker.editing",
        "apdesk.worker.sync_worker",
    )
    shown = f"import sys, apdesk.app; print([x for x in {late!r} if x in sys.modules])"
    said = subprocess.run(
        [sys.executable, "-c", shown], capture_output=True, text=True, check=True, timeout=60
    )
    assert said.stdout.strip() == "[]"


def test_started_anew_it_opens_the_same_directory_from_wherever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from apdesk import app, cli
    from apdesk.ui.shell import program

    started: list[list[str]] = []
    monkeypatch.setattr(program, "start_again", lambda given: started.append(list(given)))
    monkeypatch.setattr(app, "run", lambda *_given, **_more: app.RESTART)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["--data-dir", "mine", "--debug"]) == 0
    assert started == [["--data-dir", str(tmp_path / "mine"), "--debug"]]
