"""Whether text is UTF-8, told of what comes piece by piece."""

from __future__ import annotations

import codecs


class Utf8Check:
    """Looks at one text; a character may go across two of its pieces."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._broken = False

    def take(self, piece: bytes, *, final: bool = False) -> None:
        """The next piece."""
        if not self._broken:
            try:
                self._decoder.decode(piece, final)
            except UnicodeDecodeError:
                self._broken = True

    def whole(self) -> bool:
        """They were all: whether the text is UTF-8."""
        self.take(b"", final=True)
        return not self._broken
