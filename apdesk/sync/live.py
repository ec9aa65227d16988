"""While the user edits criteria: how many records match now, which, and how many are blank.

Also the names behind reference criteria: records found by name, and the names of known ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from apdesk.domain import soql
from apdesk.domain.cancel import CancelToken
from apdesk.domain.criteria import Criteria, Criterion, EvaluationContext, Operator
from apdesk.domain.records import RowPage
from apdesk.domain.schema import SObjectSchema
from apdesk.domain.values import id18
from apdesk.errors import BugError
from apdesk.language import order
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.org import CountQuery, Org, Query, QueryResult, RawQuery, RowQuery
from apdesk.sync.lookup import QUERIES_A_CALL
from apdesk.sync.steps import in_chunks

SAMPLE_SIZE = 10
#: How many records a search by name brings for each object.
FOUND = 50
#: A criterion is typed by a person; so many ids are never named at once.
MOST_IDS = 200
#: The operators that keep blank records, so that people should know how many those are.
KEEPS_BLANKS = frozenset({Operator.IS_NOT, Operator.NOT_CONTAINS, Operator.EXCLUDES})
#: What a sample shows beside the name, as far as the user can see it.
_BESIDE = {
    "Lead": ("Company", "Email"),
    "Contact": ("Title", "Email"),
    "Account": ("Industry", "BillingCity"),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A record that matches: its name and something to recognise it by."""

    salesforce_id: str
    name: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A record that a reference may point to. `salesforce_id` has 18 characters."""

    salesforce_id: str
    name: str
    sobject: str


@dataclass(frozen=True, slots=True)
class LiveCounts:
    """The answer for the criteria as they are now.

    `blanks[i]` is how many of the matching records are blank in the field of criterion `i`; None
    where its operator drops blanks, or asks for them.
    """

    sobject: str
    matching: int
    total: int
    blanks: tuple[int | None, ...]
    records: tuple[Sample, ...]
    soql: str

    @property
    def sample(self) -> tuple[str, ...]:
        """The names of some matching records."""
        return tuple(each.name for each in self.records)


def ask(
    org: Org,
    schema: SObjectSchema,
    criteria: Criteria,
    context: EvaluationContext,
    cancel: CancelToken | None = None,
) -> LiveCounts:
    """Asks the org; one call as long as no more than two criteria keep blanks.

    Raises CriteriaError for criteria that can't be decided, SalesforceError where the org refuses,
    Cancelled when the user went on editing.
    """
    where = soql.membership(schema.name, criteria, schema, context)
    everyone = soql.membership(schema.name, (), schema, context)
    fields = sample_fields(schema)
    sample = soql.select(schema.name, fields, where, limit=SAMPLE_SIZE)
    asked = [index for index, each in enumerate(criteria) if _keeps_blanks(each, schema)]
    queries: list[Query] = [
        CountQuery(soql.count(schema.name, where)),
        CountQuery(soql.count(schema.name, everyone)),
        RowQuery(schema, fields, sample),
    ]
    for index in asked:
        blank = Criterion(criteria[index].field, Operator.BLANK)
        clause = soql.membership(schema.name, (*criteria, blank), schema, context)
        queries.append(CountQuery(soql.count(schema.name, clause)))
    results: list[QueryResult] = []
    for batch in in_chunks(queries, QUERIES_A_CALL):
        if cancel is not None:
            cancel.check()
        results += org.ask(batch, cause="criteria").results
    if cancel is not None:
        cancel.check()
    counts = {index: _count(result) for index, result in zip(asked, results[3:], strict=True)}
    return LiveCounts(
        sobject=schema.name,
        matching=_count(results[0]),
        total=_count(results[1]),
        blanks=tuple(counts.get(index) for index in range(len(criteria))),
        records=_samples(results[2]),
        soql=soql.select(schema.name, ("Id", *fields[1:]), where),
    )


def find_by_name(
    org: Org, sobjects: Sequence[str], text: str, cancel: CancelToken | None = None
) -> tuple[Named, ...]:
    """The records of some objects whose name contains a text, by name; at most FOUND of each.

    One call. An object that has no name or that the user can't read has no records to choose.
    Raises SalesforceError when no object could be asked.
    """
    where = f"Name LIKE {soql.like(text, before=True, after=True)}" if text else "Name != null"
    return _named(org, sobjects, where, f"ORDER BY Name LIMIT {FOUND}", cancel)


def names_of(
    org: Org, sobjects: Sequence[str], ids: Sequence[str], cancel: CancelToken | None = None
) -> tuple[Named, ...]:
    """The records with these 18-character ids, as far as the user can see them. One call."""
    if not ids:
        return ()
    listed = ",".join(soql.quote(each) for each in ids)
    return _named(org, sobjects, f"Id IN ({listed})", f"LIMIT {MOST_IDS}", cancel)


def _named(
    org: Org, sobjects: Sequence[str], where: str, tail: str, cancel: CancelToken | None
) -> tuple[Named, ...]:
    found: list[Named] = []
    refused: list[SalesforceError] = []
    queries = [
        (name, RawQuery(f"SELECT Id, Name FROM {name} WHERE {where} {tail}")) for name in sobjects
    ]
    for batch in in_chunks(queries, QUERIES_A_CALL):
        if cancel is not None:
            cancel.check()
        answers = org.ask([query for _, query in batch], cause="criteria").results
        for (name, _), result in zip(batch, answers, strict=True):
            if isinstance(result, SalesforceError):
                refused.append(result)
            elif isinstance(result, tuple):
                found += [
                    Named(id18(str(each["Id"])), str(each.get("Name") or each["Id"]), name)
                    for each in result
                ]
    if refused and len(refused) == len(queries):
        raise refused[0]
    return tuple(sorted(found, key=lambda each: (order(each.name), each.salesforce_id)))


def sample_fields(schema: SObjectSchema) -> tuple[str, ...]:
    """Id, Name and what helps to recognise a record, as far as the user sees it."""
    wanted = ("Name", *_BESIDE.get(schema.name, ()))
    return ("Id", *(each for each in wanted if schema.field(each) is not None))


def _keeps_blanks(criterion: Criterion, schema: SObjectSchema) -> bool:
    field = schema.field(criterion.field)
    return (
        criterion.operator in KEEPS_BLANKS
        and field is not None
        and field.nillable
        and str(field.type) != "boolean"
    )


def _count(result: QueryResult) -> int:
    if isinstance(result, SalesforceError):
        raise result
    if not isinstance(result, int):
        raise BugError("A count was answered with rows", "", code="answer.form")
    return result


def _samples(result: QueryResult) -> tuple[Sample, ...]:
    if isinstance(result, SalesforceError):
        raise result
    if not isinstance(result, RowPage):
        raise BugError("Rows were answered with a count", "", code="answer.form")
    at = {name: index for index, name in enumerate(result.fields)}
    found = []
    for row in result.rows:
        values = {name: row[index] for name, index in at.items()}
        beside = [values.get(name) for name in result.fields if name not in ("Id", "Name")]
        found.append(
            Sample(
                salesforce_id=str(values["Id"]),
                name=str(values.get("Name") or values["Id"]),
                beside=_joined([str(each) for each in beside if each is not None]),
            )
        )
    return tuple(found)


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(parts)
