from __future__ import annotations

import random

import pytest

from apdesk.domain.mapping import ApdeskType, Entity
from apdesk.domain.operators import CriteriaError, Criterion, EvaluationContext, Operator
from apdesk.domain.preferences import OnLeave, Rule
from apdesk.errors import BugError, KnownError
from apdesk.store.lists import DetailField, ListKey
from apdesk.store.org_names import OrgNames
from apdesk.store.views import Views
from tests.unit.store.store_builders import ALL, AT, LEAD, Desk, mapping, page, record, sf


def names(desk: Desk, key: ListKey = ListKey.ALL, **choice: object) -> list[object]:
    ids = desk.views.ids(key, **choice)  # type: ignore[arg-type]
    rows = desk.views.rows(key, ids, ["name"])
    return [rows[each][0] for each in ids]


@pytest.fixture
def office(desk: Desk) -> Desk:
    desk.apply(page("Account", [record("Account", 1, Name="Zeta"), record("Account", 2)]))
    desk.apply(
        page(
            "Lead",
            [
                record(
                    "Lead", 1, Name="Özil", Email="o@x.com", Company="beta", NumberOfEmployees=9
                ),
                record("Lead", 2, Name="anna", Company="Alpha", NumberOfEmployees=10),
                record("Lead", 3, Company="beta"),
            ],
        )
    )
    desk.apply(
        page(
            "Contact",
            [
                record("Contact", 1, Name="Oz", AccountId=sf("Account", 1), Email="O@X.com"),
                record("Contact", 2, Name="Zoe", AccountId=sf("Account", 77)),
                record("Contact", 3, Name="Ångström"),
            ],
        )
    )
    return desk


def test_counts_and_lists(office: Desk) -> None:
    office.apply(page("Lead", leaves=[(sf("Lead", 2), "criteria")], on_leave=OnLeave.KEEP), 2)
    office.apply(page("Account", leaves=[(sf("Account", 2), "criteria")], on_leave=OnLeave.KEEP), 2)
    assert office.views.counts() == {
        ListKey.ALL: 6,
        ListKey.LEADS: 2,
        ListKey.CONTACTS: 3,
        ListKey.COMPANIES: 2,
    }
    assert office.views.member_counts() == {"Lead": 2, "Contact": 3, "Account": 1}
    for key, count in office.views.counts().items():
        assert len(office.views.ids(key)) == count


def test_sorting_reads_as_people_do_with_blanks_last(office: Desk) -> None:
    expected = ["Ångström", "anna", "Oz", "Özil", "Zoe", None]
    assert names(office, sort=("name", False)) == expected
    assert names(office, sort=("name", True)) == [*reversed(expected[:-1]), None]


def test_sorting_numbers_and_equal_ones(office: Desk) -> None:
    assert names(office, sort=("number_of_employees", False))[:2] == ["Özil", "anna"]
    assert list(office.views.ids(ListKey.LEADS, sort=("company", False))) == [4, 3, 5]
    assert list(office.views.ids(ListKey.LEADS, sort=("company", True))) == [5, 3, 4]
    assert list(office.views.ids(ListKey.LEADS, sort=("@id", True))) == [5, 4, 3]
    assert list(office.views.ids(ListKey.LEADS, sort=("gone", True))) == [3, 4, 5]


def test_the_company_of_people(office: Desk) -> None:
    ids = office.views.ids(ListKey.ALL)
    found = office.views.rows(ListKey.ALL, ids, ["company", "nothing"])
    assert [found[each] for each in ids] == [
        ("beta", None),
        ("Alpha", None),
        ("beta", None),
        ("Zeta", None),
        (None, None),
        (None, None),
    ]
    zeta = Criterion("company", Operator.IS, "zeta")
    assert names(office, filters=(zeta,)) == ["Oz"]
    assert names(office, sort=("company", True))[0] == "Oz"
    detail = office.views.record(Entity.PERSON, ids[3])
    assert detail is not None
    assert (detail.company, detail.company_id) == ("Zeta", 1)


def test_the_company_is_a_column_without_leads_too(office: Desk) -> None:
    office.mirror.prepare({"Lead": tuple(m for m in LEAD if m.apdesk != "company")})
    shown = {each.name: each for each in office.views.fields(ListKey.CONTACTS)}
    assert shown["company"].label
    assert shown["company"].type is ApdeskType.TEXT


def test_fields_of_a_list(office: Desk) -> None:
    leads = {each.name: each for each in office.views.fields(ListKey.LEADS)}
    assert leads["name"].api_names == {"Lead": "Name", "Contact": "Name"}
    assert leads["number_of_employees"].type is ApdeskType.NUMBER
    assert "account_id" not in leads
    assert "@id" in leads
    contacts = {each.name for each in office.views.fields(ListKey.CONTACTS)}
    assert "account_id" in contacts
    assert "number_of_employees" not in contacts
    everybody = {each.name for each in office.views.fields(ListKey.ALL)}
    assert {"account_id", "number_of_employees"} <= everybody


def test_rows_skip_what_is_gone(office: Desk) -> None:
    assert office.views.rows(ListKey.ALL, [999, 4], ["name", "@sobject"]) == {4: ("anna", "Lead")}
    assert office.views.rows(ListKey.ALL, [], ["name"]) == {}
    assert office.views.rows(ListKey.ALL, [4], []) == {4: ()}


def test_a_record_with_its_fields(office: Desk) -> None:
    office.mirror.prepare(
        {
            "Lead": tuple(
                mapping(
                    "Lead",
                    "Name",
                    "name",
                    label="Full Name",
                    writable=False,
                    rule=Rule.SALESFORCE_ONLY,
                )
                if m.apdesk == "name"
                else m
                for m in LEAD
            )
        }
    )
    detail = office.views.record(Entity.PERSON, 3)
    assert detail is not None
    assert (detail.name, detail.sobject, detail.state, detail.lists) == (
        "Özil",
        "Lead",
        "member",
        ("leads",),
    )
    fields = {each.name: each for each in detail.fields}
    assert fields["name"].label == "Full Name"
    assert not fields["name"].writable
    assert fields["name"].rule is Rule.SALESFORCE_ONLY
    assert fields["has_opted_out_of_email"].value is False
    assert "account_id" not in fields
    assert detail.value("email") == "o@x.com"
    assert detail.value("nothing") is None
    assert detail.entered_at == AT
    company = office.views.record(Entity.COMPANY, 1)
    assert company is not None
    assert (company.name, company.lists, company.company) == ("Zeta", ("companies",), None)
    assert office.views.record(Entity.PERSON, 1) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4", ["anna"]),
        (" 4 ", ["anna"]),
        ("1", ["Zeta"]),
        (sf("Lead", 2), ["anna"]),
        ("o@x.com", ["Özil", "Oz"]),
        ("O@X.COM", ["Özil", "Oz"]),
        ("nobody@x.com", []),
        ("", []),
        ("99999999999999999999", []),
        ("'", []),
    ],
)
def test_find(office: Desk, text: str, expected: list[str]) -> None:
    assert [each.name for each in office.views.find(text)] == expected


def test_export_rows(office: Desk) -> None:
    office.apply(page("Lead", leaves=[(sf("Lead", 2), "criteria")], on_leave=OnLeave.KEEP), 2)
    everybody = list(office.views.iterate(ListKey.ALL))
    assert [each.apdesk_id for each in everybody] == [3, 4, 5, 6, 7, 8]
    ozil, anna, *_, last = everybody
    assert (ozil.salesforce_id, ozil.sobject, ozil.lists) == (sf("Lead", 1), "Lead", ("leads",))
    assert ozil.values == {
        "Name": "Özil",
        "Email": "o@x.com",
        "Description": None,
        "HasOptedOutOfEmail": False,
        "LastViewedDate": None,
        "Company": "beta",
        "NumberOfEmployees": 9,
        "Phone": None,
    }
    assert anna.lists == ()
    assert "AccountId" in last.values
    assert "Company" not in last.values
    picked = list(office.views.iterate(ListKey.ALL, ids=[8, 999, 3]))
    assert [each.apdesk_id for each in picked] == [8, 3]
    (found,) = office.views.iterate(ListKey.ALL, search="zoe")
    assert found.values["Name"] == "Zoe"


def test_filters_that_say_nothing_are_told(office: Desk) -> None:
    with pytest.raises(CriteriaError):
        office.views.ids(ListKey.ALL, filters=(Criterion("gone", Operator.IS, "x"),))
    with pytest.raises(KnownError):
        office.views.ids(
            ListKey.ALL, filters=(Criterion("number_of_employees", Operator.LESS, "many"),)
        )


def test_relative_dates_in_filters_follow_the_context(office: Desk) -> None:
    from datetime import UTC, datetime

    today = (Criterion("@entered_at", Operator.IS, "TODAY"),)
    for day, expected in ((1, 6), (2, 0)):
        context = EvaluationContext(datetime(2026, 3, day, 12, tzinfo=UTC), "UTC", "en_US")
        found = office.views.ids(ListKey.ALL, filters=today, context=context)
        assert len(found) == expected


def test_views_see_later_columns_and_cannot_write(desk: Desk) -> None:
    desk.views.counts()
    more = mapping("Lead", "New__c", "new", ApdeskType.CHECKBOX)
    desk.mirror.prepare({**ALL, "Lead": (*LEAD, more)})
    assert "new" in {each.name for each in desk.views.fields(ListKey.LEADS)}
    desk.views.close()
    with pytest.raises(BugError, match="closed"):
        desk.views.counts()


def test_a_long_list_in_order(desk: Desk) -> None:
    shuffled = [f"{n:05d}" for n in range(3000)]
    random.Random(1).shuffle(shuffled)
    desk.apply(page("Lead", [record("Lead", n, Name=name) for n, name in enumerate(shuffled)]))
    assert names(desk, sort=("name", False)) == sorted(shuffled)
    assert [each.values["Name"] for each in desk.views.iterate(ListKey.LEADS)] == shuffled


def test_views_read_a_file_that_nobody_else_has_open(desk: Desk) -> None:
    desk.apply(page("Lead", [record("Lead", 1, Name="Ann")]))
    desk.close()
    assert [each.name for each in desk.store.path.parent.glob("apdesk.sqlite3*")] == [
        "apdesk.sqlite3"
    ]
    with Views(desk.store.path) as views:
        assert views.counts()[ListKey.LEADS] == 1


def test_a_lookup_says_what_its_record_or_user_is_called_where_that_is_known(office: Desk) -> None:
    def account(contact: int) -> DetailField:
        (found,) = (
            each
            for each in office.views.ids(ListKey.CONTACTS)
            if (one := office.views.record(Entity.PERSON, each))
            and one.salesforce_id == sf("Contact", contact)
        )
        detail = office.views.record(Entity.PERSON, found)
        assert detail is not None
        return next(each for each in detail.fields if each.name == "account_id")

    known = account(1)
    assert (known.value, known.called) == (sf("Account", 1), "Zeta")
    assert account(2).called == ""
    assert account(3).called == ""
    OrgNames(office.store).save({sf("Account", 77): "Robin Fletcher"})
    user = account(2)
    assert (user.value, user.called) == (sf("Account", 77), "Robin Fletcher")
    OrgNames(office.store).save({sf("Account", 77): ""})
    assert account(2).called == ""
