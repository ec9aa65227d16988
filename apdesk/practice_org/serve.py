"""The practice org's command: arguments, and serving until stopped."""

from __future__ import annotations

import _thread
import argparse
import errno
import json
import signal
import sqlite3
import ssl
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from apdesk.practice_org.http.server import PracticeServer

DEFAULT_LEADS = 600
DEFAULT_CONTACTS = 400
DEFAULT_ACCOUNTS = 150
BUSY_SECONDS = 5.0
#: From so many leads on, making them takes long enough to say how far it is.
TOLD_FROM = 50_000


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"not a number from 0 on: {text}")
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= 65_535):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535: {text}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e9:
        raise argparse.ArgumentTypeError(f"not a number of seconds above 0: {text}")
    return number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments, for a parser of one's own."""
    parser.add_argument("--port", type=_port, default=0, help="port to serve on (a free one)")
    parser.add_argument(
        "--leads", type=_count, default=DEFAULT_LEADS, metavar="N", help="leads in a new org"
    )
    parser.add_argument(
        "--contacts", type=_count, default=DEFAULT_CONTACTS, metavar="N", help="contacts in it"
    )
    parser.add_argument(
        "--accounts", type=_count, default=DEFAULT_ACCOUNTS, metavar="N", help="accounts in it"
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="the same number makes the same people"
    )
    parser.add_argument(
        "--busy", action="store_true", help="records are made, changed and deleted now and then"
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="FILE",
        help="keep the org in FILE; an existing one is reopened",
    )
    parser.add_argument(
        "--callback",
        action="append",
        default=[],
        metavar="URL",
        help="register a further callback URL (may be repeated)",
    )
    parser.add_argument(
        "--access-token-seconds",
        type=_seconds,
        default=7200.0,
        metavar="N",
        help="an unused access token dies after N seconds (7200)",
    )
    parser.add_argument("--https-cert", type=Path, metavar="PEM", help="serve TLS with this chain")
    parser.add_argument("--https-key", type=Path, metavar="PEM", help="the chain's private key")


def _tls(cert: Path | None, key: Path | None) -> ssl.SSLContext | None:
    if cert is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context


def run(
    args: argparse.Namespace, *, serving: Callable[[PracticeServer], object] | None = None
) -> int:
    """Serves until SIGTERM or SIGINT; 0. 1, with the reason on standard error, if it can't.

    `serving` is called once it is served and said so.
    """
    stop = threading.Event()

    def asked_to_stop(_signal: int, _frame: FrameType | None) -> None:
        # Not from here: the wait that was interrupted may hold the event's lock.
        _thread.start_new_thread(stop.set, ())

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, asked_to_stop)
    try:
        server = PracticeServer(
            port=args.port,
            data=args.data,
            leads=args.leads,
            contacts=args.contacts,
            accounts=args.accounts,
            seed=args.seed,
            callbacks=args.callback,
            access_token_seconds=args.access_token_seconds,
            tls=_tls(args.https_cert, args.https_key),
            progress=_tell if args.leads >= TOLD_FROM else _tell_nothing,
        )
    except (OSError, sqlite3.Error) as error:
        return _refused(error, args)
    try:
        server.start()
        if args.busy:
            server.busy.start(BUSY_SECONDS)
        sys.stdout.write(json.dumps({"url": server.url, "client_id": server.client_id}) + "\n")
        sys.stdout.flush()
        if serving is not None:
            serving(server)
        # In slices: on Windows a signal does not interrupt a wait without an end.
        while not stop.wait(0.5):
            pass
    except OSError as error:
        return _refused(error, args)
    finally:
        server.stop()
    return 0


def _tell(sobject: str, made: int) -> None:
    if made % TOLD_FROM == 0:
        sys.stderr.write(f"{made:,} {sobject} records\n")
        sys.stderr.flush()


def _tell_nothing(sobject: str, made: int) -> None:
    pass


def _refused(error: Exception, args: argparse.Namespace) -> int:
    reason = getattr(error, "strerror", None) or str(error)
    if isinstance(error, sqlite3.Error):
        what, then = f"{args.data}: {reason}", "Name another file with --data, or none."
    elif getattr(error, "errno", None) == errno.EADDRINUSE:
        what, then = f"port {args.port}: {reason}", "Choose another --port, or leave it out."
    else:
        what, then = reason, "Check the options, and the space on the disk."
    sys.stderr.write(f"The practice org can't be served. {what}. {then}\n")
    return 1
