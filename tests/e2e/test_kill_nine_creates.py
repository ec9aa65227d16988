"""A process that is killed between its call and the answer makes no second record, and loses none.

The org holds its answer back until the process is gone, before or after the record was made.
"""

from __future__ import annotations

import random
import signal
import subprocess
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from apdesk.practice_org.http.server import PracticeServer
from apdesk.practice_org.state.org import OrgError
from tests.helpers.processes import ROOT, Apdesk, OrgProcess

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL"),
]


class Holding:
    """Stands in the org's door: says that a create came, and lets it go on when it is told to."""

    def __init__(self, server: PracticeServer) -> None:
        self.came = threading.Event()
        self.go_on = threading.Event()
        self.arrives = True
        self.on = False
        org = server.org
        save = org.save

        def held(writes: Any, *given: Any, **named: Any) -> Any:
            if not self.on:
                return save(writes, *given, **named)
            results = save(writes, *given, **named) if self.arrives else None
            self.came.set()
            assert self.go_on.wait(60)
            if results is None:
                raise OrgError(503, "SERVER_UNAVAILABLE", "gone")
            return results

        org.save = held  # type: ignore[method-assign]

    def kill(self, process: subprocess.Popen[str]) -> None:
        """Kills the process while the org holds its create."""
        assert self.came.wait(60)
        process.kill()
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        self.on = False
        self.go_on.set()

    def next_create(self, *, arrives: bool) -> None:
        self.came.clear()
        self.go_on.clear()
        self.arrives = arrives
        self.on = True


def torment(tmp_path: Path, kills: int) -> None:
    chance = random.Random(kills)
    with PracticeServer(leads=3, contacts=2, accounts=1, seed=1) as server:
        desk = Apdesk(tmp_path / "data")
        desk.connect(OrgProcess(server.url, server.client_id))
        desk.json("sync")
        door = Holding(server)
        for number in range(kills):
            address = f"p{number}@acme.example"
            added = desk.json(
                "add",
                f"LastName=P{number}",
                "Company=Acme",
                f"Email={address}",
                "--list",
                "leads",
            )
            arrives = chance.random() < 0.7
            door.next_create(arrives=arrives)
            process = subprocess.Popen(
                desk.command("sync", "--json"),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                cwd=ROOT,
                env=desk.environment,
            )
            door.kill(process)
            server.clock.advance(timedelta(minutes=chance.choice([0, 1, 11])))
            desk.json("sync")
            server.clock.advance(timedelta(minutes=11))
            assert desk.json("sync")["result"] == "done"
            found = server.org.query(
                f"SELECT Id FROM Lead WHERE Email = '{address}'", include_deleted=True
            ).records()
            assert len(found) == 1, (number, arrives)
            (mine,) = [each for each in desk.records() if each["fields"]["Email"] == address]
            assert mine["salesforce_id"] == found[0]["Id"]
            assert mine["apdesk_id"] == added["apdesk_id"]


def test_killed_between_a_create_and_its_answer(tmp_path: Path) -> None:
    torment(tmp_path, kills=4)


@pytest.mark.slow
def test_killed_a_hundred_times(tmp_path: Path) -> None:
    torment(tmp_path, kills=100)
