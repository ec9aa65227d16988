"""How the process ends where Qt, or the system, ends it: in words, and in order."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler

from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.logs import tell

log = logging.getLogger("apdesk.app")


def no_screen(reason: str) -> KnownError:
    """Qt can't open windows here: no display, one that refuses us, or a library is missing."""
    return KnownError(
        tr("apdesk can't open a window here"),
        tr("Qt, which draws it, says: “{reason}”. Nothing was started or changed.", reason=reason),
        tr(
            "Log in to a desktop and start apdesk there. On a computer without a screen, use the "
            "verbs (apdesk --help), or a virtual screen (xvfb-run -a apdesk). If a system library "
            "is missing, `python3 packaging/bootstrap.py app` names it."
        ),
        code="window.impossible",
    )


@contextmanager
def qt_speaking_plainly() -> Iterator[None]:
    """Where Qt would abort the process, it ends with a sentence and exit code 1 instead."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtFatalMsg:
            said.append(message)
            return
        telling = [each for word in ("display", "is needed") for each in said if word in each]
        reason = (telling or [message])[0]
        reason = reason.split("\n")[0].strip(" .")
        tell(f"apdesk: {no_screen(reason)}")
        os._exit(1)  # Qt aborts when this returns

    qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(None)
        for each in said:
            tell(each)


@contextmanager
def ended_by_signals(end: Callable[[], None]) -> Iterator[None]:
    """SIGTERM (the end of a session) and Ctrl+C end the app as Quit does; a second one at once.

    Python runs these handlers when its code runs next: within two seconds, by the collector's
    timer. That may be in the middle of a line of the log, so the handler leaves the work to the
    event loop.
    """
    previous: dict[int, Any] = {}

    def asked(_number: int, _frame: object) -> None:
        for each, handler in previous.items():
            signal.signal(each, handler)
        QTimer.singleShot(0, end_in_order)

    def end_in_order() -> None:
        log.info("ended by a signal")
        end()

    if threading.current_thread() is threading.main_thread():
        for wanted in (signal.SIGINT, signal.SIGTERM):
            previous[wanted] = signal.signal(wanted, asked)
    try:
        yield
    finally:
        for each, handler in previous.items():
            signal.signal(each, handler)
