"""A run's report for people, line by line."""

from __future__ import annotations

from apdesk.domain.run import RunReport


def report_lines(report: RunReport) -> list[str]:
    """When and how it ended, each object's counts, then its troubles and why it failed."""
    lines = [
        f"{report.started_at}  {report.result} in {report.seconds:.1f} s, "
        f"{report.api_calls} API calls"
    ]
    for name, each in report.objects.items():
        lines.append(
            f"  {name}: {each.members:,} members; {each.entered:,} entered, {each.changed:,} "
            f"changed, {each.left:,} left, {each.deleted:,} deleted"
            + (f", {each.held:,} removals wait for approval" if each.held else "")
        )
    lines += [
        f"  {problem.title}. {problem.message} {problem.next_step}".rstrip()
        for problem in (*report.problems, *((report.error,) if report.error else ()))
    ]
    return lines
