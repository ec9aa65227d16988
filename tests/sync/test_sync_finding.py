"""Whom a name or an e-mail address means: records of here and of the org."""

from __future__ import annotations

import pytest

from apdesk.domain.schema import SObjectSchema
from apdesk.errors import KnownError
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.store.views import Views
from apdesk.sync import finding
from apdesk.sync.explain import Explanation, explain
from apdesk.sync.finding import Candidates, candidates, soql_for
from tests.sync.bench import Bench, choose, only


def found(bench: Bench, text: str, *, online: bool = True) -> Candidates:
    with Views(bench.path) as views:
        return candidates(bench.org if online else None, bench.store, views, text)


def explained(bench: Bench, text: str, *, online: bool = True) -> Explanation:
    return explain(bench.org if online else None, bench.store, text, clock=bench.laptop)


@pytest.fixture
def hot_leads(bench: Bench) -> Bench:
    """Hot leads are synced; some are not hot."""
    bench.lead("Doe", FirstName="Jane", Rating="Hot", Email="jane@doe.example")
    bench.lead("Doe", FirstName="John", Rating="Cold", Email="john@doe.example")
    bench.lead("O'Neil_", FirstName="Pat", Rating="Cold", Company="Acme")
    bench.prefer(choose(Lead=only(("Rating", "is", "Hot"))))
    bench.run()
    return bench


def test_one_is_found_by_the_words_of_the_name_in_any_order(hot_leads: Bench) -> None:
    for text in ("John Doe", "doe john", "  JOHN   d "):
        calls = hot_leads.org.calls()
        (john,) = found(hot_leads, text).found
        assert (john.name, john.sobject, john.apdesk_id) == ("John Doe", "Lead", None)
        assert "john@doe.example" in john.about
        assert hot_leads.org.calls() == calls + 1
    why = explained(hot_leads, "doe john")
    assert (why.name, why.member) == ("John Doe", False)
    assert [each.result for each in why.criteria] == ["false"]


def test_what_is_special_in_soql_is_text(hot_leads: Bench) -> None:
    (pat,) = found(hot_leads, "o'neil_").found
    assert pat.name == "Pat O'Neil_"
    for nobody in ("o%neil", "john\\ doe", "' OR Name LIKE '%"):
        assert found(hot_leads, nobody) == Candidates(asked=True)


def test_several_are_told_apart_and_which_of_them_is_here(hot_leads: Bench) -> None:
    both = found(hot_leads, "Doe")
    assert both.asked
    assert not both.more
    assert {each.name: each.apdesk_id is not None for each in both.found} == {
        "Jane Doe": True,
        "John Doe": False,
    }
    with pytest.raises(KnownError) as caught:
        explained(hot_leads, "Doe")
    assert caught.value.code == "record.ambiguous"
    for each in both.found:
        assert each.key in caught.value.message
        assert explained(hot_leads, each.key).name == each.name


def test_by_an_email_address_that_only_the_org_knows(hot_leads: Bench) -> None:
    (john,) = found(hot_leads, "JOHN@doe.example").found
    assert john.name == "John Doe"
    assert not explained(hot_leads, "john@doe.example").member
    # an address of here means its twin in the org, too
    hot_leads.contact("Doe", FirstName="J.", Email="jane@doe.example")
    assert {each.sobject for each in found(hot_leads, "jane@doe.example").found} == {
        "Lead",
        "Contact",
    }


def test_without_the_org_those_of_here_are_found(hot_leads: Bench) -> None:
    for text in ("jane doe", "jane@doe.example"):
        only_here = found(hot_leads, text, online=False)
        assert [each.name for each in only_here.found] == ["Jane Doe"]
        assert not only_here.asked
    assert found(hot_leads, "john doe", online=False) == Candidates()
    with pytest.raises(KnownError) as caught:
        explained(hot_leads, "john doe", online=False)
    assert "can't be asked" in caught.value.message


def test_an_org_that_does_not_answer(hot_leads: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> object:
        raise SalesforceError(
            "No answer", "The network is down.", "Try again.", code="network", kind=Kind.RETRY
        )

    monkeypatch.setattr(hot_leads.org, "ask", fail)
    assert [each.name for each in found(hot_leads, "jane").found] == ["Jane Doe"]
    with pytest.raises(SalesforceError):
        found(hot_leads, "john")


def test_more_than_can_be_told_apart(hot_leads: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST", 3)
    for number in range(5):
        hot_leads.lead("Roe", FirstName=f"R{number}")
    many = found(hot_leads, "roe")
    assert (len(many.found), many.more) == (3, True)


def test_too_short_a_name_asks_nobody(hot_leads: Bench) -> None:
    calls = hot_leads.org.calls()
    assert found(hot_leads, "j") == Candidates()
    assert hot_leads.org.calls() == calls


def test_fields_that_the_user_does_not_see_are_not_asked_for(hot_leads: Bench) -> None:
    raw = hot_leads.org.describe("Lead")
    assert raw is not None
    schema = SObjectSchema.from_describe(raw.raw)
    assert "Email" in soql_for("Lead", schema, "jane")
    assert soql_for("Lead", None, "jane").startswith("SELECT Id, Name FROM Lead")
    assert soql_for("Account", schema, "a@b.example") == ""


def test_an_address_is_looked_for_where_the_user_sees_addresses(
    hot_leads: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "soql_for", lambda *_given: "")
    calls = hot_leads.org.calls()
    assert found(hot_leads, "nobody@doe.example") == Candidates(asked=True)
    assert hot_leads.org.calls() == calls
