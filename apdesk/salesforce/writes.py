"""Writing records: the request of up to five groups in one call, and what its answer says.

Source: REST API Developer Guide, "sObject Collections", "Composite", "Assignment Rule Header",
"Duplicate Rule Header".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from apdesk.domain.values import id18
from apdesk.salesforce import errors
from apdesk.salesforce.composite import sub_answers
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import WriteGroup, WriteResult, WriteRow

#: Composite takes 25 subrequests of which five may be collections, of 200 records each.
MOST_GROUPS = 5
MOST_ROWS = 200
#: Without it assignment rules run, and give the record another owner.
NO_ASSIGNMENT = {"Sforce-Auto-Assign": "FALSE"}
_ALLOW_DUPLICATES = {"Sforce-Duplicate-Rule-Header": "allowSave=true"}
#: Errors that concern every call, even where they stand in one group's place.
_WHOLE = frozenset({Kind.REFRESH, Kind.LIMIT, Kind.STOP})
#: Of those, the ones that aren't of the record in whose place they stand.
_WHOLE_IN_A_ROW = frozenset(
    {"salesforce.session", "salesforce.limit", "salesforce.storage", "salesforce.api_disabled"}
)
#: How a group is refused as a whole: for what it asks, not for how the call went.
_OF_THE_GROUP = frozenset({Kind.FIX, Kind.PAUSE_OBJECT, Kind.SKIP, Kind.CONFLICT})


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """One call. `once`: it makes records that a second one would make again."""

    path: str
    method: str
    headers: Mapping[str, str]
    content: bytes
    once: bool


def build(groups: Sequence[WriteGroup], api_version: str) -> WriteRequest:
    """The call that writes the groups. ValueError for what no call can hold."""
    if not 1 <= len(groups) <= MOST_GROUPS:
        raise ValueError(f"one to {MOST_GROUPS} groups at a time, not {len(groups)}")
    for group in groups:
        _check(group)
    once = any(group.create and group.external_id is None for group in groups)
    if len(groups) == 1:
        (group,) = groups
        content = _json(_document(group))
        return WriteRequest(_path(group), _method(group), _headers(group), content, once)
    subrequests = [
        {
            "method": _method(group),
            "url": f"/services/data/v{api_version}/{_path(group)}",
            "referenceId": reference,
            # The outer call's headers don't reach the subrequests.
            "httpHeaders": _headers(group),
            "body": _document(group),
        }
        for reference, group in zip(_references(groups), groups, strict=True)
    ]
    document = {
        "allOrNone": False,
        "collateSubrequests": False,
        "compositeRequest": subrequests,
    }
    return WriteRequest("composite", "POST", NO_ASSIGNMENT, _json(document), once)


def read(groups: Sequence[WriteGroup], body: object) -> tuple[tuple[WriteResult, ...], ...]:
    """What became of each row. Raises SalesforceError: malformed for an answer that isn't whole,
    and what `settled` raises."""
    if len(groups) == 1:
        results = [_group_results(groups[0], body)]
    else:
        results = []
        answers = sub_answers(body, _references(groups))
        for group, answer in zip(groups, answers, strict=True):
            if answer.status < 300:
                results.append(_group_results(group, answer.body))
            else:
                results.append(refused(group, errors.from_response(answer.status, answer.body)))
    return settled(results)


def settled(results: Sequence[tuple[WriteResult, ...]]) -> tuple[tuple[WriteResult, ...], ...]:
    """The results, unless none of them is a success and one holds an error of every call, which is
    raised then. What was written must be told, so that it stays in its place beside a success."""
    told = [each for group in results for each in group]
    whole = next((each.error for each in told if _of_every_call(each.error)), None)
    if whole is not None and all(each.record_id is None for each in told):
        whole.in_doubt = any(each.error is not None and each.error.in_doubt for each in told)
        raise whole
    return tuple(results)


def refused(group: WriteGroup, error: SalesforceError) -> tuple[WriteResult, ...]:
    """The results of a group that was refused as a whole."""
    if error.kind is Kind.PAUSE_OBJECT:
        error = errors.object_unreadable(group.sobject, error.status, error.error_code)
    return tuple(WriteResult(row.key, error=error) for row in group.rows)


def of_the_group(error: SalesforceError) -> bool:
    """Whether the org refused what was asked, rather than the call, and nothing is in doubt."""
    return bool(error.error_code) and error.kind in _OF_THE_GROUP and not error.in_doubt


def _of_every_call(error: SalesforceError | None) -> bool:
    if error is None:
        return False
    if error.status is None:  # of one row
        return error.code in _WHOLE_IN_A_ROW
    return error.kind in _WHOLE


def _check(group: WriteGroup) -> None:
    if not 1 <= len(group.rows) <= MOST_ROWS:
        raise ValueError(f"one to {MOST_ROWS} records in a group, not {len(group.rows)}")
    if wrong := group.contradiction():
        raise ValueError(wrong)


def _method(group: WriteGroup) -> str:
    return "POST" if group.create and group.external_id is None else "PATCH"


def _path(group: WriteGroup) -> str:
    if group.external_id is None:
        return "composite/sobjects"
    names = quote(group.sobject, safe=""), quote(group.external_id, safe="")
    return "composite/sobjects/" + "/".join(names)


def _headers(group: WriteGroup) -> dict[str, str]:
    return {**NO_ASSIGNMENT, **(_ALLOW_DUPLICATES if group.allow_duplicates else {})}


def _document(group: WriteGroup) -> dict[str, Any]:
    return {"allOrNone": False, "records": [_record(group, row) for row in group.rows]}


def _record(group: WriteGroup, row: WriteRow) -> dict[str, Any]:
    # The attributes have to come first, or some fields can't be understood.
    record: dict[str, Any] = {"attributes": {"type": group.sobject}}
    if row.record_id is not None:
        record["id"] = row.record_id
    return {**record, **row.values}


def _json(document: dict[str, Any]) -> bytes:
    return json.dumps(document, allow_nan=False, separators=(",", ":")).encode()


def _references(groups: Sequence[WriteGroup]) -> list[str]:
    return [f"w{index}" for index in range(len(groups))]


def _group_results(group: WriteGroup, body: object) -> tuple[WriteResult, ...]:
    if not isinstance(body, list) or len(body) != len(group.rows):
        raise errors.malformed(f"{len(group.rows)} records were sent, other results came")
    results = tuple(_result(row, told) for row, told in zip(group.rows, body, strict=True))
    made = [each.record_id for each in results if each.record_id is not None]
    if group.create and group.external_id is None and len(set(made)) < len(made):
        raise errors.malformed("two new records have one id")
    return results


def _result(row: WriteRow, told: object) -> WriteResult:
    """One row's result: a failure has reasons, a success has an id, the row's own if it had one."""
    if not isinstance(told, dict):
        raise errors.malformed("a result isn't an object")
    if told.get("success") is False:
        listed = told.get("errors")
        reasons = [each for each in listed if _is_reason(each)] if isinstance(listed, list) else []
        if not reasons:
            raise errors.malformed("a record was refused without a reason")
        return WriteResult(row.key, error=errors.from_item(reasons[0]))
    if told.get("success") is not True:
        raise errors.malformed("a result doesn't say whether it worked")
    record_id = _id_of(told)
    if row.record_id is not None and record_id != id18(row.record_id):
        raise errors.malformed("a result is of another record")
    return WriteResult(row.key, record_id)


def _is_reason(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("statusCode"), str)


def _id_of(told: Mapping[str, Any]) -> str:
    found = told.get("id")
    if not isinstance(found, str) or len(found) != 18:
        raise errors.malformed("a saved record has no id")
    try:
        return id18(found)
    except ValueError:
        raise errors.malformed("a saved record has no id") from None
