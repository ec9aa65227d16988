"""The login: OAuth 2.0 authorization code with PKCE in the system browser, and its end.

Sources: RFC 8252 (native apps), RFC 7636 (PKCE); Salesforce Help, "OAuth 2.0 Web Server Flow".
Salesforce compares the callback as a whole and refuses http://127.0.0.1, so the ports are fixed
and registered beforehand, and the host is `localhost`.
"""

from __future__ import annotations

import logging
import threading
import webbrowser
from collections.abc import Callable, Sequence

from apdesk.domain.cancel import CancelToken
from apdesk.errors import ApdeskError, Cancelled, KnownError
from apdesk.language import tr
from apdesk.salesforce import address, closing_page, oauth_errors, token_endpoint, transport
from apdesk.salesforce.loopback import CALLBACK_PATH, Listener
from apdesk.salesforce.oauth_errors import OAuthError
from apdesk.salesforce.token_endpoint import CodeGrant
from apdesk.salesforce.tokens import Tokens, tokens_of

__all__ = ["CALLBACK_PORTS", "Login", "OAuthError", "callback_url", "revoke"]

_log = logging.getLogger("apdesk.login")

#: All three are registered with the External Client App.
CALLBACK_PORTS = (14317, 24317, 31317)


def callback_url(port: int) -> str:
    """The redirect address of a port, exactly as it has to be registered."""
    return f"http://localhost:{port}{CALLBACK_PATH}"


def open_in_browser(url: str) -> bool:
    """Opens $BROWSER or the system's browser; False when there is none."""
    return webbrowser.open(url)


class Login:
    """One login.

    Args:
        login_url: Where to log in; what people paste is put right (see `address.normalise`).
        client_id: The consumer key.
        ports: The registered callback ports, tried in order.
        timeout: Seconds to wait for the person to finish the login page.
        open_browser: Opens an address; says whether that worked.

    Raises KnownError with code "login.address" or "login.client_id" for what can't be right.
    """

    def __init__(
        self,
        login_url: str,
        client_id: str,
        *,
        ports: Sequence[int] = CALLBACK_PORTS,
        timeout: float = 300.0,
        open_browser: Callable[[str], bool] = open_in_browser,
    ) -> None:
        self._login_url = address.normalise(login_url)
        self._client_id = client_id.strip()
        if not self._client_id or any(not " " < each < "\x7f" for each in self._client_id):
            raise KnownError(
                tr("The consumer key can't be right"),
                tr("It is empty, or has characters in it that a key doesn't have."),
                tr("Copy the consumer key from the External Client App as a whole."),
                code="login.client_id",
            )
        self._ports = tuple(ports)
        self._timeout = timeout
        self._open_browser = open_browser

    def run(self, cancel: CancelToken | None = None) -> Tokens:
        """Opens the login page, waits for its answer, and returns the tokens. Blocks.

        Raises OAuthError in words for every way in which a login fails, SalesforceError when
        Salesforce can't be reached, Cancelled after `cancel`. Stores nothing.
        """
        cancel = cancel or CancelToken()
        if not transport.answers(self._login_url):
            # Or a browser would show a page of its own, and we would wait for nothing.
            raise oauth_errors.no_host(self._login_url)
        cancel.check()
        with Listener(self._ports) as listener:
            grant = CodeGrant(self._login_url, self._client_id, callback_url(listener.port))
            listener.expect(grant.state)
            _log.info("Login started; waiting on port %d", listener.port)
            # A browser command may return only when the browser ends, so it gets its own thread.
            threading.Thread(
                target=self._open,
                args=(grant.authorization_url, listener),
                name="apdesk-browser",
                daemon=True,
            ).start()
            try:
                tokens = self._finish(grant, listener.wait(self._timeout, cancel))
                cancel.check()
            except Cancelled:
                _log.info("Login cancelled")
                listener.conclude(closing_page.cancelled())
                raise
            except ApdeskError as error:
                _log.info("Login failed: %s", error.code)
                listener.conclude(closing_page.failed(error))
                raise
            _log.info("Login done")
            listener.conclude(closing_page.connected())
            return tokens

    def _finish(self, grant: CodeGrant, answer: dict[str, str]) -> Tokens:
        if answer.get("error"):
            raise oauth_errors.on_redirect(answer["error"], answer.get("error_description", ""))
        return tokens_of(grant.exchange(answer["code"]), self._login_url, self._client_id)

    def _open(self, url: str, listener: Listener) -> None:
        try:
            opened = self._open_browser(url)
        except Exception as error:  # whatever an opener raises, the login must not wait in vain
            _log.warning("Opening the browser failed: %s", type(error).__name__)
            opened = False
        if not opened:
            listener.fail(oauth_errors.no_browser())


def revoke(tokens: Tokens) -> None:
    """Ends the login at Salesforce. Raises SalesforceError when Salesforce couldn't be told."""
    token_endpoint.revoke(
        tokens.login_url, tokens.client_id, tokens.refresh_token or tokens.access_token
    )
