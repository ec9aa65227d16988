"""Starts the practice org for the desktop app: the one module that knows both of them.

The practice org runs in a process of its own, keeps its records in the data directory, and ends
with the process that started it (its standard input closes), however that one ends.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from apdesk.domain.setup_flow import ConnectTarget
from apdesk.errors import KnownError
from apdesk.paths import DataDir

log = logging.getLogger("apdesk.launcher")


class PracticeLauncher:
    """The practice org of one data directory.

    It is served on the same port each time, so that a login made yesterday still finds it.
    """

    def __init__(self, data_dir: DataDir) -> None:
        self._memo = data_dir.path / "practice-org.json"
        self._records = data_dir.path / "practice-org.sqlite3"
        self._process: subprocess.Popen[str] | None = None
        self._target: ConnectTarget | None = None

    @property
    def used_before(self) -> bool:
        return self._memo.exists()

    def start(self) -> ConnectTarget:
        """Where it can be reached; starts it when it isn't running. Takes seconds the first time.

        Raises KnownError "practice.failed" when it can't be started.
        """
        if self._process is not None and self._process.poll() is None and self._target:
            return self._target
        command = [*_this_program(), "practice-org", "--with-parent", "--data", str(self._records)]
        port = self._port_of_last_time()
        if port:
            command += ["--port", str(port)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            cwd=Path(__file__).parent.parent,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        try:
            said = json.loads(line)
            self._target = ConnectTarget(login_url=said["url"], client_id=said["client_id"])
        except (ValueError, KeyError, TypeError) as error:
            self.stop()
            raise KnownError(
                "The practice org couldn't be started",
                "Its process ended before it was ready. Nothing of yours was touched.",
                "Check that the disk has free space and try again; or connect to a real org.",
                code="practice.failed",
            ) from error
        self._memo.write_text(json.dumps({"url": said["url"]}), encoding="utf-8")
        log.info("practice org started")
        return self._target

    def stop(self) -> None:
        """Ends the process and waits for it."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin:
            process.stdin.close()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    def _port_of_last_time(self) -> int | None:
        try:
            url = json.loads(self._memo.read_text(encoding="utf-8"))["url"]
            port = int(str(url).rsplit(":", 1)[1].strip("/"))
        except (OSError, ValueError, KeyError, IndexError, TypeError):
            return None
        with socket.socket() as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                return None
        return port


def _this_program() -> list[str]:
    """How to start apdesk again: the built program, or this interpreter with the package."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "apdesk"]


def add_practice_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `apdesk practice-org`."""
    from apdesk.practice_org import serve

    serve.add_arguments(parser)
    parser.add_argument("--with-parent", action="store_true", help=argparse.SUPPRESS)


def serve_practice_org(arguments: argparse.Namespace) -> int:
    """Serves until stopped; with `--with-parent`, until standard input closes."""
    from apdesk.practice_org import serve

    if arguments.with_parent:
        threading.Thread(target=_stop_at_end_of_input, daemon=True).start()
    return serve.run(arguments)


def _stop_at_end_of_input() -> None:
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)  # to the process: the main thread must wake from its wait
