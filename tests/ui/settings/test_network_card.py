"""The network in the preferences: stored, tried, refused in place."""

from __future__ import annotations

import json
from collections.abc import Iterator

import keyring
import keyring.backend
import keyring.backends.fail
import keyring.errors
import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from apdesk.errors import KnownError
from apdesk.paths import DataDir, configuration_file
from apdesk.salesforce import network, probing
from apdesk.salesforce.network import Network
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.sync.networking import use_stored
from apdesk.ui.desk import Desk
from apdesk.ui.settings.network import NetworkCard, NetworkDialog
from apdesk.ui.settings.page import PreferencesPage
from apdesk.worker.network import ProxyMode, Reached


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
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


@pytest.fixture(autouse=True)
def own_way() -> Iterator[None]:
    yield
    network.use(Network())


@pytest.fixture
def card(qtbot: QtBot, desk: Desk) -> NetworkCard:
    made = NetworkCard(desk.database, desk.runner)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._choice.network.mode is ProxyMode.SYSTEM and idle(desk))
    return made


def idle(desk: Desk) -> bool:
    return not desk.runner._pending


def fill(card: NetworkCard, proxy: str, user: str = "", password: str = "") -> None:
    card.mode_buttons[ProxyMode.MANUAL].click()
    card.proxy.setText(proxy)
    card.user.setText(user)
    card.password.setText(password)


def test_a_proxy_is_stored_and_used_its_password_in_the_keyring_alone(
    qtbot: QtBot, card: NetworkCard, ring: Ring, data_dir: DataDir
) -> None:
    assert not card._manual.isVisible()
    fill(card, "proxy.example.com:3128", "ana", "pa55word")
    assert card._manual.isVisible()
    assert card.password.echoMode() is QLineEdit.EchoMode.Password
    with qtbot.waitSignal(card.saved):
        card.save_button.click()
    assert card.banner.kind == "success"
    assert network.present().proxy_for("https://a.b") == (
        "http://ana:pa55word@proxy.example.com:3128"
    )
    with Store(data_dir.database) as store:
        assert "pa55word" not in json.dumps(Settings(store).settings())
        assert Settings(store).setting("network")["proxy"] == "http://proxy.example.com:3128"
        network.use(Network())
        use_stored(store, data_dir)
    assert network.present().password == "pa55word"
    assert b"pa55word" not in data_dir.database.read_bytes()
    assert any("pa55word" in each for each in ring.kept.values())
    assert card.password.text() == ""
    assert card.password.placeholderText() == "Kept; type to replace it"
    # another address keeps the password; no user any more forgets it
    card.proxy.setText("other.example.com")
    with qtbot.waitSignal(card.saved):
        card.save_button.click()
    assert network.present().password == "pa55word"
    card.user.setText("")
    with qtbot.waitSignal(card.saved):
        card.save_button.click()
    assert not any("pa55word" in each for each in ring.kept.values())


def test_a_login_in_the_address_is_taken_out_of_it(
    qtbot: QtBot, card: NetworkCard, ring: Ring
) -> None:
    fill(card, "http://ana:secret@proxy.example.com")
    with qtbot.waitSignal(card.saved):
        card.save_button.click()
    assert card.proxy.text() == "http://proxy.example.com:8080"
    assert card.user.text() == "ana"


def test_without_a_keyring_the_password_is_kept_for_the_session(
    qtbot: QtBot, card: NetworkCard
) -> None:
    fill(card, "proxy.example.com", "ana", "secret")
    with qtbot.waitSignal(card.saved):
        card.save_button.click()
    assert card.banner.kind == "warning"
    assert network.present().password == "secret"


def test_an_address_that_cannot_be_is_said_in_place(card: NetworkCard) -> None:
    fill(card, "socks5://proxy")
    card.save_button.click()
    assert "no other protocol" in card.proxy_line.wrong
    card.proxy.setText("http://proxy:1")
    assert card.proxy_line.wrong == ""


def test_certificates_that_cannot_be_used_are_not_stored(
    qtbot: QtBot, card: NetworkCard, data_dir: DataDir
) -> None:
    card.ca_file.setText(str(data_dir.path / "nowhere.pem"))
    card.save_button.click()
    qtbot.waitUntil(lambda: card.banner.kind == "error")
    assert "nowhere.pem" in card.banner.text()
    with Store(data_dir.database) as store:
        assert Settings(store).setting("network") is None


def test_the_connection_is_tried_as_the_fields_say(
    qtbot: QtBot, card: NetworkCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Network, str]] = []

    def probe(way: Network, url: str, _cancel: object) -> Reached:
        asked.append((way, url))
        if way.mode is ProxyMode.MANUAL:
            raise KnownError("The proxy wants a login", "It does.", "Enter it.", code="x")
        return Reached("riverside.my.salesforce.com", "", "Example CA")

    monkeypatch.setattr(probing, "probe", probe)
    card.test_button.click()
    qtbot.waitUntil(lambda: card.banner.kind == "success")
    assert "Example CA" in card.banner.text()
    assert asked[0][1] == "https://riverside.my.salesforce.com"
    assert not card.save_button.isEnabled()  # there is nothing to save
    fill(card, "proxy.example.com")
    card.test_button.click()
    qtbot.waitUntil(lambda: card.banner.kind == "error")
    assert card.save_button.isEnabled()
    assert card.banner.title() == "The proxy wants a login"
    assert asked[1][0].proxy == "http://proxy.example.com:8080"
    assert card.test_button.isEnabled()


def test_before_the_first_login_the_test_goes_where_that_will_be(
    qtbot: QtBot, desk: Desk, data_dir: DataDir, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(data_dir.database) as store:
        Settings(store).unbind()
    asked: list[str] = []

    def probe(_way: Network, url: str, _cancel: object) -> Reached:
        asked.append(url)
        return Reached("a.example")

    monkeypatch.setattr(probing, "probe", probe)
    card = NetworkDialog(desk.database, desk.runner).card
    qtbot.addWidget(card.window())
    for decided, wanted in (
        ("", "https://login.salesforce.com"),
        ("login_url = 'https://ours.my.salesforce.com'", "https://ours.my.salesforce.com"),
        ("login_url = 'http://127.0.0.1:1'", "https://login.salesforce.com"),
    ):
        (data_dir.path / "apdesk.toml").write_text(f"[connect]\n{decided}\n")
        card.test_connection()
        qtbot.waitUntil(lambda: idle(desk))
        assert asked.pop() == wanted


def test_the_answer_comes_into_sight_on_a_long_page(
    qtbot: QtBot, page: PreferencesPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probing, "probe", lambda *_given: Reached("a.example"))
    page.resize(800, 420)
    page.show_section("network")
    card = page.findChild(NetworkCard)
    assert card is not None
    qtbot.waitUntil(lambda: card.mode_buttons[ProxyMode.SYSTEM].isChecked() and idle(desk))
    fill(card, "proxy.example.com")
    card.test_button.click()
    qtbot.waitUntil(lambda: card.banner.kind == "success")
    qtbot.waitUntil(lambda: card.banner.visibleRegion().boundingRect() == card.banner.rect())


def test_what_was_decided_for_the_computer_is_shown_until_another_way_is_saved(
    qtbot: QtBot, desk: Desk, data_dir: DataDir
) -> None:
    (data_dir.path / "apdesk.toml").write_text("[network]\nproxy = 'http://central:3128'\n")
    assert configuration_file(data_dir) is not None
    card = NetworkCard(desk.database, desk.runner)
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: card.proxy.text() == "http://central:3128")
    assert "apdesk.toml" in card.note.text()
    with Store(data_dir.database) as store:
        use_stored(store, data_dir)
    assert network.present().proxy_for("https://a.b") == "http://central:3128"
    card.mode_buttons[ProxyMode.NONE].click()
    with qtbot.waitSignal(card.saved):
        card.save_button.click()
    assert network.present().proxy_for("https://a.b") == ""
    assert not card.note.isVisible()


def test_the_same_card_in_a_dialog_for_the_login(qtbot: QtBot, desk: Desk) -> None:
    dialog = NetworkDialog(desk.database, desk.runner)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.card.mode_buttons[ProxyMode.SYSTEM].isChecked() and idle(desk))
    dialog.card.mode_buttons[ProxyMode.NONE].click()
    with qtbot.waitSignal(dialog.card.saved):
        dialog.card.save_button.click()
    assert network.present().mode is ProxyMode.NONE
    dialog.close_button.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("mode", [ProxyMode.NONE, ProxyMode.SYSTEM])
def test_a_login_in_an_address_that_is_not_taken_is_not_stored_either(
    qtbot: QtBot, card: NetworkCard, ring: Ring, data_dir: DataDir, mode: ProxyMode
) -> None:
    fill(card, "http://ana:pa55word@proxy.example.com:1")
    card.mode_buttons[mode].click()
    with qtbot.waitSignal(card.saved):
        card.save_button.click()
    with Store(data_dir.database) as store:
        stored = Settings(store).setting("network")
    assert "pa55word" not in json.dumps(stored)
    assert stored["proxy"] == "http://proxy.example.com:1"
    fill(card, "not an address: pa55word")
    card.mode_buttons[mode].click()
    with qtbot.waitSignal(card.saved):
        card.save_button.click()
    with Store(data_dir.database) as store:
        assert "pa55word" not in json.dumps(Settings(store).setting("network"))


def test_a_keyring_that_is_locked_hinders_nobody_who_has_no_login(
    qtbot: QtBot, card: NetworkCard, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_given: object) -> None:
        raise keyring.errors.KeyringLocked

    for verb in ("get_password", "set_password", "delete_password"):
        monkeypatch.setattr(ring, verb, locked)
    card.mode_buttons[ProxyMode.NONE].click()
    with qtbot.waitSignal(card.saved):
        card.save_button.click()
    assert network.present().mode is ProxyMode.NONE
