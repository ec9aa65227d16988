"""A signal that comes in the middle of a line of the log ends the app, and is noted."""

from __future__ import annotations

import io
import logging
import signal

import pytest
from pytestqt.qtbot import QtBot

from apdesk.ui.shell.process import ended_by_signals


class _Interrupted(io.RawIOBase):
    """A file to which the first write is interrupted by Ctrl+C."""

    def __init__(self) -> None:
        self.written = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        if not self.written:
            signal.raise_signal(signal.SIGINT)
        self.written += bytes(data)
        return len(bytes(data))


@pytest.fixture
def interrupted() -> _Interrupted:
    return _Interrupted()


def test_a_signal_inside_a_line_of_the_log(qtbot: QtBot, interrupted: _Interrupted) -> None:
    text = io.TextIOWrapper(io.BufferedWriter(interrupted), encoding="utf-8")
    handler = logging.StreamHandler(text)
    logger = logging.getLogger("apdesk.app")
    logger.addHandler(handler)
    level = logger.level
    logger.setLevel(logging.INFO)
    ended: list[bool] = []
    try:
        with ended_by_signals(lambda: ended.append(True)):
            logger.info("the window is open")
            assert not ended, "the handler left the work to the event loop"
            qtbot.waitUntil(lambda: ended == [True])
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    assert interrupted.written.decode().splitlines() == ["the window is open", "ended by a signal"]
