"""What the first sight of the window doesn't wait for: services, made with their imports once they
are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from apdesk.paths import DataDir
from apdesk.resources import resource
from apdesk.ui.shell.browser import Browser
from apdesk.ui.shell.later import Later
from apdesk.ui.shell.pages import load_sync_page
from apdesk.worker.tasks import Work
from apdesk.worker.vault import SessionVault

if TYPE_CHECKING:
    from apdesk.deployment import Deployment
    from apdesk.domain.setup_flow import Page
    from apdesk.store.views import Views
    from apdesk.ui.wizard.connect_form import ConnectDefaults
    from apdesk.worker.journey_choices import JourneyChoices
    from apdesk.worker.setup import SetupServices


def load_the_rest() -> None:
    """What the state is shown by and the sync is run by, in whatever thread: the window isn't kept
    waiting by these imports."""
    load_sync_page()
    import apdesk.worker.sync_backend
    import apdesk.worker.sync_thread  # noqa: F401


class NamesInSalesforce:
    """Asks the org for names; the services that do are made with the first question."""

    def __init__(self, services: Later[SetupServices]) -> None:
        self._services = services

    def find_by_name(self, sobjects: Sequence[str], text: str) -> Work:
        return self._services().find_by_name(sobjects, text)

    def names_of(self, sobjects: Sequence[str], ids: Sequence[str]) -> Work:
        return self._services().names_of(sobjects, ids)


def views_of(data_dir: DataDir) -> Views:
    """The read side of the store, once the database is there."""
    from apdesk.store.database import Store
    from apdesk.store.views import Views

    with Store(data_dir.database, check=False):
        pass  # whoever is quicker than `prepare_database` waits for it
    return Views(data_dir.database)


def setup_services(
    data_dir: DataDir, vault: SessionVault, browser: Browser, deployed: Deployment | None
) -> SetupServices:
    """What the wizard asks Salesforce by."""
    from apdesk.salesforce.oauth import CALLBACK_PORTS
    from apdesk.worker.setup import SetupServices

    port = deployed.connect.port if deployed is not None else None
    return SetupServices(
        data_dir,
        vault,
        client_id=_shipped_client_id(),
        open_browser=browser.open,
        ports=CALLBACK_PORTS if port is None else (port,),
    )


def connect_defaults(deployed: Deployment | None) -> ConnectDefaults | None:
    """What the Connect page begins with; None: nothing was decided beforehand."""
    from apdesk.ui.wizard.connect_form import ConnectDefaults

    if deployed is None:
        return None
    given = deployed.connect
    return ConnectDefaults(given.login_url, given.client_id, given.locked)


def journey_choices(data_dir: DataDir, vault: SessionVault) -> JourneyChoices:
    """What the steps of journeys are chosen from."""
    from apdesk.worker.journey_choices import JourneyChoices

    return JourneyChoices(data_dir, vault)


def explanation(data_dir: DataDir, vault: SessionVault, text: str) -> Work:
    """A task: why a record is here, or isn't."""
    from apdesk.worker.explaining import explain_record

    return explain_record(data_dir, vault, text)


def first_page(name: Literal["WELCOME", "CONFIGURE"]) -> Page:
    """A page at which the wizard may begin."""
    from apdesk.domain.setup_flow import Page

    return Page[name]


def _shipped_client_id() -> str:
    from apdesk.worker.setup import connected_app_key

    try:
        return connected_app_key(resource("connected-app.json"))
    except FileNotFoundError:
        return ""
