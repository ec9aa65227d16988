"""A journey as its user sees it: campaign statuses change in Salesforce, and the rest follows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from apdesk.domain.journey.document import JourneyFile
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    AssignGroup,
    CampaignStatusChanged,
    CheckFields,
    Delay,
    Email,
    Kind,
    Named,
    Port,
    Task,
    Unit,
)
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.operators import Criterion, Operator
from apdesk.journeys.mail.settings import MailSettings, Security
from apdesk.store.database import Store
from apdesk.store.settings import Settings
from tests.helpers.processes import Apdesk, OrgProcess, practice_org
from tests.unit.journeys.mail.mail_servers import MailDrop, mail_drop

pytestmark = pytest.mark.e2e

TEMPLATE = MailTemplate("Thanks", "Thanks, {{first_name|friend}}", "We will be in touch.", "")
LEADS = {
    "version": 1,
    "objects": {
        "Lead": {"sync": "all"},
        "Contact": {"sync": "none"},
        "Account": {"sync": "none"},
    },
}


@pytest.fixture(scope="module")
def org() -> Iterator[OrgProcess]:
    with practice_org("--leads", "30", "--contacts", "0", "--accounts", "0") as running:
        yield running


@pytest.fixture(scope="module")
def connected(tmp_path_factory: pytest.TempPathFactory, org: OrgProcess) -> Apdesk:
    """Connected once for all tests, which copy it."""
    desk = Apdesk(tmp_path_factory.mktemp("connected") / "data")
    desk.connect(org)
    desk.apply(LEADS)
    return desk


@pytest.fixture
def mails() -> Iterator[MailDrop]:
    with mail_drop() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, connected: Apdesk, mails: MailDrop) -> Apdesk:
    desk = connected.copy(tmp_path / "data")
    with Store(desk.data_dir / "apdesk.sqlite3") as store:
        MailSettings(
            host="127.0.0.1",
            port=mails.port,
            security=Security.NONE,
            from_name="Marketing",
            from_address="marketing@example.com",
            unsubscribe_mail="stop@example.com",
        ).store(Settings(store))
    return desk


def users(org: OrgProcess, count: int) -> tuple[Named, ...]:
    found = org.query(
        "SELECT Id, Name FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Id"
    )
    return tuple(Named(each["Id"], each["Name"]) for each in found[:count])


def follow_up(campaign: Named, group: tuple[Named, ...]) -> Graph:
    """Status becomes Responded → is the lead open? → yes: assign, task; no: wait, e-mail."""
    return (
        Graph()
        .with_shape(
            Shape(
                "s1",
                Kind.CAMPAIGN_STATUS_CHANGED,
                CampaignStatusChanged(campaign, ("Responded",)),
            )
        )
        .with_shape(
            Shape(
                "s2",
                Kind.CHECK_FIELDS,
                CheckFields((Criterion("status", Operator.IS, "Open - Not Contacted"),)),
            )
        )
        .with_shape(Shape("s3", Kind.ASSIGN_GROUP, AssignGroup(group)))
        .with_shape(Shape("s4", Kind.TASK, Task("Call {{last_name}}", due_days=1)))
        .with_shape(
            # whenever the test runs, its window is open
            Shape("s5", Kind.DELAY, Delay(2, Unit.DAYS, start=0, end=24 * 60))
        )
        .with_shape(Shape("s6", Kind.EMAIL, Email("Thanks")))
        .connected("s1", Port.OUT, "s2")
        .connected("s2", Port.YES, "s3")
        .connected("s3", Port.OUT, "s4")
        .connected("s2", Port.NO, "s5")
        .connected("s5", Port.OUT, "s6")
    )


def numbers(desk: Apdesk) -> dict[str, tuple[int, int]]:
    found = desk.json("journeys", "status", "Follow up")["shapes"]
    return {each["id"]: (each["entered"], each["here"]) for each in found}


def let_delays_pass(desk: Apdesk) -> None:
    with closing(sqlite3.connect(desk.data_dir / "apdesk.sqlite3")) as connection:
        connection.execute("UPDATE passage SET due_at = '2020-01-01T00:00:00Z' WHERE due_at > ''")
        connection.commit()


def test_a_campaign_follow_up_does_each_thing_once(
    org: OrgProcess, desk: Apdesk, mails: MailDrop
) -> None:
    campaign = Named(
        org.call("create", sobject="Campaign", values={"Name": "Spring", "IsActive": True}),
        "Spring",
    )
    people = {
        name: org.call(
            "create",
            sobject="Lead",
            values={
                "FirstName": name,
                "LastName": "Doe",
                "Company": "Acme",
                "Email": f"{name.casefold()}@example.com",
                "Status": status,
            },
        )
        for name, status in (
            ("Ana", "Open - Not Contacted"),
            ("Ben", "Working - Contacted"),
            ("Cleo", "Open - Not Contacted"),
            ("Dan", "Open - Not Contacted"),
            ("Eva", "Open - Not Contacted"),
        )
    }
    group = users(org, 3)

    def status(name: str, said: str) -> None:
        org.call("set_member_status", campaign=campaign.id, person=people[name], status=said)

    status("Dan", "Responded")  # before the journey is there
    assert desk.json("sync")["result"] == "done"
    file = JourneyFile("Follow up", follow_up(campaign, group), (TEMPLATE,))
    brought = desk.json("journeys", "import", "-", stdin=json.dumps(file.to_json()))
    assert brought["templates"] == ["Thanks"]
    assert [each for each in brought["problems"] if each["fatal"]] == []
    assert desk.json("journeys", "publish", "Follow up")["version"] == 1
    status("Ana", "Responded")
    status("Ben", "Responded")
    status("Cleo", "Sent")
    report = desk.json("sync")
    assert report["journeys"]["effects"] == {"owner": 1, "task": 1}
    assert numbers(desk) == {
        "s1": (2, 0),
        "s2": (2, 0),
        "s3": (1, 0),
        "s4": (1, 0),
        "s5": (1, 1),
        "s6": (0, 0),
    }
    status("Cleo", "Responded")
    status("Eva", "Responded")
    desk.json("sync")
    let_delays_pass(desk)
    desk.json("sync")
    desk.json("sync")

    owners = {
        name: org.call("retrieve", sobject="Lead", record_id=people[name])["OwnerId"]
        for name in people
    }
    assert sorted(owners[name] for name in ("Ana", "Cleo", "Eva")) == sorted(
        each.id for each in group
    )
    tasks = org.query("SELECT Id, WhoId, Subject, OwnerId FROM Task WHERE Subject = 'Call Doe'")
    assert sorted(each["WhoId"] for each in tasks) == sorted(
        people[name] for name in ("Ana", "Cleo", "Eva")
    )
    assert {each["WhoId"]: each["OwnerId"] for each in tasks} == {
        people[name]: owners[name] for name in ("Ana", "Cleo", "Eva")
    }
    (mail,) = mails.received
    assert mail.recipient == "ben@example.com"
    assert mail.message["Subject"] == "Thanks, Ben"
    assert numbers(desk) == {
        "s1": (4, 0),
        "s2": (4, 0),
        "s3": (3, 0),
        "s4": (3, 0),
        "s5": (1, 0),
        "s6": (1, 0),
    }
    told: list[dict[str, Any]] = desk.json("journeys", "list")
    assert [(each["inside"], each["entered"], each["stuck"]) for each in told] == [(0, 4, 0)]


def test_a_journey_that_cant_work_is_refused_by_what_is_wrong(desk: Apdesk) -> None:
    desk.json("sync")
    graph = follow_up(Named("701000000000001AAA", "Gone"), ()).disconnected("s1", Port.OUT)
    file = JourneyFile("Broken", graph)
    desk.json("journeys", "import", "-", stdin=json.dumps(file.to_json()))
    refused = desk.json("journeys", "publish", "broken", expect=1)["error"]
    assert refused["code"] == "journey.impossible"
    assert "Gone" in refused["message"]
    assert "Thanks" in refused["message"]


def test_templates_and_files_go_round(desk: Apdesk, tmp_path: Path) -> None:
    desk.json("sync")
    keys = [each["key"] for each in desk.json("journeys", "templates")]
    for key in keys:
        desk.json("journeys", "import", "--template", key, "--name", f"My {key}")
    names = [each["name"] for each in desk.json("journeys", "list")]
    assert names == sorted(f"My {key}" for key in keys)
    out = tmp_path / "journey.json"
    assert desk.run("journeys", "export", "my welcome", "--output", str(out)).returncode == 0
    again = desk.json("journeys", "import", str(out))
    assert again["replaced"] is True
    assert json.loads(out.read_text(encoding="utf-8")) == json.loads(
        desk.run("journeys", "export", "My welcome").stdout
    )
