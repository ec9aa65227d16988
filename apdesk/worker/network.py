"""The way out to Salesforce, as tasks for Preferences: what is chosen, choosing, trying it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from apdesk.domain.cancel import CancelToken
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.salesforce.address import PRODUCTION, is_plain_loopback
from apdesk.salesforce.network import Network, ProxyMode
from apdesk.salesforce.probing import Reached
from apdesk.sync.networking import NetworkChoice
from apdesk.worker.tasks import Progress, Work

if TYPE_CHECKING:
    from apdesk.store.database import Store

__all__ = [
    "Network",
    "NetworkChoice",
    "ProxyMode",
    "Reached",
    "checked",
    "network_state",
    "save_network",
    "try_network",
]


def checked(way: Network) -> Network:
    """A way as it is stored: the proxy's address put right, a login in it taken out of it.

    Raises KnownError "network.proxy_address" where the address can't be one; one that isn't taken
    is left out then.
    """
    from apdesk.salesforce.network import proxy_address

    try:
        found = proxy_address(way.proxy)
    except KnownError:
        if way.mode is ProxyMode.MANUAL:
            raise
        return replace(way, proxy="")
    return replace(
        way,
        proxy=found.url,
        user=way.user or found.user,
        password=way.password or found.password,
    )


def network_state(database: Path) -> Work:
    """A task -> NetworkChoice."""
    from apdesk.sync.networking import choice

    return _task(database, choice)


def save_network(database: Path, way: Network) -> Work:
    """A task -> (NetworkChoice, whether a password outlives the session): stores a way, and goes
    it from now on. `way.password` '' leaves the one that is kept. Raises KnownError "keyring.…",
    "network.ca_file"; then nothing is stored."""

    def save(store: Store, data_dir: DataDir) -> tuple[NetworkChoice, bool]:
        from apdesk.salesforce.network import trusted
        from apdesk.sync.networking import choice, choose

        trusted(way)
        lasting = choose(store, data_dir, way)
        return choice(store, data_dir), lasting

    return _task(database, save)


def try_network(database: Path, way: Network) -> Work:
    """A task -> Reached: goes to the org that way, stored or not; where none is connected, to the
    login page (that was decided for this computer, else Salesforce's), as for an org of this
    computer.

    Raises KnownError "network.…" that says at which leg it failed.
    """

    def work(_progress: Progress, cancel: CancelToken) -> Reached:
        from apdesk.deployment import deployment
        from apdesk.salesforce.probing import probe
        from apdesk.store.database import Store
        from apdesk.store.settings import Settings
        from apdesk.sync.networking import with_password

        data_dir = DataDir(database.parent)
        with Store(database, check=False) as store:
            binding = Settings(store).binding()
            whole = with_password(store, data_dir, way)
        decided = deployment(data_dir).connect.login_url
        target = binding.instance_url if binding is not None else decided or PRODUCTION
        return probe(whole, PRODUCTION if is_plain_loopback(target) else target, cancel)

    return work


def _task(database: Path, ask: Callable[[Store, DataDir], object]) -> Work:
    def work(_progress: Progress, _cancel: CancelToken) -> object:
        from apdesk.store.database import Store

        with Store(database, check=False) as store:
            return ask(store, DataDir(database.parent))

    return work
