"""The command line: the window without a verb, and the verbs for scripts and support.

With `--json`, standard output holds one JSON document and nothing else. Exit codes: 0 done;
1 failed, the reason is on standard error; 2 wrong usage; 3 done, but held removals wait for
approval.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import signal
import sys
import webbrowser
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from apdesk import __version__
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import to_iso
from apdesk.domain.run import Cause, ChangeSet, Progress, Result, RunReport
from apdesk.errors import ApdeskError, Cancelled, KnownError
from apdesk.launcher import PracticeLauncher, add_practice_arguments, serve_practice_org
from apdesk.logs import start_logging
from apdesk.paths import DataDir, data_dir
from apdesk.progress import ProgressLine
from apdesk.sync.report_words import report_lines

if TYPE_CHECKING:
    from apdesk.headless import Headless

log = logging.getLogger("apdesk.cli")

DONE, FAILED, USAGE, HELD = 0, 1, 2, 3

#: What `sync --json` says of a run that could not begin, beside the error.
_NO_RUN: dict[str, Any] = {
    "result": "failed",
    "run": None,
    "seconds": 0.0,
    "api_calls": 0,
    "objects": {},
}
Answer = TypeVar("Answer")
Verb = Callable[["Headless", argparse.Namespace], int]


def main(arguments: list[str]) -> int:
    """Runs one command line; its exit code."""
    # Not `set_defaults`: it would give the shared arguments of the verbs a default as well, and
    # what stands in front of a verb would be lost.
    given = argparse.Namespace(data_dir=None, debug=False, json=False, verb=None)
    parsed = _parser(practice="practice-org" in arguments).parse_args(arguments, given)
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
    verb: Verb = parsed.run_verb
    try:
        with _stopped_by_signals(cancel), Headless(home, cancel) as work:
            start_logging(home.logs, debug=parsed.debug)
            return verb(work, parsed)
    except ApdeskError as error:
        return _complain(error, parsed)
    except Cancelled:
        return _complain(problems.stopped(), parsed)
    except BrokenPipeError:
        # Whoever read our output has gone; the interpreter's own flush must not fail on it too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        log.exception("a verb met a defect")
        return _complain(problems.defect(error), parsed)


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


# -- verbs --------------------------------------------------------------------------------------


def _connect(work: Headless, parsed: argparse.Namespace) -> int:
    def open_browser(url: str) -> bool:
        with _standard_output_to_error():
            if webbrowser.open(url):
                return True
        print(f"Open this address in a browser to log in:\n{url}", file=sys.stderr, flush=True)
        return True

    account = work.connect(
        parsed.login_url,
        parsed.client_id,
        port=parsed.port,
        timeout=parsed.timeout,
        insecure=parsed.insecure_storage,
        open_browser=open_browser,
    )
    binding, permissions = account.binding, account.permissions
    lines = [
        f"Connected to {binding.org_name} ({'sandbox' if binding.sandbox else 'production'}, "
        f"{binding.instance_url}) as {binding.display_name} ({binding.username}).",
        *permissions.problems,
    ]
    _print(
        parsed,
        {
            "connected": True,
            "org": {
                "id": binding.org_id,
                "name": binding.org_name,
                "instance_url": binding.instance_url,
                "user": binding.username,
                "sandbox": binding.sandbox,
            },
            "problems": list(permissions.problems),
        },
        lines,
    )
    return DONE


def _disconnect(work: Headless, parsed: argparse.Namespace) -> int:
    work.disconnect(remove_data=parsed.remove_data)
    what = "what came from Salesforce was removed" if parsed.remove_data else "the data stays here"
    _print(
        parsed, {"connected": False, "data_removed": parsed.remove_data}, [f"Disconnected; {what}."]
    )
    return DONE


def _preferences_show(work: Headless, parsed: argparse.Namespace) -> int:
    _print_json(work.preferences().to_json(), indent=2)
    return DONE


def _preferences_apply(work: Headless, parsed: argparse.Namespace) -> int:
    preferences = work.read_preferences(parsed.file)
    work.apply_preferences(preferences)
    words = preferences.in_words(work.settings.schemas())
    _print(parsed, preferences.to_json(), [*words, "Applied; the next sync goes by it."])
    return DONE


def _preview(work: Headless, parsed: argparse.Namespace) -> int:
    chosen = work.read_preferences(parsed.preferences) if parsed.preferences else None
    result = _watched(work.preview(chosen))
    lines = [*result.sentences]
    for name, each in result.objects.items():
        lines.append(
            f"{name}: {each.matching:,} of {each.total:,} match; {each.enter.count:,} enter, "
            f"{each.leave.count:,} leave, {each.change.count:,} change."
        )
        if each.problem:
            lines.append(f"  {each.problem.title}. {each.problem.message}")
    _print(parsed, result.to_json(), lines)
    return DONE


def _sync(work: Headless, parsed: argparse.Namespace) -> int:
    try:
        report = _watched(work.sync(approve_removals=parsed.approve_removals))
    except ApdeskError as error:
        return _complain(error, parsed, _NO_RUN)
    _print(parsed, report.to_json(), report_lines(report))
    return _exit_code(report)


def _run(work: Headless, parsed: argparse.Namespace) -> int:
    """Runs until stopped. Ends by itself only when a person is needed (login, other org …)."""
    from apdesk.sync import problems

    runs = 0
    report: RunReport | None = None
    while not work.cancel.cancelled:
        lines: list[str] = []
        try:
            report = _watched(work.sync(cause=Cause.TIMER if runs else Cause.START))
            runs += 1
            lines = report_lines(report)
        except Cancelled:
            break
        except KnownError as error:
            # Before the run could begin: another process runs, or the org can't be reached yet.
            if problems.needs_a_person(error.code):
                raise
            lines = [f"{to_iso(work.clock.now())}  not run. {error}"]
        if not parsed.json:
            print("\n".join(lines), flush=True)
        if report is not None and report.error and problems.needs_a_person(report.error.code):
            break
        work.cancel.wait(parsed.interval or work.interval().total_seconds())
    if parsed.json:
        last = report.to_json() if report else None
        _print_json({"runs": runs, "last_run": last})
    return DONE if work.cancel.cancelled or report is None else _exit_code(report)


def _status(work: Headless, parsed: argparse.Namespace) -> int:
    status = work.status()
    org, waiting = status["org"], status["waiting"]
    lines = [f"Connected to {org['name']} as {org['user']}." if org else "Not connected."]
    lines += [f"{name}: {count:,}" for name, count in status["members"].items()]
    if status["last_run"]:
        last = status["last_run"]
        lines.append(f"Last run: {last['started_at']}, {last['result']}.")
    if waiting["held_removals"]:
        lines.append(f"{waiting['held_removals']:,} removals wait for approval.")
    _print(parsed, status, lines)
    return DONE


def _export(work: Headless, parsed: argparse.Namespace) -> int:
    if parsed.output is None:
        # One document, so that it can be read as one; else the file itself.
        form = parsed.format or ("json" if parsed.json else "csv")
        if parsed.json and form != "json":
            raise KnownError(
                "Two formats are asked for at once",
                f"--json prints one JSON document, --format {form} another kind of file. Nothing "
                "was written.",
                "Leave one of them out, or write the file with --output.",
                code="export.format",
            )
        _in_utf8(newline="")
        work.export(parsed.list, form, sys.stdout, api_names=parsed.api_names)
        return DONE
    form = parsed.format or "csv"
    try:
        with Path(parsed.output).open("w", encoding="utf-8", newline="") as out:
            count = work.export(parsed.list, form, out, api_names=parsed.api_names)
    except OSError as error:
        raise KnownError(
            "The export can't be written",
            f"{parsed.output}: {error.strerror or error}.",
            "Choose another place with --output.",
            code="export.unwritable",
        ) from error
    _print(parsed, {"records": count, "output": parsed.output}, [f"{count:,} records exported."])
    return DONE


def _explain(work: Headless, parsed: argparse.Namespace) -> int:
    explanation = work.explain(parsed.record)
    _print(parsed, explanation.to_json(), explanation.in_words())
    return DONE


def _history(work: Headless, parsed: argparse.Namespace) -> int:
    entries = work.history(parsed.record)
    lines = [
        f"{each['at']}  {each['label'] or each['kind']}: {each['old']} → {each['new']}"
        if each["field"]
        else f"{each['at']}  {each['label'] or each['kind']}"
        for each in entries
    ]
    _print(parsed, entries, lines or ["Nothing has happened to it yet."])
    return DONE


# -- how it is said -----------------------------------------------------------------------------


def _watched(steps: Generator[Any, None, Answer]) -> Answer:
    """Takes the generator to its end, with progress on a terminal; what it returned."""
    line = ProgressLine(sys.stderr)
    try:
        while True:
            step: Progress | ChangeSet = next(steps)
            if isinstance(step, Progress):
                line.show(step)
    except StopIteration as ended:
        result: Answer = ended.value
        return result
    finally:
        line.clear()


def _exit_code(report: RunReport) -> int:
    if report.result is Result.HELD:
        return HELD
    if report.result is Result.DONE:
        return DONE
    from apdesk.sync import problems

    error = report.error or problems.stopped()
    parts = (f"{error.title}.", error.message, error.next_step)
    print("apdesk: " + " ".join(part for part in parts if part), file=sys.stderr)
    return FAILED


def _in_utf8(newline: str | None = None) -> None:
    """Makes standard output UTF-8, as JSON is (RFC 8259), whatever the terminal speaks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline=newline)


def _print_json(document: Any, *, indent: int | None = None) -> None:
    _in_utf8()
    print(json.dumps(document, indent=indent, ensure_ascii=False))


def _print(parsed: argparse.Namespace, document: Any, lines: list[str] | tuple[str, ...]) -> None:
    if parsed.json:
        _print_json(document)
    else:
        print("\n".join(lines))


def _complain(
    error: ApdeskError, parsed: argparse.Namespace, document: dict[str, Any] | None = None
) -> int:
    """Says why the verb failed, with --json as the `error` of a document as well."""
    print(f"apdesk: {error}", file=sys.stderr)
    if parsed.json:
        said = {
            "code": error.code,
            "title": error.title,
            "message": error.message,
            "next_step": error.next_step,
        }
        _print_json({**(document or {}), "error": said})
    return FAILED


@contextmanager
def _standard_output_to_error() -> Iterator[None]:
    """What programs started meanwhile print goes to standard error: a browser may talk."""
    try:
        ours = os.dup(1)
    except OSError:  # there is no standard output at all
        yield
        return
    try:
        os.dup2(2, 1)
        yield
    finally:
        os.dup2(ours, 1)
        os.close(ours)


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


# -- the arguments ------------------------------------------------------------------------------


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e7:
        raise argparse.ArgumentTypeError(f"not a number of seconds above 0: {text}")
    return value


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < 65536):
        raise argparse.ArgumentTypeError(f"not a port (1 to 65535): {text}")
    return int(text)


def _parser(*, practice: bool) -> argparse.ArgumentParser:
    """`practice`: whether the practice org's own arguments are wanted; they cost its imports."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data-dir", default=argparse.SUPPRESS, metavar="DIR", help="where apdesk keeps its files"
    )
    shared.add_argument(
        "--debug", action="store_true", default=argparse.SUPPRESS, help="a more talkative log"
    )
    printing = argparse.ArgumentParser(add_help=False, parents=[shared])
    printing.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="one JSON document on standard output",
    )

    parser = argparse.ArgumentParser(
        prog="apdesk",
        parents=[printing],
        description="Without a verb: the desktop app.",
        epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 held removals wait for approval.",
    )
    parser.add_argument("--version", action="version", version=f"apdesk {__version__}")
    parser.add_argument("--practice", action="store_true", help="open on the practice org")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")

    def verb(name: str, run: Verb, text: str) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, parents=[printing], help=text, description=text)
        added.set_defaults(run_verb=run)
        return added

    connect = verb("connect", _connect, "log in to Salesforce in the browser")
    connect.add_argument("--login-url", required=True, metavar="URL")
    connect.add_argument("--client-id", required=True, metavar="KEY")
    connect.add_argument("--port", type=_port, metavar="N", help="the callback's port")
    connect.add_argument("--timeout", type=_seconds, default=300.0, metavar="S")
    connect.add_argument(
        "--insecure-storage",
        action="store_true",
        help="without a keyring: keep the login in a file that only you can read",
    )

    disconnect = verb("disconnect", _disconnect, "log out of Salesforce")
    disconnect.add_argument(
        "--remove-data", action="store_true", help="also remove what came from Salesforce"
    )

    preferences = verbs.add_parser(
        "preferences", parents=[printing], help="show or apply what is synced"
    )
    actions = preferences.add_subparsers(dest="action", metavar="ACTION", required=True)
    show = actions.add_parser("show", parents=[printing], help="print the preferences file")
    show.set_defaults(run_verb=_preferences_show)
    apply = actions.add_parser("apply", parents=[printing], help="apply a preferences file")
    apply.add_argument("file", metavar="FILE", help="a JSON file, - for standard input")
    apply.set_defaults(run_verb=_preferences_apply)

    previewed = verb("preview", _preview, "who would enter, leave and change")
    previewed.add_argument("--preferences", metavar="FILE", help="of these instead of the present")

    sync = verb("sync", _sync, "one run, now")
    sync.add_argument(
        "--approve-removals",
        action="store_true",
        help="remove what leaves or was held, however much it is",
    )

    run = verb("run", _run, "run until stopped, as the desktop app's timer does")
    run.add_argument(
        "--interval", type=_seconds, metavar="SECONDS", help="instead of the one in the settings"
    )

    verb("status", _status, "connection, members, last and next run, what waits")

    export = verb("export", _export, "write a list as CSV or JSON lines")
    export.add_argument("list", metavar="leads|contacts|companies|all|LIST-NAME")
    export.add_argument("--format", choices=("csv", "jsonl"), help="csv unless told otherwise")
    export.add_argument("--output", metavar="FILE", help="instead of standard output")
    export.add_argument("--api-names", action="store_true", help="API names as column titles")

    explain = verb("explain", _explain, "why a record is here, or isn't")
    explain.add_argument("record", metavar="RECORD", help="apdesk ID, Salesforce ID or email")

    history = verb("history", _history, "what happened to a record")
    history.add_argument("record", metavar="RECORD", help="apdesk ID, Salesforce ID or email")

    served = verbs.add_parser(
        "practice-org", parents=[shared], help="serve a local imitation of an org"
    )
    if practice:
        add_practice_arguments(served)
    return parser
