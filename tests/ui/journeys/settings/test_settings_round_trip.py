"""Whatever settings are shown come out the same, until the user changes them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apdesk.domain.journey.kinds import Kind, Settings
from tests.ui.journeys.settings.settings_bench import Bench
from tests.ui.journeys.settings.settings_strategies import pairs, settings_of

_ids = itertools.count(1)
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_shown_settings_come_out_the_same(bench: Bench, kind: Kind, data: st.DataObject) -> None:
    shown = data.draw(settings_of(kind))
    bench.told.clear()
    bench.show(kind, shown, shape_id=f"s{next(_ids)}")
    assert bench.form.settings() == shown
    bench.form.edited.emit()
    bench.panel.flush()
    assert bench.told == []


@relaxed
@given(pair=pairs)
def test_settings_shown_over_others_of_the_same_kind_come_out_the_same(
    bench: Bench, pair: tuple[Kind, Settings, Settings]
) -> None:
    """As after an undo: the form stays, its settings are others."""
    kind, first, second = pair
    shape_id = f"s{next(_ids)}"
    bench.told.clear()
    bench.show(kind, first, shape_id)
    form = bench.form
    bench.show(kind, second, shape_id)
    assert bench.form is form
    assert form.settings() == second
    bench.panel.flush()
    assert bench.told == []
