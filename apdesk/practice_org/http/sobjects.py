"""REST sObject resources: describe, rows, upsert by external id, and what changed or went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from werkzeug.http import http_date, parse_date

from apdesk.practice_org.http.messages import Answer, Ask, Refusal, Route, not_found, org_time
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.ids import require_row_id
from apdesk.practice_org.state.options import SaveOptions
from apdesk.practice_org.state.org import PracticeOrg
from apdesk.practice_org.state.queries import VERSION

# Upserts that update answer 204 without a body before this version (salesforce.md 2.3).
_UPSERT_BODY_SINCE = 46.0


class SObjects:
    """Handlers of /sobjects."""

    def __init__(self, org: PracticeOrg) -> None:
        self._org = org

    def routes(self) -> Iterable[Route]:
        base = "/services/data/v<version>/sobjects"
        row = f"{base}/<sobject>/<record_id>"
        by_key = f"{base}/<sobject>/<field>/<path:value>"
        yield Route(base, ("GET",), "describe_global", self.describe_global)
        yield Route(f"{base}/<sobject>", ("GET",), "sobject", self.basic)
        yield Route(f"{base}/<sobject>", ("POST",), "create", self.create)
        yield Route(f"{base}/<sobject>/describe", ("GET",), "describe", self.describe)
        yield Route(f"{base}/<sobject>/updated", ("GET",), "updated", self.updated)
        yield Route(f"{base}/<sobject>/deleted", ("GET",), "deleted", self.deleted)
        yield Route(row, ("GET",), "retrieve", self.retrieve)
        yield Route(row, ("PATCH",), "update", self.update)
        yield Route(row, ("DELETE",), "delete", self.delete)
        yield Route(by_key, ("GET",), "retrieve_by", self.retrieve_by)
        yield Route(by_key, ("PATCH",), "upsert", self.upsert)
        yield Route(by_key, ("DELETE",), "delete_by", self.delete_by)

    # -- schema ------------------------------------------------------------------------------

    def _schema_headers(self) -> dict[str, str]:
        return {
            "ETag": f'"{self._org.etag}"',
            "Last-Modified": http_date(self._org.schema_time),
        }

    def _unchanged(self, ask: Ask) -> bool:
        tags = ask.headers.get("If-None-Match", "")
        if tags and self._org.etag in {
            tag.strip().removeprefix("W/").strip('"').removesuffix("--gzip")
            for tag in tags.split(",")
        }:
            return True
        since = parse_date(ask.headers.get("If-Modified-Since"))
        return since is not None and since >= self._org.schema_time.replace(microsecond=0)

    def describe_global(self, ask: Ask) -> Answer:
        headers = self._schema_headers()
        if self._unchanged(ask):
            return Answer(304, None, headers)
        return Answer(200, self._org.describe_global(ask.user(), ask.version), headers)

    def basic(self, ask: Ask, sobject: str) -> Answer:
        headers = self._schema_headers()
        if self._unchanged(ask):
            return Answer(304, None, headers)
        return Answer(200, self._org.object_info(sobject, ask.user(), ask.version), headers)

    def describe(self, ask: Ask, sobject: str) -> Answer:
        headers = self._schema_headers()
        body = self._org.describe(sobject, ask.user(), ask.version)
        if self._unchanged(ask):
            return Answer(304, None, headers)
        return Answer(200, body, headers)

    # -- rows --------------------------------------------------------------------------------

    def retrieve(self, ask: Ask, sobject: str, record_id: str) -> Answer:
        record_id = require_row_id(record_id)
        record = self._org.retrieve(sobject, record_id, ask.user(), asked_fields(ask))
        return self._row_answer(ask, sobject, record, record_id)

    def _row_answer(self, ask: Ask, sobject: str, record: dict[str, Any], record_id: str) -> Answer:
        modified = self._org.modified(sobject, record_id)
        headers: dict[str, str] = {}
        if modified is not None:
            headers["Last-Modified"] = http_date(modified)
            if _has_etag(sobject):
                headers["ETag"] = _row_etag(record_id, modified)
            since = parse_date(ask.headers.get("If-Modified-Since"))
            if since is not None and since >= modified:
                return Answer(304, None, headers)
            until = parse_date(ask.headers.get("If-Unmodified-Since"))
            if until is not None and until < modified:
                return Answer(412, None, headers)
        return Answer(200, versioned(record, ask.version), headers)

    def create(self, ask: Ask, sobject: str) -> Answer:
        values = _without_id(row_values(ask.json_object()))
        record_id = self._org.create(sobject, values, ask.user(), options=save_options(ask))
        location = f"{ask.base()}/sobjects/{sobject}/{record_id}"
        return Answer(201, {"id": record_id, "success": True, "errors": []}, {"Location": location})

    def update(self, ask: Ask, sobject: str, record_id: str) -> Answer:
        record_id = require_row_id(record_id)
        values = _without_id(row_values(ask.json_object()))
        self._check_match(ask, sobject, record_id)
        self._org.update(
            sobject,
            record_id,
            values,
            ask.user(),
            unmodified_since=_unmodified_since(ask),
            options=save_options(ask),
        )
        return Answer(204)

    def _check_match(self, ask: Ask, sobject: str, record_id: str) -> None:
        """If-Match: on Account rows only, the one object whose rows have an ETag."""
        wanted = ask.headers.get("If-Match", "")
        if not wanted or not _has_etag(sobject):
            return
        modified = self._org.modified(sobject, record_id)
        if modified is not None and wanted.strip() not in {"*", _row_etag(record_id, modified)}:
            raise Refusal(412, "PRECONDITION_FAILED", "The record does not match the precondition.")

    def delete(self, ask: Ask, sobject: str, record_id: str) -> Answer:
        self._org.delete(sobject, require_row_id(record_id), ask.user())
        return Answer(204)

    # -- by external id ----------------------------------------------------------------------

    def upsert(self, ask: Ask, sobject: str, field: str, value: str) -> Answer:
        values = row_values(ask.json_object())
        _check_not_given(values, field)
        if field.lower() == "id":
            self._org.update(sobject, value, values, ask.user(), options=save_options(ask))
            return self._upserted(ask, sobject, self._id18(value, sobject, ask), created=False)
        update_only = ask.query.get("updateOnly", "false").lower() == "true"
        try:
            record_id, created = self._org.upsert(
                sobject,
                field,
                value,
                values,
                ask.user(),
                update_only=update_only,
                options=save_options(ask),
            )
        except OrgError as error:
            if error.status != 300:
                raise
            return self._several(ask, sobject, error.fields)
        return self._upserted(ask, sobject, record_id, created=created)

    def _id18(self, record_id: str, sobject: str, ask: Ask) -> str:
        return str(self._org.retrieve(sobject, record_id, ask.user(), ["Id"])["Id"])

    @staticmethod
    def _upserted(ask: Ask, sobject: str, record_id: str, *, created: bool) -> Answer:
        body = {"id": record_id, "success": True, "errors": [], "created": created}
        if created:
            location = f"{ask.base()}/sobjects/{sobject}/{record_id}"
            return Answer(201, body, {"Location": location})
        if float(ask.version) < _UPSERT_BODY_SINCE:
            return Answer(204)
        return Answer(200, body)

    @staticmethod
    def _several(ask: Ask, sobject: str, ids: Iterable[str]) -> Answer:
        return Answer(300, [f"{ask.base()}/sobjects/{sobject}/{quote(found)}" for found in ids])

    def _one_by(self, ask: Ask, sobject: str, field: str, value: str) -> str | Answer:
        if field.lower() == "id":
            return value
        found = self._org.find_by(sobject, field, value, ask.user())
        if not found:
            raise not_found()
        return found[0] if len(found) == 1 else self._several(ask, sobject, found)

    def retrieve_by(self, ask: Ask, sobject: str, field: str, value: str) -> Answer:
        found = self._one_by(ask, sobject, field, value)
        return found if isinstance(found, Answer) else self.retrieve(ask, sobject, found)

    def delete_by(self, ask: Ask, sobject: str, field: str, value: str) -> Answer:
        found = self._one_by(ask, sobject, field, value)
        return found if isinstance(found, Answer) else self.delete(ask, sobject, found)

    # -- replication -------------------------------------------------------------------------

    def updated(self, ask: Ask, sobject: str) -> Answer:
        start, end = _window(ask)
        window = self._org.updated(sobject, start, end, ask.user())
        return Answer(
            200,
            {"ids": list(window.ids), "latestDateCovered": org_time(window.latest_date_covered)},
        )

    def deleted(self, ask: Ask, sobject: str) -> Answer:
        start, end = _window(ask)
        window = self._org.deleted(sobject, start, end, ask.user())
        return Answer(
            200,
            {
                "deletedRecords": [
                    {"id": record_id, "deletedDate": org_time(at)}
                    for record_id, at in window.records
                ],
                "earliestDateAvailable": org_time(window.earliest_date_available),
                "latestDateCovered": org_time(window.latest_date_covered),
            },
        )


def asked_fields(ask: Ask) -> list[str] | None:
    """?fields=A,B as a list; None when not given."""
    text = ask.query.get("fields", "")
    return [name.strip() for name in text.split(",") if name.strip()] or None


def save_options(ask: Ask) -> SaveOptions:
    """What the request's headers say of its saves."""
    said = ask.headers.get("Sforce-Duplicate-Rule-Header", "")
    wishes = {
        name.strip().lower(): value.strip().lower()
        for name, _, value in (part.partition("=") for part in said.split(";"))
    }
    return SaveOptions(
        allow_duplicates=wishes.get("allowsave") == "true",
        assign=ask.headers.get("Sforce-Auto-Assign", "TRUE").strip().lower() != "false",
    )


def row_values(document: dict[str, Any]) -> dict[str, Any]:
    """The fields of a row in a request: all but its `attributes`."""
    return {name: value for name, value in document.items() if name != "attributes"}


def _without_id(values: dict[str, Any]) -> dict[str, Any]:
    """The same. INVALID_FIELD where an id is among them: it stands in the address alone."""
    _check_not_given(values, "Id")
    return values


def _check_not_given(values: dict[str, Any], field: str) -> None:
    if any(name.lower() == field.lower() for name in values):
        raise OrgError(
            400,
            "INVALID_FIELD",
            f"The {field} field should not be specified in the sobject data.",
        )


def versioned(value: Any, version: str) -> Any:
    """A record with `attributes.url` under the version that was asked for, parents too."""
    if version == VERSION:
        return value
    if isinstance(value, list):
        return [versioned(item, version) for item in value]
    if not isinstance(value, dict):
        return value
    record: dict[str, Any] = {}
    for name, item in value.items():
        if name == "attributes" and isinstance(item, dict) and "url" in item:
            tail = str(item["url"]).partition("/sobjects/")[2]
            record[name] = {**item, "url": f"/services/data/v{version}/sobjects/{tail}"}
        elif isinstance(item, (dict, list)):
            record[name] = versioned(item, version)
        else:
            record[name] = item
    return record


def _has_etag(sobject: str) -> bool:
    return sobject.lower() == "account"


def _row_etag(record_id: str, modified: datetime) -> str:
    return f'"{record_id[:15]}{int(modified.timestamp()):x}"'


def _unmodified_since(ask: Ask) -> datetime | None:
    text = ask.headers.get("If-Unmodified-Since")
    if text is None:
        return None
    moment = parse_date(text)
    if moment is None:
        raise Refusal(
            400, "INVALID_HEADER_VALUE", f"The If-Unmodified-Since header is no HTTP date: {text}"
        )
    return moment


def _window(ask: Ask) -> tuple[datetime, datetime]:
    return _moment(ask, "start"), _moment(ask, "end")


def _moment(ask: Ask, name: str) -> datetime:
    text = ask.query.get(name)
    if text is None:
        raise OrgError(400, "MISSING_ARGUMENT", f"Missing required parameter: {name}")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise OrgError(
            400, "INVALID_REPLICATION_DATE", f"{name}: '{text}' is no ISO 8601 date and time"
        ) from None
    if moment.tzinfo is None:
        raise OrgError(400, "INVALID_REPLICATION_DATE", f"{name}: '{text}' has no time zone")
    return moment.astimezone(UTC)
