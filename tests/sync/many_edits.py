"""What the tests of large pushes work with: a dozen leads, of which eight are many already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from apdesk.domain.records import FieldValue
from apdesk.salesforce import bulk_wire
from apdesk.salesforce.errors import SalesforceError, from_response
from tests.sync.two_way import LOOKING, TwoWay, synced

#: Eight edits are many; what was read a moment ago is looked at again all the same.
MANY = replace(LOOKING, bulk_from=8)


def many(desk: TwoWay, count: int = 12, job: int = 50_000, title: str = "") -> list[str]:
    """Leads that are here already; from now on eight edits are many."""
    names = [f"L{number:02}" for number in range(count)]
    leads = synced(desk, *names, Title=title or None, Phone="0")
    desk.settings = replace(MANY, bulk_job=job)
    return leads


def retitle(desk: TwoWay, leads: list[str], title: FieldValue = "Here") -> None:
    desk.edit_all("Lead", {each: {"Title": title} for each in leads})


def titles(desk: TwoWay, leads: list[str]) -> set[object]:
    return {desk.there("Lead", each, "Title") for each in leads}


def calls(desk: TwoWay, word: str) -> list[str]:
    """The calls that begin with this word so far."""
    return [what for call in desk.org.log for what in call if what.startswith(word)]


def before_call(desk: TwoWay, word: str, act: Callable[[], None]) -> None:
    """Does something before the next call that begins with this word."""
    call, left = desk.org._call, [act]

    def told(what: tuple[str, ...], cause: str) -> int:
        if left and what[0].startswith(word):
            left.pop()()
        return call(what, cause)

    vars(desk.org)["_call"] = told


def raising(error: BaseException) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act


def no_bulk() -> SalesforceError:
    item = {"errorCode": "FEATURENOTENABLED", "message": "Bulk API is not enabled."}
    return bulk_wire.of_start(from_response(400, [item]), "Lead")


def in_flight(desk: TwoWay, leads: list[str]) -> int:
    ids = [desk.apdesk_id("Lead", each) or 0 for each in leads]
    return len(desk.outbox.in_flight("Lead", ids))
