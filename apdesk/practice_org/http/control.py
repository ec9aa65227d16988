"""The control surface under /__practice__/: what tests and scripts do to the org from outside.

Loopback only, no token, JSON in and out, never counted as an API call:

    GET    calls                     every request received, by path and by operation (of a
                                     composite one also its parts); DELETE empties the list
    GET    faults                    POST adds a rule, DELETE removes all; DELETE faults/ID one;
                                     {"kind", "match": {"path", "method", "operation", "body"},
                                     "status", "error_code", "message", "seconds", "after", "times"}
    GET    clock                     POST {"advance": s} | {"freeze": true | iso} | {"thaw": true}
    POST   org/CALL                  one call of the org, arguments by name (`CALLS` has them);
                                     "commit_delay": seconds holds a write back
    POST   commit_delay              {"seconds": s}: holds back what is written through REST
    POST   tokens/expire             every access token dies; logins stay
    POST   grants/revoke             {"user": id}: that user's logins end; {}: everybody's
    POST   limit                     {"maximum": n, "used": n}
    POST   app                       {"policy": "open|not_installed|blocked|not_admitted"}
    POST   bulk                      {"polls": n, "seconds": s, "fail_next": message}
    POST   busy                      {"on": bool, "every": seconds}
    GET    state                     url, client id, users, clock, limit

What makes writes fail, by org/CALL (each is taken back by the call beside it): add_validation_rule
(remove_validation_rule), add_automation (remove_automation), add_duplicate_rule
(remove_duplicate_rule), assign_records (with user null), lock_record (unlock_record),
start_approval (end_approval), protect_record (release_record), hide_record (share_record),
make_read_only (make_editable), hide_field (show_field), add_custom_field (remove_field),
retire_picklist_value (add_picklist_value), revoke_object (grant_object), deactivate_user
(activate_user), convert, merge, delete (undelete).

For journeys: set_member_status {"campaign": id or name, "person": id or e-mail, "status"}.
"""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from apdesk.practice_org.http.bulk_jobs import Pace
from apdesk.practice_org.http.busy import BusySwitch
from apdesk.practice_org.http.faults import Fault, Faults
from apdesk.practice_org.http.logins import Logins
from apdesk.practice_org.http.messages import Answer, Ask, Route
from apdesk.practice_org.http.oauth import AppPolicy, OAuth
from apdesk.practice_org.http.orgclock import OrgClock
from apdesk.practice_org.http.usage import Usage
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.org import Automation, DuplicateRule, PracticeOrg, ValidationRule

CALLS = frozenset(
    {
        "activate_user",
        "add_automation",
        "add_custom_field",
        "add_duplicate_rule",
        "add_picklist_value",
        "add_validation_rule",
        "assign_records",
        "convert",
        "create",
        "deactivate_user",
        "delete",
        "empty_recycle_bin",
        "end_approval",
        "grant_object",
        "hard_delete",
        "hide_field",
        "hide_record",
        "lock_record",
        "make_editable",
        "make_read_only",
        "merge",
        "protect_record",
        "record_count",
        "release_record",
        "remove_automation",
        "remove_duplicate_rule",
        "remove_field",
        "remove_validation_rule",
        "rename_picklist_value",
        "retire_picklist_value",
        "retrieve",
        "revoke_object",
        "set_member_status",
        "share_record",
        "show_field",
        "start_approval",
        "undelete",
        "unlock_record",
        "update",
    }
)
_BUILT: dict[str, tuple[str, Callable[..., Any]]] = {
    "add_automation": ("automation", Automation),
    "add_duplicate_rule": ("rule", DuplicateRule),
    "add_validation_rule": ("rule", ValidationRule),
}


@dataclasses.dataclass(frozen=True, slots=True)
class Controlled:
    """Everything that the control surface acts on."""

    org: PracticeOrg
    clock: OrgClock
    faults: Faults
    usage: Usage
    logins: Logins
    oauth: OAuth
    pace: Pace
    busy: BusySwitch
    url: Callable[[], str]
    client_id: str
    clock_moved: Callable[[], None]
    delay_commits: Callable[[timedelta], None]


class Control:
    """Handlers of /__practice__/."""

    def __init__(self, controlled: Controlled) -> None:
        self._on = controlled

    def routes(self) -> Iterable[Route]:
        def route(name: str, method: str, handler: Callable[..., Answer]) -> Route:
            return Route(
                f"/__practice__/{name}", (method,), f"practice.{name}", _told(handler), False
            )

        yield route("state", "GET", self.state)
        yield route("calls", "GET", self.calls)
        yield route("calls", "DELETE", self.forget_calls)
        yield route("faults", "GET", self.faults)
        yield route("faults", "POST", self.add_fault)
        yield route("faults", "DELETE", self.clear_faults)
        yield route("faults/<int:fault_id>", "DELETE", self.remove_fault)
        yield route("clock", "GET", self.clock)
        yield route("clock", "POST", self.move_clock)
        yield route("commit_delay", "POST", self.commit_delay)
        yield route("org/<call>", "POST", self.org_call)
        yield route("tokens/expire", "POST", self.expire_tokens)
        yield route("grants/revoke", "POST", self.revoke_grants)
        yield route("limit", "POST", self.limit)
        yield route("app", "POST", self.app)
        yield route("bulk", "POST", self.bulk)
        yield route("busy", "POST", self.busy)

    def state(self, ask: Ask) -> Answer:
        used, maximum = self._on.usage.state()
        return Answer(
            200,
            {
                "url": self._on.url(),
                "client_id": self._on.client_id,
                "organization_id": self._on.org.organization_id,
                "organization_name": self._on.org.organization_name,
                "users": [dataclasses.asdict(user) for user in self._on.org.users()],
                "clock": self._on.clock().isoformat(),
                "api": {"used": used, "maximum": maximum},
                "busy": self._on.busy.running,
            },
        )

    # -- calls and faults --------------------------------------------------------------------

    def calls(self, ask: Ask) -> Answer:
        received = self._on.usage.calls()
        return Answer(
            200,
            {
                "counted": sum(call.counted for call in received),
                "by_path": self._on.usage.by_path(),
                "by_operation": self._on.usage.by_operation(),
                "calls": [
                    {**dataclasses.asdict(call), "at": call.at.isoformat()} for call in received
                ],
            },
        )

    def forget_calls(self, ask: Ask) -> Answer:
        self._on.usage.forget()
        return Answer(204)

    def faults(self, ask: Ask) -> Answer:
        return Answer(200, [fault.to_json() for fault in self._on.faults.all()])

    def add_fault(self, ask: Ask) -> Answer:
        return Answer(201, {"id": self._on.faults.add(Fault.from_json(ask.json_object()))})

    def clear_faults(self, ask: Ask) -> Answer:
        self._on.faults.clear()
        return Answer(204)

    def remove_fault(self, ask: Ask, fault_id: int) -> Answer:
        self._on.faults.remove(fault_id)
        return Answer(204)

    # -- time --------------------------------------------------------------------------------

    def clock(self, ask: Ask) -> Answer:
        return Answer(200, {"now": self._on.clock().isoformat()})

    def move_clock(self, ask: Ask) -> Answer:
        document = _only(_document(ask), "advance", "freeze", "thaw")
        if "freeze" in document:
            at = document["freeze"]
            self._on.clock.freeze(datetime.fromisoformat(at) if isinstance(at, str) else None)
        if "advance" in document:
            self._on.clock.advance(timedelta(seconds=float(document["advance"])))
        if document.get("thaw"):
            self._on.clock.thaw()
        self._on.clock_moved()
        return self.clock(ask)

    def commit_delay(self, ask: Ask) -> Answer:
        seconds = float(_only(_document(ask), "seconds").get("seconds", 0))
        self._on.delay_commits(timedelta(seconds=seconds))
        return Answer(200, {"seconds": seconds})

    # -- the org -----------------------------------------------------------------------------

    def org_call(self, ask: Ask, call: str) -> Answer:
        if call not in CALLS:
            raise ValueError(f"no such call: {call}; there are {', '.join(sorted(CALLS))}")
        arguments = _document(ask)
        delay = arguments.pop("commit_delay", None)
        if call in _BUILT:
            name, kind = _BUILT[call]
            inspect.signature(kind).bind(**arguments)
            arguments = {name: kind(**arguments)}
        method = getattr(self._on.org, call)
        inspect.signature(method).bind(**arguments)
        held = (
            self._on.org.commit_delay(timedelta(seconds=float(delay)))
            if delay is not None
            else contextlib.nullcontext()
        )
        with held:
            result = method(**arguments)
        if dataclasses.is_dataclass(result) and not isinstance(result, type):
            result = dataclasses.asdict(result)
        return Answer(200, {"result": result})

    # -- logins, limits, pace ----------------------------------------------------------------

    def expire_tokens(self, ask: Ask) -> Answer:
        return Answer(200, {"expired": self._on.logins.expire_sessions()})

    def revoke_grants(self, ask: Ask) -> Answer:
        document = _only(_document(ask), "user")
        return Answer(200, {"revoked": self._on.logins.revoke_grants(document.get("user"))})

    def limit(self, ask: Ask) -> Answer:
        document = _only(_document(ask), "maximum", "used")
        _, maximum = self._on.usage.state()
        used = document.get("used")
        self._on.usage.set_limit(
            int(document.get("maximum", maximum)), None if used is None else int(used)
        )
        used_now, maximum = self._on.usage.state()
        return Answer(200, {"used": used_now, "maximum": maximum})

    def app(self, ask: Ask) -> Answer:
        document = _only(_document(ask), "policy")
        self._on.oauth.policy = AppPolicy(document.get("policy", "open"))
        return Answer(200, {"policy": str(self._on.oauth.policy)})

    def bulk(self, ask: Ask) -> Answer:
        document = _only(_document(ask), "polls", "seconds", "fail_next")
        pace = self._on.pace
        pace.polls = int(document.get("polls", pace.polls))
        pace.seconds = float(document.get("seconds", pace.seconds))
        pace.fail_next = document.get("fail_next", pace.fail_next)
        return Answer(200, dataclasses.asdict(pace))

    def busy(self, ask: Ask) -> Answer:
        document = _only(_document(ask), "on", "every")
        if document.get("on", True):
            self._on.busy.start(float(document.get("every", 5.0)))
        else:
            self._on.busy.stop()
        return Answer(200, {"busy": self._on.busy.running})


def _document(ask: Ask) -> dict[str, Any]:
    return ask.json_object() if ask.content.strip() else {}


def _only(document: dict[str, Any], *names: str) -> dict[str, Any]:
    if unknown := set(document) - set(names):
        raise ValueError(f"unknown keys: {', '.join(sorted(unknown))}")
    return document


def _told(handler: Callable[..., Answer]) -> Callable[..., Answer]:
    """Mistakes of the caller become a 400 that says what they are; refusals keep their status."""

    def answer(ask: Ask, **arguments: Any) -> Answer:
        try:
            return handler(ask, **arguments)
        except OrgError as error:
            return Answer(error.status, {"error": error.message, "code": error.error_code})
        except (TypeError, ValueError) as error:
            return Answer(400, {"error": str(error)})

    return answer
