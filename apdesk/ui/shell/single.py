"""One copy of the app for each data directory; a second one brings the first to the front.

A lock file says who is first; Qt takes one for left over whose process is gone. The two copies
speak by a local socket, for which Qt's network library is loaded only then, or once the window is
there.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

#: How long the other copy gets to answer.
ANSWER_MS = 1_500
#: How long is waited between two attempts to reach a copy that is just starting.
_AGAIN_SECONDS = 0.05


def server_name(data_dir: Path) -> str:
    """The name of the socket; short, because some platforms bound its length."""
    import hashlib

    owner = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    known = f"{owner}:{data_dir.resolve()}"
    return f"apdesk-{hashlib.sha256(known.encode()).hexdigest()[:24]}"


class SingleInstance(QObject):
    """Signals:
    raise_asked: Another copy was started.
    """

    raise_asked = Signal()

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self._lock = QLockFile(str(data_dir / "window.lock"))
        self._lock.setStaleLockTime(0)  # never by its age: a window may be open for weeks
        self._server: QLocalServer | None = None

    def first(self, *, listen: bool = True, call: bool = True) -> bool:
        """True for the first copy, which listens from now on, or once it calls `listen`. Otherwise
        the first one was told to come to the front (`call`)."""
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            if call:
                self._call()
            return False
        # Held, or a lock can't be made there: what the folder lacks is told by who needs it more.
        if listen:
            self.listen()
        return True

    def _call(self) -> None:
        """Asks the first copy to come to the front; one that is just starting is waited for."""
        from PySide6.QtNetwork import QLocalSocket

        name = server_name(self._data_dir)
        until = time.monotonic() + ANSWER_MS / 1000
        while time.monotonic() < until:
            socket = QLocalSocket()
            socket.connectToServer(name)
            if socket.waitForConnected(ANSWER_MS):
                socket.write(b"raise\n")
                socket.waitForBytesWritten(ANSWER_MS)
                socket.disconnectFromServer()
                return
            time.sleep(_AGAIN_SECONDS)

    def listen(self) -> None:
        """From now on another copy is heard."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        name = server_name(self._data_dir)
        # A socket that is still there was left by a copy that was killed.
        QLocalServer.removeServer(name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._called)
        server.listen(name)
        self._server = server

    def _called(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raise_asked.emit()

    def close(self) -> None:
        """Stops listening; another copy may be the first one then."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()
