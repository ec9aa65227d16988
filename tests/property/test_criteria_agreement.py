"""The evaluator and the SOQL that is sent must choose the same records of an org."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apdesk.domain import soql
from apdesk.domain.criteria import (
    Criterion,
    EvaluationContext,
    Matcher,
    Operator,
    check,
    operators_for,
)
from apdesk.domain.relative_dates import LITERALS
from apdesk.domain.schema import FieldType, SObjectSchema
from apdesk.domain.values import column_reader
from apdesk.practice_org.state.org import PracticeOrg, Write
from tests.property.criteria_strategies import TEXTS, criteria_for

#: A day on which Los Angeles changes its clock, and one on which London and Berlin do.
MOMENTS = (datetime(2026, 3, 8, 9, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
_FIELD_NAMES = (
    "Status Company Title Street Country Email Phone Website LeadSource Industry AnnualRevenue "
    "NumberOfEmployees Nickname__c Next_Step__c Second_Email__c LinkedIn__c Product_Interest__c "
    "Segment__c Interests__c Attended_Webinar__c Lead_Score__c Budget__c Win_Chance__c "
    "Follow_Up_On__c Last_Web_Visit__c Best_Time_To_Call__c Referred_By__c OwnerId Id "
    "Email_Domain__c Latitude HasOptedOutOfEmail Name CreatedDate"
)
NAMES = tuple(_FIELD_NAMES.split())
ZONES = ("America/Los_Angeles", "Europe/London", "Europe/Berlin", "Asia/Tokyo", "Australia/Sydney")
EMAILS = ("open@example.com", "OPEN@example.org", "o'brien@example.net", "a_b+c%d@example.com")
STATUSES = ("Open", "open", "Working", "Open - Not Contacted", "junk", "Junk", "Closed")
COUNTRIES = (None, "Australia", "AUSTRALIA", "Austria", "USA", "Österreich")
LEADS = 500


def _day_bounds() -> tuple[str, ...]:
    found = []
    for zone in ZONES:
        tz = ZoneInfo(zone)
        for moment in MOMENTS:
            today = moment.astimezone(tz).date()
            for days in (-366, -91, -90, -31, -7, -6, -2, -1, 0, 1, 2, 3, 7, 90, 91):
                day = today + timedelta(days)
                start = datetime(day.year, day.month, day.day, tzinfo=tz).astimezone(UTC)
                for seconds in (-1, 0, 1):
                    stamp = start + timedelta(seconds=seconds)
                    found.append(stamp.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return tuple(dict.fromkeys(found))


class World:
    """A small org whose leads hold awkward values, and its clock."""

    def __init__(self) -> None:
        self.now = MOMENTS[0]
        self._read: dict[tuple, list[tuple]] = {}
        self.org = PracticeOrg(clock=lambda: self.now)
        self.users = [user for user in self.org.users() if user.active]
        self.schema = SObjectSchema.from_describe(self.org.describe("Lead"))
        self._create()
        self.fields = ("Id", "IsConverted", *(name for name in NAMES if name != "Id"))
        self.held = {name: self._held(name) for name in self.fields}

    def _create(self) -> None:
        contacts = [self.org.create("Contact", {"LastName": f"Guide {n}"}) for n in range(3)]
        moments = _day_bounds()
        chance = random.Random(20261123)
        pools = {
            "Status": STATUSES,
            "Country": COUNTRIES,
            "Email": (None, *EMAILS),
            "Second_Email__c": (None, *EMAILS),
            "Phone": (None, "+1 (555) 100%", "555_1", "5551"),
            "Website": (None, "https://example.com/a_b", "http://EXAMPLE.com/100%"),
            "LinkedIn__c": (None, "https://linkedin.example/in/o'brien", "linkedin.example/Ü_1"),
            "AnnualRevenue": (None, 0, 1000000, -1, 5),
            "NumberOfEmployees": (None, 0, 1, 5, 1000000),
            "Segment__c": (None, "Small Business", "Mid-Market", "Enterprise"),
            "Interests__c": (None, "Red", "Green;Red", "Blue;Bleu Ciel", "Red;Green;Blue"),
            "Attended_Webinar__c": (True, False),
            "HasOptedOutOfEmail": (True, False),
            "Lead_Score__c": (None, 0, 0.1, 1.5, 99.9, 5),
            "Budget__c": (None, 0, 0.3, 12.34, 1000000, -0.05),
            "Win_Chance__c": (None, 0, 5, 12.34, 99.99),
            "Latitude": (None, 52.520008, -33.868820, 0.1, 1),
            "Referred_By__c": (None, *contacts),
            "Best_Time_To_Call__c": (None, "10:00:00.000Z"),
        }
        writes = []
        for number in range(LEADS):
            values = {name: chance.choice(pool) for name, pool in pools.items()}
            for name in ("Title", "Street", "Nickname__c", "Next_Step__c", "Product_Interest__c"):
                text = chance.choice((None, *TEXTS))
                values[name] = text if text is None else text[:40]
            for name in ("LeadSource", "Industry"):
                values[name] = chance.choice((None, *TEXTS))
            values["Company"] = chance.choice(TEXTS)
            values["LastName"] = chance.choice(TEXTS)
            moment = moments[number % len(moments)]
            values["Last_Web_Visit__c"] = moment if number % 9 else None
            values["Follow_Up_On__c"] = chance.choice(moments)[:10] if number % 7 else None
            writes.append(Write("create", "Lead", values=values))
        results = self.org.save(writes)
        assert all(each.success for each in results), [e.error for e in results if not e.success][
            :1
        ]
        for each in results[:20]:
            self.org.convert(each.id)

    def _held(self, name: str) -> tuple:
        return tuple(dict.fromkeys(row[self.fields.index(name)] for row in self.rows(None)))

    def rows(self, user: str | None) -> list[tuple]:
        names = self.fields
        readers = [column_reader(self.schema.field(name)) for name in names]
        found = self.org.query(f"SELECT {', '.join(names)} FROM Lead", user)
        return [
            tuple(read(record.get(name)) for name, read in zip(names, readers, strict=True))
            for record in found.records()
        ]

    def agree(self, criteria: tuple[Criterion, ...], user, fiscal_month: int = 1) -> set[str]:
        """The ids that both choose."""
        context = EvaluationContext(self.org.now(), user.timezone, user.locale, fiscal_month)
        assert not [each for each in check(criteria, self.schema) if each.fatal]
        clause = soql.membership("Lead", criteria, self.schema, context)
        asked = self.org.query(soql.select("Lead", ("Id",), clause), user.id)
        by_soql = {record["Id"] for record in asked.records()}
        matcher = Matcher(criteria, self.schema, context, self.fields)
        here = {row[0] for row in self.rows_of(user) if matcher.matches(row)}
        assert here == by_soql, (clause, sorted(here ^ by_soql)[:3])
        counted = self.org.query(soql.count("Lead", clause), user.id)
        assert counted.total_size == len(here)
        return here

    def rows_of(self, user) -> list[tuple]:
        key = (user.id, self.now)
        if key not in self._read:
            self._read[key] = self.rows(user.id)
        return self._read[key]


@pytest.fixture(scope="module")
def world():
    found = World()
    yield found
    found.org.close()


@pytest.mark.parametrize("name", NAMES)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_evaluator_and_soql_choose_the_same_records(world, name, data):
    world.now = data.draw(st.sampled_from(MOMENTS))
    user = data.draw(st.sampled_from(world.users))
    first = data.draw(criteria_for(world.schema.field(name), world.now, world.held[name]))
    other = data.draw(st.sampled_from(NAMES))
    second = data.draw(criteria_for(world.schema.field(other), world.now, world.held[other]))
    world.agree((first,), user)
    world.agree((first, second), user)


@pytest.mark.parametrize("name", NAMES)
def test_each_operator_of_each_field_agrees_on_plain_values(world, name):
    """Every operator once for sure, with values that records hold."""
    field = world.schema.field(name)
    user = world.users[0]
    held = sorted({str(each) for each in world.held[name] if each is not None})
    if field.type in (FieldType.INT, FieldType.DOUBLE, FieldType.CURRENCY, FieldType.PERCENT):
        held = [f"{number:f}".rstrip("0").rstrip(".") for number in sorted(map(float, held))]
    for operator in operators_for(field):
        if operator in (Operator.BLANK, Operator.NOT_BLANK):
            value = ""
        elif operator is Operator.BETWEEN:
            value = f"{held[0]},{held[-1]}"
        elif field.type is FieldType.BOOLEAN:
            value = "true"
        else:
            value = '"' + held[0].replace('"', '""') + '"'
        world.agree((Criterion(name, operator, value),), user)


@pytest.mark.parametrize("name", ["Last_Web_Visit__c", "Follow_Up_On__c"])
def test_every_relative_date_agrees_for_every_user(world, name):
    literals = [f"{each.name}{1 + at % 3 if each.takes_number else ''}" for at, each in
                enumerate(LITERALS)]  # fmt: skip
    operators = (
        Operator.IS,
        Operator.IS_NOT,
        Operator.LESS,
        Operator.AT_MOST,
        Operator.GREATER,
        Operator.AT_LEAST,
    )
    chosen = 0
    for at, user in enumerate(world.users):
        world.now = MOMENTS[at % 2]
        for literal in literals:
            found = [
                world.agree((Criterion(name, operator, literal),), user) for operator in operators
            ]
            within, without, before, until, after, since = found
            assert within | before == until
            assert within | after == since
            assert without >= before | after
            assert not without & within
            chosen += len(within)
    assert chosen


def test_seed_examples(world):
    user = world.users[0]
    rows = [row for row in world.rows_of(user) if not row[world.fields.index("IsConverted")]]
    status, country = world.fields.index("Status"), world.fields.index("Country")

    def ids(condition):
        return {row[0] for row in rows if condition(row[status].casefold(), row[country])}

    def not_australia(value):
        return value is None or value.casefold() != "australia"

    kept = world.agree((Criterion("Status", Operator.IS_NOT, "junk"),), user)
    assert kept == ids(lambda status, country: status != "junk")
    elsewhere = Criterion("Country", Operator.IS_NOT, "Australia")
    kept = world.agree((Criterion("Status", Operator.IS, "open"), elsewhere), user)
    assert kept == ids(lambda status, country: status == "open" and not_australia(country))
    assert any(row[country] is None for row in rows if row[0] in kept)
    kept = world.agree((Criterion("Status", Operator.IS, "open,working"), elsewhere), user)
    assert kept == ids(
        lambda status, country: status in ("open", "working") and not_australia(country)
    )


def test_no_criteria_choose_all_but_converted_leads(world):
    user = world.users[0]
    assert len(world.agree((), user)) == LEADS - 20
