"""Starts the practice org for the desktop app: the one module that knows both of them.

The practice org runs in a process of its own, keeps its records in the data directory, and ends
with the process that started it (its standard input closes), however that one ends. What it is told
while it runs comes line by line on that input, and is answered by a line of JSON.
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
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from apdesk.domain.setup_flow import ConnectTarget
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.paths import DataDir
from apdesk.ui.shell.program import this_program

if TYPE_CHECKING:
    from apdesk.practice_org.http.busy import BusySwitch
    from apdesk.practice_org.http.server import PracticeServer

log = logging.getLogger("apdesk.launcher")

#: What the practice org is told on its standard input.
_BUSY = {True: "busy on", False: "busy off"}


class PracticeLauncher:
    """The practice org of one data directory.

    It is served on the same port each time, so that a login made yesterday still finds it.
    """

    def __init__(self, data_dir: DataDir) -> None:
        self._memo = data_dir.path / "practice-org.json"
        self._records = data_dir.path / "practice-org.sqlite3"
        self._known: dict[str, Any] | None = None
        self._process: subprocess.Popen[str] | None = None
        self._target: ConnectTarget | None = None
        self._lock = threading.RLock()

    @property
    def used_before(self) -> bool:
        return self._memo.exists()

    @property
    def running(self) -> bool:
        """Whether its process is there."""
        process = self._process
        return process is not None and process.poll() is None

    def serves(self, login_url: str) -> bool:
        """Whether it is the org at this address."""
        target = self._target
        return target is not None and target.login_url.rstrip("/") == login_url.rstrip("/")

    @property
    def busy(self) -> bool:
        """Whether its people are at work: records come, change and go by themselves."""
        return bool(self._remembered().get("busy", False))

    def set_busy(self, on: bool) -> None:
        """Sends its people to work, or home; the next start remembers it. Returns once it is so.

        Raises KnownError "practice.silent" when the practice org isn't there any more.
        """
        with self._lock:
            process = self._process
            try:
                if process is None or process.stdin is None or process.stdout is None:
                    raise BrokenPipeError
                process.stdin.write(_BUSY[on] + "\n")
                process.stdin.flush()
                if json.loads(process.stdout.readline()) != {"busy": on}:
                    raise ValueError
            except (OSError, ValueError) as error:
                raise KnownError(
                    tr("The practice org doesn’t answer"),
                    tr("Its process has ended. Nothing of yours was touched."),
                    tr("Quit apdesk and start it again; it starts the practice org, too."),
                    code="practice.silent",
                ) from error
            self._remember(busy=on)
        log.info("the practice org is %s", "busy" if on else "quiet")

    def start(self) -> ConnectTarget:
        """Where it can be reached; starts it when it isn't running. Takes seconds the first time.

        Raises KnownError "practice.failed" when it can't be started.
        """
        with self._lock:
            return self._target if self.running and self._target else self._start()

    def _start(self) -> ConnectTarget:
        self.stop()  # one that ended by itself leaves its pipes
        program = this_program()
        command = [
            *program.command,
            "practice-org",
            "--with-parent",
            "--data",
            str(self._records),
        ]
        port = self._port_of_last_time()
        if port:
            command += ["--port", str(port)]
        if self.busy:
            command.append("--busy")
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            cwd=program.folder,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        try:
            said = json.loads(line)
            self._target = ConnectTarget(login_url=said["url"], client_id=said["client_id"])
        except (ValueError, KeyError, TypeError) as error:
            self.stop()
            raise KnownError(
                tr("The practice org couldn't be started"),
                tr("Its process ended before it was ready. Nothing of yours was touched."),
                tr("Check that the disk has free space and try again; or connect to a real org."),
                code="practice.failed",
            ) from error
        self._remember(url=said["url"])
        log.info("practice org started")
        return self._target

    def stop(self) -> None:
        """Ends the process and waits for it."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin:
            with suppress(OSError):  # one that ended by itself doesn't take what was said last
                process.stdin.close()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()

    def _remembered(self) -> dict[str, Any]:
        if self._known is None:
            try:
                memo = json.loads(self._memo.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                memo = None
            self._known = memo if isinstance(memo, dict) else {}
        return self._known

    def _remember(self, **values: object) -> None:
        """For the next start, too, unless that can't be written down."""
        self._known = {**self._remembered(), **values}
        part = self._memo.with_name(self._memo.name + ".part")
        try:
            part.write_text(json.dumps(self._known), encoding="utf-8")
            os.replace(part, self._memo)
        except OSError as error:
            log.warning("the practice org isn't remembered: %s", error.strerror)
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _port_of_last_time(self) -> int | None:
        try:
            port = int(str(self._remembered()["url"]).rsplit(":", 1)[1].strip("/"))
        except (ValueError, KeyError, IndexError):
            return None
        with socket.socket() as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                return None
        return port


def add_practice_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `apdesk practice-org`."""
    from apdesk.practice_org import serve

    serve.add_arguments(parser)
    parser.add_argument("--with-parent", action="store_true", help=argparse.SUPPRESS)


def serve_practice_org(arguments: argparse.Namespace) -> int:
    """Serves until stopped; with `--with-parent`, until standard input closes."""
    from apdesk.practice_org import serve

    if not arguments.with_parent:
        return serve.run(arguments)
    orders = _Orders(sys.stdin, sys.stdout)
    threading.Thread(target=orders.heed, daemon=True).start()
    return serve.run(arguments, serving=orders.serving)


class _Orders:
    """What the parent says, line by line, until it says no more: then this process ends."""

    def __init__(self, said: IO[str], answers: IO[str]) -> None:
        self._said = said
        self._answers = answers
        self._there = threading.Event()
        self._busy: BusySwitch | None = None

    def serving(self, server: PracticeServer) -> None:
        """The org can be told things from now on; what was said before is done now."""
        self._busy = server.busy
        self._there.set()

    def heed(self) -> None:
        """Does what it is told. For a thread of its own."""
        from apdesk.practice_org.serve import BUSY_SECONDS

        try:
            for line in self._said:
                on = line.strip() == _BUSY[True]
                if not on and line.strip() != _BUSY[False]:
                    continue
                self._there.wait()
                assert self._busy is not None
                if on:
                    self._busy.start(BUSY_SECONDS)
                else:
                    self._busy.stop()
                self._answers.write(json.dumps({"busy": on}) + "\n")
                self._answers.flush()
        finally:
            # Whyever nobody is heeded any more. To the process: the main thread must wake from its
            # wait.
            os.kill(os.getpid(), signal.SIGTERM)
