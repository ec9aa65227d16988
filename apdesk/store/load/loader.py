"""The mirror's side of loading pages: a process per pull, asked page by page.

The interpreter's lock of the window's process stays free: the work is done elsewhere, and here one
thread waits.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any, Self

from apdesk.domain.cancel import CancelToken
from apdesk.domain.mapping import ApdeskType, entity_of
from apdesk.domain.schema import FieldType, SObjectSchema
from apdesk.errors import BugError, KnownError
from apdesk.language import tr
from apdesk.store import errors
from apdesk.store.apply import layout_of
from apdesk.store.columns import Catalogue
from apdesk.store.load import LOAD_PAGES
from apdesk.store.load.cells import Cell
from apdesk.store.load.target import Loaded, ShortPage, Swept, Target

#: Seconds between two looks at the cancel token while a page is loaded.
_LOOK = 0.1
#: Seconds that a process which was told to end may take.
_ENDING = 5.0


class UnreadableValue(Exception):
    """A value of a page can't be one of its field: the org's fields aren't what they were."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def available() -> bool:
    """Whether SQLite can read CSV here by itself; some builds of apsw come without."""
    if importlib.util.find_spec("apsw") is None:
        return False
    import apsw.sqlite_extra

    return apsw.sqlite_extra.has("csv") == "extension"


def target(
    database: Path,
    catalogue: Catalogue,
    schema: SObjectSchema,
    header: tuple[str, ...],
    run_id: int,
    at: str,
    *,
    sweeping: bool = False,
) -> Target:
    """Where the rows of pages with these columns go; Id must be among them. A sweep compares the
    ids with the members, and the other columns with what is stored."""
    sobject = schema.name
    cells = []
    for each in layout_of(catalogue, sobject, header):
        field = schema.field(header[each.at])
        assert field is not None
        cells.append(Cell.of(each.at, each.sql, field, each.type))
    places = {name: at for at, name in enumerate(header)}
    stamp = places.get("SystemModstamp")
    return Target(
        database=str(database.absolute()),
        entity=str(entity_of(sobject)),
        sobject=sobject,
        run_id=run_id,
        at=at,
        header=header,
        id_cell=_plain(places["Id"], FieldType.ID),
        stamp_cell=None if stamp is None else _plain(stamp, FieldType.DATETIME),
        cells=tuple(cells),
        sweeping=sweeping,
    )


def _plain(at: int, kind: FieldType) -> Cell:
    return Cell(at, "", kind, 0, 0, ApdeskType.TEXT)


class Loader:
    """The process that loads the pages of one pull. Not for two threads.

    The mirror must not be written while a page is loaded: it waits for its turn, and so would we.
    """

    def __init__(self, where: Target, folder: Path, cancel: CancelToken) -> None:
        """`folder` is where the pages lie. No process is started before the first page."""
        self._target = where
        self._folder = folder
        self._cancel = cancel
        self._process: subprocess.Popen[str] | None = None
        self._answers: Queue[str | None] = Queue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def load(self, path: Path, rows: int, *, utf8: bool = False) -> Loaded:
        """Loads a page of `folder` in one transaction, which is undone when anything is raised.
        `utf8`: it is known to be so throughout.

        Raises Cancelled, UnreadableValue, ShortPage, and KnownError as the store does (disk.full,
        database.locked …).
        """
        self._started()
        loaded = Loaded(**self._ask({"page": path.name, "rows": rows, "utf8": utf8}))
        if loaded.rest_path is None:
            return loaded
        return replace(loaded, rest_path=str(self._folder / loaded.rest_path))

    def finish(self) -> None:
        """All pages are loaded: the indexes that were set aside are made. Raises as `load`."""
        if self._process is not None:
            self._ask({"finish": True})

    def swept(self) -> Swept:
        """All pages of a sweep are read: what differs. Raises as `load`."""
        self._started()
        found = Swept(**self._ask({"finish": True}))
        return replace(
            found,
            missing_path=str(self._folder / found.missing_path),
            extra_path=str(self._folder / found.extra_path),
        )

    def close(self) -> None:
        """Ends the process; what it has not committed is undone."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(OSError):
            process.stdin.close()
        if not self._cancel.cancelled:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_ENDING)
        process.kill()
        process.wait()
        self._reader.join()
        process.stdout.close()

    # -- within ---------------------------------------------------------------------------------

    def _started(self) -> None:
        if self._process is None:
            self._start()
            self._ask(self._target.to_json())

    def _start(self) -> None:
        self._answers = Queue()
        try:
            process = subprocess.Popen(
                command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                cwd=self._folder,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise died(error.strerror or str(error)) from error
        self._process = process
        self._reader = threading.Thread(
            target=_listen, args=(process, self._answers), name="load", daemon=True
        )
        self._reader.start()

    def _ask(self, message: dict[str, Any]) -> dict[str, Any]:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
        except OSError:
            raise died(tr("it ended by itself")) from None
        while True:
            self._cancel.check()
            try:
                line = self._answers.get(timeout=_LOOK)
            except Empty:
                continue
            if line is None:
                raise died(tr("it ended by itself"))
            answer: dict[str, Any] = json.loads(line)
            if "error" in answer:
                raise self._failure(answer)
            return answer

    def _failure(self, answer: dict[str, Any]) -> Exception:
        path = Path(self._target.database)
        match answer["error"]:
            case "cell":
                return UnreadableValue(self._target.header[int(answer["at"])])
            case "short":
                return ShortPage()
            case "sqlite":
                return errors.of_sqlite(int(answer["code"]), str(answer["said"]), path)
            case "disk":
                error = OSError(int(answer["code"]), str(answer["said"]))
                return errors.convert(error, path) or error
        return BugError(
            tr("apdesk's loading of records failed"),
            tr("{reason}. Nothing of this step was stored.", reason=answer["said"]),
            tr("Please send the diagnostics file."),
            code="load.defect",
        )


def command() -> list[str]:
    """What starts the process: this program again (see `__main__`)."""
    start = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "apdesk"]
    return [*start, LOAD_PAGES]


def died(why: str) -> KnownError:
    return KnownError(
        tr("apdesk's loading of records was broken off"),
        tr(
            "The program that stores the records from Salesforce can't go on: {why}. What was "
            "stored "
            "before is safe; the last step was not stored.",
            why=why,
        ),
        tr(
            "Sync again: apdesk goes on where it stopped. If it happens again, close other "
            "programs: "
            "the memory of this computer may be full."
        ),
        code="load.died",
    )


def _environment() -> dict[str, str]:
    """Ours, with the place that this package was imported from: the process stands elsewhere."""
    package = str(Path(__file__).resolve().parents[3])
    found = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([package, found] if found else [package])}


def _listen(process: subprocess.Popen[str], answers: Queue[str | None]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        answers.put(line)
    answers.put(None)
