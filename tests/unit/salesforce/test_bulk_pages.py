"""RestOrg.bulk_pages against a server that answers oddly: what is fetched, what is believed, what
is left on the disk, and who is told."""

from __future__ import annotations

import errno
import gzip
import os
import stat
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from apdesk.domain.cancel import CancelToken
from apdesk.errors import Cancelled, KnownError
from apdesk.salesforce import bulk_pages
from apdesk.salesforce.errors import Kind, SalesforceError
from apdesk.salesforce.org import ResultPage
from apdesk.salesforce.rest import RestOrg
from tests.unit.salesforce.logged_in import TOKEN_PATH, token_reply
from tests.unit.salesforce.result_pages import JOB, LIST, RESULTS, Pages, csv_of, csv_reply
from tests.unit.salesforce.scripted_server import Reply, Request, ScriptedServer, refusal

Make = Callable[..., RestOrg]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pages"
    made.mkdir()
    return made


def read(
    org: RestOrg, folder: Path, *, after: str | None = None, size: int = 10
) -> list[ResultPage]:
    """All pages; the files stay."""
    with org.bulk_pages(JOB, after=after, folder=folder, rows_a_page=size, cause="pull") as pages:
        return list(pages)


def names(pages: list[ResultPage]) -> list[str]:
    lines = [line for page in pages for line in page.path.read_text().splitlines()[1:]]
    return [line.split(",")[1].strip('"') for line in lines]


def expected(total: int, start: int = 0) -> list[str]:
    return [f"Name {number}" for number in range(start, total)]


def fails(org: RestOrg, folder: Path, **how: Any) -> SalesforceError:
    with pytest.raises(SalesforceError) as caught:
        read(org, folder, **how)
    return caught.value


# -- which pages -------------------------------------------------------------------------------


@pytest.mark.parametrize("total", [1, 10, 11, 73])
@pytest.mark.parametrize("listed", [0, 2, 5])
def test_the_pages_come_whole_and_in_order(
    server: ScriptedServer, org: RestOrg, folder: Path, total: int, listed: int
) -> None:
    server.answer = script = Pages(total, listed=listed)
    pages = read(org, folder)
    assert names(pages) == expected(total)
    assert [each.rows for each in pages] == [
        min(10, total - start) for start in range(0, total, 10)
    ]
    assert [each.locator for each in pages] == [
        f"at-{start}" if start else None for start in range(0, total, 10)
    ]
    assert [each.next for each in pages] == [*[each.locator for each in pages[1:]], None]
    assert all(each.utf8 for each in pages)
    assert len(script.asked) == len(pages)
    assert script.lists == (-(-len(pages) // listed) if listed else 1)
    assert all(stat.S_IMODE(each.path.stat().st_mode) == 0o600 for each in pages)
    assert sorted(each.path for each in pages) == sorted(folder.iterdir())


def test_a_page_with_half_a_character_says_so(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    broken = csv_reply(csv_of([("1", "Ann")]).replace(b"Ann", b"Zo\xeb"), 1, None)
    server.answer = lambda request: refusal(404, "X") if request.path == LIST else broken
    (page,) = read(org, folder)
    assert (page.rows, page.utf8) == (1, False)


@pytest.mark.parametrize("listed", [0, 5])
def test_reading_goes_on_at_a_locator(
    server: ScriptedServer, org: RestOrg, folder: Path, listed: int
) -> None:
    server.answer = script = Pages(45, listed=listed)
    pages = read(org, folder, after="at-20")
    assert names(pages) == expected(45, 20)
    assert pages[0].locator == "at-20"
    assert set(script.asked) == {"at-20", "at-30", "at-40"}


@pytest.mark.parametrize("status", [400, 404, 405])
def test_without_a_list_of_pages_they_are_read_one_after_the_other(
    server: ScriptedServer, org: RestOrg, folder: Path, status: int
) -> None:
    script = Pages(35)
    server.answer = lambda request: (
        Reply(status, b"<html>") if request.path == LIST else script(request)
    )
    assert names(read(org, folder)) == expected(35)
    assert script.asked == [None, "at-10", "at-20", "at-30"]


def test_an_older_api_isn_t_asked_for_a_list(
    server: ScriptedServer, make: Make, folder: Path
) -> None:
    script = Pages(25)
    server.answer = lambda request: script(
        replace(request, path=request.path.replace("v57.0", "v62.0"))
    )
    assert names(read(make(api_version="57.0"), folder)) == expected(25)
    assert script.lists == 0


def test_where_the_list_says_something_else_the_pages_count(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    script = Pages(95)

    def answer(request: Request) -> Reply:
        reply = script(request)
        if request.path == LIST:
            for each in reply.body["resultPages"]:  # cut at other places than the pages are
                each["resultUrl"] = each["resultUrl"].replace("maxRecords=10", "maxRecords=7")
        return reply

    server.answer = answer
    pages = read(org, folder)
    assert names(pages) == expected(95)
    assert sorted(each.path for each in pages) == sorted(folder.iterdir())


def test_a_list_that_ends_early_loses_nothing(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    script = Pages(95)

    def answer(request: Request) -> Reply:
        reply = script(request)
        if request.path == LIST:
            return Reply(200, {**reply.body, "done": True})
        return reply

    server.answer = answer
    assert names(read(org, folder)) == expected(95)


def test_a_list_that_ignores_where_to_begin_isn_t_followed(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    script = Pages(45)

    def answer(request: Request) -> Reply:
        query = {k: v for k, v in request.query.items() if request.path != LIST or k != "locator"}
        return script(replace(request, query=query))

    server.answer = answer
    assert names(read(org, folder, after="at-20")) == expected(45, 20)
    assert script.asked == ["at-20", "at-30", "at-40"]


def test_an_answer_never_chooses_another_host_or_job(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    script = Pages(25)

    def answer(request: Request) -> Reply:
        reply = script(request)
        if request.path == LIST:
            for each in reply.body["resultPages"]:
                each["resultUrl"] = each["resultUrl"].replace(RESULTS, "https://evil.example/x")
        return reply

    server.answer = answer
    assert names(read(org, folder)) == expected(25)
    assert set(server.paths()) == {LIST, RESULTS}


def test_pages_that_go_round_in_a_circle_end(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    page = csv_of([("id1", "One")])
    server.answer = lambda request: (
        refusal(404, "NOT_FOUND") if request.path == LIST else csv_reply(page, 1, "at-1")
    )
    assert fails(org, folder).code == "salesforce.malformed_answer"


# -- in the background -------------------------------------------------------------------------


def test_two_pages_are_fetched_at_once_and_two_ahead(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    gate = threading.Event()
    both = threading.Semaphore(0)
    script = Pages(95)

    def odd(number: int, reply: Reply) -> Reply | None:
        both.release()
        return replace(reply, hold=gate) if number <= 2 else None

    script.odd = odd
    server.answer = script
    with org.bulk_pages(JOB, after=None, folder=folder, rows_a_page=10, cause="pull") as pages:
        opener = threading.Thread(
            target=lambda: (both.acquire(), both.acquire(), gate.set())  # type: ignore[func-returns-value]
        )
        opener.start()  # opens the gate when two requests have come; else the first page never ends
        next(pages)
        opener.join()
        # One is given, so two more may be there; the fourth isn't asked for.
        assert both.acquire(timeout=10)
        assert not both.acquire(timeout=0.05)
        next(pages)
        assert both.acquire(timeout=10)


def test_the_ledger_and_usage_are_told_in_the_reader_s_thread(
    server: ScriptedServer, make: Make, folder: Path
) -> None:
    threads: set[int] = set()
    calls: list[tuple[str, int]] = []

    def on_call(cause: str, made: int) -> None:
        threads.add(threading.get_ident())
        calls.append((cause, made))

    script = Pages(45)

    def answer(request: Request) -> Reply:
        reply = script(request)
        return replace(reply, headers={**reply.headers, "Sforce-Limit-Info": "api-usage=812/15000"})

    server.answer = answer
    org = make(on_call=on_call)
    read(org, folder)
    assert threads == {threading.get_ident()}
    assert {cause for cause, _ in calls} == {"pull"}
    assert sum(made for _, made in calls) == len(server.requests) == org.calls() == 6
    assert (org.usage().used, org.usage().maximum) == (812, 15000)


# -- bodies ------------------------------------------------------------------------------------


def _members(content: bytes) -> bytes:
    """Packed in three members, with zeros at the end."""
    cut = len(content) // 3
    parts = (content[:cut], content[cut : 2 * cut], content[2 * cut :])
    return b"".join(gzip.compress(each) for each in parts) + b"\0" * 16


@pytest.mark.parametrize("framing", ["length", "chunked", "close"])
@pytest.mark.parametrize("packing", ["gzip", "members", "plain"])
def test_bodies_are_unpacked(
    server: ScriptedServer, org: RestOrg, folder: Path, framing: str, packing: str
) -> None:
    rows = [(f"id{n}", f'"{n}",\n"\n" ü€\U0001f600') for n in range(20_000)]
    content = csv_of(rows)
    reply = csv_reply(content, len(rows), None, packed=packing == "gzip", framing=framing)
    if packing == "members":
        reply = replace(
            reply, body=_members(content), headers={**reply.headers, "Content-Encoding": "gzip"}
        )
    server.answer = lambda request: refusal(404, "X") if request.path == LIST else reply
    (page,) = read(org, folder)
    assert page.path.read_bytes() == content
    accepted = {each.headers["Accept-Encoding"] for each in server.requests if each.path == RESULTS}
    assert accepted == {"gzip"}


def test_null_bytes_are_taken_out(server: ScriptedServer, org: RestOrg, folder: Path) -> None:
    content = csv_of([("id1", "A\0da"), ("id2", "\0")])
    reply = csv_reply(content, 2, None)
    server.answer = lambda request: refusal(404, "X") if request.path == LIST else reply
    (page,) = read(org, folder)
    assert page.path.read_bytes() == content.replace(b"\0", b"")


@pytest.mark.parametrize("content", [b"", csv_of([])])
def test_an_empty_result_is_a_page_without_rows(
    server: ScriptedServer, org: RestOrg, folder: Path, content: bytes
) -> None:
    reply = csv_reply(content, 0, None)
    server.answer = lambda request: (
        Reply(200, {"resultPages": [], "done": True}) if request.path == LIST else reply
    )
    (page,) = read(org, folder)
    assert (page.rows, page.next, page.path.read_bytes()) == (0, None, content)


def broken(reply: Reply, how: str) -> Reply:
    body: bytes = reply.body
    match how:
        case "cut":
            return replace(reply, ending="cut")
        case "cut chunked":
            return replace(reply, ending="cut", framing="chunked")
        case "cut unannounced":
            return replace(reply, body=body[:-3], framing="close")
        case "reset":
            return replace(reply, ending="reset")
        case "wrong sum":
            return replace(reply, body=body[:-8] + b"\1\2\3\4" + body[-4:])
        case "no gzip":
            return replace(reply, body=b"<html>")
        case "fewer rows":
            return replace(reply, body=gzip.compress(csv_of([("id", "one")])))
        case "plain without its last row" | "plain cut in its last row":
            plain = gzip.decompress(body)
            headers = {k: v for k, v in reply.headers.items() if k != "Content-Encoding"}
            end = plain.rindex(b'"id') if "without" in how else -4
            return replace(reply, body=plain[:end], headers=headers, framing="close")
        case "other packing":
            return replace(reply, headers={**reply.headers, "Content-Encoding": "br"})
        case "no count" | "no locator":
            name = "Sforce-NumberOfRecords" if how == "no count" else "Sforce-Locator"
            return replace(reply, headers={k: v for k, v in reply.headers.items() if k != name})
        case "busy":
            return refusal(503, "SERVER_UNAVAILABLE")
    raise AssertionError(how)


HOWS = (
    "cut",
    "cut chunked",
    "cut unannounced",
    "reset",
    "wrong sum",
    "no gzip",
    "fewer rows",
    "plain without its last row",
    "plain cut in its last row",
    "other packing",
    "no count",
    "no locator",
    "busy",
)


@pytest.mark.parametrize("how", HOWS)
def test_a_page_that_breaks_off_is_fetched_again(
    server: ScriptedServer, org: RestOrg, folder: Path, ledger: list[tuple[str, int]], how: str
) -> None:
    script = Pages(35)
    script.odd = lambda number, reply: broken(reply, how) if number == 2 else None
    server.answer = script
    pages = read(org, folder)
    assert names(pages) == expected(35)
    assert len(script.asked) == 5
    assert sum(calls for _, calls in ledger) == 6
    assert sorted(each.path for each in pages) == sorted(folder.iterdir())


@pytest.mark.parametrize("how", HOWS)
def test_a_page_that_never_comes_whole_is_an_error_at_its_place(
    server: ScriptedServer, org: RestOrg, folder: Path, how: str
) -> None:
    script = Pages(55)

    def answer(request: Request) -> Reply:
        reply = script(request)
        if request.path == RESULTS and request.query.get("locator") == "at-20":
            return broken(reply, how)
        return reply

    server.answer = answer
    with org.bulk_pages(JOB, after=None, folder=folder, rows_a_page=10, cause="pull") as pages:
        given = [next(pages), next(pages)]
        with pytest.raises(SalesforceError) as caught:
            next(pages)
    assert caught.value.kind is Kind.RETRY
    assert names(given) == expected(20)
    assert script.asked.count("at-20") == 4
    assert sorted(each.path for each in given) == sorted(folder.iterdir())


# -- the login, the job, the disk --------------------------------------------------------------


def test_a_login_that_ends_in_the_middle_is_renewed_once(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    script = Pages(95)

    def answer(request: Request) -> Reply:
        if request.path == TOKEN_PATH:
            return token_reply(1, server)
        if request.headers["Authorization"] != "Bearer access-1" and len(script.asked) >= 3:
            return refusal(401, "INVALID_SESSION_ID")
        return script(request)

    server.answer = answer
    assert names(read(org, folder)) == expected(95)
    assert server.paths().count(TOKEN_PATH) == 1


@pytest.mark.parametrize("status", [404, 409])
def test_a_job_that_is_gone_says_so(
    server: ScriptedServer, org: RestOrg, folder: Path, status: int
) -> None:
    server.answer = lambda request: refusal(status, "NOT_FOUND" if status == 404 else "CONFLICT")
    error = fails(org, folder)
    assert (error.code, error.status) == ("salesforce.bulk_gone", status)
    assert list(folder.iterdir()) == []


def test_a_limit_ends_it_at_its_place(server: ScriptedServer, org: RestOrg, folder: Path) -> None:
    server.answer = lambda request: refusal(403, "REQUEST_LIMIT_EXCEEDED")
    assert fails(org, folder).kind is Kind.LIMIT
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk.full"), (errno.EDQUOT, "disk.full"), (errno.EIO, "disk.failed")],
)
def test_a_full_disk_is_told_and_leaves_nothing(
    server: ScriptedServer,
    org: RestOrg,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: str,
) -> None:
    real = os.write

    def full(descriptor: int, data: Any) -> int:
        if len(data) > 20:  # a page, not the lock of the login
            raise OSError(number, os.strerror(number))
        return real(descriptor, data)

    server.answer = Pages(35)
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(KnownError) as caught:
        read(org, folder)
    assert caught.value.code == code
    assert not isinstance(caught.value, SalesforceError)
    assert list(folder.iterdir()) == []


def test_a_folder_that_can_t_be_made_is_told(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    server.answer = Pages(5)
    (folder / "file").touch()
    with pytest.raises(KnownError) as caught:
        read(org, folder / "file" / "below")
    assert caught.value.code == "disk.failed"


# -- leaving -----------------------------------------------------------------------------------


def held(script: Pages, gate: threading.Event, *, first: bool = True) -> threading.Event:
    """Every page stops half-way, but the first one if told so; the event says that one has."""
    begun = threading.Event()

    def odd(number: int, reply: Reply) -> Reply | None:
        # by its place: the pages are asked for at once, in any order
        if not first and script.asked[-1] in (None, "at-0"):
            return None
        begun.set()
        return replace(reply, hold=gate)

    script.odd = odd
    return begun


@pytest.fixture
def gate() -> Any:
    event = threading.Event()
    yield event
    event.set()


def test_leaving_ends_downloads_and_removes_their_files(
    server: ScriptedServer, org: RestOrg, folder: Path, gate: threading.Event
) -> None:
    server.answer = script = Pages(95)
    begun = held(script, gate, first=False)
    with org.bulk_pages(JOB, after=None, folder=folder, rows_a_page=10, cause="pull") as pages:
        page = next(pages)
        assert begun.wait(10)
        left = monotonic()
    assert monotonic() - left < 0.9
    assert list(folder.iterdir()) == [page.path]
    assert not [each for each in threading.enumerate() if each.name == "apdesk-bulk"]


def test_pages_that_were_ready_but_not_given_are_removed(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    server.answer = script = Pages(95)
    third = threading.Event()
    script.odd = lambda number, reply: third.set() if number == 3 else None
    with org.bulk_pages(JOB, after=None, folder=folder, rows_a_page=10, cause="pull") as pages:
        page = next(pages)
        assert third.wait(10)
    assert list(folder.iterdir()) == [page.path]


def test_a_cancel_ends_the_waiting_for_a_slow_body(
    server: ScriptedServer, make: Make, folder: Path, gate: threading.Event
) -> None:
    cancel = CancelToken()
    org = make(cancel=cancel)
    server.answer = script = Pages(95)
    begun = held(script, gate)
    canceller = threading.Thread(target=lambda: (begun.wait(10), cancel.cancel()))  # type: ignore[func-returns-value]
    canceller.start()
    started = monotonic()
    with pytest.raises(Cancelled):
        read(org, folder)
    assert monotonic() - started < 1.5
    canceller.join()
    assert list(folder.iterdir()) == []


def test_leaving_isn_t_held_up_by_an_answer_that_doesn_t_begin(
    server: ScriptedServer,
    org: RestOrg,
    folder: Path,
    gate: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert bulk_pages._PATIENCE <= 1.0
    monkeypatch.setattr(bulk_pages, "_PATIENCE", 0.1)
    script = Pages(95, listed=0)
    slow = threading.Event()

    def answer(request: Request) -> Reply:
        if request.query.get("locator") == "at-10":
            slow.set()
            gate.wait(30)
        return script(request)

    server.answer = answer
    with org.bulk_pages(JOB, after=None, folder=folder, rows_a_page=10, cause="pull") as pages:
        page = next(pages)
        assert slow.wait(10)
        left = monotonic()
    assert monotonic() - left < 1.1
    assert list(folder.iterdir()) == [page.path]
    gate.set()
    for each in threading.enumerate():
        if each.name == "apdesk-bulk":
            each.join(10)
    assert list(folder.iterdir()) == [page.path]


def test_nothing_is_asked_for_before_the_first_page_is(
    server: ScriptedServer, org: RestOrg, folder: Path
) -> None:
    with org.bulk_pages(JOB, after=None, folder=folder, rows_a_page=10, cause="pull"):
        pass
    assert server.requests == []
