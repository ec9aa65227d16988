"""`kill -9` of a process that sends: each e-mail once, whenever it comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import hypothesis
import pytest

from apdesk.store.journeys.effects import Fate
from apdesk.store.journeys.mails import MailState
from tests.helpers.processes import ROOT
from tests.unit.journeys.mail.mail_servers import MailDrop, Received
from tests.unit.journeys.mail.postroom import PostRoom

pytestmark = pytest.mark.e2e

PEOPLE = 2
#: All moments in the nightly profile, every other one otherwise.
NIGHTLY = hypothesis.settings.get_current_profile_name() == "nightly"
#: Moments around the transactions of one e-mail: marked, noted, answered, settled.
EACH = 4 * 3

#: Sends what is wanted; kills itself at the `at`-th of the moments around its transactions.
SENDER = """
import os, signal, sys
from pathlib import Path
from apdesk.domain.clock import SystemClock, to_iso
from apdesk.journeys.mail.passwords import MailPasswords
from apdesk.journeys.mail.performer import MailPerformer
from apdesk.paths import DataDir
from apdesk.store.database import Store
from apdesk.store.journeys.effects import Effects

data_dir, at = DataDir(Path(sys.argv[1])), int(sys.argv[2])
with Store(data_dir.database, check=False) as store:
    clock, effects, seen = SystemClock(), Effects(store), 0

    def point(_name):
        global seen
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)

    store.point = point
    now = to_iso(clock.now())
    performer = MailPerformer(store, clock, MailPasswords(data_dir))
    due = effects.due({"mail"}, now, 50)
    for some in performer.perform(due, lambda ids: effects.mark(ids, now)):
        effects.settle(some, now)
    print(seen)
"""


def send(folder: Path, at: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SENDER, str(folder), str(at)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def finish(room: PostRoom) -> Counter[Fate]:
    """The runs after the crash."""
    found: Counter[Fate] = Counter()
    while outcomes := room.run():
        found.update(each.fate for each in outcomes.values())
    return found


def moments(room: PostRoom, tmp_path: Path) -> int:
    process = send(tmp_path / "data")
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return int(said)


def test_killed_around_each_transaction_everybody_gets_one(
    room: PostRoom, server: MailDrop, tmp_path: Path
) -> None:
    people = room.people(*(f"p{at}@x.example" for at in range(PEOPLE)))
    room.want(*people, again=True)
    assert moments(room, tmp_path) == EACH * PEOPLE
    assert len(server.received) == PEOPLE
    server.received.clear()
    for at in range(1, EACH + 3, 1 if NIGHTLY else 2):
        wanted = room.want(*people, again=True)
        process = send(tmp_path / "data", at)
        assert process.wait(timeout=60) == -signal.SIGKILL
        assert process.stdout is not None
        process.stdout.close()
        finish(room)
        times = Counter(each.message_id for each in server.received)
        noted = dict(
            room.query("SELECT message_id, state FROM mail WHERE effect_id >= ?", wanted[0])
        )
        assert room.query("SELECT count(*) FROM effect WHERE state <> 'done'") == [(0,)]
        assert len(noted) == PEOPLE, at
        assert max(times.values()) == 1, at
        # noted as sent: received; only what was noted and not answered may be missing
        missing = [each for each in noted if each not in times]
        assert {noted[each] for each in missing} <= {MailState.UNCONFIRMED}, at
        assert len(missing) <= 1, at
        server.received.clear()


def test_killed_between_the_dot_and_the_answer_it_isnt_sent_again(
    room: PostRoom, server: MailDrop, tmp_path: Path
) -> None:
    started, killed = threading.Event(), threading.Event()
    processes: list[subprocess.Popen[str]] = []

    def kill(_mail: Received) -> None:
        if not killed.is_set():
            assert started.wait(30)
            os.kill(processes[0].pid, signal.SIGKILL)
            processes[0].wait(30)
            killed.set()

    server.manners.on_end = kill
    ann, bob = room.people("ann@x.example", "bob@x.example")
    room.want(ann, bob)
    processes.append(send(tmp_path / "data"))
    started.set()
    assert killed.wait(60)
    assert processes[0].stdout is not None
    processes[0].stdout.close()
    outcomes = room.run()
    assert {each.fate for each in outcomes.values()} == {Fate.DONE}
    assert sorted(server.recipients) == ["ann@x.example", "bob@x.example"]
    assert room.mail_of(ann).state is MailState.UNCONFIRMED
    assert room.mail_of(bob).state is MailState.SENT
