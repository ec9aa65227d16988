"""The password of the mail server: in the keyring, a file by explicit choice, or for the session.

It is kept as the login to Salesforce is (`salesforce.vaults`), in an entry of its own for each
installation. The vaults keep `Tokens`; the password stands where the access token does.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from apdesk.errors import KnownError
from apdesk.language import marked, tr, translated
from apdesk.paths import DataDir
from apdesk.salesforce.token_set import Tokens, TokenVault
from apdesk.salesforce.vaults import FileVault, KeyringVault, MemoryVault

_FILE = "mail-password.json"
#: Tokens name where they are good for; there is no tokens without it.
_PLACE = "smtp"

T = TypeVar("T")


class MailPasswords:
    """Keeps one password for an installation (`Settings.installation_id`). Safe for threads.

    Raises KnownError with code "keyring.…" or "tokens.…" where the place can't be used.
    """

    def __init__(self, data_dir: DataDir, *, insecure: bool = False) -> None:
        """`insecure`: the user allowed a file (--insecure-storage)."""
        self._file = data_dir.path / _FILE
        self._insecure = insecure
        self._memory = MemoryVault()

    def allow_file(self) -> None:
        """The user allowed a file (--insecure-storage): for passwords that are saved from now."""
        self._insecure = True

    def load(self, installation: str) -> str | None:
        """The password; None: none is kept, as after a session that it was kept for."""
        key = _key(installation)
        kept = self._memory.load(key)
        if kept is None:
            try:
                vault = self._lasting()
                kept = _told(lambda: vault.load(key))
            except KnownError as error:
                if error.code != "keyring.missing":
                    raise
        return None if kept is None else kept.access_token

    def save(self, installation: str, password: str, *, for_session: bool = False) -> None:
        """Keeps a password; `for_session`: in memory, gone when apdesk is closed. Raises
        KnownError "keyring.missing" where it can be kept in no other way."""
        key = _key(installation)
        tokens = Tokens(password, "", _PLACE, "", "", "")
        if for_session:
            self._forget_lasting(key)
            self._memory.save(key, tokens)
            return
        vault: TokenVault = FileVault(self._file) if self._insecure else KeyringVault()
        if isinstance(vault, KeyringVault):
            _told(vault.check)
        _told(lambda: vault.save(key, tokens))
        self._memory.delete(key)
        if not self._insecure and self._file.exists():
            FileVault(self._file).delete(key)

    def forget(self, installation: str) -> None:
        """Keeps none; no error where there was none."""
        key = _key(installation)
        self._memory.delete(key)
        self._forget_lasting(key)

    def _forget_lasting(self, key: str) -> None:
        try:
            vault = self._lasting()
            _told(lambda: vault.delete(key))
        except KnownError as error:
            if error.code != "keyring.missing":
                raise

    def _lasting(self) -> TokenVault:
        """Where a password lies that outlives the session: in a file only if there is one."""
        return FileVault(self._file) if self._file.exists() else KeyringVault()


_shared: dict[Path, MailPasswords] = {}
_sharing = threading.Lock()


def passwords_of(data_dir: DataDir) -> MailPasswords:
    """The passwords of a data directory, the same for everybody in the process: what is kept for
    the session in Preferences must be found by the thread that sends."""
    with _sharing:
        return _shared.setdefault(data_dir.path, MailPasswords(data_dir))


def _key(installation: str) -> str:
    return f"{installation}.mail"


def _told(call: Callable[[], T]) -> T:
    """Runs a call of a vault; what it says of Salesforce's login is said of the password."""
    try:
        return call()
    except KnownError as error:
        if not error.code.startswith("keyring."):
            raise
        failure = error
    raise KnownError(
        failure.title,
        tr(
            "apdesk keeps the password of the mail server in your operating system’s store for "
            "passwords. {trouble}",
            trouble=translated(_MEANING.get(failure.code, _ERROR)),
        ),
        translated(_NEXT[failure.code]) if failure.code in _NEXT else failure.next_step,
        code=failure.code,
    )


_ERROR = marked("It reported an error.")
_MEANING = {
    "keyring.missing": marked("There is none here that can be used."),
    "keyring.locked": marked("It is locked, and didn’t hand the password over."),
}
_NEXT = {
    "keyring.missing": marked(
        "Start a keyring (GNOME Keyring, KWallet), or choose “Only until apdesk is "
        "closed”; on the command line, --insecure-storage keeps it in a file."
    ),
}
