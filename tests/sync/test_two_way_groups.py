"""Groups that the org refuses as a whole: one record that is to blame holds up no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from apdesk.domain.run import Result
from apdesk.salesforce.errors import SalesforceError, from_response
from apdesk.salesforce.org import WriteGroup
from apdesk.sync.outcomes import MOST_REFUSALS
from tests.sync.bench import choose
from tests.sync.two_way import LOOKING, TwoWay, settled, synced

BAD = "poison"


def not_read() -> SalesforceError:
    said = "Cannot deserialize instance of double from VALUE_STRING value x"
    return from_response(400, [{"errorCode": "JSON_PARSER_ERROR", "message": said}])


def unexpected() -> SalesforceError:
    said = "An unexpected error occurred. Please include this ErrorId"
    return from_response(500, [{"errorCode": "UNKNOWN_EXCEPTION", "message": said}])


def too_large() -> SalesforceError:
    return from_response(413, b"<html>Request Entity Too Large</html>")


def deleted() -> SalesforceError:
    return from_response(404, [{"errorCode": "ENTITY_IS_DELETED", "message": "entity is deleted"}])


def holding(
    word: str, make: Callable[[], SalesforceError]
) -> Callable[[WriteGroup], SalesforceError | None]:
    """The org refuses each group of which a record has that value."""

    def refuse(group: WriteGroup) -> SalesforceError | None:
        return make() if any(word in row.values.values() for row in group.rows) else None

    return refuse


@pytest.mark.parametrize("make", [not_read, unexpected, too_large, deleted])
@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside another object"])
def test_one_record_that_stops_its_group_stops_none_of_its_neighbours(
    desk: TwoWay, make: Callable[[], SalesforceError], beside: bool
) -> None:
    leads = synced(desk, *(f"L{number}" for number in range(40)))
    contact, gone = desk.contact("Roe"), desk.lead("Gone")
    desk.tick_run()
    desk.edit_all("Lead", {each: {"Title": "Here"} for each in leads})
    desk.edit("Lead", leads[17], Title=BAD)
    if beside:
        desk.edit("Contact", contact, Title="Here")
    desk.state.delete("Lead", gone)
    desk.org.refuse_group = holding(BAD, make)
    writes = len(desk.org.writes)
    report = desk.tick_run()
    assert report.result is Result.DONE
    assert report.objects["Lead"].sent_updated == 39
    assert report.objects["Lead"].failed == 1
    assert len(desk.org.writes) - writes <= 9
    arrived = [each for each in leads if desk.there("Lead", each, "Title") == "Here"]
    assert set(arrived) == set(leads) - {leads[17]}
    assert gone not in desk.ids("Lead"), "what comes after the sending comes all the same"
    (failure,) = desk.failures()
    assert failure.salesforce_id == leads[17]
    assert failure.error_code == make().error_code
    if beside:
        assert desk.there("Contact", contact, "Title") == "Here"
    # The next edit of another record isn't held up by it.
    desk.edit("Lead", leads[3], Title="Again")
    writes = len(desk.org.writes)
    desk.tick_run()
    assert desk.there("Lead", leads[3], "Title") == "Again"
    assert len(desk.org.writes) - writes <= 2
    desk.org.refuse_group = lambda group: None
    desk.troubles.retry(at=desk.now())
    desk.tick_run(11)
    assert desk.failures() == ()
    assert desk.there("Lead", leads[17], "Title") == BAD
    settled(desk)


@pytest.mark.parametrize("names", [["Ada"], ["Ada", "Bea"]])
def test_a_value_that_is_not_read_lets_the_fields_be_read_first(
    desk: TwoWay, names: list[str]
) -> None:
    """Mostly a field has become one of another type; what fits it is told from the rest here."""
    leads = synced(desk, *names)
    desk.edit_all("Lead", {each: {"Title": "Here"} for each in leads})
    asked: list[WriteGroup] = []

    def once(group: WriteGroup) -> SalesforceError | None:
        asked.append(group)
        return not_read() if len(asked) == 1 else None

    desk.org.refuse_group = once
    calls = len(desk.org.causes)
    assert desk.tick_run().objects["Lead"].sent_updated == len(leads)
    assert desk.org.causes[calls:].count("describe") == 1
    assert desk.failures() == ()
    assert [len(each.rows) for each in asked] == [len(leads)] * 2


@pytest.mark.parametrize("make", [not_read, unexpected, too_large])
def test_an_org_that_refuses_everything_is_not_asked_for_each_record(
    desk: TwoWay, make: Callable[[], SalesforceError]
) -> None:
    leads = synced(desk, *(f"L{number}" for number in range(70)))
    desk.edit_all("Lead", {each: {"Title": "Here"} for each in leads})
    desk.org.refuse_group = lambda group: make()
    writes = len(desk.org.writes)
    report = desk.tick_run()
    assert report.result is Result.DONE
    assert "object.sending_stopped" in {each.code for each in report.problems}
    assert len(desk.org.writes) - writes <= 30
    assert desk.unsent() == (70, 0)
    desk.org.refuse_group = lambda group: None
    desk.troubles.retry(at=desk.now())
    for _ in range(2):
        desk.tick_run(11)
    assert {desk.there("Lead", each, "Title") for each in leads} == {"Here"}
    settled(desk)


def test_one_whose_answer_was_an_error_inside_salesforce_may_have_arrived(desk: TwoWay) -> None:
    """It stays marked: what is read next says whether it did."""
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, Title=BAD)
    desk.org.refuse_group = holding(BAD, unexpected)
    desk.tick_run()
    (failure,) = desk.failures()
    assert failure.retry_at is not None
    assert failure.record_id is not None
    assert desk.outbox.in_flight("Lead", [failure.record_id]) == {failure.record_id}
    desk.state.update("Lead", lead, {"Title": BAD})
    desk.tick_run()
    assert desk.failures() == ()
    assert desk.conflicts() == ()
    settled(desk)


def test_one_that_never_gets_through_becomes_patient(desk: TwoWay) -> None:
    (lead,) = synced(desk, "Ada")
    desk.edit("Lead", lead, Title=BAD)
    desk.org.refuse_group = holding(BAD, unexpected)
    for _ in range(6):
        desk.tick_run()
    writes = len(desk.org.writes)
    for _ in range(12):
        assert desk.tick_run().result is Result.DONE
    assert 2 <= len(desk.org.writes) - writes <= 3


# -- people who are made ----------------------------------------------------------------------


@pytest.mark.parametrize("make", [not_read, too_large, deleted])
def test_one_person_who_cannot_be_made_stops_no_other(
    desk: TwoWay, make: Callable[[], SalesforceError]
) -> None:
    desk.prefer(choose())
    desk.run()
    people = [desk.person(LastName=f"P{n}", Company="Acme", Title=BAD) for n in (0,)]
    people += [desk.person(LastName=f"P{n}", Company="Acme") for n in range(1, 30)]
    desk.want(*people)
    desk.org.refuse_group = holding(BAD, make)
    report = desk.tick_run()
    assert report.result is Result.DONE
    assert report.objects["Lead"].sent_created == 29
    assert desk.count_there("Lead") == 29
    (failure,) = desk.failures()
    assert failure.record_id == people[0]
    desk.org.refuse_group = lambda group: None
    desk.troubles.retry(at=desk.now())
    desk.tick_run(11)
    assert desk.count_there("Lead") == 30
    assert desk.failures() == ()


def test_one_person_at_whom_salesforce_breaks_stops_no_other(desk: TwoWay) -> None:
    """Nobody knows whether such a call made anybody; each waits, is looked for, and sent again in
    a smaller group."""
    gone = desk.lead("Gone")
    desk.prefer(choose())
    desk.run()
    people = [desk.person(LastName="P0", Company="Acme", Title=BAD)]
    people += [desk.person(LastName=f"P{n}", Company="Acme") for n in range(1, 30)]
    desk.want(*people)
    desk.state.delete("Lead", gone)
    desk.org.refuse_group = holding(BAD, unexpected)
    report = desk.tick_run()
    assert report.result is Result.DONE
    assert [each.code for each in report.problems] == ["salesforce.unknown"]
    assert gone not in desk.ids("Lead")
    for _ in range(8):
        desk.tick_run(11)
    assert desk.count_there("Lead", "LastName LIKE 'P%'") == 29
    assert desk.unsent() == (0, 1)
    desk.org.refuse_group = lambda group: None
    desk.tick_run(11)
    assert desk.count_there("Lead", "LastName LIKE 'P%'") == 30
    assert desk.unsent() == (0, 0)


def test_a_long_list_of_people_that_is_refused_is_made_in_few_calls(tmp_path: Path) -> None:
    desk = TwoWay(tmp_path, replace(LOOKING, overlap=timedelta(minutes=10)))
    desk.prefer(choose())
    desk.run()
    desk.want(*(desk.person(LastName=f"P{n}", Company="Acme") for n in range(70)))
    desk.org.refuse_group = lambda group: not_read()
    report = desk.tick_run()
    assert report.result is Result.DONE
    assert "object.sending_stopped" in {each.code for each in report.problems}
    assert len(desk.org.writes) <= 2 * MOST_REFUSALS
    assert desk.count_there("Lead") == 0
    desk.org.refuse_group = lambda group: None
    desk.troubles.retry(at=desk.now())
    desk.tick_run(11)
    assert desk.count_there("Lead") == 70
    desk.close()
