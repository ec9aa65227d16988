"""What was decided beforehand, as verbs and the wizard go by it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from apdesk import cli, paths
from apdesk.domain.cancel import CancelToken
from apdesk.domain.preferences import DEFAULT_PREFERENCES, Preferences
from apdesk.errors import KnownError
from apdesk.headless import Headless
from apdesk.paths import DataDir
from apdesk.salesforce import network
from apdesk.salesforce.network import Network, ProxyMode
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from apdesk.sync.networking import certificates, choice, choose, use_stored
from apdesk.verbs import account
from apdesk.verbs.arguments import parser
from apdesk.worker.setup import SetupServices
from apdesk.worker.vault import SessionVault

CHOSEN = {"version": 1, "objects": {"Lead": {"sync": "none"}, "Account": {"sync": "none"}}}


@pytest.fixture(autouse=True)
def no_file_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "machine_configuration", lambda: tmp_path / "nowhere.toml")
    monkeypatch.delenv("APDESK_CONFIG", raising=False)


@pytest.fixture
def home(tmp_path: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    return made


def decided(home: DataDir, text: str) -> None:
    (home.path / "apdesk.toml").write_text(text, encoding="utf-8")


def connect(home: DataDir, *arguments: str) -> tuple[str, str]:
    """Where `apdesk connect` would log in, and with which key."""
    parsed = parser(practice=False).parse_args(["connect", *arguments])
    return account._target(Headless(home, CancelToken()), parsed)


def test_a_file_that_cannot_be_used_ends_each_verb_with_1(
    home: DataDir, capsys: pytest.CaptureFixture[str]
) -> None:
    decided(home, "[connect]\nlogin = 'https://example.com'\n")
    code = cli.main(["--data-dir", str(home.path), "--json", "status"])
    said = capsys.readouterr()
    assert code == 1
    assert "line 2" in said.err
    assert json.loads(said.out)["error"]["code"] == "deployment.unknown_key"
    assert not home.database.exists(), "nothing was started"


def test_connect_takes_what_was_decided(home: DataDir) -> None:
    decided(home, "[connect]\nlogin_url = 'https://a.my.salesforce.com'\nclient_id = 'KEY'\n")
    assert connect(home) == ("https://a.my.salesforce.com", "KEY")
    assert connect(home, "--login-url", "https://b.example", "--client-id", "K") == (
        "https://b.example",
        "K",
    )


def test_a_locked_computer_connects_to_its_org_alone(home: DataDir) -> None:
    decided(
        home,
        "[connect]\nlogin_url = 'https://a.my.salesforce.com'\nclient_id = 'KEY'\nlocked = true\n",
    )
    assert connect(home, "--login-url", "https://a.my.salesforce.com/")[1] == "KEY"
    with pytest.raises(KnownError) as raised:
        connect(home, "--login-url", "https://b.example")
    assert raised.value.code == "deployment.locked"
    with pytest.raises(KnownError):
        connect(home, "--client-id", "OTHER")


def test_without_anything_decided_connect_wants_its_arguments(
    home: DataDir, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        connect(home, "--login-url", "https://a.example")
    assert ended.value.code == 2
    assert "--client-id" in capsys.readouterr().err


def test_the_port_of_the_callback(home: DataDir, monkeypatch: pytest.MonkeyPatch) -> None:
    decided(home, "[connect]\nport = 24317\n")
    seen: list[object] = []

    class Login:
        def __init__(self, *_given: object, ports: object, **_more: object) -> None:
            seen.append(ports)
            raise KnownError("x", "y", code="z")

    monkeypatch.setattr("apdesk.salesforce.oauth.Login", Login)
    monkeypatch.setattr("apdesk.salesforce.vaults.open_vault", lambda *_given, **_more: None)
    for port, expected in ((None, (24317,)), (14317, (14317,))):
        with Headless(home, CancelToken()) as work, pytest.raises(KnownError):
            work.connect(
                "https://a.b", "K", port=port, timeout=1, insecure=False, open_browser=bool
            )
        assert seen.pop() == expected


def test_a_first_set_up_starts_from_the_file_that_was_named(home: DataDir) -> None:
    (home.path / "preferences.json").write_text(json.dumps(CHOSEN), encoding="utf-8")
    decided(home, "[preferences]\nfile = 'preferences.json'\n")
    wanted = Preferences.from_json(CHOSEN)
    services = SetupServices(home, SessionVault(home))
    with Headless(home, CancelToken()) as work:
        assert work.preferences() == wanted
        situation = services.situation()
        assert (situation.preferences, situation.proposed) == (None, wanted)
        work.settings.save_preferences(DEFAULT_PREFERENCES)
        assert work.preferences() == DEFAULT_PREFERENCES
        assert services.situation().proposed is None


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "preferences.unreadable"),
        (b"{", "preferences.malformed"),
        (b"\xff", "preferences.unreadable"),
    ],
)
def test_a_preferences_file_that_cannot_be_used_is_told(
    home: DataDir, content: bytes | None, code: str
) -> None:
    decided(home, "[preferences]\nfile = 'preferences.json'\n")
    if content is not None:
        (home.path / "preferences.json").write_bytes(content)
    with Headless(home, CancelToken()) as work, pytest.raises(KnownError) as raised:
        work.preferences()
    assert raised.value.code == code
    assert str(home.path / "preferences.json") in raised.value.message


# -- the network ----------------------------------------------------------------------------------


def test_the_user_s_network_goes_before_what_was_decided(home: DataDir) -> None:
    decided(home, "[network]\nproxy = 'central:3128'\nno_proxy = 'a.b'\nca_file = 'x.pem'\n")
    try:
        with Store(home.database) as store:
            use_stored(store, home)
            assert network.present() == Network(
                ProxyMode.MANUAL,
                "http://central:3128",
                no_proxy="a.b",
                ca_file=str(home.path / "x.pem"),
            )
            assert not choice(store, home).chosen
            choose(store, home, Network(ProxyMode.NONE))
            assert network.present() == Network(ProxyMode.NONE)
            assert choice(store, home).chosen
    finally:
        network.use(Network())


def test_certificates_are_found_without_asking_the_keyring(
    home: DataDir, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_given: object) -> None:
        raise AssertionError("the keyring was asked")

    with Store(home.database) as store:
        Settings(store).set_setting(
            "network", {"proxy_mode": "manual", "proxy": "http://a:1", "user": "ana"}
        )
        monkeypatch.setattr("apdesk.salesforce.vaults.KeyringVault.load", asked)
        assert certificates(store, home) is network.trusted(Network())


def test_a_choice_that_was_written_by_a_later_version_is_read_as_far_as_it_goes(
    home: DataDir,
) -> None:
    with Store(home.database) as store:
        Settings(store).set_setting("network", {"proxy_mode": "telepathy", "no_proxy": None})
        assert choice(store, home).network == Network()
