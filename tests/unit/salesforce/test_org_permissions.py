"""Against the practice org: who, where, what may be done, and many questions in one call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from apdesk.domain import soql
from apdesk.domain.records import RowPage
from apdesk.domain.schema import SObjectSchema
from apdesk.practice_org.http.faults import Fault, FaultKind
from apdesk.practice_org.http.server import PracticeServer
from apdesk.salesforce import permissions
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import CountQuery, RawQuery, RowQuery
from apdesk.salesforce.rest import RestOrg
from tests.unit.salesforce.logged_in import Connect


@pytest.fixture(scope="module")
def shared() -> Iterator[PracticeServer]:
    with PracticeServer(leads=40, contacts=30, accounts=10, seed=3) as server:
        yield server


@pytest.fixture
def own() -> Iterator[PracticeServer]:
    with PracticeServer(leads=5, contacts=3, accounts=2, seed=3) as server:
        yield server


def test_an_administrator_of_a_whole_org(shared: PracticeServer, connect: Connect) -> None:
    org = connect(shared)
    report = permissions.check(org, org.identity())
    assert report.administrator is True
    assert report.org_id == shared.org.organization_id
    assert report.org_name == shared.org.organization_name
    assert report.problems == ()
    assert report.usable
    assert report.sandbox is False
    assert report.edition
    assert report.timezone
    assert 1 <= report.fiscal_year_start_month <= 12
    for permission in report.objects.values():
        assert (permission.readable, permission.creatable, permission.editable) == (True,) * 3
        assert permission.fields > 50


def test_each_lack_is_told_with_its_consequence(own: PracticeServer, connect: Connect) -> None:
    org = connect(own)
    before = permissions.check(org, org.identity())
    own.org.hide_field("Lead", "Email")
    own.org.revoke_object("Account")
    report = permissions.check(org, org.identity())
    assert not report.objects["Account"].readable
    assert report.objects["Account"].fields == 0
    assert report.objects["Lead"].fields == before.objects["Lead"].fields - 1
    assert "Accounts can't be read: companies won't sync." in report.problems
    assert report.usable


def test_what_the_org_does_not_show_is_no_failure(own: PracticeServer, connect: Connect) -> None:
    org = connect(own)
    identity = org.identity()

    class Hiding:
        """The same org, hiding its own records."""

        def __getattr__(self, name: str) -> object:
            return getattr(org, name)

        def ask(self, queries: list[RawQuery], *, cause: str) -> object:
            answer = org.ask([RawQuery("SELECT Nothing FROM Nowhere")] * 2, cause=cause)
            assert all(isinstance(each, SalesforceError) for each in answer.results)
            return answer

    report = permissions.check(Hiding(), identity)  # type: ignore[arg-type]
    assert report.administrator is None
    assert report.sandbox is None
    assert report.org_name == report.org_id
    assert report.timezone == identity.timezone
    assert any("production" in problem for problem in report.problems)


class Offering:
    """The same org, offering other versions of the API."""

    def __init__(self, org: RestOrg, *versions: str) -> None:
        self._org = org
        self._versions = versions

    def __getattr__(self, name: str) -> object:
        return getattr(self._org, name)

    def api_versions(self) -> tuple[str, ...]:
        return self._versions


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (("61.0", "62.0", "63.0"), "62.0"),
        (("58.0", "61.0", "64.0", "66.0"), "64.0"),
        (("31.0", "58.0", "59.0"), "59.0"),
    ],
)
def test_the_nearest_version_is_spoken(
    shared: PracticeServer, connect: Connect, offered: tuple[str, ...], chosen: str
) -> None:
    org = connect(shared)
    shared.forget_calls()
    report = permissions.check(Offering(org, *offered), org.identity())  # type: ignore[arg-type]
    assert report.api_version == chosen
    spoken = {each.path.split("/")[3] for each in shared.calls() if "/data/v" in each.path}
    assert spoken == {f"v{chosen}"}


def test_an_org_that_offers_no_version_that_will_do(
    shared: PracticeServer, connect: Connect
) -> None:
    org = connect(shared)
    with pytest.raises(SalesforceError) as refused:
        permissions.check(Offering(org, "31.0", "41.0"), org.identity())  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.kind) == ("salesforce.version_retired", Kind.STOP)


def schema_of(org: RestOrg, sobject: str) -> SObjectSchema:
    described = org.describe(sobject)
    assert described is not None
    return SObjectSchema.from_describe(described.raw)


def test_one_call_carries_five_questions_with_all_fields(
    shared: PracticeServer, connect: Connect
) -> None:
    org = connect(shared)
    queries: list[RowQuery | CountQuery] = []
    for sobject in ("Lead", "Contact", "Account"):
        schema = schema_of(org, sobject)
        fields = tuple(each.name for each in schema.fields if each.storable)
        query = soql.select(sobject, fields, limit=2000)
        queries.append(RowQuery(schema, fields, query, include_deleted=True))
    queries += [CountQuery(soql.count(each)) for each in ("Lead", "Contact")]
    shared.forget_calls()
    before = org.calls()
    answer = org.ask(queries, cause="idle")
    assert shared.api_calls() == org.calls() - before == 1
    assert abs(answer.server_time - datetime.now(UTC)) < timedelta(minutes=5)
    sizes = [len(each.rows) for each in answer.results[:3] if isinstance(each, RowPage)]
    assert sizes == [40, 30, 10]
    assert answer.results[3:] == (40, 30)
    usage = org.usage()
    assert usage.used is not None
    assert usage.maximum == 100_000


def test_both_ways_of_asking_give_the_same_rows(shared: PracticeServer, connect: Connect) -> None:
    org = connect(shared)
    schema = schema_of(org, "Lead")
    fields = tuple(each.name for each in schema.fields if each.storable)
    query = RowQuery(schema, fields, soql.select("Lead", fields, limit=50))
    alone = org.ask([query], cause="x").results[0]
    together = org.ask([query, CountQuery(soql.count("Lead"))], cause="x").results[0]
    assert alone == together


def test_a_session_that_ends_in_mid_reading(own: PracticeServer, connect: Connect) -> None:
    for number in range(2100):
        own.org.create("Contact", {"LastName": f"Extra {number}"}, own.org.administrator_id)
    org = connect(own)
    schema = schema_of(org, "Contact")
    ended: list[int] = []
    record = own.usage.record

    def end_after_first_page(*args: object, **kwargs: object) -> None:
        record(*args, **kwargs)  # type: ignore[arg-type]
        if not ended and any("/query/" in each.path for each in own.calls()):
            ended.append(own.logins.expire_sessions())

    own.usage.record = end_after_first_page  # type: ignore[method-assign]
    query = RowQuery(schema, ("Id", "LastName"), "SELECT Id, LastName FROM Contact ORDER BY Id")
    (rows,) = org.ask([query], cause="pull").results
    assert isinstance(rows, RowPage)
    assert len(rows.rows) == 2103
    assert len({row[0] for row in rows.rows}) == 2103
    assert ended


def test_the_daily_limit(own: PracticeServer, connect: Connect) -> None:
    org = connect(own)
    own.usage.set_limit(10, used=10)
    with pytest.raises(SalesforceError) as refused:
        org.ask([CountQuery(soql.count("Lead"))], cause="x")
    assert (refused.value.kind, refused.value.code) == (Kind.LIMIT, "salesforce.limit")
    assert org.usage().maximum == 10


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.STATUS,
        FaultKind.DROP_BEFORE,
        FaultKind.DROP_AFTER,
        FaultKind.TRUNCATE,
        FaultKind.MALFORMED,
        FaultKind.HTML,
    ],
)
def test_every_fault_of_the_wire_is_survived(
    own: PracticeServer, connect: Connect, kind: FaultKind
) -> None:
    org = connect(own)
    own.faults.add(Fault(kind, path="/query", times=2))
    assert org.ask([CountQuery(soql.count("Lead"))], cause="x").results == (5,)
    own.faults.add(Fault(kind, path="/composite", times=2))
    asked = [CountQuery(soql.count("Lead")), CountQuery(soql.count("Account"))]
    assert org.ask(asked, cause="x").results == (5, 2)
