"""Each planted defect makes a named test fail: no layer of the sync is untested."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sync import test_sync_choices as choices
from tests.sync import test_sync_daily as daily
from tests.sync import test_sync_layers as layers
from tests.sync import test_sync_leaving as leaving
from tests.sync import test_sync_merges as merges
from tests.sync import test_sync_midway as midway
from tests.sync import test_sync_safety_stop as stopping
from tests.sync import test_sync_scenarios as scenarios
from tests.sync import test_sync_vanishing as vanishing
from tests.sync import test_sync_verdicts as judging
from tests.sync.bench import CAREFUL, Bench
from tests.sync.planted import DEFECTS

pytestmark = pytest.mark.logs("apdesk.sync")

CAUGHT_BY: dict[str, Callable[..., None]] = {
    "cursor_saved_before_its_page": layers.test_no_position_is_stored_without_its_rows,
    "page_applied_in_two_transactions": layers.test_a_chunk_is_one_transaction,
    "later_than_instead_of_at_or_after": (
        layers.test_a_change_in_the_very_second_of_the_cursor_is_read
    ),
    "no_overlap": scenarios.test_late_commit,
    "cursor_of_the_laptops_clock": scenarios.test_cursor_is_the_orgs_clock_not_ours,
    "no_count_check": vanishing.test_hard_deletion_is_found_by_the_count,
    "no_daily_sweep": vanishing.test_one_hidden_and_another_shown_are_found_by_the_daily_sweep,
    "sweep_removes_without_asking": (
        layers.test_a_record_that_comes_back_into_sight_during_a_sweep_stays
    ),
    "vanished_field_counts_as_blank": (
        choices.test_vanished_criteria_field_freezes_and_thaws_by_itself
    ),
    "safety_stop_off_by_one": layers.test_the_safety_stop_holds_above_its_limit_and_not_at_it,
    "safety_stop_lets_one_more_pass": (
        layers.test_the_safety_stop_holds_above_its_limit_and_not_at_it
    ),
    "kept_record_is_updated": scenarios.test_keep_stays_unsynced_until_it_matches_again,
    "relinked_record_is_made_anew": scenarios.test_keep_stays_unsynced_until_it_matches_again,
    "converted_lead_stays_a_member": merges.test_conversion_to_a_new_contact_keeps_the_person,
    "purge_left_out": scenarios.test_leaver_is_removed_without_a_trace_and_returns_as_new,
    "unstage_forgotten": stopping.test_held_record_that_matches_again_is_released,
    "paused_mapping_clears_values": choices.test_vanished_mapped_field_pauses_its_mapping,
    "restarted_pull_forgets_when_it_began": (
        layers.test_a_pull_that_starts_again_keeps_its_beginning
    ),
    "pull_ends_with_the_time_of_its_end": (
        layers.test_what_changes_during_the_first_pull_is_read_after_it
    ),
    "doubt_is_not_put_to_the_org": judging.test_what_a_sweep_turned_out_stays_out,
    "new_mapping_is_not_filled_in": choices.test_a_new_mapping_is_filled_in,
    "other_criteria_do_not_sweep": choices.test_other_criteria_let_in_and_out,
    "page_outlives_its_fields": (
        midway.test_a_field_hidden_within_a_run_moves_no_value_to_another_column
    ),
    "approval_covers_what_nobody_was_shown": (
        leaving.test_an_approval_covers_what_was_held_when_it_was_given
    ),
    "held_removals_go_once_they_are_few": (
        leaving.test_held_removals_stay_held_when_one_of_them_matches_again
    ),
    "leave_on_our_own_word": leaving.test_a_record_that_the_org_selects_does_not_leave,
    "time_zone_of_the_sign_in_for_ever": (
        daily.test_the_users_time_zone_and_locale_are_looked_at_every_day
    ),
}


def test_every_defect_has_a_test_that_catches_it() -> None:
    assert CAUGHT_BY.keys() == DEFECTS.keys()


@pytest.mark.parametrize("name", DEFECTS)
def test_a_planted_defect_is_caught(name: str, tmp_path: Path, bench: Bench) -> None:
    catcher = CAUGHT_BY[name]
    wanted = inspect.signature(catcher).parameters
    given: dict[str, Any] = {}
    if "tmp_path" in wanted:
        given["tmp_path"] = tmp_path
    if "bench" in wanted:
        given["bench"] = bench
    if "careful" in wanted:
        (tmp_path / "careful").mkdir()
        given["careful"] = Bench(tmp_path / "careful", CAREFUL)
    if "elsewhere" in wanted:
        given["elsewhere"] = judging.moved(bench)
    assert given.keys() == wanted.keys()
    with pytest.MonkeyPatch.context() as patch:
        DEFECTS[name](patch)
        with pytest.raises((AssertionError, KeyError)):
            catcher(**given)
