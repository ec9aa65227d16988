"""Where the password of the mail server is kept, and where it never is."""

from __future__ import annotations

import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.fail
import pytest

from apdesk.errors import KnownError
from apdesk.journeys.mail.desk import MailDesk
from apdesk.journeys.mail.passwords import MailPasswords, passwords_of
from apdesk.journeys.mail.settings import MailSettings, Security
from apdesk.paths import DataDir
from tests.unit.journeys.mail.mail_servers import HOST, PASSWORD, USER, mail_drop
from tests.unit.journeys.mail.postroom import post_room


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[Ring]:
    made = Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(keyring.backends.fail.Keyring())


@pytest.fixture
def data_dir(tmp_path: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    return made


def test_the_keyring_has_an_entry_for_each_installation(ring: Ring, data_dir: DataDir) -> None:
    passwords = MailPasswords(data_dir)
    passwords.save("one", PASSWORD)
    passwords.save("two", "other")
    assert MailPasswords(data_dir).load("one") == PASSWORD
    assert {name for _, name in ring.kept} == {"one.mail", "two.mail"}
    assert list(data_dir.path.iterdir()) == []
    passwords.forget("one")
    assert passwords.load("one") is None
    assert {name for _, name in ring.kept} == {"two.mail"}


def test_without_a_keyring_it_is_refused(data_dir: DataDir) -> None:
    with pytest.raises(KnownError) as caught:
        MailPasswords(data_dir).save("one", PASSWORD)
    assert caught.value.code == "keyring.missing"
    assert "password of the mail server" in caught.value.message
    assert PASSWORD not in str(caught.value)
    assert list(data_dir.path.iterdir()) == []


def test_for_the_session_it_is_known_to_this_process_alone(data_dir: DataDir) -> None:
    passwords_of(data_dir).save("one", PASSWORD, for_session=True)
    assert passwords_of(data_dir).load("one") == PASSWORD
    assert MailPasswords(data_dir).load("one") is None
    assert list(data_dir.path.iterdir()) == []


def test_for_the_session_takes_it_out_of_the_keyring(ring: Ring, data_dir: DataDir) -> None:
    passwords = MailPasswords(data_dir)
    passwords.save("one", "old")
    passwords.save("one", "new", for_session=True)
    assert ring.kept == {}
    assert passwords.load("one") == "new"


def test_a_file_by_choice_that_only_the_user_reads(data_dir: DataDir) -> None:
    MailPasswords(data_dir, insecure=True).save("one", PASSWORD)
    assert MailPasswords(data_dir).load("one") == PASSWORD
    (file,) = [each for each in data_dir.path.iterdir() if each.suffix == ".json"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not data_dir.tokens_file.exists()


def test_a_keyring_takes_the_place_of_a_file(ring: Ring, data_dir: DataDir) -> None:
    MailPasswords(data_dir, insecure=True).save("one", "old")
    passwords = MailPasswords(data_dir)
    passwords.save("one", "new")
    assert passwords.load("one") == "new"
    assert [each for each in data_dir.path.iterdir() if each.suffix == ".json"] == []


def test_the_password_is_in_no_file_and_in_no_log(
    ring: Ring, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with (
        mail_drop(login=True) as drop,
        post_room(tmp_path / "data", drop.port, user=USER) as room,
    ):
        desk = MailDesk(room.store, room.passwords)
        chosen = MailSettings(
            host=HOST,
            port=drop.port,
            security=Security.NONE,
            user=USER,
            from_address="ana@x.example",
        )
        assert desk.save(chosen, PASSWORD, for_session=False).password_kept
        desk.try_connection(chosen, None)
        room.want(*room.people("ann@x.example"))
        room.run()
        assert len(drop.received) == 1
        room.passwords.save(room.settings.installation_id(), "wr0ng-secret")
        room.want(*room.people("bob@x.example", first=7))
        with pytest.raises(KnownError) as caught:
            room.run()
        assert caught.value.code == "mail.login"
        dump = "\n".join(room.desk.dump())
    ours = "\n".join(each.getMessage() for each in caplog.records if _ours(each))
    assert "e-mails: 1 sent" in ours
    files = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    for secret in (PASSWORD, "wr0ng-secret"):
        assert secret not in dump
        assert secret.encode() not in files
        assert secret not in ours
        assert secret not in f"{caught.value!r}{caught.value.__context__!r}"
    assert "ann@x.example" not in ours


def _ours(record: logging.LogRecord) -> bool:
    return not record.name.startswith(("mail.log", "mail.debug", "asyncio"))  # the server's


def test_a_forgotten_password_stops_all_with_one_problem(tmp_path: Path) -> None:
    with (
        mail_drop(login=True) as drop,
        post_room(tmp_path / "data", drop.port, user=USER) as room,
    ):
        room.want(*room.people("ann@x.example"))
        with pytest.raises(KnownError) as caught:
            room.run()
        assert caught.value.code == "mail.password_missing"
        room.log_in(PASSWORD)
        assert len(room.run()) == 1
