"""Named loggers with rotation, and a last line of defence against secrets in them."""

from __future__ import annotations

import logging
import os
import re
import sys
import traceback
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

from apdesk.errors import ApdeskError

#: Loggers of libraries that print tokens, codes or queries at DEBUG (oauthlib, urllib3).
QUIET = ("requests_oauthlib", "oauthlib", "urllib3", "keyring", "werkzeug", "peewee")

#: A file of the log is put aside once it has so many bytes; so many files are there in all.
LARGEST = 1_000_000
FILES = 5

_SECRET = re.compile(
    r"""(?ix)
    \b(access_token|refresh_token|id_token|client_secret|code_verifier|code|token|signature|password)\b
    (["']?\s*[:=]\s*["']?) [^\s"'&,;}]+
    | \b(Bearer|OAuth|authorization:\s*Basic)(\s+) [^\s"',;]+
    | \b00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]+
    """
)


#: Between an error and the one that it led to.
_THEN = "During handling of the above exception, another exception occurred:"

#: A login inside an address, as proxies have it; and whatever looks like an e-mail address.
_LOGIN = re.compile(r"(?<=://)[^\s/:@\"'<>]+(?::[^\s/\"'<>]*)?@(?=[^\s@])")
_MAILBOX = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")


def redact(text: str) -> str:
    """The text with whatever looks like a token, code, verifier, a login inside an address, or an
    e-mail address replaced."""

    def blank(match: re.Match[str]) -> str:
        name = match[1] or match[3]
        return f"{name}{match[2] or match[4]}<redacted>" if name else "<redacted>"

    said = _SECRET.sub(blank, text)
    if "@" not in said and "%40" not in said:
        return said
    return _MAILBOX.sub("<e-mail>", _LOGIN.sub("<redacted>@", said))


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line, the traceback included."""

    def __init__(self, form: str, *, texts: bool = True) -> None:
        """`texts`: tracebacks hold what errors say; it may be about people, whatever the error."""
        super().__init__(form)
        self._texts = texts

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))

    def formatException(self, ei: Any) -> str:
        error = ei[1]
        if self._texts or error is None:
            return super().formatException(ei)
        found: list[str] = []
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            lines = "".join(traceback.format_tb(error.__traceback__))
            said = (isinstance(error, ApdeskError) and error.code) or "<left out>"
            found.append(f"Traceback (most recent call last):\n{lines}{_named(error)}: {said}")
            hidden = error.__suppress_context__
            error = error.__cause__ or (None if hidden else error.__context__)
        return f"\n\n{_THEN}\n\n".join(reversed(found))


def _named(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def tell(text: str) -> None:
    """A line on standard error, where there is one (a windowed program on Windows has none)."""
    with suppress(AttributeError, OSError, ValueError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


class PrivateLog(logging.FileHandler):
    """Files that only the user can read. What can't be written is left out, in silence.

    A full disk, or a folder that was taken away, is told by the work itself, in words; Python's
    own handler would print a traceback for each line.

    A file that is long enough is put aside as `.1`, what was `.1` as `.2`, and so on; the oldest
    goes. Python's own handler that does so is a part of a module that sends logs through sockets,
    and brings that along: 5 ms of every start.
    """

    def emit(self, record: logging.LogRecord) -> None:
        try:
            stream = self.stream
            if stream is not None and os.fstat(stream.fileno()).st_size >= LARGEST:
                stream.close()
                self.stream = None  # opened anew with the next line
                self._put_aside()
            super().emit(record)
        except (OSError, ValueError):
            self.handleError(record)

    def _put_aside(self) -> None:
        names = [self.baseFilename, *(f"{self.baseFilename}.{at}" for at in range(1, FILES))]
        for newer, older in reversed(list(pairwise(names))):
            with suppress(FileNotFoundError):
                os.replace(newer, older)

    def _open(self) -> TextIO:  # type: ignore[override]
        stream = super()._open()
        if os.name == "posix":
            os.fchmod(stream.fileno(), 0o600)
        return stream

    def handleError(self, record: logging.LogRecord) -> None:
        return


def start_logging(directory: Path | None, *, debug: bool = False) -> None:
    """Writes the log of this process to `directory` (five files of 1 MB); None: nowhere.

    At the default level no personal data is written, only counts and ids of runs. Where the log
    can't be written, that is said once on standard error, and the work goes on without one.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    if directory is None:
        return
    target = directory / "apdesk.log"
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = PrivateLog(
            target,
            encoding="utf-8",
            errors="backslashreplace",  # of names that the locale could not decode
        )
    except OSError as error:
        root.addHandler(logging.NullHandler())  # else warnings go to standard error unasked
        reason = error.strerror or type(error).__name__
        tell(
            f"apdesk: The log can't be written. {target}: {reason}. Everything else works. "
            "Give your user account write permission there."
        )
        return
    form = "%(asctime)s %(levelname)s %(name)s [%(threadName)s] %(message)s"
    handler.setFormatter(RedactingFormatter(form, texts=debug))
    root.addHandler(handler)
