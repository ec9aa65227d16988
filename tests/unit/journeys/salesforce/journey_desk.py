"""A bench of the sync with what journeys want of its org, and who carries it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import hypothesis

from apdesk.domain.clock import to_iso
from apdesk.domain.run import Problem
from apdesk.journeys.performer import Performer
from apdesk.journeys.salesforce.members import MemberPerformer
from apdesk.journeys.salesforce.owners import OwnerPerformer
from apdesk.journeys.salesforce.refresh import Needs, Pulled, refresh
from apdesk.journeys.salesforce.saves import SavePerformer
from apdesk.journeys.salesforce.tasks import TaskPerformer
from apdesk.store.journeys import effects as wanting
from apdesk.store.journeys.campaigns import Campaigns
from apdesk.store.journeys.effects import Effect, Effects, Fate, Intent, Outcome
from apdesk.sync.settings import SyncSettings
from tests.sync.bench import Crash
from tests.sync.two_way import TwoWay, synced

JOURNEY = "Welcome"
#: A crash at all points in the nightly profile, at a selection of them otherwise.
NIGHTLY = hypothesis.settings.get_current_profile_name() == "nightly"


class JourneyDesk(TwoWay):
    """Synced people, a journey "Welcome" that wants things for them, and a campaign."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory, SyncSettings(look_again_after=timedelta(0)))
        self.steps: list[Pulled | Problem] = []
        self.campaign = self.state.create("Campaign", {"Name": "Spring"})
        with self.store.transaction() as connection:
            connection.execute(
                "INSERT INTO journey (id, name, draft, changed_at, state, version) "
                "VALUES (1, ?, '{}', '', 'live', 1)",
                (JOURNEY,),
            )

    # -- wanting and doing ------------------------------------------------------------------------

    def performer(self, kind: str) -> Performer:
        if kind == "save":
            return SavePerformer(self.store, self.laptop)
        kinds: Mapping[str, Callable[..., Performer]] = {
            "owner": OwnerPerformer,
            "member": MemberPerformer,
            "task": TaskPerformer,
        }
        return kinds[kind](self.org, self.store, self.laptop)

    def wish(self, kind: str, payload: Mapping[str, Any], *record_ids: int) -> None:
        """What a journey wants for people (apdesk ids)."""
        with self.store.transaction() as connection:
            wanting.want(
                connection,
                [Intent(None, 1, "s1", 1, each, kind, payload) for each in record_ids],
                self.now(),
            )

    def perform(self, kind: str) -> list[Outcome]:
        """Once as the engine does it: what is in doubt is looked at, what is due is done."""
        performer, effects = self.performer(kind), Effects(self.store)
        told: list[Outcome] = []
        while doubtful := effects.doubtful(performer.kinds, self.now(), performer.most):
            before = len(told)
            for outcomes in performer.settle(doubtful):
                effects.settle(outcomes, self.now(), looked=True)
                told += outcomes
            if len(told) - before < len(doubtful):
                break
        while due := effects.due(performer.kinds, self.now(), performer.most):
            before = len(told)
            for outcomes in performer.perform(due, lambda ids: effects.mark(ids, self.now())):
                effects.settle(outcomes, self.now())
                told += outcomes
            if len(told) - before < len(due):
                break
        return told

    def states(self) -> list[tuple[str, str | None]]:
        """State and trouble's code of all effects, in order."""
        with self.store.reading() as connection:
            return connection.execute("SELECT state, code FROM effect ORDER BY id").fetchall()

    def doubtful(self, kind: str) -> tuple[Effect, ...]:
        return Effects(self.store).doubtful((kind,), "9999", 1000)

    # -- people and campaigns ---------------------------------------------------------------------

    def people(self, *names: str, **values: object) -> list[tuple[str, int]]:
        """Synced leads: Salesforce id, apdesk id."""
        made = synced(self, *names, **values)
        return [(each, self.apdesk_id("Lead", each) or 0) for each in made]

    def in_campaign(self, person: str, status: str = "Sent") -> str:
        field = "LeadId" if person.startswith("00Q") else "ContactId"
        values = {"CampaignId": self.campaign, field: person, "Status": status}
        return self.state.create("CampaignMember", values)

    def refresh(self, *campaigns: str, users: bool = False, page: int = 2000) -> int:
        """The calls that it took; what it yielded is in `steps`."""
        before = self.org.calls()
        needs = Needs(frozenset(campaigns or (self.campaign,)), users)
        self.steps = list(refresh(self.org, self.store, self.laptop, needs, page=page))
        return self.org.calls() - before

    def tick_refresh(self, *campaigns: str, minutes: float = 11, **more: Any) -> int:
        self.clock.tick(minutes=minutes)
        return self.refresh(*campaigns, **more)

    def problems(self) -> list[str]:
        return [each.code for each in self.steps if isinstance(each, Problem)]

    def events(self) -> list[tuple[str, str | None, str | None]]:
        """Who, from, to."""
        with self.store.reading() as connection:
            return connection.execute(
                "SELECT salesforce_id, old, new FROM member_event ORDER BY id"
            ).fetchall()

    def here(self, campaign: str = "") -> dict[str, str | None]:
        """The members here: person -> status."""
        with self.store.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT salesforce_id, status FROM campaign_member WHERE campaign_id = ?",
                    (campaign or self.campaign,),
                ).fetchall()
            )

    def members_there(self, campaign: str = "") -> dict[str, str | None]:
        """The same of the org."""
        found = self.state.query(
            "SELECT LeadOrContactId, Status FROM CampaignMember "
            f"WHERE CampaignId = '{campaign or self.campaign}'"
        ).records()
        return {each["LeadOrContactId"]: each["Status"] for each in found}

    @property
    def campaigns(self) -> Campaigns:
        return Campaigns(self.store)

    def at(self) -> str:
        return to_iso(self.clock.now())


def fates(outcomes: Sequence[Outcome]) -> list[Fate]:
    return [each.fate for each in outcomes]


@contextmanager
def crashing(desk: JourneyDesk, number: int) -> Iterator[list[int]]:
    """The process is gone at the `number`-th point from now on: of a transaction, or before or
    behind a call. Tells in the list how many there were; ends with the file opened anew."""
    passed = [0]

    def point(*_: object) -> None:
        passed[0] += 1
        if passed[0] == number + 1:
            raise Crash

    desk.store.point = point
    desk.org.before = desk.org.after = point
    try:
        yield passed
    except Crash:
        pass
    finally:
        desk.heal()
        desk.reopen()


def at_every_point(attempt: Callable[[int], int], usual: int = 4) -> int:
    """Calls it with 0, 1, 2 … as long as it tells that so many points were passed that it crashed;
    how many points there are.

    Only the nightly profile crashes at each of them. A transaction has three, and the usual step
    of four meets each kind in turn.
    """
    number = 0
    while (passed := attempt(number)) > number:
        number += 1 if NIGHTLY else usual
    return passed
