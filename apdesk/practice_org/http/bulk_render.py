"""Renders the result of a Bulk query beside the requests that ask after it."""

from __future__ import annotations

import logging
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

from apdesk.practice_org.http.bulk_results import BLOCK, ResultFile
from apdesk.practice_org.state.snapshot import Snapshot

LOG = logging.getLogger("apdesk.practice_org")
#: A result of so many rows takes a moment at most: who asks may wait for it.
SMALL = 20_000
_BLOCKS_AHEAD = 2


class Rendering:
    """Begins at once. Two threads, neither of which keeps the interpreter from others: SQLite puts
    the lines of a block together in one step, zlib packs the block before. Attributes, once `ended`
    is set: `file`, or `failure`, what went wrong."""

    def __init__(self, snapshot: Snapshot, delimiter: str, ending: str) -> None:
        self._snapshot = snapshot
        self._delimiter, self._ending = delimiter, ending
        self._known = threading.Event()
        self._cancelled = threading.Event()
        self.ended = threading.Event()
        self.file = ResultFile(snapshot.columns, delimiter, ending)
        self.failure: str | None = None
        self._thread = threading.Thread(target=self._run, name="bulk-rendering", daemon=True)
        self._thread.start()

    def over(self, seconds: float) -> bool:
        """Whether it has ended. The end of a small one, or of one whose size isn't known yet, is
        waited for, `seconds` at most."""
        self._known.wait(seconds)
        return self.ended.is_set()

    def cancel(self) -> None:
        """Ends it and deletes the file; returns when all that is done. Safe to repeat."""
        self._cancelled.set()
        while self._thread.is_alive():
            # Repeated: between two statements there is nothing to interrupt.
            self._snapshot.interrupt()
            self._thread.join(0.05)
        self.file.close()

    def _run(self) -> None:
        try:
            self._render()
        except Exception as error:
            if not self._cancelled.is_set():
                LOG.exception("a bulk query failed")
                self.failure = f"{type(error).__name__}: the query could not be carried out"
        finally:
            self._snapshot.close()
            self.ended.set()
            self._known.set()

    def _render(self) -> None:
        if self._snapshot.pick() > SMALL:
            self._known.set()
        with ThreadPoolExecutor(1, "bulk-packing") as packing:
            ahead: deque[Future[None]] = deque()
            for content, rows in self._snapshot.blocks(BLOCK, self._delimiter, self._ending):
                if self._cancelled.is_set():
                    return
                ahead.append(packing.submit(self.file.add, content, rows))
                if len(ahead) > _BLOCKS_AHEAD:
                    ahead.popleft().result()
            for packed in ahead:
                packed.result()
