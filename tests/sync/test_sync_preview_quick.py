"""Other criteria are told by counts and by the values here, and never told wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.cancel import CancelToken
from apdesk.domain.preferences import (
    MappedField,
    ObjectChoice,
    ObjectMapping,
    OnLeave,
    Preferences,
    Rule,
)
from apdesk.domain.run import Result
from apdesk.domain.schema import SOBJECTS
from apdesk.errors import Cancelled
from apdesk.store import scanning
from apdesk.store.position import Positions
from apdesk.store.settings import Settings
from apdesk.sync import preview_quick
from apdesk.sync.preview import preview
from apdesk.sync.preview_result import ObjectPreview
from apdesk.sync.settings import REMOVAL_LIMIT, SyncSettings
from apdesk.sync.sweep import HIDDEN
from tests.sync.bench import ALL, NONE, choose, only
from tests.sync.previewing import looked
from tests.sync.two_way import LOOKING, TwoWay

HOT = only(("Rating", "is", "Hot"))
COLD = only(("Rating", "is", "Cold"))
WARM = only(("Rating", "is", "Hot,Warm"))
AWAKE = only(("Rating", "is not", "Cold"))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few records make many pages, windows and slices."""
    monkeypatch.setattr(preview_quick, "WINDOW", 3)
    monkeypatch.setattr(scanning, "SLICE", 4)
    stored = SyncSettings.stored

    def paged(settings: Settings) -> SyncSettings:
        return replace(stored(settings), page_size=4, chunk=3)

    monkeypatch.setattr(SyncSettings, "stored", paged)


@pytest.fixture
def leads(desk: TwoWay) -> dict[str, list[str]]:
    """Leads by rating, all of them synced."""
    made = {
        rating: [desk.lead(f"{rating}{n}", Rating=rating or None) for n in range(count)]
        for rating, count in (("Hot", 9), ("Warm", 6), ("Cold", 5), ("", 4))
    }
    desk.clock.tick(minutes=30)
    return made


def lists(bench: TwoWay, since: int) -> list[str]:
    """The pages of all selected leads that were asked for."""
    asked = [text for call in bench.org.log[since:] for text in call]
    return [
        text
        for text in asked
        if text.startswith("SELECT Id, SystemModstamp")
        and " FROM Lead " in text
        and text.endswith(" ORDER BY Id LIMIT 4")
    ]


def told(
    bench: TwoWay, wanted: Preferences, *, quickly: bool, limit: int | None = None
) -> ObjectPreview:
    """The effect on leads, which both ways tell alike; `quickly`: no list was asked for."""
    since = len(bench.org.log)
    quick = looked(bench, wanted, quick_from=0, limit=limit)
    listed = lists(bench, since)
    whole = looked(bench, wanted, quick_from=10**9, limit=limit)
    assert quick == whole
    assert bool(listed) is not quickly
    return quick.objects["Lead"]


def ids(preview: ObjectPreview) -> tuple[set[str], set[str], set[str]]:
    return set(preview.enter.ids), set(preview.leave.ids), set(preview.change.ids)


def synced(bench: TwoWay, choice: ObjectChoice, on_leave: OnLeave = OnLeave.REMOVE) -> None:
    bench.prefer(choose(on_leave, Lead=choice))
    assert bench.run().result is Result.DONE
    bench.clock.tick(minutes=30)


# -- what it tells --------------------------------------------------------------------------------


def test_who_enters_and_leaves_without_a_list(desk: TwoWay, leads: dict[str, list[str]]) -> None:
    synced(desk, HOT)
    found = told(desk, choose(Lead=COLD), quickly=True)
    assert ids(found) == (set(leads["Cold"]), set(leads["Hot"]), set())
    assert (found.matching, found.total, found.members) == (5, 24, 9)
    assert {each.reason for each in found.leave.records} == {
        "No longer meets your criteria: Rating is “Hot”"
    }
    found = told(desk, choose(Lead=AWAKE), quickly=True)
    assert ids(found) == ({*leads["Warm"], *leads[""]}, set(), set())
    found = told(desk, choose(), quickly=True)
    assert found.enter.count == 15
    assert ids(told(desk, choose(Lead=HOT), quickly=True)) == (set(), set(), set())


def test_the_choice_of_all_is_narrowed(desk: TwoWay, leads: dict[str, list[str]]) -> None:
    synced(desk, ALL["Lead"])
    found = told(desk, choose(Lead=WARM), quickly=True)
    assert ids(found) == (set(), {*leads["Cold"], *leads[""]}, set())


def test_of_each_group_the_first_are_listed(desk: TwoWay, leads: dict[str, list[str]]) -> None:
    synced(desk, HOT)
    for record in leads["Warm"]:
        desk.state.update("Lead", record, {"Title": "Boss"})
    found = told(desk, choose(Lead=AWAKE), quickly=True, limit=3)
    assert (found.enter.count, found.enter.more) == (10, 7)
    assert found.enter.ids == tuple(sorted(leads["Warm"] + leads[""])[:3])
    found = told(desk, choose(Lead=COLD), quickly=True, limit=2)
    assert (found.leave.count, found.leave.ids) == (9, tuple(sorted(leads["Hot"])[:2]))
    assert found.to_json()["leave"] == {"count": 9, "ids": list(found.leave.ids), "more": 7}
    for record in leads["Hot"]:
        desk.state.update("Lead", record, {"Title": "Boss"})
    found = told(desk, choose(Lead=WARM), quickly=True, limit=4)
    assert (found.change.count, found.change.ids) == (9, tuple(sorted(leads["Hot"])[:4]))


def test_reasons_are_the_same_by_the_values_here(
    desk: TwoWay, leads: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_quick, "CONFIRMED", 1)
    synced(desk, ALL["Lead"])
    wanted = only(("HasOptedOutOfEmail", "is", "true"), ("Rating", "is", "Hot"))
    found = told(desk, choose(Lead=wanted), quickly=True)
    assert {each.reason for each in found.leave.records} == {
        "No longer meets your criteria: Email Opt Out is no"
    }
    found = told(desk, choose(Lead=WARM), quickly=True)
    assert {each.reason for each in found.leave.records} == {
        "No longer meets your criteria: Rating is “Cold”",
        "No longer meets your criteria: Rating is blank",
    }


def test_what_is_newer_in_the_org_decides(desk: TwoWay, leads: dict[str, list[str]]) -> None:
    synced(desk, HOT)
    hot, cold = leads["Hot"], leads["Cold"]
    desk.state.update("Lead", hot[0], {"Rating": "Warm", "Title": "Boss"})  # changes
    desk.state.update("Lead", hot[1], {"Rating": "Cold"})  # leaves
    desk.state.delete("Lead", hot[2])
    desk.state.merge("Lead", hot[3], [hot[4]])
    desk.state.convert(hot[5])
    desk.state.update("Lead", cold[0], {"Rating": "Hot"})  # enters, and always would have
    desk.state.delete("Lead", cold[1])
    late = desk.lead("Late", Rating="Warm")
    found = told(desk, choose(Lead=WARM), quickly=True)
    enter, leave, change = ids(found)
    assert enter == {*leads["Warm"], cold[0], late}
    assert leave == {hot[1], hot[2], hot[4], hot[5]}
    assert hot[0] in change
    reasons = {each.salesforce_id: each.reason for each in found.leave.records}
    assert reasons[hot[2]] == "Deleted in Salesforce"
    assert reasons[hot[4]] == "Merged in Salesforce"
    assert reasons[hot[5]] == "Converted to a contact in Salesforce"


def test_the_contact_of_a_converted_lead_enters(desk: TwoWay, leads: dict[str, list[str]]) -> None:
    desk.contact("Other", Title="Clerk")
    desk.prefer(choose(Lead=HOT, Contact=only(("Title", "is", "Clerk"))))
    desk.run()
    desk.clock.tick(minutes=30)
    desk.state.update("Lead", leads["Hot"][0], {"Title": "Boss"})
    contact = desk.state.convert(leads["Hot"][0]).contact_id
    wanted = choose(Lead=WARM, Contact=only(("Title", "is", "Clerk,Boss")))
    found = told(desk, wanted, quickly=True)
    assert leads["Hot"][0] in found.leave.ids
    assert looked(desk, wanted, quick_from=0).objects["Contact"].enter.ids == (contact,)


def test_values_of_ours_are_not_the_orgs(desk: TwoWay, leads: dict[str, list[str]]) -> None:
    """An edit that waits decides nothing: the org has not got it yet."""
    synced(desk, WARM)
    hot, warm = leads["Hot"], leads["Warm"]
    desk.edit("Lead", hot[0], Rating="Cold")
    desk.edit("Lead", warm[0], Rating="Hot")
    desk.edit("Lead", hot[1], Rating="Warm")
    desk.state.update("Lead", hot[1], {"Rating": "Cold"})  # a conflict to come
    found = told(desk, choose(Lead=HOT), quickly=True)
    assert ids(found) == (set(), {*warm, hot[1]}, set())
    found = told(desk, choose(Lead=COLD), quickly=True)
    assert set(found.enter.ids) == set(leads["Cold"])
    assert hot[1] not in found.leave.ids


def test_removals_that_wait_are_looked_at(tmp_path: Path) -> None:
    bench = TwoWay(tmp_path, replace(LOOKING, removal_limit=2, removal_share=0.1))
    Settings(bench.store).set_setting(REMOVAL_LIMIT, 2)
    hot = [bench.lead(f"L{n}", Rating="Hot") for n in range(10)]
    bench.clock.tick(minutes=30)
    synced(bench, HOT)
    for record in hot[:5]:
        bench.state.update("Lead", record, {"Rating": "Cold"})
    assert bench.tick_run(20).result is Result.HELD
    bench.state.update("Lead", hot[0], {"Rating": "Warm"})
    bench.tick_run(30)
    bench.clock.tick(minutes=30)
    found = told(bench, choose(Lead=only(("Rating", "is", "Hot,Cold"))), quickly=True)
    assert ids(found) == (set(), set(), set(hot[1:5]))
    assert (found.members, found.matching, found.held) == (10, 9, False)
    found = told(bench, choose(Lead=WARM), quickly=True)
    assert (found.leave.count, found.held) == (0, True)
    bench.close()


def test_kept_records_come_back(desk: TwoWay, leads: dict[str, list[str]]) -> None:
    synced(desk, WARM, OnLeave.KEEP)
    desk.prefer(choose(OnLeave.KEEP, Lead=HOT))
    desk.tick_run()
    desk.clock.tick(minutes=30)
    found = told(desk, choose(OnLeave.KEEP, Lead=WARM), quickly=True)
    assert ids(found) == (set(leads["Warm"]), set(), set())


def test_days_that_pass_move_members_across_the_old_criteria(desk: TwoWay) -> None:
    """Who was created in the last three days is not any more; the new criteria select them too."""
    made = [desk.lead(f"L{n}", Rating="Hot") for n in range(7)]
    desk.clock.tick(minutes=30)
    synced(desk, only(("CreatedDate", "at least", "LAST_N_DAYS:3")))
    desk.clock.tick(days=2)
    later = [desk.lead(f"M{n}", Rating="Hot") for n in range(2)]
    desk.tick_run()
    desk.clock.tick(days=3)
    position = Positions(desk.store).position("Lead")
    assert position is not None
    assert position.swept_at is not None
    found = told(desk, choose(Lead=HOT), quickly=True)
    assert ids(found) == (set(), set(), set())
    assert found.matching == len(made) + len(later)


# -- what it notices ------------------------------------------------------------------------------


def hidden(bench: TwoWay, leads: dict[str, list[str]]) -> None:
    bench.state.hide_record(leads["Hot"][4], bench.user.id)


def shown(bench: TwoWay, leads: dict[str, list[str]]) -> None:
    bench.state.share_record(leads["Hot"][0], bench.user.id)


def one_hidden_and_another_shown(bench: TwoWay, leads: dict[str, list[str]]) -> None:
    """The numbers of the whole object stay as they were."""
    shown(bench, leads)
    hidden(bench, leads)


def deleted_for_good(bench: TwoWay, leads: dict[str, list[str]]) -> None:
    bench.state.delete("Lead", leads["Hot"][3])
    bench.state.hard_delete("Lead", leads["Hot"][3])


@pytest.mark.parametrize("happens", [hidden, shown, one_hidden_and_another_shown, deleted_for_good])
@pytest.mark.parametrize("wanted", [WARM, HOT, AWAKE])
def test_what_changes_without_a_stamp_is_noticed(
    desk: TwoWay,
    leads: dict[str, list[str]],
    happens: Callable[[TwoWay, dict[str, list[str]]], None],
    wanted: ObjectChoice,
) -> None:
    desk.state.hide_record(leads["Hot"][0], desk.user.id)
    synced(desk, HOT)
    happens(desk, leads)
    found = told(desk, choose(Lead=wanted), quickly=False)
    for each in found.leave.records:
        assert each.reason == HIDDEN
    assert (leads["Hot"][0] in found.enter.ids) is (
        happens in (shown, one_hidden_and_another_shown)
    )


def test_a_leaver_that_is_hidden_leaves_for_that(desk: TwoWay, leads: dict[str, list[str]]) -> None:
    synced(desk, HOT)
    desk.state.hide_record(leads["Hot"][2], desk.user.id)
    found = told(desk, choose(Lead=COLD), quickly=True)
    reasons = {each.salesforce_id: each.reason for each in found.leave.records}
    assert reasons[leads["Hot"][2]] == HIDDEN


def test_formulas_and_what_moves_by_itself_are_listed(
    desk: TwoWay, leads: dict[str, list[str]]
) -> None:
    young = only(("Age_In_Days__c", "less than", "3"))
    synced(desk, young)
    told(desk, choose(Lead=only(("Age_In_Days__c", "less than", "3"), ("Rating", "is", "Hot"))),
         quickly=False)  # fmt: skip
    told(desk, choose(Lead=HOT), quickly=False)
    desk.prefer(choose(Lead=HOT))
    desk.tick_run()
    told(desk, choose(Lead=only(("IsUnreadByOwner", "is", "true"))), quickly=False)


def test_a_value_here_that_outlasts_a_blank_there_is_listed(
    desk: TwoWay, leads: dict[str, list[str]]
) -> None:
    lasting = ObjectMapping(
        "custom",
        (MappedField("Rating", "rating", ApdeskType.PICKLIST, Rule.SALESFORCE_UNLESS_BLANK),),
    )
    desk.prefer(choose(mappings={"Lead": lasting}, Lead=HOT))
    desk.run()
    desk.clock.tick(minutes=30)
    desk.state.update("Lead", leads["Hot"][0], {"Rating": None})
    desk.tick_run(30)
    desk.clock.tick(minutes=30)
    told(desk, choose(mappings={"Lead": lasting}, Lead=WARM), quickly=False)


def test_what_was_chosen_and_not_applied_yet(desk: TwoWay, leads: dict[str, list[str]]) -> None:
    """By what the members were selected nobody knows any more; a narrower choice adds up."""
    synced(desk, WARM)
    desk.prefer(choose(Lead=HOT))
    assert told(desk, choose(Lead=HOT), quickly=True).leave.count == 6
    desk.prefer(choose(Lead=AWAKE))
    assert told(desk, choose(Lead=AWAKE), quickly=False).enter.count == 4


def test_before_the_ids_were_compared_all_is_listed(
    desk: TwoWay, leads: dict[str, list[str]]
) -> None:
    synced(desk, HOT)
    positions = Positions(desk.store)
    now = positions.position("Lead")
    assert now is not None
    for broken in (
        replace(now, swept_at=None),
        replace(now, pull_started=now.cursor),
        replace(now, frozen="missing: Rating"),
    ):
        positions.save(broken)
        told(desk, choose(Lead=WARM), quickly=False)


def test_a_record_that_changes_between_two_answers(
    desk: TwoWay, leads: dict[str, list[str]]
) -> None:
    """The counts were taken before it and the news after it: both are asked for once more."""
    synced(desk, HOT)
    first = len(desk.org.log)
    saved = threading.Event()

    def save(number: int) -> None:
        if not saved.is_set() and any("AND Id <=" in text for text in desk.org.log[-1]):
            saved.set()
            desk.state.update("Lead", leads["Hot"][0], {"Rating": "Cold"})

    desk.org.after = save
    quick = looked(desk, choose(Lead=WARM), quick_from=0).objects["Lead"]
    assert saved.is_set()
    assert ids(quick) == (set(leads["Warm"]), {leads["Hot"][0]}, set())
    assert not lists(desk, first)


def test_an_org_that_refuses_to_count_is_asked_for_the_list(
    desk: TwoWay, leads: dict[str, list[str]]
) -> None:
    from apdesk.salesforce.errors import from_response

    synced(desk, HOT)
    refusal = [{"errorCode": "QUERY_TOO_COMPLICATED", "message": "Query is too complex"}]
    desk.org.refuse = lambda query: from_response(400, refusal) if "Id <=" in query.soql else None
    assert told(desk, choose(Lead=WARM), quickly=False).enter.count == 6


# -- how it ends ----------------------------------------------------------------------------------


def tally_threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name.startswith("apdesk-tally")]


@pytest.fixture
def halted(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Slices of the members here come only once the event is set, or the scan is stopped."""
    from apdesk.sync import preview_tally

    free = threading.Event()
    tally = preview_tally.tally

    def waiting(*given: object) -> object:
        stopped = given[4]
        assert callable(stopped)
        while not free.wait(0.005) and not stopped():
            pass
        return tally(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(preview_tally, "tally", waiting)
    yield free
    free.set()


@pytest.mark.parametrize("way", ["cancel", "close"])
def test_it_ends_at_once_and_takes_its_thread_along(
    way: str, desk: TwoWay, leads: dict[str, list[str]], halted: threading.Event
) -> None:
    synced(desk, HOT)
    cancel = CancelToken()
    steps = preview(desk.org, desk.store, choose(Lead=COLD), desk.laptop, cancel, quick_from=0)
    while not tally_threads():
        next(steps)
    if way == "close":
        steps.close()
    else:
        for _ in range(8):
            next(steps)
        cancel.cancel()
        with pytest.raises(Cancelled):
            next(steps)
    assert not tally_threads()
    assert not halted.is_set()


def test_few_records_are_listed_and_nothing_is_started(
    desk: TwoWay, leads: dict[str, list[str]]
) -> None:
    synced(desk, HOT)
    since = len(desk.org.log)
    looked(desk, choose(Lead=WARM), quick_from=10_000)
    assert lists(desk, since)


def test_an_object_that_is_dropped_lists_the_first(
    desk: TwoWay, leads: dict[str, list[str]]
) -> None:
    synced(desk, HOT)
    wanted = choose(Lead=NONE)
    calls = desk.org.calls()
    found = looked(
        desk, replace(wanted, objects=dict.fromkeys(SOBJECTS, NONE)), quick_from=0, limit=4
    )
    assert desk.org.calls() == calls
    lead = found.objects["Lead"]
    assert (lead.leave.count, lead.leave.ids) == (9, tuple(sorted(leads["Hot"])[:4]))
