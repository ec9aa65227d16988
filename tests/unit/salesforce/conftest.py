"""Org objects that are logged in, at a scripted server or at a practice org."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.tokens import Tokens
from tests.unit.salesforce.logged_in import Connect, org_with, tokens
from tests.unit.salesforce.scripted_server import ScriptedServer, scripted_server


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with scripted_server() as running:
        yield running


@pytest.fixture
def ledger() -> list[tuple[str, int]]:
    return []


@pytest.fixture
def make(
    server: ScriptedServer, tmp_path: Path, ledger: list[tuple[str, int]]
) -> Callable[..., RestOrg]:
    def made(**more: Any) -> RestOrg:
        noted = {"on_call": lambda cause, calls: ledger.append((cause, calls)), **more}
        return org_with(tokens(server), tmp_path, **noted)

    return made


@pytest.fixture
def org(make: Callable[..., RestOrg]) -> Iterator[RestOrg]:
    made = make()
    yield made
    made.close()


@pytest.fixture
def connect(tmp_path: Path) -> Connect:
    """Logs in at a practice org, the administrator unless told."""

    def connected(practice: PracticeServer, user_id: str | None = None) -> RestOrg:
        body = practice.log_in(user_id)
        login = Tokens(
            body["access_token"],
            body["refresh_token"],
            body["instance_url"],
            body["id"],
            practice.url,
            practice.client_id,
            body["issued_at"],
        )
        return org_with(login, tmp_path)

    return connected
