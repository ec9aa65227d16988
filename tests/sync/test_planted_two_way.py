"""Each planted defect of the way to the org makes a named test fail."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from apdesk.domain.preferences import FirstSync, Rule
from tests.sync import test_push_bulk as bulk
from tests.sync import test_two_way_creates as creates
from tests.sync import test_two_way_edits as edits
from tests.sync import test_two_way_leaving as leaving
from tests.sync import test_two_way_mappings as mappings
from tests.sync.planted_two_way import DEFECTS
from tests.sync.two_way import TwoWay

pytestmark = pytest.mark.logs("apdesk.sync")

_both = partial(
    edits.test_both_changed_one_field,
    rule=Rule.SALESFORCE_WINS,
    remote="There",
    winner="salesforce",
)
CAUGHT_BY: dict[str, Callable[..., None]] = {
    "last_writer_wins": _both,
    "unlogged_conflict": _both,
    "blank_is_not_filled": edits.test_a_blank_there_is_filled_from_here,
    "opt_out_is_a_field_like_any_other": edits.test_an_opt_out_outlasts_the_first_mapping,
    "edits_are_dated_by_the_laptop": partial(
        edits.test_the_most_recent_change_wins_by_the_orgs_clock, here_last=True
    ),
    "echo_is_a_change": edits.test_what_was_sent_is_no_news_when_it_comes_back,
    "written_without_looking": edits.test_a_change_between_reading_and_writing_is_seen,
    "mark_of_the_flight_left_out": partial(edits.test_a_lost_answer, arrived=True, then="Base"),
    "base_not_updated_after_a_push": edits.test_what_was_sent_is_no_news_when_it_comes_back,
    "acknowledgement_drops_a_newer_edit": (
        edits.test_an_edit_while_its_forerunner_is_on_its_way_is_sent_next
    ),
    "clears_are_left_out": edits.test_a_cleared_field_is_cleared_there,
    "a_call_for_each_record": edits.test_edits_of_many_records_are_one_call,
    "one_failing_row_fails_its_batch": edits.test_one_refused_row_fails_no_other,
    "validation_failures_are_repeated": edits.test_one_refused_row_fails_no_other,
    "passing_failures_wait_for_a_person": edits.test_a_locked_row_arrives_later_by_itself,
    "edit_does_not_lift_its_failure": edits.test_one_refused_row_fails_no_other,
    "no_circuit_breaker": edits.test_equal_refusals_of_everything_stop_the_object,
    "refused_field_is_not_read_again": (
        edits.test_a_field_that_can_no_longer_be_written_is_read_again_once
    ),
    "fields_filled_from_here_are_forgotten": partial(
        mappings.test_whose_existing_values_win_when_a_field_is_mapped_anew, first=FirstSync.APDESK
    ),
    "filling_is_forgotten_with_the_pull": (
        mappings.test_a_filling_from_here_goes_on_where_it_was_broken_off
    ),
    "job_without_looking": bulk.test_a_change_before_the_job_is_seen,
    "unanswered_are_taken_for_unsent": bulk.test_the_unanswered_are_looked_at_by_id,
    "refused_job_leaves_its_mark": (
        bulk.test_an_org_without_calls_stops_the_run_and_nothing_is_in_flight
    ),
    "one_result_hides_the_rest_of_the_job": (
        bulk.test_an_error_of_the_org_is_raised_when_all_is_noted
    ),
    "leaves_do_not_wait_for_edits": (
        leaving.test_an_edit_that_brings_a_leaving_record_back_keeps_it
    ),
    "edits_go_with_their_record": leaving.test_edits_of_a_deleted_record_are_told,
    "edits_of_a_merged_record_are_dropped": partial(
        leaving.test_edits_of_a_merged_record_go_on_with_its_winner, winner_is_here=True
    ),
    "fields_that_the_contact_lacks_are_dropped": (
        leaving.test_edits_of_a_converted_lead_go_on_with_its_contact
    ),
    "create_repeated_without_looking": partial(
        creates.test_a_lost_answer_makes_no_second_record, arrived=True
    ),
    "lost_create_is_repeated_at_once": creates.test_a_slow_create_is_waited_for,
    "record_that_entered_is_taken_for_another": (
        creates.test_a_create_that_enters_by_the_changes_first_is_recognised
    ),
    "anybody_of_that_name_is_adopted": creates.test_a_record_that_somebody_else_made_is_not_ours,
    "one_record_is_adopted_twice": creates.test_two_people_alike_are_two_records,
}


def test_every_defect_has_a_test_that_catches_it() -> None:
    assert CAUGHT_BY.keys() == DEFECTS.keys()


def new(directory: Path) -> TwoWay:
    directory.mkdir()
    return TwoWay(directory)


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_caught(name: str, tmp_path: Path) -> None:
    catcher = CAUGHT_BY[name]
    wanted = inspect.signature(catcher).parameters
    given: dict[str, Any] = {}
    made: TwoWay | None = None
    if "tmp_path" in wanted:
        given["tmp_path"] = tmp_path
    if "desk" in wanted:
        of_creates = getattr(catcher, "func", catcher).__module__ == creates.__name__
        made = given["desk"] = (creates.ready if of_creates else new)(tmp_path / "desk")
    try:
        with pytest.MonkeyPatch.context() as patch:
            DEFECTS[name](patch)
            with pytest.raises((AssertionError, KeyError, ValueError)):
                catcher(**given)
    finally:
        if made is not None:
            made.close()
