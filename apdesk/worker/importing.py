"""Importing people from a file, as tasks for a `TaskRunner`: reading, preview, the import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock
from apdesk.store.database import Store
from apdesk.store.lists import ListField
from apdesk.sync.importing import (
    Choice,
    Duplicate,
    ImportPreview,
    ImportResult,
    Invalid,
    Repeated,
    Table,
    guess,
    importable,
    preview_import,
    read_table,
    run_import,
)
from apdesk.worker.tasks import Progress, Work

__all__ = [
    "Choice",
    "Duplicate",
    "ImportPreview",
    "ImportResult",
    "Invalid",
    "Opened",
    "Plan",
    "Repeated",
    "Table",
    "open_file",
    "preview",
    "run",
]

#: The objects whose lists people can be added to; None: they stay here.
LISTS: tuple[str | None, ...] = (None, "Lead", "Contact")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read, and what can be made of its columns.

    Attributes:
        fields: The fields that a column can be for, by the list that the people are added to.
        guessed: Column -> apdesk name.
    """

    path: Path
    table: Table
    fields: Mapping[str | None, tuple[ListField, ...]]
    guessed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be imported: which column is for which field (apdesk name), and for which list."""

    table: Table
    mapping: Mapping[str, str]
    sobject: str | None = None


def open_file(database: Path, path: Path) -> Work:
    """A task -> Opened. Raises KnownError "import.unreadable" or "import.empty"."""

    def work(_progress: Progress, cancel: CancelToken) -> Opened:
        table = read_table(path)
        cancel.check()
        with Store(database, check=False) as store:
            fields = {each: importable(store, each) for each in LISTS}
        return Opened(path, table, fields, guess(table.columns, fields[None]))

    return work


def preview(database: Path, plan: Plan) -> Work:
    """A task -> ImportPreview. Raises KnownError "import.nothing", "list.closed"."""

    def work(_progress: Progress, cancel: CancelToken) -> ImportPreview:
        with Store(database, check=False) as store:
            return preview_import(store, plan.table, plan.mapping, plan.sobject, cancel=cancel)

    return work


def run(database: Path, clock: Clock, plan: Plan, duplicates: Choice, stop: CancelToken) -> Work:
    """A task -> ImportResult: all of it, or nothing where `stop` came in time.

    Not the task's own token, with which an answer is dropped: whoever stops it must hear whether
    that was too late.
    """

    def work(_progress: Progress, _cancel: CancelToken) -> ImportResult:
        with Store(database, check=False) as store:
            return run_import(
                store, clock, plan.table, plan.mapping, plan.sobject, duplicates, cancel=stop
            )

    return work
