"""Goes through the practice org's login page as a person with a browser does.

    python -m apdesk.practice_org.http.visitor [--deny] [--user USERNAME] AUTHORIZE_URL

Fit for $BROWSER. Only the page that the org serves is used: its form, its users, its buttons.
"""

from __future__ import annotations

import argparse
import ssl
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener


class LoginFailed(Exception):
    """The page did not let the visitor through; the text is what it said."""


@dataclass(slots=True)
class _Form:
    action: str = ""
    hidden: dict[str, str] = field(default_factory=dict)
    users: list[tuple[str, bool]] = field(default_factory=list)
    usernames: dict[str, str] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.form = _Form()
        self._last_user = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form.action = values.get("action", "")
        elif tag == "input" and values.get("type") == "hidden":
            self.form.hidden[values["name"]] = values.get("value", "")
        elif tag == "input" and values.get("type") == "radio":
            self._last_user = values["value"]
            self.form.users.append((self._last_user, "checked" in values))

    def handle_data(self, data: str) -> None:
        username = data.partition(" · ")[0].strip()
        if self._last_user and "@" in username:
            self.form.usernames[username] = self._last_user


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def decide(
    authorize_url: str,
    *,
    username: str | None = None,
    allow: bool = True,
    context: ssl.SSLContext | None = None,
    timeout: float = 30.0,
) -> str:
    """Fills the login page in; the callback URL that the org redirects to is returned, unvisited.

    Raises LoginFailed when there is no form (an error page) or no such user.
    """
    opener = build_opener(_NoRedirect, HTTPSHandler(context=context))
    try:
        with opener.open(authorize_url, timeout=timeout) as answer:
            page = answer.read().decode("utf-8")
    except HTTPError as error:
        with error:
            if error.code in {301, 302, 303, 307} and error.headers["Location"]:
                return str(error.headers["Location"])
            raise LoginFailed(error.read().decode("utf-8", "replace")) from None
    reader = _Reader()
    reader.feed(page)
    form = reader.form
    if not form.action:
        raise LoginFailed("the page has no form")
    if username is None:
        user = next((key for key, checked in form.users if checked), "")
    elif username in form.usernames:
        user = form.usernames[username]
    else:
        raise LoginFailed(f"the page does not offer {username}")
    fields = {**form.hidden, "user": user, "decision": "allow" if allow else "deny"}
    post = Request(
        urljoin(authorize_url, form.action), data=urlencode(fields).encode("ascii"), method="POST"
    )
    try:
        with opener.open(post, timeout=timeout) as answer:
            raise LoginFailed(answer.read().decode("utf-8", "replace"))
    except HTTPError as error:
        with error:
            location = error.headers["Location"]
            if not location:
                raise LoginFailed(error.read().decode("utf-8", "replace")) from None
            return str(location)


def visit(
    authorize_url: str,
    *,
    username: str | None = None,
    allow: bool = True,
    context: ssl.SSLContext | None = None,
    timeout: float = 30.0,
) -> str:
    """`decide`, then the callback page itself; its text is returned."""
    callback = decide(
        authorize_url, username=username, allow=allow, context=context, timeout=timeout
    )
    with build_opener().open(callback, timeout=timeout) as answer:
        return str(answer.read().decode("utf-8", "replace"))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Go through the practice org's login page.")
    parser.add_argument("url")
    parser.add_argument("--user", help="username to log in as")
    parser.add_argument("--deny", action="store_true", help="press Deny")
    options = parser.parse_args(arguments)
    try:
        visit(options.url, username=options.user, allow=not options.deny)
    except (LoginFailed, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
