"""The busy sales team, switched on and off while the org is served."""

from __future__ import annotations

import threading
from datetime import timedelta

from apdesk.practice_org.people.busy import BusyTeam
from apdesk.practice_org.state.org import PracticeOrg


class BusySwitch:
    """Safe from any thread; a team that was sent home is followed by a new one."""

    def __init__(self, org: PracticeOrg, seed: int) -> None:
        self._org = org
        self._seed = seed
        self._lock = threading.Lock()
        self._team: BusyTeam | None = None

    @property
    def running(self) -> bool:
        with self._lock:
            return self._team is not None

    def start(self, every: float) -> None:
        """Begins, or goes on at another pace. `every`: seconds between two deeds, on average."""
        if every <= 0:
            raise ValueError("every has to be more than 0 seconds")
        self.stop()
        with self._lock:
            self._seed += 1
            self._team = BusyTeam(self._org, pause=timedelta(seconds=every), seed=self._seed)
            self._team.start()

    def stop(self) -> None:
        """Returns when the team has gone home."""
        with self._lock:
            if self._team is not None:
                self._team.stop()
                self._team = None
