"""The one refresher of a login; and the way to its parts (`Tokens`, the vaults)."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import filelock

from apdesk.domain.cancel import CancelToken
from apdesk.errors import Cancelled, KnownError
from apdesk.language import tr
from apdesk.salesforce import errors, token_endpoint
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.token_set import Tokens, TokenVault, tokens_of
from apdesk.salesforce.vaults import FileVault, KeyringVault, MemoryVault, open_vault

__all__ = [
    "FileVault",
    "KeyringVault",
    "MemoryVault",
    "TokenKeeper",
    "TokenVault",
    "Tokens",
    "login_needed",
    "open_vault",
    "tokens_of",
]

T = TypeVar("T")

_log = logging.getLogger("apdesk.login")

_REFRESH_ATTEMPTS = 3
_LOCK_PATIENCE = 180.0


class TokenKeeper:
    """Hands out the tokens of one login and renews them, one refresher at a time.

    The lock spans threads and processes: with refresh token rotation, presenting a token that was
    used already revokes the whole login (Salesforce Help 005316711).

    Args:
        vault: Where the tokens are.
        key: Their key.
        lock_path: The lock file that all processes of this installation share.
    """

    def __init__(self, vault: TokenVault, key: str, lock_path: Path) -> None:
        self._vault = vault
        self._key = key
        self._lock_path = lock_path
        self._lock = threading.RLock()
        self._known: Tokens | None = None
        self._unsaved = False

    def current(self) -> Tokens:
        """The tokens as this process knows them. Raises KnownError, code "login.needed"."""
        with self._lock:
            self._save_again()
            if self._known is None:
                self._known = self._vault.load(self._key)
            if self._known is None:
                raise login_needed()
            return self._known

    def newer_than(self, stale: Tokens) -> Tokens | None:
        """What another thread or process has put in the place of these tokens, if it has.

        Raises KnownError "login.needed" when the login is gone.
        """
        with self._lock:
            return self._newer(stale)

    def newer_in_the_end(self, stale: Tokens, cancel: CancelToken) -> Tokens | None:
        """The same, once nobody is renewing them: another process may have been given new ones,
        which end these, and not have stored them yet. Raises as `refresh` does."""
        return self._alone(lambda: self._newer(stale), cancel)

    def refresh(self, stale: Tokens, cancel: CancelToken | None = None) -> Tokens:
        """New tokens for those that Salesforce no longer accepts; stored before they are returned.

        When another thread or process has renewed them meanwhile, its tokens are returned and no
        call is made.

        Raises SalesforceError: kind STOP, code "login.expired", when Salesforce refuses; kind RETRY
        when it can't be reached now. KnownError "login.needed" when the login is gone.
        """
        cancel = cancel or CancelToken()
        return self._alone(lambda: self._renewed(stale, cancel), cancel)

    def _alone(self, act: Callable[[], T], cancel: CancelToken) -> T:
        """Does something while no other thread or process renews tokens."""
        with self._lock:
            lock = filelock.FileLock(self._lock_path, mode=0o600)
            deadline = time.monotonic() + _LOCK_PATIENCE
            while True:
                cancel.check()
                try:
                    with lock.acquire(timeout=0.5, poll_interval=0.02):
                        return act()
                except filelock.Timeout:
                    if time.monotonic() > deadline:
                        break
            raise SalesforceError(
                tr("Another copy of apdesk is busy with the login"),
                tr("It holds the login for minutes already, so this copy didn't touch it."),
                tr("Close the other copy; apdesk tries again by itself."),
                code="login.locked",
                kind=Kind.RETRY,
                sent=False,
                repeatable=False,
            )

    def _newer(self, stale: Tokens) -> Tokens | None:
        self._save_again()
        stored = self._vault.load(self._key)
        self._known = stored
        if stored is None:
            raise login_needed()
        return None if stored.access_token == stale.access_token else stored

    def _renewed(self, stale: Tokens, cancel: CancelToken) -> Tokens:
        self._save_again()
        stored = self._vault.load(self._key)
        if stored is None:
            self._known = None
            raise login_needed()
        if stored.access_token != stale.access_token:
            self._known = stored
            return stored
        if not stored.refresh_token:
            raise errors.login_expired()
        fresh = self._ask(stored, cancel)
        # Salesforce may have ended the old refresh token by now, so the new one is kept at once,
        # in memory too: should the vault fail, the next call saves it again.
        self._known, self._unsaved = fresh, True
        self._save_again()
        _log.info(
            "Login renewed%s", "" if fresh.refresh_token == stored.refresh_token else ", rotated"
        )
        return fresh

    def _ask(self, stored: Tokens, cancel: CancelToken) -> Tokens:
        """Asks Salesforce; repeats only what certainly used nothing up."""
        for attempt in range(1, _REFRESH_ATTEMPTS + 1):
            try:
                answer = token_endpoint.refresh(
                    stored.login_url, stored.client_id, stored.refresh_token
                )
            except SalesforceError as error:
                # An answer with an error status used nothing up; a lost answer may have.
                harmless = not error.sent or error.status is not None
                if attempt == _REFRESH_ATTEMPTS or not (error.repeatable and harmless):
                    raise
                _log.info("Renewing the login failed (%s); again", error.code)
            else:
                return stored.renewed(answer)
            if cancel.wait(attempt * random.uniform(0.5, 1.5)):
                raise Cancelled
        raise AssertionError("the loop above returns or raises")

    def _save_again(self) -> None:
        if self._unsaved and self._known is not None:
            self._vault.save(self._key, self._known)
            self._unsaved = False


def login_needed() -> KnownError:
    """Nobody is logged in here."""
    return KnownError(
        tr("apdesk isn't connected to Salesforce"),
        tr("There is no saved login. Your data is kept here."),
        tr("Connect to Salesforce."),
        code="login.needed",
    )
