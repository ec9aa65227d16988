"""List filters in SQL mean what the criteria's own evaluator means, value by value."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from apdesk.domain.local_filter import local_field
from apdesk.domain.mapping import ApdeskType
from apdesk.domain.matcher import compile_test
from apdesk.domain.operators import (
    CriteriaError,
    Criterion,
    EvaluationContext,
    Operator,
    operators_for,
)
from apdesk.domain.records import FieldValue
from apdesk.domain.value_list import join_values
from apdesk.store.changes import PageChanges
from apdesk.store.lists import ListKey
from tests.unit.store.store_builders import Desk, mapping, sf

CONTEXT = EvaluationContext(datetime(2026, 3, 10, 23, 30, tzinfo=UTC), "Australia/Sydney", "de_DE")

_words = st.sampled_from(
    ["a", "A", "ab", "straße", "STRASSE", "Ä", "ä", "İ", "i", "a b", "a,b", "50%", "_", "é", "ß"]
)
_multi = st.lists(st.sampled_from(["a", "B", "ß", "SS", "é"]), min_size=1, max_size=3).map(";".join)
_days = st.sampled_from(["2026-03-10", "2026-03-11", "2026-03-09", "2026-02-28", "2025-03-11"])
_moments = st.sampled_from(
    ["2026-03-10T12:59:59Z", "2026-03-10T13:00:00Z", "2026-03-11T12:59:59Z", "2025-01-01T00:00:00Z"]
)
_when = st.sampled_from(
    ["2026-03-10", "2026-03-11", "TODAY", "LAST_N_DAYS:2", "THIS_WEEK", "YESTERDAY", "LAST_YEAR"]
)
_numbers = st.sampled_from(["0", "1", "-1", "1.5", "2", "10"])
_ids = st.sampled_from([sf("Account", 1), sf("Account", 2), sf("Account", 1)[:15]])

#: type -> (values of records, items of criteria)
_TYPES: dict[ApdeskType, tuple[st.SearchStrategy[FieldValue], st.SearchStrategy[str]]] = {
    ApdeskType.TEXT: (_words, _words),
    ApdeskType.PICKLIST: (_words, _words),
    ApdeskType.LONG_TEXT: (_words, _words),
    ApdeskType.MULTI_PICKLIST: (_multi, _multi),
    ApdeskType.CHECKBOX: (st.booleans(), st.sampled_from(["true", "false", "TRUE"])),
    ApdeskType.NUMBER: (st.integers(-2, 11), _numbers),
    ApdeskType.CURRENCY: (st.sampled_from([0.0, 1.0, 1.5, -1.0, 10.0, 10.01]), _numbers),
    ApdeskType.DATE: (_days, _when),
    ApdeskType.DATETIME: (_moments, _when),
    ApdeskType.REFERENCE: (st.sampled_from([sf("Account", 1), sf("Account", 2)]), _ids),
}


@pytest.mark.parametrize("kind", list(_TYPES))
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_filters_agree_with_the_evaluator(
    desk: Desk, kind: ApdeskType, data: st.DataObject
) -> None:
    values, items = _TYPES[kind]
    field = local_field("field", "Field", kind)
    rows = data.draw(st.lists(st.none() | values, min_size=1, max_size=8))
    operator = data.draw(st.sampled_from(operators_for(field)))
    listed = data.draw(st.lists(items | st.just(""), min_size=1, max_size=3))
    criterion = Criterion("field", operator, join_values(listed))
    if operator in (Operator.BLANK, Operator.NOT_BLANK):
        criterion = Criterion("field", operator)
    desk.mirror.prepare({"Lead": (mapping("Lead", "F__c", "field", kind),)})
    try:
        test = compile_test(criterion, field, CONTEXT)
    except CriteriaError:
        with pytest.raises(CriteriaError):
            desk.views.ids(ListKey.LEADS, filters=(criterion,), context=CONTEXT)
        assume(False)
    desk.mirror.remove_everything_from_salesforce()
    desk.apply(
        PageChanges(
            "Lead",
            ("Id", "F__c"),
            tuple((sf("Lead", n), value) for n, value in enumerate(rows)),
        )
    )
    ids = desk.views.ids(ListKey.LEADS)
    expected = [ids[n] for n, value in enumerate(rows) if test(value)]
    found = desk.views.ids(ListKey.LEADS, filters=(criterion,), context=CONTEXT)
    assert list(found) == expected


def test_filters_are_joined_by_and(desk: Desk) -> None:
    desk.mirror.prepare({"Lead": (mapping("Lead", "A", "a"), mapping("Lead", "B", "b"))})
    rows = (("1", "x", "y"), ("2", "x", "z"), ("3", "w", "y"))
    desk.apply(PageChanges("Lead", ("Id", "A", "B"), rows))
    both = (Criterion("a", Operator.IS, "X"), Criterion("b", Operator.CONTAINS, "y"))
    assert list(desk.views.ids(ListKey.ALL, filters=both)) == [1]
    assert list(desk.views.ids(ListKey.ALL, filters=both[:1], search="z")) == [2]


def test_system_columns_can_be_filtered(desk: Desk) -> None:
    desk.apply(PageChanges("Lead", ("Id",), ((sf("Lead", 1),), (sf("Lead", 2),))))
    one = (Criterion("@salesforce_id", Operator.IS, sf("Lead", 2)),)
    assert list(desk.views.ids(ListKey.ALL, filters=one)) == [2]
    kept = (Criterion("@state", Operator.IS, "kept"),)
    assert not desk.views.ids(ListKey.ALL, filters=kept)
