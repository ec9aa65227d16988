"""The password of a proxy: in the keyring, or for the session where there is no keyring.

It is kept as the login to Salesforce is (`salesforce.vaults`), in an entry of its own for each
installation. The vaults keep `Tokens`; the password stands where the access token does.
"""

from __future__ import annotations

import threading
from pathlib import Path

from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.salesforce.token_set import Tokens
from apdesk.salesforce.vaults import KeyringVault, MemoryVault

#: Tokens name where they are good for; there is no tokens without it.
_PLACE = "proxy"


class ProxyPasswords:
    """Keeps one password for an installation (`Settings.installation_id`). Safe for threads."""

    def __init__(self) -> None:
        self._memory = MemoryVault()

    def load(self, installation: str) -> str:
        """The password; '' where none is kept. The keyring is asked once in a process.

        Raises KnownError "keyring.locked" and "keyring.failed".
        """
        key = _key(installation)
        kept = self._memory.load(key)
        if kept is None:
            try:
                kept = KeyringVault().load(key)
            except KnownError as error:
                if error.code != "keyring.missing":
                    raise
            if kept is not None:
                self._memory.save(key, kept)
        return "" if kept is None else kept.access_token

    def save(self, installation: str, password: str) -> bool:
        """Keeps a password. False: there is no keyring, so it is kept until apdesk is closed."""
        key = _key(installation)
        tokens = Tokens(password, "", _PLACE, "", "", "")
        lasting = True
        try:
            vault = KeyringVault()
            vault.check()
            vault.save(key, tokens)
        except KnownError as error:
            if error.code != "keyring.missing":
                raise
            lasting = False
        self._memory.save(key, tokens)
        return lasting

    def forget(self, installation: str) -> None:
        """Keeps none; no error where there was none, or no keyring."""
        key = _key(installation)
        self._memory.delete(key)
        try:
            KeyringVault().delete(key)
        except KnownError as error:
            if error.code != "keyring.missing":
                raise


_shared: dict[Path, ProxyPasswords] = {}
_sharing = threading.Lock()


def proxy_passwords_of(data_dir: DataDir) -> ProxyPasswords:
    """The same for everybody in the process who works with a data directory."""
    with _sharing:
        return _shared.setdefault(data_dir.path, ProxyPasswords())


def _key(installation: str) -> str:
    return f"{installation}.proxy"
