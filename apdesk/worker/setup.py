"""The wizard's long operations, as plain functions for tasks: login, describe, counts, preview.

Each call opens the database for itself, on the thread it runs on, and closes it again; nothing here
knows a widget. All errors are KnownError.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, SystemClock
from apdesk.domain.operators import Criteria, EvaluationContext
from apdesk.domain.preferences import Preferences
from apdesk.domain.schema import SOBJECTS, SObjectSchema
from apdesk.domain.setup_flow import ConnectTarget
from apdesk.errors import KnownError
from apdesk.language import tr
from apdesk.paths import DataDir
from apdesk.salesforce.oauth import CALLBACK_PORTS, Login, callback_url, open_in_browser
from apdesk.salesforce.permissions import ObjectPermission, PermissionReport
from apdesk.salesforce.rest import RestOrg
from apdesk.store.database import Store
from apdesk.store.settings import Binding, Settings
from apdesk.sync import account as accounts
from apdesk.sync import live, preference_files
from apdesk.sync.account import Account
from apdesk.sync.live import LiveCounts, Named
from apdesk.sync.networking import use_stored
from apdesk.sync.preview import (
    FieldChange,
    ObjectPreview,
    Preview,
    PreviewGroup,
    PreviewRecord,
    preview,
)
from apdesk.sync.schemas import read_schemas
from apdesk.worker.tasks import Progress, Work
from apdesk.worker.vault import SessionVault

__all__ = [
    "Account",
    "Binding",
    "FieldChange",
    "LiveCounts",
    "LoginLink",
    "Named",
    "ObjectPermission",
    "ObjectPreview",
    "PermissionReport",
    "Preview",
    "PreviewGroup",
    "PreviewRecord",
    "SessionVault",
    "SetupServices",
    "SignedIn",
    "Situation",
    "connected_app_key",
]

log = logging.getLogger("apdesk.setup")

#: How many records of each group a preview lists; all the others are counted.
LISTED = 1000


def connected_app_key(path: Path) -> str:
    """The consumer key that came with the build (`{"client_id": "..."}`); '' when it has none."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    key = document.get("client_id") if isinstance(document, dict) else None
    return key.strip() if isinstance(key, str) else ""


@dataclass(frozen=True, slots=True)
class LoginLink:
    """The login page, and whether a browser could be asked to open it.

    The address holds no secret: the verifier of its challenge never leaves the process.
    """

    url: str
    opened: bool


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What a login brought: the account with its permission check, and the readable objects."""

    account: Account
    schemas: Mapping[str, SObjectSchema]


@dataclass(frozen=True, slots=True)
class Situation:
    """What the database knows when the wizard opens.

    Attributes:
        proposed: What was decided beforehand for this computer, where nothing was chosen yet.
    """

    binding: Binding | None = None
    preferences: Preferences | None = None
    schemas: Mapping[str, SObjectSchema] | None = None
    proposed: Preferences | None = None


class SetupServices:
    """What the wizard can have done for it.

    Attributes:
        client_id: The consumer key of the build; '' when the user must bring one.
        vault: Shared with the sync.
    """

    def __init__(
        self,
        data_dir: DataDir,
        vault: SessionVault,
        *,
        client_id: str = "",
        open_browser: Callable[[str], bool] = open_in_browser,
        clock: Clock | None = None,
        login_timeout: float = 300,
        ports: Sequence[int] = CALLBACK_PORTS,
    ) -> None:
        """`open_browser` is called with the login page's address, off the GUI thread."""
        self.data_dir = data_dir
        self.vault = vault
        self.client_id = client_id
        self._open_browser = open_browser
        self._clock = clock or SystemClock()
        self._login_timeout = login_timeout
        self._ports = tuple(ports)

    def _store(self) -> Store:
        # The whole file is checked once, when the app starts.
        return Store(self.data_dir.database, check=False)

    # -- what is known --------------------------------------------------------------------------

    def situation(self) -> Situation:
        """Reads the database; quick enough for the GUI thread."""
        with self._store() as store:
            settings = Settings(store)
            chosen = settings.preferences()
            return Situation(
                binding=settings.binding(),
                preferences=chosen,
                proposed=None
                if chosen is not None
                else preference_files.deployed_preferences(self.data_dir),
                schemas=_in_order(settings.schemas()),
            )

    # -- connect --------------------------------------------------------------------------------

    def log_in(self, target: ConnectTarget, *, replace_org: bool = False) -> Work:
        """A task: the login in the browser, the permission check, the schemas -> SignedIn.

        Progress: a LoginLink once the browser was asked to open it, then sentences.
        KnownError: OAuthError; "keyring.missing"; "org.different" unless `replace_org`.
        """

        def work(progress: Progress, cancel: CancelToken) -> SignedIn:
            def open_browser(url: str) -> bool:
                # Where no browser opens, the person can still copy the link into one.
                progress(LoginLink(url, opened=self._open_browser(url)))
                return True

            self.vault.ready_for_login()
            with self._store() as store:
                use_stored(store, self.data_dir)
            login = Login(
                target.login_url,
                target.client_id,
                ports=self._ports,
                timeout=self._login_timeout,
                open_browser=open_browser,
            )
            tokens = login.run(cancel)
            progress(tr("Checking what this user may see…"))
            with self._store() as store:
                account = accounts.sign_in(
                    store,
                    self.vault,
                    tokens,
                    self.data_dir,
                    replace_org=replace_org,
                    cancel=cancel,
                    clock=self._clock,
                )
                cancel.check()
                progress(tr("Reading the fields of Leads, Contacts and Accounts…"))
                schemas = self._describe(store, cancel)
            return SignedIn(account, schemas)

        return work

    def open_page_again(self, url: str) -> Work:
        """A task: opens the login page once more, for a browser window that was closed."""

        def work(_progress: Progress, _cancel: CancelToken) -> bool:
            return self._open_browser(url)

        return work

    @property
    def callback_urls(self) -> tuple[str, ...]:
        """What an administrator registers as callback URLs."""
        return tuple(callback_url(port) for port in self._ports)

    def disconnect(self, *, remove_data: bool) -> Work:
        """A task: revokes the login; `remove_data` removes what came from Salesforce."""

        def work(_progress: Progress, _cancel: CancelToken) -> None:
            with self._store() as store:
                accounts.sign_out(store, self.vault, self.data_dir, remove_data=remove_data)

        return work

    # -- fields ---------------------------------------------------------------------------------

    def refresh_fields(self) -> Work:
        """A task: reads describe of all objects again -> {name: SObjectSchema}."""

        def work(_progress: Progress, cancel: CancelToken) -> Mapping[str, SObjectSchema]:
            with self._store() as store:
                return self._describe(store, cancel)

        return work

    def _describe(self, store: Store, cancel: CancelToken) -> Mapping[str, SObjectSchema]:
        with self._org(store, cancel) as org:
            return read_schemas(org, Settings(store), self._clock, cancel)

    def _org(self, store: Store, cancel: CancelToken) -> closing[RestOrg]:
        return closing(
            accounts.org_for(store, self.vault, self.data_dir, cancel=cancel, clock=self._clock)
        )

    # -- counts and preview ---------------------------------------------------------------------

    def live(self, sobject: str, criteria: Criteria) -> Work:
        """A task: how many records match now -> LiveCounts."""

        def work(_progress: Progress, cancel: CancelToken) -> LiveCounts:
            with self._store() as store:
                settings = Settings(store)
                schema = settings.schema(sobject)
                if schema is None:
                    raise _unreadable(sobject)
                with self._org(store, cancel) as org:
                    return live.ask(org, schema, criteria, self._context(settings), cancel)

        return work

    def find_by_name(self, sobjects: Sequence[str], text: str) -> Work:
        """A task: the records that a reference may point to, by name -> tuple[Named, ...]."""

        def work(_progress: Progress, cancel: CancelToken) -> tuple[Named, ...]:
            with self._store() as store, self._org(store, cancel) as org:
                return live.find_by_name(org, sobjects, text, cancel)

        return work

    def names_of(self, sobjects: Sequence[str], ids: Sequence[str]) -> Work:
        """A task: the records with these ids -> tuple[Named, ...]."""

        def work(_progress: Progress, cancel: CancelToken) -> tuple[Named, ...]:
            with self._store() as store, self._org(store, cancel) as org:
                return live.names_of(org, sobjects, ids, cancel)

        return work

    def preview(self, preferences: Preferences, *, all_names: bool = False) -> Work:
        """A task: the exact effect of preferences -> Preview. Progress: domain.run.Progress.

        `all_names` lists many more records, and of a first sync every one.
        """

        def work(progress: Progress, cancel: CancelToken) -> Preview:
            limit = None if all_names else LISTED
            with self._store() as store, self._org(store, cancel) as org:
                steps = preview(org, store, preferences, self._clock, cancel, listing_limit=limit)
                while True:
                    try:
                        step = next(steps)
                    except StopIteration as end:
                        result: Preview = end.value
                        return result
                    progress(step)

        return work

    def _context(self, settings: Settings) -> EvaluationContext:
        binding = settings.binding()
        if binding is None:
            raise KnownError(
                tr("apdesk isn’t connected"),
                tr("There is no org to ask."),
                tr("Connect to Salesforce first."),
                code="login.needed",
            )
        return EvaluationContext(
            now=self._clock.now(),
            timezone=binding.timezone,
            locale=binding.locale,
            fiscal_year_start_month=binding.fiscal_year_start_month,
        )

    # -- preferences ----------------------------------------------------------------------------

    def save_preferences(self, preferences: Preferences) -> None:
        """Stores the answers; the next sync follows them."""
        with self._store() as store:
            Settings(store).save_preferences(preferences)


def _in_order(schemas: Mapping[str, SObjectSchema]) -> dict[str, SObjectSchema]:
    return {name: schemas[name] for name in SOBJECTS if name in schemas}


def _unreadable(sobject: str) -> KnownError:
    return KnownError(
        tr("{object} can’t be read", object=sobject),
        tr("This user doesn’t see the object, so its records can’t be counted."),
        tr("Ask an administrator for access, then refresh the Salesforce fields."),
        code="object.unreadable",
    )
