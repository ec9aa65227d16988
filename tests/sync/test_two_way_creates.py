"""People made here become records of the org exactly once, whatever happens on the way."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from functools import cache
from pathlib import Path

import hypothesis
import pytest

from apdesk.domain.run import Result
from apdesk.practice_org.state.org import Automation, ValidationRule
from apdesk.salesforce.errors import from_item, from_response
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.sync.run_state import CLOCK_SKEW
from tests.sync.bench import Crash, choose, crash_at, only
from tests.sync.org_in_process import LaptopClock
from tests.sync.previewing import looked
from tests.sync.two_way import PreparedTwoWay, TwoWay

pytestmark = pytest.mark.logs("apdesk.sync")

#: All points in the nightly profile, a selection of them otherwise.
NIGHTLY = hypothesis.settings.get_current_profile_name() == "nightly"
ADA = {"LastName": "Lovelace", "FirstName": "Ada", "Company": "Acme", "Email": "ada@acme.example"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TwoWay]:
    made = ready(tmp_path / "desk")
    yield made
    made.close()


@cache
def _prepared() -> PreparedTwoWay:
    with tempfile.TemporaryDirectory() as directory:
        made = TwoWay(Path(directory))
        made.prefer(choose())
        made.run()
        made.clock.tick(minutes=10)
        return PreparedTwoWay(made)


def ready(directory: Path) -> TwoWay:
    """The first pull is over; nobody is there."""
    return _prepared().desk(directory)


def settled(desk: TwoWay, people: int = 1) -> None:
    """One person here, one record there, and quiet."""
    for _ in range(2):
        assert desk.tick_run(11).result is Result.DONE
    assert desk.count_there("Lead") == people
    desk.assert_equal()
    writes = len(desk.org.writes)
    assert desk.tick_run(11).api_calls == 1
    assert len(desk.org.writes) == writes
    assert desk.unsent() == (0, 0)
    with desk.store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (people,)


def foreseen_changes(desk: TwoWay, quick_from: int = 2000) -> list[str]:
    """The leads that a preview of what is chosen already says a run would change."""
    change = looked(desk, choose(), quick_from=quick_from).objects["Lead"].change
    assert change.count == len(change.records)
    return [each.salesforce_id for each in change.records]


def test_a_person_made_here_is_not_sent_by_itself(desk: TwoWay) -> None:
    desk.person(**ADA)
    desk.run()
    assert desk.count_there("Lead") == 0
    assert desk.org.writes == []


def test_added_to_the_list_it_becomes_a_lead_and_stays_the_same_person(desk: TwoWay) -> None:
    made = desk.person(**ADA, Title="Countess")
    desk.want(made)
    assert desk.unsent() == (0, 1)
    report = desk.run()
    assert report.objects["Lead"].sent_created == 1
    (lead,) = desk.ids("Lead")
    assert desk.apdesk_id("Lead", lead) == made
    assert desk.there("Lead", lead, "Title") == "Countess"
    with Views(desk.path) as views:
        record = views.record("person", made)
    assert record is not None
    assert record.lists == ("leads",)
    settled(desk)


def test_what_the_org_fills_in_comes_here(desk: TwoWay) -> None:
    desk.want(desk.person(**ADA))
    desk.run()
    desk.tick_run(10)
    (lead,) = desk.ids("Lead")
    assert desk.value("Lead", lead, "Name") == "Ada Lovelace"
    assert desk.value("Lead", lead, "OwnerId") == desk.user.id
    settled(desk)


@pytest.mark.parametrize("arrived", [True, False])
def test_a_lost_answer_makes_no_second_record(desk: TwoWay, arrived: bool) -> None:
    made = desk.person(**ADA)
    desk.want(made)
    desk.lose_answer("create", arrived=arrived)
    assert desk.run().result is Result.FAILED
    desk.heal()
    desk.tick_run(1)
    assert desk.count_there("Lead") == int(arrived)
    desk.tick_run(11)
    (lead,) = desk.ids("Lead")
    assert desk.apdesk_id("Lead", lead) == made
    settled(desk)


@pytest.mark.parametrize("wrong_by", [5, -5])
def test_a_clock_that_was_set_wrong_meanwhile_makes_no_second_record(
    desk: TwoWay, wrong_by: int
) -> None:
    """The person is wanted before anybody has compared that clock with the org's."""
    desk.laptop = LaptopClock(desk.clock, timedelta(hours=wrong_by))
    Settings(desk.store).set_setting(CLOCK_SKEW, 0)
    made = desk.person(**ADA)
    desk.want(made)
    desk.lose_answer("create", arrived=True)
    desk.run()
    desk.heal()
    for _ in range(3):
        desk.tick_run(11)
    assert desk.count_there("Lead") == 1
    (lead,) = desk.ids("Lead")
    assert desk.apdesk_id("Lead", lead) == made
    settled(desk)


def test_a_create_that_was_refused_as_a_call_is_sent_at_once(desk: TwoWay) -> None:
    """The connection never stood: there is nothing to wait for."""
    import requests
    import urllib3

    from apdesk.salesforce.errors import from_exception

    desk.want(desk.person(**ADA))
    refused = urllib3.exceptions.NewConnectionError(None, "refused")

    def down(number: int) -> None:
        if desk.next_cause == "create":
            raise from_exception(requests.exceptions.ConnectionError(refused))

    desk.org.before = down
    desk.run()
    desk.heal()
    desk.tick_run(1)
    assert desk.count_there("Lead") == 1
    settled(desk)


def test_a_slow_create_is_waited_for(desk: TwoWay) -> None:
    """The answer is lost, and the record isn't to be seen until minutes later."""
    made = desk.person(**ADA)
    desk.want(made)
    desk.lose_answer("create", arrived=True)
    desk.org.late = timedelta(minutes=7)
    desk.run()
    desk.heal()
    desk.org.late = timedelta(0)
    for _ in range(5):
        desk.tick_run(2)
    assert desk.count_there("Lead") == 1
    (lead,) = desk.ids("Lead")
    assert desk.apdesk_id("Lead", lead) == made
    settled(desk)


def test_a_create_that_enters_by_the_changes_first_is_recognised(desk: TwoWay) -> None:
    """It becomes visible between the look for it and the reading of the changes."""
    made = desk.person(**ADA)
    desk.want(made)
    desk.lose_answer("create", arrived=True)
    desk.org.late = timedelta(minutes=5)
    desk.run()
    desk.heal()
    desk.org.late = timedelta(0)

    def appear(number: int) -> None:
        if desk.org.causes[-1] == "create.lookup":
            desk.clock.tick(minutes=5)

    desk.org.after = appear
    desk.tick_run(1)
    desk.heal()
    desk.tick_run(1)
    (lead,) = desk.ids("Lead")
    assert desk.apdesk_id("Lead", lead) == made
    settled(desk)


def test_a_crash_at_any_point_makes_no_second_record(tmp_path: Path) -> None:
    # A transaction has three points: a step of seven meets each kind in turn.
    for number in range(0, 70, 1 if NIGHTLY else 7):
        desk = ready(tmp_path / str(number))
        first, second = desk.person(**ADA), desk.person(**{**ADA, "Email": None})
        desk.want(first, second)
        passed = crash_at(desk.store, number)
        finished = False
        with suppress(Crash):
            desk.run()
            finished = True
        assert passed() > number or finished
        desk.reopen()
        desk.tick_run(11)
        settled(desk, people=2)
        assert {desk.apdesk_id("Lead", each) for each in desk.ids("Lead")} == {first, second}
        desk.close()
        if finished:
            return
    pytest.fail("the run has more points than were tried")


def test_two_people_alike_are_two_records(desk: TwoWay) -> None:
    alike = {"LastName": "Doe", "Company": "Acme"}
    one, two = desk.person(**alike), desk.person(**alike)
    desk.want(one, two)
    desk.lose_answer("create", arrived=True)
    desk.run()
    desk.heal()
    desk.tick_run(11)
    assert {desk.apdesk_id("Lead", each) for each in desk.ids("Lead")} == {one, two}
    settled(desk, people=2)


def test_a_record_that_somebody_else_made_is_not_ours(desk: TwoWay) -> None:
    other = desk.lead("Lovelace", FirstName="Ada", Email="ada@acme.example")
    made = desk.person(**ADA)
    desk.want(made)
    desk.run()
    assert desk.count_there("Lead") == 2
    assert desk.apdesk_id("Lead", other) != made


def test_an_older_copy_of_the_database_makes_no_second_record(desk: TwoWay, tmp_path: Path) -> None:
    made = desk.person(**ADA)
    desk.want(made)
    copy = tmp_path / "copy.sqlite3"
    desk.store.backup(copy)
    desk.run()
    desk.tick_run(10)
    desk.store.close()
    for suffix in ("-wal", "-shm"):
        desk.path.with_name(desk.path.name + suffix).unlink(missing_ok=True)
    shutil.copy(copy, desk.path)
    desk.reopen()
    desk.tick_run(10)
    (lead,) = desk.ids("Lead")
    assert desk.apdesk_id("Lead", lead) == made
    settled(desk)


def test_what_the_org_fills_in_as_it_creates_a_record_is_no_change(desk: TwoWay) -> None:
    desk.want(desk.person(**ADA))
    desk.run()
    (lead,) = desk.ids("Lead")
    assert desk.value("Lead", lead, "Status") is None
    desk.clock.tick(minutes=10)
    assert foreseen_changes(desk) == foreseen_changes(desk, quick_from=0) == []
    report = desk.run()
    assert report.objects["Lead"].changed == 0
    assert desk.value("Lead", lead, "Status") == desk.there("Lead", lead, "Status") is not None
    filled = {each.label for each in desk.history("Lead", lead) if each.kind == "field"}
    assert {"Status", "Owner ID"} <= filled
    settled(desk)


def test_what_the_org_made_of_a_value_that_created_a_record_is_a_change(desk: TwoWay) -> None:
    desk.state.add_automation(Automation("upper", "Lead", transform={"Company": "upper"}))
    desk.want(desk.person(**ADA))
    desk.run()
    (lead,) = desk.ids("Lead")
    desk.clock.tick(minutes=10)
    assert foreseen_changes(desk) == [lead]
    assert desk.run().objects["Lead"].changed == 1
    assert desk.value("Lead", lead, "Company") == "ACME"
    settled(desk)


def test_values_that_changed_while_it_was_made_are_sent_after_it(desk: TwoWay) -> None:
    made = desk.person(**ADA)
    desk.want(made)

    def edit(number: int) -> None:
        if desk.org.causes[-1] == "create":
            desk.edit_record(made, "Lead", Title="Countess")
            desk.heal()

    desk.org.after = edit
    desk.run()
    desk.tick_run(10)
    (lead,) = desk.ids("Lead")
    assert desk.there("Lead", lead, "Title") == "Countess"
    settled(desk)


def test_a_refused_create_waits_with_its_reason(desk: TwoWay) -> None:
    desk.state.add_validation_rule(
        ValidationRule("email", "Lead", "Email = null", "Leads need an address.", "Email")
    )
    made = desk.person(LastName="Doe", Company="Acme")
    desk.want(made)
    report = desk.run()
    assert report.objects["Lead"].failed == 1
    (failure,) = desk.failures()
    assert (failure.operation, failure.record_id) == ("create", made)
    assert failure.said == "Leads need an address."
    writes = len(desk.org.writes)
    desk.tick_run(10)
    assert len(desk.org.writes) == writes
    desk.edit_record(made, "Lead", Email="doe@acme.example")
    desk.tick_run(10)
    assert desk.failures() == ()
    settled(desk)


def test_one_that_the_criteria_leave_out_leaves_again(desk: TwoWay) -> None:
    desk.prefer(choose(Lead=only(("Rating", "is", "Hot"))))
    desk.run()
    desk.want(desk.person(**ADA))
    desk.tick_run(10)
    assert desk.count_there("Lead") == 1
    desk.tick_run(10)
    assert desk.ids("Lead") == set()


def test_a_contact_too(desk: TwoWay) -> None:
    made = desk.person("Contact", LastName="Roe", Email="roe@acme.example")
    desk.want(made, sobject="Contact")
    desk.run()
    (contact,) = desk.ids("Contact")
    assert desk.apdesk_id("Contact", contact) == made


def test_nobody_is_made_while_the_object_is_not_synced(desk: TwoWay) -> None:
    from tests.sync.bench import NONE

    made = desk.person(**ADA)
    desk.want(made)
    desk.prefer(choose(Lead=NONE))
    desk.run()
    assert desk.count_there("Lead") == 0
    assert desk.unsent() == (0, 1)


def test_a_value_that_its_field_cannot_have_keeps_its_person_here(desk: TwoWay) -> None:
    made = desk.person(**ADA, NumberOfEmployees="many")
    desk.want(made)
    report = desk.run()
    assert (report.result, report.objects["Lead"].failed) == (Result.DONE, 1)
    assert desk.count_there("Lead") == 0
    (failure,) = desk.failures()
    assert (failure.operation, failure.code) == ("create", "edit.invalid")
    desk.edit_record(made, "Lead", NumberOfEmployees=7)
    desk.run()
    settled(desk)


def test_many_people_are_made_in_few_calls(desk: TwoWay) -> None:
    people = [desk.person(LastName=f"P{n}", Company="Acme") for n in range(7)]
    desk.want(*people)
    report = desk.run()
    assert report.objects["Lead"].sent_created == 7
    assert desk.org.causes.count("create") == 1
    settled(desk, people=7)


def test_our_own_key_makes_a_create_repeatable(desk: TwoWay) -> None:
    """Where an administrator made the External ID field, an upsert by it needs no waiting."""
    desk.state.add_custom_field("Lead", "apdesk_Id__c", external_id=True, unique=True)
    desk.tick_run(60 * 25)
    made = desk.person(**ADA)
    desk.want(made)
    desk.lose_answer("create", arrived=False)
    assert desk.run().result is Result.FAILED
    desk.heal()
    desk.tick_run(1)
    assert desk.count_there("Lead") == 1
    (group,) = desk.org.writes[-1]
    assert group.external_id == "apdesk_Id__c"
    settled(desk)


def test_a_lead_of_our_own_that_was_here_before_stays_another(desk: TwoWay) -> None:
    """The same user made it in Salesforce a moment ago, under the same name and address."""
    other = desk.state.create("Lead", ADA, desk.user.id)
    desk.clock.tick(seconds=20)
    desk.run()
    desk.clock.tick(seconds=20)
    made = desk.person(**ADA)
    desk.want(made)
    desk.run()
    assert desk.count_there("Lead") == 2
    assert desk.apdesk_id("Lead", other) != made
    settled(desk, people=2)


@pytest.mark.parametrize("whole", [False, True], ids=["row", "call"])
def test_an_org_without_room_takes_nobody_and_loses_nothing_else(desk: TwoWay, whole: bool) -> None:
    """Whoever was deleted there is removed here all the same, run by run."""
    gone = desk.lead("Gone")
    desk.prefer(choose())
    desk.run()
    desk.want(desk.person(LastName="One", Company="Acme"))
    desk.state.delete("Lead", gone)
    full = {"statusCode": "STORAGE_LIMIT_EXCEEDED", "message": "storage limit exceeded"}
    if whole:
        error = from_response(400, [{"errorCode": full["statusCode"], "message": "full"}])
        desk.org.refuse_group = lambda group: error
    else:
        desk.org.refuse_row = lambda group, row: from_item(full)
    report = desk.tick_run()
    assert report.result is Result.DONE
    assert [each.code for each in report.problems] == ["salesforce.storage"]
    assert gone not in desk.ids("Lead")
    assert desk.unsent() == (0, 1)
    desk.org.refuse_group = lambda group: None
    desk.org.refuse_row = lambda group, row: None
    desk.tick_run(11)
    assert desk.unsent() == (0, 0)
    assert desk.failures() == ()
