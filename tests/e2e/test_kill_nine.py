"""Real processes, killed without warning at random moments, again and again.

An org is served over HTTP; `apdesk sync` runs as a process of its own and is sent SIGKILL in the
first run and in later ones, while the org goes on living. In the end the database is the org, field
by field.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from apdesk.domain.criteria import Criterion, EvaluationContext, Operator
from apdesk.domain.preferences import ObjectChoice, Preferences, SyncMode
from apdesk.domain.schema import SOBJECTS
from apdesk.practice_org.http.server import PracticeServer
from apdesk.practice_org.state.org import OrgError
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from tests.helpers.processes import ROOT, Apdesk, OrgProcess
from tests.sync.bench import mapped_fields, org_answer, schemas_of, stored_values

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL"),
]

#: Blanks stay, junk and Australia do not; lives in both text and picklist fields.
PREFERENCES = Preferences(
    {
        "Lead": ObjectChoice(
            SyncMode.CRITERIA,
            (
                Criterion("Status", Operator.IS_NOT, "junk"),
                Criterion("Country", Operator.IS_NOT, "Australia"),
            ),
        ),
        "Contact": ObjectChoice(),
        "Account": ObjectChoice(),
    }
)

#: Ticks in which the last kill may still make calls, once the database is up to date.
SETTLING = 3


class Torment:
    """One org, one data directory, and a process that is killed in between."""

    def __init__(self, server: PracticeServer, data_dir: Path, seed: int) -> None:
        self.server = server
        self.desk = Apdesk(data_dir)
        self.random = random.Random(seed)
        self.database = data_dir / "apdesk.sqlite3"
        self.kills = 0
        self.finished = 0

    def connect(self) -> float:
        """Signs in and chooses; returns how long a run takes that can't begin yet."""
        began = time.monotonic()
        early = self.start()
        early.communicate()
        start_up = time.monotonic() - began
        assert early.returncode == 1
        self.desk.connect(OrgProcess(self.server.url, self.server.client_id))
        self.desk.apply(PREFERENCES.to_json())
        return start_up

    def start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.desk.command("sync", "--approve-removals", "--json"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=self.desk.environment,
        )

    def sync_and_kill(self, after: float) -> None:
        """Starts a run and kills it after that many seconds, unless it was faster."""
        process = self.start()
        try:
            out, err = process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            if process.returncode == -signal.SIGKILL:  # else it was over in that very moment
                self.kills += 1
                return
        assert process.returncode == 0, err
        assert json.loads(out)["result"] == "done"
        self.finished += 1

    def sync(self) -> int:
        """A run that nobody disturbs; how many API calls it took."""
        process = self.start()  # as those that are killed, which takes as long
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        said = json.loads(out)
        assert said["result"] == "done", said
        self.finished += 1
        return int(said["api_calls"])

    def live(self, count: int) -> None:
        """The org's people work: every kind of change, some of each."""
        org = self.server.org
        leads = self._some("Lead", count * 4, "IsConverted = false")
        contacts = self._some("Contact", count * 3)
        for lead in leads[:count]:
            self._try(org.update, "Lead", lead, {"Title": self._word(), "City": self._word()})
        for lead in leads[count : 2 * count]:
            country = self.random.choice(["Australia", "France", None])
            self._try(org.update, "Lead", lead, {"Country": country})
        for lead in leads[2 * count : 2 * count + count // 4]:
            self._try(org.delete, "Lead", lead)
        for lead in leads[3 * count : 3 * count + count // 8]:
            self._try(org.convert, lead)
        for contact in contacts[:count]:
            self._try(org.update, "Contact", contact, {"Department": self._word()})
        for contact in contacts[count : count + count // 8]:
            self._try(org.hard_delete, "Contact", contact)
        if len(contacts) > 2 * count + 2:
            self._try(org.merge, "Contact", contacts[2 * count], [contacts[2 * count + 1]])
        for _ in range(count // 4):
            org.create("Lead", {"LastName": self._word(), "Company": self._word()})
            org.create("Account", {"Name": self._word()})

    def log(self) -> str:
        """The last lines that the app wrote of its runs."""
        written = (self.database.parent / "logs" / "apdesk.log").read_text("utf-8")
        return "\n".join(written.splitlines()[-60:])

    def assert_equal(self) -> None:
        user = self.server.org.administrator_id
        with Store(self.database) as store:
            binding = Settings(store).binding()
            assert binding is not None
            context = EvaluationContext(self.server.org.now(), binding.timezone, binding.locale)
            schemas = schemas_of(self.server.org, user)
            for sobject in SOBJECTS:
                mapped = mapped_fields(PREFERENCES, schemas, sobject)
                expected = org_answer(self.server.org, user, PREFERENCES, sobject, context)
                here = stored_values(store, sobject, [each.apdesk for each in mapped])
                assert here.keys() == expected.keys(), sobject
                for salesforce_id, values in expected.items():
                    assert here[salesforce_id] == values, (sobject, salesforce_id)

    def _some(self, sobject: str, count: int, where: str = "") -> list[str]:
        clause = f" WHERE {where}" if where else ""
        records = self.server.org.query(f"SELECT Id FROM {sobject}{clause}").records()
        ids = [record["Id"] for record in records]
        return self.random.sample(ids, min(count, len(ids)))

    def _word(self) -> str:
        letters = "abcdefghijklmnopqrstuvwxyzäöüéπ=+- ,\"'\n"
        return "W" + "".join(self.random.choices(letters, k=self.random.randint(3, 20))) + "w"

    def _try(self, change, *arguments) -> None:  # type: ignore[no-untyped-def]
        try:
            change(*arguments)
        except OrgError:
            return


@contextmanager
def tormented(
    tmp_path: Path, leads: int, contacts: int, accounts: int, seed: int
) -> Iterator[Torment]:
    with PracticeServer(leads=leads, contacts=contacts, accounts=accounts, seed=seed) as server:
        yield Torment(server, tmp_path / "data", seed)


def torment(tmp_path: Path, leads: int, contacts: int, accounts: int, kills: int) -> None:
    with tormented(tmp_path, leads, contacts, accounts, seed=kills) as each:
        start_up = each.connect()
        # The first run: half of the kills, unless it is over before.
        while each.kills < kills // 2 and not each.finished:
            each.sync_and_kill(start_up * 0.6 + each.random.uniform(0.0, start_up + 0.5))
            each.live(2)
        while each.finished < 2:
            began = time.monotonic()
            each.sync()
            whole = time.monotonic() - began
        # Later runs, with more to be taken over each time; some end before they are killed.
        for _ in range(3 * kills):
            if each.kills >= kills:
                break
            each.live(12)
            each.server.clock.advance(timedelta(minutes=each.random.choice([0, 1, 10, 1500])))
            each.sync_and_kill(each.random.uniform(0.5, 1.0) * whole)
        assert each.kills >= kills // 2
        for _ in range(3):
            each.server.clock.advance(timedelta(minutes=11))
            calls = each.sync()
        each.assert_equal()
        for _ in range(SETTLING):
            if calls == 1:
                break
            each.server.clock.advance(timedelta(minutes=11))
            calls = each.sync()
        assert calls == 1, f"an idle tick is one call\n{each.log()}"


def test_killed_a_few_times(tmp_path: Path) -> None:
    torment(tmp_path, leads=300, contacts=150, accounts=60, kills=3)


@pytest.mark.slow
def test_killed_fifty_times(tmp_path: Path) -> None:
    torment(tmp_path, leads=10_000, contacts=8_000, accounts=3_000, kills=50)
