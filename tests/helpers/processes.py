"""Real processes for end-to-end tests: the practice org, and apdesk's own verbs."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import requests

from tests.helpers.follow_login import Forms

ROOT = Path(__file__).resolve().parents[2]
BROWSER = f'"{sys.executable}" "{ROOT / "tests" / "helpers" / "follow_login.py"}" %s'
CALLBACK = "http://localhost:14317/callback"


class OrgProcess:
    """A practice org in a process of its own, as a stranger sees it: by HTTP alone."""

    def __init__(self, url: str, client_id: str) -> None:
        self.url = url
        self.client_id = client_id
        self._token: str | None = None

    def control(self, path: str, document: dict[str, Any] | None = None) -> Any:
        """POST to /__practice__/path, GET without a document; the answer's JSON."""
        where = f"{self.url}/__practice__/{path}"
        answer = (
            requests.get(where, timeout=30)
            if document is None
            else requests.post(where, json=document, timeout=60)
        )
        assert answer.ok, answer.text
        return answer.json()

    def call(self, name: str, **arguments: Any) -> Any:
        """One call of the org's own ("create", "update", "delete", …) by name."""
        return self.control(f"org/{name}", arguments)["result"]

    def query(self, soql: str) -> list[dict[str, Any]]:
        """The org's own answer to a query, all pages of it, by a login of our own."""
        headers = {"Authorization": f"Bearer {self.token()}"}
        answer = requests.get(
            f"{self.url}/services/data/v62.0/query",
            params={"q": soql},
            headers=headers,
            timeout=60,
        )
        assert answer.ok, answer.text
        page = answer.json()
        records = list(page["records"])
        while not page["done"]:
            page = requests.get(
                self.url + page["nextRecordsUrl"], headers=headers, timeout=60
            ).json()
            records += page["records"]
        return records

    def ids(self, soql: str) -> set[str]:
        return {record["Id"] for record in self.query(soql)}

    def save(self, document: dict[str, Any]) -> None:
        """Writes a collection of records, by a login of our own."""
        answer = requests.patch(
            f"{self.url}/services/data/v62.0/composite/sobjects",
            json=document,
            headers={"Authorization": f"Bearer {self.token()}"},
            timeout=60,
        )
        assert answer.ok, answer.text
        assert all(each["success"] for each in answer.json())

    def token(self) -> str:
        """An access token of a login of our own."""
        if self._token is None:
            self._token = self._log_in()
        return self._token

    def _log_in(self) -> str:
        verifier = secrets.token_urlsafe(48)
        digest = hashlib.sha256(verifier.encode("ascii")).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")
        session = requests.Session()
        page = session.get(
            f"{self.url}/services/oauth2/authorize?"
            + urlencode(
                {
                    "response_type": "code",
                    "client_id": self.client_id,
                    "redirect_uri": CALLBACK,
                    "scope": "api refresh_token id",
                    "state": "s",
                    "code_challenge": challenge,
                    "code_challenge_method": "S256",
                }
            ),
            timeout=30,
        )
        for _ in range(5):
            parser = Forms()
            parser.feed(page.text)
            form = next(
                form
                for form in parser.forms
                if any(button["text"] == "Allow" for button in form["buttons"])
            )
            button = next(b for b in form["buttons"] if b["text"] == "Allow")
            fields = dict(form["fields"])
            if button.get("name"):
                fields[button["name"]] = button.get("value", "")
            page = session.post(
                requests.compat.urljoin(page.url, form["action"] or page.url),
                data=fields,
                allow_redirects=False,
                timeout=30,
            )
            if page.is_redirect and page.headers["Location"].startswith(CALLBACK):
                code = parse_qs(urlsplit(page.headers["Location"]).query)["code"][0]
                answer = session.post(
                    f"{self.url}/services/oauth2/token",
                    data={
                        "grant_type": "authorization_code",
                        "code": code,
                        "client_id": self.client_id,
                        "redirect_uri": CALLBACK,
                        "code_verifier": verifier,
                    },
                    timeout=30,
                )
                assert answer.ok, answer.text
                return str(answer.json()["access_token"])
        raise AssertionError("the login page led nowhere")


@contextmanager
def practice_org(*arguments: str) -> Iterator[OrgProcess]:
    """`apdesk practice-org` with these arguments, while the block runs."""
    process = subprocess.Popen(
        [sys.executable, "-m", "apdesk", "practice-org", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    try:
        said = json.loads(process.stdout.readline())
        yield OrgProcess(said["url"], said["client_id"])
    finally:
        process.terminate()
        assert process.wait(timeout=30) == 0
        process.stdout.close()


class Apdesk:
    """apdesk's verbs over one data directory."""

    def __init__(self, data_dir: Path, **environment: str) -> None:
        self.data_dir = data_dir
        self.environment = {
            **os.environ,
            "BROWSER": BROWSER,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            **environment,
        }

    def copy(self, data_dir: Path) -> Apdesk:
        """Another desk with the same login, preferences and records.

        Refresh tokens serve once: a test in which a session ends, or a login, logs in itself.
        """
        shutil.copytree(self.data_dir, data_dir)
        return Apdesk(data_dir)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "apdesk", *arguments, "--data-dir", str(self.data_dir)]

    def run(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env=self.environment,
            timeout=300,
            check=False,
        )

    def json(self, *arguments: str, expect: int | Sequence[int] = 0, stdin: str = "") -> Any:
        """The one JSON document that the verb prints, with the exit code checked."""
        done = self.run(*arguments, "--json", stdin=stdin)
        expected = (expect,) if isinstance(expect, int) else expect
        assert done.returncode in expected, f"{done.returncode}: {done.stderr}\n{done.stdout}"
        return json.loads(done.stdout)

    def connect(self, org: OrgProcess) -> Any:
        return self.json(
            "connect", "--login-url", org.url, "--client-id", org.client_id, "--insecure-storage"
        )

    def apply(self, preferences: dict[str, Any]) -> Any:
        return self.json("preferences", "apply", "-", stdin=json.dumps(preferences))

    def records(self, list_name: str = "leads") -> list[dict[str, Any]]:
        done = self.run("export", list_name, "--format", "jsonl")
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]
