"""Fills a practice org with believable people: the same ones for the same clock and seed."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import chain, islice
from random import Random
from typing import Any

from apdesk.practice_org.people.dice import Dice
from apdesk.practice_org.people.names import (
    CAMPAIGNS,
    COMPANY_FORMS,
    COMPANY_KINDS,
    COMPANY_STEMS,
    DEPARTMENTS,
    MEMBER_STATUSES,
    NOTES,
    PLACES,
    TASK_SUBJECTS,
    TITLES,
    Place,
)
from apdesk.practice_org.state.catalogue.people import (
    INDUSTRIES,
    INTERESTS,
    LANGUAGES,
    RATINGS,
    SOURCES,
)
from apdesk.practice_org.state.ids import PREFIXES, make_id, serial_of
from apdesk.practice_org.state.org import PracticeOrg

Row = dict[str, Any]
#: Told while many records are made: the object's name, how many of it there are by now.
Progress = Callable[[str, int], None]
_STATUSES = ("Open", "Working", "Nurturing", "Qualified", "Junk")
_OLD_STATUSES = ("Open - Not Contacted", "Working - Contacted")
_CONVERTED = "Closed - Converted"
_SPREAD_DAYS = 700
_DAY = 86_400
#: Rows of one transaction: as many as the write-ahead log takes without growing.
_AT_ONCE = 10_000
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Seeded:
    """How many records of each object were made."""

    leads: int
    contacts: int
    accounts: int
    campaigns: int
    members: int
    tasks: int


def seed(
    org: PracticeOrg,
    leads: int = 600,
    contacts: int = 400,
    accounts: int = 150,
    seed: int = 1,
    progress: Progress = lambda sobject, made: None,
) -> Seeded:
    """Adds records to `org`. Some e-mails are missing, some shared by a lead and a contact; about
    one lead in twenty-five is converted (when there are contacts).

    Leads, members and tasks are made as they are written, in transactions of their own: what is
    held of a lead meanwhile are four bytes.
    """
    return _Seeder(org, Random(seed), progress).run(leads, contacts, accounts)


@dataclass(frozen=True, slots=True)
class _Campaign:
    """A campaign, with the statuses of members that are a response, and the others."""

    id: str
    others: list[str]
    responses: list[str]


@lru_cache(maxsize=10_000)
def ascii_letters(text: str) -> str:
    """Something that may stand in an e-mail address."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ł", "l"))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum()) or "info"


@lru_cache(maxsize=2_000)
def _date(day: int) -> str:
    return datetime.fromtimestamp(day * _DAY, UTC).date().isoformat()


def _stamp(moment: int) -> str:
    """`to_stamp` of the seconds since 1970."""
    day, second = divmod(moment, _DAY)
    minute, second = divmod(second, 60)
    return f"{_date(day)}T{minute // 60:02d}:{minute % 60:02d}:{second:02d}"


class _Seeder:
    def __init__(self, org: PracticeOrg, random: Random, progress: Progress) -> None:
        self._org = org
        self._dice = Dice(random)
        self._progress = progress
        self._today = org.now()
        self._now = int(self._today.timestamp())
        self._owners = [user.id for user in org.users() if user.active]
        self._everybody = [user.id for user in org.users()]

    def run(self, leads: int, contacts: int, accounts: int) -> Seeded:
        many = ("Lead", "CampaignMember", "Task") if leads > _AT_ONCE else ()
        with self._org.loading(*many):
            return self._run(leads, contacts, accounts)

    def _run(self, leads: int, contacts: int, accounts: int) -> Seeded:
        account_rows: list[Row] = []
        account_ids = self._accounts(accounts, account_rows)
        contact_rows = [self._contact(account_ids, account_rows) for _ in range(contacts)]
        contact_ids = self._org.load("Contact", contact_rows)
        became = array("l")
        lead_serial = self._load(
            "Lead",
            (
                self._lead(number, contact_rows, contact_ids, became)
                for number in range(1, leads + 1)
            ),
        )[1]

        def lead_ids() -> Iterator[str]:
            return (make_id(PREFIXES["Lead"], lead_serial + place) for place in range(leads))

        campaigns = self._campaigns() if leads or contacts else []
        members, _ = self._load(
            "CampaignMember", self._members(campaigns, lead_ids(), became, contact_ids)
        )
        live = (one for one, contact in zip(lead_ids(), became, strict=True) if contact == _NOBODY)
        tasks, _ = self._load("Task", self._tasks(live, contact_ids, account_ids))
        return Seeded(leads, len(contact_ids), len(account_ids), len(campaigns), members, tasks)

    def _load(self, sobject: str, rows: Iterator[Row]) -> tuple[int, int]:
        """How many there were, and the serial of the first (0 where there were none)."""
        made = first = 0
        while ids := self._org.load(sobject, islice(rows, _AT_ONCE)):
            first = first or serial_of(ids[0])
            made += len(ids)
            self._progress(sobject, made)
        return made, first

    # ------------------------------------------------------------------ pieces
    def _audit(self) -> Row:
        dice = self._dice
        created = self._now - _DAY * dice.below(_SPREAD_DAYS) - 60 - dice.below(_DAY - 60)
        age = max(self._now - created - 30, 1)
        changed = created + (dice.below(age) if dice.share() < 0.7 else 0)
        stamp = _stamp(changed)
        return {
            "CreatedDate": _stamp(created),
            "CreatedById": dice.choice(self._everybody),
            "LastModifiedDate": stamp,
            "LastModifiedById": dice.choice(self._owners),
            "SystemModstamp": stamp,
            # Former colleagues still own a few.
            "OwnerId": dice.choice(self._everybody if dice.share() < 0.1 else self._owners),
        }

    def _phone(self, place: Place) -> str:
        return f"{place.dial} {1000 + self._dice.below(9000)}"

    def _address(self, place: Place, prefix: str, *, country_share: float = 1.0) -> Row:
        dice = self._dice
        city, state, code = dice.choice(place.cities)
        spelling = place.spellings[0] if dice.share() < 0.8 else dice.choice(place.spellings)
        street = place.street.format(n=1 + dice.below(239))
        if dice.share() < 0.15:
            street += f"\nFloor {1 + dice.below(8)}"
        row: Row = {
            f"{prefix}Street": street,
            f"{prefix}City": city,
            f"{prefix}State": state or None,
            f"{prefix}PostalCode": code,
            f"{prefix}Country": spelling if dice.share() < country_share else None,
        }
        if dice.share() < 0.3:
            row[f"{prefix}Latitude"] = round(place.latitude + dice.uniform(-0.2, 0.2), 6)
            row[f"{prefix}Longitude"] = round(place.longitude + dice.uniform(-0.2, 0.2), 6)
            row[f"{prefix}GeocodeAccuracy"] = "Address"
        return row

    def _company(self) -> str:
        dice = self._dice
        name = f"{dice.choice(COMPANY_STEMS)} {dice.choice(COMPANY_KINDS)}"
        return dice.choice(COMPANY_FORMS).format(name)

    def _person(self, place: Place, company: str) -> Row:
        dice = self._dice
        first, last = dice.choice(place.first_names), dice.choice(place.last_names)
        email = None
        if dice.share() < 0.85:
            host = ascii_letters(company)[:24]
            email = f"{ascii_letters(first)}.{ascii_letters(last)}{dice.below(10_000)}"
            email = f"{email}@{host}.{place.domain}"
        return {
            "FirstName": first if dice.share() < 0.95 else None,
            "LastName": last,
            "Salutation": dice.maybe(0.4, ("Mr.", "Ms.", "Mrs.", "Dr.")),
            "Title": dice.maybe(0.8, TITLES),
            "Email": email,
            "Phone": self._phone(place) if dice.share() < 0.7 else None,
            "MobilePhone": self._phone(place) if dice.share() < 0.3 else None,
            "Description": dice.maybe(0.2, NOTES),
            "LeadSource": dice.maybe(0.7, SOURCES),
            "HasOptedOutOfEmail": int(dice.share() < 0.06),
            "DoNotCall": int(dice.share() < 0.04),
        }

    # ----------------------------------------------------------------- objects
    def _accounts(self, count: int, rows: list[Row]) -> list[str]:
        """Three generations, so that companies have parents."""
        ids: list[str] = []
        for share in (0.7, 0.9, 1.0):
            generation = [self._account(ids) for _ in range(int(count * share) - len(rows))]
            rows += generation
            ids += self._org.load("Account", generation)
        return ids

    def _account(self, parents: Sequence[str]) -> Row:
        dice = self._dice
        place = dice.choice(PLACES)
        name = self._company()
        return {
            **self._audit(),
            "Name": name,
            "ParentId": dice.choice(parents) if parents else None,
            **self._address(place, "Billing"),
            "Phone": self._phone(place),
            "Website": f"https://www.{ascii_letters(name)[:24]}.{place.domain}",
            "Industry": dice.maybe(0.8, INDUSTRIES),
            "Rating": dice.maybe(0.6, RATINGS),
            "Type": dice.maybe(0.7, ("Prospect", "Customer - Direct", "Technology Partner")),
            "AnnualRevenue": dice.maybe(0.6, (250_000.0, 4_500_000.0, 950_000_000.0)),
            "NumberOfEmployees": dice.maybe(0.7, (3, 12, 48, 250, 1200, 39_000)),
            "Ownership": dice.maybe(0.4, ("Public", "Private", "Subsidiary")),
            "Description": dice.maybe(0.2, NOTES),
            "SLA__c": dice.maybe(0.4, ("Gold", "Silver", "Platinum", "Bronze")),
            "Discount__c": dice.maybe(0.2, (5.0, 7.5, 12.25)),
        }

    def _contact(self, accounts: Sequence[str], account_rows: Sequence[Row]) -> Row:
        dice = self._dice
        place = dice.choice(PLACES)
        company = self._company()
        account = None
        if accounts and dice.share() < 0.93:
            position = dice.below(len(accounts))
            account, company = accounts[position], str(account_rows[position]["Name"])
        spoken = [one for one in LANGUAGES if dice.share() < 0.25]
        return {
            **self._audit(),
            **self._person(place, company),
            "AccountId": account,
            **self._address(place, "Mailing", country_share=0.85),
            "Department": dice.maybe(0.6, DEPARTMENTS),
            "Birthdate": dice.maybe(0.3, ("1968-02-29", "1979-11-03", "1990-07-17", "2001-01-01")),
            "Level__c": dice.maybe(0.7, ("Primary", "Secondary", "Tertiary")),
            "Languages__c": ", ".join(spoken) or None,
            "Spoken__c": ";".join(spoken) or None,
            "Newsletter__c": int(dice.share() < 0.5),
            "Loyalty_Points__c": dice.maybe(0.4, (0.0, 120.0, 990.0, 15_000.0)),
        }

    def _lead(
        self,
        number: int,
        contacts: Sequence[Row],
        contact_ids: Sequence[str],
        became: array[int],
    ) -> Row:
        """`became` gets the place of the contact that the lead was converted to, or _NOBODY."""
        dice = self._dice
        place = PLACES[2] if dice.share() < 0.1 else dice.choice(PLACES)
        company = self._company()
        if dice.share() < 0.02:
            company = f"=HYPERLINK({company})"
        row: Row = {
            **self._audit(),
            **self._person(place, company),
            "Company": company,
            **self._address(place, "", country_share=0.7),
            "Website": dice.maybe(0.4, (f"https://{ascii_letters(company)[:24]}.{place.domain}",)),
            "Status": dice.choice(_OLD_STATUSES if dice.share() < 0.2 else _STATUSES),
            "Industry": dice.maybe(0.6, INDUSTRIES),
            "Rating": dice.maybe(0.5, RATINGS),
            "AnnualRevenue": dice.maybe(0.4, (90_000.0, 1_200_000.0, 35_000_000.0)),
            "NumberOfEmployees": dice.maybe(0.5, (1, 8, 30, 140, 5_000)),
            "IsUnreadByOwner": int(dice.share() < 0.2),
            "Product_Interest__c": dice.maybe(0.5, ("Starter", "Team", "Enterprise", "Basic")),
            "Segment__c": dice.maybe(0.4, ("Small Business", "Mid-Market", "Enterprise")),
            "Interests__c": ";".join(one for one in INTERESTS if dice.share() < 0.3) or None,
            "Attended_Webinar__c": int(dice.share() < 0.3),
            "Lead_Score__c": round(dice.uniform(0, 100), 1) if dice.share() < 0.7 else None,
            "Budget__c": round(dice.uniform(500, 90_000), 2) if dice.share() < 0.4 else None,
            "Follow_Up_On__c": self._day(-40, 60) if dice.share() < 0.4 else None,
            "Last_Web_Visit__c": self._moment(90) if dice.share() < 0.5 else None,
            "Best_Time_To_Call__c": dice.maybe(0.2, ("09:00:00.000Z", "16:30:00.000Z")),
            "External_Id__c": f"EXT-{number:06d}" if dice.share() < 0.1 else None,
        }
        if contacts and dice.share() < 0.03:
            # The same person twice: once as a lead, once as a contact.
            row["Email"] = dice.choice(contacts)["Email"]
        became.append(_NOBODY)
        if contacts and dice.share() < 0.04:
            position = dice.below(len(contacts))
            if contacts[position]["AccountId"] is not None:
                became[-1] = position
                self._convert(row, contacts[position], contact_ids[position])
        return row

    def _convert(self, row: Row, contact: Row, contact_id: str) -> None:
        row.update(
            {
                "IsConverted": 1,
                "Status": _CONVERTED,
                "ConvertedDate": row["LastModifiedDate"][:10],
                "ConvertedContactId": contact_id,
                "ConvertedAccountId": contact["AccountId"],
                "IsUnreadByOwner": 0,
            }
        )

    def _day(self, first: int, last: int) -> str:
        days = first + self._dice.below(last + 1 - first)
        return (self._today + timedelta(days=days)).date().isoformat()

    def _moment(self, days: int) -> str:
        return _stamp(self._now - self._dice.below(days * _DAY))

    def _campaigns(self) -> list[_Campaign]:
        return [self._campaign(name, kind, status) for name, kind, status in CAMPAIGNS]

    def _campaign(self, name: str, kind: str, status: str) -> _Campaign:
        campaign_id = self._org.create(
            "Campaign",
            {
                "Name": name,
                "Type": kind,
                "Status": status,
                "IsActive": status == "In Progress",
                "StartDate": self._day(-200, 0),
                "EndDate": self._day(1, 120),
            },
        )
        made = _Campaign(campaign_id, ["Sent"], ["Responded"])
        for place, (label, responded) in enumerate(MEMBER_STATUSES.get(kind, ()), 5):
            self._org.create(
                "CampaignMemberStatus",
                {
                    "CampaignId": campaign_id,
                    "Label": label,
                    "SortOrder": place,
                    "HasResponded": responded,
                },
            )
            (made.responses if responded else made.others).append(label)
        return made

    def _members(
        self,
        campaigns: Sequence[_Campaign],
        leads: Iterable[str],
        became: Sequence[int],
        contact_ids: Sequence[str],
    ) -> Iterator[Row]:
        if not campaigns:
            return
        dice = self._dice
        converted: set[str] = set()
        seen: set[tuple[str, str]] = set()

        def people() -> Iterator[tuple[str | None, str | None]]:
            for lead, place in zip(leads, became, strict=True):
                contact = None if place == _NOBODY else contact_ids[place]
                if contact is not None:
                    converted.add(contact)
                yield lead, contact
            yield from ((None, one) for one in contact_ids if one not in converted)

        for number, (lead, contact) in enumerate(people()):
            if dice.share() > 0.35:
                continue
            campaign = dice.choice(campaigns)
            if contact is not None:
                # Several leads may have become one contact, which is a member once.
                if (campaign.id, contact) in seen:
                    continue
                seen.add((campaign.id, contact))
            responded = dice.share() < 0.3
            labels = campaign.responses if responded else campaign.others
            audit = self._audit()
            del audit["OwnerId"]
            yield {
                **audit,
                "CampaignId": campaign.id,
                "LeadId": lead,
                "ContactId": contact,
                "Status": labels[number % len(labels)],
                "HasResponded": int(responded),
                "FirstRespondedDate": audit["LastModifiedDate"][:10] if responded else None,
            }

    def _tasks(
        self, leads: Iterable[str], contacts: Sequence[str], accounts: Sequence[str]
    ) -> Iterator[Row]:
        dice = self._dice
        for who in chain(leads, contacts):
            if dice.share() > 0.12:
                continue
            audit = self._audit()
            what = dice.maybe(0.2, accounts) if accounts else None
            subject = dice.choice(TASK_SUBJECTS)
            due = self._day(-30, 30)
            priority = dice.choice(("Normal", "Normal", "High", "Low"))
            yield {
                **audit,
                "WhoId": who,
                "WhatId": what,
                "Subject": subject,
                "ActivityDate": due,
                "Status": "Not Started",
                "Priority": priority,
                "IsHighPriority": int(priority == "High"),
            }
