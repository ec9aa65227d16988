"""One line of progress on a terminal, for the verbs that take long."""

from __future__ import annotations

import time
from typing import TextIO

from apdesk.domain.run import Phase, Progress

_WORDS = {
    Phase.CHECK: "Checking",
    Phase.PREPARE: "Salesforce is preparing",
    Phase.PULL: "Fetching",
    Phase.CHANGES: "Changes of",
    Phase.SWEEP: "Comparing",
    Phase.SEND: "Sending changes of",
    Phase.REMOVE: "Removing",
    Phase.FINISH: "Finishing",
}
_NOUNS = {"Lead": "leads", "Contact": "contacts", "Account": "companies"}
_WIDTH = 24


class ProgressLine:
    """Shows the newest Progress on `stream`, and nothing at all where that is no terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._shown = 0.0
        self._length = 0

    def show(self, progress: Progress) -> None:
        now = time.monotonic()
        if not self._live or now - self._shown < 0.1:
            return
        self._shown = now
        text = describe(progress)
        self._stream.write("\r" + text.ljust(self._length))
        self._stream.flush()
        self._length = len(text)

    def clear(self) -> None:
        """Leaves the line empty for what is written next."""
        if self._live and self._length:
            self._stream.write("\r" + " " * self._length + "\r")
            self._stream.flush()
            self._length = 0


def describe(progress: Progress) -> str:
    """A progress in words, with a bar where the total is known."""
    words = _WORDS[progress.phase]
    if progress.sobject:
        words += f" {_NOUNS.get(progress.sobject, progress.sobject)}"
    if progress.total:
        share = min(1.0, progress.done / progress.total)
        bar = "█" * round(share * _WIDTH)
        return f"{words} [{bar.ljust(_WIDTH, '·')}] {progress.done:,} of {progress.total:,}"
    return f"{words} {progress.done:,}" if progress.done else words
