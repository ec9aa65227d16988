"""A dry run tells what a draft would do, by the engine itself, and leaves nothing behind."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import to_iso
from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    AssignLead,
    ByHand,
    CampaignStatusChanged,
    CheckCampaignStatus,
    CheckFields,
    CheckList,
    Delay,
    Email,
    FieldMatch,
    Kind,
    ListAction,
    ListTrigger,
    Named,
    Save,
    SegmentTrigger,
    SetCampaignStatus,
    Task,
    Unit,
    UpdateField,
)
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.errors import Cancelled, KnownError
from apdesk.journeys.dry_run import DryRun, Outside, clear_away, dry_run
from apdesk.store.database import Store
from apdesk.store.journeys.campaigns import Campaigns, Member
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from tests.journeys.bench import ACME, NO, OUT, YES, Desk, by_hand, chain
from tests.unit.store.store_builders import sf

ANA = Named("005000000000001AAA", "Ana Lima")
SPRING = Named("701000000000001AAA", "Spring")
LEADS = (Kind.JOINED_LIST, ListTrigger("leads"))
WAIT = (Kind.DELAY, Delay(2, Unit.DAYS))


def tried(desk: Desk, graph: Graph, *, hand: str = "", name: str = "Draft") -> DryRun:
    """A dry run of a graph that is only a draft."""
    journey_id = desk.journeys.create(name, graph, at=desk.now)
    return again(desk, journey_id, hand=hand)


def again(desk: Desk, journey_id: int, *, hand: str = "") -> DryRun:
    folder = desk.path.parent / "dry-run"
    return dry_run(
        desk.path, folder, journey_id, desk.clock, desk.context, CancelToken(), by_hand=hand
    )


def contents(path: Path) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Every row of every plain table."""
    with sqlite3.connect(path) as connection:
        tables = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' "
                "AND name NOT LIKE '%search%' ORDER BY name"
            )
        ]
        return [(each, connection.execute(f'SELECT * FROM "{each}"').fetchall()) for each in tables]


def done(run: DryRun, shape: str) -> Outside:
    return next(each for each in run.outside if each.shape == shape)


# -- people move -------------------------------------------------------------------------------


def test_everybody_who_meets_a_trigger_now_goes_through(desk: Desk) -> None:
    desk.people({"company": "Acme"}, {"company": "Acme"}, {"company": "Other"})
    graph = chain(
        (Kind.FIELD_MATCH, FieldMatch(ACME)), WAIT, (Kind.UPDATE_FIELD, UpdateField("phone", "1"))
    )
    run = tried(desk, graph)
    assert run.people == 2
    assert run.passed == {"s1": 2, "s2": 2, "s3": 2}
    assert (run.waiting, run.finished, run.problems) == ({}, 2, ())


def test_conditions_part_people_as_when_it_is_published(desk: Desk) -> None:
    desk.people(*({"company": each} for each in ("Acme", "Other", "Acme", None)))
    lists = OwnLists(desk.store)
    guests = lists.create("Guests", desk.now)
    lists.add(guests, [1, 2, 3, 4], desk.now)
    graph = (
        Graph()
        .with_shape(Shape("s1", Kind.JOINED_LIST, ListTrigger("Guests")))
        .with_shape(Shape("s2", Kind.CHECK_FIELDS, CheckFields(ACME)))
        .with_shape(Shape("s3", *WAIT))
        .with_shape(Shape("s4", Kind.REMOVE_FROM_LIST, ListAction("Guests")))
        .with_shape(Shape("s5", Kind.CHECK_LIST, CheckList("Guests")))
        .with_shape(Shape("s6", *WAIT))
        .connected("s1", OUT, "s2")
        .connected("s2", YES, "s3")
        .connected("s2", NO, "s4")
        .connected("s4", OUT, "s5")
        .connected("s5", YES, "s6")
    )
    run = tried(desk, graph)
    assert run.passed == {"s1": 4, "s2": 4, "s3": 2, "s4": 2, "s5": 2}


def test_delays_pass_at_once_also_several_of_them(desk: Desk) -> None:
    desk.person(company="Acme")
    run = tried(desk, chain((Kind.FIELD_MATCH, FieldMatch(ACME)), WAIT, WAIT, WAIT))
    assert run.passed["s4"] == 1
    assert run.finished == 1


def test_a_circle_is_gone_round_once(desk: Desk) -> None:
    desk.person(company="Acme")
    graph = chain(
        (Kind.FIELD_MATCH, FieldMatch(ACME)),
        (Kind.UPDATE_FIELD, UpdateField("phone", "1")),
        WAIT,
    ).connected("s3", OUT, "s2")
    run = tried(desk, graph)
    assert run.passed == {"s1": 1, "s2": 2, "s3": 2}
    assert run.waiting == {"s3": 1}


def test_who_comes_in_again_by_what_the_journey_does_ends_the_count(desk: Desk) -> None:
    person = desk.person(company="Acme")
    lists = OwnLists(desk.store)
    lists.add(lists.create("Round", desk.now), [person], desk.now)
    graph = chain(
        (Kind.JOINED_LIST, ListTrigger("Round", again=True)),
        (Kind.REMOVE_FROM_LIST, ListAction("Round")),
        WAIT,
        (Kind.ADD_TO_LIST, ListAction("Round")),
    )
    run = tried(desk, graph)
    assert [each.code for each in run.problems] == ["journey.circle"]


def test_the_published_passages_of_a_journey_count_neither_for_nor_against(desk: Desk) -> None:
    desk.people({"company": "Acme"}, {"company": "Acme"})
    trigger = (Kind.FIELD_MATCH, FieldMatch(ACME, existing=True))
    journey = desk.publish(chain(trigger, WAIT))
    desk.run()
    assert again(desk, journey).passed == {"s1": 2, "s2": 2}


# -- who comes in ------------------------------------------------------------------------------


def test_leaving_triggers_let_in_those_who_could_leave(desk: Desk) -> None:
    ids = desk.people({"company": "Acme"}, {"company": "Acme"}, {"company": "Other"})
    lists = OwnLists(desk.store)
    lists.add(lists.create("Guests", desk.now), ids[1:], desk.now)
    Segments(desk.store).create("Acme people", ACME, desk.now)
    left_list = chain((Kind.LEFT_LIST, ListTrigger("Guests")), WAIT)
    left_segment = chain((Kind.LEFT_SEGMENT, SegmentTrigger("Acme people")), WAIT)
    assert tried(desk, left_list, name="A").passed == {"s1": 2, "s2": 2}
    assert tried(desk, left_segment, name="B").passed == {"s1": 2, "s2": 2}


def test_by_hand_come_in_those_of_a_list_or_who_were_added_before(desk: Desk) -> None:
    ids = desk.people({"name": "A"}, {"name": "B"}, {"name": "C"})
    lists = OwnLists(desk.store)
    lists.add(lists.create("Guests", desk.now), ids[:2], desk.now)
    journey = desk.publish(by_hand(WAIT))
    assert again(desk, journey).people == 0
    desk.journeys.start(journey, ids[2:], at=desk.now)
    assert again(desk, journey).people == 1
    assert again(desk, journey, hand="guests").people == 2


def test_campaign_members_come_in_with_the_status_that_they_have(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.synced("Lead", number, Name=f"Lead {number}")
    campaigns = Campaigns(desk.store)
    campaigns.watch([SPRING.id])
    statuses = ("Responded", "Sent", "responded")
    members = [
        Member(f"00v{at}", SPRING.id, sf("Lead", at), status)
        for at, status in enumerate(statuses, 1)
    ]
    campaigns.take(members, at=desk.now, events=False, cursors={SPRING.id: desk.now})
    settings = CampaignStatusChanged(SPRING, ("Responded",))
    run = tried(desk, chain((Kind.CAMPAIGN_STATUS_CHANGED, settings), WAIT))
    assert run.passed == {"s1": 2, "s2": 2}
    assert run.problems == ()


def test_it_says_so_when_the_members_of_a_campaign_arent_known(desk: Desk) -> None:
    run = tried(desk, chain((Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(SPRING)), WAIT))
    assert run.people == 0
    assert [(each.code, "Spring" in each.title) for each in run.problems] == [
        ("journey.members_unknown", True)
    ]


# -- outside -----------------------------------------------------------------------------------


def test_e_mails_are_counted_by_the_rules_that_skip_some(desk: Desk) -> None:
    MailTemplates(desk.store).create(MailTemplate("Hello", "Hi", "Hi"), at=desk.now)
    desk.synced("Lead", 1, Name="A", Email="a@example.com")
    desk.synced("Lead", 2, Name="B", Email="b@example.com", HasOptedOutOfEmail=True)
    desk.synced("Lead", 3, Name="Twin of B", Email="B@example.com")
    desk.synced("Lead", 4, Name="No address")
    desk.synced("Lead", 5, Name="E", Email="e@example.com")
    email = (Kind.EMAIL, Email("hello"))
    run = tried(desk, chain(LEADS, email, WAIT, email))
    assert run.mails == 2
    assert done(run, "s2").done == 2
    assert sum(done(run, "s2").skipped.values()) == 3
    assert len(done(run, "s2").skipped) == 3
    assert done(run, "s4").done == 0, "nobody gets the same e-mail twice"
    assert run.passed["s4"] == 5
    assert sum(run.mails_skipped.values()) == 8


def test_a_template_that_is_missing_keeps_people_waiting(desk: Desk) -> None:
    desk.synced("Lead", 1, Name="A", Email="a@example.com")
    run = tried(desk, chain(LEADS, (Kind.EMAIL, Email("Gone")), WAIT))
    assert run.mails == 0
    assert run.waiting == {"s2": 1}
    assert sum(done(run, "s2").waiting.values()) == 1


def test_leads_are_assigned_and_others_skipped(desk: Desk) -> None:
    lead = desk.synced("Lead", 1, Name="A", Company="Acme")
    contact = desk.synced("Contact", 1, Name="B")
    local = desk.person(name="C")
    lists = OwnLists(desk.store)
    lists.add(lists.create("Some", desk.now), [lead, contact, local], desk.now)
    run = tried(
        desk, chain((Kind.JOINED_LIST, ListTrigger("Some")), (Kind.ASSIGN_LEAD, AssignLead(ANA)))
    )
    assert done(run, "s2").done == 1
    assert sum(done(run, "s2").skipped.values()) == 2
    assert run.finished == 3


def test_who_is_saved_counts_as_a_lead_from_then_on(desk: Desk) -> None:
    desk.person(name="A", company="Acme")
    trigger = (Kind.FIELD_MATCH, FieldMatch(ACME))
    run = tried(
        desk,
        chain(
            trigger,
            (Kind.SAVE, Save("Lead")),
            (Kind.CHECK_LIST, CheckList("leads")),
            (Kind.ASSIGN_LEAD, AssignLead(ANA)),
            (Kind.TASK, Task("Call")),
        ),
    )
    assert [(each.shape, each.done) for each in run.outside] == [("s2", 1), ("s4", 1), ("s5", 1)]


def test_a_status_that_is_set_is_seen_by_a_later_step(desk: Desk) -> None:
    desk.synced("Lead", 1, Name="A")
    graph = chain(
        LEADS,
        (Kind.SET_CAMPAIGN_STATUS, SetCampaignStatus(SPRING, "Invited")),
        (Kind.CHECK_CAMPAIGN_STATUS, CheckCampaignStatus(SPRING, ("Invited",))),
        WAIT,
    )
    assert tried(desk, graph).passed["s4"] == 1


# -- and nothing else --------------------------------------------------------------------------


def test_the_database_isnt_changed_and_no_copy_is_left(desk: Desk) -> None:
    desk.synced("Lead", 1, Name="A", Email="a@example.com")
    live = desk.publish(chain((Kind.JOINED_LIST, ListTrigger("leads", existing=True)), WAIT))
    desk.run()
    graph = chain(LEADS, (Kind.UPDATE_FIELD, UpdateField("phone", "1")), WAIT)
    journey_id = desk.journeys.create("Draft", graph, at=desk.now)
    before = contents(desk.path)
    again(desk, journey_id)
    assert contents(desk.path) == before
    assert list((desk.path.parent / "dry-run").glob("*.sqlite3*")) == []
    assert desk.here(live) == {"s2": 1}
    assert desk.ledger.had == []


def test_other_journeys_stand_still_meanwhile(desk: Desk) -> None:
    desk.person(company="Acme")
    OwnLists(desk.store).create("Guests", desk.now)
    other = chain((Kind.JOINED_LIST, ListTrigger("Guests")), (Kind.ASSIGN_LEAD, AssignLead(ANA)))
    desk.publish(other, "Other")
    run = tried(
        desk,
        chain((Kind.FIELD_MATCH, FieldMatch(ACME)), (Kind.ADD_TO_LIST, ListAction("Guests")), WAIT),
    )
    assert run.passed["s3"] == 1
    assert run.outside == ()


def test_it_can_be_cancelled_and_leaves_no_copy(desk: Desk) -> None:
    desk.people(*({"company": "Acme"} for _ in range(10)))
    graph = chain((Kind.FIELD_MATCH, FieldMatch(ACME)), WAIT, WAIT)
    journey_id = desk.journeys.create("Draft", graph, at=desk.now)
    cancel, folder = CancelToken(), desk.path.parent / "dry-run"
    there: list[int] = []

    def tell(_steps: int) -> None:
        there.append(len(list(folder.glob("*.sqlite3"))))
        cancel.cancel()

    with pytest.raises(Cancelled):
        dry_run(desk.path, folder, journey_id, desk.clock, desk.context, cancel, tell=tell)
    assert there == [1]
    assert list(folder.glob("*.sqlite3*")) == []


def test_a_trigger_that_cant_be_looked_at_is_told_and_leaves_no_copy(desk: Desk) -> None:
    with pytest.raises(KnownError) as caught:
        tried(desk, chain((Kind.JOINED_LIST, ListTrigger("Nowhere")), WAIT))
    assert caught.value.code == "journey.list_gone"
    assert list((desk.path.parent / "dry-run").glob("*.sqlite3*")) == []


def test_what_a_killed_dry_run_left_is_cleared_away(tmp_path: Path) -> None:
    left = [tmp_path / f"dry-run.sqlite3{each}" for each in ("", "-wal", "-shm", ".part")]
    for each in left:
        each.write_bytes(b"x")
    clear_away(tmp_path)
    assert not [each for each in left if each.exists()]
    clear_away(tmp_path / "not there")


def test_the_copy_can_be_read_by_nobody_else(desk: Desk) -> None:
    desk.person(company="Acme")
    journey_id = desk.journeys.create(
        "Draft", chain((Kind.FIELD_MATCH, FieldMatch(ACME)), WAIT), at=desk.now
    )
    folder = desk.path.parent / "dry-run"
    modes: list[int] = []

    def tell(_steps: int) -> None:
        modes.extend(each.stat().st_mode & 0o077 for each in folder.glob("*.sqlite3*"))

    dry_run(desk.path, folder, journey_id, desk.clock, desk.context, CancelToken(), tell=tell)
    assert set(modes) == {0}
    assert folder.stat().st_mode & 0o077 == 0


def test_a_stored_draft_is_what_runs(desk: Desk) -> None:
    desk.person(company="Acme")
    journey = desk.publish(chain((Kind.FIELD_MATCH, FieldMatch(ACME)), WAIT))
    desk.journeys.save_draft(
        journey, chain((Kind.BY_HAND, ByHand()), WAIT, WAIT), at=to_iso(desk.clock.now())
    )
    assert again(desk, journey).passed == {}
    with Store(desk.path) as store, store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM journey").fetchone() == (1,)
