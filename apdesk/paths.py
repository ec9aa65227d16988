"""Where apdesk keeps its files: one directory that only the user can read."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from apdesk.errors import KnownError
from apdesk.language import tr

#: Without so much room the database can't be opened.
_LEAST = 64 * 1024


@dataclass(frozen=True, slots=True)
class DataDir:
    """The layout of a data directory."""

    path: Path

    @property
    def database(self) -> Path:
        return self.path / "apdesk.sqlite3"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def backups(self) -> Path:
        return self.path / "backups"

    @property
    def outgoing(self) -> Path:
        """Rows that are dragged to another program, while they are."""
        return self.path / "outgoing"

    @property
    def tokens_file(self) -> Path:
        """Used only where the user allowed insecure storage."""
        return self.path / "tokens.json"

    def lock(self, name: str) -> Path:
        return self.path / f"{name}.lock"

    def prepare(self) -> None:
        """Makes the directory, readable by the user alone. Raises KnownError where it can't.

        A directory that plainly belongs to more than apdesk (the home directory, one above it, one
        that all users share) is refused: making it private would lock others out.
        """
        try:
            if self._shared():
                raise shared(self.path)
            self.path.mkdir(parents=True, exist_ok=True)
            if os.name == "posix" and self.path.stat().st_mode & 0o077:
                self.path.chmod(0o700)
            probe = self.path / ".writable"
            try:
                probe.write_bytes(bytes(_LEAST))
            finally:
                probe.unlink(missing_ok=True)
        except OSError as error:
            raise KnownError(
                tr("apdesk can't write to its data directory"),
                tr(
                    "{path}: {reason}. Nothing can be stored, so nothing was started or changed.",
                    path=self.path,
                    reason=error.strerror or error,
                ),
                tr(
                    "Give your user account write permission there, free some space, or start "
                    "apdesk "
                    "with --data-dir and another directory."
                ),
                code="data_dir.unwritable",
            ) from error

    def _shared(self) -> bool:
        if not self.path.is_dir():
            return False
        real = self.path.resolve()
        home = Path("~").expanduser().resolve()
        return real in (home, *home.parents) or bool(real.stat().st_mode & stat.S_ISVTX)


def shared(path: Path) -> KnownError:
    """The data directory was asked to be one that holds much else."""
    return KnownError(
        tr("That can't be apdesk's data directory"),
        tr(
            "{path} holds more than apdesk's files, and apdesk makes its directory readable by you "
            "alone. Nothing was started or changed.",
            path=path,
        ),
        tr(
            "Name a directory of its own, for example --data-dir {directory}",
            directory=path / "apdesk-data",
        ),
        code="data_dir.shared",
    )


def configuration_file(data_dir: DataDir) -> Path | None:
    """The file in which an administrator decided beforehand (`apdesk.deployment`): the one that
    APDESK_CONFIG names, the data directory's, the computer's; None where there is none."""
    named = os.environ.get("APDESK_CONFIG")
    if named:
        return Path(os.path.expanduser(named))  # that it isn't there is an error
    for each in (data_dir.path / "apdesk.toml", machine_configuration()):
        if os.path.exists(each):
            return each
    return None


def machine_configuration() -> Path:
    """Where the computer's own file is, for all of its users."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "apdesk" / "apdesk.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/apdesk/apdesk.toml")
    return Path("/etc/apdesk/apdesk.toml")


def data_dir(override: str | os.PathLike[str] | None = None) -> DataDir:
    """The data directory: `override` (--data-dir), else the platform's own place for user data."""
    if override is not None:
        return DataDir(Path(override).expanduser().absolute())
    import platformdirs

    return DataDir(Path(platformdirs.user_data_dir("apdesk", appauthor=False)))
