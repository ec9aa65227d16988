"""Users and queues that records name have their names here by themselves, for next to no calls."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from apdesk.domain.clock import to_iso
from apdesk.domain.mapping import Entity
from apdesk.domain.run import ChangeSet, Result
from apdesk.salesforce.errors import SalesforceError, from_response
from apdesk.salesforce.org import Query
from apdesk.store.org_names import OrgNames
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.sync import strangers
from apdesk.sync.engine import SyncSettings
from tests.sync.bench import Bench, choose
from tests.sync.two_way import TwoWay

NOBODY = "005000000000099AAA"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TwoWay]:
    made = TwoWay(tmp_path)
    yield made
    made.close()


def owner(bench: Bench, sobject: str, salesforce_id: str) -> str:
    """What the pane says of who owns a record: a name, '' where it knows none."""
    record_id = bench.apdesk_id(sobject, salesforce_id)
    assert record_id is not None
    with Views(bench.path) as views:
        found = views.record(Entity.COMPANY if sobject == "Account" else Entity.PERSON, record_id)
    assert found is not None
    return next(each.called for each in found.fields if each.salesforce == "OwnerId")


def asked_for(bench: Bench, sobject: str, since: int = 0) -> list[str]:
    """The questions for names that went to the org."""
    return [
        query
        for call in bench.org.log[since:]
        for query in call
        if query.startswith(f"SELECT Id, Name FROM {sobject} ")
    ]


def queue(bench: Bench) -> str:
    found = bench.state.query("SELECT Id FROM Group WHERE Type = 'Queue'").records()
    return str(found[0]["Id"])


def refusing(sobject: str, status: int, code: str) -> SalesforceError:
    return from_response(status, [{"errorCode": code, "message": f"{sobject}: no"}])


def test_a_first_pull_ends_with_the_names_of_the_owners(desk: TwoWay) -> None:
    colleagues = desk.state.users()[2:5]
    lead, contact, account = (
        desk.lead("Doe", OwnerId=colleagues[0].id),
        desk.contact("Roe", OwnerId=colleagues[1].id),
        desk.account("Acme", OwnerId=colleagues[2].id),
    )
    queued = desk.lead("Queued", OwnerId=queue(desk))
    desk.prefer(choose())
    report = desk.run()
    assert report.result is Result.DONE
    assert owner(desk, "Lead", lead) == colleagues[0].name
    assert owner(desk, "Contact", contact) == colleagues[1].name
    assert owner(desk, "Account", account) == colleagues[2].name
    assert owner(desk, "Lead", queued) == "Inbound Leads"
    # one call for users and queues together, told with the pull's own
    assert len(asked_for(desk, "User")) == len(asked_for(desk, "Group")) == 1
    assert sum("Name FROM User" in str(call) for call in desk.org.log) == 1
    at = next(n for n, call in enumerate(desk.org.log) if "Name FROM User" in str(call))
    assert desk.org.causes[at] == "pull"
    assert len(desk.org.log[at]) == 2


def test_who_created_and_who_changed_a_record_is_named_too(desk: TwoWay) -> None:
    colleague = desk.state.users()[3]
    lead = desk.lead("Doe")
    desk.state.update("Lead", lead, {"Title": "Boss"}, colleague.id)
    desk.prefer(choose())
    desk.run()
    record_id = desk.apdesk_id("Lead", lead)
    with Views(desk.path) as views:
        found = views.record(Entity.PERSON, record_id or 0)
    assert found is not None
    called = {each.salesforce: each.called for each in found.fields}
    assert called["LastModifiedById"] == colleague.name
    assert called["CreatedById"] == desk.state.user(desk.state.administrator_id).name


def test_a_new_owner_is_named_with_the_next_tick_for_no_call(desk: TwoWay) -> None:
    lead = desk.lead("Doe")
    desk.prefer(choose())
    desk.run()
    desk.tick_run(11)
    colleague = desk.state.users()[4]
    desk.state.update("Lead", lead, {"OwnerId": colleague.id})
    assert desk.tick_run(11).api_calls == 1
    assert desk.tick_run(11).api_calls == 1
    assert owner(desk, "Lead", lead) == colleague.name
    before = len(desk.org.log)
    assert desk.tick_run(11).api_calls == 1
    assert not asked_for(desk, "User", before)


def test_the_owner_of_a_record_that_enters_in_a_tick_is_named(desk: TwoWay) -> None:
    desk.prefer(choose())
    desk.run()
    desk.tick_run(11)
    colleague = desk.state.users()[4]
    lead = desk.lead("Late", OwnerId=colleague.id)
    queued = desk.lead("Queued", OwnerId=queue(desk))
    for _ in range(3):  # one question takes the place of a count in each tick
        assert desk.tick_run(11).api_calls == 1
    assert owner(desk, "Lead", lead) == colleague.name
    assert owner(desk, "Lead", queued) == "Inbound Leads"


def test_an_owner_who_is_chosen_here_is_named(desk: TwoWay) -> None:
    lead = desk.lead("Doe")
    desk.prefer(choose())
    desk.run()
    desk.tick_run(11)
    colleague = desk.state.users()[4]
    desk.edit("Lead", lead, OwnerId=colleague.id)
    desk.tick_run(11)
    assert owner(desk, "Lead", lead) == colleague.name


def test_whom_the_org_does_not_know_is_asked_for_once(desk: TwoWay) -> None:
    desk.prefer(choose())
    desk.lead("Doe")
    desk.run()
    with desk.store.transaction() as connection:
        connection.execute("INSERT INTO salesforce_user (id) VALUES (?)", (NOBODY,))
    before = len(desk.org.log)
    for _ in range(4):
        assert desk.tick_run(11).result is Result.DONE
    (asked,) = asked_for(desk, "User", before)
    assert NOBODY in asked
    assert OrgNames(desk.store).unknown("005", 10) == ()


@pytest.mark.parametrize(
    ("status", "code"), [(403, "INSUFFICIENT_ACCESS"), (400, "INVALID_TYPE"), (500, "UNKNOWN")]
)
def test_a_refused_question_fails_no_run_and_waits(desk: TwoWay, status: int, code: str) -> None:
    """It takes the place of a count: what the org refuses for good isn't asked in each tick."""
    desk.lead("Queued", OwnerId=queue(desk))
    colleague = desk.state.users()[2]
    lead = desk.lead("Doe", OwnerId=colleague.id)

    def no_groups(query: Query) -> SalesforceError | None:
        return refusing("Group", status, code) if " FROM Group " in query.soql else None

    desk.org.refuse = no_groups
    desk.prefer(choose())
    report = desk.run()
    assert (report.result, report.problems) == (Result.DONE, ())
    assert owner(desk, "Lead", lead) == colleague.name
    again = refusing("Group", status, code).kind.name == "RETRY"
    before = len(desk.org.log)
    for _ in range(5):
        assert desk.tick_run(11).problems == ()
    assert bool(asked_for(desk, "Group", before)) is again
    desk.org.refuse = lambda query: None
    desk.tick_run(60 * 25)
    desk.tick_run(11)
    assert OrgNames(desk.store).unknown("00G", 10) == ()


@pytest.mark.logs("apdesk.sync")
def test_a_question_that_gets_no_answer_fails_no_run(desk: TwoWay) -> None:
    colleague = desk.state.users()[2]
    lead = desk.lead("Doe", OwnerId=colleague.id)
    desk.prefer(choose())

    def broken(number: int) -> None:
        if "Name FROM User" in str(desk.org.log[number]):
            raise refusing("User", 503, "SERVER_UNAVAILABLE")

    desk.org.after = broken
    report = desk.run()
    assert (report.result, report.error, report.problems) == (Result.DONE, None, ())
    desk.heal()
    assert desk.tick_run(11).api_calls == 1
    assert owner(desk, "Lead", lead) == colleague.name


@pytest.mark.logs("apdesk.sync")
def test_names_are_no_reason_to_exceed_the_budget(tmp_path: Path) -> None:
    """The last call that is allowed was made: the run is done, the names come another time."""
    (tmp_path / "one").mkdir()
    counted = Bench(tmp_path / "one", SyncSettings(page_size=6, chunk=2))
    counted.lead("Doe", OwnerId=counted.state.users()[2].id)
    counted.prefer(choose())
    calls = counted.run().api_calls
    assert asked_for(counted, "User")
    counted.close()
    bench = Bench(tmp_path, SyncSettings(page_size=6, chunk=2, daily_budget=calls - 1))
    bench.prefer(choose())
    lead = bench.lead("Doe", OwnerId=bench.state.users()[2].id)
    settings = Settings(bench.store)
    bench.org.before = lambda number: settings.count_call("x", 1, to_iso(bench.laptop.now()))
    report = bench.run()
    assert (report.result, report.api_calls) == (Result.DONE, calls - 1)
    assert not asked_for(bench, "User")
    assert bench.ids("Lead") == {lead}
    bench.close()


def test_records_of_before_are_looked_through_a_part_in_each_run(
    desk: TwoWay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A larger one in that of a pull. Then as after an update of apdesk: nobody has looked whom the
    records here name."""
    monkeypatch.setattr(strangers, "SLICE", 2)
    monkeypatch.setattr(strangers, "SLICES", 2)
    monkeypatch.setattr(strangers, "SLICE_OF_A_TICK", 1)
    colleague = desk.state.users()[4]
    first = [desk.lead(f"L{n}") for n in range(4)]
    last = desk.lead("Last", OwnerId=colleague.id)
    desk.prefer(choose())
    desk.run()
    assert owner(desk, "Lead", first[0]) != ""
    assert owner(desk, "Lead", last) == ""
    with desk.store.transaction() as connection:
        connection.execute("DELETE FROM salesforce_user")
        connection.execute("DELETE FROM meta WHERE key LIKE 'setting.org_names.%'")
    assert owner(desk, "Lead", first[0]) == owner(desk, "Lead", last) == ""
    for _ in range(2):
        assert desk.tick_run(11).api_calls == 1
    assert owner(desk, "Lead", first[0]) != ""
    assert owner(desk, "Lead", last) == ""
    for _ in range(4):
        assert desk.tick_run(11).api_calls == 1
    assert owner(desk, "Lead", last) == colleague.name


def test_an_idle_tick_looks_at_no_record(desk: TwoWay) -> None:
    for number in range(4):
        desk.lead(f"L{number}")
    desk.prefer(choose())
    desk.run()
    desk.tick_run(11)
    said: list[str] = []
    with desk.store.reading() as connection:
        connection.set_trace_callback(said.append)
    assert desk.tick_run(11).api_calls == 1
    with desk.store.reading() as connection:
        connection.set_trace_callback(None)
    assert not [each for each in said if 'SELECT DISTINCT "f_' in each]
    assert not [each for each in said if "salesforce_user" in each and "INSERT" in each]


def test_a_large_pull_names_the_owners_too(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SyncSettings(page_size=6, bulk_from=10, bulk_wait=0, bulk_page=7))
    colleagues = bench.state.users()[2:5]
    leads = [bench.lead(f"L{n}", OwnerId=colleagues[n % 3].id) for n in range(20)]
    bench.prefer(choose())
    assert bench.run().result is Result.DONE
    assert bench.org.jobs or "bulk" in str(bench.org.log)
    assert {owner(bench, "Lead", each) for each in leads} == {each.name for each in colleagues}
    bench.close()


def test_screens_are_told_when_a_name_is_known(desk: TwoWay) -> None:
    """No record changed, and yet what is shown does."""
    desk.prefer(choose())
    lead = desk.lead("Doe")
    desk.run()
    desk.tick_run(11)
    colleague = desk.state.users()[4]
    desk.state.update("Lead", lead, {"OwnerId": colleague.id})
    desk.tick_run(11)
    desk.clock.tick(minutes=11)
    told = [each for each in desk.steps() if isinstance(each, ChangeSet)]
    assert told == [ChangeSet(structure=True)]
    assert owner(desk, "Lead", lead) == colleague.name
    desk.clock.tick(minutes=11)
    assert not [each for each in desk.steps() if isinstance(each, ChangeSet)]
