"""The people who work in the org, and the org's own record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.ids import PREFIXES, make_id, normal_id
from apdesk.practice_org.state.transactions import Transactions

ORGANIZATION_NAME = "Brightwater Practice Org"
_COLUMNS = (
    "u.Id, u.Username, u.Name, u.FirstName, u.LastName, u.Email, u.TimeZoneSidKey, "
    "u.LocaleSidKey, u.LanguageLocaleKey, u.ProfileId, p.Name, u.IsActive, "
    "p.PermissionsModifyAllData"
)
# name, modify all, view all, customize, description
_PROFILES = (
    ("System Administrator", 1, 1, 1, "Full access"),
    ("Standard User", 0, 0, 0, "Sales people"),
    ("Marketing User", 0, 0, 0, "Campaigns and leads"),
)
# first, last, title, alias, time zone, locale, language, profile serial, active
_PEOPLE = (
    (
        "Robin",
        "Fletcher",
        "Marketing Administrator",
        "rfletch",
        "America/Los_Angeles",
        "en_US",
        1,
        1,
    ),
    ("Amara", "Okafor", "Account Executive", "aokafor", "Europe/London", "en_GB", 2, 1),
    ("Jonas", "Weber", "Account Executive", "jweber", "Europe/Berlin", "de_DE", 2, 1),
    ("Mei", "Tanaka", "Sales Development", "mtanaka", "Asia/Tokyo", "ja_JP", 2, 1),
    ("Lucía", "Ferrer", "Campaign Manager", "lferrer", "America/New_York", "en_US", 3, 1),
    ("Piotr", "Nowak", "Sales Development", "pnowak", "Australia/Sydney", "en_AU", 2, 1),
    ("Harriet", "Lowe", "Former Account Executive", "hlowe", "Europe/London", "en_GB", 2, 0),
)
_GROUPS = (("Inbound Leads", "Inbound_Leads", "Queue"), ("Sales EMEA", "Sales_EMEA", "Regular"))
_LANGUAGES = {"de_DE": "de", "ja_JP": "ja"}


@dataclass(frozen=True, slots=True)
class User:
    id: str
    username: str
    name: str
    first_name: str
    last_name: str
    email: str
    timezone: str
    locale: str
    language: str
    profile_id: str
    profile_name: str
    active: bool
    administrator: bool


class Users:
    """Reads users; a small cache, dropped by `forget` after a User was written."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._by_id: dict[str, User] = {}
        self.administrator_id = make_id(PREFIXES["User"], 1)
        self.organization_id = make_id(PREFIXES["Organization"], 1)

    def found_org(self) -> None:
        """Writes organization, profiles, users and two groups into a new org."""
        database = self._transactions.database
        with database.write() as connection:
            if connection.execute("SELECT count(*) FROM Organization").fetchone()[0]:
                return
            stamp = self._transactions.stamp()
            audit: dict[str, Any] = {
                "CreatedDate": stamp,
                "CreatedById": self.administrator_id,
                "LastModifiedDate": stamp,
                "LastModifiedById": self.administrator_id,
                "SystemModstamp": stamp,
            }

            def insert(sobject: str, serial: int, values: dict[str, Any]) -> None:
                row = {"serial": serial, "Id": make_id(PREFIXES[sobject], serial), **values}
                if sobject == "GroupMember":
                    row["SystemModstamp"] = stamp
                else:
                    row.update(audit)
                names = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join("?" * len(row))
                connection.execute(
                    f'INSERT INTO "{sobject}" ({names}) VALUES ({marks})', tuple(row.values())
                )

            insert("Organization", 1, _organization())
            for serial, (name, modify, view, customize, words) in enumerate(_PROFILES, 1):
                insert(
                    "Profile",
                    serial,
                    {
                        "Name": name,
                        "Description": words,
                        "UserType": "Standard",
                        "PermissionsModifyAllData": modify,
                        "PermissionsViewAllData": view,
                        "PermissionsCustomizeApplication": customize,
                        "PermissionsApiEnabled": 1,
                    },
                )
            for serial, person in enumerate(_PEOPLE, 1):
                insert("User", serial, _person(person))
            for serial, (name, developer_name, kind) in enumerate(
                (
                    ("Inbound Leads", "Inbound_Leads", "Queue"),
                    ("Sales EMEA", "Sales_EMEA", "Regular"),
                ),
                1,
            ):
                insert(
                    "Group",
                    serial,
                    {"Name": name, "DeveloperName": developer_name, "Type": kind},
                )
            for serial, (group, user) in enumerate(((1, 2), (1, 4), (2, 2), (2, 3)), 1):
                insert(
                    "GroupMember",
                    serial,
                    {
                        "GroupId": make_id(PREFIXES["Group"], group),
                        "UserOrGroupId": make_id(PREFIXES["User"], user),
                    },
                )

    def all(self) -> tuple[User, ...]:
        with self._transactions.database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM User u LEFT JOIN Profile p ON p.Id = u.ProfileId "
                "ORDER BY u.serial"
            ).fetchall()
        return tuple(_user(row) for row in rows)

    def get(self, user_id: str | None) -> User:
        """NOT_FOUND when there is no such user; None is the administrator."""
        wanted = self.administrator_id if user_id is None else normal_id(user_id)
        found = self._by_id.get(wanted or "")
        if found is None:
            self._by_id = {user.id: user for user in self.all()}
            found = self._by_id.get(wanted or "")
        if found is None:
            raise OrgError(404, "NOT_FOUND", "The requested resource does not exist")
        return found

    def by_username(self, username: str) -> User | None:
        wanted = username.casefold()
        return next((user for user in self.all() if user.username.casefold() == wanted), None)

    def forget(self) -> None:
        self._by_id = {}

    def fiscal_year_start_month(self) -> int:
        with self._transactions.database.read() as connection:
            row = connection.execute("SELECT FiscalYearStartMonth FROM Organization").fetchone()
        return int(row[0]) if row else 1


def _organization() -> dict[str, Any]:
    return {
        "Name": ORGANIZATION_NAME,
        "Street": "12 Harbour Row",
        "City": "Portland",
        "Country": "United States",
        "PrimaryContact": "Robin Fletcher",
        "DefaultLocaleSidKey": "en_US",
        "TimeZoneSidKey": "America/Los_Angeles",
        "LanguageLocaleKey": "en_US",
        "FiscalYearStartMonth": 1,
        "OrganizationType": "Developer Edition",
        "InstanceName": "PRA1",
        "IsSandbox": 0,
    }


def _person(person: tuple[str, str, str, str, str, str, int, int]) -> dict[str, Any]:
    first, last, title, alias, zone, locale, profile, active = person
    return {
        "Username": f"{alias}@practice.example",
        "FirstName": first,
        "LastName": last,
        "Name": f"{first} {last}",
        "CompanyName": ORGANIZATION_NAME,
        "Title": title,
        "Email": f"{alias}@practice.example",
        "Alias": alias,
        "CommunityNickname": alias,
        "IsActive": active,
        "TimeZoneSidKey": zone,
        "LocaleSidKey": locale,
        "LanguageLocaleKey": _LANGUAGES.get(locale, "en_US"),
        "EmailEncodingKey": "UTF-8",
        "ProfileId": make_id(PREFIXES["Profile"], profile),
        "UserType": "Standard",
    }


def _user(row: tuple[Any, ...]) -> User:
    return User(
        id=row[0],
        username=row[1],
        name=row[2],
        first_name=row[3] or "",
        last_name=row[4],
        email=row[5],
        timezone=row[6],
        locale=row[7],
        language=row[8],
        profile_id=row[9],
        profile_name=row[10],
        active=bool(row[11]),
        administrator=bool(row[12]),
    )
