"""Rows of a list as they are handed to other programs: text for the clipboard, a file to drag."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from apdesk.domain.cancel import CancelToken
from apdesk.domain.records import FieldValue
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.store.list_keys import ListKey
from apdesk.store.views import Views
from apdesk.sync.cells import FORMULA_STARTS, csv_cell
from apdesk.worker.tasks import Progress, Work

#: So many rows are handed out at once; who wants more exports the list.
MOST: Final = 20_000
#: So few are read at once on any thread: that takes no longer than to show them.
FEW: Final = 200


class ExtractColumn(NamedTuple):
    """A column: the field's name, its heading, its type (`ApdeskType`)."""

    name: str
    heading: str
    kind: str


@dataclass(frozen=True, slots=True)
class Extract:
    """Some rows of a list.

    Attributes:
        lines: A line for each row, cells as they are shown, separated by tabs; headings first.
        rows: How many records those are; one that is gone by now is left out.
        file: The same as a CSV file, where one was asked for.
    """

    lines: tuple[str, ...]
    rows: int
    file: Path | None = None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


#: Says how a value of the field (its name) and type is shown.
Written = Callable[[FieldValue, str, str], str]


def read(
    views: Views,
    key: ListKey,
    ids: Sequence[int],
    columns: Sequence[ExtractColumn],
    written: Written,
    *,
    file: Path | None = None,
    progress: Progress = lambda _done: None,
    cancel: CancelToken | None = None,
) -> Extract:
    """Reads rows in the order of `ids`. `written(value, name, type)` says how a value
    is shown.

    Text that a spreadsheet would run as a formula gets an apostrophe in front, as in exports.
    Progress: (done, total). Raises KnownError "export.failed" when `file` can't be written.
    """
    lines = ["\t".join(_one_line(each.heading) for each in columns)]
    cells: list[list[str]] = [["apdesk ID", *(each.heading for each in columns)]]
    names = [each.name for each in columns]
    for at in range(0, len(ids), FEW):
        if cancel is not None:
            cancel.check()
        some = ids[at : at + FEW]
        found = views.rows(key, some, names)
        for record_id in some:
            values = found.get(record_id)
            if values is None:
                continue
            shown = (
                _safe(value, written(value, each.name, each.kind))
                for value, each in zip(values, columns, strict=True)
            )
            lines.append("\t".join(shown))
            if file is not None:
                cells.append([str(record_id), *map(csv_cell, values)])
        progress((at + len(some), len(ids)))
    if file is not None:
        _write(file, cells)
    return Extract(tuple(lines), len(lines) - 1, file)


def extract(
    database: Path,
    key: ListKey,
    ids: Sequence[int],
    columns: Sequence[ExtractColumn],
    written: Written,
    *,
    file: Path | None = None,
) -> Work:
    """A task -> Extract, as `read`; `written` is called in the task's thread."""

    def work(progress: Progress, cancel: CancelToken) -> Extract:
        with Views(database) as views:
            views.watch(lambda: cancel.cancelled)
            return read(
                views, key, ids, columns, written, file=file, progress=progress, cancel=cancel
            )

    return work


def clear(folder: Path) -> None:
    """Removes the files that were handed out, those of an earlier start too."""
    shutil.rmtree(folder, ignore_errors=True)


def _safe(value: FieldValue, shown: str) -> str:
    text = _one_line(shown)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_STARTS) else text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _write(file: Path, cells: Sequence[Sequence[str]]) -> None:
    part = file.with_name(file.name + ".part")
    try:
        for folder in (file.parent.parent, file.parent):  # for this user's eyes only
            folder.mkdir(mode=0o700, exist_ok=True)
        with part.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(cells)
        os.replace(part, file)
    except OSError as error:
        raise KnownError(
            tr("The file can't be written"),
            tr(
                "{target}: {reason}. Nothing was handed over.",
                target=file,
                reason=error.strerror or error,
            ),
            tr("Free some space, or export the list to another folder."),
            code="export.failed",
        ) from error
    finally:
        part.unlink(missing_ok=True)
