"""A field of the criteria that disappeared is no blank one, and Explain says so."""

from __future__ import annotations

import pytest

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.preferences import MappedField, ObjectMapping
from apdesk.sync.explain import Explanation, explain
from tests.sync.bench import Bench, choose, only

SEGMENT = ObjectMapping("custom", (MappedField("Segment__c", "segment", ApdeskType.TEXT),))
CRITERIA = only(("Segment__c", "is not", "zzz"), ("Rating", "is", "Hot"))


def explained(bench: Bench, record: str, *, online: bool = True) -> Explanation:
    return explain(bench.org if online else None, bench.store, record, clock=bench.laptop)


def vanished(bench: Bench, *, mapped: bool = False) -> tuple[str, str]:
    """Two members, with and without a segment, which is then hidden."""
    lead = bench.lead("Doe", Segment__c="Mid-Market", Rating="Hot")
    blank = bench.lead("Blank", Rating="Hot")
    bench.prefer(choose(mappings={"Lead": SEGMENT} if mapped else None, Lead=CRITERIA))
    bench.run()
    assert explained(bench, lead).criteria[0].record_value == "Mid-Market"
    bench.hide("Lead", "Segment__c")
    bench.tick_run()
    return lead, blank


@pytest.mark.parametrize("online", [False, True])
@pytest.mark.parametrize("mapped", [False, True])
def test_the_value_that_was_mirrored_last_is_shown(
    mapped: bool, online: bool, bench: Bench
) -> None:
    lead, _ = vanished(bench, mapped=mapped)
    found = explained(bench, lead, online=online)
    assert found.member
    segment, rating = found.to_json()["criteria"]
    assert segment == {
        "field": "Segment__c",
        "label": "Segment__c",
        "operator": "is not",
        "value": "zzz",
        "record_value": "Mid-Market",
        "result": "blank",
        "undecidable": True,
    }
    # The other one is decided as ever.
    assert (rating["record_value"], rating["result"]) == ("Hot", "true")
    assert "undecidable" not in rating
    assert found.in_words()[-2:] == (
        "? Segment__c is not zzz: can't be decided while the field is gone; the record last had "
        "“Mid-Market”",
        "✓ Rating is Hot: the record has “Hot”",
    )


def test_nothing_is_called_blank_while_the_field_is_gone(bench: Bench) -> None:
    _, blank = vanished(bench)
    absent = bench.lead("Absent", Segment__c="Mid-Market", Rating="Hot")
    for record in (blank, absent):
        found = explained(bench, record)
        assert found.to_json()["criteria"][0]["record_value"] is None
        assert (
            found.in_words()[-2]
            == "? Segment__c is not zzz: can't be decided while the field is gone"
        )
        assert any("nothing enters or leaves" in each for each in found.reasons)


def test_a_field_that_changed_so_that_nothing_can_be_decided(bench: Bench) -> None:
    bench.state.add_custom_field("Lead", "Mark__c", type="text")
    lead = bench.lead("Doe", Mark__c="A")
    bench.prefer(choose(Lead=only(("Mark__c", "contains", "A"))))
    bench.run()
    bench.state.remove_field("Lead", "Mark__c")
    bench.state.add_custom_field("Lead", "Mark__c", type="checkbox")
    bench.tick_run()
    found = explained(bench, lead)
    (mark,) = found.to_json()["criteria"]
    assert (mark["result"], mark["undecidable"]) == ("blank", True)
    assert "can't be decided since the field changed" in found.in_words()[-1]
