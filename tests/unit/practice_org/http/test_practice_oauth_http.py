"""OAuth over real sockets: the whole way in, and every refusal on it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests

from apdesk.practice_org.http.logins import challenge_of
from apdesk.practice_org.http.oauth import AppPolicy
from apdesk.practice_org.http.server import PracticeServer
from apdesk.practice_org.http.visitor import LoginFailed, decide

CALLBACK = "http://localhost:14317/callback"


class App:
    """A public client, written down step by step."""

    def __init__(self, server: PracticeServer) -> None:
        self.server = server
        self.http = requests.Session()
        self.verifier = secrets.token_urlsafe(48)
        self.state = secrets.token_urlsafe(16)

    def authorize_url(self, **changes: str | None) -> str:
        parameters: dict[str, str | None] = {
            "response_type": "code",
            "client_id": self.server.client_id,
            "redirect_uri": CALLBACK,
            "scope": "api refresh_token id",
            "state": self.state,
            "code_challenge": challenge_of(self.verifier),
            "code_challenge_method": "S256",
        }
        parameters.update(changes)
        kept = {name: value for name, value in parameters.items() if value is not None}
        return f"{self.server.url}/services/oauth2/authorize?{urlencode(kept)}"

    def callback(self, url: str) -> dict[str, str]:
        """The parameters that a redirect brings back to the app."""
        assert url.startswith(CALLBACK + "?")
        return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}

    def code(self, **options: Any) -> str:
        return self.callback(decide(self.authorize_url(), **options))["code"]

    def token(self, **form: str) -> requests.Response:
        return self.http.post(
            f"{self.server.url}/services/oauth2/token",
            data={"client_id": self.server.client_id, **form},
            timeout=20,
        )

    def exchange(self, issued: str, /, **changes: str) -> requests.Response:
        form = {
            "grant_type": "authorization_code",
            "code": issued,
            "redirect_uri": CALLBACK,
            "code_verifier": self.verifier,
        }
        return self.token(**{**form, **changes})

    def log_in(self) -> dict[str, str]:
        answer = self.exchange(self.code())
        assert answer.status_code == 200, answer.text
        tokens: dict[str, str] = answer.json()
        return tokens

    def refresh(self, token: str, **more: str) -> requests.Response:
        return self.token(grant_type="refresh_token", refresh_token=token, **more)

    def api(self, token: str) -> int:
        return self.http.get(
            f"{self.server.url}/services/data/v62.0/limits",
            headers={"Authorization": f"Bearer {token}"},
            timeout=20,
        ).status_code


@pytest.fixture
def app(server: PracticeServer) -> Iterator[App]:
    app = App(server)
    yield app
    app.http.close()


def refusal(answer: requests.Response) -> tuple[int, str, str]:
    document = answer.json()
    assert set(document) == {"error", "error_description"}
    return answer.status_code, document["error"], document["error_description"]


# -- the way in ----------------------------------------------------------------------------------


def test_login_with_the_page(app: App) -> None:
    back = app.callback(decide(app.authorize_url()))
    assert set(back) == {"code", "state"}
    assert back["state"] == app.state
    answer = app.exchange(back["code"])
    tokens = answer.json()
    assert set(tokens) == {
        "access_token",
        "refresh_token",
        "signature",
        "scope",
        "instance_url",
        "id",
        "token_type",
        "issued_at",
    }
    assert tokens["instance_url"] == app.server.url
    assert tokens["token_type"] == "Bearer"
    assert tokens["scope"] == "api refresh_token id"
    assert re.fullmatch(r"\d{13}", tokens["issued_at"])
    assert answer.headers["Cache-Control"] == "no-store"
    organization, user = tokens["id"].rsplit("/", 2)[1:]
    assert organization == app.server.org.organization_id
    assert user == app.server.org.administrator_id
    assert app.api(tokens["access_token"]) == 200


def test_the_page_says_what_it_is_and_offers_active_users(app: App) -> None:
    inactive = [user for user in app.server.org.users() if not user.active]
    answer = app.http.get(app.authorize_url(), timeout=20)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/html;charset=UTF-8"
    page = answer.text
    assert "practice org" in page
    assert "not Salesforce" in page
    assert "prefers-color-scheme: dark" in page
    for user in app.server.org.users():
        assert (user.username in page) is (user not in inactive)
    assert "<script" not in page
    assert 'src="http' not in page


def test_the_page_escapes_what_comes_from_the_request(app: App) -> None:
    page = app.http.get(app.authorize_url(state='"><b>x</b>'), timeout=20).text
    assert "<b>x</b>" not in page
    back = app.callback(decide(app.authorize_url(state='"><b>x</b>&=?ü')))
    assert back["state"] == '"><b>x</b>&=?ü'


def test_another_user_may_log_in(app: App) -> None:
    user = next(user for user in app.server.org.users() if user.active and not user.administrator)
    tokens = app.exchange(app.code(username=user.username)).json()
    assert tokens["id"].endswith(user.id)
    hinted = app.callback(decide(app.authorize_url(login_hint=user.username)))
    assert app.exchange(hinted["code"]).json()["id"].endswith(user.id)


def test_a_user_that_is_not_offered(app: App) -> None:
    with pytest.raises(LoginFailed, match="does not offer"):
        decide(app.authorize_url(), username="nobody@example.com")


def test_further_callbacks_can_be_registered() -> None:
    extra = "http://localhost:9999/elsewhere"
    with PracticeServer(callbacks=[extra]) as server:
        app = App(server)
        url = decide(app.authorize_url(redirect_uri=extra))
        app.http.close()
    assert url.startswith(extra + "?code=")


@pytest.mark.parametrize("port", [14317, 24317, 31317])
def test_the_three_callbacks_of_the_app_are_registered(app: App, port: int) -> None:
    callback = f"http://localhost:{port}/callback"
    assert decide(app.authorize_url(redirect_uri=callback)).startswith(callback + "?code=")


# -- refusals in the browser ---------------------------------------------------------------------


def test_deny(app: App) -> None:
    back = app.callback(decide(app.authorize_url(), allow=False))
    assert back == {
        "error": "access_denied",
        "error_description": "end-user denied authorization",
        "state": app.state,
    }


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_id": "wrong"}, "invalid_client_id"),
        ({"client_id": None}, "invalid_client_id"),
        ({"redirect_uri": None}, "redirect_uri_mismatch"),
        ({"redirect_uri": "http://localhost:14318/callback"}, "redirect_uri_mismatch"),
        ({"redirect_uri": "http://127.0.0.1:14317/callback"}, "redirect_uri_mismatch"),
        ({"redirect_uri": CALLBACK + "/"}, "redirect_uri_mismatch"),
        ({"redirect_uri": CALLBACK + "?x=1"}, "redirect_uri_mismatch"),
        ({"redirect_uri": CALLBACK.upper()}, "redirect_uri_mismatch"),
    ],
)
def test_what_the_org_shows_itself(app: App, changes: dict[str, str], error: str) -> None:
    answer = app.http.get(app.authorize_url(**changes), timeout=20, allow_redirects=False)
    assert answer.status_code == 400
    assert f"error={error}" in answer.text
    assert "Location" not in answer.headers
    with pytest.raises(LoginFailed, match=error):
        decide(app.authorize_url(**changes))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "api everything"}, "invalid_scope"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"code_challenge": "tooshort"}, "invalid_request"),
    ],
)
def test_what_goes_back_to_the_callback(app: App, changes: dict[str, str], error: str) -> None:
    back = app.callback(decide(app.authorize_url(**changes)))
    assert back["error"] == error
    assert back["state"] == app.state


@pytest.mark.parametrize(
    ("policy", "error", "description"),
    [
        (AppPolicy.NOT_INSTALLED, "invalid_client", "app must be installed into org"),
        (AppPolicy.BLOCKED, "OAUTH_APP_BLOCKED", "this app is blocked by admin"),
        (
            AppPolicy.NOT_ADMITTED,
            "OAUTH_APP_ACCESS_DENIED",
            "user is not admin approved to access this app",
        ),
    ],
)
def test_what_the_administrator_forbids(
    app: App, policy: AppPolicy, error: str, description: str
) -> None:
    app.server.oauth.policy = policy
    back = app.callback(decide(app.authorize_url()))
    assert (back["error"], back["error_description"]) == (error, description)


def test_a_forged_form_is_checked_again(app: App) -> None:
    form = {
        "client_id": app.server.client_id,
        "redirect_uri": "http://localhost:1/evil",
        "response_type": "code",
        "user": app.server.org.administrator_id,
        "decision": "allow",
    }
    answer = app.http.post(
        f"{app.server.url}/services/oauth2/authorize", data=form, allow_redirects=False, timeout=20
    )
    assert answer.status_code == 400


# -- refusals at the token endpoint --------------------------------------------------------------


def test_a_code_works_once(app: App) -> None:
    code = app.code()
    tokens = app.exchange(code).json()
    assert refusal(app.exchange(code)) == (400, "invalid_grant", "expired authorization code")
    assert app.api(tokens["access_token"]) == 401


def test_an_old_code(app: App) -> None:
    code = app.code()
    app.server.clock.advance(timedelta(minutes=15))
    assert refusal(app.exchange(code)) == (400, "invalid_grant", "expired authorization code")


@pytest.mark.parametrize(
    ("changes", "error", "description"),
    [
        ({"code_verifier": "x" * 43}, "invalid_grant", "invalid code verifier"),
        (
            {"redirect_uri": "http://localhost:24317/callback"},
            "redirect_uri_mismatch",
            "redirect_uri must match configuration",
        ),
        ({"client_id": "wrong"}, "invalid_client_id", "client identifier invalid"),
        ({"client_secret": "guess"}, "invalid_client", "invalid client credentials"),
        ({"grant_type": "password"}, "unsupported_grant_type", "grant type not supported"),
        ({"code": "made up"}, "invalid_grant", "expired authorization code"),
        (
            {"code_verifier": ""},
            "invalid_request",
            "missing required parameters: code_verifier",
        ),
    ],
)
def test_exchanges_that_are_refused(
    app: App, changes: dict[str, str], error: str, description: str
) -> None:
    assert refusal(app.exchange(app.code(), **changes)) == (400, error, description)


def test_basic_authentication_is_not_for_a_public_client(app: App) -> None:
    answer = app.http.post(
        f"{app.server.url}/services/oauth2/token",
        data={"grant_type": "refresh_token", "refresh_token": "x"},
        auth=(app.server.client_id, ""),
        timeout=20,
    )
    assert refusal(answer) == (400, "invalid_client", "invalid client credentials")


def test_no_client_at_all(app: App) -> None:
    answer = app.http.post(f"{app.server.url}/services/oauth2/token", data=b"\xff", timeout=20)
    assert refusal(answer)[1] == "invalid_request"


# -- refresh, revoke -----------------------------------------------------------------------------


def test_refresh_rotates_and_reuse_ends_it_all(app: App) -> None:
    first = app.log_in()
    second = app.refresh(first["refresh_token"]).json()
    assert second["refresh_token"] != first["refresh_token"]
    assert app.api(first["access_token"]) == 401
    assert app.api(second["access_token"]) == 200
    assert refusal(app.refresh(first["refresh_token"])) == (
        400,
        "invalid_grant",
        "expired access/refresh token",
    )
    assert app.api(second["access_token"]) == 401
    assert refusal(app.refresh(second["refresh_token"]))[1] == "invalid_grant"


def test_scope_on_refresh_is_refused_and_the_token_survives(app: App) -> None:
    tokens = app.log_in()
    assert refusal(app.refresh(tokens["refresh_token"], scope="api")) == (
        400,
        "invalid_request",
        "scope parameter not supported",
    )
    assert app.refresh(tokens["refresh_token"]).status_code == 200


def test_an_inactive_user_cannot_refresh(app: App) -> None:
    user = next(user for user in app.server.org.users() if user.active and not user.administrator)
    tokens = app.exchange(app.code(username=user.username)).json()
    app.server.org.deactivate_user(user.id)
    assert app.api(tokens["access_token"]) == 401
    assert refusal(app.refresh(tokens["refresh_token"])) == (400, "invalid_grant", "inactive user")


def test_the_session_times_out_and_slides(app: App) -> None:
    app.server.logins.access_token_seconds = 900
    tokens = app.log_in()
    for _ in range(3):
        app.server.clock.advance(timedelta(seconds=800))
        assert app.api(tokens["access_token"]) == 200
    app.server.clock.advance(timedelta(seconds=900))
    assert app.api(tokens["access_token"]) == 401
    assert app.refresh(tokens["refresh_token"]).status_code == 200


def test_revoke(app: App) -> None:
    tokens = app.log_in()
    url = f"{app.server.url}/services/oauth2/revoke"
    answer = app.http.post(url, data={"token": tokens["refresh_token"]}, timeout=20)
    assert (answer.status_code, answer.content) == (200, b"")
    assert app.api(tokens["access_token"]) == 401
    answer = app.http.post(url, data={"token": tokens["refresh_token"]}, timeout=20)
    assert refusal(answer)[:2] == (400, "invalid_token")
    answer = app.http.post(url, data={"token": "x", "token_type_hint": "saml"}, timeout=20)
    assert refusal(answer) == (400, "unsupported_token_type", "this token type is not supported")


# -- who -----------------------------------------------------------------------------------------


def test_identity_and_userinfo(app: App) -> None:
    tokens = app.log_in()
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    me = app.http.get(tokens["id"], headers=headers, timeout=20).json()
    administrator = app.server.org.user()
    assert me["user_id"] == administrator.id
    assert me["organization_id"] == app.server.org.organization_id
    assert me["username"] == administrator.username
    assert me["timezone"] == administrator.timezone
    assert me["locale"] == administrator.locale
    assert me["urls"]["rest"] == f"{app.server.url}/services/data/v{{version}}/"
    info = app.http.get(
        f"{app.server.url}/services/oauth2/userinfo", headers=headers, timeout=20
    ).json()
    assert info["sub"] == tokens["id"]
    assert info["preferred_username"] == administrator.username
    assert info["zoneinfo"] == administrator.timezone


def test_identity_is_for_its_own_user(app: App) -> None:
    tokens = app.log_in()
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    stranger = tokens["id"][:-18] + "005ak00000ZZZZZZZZ"
    answer = app.http.get(stranger, headers=headers, timeout=20)
    assert (answer.status_code, answer.text) == (403, "Bad_Id")
    assert app.http.get(tokens["id"], timeout=20).status_code == 403


def test_introspect(app: App) -> None:
    tokens = app.log_in()
    url = f"{app.server.url}/services/oauth2/introspect"
    form = {"client_id": app.server.client_id}
    live = app.http.post(url, data={**form, "token": tokens["access_token"]}, timeout=20).json()
    assert live["active"] is True
    assert live["username"] == app.server.org.user().username
    assert live["sub"] == tokens["id"]
    app.server.logins.revoke_grants()
    for name in ("access_token", "refresh_token"):
        dead = app.http.post(url, data={**form, "token": tokens[name]}, timeout=20).json()
        assert dead == {"active": False}


def test_discovery_names_the_endpoints(app: App) -> None:
    told = app.http.get(f"{app.server.url}/.well-known/openid-configuration", timeout=20).json()
    assert told["issuer"] == app.server.url
    assert told["token_endpoint"] == f"{app.server.url}/services/oauth2/token"
    assert told["code_challenge_methods_supported"] == ["S256"]


def test_logging_in_costs_no_api_call(app: App) -> None:
    tokens = app.log_in()
    app.http.get(
        tokens["id"], headers={"Authorization": f"Bearer {tokens['access_token']}"}, timeout=20
    )
    assert app.server.api_calls() == 0
    app.api(tokens["access_token"])
    assert app.server.api_calls() == 1
