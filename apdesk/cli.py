"""The command line: the window without a verb, and the verbs for scripts and support.

With `--json`, standard output holds one JSON document and nothing else. Exit codes: 0 done;
1 failed, the reason is on standard error; 2 wrong usage; 3 done, but held removals wait for
approval.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from apdesk.domain.cancel import CancelToken
from apdesk.errors import ApdeskError, Cancelled
from apdesk.launcher import PracticeLauncher, serve_practice_org
from apdesk.logs import start_logging
from apdesk.paths import DataDir, data_dir
from apdesk.verbs import arguments as verb_arguments
from apdesk.verbs.printing import FAILED, complain

log = logging.getLogger("apdesk.cli")


def main(arguments: list[str]) -> int:
    """Runs one command line; its exit code."""
    # Not `set_defaults`: it would give the shared arguments of the verbs a default as well, and
    # what stands in front of a verb would be lost.
    given = argparse.Namespace(data_dir=None, debug=False, json=False, verb=None)
    parser = verb_arguments.parser(practice="practice-org" in arguments)
    parsed = parser.parse_args(arguments, given)
    if parsed.verb == "practice-org":
        return serve_practice_org(parsed)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A letter that the terminal's encoding lacks is printed as a question mark.
        sys.stdout.reconfigure(errors="replace")
    home = data_dir(parsed.data_dir)
    if parsed.verb is None:
        return _open_window(home, parsed)
    # Here and not above: neither the window nor the practice org waits for what only verbs need.
    from apdesk.headless import Headless
    from apdesk.sync import problems

    cancel = CancelToken()
    verb: verb_arguments.Verb = parsed.run_verb
    try:
        with _stopped_by_signals(cancel), Headless(home, cancel) as work:
            start_logging(home.logs, debug=parsed.debug)
            return verb(work, parsed)
    except ApdeskError as error:
        return complain(error, parsed)
    except Cancelled:
        return complain(problems.stopped(), parsed)
    except BrokenPipeError:
        # Whoever read our output has gone; the interpreter's own flush must not fail on it too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        log.exception("a verb met a defect")
        return complain(problems.defect(error), parsed)


def _open_window(home: DataDir, parsed: argparse.Namespace) -> int:
    from apdesk import app

    launcher = PracticeLauncher(home)
    try:
        return app.run(
            home,
            start_practice=launcher.start,
            practice=parsed.practice,
            practice_used_before=launcher.used_before,
            debug=parsed.debug,
        )
    finally:
        launcher.stop()


@contextmanager
def _stopped_by_signals(cancel: CancelToken) -> Iterator[None]:
    """The first Ctrl+C or SIGTERM asks the work to stop at its next step; a second one ends it."""
    previous: dict[int, Any] = {}

    def stop(number: int, frame: object) -> None:
        cancel.cancel()
        for each, handler in previous.items():
            signal.signal(each, handler)

    for wanted in (signal.SIGINT, signal.SIGTERM):
        previous[wanted] = signal.signal(wanted, stop)
    try:
        yield
    finally:
        for each, handler in previous.items():
            signal.signal(each, handler)
