"""A REST client with a session, for tests of the practice org."""

from __future__ import annotations

from typing import Any

import requests

from apdesk.practice_org.http.server import PracticeServer

VERSION = "62.0"


class Client:
    """A logged-in REST client without any manners of its own: no retries, no refresh."""

    def __init__(self, server: PracticeServer, user_id: str | None = None) -> None:
        self.server = server
        self.tokens = server.log_in(user_id)
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {self.tokens['access_token']}"
        self.base = f"/services/data/v{VERSION}"

    def send(self, method: str, path: str, **options: Any) -> requests.Response:
        """`path` below /services/data/vXX.0 unless it begins with a slash."""
        url = self.server.url + (path if path.startswith("/") else f"{self.base}/{path}")
        return self.session.request(method, url, timeout=20, allow_redirects=False, **options)

    def get(self, path: str, **options: Any) -> requests.Response:
        return self.send("GET", path, **options)

    def json(self, path: str, **options: Any) -> Any:
        answer = self.get(path, **options)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def query(self, soql: str, **options: Any) -> Any:
        return self.json("query", params={"q": soql}, **options)

    def create(self, sobject: str, **values: Any) -> str:
        answer = self.send("POST", f"sobjects/{sobject}", json=values)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def lead(self, **values: Any) -> str:
        return self.create("Lead", **{"LastName": "Lovelace", "Company": "Analytical", **values})

    def close(self) -> None:
        self.session.close()


def error_of(answer: requests.Response) -> tuple[int, str]:
    """(status, errorCode) of a REST refusal, whose shape is checked."""
    [error] = answer.json()
    assert isinstance(error["message"], str)
    assert error["message"]
    return answer.status_code, error["errorCode"]
