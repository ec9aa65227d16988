"""The busy sales team: colleagues who work in the org while somebody looks on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from apdesk.practice_org.people.names import COMPANY_KINDS, COMPANY_STEMS, NOTES, PLACES, TITLES
from apdesk.practice_org.people.seed import ascii_letters
from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.org import PracticeOrg

log = logging.getLogger("apdesk.practice_org")

_STATUSES = ("Open", "Working", "Nurturing", "Qualified", "Junk")


@dataclass(frozen=True, slots=True)
class Deed:
    """What a colleague did: `action` is create, update, convert, delete, undelete, merge, respond
    or call; `record_id` is what it was done to."""

    action: str
    record_id: str


def step(org: PracticeOrg, random: Random) -> Deed | None:
    """One piece of work by one colleague; None when there was nothing to do it to."""
    kinds, weights = zip(*_WORK, strict=True)
    work: Work = random.choices(kinds, weights)[0]
    colleagues = [user.id for user in org.users() if user.active]
    try:
        return work(org, random, random.choice(colleagues))
    except OrgError as refusal:
        # A colleague meets the rules that an administrator set, like anybody.
        log.debug("the busy team was refused: %s", refusal.error_code)
        return None


class BusyTeam:
    """A thread that calls `step` every `pause` until `stop`."""

    def __init__(
        self,
        org: PracticeOrg,
        *,
        pause: timedelta = timedelta(seconds=3),
        seed: int = 1,
        on_deed: Callable[[Deed], None] | None = None,
    ) -> None:
        self._org = org
        self._pause = pause.total_seconds()
        self._random = Random(seed)
        self._on_deed = on_deed
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="busy-sales-team", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns when the team has gone home; the org may be closed then."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(self._random.uniform(0.5, 1.5) * self._pause):
            deed = step(self._org, self._random)
            if deed is not None and self._on_deed is not None:
                self._on_deed(deed)


Work = Callable[[PracticeOrg, Random, str], Deed | None]


def _pick(org: PracticeOrg, random: Random, sobject: str, where: str = "") -> str | None:
    """A random record, without reading them all."""
    clause = f" WHERE {where}" if where else ""
    count = org.query(f"SELECT COUNT() FROM {sobject}{clause}").total_size
    if not count:
        return None
    found = org.query(
        f"SELECT Id FROM {sobject}{clause} ORDER BY Id LIMIT 1 "
        f"OFFSET {random.randrange(min(count, 2_000))}"
    ).records()
    return str(found[0]["Id"]) if found else None


def _create(org: PracticeOrg, random: Random, user: str) -> Deed | None:
    place = random.choice(PLACES)
    first, last = random.choice(place.first_names), random.choice(place.last_names)
    company = f"{random.choice(COMPANY_STEMS)} {random.choice(COMPANY_KINDS)}"
    host = f"{ascii_letters(company)[:24]}.{place.domain}"
    values = {
        "FirstName": first,
        "LastName": last,
        "Title": random.choice(TITLES),
        "Email": f"{ascii_letters(first)}{random.randrange(10_000)}@{host}",
    }
    if random.random() < 0.75:
        values |= {
            "Company": company,
            "Country": place.spellings[0],
            "Status": random.choice(_STATUSES),
        }
        return Deed("create", org.create("Lead", values, user))
    account = _pick(org, random, "Account")
    if account is not None:
        values["AccountId"] = account
    values["MailingCountry"] = place.spellings[0]
    return Deed("create", org.create("Contact", values, user))


def _update(org: PracticeOrg, random: Random, user: str) -> Deed | None:
    sobject = random.choices(("Lead", "Contact", "Account"), (6, 3, 1))[0]
    found = _pick(org, random, sobject, "IsConverted = false" if sobject == "Lead" else "")
    if found is None:
        return None
    choices: list[dict[str, object]] = [
        {"Description": random.choice(NOTES)},
        {"Phone": f"{random.choice(PLACES).dial} {random.randrange(1000, 10_000)}"},
    ]
    if sobject == "Lead":
        choices += [{"Status": random.choice(_STATUSES)}] * 3
        choices += [{"Rating": random.choice(("Hot", "Warm", "Cold", None))}]
        choices += [{"Country": random.choice(PLACES).spellings[0]}]
    if sobject == "Contact":
        choices += [{"Title": random.choice(TITLES)}]
    if sobject != "Account" and random.random() < 0.05:
        choices = [{"HasOptedOutOfEmail": True}]
    org.update(sobject, found, random.choice(choices), user)
    return Deed("update", found)


def _convert(org: PracticeOrg, random: Random, user: str) -> Deed | None:
    found = _pick(org, random, "Lead", "IsConverted = false AND Status = 'Qualified'")
    if found is None:
        return None
    account = _pick(org, random, "Account") if random.random() < 0.5 else None
    org.convert(found, account_id=account, user=user)
    return Deed("convert", found)


def _delete(org: PracticeOrg, random: Random, user: str) -> Deed | None:
    sobject = random.choices(("Lead", "Contact"), (3, 1))[0]
    found = _pick(org, random, sobject)
    if found is None:
        return None
    org.delete(sobject, found, user)
    return Deed("delete", found)


def _undelete(org: PracticeOrg, random: Random, user: str) -> Deed | None:
    gone = org.query(
        "SELECT Id FROM Lead WHERE IsDeleted = true AND MasterRecordId = null "
        "ORDER BY SystemModstamp DESC LIMIT 5",
        include_deleted=True,
    ).records()
    if not gone:
        return None
    found = str(random.choice(gone)["Id"])
    org.undelete("Lead", found, user)
    return Deed("undelete", found)


def _merge(org: PracticeOrg, random: Random, user: str) -> Deed | None:
    sobject = random.choice(("Lead", "Contact"))
    where = "IsConverted = false" if sobject == "Lead" else ""
    winner, loser = (_pick(org, random, sobject, where) for _ in range(2))
    if winner is None or loser is None or winner == loser:
        return None
    org.merge(sobject, winner, [loser], user)
    return Deed("merge", winner)


def _respond(org: PracticeOrg, random: Random, user: str) -> Deed | None:
    found = _pick(org, random, "CampaignMember", "Status = 'Sent'")
    if found is None:
        return None
    org.update("CampaignMember", found, {"Status": "Responded"}, user)
    return Deed("respond", found)


def _call(org: PracticeOrg, random: Random, user: str) -> Deed | None:
    found = _pick(org, random, "Lead", "IsConverted = false")
    if found is None:
        return None
    task = {
        "WhoId": found,
        "Subject": "Call",
        "Status": "Completed",
        "ActivityDate": org.now().date().isoformat(),
    }
    return Deed("call", org.create("Task", task, user))


_WORK: tuple[tuple[Work, int], ...] = (
    (_update, 50),
    (_create, 22),
    (_respond, 8),
    (_call, 6),
    (_convert, 5),
    (_delete, 5),
    (_merge, 2),
    (_undelete, 2),
)
