"""What the first sync of many leads costs beside a plain script: prints figures.

    python tests/benchmarks/bench_first_sync.py [LEADS] [--org FILE] [--times N] [--record FILE]

A practice org in a process of its own serves them by Bulk API 2.0; with `--org` its file is kept,
so that the next bench need not fill it again; with `--record` the figures are added to a file for
`chart.py`. The floor (`plain_load.py`) and apdesk's own verb
`sync`, each a process of its own and a file of its own, run one after the other, N times in turn.
What an org takes to gather a job's result is the same for both and told apart; the ratio is of what
comes after it: download, parse, write, index (apdesk: also convert, decide, make searchable).
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from apdesk.domain.cancel import CancelToken
from apdesk.domain.mapping import all_mappings
from apdesk.headless import Headless
from apdesk.paths import DataDir
from apdesk.sync.membership import row_fields
from tests.benchmarks.record import FIRST_SYNC, Figure, record
from tests.benchmarks.watch import Watch
from tests.helpers.processes import Apdesk, OrgProcess, practice_org

PREFERENCES = {
    "version": 1,
    "objects": {"Contact": {"sync": "none"}, "Account": {"sync": "none"}},
}
WAITED = re.compile(r"bulk job ready after ([0-9.]+) s")


def soql(home: DataDir) -> str:
    """What apdesk asks for."""
    with Headless(home, CancelToken()) as work:
        schemas = work.settings.schemas()
        mapped = all_mappings(work.preferences(), schemas)
    fields = row_fields("Lead", schemas["Lead"], mapped["Lead"])
    return f"SELECT {', '.join(fields)} FROM Lead WHERE IsConverted = false"


def floor(org: OrgProcess, query: str, database: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("plain_load.py"), org.url, query, database],
        input=org.token(),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def first_sync(verbs: Apdesk) -> dict[str, float]:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    process = subprocess.Popen(
        verbs.command("sync", "--json"), stdout=subprocess.PIPE, text=True, env=verbs.environment
    )
    watch = Watch(process.pid)
    said, _ = process.communicate()
    seconds = time.perf_counter() - began
    report: dict[str, Any] = json.loads(said)
    assert report["result"] == "done", report
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    log = (verbs.data_dir / "logs" / "apdesk.log").read_text(encoding="utf-8")
    waited = sum(float(each) for each in WAITED.findall(log))
    return {
        "rows": report["objects"]["Lead"]["entered"],
        "job": waited,
        "load": seconds - waited,
        "cpu": now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime,
        "memory": watch.peak(),
        "calls": report["api_calls"],
    }


def say(name: str, spent: dict[str, float]) -> None:
    sys.stdout.write(
        f"{name:<16} {spent['rows']:>9,.0f} rows  job {spent['job']:6.1f} s  "
        f"load {spent['load']:7.2f} s  CPU {spent['cpu']:7.2f} s  memory {spent['memory']:5.0f} MiB"
        f"  file {spent['file']:6.0f} MiB\n"
    )
    sys.stdout.flush()


def main(leads: int, kept: Path | None, times: int, recorded: Path | None) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = ("--leads", str(leads), "--contacts", "0", "--accounts", "0")
        data = kept or folder / "org.sqlite3"
        ratios = []
        with practice_org(*size, "--data", str(data)) as org:
            for turn in range(times):
                home = DataDir(folder / f"data-{turn}")
                verbs = Apdesk(home.path)
                verbs.connect(org)
                verbs.apply(PREFERENCES)
                plain = floor(org, soql(home), folder / f"plain-{turn}.sqlite3")
                plain["file"] = (folder / f"plain-{turn}.sqlite3").stat().st_size / 2**20
                say("floor", plain)
                ours = first_sync(verbs)
                ours["file"] = home.database.stat().st_size / 2**20
                say("apdesk sync", ours)
                assert ours["rows"] == plain["rows"]
                assert stored(home.database) == plain["rows"]
                if recorded is not None:
                    figure = Figure(FIRST_SYNC, leads, ours["load"], ours["cpu"], plain["load"])
                    record(recorded, figure)
                ratios.append((ours["load"] / plain["load"], ours["file"] / plain["file"]))
                for each in (folder / f"plain-{turn}.sqlite3", home.database):
                    each.unlink()
        wall, file = (median(each) for each in zip(*ratios, strict=True))
        sys.stdout.write(
            f"{leads:,} leads: {wall:.2f} x the floor (median of {times}), "
            f"file {file:.2f} x, {ours['calls']:.0f} API calls\n"
        )
    return 0


def stored(database: Path) -> int:
    connection = sqlite3.connect(database)
    try:
        found: int = connection.execute("SELECT count(*) FROM person").fetchone()[0]
    finally:
        connection.close()
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("leads", type=int, nargs="?", default=100_000)
    parser.add_argument("--org", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--record", type=Path)
    parsed = parser.parse_args()
    raise SystemExit(main(parsed.leads, parsed.org, parsed.times, parsed.record))
