"""The three token calls of OAuth 2.0: exchange a code, refresh, revoke; as a public client.

A public client sends its client id and no secret, and on a refresh no scope: Salesforce answers a
scope there with "scope parameter not supported" (danny-avila/LibreChat#13412).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import requests
from oauthlib.oauth2 import OAuth2Error
from requests_oauthlib import OAuth2Session

from apdesk.salesforce import errors, transport
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.oauth_errors import on_exchange

_log = logging.getLogger("apdesk.login")

SCOPES = ("api", "refresh_token", "id")
_TOKEN = "/services/oauth2/token"
_AUTHORIZE = "/services/oauth2/authorize"
_REVOKE = "/services/oauth2/revoke"


@dataclass(frozen=True, slots=True)
class TokenAnswer:
    """What the token endpoint handed over; '' for what wasn't in the answer."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    instance_url: str
    identity_url: str
    issued_at: str


class CodeGrant:
    """One authorization code grant with PKCE (S256): its address, then the exchange of its code."""

    def __init__(self, login_url: str, client_id: str, redirect_uri: str) -> None:
        self._login_url = login_url
        self._session, self._base = _session(
            login_url, client_id, redirect_uri=redirect_uri, pkce="S256"
        )
        self._session.scope = list(SCOPES)
        url, state = self._session.authorization_url(self._base + _AUTHORIZE)
        self.state: str = state
        # What the browser is sent to keeps the scheme of the login address.
        self.authorization_url: str = login_url + str(url).removeprefix(self._base)
        # Salesforce answers with its own list of scopes; with none remembered, none is compared.
        self._session.scope = None

    def exchange(self, code: str) -> TokenAnswer:
        """The tokens for the code, which is good for one use.

        Raises OAuthError for a refusal, SalesforceError when no usable answer came.
        """
        self._session.register_compliance_hook("access_token_response", _check_exchange)
        try:
            token = _told(
                lambda: self._session.fetch_token(
                    self._base + _TOKEN,
                    code=code,
                    include_client_id=True,
                    timeout=transport.TIMEOUT,
                )
            )
        finally:
            self._session.close()
        return _answer(token)


def refresh(login_url: str, client_id: str, refresh_token: str) -> TokenAnswer:
    """New tokens for a refresh token. `refresh_token` of the answer is '' unless it was rotated.

    Raises SalesforceError: of kind STOP (code "login.expired") when Salesforce refuses it; of kind
    RETRY when no usable answer came, with `sent` telling whether the token may have been used up.
    """
    session, base = _session(login_url, client_id)
    session.register_compliance_hook("refresh_token_response", _check_refresh)
    with session:
        token = _told(
            lambda: session.refresh_token(
                base + _TOKEN,
                refresh_token=refresh_token,
                client_id=client_id,
                timeout=transport.TIMEOUT,
            )
        )
    answer = _answer(token)
    rotated = "" if answer.refresh_token == refresh_token else answer.refresh_token
    return TokenAnswer(
        answer.access_token, rotated, answer.instance_url, answer.identity_url, answer.issued_at
    )


def revoke(login_url: str, client_id: str, token: str) -> None:
    """Ends a refresh token and its access tokens. A token that is dead already is no error.

    Raises SalesforceError when Salesforce couldn't be told.
    """
    session, base = _session(login_url, client_id)
    with session:
        failure: SalesforceError | None = None
        try:
            response = session.post(
                base + _REVOKE, data={"token": token}, timeout=transport.TIMEOUT
            )
        except requests.RequestException as error:
            failure = errors.from_exception(error)
    if failure is not None:
        raise failure
    if response.status_code >= 300 and response.status_code != 400:
        raise errors.from_response(response.status_code, response.content, response.headers)


class _LoginSession(transport.NetworkSession, OAuth2Session):
    """oauthlib's session, on our way out."""


def _session(login_url: str, client_id: str, **kwargs: Any) -> tuple[OAuth2Session, str]:
    """A session, and the login address as it must be named to it (oauthlib insists on https)."""
    transport.hush_libraries()
    session = _LoginSession(client_id, **kwargs)
    session.headers["User-Agent"] = transport.USER_AGENT
    # A redirect of these calls would carry secrets to an address that nobody chose.
    session.max_redirects = 0
    return session, transport.reach(session, login_url)


def _told(call: Any) -> Mapping[str, Any]:
    """Runs a token call; whatever went wrong is raised without the request, which holds secrets."""
    failure: SalesforceError
    try:
        token = call()
    except requests.RequestException as error:
        failure = errors.from_exception(error)
    except OAuth2Error as error:
        _log.info("Token answer refused by the library: %s", type(error).__name__)
        failure = errors.malformed("the login's answer holds no token")
    else:
        if isinstance(token, Mapping):
            return token
        failure = errors.malformed("the login's answer isn't an object")
    raise failure


def _answer(token: Mapping[str, Any]) -> TokenAnswer:
    texts = {
        name: value if isinstance(value := token.get(name), str) else ""
        for name in ("access_token", "refresh_token", "instance_url", "id", "issued_at")
    }
    if not texts["access_token"]:
        raise errors.malformed("the login's answer holds no token")
    return TokenAnswer(
        texts["access_token"],
        texts["refresh_token"],
        texts["instance_url"].rstrip("/"),
        texts["id"],
        texts["issued_at"],
    )


def _check_exchange(response: requests.Response) -> requests.Response:
    body = _object(response)
    if response.status_code >= 400 or "error" in body:
        error, description = body.get("error"), body.get("error_description")
        if isinstance(error, str) and error:
            raise on_exchange(
                response.status_code, error, description if isinstance(description, str) else ""
            )
        raise errors.from_response(response.status_code, response.content, response.headers)
    return response


def _check_refresh(response: requests.Response) -> requests.Response:
    body = _object(response)
    if response.status_code >= 400 or "error" in body:
        status = response.status_code if response.status_code >= 400 else 400
        raise errors.from_response(status, response.content, response.headers)
    return response


def _object(response: requests.Response) -> dict[str, Any]:
    """The answer's JSON object. A page with an error status yields {}; one with success raises."""
    try:
        body = response.json()
    except ValueError:
        body = None
    if isinstance(body, dict):
        return body
    if response.status_code >= 400:
        return {}
    raise errors.malformed("the login's answer isn't JSON")
