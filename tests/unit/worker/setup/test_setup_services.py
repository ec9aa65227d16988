"""What the wizard's services stand on: the key of the build, the shared vault, None's count."""

from __future__ import annotations

from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.preferences import ObjectChoice, OnLeave, Preferences, SyncMode
from apdesk.domain.setup_flow import ConnectTarget
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.salesforce.tokens import FileVault, Tokens
from apdesk.store.database import Store
from apdesk.worker.setup import SessionVault, SetupServices, connected_app_key

SECRET = "00D!access"


def some_tokens() -> Tokens:
    return Tokens(
        access_token=SECRET,
        refresh_token="5Aep-refresh",
        instance_url="https://acme.my.salesforce.com",
        identity_url="https://login.salesforce.com/id/00D000000000001AAA/005000000000001AAA",
        login_url="https://login.salesforce.com",
        client_id="3MVG9abc",
        issued_at="1700000000000",
    )


@pytest.fixture
def data_dir(tmp_path: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    with Store(made.database):
        pass
    return made


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"client_id": " 3MVG9abc "}', "3MVG9abc"),
        ('{"client_id": ""}', ""),
        ('{"client_id": 7}', ""),
        ("[]", ""),
        ("not json", ""),
    ],
)
def test_the_key_of_the_build(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "connected-app.json"
    file.write_text(text, encoding="utf-8")
    assert connected_app_key(file) == key


def test_a_build_without_a_key(tmp_path: Path) -> None:
    assert connected_app_key(tmp_path / "connected-app.json") == ""


def test_no_keyring_is_told_before_the_login(data_dir: DataDir) -> None:
    opened: list[str] = []

    def open_browser(url: str) -> bool:
        opened.append(url)
        return True

    services = SetupServices(data_dir, SessionVault(data_dir), open_browser=open_browser)
    work = services.log_in(ConnectTarget("https://login.salesforce.com", "3MVG9abc"))
    with pytest.raises(KnownError) as caught:
        work(lambda _said: None, CancelToken())
    assert caught.value.code == "keyring.missing"
    assert opened == []


def test_for_this_session_everyone_shares_the_tokens(data_dir: DataDir) -> None:
    vault = SessionVault(data_dir)
    with pytest.raises(KnownError):
        vault.load("key")
    vault.keep_for_session()
    vault.ready_for_login()
    assert vault.for_session_only
    vault.save("key", some_tokens())
    vault.keep_for_session()  # once more loses nothing
    assert vault.load("key") == some_tokens()
    vault.delete("key")
    assert vault.load("key") is None
    assert not data_dir.tokens_file.exists()


def test_insecure_storage_is_a_file(data_dir: DataDir) -> None:
    vault = SessionVault(data_dir, insecure=True)
    vault.ready_for_login()
    vault.save("key", some_tokens())
    assert FileVault(data_dir.tokens_file).load("key") == some_tokens()
    assert not vault.for_session_only


def test_what_is_known_before_anything_was_done(data_dir: DataDir) -> None:
    services = SetupServices(data_dir, SessionVault(data_dir))
    situation = services.situation()
    assert situation.binding is None
    assert situation.preferences is None
    assert situation.schemas == {}


def test_saved_preferences_are_known_next_time(data_dir: DataDir) -> None:
    services = SetupServices(data_dir, SessionVault(data_dir))
    chosen = Preferences(objects={"Lead": ObjectChoice(SyncMode.NONE)}, on_leave=OnLeave.KEEP)
    services.save_preferences(chosen)
    known = services.situation().preferences
    assert known is not None
    assert known.objects["Lead"].sync is SyncMode.NONE
    assert known.on_leave is OnLeave.KEEP


@pytest.mark.parametrize("what", ["live", "preview", "refresh"])
def test_without_a_login_nothing_is_asked(data_dir: DataDir, what: str) -> None:
    services = SetupServices(data_dir, SessionVault(data_dir))
    work = {
        "live": services.live("Lead", ()),
        "preview": services.preview(Preferences()),
        "refresh": services.refresh_fields(),
    }[what]
    with pytest.raises(KnownError) as caught:
        work(lambda _said: None, CancelToken())
    assert caught.value.code in {"login.needed", "object.unreadable"}


def test_callback_urls_are_those_of_the_login(data_dir: DataDir) -> None:
    urls = SetupServices(data_dir, SessionVault(data_dir)).callback_urls
    assert len(urls) == 3
    assert all(each.startswith("http://localhost:") for each in urls)
