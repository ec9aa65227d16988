"""Bulk API at a practice org, over HTTP and in the process: the same records and results as by
REST, whatever the wire does meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from apdesk.domain.records import Row, RowPage
from apdesk.domain.schema import SObjectSchema
from apdesk.practice_org.http.faults import Fault, FaultKind
from apdesk.practice_org.http.server import PracticeServer
from apdesk.practice_org.state.org import PracticeOrg, ValidationRule
from apdesk.salesforce.bulk_rows import read_page
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import (
    BulkJob,
    JobState,
    Org,
    RowQuery,
    WriteAnswer,
    WriteGroup,
    WriteResult,
    WriteRow,
)
from apdesk.salesforce.rest import RestOrg
from tests.sync.org_in_process import InProcessOrg
from tests.unit.salesforce.logged_in import Connect

KEY = "apdesk_id__c"
FIELDS = (
    "Id",
    "SystemModstamp",
    "IsDeleted",
    "LastName",
    "Company",
    "Description",
    "NumberOfEmployees",
    "AnnualRevenue",
    "DoNotCall",
    "OwnerId",
    "Title",
)
ODD = 'He said "no",\nthen\r\n"yes"\n"" ü€\U0001f600 '


@pytest.fixture
def practice() -> Iterator[PracticeServer]:
    with PracticeServer() as server:
        server.clock.freeze()
        server.org.add_custom_field("Lead", KEY, length=36, external_id=True, unique=True)
        for number in range(53):
            server.org.create(
                "Lead",
                {
                    "LastName": f"Lead {number}",
                    "Company": "Works",
                    "Description": ODD * (number % 3),
                    "NumberOfEmployees": number or None,
                    "AnnualRevenue": number * 1234.5 if number % 2 else None,
                },
            )
        yield server


@pytest.fixture(params=["http", "in process"])
def org(
    request: pytest.FixtureRequest, practice: PracticeServer, connect: Connect
) -> Iterator[Org]:
    if request.param == "in process":
        yield InProcessOrg(practice.org)
        return
    made = connect(practice)
    yield made
    made.close()


@pytest.fixture
def rest(practice: PracticeServer, connect: Connect) -> Iterator[RestOrg]:
    made = connect(practice)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pages"
    made.mkdir()
    return made


def query_of(org: Org, where: str = "", *, deleted: bool = False) -> RowQuery:
    described = org.describe("Lead")
    assert described is not None
    schema = SObjectSchema.from_describe(described.raw)
    fields = tuple(each for each in FIELDS if schema.field(each))
    soql = f"SELECT {', '.join(fields)} FROM Lead{where} ORDER BY Id"
    return RowQuery(schema, fields, soql, include_deleted=deleted)


def complete(org: Org, query: RowQuery) -> BulkJob:
    job = org.start_bulk(query, cause="pull")
    for _ in range(10):
        if job.state.over:
            return job
        job = org.look_at_bulk(job.id, cause="pull")
    raise AssertionError(job)


def rows_of(
    org: Org,
    job: BulkJob,
    query: RowQuery,
    folder: Path,
    size: int = 7,
    *,
    meanwhile: Callable[[], object] = lambda: None,
) -> list[Row]:
    """All rows; `meanwhile` happens once the first page is there."""
    found: list[Row] = []
    with org.bulk_pages(job.id, after=None, folder=folder, rows_a_page=size, cause="pull") as pages:
        for page in pages:
            if not found:
                meanwhile()
            rows = list(read_page(page.path, query.schema, query.fields))
            assert len(rows) == page.rows
            found += rows
            page.path.unlink()
    assert list(folder.iterdir()) == []
    return found


def by_rest(rest: RestOrg, query: RowQuery) -> list[Row]:
    (page,) = rest.ask([query], cause="check").results
    assert isinstance(page, RowPage)
    return list(page.rows)


def raised(call: Callable[[], object]) -> SalesforceError:
    with pytest.raises(SalesforceError) as caught:
        call()
    return caught.value


# -- queries -----------------------------------------------------------------------------------


def test_a_job_gives_the_rows_that_rest_gives(org: Org, rest: RestOrg, folder: Path) -> None:
    query = query_of(org)
    job = complete(org, query)
    assert (job.state, job.rows, job.message) == (JobState.COMPLETE, 53, "")
    assert rows_of(org, job, query, folder) == by_rest(rest, query)


def test_deleted_records_come_with_queryall(
    org: Org, rest: RestOrg, practice: PracticeServer, folder: Path
) -> None:
    query = query_of(org, deleted=True)
    gone = str(by_rest(rest, query)[0][0])
    practice.org.delete("Lead", gone)
    rows = rows_of(org, complete(org, query), query, folder)
    assert rows == by_rest(rest, query)
    assert [row[0] for row in rows if row[2]] == [gone]
    live = query_of(org)
    assert len(rows_of(org, complete(org, live), live, folder)) == 52


def test_a_job_holds_what_there_was_when_it_started(
    org: Org, rest: RestOrg, practice: PracticeServer, folder: Path
) -> None:
    query = query_of(org)
    before = by_rest(rest, query)
    job = org.start_bulk(query, cause="pull")
    practice.org.create("Lead", {"LastName": "Late", "Company": "Works"})
    while not job.state.over:
        job = org.look_at_bulk(job.id, cause="pull")
    assert [row[0] for row in rows_of(org, job, query, folder)] == [row[0] for row in before]


def test_reading_goes_on_where_it_stopped(org: Org, rest: RestOrg, folder: Path) -> None:
    query = query_of(org)
    job = complete(org, query)
    with org.bulk_pages(job.id, after=None, folder=folder, rows_a_page=10, cause="pull") as pages:
        first = next(pages)
    assert first.next is not None
    with org.bulk_pages(
        job.id, after=first.next, folder=folder, rows_a_page=20, cause="pull"
    ) as pages:
        rest_of = [
            row for page in pages for row in read_page(page.path, query.schema, query.fields)
        ]
    assert rest_of == by_rest(rest, query)[10:]


def test_nothing_selected_is_a_page_without_rows(org: Org, folder: Path) -> None:
    query = query_of(org, " WHERE LastName = 'Nobody'")
    job = complete(org, query)
    assert (job.state, job.rows) == (JobState.COMPLETE, 0)
    assert rows_of(org, job, query, folder) == []


def test_an_aborted_job_ends_and_a_deleted_one_is_gone(org: Org, folder: Path) -> None:
    query = query_of(org)
    job = org.start_bulk(query, cause="pull")
    assert raised(lambda: org.delete_bulk(job.id, cause="pull")).error_code == "INVALIDJOBSTATE"
    org.abort_bulk(job.id, cause="pull")
    org.abort_bulk(job.id, cause="pull")
    assert org.look_at_bulk(job.id, cause="pull").state is JobState.ABORTED
    org.delete_bulk(job.id, cause="pull")
    org.delete_bulk(job.id, cause="pull")
    org.abort_bulk(job.id, cause="pull")
    assert raised(lambda: org.look_at_bulk(job.id, cause="pull")).code == "salesforce.bulk_gone"
    assert raised(lambda: rows_of(org, job, query, folder)).code == "salesforce.bulk_gone"


def test_a_job_that_fails_says_why(org: Org, practice: PracticeServer) -> None:
    if isinstance(org, InProcessOrg):
        org.fail_next_job = "InvalidBatch : it broke"
    else:
        practice.pace.fail_next = "InvalidBatch : it broke"
    job = complete(org, query_of(org))
    assert (job.state, job.message) == (JobState.FAILED, "InvalidBatch : it broke")
    assert complete(org, query_of(org)).state is JobState.COMPLETE


def test_what_bulk_doesn_t_select_is_recognised(org: Org) -> None:
    query = query_of(org)
    compound = RowQuery(query.schema, ("Id", "Address"), "SELECT Id, Address FROM Lead")
    assert raised(lambda: org.start_bulk(compound, cause="pull")).code == (
        "salesforce.bulk_unavailable"
    )
    unknown = RowQuery(query.schema, ("Id", "Nil__c"), "SELECT Id, Nil__c FROM Lead")
    assert raised(lambda: org.start_bulk(unknown, cause="pull")).code == "salesforce.field_missing"


# -- the wire ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.DROP_BEFORE,
        FaultKind.DROP_AFTER,
        FaultKind.TRUNCATE,
        FaultKind.HTML,
        FaultKind.STATUS,
    ],
)
@pytest.mark.parametrize("operation", ["bulk.results", "bulk.pages"])
def test_faults_while_pages_come_lose_nothing(
    rest: RestOrg, practice: PracticeServer, folder: Path, kind: FaultKind, operation: str
) -> None:
    query = query_of(rest)
    whole = by_rest(rest, query)
    job = complete(rest, query)
    practice.faults.add(Fault(kind, operation=operation, times=2))
    assert rows_of(rest, job, query, folder) == whole


def test_a_session_that_ends_while_pages_come_is_renewed(
    rest: RestOrg, practice: PracticeServer, folder: Path
) -> None:
    query = query_of(rest)
    whole = by_rest(rest, query)
    job = complete(rest, query)
    logins = practice.logins
    assert rows_of(rest, job, query, folder, 3, meanwhile=logins.expire_sessions) == whole
    refused = [each for each in practice.usage.calls() if each.status == 401]
    assert refused


def test_an_older_version_goes_page_by_page(
    rest: RestOrg, practice: PracticeServer, folder: Path
) -> None:
    query = query_of(rest)
    whole = by_rest(rest, query)
    rest.speak("57.0")
    job = complete(rest, query)
    assert rows_of(rest, job, query, folder) == whole
    assert not [each for each in practice.usage.calls() if each.operation == "bulk.pages"]
    rest.speak("62.0")
    assert raised(lambda: rows_of(rest, job, query, folder)).code == "salesforce.bulk_gone"


# -- writes ------------------------------------------------------------------------------------


def finish(writing: Generator[BulkJob, None, WriteAnswer]) -> tuple[list[BulkJob], WriteAnswer]:
    told = []
    while True:
        try:
            told.append(next(writing))
        except StopIteration as end:
            return told, end.value


def write(org: Org, group: WriteGroup, folder: Path) -> tuple[WriteResult, ...]:
    told, answer = finish(org.write_bulk(group, folder=folder, cause="push"))
    assert told[-1].state is JobState.COMPLETE
    assert told[-1].rows == len(group.rows)
    assert list(folder.iterdir()) == []
    (results,) = answer.results
    assert [each.key for each in results] == [each.key for each in group.rows]
    return results


def leads(practice: PracticeOrg) -> list[str]:
    soql = "SELECT Id FROM Lead ORDER BY Id"
    return [str(each["Id"]) for each in practice.query(soql).records()]


def value(practice: PracticeOrg, record_id: str, field: str) -> Any:
    found = practice.query(f"SELECT {field} FROM Lead WHERE Id = '{record_id}'").records()
    return found[0][field]


def test_updates_are_written_and_refusals_told(
    org: Org, practice: PracticeServer, folder: Path
) -> None:
    practice.org.add_validation_rule(
        ValidationRule("no", "Lead", "Title = 'Bad'", "Titles: have to be good.", "Title")
    )
    ids = leads(practice.org)
    practice.org.delete("Lead", ids[2])
    values: list[dict[str, Any]] = [
        {"Description": ODD, "NumberOfEmployees": 12, "AnnualRevenue": 1500},
        {"Title": "Bad"},
        {"Title": "Gone"},
        {"Description": None, "NumberOfEmployees": None, "AnnualRevenue": None},
    ]
    rows = (WriteRow(10 + n, ids[n], each) for n, each in enumerate(values))
    done, bad, gone, cleared = write(org, WriteGroup("Lead", tuple(rows)), folder)
    assert (done, cleared) == (WriteResult(10, ids[0]), WriteResult(13, ids[3]))
    assert bad.error is not None
    assert (bad.error.kind, bad.error.fields) == (Kind.SKIP, ("Title",))
    assert bad.error.said == "Titles: have to be good."
    assert gone.error is not None
    assert gone.error.kind is Kind.CONFLICT
    practice.org.update("Lead", ids[4], {"Description": ODD})
    kept = value(practice.org, ids[4], "Description")
    assert value(practice.org, ids[0], "Description") == kept
    assert value(practice.org, ids[0], "AnnualRevenue") == 1500
    assert value(practice.org, ids[1], "Title") is None
    assert [value(practice.org, ids[3], name) for name in ("Description", "NumberOfEmployees")] == [
        None,
        None,
    ]


def test_upserts_create_and_may_be_repeated(
    org: Org, practice: PracticeServer, folder: Path
) -> None:
    rows = tuple(
        WriteRow(n, None, {"LastName": f"New {n}", "Company": "Works", KEY: f"key-{n}"})
        for n in range(5)
    )
    group = WriteGroup("Lead", rows, create=True, external_id=KEY)
    first = write(org, group, folder)
    assert all(each.error is None for each in first)
    assert [value(practice.org, str(each.record_id), KEY) for each in first] == [
        f"key-{n}" for n in range(5)
    ]
    assert write(org, group, folder) == first
    assert len(leads(practice.org)) == 58


def test_a_write_job_that_fails_is_raised(org: Org, practice: PracticeServer, folder: Path) -> None:
    if isinstance(org, InProcessOrg):
        org.fail_next_job = "InvalidBatch : Field name not found : Titel"
    else:
        practice.pace.fail_next = "InvalidBatch : Field name not found : Titel"
    rows = (WriteRow(0, leads(practice.org)[0], {"Title": "New"}),)
    writing = org.write_bulk(WriteGroup("Lead", rows), folder=folder, cause="push")
    error = raised(lambda: finish(writing))
    assert (error.error_code, error.kind) == ("InvalidBatch", Kind.FIX)


def test_many_records_go_by_one_job(org: Org, practice: PracticeServer, folder: Path) -> None:
    ids = leads(practice.org)
    rows = tuple(WriteRow(n, each, {"Title": f"T{n}"}) for n, each in enumerate(ids))
    results = write(org, WriteGroup("Lead", rows), folder)
    assert [each.record_id for each in results] == ids
    assert value(practice.org, ids[-1], "Title") == f"T{len(ids) - 1}"
