"""From saved tokens to an org."""

from __future__ import annotations

from pathlib import Path

from apdesk.domain.cancel import CancelToken
from apdesk.salesforce.rest import API_VERSION, RestOrg
from apdesk.salesforce.session import Backoff, OnCall
from apdesk.salesforce.tokens import TokenKeeper, TokenVault


def open_org(
    *,
    vault: TokenVault,
    key: str,
    lock_path: Path,
    cancel: CancelToken | None = None,
    on_call: OnCall | None = None,
    backoff: Backoff | None = None,
    api_version: str = API_VERSION,
) -> RestOrg:
    """The org of a saved login. No call is made.

    Raises KnownError with code "login.needed" when the vault has no tokens under the key, and what
    the vault raises when it can't be used.
    """
    keeper = TokenKeeper(vault, key, lock_path)
    keeper.current()
    return RestOrg(keeper, cancel=cancel, on_call=on_call, api_version=api_version, backoff=backoff)
