"""Failures and conflicts as people see them, and what they do about them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from apdesk.domain.operators import Criterion, Operator
from apdesk.domain.preferences import Rule
from apdesk.domain.records import FieldValue
from apdesk.errors import KnownError
from apdesk.store.lists import ListKey
from tests.unit.store.store_builders import (
    ALL,
    AT,
    LATER,
    LEAD,
    Desk,
    mapping,
    page,
    record,
    refusal,
    sf,
)

PICKLIST = "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"


def leads(desk: Desk, count: int = 1, **values: FieldValue) -> list[int]:
    desk.apply(page("Lead", [record("Lead", n, Name=f"N{n}", **values) for n in range(count)]))
    return list(desk.views.ids("leads"))  # type: ignore[arg-type]


def conflict(desk: Desk, record_id: int, number: int = 0) -> int:
    """Both sides change the company; Salesforce wins. The conflict's id."""
    desk.edit(record_id, company="Mine")
    desk.apply(page("Lead", [record("Lead", number, Name=f"N{number}", Company="Theirs")]), 2)
    return desk.troubles.conflicts()[0].id


# -- failures -----------------------------------------------------------------------------------


def test_a_failure_is_told_with_its_record_and_values(desk: Desk) -> None:
    (ann,) = leads(desk)
    desk.edit(ann, company="Mine", has_opted_out_of_email=True)
    desk.send(ann, failure=refusal(PICKLIST, "Company", said="Company: bad value"), at=AT)
    desk.send(ann, failure=refusal(PICKLIST, "Company", said="Company: bad value"), at=LATER)
    (found,) = desk.troubles.failures()
    assert (found.entity, found.record_id, found.salesforce_id) == ("person", ann, sf("Lead", 0))
    assert (found.sobject, found.name, found.operation) == ("Lead", "N0", "update")
    assert (found.error_code, found.fields) == (PICKLIST, ("Company",))
    assert (found.title, found.next_step, found.said) == (
        "Refused",
        "Change it.",
        "Company: bad value",
    )
    assert (found.attempts, found.first_at, found.at, found.retry_at) == (2, AT, LATER, None)
    assert found.values == (("Company", "Mine"), ("HasOptedOutOfEmail", True))
    assert desk.detail(ann).failure == found
    assert desk.views.failures() == (found,)
    assert (desk.troubles.failure_count(), desk.views.failure_count()) == (1, 1)


def test_failures_of_one_cause_are_a_group(desk: Desk) -> None:
    ids = leads(desk, 5)
    desk.apply(page("Account", [record("Account", 1, Name="Acme")]))
    (acme,) = desk.views.ids("companies")  # type: ignore[arg-type]
    for each in ids:
        desk.edit(each, company="Mine")
    desk.edit(acme, entity="company", annual_revenue=1.5)
    desk.send(*ids[:3], failure=refusal(PICKLIST, "Company"))
    lock = refusal("UNABLE_TO_LOCK_ROW", retry_at=LATER)
    desk.send(ids[3], failure=lock)
    desk.send(acme, sobject="Account", failure=lock)
    groups = desk.troubles.causes()
    assert desk.views.causes() == groups
    assert [(each.title, each.count, each.waiting, each.sobjects) for each in groups] == [
        ("Company: not an entry of the picklist", 3, 3, ("Lead",)),
        ("Somebody else was saving the record", 2, 0, ("Account", "Lead")),
    ]
    mine = desk.troubles.failures(cause=groups[0].cause)
    assert {each.record_id for each in mine} == set(ids[:3])
    assert len(desk.troubles.failures(limit=2)) == 2
    assert desk.troubles.retry(cause=groups[0].cause, at=AT) == 3
    assert set(desk.outbox.due("Lead", AT)) == {*ids[:3], ids[4]}
    assert desk.troubles.retry(at=AT) == 5
    assert [each.waiting for each in desk.troubles.causes()] == [0, 0]


def test_retry_of_all_agrees_to_no_duplicate(desk: Desk) -> None:
    ids = leads(desk, 3)
    for each in ids:
        desk.edit(each, company="Mine")
    desk.send(*ids[:2], failure=refusal("DUPLICATES_DETECTED"))
    desk.send(ids[2], failure=refusal())
    groups = {each.count: each for each in desk.troubles.causes()}
    assert (groups[2].duplicates, groups[1].duplicates) == (2, 0)
    assert desk.troubles.retry(at=LATER) == 3
    assert [each.waiting for each in desk.troubles.causes()] == [0, 0]
    assert desk.outbox.agreed(ids) == set()
    first = desk.detail(ids[0]).failure
    assert first is not None
    assert desk.troubles.retry([first.id], at=LATER) == 1
    assert desk.outbox.agreed(ids) == {ids[0]}
    (group,) = [each for each in desk.troubles.causes() if each.count == 2]
    assert desk.troubles.retry(cause=group.cause, at=LATER) == 2
    assert desk.outbox.agreed(ids) == set(ids[:2])


def test_retry_of_some(desk: Desk) -> None:
    ids = leads(desk, 2)
    for each in ids:
        desk.edit(each, company="Mine")
    desk.send(*ids, failure=refusal())
    first = desk.detail(ids[0]).failure
    assert first is not None
    assert desk.troubles.retry([first.id, 99], at=AT) == 1
    assert desk.troubles.retry([], at=AT) == 0
    assert set(desk.outbox.due("Lead", AT)) == {ids[0]}
    assert desk.outbox.attempts(ids) == dict.fromkeys(ids, 1)


def test_what_was_lost_since_is_counted(desk: Desk) -> None:
    ids = leads(desk, 3)
    assert desk.troubles.newest() == 0
    for each in ids:
        desk.edit(each, company="Mine")
    desk.send(ids[0], failure=refusal())
    before = desk.troubles.newest()
    assert before > 0
    desk.apply(page("Lead", deletes=[(sf("Lead", n), "deleted") for n in (1, 2)]), 2)
    desk.mirror.remove_staged("Lead")
    assert desk.troubles.lost_since(before) == 2
    assert desk.troubles.lost_since(desk.troubles.newest()) == 0


def test_dismissing_is_for_lost_values_alone(desk: Desk) -> None:
    (ann,) = leads(desk)
    desk.edit(ann, company="Mine")
    desk.send(ann, failure=refusal())
    (failure,) = desk.troubles.failures()
    assert desk.troubles.dismiss_lost([failure.id]) == 0
    assert desk.troubles.failure_count() == 1


# -- conflicts ----------------------------------------------------------------------------------


def test_the_other_value_is_an_edit(desk: Desk) -> None:
    (ann,) = leads(desk)
    found = conflict(desk, ann)
    batch = desk.troubles.use_other(found, at=LATER)
    assert batch is not None
    assert (batch.kind, batch.title, batch.records) == (
        "conflict",
        "Used the other value of Company",
        1,
    )
    assert desk.waiting(ann) == {"company": ("Theirs", "Mine")}
    assert desk.troubles.conflicts() == ()
    (settled,) = desk.troubles.conflicts(open_only=False)
    assert settled.state == "used_other"
    assert desk.views.conflicts(open_only=False) == (settled,)
    with pytest.raises(KnownError) as error:
        desk.troubles.use_other(found, at=LATER)
    assert error.value.code == "conflict.gone"
    assert desk.edits.undo(batch.id, at=LATER).reversed == 1
    assert desk.values(ann, "company") == ("Theirs",)


def test_the_other_value_that_is_there_already_needs_no_edit(desk: Desk) -> None:
    (ann,) = leads(desk)
    found = conflict(desk, ann)
    desk.edit(ann, company="Mine")
    assert desk.troubles.use_other(found, at=LATER) is None
    assert desk.troubles.conflict_count() == desk.views.conflict_count() == 0


def test_the_other_value_of_apdesk_s_win_is_salesforce_s(desk: Desk) -> None:
    lead = tuple(
        mapping("Lead", "Company", "company", rule=Rule.APDESK_WINS)
        if each.salesforce == "Company"
        else each
        for each in LEAD
    )
    desk.mirror.prepare({**ALL, "Lead": lead})
    (ann,) = leads(desk)
    found = conflict(desk, ann)
    assert desk.waiting(ann) == {"company": ("Theirs", "Mine")}
    desk.troubles.use_other(found, at=LATER)
    assert desk.values(ann, "company") == ("Theirs",)
    assert desk.waiting(ann) == {}


def test_the_other_value_of_a_field_that_is_not_written_any_more(desk: Desk) -> None:
    (ann,) = leads(desk)
    found = conflict(desk, ann)
    desk.mirror.prepare({**ALL, "Lead": [each for each in LEAD if each.salesforce != "Company"]})
    with pytest.raises(KnownError) as error:
        desk.troubles.use_other(found, at=LATER)
    assert error.value.code == "edit.read_only"
    (still,) = desk.troubles.conflicts()
    assert (still.state, still.salesforce, still.label) == ("open", None, "Company")


def test_dismissing_conflicts(desk: Desk) -> None:
    ids = leads(desk, 2)
    first, second = conflict(desk, ids[0]), conflict(desk, ids[1], 1)
    assert [each.id for each in desk.troubles.conflicts()] == [second, first]
    assert desk.troubles.dismiss_conflicts([first, 99]) == 1
    assert desk.troubles.dismiss_conflicts([first]) == 0
    assert [each.record_id for each in desk.troubles.conflicts()] == [ids[1]]
    assert len(desk.troubles.conflicts(limit=1, open_only=False)) == 1


def test_a_removed_record_takes_its_conflicts_along(desk: Desk) -> None:
    (ann,) = leads(desk)
    found = conflict(desk, ann)
    desk.apply(page("Lead", deletes=[(sf("Lead", 0), "deleted")]), 3)
    desk.mirror.remove_staged("Lead")
    assert desk.troubles.conflicts(open_only=False) == ()
    with pytest.raises(KnownError):
        desk.troubles.use_other(found, at=LATER)


# -- the column of lists ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (lambda desk, each: None, None),
        (lambda desk, each: desk.edit(each, company="Mine"), "Waiting to be sent"),
        (conflict, "Conflict"),
        (
            lambda desk, each: (
                desk.edit(each, company="Mine"),
                desk.send(each, failure=refusal()),
            ),
            "Not sent: needs you",
        ),
        (
            lambda desk, each: (
                desk.edit(each, company="Mine"),
                desk.send(each, failure=refusal(retry_at=LATER)),
            ),
            "Waiting to be sent",
        ),
    ],
)
def test_a_list_says_what_waits(
    desk: Desk, trouble: Callable[[Desk, int], object], said: str | None
) -> None:
    (ann,) = leads(desk)
    trouble(desk, ann)
    assert desk.values(ann, "@sync") == (said,)


def test_a_list_is_sorted_and_filtered_by_what_waits(desk: Desk) -> None:
    ids = leads(desk, 3)
    desk.apply(page("Account", [record("Account", 1)]))
    here = desk.person(name="Zoe")
    desk.edits.want([here], "Lead", at=AT)
    desk.edit(ids[1], company="Mine")
    desk.send(ids[1], failure=refusal())
    order = desk.views.ids(ListKey.ALL, sort=("@sync", False))
    assert list(order) == [ids[1], here, ids[0], ids[2]]
    waiting = Criterion("@sync", Operator.NOT_BLANK, "")
    assert list(desk.views.ids(ListKey.ALL, filters=[waiting])) == [ids[1], here]
    needs = Criterion("@sync", Operator.IS, "not sent: needs you")
    assert list(desk.views.ids(ListKey.ALL, filters=[needs])) == [ids[1]]
    assert len(desk.views.ids(ListKey.COMPANIES, sort=("@sync", True))) == 1
