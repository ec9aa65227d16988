"""Who leaves, on whose word, and what an approval of held removals covers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from apdesk.domain.preferences import OnLeave
from apdesk.domain.run import Cause, Result
from apdesk.store.mirror import Mirror
from apdesk.store.settings import Settings
from apdesk.sync.engine import SyncSettings, drive
from apdesk.worker.sync_worker import SyncWorker
from tests.sync.bench import NONE, Bench, choose, only
from tests.unit.worker.sync.scripted_backend import MovedClock, ScriptedBackend, endless

HOT = only(("Rating", "is", "Hot"))


def hot_leads(bench: Bench, count: int) -> list[str]:
    bench.prefer(choose(Lead=HOT))
    leads = [bench.lead(f"L{n}", Rating="Hot") for n in range(count)]
    bench.run()
    bench.tick_run(20)
    return leads


def cool(bench: Bench, leads: list[str]) -> None:
    for each in leads:
        bench.state.update("Lead", each, {"Rating": "Cold"})


# -- the safety stop ------------------------------------------------------------------------------


def test_an_approval_covers_what_was_held_when_it_was_given(careful: Bench) -> None:
    bench = careful
    leads = hot_leads(bench, 30)
    cool(bench, leads[:6])
    assert bench.tick_run().objects["Lead"].held == 6
    cool(bench, leads[6:])
    bench.clock.tick(minutes=10)
    report = bench.run(approve=True)
    assert (report.result, report.objects["Lead"].left, report.objects["Lead"].held) == (
        Result.HELD,
        6,
        24,
    )
    assert bench.ids("Lead") == set(leads[6:])
    assert bench.run(approve=True).objects["Lead"].left == 24
    bench.assert_equal()


def test_few_removals_beside_the_approved_ones_need_no_approval(careful: Bench) -> None:
    bench = careful
    leads = hot_leads(bench, 30)
    cool(bench, leads[:6])
    bench.tick_run()
    cool(bench, leads[6:8])
    bench.clock.tick(minutes=10)
    report = bench.run(approve=True)
    assert (report.result, report.objects["Lead"].left) == (Result.DONE, 8)


def test_preferences_saved_with_their_approval_remove_what_they_leave_out(careful: Bench) -> None:
    """The preview named everyone who leaves before the preferences were saved."""
    bench = careful
    hot_leads(bench, 10)
    bench.prefer(choose(Lead=only(("Rating", "is", "Cold"))))
    bench.clock.tick(minutes=10)
    report = drive(bench.engine().run(Cause.PREFERENCES, approve_removals=True))
    assert (report.result, report.objects["Lead"].left) == (Result.DONE, 10)


def test_held_removals_stay_held_when_one_of_them_matches_again(careful: Bench) -> None:
    bench = careful
    leads = hot_leads(bench, 12)
    cool(bench, leads[:4])
    assert bench.tick_run().result is Result.HELD
    here = bench.apdesk_id("Lead", leads[0])
    bench.state.update("Lead", leads[0], {"Rating": "Hot"})
    report = bench.tick_run()
    assert (report.result, report.objects["Lead"].held) == (Result.HELD, 3)
    assert report.objects["Lead"].left == 0
    assert bench.apdesk_id("Lead", leads[0]) == here
    assert {each.salesforce_id for each in Mirror(bench.store).held()} == set(leads[1:4])
    report = bench.run(approve=True)
    assert (report.result, report.objects["Lead"].left) == (Result.DONE, 3)
    bench.assert_equal()


# -- the org's word -------------------------------------------------------------------------------


def test_a_record_that_the_org_selects_does_not_leave(bench: Bench) -> None:
    """The user's time zone changed in Salesforce, and we don't know it yet."""
    settings = Settings(bench.store)
    binding = settings.binding()
    assert binding is not None
    settings.bind(replace(binding, timezone="Pacific/Kiritimati"))  # 14 hours ahead
    bench.clock.tick(minutes=30)  # 09:30 UTC
    lead = bench.lead()
    bench.prefer(choose(Lead=only(("CreatedDate", "is", "TODAY"))))
    bench.run()
    here = bench.apdesk_id("Lead", lead)
    assert here is not None
    bench.tick_run(60)  # 10:30 UTC: tomorrow there
    for number in range(3):  # the objects are counted in turn, and a count would bring it back
        bench.state.update("Lead", lead, {"Title": f"T{number}"})
        report = bench.tick_run(20)
        assert report.objects["Lead"].left == 0
        assert bench.apdesk_id("Lead", lead) == here
        assert bench.values("Lead", ["title"])[lead] == {"title": f"T{number}"}


@pytest.mark.parametrize("merged", [False, True])
def test_a_successor_that_the_org_selects_carries_the_record_on(
    bench: Bench, *, merged: bool
) -> None:
    """As above, for the contact that a lead became, or the winner that it was merged into."""
    settings = Settings(bench.store)
    binding = settings.binding()
    assert binding is not None
    settings.bind(replace(binding, timezone="Pacific/Kiritimati"))
    bench.clock.tick(minutes=30)  # 09:30 UTC
    lead = bench.lead()
    today = only(("CreatedDate", "is", "TODAY"))
    bench.prefer(choose(Lead=today) if merged else choose(Contact=today))
    bench.run()
    here = bench.apdesk_id("Lead", lead)
    bench.clock.tick(minutes=25)  # 09:55 UTC: today for both
    if merged:
        heir, sobject = bench.lead("Winner"), "Lead"
        bench.state.merge("Lead", heir, [lead])
    else:
        heir, sobject = bench.state.convert(lead).contact_id, "Contact"
    bench.tick_run(35)  # 10:30 UTC: yesterday there
    assert here is not None
    assert bench.apdesk_id(sobject, heir) == here


def test_leaves_and_other_doubts_are_one_question(bench: Bench) -> None:
    leads = hot_leads(bench, 5)
    cool(bench, leads[:3])
    report = bench.tick_run()
    assert report.objects["Lead"].left == 3
    assert report.api_calls == 2


def test_an_id_typed_in_another_case_selects_the_same_records(bench: Bench) -> None:
    account = bench.account("X")
    bench.prefer(choose(Contact=only(("AccountId", "is", account.lower()))))
    contact = bench.contact("R", AccountId=account)
    bench.run()
    here = bench.apdesk_id("Contact", contact)
    assert here is not None
    for number in range(3):
        bench.tick_run(20)
        bench.state.update("Contact", contact, {"Title": f"T{number}"})
        report = bench.tick_run()
        assert (report.objects["Contact"].left, report.api_calls) == (0, 1)
    assert bench.apdesk_id("Contact", contact) == here


# -- what it costs --------------------------------------------------------------------------------


class CountedLookups:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ids = 0
        known = Mirror.known

        def counted(mirror: Mirror, sobject: str, ids: list[str]):  # type: ignore[no-untyped-def]
            self.ids += len(ids)
            return known(mirror, sobject, ids)

        monkeypatch.setattr(Mirror, "known", counted)


def test_one_deletion_under_keep_does_not_look_up_every_member(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.prefer(choose(OnLeave.KEEP))
    leads = [bench.lead(f"L{n}") for n in range(60)]
    bench.run()
    bench.clock.tick(hours=1)
    bench.run()
    bench.state.delete("Lead", leads[0])
    lookups = CountedLookups(monkeypatch)
    assert bench.tick_run().objects["Lead"].deleted == 1
    assert lookups.ids <= 2


def test_an_idle_tick_while_an_objects_removal_is_held_looks_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(tmp_path, SyncSettings(page_size=6, chunk=2, removal_limit=3))
    bench.prefer(choose())
    for number in range(60):
        bench.lead(f"L{number}")
    bench.run()
    bench.clock.tick(hours=1)
    bench.prefer(choose(Lead=NONE))
    assert bench.run().result is Result.HELD
    lookups = CountedLookups(monkeypatch)
    bench.clock.tick(hours=1)
    assert bench.run().result is Result.HELD
    assert lookups.ids == 0
    bench.close()


def test_many_conversions_are_few_transactions(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SyncSettings(removal_limit=1000))
    bench.prefer(choose())
    leads = [bench.lead(f"L{n}") for n in range(60)]
    bench.run()
    bench.tick_run(20)
    before = {each: bench.apdesk_id("Lead", each) for each in leads}
    contacts = {each: bench.state.convert(each).contact_id for each in leads}
    begun = 0

    def point(name: str) -> None:
        nonlocal begun
        begun += name == "begin"

    bench.store.point = point
    bench.clock.tick(minutes=10)
    bench.run()
    assert begun < 30
    bench.assert_equal()
    assert {each: bench.apdesk_id("Contact", contacts[each]) for each in leads} == before
    bench.close()


# -- an approval that waits behind a run ----------------------------------------------------------


def waiting_worker() -> tuple[SyncWorker, ScriptedBackend]:
    clock = MovedClock()
    backend = ScriptedBackend(clock)
    backend.ended = clock.now()
    backend.scripts = [endless()]
    worker = SyncWorker(backend, clock)
    worker.open()
    worker.run_now()
    return worker, backend


@pytest.mark.parametrize(
    ("approved_before", "runs_as"),
    [
        (False, (Cause.PREFERENCES, False)),
        (True, (Cause.PREFERENCES, True)),
    ],
)
def test_an_approval_is_not_carried_over_to_new_preferences(
    qtbot: QtBot, *, approved_before: bool, runs_as: tuple[Cause, bool]
) -> None:
    worker, backend = waiting_worker()
    worker.approve_removals()
    worker.preferences_changed("NEW", approved_before)
    qtbot.waitUntil(lambda: len(backend.runs) == 2 and not worker.running)
    assert backend.runs[1] == runs_as
    worker.close()


def test_an_approval_after_new_preferences_is_of_what_was_held(qtbot: QtBot) -> None:
    worker, backend = waiting_worker()
    worker.preferences_changed("NEW", False)
    worker.approve_removals()
    qtbot.waitUntil(lambda: len(backend.runs) == 2 and not worker.running)
    assert backend.runs[1] == (Cause.MANUAL, True)
    worker.close()
