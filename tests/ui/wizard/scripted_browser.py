"""A browser that a test drives: it answers the practice org's login page as a person would."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

import requests


class LoginForm(HTMLParser):
    """The inputs of the login page's form."""

    def __init__(self) -> None:
        super().__init__()
        self.action = ""
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.action = given.get("action", "")
        elif tag == "input" and (
            given.get("type") == "hidden" or "checked" in given or given["name"] not in self.values
        ):
            self.values[given["name"]] = given.get("value", "")


@dataclass
class ScriptedBrowser:
    """Opens a login page, answers it as a person would, and follows to the callback."""

    decision: str = "allow"
    opens: bool = True
    follows: bool = True
    asked: list[str] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)

    def open(self, url: str) -> bool:
        self.asked.append(url)
        if self.opens and self.follows:
            thread = threading.Thread(target=self.follow, args=(url,))
            self._threads.append(thread)
            thread.start()
        return self.opens

    def follow(self, url: str) -> None:
        with requests.Session() as session:
            page = session.get(url, timeout=10)
            form = LoginForm()
            form.feed(page.text)
            if not form.action:
                return
            parts = urlsplit(url)
            form.values["decision"] = self.decision
            session.post(
                f"{parts.scheme}://{parts.netloc}{form.action}", data=form.values, timeout=10
            )

    def close(self) -> None:
        for each in self._threads:
            each.join(10)
