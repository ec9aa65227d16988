"""The walls of the house: who may import whom, read from the import statements themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "apdesk"

BASE = {"errors", "paths", "logs", "language", "resources", "deployment"}
#: room -> the rooms of apdesk that it may import (its own and BASE always).
MAY_IMPORT = {
    "errors": set(),
    "paths": set(),
    "logs": set(),
    "language": set(),
    "resources": set(),
    "deployment": set(),
    "domain": set(),
    "output": set(),
    "progress": {"domain"},
    "salesforce": {"domain"},
    "store": {"domain"},
    "sync": {"salesforce", "store", "domain"},
    "journeys": {"salesforce", "store", "domain"},
    "worker": {"sync", "journeys", "salesforce", "store", "domain"},
    "ui": {"worker", "domain"},
    "practice_org": set(),
}
#: What ui may read of the store directly: lists, and nothing that writes but one-row edits.
UI_STORE_MODULES = {"views", "lists", "list_keys", "search", "edits"}
#: Composition roots and entry points.
ROOTS = {"app", "desktop", "services", "cli", "headless", "verbs", "__main__", "launcher"}
#: library -> the only rooms that may import it.
ONLY_IN = {
    "PySide6": {"ui", "worker", "app", "desktop"},
    "apsw": {"store"},
    "peewee": {"store"},
    "playhouse": {"store"},
    "sqlite3": {"store", "practice_org"},
    "requests": {"salesforce"},
    "requests_oauthlib": {"salesforce"},
    "oauthlib": {"salesforce"},
    "simple_salesforce": {"salesforce"},
    "keyring": {"salesforce"},
    "truststore": {"salesforce"},
    "smtplib": {"journeys"},
    "werkzeug": {"practice_org"},
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Every imported dotted name, relative ones made absolute."""
    package = (path.relative_to(ROOT).parent).parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            yield from (f"{module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    wrong = []
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "apdesk":
            target = parts[1] if len(parts) > 1 else ""
            if target == "practice_org" and room not in {"practice_org", "launcher"}:
                wrong.append(name)
            elif room in ROOTS or target in {room, "__version__", ""}:
                continue
            elif target in BASE:
                if room == "practice_org":
                    wrong.append(name)
            elif target in ROOTS:
                wrong.append(name)
            elif room == "ui" and target == "store":
                if len(parts) < 3 or parts[2] not in UI_STORE_MODULES:
                    wrong.append(name)
            elif target not in MAY_IMPORT[room]:
                wrong.append(name)
        elif parts[0] in ONLY_IN and room not in ONLY_IN[parts[0]]:
            wrong.append(name)
    assert not wrong, f"{path.relative_to(ROOT)} ({room}) imports {', '.join(wrong)}"


def test_every_room_has_its_rule() -> None:
    rooms = {room_of(path) for path in modules()} - {"__init__"}
    assert rooms <= set(MAY_IMPORT) | ROOTS


def test_no_wildcard_imports() -> None:
    guilty = [
        str(path.relative_to(ROOT))
        for path in modules()
        for name in imported(path)
        if name.endswith(".*")
    ]
    assert not guilty
