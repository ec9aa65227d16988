"""What the record pane says, as words alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from apdesk.domain.apdesk_types import ApdeskType, Entity
from apdesk.store.lists import Conflict, DetailField, Failure, Found, PendingEdit, RecordDetail
from apdesk.store.rows import SOMEBODY
from apdesk.store.views import HistoryEntry
from apdesk.ui.people import nouns
from apdesk.ui.record import authors
from apdesk.ui.record.groups import grouped
from apdesk.ui.record.history import by_words, entry_words
from apdesk.ui.record.state import badges, failure_words, state_words, twin_words

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LEAD = RecordDetail(
    entity=Entity.PERSON,
    id=7,
    name="Ada Lovelace",
    salesforce_id="00Q5g00000AbCdEEAV",
    sobject="Lead",
    state="member",
    lists=("leads",),
    fields=(),
    company_id=None,
    company=None,
    entered_at="2026-11-20T10:00:00Z",
    entered_run=1,
    changed_at="2026-11-22T10:00:00Z",
    changed_run=3,
    modstamp=None,
    removal=None,
)
LOCAL = replace(LEAD, salesforce_id=None, sobject=None, state="local", lists=())
EDIT = PendingEdit("title", "Title", "Mrs", "Countess", "2026-11-23T11:00:00Z", "You", False)
FAILURE = Failure(
    id=1,
    entity="person",
    record_id=7,
    salesforce_id=None,
    sobject="Lead",
    name="Ada Lovelace",
    operation="update",
    code="",
    error_code="",
    fields=("Title",),
    title="Refused",
    message="It isn’t so.",
    next_step="Change it.",
    said="no",
    cause="c",
    attempts=1,
    first_at="",
    at="",
    retry_at=None,
    values=(("Title", "Countess"), ("Phone", None)),
    duplicates=(),
)
CONFLICT = Conflict(
    id=1,
    entity="person",
    record_id=7,
    salesforce_id=None,
    sobject="Lead",
    name="Ada Lovelace",
    field="title",
    label="Title",
    salesforce="Title",
    base=None,
    local="a",
    remote="b",
    winner="salesforce",
    at="",
    run_id=2,
    state="open",
)


def texts(detail: RecordDetail) -> list[str]:
    return [text for text, _ in badges(detail)]


def test_badges_say_where_a_record_is() -> None:
    assert texts(LEAD) == ["Lead", "Synced"]
    assert texts(LOCAL) == ["Only here"]
    assert texts(replace(LOCAL, wanted="Lead")) == ["Waiting to become a Lead"]
    assert texts(replace(LEAD, pending=(EDIT,))) == ["Lead", "Waiting to be sent"]
    assert texts(replace(LEAD, state="kept", pending=(EDIT,))) == ["Lead", "Kept, not synced"]
    assert texts(replace(LEAD, pending=(EDIT,), failure=FAILURE)) == ["Lead", "Not sent"]
    again = replace(FAILURE, retry_at="2026-11-23T13:00:00Z")
    assert badges(replace(LEAD, failure=again))[1] == ("Waiting to be sent", "badge-warning")
    lost = replace(FAILURE, operation="lost")
    assert texts(replace(LEAD, failure=lost)) == ["Lead", "Synced"]
    assert texts(replace(LEAD, conflicts=(CONFLICT,), opted_out=True, own_lists=("VIP",))) == [
        "Lead",
        "Synced",
        "Conflict",
        "Opted out of e-mail",
        "VIP",
    ]


def test_a_twin_s_opt_out_is_only_told_where_it_says_something_new() -> None:
    twin = Found(Entity.PERSON, 8, None, "Contact", "Ada King")
    assert twin_words(replace(LEAD, twins=(twin,))) == ""
    assert "gets none" in twin_words(replace(LEAD, twins=(twin,), twin_opted_out=True))
    assert twin_words(replace(LEAD, twin_opted_out=True, opted_out=True)) == ""


def test_a_failure_says_what_happened_what_to_do_and_salesforce_s_own_words() -> None:
    assert failure_words(FAILURE, NOW) == "It isn’t so. Change it. Salesforce says: “no”"
    later = replace(FAILURE, retry_at="2026-11-23T12:30:00Z", said="")
    assert "It is tried again by itself in 30 min." in failure_words(later, NOW)
    due = replace(FAILURE, retry_at="2026-11-23T11:00:00Z", said="")
    assert "with the next sync" in failure_words(due, NOW)
    lost = replace(FAILURE, operation="lost", said="")
    assert failure_words(lost, NOW).endswith("Title: Countess. Phone: blank.")


def test_small_print_tells_people_made_here_from_synced_ones() -> None:
    assert state_words(LEAD).startswith("Here since")
    assert "In Salesforce Leads." in state_words(LEAD)
    assert state_words(LOCAL).startswith("Made here")
    assert "Last change" not in state_words(LOCAL)


def entry(kind: str, field: str | None = None, run: int | None = None) -> HistoryEntry:
    return HistoryEntry(
        "2026-11-23T12:00:00Z", kind, field, "Title" if field else "", "a", "b", "You", run
    )


def test_every_kind_of_history_is_told_in_words() -> None:
    said = {
        kind: entry_words(entry(kind, "title"))[0]
        for kind in ("field", "sent", "conflict", "undone")
    }
    assert said == {
        "field": "Title changed",
        "sent": "Title sent to Salesforce",
        "conflict": "Title was changed on both sides",
        "undone": "Title put back",
    }
    assert entry_words(entry("conflict", "title"))[1] == "b won over a"
    for kind in (
        "entered",
        "kept",
        "relinked",
        "merged",
        "converted",
        "added",
        "created",
        "linked",
    ):
        headline, detail = entry_words(entry(kind))
        assert headline != kind.capitalize()
        assert detail == ""
    assert by_words(entry("field", "title")).endswith("· You")
    assert by_words(entry("field", "title", 12)).endswith("· You · run 12")


def test_a_user_without_a_name_is_called_so_in_the_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(authors, "tr", lambda text, **_values: f"<{text}>")
    assert authors.author_words(SOMEBODY) == "<A Salesforce user>"
    assert authors.author_words("Ann Lee (Salesforce)") == "Ann Lee (Salesforce)"
    assert authors.author_words("Salesforce") == "Salesforce"


def test_fields_of_people_made_here_are_grouped_as_those_of_leads() -> None:
    fields = tuple(
        DetailField(name, label, ApdeskType.TEXT, value, True, None, None)
        for name, label, value in (("city", "City", "London"), ("last_name", "Last Name", "Byron"))
    )
    names = {"city": "City", "last_name": "LastName"}
    groups = grouped(fields, blanks=False, names=names)
    assert [each.title for each in groups] == ["About", "Address"]


def test_a_blank_field_is_kept_where_something_is_to_be_said_about_it() -> None:
    field = DetailField("title", "Title", ApdeskType.TEXT, None, True, "Title", None)
    assert grouped((field,), blanks=False) == ()
    assert grouped((field,), blanks=False, always={"title"})[0].fields == (field,)


def test_records_are_counted_by_what_they_are() -> None:
    assert nouns.records("person", 1) == "1 contact"
    assert nouns.records("company", 2) == "2 companies"
    assert nouns.reasons("person", {"It is gone.": 1, "Not mapped.": 3}) == [
        "3 contacts: Not mapped.",
        "1 contact: It is gone.",
    ]


ANN, BEN = "005000000000001AAA", "005000000000002AAA"
NAMES = {ANN: "Ann Lee", BEN: "Ben Ode"}


def test_lookups_are_told_by_name_where_it_is_known() -> None:
    changed = replace(entry("field", "owner_id"), old=ANN, new=BEN, names=NAMES)
    assert entry_words(changed, ApdeskType.REFERENCE)[1] == "Ann Lee  →  Ben Ode"
    assert entry_words(replace(changed, names={ANN: "Ann Lee"}), ApdeskType.REFERENCE)[1] == (
        f"Ann Lee  →  {BEN}"
    )
    clash = replace(changed, kind="conflict")
    assert entry_words(clash, ApdeskType.REFERENCE)[1] == "Ben Ode won over Ann Lee"
    lost = replace(FAILURE, operation="lost", values=(("Owner ID", ANN),), names=NAMES)
    assert "Owner ID: Ann Lee." in failure_words(lost, NOW)
