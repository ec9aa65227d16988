"""What the preview says is what the run then does."""

from __future__ import annotations

import csv
import io
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import hypothesis
import pytest
from hypothesis import strategies as st

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.cancel import CancelToken
from apdesk.domain.criteria import Criterion, EvaluationContext, Operator
from apdesk.domain.preferences import MappedField, ObjectMapping, OnLeave, Preferences
from apdesk.domain.run import Cause, Result
from apdesk.domain.schema import SOBJECTS
from apdesk.errors import Cancelled, KnownError
from apdesk.store.settings import Settings
from apdesk.store.views import ListKey, Views
from apdesk.sync import live
from apdesk.sync.cells import csv_cell
from apdesk.sync.engine import SyncSettings
from apdesk.sync.explain import Explanation, explain
from apdesk.sync.export import export
from apdesk.sync.preview import Preview, preview
from apdesk.sync.settings import REMOVAL_LIMIT
from tests.sync.bench import NONE, Bench, choose, only

T = TypeVar("T")
LEVEL = ObjectMapping("custom", (MappedField("Level__c", "level", ApdeskType.TEXT),))


def ended(steps: Generator[object, None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


def previewed(bench: Bench, preferences: Preferences, **options: int) -> Preview:
    before = bench.dump()
    found = ended(preview(bench.org, bench.store, preferences, bench.laptop, **options))
    assert bench.dump() == before, "a preview writes nothing"
    return found


def fill(bench: Bench) -> dict[str, list[str]]:
    account = bench.account("=Acme")
    return {
        "Account": [account],
        "Lead": [bench.lead(f"L{n}", Rating=("Hot", None, "Cold")[n % 3]) for n in range(9)],
        "Contact": [bench.contact(f"C{n}", Level__c="Primary") for n in range(4)],
    }


# -- preview --------------------------------------------------------------------------------------


def test_what_is_held_comes_back_without_entering(tmp_path: Path) -> None:
    """A record whose removal waits is a member: selected again, it stays; else it still waits."""
    bench = Bench(tmp_path, SyncSettings(removal_limit=4, removal_share=0.1))
    Settings(bench.store).set_setting(REMOVAL_LIMIT, 4)
    hot, cold = (choose(Lead=only(("Rating", "is", each))) for each in ("Hot", "Cold"))
    bench.prefer(hot)
    for number in range(10):
        bench.lead(f"L{number}", Rating="Hot")
    bench.run()
    bench.prefer(cold)
    assert bench.tick_run(20).result is Result.HELD
    lead = previewed(bench, hot).objects["Lead"]
    assert (lead.enter.count, lead.leave.count, lead.members, lead.held) == (0, 0, 10, False)
    lead = previewed(bench, cold).objects["Lead"]
    assert (lead.enter.count, lead.leave.count, lead.members, lead.held) == (0, 0, 10, True)
    bench.prefer(hot)
    report = bench.tick_run()
    assert (report.result, report.objects["Lead"].entered) == (Result.DONE, 0)
    bench.close()


def test_first_preview_names_who_enters(bench: Bench) -> None:
    made = fill(bench)
    found = previewed(bench, choose(Lead=only(("Rating", "is not", "Cold")), Account=NONE))
    lead = found.objects["Lead"]
    assert (lead.matching, lead.total, lead.members) == (6, 9, 0)
    assert set(lead.enter.ids) == {each for n, each in enumerate(made["Lead"]) if n % 3 != 2}
    assert {each.name for each in lead.enter.records} == {"L0", "L1", "L3", "L4", "L6", "L7"}
    assert lead.leave.count == lead.change.count == 0
    assert "IsConverted = false" in lead.soql
    assert lead.sentence == "Leads whose Rating is not Cold."
    assert found.objects["Account"].sentence == "Accounts are not synced."
    assert found.objects["Account"].total is None, "nobody asked"
    assert found.to_json()["objects"]["Account"]["total"] == 0
    assert set(found.to_json()["objects"]["Lead"]) >= {
        "matching",
        "total",
        "enter",
        "leave",
        "change",
    }


def test_a_bounded_first_listing_still_counts_all(bench: Bench) -> None:
    fill(bench)
    found = previewed(bench, choose(), listing_limit=4)
    enter = found.objects["Lead"].enter
    assert (enter.count, len(enter.records)) == (9, 4)


def test_change_of_everything_is_exactly_what_the_run_does(bench: Bench) -> None:
    made = fill(bench)
    bench.prefer(choose(Lead=only(("Rating", "is", "Hot"))))
    bench.run()
    bench.clock.tick(minutes=30)
    hot = [each for n, each in enumerate(made["Lead"]) if n % 3 == 0]
    bench.state.update("Lead", hot[0], {"Title": "Boss"})
    bench.state.delete("Lead", hot[1])
    wanted = choose(
        mappings={"Contact": LEVEL}, Lead=only(("Rating", "is", "Hot,Cold")), Account=NONE
    )
    found = previewed(bench, wanted)
    lead = found.objects["Lead"]
    assert lead.enter.count == 3
    assert lead.leave.ids == (hot[1],)
    assert lead.leave.records[0].reason == "Deleted in Salesforce"
    assert lead.change.ids == (hot[0],)
    assert {(c.field, c.old, c.new) for c in lead.change.records[0].changes} >= {
        ("Title", None, "Boss")
    }
    contact = found.objects["Contact"]
    assert set(contact.change.ids) == set(made["Contact"])
    assert [(c.label, c.old, c.new) for c in contact.change.records[0].changes] == [
        ("Level", None, "Primary")
    ]
    assert found.objects["Account"].leave.ids == tuple(made["Account"])
    bench.prefer(wanted)
    report = bench.run(approve=True)
    for sobject in SOBJECTS:
        counts, said = report.objects[sobject], found.objects[sobject]
        assert counts.entered == said.enter.count, sobject
        assert counts.left + counts.deleted == said.leave.count, sobject
        assert counts.changed == said.change.count, sobject
        assert counts.members == said.matching, sobject


def test_a_back_fill_that_was_broken_off_is_previewed_as_what_is_left_of_it(bench: Bench) -> None:
    for number in range(8):
        bench.contact(f"C{number}", Level__c="Primary")
    bench.prefer(choose())
    bench.run()
    bench.clock.tick(hours=1)
    wanted = choose(mappings={"Contact": LEVEL})
    bench.prefer(wanted)
    run = bench.engine().run(Cause.TIMER)
    while (
        sum(each["level"] is not None for each in bench.values("Contact", ["level"]).values()) < 4
    ):
        next(run)
    run.close()
    left = previewed(bench, wanted).objects["Contact"].change
    assert left.count == 4
    assert bench.run().objects["Contact"].changed == 4
    bench.assert_equal()


def test_reasons_name_the_criterion(bench: Bench) -> None:
    made = fill(bench)
    bench.prefer(choose())
    bench.run()
    lead = previewed(bench, choose(Lead=only(("Rating", "is", "Hot")))).objects["Lead"]
    reasons = {each.salesforce_id: each.reason for each in lead.leave.records}
    assert reasons[made["Lead"][1]] == "No longer meets your criteria: Rating is blank"
    assert reasons[made["Lead"][2]] == "No longer meets your criteria: Rating is “Cold”"


def test_preview_says_when_the_safety_stop_will_hold(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SyncSettings())
    for number in range(120):
        bench.account(f"A{number}")
    bench.prefer(choose())
    bench.run()
    assert previewed(bench, choose(Account=NONE)).held
    assert not previewed(bench, choose(OnLeave.KEEP, Account=NONE)).held
    assert not previewed(bench, choose()).held
    bench.close()


def test_preview_of_frozen_and_unreadable_objects_says_so(bench: Bench) -> None:
    fill(bench)
    bench.hide("Lead", "Rating")
    bench.state.revoke_object("Account", bench.user.id)
    found = previewed(bench, choose(Lead=only(("Rating", "is", "Hot"))))
    problems = {name: each.problem.code for name, each in found.objects.items() if each.problem}
    assert problems == {"Lead": "criteria.frozen", "Account": "object.unreadable"}
    assert found.objects["Contact"].enter.count == 4


def test_preview_can_be_cancelled(bench: Bench) -> None:
    fill(bench)
    cancel = CancelToken()
    steps = preview(bench.org, bench.store, choose(), bench.laptop, cancel)
    next(steps)
    cancel.cancel()
    with pytest.raises(Cancelled):
        ended(steps)


def test_preview_as_csv(bench: Bench) -> None:
    fill(bench)
    lines = list(csv.reader(io.StringIO(previewed(bench, choose()).to_csv())))
    assert lines[0][:4] == ["Object", "Salesforce Id", "Name", "Effect"]
    assert len(lines) == 1 + 9 + 4 + 1
    assert lines[-1][2:4] == ["'=Acme", "enters"], "no formula for a spreadsheet"


# -- live counts ----------------------------------------------------------------------------------


def test_live_counts_in_one_call(bench: Bench) -> None:
    fill(bench)
    context = EvaluationContext(bench.clock.now(), "UTC", "en_US")
    criteria = (
        Criterion("Rating", Operator.IS_NOT, "Cold"),
        Criterion("LastName", Operator.STARTS_WITH, "L"),
    )
    calls = bench.org.calls()
    found = live.ask(bench.org, bench.schemas()["Lead"], criteria, context)
    assert bench.org.calls() == calls + 1
    assert (found.matching, found.total) == (6, 9)
    assert found.blanks == (3, None)
    assert len(found.sample) == 6
    assert "L0" in found.sample


# -- explain --------------------------------------------------------------------------------------


def explained(bench: Bench, record: str, *, online: bool = True) -> Explanation:
    return explain(bench.org if online else None, bench.store, record, clock=bench.laptop)


def test_explain_a_member_here_and_from_the_org(bench: Bench) -> None:
    lead = bench.lead("Doe", Rating="Hot", Email="doe@example.com")
    bench.prefer(choose(Lead=only(("Rating", "is", "Hot"), ("Country", "is not", "Australia"))))
    bench.run()
    for record in (lead, lead[:15], str(bench.apdesk_id("Lead", lead)), "doe@example.com"):
        for online in (True, False):
            found = explained(bench, record, online=online)
            assert found.member
            assert [each.result for each in found.criteria] == ["true", "true"]
            assert found.source == ("salesforce" if online else "here")
    said = explained(bench, lead).to_json()
    assert said["criteria"][0] == {
        "field": "Rating",
        "label": "Rating",
        "operator": "is",
        "value": "Hot",
        "record_value": "Hot",
        "result": "true",
    }


def test_explain_why_a_record_is_not_here(bench: Bench) -> None:
    blank, cold = bench.lead("Blank"), bench.lead("Cold", Rating="Cold")
    gone, converted = bench.lead("Gone", Rating="Hot"), bench.lead("Conv", Rating="Hot")
    account = bench.account()
    bench.state.delete("Lead", gone)
    bench.state.convert(converted)
    bench.prefer(choose(Lead=only(("Rating", "is", "Hot")), Account=NONE))
    bench.run()
    assert [each.result for each in explained(bench, blank).criteria] == ["blank"]
    assert [each.result for each in explained(bench, cold).criteria] == ["false"]
    assert "deleted" in explained(bench, gone).reasons[0]
    assert "converted" in explained(bench, converted).reasons[0]
    assert explained(bench, account).reasons == ("Accounts are not synced.",)
    for record in (blank, cold, gone, converted, account):
        assert not explained(bench, record).member
        assert explained(bench, record).in_words()
    bench.state.hide_record(cold, bench.user.id)
    assert "doesn't show it" in explained(bench, cold).reasons[0]
    late = bench.lead("Late", Rating="Hot")
    assert "next sync" in explained(bench, late).reasons[0]
    for unknown in ("nobody@example.com", "12345", "00Q000000000000"):
        if unknown.startswith("00Q"):
            assert not explained(bench, unknown).member
        else:
            with pytest.raises(KnownError, match="no such record"):
                explained(bench, unknown)


def test_explain_kept_frozen_and_held(tmp_path: Path) -> None:
    bench = Bench(tmp_path, SyncSettings(removal_limit=0, removal_share=0.0))
    lead = bench.lead("Doe", Rating="Hot")
    bench.prefer(choose(OnLeave.KEEP, Lead=only(("Rating", "is", "Hot"))))
    bench.run()
    bench.state.update("Lead", lead, {"Rating": "Cold"})
    bench.tick_run()
    found = explained(bench, lead)
    assert (found.state, found.member) == ("kept", False)
    assert "kept" in found.reasons[0]
    bench.prefer(choose())
    bench.tick_run()
    bench.prefer(choose(Lead=only(("Rating", "is", "Hot"))))
    assert bench.tick_run().result is Result.HELD
    assert "approval" in explained(bench, lead).reasons[0]
    bench.hide("Lead", "Rating")
    bench.tick_run()
    frozen = explained(bench, lead)
    assert any("nothing enters or leaves" in each for each in frozen.reasons)
    bench.close()


# -- export ---------------------------------------------------------------------------------------


def test_export_neutralises_formulas_and_names_columns(bench: Bench) -> None:
    bench.lead("=cmd|'/c calc'!A0", Title="+1", AnnualRevenue=-5, HasOptedOutOfEmail=True)
    bench.prefer(choose())
    bench.run()
    for api_names in (False, True):
        out = io.StringIO(newline="")
        with Views(bench.path) as views:
            assert export(views, ListKey.LEADS, out, form="csv", api_names=api_names) == 1
        header, line = csv.reader(io.StringIO(out.getvalue()))
        assert header[:4] == ["apdesk_id", "salesforce_id", "salesforce_object", "lists"]
        assert len(header) == len(set(header)) == len(line)
        cells = dict(zip(header, line, strict=True))
        assert cells["LastName" if api_names else "Last Name"] == "'=cmd|'/c calc'!A0"
        assert cells["Title"] == "'+1"
        assert cells["AnnualRevenue" if api_names else "Annual Revenue"] == "-5"
        assert cells["lists"] == "leads"


def test_export_json_lines(bench: Bench) -> None:
    import json

    lead = bench.lead("Doe")
    bench.contact("Roe", MailingCity="Köln")
    bench.prefer(choose())
    bench.run()
    out = io.StringIO()
    with Views(bench.path) as views:
        assert export(views, ListKey.ALL, out, form="jsonl") == 2
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert first["salesforce_id"] == lead
    assert (first["salesforce_object"], first["lists"]) == ("Lead", ["leads"])
    assert first["fields"]["LastName"] == "Doe"
    assert first["fields"]["Title"] is None
    assert first["fields"]["CreatedDate"].endswith("Z")
    assert second["fields"]["MailingCity"] == "Köln"


@hypothesis.given(st.text(max_size=20))
def test_no_text_cell_starts_a_formula(text: str) -> None:
    cell = csv_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_cells_of_other_kinds() -> None:
    assert [csv_cell(each) for each in (None, True, False, 7, -5, 2.5, -3.0)] == [
        "",
        "true",
        "false",
        "7",
        "-5",
        "2.5",
        "-3",
    ]
