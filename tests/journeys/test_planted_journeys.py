"""Each planted defect of journeys is caught: by a story of the machine, or by the crash sweep.

The stories are steps that the machine could draw; the reference is what finds the defect.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from apdesk.domain.journey.graph import Graph, Shape
from apdesk.domain.journey.kinds import (
    AssignGroup,
    CampaignStatusChanged,
    CheckFields,
    Delay,
    Eject,
    Email,
    FieldMatch,
    Kind,
    ListTrigger,
    SegmentTrigger,
    Unit,
)
from apdesk.store.journeys.effects import Fate
from tests.journeys import test_journey_crashes as crashes
from tests.journeys.bench import ACME, MAIL, NO, OUT, by_hand, chain
from tests.journeys.planted_journeys import DEFECTS
from tests.journeys.strategies import CAMPAIGNS, USERS
from tests.journeys.test_journey_machine import JourneyMachine

pytestmark = pytest.mark.logs("apdesk.journeys")

DAY = (Kind.DELAY, Delay(1, Unit.DAYS))
FAIR = CAMPAIGNS[0]


def matched(again: bool = False, existing: bool = False) -> Graph:
    return chain((Kind.FIELD_MATCH, FieldMatch(ACME, again, existing)), MAIL)


def seconds(**delta: float) -> int:
    return int(timedelta(**delta).total_seconds())


# -- stories --------------------------------------------------------------------------------------


def somebody_stays_while_the_journey_changes(machine: JourneyMachine) -> None:
    machine.adds({})
    old = by_hand(DAY, (Kind.EMAIL, Email("Hello")), MAIL)
    machine.publishes(old)
    machine.starts(1, [1])
    machine.run()
    new = old.with_shape(Shape("s3", Kind.EMAIL, Email("News")))
    new = new.disconnected("s3", OUT).connected("s2", OUT, "s4")
    machine.republishes(1, new.connected("s4", OUT, "s3"))
    machine.run_later(seconds(days=1))


def somebody_waits_to_the_second(machine: JourneyMachine) -> None:
    machine.adds({})
    machine.publishes(by_hand((Kind.DELAY, Delay(1, Unit.HOURS)), MAIL))
    machine.starts(1, [1])
    machine.run()
    machine.run_later(seconds(minutes=59))
    machine.run_later(seconds(minutes=1))


def somebody_comes_in_business_hours(machine: JourneyMachine) -> None:
    machine.adds({})
    window = Delay(0, Unit.MINUTES, 9 * 60, 17 * 60)
    machine.publishes(by_hand((Kind.DELAY, window), MAIL))
    machine.starts(1, [1])
    machine.run()


def two_are_told_apart(machine: JourneyMachine) -> None:
    machine.adds({"company": "Acme"})
    machine.adds({})
    graph = by_hand((Kind.CHECK_FIELDS, CheckFields(ACME)), MAIL, DAY)
    machine.publishes(graph.disconnected("s3", OUT).connected("s2", NO, "s4"))
    machine.starts(1, [1, 2])
    machine.run()


def somebody_is_ejected_from_two_steps(machine: JourneyMachine) -> None:
    machine.adds({})
    machine.publishes(
        by_hand(DAY, again=True)
        .with_shape(Shape("s3", Kind.FIELD_MATCH, FieldMatch(ACME)))
        .with_shape(Shape("s4", Kind.EJECT, Eject()))
        .connected("s3", OUT, "s4")
    )
    machine.starts(1, [1])
    machine.starts(1, [1])
    machine.run()
    machine.edits_field(1, "company", "Acme")
    machine.run()


def somebody_is_taken_out_who_waits_for_an_effect(machine: JourneyMachine) -> None:
    machine.adds({})
    machine.publishes(by_hand(MAIL))
    machine.starts(1, [1])
    machine.outside_changes("mail", Fate.AGAIN)
    machine.run()
    machine.ejects(1, 1)
    machine.outside_changes("mail", Fate.DONE)
    machine.run_later(60)


def a_journey_stands_still(machine: JourneyMachine) -> None:
    machine.adds({})
    graph = by_hand(DAY, MAIL).with_shape(Shape("s4", Kind.FIELD_MATCH, FieldMatch(ACME)))
    machine.publishes(graph.connected("s4", OUT, "s3"))
    machine.starts(1, [1])
    machine.run()
    machine.pauses(1)
    machine.edits_field(1, "company", "Acme")
    machine.run_later(seconds(days=1))
    machine.resumes(1)
    machine.run()


def people_come_to_match_twice(machine: JourneyMachine) -> None:
    machine.adds({})
    machine.publishes(matched(again=True))
    machine.publishes(matched())
    for company in ("Acme", "Other", "Acme"):
        machine.edits_field(1, "company", company)
        machine.run()


def a_paused_journey_is_published_anew(machine: JourneyMachine) -> None:
    machine.adds({"company": "Acme"})
    machine.publishes(by_hand(MAIL))
    machine.pauses(1)
    graph = by_hand(MAIL).with_shape(Shape("s3", Kind.FIELD_MATCH, FieldMatch(ACME, existing=True)))
    machine.republishes(1, graph.connected("s3", OUT, "s2"))
    machine.run()


def somebody_answers_before_the_journey_runs(machine: JourneyMachine) -> None:
    machine.syncs("Lead", {})
    machine.gives_status(1, FAIR, "Sent")
    trigger = (Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(FAIR))
    machine.publishes(chain(trigger, MAIL))
    machine.run()


def somebody_comes_in_as_the_journey_is_published_anew(machine: JourneyMachine) -> None:
    machine.syncs("Contact", {})
    trigger = (Kind.CAMPAIGN_STATUS_CHANGED, CampaignStatusChanged(FAIR))
    machine.publishes(chain(trigger, DAY, MAIL))
    machine.run()
    machine.gives_status(1, FAIR, "Responded")
    machine.republishes(1, by_hand(DAY, MAIL))
    machine.run_later(seconds(days=1))


def many_come_to_match(machine: JourneyMachine) -> None:
    machine.publishes(matched())
    for _ in range(5):
        machine.adds({"company": "Acme"})
    machine.run()


def many_match_already(machine: JourneyMachine) -> None:
    for _ in range(7):
        machine.adds({"company": "Acme"})
    machine.publishes(matched(existing=True))
    machine.run()


def somebody_leaves_a_list(machine: JourneyMachine) -> None:
    machine.adds({})
    machine.puts_on_list(1, "Guests")
    machine.publishes(chain((Kind.LEFT_LIST, ListTrigger("Guests")), MAIL))
    machine.run()
    machine.puts_on_list(1, "Guests", False)
    machine.run()


def a_list_gets_another_name(machine: JourneyMachine) -> None:
    for _ in range(2):
        machine.adds({})
        machine.puts_on_list(len(machine.world.people), "Guests")
    trigger = (Kind.JOINED_LIST, ListTrigger("Guests", again=True, existing=True))
    machine.publishes(chain(trigger, MAIL))
    machine.run()
    machine.renames_a_list("Guests", "Visitors")
    machine.republishes(1, machine.desk.journeys.draft(1))
    machine.run()
    machine.pauses(1)
    machine.resumes(1)
    machine.run()


def a_day_passes(machine: JourneyMachine) -> None:
    machine.adds({"last_viewed_date": "2026-03-03T22:30:00Z"})
    machine.publishes(chain((Kind.JOINED_SEGMENT, SegmentTrigger("Fresh")), MAIL))
    machine.run()
    machine.run_later(seconds(days=1))


def a_segment_changes_there_and_back(machine: JourneyMachine) -> None:
    for _ in range(5):
        machine.adds({"company": "Acme", "number_of_employees": 3})
    machine.publishes(chain((Kind.JOINED_SEGMENT, SegmentTrigger("Big", again=True)), MAIL))
    machine.run()
    (big,) = (machine.world.segments["Big"],)
    for point in range(0, 12, 3):
        machine.changes_a_segment("Big", ACME)
        machine.run_and_crash(point)
        machine.changes_a_segment("Big", big)
        machine.run()


def the_process_goes_after_an_effect(machine: JourneyMachine) -> None:
    _goes_outside(machine, 1)


def the_process_goes_before_an_effect(machine: JourneyMachine) -> None:
    _goes_outside(machine, 0)


def _goes_outside(machine: JourneyMachine, point: int) -> None:
    machine.adds({})
    machine.publishes(by_hand(MAIL, DAY))
    machine.starts(1, [1])
    machine.run_and_crash_outside(point)
    machine.run()


def somebody_is_taken_out_in_doubt(machine: JourneyMachine) -> None:
    machine.adds({})
    machine.publishes(by_hand(MAIL))
    machine.starts(1, [1])
    machine.run_and_crash_outside(0)
    machine.ejects(1, 1)
    machine.run()


def nobody_answers_for_a_while(machine: JourneyMachine) -> None:
    machine.adds({})
    machine.publishes(by_hand(MAIL))
    machine.starts(1, [1])
    machine.outside_changes("mail", Fate.AGAIN)
    machine.run()
    machine.outside_changes("mail", Fate.DONE)
    machine.run_later(30)
    machine.run_later(30)


def something_is_refused(machine: JourneyMachine) -> None:
    machine.adds({})
    machine.publishes(by_hand(MAIL))
    machine.starts(1, [1])
    machine.outside_changes("mail", Fate.FAILED)
    machine.run()


def a_group_takes_turns(machine: JourneyMachine) -> None:
    for _ in range(5):
        machine.syncs("Lead", {})
    machine.publishes(by_hand((Kind.ASSIGN_GROUP, AssignGroup(USERS))))
    machine.starts(1, [1])
    machine.run()
    machine.a_user_comes_or_goes(USERS[2])
    machine.starts(1, [2, 3, 4, 5])
    machine.run()


def somebody_in_a_journey_is_merged(machine: JourneyMachine) -> None:
    machine.syncs("Lead", {})
    machine.syncs("Lead", {})
    machine.publishes(by_hand(DAY, MAIL))
    machine.starts(1, [1])
    machine.run()
    machine.merges(1, 2)
    machine.run_later(seconds(days=1))


def somebody_who_matches_is_merged_into_one_who_does_not(machine: JourneyMachine) -> None:
    machine.syncs("Lead", {"company": "Acme"})
    machine.syncs("Lead", {})
    machine.publishes(matched())
    machine.run()
    machine.merges(1, 2)
    machine.run()
    machine.edits_field(2, "company", "Acme")
    machine.run()


def somebody_who_matches_is_removed(machine: JourneyMachine) -> None:
    machine.adds({"company": "Acme"})
    machine.publishes(matched())
    machine.deletes_person(1)


Story = Callable[[JourneyMachine], None]
#: By the sweep.
SWEEP = "the sweep"

CAUGHT_BY: dict[str, Story | str] = {
    "people_go_on_by_the_arrows_of_the_newest_version": somebody_stays_while_the_journey_changes,
    "people_stay_with_the_version_by_which_they_came_in": somebody_stays_while_the_journey_changes,
    "a_delay_is_counted_from_the_time_of_its_step": somebody_waits_to_the_second,
    "a_delay_is_over_a_little_late": somebody_waits_to_the_second,
    "nobody_passes_a_delay_that_holds_nobody_back": somebody_comes_in_business_hours,
    "yes_and_no_are_mixed_up": two_are_told_apart,
    "eject_ends_one_passage_alone": somebody_is_ejected_from_two_steps,
    "eject_leaves_effects_behind": somebody_is_taken_out_who_waits_for_an_effect,
    "paused_journeys_go_on": a_journey_stands_still,
    "again_is_ignored": people_come_to_match_twice,
    "people_come_in_again_and_again": people_come_to_match_twice,
    "paused_journeys_let_people_in": a_journey_stands_still,
    "who_came_to_match_while_a_journey_stood_still_comes_in": a_journey_stands_still,
    "existing_people_are_forgotten_when_a_paused_journey_is_published": (
        a_paused_journey_is_published_anew
    ),
    "what_happened_before_a_journey_ran_lets_people_in": somebody_answers_before_the_journey_runs,
    "the_touched_are_forgotten_before_they_are_looked_at": many_come_to_match,
    "who_leaves_a_list_is_not_noted": somebody_leaves_a_list,
    "a_new_name_makes_another_trigger": a_list_gets_another_name,
    "the_day_changes_nothing": a_day_passes,
    "the_first_batch_of_existing_people_is_all": many_match_already,
    "a_look_that_broke_off_is_forgotten": a_segment_changes_there_and_back,
    "effects_are_marked_when_they_were_had": the_process_goes_after_an_effect,
    "doubtful_effects_are_repeated": the_process_goes_after_an_effect,
    "doubtful_effects_are_taken_for_had": the_process_goes_before_an_effect,
    "effects_are_acknowledged_apart_from_their_people": SWEEP,
    "who_was_ejected_in_doubt_gets_it_all_the_same": somebody_is_taken_out_in_doubt,
    "what_was_put_off_is_tried_too_soon": nobody_answers_for_a_while,
    "one_refusal_holds_nobody": something_is_refused,
    "the_first_of_a_group_gets_all": a_group_takes_turns,
    "a_group_forgets_who_is_inactive": a_group_takes_turns,
    "who_is_merged_loses_its_passages": somebody_in_a_journey_is_merged,
    "an_heir_is_taken_for_what_the_other_one_was": (
        somebody_who_matches_is_merged_into_one_who_does_not
    ),
    "who_is_removed_leaves_something_behind": somebody_who_matches_is_removed,
}
STORIES = {each.__name__: each for each in CAUGHT_BY.values() if not isinstance(each, str)}
#: No planted defect of its own: they keep the reference right.
STORIES["somebody_comes_in_as_the_journey_is_published_anew"] = (
    somebody_comes_in_as_the_journey_is_published_anew
)


def sweep(directory: Path) -> None:
    crashes.busy(directory / "start").close()
    crashes.sweep(directory / "start", directory, 1, 13)


def tell(story: Story, _: Path | None = None) -> None:
    machine = JourneyMachine()
    try:
        story(machine)
    finally:
        machine.teardown()


def test_every_defect_has_something_that_catches_it() -> None:
    assert CAUGHT_BY.keys() == DEFECTS.keys()


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_as_the_reference_has_it(name: str) -> None:
    tell(STORIES[name])


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_caught(name: str, tmp_path: Path) -> None:
    found = CAUGHT_BY[name]
    catcher = sweep if isinstance(found, str) else partial(tell, found)
    with pytest.MonkeyPatch.context() as patch:
        DEFECTS[name](patch)
        with pytest.raises(AssertionError):
            catcher(tmp_path)
