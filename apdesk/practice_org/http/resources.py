"""The small resources under /services/data: versions, what there is, limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from apdesk.practice_org.http.messages import Answer, Ask, Refusal, Route
from apdesk.practice_org.http.usage import Usage
from apdesk.practice_org.http.versions import VERSIONS, resources
from apdesk.practice_org.state.org import PracticeOrg

# The keys of /limits that a sync reads, and their maxima in a Developer org of 2026.
_FIXED_LIMITS = {
    "ConcurrentAsyncGetReportInstances": 200,
    "DailyAsyncApexExecutions": 250_000,
    "DailyBulkApiBatches": 15_000,
    "DailyBulkV2QueryFileStorageMB": 976_562,
    "DailyStreamingApiEvents": 10_000,
    "DataStorageMB": 1_024,
    "FileStorageMB": 1_024,
    "MassEmail": 10,
    "SingleEmail": 15,
}
_QUERY_JOBS = 10_000


class Resources:
    """Handlers of /services/data, /services/data/vXX.0 and /limits."""

    def __init__(self, org: PracticeOrg, usage: Usage, query_jobs: Callable[[], int]) -> None:
        self._org = org
        self._usage = usage
        self._query_jobs = query_jobs

    def routes(self) -> Iterable[Route]:
        base = "/services/data"
        yield Route(base, ("GET",), "versions", self.versions, False)
        yield Route(f"{base}/v<version>", ("GET",), "resources", self.resources)
        yield Route(f"{base}/v<version>/limits", ("GET",), "limits", self.limits)
        yield Route(
            f"{base}/v<version>/limits/recordCount", ("GET",), "record_count", self.record_count
        )

    def versions(self, ask: Ask) -> Answer:
        return Answer(200, list(VERSIONS))

    def resources(self, ask: Ask) -> Answer:
        return Answer(200, resources(ask.version))

    def limits(self, ask: Ask) -> Answer:
        used, maximum = self._usage.state()
        told: dict[str, Any] = {
            name: {"Max": limit, "Remaining": limit} for name, limit in _FIXED_LIMITS.items()
        }
        told["DailyApiRequests"] = {"Max": maximum, "Remaining": max(0, maximum - used)}
        told["DailyBulkV2QueryJobs"] = {
            "Max": _QUERY_JOBS,
            "Remaining": max(0, _QUERY_JOBS - self._query_jobs()),
        }
        return Answer(200, dict(sorted(told.items())))

    def record_count(self, ask: Ask) -> Answer:
        readable = self._org.sobjects(ask.user())
        asked = [name.strip() for name in ask.query.get("sObjects", "").split(",") if name.strip()]
        by_name = {name.lower(): name for name in readable}
        names = [by_name[name.lower()] for name in asked if name.lower() in by_name]
        if asked and not names:
            raise Refusal(404, "NOT_FOUND", "The requested resource does not exist")
        counts = [
            {"count": self._org.record_count(name), "name": name}
            for name in (names if asked else readable)
        ]
        return Answer(200, {"sObjects": counts})
