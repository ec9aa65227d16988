"""The arguments of all verbs; each verb's parser names the function that runs it."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from apdesk import __version__

if TYPE_CHECKING:
    from apdesk.headless import Headless

_RECORD = "apdesk ID, Salesforce ID or email"
#: What `sync --json` says of a run that could not begin, beside the error.
_NO_RUN: dict[str, Any] = {
    "result": "failed",
    "run": None,
    "seconds": 0.0,
    "api_calls": 0,
    "objects": {},
}


class Verb(NamedTuple):
    """The function of `apdesk.verbs` that runs a verb: only the one asked for is imported."""

    module: str
    name: str
    #: Whether the database is wanted open; what is done to backups must go where it can't be.
    opened: bool = True

    def __call__(self, work: Headless, parsed: argparse.Namespace) -> int:
        """Runs it; the exit code."""
        code: int = getattr(import_module(f"apdesk.verbs.{self.module}"), self.name)(work, parsed)
        return code


def parser(*, practice: bool) -> argparse.ArgumentParser:
    """`practice`: whether the practice org's own arguments are wanted; they cost its imports."""
    return _Arguments().parser(practice=practice)


class _Arguments:
    def __init__(self) -> None:
        self._shared = argparse.ArgumentParser(add_help=False)
        self._shared.add_argument(
            "--data-dir",
            type=_directory,
            default=argparse.SUPPRESS,
            metavar="DIR",
            help="where apdesk keeps its files",
        )
        self._shared.add_argument(
            "--debug", action="store_true", default=argparse.SUPPRESS, help="a more talkative log"
        )
        self._printing = argparse.ArgumentParser(add_help=False, parents=[self._shared])
        self._printing.add_argument(
            "--json",
            action="store_true",
            default=argparse.SUPPRESS,
            help="one JSON document on standard output",
        )

    def parser(self, *, practice: bool) -> argparse.ArgumentParser:
        whole = argparse.ArgumentParser(
            prog="apdesk",
            parents=[self._printing],
            description="Without a verb: the desktop app.",
            epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 removals wait for approval.",
        )
        whole.add_argument("--version", action="version", version=f"apdesk {__version__}")
        whole.add_argument("--practice", action="store_true", help="open on the practice org")
        whole.add_argument("--hidden", action="store_true", help="start in the tray")
        verbs = whole.add_subparsers(dest="verb", metavar="VERB")
        self._account(verbs)
        self._runs(verbs)
        self._records(verbs)
        self._changes(verbs)
        self._troubles(verbs)
        self._journeys(verbs)
        self._upkeep(verbs)
        served = verbs.add_parser(
            "practice-org", parents=[self._shared], help="serve a local imitation of an org"
        )
        if practice:
            from apdesk.launcher import add_practice_arguments

            add_practice_arguments(served)
        return whole

    def _verb(self, verbs: Any, name: str, run: Verb, text: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = verbs.add_parser(
            name, parents=[self._printing], help=text, description=text
        )
        added.set_defaults(run_verb=run)
        return added

    def _family(self, verbs: Any, name: str, text: str, run: Verb | None = None) -> Any:
        """A verb with verbs of its own; `run` is what it does without one of them."""
        added = verbs.add_parser(name, parents=[self._printing], help=text, description=text)
        if run is not None:
            added.set_defaults(run_verb=run)
        return added.add_subparsers(dest="action", metavar="ACTION", required=run is None)

    def _account(self, verbs: Any) -> None:
        connect = self._verb(
            verbs, "connect", Verb("account", "connect"), "log in to Salesforce in the browser"
        )
        connect.add_argument("--login-url", metavar="URL")
        connect.add_argument("--client-id", metavar="KEY")
        connect.set_defaults(usage_error=connect.error)
        connect.add_argument("--port", type=_port, metavar="N", help="the callback's port")
        connect.add_argument("--timeout", type=_seconds, default=300.0, metavar="S")
        connect.add_argument(
            "--insecure-storage",
            action="store_true",
            help="without a keyring: keep the login in a file that only you can read",
        )
        disconnect = self._verb(
            verbs, "disconnect", Verb("account", "disconnect"), "log out of Salesforce"
        )
        disconnect.add_argument(
            "--remove-data", action="store_true", help="also remove what came from Salesforce"
        )
        preferences = self._family(verbs, "preferences", "show or apply what is synced")
        self._verb(
            preferences, "show", Verb("account", "show_preferences"), "print the preferences file"
        )
        apply = self._verb(
            preferences, "apply", Verb("account", "apply_preferences"), "apply a preferences file"
        )
        apply.add_argument("file", metavar="FILE", help="a JSON file, - for standard input")

    def _runs(self, verbs: Any) -> None:
        preview = self._verb(
            verbs, "preview", Verb("runs", "preview"), "who would enter, leave and change"
        )
        preview.add_argument(
            "--preferences", metavar="FILE", help="of these instead of the present"
        )
        sync = self._verb(verbs, "sync", Verb("runs", "sync"), "one run, now")
        sync.set_defaults(no_answer=_NO_RUN)
        sync.add_argument(
            "--approve-removals",
            action="store_true",
            help="remove what leaves or was held, however much it is",
        )
        run = self._verb(
            verbs, "run", Verb("runs", "run"), "run until stopped, as the desktop app's timer does"
        )
        run.add_argument(
            "--interval",
            type=_seconds,
            metavar="SECONDS",
            help="instead of the one in the settings",
        )
        self._verb(
            verbs,
            "status",
            Verb("runs", "status"),
            "connection, members, last and next run, what waits",
        )

    def _records(self, verbs: Any) -> None:
        export = self._verb(
            verbs, "export", Verb("records", "export"), "write a list as CSV or JSON lines"
        )
        export.add_argument("list", metavar="leads|contacts|companies|all|LIST-NAME")
        export.add_argument("--format", choices=("csv", "jsonl"), help="csv unless told otherwise")
        export.add_argument("--output", metavar="FILE", help="instead of standard output")
        export.add_argument("--api-names", action="store_true", help="API names as column titles")
        explain = self._verb(
            verbs, "explain", Verb("records", "explain"), "why a record is here, or isn't"
        )
        explain.add_argument("record", metavar="RECORD", help=_RECORD)
        history = self._verb(
            verbs, "history", Verb("records", "history"), "what happened to a record"
        )
        history.add_argument("record", metavar="RECORD", help=_RECORD)

    def _changes(self, verbs: Any) -> None:
        edit = self._verb(
            verbs, "edit", Verb("changes", "edit"), "change a record here; the next sync sends it"
        )
        edit.add_argument("record", metavar="RECORD", help=_RECORD)
        edit.add_argument(
            "values",
            nargs="+",
            type=_pair,
            metavar="FIELD=VALUE",
            help="API name or apdesk name, and the new value; none clears the field",
        )
        add = self._verb(verbs, "add", Verb("changes", "add"), "add a contact")
        add.add_argument("values", nargs="+", type=_pair, metavar="FIELD=VALUE")
        _to_list(add)
        imported = self._verb(
            verbs, "import", Verb("changes", "import_"), "add contacts from a CSV file"
        )
        imported.add_argument("file", metavar="FILE.csv")
        _to_list(imported)
        imported.add_argument(
            "--map",
            nargs="+",
            action="extend",
            type=_pair,
            metavar="COLUMN=FIELD",
            help="what a column is for, where its title doesn't say so; COLUMN= leaves it out",
        )
        imported.add_argument(
            "--duplicates",
            choices=("skip", "update", "add"),
            default="skip",
            help="what becomes of people who are here already (skip unless told otherwise)",
        )
        imported.add_argument(
            "--preview", action="store_true", help="only say what would be imported"
        )
        undo = self._verb(
            verbs, "undo", Verb("changes", "undo"), "take changes back; without BATCH: list them"
        )
        which = undo.add_mutually_exclusive_group()
        which.add_argument("batch", nargs="?", type=_number, metavar="BATCH")
        which.add_argument("--run", type=_number, metavar="RUN", help="what a run changed")
        undo.add_argument(
            "--preview", action="store_true", help="with --run: only say what it would do"
        )
        undo.set_defaults(wrong_usage=undo.error)

    def _troubles(self, verbs: Any) -> None:
        errors = self._family(
            verbs, "errors", "changes that Salesforce didn't take", Verb("troubles", "errors")
        )
        retry = self._verb(
            errors, "retry", Verb("troubles", "retry"), "try again with the next sync"
        )
        which = retry.add_mutually_exclusive_group(required=True)
        which.add_argument("ids", nargs="*", type=_number, metavar="ID", default=[])
        which.add_argument("--all", action="store_true", help="all of them")
        which.add_argument("--cause", metavar="CAUSE", help="all of one cause")
        dismiss = self._verb(
            errors,
            "dismiss",
            Verb("troubles", "dismiss_errors"),
            "forget values that can't be sent any more",
        )
        dismiss.add_argument("ids", nargs="+", type=_number, metavar="ID")
        conflicts = self._family(
            verbs,
            "conflicts",
            "fields that were changed here and in Salesforce",
            Verb("troubles", "conflicts"),
        )
        other = self._verb(
            conflicts,
            "use-other",
            Verb("troubles", "use_other"),
            "take the value that lost after all",
        )
        other.add_argument("ids", nargs="+", type=_number, metavar="ID")
        settle = self._verb(
            conflicts, "dismiss", Verb("troubles", "dismiss_conflicts"), "leave the value that won"
        )
        settle.add_argument("ids", nargs="+", type=_number, metavar="ID")

    def _journeys(self, verbs: Any) -> None:
        family = self._family(
            verbs, "journeys", "marketing journeys", Verb("journeys", "list_journeys")
        )
        self._verb(
            family, "list", Verb("journeys", "list_journeys"), "the journeys, and who is in them"
        )
        self._verb(
            family, "templates", Verb("journeys", "list_templates"), "journeys to start from"
        )
        bring = self._verb(
            family, "import", Verb("journeys", "bring"), "make a draft of a file or template"
        )
        which = bring.add_mutually_exclusive_group(required=True)
        which.add_argument("file", nargs="?", metavar="FILE", help="- for standard input")
        which.add_argument("--template", metavar="KEY", help="one of those to start from")
        bring.add_argument("--name", metavar="NAME", help="instead of the one in the file")
        for name, run, text in (
            ("publish", Verb("journeys", "publish"), "let the draft hold from now on"),
            ("pause", Verb("journeys", "pause"), "nobody comes in, nobody moves"),
            ("resume", Verb("journeys", "resume"), "let it go on"),
            ("status", Verb("journeys", "status"), "how many are in each step"),
        ):
            self._verb(family, name, run, text).add_argument("name", metavar="NAME")
        begin = self._verb(
            family, "start", Verb("journeys", "start_people"), "put people in by hand"
        )
        begin.add_argument("name", metavar="NAME")
        begin.add_argument("records", nargs="+", metavar="RECORD")
        export = self._verb(
            family, "export", Verb("journeys", "export"), "print the draft as a file"
        )
        export.add_argument("name", metavar="NAME")
        export.add_argument("--output", metavar="FILE")

    def _upkeep(self, verbs: Any) -> None:
        backups = self._family(
            verbs,
            "backups",
            "backups of the database",
            Verb("upkeep", "list_backups", opened=False),
        )
        self._verb(
            backups,
            "list",
            Verb("upkeep", "list_backups", opened=False),
            "the backups, newest first",
        )
        self._verb(backups, "create", Verb("upkeep", "create_backup"), "make one now")
        restore = self._verb(
            backups,
            "restore",
            Verb("upkeep", "restore_backup", opened=False),
            "put one in place of the database",
        )
        restore.add_argument("name", metavar="NAME", help="the name of a backup, or a file")
        self._verb(
            verbs, "usage", Verb("upkeep", "usage"), "calls of the API: the org's, and apdesk's own"
        )


def _to_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--list",
        choices=("leads", "contacts"),
        help="create them in Salesforce as well, with the next sync",
    )


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise argparse.ArgumentTypeError(f"not NAME=VALUE: {text}")
    return name, value


def _directory(text: str) -> str:
    # '' is what a script's unset variable leaves: it would be the folder that the script is in.
    if not text.strip():
        raise argparse.ArgumentTypeError("a directory has to be named")
    return text


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise argparse.ArgumentTypeError(f"not a number: {text}")
    return int(text)


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
