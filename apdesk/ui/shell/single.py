"""One copy of the app for each data directory; a second one brings the first to the front."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

#: How long the other copy gets to answer.
ANSWER_MS = 1_500


def server_name(data_dir: Path) -> str:
    """The name of the socket; short, because some platforms bound its length."""
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
        self._name = server_name(data_dir)
        self._server: QLocalServer | None = None

    def first(self) -> bool:
        """True for the first copy, which listens from now on. Otherwise the first one was told."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(ANSWER_MS):
            socket.write(b"raise\n")
            socket.waitForBytesWritten(ANSWER_MS)
            socket.disconnectFromServer()
            return False
        # Nobody answers: a socket that is still there was left by a copy that was killed.
        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._called)
        server.listen(self._name)
        self._server = server
        return True

    def _called(self) -> None:
        if self._server is None:
            return
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raise_asked.emit()

    def close(self) -> None:
        """Stops listening."""
        if self._server is not None:
            self._server.close()
            self._server = None
