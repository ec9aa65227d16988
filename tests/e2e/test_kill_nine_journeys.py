"""Journeys over processes that are killed without warning at random moments, again and again.

An org in a process of its own, a mail server on loopback, and `apdesk sync` and `apdesk run` that
are sent SIGKILL while people go through two journeys. In the end each step was taken once: in the
org, at the mail server, and in the database.
"""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import requests

from apdesk.domain.clock import from_iso, to_iso
from apdesk.domain.journey.document import JourneyFile
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    AssignGroup,
    CampaignStatusChanged,
    CheckFields,
    Delay,
    Email,
    FieldMatch,
    Kind,
    ListAction,
    ListTrigger,
    Named,
    Port,
    SetCampaignStatus,
    Settings,
    Task,
    Unit,
    UpdateField,
)
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.operators import Criterion, Operator
from apdesk.journeys.mail.outcomes import NOTES, UNCONFIRMED_NOTE
from apdesk.journeys.mail.settings import MOST_PER_MINUTE, MailSettings, Security
from apdesk.store.database import Store
from apdesk.store.journeys.mails import Why
from apdesk.store.own_lists import OwnLists
from apdesk.store.settings import Settings as StoredSettings
from tests.helpers.processes import ROOT, Apdesk, OrgProcess, practice_org
from tests.unit.journeys.mail.mail_servers import MailDrop, mail_drop

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL"),
]

LEADS = {
    "version": 1,
    "objects": {
        "Lead": {"sync": "all"},
        "Contact": {"sync": "none"},
        "Account": {"sync": "none"},
    },
}
TEMPLATES = (
    MailTemplate("Hello", "Hello, {{last_name}}", "We will call you.", ""),
    MailTemplate("Reminder", "Are you there, {{last_name}}?", "We have called you.", ""),
)
COLLECTION = 200
OPEN, WORKING = "Open - Not Contacted", "Working - Contacted"
#: Of how many people one is past the point, or wants no e-mail.
BUSY_EVERY, SILENT_EVERY = 10, 17
#: What the journey makes of whoever goes all the way, shape by shape after its trigger.
WAY = ("s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11")
#: More e-mails in one go would take a process longer than it is waited for.
AT_ONCE = 1_500
#: Runs until everybody is through: a few times what they need.
ROUNDS = 20
#: What is in the requests that assign a lead, make a task, and write a campaign member.
WRITES = ("OwnerId", "apdesk-[0-9a-f]{16}", "Status.{0,9}Sent")
#: Longer than an answer of the org takes: what was asked for before that has come to its end.
SETTLED = timedelta(seconds=3)
#: What apdesk waits before it takes a task that isn't there for one that was never made.
PATIENCE = timedelta(minutes=11)


@dataclass(frozen=True, slots=True)
class Person:
    """A lead of the test. `invited`: comes in by a list; the others by a campaign."""

    number: int
    id: str

    @property
    def address(self) -> str:
        return f"p{self.number}@example.com"

    @property
    def invited(self) -> bool:
        return self.number % 2 == 0

    @property
    def goes_on(self) -> bool:
        """Whether the check lets it go all the way."""
        return self.number % BUSY_EVERY != 0

    @property
    def silent(self) -> bool:
        return self.number % SILENT_EVERY == 0


def chain(start: Graph, ids: Sequence[str]) -> Graph:
    """With arrows from each of these shapes to the next."""
    for source, target in pairwise(ids):
        port = Port.YES if Port.YES in start.by_id[source].kind.ports else Port.OUT
        start = start.connected(source, port, target)
    return start


def graph(*shapes: tuple[str, Kind, Settings]) -> Graph:
    return Graph(tuple(Shape(*each) for each in shapes))


def feeder() -> Graph:
    """Whoever gets the title "Guest" comes on the list of those who are invited."""
    return chain(
        graph(
            ("s1", Kind.FIELD_MATCH, FieldMatch((Criterion("title", Operator.IS, "Guest"),))),
            ("s2", Kind.ADD_TO_LIST, ListAction("Invited")),
        ),
        ("s1", "s2"),
    )


def follow_up(campaign: Named, group: Sequence[Named]) -> Graph:
    """Responded in the campaign, or invited → open? → yes: every kind of step there is outside,
    two within, a delay, and another e-mail."""
    made = graph(
        ("s1", Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(campaign, ("Responded",))),
        ("s2", Kind.JOINED_LIST, ListTrigger("Invited")),
        ("s3", Kind.CHECK_FIELDS, CheckFields((Criterion("status", Operator.IS, OPEN),))),
        ("s4", Kind.ASSIGN_GROUP, AssignGroup(tuple(group))),
        ("s5", Kind.TASK, Task("Call {{last_name}}", "Soon", due_days=1)),
        ("s6", Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(campaign, "Sent")),
        ("s7", Kind.EMAIL, Email("Hello")),
        ("s8", Kind.UPDATE_FIELD, UpdateField("rating", "Hot")),
        ("s9", Kind.ADD_TO_LIST, ListAction("Written to")),
        ("s10", Kind.DELAY, Delay(1, Unit.MINUTES)),
        ("s11", Kind.EMAIL, Email("Reminder", log=True)),
    )
    return chain(made, WAY).connected("s1", Port.OUT, "s3").connected("s2", Port.OUT, "s3")


class Ordeal:
    """One org, one mail server, one data directory, and processes that are killed in between."""

    def __init__(self, org: OrgProcess, mails: MailDrop, data_dir: Path, seed: int) -> None:
        self.org = org
        self.mails = mails
        self.desk = Apdesk(data_dir)
        self.database = data_dir / "apdesk.sqlite3"
        self.random = random.Random(seed)
        self.people: tuple[Person, ...] = ()
        self.campaign = Named()
        self.group: tuple[Named, ...] = ()
        self.idle_run = 0.0
        self.kills = 0

    # -- before -----------------------------------------------------------------------------------

    def prepare(self, count: int) -> None:
        """Fills the org, signs in, and publishes the journeys."""
        users = self.org.query(
            "SELECT Id, Name FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Id"
        )
        # the first one is the administrator, who owns the leads so far
        self.group = tuple(Named(each["Id"], each["Name"]) for each in users[1:4])
        self.campaign = Named(
            self.org.call("create", sobject="Campaign", values={"Name": "Fair", "IsActive": True}),
            "Fair",
        )
        ids = self._create("Lead", [self._lead(number) for number in range(1, count + 1)])
        self.people = tuple(Person(at + 1, each) for at, each in enumerate(ids))
        self.desk.connect(self.org)
        self.desk.apply(LEADS)
        with Store(self.database) as store:
            for name in ("Invited", "Written to"):
                OwnLists(store).create(name, to_iso(datetime.now(UTC)))
            MailSettings(
                host="127.0.0.1",
                port=self.mails.port,
                security=Security.NONE,
                from_name="Marketing",
                from_address="marketing@example.com",
                per_minute=MOST_PER_MINUTE,
                unsubscribe_mail="stop@example.com",
            ).store(StoredSettings(store))
        assert self.desk.json("sync")["result"] == "done"
        for file in (
            JourneyFile("Feeder", feeder()),
            JourneyFile("Follow up", follow_up(self.campaign, self.group), TEMPLATES),
        ):
            self.desk.json("journeys", "import", "-", stdin=json.dumps(file.to_json()))
            self.desk.json("journeys", "publish", file.name)
        self.sync()  # the first look at the campaign
        began = time.monotonic()
        idle = self.desk.command("sync")
        subprocess.run(idle, cwd=ROOT, env=self.desk.environment, capture_output=True, check=True)
        self.idle_run = time.monotonic() - began

    @staticmethod
    def _lead(number: int) -> dict[str, Any]:
        person = Person(number, "")
        return {
            "LastName": f"P{number}",
            "Company": "Acme",
            "Email": person.address,
            "Status": OPEN if person.goes_on else WORKING,
            "HasOptedOutOfEmail": person.silent,
        }

    # -- in between -------------------------------------------------------------------------------

    def let_in(self, people: Sequence[Person]) -> None:
        """What their colleagues do in Salesforce lets these people in."""
        titles = [{"id": each.id, "Title": "Guest"} for each in people if each.invited]
        for some in _collections(titles):
            self.org.save(_document("Lead", some))
        self._create(
            "CampaignMember",
            [
                {"CampaignId": self.campaign.id, "LeadId": each.id, "Status": "Responded"}
                for each in people
                if not each.invited
            ],
        )

    def slow_down(self) -> None:
        """Lets the org's answer to one kind of write come late, so that the kill comes before it:
        what is asked for is done, and apdesk doesn't know."""
        self.speed_up()
        body = self.random.choice([None, *WRITES])
        if body is not None:
            match = {"method": "POST", "path": "composite", "body": body}
            self.org.control("faults", {"kind": "slow", "match": match, "seconds": 2, "times": 1})

    def speed_up(self) -> None:
        assert requests.delete(f"{self.org.url}/__practice__/faults", timeout=30).ok

    def run_and_kill(self, verb: Sequence[str], after: float) -> None:
        """Starts a process and kills it after that many seconds, unless it was faster."""
        process = subprocess.Popen(
            self.desk.command(*verb),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=self.desk.environment,
        )
        try:
            _, said = process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
            _, said = process.communicate()
            if process.returncode == -signal.SIGKILL:  # else it was over in that very moment
                self.kills += 1
                return
        assert process.returncode == 0, said

    def let_time_pass(self, share: float = 1.0) -> None:
        """Delays are over for that share of those who wait, and it is long ago that anything was
        asked for whose answer was lost."""
        # an own write comes after whatever the killed process had the org do
        self.org.call(
            "update", sobject="Campaign", record_id=self.campaign.id, values={"Name": "Fair"}
        )
        now = datetime.now(UTC)
        with closing(sqlite3.connect(self.database, timeout=10)) as connection:
            asked = connection.execute(
                "SELECT asked_at, id FROM effect WHERE state = 'asked' AND kind <> 'mail' "
                "AND asked_at < ?",
                (to_iso(now - SETTLED),),
            ).fetchall()
            connection.executemany(
                "UPDATE effect SET asked_at = ?, retry_at = NULL WHERE id = ?",
                [(to_iso(from_iso(moment) - PATIENCE), effect) for moment, effect in asked],
            )
            waiting = [row[0] for row in connection.execute("SELECT id FROM passage WHERE due_at")]
            chosen = self.random.sample(waiting, min(round(len(waiting) * share), AT_ONCE))
            connection.executemany(
                "UPDATE passage SET due_at = ? WHERE id = ?",
                [(to_iso(now - timedelta(hours=1)), each) for each in chosen],
            )
            connection.commit()

    def sync(self) -> dict[str, Any]:
        """A run that nobody disturbs."""
        said: dict[str, Any] = self.desk.json("sync")
        assert said["result"] == "done", said
        assert not said["journeys"]["failed"], said
        assert not said["journeys"]["problems"], said
        return said

    def finish(self) -> None:
        """Until everybody is through and Salesforce has every edit."""
        for _ in range(ROUNDS):
            self.let_time_pass()
            self.sync()
            if not self.unfinished():
                return
        raise AssertionError(f"some don't come to the end: {self.unfinished()}")

    def unfinished(self) -> Counter[str]:
        with closing(sqlite3.connect(self.database)) as connection:
            return Counter(
                dict(
                    connection.execute(
                        "SELECT state || ' at ' || shape, count(*) FROM passage "
                        "WHERE state <> 'ended' GROUP BY 1 UNION ALL "
                        "SELECT state || ' ' || kind, count(*) FROM effect "
                        "WHERE state <> 'done' GROUP BY 1 UNION ALL "
                        "SELECT 'edits', count(*) FROM pending_edit HAVING count(*) > 0"
                    ).fetchall()
                )
            )

    # -- in the end -------------------------------------------------------------------------------

    def assert_salesforce(self) -> None:
        """Owners in turns, one task and one status each; nothing for those whom the check stops."""
        through = [each for each in self.people if each.goes_on]
        leads = {
            each["Id"]: each for each in self.org.query("SELECT Id, OwnerId, Rating FROM Lead")
        }
        turns = Counter(leads[each.id]["OwnerId"] for each in through)
        assert turns.keys() == {each.id for each in self.group}
        assert max(turns.values()) - min(turns.values()) <= 1, turns
        assert {each["Rating"] for each in (leads[each.id] for each in through)} == {"Hot"}
        for each in self.people:
            if not each.goes_on:
                assert leads[each.id]["OwnerId"] not in turns
                assert leads[each.id]["Rating"] is None
        tasks = self.org.query("SELECT Id, WhoId, Subject, OwnerId FROM Task")
        subjects = {each.id: f"Call P{each.number}" for each in through}
        logged = {
            each.id: f"Email: Are you there, P{each.number}?" for each in through if not each.silent
        }
        assert Counter((each["WhoId"], each["Subject"]) for each in tasks) == Counter(
            [*subjects.items(), *logged.items()]
        )
        for task in tasks:
            if task["Subject"] == subjects[task["WhoId"]]:
                assert task["OwnerId"] == leads[task["WhoId"]]["OwnerId"]
        members = self.org.query("SELECT LeadId, Status FROM CampaignMember")
        assert Counter((each["LeadId"], each["Status"]) for each in members) == Counter(
            [
                *((each.id, "Sent") for each in through),
                *((e.id, "Responded") for e in self.people if not e.goes_on and not e.invited),
            ]
        )

    def assert_mails(self) -> None:
        """Each once, and none to those who want none. One that the server doesn't have is one of
        which the database says that its answer was lost."""
        wanted = {
            (each.address, subject): 1
            for each in self.people
            if each.goes_on and not each.silent
            for subject in (f"Hello, P{each.number}", f"Are you there, P{each.number}?")
        }
        messages = [each.message for each in self.mails.received]
        there = Counter((each["To"], each["Subject"]) for each in messages)
        with closing(sqlite3.connect(self.database)) as connection:
            noted = {
                (address, subject): (state, note, message_id)
                for address, subject, state, note, message_id in connection.execute(
                    "SELECT m.address, m.subject, m.state, s.note, m.message_id FROM mail m "
                    "JOIN effect e ON e.id = m.effect_id "
                    "JOIN step s ON s.passage_id = e.passage_id AND s.shape = e.shape"
                )
            }
            (rows,) = connection.execute("SELECT count(*) FROM mail").fetchone()
        assert rows == len(noted)
        assert noted.keys() == wanted.keys()
        assert there <= Counter(wanted), "sent twice, or to somebody who wants none"
        unconfirmed = {key for key, each in noted.items() if each[0] == "unconfirmed"}
        assert {key for key, each in noted.items() if each[1] == UNCONFIRMED_NOTE} == unconfirmed
        assert {each[0] for each in noted.values()} <= {"sent", "unconfirmed"}
        assert wanted.keys() - there.keys() <= unconfirmed
        assert len(unconfirmed) <= self.kills
        ids = {each["Message-ID"] for each in messages}
        assert {each[2] for key, each in noted.items() if key in there} == ids

    def assert_database(self) -> None:
        """One passage each, each step once and in order, each left when the next was reached."""
        with closing(sqlite3.connect(self.database)) as connection:
            persons = dict(connection.execute("SELECT salesforce_id, id FROM person").fetchall())
            ways: dict[tuple[str, int], list[list[tuple[Any, ...]]]] = {}
            for journey, person, steps in connection.execute(
                "SELECT j.name, p.person_id, (SELECT json_group_array(json_array(s.shape, "
                "s.arrived_at, s.left_at, s.port, s.note)) FROM (SELECT * FROM step s "
                "WHERE s.passage_id = p.id ORDER BY s.id) s) "
                "FROM passage p JOIN journey j ON j.id = p.journey_id "
                "WHERE p.state = 'ended' AND p.outcome = 'finished'"
            ):
                ways.setdefault((journey, person), []).append(json.loads(steps))
            lists = dict(
                connection.execute(
                    "SELECT l.name, count(*) FROM own_list l JOIN list_member m "
                    "ON m.list_id = l.id GROUP BY 1"
                ).fetchall()
            )
            passages = connection.execute("SELECT count(*) FROM passage").fetchone()[0]
            entered = dict(
                connection.execute(
                    "SELECT shape, people FROM journey_entered e JOIN journey j "
                    "ON j.id = e.journey_id WHERE j.name = 'Follow up'"
                ).fetchall()
            )
            assert connection.execute("SELECT count(*) FROM touched").fetchone() == (0,)
            assert connection.execute("SELECT count(*) FROM member_event").fetchone() == (0,)
        for each in self.people:
            person = persons[each.id]
            if each.invited:
                assert_way(ways.pop(("Feeder", person)), ("s1", "s2"))
            trigger = "s2" if each.invited else "s1"
            way = (trigger, *WAY) if each.goes_on else (trigger, WAY[0])
            steps = assert_way(ways.pop(("Follow up", person)), way)
            if each.goes_on and each.silent:
                assert steps["s7"][4] == steps["s11"][4] == NOTES[Why.OPTED_OUT]
            elif each.goes_on:
                assert steps["s7"][4] in ("E-mail “Hello” sent", UNCONFIRMED_NOTE)
                assert steps["s11"][4] in ("E-mail “Reminder” sent", UNCONFIRMED_NOTE)
                assert steps["s5"][4] == f"Task “Call P{each.number}” created"
        assert not ways, "somebody was in a journey who isn't meant to be"
        through = [each for each in self.people if each.goes_on]
        invited = [each for each in self.people if each.invited]
        assert lists == {"Invited": len(invited), "Written to": len(through)}
        assert passages == len(self.people) + len(invited)
        assert entered == {
            "s1": len(self.people) - len(invited),
            "s2": len(invited),
            "s3": len(self.people),
            **dict.fromkeys(WAY[1:], len(through)),
        }

    # -- within -----------------------------------------------------------------------------------

    def _create(self, sobject: str, records: Sequence[dict[str, Any]]) -> list[str]:
        """New records of the org, by a login of our own; their ids."""
        made: list[str] = []
        for some in _collections(records):
            answer = requests.post(
                f"{self.org.url}/services/data/v62.0/composite/sobjects",
                json=_document(sobject, some),
                headers={"Authorization": f"Bearer {self.org.token()}"},
                timeout=60,
            )
            assert answer.ok, answer.text
            assert all(each["success"] for each in answer.json()), answer.text
            made += [each["id"] for each in answer.json()]
        return made


def assert_way(
    passages: Sequence[Sequence[Sequence[Any]]], way: Sequence[str]
) -> dict[str, Sequence[Any]]:
    """Whether there was one passage, which went that way; its steps by shape."""
    (steps,) = passages
    assert tuple(each[0] for each in steps) == way
    for before, after in pairwise(steps):
        assert before[1] <= before[2] == after[1], steps
    assert all(each[3] is not None for each in steps)
    assert steps[-1][2] is not None
    return {each[0]: each for each in steps}


def _collections(records: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    for start in range(0, len(records), COLLECTION):
        yield records[start : start + COLLECTION]


def _document(sobject: str, records: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {
        "allOrNone": False,
        "records": [{"attributes": {"type": sobject}, **each} for each in records],
    }


@contextmanager
def ordeal(tmp_path: Path, people: int, seed: int) -> Iterator[Ordeal]:
    with (
        practice_org("--leads", "0", "--contacts", "0", "--accounts", "0") as org,
        mail_drop() as mails,
    ):
        made = Ordeal(org, mails, tmp_path / "data", seed)
        made.prepare(people)
        yield made


def put_through(tmp_path: Path, people: int, kills: int) -> None:
    with ordeal(tmp_path, people, seed=kills) as each:
        # everybody is inside by two thirds of the kills
        wave = -(-people * 3 // (kills * 2))
        outside = list(each.people)
        each.random.shuffle(outside)
        for _ in range(3 * kills):
            if each.kills >= kills:
                break
            each.let_in(outside[:wave])
            del outside[:wave]
            each.let_time_pass(each.random.random())
            each.slow_down()
            verb = ("run", "--interval", "1") if each.random.random() < 0.5 else ("sync",)
            each.run_and_kill(verb, each.idle_run * each.random.uniform(0.9, 2.2))
        assert each.kills >= kills * 3 // 4
        each.speed_up()
        each.let_in(outside)
        each.finish()
        each.assert_salesforce()
        each.assert_mails()
        each.assert_database()


def test_killed_a_few_times_on_the_way(tmp_path: Path) -> None:
    put_through(tmp_path, people=200, kills=8)


@pytest.mark.slow
def test_killed_a_hundred_times_on_the_way(tmp_path: Path) -> None:
    put_through(tmp_path, people=5_000, kills=100)
