"""Copies of the database beside it: made, listed, thinned out, and put back in place."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apdesk.domain.clock import from_iso, to_iso
from apdesk.errors import Cancelled, KnownError
from apdesk.language import tr
from apdesk.store import migrations, order_indexes, sqltext
from apdesk.store.database import APPLICATION_ID, PART, Store, upgrade
from apdesk.store.errors import converted

SCHEDULED = "scheduled"
BEFORE_REMOVALS = "before-removals"
BEFORE_RESTORE = "before-restore"
BEFORE_MIGRATION = "before-migration"

#: What the name of a damaged database that was moved out of the way has behind the stem.
DAMAGED = "-damaged-"
#: How the name of what is to come in its place goes on, until it is there.
RESTORED = ".restored"

_SUFFIX = ".sqlite3"
#: How a moment is written in the name of a file.
STAMP = "%Y%m%dT%H%M%SZ"
#: Where a database file says its user version and its application, 4 bytes each.
_VERSION, _APPLICATION = 60, 68
#: How many steps of SQLite's virtual machine lie between two looks whether to stop.
_STEPS = 50_000
#: A copy that was begun this long ago was broken off.
_BROKEN_OFF = timedelta(hours=1)
#: What every format has; a file without them is none of ours, whatever it says of itself.
_TABLES = ("company", "history", "meta", "person", "run")


def _moment(backup: Backup) -> tuple[str, int, str]:
    """What tells the later of two, which may have been made in one second."""
    try:
        written = backup.path.stat().st_mtime_ns
    except OSError:  # it has gone meanwhile
        written = 0
    return backup.at, written, backup.path.name


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file. `reason` is "scheduled", "before-removals", "before-restore",
    "before-migration" or "manual"; `version` is the format of the database in it."""

    path: Path
    at: str
    reason: str
    size: int
    version: int


class Backups:
    """The backups of one store."""

    def __init__(self, store: Store, directory: Path | None = None) -> None:
        """`directory`: the folder 'backups' beside the database unless told."""
        self._store = store
        self._directory = directory or store.path.parent / "backups"
        self._made: str | None = None

    def create(self, reason: str, at: str) -> Backup:
        """Copies the database as it is now. Raises KnownError (disk.full …); then nothing is
        left of the copy."""
        stem = f"{self._store.path.stem}-{reason}-{from_iso(at).strftime(STAMP)}"
        path, number = self._directory / f"{stem}{_SUFFIX}", 1
        while path.exists():
            number += 1
            path = self._directory / f"{stem}-{number}{_SUFFIX}"
        self._store.backup(path)
        self._made = at
        found = self._read(path)
        assert found is not None
        return found

    def all(self) -> tuple[Backup, ...]:
        """The backups that there are, the newest first; other files are passed over."""
        with converted(self._directory):
            paths = sorted(self._directory.glob(f"*{_SUFFIX}"))
        found = [backup for path in paths if (backup := self._read(path)) is not None]
        return tuple(sorted(found, key=_moment, reverse=True))

    def due(self, now: datetime, every: timedelta = timedelta(days=1)) -> bool:
        """Whether the last scheduled backup is that old. Those from a time that is yet to come
        were made while the clock was wrong, and don't count."""
        moments = [from_iso(each.at) for each in self.all() if each.reason == SCHEDULED]
        return not any(timedelta(0) <= now - each < every for each in moments)

    def prune(self, keep: int = 7) -> None:
        """Deletes the oldest backups beyond `keep` of each reason; those made by hand stay.

        One from before a new format goes when `keep` scheduled ones are newer. Those that say
        that they are newer than the one just made come from a clock that was wrong: they go first.
        """
        found = sorted(self.all(), key=lambda each: self._made is not None and each.at > self._made)
        for reason in (SCHEDULED, BEFORE_REMOVALS, BEFORE_RESTORE):
            some = [each for each in found if each.reason == reason]
            self._delete(each.path for each in some[keep:])
            if reason == SCHEDULED and len(some) >= keep > 0:
                oldest = some[keep - 1].at
                self._delete(
                    each.path
                    for each in found
                    if each.reason == BEFORE_MIGRATION and each.at < oldest
                )
        self._delete(self._broken_off(_BROKEN_OFF))

    def forget(self) -> None:
        """Deletes all of them, and damaged databases that were set aside: they hold what is to be
        removed for good."""
        self._delete(each.path for each in self.all())
        self._delete(self._broken_off(timedelta(0)))
        self._delete(set_aside(self._store.path))

    def _broken_off(self, age: timedelta) -> list[Path]:
        """What is left of copies that a crash broke off, as long ago as that or longer."""
        now, found = datetime.now(UTC), []
        place = self._store.path
        for each in (
            *self._directory.glob(f"*{_SUFFIX}{PART}*"),
            *place.parent.glob(f"{place.name}{RESTORED}*"),
        ):
            with suppress(OSError):
                begun = datetime.fromtimestamp(each.stat().st_mtime, UTC)
                if abs(now - begun) >= age:
                    found.append(each)
        return found

    def _delete(self, files: Iterable[Path]) -> None:
        for each in files:
            with converted(each):
                each.unlink(missing_ok=True)

    def restore(self, backup: Path, at: str) -> Backup:
        """Puts a backup in the place of the present data, as one transaction that other
        connections see whole, and brings it up to date. No run may be under way.

        The present data is backed up first; that backup is returned. Raises KnownError
        "backup.unknown" (no such file, or no database of apdesk), "backup.corrupt",
        "backup.newer", "disk.full"; then all is as before.
        """
        with fit_to_restore(backup) as whole:
            before = self.create(BEFORE_RESTORE, at)
            try:
                self._store.restore(whole)
            except BaseException:
                # each attempt would leave less room for the next one
                self._delete([before.path])
                raise
        return before

    def _read(self, path: Path) -> Backup | None:
        """What a file says of itself; None when it is no backup."""
        with suppress(OSError):
            with path.open("rb") as file:
                head = file.read(_APPLICATION + 4)
            facts = path.stat()
            if int.from_bytes(head[_APPLICATION:], "big") != APPLICATION_ID:
                return None
            version = int.from_bytes(head[_VERSION : _VERSION + 4], "big")
            reason, at = self._named(path)
            moment = at or datetime.fromtimestamp(facts.st_mtime, UTC)
            return Backup(path, to_iso(moment), reason, facts.st_size, version)
        return None

    def _named(self, path: Path) -> tuple[str, datetime | None]:
        """The reason and the moment in a file's name: STEM-REASON-STAMP[-NUMBER], or the name
        that a migration gives."""
        name = path.stem.removeprefix(f"{self._store.path.stem}-")
        if name.startswith("format-"):
            return BEFORE_MIGRATION, None
        parts = name.split("-")
        for index, part in enumerate(parts):
            with suppress(ValueError):
                moment = datetime.strptime(part, STAMP).replace(tzinfo=UTC)
                return "-".join(parts[:index]) or "manual", moment
        return "manual", None


def set_aside(database: Path) -> list[Path]:
    """The files of damaged databases that were moved out of the way."""
    return sorted(database.parent.glob(f"{database.stem}{DAMAGED}*"))


def check(path: Path, stop: Callable[[], bool] = lambda: False) -> None:
    """Reads a backup as a whole; `stop` is asked now and then, and ends it by Cancelled.

    Raises KnownError "backup.unknown", "backup.corrupt", "backup.newer" where it can't be restored.
    """
    with _opened(path) as source:
        source.set_progress_handler(stop, _STEPS)
        try:
            _check(source, path)
        except (KnownError, sqlite3.Error):
            if stop():
                raise Cancelled from None
            raise


@contextmanager
def fit_to_restore(path: Path) -> Iterator[sqlite3.Connection]:
    """A backup that was read as a whole, as the newest format has it, with its journeys paused.

    Raises KnownError "backup.unknown", "backup.corrupt", "backup.newer".
    """
    with _opened(path) as source:
        _check(source, path)
        with _up_to_date(source, path) as whole:
            yield whole


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """As `converted`, of a backup: that it is damaged says nothing of the database."""
    try:
        with converted(path):
            yield
    except KnownError as error:
        if error.code == "database.corrupt":
            raise corrupt(path) from error
        raise


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    if not path.is_file():
        raise _unknown(path)
    with _reading(path):
        source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        yield source
    finally:
        source.close()


def _check(source: sqlite3.Connection, path: Path) -> None:
    try:
        application = source.execute("PRAGMA application_id").fetchone()[0]
        version = source.execute("PRAGMA user_version").fetchone()[0]
        found = source.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise corrupt(path) from error
    if application != APPLICATION_ID or not version:
        raise _unknown(path)
    if version > migrations.LATEST:
        raise _newer(path, version)
    if found != "ok":
        raise corrupt(path)
    marks = ", ".join("?" * len(_TABLES))
    tables = source.execute(
        f"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ({marks})",
        _TABLES,
    ).fetchone()[0]
    if tables != len(_TABLES):
        raise _unknown(path)


@contextmanager
def _up_to_date(source: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """The backup as the newest format has it, with its journeys paused: what can't be brought there
    never gets in place.

    What has to be changed is so in a temporary database: SQLite takes its file away whatever
    happens.
    """
    with _reading(path):
        version = source.execute("PRAGMA user_version").fetchone()[0]
        if version == migrations.LATEST and not order_indexes.stale(source) and not _live(source):
            changed = None
        else:
            changed = sqlite3.connect("", isolation_level=None)
    if changed is None:
        yield source
        return
    with closing(changed):
        with _reading(path):
            source.backup(changed)
            sqltext.register(changed)
            changed.execute("BEGIN")
            try:
                order_indexes.drop_stale(changed)
                upgrade(changed)
                # what they did since the backup was made isn't known to it: they would do it again
                changed.execute("UPDATE journey SET state = 'paused' WHERE state = 'live'")
            except sqlite3.OperationalError as error:
                code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
                if code & 0xFF != sqlite3.SQLITE_ERROR:
                    raise
                raise corrupt(path) from error  # its tables aren't what its format has
            changed.execute("COMMIT")
        yield changed


def _live(source: sqlite3.Connection) -> bool:
    """Whether a journey goes on in it. Also where that can't be told: its tables aren't what its
    format has, and it isn't taken as it is."""
    try:
        found = source.execute("SELECT 1 FROM journey WHERE state = 'live' LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        return True
    return found is not None


def _unknown(path: Path) -> KnownError:
    return KnownError(
        tr("That is no backup"),
        tr("{name} isn't there, or is no database of apdesk. Nothing was changed.", name=path.name),
        tr("Choose one of the backups in the list."),
        code="backup.unknown",
    )


def corrupt(path: Path) -> KnownError:
    """A backup isn't a whole database any more."""
    return KnownError(
        tr("The backup is damaged"),
        tr("{name} can't be read as a whole. Nothing was changed.", name=path.name),
        tr("Choose another backup."),
        code="backup.corrupt",
    )


def _newer(path: Path, version: int) -> KnownError:
    return KnownError(
        tr("The backup was made by a newer apdesk"),
        tr(
            "{name} has format {version}; this apdesk knows formats up to "
            "{known}. Nothing was changed.",
            name=path.name,
            version=version,
            known=migrations.LATEST,
        ),
        tr("Install the newest apdesk, then restore it."),
        code="backup.newer",
    )
