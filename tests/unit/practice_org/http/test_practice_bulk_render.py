"""A result is rendered beside the requests, and can be broken off."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from apdesk.practice_org.http import bulk_render
from apdesk.practice_org.http.bulk_render import Rendering
from apdesk.practice_org.state.org import PracticeOrg
from apdesk.practice_org.state.snapshot import Snapshot


class Gated(Snapshot):
    """Goes on to the second block when `gate` is open."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot._plan, snapshot._connection)
        self.gate = threading.Event()
        self.at_gate = threading.Event()
        self.closed = threading.Event()

    def blocks(self, size: int, delimiter: str, ending: str) -> Iterator[tuple[bytes, int]]:
        blocks = super().blocks(size, delimiter, ending)
        yield next(blocks)
        self.at_gate.set()
        self.gate.wait(20)
        yield from blocks

    def interrupt(self) -> None:
        super().interrupt()
        self.gate.set()

    def close(self) -> None:
        super().close()
        self.closed.set()


@pytest.fixture
def org() -> Iterator[PracticeOrg]:
    org = PracticeOrg()
    org.load("Lead", ({"LastName": f"l{n}", "Company": "x"} for n in range(2_500)))
    yield org
    org.close()


@pytest.fixture
def gated(org: PracticeOrg) -> Gated:
    return Gated(org.snapshot("SELECT LastName FROM Lead"))


def test_a_small_one_is_waited_for(gated: Gated) -> None:
    rendering = Rendering(gated, ",", "\n")
    assert gated.at_gate.wait(20)
    assert not rendering.ended.is_set()
    threading.Timer(0.05, gated.gate.set).start()
    assert rendering.over(20)
    assert (rendering.failure, rendering.file.rows) == (None, 2_500)
    content = b"".join(rendering.file.page(999, 1_003).body.plain.chunks())
    assert content.splitlines()[0] == b'"LastName"'
    assert content.splitlines()[1:] == [f'"l{n}"'.encode() for n in range(999, 2_002)]
    assert gated.closed.is_set()
    rendering.cancel()


def test_a_large_one_is_not(gated: Gated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_render, "SMALL", 2_000)
    rendering = Rendering(gated, ",", "\n")
    assert not rendering.over(20)
    gated.gate.set()
    assert rendering.ended.wait(20)
    assert rendering.over(20)
    rendering.cancel()


def test_patience_ends(gated: Gated) -> None:
    rendering = Rendering(gated, ",", "\n")
    assert not rendering.over(0.01)
    rendering.cancel()


def test_broken_off(gated: Gated) -> None:
    rendering = Rendering(gated, ",", "\n")
    assert gated.at_gate.wait(20)
    page = rendering.file
    rendering.cancel()
    assert rendering.ended.is_set()
    assert gated.closed.is_set()
    assert rendering.failure is None
    with pytest.raises(ValueError, match="closed"):
        page.add(b"", 1)
    rendering.cancel()


@pytest.mark.logs("apdesk.practice_org")
def test_what_goes_wrong_is_told(org: PracticeOrg, caplog: pytest.LogCaptureFixture) -> None:
    snapshot = org.snapshot("SELECT LastName FROM Lead WHERE LastName LIKE 'ü%' OR LastName = 'l1'")
    snapshot._connection.execute("DROP TABLE Lead")
    rendering = Rendering(snapshot, ",", "\n")
    assert rendering.over(20)
    assert rendering.failure == "OperationalError: the query could not be carried out"
    assert "no such table" in caplog.text
    rendering.cancel()
