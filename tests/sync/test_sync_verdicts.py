"""What a row means, and what reading it again must not turn over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from apdesk.domain.criteria import Criterion, EvaluationContext, Matcher, Operator
from apdesk.domain.records import Row
from apdesk.domain.schema import FieldSchema, FieldType, SObjectSchema
from apdesk.store.changes import Known, State
from apdesk.store.settings import Settings
from apdesk.sync.membership import Columns
from apdesk.sync.verdicts import Judge, Verdict, settle_doubt
from tests.sync.bench import Bench, choose, only

FIELDS = (
    "Id",
    "SystemModstamp",
    "IsDeleted",
    "MasterRecordId",
    "IsConverted",
    "ConvertedContactId",
    "Rating",
)
SCHEMA = SObjectSchema(
    "Lead",
    "Lead",
    "Leads",
    tuple(
        FieldSchema(name, name, FieldType.BOOLEAN if name.startswith("Is") else FieldType.STRING)
        for name in FIELDS
    ),
)
CONTEXT = EvaluationContext(datetime(2026, 3, 2, tzinfo=UTC), "UTC", "en_US")
HOT = Matcher((Criterion("Rating", Operator.IS, "Hot"),), SCHEMA, CONTEXT, FIELDS)
OLD, NEW = "2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"
MEMBER = Known(1, State.MEMBER, OLD)


def row(rating: str, stamp: str = NEW, **system: object) -> Row:
    values = {"Id": "00Q1", "SystemModstamp": stamp, "Rating": rating, "IsDeleted": False}
    values |= {"IsConverted": False, **system}
    return tuple(values.get(name) for name in FIELDS)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "known", "verdict"),
    [
        (row("Hot"), None, Verdict.TAKE),
        (row("Hot"), MEMBER, Verdict.TAKE),
        (row("Hot"), replace(MEMBER, state=State.KEPT), Verdict.TAKE),
        (row("Cold"), None, Verdict.IGNORE),
        (row("Cold"), MEMBER, Verdict.LEAVE),
        (row("Cold"), replace(MEMBER, state=State.KEPT), Verdict.IGNORE),
        (row("Hot", IsDeleted=True), MEMBER, Verdict.GONE),
        (row("Hot", IsDeleted=True), None, Verdict.IGNORE),
        (row("Hot", IsDeleted=True), replace(MEMBER, state=State.KEPT), Verdict.IGNORE),
        (row("Hot", IsDeleted=True, MasterRecordId="00Q2"), MEMBER, Verdict.MERGED),
        (row("Hot", IsConverted=True, ConvertedContactId="0031"), MEMBER, Verdict.CONVERTED),
        (row("Hot", IsConverted=True), None, Verdict.IGNORE),
    ],
)
def test_verdicts(given: Row, known: Known | None, verdict: Verdict) -> None:
    judged = Judge(HOT, Columns.of(FIELDS)).judge(given, known)
    assert judged.verdict is verdict
    assert judged.doubtful is (verdict is Verdict.LEAVE), "a leave is put to the org, news is not"


@pytest.mark.parametrize(
    ("rating", "known", "verdict"),
    [
        ("Cold", MEMBER, Verdict.TAKE),
        ("Hot", None, Verdict.IGNORE),
        ("Cold", None, Verdict.IGNORE),
        ("Hot", replace(MEMBER, staged="criteria"), Verdict.IGNORE),
    ],
)
def test_frozen_membership_only_updates_members(
    rating: str, known: Known | None, verdict: Verdict
) -> None:
    if known is not None and known.staged:
        rating, verdict = "Hot", Verdict.IGNORE
    assert Judge(None, Columns.of(FIELDS)).judge(row(rating), known).verdict is verdict


@pytest.mark.parametrize(
    ("given", "known", "doubtful", "if_selected", "if_not"),
    [
        # The stamp is here already, and yet the verdict would end the membership.
        (row("Cold", OLD), MEMBER, True, Verdict.TAKE, Verdict.LEAVE),
        # It was read before and is not here: somebody decided so.
        (row("Hot", OLD), None, True, Verdict.TAKE, Verdict.IGNORE),
        # Its removal waits, and it would be taken back.
        (row("Hot", OLD), replace(MEMBER, staged="criteria"), True, Verdict.TAKE, Verdict.IGNORE),
        # Nothing would change.
        (row("Hot", OLD), MEMBER, False, Verdict.TAKE, Verdict.TAKE),
        (row("Cold", OLD), None, False, Verdict.IGNORE, Verdict.IGNORE),
        # News.
        (row("Cold", NEW), MEMBER, True, Verdict.TAKE, Verdict.LEAVE),
        (row("Hot", NEW), None, False, Verdict.TAKE, Verdict.TAKE),
    ],
)
def test_doubts(
    given: Row, known: Known | None, doubtful: bool, if_selected: Verdict, if_not: Verdict
) -> None:
    judge = Judge(HOT, Columns.of(FIELDS), settled="2026-03-02T09:30:00Z")
    judged = judge.judge(given, known)
    assert judged.doubtful is doubtful
    assert settle_doubt(judged, selected=True).verdict is if_selected
    assert settle_doubt(judged, selected=False).verdict is if_not


# -- the org and the evaluator disagree about what today is ---------------------------------------


@pytest.fixture
def elsewhere(bench: Bench) -> Bench:
    return moved(bench)


def moved(bench: Bench) -> Bench:
    """We believe the user to be on Kiritimati, 14 hours ahead; the org knows better."""
    settings = Settings(bench.store)
    binding = settings.binding()
    assert binding is not None
    settings.bind(replace(binding, timezone="Pacific/Kiritimati"))
    bench.prefer(choose(Lead=only(("CreatedDate", "is", "TODAY"))))
    return bench


def test_what_a_sweep_let_in_stays(elsewhere: Bench) -> None:
    bench = elsewhere
    bench.clock.tick(minutes=50)
    bench.run()
    bench.clock.tick(minutes=5)
    lead = bench.lead()  # 09:55 UTC is yesterday there
    for _ in range(3):
        bench.tick_run(10)
    here = bench.apdesk_id("Lead", lead)
    assert here is not None
    for _ in range(4):
        bench.tick_run(1)
        assert bench.apdesk_id("Lead", lead) == here


def test_what_a_sweep_turned_out_stays_out(elsewhere: Bench) -> None:
    bench = elsewhere
    bench.clock.tick(hours=14, minutes=50)
    bench.run()
    bench.clock.tick(minutes=5)
    bench.lead()  # 23:55 UTC is today there, and yesterday in London after midnight
    for _ in range(3):
        bench.tick_run(3)
    assert bench.ids("Lead") == set()
    for _ in range(4):
        report = bench.tick_run(1)
        assert report.objects["Lead"].entered == 0
