"""A bench for each test, or one for each of many crashes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce.rest import RestOrg
from apdesk.salesforce.tokens import MemoryVault, TokenKeeper, Tokens
from tests.unit.journeys.salesforce.journey_desk import JourneyDesk
from tests.unit.salesforce.logged_in import FAST


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Callable[[], JourneyDesk]]:
    """Makes as many benches as a test takes."""
    made: list[JourneyDesk] = []

    def make() -> JourneyDesk:
        directory = tmp_path / str(len(made))
        directory.mkdir()
        made.append(JourneyDesk(directory))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def desk(desks: Callable[[], JourneyDesk]) -> JourneyDesk:
    return desks()


@pytest.fixture
def practice_org(tmp_path: Path) -> Iterator[Callable[[PracticeServer], RestOrg]]:
    """Logs in at a practice org, as its administrator."""
    made: list[RestOrg] = []

    def connect(server: PracticeServer) -> RestOrg:
        body = server.log_in(None)
        vault = MemoryVault()
        vault.save(
            "key",
            Tokens(
                body["access_token"],
                body["refresh_token"],
                body["instance_url"],
                body["id"],
                server.url,
                server.client_id,
                body["issued_at"],
            ),
        )
        made.append(RestOrg(TokenKeeper(vault, "key", tmp_path / "tokens.lock"), backoff=FAST))
        return made[-1]

    yield connect
    for each in made:
        each.close()
