"""What a sync costs beside the bare download of the same records: prints figures.

    python tests/benchmarks/bench_sync.py [LEADS]

A practice org in a process of its own over HTTP, with a fifth as many contacts and a tenth as many
accounts. The floor is a plain client that asks for the same fields of the same records, page by
page, and parses the JSON; it stores nothing. Then apdesk's engine: the first sync, ticks at which
nothing happened, a tick that takes over changes, and one that sends as many edits, beside a plain
client that sends the same values in collections of 200. CPU is that of this process alone.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import to_iso
from apdesk.domain.mapping import all_mappings
from apdesk.domain.run import RunReport
from apdesk.headless import Headless
from apdesk.paths import DataDir
from apdesk.store.edits import Edits, RecordEdit
from apdesk.store.mirror import Mirror
from apdesk.sync.engine import drive
from tests.helpers.processes import Apdesk, OrgProcess, practice_org

TICKS = 10
CHANGED = 1_000
COLLECTION = 200


class Spent:
    """Seconds and CPU seconds of a piece of work."""

    def __init__(self, work: Callable[[], object]) -> None:
        clock, cpu = time.perf_counter(), time.process_time()
        work()
        self.seconds = time.perf_counter() - clock
        self.cpu = time.process_time() - cpu


def say(name: str, spent: Spent, floor: Spent | None = None, more: str = "") -> None:
    ratio = f"  {spent.seconds / floor.seconds:4.1f} x the floor" if floor is not None else ""
    sys.stdout.write(f"{name:<34} {spent.seconds:8.3f} s  {spent.cpu:8.3f} s CPU{ratio}  {more}\n")


def download(org: OrgProcess, work: Headless) -> int:
    """Reads the fields that apdesk reads, as quickly as a plain client can."""
    count = 0
    for name, mapped in all_mappings(work.preferences(), work.settings.schemas()).items():
        fields = {"Id", "SystemModstamp"} | {each.salesforce for each in mapped}
        only = " WHERE IsConverted = false" if name == "Lead" else ""
        count += len(org.query(f"SELECT {', '.join(sorted(fields))} FROM {name}{only}"))
    return count


def push(org: OrgProcess, ids: Sequence[str], title: str) -> None:
    """Writes one value into each record, as quickly as a plain client can."""
    for start in range(0, len(ids), COLLECTION):
        records = [
            {"attributes": {"type": "Lead"}, "id": each, "Title": title}
            for each in ids[start : start + COLLECTION]
        ]
        org.save({"allOrNone": False, "records": records})


def main(leads: int) -> int:
    size = ("--leads", str(leads), "--contacts", str(leads // 5), "--accounts", str(leads // 10))
    with tempfile.TemporaryDirectory() as folder, practice_org(*size) as org:
        home = DataDir(Path(folder) / "data")
        verbs = Apdesk(home.path)
        verbs.connect(org)
        verbs.apply({"version": 1, "objects": {}})
        reports: list[RunReport] = []
        with Headless(home, CancelToken()) as work:

            def sync() -> None:
                reports.append(drive(work.sync()))

            download(org, work)  # warms the org
            floor = Spent(lambda: download(org, work))
            say("floor: bare download", floor)
            first = Spent(sync)
            entered = sum(each.entered for each in reports[-1].objects.values())
            rate = f"{entered:,} records, {entered / first.seconds:,.0f} a second"
            say("first sync", first, floor, f"{rate}, {reports[-1].api_calls} API calls")

            idle = [Spent(sync) for _ in range(TICKS)]
            middle = sorted(idle, key=lambda each: each.seconds)[TICKS // 2]
            say("a tick without changes (median)", middle, floor, f"{reports[-1].api_calls} calls")

            for each in sorted(org.ids("SELECT Id FROM Lead WHERE IsConverted = false"))[:CHANGED]:
                org.call("update", sobject="Lead", record_id=each, values={"Title": "Changed"})
            changed = Spent(sync)
            count = sum(each.changed for each in reports[-1].objects.values())
            say(f"a tick with {count:,} changes", changed, floor, f"{reports[-1].api_calls} calls")

            ids = sorted(org.ids("SELECT Id FROM Lead WHERE IsConverted = false"))[:CHANGED]
            push(org, ids[:COLLECTION], "Warm")
            plain = Spent(lambda: push(org, ids, "Plain"))
            say(f"floor: {CHANGED:,} plain writes", plain)
            sync()
            known = Mirror(work.store).known("Lead", ids)
            edits = [
                RecordEdit("person", each.record_id, {"title": "Edited"}) for each in known.values()
            ]
            now = to_iso(work.clock.now())
            edited = Spent(lambda: Edits(work.store).apply(edits, at=now, title="Bench"))
            say(f"{len(edits):,} edits stored here", edited, plain)
            sent = Spent(sync)
            count = reports[-1].objects["Lead"].sent_updated
            say(f"a tick that sends {count:,} edits", sent, plain, f"{reports[-1].api_calls} calls")
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        kept = home.database.stat().st_size / 2**20
        sys.stdout.write(f"most memory {most:,.0f} MiB; database {kept:,.1f} MiB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
