"""Converts what SQLite, peewee and the file system raise into sentences, at the store's border."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee as pw

from apdesk.errors import BugError, KnownError
from apdesk.language import tr

_SQLITE_PRIMARY = 0xFF  # an extended result code holds the primary one in its low byte


def corrupt(path: Path, detail: str = "") -> KnownError:
    """The file is there, but isn't a whole database any more."""
    said = (
        tr(
            "{path} can't be read as a whole ({reason}). Nothing in it was changed.",
            path=path,
            reason=detail,
        )
        if detail
        else tr("{path} can't be read as a whole. Nothing in it was changed.", path=path)
    )
    return KnownError(
        tr("The database is damaged"),
        said,
        tr(
            "Open apdesk: its window offers to restore a backup or to start anew. Without a "
            "window, “apdesk backups list” names the backups, and “apdesk backups restore NAME” "
            "puts one in place."
        ),
        code="database.corrupt",
    )


def finding(said: str) -> str:
    """The first finding in what SQLite's check said; the line before it names the database."""
    lines = [each for each in said.splitlines() if not each.startswith("***")]
    return (lines or [said])[0]


def in_use(path: Path) -> KnownError:
    """The file can't be moved: somebody works with it."""
    return KnownError(
        tr("Another apdesk has the database open"),
        tr(
            "A window or a command of apdesk, or another program, works with {path}. It can't be "
            "replaced meanwhile. Nothing was changed.",
            path=path,
        ),
        tr("Quit it there (look into the tray, too), then try again."),
        code="database.in_use",
    )


def newer(path: Path, found: int, known: int) -> KnownError:
    return KnownError(
        tr("The database was written by a newer apdesk"),
        tr(
            "{path} has format {found}; this apdesk knows formats up to {known}. It was not "
            "opened, "
            "so that nothing in it is lost.",
            path=path,
            found=found,
            known=known,
        ),
        tr("Install the newest apdesk, or choose another data directory with --data-dir."),
        code="database.newer",
    )


def foreign(path: Path) -> KnownError:
    return KnownError(
        tr("That file is not an apdesk database"),
        tr("{path} is a database of another program. It was not changed.", path=path),
        tr("Choose another data directory with --data-dir, or move that file away."),
        code="database.foreign",
    )


def disk_full(path: Path) -> KnownError:
    return KnownError(
        tr("The disk is full"),
        tr(
            "There is no room left to write {path}. What was stored before is safe; the last step "
            "was not stored.",
            path=path,
        ),
        tr("Free some space, then sync again: apdesk goes on where it stopped."),
        code="disk.full",
    )


def read_only(path: Path) -> KnownError:
    return KnownError(
        tr("The database can't be written"),
        tr(
            "{path} or its folder is read-only for your user account. Nothing was changed.",
            path=path,
        ),
        tr(
            "Give your user account write permission there, or choose another data directory with "
            "--data-dir."
        ),
        code="database.read_only",
    )


def locked(path: Path) -> KnownError:
    return KnownError(
        tr("The database is in use"),
        tr(
            "Another program or another apdesk holds {path} and didn't let go in time. Nothing was "
            "changed.",
            path=path,
        ),
        tr("Close the other program, then try again."),
        code="database.locked",
    )


def failed(path: Path, detail: str) -> KnownError:
    return KnownError(
        tr("The database can't be reached"),
        tr("{path}: {detail}. What was stored before is unchanged.", path=path, detail=detail),
        tr("Check that the disk is connected and works, then try again."),
        code="disk.failed",
    )


def _from_code(code: int, detail: str, path: Path) -> KnownError | None:
    match code & _SQLITE_PRIMARY:
        case sqlite3.SQLITE_FULL:
            return disk_full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return read_only(path)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return corrupt(path, detail)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return locked(path)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return failed(path, detail)
    return None


def convert(error: BaseException, path: Path) -> Exception | None:
    """The KnownError for an error of SQLite, peewee or the file system; None when it is neither.

    A misuse of SQL is a BugError: ours, not the world's.
    """
    if isinstance(error, pw.PeeweeException):
        inner = getattr(error, "orig", None)  # what peewee wrapped
        if isinstance(inner, sqlite3.Error):
            error = inner
    if isinstance(error, sqlite3.Error):
        detail = str(error)
        # sqlite3.connect raises without a code; it fails only where the file can't be opened
        code = getattr(error, "sqlite_errorcode", None)
        if code is None and "unable to open" in detail:
            code = sqlite3.SQLITE_CANTOPEN
        known = _from_code(code or 0, detail, path)
        if known is not None:
            return known
    if isinstance(error, sqlite3.Error | pw.PeeweeException):
        return _misused(f"{type(error).__name__}: {error}")
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return disk_full(path)
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return read_only(path)
        return failed(path, error.strerror or str(error))
    return None


def of_sqlite(code: int, said: str, path: Path) -> Exception:
    """The KnownError (or BugError) for a result code of SQLite and what it said."""
    return _from_code(code, said, path) or _misused(said)


def _misused(what: str) -> BugError:
    return BugError(
        tr("apdesk misused its database"),
        tr("{what}. Nothing of this step was stored.", what=what),
        tr("Please send the diagnostics file."),
        code="database.bug",
    )


@contextmanager
def converted(path: Path) -> Iterator[None]:
    """Raises KnownError (or BugError) in place of what SQLite, peewee or the disk raise."""
    try:
        yield
    except (sqlite3.Error, pw.PeeweeException, OSError) as error:
        known = convert(error, path)
        assert known is not None
        raise known from error
