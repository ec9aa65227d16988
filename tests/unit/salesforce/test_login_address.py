"""Which addresses a login may go to, and what people paste."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.errors import KnownError
from apdesk.salesforce import address


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("https://login.salesforce.com", "https://login.salesforce.com"),
        (" login.salesforce.com ", "https://login.salesforce.com"),
        ("HTTPS://Login.Salesforce.com/", "https://login.salesforce.com"),
        ("test.salesforce.com/?un=me", "https://test.salesforce.com"),
        ("acme.my.salesforce.com", "https://acme.my.salesforce.com"),
        ("https://acme.my.salesforce.com/home/home.jsp#x", "https://acme.my.salesforce.com"),
        ("https://acme.my.salesforce.com:443/", "https://acme.my.salesforce.com"),
        ("https://acme.my.salesforce.com.", "https://acme.my.salesforce.com"),
        (
            "https://acme--uat.sandbox.lightning.force.com/lightning/page/home",
            "https://acme--uat.sandbox.my.salesforce.com",
        ),
        ("acme.my.salesforce-setup.com/lightning/setup", "https://acme.my.salesforce.com"),
        ("https://gateway.example:8443/x", "https://gateway.example:8443"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("localhost:8080", "http://localhost:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("https://localhost", "https://localhost"),
    ],
)
def test_what_people_paste(pasted: str, meant: str) -> None:
    assert address.normalise(pasted) == meant


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "   ",
        "http://acme.my.salesforce.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "ftp://acme.my.salesforce.com",
        "https://",
        "https://user:secret@acme.my.salesforce.com",
        "https://acme.my.salesforce.com:no",
        "https://acme my salesforce",
        "https://[::1",
        "https://..",
        "javascript://login.salesforce.com",
    ],
)
def test_what_is_refused(pasted: str) -> None:
    with pytest.raises(KnownError) as refused:
        address.normalise(pasted)
    assert refused.value.code == "login.address"
    assert "secret" not in str(refused.value)


def test_the_login_stays_off_the_open_wire() -> None:
    real, practice = "https://login.salesforce.com", "http://127.0.0.1:8080"
    assert address.may_hold_the_login("https://acme.my.salesforce.com", real)
    assert address.may_hold_the_login("http://127.0.0.1:8080", practice)
    assert address.may_hold_the_login("http://localhost:9/id/x/y", practice)
    assert not address.may_hold_the_login("http://127.0.0.1:8080", real)
    assert not address.may_hold_the_login("http://acme.my.salesforce.com", practice)
    for odd in ("", None, 3, "https://a@b.com", "https://a:x", "https://", "//host", "file:///x"):
        assert not address.may_hold_the_login(odd, real)


@given(st.text(max_size=80))
def test_anything_pasted_is_normalised_for_good_or_refused(pasted: str) -> None:
    try:
        once = address.normalise(pasted)
    except KnownError:
        return
    assert address.normalise(once) == once
    assert once.startswith("https://") or address.is_plain_loopback(once)
