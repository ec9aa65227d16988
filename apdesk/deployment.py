"""What an administrator decided beforehand: one file, apdesk.toml, that a computer comes with.

    [connect]
    login_url = "https://example.my.salesforce.com"
    client_id = "3MVG9..."
    port = 14317                 # of the callback
    locked = true                # nobody connects to another org

    [network]
    proxy = "http://proxy.example.com:3128"
    no_proxy = "intranet.example.com, 10.0.0.0/8"
    ca_file = "/etc/ssl/example-ca.pem"

    [preferences]
    file = "preferences.json"    # what is synced, at the first set-up; beside this file

    [look]
    language = "de"
    scheme = "dark"

    [desktop]
    start_at_login = true
    keep_running = true

Everything may be left out. What the user chooses in the window goes before [network], [look] and
[desktop]. The first file that there is counts: the one that the variable APDESK_CONFIG names,
apdesk.toml in the data directory, the computer's own. Where there is none, that costs three looks.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final, NamedTuple

from apdesk.errors import KnownError
from apdesk.paths import DataDir, configuration_file

SCHEMES: Final = ("system", "light", "dark")
LANGUAGES: Final = ("system", "en", "de")


class DeployedConnect(NamedTuple):
    """Where to log in. '' and None: the user says so."""

    login_url: str = ""
    client_id: str = ""
    port: int | None = None
    locked: bool = False


class DeployedNetwork(NamedTuple):
    """The way out, as long as the user chose no other one. '' for the system's."""

    proxy: str = ""
    no_proxy: str = ""
    ca_file: str = ""


class DeployedLook(NamedTuple):
    """How the window looks and speaks, as long as the user chose nothing else."""

    language: str = "system"
    scheme: str = "system"


class DeployedDesktop(NamedTuple):
    """None: as apdesk does by itself."""

    start_at_login: bool | None = None
    keep_running: bool | None = None


class Deployment(NamedTuple):
    """What the file says. `path` None: there is none.

    Attributes:
        preferences: The JSON file with what is synced at the first set-up, None for none.
    """

    path: Path | None = None
    connect: DeployedConnect = DeployedConnect()
    network: DeployedNetwork = DeployedNetwork()
    look: DeployedLook = DeployedLook()
    desktop: DeployedDesktop = DeployedDesktop()
    preferences: Path | None = None


#: section -> key -> what its value is.
_KEYS: Final[dict[str, dict[str, type]]] = {
    "connect": {"login_url": str, "client_id": str, "port": int, "locked": bool},
    "network": {"proxy": str, "no_proxy": str, "ca_file": str},
    "preferences": {"file": str},
    "look": {"language": str, "scheme": str},
    "desktop": {"start_at_login": bool, "keep_running": bool},
}
_KINDS: Final = {str: "a text in quotes", int: "a whole number", bool: "true or false"}


def deployment(data_dir: DataDir) -> Deployment:
    """What was decided beforehand for a data directory.

    Raises KnownError "deployment.unreadable", "deployment.malformed", "deployment.unknown_key" and
    "deployment.value", each naming the file and the line; nothing of the file counts then.
    """
    path = configuration_file(data_dir)
    return Deployment() if path is None else read(path)


def read(path: Path) -> Deployment:
    """What a file says. Raises as `deployment` does."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it isn't written in UTF-8"
        raise KnownError(
            "The configuration file can't be read",
            f"{path}: {reason}. Nothing was started or changed.",
            "Give your user account read permission there, or ask whoever set this computer up.",
            code="deployment.unreadable",
        ) from None
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnownError(
            "The configuration file isn't TOML",
            f"{path}: {error}. Nothing was started or changed.",
            "Correct the file, or ask whoever set this computer up.",
            code="deployment.malformed",
        ) from None
    return _Reader(path, text).deployment(document)


class _Reader:
    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def deployment(self, document: dict[str, Any]) -> Deployment:
        for section, values in document.items():
            if section not in _KEYS:
                raise self._wrong(
                    "unknown_key", section, "", f"there is no section “{section}”", _listed(_KEYS)
                )
            if not isinstance(values, dict):
                raise self._wrong(
                    "value", section, "", f"“{section}” is a section: [{section}]", _listed(_KEYS)
                )
            for key, value in values.items():
                self._check(section, key, value)
        found = Deployment(
            self._path,
            DeployedConnect(**document.get("connect", {})),
            DeployedNetwork(**document.get("network", {})),
            DeployedLook(**document.get("look", {})),
            DeployedDesktop(**document.get("desktop", {})),
        )
        network, named = found.network, document.get("preferences", {}).get("file", "")
        if network.ca_file:
            network = network._replace(ca_file=str(self._beside(network.ca_file)))
        return found._replace(network=network, preferences=self._beside(named) if named else None)

    def _beside(self, name: str) -> Path:
        return self._path.absolute().parent / os.path.expanduser(name)

    def _check(self, section: str, key: str, value: object) -> None:
        known = _KEYS[section]
        if key not in known:
            raise self._wrong(
                "unknown_key",
                section,
                key,
                f"[{section}] has no key “{key}”",
                _listed(known),
            )
        wanted = known[key]
        if type(value) is not wanted:
            raise self._value(section, key, f"“{key}” must be {_KINDS[wanted]}")
        why = _refusal(section, key, value)
        if why:
            raise self._value(section, key, f"“{key}” {why}")

    def _value(self, section: str, key: str, what: str) -> KnownError:
        return self._wrong("value", section, key, what, "")

    def _wrong(self, code: str, section: str, key: str, what: str, known: str) -> KnownError:
        line = self._line(section, key)
        return KnownError(
            "The configuration file can't be used",
            f"{self._path}, line {line}: {what}.{known} Nothing was started or changed.",
            "Correct the file, or ask whoever set this computer up.",
            code=f"deployment.{code}",
        )

    def _line(self, section: str, key: str) -> int:
        """The line of a key (of its section where there is no key); 1 where it isn't found."""
        inside, heading = False, 1
        for number, line in enumerate(self._lines, 1):
            bare = line.strip()
            if bare.startswith("["):
                inside = bare.strip("[] \t").split("]")[0].strip() == section
                heading = number if inside else heading
                continue
            name = bare.partition("=")[0].strip().strip("\"'")
            if key and name in (key if inside else "", f"{section}.{key}"):
                return number
            if not key and not inside and name.partition(".")[0] == section:
                return number
        return heading


def _refusal(section: str, key: str, value: Any) -> str:
    """Why a value of the right kind can't be; '' where it can."""
    match section, key:
        case "connect", "login_url":
            scheme, host = _address(value)
            local = scheme == "http" and host in ("localhost", "127.0.0.1", "::1")
            if not host or not (scheme == "https" or local):
                return "must be an address that starts with https://"
        case "connect", "port":
            if not 1024 <= value <= 65535:
                return "must be between 1024 and 65535"
        case "network", "proxy":
            if "@" in value:
                return (
                    "must not hold a user name or a password; each user enters them in "
                    "Preferences, Network"
                )
            scheme, host = _address(value if "://" in value else f"http://{value}")
            if value and not (host and scheme in ("http", "https")):
                return "must be an address like http://proxy.example.com:3128"
        case "look", "scheme":
            if value not in SCHEMES:
                return f"must be one of {', '.join(SCHEMES)}"
        case "look", "language":
            if value not in LANGUAGES:
                return f"must be one of {', '.join(LANGUAGES)}"
    return ""


def _address(text: str) -> tuple[str, str]:
    """(scheme, host) of an address; '' for what it lacks, both where it can't be one."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return "", ""
    return parts.scheme, parts.hostname or ""


def _listed(names: Any) -> str:
    return f" There are: {', '.join(names)}."
