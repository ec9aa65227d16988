"""What is looked at once a day, and that a day of it costs few calls."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.criteria import EvaluationContext
from apdesk.domain.preferences import MappedField, ObjectMapping
from apdesk.domain.run import Result
from apdesk.salesforce.errors import malformed
from apdesk.salesforce.org import Identity
from apdesk.store.journal import Journal
from apdesk.store.settings import Settings
from apdesk.sync.membership import selection_of
from tests.sync.bench import NONE, Bench, choose, only

RATING = ObjectMapping("custom", (MappedField("Account_Rating__c", "arating", ApdeskType.TEXT),))


def settled(bench: Bench) -> None:
    assert bench.run().result is Result.DONE
    bench.tick_run(30)


def test_calculated_values_are_read_again_every_day(bench: Bench) -> None:
    account = bench.account("X", Rating="Hot")
    contacts = [bench.contact(f"R{n}", AccountId=account) for n in range(9)]
    kept_out = bench.contact("Elsewhere", Title="No")
    bench.prefer(choose(mappings={"Contact": RATING}, Contact=only(("Title", "is not", "No"))))
    settled(bench)
    bench.state.update("Account", account, {"Rating": "Cold"})
    bench.tick_run()
    assert {each["arating"] for each in bench.members("Contact").values()} == {"Hot"}
    bench.clock.tick(days=1)
    report = bench.run()
    assert report.objects["Contact"].changed == 9
    assert report.objects["Contact"].entered == 0
    assert {each["arating"] for each in bench.members("Contact").values()} == {"Cold"}
    assert bench.ids("Contact") == set(contacts)
    assert kept_out not in bench.ids("Contact")
    bench.assert_equal()
    assert bench.tick_run().api_calls == 1


def test_an_object_without_calculated_fields_is_swept_by_ids_and_stamps(bench: Bench) -> None:
    bench.account("X")
    bench.prefer(choose())
    settled(bench)
    bench.clock.tick(days=1)
    asked = len(bench.org.log)
    bench.run()
    swept = [
        query
        for number, queries in enumerate(bench.org.log)
        for query in queries
        if number >= asked and bench.org.causes[number] == "sweep" and "FROM Account" in query
    ]
    calculated = [each.name for each in bench.schemas()["Account"].fields if each.calculated]
    fields = ", ".join(["Id", "SystemModstamp", *calculated])
    assert len(swept) == 1
    assert swept[0].startswith(f"SELECT {fields} FROM Account")


def test_a_value_that_was_committed_after_the_overlap_is_found_within_a_day(bench: Bench) -> None:
    """A long transaction becomes visible under a stamp that the cursor has passed for good."""
    late, kept_out = bench.lead("Late"), bench.lead("Elsewhere", Title="No")
    others = [bench.lead(f"L{n}") for n in range(9)]
    bench.prefer(choose(Lead=only(("Title", "is not", "No"))))
    settled(bench)
    with bench.state.commit_delay(timedelta(hours=5)):
        for each in (late, kept_out):
            bench.state.update("Lead", each, {"City": "Reykjavík"})
    for _ in range(40):
        bench.tick_run()
    assert bench.state.retrieve("Lead", late)["City"] == "Reykjavík"
    assert bench.members("Lead")[late]["city"] is None
    bench.clock.tick(days=1)
    bench.run()
    assert bench.members("Lead")[late]["city"] == "Reykjavík"
    assert bench.ids("Lead") == {late, *others}
    bench.assert_equal()
    assert bench.tick_run().api_calls == 1


def test_a_daily_look_reads_no_record_that_is_here_just_so(bench: Bench) -> None:
    leads = [bench.lead(f"L{n}") for n in range(9)]
    bench.prefer(choose(Contact=NONE, Account=NONE))
    settled(bench)
    for each in leads:
        bench.state.update("Lead", each, {"City": "Oslo"})
    bench.tick_run()
    bench.clock.tick(days=1)
    calls = len(bench.org.causes)
    report = bench.run()
    assert report.objects["Lead"].changed == 0
    assert "lookup" not in bench.org.causes[calls:]


def test_an_idle_day_of_three_objects_is_at_most_150_calls(bench: Bench) -> None:
    bench.lead()
    bench.contact()
    bench.account()
    bench.prefer(choose())
    settled(bench)
    calls = bench.org.calls()
    for _ in range(144):
        assert bench.tick_run().result is Result.DONE
    assert bench.org.calls() - calls <= 150
    assert bench.org.causes[-144:].count("sweep") <= 1


def test_the_users_time_zone_and_locale_are_looked_at_every_day(bench: Bench) -> None:
    lead = bench.lead()
    bench.prefer(choose(Lead=only(("CreatedDate", "at least", "2026-03-02"))))
    settled(bench)
    bench.move_user("Asia/Tokyo")
    bench.state.update("User", bench.user.id, {"LocaleSidKey": "de_DE"})
    bench.tick_run()
    binding = Settings(bench.store).binding()
    assert binding is not None
    assert binding.timezone == "Europe/London"
    bench.clock.tick(days=1)
    bench.run()
    binding = Settings(bench.store).binding()
    assert binding is not None
    assert (binding.timezone, binding.locale) == ("Asia/Tokyo", "de_DE")
    causes = len(bench.org.causes)
    bench.tick_run()
    assert "identity" not in bench.org.causes[causes:]
    assert bench.ids("Lead") == {lead}


def test_an_identity_that_cannot_be_read_ends_no_run(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.prefer(choose())
    settled(bench)

    def broken() -> Identity:
        raise malformed("the identity isn't an object")

    monkeypatch.setattr(bench.org, "identity", broken)
    bench.clock.tick(days=1)
    assert bench.run().result is Result.DONE


def test_another_locale_is_another_selection(bench: Bench) -> None:
    """The first day of a week depends on it."""
    choice = only(("CreatedDate", "is", "THIS_WEEK"))
    here, there = (
        selection_of(choice, EvaluationContext(bench.clock.now(), "UTC", locale))
        for locale in ("en_US", "de_DE")
    )
    assert here != there


def test_the_journal_does_not_grow_for_ever(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    prune = Journal.prune_runs
    monkeypatch.setattr(Journal, "prune_runs", lambda self: prune(self, 3))
    lead = bench.lead()
    bench.prefer(choose())
    settled(bench)
    bench.state.update("Lead", lead, {"Title": "Boss"})
    for _ in range(5):
        last = bench.tick_run().run_id
    with bench.store.reading() as connection:
        runs = [row[0] for row in connection.execute("SELECT id FROM run ORDER BY id")]
        history = connection.execute(
            "SELECT count(*) FROM history WHERE field = 'title'"
        ).fetchone()[0]
        counts = connection.execute("SELECT min(run_id) FROM run_object").fetchone()[0]
    assert runs == [last - 2, last - 1, last]
    assert counts == last - 2
    assert history == 1
