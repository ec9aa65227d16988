"""Where tokens are kept: the operating system's keyring, a file by explicit choice, or nowhere."""

from __future__ import annotations

import json
import logging
import os
import secrets
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import filelock
import keyring
import keyring.backend
import keyring.errors

from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.paths import DataDir
from apdesk.salesforce.token_set import Tokens, TokenVault

_log = logging.getLogger("apdesk.login")
_T = TypeVar("_T")

_SERVICE = "apdesk"
#: A Windows credential holds 2,560 bytes, which keyring fills with UTF-16 (wincred.h,
#: CRED_MAX_CREDENTIAL_BLOB_SIZE); some room is left.
_LONGEST_ENTRY = 1200
_POINTER = "parts:"


class MemoryVault:
    """For this session only: gone when the program ends."""

    def __init__(self) -> None:
        self._kept: dict[str, Tokens] = {}
        self._lock = threading.Lock()

    def load(self, key: str) -> Tokens | None:
        with self._lock:
            return self._kept.get(key)

    def save(self, key: str, tokens: Tokens) -> None:
        with self._lock:
            self._kept[key] = tokens

    def delete(self, key: str) -> None:
        with self._lock:
            self._kept.pop(key, None)


class KeyringVault:
    """The operating system's keyring; tokens too long for one entry are spread over several.

    Raises KnownError with code "keyring.missing" where there is no keyring that keeps secrets,
    "keyring.locked" when it stays locked, "keyring.failed" for everything else it reports.
    """

    def __init__(self, backend: keyring.backend.KeyringBackend | None = None) -> None:
        self._backend = backend or keyring.get_keyring()

    def check(self) -> None:
        """Raises KnownError when secrets can't be kept here."""
        name = type(self._backend).__module__
        # `null` forgets everything; the file backends of keyrings.alt keep it in the clear.
        if name.startswith(("keyring.backends.null", "keyring.backends.fail", "keyrings.alt.")):
            raise _missing()
        self._get("availability")

    def load(self, key: str) -> Tokens | None:
        entry = self._get(key)
        if entry is None:
            return None
        if entry.startswith(_POINTER):
            parts = [self._get(name) for name in _parts(key, entry)]
            if any(part is None for part in parts):
                _log.warning("The saved login is incomplete in the keyring")
                return None
            entry = "".join(part for part in parts if part is not None)
        tokens = Tokens.from_json(entry)
        if tokens is None:
            _log.warning("The saved login can't be read")
        return tokens

    def save(self, key: str, tokens: Tokens) -> None:
        before = self._get(key)
        text = tokens.to_json()
        if len(text) <= _LONGEST_ENTRY:
            self._set(key, text)
        else:
            # The parts come first and the entry that names them last, so that a crash in between
            # leaves the tokens that were there.
            pieces = [
                text[start : start + _LONGEST_ENTRY]
                for start in range(0, len(text), _LONGEST_ENTRY)
            ]
            pointer = f"{_POINTER}{secrets.token_hex(4)}:{len(pieces)}"
            for name, piece in zip(_parts(key, pointer), pieces, strict=True):
                self._set(name, piece)
            self._set(key, pointer)
        self._drop_parts(key, before)

    def delete(self, key: str) -> None:
        before = self._get(key)
        if before is not None:
            self._delete(key)
            self._drop_parts(key, before)

    def _drop_parts(self, key: str, entry: str | None) -> None:
        if entry is not None and entry.startswith(_POINTER):
            for name in _parts(key, entry):
                self._delete(name)

    def _get(self, name: str) -> str | None:
        return _told(lambda: self._backend.get_password(_SERVICE, name))

    def _set(self, name: str, text: str) -> None:
        _told(lambda: self._backend.set_password(_SERVICE, name, text))

    def _delete(self, name: str) -> None:
        def delete() -> None:
            try:
                self._backend.delete_password(_SERVICE, name)
            except keyring.errors.PasswordDeleteError:
                _log.info("A keyring entry was gone already")

        _told(delete)


class FileVault:
    """A file that only the user can read, for machines without a keyring and by explicit choice.

    Raises KnownError with code "tokens.unreadable" or "tokens.unwritable".
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def load(self, key: str) -> Tokens | None:
        with self._lock:
            return Tokens.from_mapping(self._read().get(key))

    def save(self, key: str, tokens: Tokens) -> None:
        document = json.loads(tokens.to_json())
        self._change(lambda kept: kept.update({key: document}))

    def delete(self, key: str) -> None:
        self._change(lambda kept: kept.pop(key, None))

    def _change(self, change: Callable[[dict[str, object]], object]) -> None:
        with (
            self._lock,
            filelock.FileLock(self._path.with_name(f"{self._path.name}.lock"), mode=0o600),
        ):
            kept = self._read()
            change(kept)
            try:
                if kept:
                    _write_atomically(self._path, json.dumps(kept))
                else:
                    self._path.unlink(missing_ok=True)
            except OSError as error:
                raise KnownError(
                    tr("The login can't be saved"),
                    f"{self._path}: {error.strerror or error}.",
                    tr(
                        "Free some space or give your user write permission there, then connect "
                        "again."
                    ),
                    code="tokens.unwritable",
                ) from error

    def _read(self) -> dict[str, object]:
        try:
            if os.name == "posix" and self._path.stat().st_mode & 0o077:
                _log.warning("The file of the saved login was open to other users; it was closed")
                self._path.chmod(0o600)
            kept = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except ValueError:
            _log.warning("The file of the saved login can't be read")
            return {}
        except OSError as error:
            raise KnownError(
                tr("The saved login can't be read"),
                f"{self._path}: {error.strerror or error}.",
                tr("Give your user read permission there."),
                code="tokens.unreadable",
            ) from error
        return kept if isinstance(kept, dict) else {}


def open_vault(data_dir: DataDir, insecure: bool = False, *, new_login: bool = False) -> TokenVault:
    """The vault of an installation.

    Args:
        data_dir: Where the file is, if one is used.
        insecure: The user allowed a file (--insecure-storage).
        new_login: A login is about to be saved, so a file from an earlier choice doesn't decide.

    Raises KnownError with code "keyring.missing" when a login is to be saved and there is neither
    a keyring nor that choice. Otherwise the keyring is touched only when it is used.
    """
    if insecure or (not new_login and data_dir.tokens_file.exists()):
        return FileVault(data_dir.tokens_file)
    vault = KeyringVault()
    if new_login:
        vault.check()
    return vault


def _parts(key: str, pointer: str) -> list[str]:
    """The names of the entries that "parts:GENERATION:COUNT" points to."""
    _, _, rest = pointer.partition(_POINTER)
    generation, _, count = rest.partition(":")
    return [f"{key}#{generation}.{index}" for index in range(int(count) if count.isdigit() else 0)]


def _told(call: Callable[[], _T]) -> _T:
    """Runs a keyring call; its exceptions, which may quote what was stored, are not chained."""
    try:
        return call()
    except keyring.errors.NoKeyringError:
        failure = _missing()
    except keyring.errors.KeyringLocked:
        failure = KnownError(
            tr("The keyring is locked"),
            tr("Your operating system keeps the login to Salesforce, and didn't hand it over."),
            tr("Unlock the keyring (log in to your computer again if need be), then try again."),
            code="keyring.locked",
        )
    except (keyring.errors.KeyringError, OSError, RuntimeError) as error:
        failure = KnownError(
            tr("The keyring doesn't work"),
            tr(
                "Your operating system's store for passwords reported an error ({kind}).",
                kind=type(error).__name__,
            ),
            tr("Check the keyring of your operating system, then try again."),
            code="keyring.failed",
        )
    raise failure


def _missing() -> KnownError:
    return KnownError(
        tr("This computer has no keyring"),
        tr(
            "apdesk keeps the login to Salesforce in the operating system’s store for passwords, "
            "and "
            "there is none that can be used."
        ),
        tr(
            "Start a keyring (GNOME Keyring, KWallet), or choose “for this session only”; on the "
            "command line, --insecure-storage keeps it in a file."
        ),
        code="keyring.missing",
    )


def _write_atomically(path: Path, text: str) -> None:
    """Replaces the file by one that only the user can read, or leaves it as it was."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if os.name == "posix":
        directory = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
