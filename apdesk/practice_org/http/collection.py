"""sObject Collections: up to 200 records in one call, one result each, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from apdesk.practice_org.http.messages import Answer, Ask, Refusal, Route
from apdesk.practice_org.http.sobjects import asked_fields, row_values, save_options, versioned
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.ids import sobject_of
from apdesk.practice_org.state.org import PracticeOrg
from apdesk.practice_org.state.records import Write, WriteResult

LIMIT = 200
RETRIEVE_LIMIT = 2000
TYPE_RUNS = 10


class Collections:
    """Handlers of /composite/sobjects."""

    def __init__(self, org: PracticeOrg) -> None:
        self._org = org

    def routes(self) -> Iterable[Route]:
        base = "/services/data/v<version>/composite/sobjects"
        yield Route(base, ("POST",), "collection.create", self.create)
        yield Route(base, ("PATCH",), "collection.update", self.update)
        yield Route(base, ("DELETE",), "collection.delete", self.delete)
        yield Route(f"{base}/<sobject>", ("GET", "POST"), "collection.retrieve", self.retrieve)
        yield Route(f"{base}/<sobject>/<field>", ("PATCH",), "collection.upsert", self.upsert)

    def create(self, ask: Ask) -> Answer:
        records, all_or_none = _records(ask)
        writes = [
            _untyped(record) or Write("create", _type_of(record), values=row_values(record))
            for record in records
        ]
        return self._save(ask, writes, all_or_none)

    def update(self, ask: Ask) -> Answer:
        records, all_or_none = _records(ask)
        writes = [_untyped(record) or _update(_type_of(record), record) for record in records]
        return self._save(ask, writes, all_or_none)

    def delete(self, ask: Ask) -> Answer:
        ids = [part.strip() for part in ask.query.get("ids", "").split(",") if part.strip()]
        _check_size(len(ids), LIMIT)
        all_or_none = ask.query.get("allOrNone", "false").lower() == "true"
        # An id of no known object is looked for, in vain, among the first: the org refuses it.
        writes = [Write("delete", sobject_of(key) or "Account", record_id=key) for key in ids]
        return self._save(ask, writes, all_or_none)

    def upsert(self, ask: Ask, sobject: str, field: str) -> Answer:
        records, all_or_none = _records(ask)
        self._org.check_key(sobject, field, ask.user())
        writes = [_untyped(record) or _upsert(sobject, field, record) for record in records]
        return self._save(ask, writes, all_or_none, upsert=True)

    def _save(
        self, ask: Ask, writes: Sequence[Write], all_or_none: bool, *, upsert: bool = False
    ) -> Answer:
        results = self._org.save(
            writes, ask.user(), all_or_none=all_or_none, options=save_options(ask)
        )
        return Answer(200, [_result(result, upsert=upsert) for result in results])

    def retrieve(self, ask: Ask, sobject: str) -> Answer:
        if ask.method == "POST":
            document = ask.json_object()
            ids, fields = document.get("ids"), document.get("fields")
        else:
            ids = [part for part in ask.query.get("ids", "").split(",") if part]
            fields = asked_fields(ask)
        if not isinstance(ids, list) or not isinstance(fields, list) or not fields:
            raise Refusal(400, "MISSING_ARGUMENT", "ids and fields are required")
        _check_size(len(ids), RETRIEVE_LIMIT)
        return Answer(
            200, [self._row(ask, sobject, str(key), [str(name) for name in fields]) for key in ids]
        )

    def _row(self, ask: Ask, sobject: str, key: str, fields: list[str]) -> dict[str, Any] | None:
        """A record; None, at its place, for one that is not there."""
        try:
            record = self._org.retrieve(sobject, key, ask.user(), fields)
        except OrgError as error:
            if error.status == 404:
                return None
            raise
        row: dict[str, Any] = versioned(record, ask.version)
        return row


def _records(ask: Ask) -> tuple[list[dict[str, Any]], bool]:
    document = ask.json_object()
    records = document.get("records")
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise Refusal(400, "JSON_PARSER_ERROR", "records has to be an array of objects.")
    _check_size(len(records), LIMIT)
    runs = sum(1 for _ in groupby(records, key=_type_of))
    if runs > TYPE_RUNS:
        raise Refusal(
            400,
            "INVALID_INPUT",
            f"Cannot have more than {TYPE_RUNS} chunks in a single operation: {runs}",
        )
    return records, document.get("allOrNone") is True


def _check_size(count: int, limit: int) -> None:
    if count == 0:
        raise Refusal(400, "REQUIRED_FIELD_MISSING", "At least 1 record is required")
    if count > limit:
        raise Refusal(
            400,
            "EXCEEDED_ID_LIMIT",
            f"record limit reached. cannot submit more than {limit} records in this call",
        )


def _type_of(record: dict[str, Any]) -> str:
    """'' where the record doesn't say."""
    attributes = record.get("attributes")
    sobject = attributes.get("type") if isinstance(attributes, dict) else None
    return sobject if isinstance(sobject, str) else ""


def _untyped(record: dict[str, Any]) -> Write | None:
    """A record that doesn't say of which object it is: it alone is refused, as real
    orgs have been recorded to do."""
    if _type_of(record):
        return None
    message = (
        "Nested object for polymorphic foreign key must have an attributes field before any other "
        "fields."
    )
    return Write("create", "", refusal=OrgError(400, "JSON_PARSER_ERROR", message))


def _id_of(record: dict[str, Any]) -> str:
    found = next((value for name, value in record.items() if name.lower() == "id"), None)
    return str(found) if found else ""


def _update(sobject: str, record: dict[str, Any]) -> Write:
    return Write("update", sobject, record_id=_id_of(record), values=_without_id(record))


def _upsert(sobject: str, field: str, record: dict[str, Any]) -> Write:
    if field.lower() != "id":
        return Write("upsert", sobject, values=row_values(record), external_id_field=field)
    if _id_of(record):
        return _update(sobject, record)
    return Write("create", sobject, values=_without_id(record))


def _without_id(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row_values(record).items() if name.lower() != "id"}


def _result(result: WriteResult, *, upsert: bool) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if result.error is None:
        told = {"id": result.id, "success": True, "errors": []}
    else:
        told = {"success": False, "errors": [result.error.as_item()]}
    if upsert:
        told["created"] = result.created
    return told
