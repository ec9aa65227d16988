"""What a tick costs, and that it follows the changes and not the size: prints figures.

    python tests/benchmarks/bench_ticks.py [LEADS] [--org FILE] [--times N] [--record FILE]

A small mirror of 10,000 leads and a large one, each with a practice org of its own over HTTP, one
after the other. Ticks at which nothing happened, and ticks that take over 1,000 leads which a
colleague changed since. The ratio is that of the large one to the small one; CPU is that of apdesk,
and what apdesk waited for the org's answers is told apart. With `--record` the figures are added to
a file for `chart.py`.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import requests

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from apdesk.domain.cancel import CancelToken
from apdesk.domain.run import RunReport
from apdesk.headless import Headless
from apdesk.paths import DataDir
from apdesk.store.mirror import Mirror
from apdesk.sync.engine import drive
from tests.benchmarks.bench_first_sync import PREFERENCES
from tests.benchmarks.record import BUSY_TICK, IDLE_TICK, Figure, record
from tests.helpers.processes import Apdesk, OrgProcess, practice_org

SMALL = 10_000
CHANGED = 1_000
COLLECTION = 200
#: Further than the past that each tick reads again.
LATER = {"advance": 1_800}


@dataclass(frozen=True, slots=True)
class Tick:
    """One run: seconds, those of them that the org took, CPU seconds, calls, changed leads."""

    wall: float
    waited: float
    cpu: float
    calls: int
    changed: int

    def own(self) -> float:
        """Seconds without those of the org."""
        return self.wall - self.waited


class Waits:
    """How long all answers of the org were waited for, in seconds."""

    seconds = 0.0

    @classmethod
    def measure(cls) -> None:
        send = requests.Session.send

        def timed_send(self: requests.Session, *arguments: Any, **options: Any) -> Any:
            began = time.perf_counter()
            try:
                return send(self, *arguments, **options)
            finally:
                cls.seconds += time.perf_counter() - began

        requests.Session.send = timed_send  # type: ignore[method-assign]


def timed(run: Callable[[], RunReport]) -> Tick:
    waited = Waits.seconds
    clock, cpu = time.perf_counter(), time.process_time()
    report = run()
    return Tick(
        time.perf_counter() - clock,
        Waits.seconds - waited,
        time.process_time() - cpu,
        report.api_calls,
        report.objects["Lead"].changed,
    )


def change(org: OrgProcess, ids: list[str], title: str) -> None:
    for start in range(0, len(ids), COLLECTION):
        org.save(
            {
                "allOrNone": False,
                "records": [
                    {"attributes": {"type": "Lead"}, "id": each, "Title": title}
                    for each in ids[start : start + COLLECTION]
                ],
            }
        )


def measure(org: OrgProcess, home: DataDir, times: int) -> tuple[list[Tick], list[Tick]]:
    """Idle ticks and ticks with changes."""
    verbs = Apdesk(home.path)
    verbs.connect(org)
    verbs.apply(PREFERENCES)
    assert verbs.json("sync")["result"] == "done"
    with Headless(home, CancelToken()) as work:

        def run() -> RunReport:
            return drive(work.sync())

        members = list(Mirror(work.store).member_ids("Lead"))
        org.control("clock", LATER)
        drive(work.sync())
        idle = [timed(run) for _ in range(times)]
        choose = random.Random(7)
        busy = []
        for number in range(times):
            org.control("clock", LATER)
            drive(work.sync())
            title = f"Head of {number} at {time.time()}"  # a kept file was changed before
            change(org, choose.sample(members, CHANGED), title)
            busy.append(timed(run))
            assert busy[-1].changed == CHANGED, busy[-1]
    return idle, busy


def say(name: str, ticks: list[Tick], small: list[Tick] | None) -> None:
    own, cpu = median(map(Tick.own, ticks)), median(each.cpu for each in ticks)
    waited = median(each.waited for each in ticks)
    ratio = ""
    if small is not None:
        ratio = (
            f"  {own / median(map(Tick.own, small)):.2f} x wall, "
            f"{cpu / median(each.cpu for each in small):.2f} x CPU"
        )
    sys.stdout.write(
        f"{name:<34} {own * 1000:7.1f} ms  {cpu * 1000:7.1f} ms CPU  "
        f"{max(each.calls for each in ticks)} calls, {waited * 1000:.0f} ms waited{ratio}\n"
    )
    sys.stdout.flush()


def main(leads: int, kept: Path | None, times: int, recorded: Path | None) -> int:
    Waits.measure()
    found: list[tuple[list[Tick], list[Tick]]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size, data in ((SMALL, folder / "small"), (leads, kept or folder / "large")):
            options = ("--leads", str(size), "--contacts", "0", "--accounts", "0")
            with practice_org(*options, "--data", str(data)) as org:
                found.append(measure(org, DataDir(folder / f"data-{size}"), times))
            (idle, busy), first = found[-1], found[0] if len(found) > 1 else (None, None)
            say(f"{size:,} leads: nothing happened", idle, first[0])
            say(f"{size:,} leads: {CHANGED:,} changed", busy, first[1])
            if recorded is not None:
                for what, ticks in ((IDLE_TICK, idle), (BUSY_TICK, busy)):
                    own, cpu = median(map(Tick.own, ticks)), median(each.cpu for each in ticks)
                    record(recorded, Figure(what, size, own, cpu))
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("leads", type=int, nargs="?", default=100_000)
    parser.add_argument("--org", type=Path)
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--record", type=Path)
    parsed = parser.parse_args()
    raise SystemExit(main(parsed.leads, parsed.org, parsed.times, parsed.record))
