"""The diagnostics file: what whoever helps needs to know, and nothing about people.

One zip of plain text: versions and the computer, settings without secrets, counts, the last runs by
codes, logs with everything about people taken out.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apdesk import __version__
from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, to_iso
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.logs import FILES
from apdesk.paths import DataDir
from apdesk.worker.log_cleaning import cleaned, words_of
from apdesk.worker.tasks import Progress, Work

if TYPE_CHECKING:
    from apdesk.domain.preferences import Preferences
    from apdesk.store.database import Store
    from apdesk.store.settings import Settings

#: Settings that are told as they are: numbers and switches. Of all others only that they are set.
_PLAIN = (
    "interval_minutes",
    "sync.removal_limit",
    "sync.removal_share",
    "sync.daily_budget",
    "paused",
    "backup.every_days",
    "backup.keep",
    "api.usage",
)
#: Of the mail server's settings.
_MAIL = ("port", "security", "per_minute", "open_confirmed")
#: Of the account.
_ACCOUNT = ("sandbox", "timezone", "locale", "fiscal_year_start_month", "api_version")

_README = """\
Diagnostics of apdesk, made {at}

computer.json   versions, operating system, screens
settings.json   settings without secrets; of the criteria only fields and operators
database.json   format, check, and how many there are of everything
runs.json       the last syncs: when, how long, how many, error codes
logs/           the program's logs, with names, addresses and numbers of people taken out

There are no records, no names, no e-mail addresses, no passwords and no logins in it.
"""


def save_diagnostics(database: Path, clock: Clock, target: Path, window: Mapping[str, Any]) -> Work:
    """A task -> Path (`target`): writes the file, readable by the user alone.

    `window`: what the window knows (screens, scheme, language). A database that can't be read is
    said so in the file. Raises KnownError "diagnostics.unwritable".
    """

    def work(_progress: Progress, cancel: CancelToken) -> Path:
        part = target.with_name(f".{target.name}.part")
        try:
            part.unlink(missing_ok=True)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with (
                os.fdopen(handle, "wb") as file,
                zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
            ):
                for name, text in contents(database, clock, window):
                    cancel.check()
                    archive.writestr(name, text)
            os.replace(part, target)
        except OSError as error:
            raise KnownError(
                tr("The diagnostics can't be written"),
                tr(
                    "{file}: {reason}. Nothing was saved.",
                    file=target,
                    reason=error.strerror or type(error).__name__,
                ),
                tr("Choose another folder, or free some space."),
                code="diagnostics.unwritable",
            ) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return target

    return work


def contents(database: Path, clock: Clock, window: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The files of the archive: name and text."""
    yield "README.txt", _README.format(at=to_iso(clock.now()))
    yield "computer.json", _json({**computer(), "window": dict(window)})
    data_dir = DataDir(database.parent)
    lines = {path.name: _lines(path) for path in _log_files(data_dir)}
    found = _Database(database)
    yield "settings.json", _json(found.told("settings"))
    yield "database.json", _json(found.told("database"))
    yield "runs.json", _json(found.told("runs"))
    names, full = found.people({word for each in lines.values() for word in words_of(each)})
    for name, text in lines.items():
        said = cleaned(text, names, full, Path("~").expanduser())
        yield f"logs/{name}", "\n".join(said) + "\n"


def computer() -> dict[str, Any]:
    """Versions and the operating system; also what a report of a crash begins with."""
    return {
        "apdesk": __version__,
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "machine": platform.machine(),
        "distribution": _distribution(),
        "built": bool(getattr(sys, "frozen", False)),
        "processors": os.cpu_count(),
        "packages": {
            each.metadata["Name"]: each.version
            for each in metadata.distributions()
            if each.metadata["Name"]
        },
    }


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return ""


def sqlite_version() -> str:
    """Of the library that keeps the records."""
    from apdesk.store.diagnosis import SQLITE

    return SQLITE


class _Database:
    """What a database tells; of one that can't be read, why not."""

    def __init__(self, path: Path) -> None:
        self._told: dict[str, Any] = {}
        self._words: set[str] = set()
        self._path = path
        self._personal: list[str] = []
        try:
            self._read()
        except Exception as error:
            # Whatever is wrong with it is what the file is for.
            code = getattr(error, "code", "") or type(error).__name__
            self._told["database"] = {"unreadable": code}

    def told(self, what: str) -> object:
        return self._told.get(what, {})

    def people(self, words: set[str]) -> tuple[set[str], list[str]]:
        """Those of the words that are names, and names and the like of several words."""
        from apdesk.store import diagnosis
        from apdesk.store.database import Store

        full = [*self._personal, _login_name()]
        names = {part for text in full for part in text.split()}
        try:
            with Store(self._path, check=False) as store:
                names |= diagnosis.names_among(store, words)
                full += diagnosis.names_in_full(store)
        except Exception:
            # Without the database nobody knows which of the words are names.
            names |= {each for each in words if not each.isupper()}
        return names, full

    def _read(self) -> None:
        from apdesk.store import diagnosis
        from apdesk.store.database import Store
        from apdesk.store.settings import Settings

        with Store(self._path, check=False) as store:
            settings = Settings(store)
            binding = settings.binding()
            if binding is not None:
                self._personal = [
                    each
                    for each in (
                        binding.org_name,
                        binding.display_name,
                        binding.username,
                        binding.email,
                    )
                    if each
                ]
            self._told["settings"] = _settings(settings)
            self._told["database"] = _counts(store)
            self._told["runs"] = diagnosis.runs(store)


def _counts(store: Store) -> dict[str, Any]:
    from apdesk.store import diagnosis

    return {**diagnosis.condition(store), **diagnosis.counts(store)}


def _settings(settings: Settings) -> dict[str, Any]:
    known = settings.settings()
    binding, preferences = settings.binding(), settings.preferences()
    mail, network = known.get("mail"), known.get("network")
    return {
        "numbers": {key: known[key] for key in _PLAIN if key in known},
        "set": sorted(set(known) - set(_PLAIN)),
        "account": None
        if binding is None
        else {
            **{key: getattr(binding, key) for key in _ACCOUNT},
            "own_key": bool(binding.client_id),
        },
        "mail": {key: mail.get(key) for key in _MAIL} if isinstance(mail, dict) else None,
        "network": {
            "proxy_mode": network.get("proxy_mode"),
            "login": bool(network.get("user")),
            "certificates": bool(network.get("ca_file")),
        }
        if isinstance(network, dict)
        else None,
        "preferences": None if preferences is None else _preferences(preferences),
    }


def _preferences(preferences: Preferences) -> dict[str, Any]:
    """What is synced; of the criteria only what they are about, since values may be people's."""
    document = preferences.to_json()
    for chosen in document.get("objects", {}).values():
        for row in chosen.get("criteria", ()):
            row.pop("value", None)
    return document


def _log_files(data_dir: DataDir) -> Iterator[Path]:
    for name in ("apdesk.log", *(f"apdesk.log.{at}" for at in range(1, FILES))):
        path = data_dir.logs / name
        if path.is_file():
            yield path


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:  # put aside at this moment, or not ours to read
        return [f"{type(error).__name__}: can't be read"]


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _json(document: object) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False, default=str) + "\n"
