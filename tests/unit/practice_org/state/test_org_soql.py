"""What SOQL means: nulls, case, sets, dates, paths."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from apdesk.practice_org.state.errors import OrgError
from apdesk.practice_org.state.org import PracticeOrg

from .conftest import MovingClock


def names(org: PracticeOrg, where: str, sobject: str = "Lead", user: str | None = None) -> str:
    """The last names that a condition finds, as one word."""
    found = org.query(f"SELECT LastName FROM {sobject} WHERE {where} ORDER BY LastName", user)
    return "".join(record["LastName"] for record in found.records())


@pytest.fixture
def people(org: PracticeOrg) -> PracticeOrg:
    """a Open/Australia, b open(lower)/null, c Working/'' , d null rating …"""
    rows: list[dict[str, Any]] = [
        {"LastName": "a", "Country": "Australia", "Rating": "Hot", "NumberOfEmployees": 1},
        {"LastName": "b", "Country": "AUSTRALIA", "Rating": None, "NumberOfEmployees": 5},
        {"LastName": "c", "Country": "", "Rating": "Warm", "NumberOfEmployees": None},
        {"LastName": "d", "Country": "Türkiye", "Rating": "Cold", "NumberOfEmployees": 9},
    ]
    sets = ["Email;Events", None, "Events", "Analytics;Email;Social"]
    for row, interests in zip(rows, sets, strict=True):
        org.create("Lead", {"Company": "x", "Interests__c": interests, **row})
    return org


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("Country = 'australia'", "ab"),
        ("Country != 'Australia'", "cd"),
        ("Country <> 'Australia'", "cd"),
        ("Country = null", "c"),
        ("Country = ''", "c"),
        ("Country != null", "abd"),
        ("Country != ''", "abd"),
        ("Country IN ('AUSTRALIA', 'TÜRKİYE')", "ab"),
        ("Country IN ('türkiye')", "d"),
        ("Country IN ('Türkiye', null)", "cd"),
        ("Country IN ('Türkiye', '')", "cd"),
        ("Country NOT IN ('Australia')", "cd"),
        ("Country NOT IN ('Australia', null)", "d"),
        ("NOT Country = 'Australia'", "cd"),
        ("(NOT Country != 'Australia')", "ab"),
        ("Country LIKE 'aus%'", "ab"),
        ("(NOT Country LIKE 'aus%')", "cd"),
        ("Country LIKE '%RAL%'", "ab"),
        ("Country LIKE '_ustralia'", "ab"),
        ("Country LIKE '%'", "abd"),
        ("NumberOfEmployees < 6", "ab"),
        ("NumberOfEmployees >= 5", "bd"),
        ("NumberOfEmployees != 5", "acd"),
        ("NumberOfEmployees = 5.0", "b"),
        ("(NOT NumberOfEmployees < 6)", "cd"),
        ("NumberOfEmployees IN (1, 9, null)", "acd"),
        ("Rating = null OR Rating = 'hot'", "ab"),
        ("Rating != 'Hot' AND Rating != 'Warm'", "bd"),
        ("IsConverted = false", "abcd"),
        ("IsConverted != true", "abcd"),
        ("IsConverted = null", "abcd"),
        ("IsConverted != null", ""),
        ("Interests__c INCLUDES ('events')", "ac"),
        ("Interests__c INCLUDES ('Email;Events', 'Social')", "ad"),
        ("Interests__c EXCLUDES ('Events')", "bd"),
        ("Interests__c = 'Events;Email'", "a"),
        ("Interests__c != 'Events;Email'", "bcd"),
        ("Interests__c = null", "b"),
        ("Interests__c IN ('Events', 'Social;Email;Analytics')", "cd"),
        ("Name = 'A'", "a"),
        ("Referred_By__r.LastName != 'z'", "abcd"),
        ("Referred_By__r.Account.Name = null", "abcd"),
        ("Referred_By__r.HasOptedOutOfEmail = false", "abcd"),
        ("Owner.Name = 'robin fletcher'", "abcd"),
        ("Owner.Type = 'User'", "abcd"),
        ("Lead.Country = 'Australia' AND lead.rating = 'HOT'", "a"),
    ],
)
def test_meaning(people: PracticeOrg, where: str, expected: str) -> None:
    assert names(people, where) == expected


def test_many_values_and_long_statements(people: PracticeOrg) -> None:
    values = ", ".join(f"'value {number}'" for number in range(3000))
    assert names(people, f"Country IN ({values}, 'AUSTRALIA')") == "ab"
    assert names(people, f"Country NOT IN ({values}, 'AUSTRALIA')") == "cd"


def test_like_escapes(org: PracticeOrg) -> None:
    for last in ("10%", "100", "a_b", "axb", "it's", "back\\slash", "new\nline"):
        org.create("Lead", {"LastName": last, "Company": "x"})
    assert names(org, r"LastName LIKE '10\%'") == "10%"
    assert names(org, r"LastName LIKE 'a\_b'") == "a_b"
    assert names(org, r"LastName LIKE 'a_b'") == "a_baxb"
    assert names(org, r"LastName = 'it\'s'") == "it's"
    assert names(org, r"LastName LIKE 'back\\\\%'") == ""
    assert names(org, r"LastName LIKE 'back\\%'") == "back\\slash"
    assert names(org, r"LastName LIKE 'new\n%'") == "new\nline"
    assert names(org, r"LastName = '10\u0025'") == "10%"


def test_ids_have_two_lengths_and_one_meaning(people: PracticeOrg) -> None:
    record = people.query("SELECT Id FROM Lead WHERE LastName = 'b'").records()[0]["Id"]
    assert names(people, f"Id = '{record}'") == "b"
    assert names(people, f"Id = '{record[:15]}'") == "b"
    assert names(people, f"Id IN ('{record[:15]}')") == "b"
    assert names(people, f"Id > '{record}'") == "cd"
    assert names(people, f"Id != '{record[:15]}'") == "acd"


def test_nulls_come_first_unless_told(people: PracticeOrg) -> None:
    def order(clause: str) -> list[int | None]:
        found = people.query(f"SELECT NumberOfEmployees FROM Lead ORDER BY {clause}")
        return [record["NumberOfEmployees"] for record in found.records()]

    assert order("NumberOfEmployees") == [None, 1, 5, 9]
    assert order("NumberOfEmployees NULLS LAST") == [1, 5, 9, None]
    assert order("NumberOfEmployees DESC") == [None, 9, 5, 1]
    assert order("NumberOfEmployees DESC NULLS LAST") == [9, 5, 1, None]
    assert order("NumberOfEmployees DESC NULLS FIRST LIMIT 2 OFFSET 1") == [9, 5]


def test_relative_dates_follow_the_users_day(org: PracticeOrg, clock: MovingClock) -> None:
    clock.moment = datetime(2026, 3, 18, 23, 30, tzinfo=UTC)  # the 19th in Tokyo, 16:30 in L. A.
    org.create("Lead", {"LastName": "x", "Company": "x", "Follow_Up_On__c": "2026-03-19"})
    tokyo = next(user for user in org.users() if user.timezone == "Asia/Tokyo").id
    assert names(org, "Follow_Up_On__c = TODAY") == ""
    assert names(org, "Follow_Up_On__c = TOMORROW") == "x"
    assert names(org, "Follow_Up_On__c = TODAY", user=tokyo) == "x"
    assert names(org, "CreatedDate = TODAY") == "x"
    clock.moment = datetime(2026, 3, 19, 7, 30, tzinfo=UTC)  # 00:30 on the 19th in L. A.
    assert names(org, "CreatedDate = TODAY") == ""
    assert names(org, "CreatedDate = YESTERDAY") == "x"
    assert names(org, "CreatedDate < TODAY") == "x"
    assert names(org, "CreatedDate >= TODAY") == ""
    assert names(org, "CreatedDate != TODAY") == "x"
    assert names(org, "CreatedDate IN (TODAY, YESTERDAY)") == "x"
    assert names(org, "CreatedDate = 2026-03-18T23:30:00Z") == "x"
    assert names(org, "CreatedDate = 2026-03-19T00:30:00.500+01:00") == "x"


def test_parents_are_nested(org: PracticeOrg) -> None:
    account = org.create("Account", {"Name": "Acme, Inc."})
    boss = org.create("Contact", {"LastName": "Boss", "AccountId": account})
    org.create("Contact", {"LastName": "Temp", "ReportsToId": boss})
    found = org.query(
        "SELECT LastName, Account.Name, ReportsTo.Account.Name, Owner.Profile.Name FROM Contact "
        "ORDER BY LastName"
    ).records()
    first, second = found
    assert first["Account"]["Name"] == "Acme, Inc."
    assert first["Account"]["attributes"]["url"].endswith(f"/Account/{account}")
    assert first["ReportsTo"] is None
    assert second["Account"] is None
    assert second["ReportsTo"]["Account"]["Name"] == "Acme, Inc."
    assert second["Owner"]["Profile"]["Name"] == "System Administrator"
    rows = list(org.query("SELECT LastName, Account.Name FROM Contact").text_pages())
    assert sorted(rows[0]) == [("Boss", "Acme, Inc."), ("Temp", "")]


def test_semi_joins(org: PracticeOrg) -> None:
    account = org.create("Account", {"Name": "Acme"})
    org.create("Contact", {"LastName": "in", "AccountId": account})
    org.create("Contact", {"LastName": "out"})
    inner = "(SELECT Id FROM Account WHERE Name = 'acme')"
    assert names(org, f"AccountId IN {inner}", "Contact") == "in"
    assert names(org, f"AccountId NOT IN {inner}", "Contact") == "out"


def test_counts_and_groups(people: PracticeOrg) -> None:
    count = people.query("SELECT COUNT() FROM Lead WHERE Country != null")
    assert (count.total_size, count.records(), count.count_only) == (3, [], True)
    assert people.query("SELECT COUNT() FROM Lead LIMIT 2").total_size == 2
    one = people.query("SELECT COUNT(Id), MAX(NumberOfEmployees) most FROM Lead").records()
    assert one == [{"attributes": {"type": "AggregateResult"}, "expr0": 4, "most": 9}]
    groups = people.query("SELECT Rating, COUNT(Id) n FROM Lead GROUP BY Rating ORDER BY Rating")
    assert [(one["Rating"], one["n"]) for one in groups.records()] == [
        (None, 1),
        ("Cold", 1),
        ("Hot", 1),
        ("Warm", 1),
    ]


def test_pages_and_texts(people: PracticeOrg) -> None:
    result = people.query("SELECT Id, LastName, IsConverted, CreatedDate, Country FROM Lead")
    assert result.columns == ("Id", "LastName", "IsConverted", "CreatedDate", "Country")
    assert [one["LastName"] for one in result.page(1, 2)] == ["b", "c"]
    pages = list(result.text_pages(3))
    assert [len(page) for page in pages] == [3, 1]
    assert pages[0][2][1:] == ("c", "false", "2026-03-18T12:00:00.000Z", "")
    record = result.records()[0]
    assert record["CreatedDate"] == "2026-03-18T12:00:00.000+0000"
    assert record["IsConverted"] is False


def test_a_double_is_one_number_in_json_and_in_bulk(org: PracticeOrg) -> None:
    org.create("Lead", {"LastName": "x", "Company": "x", "Latitude": 52.123456789012345})
    result = org.query("SELECT Latitude, Address FROM Lead")
    value = result.records()[0]["Latitude"]
    texts = next(org.query("SELECT Latitude FROM Lead").text_pages())
    assert float(texts[0][0]) == value
    assert result.records()[0]["Address"]["latitude"] == value


def test_fields_functions(people: PracticeOrg) -> None:
    record = people.query("SELECT FIELDS(STANDARD) FROM Lead LIMIT 1").records()[0]
    assert "Company" in record
    assert "Interests__c" not in record
    record = people.query("SELECT FIELDS(ALL) FROM Lead LIMIT 200").records()[0]
    assert {"Company", "Interests__c"} <= set(record)


def test_a_result_of_many_rows_is_read_page_by_page(org: PracticeOrg) -> None:
    rows = [{"LastName": f"n{number}", "Company": "x"} for number in range(2_500)]
    org.load("Lead", rows)
    result = org.query("SELECT LastName FROM Lead")
    assert result.total_size == 2_500
    assert [one["LastName"] for one in result.page(2_400, 2_000)] == [
        f"n{number}" for number in range(2_400, 2_500)
    ]


def test_the_answer_was_settled_when_it_was_asked(org: PracticeOrg) -> None:
    org.load("Lead", [{"LastName": f"n{number}", "Company": "x"} for number in range(2_100)])
    result = org.query("SELECT Id FROM Lead")
    org.create("Lead", {"LastName": "late", "Company": "x"})
    assert len(result.records()) == 2_100


def test_shared_records_only(people: PracticeOrg) -> None:
    colleague = people.users()[1].id
    record = people.query("SELECT Id FROM Lead WHERE LastName = 'b'").records()[0]["Id"]
    people.hide_record(record, colleague)
    assert names(people, "Id != null", user=colleague) == "acd"
    assert names(people, "Id != null") == "abcd"
    with pytest.raises(OrgError) as refused:
        people.retrieve("Lead", record, colleague)
    assert refused.value.status == 404
    people.share_record(record)
    assert names(people, "Id != null", user=colleague) == "abcd"


def test_formulas_are_computed_when_read(org: PracticeOrg, clock: MovingClock) -> None:
    account = org.create("Account", {"Name": "x", "Rating": "Hot"})
    contact = org.create("Contact", {"LastName": "y", "AccountId": account})
    lead = org.create("Lead", {"LastName": "z", "Company": "x", "Email": "z@mail.example"})
    stamp = org.modified("Contact", contact)
    clock.advance(days=3)
    org.update("Account", account, {"Rating": "Cold"})
    assert names(org, "Account_Rating__c = 'cold'", "Contact") == "y"
    assert org.modified("Contact", contact) == stamp
    record = org.retrieve("Lead", lead, fields=["Age_In_Days__c", "Email_Domain__c"])
    assert (record["Age_In_Days__c"], record["Email_Domain__c"]) == (3.0, "mail.example")
    assert names(org, "Age_In_Days__c > 2") == "z"


def test_encrypted_values_are_masked_but_for_the_administrator(org: PracticeOrg) -> None:
    org.create("Lead", {"LastName": "z", "Company": "x", "Passport__c": "AB1234567"})
    soql = "SELECT Passport__c FROM Lead"
    assert org.query(soql).records()[0]["Passport__c"] == "AB1234567"
    assert org.query(soql, org.users()[1].id).records()[0]["Passport__c"] == "*****4567"


@pytest.mark.parametrize(
    ("soql", "code", "place", "words"),
    [
        ("SELECT Id FROM Lead WHERE", "MALFORMED_QUERY", "1:Column:26", "unexpected token"),
        ('SELECT Id FROM Lead WHERE Name = "x"', "MALFORMED_QUERY", "1:Column:34", "unexpected"),
        ("SELECT Id FROM Lead WHERE Name NOT LIKE 'x'", "MALFORMED_QUERY", "1:Column:32", "NOT"),
        ("SELECT Id FROM Lead WHERE Id IN ()", "MALFORMED_QUERY", "1:Column:34", "unexpected"),
        (
            "SELECT Id FROM Lead WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
            "MALFORMED_QUERY",
            "1:Column:53",
            "parentheses",
        ),
        ("SELECT Id FROM Lead WHERE Name = 'a\\q'", "MALFORMED_QUERY", "1:Column:36", "escape"),
        ("SELECT Id FROM Lead WHERE Name = 'a", "MALFORMED_QUERY", "1:Column:34", "unterminated"),
        ("SELECT Id,\nNoSuch\nFROM Lead", "INVALID_FIELD", "2:Column:1", "No such column 'NoSuch'"),
        ("SELECT Id FROM Leed", "INVALID_TYPE", "1:Column:16", "sObject type 'Leed'"),
        ("SELECT Id FROM Lead WHERE Foo.Id = null", "INVALID_FIELD", "1:Column:27", "relationship"),
        (
            "SELECT Id FROM Lead WHERE Description = 'x'",
            "INVALID_FIELD",
            "27",
            "can not be filtered",
        ),
        ("SELECT Id FROM Lead WHERE Address = 'x'", "INVALID_FIELD", "27", "Distance"),
        ("SELECT Id FROM Lead WHERE AnnualRevenue = 'x'", "INVALID_FIELD", "43", "of type double"),
        ("SELECT Id FROM Lead WHERE Name = 5", "INVALID_FIELD", "34", "enclosed in quotes"),
        ("SELECT Id FROM Lead WHERE CreatedDate > 2020-01-01", "INVALID_FIELD", "41", "dateTime"),
        (
            "SELECT Id FROM Lead WHERE ConvertedDate > 2020-01-01T00:00:00Z",
            "INVALID_FIELD",
            "43",
            "of type date ",
        ),
        (
            "SELECT Id FROM Lead WHERE Id LIKE 'a%'",
            "INVALID_QUERY_FILTER_OPERATOR",
            "27",
            "id field",
        ),
        ("SELECT Id FROM Lead WHERE Id = 'x'", "INVALID_QUERY_FILTER_OPERATOR", "32", "invalid ID"),
        (
            "SELECT Id FROM Lead WHERE Status INCLUDES ('x')",
            "INVALID_QUERY_FILTER_OPERATOR",
            "27",
            "picklist",
        ),
        ("SELECT Id FROM Lead ORDER BY Interests__c", "MALFORMED_QUERY", "30", "can not be sorted"),
        (
            "SELECT Id FROM Lead WHERE CreatedDate = 2020-13-01T00:00:00Z",
            "MALFORMED_QUERY",
            "41",
            "",
        ),
        ("SELECT FIELDS(ALL) FROM Lead", "MALFORMED_QUERY", "15", "LIMIT"),
        ("SELECT Name FROM Lead GROUP BY Status", "MALFORMED_QUERY", "8", "grouped"),
        ("SELECT Id FROM Lead WHERE CreatedDate = LAST_N_DAYS", "MALFORMED_QUERY", "52", "':'"),
        ("SELECT Id, (SELECT Id FROM Tasks) FROM Lead", "MALFORMED_QUERY", "12", "subqueries"),
    ],
)
def test_refusals_name_the_place(
    org: PracticeOrg, soql: str, code: str, place: str, words: str
) -> None:
    with pytest.raises(OrgError) as refused:
        org.query(soql)
    assert refused.value.error_code == code
    assert refused.value.status == 400
    assert "ERROR at Row:" in refused.value.message
    assert f"{place}\n" in refused.value.message
    assert words in refused.value.message
    assert set(refused.value.as_error()) == {"message", "errorCode"}


def test_the_caret_stands_under_the_place(org: PracticeOrg) -> None:
    with pytest.raises(OrgError) as refused:
        org.query("select count() from XYZZY")
    lines = refused.value.message.split("\n")
    assert lines[1] == "select count() from XYZZY"
    assert lines[2] == " " * 20 + "^"
    assert lines[3] == "ERROR at Row:1:Column:21"


@pytest.mark.parametrize(
    "soql",
    [
        "SELECT COUNT() FROM Lead",
        "SELECT COUNT(Id) FROM Lead",
        "SELECT Id FROM Lead OFFSET 5",
        "SELECT Id, Address FROM Lead",
        "SELECT FIELDS(CUSTOM) FROM Lead LIMIT 5",
    ],
)
def test_bulk_refuses(org: PracticeOrg, soql: str) -> None:
    with pytest.raises(OrgError):
        org.query(soql, bulk=True)


def test_duplicate_and_unlimited(org: PracticeOrg) -> None:
    with pytest.raises(OrgError, match="duplicate field selected: Id"):
        org.query("SELECT Id, id FROM Lead")
    with pytest.raises(OrgError, match="Maximum SOQL offset"):
        org.query("SELECT Id FROM Lead OFFSET 2001")
    with pytest.raises(OrgError, match="cannot be longer"):
        org.query(f"SELECT Id FROM Lead WHERE Name = 'x' {' ' * 100_000}")
