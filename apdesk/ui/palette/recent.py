"""Which entries of the palette were used last; remembered with the window."""

from __future__ import annotations

from PySide6.QtCore import QSettings

_KEY = "palette/recent"
#: So many are shown, newest first.
MOST_RECENT = 5


class Recent:
    """The keys of entries, newest first. Records are never among them."""

    def __init__(self, memory: QSettings) -> None:
        self._memory = memory

    @property
    def keys(self) -> tuple[str, ...]:
        stored = str(self._memory.value(_KEY, "") or "")
        return tuple(each for each in stored.split("\n") if each)[:MOST_RECENT]

    def used(self, key: str) -> None:
        """Puts a key in front."""
        if key:
            rest = [each for each in self.keys if each != key]
            self._memory.setValue(_KEY, "\n".join([key, *rest][:MOST_RECENT]))
