"""The account: signing in and out, and the org that the saved login leads to."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import filelock

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import Clock, SystemClock, to_iso
from apdesk.errors import KnownError
from apdesk.language import marked, tr, translated
from apdesk.paths import DataDir
from apdesk.salesforce import oauth, permissions
from apdesk.salesforce.connection import open_org
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.permissions import PermissionReport
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.session import OnCall
from apdesk.salesforce.tokens import (
    FileVault,
    MemoryVault,
    TokenKeeper,
    Tokens,
    TokenVault,
    login_needed,
)
from apdesk.store.backups import Backups
from apdesk.store.database import Store
from apdesk.store.mirror import Mirror
from apdesk.store.settings import Binding, Settings
from apdesk.sync import bulk_job, login_state, problems
from apdesk.sync.budget import USAGE
from apdesk.sync.networking import use_stored

_log = logging.getLogger("apdesk.account")

#: Seconds that a removal of all data waits for a run that is under way.
_RUN_PATIENCE = 20.0
_NOT_RENEWABLE = marked(
    "Salesforce gave a login that can't be renewed: it ends within hours, and syncing stops until "
    "you log in again. The External Client App needs the scope refresh_token to change that."
)


@dataclass(frozen=True, slots=True)
class Account:
    """Who is connected where, and what that user may do."""

    binding: Binding
    permissions: PermissionReport


def sign_in(
    store: Store,
    vault: TokenVault,
    tokens: Tokens,
    data_dir: DataDir,
    *,
    replace_org: bool = False,
    cancel: CancelToken | None = None,
    clock: Clock | None = None,
) -> Account:
    """Makes a new login the one that is used: looks at the org, keeps the tokens, binds the data.

    Nothing is kept of a login that is refused here; it is ended at Salesforce as well. With
    `replace_org`, the records, positions and preferences of another org are removed first.

    Raises KnownError: code "org.different" when the data here came from another org (unless
    `replace_org`), the vault's errors, and SalesforceError when the org can't be looked at.
    """
    use_stored(store, data_dir)
    settings = Settings(store)
    try:
        other = _other_org(settings, tokens)
        if other is not None and not replace_org:
            raise _different(other)
        report = _looked_at(settings, tokens, data_dir, cancel, clock or SystemClock())
        binding = _binding(tokens, report)
        before = settings.binding()
        key = _key(settings, binding)
        with _no_run(data_dir, needed=other is not None):
            vault.save(key, tokens)
            if other is not None:
                _remove_data(store, settings, data_dir)
            settings.bind(binding)
            settings.set_data_org_id(binding.org_id)
            login_state.note(settings, lost=False)
    except BaseException:
        # Salesforce keeps five logins of a user and app; one that nobody uses would push one out.
        _revoke(tokens)
        raise
    _forget_file(data_dir, key, tokens)
    if before is not None and _key(settings, before) != key:
        try:
            _end(vault, _key(settings, before))
        except KnownError as error:
            _log.warning("The login before this one stays in its vault: %s", error.code)
    _log.info("Signed in to org %s", binding.org_id)
    return Account(binding, report)


def org_for(
    store: Store,
    vault: TokenVault,
    data_dir: DataDir,
    *,
    cancel: CancelToken | None = None,
    clock: Clock | None = None,
) -> RestOrg:
    """The org of the saved login; its calls go to the store's ledger. No call is made.

    Belongs to the thread of `store`. Raises KnownError with code "login.needed" when nobody is
    signed in, and the vault's errors.
    """
    settings = Settings(store)
    binding = settings.binding()
    if binding is None:
        raise login_needed()
    use_stored(store, data_dir)
    org = open_org(
        vault=vault,
        key=_key(settings, binding),
        lock_path=_lock(data_dir),
        cancel=cancel,
        on_call=_ledger(settings, clock or SystemClock()),
        api_version=binding.api_version,
    )
    if org.instance_url != binding.instance_url:
        settings.bind(replace(binding, instance_url=org.instance_url))
    return org


def sign_out(store: Store, vault: TokenVault, data_dir: DataDir, *, remove_data: bool) -> None:
    """Ends the login here and, where it can be reached, at Salesforce.

    The data stays, or with `remove_data` everything that came from Salesforce is removed, and the
    preferences, which are about that org's fields, with it. Signing out twice is no error.

    Raises KnownError when the vault couldn't be used (after everything else was done), and the
    store's errors; code "sync.busy" when a run is under way that the removal must not cross.
    """
    settings = Settings(store)
    binding = settings.binding()
    vault_trouble: KnownError | None = None
    with _no_run(data_dir, needed=remove_data):
        if binding is not None:
            try:
                use_stored(store, data_dir)
                _end(vault, _key(settings, binding))
            except KnownError as error:
                vault_trouble = error
            settings.unbind()
            login_state.note(settings, lost=False)
        if remove_data:
            _remove_data(store, settings, data_dir)
    _log.info("Signed out%s", "; the data was removed" if remove_data else "")
    if vault_trouble is not None:
        raise vault_trouble


def _looked_at(
    settings: Settings,
    tokens: Tokens,
    data_dir: DataDir,
    cancel: CancelToken | None,
    clock: Clock,
) -> PermissionReport:
    """The permission report of a login that is in no vault yet."""
    own = MemoryVault()
    own.save("new", tokens)
    org = RestOrg(
        TokenKeeper(own, "new", data_dir.lock("new-login")),
        cancel=cancel,
        on_call=_ledger(settings, clock),
    )
    try:
        report = permissions.check(org, org.identity())
        if not tokens.refresh_token:
            report = replace(report, problems=(*report.problems, translated(_NOT_RENEWABLE)))
        return report
    finally:
        org.close()


def _binding(tokens: Tokens, report: PermissionReport) -> Binding:
    return Binding(
        org_id=tokens.organization_id,
        org_name=report.org_name,
        user_id=tokens.user_id,
        username=report.username,
        instance_url=tokens.instance_url,
        login_url=tokens.login_url,
        client_id=tokens.client_id,
        display_name=report.display_name,
        email=report.email,
        sandbox=bool(report.sandbox),
        timezone=report.timezone,
        locale=report.locale,
        fiscal_year_start_month=report.fiscal_year_start_month,
        api_version=report.api_version,
    )


def _other_org(settings: Settings, tokens: Tokens) -> str | None:
    """The name (or id) of the org that the data here came from, when it isn't the tokens'."""
    binding = settings.binding()
    known = settings.data_org_id() or (binding.org_id if binding is not None else None)
    if known is None or known == tokens.organization_id:
        return None
    return binding.org_name if binding is not None and binding.org_id == known else known


def _different(name: str) -> KnownError:
    return KnownError(
        tr("This is another org"),
        tr(
            "The data here came from {name}. Two orgs are never mixed, so nothing was changed.",
            name=name,
        ),
        tr("Log in to the same org again, or let apdesk remove the other org's data first."),
        code="org.different",
    )


def _key(settings: Settings, binding: Binding) -> str:
    return f"{settings.installation_id()}:{binding.org_id}:{binding.user_id}"


def _lock(data_dir: DataDir) -> Path:
    return data_dir.lock("tokens")


def _ledger(settings: Settings, clock: Clock) -> OnCall:
    def count(cause: str, calls: int) -> None:
        try:
            settings.count_call(cause, calls, to_iso(clock.now()))
        except KnownError as error:
            # The call has been made; a ledger that can't be written must not make it fail.
            _log.warning("A call is missing in the ledger: %s", error.code)

    return count


def _end(vault: TokenVault, key: str) -> None:
    """Ends a saved login, at Salesforce as far as it can be reached. Raises the vault's errors."""
    tokens = vault.load(key)
    if tokens is not None:
        _revoke(tokens)
    vault.delete(key)


def _revoke(tokens: Tokens) -> None:
    try:
        oauth.revoke(tokens)
    except SalesforceError as error:
        _log.info("The login could not be ended at Salesforce: %s", error.code)


def _forget_file(data_dir: DataDir, key: str, tokens: Tokens) -> None:
    """Drops what an earlier --insecure-storage left, once the login is kept somewhere else."""
    if not data_dir.tokens_file.exists():
        return
    file = FileVault(data_dir.tokens_file)
    if file.load(key) != tokens:
        data_dir.tokens_file.unlink(missing_ok=True)


def _remove_data(store: Store, settings: Settings, data_dir: DataDir) -> None:
    Mirror(store).remove_everything_from_salesforce()
    Backups(store).forget()
    settings.clear_preferences()
    settings.set_data_org_id(None)
    settings.set_setting(USAGE, None)  # another org has calls of its own
    bulk_job.remove_pages(store)
    shutil.rmtree(data_dir.outgoing, ignore_errors=True)
    store.purge()


@contextmanager
def _no_run(data_dir: DataDir, needed: bool = True) -> Iterator[None]:
    """Keeps runs of the sync, in whatever process, away while everything is removed."""
    if not needed:
        yield
        return
    lock = filelock.FileLock(data_dir.lock("run"))
    try:
        lock.acquire(timeout=_RUN_PATIENCE)
    except filelock.Timeout:
        raise problems.busy() from None
    try:
        yield
    finally:
        lock.release()
