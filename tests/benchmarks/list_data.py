"""A data file with many leads, as a first sync leaves it, with the indexes that lists want."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from apdesk.paths import DataDir
from apdesk.store import ordering
from apdesk.store.database import Store
from tests.benchmarks.bench_first_sync import PREFERENCES
from tests.helpers.processes import Apdesk, practice_org


def make(leads: int, database: Path, kept_org: Path | None) -> None:
    """Fills a practice org in a process of its own with so many leads, pulls them by apdesk's own
    verb, and puts the file in place. `kept_org`: the org's file, filled already or kept for later.
    """
    with tempfile.TemporaryDirectory(dir=database.parent) as name:
        folder = Path(name)
        home = DataDir(folder / "data")
        size = ("--leads", str(leads), "--contacts", "0", "--accounts", "0")
        began = time.perf_counter()
        with practice_org(*size, "--data", str(kept_org or folder / "org.sqlite3")) as org:
            _say(f"an org with {leads:,} leads", began)
            verbs = Apdesk(home.path)
            verbs.connect(org)
            verbs.apply(PREFERENCES)
            began = time.perf_counter()
            report = verbs.json("sync")
            assert report["result"] == "done", report
            _say("the first sync", began)
        began = time.perf_counter()
        index(home.database)
        _say("the indexes of lists", began)
        shutil.move(home.database, database)


def index(database: Path) -> None:
    """Makes all the indexes that lists want, as the sync does in its pauses."""
    with Store(database) as store:
        while ordering.keep_up(store):
            pass
        store.checkpoint()


def _say(what: str, began: float) -> None:
    sys.stdout.write(f"made {what} in {time.perf_counter() - began:.1f} s\n")
    sys.stdout.flush()
