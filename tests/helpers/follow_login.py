"""A browser for tests: follows a login page to its end, pressing what it is told to press.

    BROWSER="python tests/helpers/follow_login.py %s"

`APDESK_TEST_PRESS` names the button by its text ("Allow" unless told otherwise). Uses nothing but
the standard library: the page must be usable by any browser, with plain forms.
"""

from __future__ import annotations

import os
import sys
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin
from urllib.request import Request, urlopen


class Forms(HTMLParser):
    """Collects the forms of a page: action, fields, buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict] = []
        self._button: dict | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(
                {
                    "action": given.get("action", ""),
                    "method": given.get("method", "get").lower(),
                    "fields": {},
                    "buttons": [],
                }
            )
        elif not self.forms:
            return
        elif tag == "input" and given.get("name"):
            kind = given.get("type", "text")
            if kind in ("radio", "checkbox"):
                if "checked" in given:
                    self.forms[-1]["fields"][given["name"]] = given.get("value", "on")
            elif kind == "submit":
                self.forms[-1]["buttons"].append({**given, "text": given.get("value", "")})
            else:
                self.forms[-1]["fields"][given["name"]] = given.get("value", "")
        elif tag == "select" and given.get("name"):
            self._select = given["name"]
        elif tag == "option":
            fields = self.forms[-1]["fields"]
            if "selected" in given or self._select not in fields:
                fields[self._select] = given.get("value", "")
        elif tag == "button":
            self._button = {**given, "text": ""}
            self.forms[-1]["buttons"].append(self._button)

    def handle_data(self, data: str) -> None:
        if self._button is not None:
            self._button["text"] += data.strip()

    def handle_endtag(self, tag: str) -> None:
        if tag == "button":
            self._button = None


def follow(url: str, press: str = "Allow", pages: int = 5) -> str:
    """Opens `url`, presses the button on each page that has it; the text of the last page."""
    request = Request(url)
    for _ in range(pages):
        with urlopen(request) as answer:
            where, text = answer.geturl(), answer.read().decode("utf-8")
        parser = Forms()
        parser.feed(text)
        for form in parser.forms:
            pressed = next((b for b in form["buttons"] if b["text"].lower() == press.lower()), None)
            if pressed is None:
                continue
            fields = dict(form["fields"])
            if pressed.get("name"):
                fields[pressed["name"]] = pressed.get("value", "")
            target = urljoin(where, pressed.get("formaction") or form["action"] or where)
            encoded = urlencode(fields)
            if form["method"] == "post":
                request = Request(target, data=encoded.encode("ascii"))
            else:
                request = Request(f"{target}?{encoded}")
            break
        else:
            return text
    return text


if __name__ == "__main__":
    follow(sys.argv[1], os.environ.get("APDESK_TEST_PRESS", "Allow"))
