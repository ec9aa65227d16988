"""Other preferences between runs, and fields and objects that a user can't see any more."""

from __future__ import annotations

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.preferences import MappedField, ObjectMapping, Rule
from apdesk.domain.run import Cause, Result
from apdesk.store.journal import Journal
from tests.sync.bench import NONE, Bench, choose, only, started

TEXT = ApdeskType.TEXT


# -- changes of the preferences --------------------------------------------------------------------


def test_other_criteria_let_in_and_out(bench: Bench) -> None:
    opened = [bench.lead(f"O{n}", Status="Open - Not Contacted") for n in range(9)]
    closed = [bench.lead(f"C{n}", Status="Closed - Not Converted") for n in range(9)]
    started(bench, choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    assert bench.ids("Lead") == set(opened)
    bench.clock.tick(hours=1)
    bench.prefer(choose(Lead=only(("Status", "is", "Closed - Not Converted"))))
    report = bench.run()
    assert report.objects["Lead"].entered == report.objects["Lead"].left == 9
    assert bench.ids("Lead") == set(closed)
    bench.assert_equal()
    assert bench.tick_run().api_calls == 1


def test_an_object_that_is_no_longer_synced_leaves(bench: Bench) -> None:
    for number in range(5):
        bench.account(f"A{number}")
    started(bench)
    bench.prefer(choose(Account=NONE))
    report = bench.tick_run()
    assert report.objects["Account"].left == 5
    bench.assert_equal()
    bench.prefer(choose())
    bench.tick_run()
    bench.assert_equal()
    assert len(bench.ids("Account")) == 5


def test_a_new_mapping_is_filled_in(bench: Bench) -> None:
    contacts = [bench.contact(f"C {n}", Level__c="Primary") for n in range(9)]
    started(bench)
    assert "level" not in bench.members("Contact")[contacts[0]]
    bench.clock.tick(hours=3)
    mapping = ObjectMapping("custom", (MappedField("Level__c", "level", ApdeskType.PICKLIST),))
    bench.prefer(choose(mappings={"Contact": mapping}))
    report = bench.run()
    assert report.objects["Contact"].changed == 9
    assert {each["level"] for each in bench.members("Contact").values()} == {"Primary"}
    bench.assert_equal()
    assert bench.tick_run().api_calls == 1


def title_by(rule: Rule) -> dict[str, ObjectMapping]:
    return {"Lead": ObjectMapping("custom", (MappedField("Title", "title", TEXT, rule),))}


def test_a_value_that_filled_a_blank_stays_when_the_rule_goes(bench: Bench) -> None:
    """ "Salesforce unless blank", then "Salesforce wins": both have the value by then."""
    lead = bench.lead(Title="Boss")
    started(bench, choose(mappings=title_by(Rule.SALESFORCE_UNLESS_BLANK)))
    bench.state.update("Lead", lead, {"Title": None})
    bench.tick_run()
    assert bench.members("Lead")[lead]["title"] == "Boss"
    assert bench.state.retrieve("Lead", lead)["Title"] == "Boss"
    bench.clock.tick(hours=1)
    bench.prefer(choose())
    assert bench.run().objects["Lead"].changed == 0
    bench.assert_equal()
    calls = bench.org.calls()
    bench.prefer(choose(mappings=title_by(Rule.SALESFORCE_UNLESS_BLANK)))
    bench.tick_run()
    assert bench.org.calls() == calls + 1, "nothing needs to be read again for the weaker rule"


def test_selection_changed_during_the_first_pull(bench: Bench) -> None:
    for number in range(20):
        status = "Open - Not Contacted" if number % 2 else "Closed - Not Converted"
        bench.lead(f"L{number}", Status=status)
    bench.prefer(choose(Lead=only(("Status", "is", "Open - Not Contacted"))))
    run = bench.engine().run(Cause.FIRST)
    while len(bench.ids("Lead")) < 4:
        next(run)
    run.close()
    bench.prefer(choose(Lead=only(("Status", "is", "Closed - Not Converted"))))
    bench.tick_run()
    bench.assert_equal()


def test_a_closed_run_goes_on_where_it_stopped(bench: Bench) -> None:
    for number in range(20):
        bench.lead(f"L{number}")
    bench.prefer(choose(Contact=NONE, Account=NONE))
    run = bench.engine().run(Cause.FIRST)
    while len(bench.ids("Lead")) < 8:
        next(run)
    run.close()
    stopped = Journal(bench.store).runs(1)[0]
    assert stopped.result is Result.STOPPED
    report = bench.tick_run()
    assert report.objects["Lead"].entered == 12, "the first eight were not pulled again"
    bench.assert_equal()


# -- fields and objects that vanish ----------------------------------------------------------------


def test_vanished_criteria_field_freezes_and_thaws_by_itself(bench: Bench) -> None:
    inside = bench.lead("In", Rating="Hot")
    outside = bench.lead("Out", Rating="Cold")
    started(bench, choose(Lead=only(("Rating", "is", "Hot"))))
    bench.hide("Lead", "Rating")
    bench.state.update("Lead", inside, {"Title": "Still updated"})
    report = bench.tick_run()
    assert report.result is Result.DONE
    assert [each.code for each in report.problems] == ["criteria.frozen"]
    assert "Rating" in report.problems[0].title
    assert bench.ids("Lead") == {inside}
    assert bench.values("Lead", ["title"])[inside] == {"title": "Still updated"}
    bench.state.update("Lead", inside, {"Rating": "Cold"})
    bench.state.update("Lead", outside, {"Rating": "Hot"})
    bench.tick_run()
    assert bench.ids("Lead") == {inside}, "nothing enters or leaves"
    bench.clock.tick(hours=1)
    bench.show("Lead", "Rating")
    report = bench.run()
    assert report.problems == ()
    assert bench.ids("Lead") == {outside}
    bench.assert_equal()


def test_frozen_members_are_still_deleted_with_the_org(bench: Bench) -> None:
    lead = bench.lead("In", Rating="Hot")
    started(bench, choose(Lead=only(("Rating", "is", "Hot"))))
    bench.hide("Lead", "Rating")
    bench.tick_run()
    bench.state.delete("Lead", lead)
    bench.tick_run()
    assert bench.ids("Lead") == set()


def test_frozen_before_the_first_pull_waits(bench: Bench) -> None:
    bench.lead("In", Rating="Hot")
    bench.hide("Lead", "Rating")
    bench.prefer(choose(Lead=only(("Rating", "is", "Hot"))))
    report = bench.run()
    assert [each.code for each in report.problems] == ["criteria.frozen"]
    bench.show("Lead", "Rating")
    bench.tick_run()
    bench.assert_equal()


def test_vanished_mapped_field_pauses_its_mapping(bench: Bench) -> None:
    lead = bench.lead("In", Title="Stays", Phone="1")
    started(bench)
    bench.hide("Lead", "Title")
    bench.state.update("Lead", lead, {"Phone": "2"})
    report = bench.tick_run()
    assert [each.code for each in report.problems] == ["mapping.paused"]
    assert "Title" in report.problems[0].title
    values = bench.values("Lead", ["title", "phone"])[lead]
    assert values == {"title": "Stays", "phone": "2"}
    assert [each.code for each in bench.tick_run().problems] == ["mapping.paused"]
    bench.state.update("Lead", lead, {"Title": "New"})
    bench.show("Lead", "Title")
    bench.clock.tick(days=1)
    report = bench.run()
    assert report.problems == ()
    bench.assert_equal()


def test_unreadable_object_waits_and_the_others_go_on(bench: Bench) -> None:
    account, lead = bench.account(), bench.lead()
    started(bench)
    bench.state.revoke_object("Account", bench.user.id)
    bench.state.update("Lead", lead, {"Title": "Boss"})
    for _ in range(2):
        report = bench.tick_run()
        assert report.result is Result.DONE
        assert [each.code for each in report.problems] == ["object.unreadable"]
        assert report.problems[0].sobject == "Account"
    assert bench.ids("Account") == {account}
    assert bench.values("Lead", ["title"])[lead] == {"title": "Boss"}
    bench.clock.tick(days=2)
    assert [each.code for each in bench.run().problems] == ["object.unreadable"]
    bench.state.grant_object("Account", bench.user.id)
    assert bench.tick_run().problems == ()
    bench.assert_equal()
