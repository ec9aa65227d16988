"""Whatever the org and both preferences are: the run does what the preview said, and no more."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import hypothesis
from hypothesis import strategies as st

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.preferences import MappedField, ObjectMapping, OnLeave, Preferences, Rule
from apdesk.domain.records import FieldValue
from apdesk.domain.run import Result
from apdesk.domain.schema import SOBJECTS
from apdesk.practice_org.state.org import OrgError
from apdesk.store.columns import BOOKKEEPING
from apdesk.sync.preview import Preview, preview
from tests.sync.bench import ALL, NONE, Bench, choose, only

Values = dict[str, dict[str, FieldValue]]

CHOICES = {
    "Lead": [
        ALL["Lead"],
        NONE,
        only(("Rating", "is", "Hot")),
        only(("Rating", "is not", "Hot")),
        only(("Status", "is not", "working - contacted"), ("Title", "is blank", "")),
    ],
    "Contact": [
        ALL["Contact"],
        NONE,
        only(("Title", "contains", "boss,chief")),
        only(("Level__c", "is not", "Primary")),
    ],
    "Account": [ALL["Account"], NONE, only(("Rating", "is", "Hot"))],
}
VALUES: dict[str, dict[str, list[Any]]] = {
    "Lead": {
        "Rating": [None, "Hot", "Cold"],
        "Status": ["Open - Not Contacted", "Working - Contacted"],
        "Title": [None, "Boss"],
        "AnnualRevenue": [None, 5, 7.5],
    },
    "Contact": {
        "Title": [None, "boss", "Clerk"],
        "Level__c": [None, "Primary", "Secondary"],
        "Department": [None, "Sales"],
    },
    "Account": {"Rating": [None, "Hot", "Cold"], "Site": [None, "Here"]},
}


def custom(*fields: MappedField) -> ObjectMapping:
    return ObjectMapping("custom", fields)


MAPPINGS = {
    "Lead": [
        ObjectMapping(),
        custom(MappedField("AnnualRevenue", "annual_revenue", ApdeskType.NUMBER)),
        custom(MappedField("AnnualRevenue", "turnover", ApdeskType.CURRENCY)),
        custom(MappedField("Title", "title", ApdeskType.TEXT, Rule.OFF)),
        custom(MappedField("Title", "level", ApdeskType.TEXT)),
        custom(MappedField("Rating", "title", ApdeskType.TEXT)),
    ],
    "Contact": [
        ObjectMapping(),
        custom(MappedField("Level__c", "level", ApdeskType.PICKLIST)),
        custom(MappedField("Level__c", "level", ApdeskType.TEXT)),
        custom(MappedField("Level__c", "grade", ApdeskType.TEXT)),
        custom(
            MappedField("Level__c", "title", ApdeskType.TEXT),
            MappedField("Title", "level", ApdeskType.TEXT),
        ),
        custom(MappedField("Level__c", "annual_revenue", ApdeskType.TEXT)),
        custom(MappedField("Title", "title", ApdeskType.TEXT, Rule.SALESFORCE_UNLESS_BLANK)),
        custom(MappedField("Title", "title", ApdeskType.TEXT, Rule.SALESFORCE_ONLY)),
        custom(MappedField("Department", "department", ApdeskType.TEXT, Rule.OFF)),
    ],
    "Account": [
        ObjectMapping(),
        custom(MappedField("Site", "branch", ApdeskType.TEXT)),
    ],
}


@st.composite
def preferences(draw: st.DrawFn) -> Preferences:
    return choose(
        draw(st.sampled_from(OnLeave)),
        {name: draw(st.sampled_from(MAPPINGS[name])) for name in SOBJECTS},
        **{name: draw(st.sampled_from(CHOICES[name])) for name in SOBJECTS},
    )


@st.composite
def values(draw: st.DrawFn, sobject: str) -> dict[str, Any]:
    return {name: draw(st.sampled_from(some)) for name, some in VALUES[sobject].items()}


class Story:
    """An org in which things happen, drawn one after the other."""

    def __init__(self, bench: Bench, data: st.DataObject) -> None:
        self.bench = bench
        self.data = data
        self.made: dict[str, list[str]] = {name: [] for name in SOBJECTS}

    def create(self, most: int) -> None:
        for sobject in SOBJECTS:
            for _ in range(self.data.draw(st.integers(0, most))):
                make = getattr(self.bench, sobject.lower())
                name = f"N{len(self.made[sobject])}"
                self.made[sobject].append(make(name, **self.data.draw(values(sobject))))

    def happen(self) -> None:
        kinds = ["update", "update", "delete", "undelete", "merge", "convert", "hide", "wait"]
        for kind in self.data.draw(st.lists(st.sampled_from(kinds), max_size=6)):
            sobject = self.data.draw(st.sampled_from(SOBJECTS))
            made = self.made[sobject]
            if kind == "wait":
                self.bench.clock.tick(minutes=self.data.draw(st.sampled_from([1, 12])))
            elif made:
                with suppress(OrgError):
                    self._one(kind, sobject, self.data.draw(st.sampled_from(made)))

    def _one(self, kind: str, sobject: str, record: str) -> None:
        state = self.bench.state
        if kind == "update":
            state.update(sobject, record, self.data.draw(values(sobject)))
        elif kind == "delete":
            state.delete(sobject, record)
        elif kind == "undelete":
            state.undelete(sobject, record)
        elif kind == "hide":
            # Without a stamp, so the counts find it in their turn, or the daily sweep, as here.
            state.hide_record(record, self.bench.user.id)
            self.bench.clock.tick(days=1)
        elif kind == "merge":
            other = self.data.draw(st.sampled_from(self.made[sobject]))
            if other != record:
                state.merge(sobject, record, [other])
        elif kind == "convert" and sobject == "Lead":
            done = state.convert(record)
            self.made["Contact"].append(done.contact_id)
            self.made["Account"].append(done.account_id)


@contextmanager
def fresh() -> Generator[Bench]:
    directory = Path(tempfile.mkdtemp())
    bench = Bench(directory)
    try:
        yield bench
    finally:
        bench.close()
        shutil.rmtree(directory)


def previewed(bench: Bench, wanted: Preferences) -> Preview:
    before = bench.dump()
    steps = preview(bench.org, bench.store, wanted, bench.laptop)
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            assert bench.dump() == before, "a preview writes nothing"
            found: Preview = ended.value
            return found


def assert_run_does_what_is_said(bench: Bench, wanted: Preferences) -> None:
    """Previews, applies and runs; ids, counts and each single change agree."""
    said = previewed(bench, wanted)
    before = {name: bench.ids(name) for name in SOBJECTS}
    names = {
        name: [
            (change.field, record) for record in each.change.records for change in record.changes
        ]
        for name, each in said.objects.items()
    }
    assert all(len(set(each)) == len(each) for each in names.values())
    old = {name: bench.known_values(name) for name in SOBJECTS}
    bench.prefer(wanted)
    report = bench.run(approve=True)
    assert report.result is Result.DONE, report
    assert report.problems == ()
    bench.assert_equal()
    for name in SOBJECTS:
        each, counts, after = said.objects[name], report.objects[name], bench.ids(name)
        assert set(each.enter.ids) == after - before[name], name
        assert set(each.leave.ids) == before[name] - after, name
        assert (each.matching, each.members) == (len(after), len(before[name])), name
        assert counts.members == each.matching, name
        assert counts.entered == each.enter.count, name
        assert counts.left + counts.deleted == each.leave.count, name
        new = bench.members(name)
        differing = {
            record: {
                field: (old[name][record].get(field), value)
                for field, value in new[record].items()
                if old[name][record].get(field) != value
            }
            for record in after & before[name]
        }
        told = {
            record.salesforce_id: {
                bench.apdesk_name(name, change.field): (change.old, change.new)
                for change in record.changes
            }
            for record in each.change.records
        }
        saved = {bench.apdesk_name(name, each) for each in BOOKKEEPING} if differing else set()
        assert told == {
            record: fields for record, fields in differing.items() if fields.keys() - saved
        }, name
        assert counts.changed == each.change.count == len(told), name
    quiet = previewed(bench, wanted)
    for name, each in quiet.objects.items():
        assert (each.enter.count, each.leave.count, each.change.count) == (0, 0, 0), name
    idle = bench.dump()
    bench.tick_run()
    assert bench.dump() == idle


_nightly = hypothesis.settings.get_current_profile_name() == "nightly"


@hypothesis.settings(
    max_examples=3000 if _nightly else 20,
    suppress_health_check=list(hypothesis.HealthCheck),
)
@hypothesis.given(old=preferences(), new=preferences(), last=preferences(), data=st.data())
def test_the_run_does_exactly_what_the_preview_said(
    old: Preferences, new: Preferences, last: Preferences, data: st.DataObject
) -> None:
    with fresh() as bench:
        story = Story(bench, data)
        story.create(5)
        bench.clock.tick(minutes=20)
        for wanted in (old, new, last):
            assert_run_does_what_is_said(bench, wanted)
            bench.clock.tick(minutes=data.draw(st.sampled_from([1, 11])))
            story.happen()
            story.create(1)
