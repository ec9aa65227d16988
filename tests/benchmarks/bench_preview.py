"""What the preview of other criteria costs beside the bare questions behind it: prints figures.

    python tests/benchmarks/bench_preview.py [LEADS]

A practice org in a process of its own over HTTP; a first sync fills the store. Then the criteria
change so that about two of a hundred leads leave and as many enter, and the preview is worked out
several times. The floor is a plain client that asks for one COUNT, reads the criteria's columns of
all rows with sqlite3, and applies the same test in Python; it lists nobody and checks nothing. CPU
is that of this process and, where the system tells it, of the org's. At the end the preview is
cancelled at several moments.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from apdesk.domain.cancel import CancelToken
from apdesk.domain.preferences import Preferences
from apdesk.errors import Cancelled
from apdesk.headless import Headless
from apdesk.paths import DataDir
from apdesk.store.scanning import MemberScan
from apdesk.sync.preview import Preview, preview
from tests.helpers.processes import Apdesk, OrgProcess, practice_org

TIMES = 5
LISTED = 1_000
BEFORE, AFTER = "Media", "Biotechnology"


def document(industry: str) -> dict[str, Any]:
    criteria = [
        {"field": "Status", "operator": "is not", "value": "Junk"},
        {"field": "Industry", "operator": "is not", "value": industry},
    ]
    return {
        "version": 1,
        "objects": {
            "Lead": {"sync": "criteria", "criteria": criteria},
            "Contact": {"sync": "none"},
            "Account": {"sync": "none"},
        },
    }


def children_cpu() -> float | None:
    """CPU seconds of the processes that this one has started; None where that isn't told."""
    try:
        pids = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
        parts = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    except OSError:
        return None
    return sum(int(each[11]) + int(each[12]) for each in parts) / os.sysconf("SC_CLK_TCK")


def measured(name: str, work: Callable[[], object]) -> float:
    """Does the work several times and prints the middle of the times; the wall seconds."""
    found = []
    for _ in range(TIMES):
        wall, cpu, org = time.perf_counter(), time.process_time(), children_cpu()
        work()
        there = children_cpu()
        spent = float("nan") if org is None or there is None else there - org
        found.append((time.perf_counter() - wall, time.process_time() - cpu, spent))
    seconds, own, org_cpu = sorted(found)[TIMES // 2]
    slowest = max(each[0] for each in found)
    sys.stdout.write(
        f"{name:<36} {seconds:7.3f} s (slowest {slowest:.3f})  {own:7.3f} s CPU  "
        f"{org_cpu:7.3f} s CPU of the org\n"
    )
    return seconds


def floor(org: OrgProcess, database: Path) -> int:
    """The same numbers, asked for as plainly as can be."""
    where = (
        f"IsConverted = false AND Status != 'Junk' AND (Industry != '{AFTER}' OR Industry = null)"
    )
    org.query(f"SELECT COUNT() FROM Lead WHERE {where}")
    with MemberScan(database, "Lead") as scan:
        columns = [scan.column(name) for name in ("Status", "Industry")]
    status, industry = (each.sql for each in columns if each is not None)
    connection = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    try:
        wanted = AFTER.casefold()
        return sum(
            (one or "").casefold() != "junk" and (other or "").casefold() != wanted
            for one, other in connection.execute(
                f"SELECT {status}, {industry} FROM person "
                "WHERE +sobject = 'Lead' AND +state = 'member'"
            )
        )
    finally:
        connection.close()


def most_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(leads: int) -> int:
    size = ("--leads", str(leads), "--contacts", "1", "--accounts", "1")
    with tempfile.TemporaryDirectory() as folder, practice_org(*size) as org:
        home = DataDir(Path(folder) / "data")
        verbs = Apdesk(home.path)
        verbs.connect(org)
        verbs.apply(document(BEFORE))
        began = time.perf_counter()
        verbs.json("sync")  # in a process of its own: its memory is not the preview's
        sys.stdout.write(f"first sync {time.perf_counter() - began:.1f} s\n")
        wanted = Preferences.from_json(document(AFTER))
        with Headless(home, CancelToken()) as work:
            client = work.org()
            plain = measured("floor: COUNT, SELECT, test", lambda: floor(org, home.database))
            before = most_memory()
            found: list[Preview] = []

            def look(cancel: CancelToken) -> None:
                steps = preview(
                    client, work.store, wanted, work.clock, cancel, listing_limit=LISTED
                )
                found.append(drive_preview(steps))

            calls = client.calls()
            seconds = measured("preview of other criteria", lambda: look(CancelToken()))
            calls = (client.calls() - calls) // TIMES
            lead = found[-1].objects["Lead"]
            sys.stdout.write(
                f"{seconds / plain:.1f} x the floor, {calls} API calls; {lead.members:,} members, "
                f"{lead.enter.count:,} enter, {lead.leave.count:,} leave; memory "
                f"+{most_memory() - before:,.0f} MiB, {most_memory():,.0f} in all\n"
            )
            late = [cancelled_after(seconds * part / 10, look) for part in range(10)]
            sys.stdout.write(f"a cancel is heard within {max(late) * 1000:,.0f} ms\n")
        verbs.apply(document(AFTER))
        verbs.json("sync", "--approve-removals", expect=(0, 3))
        after = verbs.json("status")["members"]["Lead"]
        assert after == lead.matching, (after, lead.matching)
    return 0


def drive_preview(steps: Any) -> Preview:
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            result: Preview = ended.value
            return result


def cancelled_after(seconds: float, look: Callable[[CancelToken], None]) -> float:
    """Cancels a preview after some time; the seconds that it takes to end then."""
    cancel = CancelToken()
    asked: list[float] = []

    def ask() -> None:
        asked.append(time.perf_counter())
        cancel.cancel()

    timer = threading.Timer(seconds, ask)
    timer.start()
    try:
        look(cancel)
    except Cancelled:
        return time.perf_counter() - asked[0]
    finally:
        timer.cancel()
        timer.join()
    return 0.0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
