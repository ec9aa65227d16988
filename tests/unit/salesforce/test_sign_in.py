"""Signing in and out against the practice org: two orgs never mix, and nothing is left behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import filelock
import pytest

from apdesk.domain import soql
from apdesk.domain.clock import SystemClock
from apdesk.domain.preferences import DEFAULT_PREFERENCES
from apdesk.domain.run import Cause, Result
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.practice_org.http.faults import Fault, FaultKind
from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce.org import CountQuery
from apdesk.salesforce.tokens import FileVault, MemoryVault, Tokens
from apdesk.store.backups import Backups
from apdesk.store.database import Store
from apdesk.store.mirror import Mirror
from apdesk.store.settings import Settings
from apdesk.sync import account
from apdesk.sync.engine import Engine, drive


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    with PracticeServer(leads=6, contacts=4, accounts=2, seed=5) as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> DataDir:
    return DataDir(tmp_path)


@pytest.fixture
def store(home: DataDir) -> Iterator[Store]:
    with Store(home.database) as opened:
        yield opened


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


def login(server: PracticeServer, user_id: str | None = None) -> Tokens:
    body = server.log_in(user_id)
    return Tokens(
        body["access_token"],
        body["refresh_token"],
        body["instance_url"],
        body["id"],
        server.url,
        server.client_id,
        body["issued_at"],
    )


def key_of(store: Store) -> str:
    settings = Settings(store)
    binding = settings.binding()
    assert binding is not None
    return f"{settings.installation_id()}:{binding.org_id}:{binding.user_id}"


def sync(store: Store, vault: MemoryVault, home: DataDir) -> None:
    org = account.org_for(store, vault, home)
    Settings(store).save_preferences(DEFAULT_PREFERENCES)
    report = drive(Engine(org, store, SystemClock()).run(Cause.FIRST))
    assert report.result is Result.DONE


def test_signing_in_binds_the_data_and_keeps_the_tokens(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    tokens = login(server)
    signed_in = account.sign_in(store, vault, tokens, home)
    settings = Settings(store)
    assert settings.binding() == signed_in.binding
    assert settings.data_org_id() == server.org.organization_id
    assert signed_in.binding.org_name == server.org.organization_name
    assert signed_in.binding.sandbox is False
    assert signed_in.permissions.administrator is True
    assert vault.load(key_of(store)) == tokens
    org = account.org_for(store, vault, home)
    assert org.ask([CountQuery(soql.count("Lead"))], cause="count").results == (6,)
    causes = {each.cause: each.calls for each in settings.calls_since(SystemClock().now())}
    assert causes["count"] == 1
    assert causes["describe"] == 3
    whole = b"".join(each.read_bytes() for each in home.path.glob("apdesk.sqlite3*"))
    assert tokens.access_token.encode() not in whole
    assert tokens.refresh_token.encode() not in whole


def test_nobody_is_signed_in(store: Store, vault: MemoryVault, home: DataDir) -> None:
    with pytest.raises(KnownError) as needed:
        account.org_for(store, vault, home)
    assert needed.value.code == "login.needed"
    account.sign_out(store, vault, home, remove_data=False)
    account.sign_out(store, vault, home, remove_data=True)


def test_the_tokens_are_gone_from_the_vault(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    account.sign_in(store, vault, login(server), home)
    vault.delete(key_of(store))
    with pytest.raises(KnownError) as needed:
        account.org_for(store, vault, home)
    assert needed.value.code == "login.needed"


def test_signing_out_ends_the_login_and_keeps_the_data(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    account.sign_in(store, vault, login(server), home)
    sync(store, vault, home)
    key = key_of(store)
    assert server.logins.live_grants(server.org.administrator_id) == 1
    account.sign_out(store, vault, home, remove_data=False)
    assert server.logins.live_grants(server.org.administrator_id) == 0
    assert vault.load(key) is None
    settings = Settings(store)
    assert settings.binding() is None
    assert settings.data_org_id() == server.org.organization_id
    assert settings.preferences() is not None
    assert Mirror(store).member_count("Contact") == 4


def test_signing_out_can_remove_what_came_from_salesforce(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    account.sign_in(store, vault, login(server), home)
    sync(store, vault, home)
    Backups(store).create("manual", "2026-03-02T12:00:00Z")
    dragged = home.outgoing / "1" / "Leads.csv"  # left by a window that was killed
    dragged.parent.mkdir(parents=True)
    dragged.write_text("Ana")
    account.sign_out(store, vault, home, remove_data=True)
    assert Backups(store).all() == ()
    assert not dragged.exists()
    settings = Settings(store)
    assert settings.data_org_id() is None
    assert settings.preferences() is None
    assert [Mirror(store).member_count(each) for each in ("Lead", "Contact", "Account")] == [0] * 3


def test_signing_out_works_where_salesforce_cannot_be_reached(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    account.sign_in(store, vault, login(server), home)
    key = key_of(store)
    server.faults.add(Fault(FaultKind.DROP_BEFORE, path="revoke", times=None))
    account.sign_out(store, vault, home, remove_data=False)
    assert vault.load(key) is None
    assert Settings(store).binding() is None


def another_org(store: Store) -> None:
    """As if the data here had come from some other org."""
    settings = Settings(store)
    settings.unbind()
    settings.set_data_org_id("00D000000000001EAA")


def test_another_org_is_noticed_and_nothing_is_mixed(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    account.sign_in(store, vault, login(server), home)
    sync(store, vault, home)
    another_org(store)
    with pytest.raises(KnownError) as different:
        account.sign_in(store, vault, login(server), home)
    assert different.value.code == "org.different"
    assert Settings(store).binding() is None
    assert Mirror(store).member_count("Contact") == 4
    # the login that nobody uses was ended; the one before it wasn't touched
    assert server.logins.live_grants(server.org.administrator_id) == 1
    account.sign_in(store, vault, login(server), home, replace_org=True)
    settings = Settings(store)
    assert settings.data_org_id() == server.org.organization_id
    assert settings.preferences() is None
    assert settings.describe("Lead") is None
    assert Mirror(store).member_count("Contact") == 0


def test_removing_waits_for_a_run_and_gives_up_in_words(
    server: PracticeServer,
    store: Store,
    vault: MemoryVault,
    home: DataDir,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(account, "_RUN_PATIENCE", 0.05)
    account.sign_in(store, vault, login(server), home)
    sync(store, vault, home)
    before = Settings(store).binding()
    with filelock.FileLock(home.lock("run")):
        with pytest.raises(KnownError) as busy:
            account.sign_out(store, vault, home, remove_data=True)
        assert busy.value.code == "run.busy"
        assert Settings(store).binding() == before
        another_org(store)
        with pytest.raises(KnownError) as busy:
            account.sign_in(store, vault, login(server), home, replace_org=True)
        assert busy.value.code == "run.busy"
    assert Mirror(store).member_count("Contact") == 4


def test_another_user_of_the_same_org_takes_over(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    administrator = server.org.administrator_id
    user = next(each.id for each in server.org.users() if each.id != administrator and each.active)
    account.sign_in(store, vault, login(server), home)
    sync(store, vault, home)
    old = key_of(store)
    signed_in = account.sign_in(store, vault, login(server, user), home)
    assert signed_in.binding.user_id == user
    assert vault.load(old) is None
    assert server.logins.live_grants(administrator) == 0
    assert server.logins.live_grants(user) == 1
    assert Mirror(store).member_count("Contact") == 4


def test_a_login_that_cannot_be_renewed_is_told(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    tokens = replace(login(server), refresh_token="")
    signed_in = account.sign_in(store, vault, tokens, home)
    (problem,) = signed_in.permissions.problems
    assert "can't be renewed" in problem
    org = account.org_for(store, vault, home)
    assert org.ask([CountQuery(soql.count("Lead"))], cause="count").results == (6,)
    server.logins.expire_sessions()
    with pytest.raises(KnownError) as ended:
        org.ask([CountQuery(soql.count("Lead"))], cause="count")
    assert ended.value.code == "login.expired"


def test_the_version_that_was_agreed_on_is_spoken(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    signed_in = account.sign_in(store, vault, login(server), home)
    Settings(store).bind(replace(signed_in.binding, api_version="64.0"))
    server.forget_calls()
    org = account.org_for(store, vault, home)
    org.ask([CountQuery(soql.count("Lead"))], cause="count")
    org.ask([CountQuery(soql.count("Lead")), CountQuery(soql.count("Contact"))], cause="count")
    assert [each.path.split("/")[3] for each in server.calls()] == ["v64.0", "v64.0"]


def test_a_login_that_cannot_be_looked_at_is_not_kept(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    server.usage.set_limit(3, used=3)
    with pytest.raises(KnownError) as refused:
        account.sign_in(store, vault, login(server), home)
    assert refused.value.code == "salesforce.limit"
    assert Settings(store).binding() is None
    assert server.logins.live_grants(server.org.administrator_id) == 0


def test_a_file_of_an_earlier_choice_does_not_stay(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    file = FileVault(home.tokens_file)
    account.sign_in(store, file, login(server), home)
    assert home.tokens_file.exists()
    account.sign_in(store, file, login(server), home)
    assert home.tokens_file.exists()
    account.sign_in(store, vault, login(server), home)
    assert not home.tokens_file.exists()


def test_an_org_that_moved_is_remembered(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    account.sign_in(store, vault, login(server), home)
    key = key_of(store)
    tokens = vault.load(key)
    assert tokens is not None
    moved = Tokens(
        tokens.access_token,
        tokens.refresh_token,
        server.url.replace("127.0.0.1", "localhost"),
        tokens.identity_url,
        tokens.login_url,
        tokens.client_id,
    )
    vault.save(key, moved)
    account.org_for(store, vault, home)
    binding = Settings(store).binding()
    assert binding is not None
    assert binding.instance_url == moved.instance_url


def test_a_vault_that_fails_is_told_after_the_rest_was_done(
    server: PracticeServer, store: Store, vault: MemoryVault, home: DataDir
) -> None:
    account.sign_in(store, vault, login(server), home)

    class Locked(MemoryVault):
        def load(self, key: str) -> Tokens | None:
            raise KnownError("The keyring is locked", "x", code="keyring.locked")

    with pytest.raises(KnownError) as told:
        account.sign_out(store, Locked(), home, remove_data=True)
    assert told.value.code == "keyring.locked"
    assert Settings(store).binding() is None
