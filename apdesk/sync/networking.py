"""The way out that belongs to a data directory: what the user chose, else what was decided for the
computer, else the system's."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field, replace
from pathlib import Path

from apdesk.deployment import deployment
from apdesk.paths import DataDir
from apdesk.salesforce import network
from apdesk.salesforce.network import Network, ProxyMode, proxy_address
from apdesk.salesforce.proxy_passwords import proxy_passwords_of
from apdesk.store.database import Store
from apdesk.store.settings import Settings

#: The key of `store.settings` under which the user's choice lies.
NETWORK = "network"


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """What Preferences shows.

    Attributes:
        network: The way out; its password is left out.
        chosen: The user chose; else `network` is what was decided for the computer.
        password_kept: A password of the proxy is kept.
        file: The file that decides for the computer, None for none.
    """

    network: Network = field(default_factory=Network)
    chosen: bool = False
    password_kept: bool = False
    file: Path | None = None


def choice(store: Store, data_dir: DataDir) -> NetworkChoice:
    """What is chosen. Raises KnownError of the configuration file and of the keyring."""
    found, path = _found(store, data_dir)
    settings = Settings(store)
    chosen = settings.setting(NETWORK) is not None
    kept = bool(found.user) and bool(_password(settings, data_dir))
    return NetworkChoice(found, chosen, kept, path)


def certificates(store: Store, data_dir: DataDir) -> ssl.SSLContext:
    """What is trusted here: for connections that take no proxy. The keyring isn't asked.

    Raises KnownError of the configuration file, and "network.ca_file".
    """
    return network.trusted(_found(store, data_dir)[0])


def use_stored(store: Store, data_dir: DataDir) -> None:
    """From now on calls of this process go the way that is chosen here.

    Raises KnownError of the configuration file, and of the keyring that holds a proxy's password.
    """
    found = _found(store, data_dir)[0]
    if found.mode is ProxyMode.MANUAL and found.user:
        found = replace(found, password=_password(Settings(store), data_dir))
    network.use(found)


def with_password(store: Store, data_dir: DataDir, way: Network) -> Network:
    """A way with the password that is kept for its user, where it brings none."""
    if not way.user or way.password:
        return way
    return replace(way, password=_password(Settings(store), data_dir))


def choose(store: Store, data_dir: DataDir, way: Network) -> bool:
    """Stores a choice and goes that way from now on. `way.password` '' leaves the one that is kept.

    False: there is no keyring, so that the password is kept until apdesk is closed. Raises
    KnownError of the keyring; then nothing is stored.
    """
    settings = Settings(store)
    passwords = proxy_passwords_of(data_dir)
    lasting = True
    before = settings.setting(NETWORK)
    if not way.user:
        if isinstance(before, dict) and before.get("user"):
            passwords.forget(settings.installation_id())
    elif way.password:
        lasting = passwords.save(settings.installation_id(), way.password)
    document = {
        "proxy_mode": str(way.mode),
        "proxy": way.proxy,
        "user": way.user,
        "no_proxy": way.no_proxy,
        "ca_file": way.ca_file,
    }
    settings.set_setting(NETWORK, document)
    use_stored(store, data_dir)
    return lasting


def _found(store: Store, data_dir: DataDir) -> tuple[Network, Path | None]:
    """(what counts, the file that decides for the computer), without a password."""
    prepared = deployment(data_dir)
    deployed = Network(no_proxy=prepared.network.no_proxy, ca_file=prepared.network.ca_file)
    if prepared.network.proxy:
        address = proxy_address(prepared.network.proxy)
        deployed = replace(deployed, mode=ProxyMode.MANUAL, proxy=address.url)
    document = Settings(store).setting(NETWORK)
    found = _network(document, deployed) if isinstance(document, dict) else deployed
    return found, prepared.path


def _network(document: dict[str, object], deployed: Network) -> Network:
    texts = {key: str(document.get(key) or "") for key in ("proxy", "user", "no_proxy", "ca_file")}
    try:
        mode = ProxyMode(str(document.get("proxy_mode")))
    except ValueError:
        mode = deployed.mode
    return Network(mode=mode, **texts)


def _password(settings: Settings, data_dir: DataDir) -> str:
    return proxy_passwords_of(data_dir).load(settings.installation_id())
