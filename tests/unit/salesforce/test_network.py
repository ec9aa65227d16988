"""The way out, with a real proxy and real certificates: calls, the login, and the test of it."""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
import trustme

from apdesk.domain import soql
from apdesk.domain.cancel import CancelToken
from apdesk.errors import KnownError
from apdesk.practice_org.http import visitor
from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce import certificate, network, token_endpoint, transport
from apdesk.salesforce.connection import open_org
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.network import Network, ProxyMode, proxy_address
from apdesk.salesforce.oauth import Login, callback_url
from apdesk.salesforce.org import CountQuery
from apdesk.salesforce.probing import probe
from apdesk.salesforce.tokens import MemoryVault
from tests.helpers.proxy import Proxy

HOST = "org.example.test"
URL = f"https://{HOST}"
LOGIN = ("ana", "p@ss:wörd/1")


@pytest.fixture(autouse=True)
def own_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "REQUESTS_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    yield
    network.use(Network())


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA(organization_name="Example Interceptor")


@pytest.fixture(scope="module")
def bundle(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("authority") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def server(authority: trustme.CA, port: int) -> Iterator[PracticeServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST, "127.0.0.1").configure_cert(context)
    with PracticeServer(leads=3, callbacks=[callback_url(port)], tls=context) as running:
        yield running


def target(server: PracticeServer) -> tuple[str, int]:
    return "127.0.0.1", int(server.url.rpartition(":")[2])


def manual(proxy: Proxy, bundle: Path, *, login: bool = True, **more: str) -> Network:
    user, password = LOGIN if login else ("", "")
    return Network(
        ProxyMode.MANUAL,
        proxy.url,
        user,
        password,
        ca_file=str(bundle),
        **more,  # type: ignore[arg-type]
    )


# -- calls ----------------------------------------------------------------------------------------


def test_login_and_calls_go_by_the_proxy(
    server: PracticeServer, bundle: Path, port: int, tmp_path: Path
) -> None:
    trusting = ssl.create_default_context(cafile=bundle)
    network.use(Network(ca_file=str(bundle)))
    login = Login(
        server.url,
        server.client_id,
        ports=(port,),
        open_browser=lambda url: bool(visitor.visit(url, context=trusting)),
    )
    tokens = login.run(CancelToken())
    vault = MemoryVault()
    vault.save("key", replace(tokens, instance_url=URL, login_url=URL))
    count = CountQuery(soql.count("Lead"))
    with Proxy(target(server), login=LOGIN) as proxy:
        network.use(manual(proxy, bundle))
        org = open_org(vault=vault, key="key", lock_path=tmp_path / "tokens.lock")
        assert org.ask([count], cause="x").results == (3,)
        assert proxy.asked == [f"{HOST}:443"]
        server.logins.expire_sessions()
        assert org.ask([count], cause="x").results == (3,)
        org.close()
    # the call that was refused, and the renewal of the login
    assert proxy.asked.count(f"{HOST}:443") >= 2
    renewed = vault.load("key")
    assert renewed is not None
    assert renewed.access_token != tokens.access_token


def fails(way: Network) -> SalesforceError:
    network.use(way)
    from apdesk.salesforce import token_endpoint

    with pytest.raises(SalesforceError) as raised:
        token_endpoint.refresh(URL, "client", "refresh")
    return raised.value


def test_what_a_proxy_does_is_told_apart(server: PracticeServer, bundle: Path) -> None:
    with Proxy(target(server), login=LOGIN) as proxy:
        assert fails(manual(proxy, bundle, login=False)).code == "network.proxy_login"
        error = fails(replace(manual(proxy, bundle), password="wrong"))
        assert (error.code, error.sent, error.repeatable) == ("network.proxy_login", False, False)
        assert fails(manual(proxy, bundle)).code == "login.configuration"  # it got there
        assert fails(replace(manual(proxy, bundle), ca_file="")).code == "network.tls"
    assert fails(manual(proxy, bundle)).code == "network.proxy_unreachable"
    with Proxy(target(server), refuses=403) as proxy:
        assert fails(manual(proxy, bundle)).code == "network.proxy"


def test_no_error_holds_the_password(server: PracticeServer, bundle: Path) -> None:
    with Proxy(target(server), refuses=502) as proxy:
        error = fails(manual(proxy, bundle))
    said = f"{error!r} {error} {error.__cause__!r} {error.__context__!r}"
    assert "rd/1" not in said
    assert "p%40ss" not in said
    assert "p@ss" not in repr(manual(proxy, bundle))


def test_an_open_session_takes_the_new_way(server: PracticeServer, bundle: Path) -> None:
    network.use(Network(ca_file=str(bundle)))
    with transport.OrgSession() as session, Proxy(target(server)) as proxy:
        assert session.get(f"{server.url}/services/data/").status_code == 200
        network.use(manual(proxy, bundle, login=False))
        assert session.get(f"{URL}/services/data/").status_code == 200
        assert proxy.asked == [f"{HOST}:443"]


def test_an_open_session_trusts_no_longer_what_was_taken_away(
    server: PracticeServer, bundle: Path
) -> None:
    network.use(Network(ca_file=str(bundle)))
    with transport.OrgSession() as session:
        assert session.get(f"{server.url}/services/data/").status_code == 200
        network.use(Network())
        with pytest.raises(requests.exceptions.SSLError):
            session.get(f"{server.url}/services/data/")


def test_this_computer_is_never_reached_by_a_proxy(
    server: PracticeServer, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Proxy(target(server)) as proxy, transport.OrgSession() as session:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        for way in (manual(proxy, bundle), Network(ca_file=str(bundle))):
            network.use(way)
            assert session.get(f"{server.url}/services/data/").status_code == 200
    assert proxy.asked == []


def test_the_proxy_of_the_environment_counts_only_when_it_is_wanted(
    server: PracticeServer, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://env.example.test:1")
    assert Network().proxy_for(URL) == "http://env.example.test:1"
    assert Network(ProxyMode.NONE).proxy_for(URL) == ""
    monkeypatch.setenv("NO_PROXY", "example.test")
    assert Network().proxy_for(URL) == ""


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("env.example.test:3128", "http://env.example.test:3128"),
        ("me:secret@env.example.test:1", "http://me:secret@env.example.test:1"),
    ],
)
def test_a_proxy_of_the_environment_may_be_named_without_its_protocol(
    written: str, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", written)
    found = Network().proxy_for(URL)
    assert found == taken
    assert network.without_login(found) == taken.rpartition("@")[2].removeprefix("http://")


@pytest.mark.parametrize("written", ["socks5://me:secret@proxy.test:1", "http://proxy.test:none"])
def test_a_proxy_of_the_environment_that_cannot_be_taken_is_told(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", written)
    assert probed(Network()).code == "network.proxy_address"
    with transport.OrgSession() as session, pytest.raises(KnownError) as raised:
        session.get(f"{URL}/services/data/")
    assert raised.value.code == "network.proxy_address"
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("hosts", "direct"),
    [
        ("", False),
        ("example.test", True),
        (".example.test", True),
        ("*.example.test", True),
        ("other.test, org.example.test", True),
        ("ample.test", False),
        ("10.0.0.0/8", False),
        ("*", True),
    ],
)
def test_hosts_that_are_reached_directly(hosts: str, direct: bool) -> None:
    way = Network(ProxyMode.MANUAL, "http://proxy.test:1", no_proxy=hosts)
    assert (way.proxy_for(URL) == "") is direct


def test_a_network_that_is_reached_directly() -> None:
    way = Network(ProxyMode.MANUAL, "http://proxy.test:1", no_proxy="10.0.0.0/8")
    assert way.proxy_for("https://10.1.2.3") == ""
    assert way.proxy_for("https://11.1.2.3") == "http://proxy.test:1"


# -- certificates ---------------------------------------------------------------------------------


def test_a_folder_of_certificates_and_one_in_der(
    server: PracticeServer, bundle: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "authorities"
    folder.mkdir()
    (folder / "readme.txt").write_text("not a certificate")
    (folder / "ours.crt").write_bytes(ssl.PEM_cert_to_DER_cert(bundle.read_text()))
    network.use(Network(ca_file=str(folder)))
    with transport.OrgSession() as session:
        assert session.get(f"{server.url}/services/data/").status_code == 200


def test_a_certificate_that_is_replaced_counts_at_once(
    server: PracticeServer, bundle: Path, tmp_path: Path
) -> None:
    file = tmp_path / "ours.pem"
    trustme.CA().cert_pem.write_to_path(str(file))
    network.use(Network(ca_file=str(file)))
    before = network.trusted()
    assert network.trusted() is before
    file.write_bytes(bundle.read_bytes())
    os.utime(file, ns=(1, 1))
    with transport.OrgSession() as session:
        assert session.get(f"{server.url}/services/data/").status_code == 200


@pytest.mark.parametrize("content", [None, b"", b"no certificate", b"-----BEGIN CERTIFICATE-----"])
def test_certificates_that_cannot_be_used_are_told(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "ours.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(KnownError) as raised:
        network.trusted(Network(ca_file=str(file)))
    assert raised.value.code == "network.ca_file"
    assert str(file) in raised.value.message


def test_a_folder_without_certificates_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as raised:
        network.trusted(Network(ca_file=str(tmp_path)))
    assert raised.value.code == "network.ca_file"


def test_a_folder_that_cannot_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(KnownError) as raised:
        network.trusted(Network(ca_file=str(tmp_path)))
    assert raised.value.code == "network.ca_file"
    assert "Permission denied" in raised.value.message


@pytest.mark.parametrize("place", ["~nobody-of-that-name/ours.pem", "ours\0.pem"])
def test_a_place_that_cannot_be_is_told(place: str) -> None:
    with pytest.raises(KnownError) as raised:
        network.trusted(Network(ca_file=place))
    assert raised.value.code == "network.ca_file"


def test_a_certificate_of_another_host_is_refused(server: PracticeServer, bundle: Path) -> None:
    with Proxy(target(server)) as proxy, transport.OrgSession() as session:
        network.use(manual(proxy, bundle, login=False))
        assert session.get(f"{URL}/services/data/").status_code == 200
        with pytest.raises(requests.exceptions.SSLError, match="Hostname mismatch"):
            session.get("https://other.example.test/services/data/")


@pytest.mark.parametrize("days", [(-30, -1), (1, 30)], ids=["expired", "not valid yet"])
def test_a_certificate_out_of_its_time_points_at_the_clock(
    authority: trustme.CA, bundle: Path, days: tuple[int, int]
) -> None:
    """A computer whose clock stands wrong by months trusts nobody, and no network is to blame."""
    now = datetime.now(UTC)
    since, until = (now + timedelta(days=each) for each in days)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", not_before=since, not_after=until).configure_cert(context)
    with PracticeServer(leads=0, tls=context) as running:
        network.use(Network(ca_file=str(bundle)))
        with pytest.raises(SalesforceError) as raised:
            token_endpoint.refresh(running.url, "client", "refresh")
    assert (raised.value.code, raised.value.sent) == ("network.tls", False)
    assert "clock" in raised.value.message


def test_the_issuer_is_read_from_the_certificate(authority: trustme.CA) -> None:
    made = authority.issue_cert("a.test").cert_chain_pems[0].bytes().decode()
    assert "Example Interceptor" in certificate.issuer(ssl.PEM_cert_to_DER_cert(made))
    assert certificate.issuer(b"") == ""
    assert certificate.issuer(b"\x30\x82\xff") == ""


# -- addresses of proxies -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "url", "user", "password"),
    [
        ("proxy.test", "http://proxy.test:8080", "", ""),
        (" proxy.test:3128 ", "http://proxy.test:3128", "", ""),
        ("https://proxy.test:1/", "https://proxy.test:1", "", ""),
        ("http://me:p%40ss@proxy.test:1", "http://proxy.test:1", "me", "p@ss"),
        ("[::1]:3128", "http://[::1]:3128", "", ""),
    ],
)
def test_what_people_write_for_a_proxy(text: str, url: str, user: str, password: str) -> None:
    found = proxy_address(text)
    assert (found.url, found.user, found.password) == (url, user, password)
    assert not password or password not in repr(found)


@pytest.mark.parametrize("text", ["", "socks5://proxy.test:1", "http://", "a b:1", "p.test:none"])
def test_what_cannot_be_a_proxy(text: str) -> None:
    with pytest.raises(KnownError) as raised:
        proxy_address(text)
    assert raised.value.code == "network.proxy_address"


# -- the test of the connection -------------------------------------------------------------------


def probed(way: Network, url: str = URL) -> KnownError:
    with pytest.raises(KnownError) as raised:
        probe(way, url, CancelToken(), timeout=5)
    return raised.value


def test_the_test_says_which_way_it_went(server: PracticeServer, bundle: Path) -> None:
    with Proxy(target(server), login=LOGIN) as proxy:
        found = probe(manual(proxy, bundle), URL, CancelToken())
    assert found.host == HOST
    assert found.proxy == f"127.0.0.1:{proxy.port}"
    assert "Example Interceptor" in found.issuer
    direct = probe(Network(ca_file=str(bundle)), server.url, CancelToken())
    assert (direct.host, direct.proxy) == ("127.0.0.1", "")


def test_the_test_says_at_which_leg_it_failed(server: PracticeServer, bundle: Path) -> None:
    with Proxy(target(server), login=LOGIN) as proxy:
        nobody = probed(manual(proxy, bundle, login=False))
        assert nobody.code == "network.proxy_login"
        assert "wants a user name" in nobody.message
        wrong = probed(replace(manual(proxy, bundle), password="wrong"))
        assert wrong.code == "network.proxy_login"
        assert "doesn't accept" in wrong.message
        stranger = probed(replace(manual(proxy, bundle), ca_file=""))
        assert stranger.code == "network.certificate"
        assert "Example Interceptor" in stranger.message
    gone = probed(manual(proxy, bundle))
    assert gone.code == "network.proxy_unreachable"
    assert f"127.0.0.1:{proxy.port}" in gone.message
    assert "p%40ss" not in str(gone)
    with Proxy(target(server), refuses=403) as proxy:
        barred = probed(manual(proxy, bundle))
        assert barred.code == "network.proxy"
        assert "403 Not here" in barred.message


def test_the_test_tells_of_a_certificate_without_a_proxy(server: PracticeServer) -> None:
    assert "Example Interceptor" in probed(Network(), server.url).message


def test_the_test_tells_of_a_host_that_is_not_there(port: int) -> None:
    assert probed(Network(), f"https://127.0.0.1:{port}").code == "network.unreachable"
    assert probed(Network(), f"http://127.0.0.1:{port}").code == "network.unreachable"


def test_the_test_reaches_the_practice_org_in_the_clear() -> None:
    with PracticeServer() as plain:
        found = probe(Network(), plain.url, CancelToken())
    assert (found.proxy, found.issuer) == ("", "")


def test_a_proxy_that_opens_secure_connections_badly(bundle: Path) -> None:
    with PracticeServer() as plain, Proxy(target(plain)) as proxy:
        assert probed(manual(proxy, bundle, login=False)).code == "network.tls"


# -- a proxy that is itself spoken to by https ----------------------------------------------------


def by_https(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def test_a_proxy_by_https_leads_calls_and_the_test(
    server: PracticeServer, authority: trustme.CA, bundle: Path
) -> None:
    tls = by_https(authority, "127.0.0.1")
    with Proxy(target(server), login=LOGIN, tls=tls) as proxy, transport.OrgSession() as session:
        way = manual(proxy, bundle)
        network.use(way)
        assert session.get(f"{URL}/services/data/").status_code == 200
        found = probe(way, URL, CancelToken(), timeout=5)
        assert found.proxy == f"127.0.0.1:{proxy.port}"
        assert "Example Interceptor" in found.issuer


@pytest.mark.parametrize("known", [True, False])
def test_the_certificate_of_a_proxy_is_checked_and_its_host_too(
    server: PracticeServer, authority: trustme.CA, bundle: Path, known: bool
) -> None:
    tls = by_https(authority if known else trustme.CA(), "proxy.test" if known else "127.0.0.1")
    with Proxy(target(server), tls=tls) as proxy:
        way = manual(proxy, bundle)
        assert fails(way).code == "network.proxy"
        error = probed(way)
        assert error.code == "network.certificate"
        assert f"127.0.0.1:{proxy.port}" in error.message
        assert proxy.sent == [], "nothing is told to a stranger"
