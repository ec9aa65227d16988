"""The process that loads pages: told by lines of JSON what to do, it answers each with one.

It holds no login and no connection to anything but the database. It ends when its standard input
does, and so with the process that started it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import apsw

from apdesk.store.load.page import PageLoader, UnreadableCell
from apdesk.store.load.sweep import PageSweeper
from apdesk.store.load.target import ShortPage, Target


def main() -> int:
    """Reads the target, then pages, then that they were all. 0 always: errors are answers."""
    loader: PageLoader | PageSweeper | None = None
    try:
        for line in sys.stdin:
            message = json.loads(line)
            try:
                answer: dict[str, Any] = {}
                if loader is None:
                    target = Target.from_json(message)
                    loader = PageSweeper(target) if target.sweeping else PageLoader(target)
                elif "page" in message:
                    path, rows = Path(message["page"]), int(message["rows"])
                    answer = asdict(loader.load(path, rows, utf8=message["utf8"]))
                elif isinstance(loader, PageSweeper):
                    answer = asdict(loader.finish(Path()))
                else:
                    loader.finish()
            except Exception as error:
                answer = _failure(error)
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
    finally:
        if loader is not None:
            loader.close()
    return 0


def _failure(error: Exception) -> dict[str, Any]:
    """An error as an answer, without any value of a record."""
    if isinstance(error, UnreadableCell):
        return {"error": "cell", "at": error.at}
    if isinstance(error, ShortPage):
        return {"error": "short"}
    if isinstance(error, apsw.Error):
        return {"error": "sqlite", "code": getattr(error, "extendedresult", 0), "said": str(error)}
    if isinstance(error, OSError):
        return {"error": "disk", "code": error.errno or 0, "said": error.strerror or ""}
    return {"error": "defect", "said": type(error).__name__}
