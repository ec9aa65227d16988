"""The wizard walked without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apdesk.domain.apdesk_types import ApdeskType
from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import (
    DEFAULT_PREFERENCES,
    MappedField,
    ObjectChoice,
    ObjectMapping,
    OnLeave,
    Preferences,
    SyncMode,
)
from apdesk.domain.schema import SOBJECTS, FieldSchema, FieldType, SObjectSchema
from apdesk.domain.setup_flow import (
    PAGES,
    PRODUCTION_URL,
    SANDBOX_URL,
    Answers,
    ConnectTarget,
    Page,
    Place,
    SetupFlow,
    blockers,
    check_client_id,
    check_host,
    place_of,
)

TARGET = ConnectTarget("https://login.salesforce.com", "3MVG9abc")
FIELDS = (
    FieldSchema("Status", "Status", FieldType.PICKLIST, updateable=True),
    FieldSchema("Country", "Country", FieldType.STRING, length=80, updateable=True),
    FieldSchema("Level__c", "Level", FieldType.STRING, length=80, updateable=True, custom=True),
)
SCHEMAS = {
    name: SObjectSchema(name, name, plural, FIELDS)
    for name, plural in (("Lead", "Leads"), ("Contact", "Contacts"), ("Account", "Accounts"))
}
OPEN = Criterion("Status", Operator.IS, "Open")


def signed_in(**more: object) -> SetupFlow:
    flow = SetupFlow()
    flow.answer(target=TARGET)
    flow.answer(signed_in=True, schemas=SCHEMAS, **more)
    return flow


def test_the_shortest_way() -> None:
    flow = SetupFlow()
    assert flow.page is Page.WELCOME
    assert not flow.can_go_back
    assert not flow.can_go_next
    flow.answer(target=TARGET)
    assert flow.next() is Page.CONNECT
    assert [b.message for b in flow.blockers] == ["Log in to go on."]
    flow.answer(signed_in=True, schemas=SCHEMAS)
    assert flow.next() is Page.CONFIGURE
    assert flow.next() is Page.MAPPINGS
    assert flow.next() is Page.PREVIEW
    assert flow.is_last
    assert not flow.can_go_next
    with pytest.raises(ValueError, match="forwards"):
        flow.next()
    made = flow.answers.preferences()
    assert made.objects == DEFAULT_PREFERENCES.objects
    assert made.on_leave is DEFAULT_PREFERENCES.on_leave
    assert all(each == ObjectMapping() for each in made.mappings.values())


def test_back_keeps_every_answer() -> None:
    flow = signed_in(selective=True)
    flow.choose_object("Lead", ObjectChoice(SyncMode.CRITERIA, (OPEN,)))
    assert flow.reach(Page.PREVIEW)
    before = flow.answers
    for page in reversed(PAGES[:-1]):
        assert flow.back() is page
    assert flow.answers == before
    with pytest.raises(ValueError, match="began"):
        flow.back()


def test_another_target_undoes_the_login() -> None:
    flow = signed_in()
    flow.answer(target=TARGET)
    assert flow.answers.signed_in  # the same target changes nothing
    flow.answer(target=ConnectTarget(SANDBOX_URL, "3MVG9abc"))
    assert not flow.answers.signed_in
    assert flow.answers.schemas == {}


def test_nothing_readable_stops_at_connect() -> None:
    flow = SetupFlow()
    flow.answer(target=TARGET)
    flow.answer(signed_in=True)
    assert not flow.reach(Page.CONFIGURE)
    assert flow.page is Page.CONNECT
    assert "can read none" in flow.blockers[0].message


def test_sync_all_hides_selective_choices_but_keeps_them() -> None:
    flow = signed_in(selective=True)
    flow.choose_object("Lead", ObjectChoice(SyncMode.CRITERIA, (OPEN,)))
    flow.answer(selective=False)
    assert flow.answers.preferences().objects["Lead"] == ObjectChoice()
    flow.answer(selective=True)
    assert flow.answers.preferences().objects["Lead"].criteria == (OPEN,)


@pytest.mark.parametrize("mode", [SyncMode.ALL, SyncMode.NONE])
def test_criteria_behind_another_mode_are_no_preference(mode: SyncMode) -> None:
    flow = signed_in(selective=True)
    flow.choose_object("Contact", ObjectChoice(mode, (OPEN,)))
    assert flow.answers.preferences().objects["Contact"] == ObjectChoice(mode)
    assert flow.answers.objects["Contact"].criteria == (OPEN,)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (ObjectChoice(SyncMode.CRITERIA), "add at least one criterion"),
        (ObjectChoice(SyncMode.CRITERIA, (Criterion("", Operator.IS),)), "row 1: choose a field"),
        (
            ObjectChoice(SyncMode.CRITERIA, (OPEN, Criterion("Country", Operator.IS, ""))),
            "Leads, row 2:",
        ),
        (
            ObjectChoice(SyncMode.CRITERIA, (Criterion("Gone__c", Operator.IS, "x"),)),
            "Gone__c",
        ),
    ],
)
def test_next_waits_for_whole_criteria(choice: ObjectChoice, words: str) -> None:
    flow = signed_in(selective=True)
    assert flow.reach(Page.CONFIGURE)
    flow.choose_object("Lead", choice)
    assert not flow.can_go_next
    assert words in flow.blockers[0].message
    assert flow.blockers[0].sobject == "Lead"
    flow.answer(selective=False)
    assert flow.can_go_next


def test_something_must_be_synced() -> None:
    flow = signed_in(selective=True)
    flow.reach(Page.CONFIGURE)
    for name in SOBJECTS:
        flow.choose_object(name, ObjectChoice(SyncMode.NONE))
    assert "Nothing is chosen" in flow.blockers[0].message


def test_criteria_of_an_object_that_cannot_be_read() -> None:
    flow = signed_in(selective=True)
    flow.answer(schemas={"Lead": SCHEMAS["Lead"]})
    flow.choose_object("Account", ObjectChoice(SyncMode.CRITERIA, (OPEN,)))
    flow.reach(Page.CONFIGURE)
    assert "can’t be read" in flow.blockers[0].message


def test_a_hint_does_not_block() -> None:
    flow = signed_in(selective=True)
    flow.choose_object("Lead", ObjectChoice(SyncMode.CRITERIA, (OPEN,)))  # no such entry
    assert flow.reach(Page.MAPPINGS)


def test_custom_mappings_count_only_when_chosen() -> None:
    level = MappedField("Level__c", "level", ApdeskType.TEXT)
    flow = signed_in()
    flow.choose_mapping("Contact", ObjectMapping("custom", (level,)))
    assert flow.answers.preferences().mappings["Contact"].mode == "standard"
    flow.answer(custom=True)
    assert flow.answers.preferences().mappings["Contact"].fields == (level,)
    assert flow.answers.preferences().mappings["Lead"].mode == "standard"


def test_impossible_mapping_blocks_with_its_object() -> None:
    wrong = MappedField("Level__c", "level", ApdeskType.DATE)
    flow = signed_in(custom=True)
    flow.choose_mapping("Contact", ObjectMapping("custom", (wrong,)))
    assert not flow.reach(Page.PREVIEW)
    assert flow.page is Page.MAPPINGS
    assert flow.blockers[0].sobject == "Contact"
    assert flow.blockers[0].message.startswith("Contacts: ")
    flow.answer(custom=False)
    assert flow.reach(Page.PREVIEW)


def test_opened_later_begins_where_it_was_asked_for() -> None:
    saved = Preferences(
        objects={"Lead": ObjectChoice(SyncMode.CRITERIA, (OPEN,))},
        on_leave=OnLeave.KEEP,
        mappings={
            "Lead": ObjectMapping("custom", (MappedField("Level__c", "level", ApdeskType.TEXT),))
        },
    )
    answers = Answers(schemas=SCHEMAS, applied=saved).with_preferences(saved)
    flow = SetupFlow(answers.bound_to(PRODUCTION_URL, "3MVG9abc"), start=Page.CONFIGURE)
    assert flow.page is Page.CONFIGURE
    assert not flow.can_go_back
    assert not flow.reach(Page.CONNECT)
    assert flow.answers.selective
    assert flow.answers.custom
    again = flow.answers.preferences()
    assert again.objects["Lead"] == saved.objects["Lead"]
    assert again.objects["Account"] == ObjectChoice()
    assert again.on_leave is OnLeave.KEEP
    assert again.mappings["Lead"] == saved.mappings["Lead"]


def test_restart_forgets() -> None:
    flow = signed_in()
    flow.reach(Page.PREVIEW)
    flow.restart(Answers(), Page.WELCOME)
    assert flow.page is Page.WELCOME
    assert not flow.answers.signed_in


def test_unknown_answer_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        SetupFlow().answer(colour="blue")


@given(st.lists(st.sampled_from(["next", "back", "login", "other", "all", "some", "bad"])))
def test_no_walk_gets_past_what_blocks(steps: list[str]) -> None:
    flow = SetupFlow()
    flow.answer(target=TARGET)
    for step in steps:
        match step:
            case "next" if flow.can_go_next:
                flow.next()
            case "back" if flow.can_go_back:
                flow.back()
            case "login":
                flow.answer(signed_in=True, schemas=SCHEMAS)
            case "other" if flow.page is Page.CONNECT:
                flow.answer(target=ConnectTarget(SANDBOX_URL, "3MVG9other"))
            case "all" if flow.page is Page.CONFIGURE:
                flow.answer(selective=False)
            case "some" | "bad" if flow.page is Page.CONFIGURE:
                flow.answer(selective=True)
                value = "Open" if step == "some" else ""
                flow.choose_object(
                    "Lead",
                    ObjectChoice(SyncMode.CRITERIA, (Criterion("Status", Operator.IS, value),)),
                )
        for page in PAGES[: PAGES.index(flow.page)]:
            assert blockers(page, flow.answers) == ()


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("mycompany.my.salesforce.com", "https://mycompany.my.salesforce.com"),
        (" https://MyCompany.my.salesforce.com/setup?x=1 ", "https://mycompany.my.salesforce.com"),
        ("https://acme.lightning.force.com/lightning/page/home", "https://acme.my.salesforce.com"),
        ("acme--uat.sandbox.lightning.force.com", "https://acme--uat.sandbox.my.salesforce.com"),
        ("acme.my.salesforce-setup.com", "https://acme.my.salesforce.com"),
        ("http://127.0.0.1:8123", "http://127.0.0.1:8123"),
        ("localhost:8123", "http://localhost:8123"),
        ("http://[::1]:8123/", "http://[::1]:8123"),
        ("https://crm.example.org:8443", "https://crm.example.org:8443"),
    ],
)
def test_hosts_that_will_do(typed: str, url: str) -> None:
    checked = check_host(Place.MY_DOMAIN, typed)
    assert (checked.url, checked.problem) == (url, "")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type your org"),
        ("http://mycompany.my.salesforce.com", "https"),
        ("ftp://mycompany.my.salesforce.com", "https://"),
        ("mycompany", "mycompany.my.salesforce.com"),
        ("my company.com", "spaces"),
        ("https://ada:secret@acme.my.salesforce.com", "user name"),
        ("https://acme.com:99999", "browser"),
        ("https://[acme", "browser"),
        ("https://", "https://"),
    ],
)
def test_hosts_that_will_not(typed: str, words: str) -> None:
    checked = check_host(Place.MY_DOMAIN, typed)
    assert checked.url == ""
    assert words in checked.problem


def test_the_usual_hosts() -> None:
    assert check_host(Place.PRODUCTION, "ignored").url == PRODUCTION_URL
    assert check_host(Place.SANDBOX).url == SANDBOX_URL
    assert place_of(PRODUCTION_URL + "/") is Place.PRODUCTION
    assert place_of(SANDBOX_URL) is Place.SANDBOX
    assert place_of("https://acme.my.salesforce.com") is Place.MY_DOMAIN


@given(st.text(max_size=40))
def test_any_typed_host_is_either_used_or_refused_in_words(typed: str) -> None:
    checked = check_host(Place.MY_DOMAIN, typed)
    assert bool(checked.url) != bool(checked.problem)
    if checked.url:
        assert checked.url.startswith(("https://", "http://"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Paste"),
        ("3MVG9 abc", "spaces"),
        ("ada@example.com", "user name"),
        ("https://acme.my.salesforce.com", "address"),
        ("3MVG9lKcPoNINVBIPJjdw1J9LLM82HnFVVX19KY1uA5mu0QqEWhqKpoW3svG3X", ""),
    ],
)
def test_consumer_keys(typed: str, words: str) -> None:
    problem = check_client_id(typed)
    assert (problem == "") == (words == "")
    assert words in problem
