"""Fills a practice org with believable people: the same ones for the same clock and seed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from apdesk.practice_org.people.names import (
    CAMPAIGNS,
    COMPANY_FORMS,
    COMPANY_KINDS,
    COMPANY_STEMS,
    DEPARTMENTS,
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
from apdesk.practice_org.state.org import PracticeOrg
from apdesk.practice_org.state.transactions import to_stamp

Row = dict[str, Any]
_STATUSES = ("Open", "Working", "Nurturing", "Qualified", "Junk")
_OLD_STATUSES = ("Open - Not Contacted", "Working - Contacted")
_CONVERTED = "Closed - Converted"
_SPREAD_DAYS = 700


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
) -> Seeded:
    """Adds records to `org`. Some e-mails are missing, some shared by a lead and a contact; about
    one lead in twenty-five is converted (when there are contacts)."""
    return _Seeder(org, Random(seed)).run(leads, contacts, accounts)


def ascii_letters(text: str) -> str:
    """Something that may stand in an e-mail address."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ł", "l"))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum()) or "info"


class _Seeder:
    def __init__(self, org: PracticeOrg, random: Random) -> None:
        self._org = org
        self._random = random
        self._now = org.now()
        self._owners = [user.id for user in org.users() if user.active]
        self._everybody = [user.id for user in org.users()]

    def run(self, leads: int, contacts: int, accounts: int) -> Seeded:
        account_rows: list[Row] = []
        account_ids = self._accounts(accounts, account_rows)
        contact_rows = [self._contact(account_ids, account_rows) for _ in range(contacts)]
        contact_ids = self._org.load("Contact", contact_rows)
        lead_rows = [
            self._lead(number, contact_rows, contact_ids) for number in range(1, leads + 1)
        ]
        lead_ids = self._org.load("Lead", lead_rows)
        campaign_ids = self._campaigns() if leads or contacts else []
        members = self._members(campaign_ids, lead_rows, lead_ids, contact_ids)
        tasks = self._tasks(lead_rows, lead_ids, contact_ids, account_ids)
        return Seeded(
            len(lead_ids), len(contact_ids), len(account_ids), len(campaign_ids), members, tasks
        )

    # ------------------------------------------------------------------ pieces
    def _audit(self) -> Row:
        random = self._random
        created = self._now - timedelta(
            days=random.randrange(_SPREAD_DAYS), seconds=random.randrange(60, 86_400)
        )
        age = max(int((self._now - created).total_seconds()) - 30, 1)
        changed = created + timedelta(seconds=random.randrange(age) if random.random() < 0.7 else 0)
        return {
            "CreatedDate": to_stamp(created),
            "CreatedById": random.choice(self._everybody),
            "LastModifiedDate": to_stamp(changed),
            "LastModifiedById": random.choice(self._owners),
            "SystemModstamp": to_stamp(changed),
            # Former colleagues still own a few.
            "OwnerId": random.choice(self._everybody if random.random() < 0.1 else self._owners),
        }

    def _maybe(self, share: float, values: Sequence[Any]) -> Any:
        return self._random.choice(values) if self._random.random() < share else None

    def _phone(self, place: Place) -> str:
        return f"{place.dial} {self._random.randrange(1000, 10_000)}"

    def _address(self, place: Place, prefix: str, *, country_share: float = 1.0) -> Row:
        random = self._random
        city, state, code = random.choice(place.cities)
        spelling = place.spellings[0] if random.random() < 0.8 else random.choice(place.spellings)
        street = place.street.format(n=random.randrange(1, 240))
        if random.random() < 0.15:
            street += f"\nFloor {random.randrange(1, 9)}"
        row: Row = {
            f"{prefix}Street": street,
            f"{prefix}City": city,
            f"{prefix}State": state or None,
            f"{prefix}PostalCode": code,
            f"{prefix}Country": spelling if random.random() < country_share else None,
        }
        if random.random() < 0.3:
            row[f"{prefix}Latitude"] = round(place.latitude + random.uniform(-0.2, 0.2), 6)
            row[f"{prefix}Longitude"] = round(place.longitude + random.uniform(-0.2, 0.2), 6)
            row[f"{prefix}GeocodeAccuracy"] = "Address"
        return row

    def _company(self) -> str:
        random = self._random
        name = f"{random.choice(COMPANY_STEMS)} {random.choice(COMPANY_KINDS)}"
        return random.choice(COMPANY_FORMS).format(name)

    def _person(self, place: Place, company: str) -> Row:
        random = self._random
        first, last = random.choice(place.first_names), random.choice(place.last_names)
        email = None
        if random.random() < 0.85:
            host = ascii_letters(company)[:24]
            email = f"{ascii_letters(first)}.{ascii_letters(last)}{random.randrange(10_000)}"
            email = f"{email}@{host}.{place.domain}"
        return {
            "FirstName": first if random.random() < 0.95 else None,
            "LastName": last,
            "Salutation": self._maybe(0.4, ("Mr.", "Ms.", "Mrs.", "Dr.")),
            "Title": self._maybe(0.8, TITLES),
            "Email": email,
            "Phone": self._phone(place) if random.random() < 0.7 else None,
            "MobilePhone": self._phone(place) if random.random() < 0.3 else None,
            "Description": self._maybe(0.2, NOTES),
            "LeadSource": self._maybe(0.7, SOURCES),
            "HasOptedOutOfEmail": int(random.random() < 0.06),
            "DoNotCall": int(random.random() < 0.04),
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
        random = self._random
        place = random.choice(PLACES)
        name = self._company()
        return {
            **self._audit(),
            "Name": name,
            "ParentId": random.choice(parents) if parents else None,
            **self._address(place, "Billing"),
            "Phone": self._phone(place),
            "Website": f"https://www.{ascii_letters(name)[:24]}.{place.domain}",
            "Industry": self._maybe(0.8, INDUSTRIES),
            "Rating": self._maybe(0.6, RATINGS),
            "Type": self._maybe(0.7, ("Prospect", "Customer - Direct", "Technology Partner")),
            "AnnualRevenue": self._maybe(0.6, (250_000.0, 4_500_000.0, 950_000_000.0)),
            "NumberOfEmployees": self._maybe(0.7, (3, 12, 48, 250, 1200, 39_000)),
            "Ownership": self._maybe(0.4, ("Public", "Private", "Subsidiary")),
            "Description": self._maybe(0.2, NOTES),
            "SLA__c": self._maybe(0.4, ("Gold", "Silver", "Platinum", "Bronze")),
            "Discount__c": self._maybe(0.2, (5.0, 7.5, 12.25)),
        }

    def _contact(self, accounts: Sequence[str], account_rows: Sequence[Row]) -> Row:
        random = self._random
        place = random.choice(PLACES)
        company = self._company()
        account = None
        if accounts and random.random() < 0.93:
            position = random.randrange(len(accounts))
            account, company = accounts[position], str(account_rows[position]["Name"])
        spoken = [one for one in LANGUAGES if random.random() < 0.25]
        return {
            **self._audit(),
            **self._person(place, company),
            "AccountId": account,
            **self._address(place, "Mailing", country_share=0.85),
            "Department": self._maybe(0.6, DEPARTMENTS),
            "Birthdate": self._maybe(0.3, ("1968-02-29", "1979-11-03", "1990-07-17", "2001-01-01")),
            "Level__c": self._maybe(0.7, ("Primary", "Secondary", "Tertiary")),
            "Languages__c": ", ".join(spoken) or None,
            "Spoken__c": ";".join(spoken) or None,
            "Newsletter__c": int(random.random() < 0.5),
            "Loyalty_Points__c": self._maybe(0.4, (0.0, 120.0, 990.0, 15_000.0)),
        }

    def _lead(self, number: int, contacts: Sequence[Row], contact_ids: Sequence[str]) -> Row:
        random = self._random
        place = PLACES[2] if random.random() < 0.1 else random.choice(PLACES)
        company = self._company()
        if random.random() < 0.02:
            company = f"=HYPERLINK({company})"
        row: Row = {
            **self._audit(),
            **self._person(place, company),
            "Company": company,
            **self._address(place, "", country_share=0.7),
            "Website": self._maybe(0.4, (f"https://{ascii_letters(company)[:24]}.{place.domain}",)),
            "Status": random.choice(_OLD_STATUSES if random.random() < 0.2 else _STATUSES),
            "Industry": self._maybe(0.6, INDUSTRIES),
            "Rating": self._maybe(0.5, RATINGS),
            "AnnualRevenue": self._maybe(0.4, (90_000.0, 1_200_000.0, 35_000_000.0)),
            "NumberOfEmployees": self._maybe(0.5, (1, 8, 30, 140, 5_000)),
            "IsUnreadByOwner": int(random.random() < 0.2),
            "Product_Interest__c": self._maybe(0.5, ("Starter", "Team", "Enterprise", "Basic")),
            "Segment__c": self._maybe(0.4, ("Small Business", "Mid-Market", "Enterprise")),
            "Interests__c": ";".join(one for one in INTERESTS if random.random() < 0.3) or None,
            "Attended_Webinar__c": int(random.random() < 0.3),
            "Lead_Score__c": round(random.uniform(0, 100), 1) if random.random() < 0.7 else None,
            "Budget__c": round(random.uniform(500, 90_000), 2) if random.random() < 0.4 else None,
            "Follow_Up_On__c": self._day(-40, 60) if random.random() < 0.4 else None,
            "Last_Web_Visit__c": self._moment(90) if random.random() < 0.5 else None,
            "Best_Time_To_Call__c": self._maybe(0.2, ("09:00:00.000Z", "16:30:00.000Z")),
            "External_Id__c": f"EXT-{number:06d}" if random.random() < 0.1 else None,
        }
        if contacts and random.random() < 0.03:
            # The same person twice: once as a lead, once as a contact.
            row["Email"] = random.choice(contacts)["Email"]
        if contacts and random.random() < 0.04:
            self._convert(row, contacts, contact_ids)
        return row

    def _convert(self, row: Row, contacts: Sequence[Row], contact_ids: Sequence[str]) -> None:
        position = self._random.randrange(len(contacts))
        if contacts[position]["AccountId"] is None:
            return
        row.update(
            {
                "IsConverted": 1,
                "Status": _CONVERTED,
                "ConvertedDate": row["LastModifiedDate"][:10],
                "ConvertedContactId": contact_ids[position],
                "ConvertedAccountId": contacts[position]["AccountId"],
                "IsUnreadByOwner": 0,
            }
        )

    def _day(self, first: int, last: int) -> str:
        return (self._now + timedelta(days=self._random.randint(first, last))).date().isoformat()

    def _moment(self, days: int) -> str:
        return to_stamp(self._now - timedelta(seconds=self._random.randrange(days * 86_400)))

    def _campaigns(self) -> list[str]:
        ids: list[str] = []
        for name, kind, status in CAMPAIGNS:
            ids.append(
                self._org.create(
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
            )
        self._org.create(
            "CampaignMemberStatus",
            {"CampaignId": ids[0], "Label": "Attended", "SortOrder": 5, "HasResponded": True},
        )
        return ids

    def _members(
        self,
        campaigns: Sequence[str],
        leads: Sequence[Row],
        lead_ids: Sequence[str],
        contact_ids: Sequence[str],
    ) -> int:
        rows: list[Row] = []
        people: list[tuple[str, str | None, str | None]] = [
            (lead, lead, row.get("ConvertedContactId"))
            for lead, row in zip(lead_ids, leads, strict=True)
        ]
        converted = {contact for _, _, contact in people if contact is not None}
        people += [(one, None, one) for one in contact_ids if one not in converted]
        seen: set[tuple[str, str]] = set()
        for key, lead, contact in people:
            if not campaigns or self._random.random() > 0.35:
                continue
            campaign = self._random.choice(campaigns)
            if (campaign, contact or key) in seen:
                continue
            seen.add((campaign, contact or key))
            responded = self._random.random() < 0.3
            audit = self._audit()
            del audit["OwnerId"]
            rows.append(
                {
                    **audit,
                    "CampaignId": campaign,
                    "LeadId": lead,
                    "ContactId": contact,
                    "Status": "Responded" if responded else "Sent",
                    "HasResponded": int(responded),
                    "FirstRespondedDate": audit["LastModifiedDate"][:10] if responded else None,
                }
            )
        return len(self._org.load("CampaignMember", rows))

    def _tasks(
        self,
        leads: Sequence[Row],
        lead_ids: Sequence[str],
        contact_ids: Sequence[str],
        account_ids: Sequence[str],
    ) -> int:
        live = [one for one, row in zip(lead_ids, leads, strict=True) if not row.get("IsConverted")]
        rows: list[Row] = []
        for who in (*live, *contact_ids):
            if self._random.random() > 0.12:
                continue
            audit = self._audit()
            rows.append(
                {
                    **audit,
                    "WhoId": who,
                    "WhatId": self._maybe(0.2, account_ids) if account_ids else None,
                    "Subject": self._random.choice(TASK_SUBJECTS),
                    "ActivityDate": self._day(-30, 30),
                    "Status": "Not Started",
                    "Priority": self._random.choice(("Normal", "Normal", "High", "Low")),
                }
            )
            rows[-1]["IsHighPriority"] = int(rows[-1]["Priority"] == "High")
        return len(self._org.load("Task", rows))
