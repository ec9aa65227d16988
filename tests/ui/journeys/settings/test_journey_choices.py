"""What there is to choose from, read from a real database and a practice org on a socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.domain.clock import SystemClock
from apdesk.domain.journey.mail_template import MailTemplate
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import DEFAULT_PREFERENCES
from apdesk.domain.run import Cause, Result
from apdesk.errors import KnownError
from apdesk.paths import DataDir
from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce.tokens import MemoryVault, Tokens
from apdesk.store.database import Store
from apdesk.store.journeys.mail_templates import MailTemplates
from apdesk.store.own_lists import OwnLists
from apdesk.store.segments import Segments
from apdesk.store.settings import Settings
from apdesk.sync import account
from apdesk.sync.engine import Engine, drive
from apdesk.worker.journey_choices import (
    CampaignChoice,
    FieldChoices,
    JourneyChoices,
    MatchingPeople,
    TemplateChoice,
    UserChoice,
)
from apdesk.worker.tasks import Work

AT = "2026-11-30T08:00:00Z"


def answer(work: Work) -> object:
    return work(lambda _payload: None, CancelToken())


@pytest.fixture
def server() -> Iterator[PracticeServer]:
    with PracticeServer(leads=6, contacts=4, accounts=2, seed=5) as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> DataDir:
    made = DataDir(tmp_path / "data")
    made.prepare()
    return made


@pytest.fixture
def connected(server: PracticeServer, home: DataDir) -> JourneyChoices:
    """Signed in, and synced once."""
    body = server.log_in(None)
    vault = MemoryVault()
    tokens = Tokens(
        body["access_token"],
        body["refresh_token"],
        body["instance_url"],
        body["id"],
        server.url,
        server.client_id,
        body["issued_at"],
    )
    with Store(home.database) as store:
        account.sign_in(store, vault, tokens, home)
        Settings(store).save_preferences(DEFAULT_PREFERENCES)
        org = account.org_for(store, vault, home)
        report = drive(Engine(org, store, SystemClock()).run(Cause.FIRST))
        org.close()
        assert report.result is Result.DONE
    return JourneyChoices(home, vault)


def test_campaigns_statuses_and_users_come_from_the_org(
    server: PracticeServer, connected: JourneyChoices
) -> None:
    planned = server.org.create("Campaign", {"Name": "Zephyr", "Status": "Planned"})
    ended = server.org.create("Campaign", {"Name": "Late zephyr", "IsActive": True})
    found = answer(connected.campaigns("ZEPHYR"))
    assert isinstance(found, tuple)
    assert {each.id for each in found} == {planned, ended}
    zephyr = next(each for each in found if each.id == planned)
    assert zephyr == CampaignChoice(planned, "Zephyr", "Planned, not active")
    assert answer(connected.statuses(planned)) == ("Sent", "Responded")
    users = answer(connected.users())
    assert isinstance(users, tuple)
    assert users
    assert all(isinstance(each, UserChoice) for each in users)
    assert {each.active for each in users} == {True, False}


def test_without_a_login_it_says_what_to_do(home: DataDir) -> None:
    with Store(home.database):
        pass
    nobody = JourneyChoices(home, MemoryVault())
    for work in (nobody.campaigns(""), nobody.statuses("701000000000001AAA"), nobody.users()):
        with pytest.raises(KnownError) as refused:
            answer(work)
        assert refused.value.code == "login.needed"
        assert refused.value.next_step
    fields = answer(nobody.fields())
    assert isinstance(fields, FieldChoices)
    assert fields.context.timezone == "UTC"


def test_lists_segments_and_templates_come_from_the_database(home: DataDir) -> None:
    with Store(home.database) as store:
        OwnLists(store).create("Newsletter", AT)
        Segments(store).create("Hot", (Criterion("score", Operator.AT_LEAST, "5"),), AT)
        MailTemplates(store).create(MailTemplate("Welcome", "Hi {{first_name}}", "Text"), at=AT)
    here = JourneyChoices(home, MemoryVault())
    assert answer(here.lists()) == ("Newsletter",)
    assert answer(here.segments()) == ("Hot",)
    assert answer(here.templates()) == (TemplateChoice("Welcome", "Hi {{first_name}}"),)


def test_fields_have_their_entries_and_say_what_can_be_edited(connected: JourneyChoices) -> None:
    known = answer(connected.fields())
    assert isinstance(known, FieldChoices)
    status = known.schema.field("status")
    assert status is not None
    assert "Open - Not Contacted" in {each.value for each in status.picklist}
    assert all(not each.name.startswith("@") for each in known.schema.fields)
    editable = {each.name for each in known.editable}
    assert "last_name" in editable
    assert "created_date" not in editable
    assert editable <= {each.name for each in known.schema.fields}


def test_people_who_meet_criteria_are_counted(connected: JourneyChoices) -> None:
    def count(*criteria: Criterion) -> MatchingPeople:
        found = answer(connected.matching("apdesk", criteria))
        assert isinstance(found, MatchingPeople)
        return found

    everybody = count()
    assert everybody.matching == everybody.total > len(everybody.sample)
    assert len(everybody.sample) == 5
    named = count(Criterion("last_name", Operator.BLANK))
    assert (named.matching, named.total, named.sample) == (0, everybody.total, ())
    assert named.blanks == (None,)
