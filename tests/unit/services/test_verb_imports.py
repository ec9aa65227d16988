"""A script that asks for a number doesn't wait for what talks to Salesforce."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from apdesk.verbs.arguments import Verb, parser

ROOT = Path(__file__).parents[3]
#: What only a verb that reaches the org, sends mail or opens a window needs.
HEAVY = {"requests", "simple_salesforce", "keyring", "PySide6", "apdesk.journeys.engine"}


@pytest.mark.parametrize(
    "line", ["status", "errors", "undo", "usage", "backups list", "export all"]
)
def test_a_verb_that_reads_imports_nothing_that_talks(line: str, tmp_path: Path) -> None:
    program = (
        "import sys, json\n"
        "from apdesk.cli import main\n"
        f"code = main([*{line.split()!r}, '--data-dir', {str(tmp_path / 'data')!r}])\n"
        "json.dump([code, sorted(sys.modules)], sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    code, modules = json.loads(done.stderr)
    assert code == 0
    assert HEAVY.isdisjoint(modules)


def test_each_verb_is_where_its_parser_says() -> None:
    """They are imported one by one: a wrong name would be met only when a user asks for it."""
    found = set(_verbs(parser(practice=False)))
    assert len(found) > 20
    for verb in found:
        assert callable(getattr(import_module(f"apdesk.verbs.{verb.module}"), verb.name))


def _verbs(within: argparse.ArgumentParser) -> Iterator[Verb]:
    verb = within.get_default("run_verb")
    if verb is not None:
        yield verb
    for action in within._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from _verbs(each)
