"""The verbs for upkeep: backups and usage of the API."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from apdesk.verbs.printing import DONE, show

if TYPE_CHECKING:
    from apdesk.headless import Headless
    from apdesk.store.backups import Backup


def list_backups(work: Headless, parsed: argparse.Namespace) -> int:
    found = work.backups.all()
    lines = [f"{each.path.name}  {each.at}  {each.reason}, {each.size:,} bytes" for each in found]
    show(parsed, [_backup_json(each) for each in found], lines or ["There are no backups."])
    return DONE


def create_backup(work: Headless, parsed: argparse.Namespace) -> int:
    made = work.back_up()
    show(parsed, _backup_json(made), [f"Backed up as {made.path.name}."])
    return DONE


def restore_backup(work: Headless, parsed: argparse.Namespace) -> int:
    done = work.restore(parsed.name)
    before, aside = done.before, done.aside
    kept = "" if before is None else f"What was here before is kept as {before.path.name}."
    if aside is not None:
        kept = f"The damaged database is kept as {aside}."
    show(
        parsed,
        {
            "restored": parsed.name,
            "before": None if before is None else _backup_json(before),
            "set_aside": None if aside is None else str(aside),
        },
        [
            f"Restored. {kept}",
            "Journeys that were live are paused: resume them once you have looked who is where.",
        ],
    )
    return DONE


def usage(work: Headless, parsed: argparse.Namespace) -> int:
    found = work.usage()
    org = found["org_used"], found["org_max"]
    lines = [
        f"The org used {org[0]:,} of {org[1]:,} calls in 24 hours."
        if all(each is not None for each in org)
        else "What the org used isn't known yet.",
        f"apdesk made {found['own_24h']:,} of them"
        + (f"; your budget is {found['budget']:,}." if found["budget"] is not None else "."),
    ]
    for day in found["days"]:
        causes = ", ".join(f"{cause} {calls:,}" for cause, calls in day["causes"].items())
        lines.append(f"{day['day']}  {day['calls']:,}" + (f"  ({causes})" if causes else ""))
    show(parsed, found, lines)
    return DONE


def _backup_json(backup: Backup) -> dict[str, Any]:
    return {
        "name": backup.path.name,
        "at": backup.at,
        "reason": backup.reason,
        "size": backup.size,
        "version": backup.version,
    }
