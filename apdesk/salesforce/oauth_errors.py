"""Why a login didn't come about, in words.

Source: Salesforce Help, "OAuth 2.0 Authorization Errors" (remoteaccess_oauth_flow_errors).
"""

from __future__ import annotations

from dataclasses import dataclass

from apdesk.errors import KnownError
from apdesk.language import marked, plural, tr, translated
from apdesk.salesforce.errors import quoted


class OAuthError(KnownError):
    """A login that failed. `error` is Salesforce's own word ("access_denied"), or ''."""

    def __init__(
        self, title: str, message: str, next_step: str = "", *, code: str, error: str = ""
    ) -> None:
        super().__init__(title, message, next_step, code=code)
        self.error = error


@dataclass(frozen=True, slots=True)
class _Case:
    code: str
    title: str
    message: str
    next_step: str

    def error(self, error: str = "", description: str = "") -> OAuthError:
        said = quoted(description) or error
        message = translated(self.message, nothing=_nothing())
        if said:
            message = tr("{message} Salesforce says: “{said}”", message=message, said=said)
        title, next_step = translated(self.title), translated(self.next_step)
        return OAuthError(title, message, next_step, code=self.code, error=error)


def _nothing() -> str:
    return tr("Nothing was connected or changed.")


_DENIED = _Case(
    "oauth.denied",
    marked("Access was not allowed"),
    marked("“Deny” was pressed on Salesforce's page. {nothing}"),
    marked("Connect again and press “Allow” if apdesk should sync."),
)
_CALLBACK = _Case(
    "oauth.callback_mismatch",
    marked("The callback address isn't registered"),
    marked(
        "The app in Salesforce doesn't know the address that your browser was to return to. It is "
        "compared character by character."
    ),
    marked(
        "Ask your administrator to enter all three callback URLs shown here in the External Client "
        "App, wait ten minutes, and connect again."
    ),
)
_CLIENT = _Case(
    "oauth.client_id",
    marked("Salesforce doesn't know the consumer key"),
    marked(
        "The key has a typing error, belongs to another org (production or sandbox), or the app is "
        "younger than ten minutes."
    ),
    marked(
        "Check the key and where it belongs; for a new app wait ten minutes, then connect again."
    ),
)
_NOT_INSTALLED = _Case(
    "oauth.not_installed",
    marked("The app isn't installed in this org"),
    marked("Salesforce lets users connect only with an app that the org has installed."),
    marked(
        "Ask your administrator to make or install the External Client App in this org, or to "
        "grant "
        "you “Approve Uninstalled Connected Apps”."
    ),
)
_BLOCKED = _Case(
    "oauth.blocked",
    marked("The app is blocked in this org"),
    marked("An administrator has blocked it under Connected Apps OAuth Usage."),
    marked("Ask your administrator to unblock the app."),
)
_NOT_ADMITTED = _Case(
    "oauth.not_admitted",
    marked("You are not admitted to the app"),
    marked("The app lets only users in whom an administrator has named."),
    marked("Ask your administrator to add your profile or a permission set of yours to the app."),
)
_CODE = _Case(
    "oauth.code_expired",
    marked("The login took too long"),
    marked("What Salesforce handed over was no longer valid when apdesk used it. {nothing}"),
    marked("Connect again."),
)
_USER = _Case(
    "oauth.user_refused",
    marked("Salesforce doesn't let this user in"),
    marked("The user may be inactive, or outside the allowed network addresses or hours."),
    marked("Ask your administrator, then connect again."),
)
_CONFIGURATION = _Case(
    "oauth.configuration",
    marked("The app in Salesforce is set up differently"),
    marked(
        "apdesk logs in with PKCE and without a secret, with the scopes api, refresh_token and id."
    ),
    marked("Ask your administrator to set the External Client App up by the steps shown here."),
)
_RATE = _Case(
    "oauth.rate",
    marked("Too many logins in a short time"),
    marked("Salesforce allows a user a number of logins an hour."),
    marked("Wait some minutes, then connect again."),
)
_UNAVAILABLE = _Case(
    "oauth.unavailable",
    marked("Salesforce can't log you in at the moment"),
    marked("The login service reports trouble of its own."),
    marked("Connect again in a few minutes."),
)
_OTHER = _Case(
    "oauth.failed",
    marked("The login failed"),
    marked("Salesforce didn't hand over a login. {nothing}"),
    marked("Connect again; if this stays, show the text to your administrator."),
)

_ON_REDIRECT = {
    "access_denied": _DENIED,
    "redirect_uri_mismatch": _CALLBACK,
    "invalid_client_id": _CLIENT,
    "invalid_client": _NOT_INSTALLED,
    "oauth_approval_error_generic": _NOT_INSTALLED,
    "oauth_app_blocked": _BLOCKED,
    "oauth_app_access_denied": _NOT_ADMITTED,
    "invalid_app_access": _NOT_ADMITTED,
    "invalid_request": _CONFIGURATION,
    "invalid_scope": _CONFIGURATION,
    "unsupported_response_type": _CONFIGURATION,
    "unauthorized_client": _CONFIGURATION,
    "immediate_unsuccessful": _DENIED,
    "server_error": _UNAVAILABLE,
    "temporarily_unavailable": _UNAVAILABLE,
    "unknown_error": _UNAVAILABLE,
    "rate_limit_exceeded": _RATE,
    "inactive_user": _USER,
    "inactive_org": _USER,
}
_ON_TOKEN = {
    **_ON_REDIRECT,
    "invalid_client": _CLIENT,
    "invalid_grant": _CODE,
    "invalid_client_credentials": _CONFIGURATION,
    "unsupported_grant_type": _CONFIGURATION,
    "redirect_uri_missing": _CALLBACK,
}
#: invalid_grant covers two troubles; these words (OAuth texts aren't translated) tell of the user.
_ABOUT_THE_USER = ("inactive", "ip restricted", "invalid_login", "hours", "locked", "frozen")


def on_redirect(error: str, description: str) -> OAuthError:
    """The failure that Salesforce put into the address that it sent the browser back to."""
    return _ON_REDIRECT.get(error.lower(), _OTHER).error(error, description)


def on_exchange(status: int, error: str, description: str) -> OAuthError:
    """The failure of exchanging the code for tokens."""
    case = _ON_TOKEN.get(error.lower())
    if case is None:
        case = _UNAVAILABLE if status >= 500 or status in (420, 429) else _OTHER
    if case is _CODE and any(word in description.lower() for word in _ABOUT_THE_USER):
        case = _USER
    return case.error(error, description)


def no_port(ports: tuple[int, ...]) -> OAuthError:
    """None of the registered callback ports could be had."""
    listed = ", ".join(map(str, ports))
    return OAuthError(
        tr("No callback port is free"),
        tr(
            "apdesk waits for Salesforce's answer on one of the ports {listed} of this computer, "
            "and "
            "other programs hold them all. {nothing}",
            listed=listed,
            nothing=_nothing(),
        ),
        tr(
            "Finish other logins that are under way, or end the program that uses these ports, "
            "then "
            "connect again."
        ),
        code="oauth.ports",
    )


def no_browser() -> OAuthError:
    """The login page couldn't be opened."""
    return OAuthError(
        tr("No browser could be opened"),
        tr("The login happens on Salesforce's page in your browser. {nothing}", nothing=_nothing()),
        tr("Set a default browser (or the variable BROWSER), then connect again."),
        code="oauth.browser",
    )


def no_host(login_url: str) -> OAuthError:
    """Nothing answers at the login address."""
    return OAuthError(
        tr("No org answers at this address"),
        tr(
            "{login_url} can't be reached from this computer. {nothing}",
            login_url=login_url,
            nothing=_nothing(),
        ),
        tr("Check the address for typing errors, and the internet connection, then connect again."),
        code="oauth.host",
    )


def timed_out(seconds: float, stray: OAuthError | None = None) -> OAuthError:
    """Nobody finished the login page; `stray` is a refusal that came without our state."""
    waited = (
        plural("{n} minute", "{n} minutes", round(seconds / 60))
        if seconds >= 120
        else plural("{n} second", "{n} seconds", round(seconds))
    )
    message = tr(
        "apdesk waited {waited} for the answer of the login page. {nothing}",
        waited=waited,
        nothing=_nothing(),
    )
    if stray is not None:
        message += " " + tr(
            "Meanwhile a page reported, without proof that it was for this login: {stray}",
            stray=stray,
        )
    return OAuthError(
        tr("The login was not finished"),
        message,
        tr(
            "Connect again, and finish the page that opens in your browser. Where that page "
            "shows an "
            "error instead, the address or the consumer key is not the right one."
        ),
        code="oauth.timeout",
        error=stray.error if stray is not None else "",
    )


def incomplete(what: str) -> OAuthError:
    """Tokens came, but not all that is needed."""
    return OAuthError(
        tr("Salesforce handed over an incomplete login"),
        f"{what} {_nothing()}",
        tr(
            "Check that the External Client App has the scopes api, refresh_token and id, then "
            "connect "
            "again."
        ),
        code="oauth.incomplete",
    )
