"""What happens to the org or to us in the middle of a run, or between the parts of one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.clock import to_iso
from apdesk.domain.preferences import MappedField, ObjectMapping, Rule
from apdesk.domain.run import Cause, Phase, Progress, Result
from apdesk.salesforce.errors import from_exception, unreadable_value
from apdesk.salesforce.org import ApiUsage, CountQuery, Query, QueryResult, RowQuery
from apdesk.store.mirror import Mirror
from apdesk.store.settings import Settings
from apdesk.store.views import ListKey, Views
from apdesk.sync import run_state
from apdesk.sync.engine import SyncSettings, drive
from apdesk.sync.export import export
from tests.sync.bench import NONE, Bench, choose, only

HOT = only(("Rating", "is", "Hot"))


def run_and(bench: Bench, phase: Phase, sobject: str, action: Callable[[], None]) -> None:
    """One run in whose first step of that kind something happens."""
    done = False
    for step in bench.engine().run(Cause.TIMER):
        if isinstance(step, Progress) and (step.phase, step.sobject) == (phase, sobject):
            if not done:
                action()
            done = True
    assert done


# -- fields that change while a run goes on -------------------------------------------------------


def six_contacts_and_a_conversion(bench: Bench) -> list[str]:
    """Six changed contacts fill the page; the contact of the converted lead is asked for alone."""
    bench.prefer(choose())
    contacts = [
        bench.contact(f"C{n}", Title=f"T{n}", Department="Sales", Email=f"c{n}@x.org")
        for n in range(6)
    ]
    lead = bench.lead("L")
    bench.run()
    bench.tick_run(30)
    for each in contacts:
        bench.state.update("Contact", each, {"Title": "new"})
    bench.clock.tick(seconds=5)
    bench.state.convert(lead)
    bench.clock.tick(minutes=40)
    return contacts


def test_a_field_hidden_within_a_run_moves_no_value_to_another_column(bench: Bench) -> None:
    contacts = six_contacts_and_a_conversion(bench)
    before = {each: bench.apdesk_id("Contact", each) for each in contacts}
    run_and(bench, Phase.CHANGES, "Lead", lambda: bench.hide("Contact", "AccountId"))
    assert {each: bench.apdesk_id("Contact", each) for each in contacts} == before
    values = bench.values("Contact", ["last_name", "title", "email"])
    for number, each in enumerate(contacts):
        assert values[each] == {
            "last_name": f"C{number}",
            "title": "new",
            "email": f"c{number}@x.org",
        }
    bench.tick_run()
    bench.assert_equal()


def test_a_value_that_its_field_cannot_have_pauses_nothing_but_describes_again(
    bench: Bench,
) -> None:
    """An administrator changed a field's type since the describe of the day."""
    lead = bench.lead(Title="Boss")
    bench.contact()
    bench.prefer(choose())
    bench.run()
    bench.tick_run(20)
    tell_the_reader_of_answers(bench)
    stale(bench, "Lead", "Title")
    bench.state.update("Lead", lead, {"Title": "Chief"})
    bench.contact("New")
    report = bench.tick_run()
    assert (report.result, report.problems) == (Result.DONE, ())
    assert bench.values("Lead", ["title"])[lead] == {"title": "Chief"}
    bench.assert_equal()


def test_a_value_that_stays_unreadable_pauses_its_object_alone(bench: Bench) -> None:
    lead = bench.lead(Title="Boss")
    bench.prefer(choose())
    bench.run()
    bench.tick_run(20)
    answer = bench.org._answer

    def broken(query: Query) -> QueryResult:
        if " FROM Lead" in query.soql and not isinstance(query, CountQuery):
            return unreadable_value("Lead")
        return answer(query)

    bench.org._answer = broken  # type: ignore[method-assign]
    contact = bench.contact("New")
    report = bench.tick_run()
    assert report.result is Result.DONE
    assert [(each.sobject, each.code) for each in report.problems] == [("Lead", "object.refused")]
    assert bench.ids("Contact") == {contact}
    assert bench.ids("Lead") == {lead}


def tell_the_reader_of_answers(bench: Bench) -> None:
    """As over REST: a query with a value that can't be read has an error in its place."""
    answer = bench.org._answer

    def read(query: Query) -> QueryResult:
        try:
            return answer(query)
        except ValueError:
            assert isinstance(query, RowQuery)
            return unreadable_value(query.schema.name)

    bench.org._answer = read  # type: ignore[method-assign]


def stale(bench: Bench, sobject: str, field: str) -> None:
    """The stored describe says that this text is a number."""
    settings = Settings(bench.store)
    stored = settings.describe(sobject)
    assert stored is not None
    for each in stored.raw["fields"]:
        if each["name"] == field:
            each.update(type="double", precision=18, scale=0)
    settings.save_describe(sobject, stored.raw, "2020-01-01T00:00:00Z", stored.fetched_at)


# -- describes ------------------------------------------------------------------------------------


def signed_in_as_another(bench: Bench) -> None:
    settings = Settings(bench.store)
    binding = settings.binding()
    assert binding is not None
    other = bench.state.users()[2]
    settings.bind(replace(binding, user_id=other.id, username=other.username))
    bench.org.user = other.id


def test_another_user_with_fewer_fields_goes_on_without_them(bench: Bench) -> None:
    bench.lead(Title="Boss")
    bench.state.hide_field("Lead", "Title", bench.state.users()[2].id)
    bench.clock.tick(minutes=5)
    bench.prefer(choose())
    bench.run()
    bench.tick_run(20)
    signed_in_as_another(bench)
    bench.lead("B")
    report = bench.tick_run()
    assert [each.code for each in report.problems] == ["mapping.paused"]
    assert report.objects["Lead"].members == 2
    assert bench.tick_run().api_calls == 1


def test_another_user_with_more_fields_has_them(bench: Bench) -> None:
    bench.hide("Lead", "Title")
    bench.clock.tick(minutes=5)
    bench.lead(Title="Boss")
    bench.prefer(choose())
    bench.run()
    signed_in_as_another(bench)
    bench.tick_run()
    schema = Settings(bench.store).schema("Lead")
    assert schema is not None
    assert schema.field("Title") is not None
    assert [each["title"] for each in bench.members("Lead").values()] == ["Boss"]


def test_drift_is_looked_at_without_a_condition(bench: Bench) -> None:
    """What a user may see can change though the object's own last change is the old one."""
    bench.lead(Title="Boss")
    bench.prefer(choose())
    bench.run()
    bench.tick_run(20)
    modified = bench.state.schema_time
    bench.hide("Lead", "Title")
    settings = Settings(bench.store)
    stored = settings.describe("Lead")
    assert stored is not None
    assert bench.state.schema_time >= modified
    now = to_iso(bench.state.schema_time)
    settings.save_describe("Lead", stored.raw, now, stored.fetched_at)
    report = bench.tick_run()
    assert [each.code for each in report.problems] == ["mapping.paused"]


def test_a_run_by_hand_sees_that_a_field_is_shown_again(bench: Bench) -> None:
    """The message asks for the administrator; what they did shows with the next Sync now, and the
    timer doesn't pay for looking."""
    lead = bench.lead(Title="Boss")
    bench.prefer(choose())
    bench.run()
    bench.tick_run(20)
    bench.hide("Lead", "Title")
    bench.state.update("Lead", lead, {"Phone": "1"})
    assert [each.code for each in bench.tick_run().problems] == ["mapping.paused"]
    bench.state.update("Lead", lead, {"Title": "Chief"})
    bench.show("Lead", "Title")
    quiet = bench.tick_run(20)
    assert ([each.code for each in quiet.problems], quiet.api_calls) == (["mapping.paused"], 1)
    by_hand = drive(bench.engine().run(Cause.MANUAL))
    assert by_hand.problems == ()
    bench.assert_equal()
    assert drive(bench.engine().run(Cause.MANUAL)).api_calls == 1


@pytest.mark.parametrize("shared", [False, True], ids=["of leads alone", "of contacts, too"])
def test_values_of_a_field_that_vanished_are_exported_on(bench: Bench, *, shared: bool) -> None:
    api = "Fax" if shared else "Rating"
    lead, contact = bench.lead(**{api: "Hot"}), bench.contact()
    bench.prefer(choose())
    bench.run()
    bench.tick_run(20)
    bench.hide("Lead", api)
    bench.state.update("Lead", lead, {"Phone": "1"})
    assert [each.code for each in bench.tick_run().problems] == ["mapping.paused"]
    found = {each["salesforce_id"]: each["fields"] for each in exported(bench, "jsonl", "all")}
    assert found[lead][api] == "Hot"
    assert (api in found[contact]) is shared
    assert [each[api] for each in exported(bench, "csv", "leads")] == ["Hot"]


def exported(bench: Bench, form: str, wanted: str) -> list[dict[str, Any]]:
    out = io.StringIO(newline="")
    with Views(bench.path) as views:
        export(views, ListKey(wanted), out, form=form, api_names=True)
    text = out.getvalue()
    if form == "csv":
        return list(csv.DictReader(io.StringIO(text, newline="")))
    return [json.loads(line) for line in text.splitlines()]


# -- frozen membership ----------------------------------------------------------------------------


def title(rule: Rule) -> dict[str, ObjectMapping]:
    return {
        "Lead": ObjectMapping("custom", (MappedField("Title", "title", ApdeskType.TEXT, rule),))
    }


def test_a_mapping_taken_off_and_on_while_frozen_is_filled_in_afterwards(bench: Bench) -> None:
    bench.prefer(choose(Lead=HOT))
    lead = bench.lead(Rating="Hot", Title="Boss")
    bench.run()
    bench.tick_run(20)
    bench.hide("Lead", "Rating")
    assert [each.code for each in bench.tick_run().problems] == ["criteria.frozen"]
    bench.prefer(choose(mappings=title(Rule.OFF), Lead=HOT))
    bench.tick_run()
    bench.state.update("Lead", lead, {"Title": "Chief"})
    bench.tick_run()
    bench.tick_run(30)
    bench.prefer(choose(Lead=HOT))
    bench.tick_run()
    bench.show("Lead", "Rating")
    bench.clock.tick(days=2)
    assert bench.run().problems == ()
    assert bench.values("Lead", ["title"])[lead] == {"title": "Chief"}
    bench.assert_equal()


def test_removals_that_wait_are_not_carried_out_while_frozen(bench: Bench) -> None:
    bench.prefer(choose(Lead=HOT))
    leads = [bench.lead(f"L{n}", Rating="Hot") for n in range(5)]
    bench.run()
    bench.tick_run(20)
    bench.prefer(choose(Lead=NONE))
    run = bench.engine().run(Cause.TIMER)
    while not Mirror(bench.store).staged_count("Lead"):
        next(run)
    run.close()
    bench.prefer(choose(Lead=HOT))
    bench.hide("Lead", "Rating")
    report = bench.tick_run()
    assert report.objects["Lead"].left == 0
    assert bench.ids("Lead") == set(leads)
    bench.state.delete("Lead", leads[4])
    assert bench.tick_run().objects["Lead"].deleted == 1
    bench.show("Lead", "Rating")
    bench.clock.tick(days=1)
    bench.run()
    bench.tick_run()
    bench.assert_equal()


def test_an_approval_does_not_remove_by_criteria_that_cannot_be_decided(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SyncSettings(page_size=6, chunk=2, removal_limit=2, removal_share=0.1))
    bench.prefer(choose(Lead=HOT))
    leads = [bench.lead(f"L{n}", Rating="Hot") for n in range(5)]
    bench.run()
    bench.tick_run(20)
    bench.prefer(choose(Lead=only(("Rating", "is", "Cold"))))
    assert bench.tick_run().result is Result.HELD
    bench.prefer(choose(Lead=HOT))
    bench.hide("Lead", "Rating")
    bench.clock.tick(minutes=10)
    report = bench.run(approve=True)
    assert (report.result, report.objects["Lead"].held) == (Result.HELD, 5)
    assert bench.ids("Lead") == set(leads)
    bench.close()


# -- time and calls -------------------------------------------------------------------------------


def test_a_slow_answer_sets_the_cursor_to_the_time_of_the_question(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = bench.lead(Title="Boss")
    bench.prefer(choose())
    bench.run()
    bench.tick_run(20)
    bench.tick_run(20)
    monkeypatch.setattr(run_state, "monotonic", lambda: bench.clock.now().timestamp())
    with bench.state.commit_delay(timedelta(minutes=7)):
        bench.state.update("Lead", lead, {"Title": "Chief"})
    bench.clock.tick(minutes=6)
    answer = bench.org._answer
    slow = [True]

    def slowly(query: Query) -> QueryResult:
        given = answer(query)
        if isinstance(query, CountQuery) and slow:
            slow.clear()
            bench.clock.tick(minutes=5)
        return given

    bench.org._answer = slowly  # type: ignore[method-assign]
    bench.run()
    for _ in range(3):
        bench.tick_run(10)
    bench.assert_equal()


def test_the_budget_holds_within_a_run(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SyncSettings(page_size=2, chunk=2, daily_budget=7))
    bench.prefer(choose())
    for number in range(60):
        bench.lead(f"L{number}")
    settings = Settings(bench.store)
    bench.org.before = lambda number: settings.count_call("x", 1, to_iso(bench.laptop.now()))
    report = bench.run()
    assert report.result is Result.FAILED
    assert report.error is not None
    assert report.error.code == "budget.reached"
    assert report.api_calls == settings.own_calls_24h(bench.laptop.now()) == 7
    assert bench.ids("Lead"), "what was read within the budget is here"
    bench.close()


test_the_budget_holds_within_a_run.pytestmark = [  # type: ignore[attr-defined]
    pytest.mark.logs("apdesk.sync")
]


def test_an_error_of_the_network_is_no_unreadable_value(bench: Bench) -> None:
    bench.prefer(choose())
    bench.run()

    def broken(number: int) -> None:
        raise from_exception(ConnectionError("gone"))

    bench.org.before = broken
    calls = bench.org.calls()
    assert bench.tick_run().result is Result.FAILED
    assert bench.org.calls() == calls


test_an_error_of_the_network_is_no_unreadable_value.pytestmark = [  # type: ignore[attr-defined]
    pytest.mark.logs("apdesk.sync")
]


@pytest.mark.logs("apdesk.sync")
def test_the_last_calls_of_the_org_are_left_to_others(tmp_path: Path) -> None:
    """One call a run is made all the same: how many are left is told with its answer."""
    bench = Bench(tmp_path)
    leads = [bench.lead(f"L{number}") for number in range(20)]
    bench.prefer(choose(Contact=NONE, Account=NONE))
    assert bench.run().result is Result.DONE
    for each in leads:
        bench.state.update("Lead", each, {"Title": "Boss"})
    bench.org.used = ApiUsage(94_999, 100_000)
    assert bench.tick_run().result is Result.DONE
    for each in leads:
        bench.state.update("Lead", each, {"Title": "Chief"})
    bench.org.used = ApiUsage(95_000, 100_000)
    report = bench.tick_run()
    assert (report.result, report.api_calls) == (Result.FAILED, 1)
    assert report.error is not None
    assert report.error.code == "salesforce.limit"
    assert "almost" in report.error.title
    bench.org.used = ApiUsage(20_000, 100_000)
    assert bench.tick_run(60).result is Result.DONE
    bench.assert_equal()
    bench.close()
