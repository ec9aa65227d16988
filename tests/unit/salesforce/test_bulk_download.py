"""A body of any size goes to the disk in pieces."""

from __future__ import annotations

import gzip
import io
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
import requests
import urllib3

from apdesk.domain.cancel import CancelToken
from apdesk.errors import Cancelled
from apdesk.salesforce import bulk_download
from apdesk.salesforce.errors import SalesforceError
from apdesk.salesforce.rest import RestOrg
from tests.unit.salesforce.result_pages import JOB, LIST, csv_of, csv_reply
from tests.unit.salesforce.scripted_server import ScriptedServer, refusal

MEGABYTE = 1024 * 1024


def response_of(content: bytes, **headers: str) -> requests.Response:
    made = requests.Response()
    made.status_code = 200
    made.headers.update(headers)
    made.raw = urllib3.HTTPResponse(io.BytesIO(content), headers=headers, preload_content=False)
    return made


def big_page() -> tuple[bytes, int]:
    """30 MB of rows, a few of them with quotes and line ends."""
    text = "Something about a person, said at some length. " * 12
    rows = [
        (f"id{n}", f'{n} "x"\n{text}' if n % 100 == 0 else f"{n} {text}") for n in range(54_500)
    ]
    content = csv_of(rows)
    assert len(content) > 30 * MEGABYTE
    return content, len(rows)


def test_a_page_of_30_megabytes_takes_little_memory(
    server: ScriptedServer, org: RestOrg, tmp_path: Path
) -> None:
    content, rows = big_page()
    reply = csv_reply(content, rows, None)
    size = len(content)
    del content
    server.answer = lambda request: refusal(404, "X") if request.path == LIST else reply
    tracemalloc.start()
    try:
        with org.bulk_pages(JOB, after=None, folder=tmp_path / "p", cause="pull") as pages:
            tracemalloc.reset_peak()
            before, _ = tracemalloc.get_traced_memory()
            (page,) = pages
            _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert page.path.stat().st_size == size
    assert peak - before < 8 * MEGABYTE


def test_a_body_that_unpacks_to_very_much_takes_little_memory(tmp_path: Path) -> None:
    packed = gzip.compress(b"\n" * (64 * MEGABYTE))
    assert len(packed) < MEGABYTE // 8
    path = tmp_path / "p.csv"
    tracemalloc.start()
    try:
        bulk_download.save(response_of(packed, **{"Content-Encoding": "gzip"}), path, CancelToken())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert path.stat().st_size == 64 * MEGABYTE
    assert peak < 2 * MEGABYTE


def test_members_may_end_anywhere_in_a_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = csv_of([(f"id{n}", f"Name {n}") for n in range(50)])
    half = len(content) // 2
    packed = gzip.compress(content[:half]) + gzip.compress(content[half:]) + b"\0" * 7
    path = tmp_path / "p.csv"
    for size in (1, 2, 3, 7, 64, len(packed)):
        monkeypatch.setattr(bulk_download, "CHUNK", size)
        response = response_of(packed, **{"Content-Encoding": "gzip"})
        bulk_download.save(response, path, CancelToken(), rows=50)
        assert path.read_bytes() == content


@pytest.mark.parametrize("cut", [1, 4, 8, 9, 20, 30])
def test_a_member_without_its_end_isn_t_taken(tmp_path: Path, cut: int) -> None:
    packed = gzip.compress(csv_of([("id1", "Name 1")]))[:-cut]
    response = response_of(packed, **{"Content-Encoding": "gzip"})
    with pytest.raises(SalesforceError) as caught:
        bulk_download.save(response, tmp_path / "p.csv", CancelToken())
    assert caught.value.repeatable


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b'"A"\n""\n""\n', 2),
        (b'"A"\n"""\n"""\n"""\n"""\n"""\n"""\n', 3),  # values that look like the ends of rows
        (b'"A"\n"x"\n"y', None),
        (b'"A"\n"x"\n"y"', 2),
        (b"A\nx\ny\n", 2),
        (b"A\nx\ny", 2),
        (b"", None),
    ],
)
def test_records_are_counted_whatever_they_hold(
    tmp_path: Path, content: bytes, rows: int | None
) -> None:
    for wanted in (1, 2, 3, 7):
        response = response_of(content)
        if wanted == rows:
            bulk_download.save(response, tmp_path / "p.csv", CancelToken(), rows=wanted)
        else:
            with pytest.raises(SalesforceError) as caught:
                bulk_download.save(response, tmp_path / "p.csv", CancelToken(), rows=wanted)
            assert caught.value.code == "salesforce.malformed_answer"


@pytest.mark.parametrize(
    ("value", "whole"),
    [
        ("Ann", True),
        ("Zoë 🙂", True),
        (b"caf\xe9", False),
        (b"half \xed\xa0\xbd", False),
        (b"cut \xf0\x9f\x99", False),
    ],
)
def test_whether_it_is_utf_8_is_known_wherever_a_piece_ends(
    tmp_path: Path, value: str | bytes, whole: bool
) -> None:
    text = value.encode("utf-8") if isinstance(value, str) else value
    size = bulk_download.CHUNK
    for before in (0, *range(size - 12 - len(text), size)):
        content = b'"A"\n"' + b"x" * before + text + b'"\n' + b'"y"\n' * 9
        said = bulk_download.save(response_of(content), tmp_path / "p.csv", CancelToken(), rows=10)
        assert said is whole, before
        assert (tmp_path / "p.csv").read_bytes() == content


def test_a_character_that_the_end_cuts_off_is_none(tmp_path: Path) -> None:
    cut = response_of(b'"A"\nx\n\xf0\x9f')
    assert bulk_download.save(cut, tmp_path / "p.csv", CancelToken()) is False


def test_a_cancel_is_heard_between_chunks(tmp_path: Path) -> None:
    cancel = CancelToken()

    class Body(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            if cancel.cancelled:
                raise AssertionError("it reads on")
            cancel.cancel()
            buffer[:] = b"x" * len(buffer)
            return len(buffer)

    response = requests.Response()
    response.raw = urllib3.HTTPResponse(Body(), preload_content=False)
    with pytest.raises(Cancelled):
        bulk_download.save(response, tmp_path / "p.csv", cancel)
