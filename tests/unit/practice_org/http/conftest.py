"""A practice org over real sockets, and clients with a session in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from apdesk.practice_org.http.server import PracticeServer
from tests.unit.practice_org.http.practice_client import Client


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    with PracticeServer() as server:
        server.clock.freeze()
        yield server


@pytest.fixture
def client(server: PracticeServer) -> Iterator[Client]:
    client = Client(server)
    yield client
    client.close()


@pytest.fixture
def other(server: PracticeServer) -> Iterator[Client]:
    """Another user's session."""
    user = next(
        user
        for user in server.org.users()
        if user.active and user.id != server.org.administrator_id
    )
    client = Client(server, user.id)
    yield client
    client.close()
