"""Edits of here, through whatever may happen to them on their way to the org."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.plan import OPT_OUT
from apdesk.domain.preferences import FirstSync, MappedField, ObjectMapping, Rule
from apdesk.domain.records import FieldValue
from apdesk.domain.run import Cause, Result
from apdesk.practice_org.state.org import Automation, ValidationRule
from apdesk.salesforce.errors import from_item, from_response
from apdesk.salesforce.org import WriteGroup, WriteRow
from apdesk.store.columns import Catalogue
from apdesk.store.lists import ListKey
from apdesk.store.settings import Settings
from apdesk.store.views import Views
from apdesk.sync.engine import drive
from tests.sync.bench import choose
from tests.sync.previewing import looked
from tests.sync.two_way import LOOKING, TwoWay, ruled, settled, synced

pytestmark = pytest.mark.logs("apdesk.sync")


# -- there and back -------------------------------------------------------------------------------


def test_an_edit_reaches_the_org_with_its_field_alone(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Clerk", Phone="1")
    desk.edit("Lead", lead, Title="Boss")
    assert desk.unsent() == (1, 0)
    report = desk.run()
    assert desk.sent == [("Lead", lead, {"Title": "Boss"})]
    assert desk.there("Lead", lead, "Title") == "Boss"
    assert report.objects["Lead"].sent_updated == 1
    settled(desk)


def test_what_was_sent_is_no_news_when_it_comes_back(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, Title="Boss")
    desk.run()
    report = desk.tick_run(10)
    assert report.objects["Lead"].changed == 0
    assert [each.author for each in desk.history("Lead", lead) if each.kind == "field"] == ["You"]
    settled(desk)


def test_a_cleared_field_is_cleared_there(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Clerk")
    desk.edit("Lead", lead, Title=None)
    desk.run()
    assert desk.sent == [("Lead", lead, {"Title": None})]
    assert desk.there("Lead", lead, "Title") is None
    settled(desk)


def test_changes_of_different_fields_meet(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Clerk", Phone="1")
    desk.edit("Lead", lead, Title="Boss")
    desk.state.update("Lead", lead, {"Phone": "2"})
    desk.run()
    assert desk.there("Lead", lead, "Title") == "Boss"
    assert desk.value("Lead", lead, "Phone") == "2"
    assert desk.conflicts() == ()
    settled(desk)


def test_an_edit_taken_back_before_the_run_sends_nothing(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Clerk")
    desk.edit("Lead", lead, Title="Boss")
    desk.edit("Lead", lead, Title="Clerk")
    assert desk.unsent() == (0, 0)
    desk.run()
    assert desk.sent == []


@pytest.mark.parametrize(
    ("rule", "remote", "winner"),
    [
        (Rule.SALESFORCE_WINS, "There", "salesforce"),
        (Rule.APDESK_WINS, "There", "apdesk"),
        (Rule.SALESFORCE_UNLESS_BLANK, "There", "salesforce"),
        (Rule.SALESFORCE_UNLESS_BLANK, None, "apdesk"),
    ],
)
def test_both_changed_one_field(desk: TwoWay, rule: Rule, remote: str | None, winner: str) -> None:
    (lead,) = synced(desk, "Ada", Title="Base", preferences=ruled(rule))
    desk.edit("Lead", lead, Title="Here")
    desk.state.update("Lead", lead, {"Title": remote})
    report = desk.run()
    wins, loses = ("Here", remote) if winner == "apdesk" else (remote, "Here")
    assert desk.there("Lead", lead, "Title") == wins
    assert desk.value("Lead", lead, "Title") == wins
    (conflict,) = desk.conflicts()
    assert (conflict.winner, conflict.base) == (winner, "Base")
    assert (conflict.local, conflict.remote) == ("Here", remote)
    assert report.objects["Lead"].conflicts == 1
    settled(desk)
    assert desk.conflicts() == (conflict,)
    assert desk.troubles.use_other(conflict.id, at=desk.now()) is not None
    desk.run()
    assert desk.there("Lead", lead, "Title") == loses
    assert desk.conflicts() == ()
    settled(desk)


@pytest.mark.parametrize("here_last", [True, False])
def test_the_most_recent_change_wins_by_the_orgs_clock(desk: TwoWay, here_last: bool) -> None:
    """Our clock is five hours slow: an edit of a minute ago is the younger one all the same."""
    (lead,) = synced(desk, "Ada", Title="Base", preferences=ruled(Rule.MOST_RECENT_WINS))
    if here_last:
        desk.state.update("Lead", lead, {"Title": "There"})
        desk.clock.tick(minutes=2)
    desk.edit("Lead", lead, Title="Here")
    if not here_last:
        desk.clock.tick(minutes=2)
        desk.state.update("Lead", lead, {"Title": "There"})
    desk.run()
    assert desk.there("Lead", lead, "Title") == ("Here" if here_last else "There")
    assert desk.conflicts()[0].winner == ("apdesk" if here_last else "salesforce")
    settled(desk)


def test_equal_changes_on_both_sides_are_no_conflict(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Base")
    desk.edit("Lead", lead, Title="Same")
    desk.state.update("Lead", lead, {"Title": "Same"})
    desk.run()
    assert desk.sent == []
    assert desk.conflicts() == ()
    settled(desk)


def test_a_blank_there_is_filled_from_here(desk: TwoWay) -> None:
    rule = ruled(Rule.SALESFORCE_UNLESS_BLANK)
    (lead,) = synced(desk, "Ada", Title="Base", preferences=rule)
    desk.state.update("Lead", lead, {"Title": None})
    desk.run()
    assert desk.there("Lead", lead, "Title") == "Base"
    settled(desk)


def test_the_full_name_that_follows_our_own_edit_is_no_news(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Byron", FirstName="Ada")
    desk.edit("Lead", lead, LastName="Lovelace")
    desk.run()
    desk.clock.tick(minutes=10)
    foreseen = looked(desk, choose(), quick_from=2000)
    assert foreseen.objects["Lead"].change.count == 0
    assert desk.run().objects["Lead"].changed == 0
    assert desk.value("Lead", lead, "Name") == "Ada Lovelace"
    assert [each.author for each in desk.history("Lead", lead) if each.kind == "field"] == ["You"]
    desk.state.update("Lead", lead, {"FirstName": "Augusta"})
    assert desk.tick_run(10).objects["Lead"].changed == 1
    told = {each.label for each in desk.history("Lead", lead) if each.author != "You"}
    assert {"First Name", "Full Name"} <= told
    settled(desk)


def test_the_full_name_follows_its_parts_at_once(desk: TwoWay) -> None:
    lead, other = synced(desk, "Byron", "Noname", FirstName="Ada")
    desk.edit("Lead", lead, LastName="Lovelace")
    assert desk.value("Lead", lead, "Name") == "Ada Lovelace"
    assert desk.value("Lead", other, "Name") == "Ada Noname"
    with Views(desk.store.path) as views:
        assert len(views.ids(ListKey.LEADS, search="lovelace")) == 1
        assert len(views.ids(ListKey.LEADS, search="byron")) == 0
    batch = desk.edit("Lead", lead, FirstName=None)
    assert batch is not None
    assert desk.value("Lead", lead, "Name") == "Lovelace"
    desk.edits.undo(batch.id, at=desk.now())
    assert desk.value("Lead", lead, "Name") == "Ada Lovelace"
    desk.run()
    desk.tick_run(10)
    settled(desk)
    assert desk.value("Lead", lead, "Name") == desk.there("Lead", lead, "Name") == "Ada Lovelace"


def test_a_full_name_of_more_than_its_parts_waits_for_salesforce(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Byron", FirstName="Ada")
    with desk.store.transaction() as connection:
        column = Catalogue.read(connection).column_of("Lead", "Name")
        assert column is not None
        connection.execute(f"UPDATE person SET {column.sql} = 'Ada Augusta Byron'")
    desk.edit("Lead", lead, LastName="Lovelace")
    assert desk.value("Lead", lead, "Name") == "Ada Augusta Byron"


def test_automation_that_rewrites_what_we_wrote_is_no_loop(desk: TwoWay) -> None:
    desk.state.add_automation(Automation("upper", "Lead", transform={"Title": "upper"}))
    (lead,) = synced(desk, "Ada", preferences=ruled(Rule.APDESK_WINS))
    desk.edit("Lead", lead, Title="Boss")
    desk.run()
    assert desk.there("Lead", lead, "Title") == "BOSS"
    desk.tick_run(10)
    assert desk.value("Lead", lead, "Title") == "BOSS"
    assert desk.conflicts() == ()
    assert len(desk.sent) == 1
    settled(desk)


def test_an_opt_out_here_or_there_wins(desk: TwoWay) -> None:
    rule = ruled(Rule.SALESFORCE_WINS, OPT_OUT)
    here, there, back = synced(desk, "Here", "There", "Back", preferences=rule)
    desk.edit("Lead", here, HasOptedOutOfEmail=True)
    desk.state.update("Lead", there, {OPT_OUT: True})
    desk.state.update("Lead", back, {OPT_OUT: True})
    desk.run()
    for each in (here, there, back):
        assert desk.there("Lead", each, OPT_OUT) is True
        assert desk.value("Lead", each, OPT_OUT) is True
    desk.edit("Lead", back, HasOptedOutOfEmail=False)  # on purpose
    desk.run()
    assert desk.there("Lead", back, OPT_OUT) is False
    settled(desk)


def test_an_opt_out_outlasts_the_first_mapping(desk: TwoWay) -> None:
    """Mapped anew, Salesforce's value wins, unless a person opted out here before."""
    (lead,) = synced(desk, "Ada", preferences=ruled(Rule.SALESFORCE_WINS, OPT_OUT))
    desk.edit("Lead", lead, HasOptedOutOfEmail=True)
    desk.run()
    desk.prefer(ruled(Rule.OFF, OPT_OUT))
    desk.tick_run(10)
    desk.state.update("Lead", lead, {OPT_OUT: False})
    desk.clock.tick(minutes=10)
    desk.prefer(ruled(Rule.SALESFORCE_WINS, OPT_OUT, FirstSync.SALESFORCE))
    desk.run()
    assert desk.value("Lead", lead, OPT_OUT) is True
    assert desk.there("Lead", lead, OPT_OUT) is True
    settled(desk)


# -- at the same moment ---------------------------------------------------------------------------


def test_a_change_between_reading_and_writing_is_seen(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Base")
    desk.edit("Lead", lead, Title="Here")

    def change(number: int) -> None:
        if desk.org.causes[-1] == "changes":
            desk.clock.tick(seconds=1)
            desk.state.update("Lead", lead, {"Title": "There"})
            desk.heal()

    desk.org.after = change
    desk.run()
    assert desk.there("Lead", lead, "Title") == "There"
    assert desk.conflicts()[0].local == "Here"
    settled(desk)


def test_what_was_read_a_moment_ago_is_not_read_again(tmp_path: Path) -> None:
    desk = TwoWay(tmp_path, replace(LOOKING, look_again_after=timedelta(minutes=1)))
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, Title="Boss")
    assert desk.run().api_calls == 2
    desk.close()


def test_a_record_that_was_deleted_since_is_not_written(desk: TwoWay) -> None:
    (lead, other) = synced(desk, "Ada", "Bob")
    desk.edit("Lead", lead, Title="Here")
    desk.edit("Lead", other, Title="Here")

    def delete(number: int) -> None:
        if desk.org.causes[-1] == "changes":
            desk.state.delete("Lead", lead)
            desk.heal()

    desk.org.after = delete
    desk.run()
    assert [each[1] for each in desk.sent] == [other]
    desk.tick_run(10)
    (lost,) = desk.failures()
    assert (lost.operation, lost.salesforce_id) == ("lost", lead)
    assert ("Title", "Here") in lost.values


def test_an_edit_while_its_forerunner_is_on_its_way_is_sent_next(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Base")
    desk.edit("Lead", lead, Title="First")

    def edit(number: int) -> None:
        if desk.org.causes[-1] == "push":
            desk.edit("Lead", lead, Title="Second")
            desk.heal()

    desk.org.after = edit
    desk.run()
    assert desk.there("Lead", lead, "Title") == "First"
    assert desk.value("Lead", lead, "Title") == "Second"
    assert desk.unsent() == (1, 0)
    desk.tick_run(10)
    assert desk.there("Lead", lead, "Title") == "Second"
    assert desk.conflicts() == ()
    settled(desk)


@pytest.mark.parametrize("arrived", [True, False])
@pytest.mark.parametrize("then", ["Here", "Base", "Other"])
def test_a_lost_answer(desk: TwoWay, arrived: bool, then: str) -> None:
    """Whatever became of the write, what the user wants last is what both sides have."""
    (lead,) = synced(desk, "Ada", Title="Base")
    desk.edit("Lead", lead, Title="Here")
    desk.lose_answer("push", arrived=arrived)
    assert desk.run().result is Result.FAILED
    desk.heal()
    if then != "Here":
        desk.edit("Lead", lead, Title=then)
    desk.tick_run(10)
    assert desk.there("Lead", lead, "Title") == then
    assert desk.value("Lead", lead, "Title") == then
    assert desk.conflicts() == ()
    settled(desk)


def test_a_lost_answer_and_a_change_there(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Base")
    desk.edit("Lead", lead, Title="Here")
    desk.lose_answer("push", arrived=True)
    desk.run()
    desk.heal()
    desk.state.update("Lead", lead, {"Title": "There"})
    desk.tick_run(10)
    assert desk.value("Lead", lead, "Title") == "There"
    settled(desk)


# -- refusals -------------------------------------------------------------------------------------


def test_one_refused_row_fails_no_other(desk: TwoWay) -> None:
    rule = ValidationRule("no_x", "Lead", "Title = 'X'", "No X here.", "Title")
    good, bad = synced(desk, "Good", "Bad")
    desk.state.add_validation_rule(rule)
    desk.edit("Lead", good, Title="Y")
    desk.edit("Lead", bad, Title="X")
    report = desk.run()
    assert (report.objects["Lead"].sent_updated, report.objects["Lead"].failed) == (1, 1)
    (failure,) = desk.failures()
    assert (failure.operation, failure.said, failure.attempts) == ("update", "No X here.", 1)
    assert failure.retry_at is None
    writes = len(desk.org.writes)
    desk.tick_run(10)
    assert len(desk.org.writes) == writes  # it waits for a person
    desk.edit("Lead", bad, Title="Z")
    assert desk.failures() == ()
    desk.tick_run(10)
    assert desk.there("Lead", bad, "Title") == "Z"
    settled(desk)


def test_a_failure_is_tried_again_when_asked(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada")
    desk.state.add_validation_rule(ValidationRule("none", "Lead", "Title = 'X'", "No X here."))
    desk.edit("Lead", lead, Title="X")
    desk.run()
    desk.state.remove_validation_rule("none")
    (failure,) = desk.failures()
    assert desk.troubles.retry([failure.id], at=desk.now()) == 1
    desk.tick_run(10)
    assert desk.there("Lead", lead, "Title") == "X"
    assert desk.failures() == ()
    settled(desk)


def test_a_locked_row_arrives_later_by_itself(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, Title="Boss")
    desk.state.lock_record(lead, times=2)
    assert desk.run().objects["Lead"].failed == 1
    (failure,) = desk.failures()
    assert failure.retry_at is not None
    for _ in range(3):
        desk.tick_run(10)
    assert desk.there("Lead", lead, "Title") == "Boss"
    assert desk.failures() == ()
    settled(desk)


def test_edits_of_many_records_are_one_call(desk: TwoWay) -> None:
    leads = synced(desk, *(f"L{n}" for n in range(8)))
    contact, account = desk.contact(), desk.account()
    desk.run()
    desk.edit_all("Lead", {each: {"Title": "Boss"} for each in leads})
    desk.edit("Contact", contact, Title="Boss")
    desk.edit("Account", account, Site="Here")
    desk.run()
    assert len(desk.org.writes) == 1
    assert len(desk.sent) == 10
    settled(desk)


def test_five_hundred_edits_of_which_some_are_refused(tmp_path: Path) -> None:
    """455 arrive in at most four calls; the rest is listed under its causes, and arrives too."""
    desk = TwoWay(tmp_path, replace(LOOKING, page_size=2000, chunk=200))
    leads = synced(desk, *(f"L{n:03}" for n in range(500)))
    state = desk.state
    state.add_validation_rule(
        ValidationRule("phone", "Lead", "Phone LIKE 'bad%'", "Phone numbers are digits.", "Phone")
    )
    broken, picked, locked = leads[:37], leads[37:42], leads[42:45]
    values: dict[str, dict[str, FieldValue]] = {
        each: {"Phone": str(number)} for number, each in enumerate(leads)
    }
    values |= {each: {"Phone": f"bad {number}"} for number, each in enumerate(broken)}
    values |= {each: {"CleanStatus": f"Nonsense {number}"} for number, each in enumerate(picked)}
    desk.edit_all("Lead", values)
    for each in locked:
        state.lock_record(each, times=1)
    report = desk.run()
    assert report.objects["Lead"].sent_updated == 455
    assert report.api_calls <= 4
    by_itself = [each for each in desk.failures() if each.retry_at is not None]
    assert sorted(each.salesforce_id or "" for each in by_itself) == sorted(locked)
    desk.tick_run(10)
    groups = {each.title: each.count for each in desk.troubles.causes()}
    assert sorted(groups.values()) == [5, 37]
    desk.edit_all("Lead", {each: {"Phone": "0"} for each in broken})
    desk.edit_all("Lead", {each: {"CleanStatus": "Pending"} for each in picked})
    desk.troubles.retry(at=desk.now())
    desk.tick_run(10)
    assert desk.failures() == ()
    settled(desk)
    desk.close()


def test_a_field_that_can_no_longer_be_written_is_read_again_once(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada", Title="Base")
    desk.edit("Lead", lead, Title="Here", Phone="5")
    desk.state.make_read_only("Lead", "Title", desk.user.id)
    report = desk.run()
    assert report.result is Result.DONE
    assert desk.there("Lead", lead, "Phone") == "5"
    assert desk.there("Lead", lead, "Title") == "Base"
    assert desk.conflicts()[0].local == "Here"
    assert desk.value("Lead", lead, "Title") == "Base"
    settled(desk)


def test_an_org_without_calls_stops_the_sending_and_it_goes_on(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, Title="Boss")
    over = from_response(403, [{"errorCode": "REQUEST_LIMIT_EXCEEDED", "message": "TotalRequests"}])

    def limited(number: int) -> None:
        if desk.next_cause == "push":
            raise over

    desk.org.before = limited
    assert desk.run().result is Result.FAILED
    desk.heal()
    assert desk.unsent() == (1, 0)
    assert desk.failures() == ()
    desk.tick_run(60)
    assert desk.there("Lead", lead, "Title") == "Boss"
    settled(desk)


def test_equal_refusals_of_everything_stop_the_object(tmp_path: Path) -> None:
    desk = TwoWay(tmp_path, replace(LOOKING, page_size=2000, chunk=200))
    leads = synced(desk, *(f"L{n}" for n in range(1300)))
    desk.edit_all("Lead", {each: {"Title": "Boss"} for each in leads})

    def refuse(group: WriteGroup, row: WriteRow) -> object:
        return from_item({"statusCode": "UNKNOWN_EXCEPTION", "message": "x", "fields": []})

    desk.org.refuse_row = refuse
    report = desk.run()
    assert [each.code for each in report.problems] == ["object.sending_stopped"]
    assert sum(len(group.rows) for groups in desk.org.writes for group in groups) == 1000
    desk.org.refuse_row = lambda group, row: None
    desk.tick_run(10)
    assert desk.unsent() == (0, 0)
    desk.close()


# -- economy --------------------------------------------------------------------------------------


def test_an_idle_day_costs_a_call_a_tick(desk: TwoWay) -> None:
    synced(desk, "Ada")
    desk.contact()
    desk.account()
    desk.run()
    before = desk.org.calls()
    for _ in range(144):
        assert desk.tick_run(10).result is Result.DONE
    assert desk.org.calls() - before <= 150


def test_two_databases_and_the_org_agree_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = TwoWay(tmp_path / "one")
    leads = [one.lead(f"L{n}", Title="Base", Phone="0") for n in range(6)]
    two = TwoWay(tmp_path / "two")
    two.state.close()
    two.clock, two.state, two.org.state = one.clock, one.state, one.state
    two.user = one.state.users()[2]
    two.org.user = two.user.id
    two.laptop = one.laptop
    for each in (one, two):
        each.prefer(choose())
        each.run()
    for minute in range(0, 60, 10):
        one.edit("Lead", leads[minute // 10], Title=f"one {minute}")
        two.edit("Lead", leads[(minute // 10 + 1) % 6], Title=f"two {minute}", Phone=str(minute))
        one.state.update("Lead", leads[(minute // 10 + 2) % 6], {"Phone": f"9{minute}"})
        one.clock.tick(minutes=4)
        one.run()
        one.clock.tick(minutes=6)
        two.run()
    for _ in range(3):
        one.tick_run(6)
        two.tick_run(6)
    for each in (one, two):
        each.assert_equal()
        assert each.unsent() == (0, 0)
        assert each.failures() == ()
    two.store.close()
    one.close()


def test_a_cancelled_run_leaves_edits_that_wait(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, Title="Boss")
    run = desk.engine().run(Cause.TIMER)
    next(run)
    run.close()
    assert desk.unsent() == (1, 0)
    assert drive(desk.engine().run(Cause.MANUAL)).result is Result.DONE
    assert desk.there("Lead", lead, "Title") == "Boss"


def test_the_history_names_who_changed_what(desk: TwoWay) -> None:
    """The name of a user whom nobody knows here comes along with the next changes, for no call."""
    (lead,) = synced(desk, "Ada", Title="Base")
    colleague = desk.state.users()[2]
    desk.state.update("Lead", lead, {"Phone": "7"}, colleague.id)
    desk.edit("Lead", lead, Title="Here")
    desk.run()
    assert desk.tick_run(10).api_calls == 1
    authors = {
        each.field: each.author for each in desk.history("Lead", lead) if each.kind == "field"
    }
    assert authors["phone"] == f"{colleague.name} (Salesforce)"
    assert authors["title"] == "You"
    desk.tick_run(10)
    before = len(desk.org.log)
    desk.tick_run(10)
    assert "FROM User" not in str(desk.org.log[before:])


def test_a_value_that_its_field_cannot_have_is_not_sent(desk: TwoWay) -> None:
    """The screens and verbs refuse it before; whatever stores it, the run goes on."""
    bad, good = synced(desk, "Bad", "Good")
    desk.edit("Lead", bad, NumberOfEmployees="many")
    desk.edit("Lead", good, NumberOfEmployees=5)
    report = desk.run()
    assert (report.result, report.objects["Lead"].failed) == (Result.DONE, 1)
    assert desk.there("Lead", good, "NumberOfEmployees") == 5
    (failure,) = desk.failures()
    assert (failure.code, failure.retry_at) == ("edit.invalid", None)
    desk.edit("Lead", bad, NumberOfEmployees=7)
    desk.run()
    assert desk.there("Lead", bad, "NumberOfEmployees") == 7
    settled(desk)


def test_the_budget_stops_the_sending_and_says_until_when(tmp_path: Path) -> None:
    """Calls of the last day use it up between two calls of a run; nothing is lost."""
    desk = TwoWay(tmp_path)
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, Title="Boss")
    desk.settings = replace(LOOKING, daily_budget=3)
    ledger = Settings(desk.store)
    ledger.count_call("changes", 2, desk.now())

    def count(number: int) -> None:
        ledger.count_call(desk.org.causes[-1], 1, desk.now())

    desk.org.after = count
    report = desk.run()
    assert report.error is not None
    assert report.error.code == "budget.reached"
    free = desk.laptop.now() + timedelta(days=1)
    assert f"until {free:%Y-%m-%d %H}:00 UTC" in report.error.message
    assert desk.unsent() == (1, 0)
    desk.clock.tick(days=1)
    desk.heal()
    desk.run()
    assert desk.there("Lead", lead, "Title") == "Boss"
    desk.close()


def test_entries_of_a_picklist_are_read_again_where_one_was_refused(desk: TwoWay) -> None:
    """Who mends it chooses among those that there are now, not among those of this morning."""
    mapped = MappedField("Segment__c", "segment", ApdeskType.PICKLIST)
    made = choose(mappings={"Lead": ObjectMapping("custom", (mapped,))})
    (lead,) = synced(desk, "Ada", preferences=made)
    desk.state.retire_picklist_value("Lead", "Segment__c", "Enterprise")
    desk.edit("Lead", lead, Segment__c="Enterprise")
    calls = len(desk.org.causes)
    report = desk.tick_run()
    assert report.objects["Lead"].failed == 1
    assert desk.org.causes[calls:].count("describe") == 1
    field = Settings(desk.store).schemas()["Lead"].field("Segment__c")
    assert field is not None
    assert {each.value: each.active for each in field.picklist}["Enterprise"] is False
    calls = len(desk.org.causes)
    desk.tick_run()
    assert "describe" not in desk.org.causes[calls:]
