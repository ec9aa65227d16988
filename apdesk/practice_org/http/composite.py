"""/composite and /composite/batch: many requests in one, by way of the application's own routes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

from werkzeug.datastructures import Headers, MultiDict

from apdesk.practice_org.http.messages import Answer, Ask, Refusal, Route

LIMIT = 25
QUERY_LIMIT = 5
# What shares the limit of five: queries and collections (salesforce.md 2.3).
_QUERY_LIKE = frozenset({"query", "queryAll", "query_more"})
_REFERENCE = re.compile(r"@\{([A-Za-z0-9_]+)((?:\.[A-Za-z0-9_]+|\[\d+\])*)\}")
_STEP = re.compile(r"\.([A-Za-z0-9_]+)|\[(\d+)\]")
_REFERENCE_ID = re.compile(r"[A-Za-z0-9_]+")
_ROLLED_BACK = (
    "The transaction was rolled back since another operation in the same transaction failed."
)


class Inner(Protocol):
    """What subrequests need of the application."""

    def operation(self, method: str, path: str) -> str:
        """The operation that a request would reach; '' when none."""
        ...

    def perform(self, ask: Ask) -> Answer:
        """Carries a subrequest out; refusals come back as answers."""
        ...


class RollBack(Exception):
    """Thrown through a transaction to undo it."""


Transaction = Callable[[Callable[[], None]], None]


@dataclass(slots=True)
class _Sub:
    method: str
    url: str
    reference: str
    body: Any
    headers: Mapping[str, str]


class Composite:
    """`transaction(work)` runs work in one transaction of the org, undone when it raises."""

    def __init__(self, inner: Inner, transaction: Transaction) -> None:
        self._inner = inner
        self._transaction = transaction

    def routes(self) -> Iterable[Route]:
        base = "/services/data/v<version>/composite"
        yield Route(base, ("GET",), "composite.resources", self.resources)
        yield Route(base, ("POST",), "composite", self.composite)
        yield Route(f"{base}/batch", ("POST",), "batch", self.batch)

    def resources(self, ask: Ask) -> Answer:
        base = f"{ask.base()}/composite"
        return Answer(200, {"batch": f"{base}/batch", "sobjects": f"{base}/sobjects"})

    # -- /composite --------------------------------------------------------------------------

    def composite(self, ask: Ask) -> Answer:
        document = ask.json_object()
        subs = self._subrequests(document)
        self._check_limits(subs)
        if document.get("allOrNone") is not True:
            results = self._run(ask, subs, stop_at_failure=False)
            return Answer(200, {"compositeResponse": results})
        results = []

        def work() -> None:
            results.extend(self._run(ask, subs, stop_at_failure=True))
            if any(result["httpStatusCode"] >= 300 for result in results):
                raise RollBack

        try:
            self._transaction(work)
        except RollBack:
            results = [_undone(result) for result in results]
        return Answer(200, {"compositeResponse": results})

    def _subrequests(self, document: dict[str, Any]) -> list[_Sub]:
        listed = document.get("compositeRequest")
        if not isinstance(listed, list) or not listed:
            raise Refusal(400, "MISSING_ARGUMENT", "Missing required field: compositeRequest")
        subs: list[_Sub] = []
        seen: set[str] = set()
        for item in listed:
            sub = _subrequest(item)
            if sub.reference in seen:
                raise Refusal(
                    400,
                    "INVALID_INPUT",
                    f"Provided reference ID '{sub.reference}' is not unique.",
                )
            seen.add(sub.reference)
            subs.append(sub)
        return subs

    def _check_limits(self, subs: list[_Sub]) -> None:
        if len(subs) > LIMIT:
            raise Refusal(
                400,
                "LIMIT_EXCEEDED",
                f"Limit of {LIMIT} subrequests exceeded: {len(subs)} in compositeRequest",
            )
        limited = 0
        for sub in subs:
            operation = self._inner.operation(sub.method, _split(sub.url)[0])
            if operation.startswith(("composite", "batch")):
                raise Refusal(
                    400, "INVALID_INPUT", f"Resource is not supported in composite: {sub.url}"
                )
            limited += operation in _QUERY_LIKE or operation.startswith("collection")
        if limited > QUERY_LIMIT:
            raise Refusal(
                400,
                "LIMIT_EXCEEDED",
                f"Limit of {QUERY_LIMIT} query and collection subrequests exceeded: {limited}",
            )

    def _run(self, ask: Ask, subs: list[_Sub], *, stop_at_failure: bool) -> list[dict[str, Any]]:
        bodies: dict[str, Any] = {}
        failed: set[str] = set()
        results: list[dict[str, Any]] = []
        halted = False
        for sub in subs:
            answer = _halted(_ROLLED_BACK) if halted else self._one(ask, sub, bodies, failed)
            if answer.status < 300:
                bodies[sub.reference] = answer.body
            else:
                failed.add(sub.reference)
                halted = halted or stop_at_failure
            results.append(
                {
                    "body": answer.body,
                    "httpHeaders": dict(answer.headers),
                    "httpStatusCode": answer.status,
                    "referenceId": sub.reference,
                }
            )
        return results

    def _one(self, ask: Ask, sub: _Sub, bodies: Mapping[str, Any], failed: set[str]) -> Answer:
        try:
            url = str(_resolved(sub.url, bodies, failed))
            body = _resolved(sub.body, bodies, failed)
        except LookupError as error:
            return _halted(str(error.args[0]))
        return self._inner.perform(_inner_ask(ask, sub.method, url, body, sub.headers))

    # -- /composite/batch --------------------------------------------------------------------

    def batch(self, ask: Ask) -> Answer:
        document = ask.json_object()
        listed = document.get("batchRequests")
        if not isinstance(listed, list) or not listed:
            raise Refusal(400, "MISSING_ARGUMENT", "Missing required field: batchRequests")
        if len(listed) > LIMIT:
            raise Refusal(
                400,
                "LIMIT_EXCEEDED",
                f"Limit of {LIMIT} subrequests exceeded: {len(listed)} in batchRequests",
            )
        halt = document.get("haltOnError") is True
        results: list[dict[str, Any]] = []
        failed = False
        for item in listed:
            if failed and halt:
                answer = Answer(
                    412,
                    [
                        {
                            "errorCode": "BATCH_PROCESSING_HALTED",
                            "message": "Batch processing halted per request",
                        }
                    ],
                )
            else:
                answer = self._batched(ask, item)
            failed = failed or answer.status >= 300
            results.append({"statusCode": answer.status, "result": answer.body})
        return Answer(200, {"hasErrors": failed, "results": results})

    def _batched(self, ask: Ask, item: Any) -> Answer:
        if not isinstance(item, dict) or not item.get("method") or not item.get("url"):
            raise Refusal(400, "MISSING_ARGUMENT", "Each batch request needs method and url")
        url = str(item["url"])
        if not url.startswith("/services/data/"):
            url = f"/services/data/{url.lstrip('/')}"
        method = str(item["method"]).upper()
        operation = self._inner.operation(method, _split(url)[0])
        if operation.startswith(("composite", "batch", "collection")):
            raise Refusal(400, "INVALID_INPUT", f"Resource is not supported in batch: {url}")
        return self._inner.perform(_inner_ask(ask, method, url, item.get("richInput"), {}))


def batch_size(content: bytes) -> int:
    """How many calls a batch counts for: one for each of its requests."""
    try:
        listed = json.loads(content)["batchRequests"]
    except (ValueError, TypeError, KeyError):
        return 1
    return max(1, len(listed)) if isinstance(listed, list) else 1


def _subrequest(item: Any) -> _Sub:
    if not isinstance(item, dict):
        raise Refusal(400, "JSON_PARSER_ERROR", "A composite subrequest has to be an object.")
    for name in ("method", "url", "referenceId"):
        if not isinstance(item.get(name), str) or not item[name]:
            raise Refusal(400, "MISSING_ARGUMENT", f"Missing required field: {name}")
    if not _REFERENCE_ID.fullmatch(item["referenceId"]):
        raise Refusal(
            400,
            "INVALID_INPUT",
            f"Provided reference ID '{item['referenceId']}' is not alphanumeric.",
        )
    headers = item.get("httpHeaders") or {}
    if not isinstance(headers, dict):
        raise Refusal(400, "JSON_PARSER_ERROR", "httpHeaders has to be an object.")
    return _Sub(
        item["method"].upper(),
        item["url"],
        item["referenceId"],
        item.get("body"),
        {str(name): str(value) for name, value in headers.items()},
    )


def _split(url: str) -> tuple[str, MultiDict[str, str]]:
    parts = urlsplit(url)
    return unquote(parts.path), MultiDict(parse_qsl(parts.query, keep_blank_values=True))


def _inner_ask(ask: Ask, method: str, url: str, body: Any, headers: Mapping[str, str]) -> Ask:
    path, query = _split(url)
    return Ask(
        method=method,
        path=path,
        query=query,
        headers=Headers(list(headers.items())),
        content=b"" if body is None else json.dumps(body).encode("utf-8"),
        session=ask.session,
    )


def _resolved(value: Any, bodies: Mapping[str, Any], failed: set[str]) -> Any:
    """`value` with its @{ref.path} replaced; LookupError, with the sentence, when one is none."""
    if isinstance(value, dict):
        return {name: _resolved(item, bodies, failed) for name, item in value.items()}
    if isinstance(value, list):
        return [_resolved(item, bodies, failed) for item in value]
    if not isinstance(value, str):
        return value
    whole = _REFERENCE.fullmatch(value)
    if whole:
        return _looked_up(whole, bodies, failed)
    return _REFERENCE.sub(lambda found: str(_looked_up(found, bodies, failed)), value)


def _looked_up(found: re.Match[str], bodies: Mapping[str, Any], failed: set[str]) -> Any:
    name, path = found[1], found[2]
    problem = LookupError(f"Invalid reference specified. No value for {name}{path} found in {name}")
    if name in failed or name not in bodies:
        raise problem
    value = bodies[name]
    for step in _STEP.finditer(path):
        try:
            value = value[step[1]] if step[1] else value[int(step[2])]
        except (KeyError, IndexError, TypeError):
            raise problem from None
    return value


def _halted(message: str) -> Answer:
    return Answer(400, [{"errorCode": "PROCESSING_HALTED", "message": message}])


def _undone(result: dict[str, Any]) -> dict[str, Any]:
    """With allOrNone, what had succeeded tells that it was rolled back."""
    if result["httpStatusCode"] >= 300:
        return result
    halted = _halted(_ROLLED_BACK)
    return {**result, "body": halted.body, "httpHeaders": {}, "httpStatusCode": halted.status}
