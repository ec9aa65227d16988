"""The token vault of the window's process, opened when a login is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apdesk.paths import DataDir

if TYPE_CHECKING:
    from apdesk.salesforce.tokens import Tokens, TokenVault


class SessionVault:
    """The token vault that everyone in the process shares, opened when it is first needed.

    `keep_for_session` puts memory in its place, so that the sync's thread, too, finds a login that
    was made "for this session only".
    """

    def __init__(self, data_dir: DataDir, *, insecure: bool = False) -> None:
        """`insecure`: the user allowed a file (--insecure-storage)."""
        self._data_dir = data_dir
        self._insecure = insecure
        self._vault: TokenVault | None = None
        self._in_memory = False

    @property
    def for_session_only(self) -> bool:
        return self._in_memory

    def keep_for_session(self) -> None:
        """From now on tokens are kept in memory and are gone when apdesk is closed."""
        from apdesk.salesforce.tokens import MemoryVault

        if not self._in_memory:
            self._vault, self._in_memory = MemoryVault(), True

    def ready_for_login(self) -> None:
        """Raises KnownError "keyring.missing" (…) when a new login couldn't be kept."""
        if not self._in_memory:
            self._vault = self._open(new_login=True)

    def load(self, key: str) -> Tokens | None:
        return self._opened().load(key)

    def save(self, key: str, tokens: Tokens) -> None:
        self._opened().save(key, tokens)

    def delete(self, key: str) -> None:
        self._opened().delete(key)

    def _opened(self) -> TokenVault:
        if self._vault is None:
            self._vault = self._open()
        return self._vault

    def _open(self, *, new_login: bool = False) -> TokenVault:
        # Here and not above: the first window doesn't wait for keyring and requests.
        from apdesk.salesforce.tokens import open_vault

        return open_vault(self._data_dir, self._insecure, new_login=new_login)
