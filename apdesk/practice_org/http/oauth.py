"""OAuth 2.0 of the practice org: authorization code with PKCE for a public client.

Errors and their texts: salesforce.md 1.4. Where the platform can't trust the redirect (unknown
client, unregistered callback) it shows a page, everything else goes back to the callback.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from apdesk.practice_org.http.identity import identity, identity_url, userinfo
from apdesk.practice_org.http.login_page import LoginChoice, error_page, login_page
from apdesk.practice_org.http.logins import Issued, Logins, OAuthRefusal
from apdesk.practice_org.http.messages import HTML_TYPE, Answer, Ask, Route
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.org import PracticeOrg

DEFAULT_CALLBACKS = tuple(f"http://localhost:{port}/callback" for port in (14317, 24317, 31317))
SCOPES = frozenset(
    {"api", "refresh_token", "offline_access", "id", "openid", "profile", "email", "full", "web"}
)
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_CARRIED = (
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
    "nonce",
    "prompt",
    "login_hint",
    "display",
)


class AppPolicy(StrEnum):
    """What the org's administrator thinks of the app; all but OPEN end every login."""

    OPEN = "open"
    NOT_INSTALLED = "not_installed"
    BLOCKED = "blocked"
    NOT_ADMITTED = "not_admitted"


_POLICY_ERRORS = {
    AppPolicy.NOT_INSTALLED: ("invalid_client", "app must be installed into org"),
    AppPolicy.BLOCKED: ("OAUTH_APP_BLOCKED", "this app is blocked by admin"),
    AppPolicy.NOT_ADMITTED: (
        "OAUTH_APP_ACCESS_DENIED",
        "user is not admin approved to access this app",
    ),
}


def _oauth_error(refusal: OAuthRefusal) -> Answer:
    return Answer(
        refusal.status,
        {"error": refusal.error, "error_description": refusal.description},
        {"Cache-Control": "no-store"},
    )


class OAuth:
    """The endpoints under /services/oauth2, /id and the discovery document."""

    def __init__(
        self,
        org: PracticeOrg,
        logins: Logins,
        *,
        client_id: str,
        base: Callable[[], str],
        callbacks: Iterable[str] = DEFAULT_CALLBACKS,
    ) -> None:
        self._org = org
        self._logins = logins
        self._client_id = client_id
        self._base = base
        self.callbacks = tuple(callbacks)
        self.policy = AppPolicy.OPEN

    def routes(self) -> Iterable[Route]:
        oauth2 = "/services/oauth2"
        yield Route(f"{oauth2}/authorize", ("GET",), "authorize", self.authorize, False)
        yield Route(f"{oauth2}/authorize", ("POST",), "authorize.decide", self.decide, False)
        yield Route(f"{oauth2}/token", ("POST",), "token", self.token, False)
        yield Route(f"{oauth2}/revoke", ("GET", "POST"), "revoke", self.revoke, False)
        yield Route(f"{oauth2}/introspect", ("POST",), "introspect", self.introspect, False)
        yield Route(f"{oauth2}/userinfo", ("GET", "POST"), "userinfo", self.userinfo)
        yield Route("/id/<organization_id>/<user_id>", ("GET", "POST"), "identity", self.identity)
        yield Route(
            "/.well-known/openid-configuration", ("GET",), "discovery", self.discovery, False
        )

    # -- the browser's part ------------------------------------------------------------------

    def authorize(self, ask: Ask) -> Answer:
        """GET: the login page, or what is wrong with the request."""
        if (refusal := self._refuse(ask.query)) is not None:
            return refusal
        hint = ask.query.get("login_hint", "")
        users = [user for user in self._org.users() if user.active]
        chosen = next((user.id for user in users if user.username == hint), "") or (
            users[0].id if users else ""
        )
        choices = [
            LoginChoice(user.id, user.name, user.username, user.profile_name, user.id == chosen)
            for user in users
        ]
        form = {name: ask.query[name] for name in _CARRIED if name in ask.query}
        page = login_page(self._org.organization_name, choices, self._scopes(ask.query), form)
        return Answer(200, page, {"Cache-Control": "no-store"}, HTML_TYPE)

    def decide(self, ask: Ask) -> Answer:
        """POST: the page's form, `user` and `decision` added to the authorize request."""
        form = _form(ask)
        if (refusal := self._refuse(form)) is not None:
            return refusal
        if form.get("decision") != "allow":
            return self._back(form, error="access_denied", error_description=_DENIED)
        try:
            user = self._org.user(form.get("user", ""))
        except OrgError:
            return self._back(form, error="invalid_grant", error_description="invalid login")
        if not user.active:
            return self._back(form, error="invalid_grant", error_description="inactive user")
        if (told := _POLICY_ERRORS.get(self.policy)) is not None:
            return self._back(form, error=told[0], error_description=told[1])
        code = self._logins.authorize(
            user.id,
            " ".join(self._scopes(form)),
            form["redirect_uri"],
            form["code_challenge"],
        )
        return self._back(form, code=code)

    def _refuse(self, request: MultiDict[str, str]) -> Answer | None:
        if request.get("client_id") != self._client_id:
            return _shown("invalid_client_id", "client identifier invalid")
        if request.get("redirect_uri") not in self.callbacks:
            return _shown("redirect_uri_mismatch", "redirect_uri must match configuration")
        if request.get("response_type") != "code":
            return self._back(
                request,
                error="unsupported_response_type",
                error_description="response type not supported",
            )
        if set(request.get("scope", "").split()) - SCOPES:
            return self._back(
                request,
                error="invalid_scope",
                error_description="the requested scope is not allowed",
            )
        if not request.get("code_challenge"):
            return self._back(
                request,
                error="invalid_request",
                error_description="missing required code challenge",
            )
        if request.get("code_challenge_method") != "S256" or not _CHALLENGE.fullmatch(
            request["code_challenge"]
        ):
            return self._back(
                request, error="invalid_request", error_description="invalid code challenge"
            )
        return None

    @staticmethod
    def _scopes(request: MultiDict[str, str]) -> list[str]:
        return request.get("scope", "").split() or ["api", "id", "refresh_token"]

    @staticmethod
    def _back(request: MultiDict[str, str], **values: str) -> Answer:
        """To the callback, with the state as it came."""
        if "state" in request:
            values["state"] = request["state"]
        location = f"{request['redirect_uri']}?{urlencode(values)}"
        return Answer(302, None, {"Location": location, "Cache-Control": "no-store"})

    # -- the app's part ----------------------------------------------------------------------

    def token(self, ask: Ask) -> Answer:
        form = _form(ask)
        try:
            self._check_client(ask, form)
            match form.get("grant_type"):
                case "authorization_code":
                    self._need(form, "code", "redirect_uri", "code_verifier")
                    issued = self._logins.exchange(
                        form["code"], form["redirect_uri"], form["code_verifier"]
                    )
                case "refresh_token":
                    if "scope" in form:
                        raise OAuthRefusal("invalid_request", "scope parameter not supported")
                    self._need(form, "refresh_token")
                    issued = self._logins.refresh(form["refresh_token"])
                    if not self._org.user(issued.user_id).active:
                        self._logins.revoke_grants(issued.user_id)
                        raise OAuthRefusal("invalid_grant", "inactive user")
                case _:
                    raise OAuthRefusal("unsupported_grant_type", "grant type not supported")
        except OAuthRefusal as refusal:
            return _oauth_error(refusal)
        return Answer(
            200, self.token_body(issued), {"Cache-Control": "no-store", "Pragma": "no-cache"}
        )

    def _check_client(self, ask: Ask, form: MultiDict[str, str]) -> None:
        if form.get("client_id") is None and "Authorization" not in ask.headers:
            raise OAuthRefusal("invalid_request", "missing required parameters: client_id")
        if form.get("client_id", self._client_id) != self._client_id:
            raise OAuthRefusal("invalid_client_id", "client identifier invalid")
        # A public client has no secret: whatever it sends for one can't be right.
        if form.get("client_secret") or "Authorization" in ask.headers:
            raise OAuthRefusal("invalid_client", "invalid client credentials")

    @staticmethod
    def _need(form: MultiDict[str, str], *names: str) -> None:
        for name in names:
            if not form.get(name):
                raise OAuthRefusal("invalid_request", f"missing required parameters: {name}")

    def token_body(self, issued: Issued) -> dict[str, Any]:
        base = self._base()
        identity_of = identity_url(base, self._org.organization_id, issued.user_id)
        issued_at = str(int(issued.issued_at.timestamp() * 1000))
        signature = hmac.new(
            self._client_id.encode(), f"{identity_of}{issued_at}".encode(), hashlib.sha256
        ).digest()
        body: dict[str, Any] = {
            "access_token": issued.access_token,
            "signature": base64.b64encode(signature).decode("ascii"),
            "scope": issued.scope,
            "instance_url": base,
            "id": identity_of,
            "token_type": "Bearer",
            "issued_at": issued_at,
        }
        if issued.refresh_token is not None:
            body["refresh_token"] = issued.refresh_token
        return body

    def revoke(self, ask: Ask) -> Answer:
        form = _form(ask) if ask.method == "POST" else ask.query
        token = form.get("token")
        if form.get("token_type_hint", "refresh_token") not in {"access_token", "refresh_token"}:
            return _oauth_error(
                OAuthRefusal("unsupported_token_type", "this token type is not supported")
            )
        if not token or not self._logins.revoke(token):
            return _oauth_error(OAuthRefusal("invalid_token", "invalid token: token"))
        return Answer(200, None)

    def introspect(self, ask: Ask) -> Answer:
        form = _form(ask)
        try:
            self._check_client(ask, form)
            self._need(form, "token")
        except OAuthRefusal as refusal:
            return _oauth_error(refusal)
        told = self._logins.introspect(form["token"])
        if told["active"]:
            user_id = str(told["sub"])
            told["sub"] = identity_url(self._base(), self._org.organization_id, user_id)
            told["username"] = self._org.user(user_id).username
            told["client_id"] = self._client_id
        return Answer(200, told)

    # -- who ---------------------------------------------------------------------------------

    def userinfo(self, ask: Ask) -> Answer:
        user = self._org.user(ask.user())
        return Answer(200, userinfo(self._base(), self._org.organization_id, user, self._org.now()))

    def identity(self, ask: Ask, organization_id: str, user_id: str) -> Answer:
        own = (self._org.organization_id[:15], ask.user()[:15])
        if (organization_id[:15], user_id[:15]) != own:
            return Answer(403, "Bad_Id", content_type="text/html;charset=UTF-8")
        user = self._org.user(ask.user())
        return Answer(200, identity(self._base(), self._org.organization_id, user, self._org.now()))

    def discovery(self, ask: Ask) -> Answer:
        base = self._base()
        oauth2 = f"{base}/services/oauth2"
        return Answer(
            200,
            {
                "issuer": base,
                "authorization_endpoint": f"{oauth2}/authorize",
                "token_endpoint": f"{oauth2}/token",
                "revocation_endpoint": f"{oauth2}/revoke",
                "userinfo_endpoint": f"{oauth2}/userinfo",
                "introspection_endpoint": f"{oauth2}/introspect",
                "scopes_supported": sorted(SCOPES),
                "response_types_supported": ["code"],
                "grant_types_supported": ["authorization_code", "refresh_token"],
                "subject_types_supported": ["public"],
                "code_challenge_methods_supported": ["S256"],
                "token_endpoint_auth_methods_supported": ["none"],
            },
        )


_DENIED = "end-user denied authorization"


def _form(ask: Ask) -> MultiDict[str, str]:
    """The body as a form; nothing when it is no UTF-8."""
    try:
        text = ask.content.decode("utf-8")
    except UnicodeDecodeError:
        return MultiDict()
    return MultiDict(parse_qsl(text, keep_blank_values=True))


def _shown(error: str, description: str) -> Answer:
    return Answer(400, error_page(error, description), {"Cache-Control": "no-store"}, HTML_TYPE)
