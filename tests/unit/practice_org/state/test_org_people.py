"""The seeded people, the busy team, and many threads at once."""

from __future__ import annotations

import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.practice_org.people import seed as seeding
from apdesk.practice_org.people.busy import BusyTeam, Deed, step
from apdesk.practice_org.people.dice import Dice
from apdesk.practice_org.people.seed import seed
from apdesk.practice_org.state.catalogue import OBJECTS
from apdesk.practice_org.state.org import PracticeOrg
from apdesk.practice_org.state.values import to_stored

from .conftest import MovingClock


def everything(org: PracticeOrg) -> dict[str, list[dict[str, Any]]]:
    return {
        name: org.query(f"SELECT FIELDS(ALL) FROM {name} ORDER BY Id LIMIT 200").records()
        for name in ("Lead", "Contact", "Account", "Campaign", "CampaignMember", "Task")
    }


@pytest.fixture
def seeded(org: PracticeOrg) -> PracticeOrg:
    made = seed(org)
    assert (made.leads, made.contacts, made.accounts) == (600, 400, 150)
    return org


def count(org: PracticeOrg, sobject: str, where: str) -> int:
    return org.query(f"SELECT COUNT() FROM {sobject} WHERE {where}").total_size


def test_the_same_seed_makes_the_same_people(seeded: PracticeOrg, clock: MovingClock) -> None:
    again, other = PracticeOrg(clock=clock), PracticeOrg(clock=clock)
    seed(again)
    seed(other, seed=2)
    assert everything(again) == everything(seeded)
    assert everything(other) != everything(seeded)
    again.close()
    other.close()


def test_people_by_the_thousand_are_streamed(
    monkeypatch: pytest.MonkeyPatch, clock: MovingClock
) -> None:
    """Those of one transaction are held, however many there are in all."""
    monkeypatch.setattr(seeding, "_AT_ONCE", 250)
    peaks: list[int] = []
    told: list[tuple[str, int]] = []
    for leads in (500, 1_500):
        org = PracticeOrg(clock=clock)
        tracemalloc.start()
        made = seed(org, leads, 20, 10, progress=lambda sobject, made: told.append((sobject, made)))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        counted = [org.record_count(name) for name in ("Lead", "CampaignMember", "Task")]
        assert counted == [made.leads, made.members, made.tasks]
        assert made.leads == leads
        org.close()
    assert peaks[1] < peaks[0] + 100_000
    leads_told = [made for sobject, made in told if sobject == "Lead"]
    assert leads_told == [*range(250, 501, 250), *range(250, 1_501, 250)]


def test_many_are_the_same_people_and_found_by_the_same_indexes(
    monkeypatch: pytest.MonkeyPatch, clock: MovingClock
) -> None:
    few, many = PracticeOrg(clock=clock), PracticeOrg(clock=clock)
    seed(few, 300, 20, 10)
    monkeypatch.setattr(seeding, "_AT_ONCE", 70)
    seed(many, 300, 20, 10)

    def kept(org: PracticeOrg) -> list[list[tuple[Any, ...]]]:
        with org._database.read() as connection:
            return [
                connection.execute(f"SELECT * FROM {name}").fetchall()
                for name in ("Lead", "CampaignMember", "Task")
            ] + [connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()]

    assert kept(many) == kept(few)
    few.close()
    many.close()


def test_an_org_with_people_gets_more(seeded: PracticeOrg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeding, "_AT_ONCE", 70)
    made = seed(seeded, 100, 10, 5, seed=2)
    assert made.leads == 100
    assert seeded.record_count("Lead") == 700
    strangers = "LeadId NOT IN (SELECT Id FROM Lead) AND LeadId != null"
    assert count(seeded, "CampaignMember", strangers) == 0
    assert count(seeded, "CampaignMember", "Lead.LastName = null AND LeadId != null") == 0


def test_the_people_are_as_awkward_as_real_ones(seeded: PracticeOrg) -> None:
    assert count(seeded, "Lead", "Country = 'Australia'") >= 30
    assert count(seeded, "Lead", "Country = null") >= 100
    assert count(seeded, "Lead", "Status LIKE 'Open - %'") >= 30
    assert count(seeded, "Lead", "Rating = null") >= 200
    assert count(seeded, "Lead", "Email = null") >= 50
    assert count(seeded, "Lead", "IsConverted = true") >= 10
    assert count(seeded, "Lead", "HasOptedOutOfEmail = true") >= 15
    assert count(seeded, "Lead", "Company LIKE '=%'") >= 2
    assert count(seeded, "Account", "ParentId != null") >= 20
    assert count(seeded, "Account", "Parent.ParentId != null") >= 1
    assert count(seeded, "Contact", "AccountId = null") >= 5
    assert count(seeded, "CampaignMember", "HasResponded = true") >= 20
    spellings = seeded.query("SELECT Country FROM Lead WHERE Country = 'australia'").records()
    assert len({one["Country"] for one in spellings}) >= 2
    texts = seeded.query("SELECT Description, Street, Company FROM Lead").records()
    assert any("\n" in (one["Description"] or "") for one in texts)
    assert any('"' in one["Company"] and "," in (one["Street"] or "") for one in texts)
    emails = {one["Email"] for one in seeded.query("SELECT Email FROM Contact").records()}
    leads = {one["Email"] for one in seeded.query("SELECT Email FROM Lead").records()}
    assert (emails & leads) - {None}


def test_converted_leads_lead_somewhere(seeded: PracticeOrg) -> None:
    converted = seeded.query(
        "SELECT ConvertedContact.AccountId, ConvertedAccountId, Status FROM Lead "
        "WHERE IsConverted = true"
    ).records()
    for one in converted:
        assert one["ConvertedContact"]["AccountId"] == one["ConvertedAccountId"]
        assert one["Status"] == "Closed - Converted"


def test_seeded_values_are_what_a_save_would_have_kept(seeded: PracticeOrg) -> None:
    for sobject in ("Lead", "Contact", "Account"):
        described = seeded.describe(sobject)["fields"]
        writable = [one["name"] for one in described if one["updateable"]]
        found = seeded.query(f"SELECT {', '.join(writable)} FROM {sobject} LIMIT 300")
        targets = {one.name: one for one in _fields(sobject)}
        for record in found.records():
            for name in writable:
                value = record[name]
                if value is None or targets[name].type in ("reference", "boolean", "datetime"):
                    continue
                assert to_stored(targets[name], value) == value, (sobject, name)


@given(st.integers(0, 2**63), st.lists(st.integers(1, 2**40), min_size=1, max_size=8))
def test_dice_fall_as_random_numbers_do(seed: int, ends: list[int]) -> None:
    dice, random = Dice(Random(seed)), Random(seed)
    for end in ends:
        assert dice.below(end) == random.randrange(end)
        assert dice.choice("abc") == random.choice("abc")
        assert dice.uniform(-0.2, 0.3) == random.uniform(-0.2, 0.3)
        assert dice.share() == random.random()
        assert dice.maybe(0.5, "xyz") == (random.choice("xyz") if random.random() < 0.5 else None)


def _fields(sobject: str) -> Any:
    return next(one for one in OBJECTS if one.name == sobject).fields


def test_stamps_are_in_order(seeded: PracticeOrg, clock: MovingClock) -> None:
    now = clock.moment.strftime("%Y-%m-%dT%H:%M:%S.000+0000")
    for one in seeded.query("SELECT CreatedDate, SystemModstamp FROM Lead").records():
        assert one["CreatedDate"] <= one["SystemModstamp"] <= now


def test_a_seeded_org_can_be_empty(org: PracticeOrg) -> None:
    made = seed(org, 0, 0, 0)
    assert (made.leads, made.campaigns, made.members) == (0, 0, 0)
    assert step(org, Random(1)) is None or org.record_count("Lead") + org.record_count("Contact")


def test_the_busy_team_does_everything(seeded: PracticeOrg, clock: MovingClock) -> None:
    random = Random(7)
    actions = set()
    for _ in range(400):
        clock.advance(seconds=5)
        deed = step(seeded, random)
        if deed is not None:
            actions.add(deed.action)
    assert actions == {
        "create",
        "update",
        "convert",
        "delete",
        "undelete",
        "merge",
        "respond",
        "call",
    }


def test_the_busy_team_goes_home(seeded: PracticeOrg) -> None:
    worked = threading.Event()
    deeds: list[Deed] = []

    def note(deed: Deed) -> None:
        deeds.append(deed)
        worked.set()

    team = BusyTeam(seeded, pause=timedelta(milliseconds=1), on_deed=note)
    team.start()
    assert worked.wait(20)
    team.stop()
    after = len(deeds)
    assert after
    assert seeded.query("SELECT COUNT() FROM Lead").total_size
    assert len(deeds) == after


@pytest.mark.parametrize("where", ["memory", "file"])
def test_many_threads(tmp_path: Path, clock: MovingClock, where: str) -> None:
    org = PracticeOrg(":memory:" if where == "memory" else tmp_path / "org.db", clock=clock)
    seed(org, 50, 20, 10)

    def work(number: int) -> int:
        made = org.create("Lead", {"LastName": f"t{number}", "Company": "x"})
        org.update("Lead", made, {"Title": "y"})
        assert org.retrieve("Lead", made)["Title"] == "y"
        if number % 3 == 0:
            org.delete("Lead", made)
        if number % 5 == 0:
            org.hide_field("Lead", "Fax")
            org.show_field("Lead", "Fax")
        return org.query("SELECT Id FROM Lead").total_size

    with ThreadPoolExecutor(8) as pool:
        sizes = list(pool.map(work, range(60)))
    assert all(size >= 50 for size in sizes)
    assert org.record_count("Lead") == 50 + 40
    org.close()
