"""The file that an administrator hands out: found where it belongs, refused by name and line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from apdesk import paths
from apdesk.deployment import Deployment, deployment, read
from apdesk.errors import KnownError
from apdesk.paths import DataDir

WHOLE = """\
# for the whole company
[connect]
login_url = "https://example.my.salesforce.com"
client_id = "3MVG9.key"
port = 24317
locked = true

[network]
proxy = "http://proxy.example.com:3128"
no_proxy = "intranet.example.com"
ca_file = "certificates/example.pem"

[preferences]
file = "preferences.json"

[look]
language = "de"
scheme = "dark"

[desktop]
start_at_login = true
keep_running = false
"""


@pytest.fixture(autouse=True)
def no_file_of_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    machine = tmp_path / "etc" / "apdesk.toml"
    monkeypatch.setattr(paths, "machine_configuration", lambda: machine)
    monkeypatch.delenv("APDESK_CONFIG", raising=False)
    machine.parent.mkdir()
    return machine


@pytest.fixture
def home(tmp_path: Path) -> DataDir:
    (tmp_path / "data").mkdir()
    return DataDir(tmp_path / "data")


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def refused(tmp_path: Path, text: str) -> KnownError:
    with pytest.raises(KnownError) as raised:
        read(written(tmp_path / "apdesk.toml", text))
    assert str(tmp_path / "apdesk.toml") in raised.value.message
    return raised.value


def test_without_a_file_nothing_is_decided_and_nothing_imported(home: DataDir) -> None:
    sys.modules.pop("tomllib", None)
    assert deployment(home) == Deployment()
    assert "tomllib" not in sys.modules


def test_everything_that_can_stand_in_it(tmp_path: Path, home: DataDir) -> None:
    found = read(written(home.path / "apdesk.toml", WHOLE))
    assert found.path == home.path / "apdesk.toml"
    assert found.connect == ("https://example.my.salesforce.com", "3MVG9.key", 24317, True)
    assert found.network == (
        "http://proxy.example.com:3128",
        "intranet.example.com",
        str(home.path / "certificates" / "example.pem"),
    )
    assert found.preferences == home.path / "preferences.json"
    assert found.look == ("de", "dark")
    assert found.desktop == (True, False)


def test_the_first_file_counts(
    tmp_path: Path,
    home: DataDir,
    no_file_of_the_machine: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def key() -> str:
        return deployment(home).connect.client_id

    def named(client_id: str) -> str:
        return f'[connect]\nclient_id = "{client_id}"\n'

    written(no_file_of_the_machine, named("machine"))
    assert key() == "machine"
    written(home.path / "apdesk.toml", named("data directory"))
    assert key() == "data directory"
    own = written(tmp_path / "mine.toml", named("variable"))
    monkeypatch.setenv("APDESK_CONFIG", str(own))
    assert key() == "variable"
    monkeypatch.setenv("APDESK_CONFIG", "")
    assert key() == "data directory"


def test_a_file_that_is_named_must_be_there(
    tmp_path: Path, home: DataDir, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APDESK_CONFIG", str(tmp_path / "nowhere.toml"))
    with pytest.raises(KnownError) as raised:
        deployment(home)
    assert raised.value.code == "deployment.unreadable"
    assert "nowhere.toml" in raised.value.message


@pytest.mark.parametrize(
    ("text", "code", "line", "says"),
    [
        ("\n[conect]\nlogin_url = 'https://a.b'", "unknown_key", 2, "conect"),
        ("[connect]\n\nlogin = 'https://a.b'", "unknown_key", 3, "“login”"),
        ("[look]\nscheme = 'dark'\n[desktop]\nscheme = 'dark'", "unknown_key", 4, "desktop"),
        ("[updates]\ncheck = true", "unknown_key", 1, "updates"),
        ("connect = 1", "value", 1, "section"),
        ("look.colour = 'red'", "unknown_key", 1, "colour"),
        ("[connect]\nport = '14317'", "value", 2, "whole number"),
        ("[connect]\nport = true", "value", 2, "whole number"),
        ("[connect]\nport = 80", "value", 2, "between"),
        ("[connect]\nlocked = 1", "value", 2, "true or false"),
        ("[connect]\nlogin_url = 'http://example.com'", "value", 2, "https://"),
        ("[connect]\nlogin_url = 'example.com'", "value", 2, "https://"),
        ("[network]\nproxy = 'http://me:secret@proxy:1'", "value", 2, "password"),
        ("[connect]\nlogin_url = 'https://[::1'", "value", 2, "https://"),
        ("[connect]\nlogin_url = 'ftp://localhost'", "value", 2, "https://"),
        ("[network]\nproxy = 'socks5://proxy:1'", "value", 2, "http://proxy.example.com:3128"),
        ("[network]\nproxy = 'http://proxy:none'", "value", 2, "http://proxy.example.com:3128"),
        ("[look]\nlanguage = 'fr'", "value", 2, "de"),
        ("[look]\nscheme = 'pink'", "value", 2, "light"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_line(
    tmp_path: Path, text: str, code: str, line: int, says: str
) -> None:
    error = refused(tmp_path, text)
    assert error.code == f"deployment.{code}"
    assert f"line {line}:" in error.message
    assert says in error.message
    assert "secret" not in str(error)


def test_what_is_not_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    error = refused(tmp_path, "[look]\nscheme = dark\n")
    assert error.code == "deployment.malformed"
    assert "line 2" in error.message


def test_what_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "apdesk.toml").write_bytes(b"[look]\nscheme = '\xff'\n")
    with pytest.raises(KnownError) as raised:
        read(tmp_path / "apdesk.toml")
    assert raised.value.code == "deployment.unreadable"


def test_a_local_org_may_be_named_in_the_clear(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.toml", "[connect]\nlogin_url = 'http://127.0.0.1:8080'"))
    assert found.connect.login_url == "http://127.0.0.1:8080"


def test_a_folder_of_a_user_that_is_not_there_is_no_defect(tmp_path: Path) -> None:
    text = "[network]\nca_file = '~nobody-of-that-name/a.pem'\n"
    found = read(written(tmp_path / "a.toml", text))
    assert found.network.ca_file.endswith("nobody-of-that-name/a.pem")
