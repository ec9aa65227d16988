"""A query job's result as a scripted server gives it: pages with locators, and their list."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from tests.unit.salesforce.scripted_server import Reply, Request, refusal

JOB = "750R0000000zxr8IAA"
BASE = f"/services/data/v62.0/jobs/query/{JOB}"
RESULTS = f"{BASE}/results"
LIST = f"{BASE}/resultPages"


def csv_of(rows: Sequence[Sequence[str]], header: Sequence[str] = ("Id", "Name")) -> bytes:
    lines = [
        ",".join('"' + cell.replace('"', '""') + '"' for cell in line) + "\n"
        for line in [header, *rows]
    ]
    return "".join(lines).encode()


def csv_reply(
    content: bytes, rows: int, following: str | None, *, packed: bool = True, **more: object
) -> Reply:
    headers = {
        "Content-Type": "text/csv",
        "Sforce-Locator": following or "null",
        "Sforce-NumberOfRecords": str(rows),
    }
    if packed:
        headers["Content-Encoding"] = "gzip"
        content = gzip.compress(content)
    return replace(Reply(200, content, headers), **more)  # type: ignore[arg-type]


@dataclass
class Pages:
    """Answers for a result of `total` rows.

    Attributes:
        listed: How many pages one list holds; 0: there is no list.
        odd: Answers of the n-th request for a page instead of the page; None lets it pass.
    """

    total: int
    listed: int = 5
    size: int = 0
    odd: Callable[[int, Reply], Reply | None] = lambda number, reply: None
    asked: list[str | None] = field(default_factory=list)
    lists: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, request: Request) -> Reply:
        if request.path == LIST:
            return self._list(request)
        if request.path != RESULTS:
            return refusal(404, "NOT_FOUND")
        locator = request.query.get("locator")
        self.asked.append(locator)
        size = int(request.query["maxRecords"])
        start = int((locator or "at-0").removeprefix("at-"))
        numbers = range(start, min(start + size, self.total))
        content = csv_of([(f"id{number}", f"Name {number}") for number in numbers])
        end = start + len(numbers)
        whole = csv_reply(content, len(numbers), f"at-{end}" if end < self.total else None)
        return self.odd(len(self.asked), whole) or whole

    def _list(self, request: Request) -> Reply:
        self.lists += 1
        if not self.listed:
            return refusal(404, "NOT_FOUND")
        size = int(request.query["maxRecords"])
        start = int(request.query.get("locator", "at-0").removeprefix("at-"))
        starts = list(range(start, self.total, size))
        here, behind = starts[: self.listed], starts[self.listed :]
        body = {
            "resultPages": [{"resultUrl": f"{RESULTS}?{_place(each, size)}"} for each in here],
            "done": not behind,
        }
        if behind:
            body["nextRecordsUrl"] = f"{LIST}?{_place(behind[0], size)}"
        return Reply(200, body)


def _place(start: int, size: int) -> str:
    # The first page has a locator in the list, too.
    return urlencode({"maxRecords": size, "locator": f"at-{start}"})
