"""Copies of the database beside it: made, listed, thinned out, and put back in place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apdesk.domain.clock import from_iso, to_iso
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.store import migrations
from apdesk.store.database import APPLICATION_ID, Store
from apdesk.store.errors import converted

SCHEDULED = "scheduled"
BEFORE_REMOVALS = "before-removals"
BEFORE_RESTORE = "before-restore"
BEFORE_MIGRATION = "before-migration"

_SUFFIX = ".sqlite3"
_STAMP = "%Y%m%dT%H%M%SZ"
#: Where a database file says its user version and its application, 4 bytes each.
_VERSION, _APPLICATION = 60, 68


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

    def create(self, reason: str, at: str) -> Backup:
        """Copies the database as it is now. Raises KnownError (disk.full …); then nothing is
        left of the copy."""
        stem = f"{self._store.path.stem}-{reason}-{from_iso(at).strftime(_STAMP)}"
        path, number = self._directory / f"{stem}{_SUFFIX}", 1
        while path.exists():
            number += 1
            path = self._directory / f"{stem}-{number}{_SUFFIX}"
        self._store.backup(path)
        found = self._read(path)
        assert found is not None
        return found

    def all(self) -> tuple[Backup, ...]:
        """The backups that there are, the newest first; other files are passed over."""
        with converted(self._directory):
            paths = sorted(self._directory.glob(f"*{_SUFFIX}"))
        found = [backup for path in paths if (backup := self._read(path)) is not None]
        return tuple(sorted(found, key=lambda each: (each.at, each.path.name), reverse=True))

    def due(self, now: datetime, every: timedelta = timedelta(days=1)) -> bool:
        """Whether the last scheduled backup is that old, or from a time that is yet to come."""
        newest = next((each for each in self.all() if each.reason == SCHEDULED), None)
        return newest is None or not timedelta(0) <= now - from_iso(newest.at) < every

    def prune(self, keep: int = 7) -> None:
        """Deletes the oldest backups beyond `keep` of each reason; those made by hand stay."""
        for reason in (SCHEDULED, BEFORE_REMOVALS, BEFORE_RESTORE):
            self._delete([each for each in self.all() if each.reason == reason][keep:])

    def forget(self) -> None:
        """Deletes all of them: they hold what is to be removed for good."""
        self._delete(self.all())

    def _delete(self, backups: Iterable[Backup]) -> None:
        for each in backups:
            with converted(each.path):
                each.path.unlink(missing_ok=True)

    def restore(self, backup: Path, at: str) -> Backup:
        """Puts a backup in the place of the present data, as one transaction that other
        connections see whole, and brings it up to date. No run may be under way.

        The present data is backed up first; that backup is returned. Raises KnownError
        "backup.unknown" (no such file, or no database of apdesk), "backup.corrupt",
        "backup.newer", "disk.full"; then all is as before.
        """
        with _opened(backup) as source:
            self._check(source, backup)
            before = self.create(BEFORE_RESTORE, at)
            self._store.restore(source)
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
                moment = datetime.strptime(part, _STAMP).replace(tzinfo=UTC)
                return "-".join(parts[:index]) or "manual", moment
        return "manual", None

    def _check(self, source: sqlite3.Connection, path: Path) -> None:
        try:
            application = source.execute("PRAGMA application_id").fetchone()[0]
            version = source.execute("PRAGMA user_version").fetchone()[0]
            found = source.execute("PRAGMA quick_check(1)").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise _corrupt(path) from error
        if application != APPLICATION_ID or not version:
            raise _unknown(path)
        if version > migrations.LATEST:
            raise _newer(path, version)
        if found != "ok":
            raise _corrupt(path)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    if not path.is_file():
        raise _unknown(path)
    with converted(path):
        source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        yield source
    finally:
        source.close()


def _unknown(path: Path) -> KnownError:
    return KnownError(
        tr("That is no backup"),
        tr("{name} isn't there, or is no database of apdesk. Nothing was changed.", name=path.name),
        tr("Choose one of the backups in the list."),
        code="backup.unknown",
    )


def _corrupt(path: Path) -> KnownError:
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
