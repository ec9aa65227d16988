"""Whatever the org and both preferences are: the run does what the preview said, and no more."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.preferences import (
    MappedField,
    ObjectChoice,
    ObjectMapping,
    OnLeave,
    Preferences,
    Rule,
)
from apdesk.domain.records import FieldValue
from apdesk.domain.run import Result
from apdesk.domain.schema import SOBJECTS
from apdesk.practice_org.state.org import OrgError
from apdesk.store import scanning
from apdesk.store.columns import BOOKKEEPING
from apdesk.sync import preview_quick
from apdesk.sync.preview import Preview
from tests.sync.bench import ALL, NONE, Bench, choose, only
from tests.sync.previewing import looked
from tests.sync.two_way import TwoWay

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
    bench = Bench(directory, anew=True)  # each example has other columns
    try:
        yield bench
    finally:
        bench.close()
        shutil.rmtree(directory)


def previewed(bench: Bench, wanted: Preferences) -> Preview:
    """What is said by counts and values here is what the list of all that is selected says, to
    the last reason."""
    quick = looked(bench, wanted, quick_from=0)
    assert quick == looked(bench, wanted, quick_from=10**9)
    return quick


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
    if any(each.sent_updated for each in report.objects.values()):
        bench.tick_run()  # blanks were filled there: who saved that is known with the next run
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
        filled = {
            record.salesforce_id: sent
            for record in each.change.records
            if (sent := [change for change in record.changes if change.sends])
        }
        assert counts.sent_updated == len(filled), name
        for record, sent in filled.items():
            for change in sent:
                assert new[record][bench.apdesk_name(name, change.field)] == change.old, name
        told = {
            record.salesforce_id: {
                bench.apdesk_name(name, change.field): (change.old, change.new)
                for change in record.changes
                if not change.sends
            }
            for record in each.change.records
        }
        saved = {bench.apdesk_name(name, each) for each in BOOKKEEPING} if differing else set()
        for record in filled:  # by now it was saved once more
            for fields in (told[record], differing.get(record, {})):
                for field in saved:
                    fields.pop(field, None)
        told = {
            record: fields
            for record, fields in told.items()
            if record not in filled or fields.keys() - saved
        }
        assert told == {
            record: fields for record, fields in differing.items() if fields.keys() - saved
        }, name
        assert each.change.count == len(told.keys() | filled), name
        assert counts.changed == len(told), (name, counts, filled)
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


LEADS = [
    ALL["Lead"],
    only(("Rating", "is", "Hot")),
    only(("Rating", "is not", "Hot,Warm")),
    only(("Rating", "is not", "Hot"), ("Title", "starts with", "bo,cl")),
    only(("Title", "does not contain", "oss"), ("AnnualRevenue", "at least", "5")),
    only(("AnnualRevenue", "less than", "6"), ("Rating", "is", "Hot,Cold")),
    only(("Interests__c", "excludes", "Red"), ("HasOptedOutOfEmail", "is", "false")),
    only(("Interests__c", "includes", "Blue;Red,Green"), ("Rating", "is not", "Warm")),
    only(("CreatedDate", "is", "TODAY")),
    only(("LastModifiedDate", "at least", "LAST_N_DAYS:1"), ("Title", "is blank", "")),
    only(("Email_Domain__c", "is", "example.com")),
]
LEAD_VALUES: dict[str, list[Any]] = {
    "Rating": [None, "Hot", "Warm", "Cold"],
    "Title": [None, "Boss", "Clerk"],
    "AnnualRevenue": [None, 5, 7.5],
    "Interests__c": [None, "Red", "Blue;Red", "Green"],
    "HasOptedOutOfEmail": [True, False],
    "Email": [None, "a@example.com", "a@example.org"],
}
MAPPED_LEADS = custom(
    MappedField("Interests__c", "interests", ApdeskType.MULTI_PICKLIST),
    MappedField("Rating", "rating", ApdeskType.PICKLIST, Rule.APDESK_WINS),
)
KINDS = ["update", "update", "edit", "edit", "delete", "undelete", "merge", "convert", "hide"]


def happens(desk: TwoWay, made: list[str], data: st.DataObject) -> None:
    """One thing in the org, or one edit here."""
    kind = data.draw(st.sampled_from([*KINDS, "share", "create", "hour"]))
    record = data.draw(st.sampled_from(made))
    values = {
        name: data.draw(st.sampled_from(some))
        for name, some in LEAD_VALUES.items()
        if data.draw(st.booleans())
    }
    with suppress(OrgError):
        if kind == "update":
            desk.state.update("Lead", record, values)
        elif kind == "edit" and desk.state_of("Lead", record) == "member":
            desk.edit("Lead", record, **values)
        elif kind == "delete":
            desk.state.delete("Lead", record)
        elif kind == "undelete":
            desk.state.undelete("Lead", record)
        elif kind == "merge":
            other = data.draw(st.sampled_from(made))
            if other != record:
                desk.state.merge("Lead", record, [other])
        elif kind == "convert":
            desk.state.convert(record)
        elif kind == "hide":
            desk.state.hide_record(record, desk.user.id)
        elif kind == "share":
            desk.state.share_record(record, desk.user.id)
        elif kind == "create":
            made.append(desk.lead(f"N{len(made)}", **values))
        elif kind == "hour":
            desk.clock.tick(hours=data.draw(st.sampled_from([1, 30])))


@hypothesis.settings(
    max_examples=3000 if _nightly else 25,
    suppress_health_check=list(hypothesis.HealthCheck),
)
@hypothesis.given(
    data=st.data(),
    on_leave=st.sampled_from(OnLeave),
    choices=st.lists(st.sampled_from(LEADS), min_size=2, max_size=4),
    limit=st.sampled_from([None, 2]),
)
def test_both_ways_tell_the_same_of_other_criteria(
    data: st.DataObject,
    on_leave: OnLeave,
    choices: list[ObjectChoice],
    limit: int | None,
) -> None:
    """Whatever happened since the last run in the org and here, and whether it was applied."""
    directory = Path(tempfile.mkdtemp())
    desk = TwoWay(directory, anew=True)
    try:
        with pytest.MonkeyPatch.context() as patch:
            # a window of one record: nothing can cancel itself out
            patch.setattr(preview_quick, "WINDOW", 1)
            patch.setattr(preview_quick, "MOST_WINDOWS", 100)
            patch.setattr(scanning, "SLICE", 4)
            made = [
                desk.lead(
                    f"N{n}",
                    **{
                        name: data.draw(st.sampled_from(some)) for name, some in LEAD_VALUES.items()
                    },
                )
                for n in range(data.draw(st.integers(2, 10)))
            ]
            desk.clock.tick(minutes=20)
            chosen = partial(choose, on_leave, {"Lead": MAPPED_LEADS}, Contact=NONE, Account=NONE)
            desk.prefer(chosen(Lead=choices[0]))
            desk.run()
            for choice in choices[1:]:
                desk.clock.tick(minutes=15)
                for _ in range(data.draw(st.integers(0, 3))):
                    happens(desk, made, data)
                wanted = chosen(Lead=choice)
                quick = looked(desk, wanted, quick_from=0, limit=limit)
                assert quick == looked(desk, wanted, quick_from=10**9, limit=limit)
                if data.draw(st.booleans()):
                    desk.prefer(wanted)
                    if data.draw(st.booleans()):
                        desk.run(approve=True)
    finally:
        desk.close()
        shutil.rmtree(directory)
