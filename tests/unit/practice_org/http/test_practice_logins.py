from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from apdesk.practice_org.http.logins import Issued, Logins, OAuthRefusal, challenge_of
from apdesk.practice_org.http.orgclock import OrgClock

CALLBACK = "http://localhost:14317/callback"
ORG = "00Dak000001AAAAEA4"
USER = "005ak000001AAAAEA4"


@pytest.fixture
def clock() -> OrgClock:
    clock = OrgClock()
    clock.freeze()
    return clock


@pytest.fixture
def logins(clock: OrgClock) -> Iterator[Logins]:
    logins = Logins(":memory:", clock=clock, organization_id=ORG, access_token_seconds=600)
    yield logins
    logins.close()


def log_in(logins: Logins, user: str = USER, scope: str = "api refresh_token") -> Issued:
    verifier = secrets.token_urlsafe(48)
    code = logins.authorize(user, scope, CALLBACK, challenge_of(verifier))
    return logins.exchange(code, CALLBACK, verifier)


def refresh(logins: Logins, issued: Issued) -> Issued:
    assert issued.refresh_token is not None
    return logins.refresh(issued.refresh_token)


def test_rfc_7636_example() -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_a_code_gives_tokens_once_and_its_reuse_ends_them(logins: Logins) -> None:
    verifier = secrets.token_urlsafe(48)
    code = logins.authorize(USER, "api refresh_token", CALLBACK, challenge_of(verifier))
    issued = logins.exchange(code, CALLBACK, verifier)
    session = logins.session(issued.access_token)
    assert session is not None
    assert session.user_id == USER
    with pytest.raises(OAuthRefusal, match="expired authorization code"):
        logins.exchange(code, CALLBACK, verifier)
    assert logins.session(issued.access_token) is None


def test_a_code_dies_after_fifteen_minutes(logins: Logins, clock: OrgClock) -> None:
    verifier = secrets.token_urlsafe(48)
    code = logins.authorize(USER, "api", CALLBACK, challenge_of(verifier))
    clock.advance(timedelta(minutes=15))
    with pytest.raises(OAuthRefusal, match="expired authorization code"):
        logins.exchange(code, CALLBACK, verifier)


@pytest.mark.parametrize(
    ("redirect_uri", "verifier_change", "error"),
    [
        ("http://localhost:24317/callback", "", "redirect_uri_mismatch"),
        (CALLBACK, "x", "invalid_grant"),
    ],
)
def test_an_exchange_must_match_its_authorization(
    logins: Logins, redirect_uri: str, verifier_change: str, error: str
) -> None:
    verifier = secrets.token_urlsafe(48)
    code = logins.authorize(USER, "api", CALLBACK, challenge_of(verifier))
    with pytest.raises(OAuthRefusal) as refused:
        logins.exchange(code, redirect_uri, verifier + verifier_change)
    assert refused.value.error == error


def test_a_verifier_must_be_long_enough(logins: Logins) -> None:
    code = logins.authorize(USER, "api", CALLBACK, challenge_of("short"))
    with pytest.raises(OAuthRefusal, match="invalid code verifier"):
        logins.exchange(code, CALLBACK, "short")


def test_without_the_scope_there_is_no_refresh_token(logins: Logins) -> None:
    assert log_in(logins, scope="api id").refresh_token is None


def test_refresh_rotates_and_ends_the_session_before(logins: Logins) -> None:
    first = log_in(logins)
    second = refresh(logins, first)
    assert second.refresh_token != first.refresh_token
    assert logins.session(first.access_token) is None
    assert logins.session(second.access_token) is not None


def test_an_old_refresh_token_revokes_the_grant(logins: Logins) -> None:
    first = log_in(logins)
    second = refresh(logins, first)
    with pytest.raises(OAuthRefusal, match="expired access/refresh token"):
        refresh(logins, first)
    assert logins.session(second.access_token) is None
    with pytest.raises(OAuthRefusal, match="expired access/refresh token"):
        refresh(logins, second)


def test_a_sixth_login_ends_the_oldest_of_that_user_only(logins: Logins) -> None:
    other = log_in(logins, user="005ak000001AAABEA4")
    issued = [log_in(logins) for _ in range(6)]
    alive = [logins.session(each.access_token) is not None for each in issued]
    assert alive == [False, True, True, True, True, True]
    assert logins.live_grants(USER) == 5
    assert logins.session(other.access_token) is not None


def test_a_session_slides_with_use_and_dies_without(logins: Logins, clock: OrgClock) -> None:
    issued = log_in(logins)
    for _ in range(4):
        clock.advance(timedelta(seconds=500))
        assert logins.session(issued.access_token) is not None
    clock.advance(timedelta(seconds=600))
    assert logins.session(issued.access_token) is None
    assert logins.introspect(issued.access_token) == {"active": False}
    assert logins.session(refresh(logins, issued).access_token) is not None


def test_expiring_sessions_leaves_the_grants(logins: Logins) -> None:
    issued = log_in(logins)
    assert logins.expire_sessions() == 1
    assert logins.session(issued.access_token) is None
    refresh(logins, issued)


def test_revoking(logins: Logins) -> None:
    kept, by_access, by_refresh = log_in(logins), log_in(logins), log_in(logins)
    assert logins.revoke(by_access.access_token)
    assert logins.session(by_access.access_token) is None
    refresh(logins, by_access)
    assert by_refresh.refresh_token is not None
    assert logins.revoke(by_refresh.refresh_token)
    assert logins.session(by_refresh.access_token) is None
    assert not logins.revoke(by_refresh.refresh_token)
    assert not logins.revoke("nonsense")
    assert logins.session(kept.access_token) is not None
    assert logins.revoke_grants() == 2
    assert logins.session(kept.access_token) is None


def test_revoking_one_users_grants(logins: Logins) -> None:
    other = log_in(logins, user="005ak000001AAABEA4")
    own = log_in(logins)
    assert logins.revoke_grants(USER) == 1
    assert logins.session(own.access_token) is None
    assert logins.session(other.access_token) is not None


def test_logins_survive_in_a_file_without_tokens_in_it(tmp_path: Path, clock: OrgClock) -> None:
    path = tmp_path / "org-logins"
    first = Logins(path, clock=clock, organization_id=ORG)
    issued = log_in(first)
    client_id = first.setting("client_id", lambda: "made")
    first.close()
    assert issued.refresh_token is not None
    stored = path.read_bytes()
    assert issued.access_token.encode() not in stored
    assert issued.refresh_token.encode() not in stored
    again = Logins(path, clock=clock, organization_id=ORG)
    assert again.session(issued.access_token) is not None
    assert again.setting("client_id", lambda: "other") == client_id == "made"
    refresh(again, issued)
    again.close()


def test_repr_hides_tokens(logins: Logins) -> None:
    issued = log_in(logins)
    assert issued.access_token not in repr(issued)
    assert str(issued.refresh_token) not in repr(issued)
