"""Campaigns in the store: what is kept, what is news, and what is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from apdesk.store.database import Store
from apdesk.store.journeys.campaigns import Campaign, Campaigns, Member, MemberStatus
from apdesk.store.journeys.learning import Learning
from apdesk.store.journeys.org_users import OrgUser, OrgUsers

AT = "2026-03-01T10:00:00Z"
SPRING, AUTUMN = "701000000000001AAA", "701000000000002AAA"


def member(number: int, status: str | None = "Sent", campaign: str = SPRING) -> Member:
    return Member(f"00v{number:012d}AAA", campaign, f"00Q{number:012d}AAA", status, AT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "apdesk.sqlite3") as opened:
        yield opened


@pytest.fixture
def campaigns(store: Store) -> Campaigns:
    return Campaigns(store)


def events(store: Store) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        return connection.execute(
            "SELECT campaign_id, salesforce_id, old, new, at FROM member_event ORDER BY id"
        ).fetchall()


def writes(store: Store) -> list[str]:
    """Told of each transaction from now on."""
    points: list[str] = []
    store.point = points.append
    return points


def test_what_is_watched_no_more_is_forgotten(store: Store, campaigns: Campaigns) -> None:
    campaigns.watch({SPRING, AUTUMN})
    campaigns.take([member(1), member(2, campaign=AUTUMN)], at=AT, events=False)
    campaigns.watch({AUTUMN})
    assert [each.campaign_id for each in campaigns.watched()] == [AUTUMN]
    assert campaigns.counts() == {AUTUMN: 1}
    points = writes(store)
    campaigns.watch({AUTUMN})
    assert points == []


def test_how_far_a_pull_has_come(campaigns: Campaigns) -> None:
    campaigns.watch({SPRING})
    (watch,) = campaigns.watched()
    assert (watch.cursor, watch.swept_at, watch.newest) == (None, None, None)
    campaigns.take([member(1)], at=AT, events=False)
    assert campaigns.watched()[0].newest == AT
    campaigns.take([], at=AT, events=False, cursors={SPRING: AT}, swept=True)
    (watch,) = campaigns.watched()
    assert (watch.cursor, watch.swept_at, watch.newest) == (AT, AT, None)


def test_only_another_status_is_an_event(store: Store, campaigns: Campaigns) -> None:
    campaigns.take([member(1), member(2), member(3)], at=AT, events=False)
    assert events(store) == []
    noted = campaigns.take(
        [member(1), member(2, "Responded"), member(3, None), member(4, None)], at=AT, events=True
    )
    assert noted == 3
    assert [each[1:4] for each in events(store)] == [
        (member(2).salesforce_id, "Sent", "Responded"),
        (member(3).salesforce_id, "Sent", None),
        (member(4).salesforce_id, None, None),
    ]


def test_another_person_with_the_same_status_is_none(store: Store, campaigns: Campaigns) -> None:
    """A lead that became a contact, or was merged into another one."""
    campaigns.take([member(1)], at=AT, events=False)
    moved = Member(member(1).id, SPRING, "003000000000001AAA", "Sent", AT)
    assert campaigns.take([moved], at=AT, events=True) == 0
    assert campaigns.members({(SPRING, "003000000000001AAA")}).keys() == {
        (SPRING, "003000000000001AAA")
    }


def test_a_campaign_that_is_gone_keeps_its_members(campaigns: Campaigns) -> None:
    campaigns.watch({SPRING})
    campaigns.save([Campaign(SPRING, "Spring", "Planned")])
    campaigns.save_statuses([SPRING], [MemberStatus(SPRING, "Sent")])
    campaigns.take([member(1)], at=AT, events=False, cursors={SPRING: AT}, swept=True)
    campaigns.save([], gone=[SPRING])
    assert (campaigns.campaigns(), campaigns.statuses([SPRING])) == ({}, {})
    assert campaigns.counts() == {SPRING: 1}
    (watch,) = campaigns.watched()
    assert (watch.cursor, watch.swept_at) == (AT, None)


def test_what_is_known_is_not_written_again(store: Store, campaigns: Campaigns) -> None:
    spring, statuses = Campaign(SPRING, "Spring", None, False), [MemberStatus(SPRING, "Sent", 3)]
    user = OrgUser("005000000000001AAA", "Ada", None, True, AT)
    campaigns.save([spring])
    campaigns.save_statuses([SPRING], statuses)
    OrgUsers(store).take([user])
    points = writes(store)
    campaigns.save([spring], gone=[AUTUMN])
    campaigns.save_statuses([SPRING], statuses)
    OrgUsers(store).take([user])
    assert points == []


def test_statuses_are_replaced_campaign_by_campaign(campaigns: Campaigns) -> None:
    campaigns.save_statuses(
        [SPRING, AUTUMN],
        [
            MemberStatus(SPRING, "Sent", 2),
            MemberStatus(SPRING, "Came", 1),
            MemberStatus(AUTUMN, "X"),
        ],
    )
    campaigns.save_statuses([AUTUMN], [MemberStatus(AUTUMN, "Y", default=True)])
    found = campaigns.statuses([SPRING, AUTUMN])
    assert [each.label for each in found[SPRING]] == ["Came", "Sent"]
    assert found[AUTUMN] == (MemberStatus(AUTUMN, "Y", default=True),)


def test_campaigns_are_found_without_regard_to_case(campaigns: Campaigns) -> None:
    campaigns.save(
        [Campaign(SPRING, "Frühling ÄÖ", None, False), Campaign(AUTUMN, "früh 100%", None, True)]
    )
    assert [each.id for each in campaigns.search("FRÜH", 10)] == [AUTUMN, SPRING]
    assert [each.id for each in campaigns.search("äö", 10)] == [SPRING]
    assert campaigns.search("%", 10) == campaigns.search("100%", 10)
    assert len(campaigns.search("", 1)) == 1


def test_members_that_are_dropped_are_no_events(store: Store, campaigns: Campaigns) -> None:
    campaigns.watch({SPRING})
    campaigns.take([member(1), member(2)], at=AT, events=False)
    campaigns.drop(SPRING, {member(2).id}, swept_at=AT)
    assert campaigns.member_ids(SPRING) == {member(1).id}
    assert events(store) == []
    assert campaigns.watched()[0].swept_at == AT


def test_what_we_wrote_replaces_what_was_known(store: Store, campaigns: Campaigns) -> None:
    campaigns.watch({SPRING})
    campaigns.take([member(1)], at=AT, events=False)
    anew = Member("00v000000000009AAA", SPRING, member(1).salesforce_id, "Responded")
    elsewhere = Member("00v000000000010AAA", AUTUMN, member(1).salesforce_id, "Responded")
    Learning(store).members([anew, elsewhere], at=AT)
    assert campaigns.member_ids(SPRING) == {anew.id}
    assert campaigns.member_ids(AUTUMN) == set()
    assert [each[2:4] for each in events(store)] == [(None, "Responded")]
    Learning(store).members([anew], at=AT)
    assert len(events(store)) == 1


def test_our_own_write_does_not_move_a_first_pull(store: Store, campaigns: Campaigns) -> None:
    """It goes on from the newest stamp that was pulled; ours has none."""
    campaigns.watch({SPRING})
    campaigns.take([member(1)], at=AT, events=False)
    Learning(store).members([Member(member(1).id, SPRING, member(1).salesforce_id, "X")], at=AT)
    Learning(store).members([Member("00v9", SPRING, "00Q9", "X")], at=AT)
    assert campaigns.watched()[0].newest == AT


def test_the_newest_user_is_where_changes_begin(store: Store) -> None:
    users = OrgUsers(store)
    assert users.newest() is None
    users.take(
        [
            OrgUser("005000000000002AAA", "Émile", "e@x.org", True, AT),
            OrgUser("005000000000001AAA", "Fay", None, False, "2026-02-01T00:00:00Z"),
        ]
    )
    assert users.newest() == AT
    assert [each.name for each in users.all()] == ["Émile", "Fay"]
