"""Where tokens are kept: whole or not at all, and never where they can be read by others."""

from __future__ import annotations

import json
import os
import stat
import threading
from pathlib import Path

import keyring.backend
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest

from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.salesforce.tokens import (
    FileVault,
    KeyringVault,
    MemoryVault,
    Tokens,
    TokenVault,
    open_vault,
)
from apdesk.salesforce.vaults import _SERVICE
from tests.unit.salesforce.scripted_server import ORG, USER

WINDOWS_CREDENTIAL = 2560


class Keyring(keyring.backend.KeyringBackend):
    """Keeps entries as Windows does: so many bytes of UTF-16 and no more."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[str, str] = {}
        self.fail_at = -1
        self.writes = 0

    def get_password(self, service: str, username: str) -> str | None:
        assert service == _SERVICE
        return self.entries.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.writes == self.fail_at:
            raise keyring.errors.PasswordSetError(f"can't keep {password}")
        self.writes += 1
        assert len(password.encode("utf-16-le")) <= WINDOWS_CREDENTIAL
        self.entries[username] = password

    def delete_password(self, service: str, username: str) -> None:
        if username not in self.entries:
            raise keyring.errors.PasswordDeleteError("not found")
        del self.entries[username]


class LockedKeyring(Keyring):
    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("locked")


def tokens(size: int = 110, mark: str = "a") -> Tokens:
    return Tokens(
        mark * size,
        "r" * 90,
        "https://acme.my.salesforce.com",
        f"https://login.salesforce.com/id/{ORG}/{USER}",
        "https://login.salesforce.com",
        "c" * 85,
        "1700000000000",
    )


@pytest.fixture(params=["memory", "keyring", "file"])
def vault(request: pytest.FixtureRequest, tmp_path: Path) -> TokenVault:
    made: dict[str, TokenVault] = {
        "memory": MemoryVault(),
        "keyring": KeyringVault(Keyring()),
        "file": FileVault(tmp_path / "tokens.json"),
    }
    return made[request.param]


def test_what_is_saved_is_loaded_until_it_is_deleted(vault: TokenVault) -> None:
    assert vault.load("key") is None
    vault.delete("key")
    vault.save("key", tokens())
    vault.save("other", tokens(mark="b"))
    assert vault.load("key") == tokens()
    vault.save("key", tokens(mark="c"))
    assert vault.load("key") == tokens(mark="c")
    vault.delete("key")
    assert vault.load("key") is None
    assert vault.load("other") == tokens(mark="b")


@pytest.mark.parametrize("size", [700, 1200, 2400, 5000])
def test_long_tokens_are_spread_over_entries_that_windows_takes(size: int) -> None:
    backend = Keyring()
    vault = KeyringVault(backend)
    vault.save("key", tokens())
    vault.save("key", tokens(size))
    assert vault.load("key") == tokens(size)
    vault.save("key", tokens(size, "b"))
    assert vault.load("key") == tokens(size, "b")
    vault.save("key", tokens())
    assert vault.load("key") == tokens()
    assert set(backend.entries) == {"key"}
    vault.save("key", tokens(size))
    vault.delete("key")
    assert backend.entries == {}


def test_a_write_that_fails_midway_leaves_the_tokens_before_it() -> None:
    backend = Keyring()
    vault = KeyringVault(backend)
    vault.save("key", tokens(3000))
    for step in range(3):
        backend.fail_at = backend.writes + step
        with pytest.raises(KnownError) as failed:
            vault.save("key", tokens(3000, "b"))
        assert failed.value.code == "keyring.failed"
        assert "bbb" not in f"{failed.value} {failed.value.__cause__} {failed.value.__context__}"
        backend.fail_at = -1
        assert vault.load("key") == tokens(3000)


@pytest.mark.logs("apdesk.login")
def test_an_entry_that_is_damaged_is_no_login() -> None:
    backend = Keyring()
    vault = KeyringVault(backend)
    for damaged in ("", "{", "[]", '{"access_token": 5}', "parts:x:2", "parts:", "parts:x:y"):
        backend.entries["key"] = damaged
        assert vault.load("key") is None
    vault.delete("key")
    assert backend.entries == {}


@pytest.mark.parametrize(
    "backend", [keyring.backends.fail.Keyring(), keyring.backends.null.Keyring()]
)
def test_no_keyring_is_told_in_words(backend: keyring.backend.KeyringBackend) -> None:
    with pytest.raises(KnownError) as missing:
        KeyringVault(backend).check()
    assert missing.value.code == "keyring.missing"
    assert "--insecure-storage" in missing.value.next_step


def test_a_file_keyring_in_the_clear_is_no_keyring() -> None:
    plain = type("PlaintextKeyring", (Keyring,), {"__module__": "keyrings.alt.file"})
    with pytest.raises(KnownError) as missing:
        KeyringVault(plain()).check()
    assert missing.value.code == "keyring.missing"


def test_a_locked_keyring_is_told_in_words() -> None:
    with pytest.raises(KnownError) as locked:
        KeyringVault(LockedKeyring()).load("key")
    assert locked.value.code == "keyring.locked"
    assert locked.value.__cause__ is None
    assert locked.value.__context__ is None


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
@pytest.mark.logs("apdesk.login")
def test_the_file_is_for_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    vault = FileVault(path)
    old = os.umask(0)
    try:
        vault.save("key", tokens())
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    assert vault.load("key") == tokens()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_file_goes_with_its_last_login(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    vault = FileVault(path)
    vault.save("key", tokens())
    vault.delete("key")
    assert not path.exists()


@pytest.mark.logs("apdesk.login")
@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": 5}', '{"key": {}}', "\udcff"])
def test_a_damaged_file_is_no_login_and_can_be_replaced(tmp_path: Path, content: str) -> None:
    path = tmp_path / "tokens.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    path.chmod(0o600)
    vault = FileVault(path)
    assert vault.load("key") is None
    vault.save("key", tokens())
    assert vault.load("key") == tokens()


def test_a_file_that_cannot_be_written_keeps_what_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tokens.json"
    vault = FileVault(path)
    vault.save("key", tokens())

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("apdesk.salesforce.vaults.os.fsync", full)
    with pytest.raises(KnownError) as refused:
        vault.save("key", tokens(mark="b"))
    assert refused.value.code == "tokens.unwritable"
    monkeypatch.undo()
    assert vault.load("key") == tokens()
    assert sorted(each.name for each in tmp_path.glob("*tokens*")) == [
        "tokens.json",
        "tokens.json.lock",
    ]


def test_many_threads_save_into_one_file(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    together = threading.Barrier(8)

    def save(number: int) -> None:
        together.wait()
        FileVault(path).save(f"key{number}", tokens(mark=str(number)))

    threads = [threading.Thread(target=save, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(json.loads(path.read_text())) == [f"key{number}" for number in range(8)]


def test_which_vault_an_installation_uses(tmp_path: Path) -> None:
    home = DataDir(tmp_path)
    assert isinstance(open_vault(home), KeyringVault)
    with pytest.raises(KnownError) as missing:
        open_vault(home, new_login=True)
    assert missing.value.code == "keyring.missing"
    with pytest.raises(KnownError) as missing:
        open_vault(home).load("key")
    assert missing.value.code == "keyring.missing"
    file = open_vault(home, insecure=True, new_login=True)
    assert isinstance(file, FileVault)
    file.save("key", tokens())
    assert isinstance(open_vault(home), FileVault)
    with pytest.raises(KnownError):
        open_vault(home, new_login=True)


def test_a_repr_shows_no_secret() -> None:
    shown = f"{tokens()!r} {tokens()}"
    assert "aaa" not in shown
    assert "rrr" not in shown
    assert tokens().organization_id == ORG
    assert tokens().user_id == USER
