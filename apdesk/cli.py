"""The command line: the window without a verb, and the verbs for scripts and support.

With `--json`, standard output holds one JSON document and nothing else. Exit codes: 0 done;
1 failed, the reason is on standard error; 2 wrong usage; 3 done, but held removals wait for
approval.

The window doesn't wait for what only verbs need, nor a verb for Qt: each way has its imports.
"""

from __future__ import annotations

import _thread
import gc
import io
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse

    from apdesk.domain.cancel import CancelToken
    from apdesk.launcher import PracticeLauncher
    from apdesk.paths import DataDir
    from apdesk.verbs.arguments import Verb

log = logging.getLogger("apdesk.cli")


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window is opened. `data_dir`: None is the platform's own place."""

    data_dir: str | None = None
    practice: bool = False
    debug: bool = False
    hidden: bool = False


def main(arguments: list[str]) -> int:
    """Runs one command line; its exit code."""
    options = window_options(arguments)
    return _run_verb(arguments) if options is None else _open_window(options)


# -- the window ---------------------------------------------------------------------------------


def window_options(arguments: list[str]) -> WindowOptions | None:
    """What a plain line for the window says; None: the parser of the verbs must judge it."""
    folder, flags = None, set()
    rest = iter(arguments)
    for each in rest:
        if each in ("--practice", "--debug", "--hidden"):
            flags.add(each)
        elif each == "--data-dir":
            folder = next(rest, "")
        elif each.startswith("--data-dir="):
            folder = each.partition("=")[2]
        else:
            return None
        if folder is not None and (not folder or folder.startswith("-")):
            return None
    return WindowOptions(
        folder,
        practice="--practice" in flags,
        debug="--debug" in flags,
        hidden="--hidden" in flags,
    )


def _open_window(options: WindowOptions) -> int:
    # The window collects by itself, see apdesk.ui.shell.garbage. It stays so to the end: a task
    # that outlasts the window would collect its widgets, in a thread of its own.
    gc.disable()
    from apdesk.paths import data_dir
    from apdesk.ui.shell.imports import load_qt
    from apdesk.ui.shell.later import Later

    load_qt()
    from apdesk import app

    home = data_dir(options.data_dir)
    launcher = Later(lambda: _practice_launcher(home))
    try:
        code = app.run(
            home,
            start_practice=lambda: launcher().start(),
            practice=options.practice,
            practice_used_before=lambda: launcher().used_before,
            practice_process=lambda: launcher.made,
            hidden=options.hidden,
            debug=options.debug,
        )
    finally:
        if launcher.made is not None:
            launcher.made.stop()
    return _start_again(options, home) if code == app.RESTART else code


def _start_again(options: WindowOptions, home: DataDir) -> int:
    """Opens the window anew, in a process of its own: whatever it had loaded is loaded afresh."""
    from apdesk.ui.shell.program import start_again

    # Whole: the new process may be started in another folder.
    folder = [] if options.data_dir is None else ["--data-dir", str(home.path)]
    start_again([*folder, *(["--debug"] if options.debug else [])])
    return 0


def _practice_launcher(home: DataDir) -> PracticeLauncher:
    from apdesk.launcher import PracticeLauncher

    return PracticeLauncher(home)


# -- the verbs ----------------------------------------------------------------------------------


def _run_verb(arguments: list[str]) -> int:
    import argparse

    from apdesk.verbs import arguments as verb_arguments

    _open_what_is_closed()
    # Not `set_defaults`: it would give the shared arguments of the verbs a default as well, and
    # what stands in front of a verb would be lost.
    given = argparse.Namespace(data_dir=None, debug=False, json=False, verb=None)
    parser = verb_arguments.parser(practice="practice-org" in arguments)
    parsed = parser.parse_args(arguments, given)
    if parsed.verb == "practice-org":
        from apdesk.launcher import serve_practice_org

        return serve_practice_org(parsed)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A letter that the terminal's encoding lacks is printed as a question mark.
        sys.stdout.reconfigure(errors="replace")
    if parsed.verb is None:
        return _open_window(
            WindowOptions(parsed.data_dir, parsed.practice, parsed.debug, parsed.hidden)
        )
    return _carried_out(parsed.run_verb, parsed)


def _open_what_is_closed() -> None:
    """Gives the process the standard streams that it was started without: nobody reads them."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - for as long as it runs
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _carried_out(verb: Verb, parsed: argparse.Namespace) -> int:
    from apdesk.domain.cancel import CancelToken
    from apdesk.errors import ApdeskError, Cancelled
    from apdesk.headless import Headless
    from apdesk.logs import start_logging
    from apdesk.paths import data_dir
    from apdesk.sync import problems
    from apdesk.verbs.printing import FAILED, complain, give_up_output

    home = data_dir(parsed.data_dir)
    cancel = CancelToken()
    try:
        with _stopped_by_signals(cancel), Headless(home, cancel, opened=verb.opened) as work:
            start_logging(home.logs, debug=parsed.debug)
            return verb(work, parsed)
    except ApdeskError as error:
        if error.code == "output.unwritable":
            give_up_output()
        return complain(error, parsed)
    except (Cancelled, KeyboardInterrupt):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a third one finds nothing left to end
        return complain(problems.stopped(), parsed)
    except BrokenPipeError:
        # Whoever read our output has gone; the interpreter's own flush must not fail on it too.
        give_up_output()
        return FAILED
    except Exception as error:
        log.exception("a verb met a defect")
        return complain(problems.defect(error), parsed)


@contextmanager
def _stopped_by_signals(cancel: CancelToken) -> Iterator[None]:
    """The first Ctrl+C or SIGTERM asks the work to stop at its next step; a second one ends it."""
    previous: dict[int, Any] = {}

    def stop(number: int, frame: object) -> None:
        # What was before may be to ignore them: so it is in the background of a shell.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        # Not from here: the work that was interrupted may hold the token's lock. Nor by a Thread,
        # for which the same is true.
        _thread.start_new_thread(cancel.cancel, ())

    for wanted in (signal.SIGINT, signal.SIGTERM):
        previous[wanted] = signal.signal(wanted, stop)
    try:
        yield
    finally:
        for each, handler in previous.items():
            signal.signal(each, handler)
