"""Data directories as verbs leave them, over an org of each module, or of one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.verbs.verb_bench import HOT, SmallOrg
from tests.helpers.processes import Apdesk, OrgProcess, practice_org


@pytest.fixture(scope="module")
def org() -> Iterator[OrgProcess]:
    with practice_org("--leads", "60", "--contacts", "30", "--accounts", "10") as running:
        yield running


@pytest.fixture(scope="module")
def connected(tmp_path_factory: pytest.TempPathFactory, org: OrgProcess) -> Apdesk:
    """Connected once for all tests, which copy it."""
    desk = Apdesk(tmp_path_factory.mktemp("connected") / "data")
    desk.connect(org)
    return desk


@pytest.fixture(scope="module")
def first_sync(tmp_path_factory: pytest.TempPathFactory, connected: Apdesk) -> Apdesk:
    """Synced once for all tests, which copy it."""
    desk = connected.copy(tmp_path_factory.mktemp("first") / "data")
    desk.apply(HOT)
    assert desk.json("sync")["result"] == "done"
    return desk


@pytest.fixture
def apdesk(tmp_path: Path, connected: Apdesk) -> Apdesk:
    """Connected, nothing chosen yet."""
    return connected.copy(tmp_path / "data")


@pytest.fixture
def synced(tmp_path: Path, first_sync: Apdesk) -> Apdesk:
    return first_sync.copy(tmp_path / "data")


@pytest.fixture(scope="module")
def first_small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallOrg]:
    """Synced once for all tests, which copy it."""
    with practice_org("--leads", "5", "--contacts", "2", "--accounts", "1") as running:
        desk = Apdesk(tmp_path_factory.mktemp("small") / "data")
        desk.connect(running)
        assert desk.json("sync")["result"] == "done"
        yield running, desk


@pytest.fixture
def small(tmp_path: Path, first_small: SmallOrg) -> Iterator[SmallOrg]:
    """An org whose limits may change, and a desk that has synced once."""
    org, desk = first_small
    yield org, desk.copy(tmp_path / "small")
    org.control("limit", {"maximum": 100000, "used": 0})


@pytest.fixture
def own_login(tmp_path: Path) -> Iterator[SmallOrg]:
    """An org of its own, whose logins may end, and a desk that has synced once."""
    with practice_org("--leads", "5", "--contacts", "2", "--accounts", "1") as running:
        desk = Apdesk(tmp_path / "own")
        desk.connect(running)
        assert desk.json("sync")["result"] == "done"
        yield running, desk
