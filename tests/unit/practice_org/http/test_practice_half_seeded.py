"""An org file whose seeding was broken off is not taken for an org."""

from __future__ import annotations

from pathlib import Path

import pytest

from apdesk.practice_org.http import server as server_module
from apdesk.practice_org.http.server import PracticeServer


def test_a_broken_off_seeding_starts_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "org.sqlite3"
    seed_whole = server_module.seed_org

    def seed_half(
        org: object, leads: int, contacts: int, accounts: int, seed: int, *more: object
    ) -> None:
        seed_whole(org, leads // 2, 0, 0, seed)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(server_module, "seed_org", seed_half)
    with pytest.raises(KeyboardInterrupt):
        PracticeServer(data=data, leads=20, contacts=10, accounts=5)
    monkeypatch.setattr(server_module, "seed_org", seed_whole)

    with PracticeServer(data=data, leads=20, contacts=10, accounts=5) as server:
        assert server.org.record_count("Contact") == 10
    with PracticeServer(data=data, leads=99) as server:
        assert server.org.record_count("Contact") == 10, "a whole one is kept"
